"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const { texts, lists } = JSON.parse(byId("data").textContent);
  const controls = ["find", "by-label", "by-type", "by-outlet", "by-band", "by-seen"].map(byId).filter(Boolean);
  const mould = document.createElement("template");

  // An item is [place, label, type, outlets, confidence, reviewed, words, markup]: words and markup are numbers of texts.
  // An item that stands in the page from the start has no markup here.
  for (const list of lists) {
    list.box = byId(list.id);
    list.nodes = [...list.box.children];
    list.more = document.querySelector(`[data-more="${list.id}"]`);
    list.section = list.box.closest("section");
    list.limit = list.page;
  }
  const node = (list, at) => {
    if (!list.nodes[at]) {
      mould.innerHTML = list.items[at][7].map((number) => texts[number]).join("");
      list.nodes[at] = mould.content.firstElementChild;
    }
    return list.nodes[at];
  };

  // Many items share their words, so each text is looked at once.
  let searched;
  const found = (text) => {
    searched ??= [...new Set(lists.flatMap((list) => list.items.flatMap((item) => item[6])))].map((number) => [
      number,
      texts[number].toLowerCase(),
    ]);
    return new Set(searched.filter(([, words]) => words.includes(text)).map(([number]) => number));
  };

  const wanted = () => {
    const [text, ...picked] = controls.map((control) => control.value.trim().toLowerCase());
    return { picked, hits: text && found(text), any: Boolean(text) || picked.some(Boolean) };
  };
  const fits = (item, { hits, picked }) =>
    picked.every((value, at) => {
      const own = item[at + 1];
      return !value || (Array.isArray(own) ? own.includes(Number(value)) : own === value);
    }) && (!hits || item[6].some((number) => hits.has(number)));

  const offer = (list, rest) => (rest > 4 * list.page ? `Show ${4 * list.page} more of ${rest}` : `Show ${rest} more`);
  const draw = (list, want) => {
    list.fit = [];
    for (let at = 0; at < list.items.length; at += 1) {
      if (!list.filtered || !want.any || fits(list.items[at], want)) list.fit.push(at);
    }
    list.box.replaceChildren(...list.fit.slice(0, list.limit).map((at) => node(list, at)));
    const rest = list.fit.length - list.limit;
    if (list.more) {
      list.more.hidden = rest <= 0;
      list.more.textContent = offer(list, rest);
    }
    if (list.filtered) list.section.hidden = want.any && list.fit.length === 0;
  };

  const filter = () => {
    const want = wanted();
    const tally = { findings: [0, 0], "other claims": [0, 0] };
    for (const list of lists.filter((one) => one.filtered)) {
      list.limit = list.page;
      draw(list, want);
      const counted = tally[list.box.matches(".cards") ? "findings" : "other claims"];
      counted[0] += list.fit.length;
      counted[1] += list.items.length;
      const details = list.box.closest("details");
      if (want.any && details && list.fit.length) details.open = true;
    }
    for (const whole of document.querySelectorAll(".whole, .nothing")) whole.hidden = want.any;
    for (const story of document.querySelectorAll(".story[id]")) {
      story.hidden = want.any && !story.querySelector("section:not([hidden]) [data-card], section:not([hidden]) .lines");
    }
    byId("clear").hidden = !want.any;
    const told = Object.entries(tally).filter(([name, [fit]]) => fit || name === "findings");
    byId("found").textContent = want.any ? told.map(([name, [fit, all]]) => `${fit} of ${all} ${name}`).join(", ") : "";
  };
  const clear = () => {
    for (const control of controls) control.value = "";
    filter();
  };

  const bring = (id) => {
    for (const list of lists) {
      const at = list.items.findIndex((item) => item[0] === id);
      if (at < 0) continue;
      if (wanted().any) clear();
      list.limit = Math.max(list.limit, at + 1);
      draw(list, wanted());
    }
    return byId(id);
  };
  const reveal = () => {
    const id = location.hash.slice(1);
    if (!id) return;
    let target = byId(id) || bring(id);
    if (!target) return;
    if (target.closest("[hidden]") && target.id !== "filters") {
      clear();
      target = byId(id) || bring(id);
    }
    for (let node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") node.open = true;
    }
    const whole = target.matches(".card, .seg, [id^=claim-]");
    const go = () => target.scrollIntoView({ block: whole && target.offsetHeight < innerHeight / 2 ? "center" : "start" });
    go();
    requestAnimationFrame(() => requestAnimationFrame(go)); // what was far off is laid out by then, and may have moved it
    if (target.matches("[tabindex]")) target.focus({ preventScroll: true });
  };

  for (const list of lists) {
    if (!list.more) continue;
    list.more.hidden = false;
    list.more.addEventListener("click", () => {
      const first = list.limit;
      list.limit += 4 * list.page;
      draw(list, wanted());
      const next = node(list, list.fit[first]);
      const target = next.matches("[tabindex]") ? next : next.querySelector("a");
      if (target) target.focus();
    });
    list.fit = list.items.map((_, at) => at);
    list.more.textContent = offer(list, list.items.length - list.page);
  }
  byId("filters").hidden = !lists.some((list) => list.filtered);
  for (const control of controls) control.addEventListener("input", filter);
  byId("clear").addEventListener("click", () => {
    clear();
    byId("find").focus();
  });
  addEventListener("hashchange", reveal);
  addEventListener("click", (event) => {
    // A link to where we are already changes no hash, and must still lead there.
    const link = event.target.closest('a[href^="#"]');
    if (link && link.getAttribute("href") === location.hash) reveal();
  });
  let closed = [];
  let limits = [];
  addEventListener("beforeprint", () => {
    limits = lists.map((list) => list.limit);
    for (const list of lists) {
      list.limit = Infinity;
      draw(list, wanted());
    }
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
    lists.forEach((list, at) => {
      list.limit = limits[at];
      draw(list, wanted());
    });
  });
  reveal();
})();
