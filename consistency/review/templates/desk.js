"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const rows = [...document.querySelectorAll("[data-row]")];
  const sieves = ["find", "by-state", "by-label", "by-type", "by-outlet"].map(byId);
  const [find, state, label, type, outlet] = sieves;
  const MARKS = { confirmed: "✓", dismissed: "✕", waived: "…", "waiver ended": "!", "changed since": "≠" };
  const DONE = { confirm: "Confirmed", dismiss: "Dismissed", waive: "Waived", undo: "Undone" };
  const OPEN = { standing: "open", to_do: true, seen: "", told: "", note: "", until: "", was: "", changes: [] };
  const NAME = "consistency-reviewer";
  let states = {};
  let current = null;
  let read = null; // the finding whose words are on the page: what is not shown yet is not decided
  let mine = [];
  let busy = false;

  const stateOf = (row) => states[row.dataset.id] ?? OPEN;
  const make = (tag, text = "", name = "") => {
    const node = document.createElement(tag);
    node.textContent = text;
    if (name) node.className = name;
    return node;
  };
  const say = (text) => { byId("said").textContent = text; };
  const complain = (text) => {
    byId("trouble").textContent = text;
    byId("trouble").hidden = !text;
  };

  // The list
  const fits = (row) =>
    row.dataset.words.includes(find.value.trim().toLowerCase()) &&
    (!label.value || row.dataset.label === label.value) &&
    (!type.value || row.dataset.type === type.value) &&
    (!outlet.value || row.dataset.outlets.split(" ").includes(outlet.value)) &&
    (!state.value || (state.value === "to-do" ? stateOf(row).to_do : stateOf(row).standing === state.value));
  const shown = () => rows.filter((row) => !row.hidden);
  const filter = () => {
    for (const row of rows) row.hidden = !fits(row);
    const count = shown().length;
    byId("found").textContent = count === rows.length ? "" : `${count} of ${rows.length} findings`;
    byId("none").hidden = count > 0;
  };
  const paintRow = (row) => {
    const { standing, seen } = stateOf(row);
    const mark = row.querySelector(".state");
    mark.hidden = !seen || standing === "open";
    mark.textContent = mark.hidden ? "" : `${MARKS[standing]} ${standing}`;
    mark.className = `state ${standing.replaceAll(" ", "-")}`;
  };
  const paint = () => {
    for (const row of rows) paintRow(row);
    const done = rows.filter((row) => !stateOf(row).to_do).length;
    byId("progress").value = done;
    byId("count").textContent = `${done} of ${rows.length} decided`;
    filter();
    paintPast();
  };

  // The finding
  const pieces = (runs) => {
    const text = make("p", "", "wording");
    for (const [words, isNew] of runs) text.append(isNew ? make("mark", words) : words);
    return text;
  };
  const paintPast = () => {
    const past = byId("past");
    const now = current ? stateOf(current) : OPEN;
    past.hidden = !now.told;
    past.className = `past ${now.standing.replaceAll(" ", "-")}`;
    for (const name of ["confirm", "dismiss", "waive"]) byId(name).disabled = !read || read !== current;
    byId("undo").disabled = !now.told && mine.length === 0;
    if (!now.told) return;
    const head = make("p", "", "told");
    head.append(make("strong", `${MARKS[now.standing] ?? ""} ${now.standing}`), `: ${now.told}.`);
    past.replaceChildren(head);
    if (now.note) past.append(make("p", now.note, "noted"));
    if (now.was) past.append(make("p", `What was decided on has changed: it was ${now.was}.`));
    for (const change of now.changes) {
      const box = make("div", "", "change");
      const name = make("p", "", "outlet");
      name.append(make("bdi", change.outlet), " changed its words:");
      box.append(name, pieces(change.before), make("p", "now", "now"), pieces(change.after));
      past.append(box);
    }
  };
  const show = async (row, { focus = true } = {}) => {
    for (const other of rows) other.firstElementChild.removeAttribute("aria-current");
    if (row !== current) byId("note").value = "";
    current = row;
    row.firstElementChild.setAttribute("aria-current", "true");
    history.replaceState(null, "", `#finding-${row.dataset.row}`);
    if (focus) row.firstElementChild.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
    complain("");
    paintPast();
    const answer = await fetch(`/finding/${row.dataset.row}`).catch(() => null);
    if (row !== current) return;
    if (!answer?.ok) { complain("The desk does not answer as it should: load the page again."); return; }
    const words = await answer.text();
    if (row !== current) return;
    const card = byId("card");
    const open = card.querySelector(".evidence")?.open ?? false;
    card.className = `card ${row.dataset.label}`;
    card.innerHTML = words;
    card.querySelector(".evidence").open = open;
    read = row;
    paintPast();
  };
  const step = (by) => {
    // From where the reader is, though a filter may have hidden that row.
    const at = rows.indexOf(current);
    const next = by > 0 ? rows.slice(at + 1).find((row) => !row.hidden) : rows.slice(0, Math.max(at, 0)).findLast((row) => !row.hidden);
    if (next) show(next);
  };
  const nextToDo = (row) => {
    const after = rows.slice(rows.indexOf(row) + 1).concat(rows);
    return after.find((other) => other !== row && !other.hidden && stateOf(other).to_do);
  };

  // Decisions
  const apply = (answer) => {
    states = answer.states;
    if (!byId("until").value) byId("until").value = answer.waiver;
    byId("until").min = answer.today;
    paintLeftOver(answer);
    paint();
  };
  const ask = async (path, body) => {
    const options = body && { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
    try {
      const answer = await fetch(path, options);
      const data = await answer.json();
      if (data.states) apply(data);
      complain(data.error ?? "");
      return answer.ok;
    } catch {
      complain("The desk does not answer. Is the command that opened it still running? Nothing was written.");
      return false;
    }
  };
  const decide = async (action, row = current) => {
    const name = byId("by");
    if (!row || busy || (action !== "undo" && row !== read)) return;
    if (!name.value.trim()) { complain("Write your name first: a decision says whose it is."); name.focus(); return; }
    localStorage.setItem(NAME, name.value.trim());
    busy = true;
    const wish = { finding: row.dataset.id, action, by: name.value, note: byId("note").value, until: byId("until").value, seen: stateOf(row).seen };
    const written = await ask("/decide", wish);
    busy = false;
    if (!written) { filter(); return; }
    mine = mine.filter((other) => other !== row);
    if (action !== "undo") mine.push(row);
    say(`${DONE[action]}: ${row.querySelector(".gist").textContent}`);
    byId("note").value = "";
    const next = action === "undo" ? row : nextToDo(row);
    if (next && next !== current) show(next);
    else paintPast();
  };
  const undo = () => {
    if (current && stateOf(current).told) decide("undo");
    else if (mine.length) decide("undo", mine.at(-1));
    else say("There is nothing to undo.");
  };

  const paintLeftOver = ({ lost, bad }) => {
    const box = byId("left-over");
    box.hidden = lost.length + bad.length === 0;
    box.replaceChildren();
    if (bad.length) {
      box.append(make("h2", "Lines that could not be read"), make("p", bad.join("; "), "badly"));
    }
    if (!lost.length) return;
    const details = make("details");
    details.append(make("summary", `Decisions about what is no longer in the report (${lost.length})`));
    const list = make("ul");
    for (const item of lost) {
      const line = make("li");
      line.append(make("p", `${item.kind ? `${item.kind}: ` : ""}${item.told}. ${item.reason}`), item.note ? make("p", item.note, "noted") : "");
      for (const [name, text] of item.sides) {
        const side = make("p", "", "wording");
        side.append(make("bdi", name, "outlet"), ` ${text}`);
        line.append(side);
      }
      list.append(line);
    }
    details.append(list);
    box.append(details);
  };

  // Keys and mouse
  const keys = {
    j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1),
    c: () => decide("confirm"), d: () => decide("dismiss"), u: undo,
    w: () => { byId("until").focus(); say("Choose the day until which it is waived, then press Enter."); },
    n: () => byId("note").focus(),
    e: () => { const evidence = byId("card").querySelector(".evidence"); if (evidence) evidence.open = !evidence.open; },
    "/": () => { find.focus(); find.select(); },
    "?": () => byId("help").showModal(),
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
    const isField = event.target.matches("input, select, textarea");
    if (isField && (event.key === "Escape" || (event.key === "Enter" && event.target === find))) {
      event.preventDefault();
      const first = current && !current.hidden ? current : shown()[0];
      if (first && first !== current) show(first);
      else if (first) first.firstElementChild.focus();
      else event.target.blur();
    } else if (!isField && keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  byId("rows").addEventListener("click", (event) => {
    const row = event.target.closest("[data-row]");
    if (!row) return;
    event.preventDefault();
    show(row);
  });
  for (const control of sieves) control.addEventListener("input", filter);
  byId("confirm").addEventListener("click", () => decide("confirm"));
  byId("dismiss").addEventListener("click", () => decide("dismiss"));
  byId("undo").addEventListener("click", undo);
  byId("decide").addEventListener("submit", (event) => { event.preventDefault(); decide("waive"); });
  byId("ask").addEventListener("click", () => byId("help").showModal());
  byId("by").addEventListener("change", () => localStorage.setItem(NAME, byId("by").value.trim()));
  addEventListener("focus", () => { if (!busy) ask("/states"); });
  addEventListener("hashchange", () => open());

  const open = () => {
    const named = rows.find((row) => location.hash === `#finding-${row.dataset.row}`);
    const first = named ?? rows.find((row) => stateOf(row).to_do) ?? rows[0];
    if (first) show(first, { focus: false });
  };
  if (!byId("by").value) byId("by").value = localStorage.getItem(NAME) ?? "";
  ask("/states").then(open);
})();
