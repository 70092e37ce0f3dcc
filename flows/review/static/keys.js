// Keys and selection. Everything works without this file too: each key presses a button or follows a link of the page.
"use strict";

const items = () => [...document.querySelectorAll("[data-item]")].filter((item) => item.offsetParent !== null);
const typing = (target) => target.closest("input, select, textarea, [contenteditable], dialog");

function selected() {
  return document.querySelector("[data-item].selected");
}

function select(item, scroll = true) {
  if (!item) return;
  for (const other of document.querySelectorAll("[data-item].selected")) other.classList.remove("selected");
  item.classList.add("selected");
  item.focus({ preventScroll: true });
  if (scroll) item.scrollIntoView({ block: "nearest" });
  markWordsOf(item.dataset.fact);
}

function step(by) {
  const all = items();
  const at = all.indexOf(selected());
  select(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)]);
}

function press(key) {
  const item = selected();
  const card = item?.querySelector(":scope.fact > details");
  if (card) card.open = true;
  const target = item?.querySelector(`[data-key="${key}"]`);
  if (target) target.click();
  return Boolean(target);
}

// What was decided on this page, the last at the end; an undone fact is waiting again and has no undo.
const decided = [];

function undo() {
  if (press("u")) return;
  while (decided.length) {
    const button = document.querySelector(`[id="${CSS.escape(decided.pop())}"] [data-key="u"]`);
    if (button) {
      button.click();
      return;
    }
  }
}

// Words selected in the article, and the how manieth of their kind they are there, from 0: for a fact that is missing.
const inOneLine = (text) => text.split(/\s+/).filter(Boolean).join(" ");
let chosen = null;

function wordsSelected() {
  const selection = getSelection();
  const story = document.querySelector(".story");
  if (!story || selection.isCollapsed || !story.contains(selection.anchorNode) || !story.contains(selection.focusNode)) return null;
  const range = selection.getRangeAt(0);
  const title = story.querySelector("h1");
  const inTitle = title.contains(range.startContainer);
  const before = document.createRange();
  if (inTitle) before.setStart(title, 0);
  else before.setStartAfter(title);
  before.setEnd(range.startContainer, range.startOffset);
  const words = inOneLine(selection.toString());
  return words && { words, part: inTitle ? "title" : "text", nth: inOneLine(before.toString()).split(words).length - 1 };
}

// A click on the button may end the selection before it is asked for.
document.addEventListener("selectionchange", () => {
  chosen = wordsSelected() || chosen;
});

document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.elt.id === "add") Object.assign(event.detail.parameters, wordsSelected() || chosen || {});
});

// The words of a fact in the text, told apart while its card is selected.
function markWordsOf(name) {
  for (const mark of document.querySelectorAll(".mark.on")) mark.classList.remove("on");
  if (!name) return;
  for (const mark of document.querySelectorAll(`.mark[data-facts~="${CSS.escape(name)}"]`)) mark.classList.add("on");
}

function openCard(name) {
  const card = document.querySelector(`[data-fact="${CSS.escape(name)}"]`);
  if (!card) return;
  card.querySelector("details").open = true;
  select(card);
}

document.addEventListener("click", (event) => {
  const mark = event.target.closest("a.mark");
  if (mark) {
    // Where facts overlap, each further click means the next longer one.
    event.preventDefault();
    const names = mark.dataset.facts.split(" ");
    const at = names.indexOf(selected()?.dataset.fact ?? "");
    openCard(names[(at + 1) % names.length]);
    return;
  }
  const opener = event.target.closest("[data-opens]");
  if (opener) document.getElementById(opener.dataset.opens).showModal();
  const item = event.target.closest("[data-item]");
  if (item && !event.target.closest("a, button, input, select, label")) select(item, false);
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && typing(event.target) && !event.target.closest("dialog")) {
    const item = event.target.closest("[data-item]");
    (item ?? event.target.closest(".add"))?.querySelector(".correction")?.replaceChildren();
    event.target.blur();
    select(item);
    return;
  }
  if (typing(event.target)) return;
  const actions = {
    j: () => step(1),
    k: () => step(-1),
    a: () => press("a"),
    r: () => press("r"),
    c: () => press("c"),
    m: () => document.getElementById("add")?.click(),
    u: undo,
    o: () => press("o") || selected()?.querySelector("summary")?.click(),
    n: () => selected()?.querySelector(".note")?.focus(),
    "/": () => document.querySelector("input[type=search]")?.focus(),
    "?": () => document.getElementById("keys").showModal(),
  };
  if (Object.hasOwn(actions, event.key)) {
    event.preventDefault();
    actions[event.key]();
  }
});

// A decided fact gives way to the next one; a correction's form takes the cursor.
document.addEventListener("htmx:afterSwap", (event) => {
  const { target, elt } = event.detail;
  if (target.classList.contains("correction")) {
    target.querySelector("textarea, input:not([type=hidden]), select")?.focus();
  }
});

let decidedAt = -1;

document.addEventListener("htmx:beforeSwap", (event) => {
  const { target } = event.detail;
  decidedAt = target.matches?.("[data-item]") ? items().indexOf(target) : -1;
});

document.addEventListener("htmx:afterSettle", () => {
  if (decidedAt < 0) return;
  const all = items();
  const here = all[decidedAt];
  const isDecided = here?.querySelector('[data-key="u"]');
  document.getElementById("notice").replaceChildren();
  if (isDecided && here.id) decided.push(here.id);
  select(here?.matches(".decided") && isDecided ? all[decidedAt + 1] ?? here : here);
  decidedAt = -1;
});

document.addEventListener("toggle", (event) => {
  const card = event.target.closest?.(".fact");
  if (card && event.target.open) markWordsOf(card.dataset.fact);
}, true);

addEventListener("hashchange", () => openCard(decodeURIComponent(location.hash).replace(/^#f-/, "")));
addEventListener("DOMContentLoaded", () => {
  if (location.hash.startsWith("#f-")) openCard(decodeURIComponent(location.hash).slice(3));
});
