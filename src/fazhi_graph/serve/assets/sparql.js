// The SPARQL box: prefixes filled in, lines numbered, the line of an error marked.
import {about, byId, element, language, word} from "./page.js";
import {run} from "./result.js";

const text = byId("text");
const lines = byId("lines");
const place = document.querySelector("[data-result=sparql]");
// What the parser says of a place: “line 3, column 7: expected …”
const WHERE = /^line (\d+), column (\d+)/;
let wrong = 0;

// The prefixes that a query uses and does not declare, declared.
export function withPrefixes(query) {
  const plain = query.replace(/<[^<>\s]*>|"[^"\n]*"|#.*/g, " ");
  const used = new Set([...plain.matchAll(/(?<![\w?$-])([a-z][\w-]*):/g)].map((match) => match[1]));
  const declared = new Set([...query.matchAll(/\bPREFIX\s+([\w-]*):/gi)].map((match) => match[1]));
  const wanted = Object.keys(about.prefixes).filter((p) => used.has(p) && !declared.has(p));
  return wanted.map((p) => `PREFIX ${p}: <${about.prefixes[p]}>\n`).join("") + (wanted.length ? "\n" : "") + query;
}

export function openQuery(query) {
  text.value = withPrefixes(query);
  mark(0);
  place.replaceChildren();
  if (location.hash !== "#sparql") location.hash = "#sparql";
}

function ask() {
  mark(0);
  const body = new URLSearchParams({query: text.value});
  run({url: "sparql", options: {method: "POST", body}}, place, (message) => point(message));
}

function point(message) {
  const where = WHERE.exec(message);
  if (!where) return;
  mark(Number(where[1]));
  const before = text.value.split("\n").slice(0, wrong - 1).join("\n").length + (wrong > 1 ? 1 : 0);
  text.focus();
  text.setSelectionRange(before, before + text.value.split("\n")[wrong - 1].length);
}

function mark(line) {
  wrong = line;
  const count = text.value.split("\n").length;
  lines.replaceChildren(...Array.from({length: count}, (_, i) =>
    element("span", {className: i + 1 === wrong ? "wrong" : ""}, `${i + 1}\n`)));
  lines.scrollTop = text.scrollTop;
}

export function renderSparql() {
  const [none, ...rest] = [element("option", {value: ""}, word("examples")),
    ...about.texts.examples.map((example, i) => element("option", {value: String(i)}, example[language()]))];
  byId("examples").replaceChildren(none, ...rest);
  byId("prefixes").querySelector("p").replaceChildren(...Object.entries(about.prefixes).map(([prefix, start]) =>
    element("button", {type: "button", title: start, onclick: () => insert(prefix)}, `${prefix}:`)));
}

function insert(prefix) {
  text.setRangeText(`${prefix}:`, text.selectionStart, text.selectionEnd, "end");
  text.focus();
  mark(0);
}

export function startSparql() {
  openFirst();
  text.addEventListener("input", () => mark(0));
  text.addEventListener("scroll", () => { lines.scrollTop = text.scrollTop; });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) ask();
  });
  byId("query").addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  byId("examples").addEventListener("change", (event) => {
    if (event.target.value) openQuery(about.texts.examples[Number(event.target.value)].query);
    event.target.value = "";
  });
}

function openFirst() {
  text.value = withPrefixes(about.texts.examples[0].query);
  mark(0);
}
