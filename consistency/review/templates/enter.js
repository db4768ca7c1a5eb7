"use strict";
(async () => {
  const said = document.getElementById("said");
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  if (!token) {
    said.textContent = "This desk needs the whole address that the command printed, with #token=… at its end.";
    return;
  }
  const answer = await fetch("/enter", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ token }),
  });
  if (answer.ok) location.replace("/");
  else said.textContent = "The token in the address is not the one of this desk. Was it started again since?";
})();
