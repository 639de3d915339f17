// The data as objects, the state of the page, and words in its language.
const DATA = JSON.parse(document.getElementById("fazhi-data").textContent);
const TEXTS = JSON.parse(document.getElementById("fazhi-texts").textContent);
const byId = (id) => document.getElementById(id);
const lastOf = (iri) => iri.slice(iri.lastIndexOf("/") + 1);

const PLACES = DATA.places.map(([iri, name, code, level, province], id) => ({id, iri, name, code, level, province, key: lastOf(iri)}));
const REPORTS = DATA.reports.map(([iri, title, place, year, issuer, created, issued, source, numbers, coded, warnings], id) =>
  ({id, iri, title, place, year, issuer, created, issued, source, numbers, coded, warnings, key: lastOf(iri)}));
const INDICATORS = DATA.indicators.map(([code, zh, en, meaning, meaningEn, unit, group], id) =>
  ({id, code, names: [zh, en || zh], meanings: [meaning, meaningEn || meaning], unit, group}));
const FIGURES = DATA.figures.map(([report, value, unit, approximation, begin, end, sentence, counted, subject], id) =>
  ({id, report: REPORTS[report], value, unit, approximation, begin, end, sentence, counted, subject}));
const PROVINCES = new Map(DATA.provinces.map(([code, zh, en, column, row]) => [code, {code, names: [zh, en], column, row}]));
const slot = (...parts) => parts.join(" ");
const REPORTED = new Map();
for (const report of REPORTS) {
  if (report.place < 0 || !report.year) continue;
  const key = slot(report.place, report.year);
  REPORTED.set(key, [...(REPORTED.get(key) ?? []), report]);
}

const CELLS = new Map();
const CELL_OF_FACT = new Map();
const factKey = (figure) => `${figure.report.key}:${figure.begin},${figure.end}`;
for (const [place, year, indicator, given, figures] of DATA.cells) {
  const cell = {place, year, indicator, given: given === 1, figures: figures.map((n) => FIGURES[n])};
  CELLS.set(slot(place, year, indicator), cell);
  for (const figure of cell.figures) if (cell.given) CELL_OF_FACT.set(factKey(figure), cell);
}

// The newest number of each place on each indicator.
const LATEST = new Map();
for (const cell of CELLS.values()) {
  const key = slot(cell.place, cell.indicator);
  if (cell.given && !(LATEST.get(key)?.year > cell.year)) LATEST.set(key, cell);
}

// "given", "not_understood", "silent" or "no_report", and the cell where there is one.
function cellOf(place, year, indicator) {
  const cell = CELLS.get(slot(place, year, indicator));
  if (cell) return {...cell, status: cell.given ? "given" : "not_understood"};
  return {place, year, indicator, figures: [], status: REPORTED.has(slot(place, year)) ? "silent" : "no_report"};
}

const state = {
  language: navigator.language.startsWith("zh") ? 0 : 1, mode: "indicator", indicator: 0, place: 0, level: "all", province: "all",
  sort: "", open: "", find: "", kind: 0, topic: null, outlookPlace: -1,
};
const said = (pair) => pair?.[state.language] ?? "";
function word(name, ...values) {
  return said(TEXTS[name]).replace(/\{(\d)\}/g, (_, n) => values[n]);
}
const levelName = (level) => said(TEXTS.levels[level] ?? TEXTS.levels[""]);
const provinceName = (code) => (PROVINCES.has(code) ? said(PROVINCES.get(code).names) : code);

// 62949000 -> 62,949,000
const readable = (value) => value.replace(/^-?\d{4,}(?=\.|$)/, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ","));
const amount = (figure) => said(TEXTS.approximations[figure.approximation]) + readable(figure.value) + (figure.unit === "%" ? "%" : "");

// Everything a report says goes into text nodes; nothing of it is ever markup.
function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "class") made.className = value;
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter((c) => c !== null && c !== undefined && c !== ""));
  return made;
}
const button = (text, onclick, properties = {}) => element("button", {type: "button", onclick, ...properties}, text);
function option(value, text, chosen) {
  const made = element("option", {value}, text);
  made.selected = chosen;
  return made;
}
function drawing(tag, properties = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(properties)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

// Append some of the items and a button that appends more.
function appendInParts(parent, items, make, size) {
  parent.append(...items.slice(0, size).map(make));
  const rest = items.slice(size);
  if (!rest.length) return;
  const more = button(word("more", rest.length), () => { more.remove(); appendInParts(parent, rest, make, size * 4); }, {class: "more"});
  parent.append(more);
}
