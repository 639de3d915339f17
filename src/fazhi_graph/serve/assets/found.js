// The search box: things by name, alias, code, words, pinyin initials; Enter or a click leads to the thing.
import {about, byId, element, language, word} from "./page.js";

const box = byId("search");
const list = byId("found");
let running = null;
let chosen = 0;

export async function look(text, kinds = "", signal = undefined) {
  const answer = await fetch(`search?${new URLSearchParams({q: text, kinds})}`, {signal});
  return answer.ok ? answer.json() : [];
}

async function search() {
  running?.abort();
  running = new AbortController();
  const text = box.value.trim();
  if (!text) {
    show(null);
    return;
  }
  try {
    show(await look(text, "", running.signal));
  } catch (error) {
    if (error.name !== "AbortError") show([]);
  }
}

function show(hits) {
  list.hidden = hits === null;
  box.setAttribute("aria-expanded", String(hits !== null));
  const none = element("li", {className: "empty"}, word("nothing"));
  list.replaceChildren(...(hits?.length ? hits.map(row) : [none]));
  choose(0);
}

function row(hit, number) {
  const kind = about.classes.find((c) => c.name === hit.class);
  const swatch = element("i", {className: `swatch ${kind.shape}`});
  swatch.style.background = kind.colour;
  const alias = hit.name === hit.label ? [] : [element("small", {}, hit.name)];
  const facts = [kind[language()], ...(hit.mentions ? [word("mentions", hit.mentions)] : [])];
  const link = element("a", {href: hit.address.replace(/^\//, ""), tabIndex: -1}, swatch,
    element("span", {className: "name"}, hit.label, " ", ...alias), element("small", {}, facts.join(" · ")));
  const made = element("li", {id: `found-${number}`}, link);
  made.setAttribute("role", "option");
  return made;
}

function choose(number) {
  const options = [...list.querySelectorAll("[role=option]")];
  chosen = Math.max(0, Math.min(number, options.length - 1));
  options.forEach((option, i) => option.setAttribute("aria-selected", String(i === chosen)));
  box.setAttribute("aria-activedescendant", options.length && !list.hidden ? `found-${chosen}` : "");
  options[chosen]?.scrollIntoView({block: "nearest"});
}

function key(event) {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
  } else if (event.key === "Enter") {
    list.querySelector("[aria-selected=true] a")?.click();
  } else if (event.key === "Escape") {
    show(null);
  }
}

export function startSearch() {
  box.addEventListener("input", search);
  box.addEventListener("keydown", key);
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".search")) show(null);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.closest("input, textarea, select")) {
      event.preventDefault();
      box.focus();
    }
  });
}
