"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const buttons = [...document.querySelectorAll("[data-answer]")];
  const NAME = "consistency-reviewer";
  let order = [];
  let answers = {};
  let place = 0;
  let busy = false;

  const complain = (text) => {
    byId("trouble").textContent = text;
    byId("trouble").hidden = !text;
  };
  const person = () => byId("by").value.trim();
  const paint = () => {
    const done = Object.keys(answers).length;
    const given = answers[order[place]] ?? "";
    byId("progress").value = done;
    byId("count").textContent = `${done} of ${order.length} labelled`;
    byId("place").textContent = `Pair ${place + 1} of ${order.length}${given ? `, your answer: ${given}` : ""}`;
    for (const button of buttons) {
      const name = button.dataset.type ? `clash: ${button.dataset.type}` : button.dataset.answer;
      button.setAttribute("aria-pressed", String(name === given));
    }
  };
  const apply = (data) => {
    ({ order, answers } = data);
    byId("bad").hidden = data.bad.length === 0;
    byId("bad").textContent = `Lines that could not be read: ${data.bad.join("; ")}`;
  };
  const ask = async (path, body) => {
    const options = body && { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
    try {
      const answer = await fetch(path, options);
      const data = await answer.json();
      complain(data.error ?? "");
      if (answer.ok) apply(data);
      return answer.ok;
    } catch {
      complain("The desk does not answer. Is the command that opened it still running? Nothing was written.");
      return false;
    }
  };
  const show = async (to) => {
    if (!order.length) return;
    place = Math.min(Math.max(to, 0), order.length - 1);
    const wanted = place;
    const answer = await fetch(`/pair/${place}`);
    if (wanted !== place || !answer.ok) return;
    byId("pair").innerHTML = await answer.text();
    byId("answers").hidden = false;
    paint();
  };
  const next = () => {
    const open = order.findIndex((name, at) => at > place && !(name in answers));
    const any = open < 0 ? order.findIndex((name) => !(name in answers)) : open;
    if (any < 0) byId("said").textContent = "All pairs are labelled. Thank you.";
    show(any < 0 ? place : any);
  };
  const label = async (answer, type = "") => {
    if (busy || !order.length) return;
    if (!person()) { complain("Write your name first: a label says whose it is."); byId("by").focus(); return; }
    localStorage.setItem(NAME, person());
    busy = true;
    const written = await ask("/label", { verdict: order[place], answer, type, by: person() });
    busy = false;
    if (!written) return;
    byId("said").textContent = `Labelled: ${type ? `clash in ${type}` : answer}`;
    next();
  };

  const load = async () => { if (await ask(`/labels?by=${encodeURIComponent(person())}`)) { place = -1; next(); } };
  const keys = { k: () => show(place - 1), j: () => show(place + 1), "?": () => byId("help").showModal() };
  const letters = { a: "agree", n: "unrelated", s: "unsure" };
  for (const button of buttons) {
    const { answer, type } = button.dataset;
    button.addEventListener("click", () => label(answer, type));
    keys[button.querySelector("kbd").textContent] = () => label(answer, type);
  }
  for (const [key, answer] of Object.entries(letters)) keys[key] = () => label(answer);
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
    if (event.target.matches("input")) {
      if (event.key === "Escape" || event.key === "Enter") event.target.blur();
    } else if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  byId("answers").addEventListener("submit", (event) => event.preventDefault());
  byId("back").addEventListener("click", keys.k);
  byId("skip").addEventListener("click", keys.j);
  byId("ask").addEventListener("click", keys["?"]);
  byId("by").addEventListener("change", () => { localStorage.setItem(NAME, person()); load(); });
  if (!person()) byId("by").value = localStorage.getItem(NAME) ?? "";
  load();
})();
