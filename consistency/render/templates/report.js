"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const cards = [...document.querySelectorAll("[data-card]")];
  const controls = ["find", "by-label", "by-type", "by-outlet"].map(byId);
  const [find, label, type, outlet] = controls;
  const words = new Map(cards.map((card) => [card, card.textContent.toLowerCase()]));

  const fits = (card) =>
    words.get(card).includes(find.value.trim().toLowerCase()) &&
    (!label.value || card.dataset.label === label.value) &&
    (!type.value || card.dataset.type === type.value) &&
    (!outlet.value || card.dataset.outlets.split(" ").includes(outlet.value));

  const filter = () => {
    let shown = 0;
    for (const card of cards) {
      card.hidden = !fits(card);
      shown += card.hidden ? 0 : 1;
    }
    byId("found").textContent = shown === cards.length ? "" : `${shown} of ${cards.length} findings`;
  };

  const reveal = () => {
    const target = location.hash.length > 1 && byId(location.hash.slice(1));
    if (!target) return;
    if (target.hidden) {
      for (const control of controls) control.value = "";
      filter();
    }
    for (let node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") node.open = true;
    }
    target.scrollIntoView({ block: "center" });
  };

  byId("filters").hidden = cards.length === 0;
  for (const control of controls) control.addEventListener("input", filter);
  addEventListener("hashchange", reveal);
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
  });
  reveal();
})();
