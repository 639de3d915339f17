// An answer: fetched, stopped, shown as a table with links, downloaded.
import {about, addressOf, element, language, shortened, word} from "./page.js";

const ROWS_SHOWN = 1000;
const ROWS_AND_GRAPHS = "application/sparql-results+json, text/turtle;q=0.9";
const NUMBERS = /#(integer|decimal|double|float|gYear)$/;
let running = null;

// request: {url, options}; place: the element that shows the answer; failed: told the message of a refusal.
export async function run(request, place, failed = () => {}) {
  running?.abort();
  const mine = running = new AbortController();
  const stop = element("button", {type: "button", onclick: () => mine.abort()}, word("stop"));
  place.replaceChildren(element("p", {className: "quiet"}, word("running"), " ", stop));
  const begun = performance.now();
  try {
    const answer = await fetched(request, ROWS_AND_GRAPHS, mine.signal);
    const text = await answer.text();
    if (answer.ok) show(place, request, answer, text, (performance.now() - begun) / 1000);
    else refuse(place, text, failed);
  } catch (error) {
    if (running !== mine) return;
    refuse(place, word(error.name === "AbortError" ? "stopped" : "unreachable"), failed);
  }
}

const fetched = ({url, options}, accept, signal) =>
  fetch(url, {...options, signal, headers: {...options?.headers, Accept: accept, "Accept-Language": language()}});

function refuse(place, message, failed) {
  const shown = element("pre", {className: "error"}, message.trim());
  shown.setAttribute("role", "alert");
  place.replaceChildren(shown);
  failed(message);
}

function show(place, request, answer, text, seconds) {
  if (answer.headers.get("Content-Type").startsWith("text/turtle")) {
    place.replaceChildren(tools(request, "turtle", "text/turtle", "graph.ttl"), element("pre", {className: "graph"}, text));
    return;
  }
  const {head, boolean, results} = JSON.parse(text);
  if (boolean !== undefined) {
    place.replaceChildren(element("p", {className: "answer"}, word(boolean ? "yes" : "no")));
    return;
  }
  const rows = results.bindings;
  const note = answer.headers.get("X-Fazhi-Note");
  const limit = answer.headers.get("X-SPARQL-MaxRows");
  const facts = [word("rows", rows.length, seconds.toFixed(1)), ...(limit ? [word("cut", limit)] : []),
    ...(rows.length > ROWS_SHOWN ? [word("shown", ROWS_SHOWN)] : [])];
  if (rows.length) {
    place.replaceChildren(tools(request, "csv", "text/csv", "result.csv", facts.join(" · ")), table(head.vars, rows));
  } else {
    place.replaceChildren(element("p", {className: "answer"}, note ? decodeURIComponent(note) : word("none")));
  }
}

function tools(request, key, type, name, facts = "") {
  const button = element("button", {type: "button", onclick: () => download(request, type, name)}, word(key));
  const status = element("span", {className: "quiet"}, facts);
  status.setAttribute("role", "status");
  return element("p", {className: "tools"}, status, button);
}

async function download(request, type, name) {
  const answer = await fetched(request, type);
  const text = await answer.text();
  if (!answer.ok) return;
  // The mark at the beginning tells spreadsheets that this is UTF-8.
  const url = URL.createObjectURL(new Blob([type === "text/csv" ? "\ufeff" : "", text], {type}));
  element("a", {href: url, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

function table(names, rows) {
  const heads = names.map((name) => element("th", {scope: "col", title: `?${name}`}, headline(name)));
  const body = rows.slice(0, ROWS_SHOWN).map((row) => element("tr", {}, ...names.map((name) => cell(row[name], name))));
  return element("div", {className: "scroll"},
    element("table", {}, element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...body)));
}

function headline(name) {
  return language() === "zh" ? about.texts.columns[name] ?? name : name.replaceAll("_", " ");
}

function cell(term, name) {
  if (!term) return element("td");
  if (term.type === "uri") return element("td", {}, link(term.value));
  if (term.type === "triple") return element("td", {}, JSON.stringify(term.value));
  const number = NUMBERS.test(term.datatype ?? "");
  const width = name.startsWith("sentence") || term.value.length > 40 ? "long" : term.value.length > 12 ? "middle" : "";
  const text = name === "precision" ? about.texts.precisions[term.value]?.[language()] ?? term.value : term.value;
  return element("td", {className: number ? "number" : width, lang: term["xml:lang"] ?? ""}, text);
}

function link(iri) {
  const href = addressOf(iri);
  return href ? element("a", {href, title: iri, rel: "noreferrer"}, shortened(iri)) : iri;
}
