// Choices, addresses and language.
function chooseIndicator(id) {
  Object.assign(state, {mode: "indicator", indicator: id, open: "", sort: "", find: ""});
  history.pushState(null, "", `#indicator=${encodeURIComponent(INDICATORS[id].code)}`);
  render();
}

function choosePlace(id) {
  Object.assign(state, {mode: "place", place: id, open: "", sort: "", find: ""});
  history.pushState(null, "", `#place=${encodeURIComponent(PLACES[id].key)}`);
  render();
  byId("indicators").scrollIntoView();
}

function renderChoices() {
  const indicators = state.mode === "indicator";
  byId("by-indicator").setAttribute("aria-pressed", String(indicators));
  byId("by-place").setAttribute("aria-pressed", String(!indicators));
  byId("find").placeholder = word(indicators ? "find_indicator" : "find_place");
  byId("find").setAttribute("aria-label", byId("find").placeholder);
  byId("find").value = state.find;
  document.querySelector(".filters").hidden = !indicators;
  const groups = indicators ? indicatorGroups() : placeGroups();
  const chosen = indicators ? state.indicator : state.place;
  const choose = indicators ? chooseIndicator : choosePlaceHere;
  const lists = [];
  for (const [name, items] of groups) {
    const found = items.filter((item) => item.words.toLowerCase().includes(state.find.trim().toLowerCase()));
    if (found.length) lists.push(element("h4", {}, name), element("ul", {}, found.map((item) =>
      element("li", {}, button([element("span", {}, item.name), element("b", {}, String(item.count))], () => choose(item.id),
        {"aria-pressed": String(item.id === chosen)})))));
  }
  if (indicators && DATA.left_out) lists.push(element("p", {class: "quiet"}, word("indicators_left_out", DATA.left_out)));
  byId("choices").replaceChildren(...lists);
  byId("choice").replaceChildren(...[...groups].map(([name, items]) =>
    element("optgroup", {label: name}, items.map((item) => option(item.id, `${item.name} (${item.count})`, item.id === chosen)))));
  byId("choice").setAttribute("aria-label", word(indicators ? "indicator" : "place"));
  const pressed = byId("choices").querySelector("[aria-pressed=true]");
  if (pressed) byId("choices").scrollTop = pressed.offsetTop - byId("choices").offsetTop - 120;
}

const choosePlaceHere = (id) => choosePlace(id);
const PLACES_OF = INDICATORS.map(() => new Set());
const CELLS_OF = PLACES.map(() => 0);
for (const cell of CELLS.values()) {
  if (!cell.given) continue;
  PLACES_OF[cell.indicator].add(cell.place);
  CELLS_OF[cell.place] += 1;
}

function indicatorGroups() {
  const groups = new Map();
  for (const [name, members] of grouped(INDICATORS)) {
    groups.set(name, members.map((i) => ({id: i.id, name: said(i.names), words: [i.code, ...i.names].join(" "), count: PLACES_OF[i.id].size})));
  }
  return groups;
}

function placeGroups() {
  const groups = new Map();
  for (const place of PLACES) {
    const name = provinceName(place.province) || word("no_topic");
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push({id: place.id, name: place.name, words: `${place.name} ${place.key}`, count: CELLS_OF[place.id]});
  }
  return groups;
}

function renderFilters() {
  const levels = Object.keys(TEXTS.levels).filter((level) => PLACES.some((p) => p.level === level));
  const provinces = [...PROVINCES.keys()].filter((code) => PLACES.some((p) => p.province === code)).sort();
  byId("level").replaceChildren(option("all", word("all"), state.level === "all"), ...levels.map((l) => option(l, levelName(l), l === state.level)));
  byId("province").replaceChildren(option("all", word("all"), state.province === "all"), ...provinces.map((p) => option(p, provinceName(p), p === state.province)));
}

function renderWords() {
  document.documentElement.lang = state.language ? "en" : "zh";
  for (const place of document.querySelectorAll("[data-word]")) place.textContent = word(place.dataset.word);
  document.title = word("heading");
  byId("language").textContent = word("language");
  byId("network").hidden = !DATA.network;
  if (DATA.network) byId("network").href = DATA.network;
}

function render() {
  renderWords();
  renderTotals();
  renderProvinces();
  renderCoverage();
  renderFilters();
  renderChoices();
  renderTable();
  renderCharts();
}

// #fact=REPORT:begin,end opens a number's sentence; #indicator=, #place= and #report= choose.
function follow() {
  const [, name, text] = /^#(fact|indicator|place|report)=(.+)$/.exec(location.hash) ?? [];
  if (!name) return;
  let key;
  try {
    key = decodeURIComponent(text);
  } catch {
    return; // a % that encodes nothing
  }
  if (name === "report") showReport(key);
  else if (name === "fact") showFact(key);
  else {
    const items = name === "indicator" ? INDICATORS : PLACES;
    const found = items.find((item) => (item.code && name === "indicator" ? item.code : item.key) === key);
    if (!found) return;
    Object.assign(state, {mode: name, [name]: found.id, open: ""});
    render();
    byId("indicators").scrollIntoView();
  }
}

function showFact(key) {
  const cell = CELL_OF_FACT.get(key);
  if (!cell) return;
  const inPlace = state.mode === "place" && state.place === cell.place;
  Object.assign(state, {mode: inPlace ? "place" : "indicator", indicator: cell.indicator, open: cellKey(cell)});
  if (!matching(PLACES[cell.place])) Object.assign(state, {level: "all", province: "all"});
  render();
  const opened = document.querySelector("#table .evidence");
  opened?.scrollIntoView({block: "center"});
  document.querySelector(`[data-cell="${cellKey(cell)}"]`)?.focus({preventScroll: true});
}

function showReport(key) {
  const report = REPORTS.find((r) => r.key === key);
  const row = report && byId(`report-${report.id}`);
  row?.scrollIntoView({block: "center"});
  row?.classList.add("found");
  setTimeout(() => row?.classList.remove("found"), 2500);
}

byId("language").addEventListener("click", () => { state.language = 1 - state.language; render(); renderOutlook(); renderReports(); });
byId("by-indicator").addEventListener("click", () => chooseIndicator(state.indicator));
byId("by-place").addEventListener("click", () => choosePlace(state.place));
byId("find").addEventListener("input", (event) => { state.find = event.target.value; renderChoices(); });
byId("choice").addEventListener("change", (event) => (state.mode === "indicator" ? chooseIndicator : choosePlace)(Number(event.target.value)));
byId("level").addEventListener("change", (event) => { state.level = event.target.value; render(); });
byId("province").addEventListener("change", (event) => { state.province = event.target.value; render(); });
byId("problems").addEventListener("click", () => { state.kind = 0; renderOutlook(); });
byId("commitments").addEventListener("click", () => { state.kind = 1; renderOutlook(); });
byId("outlook-place").addEventListener("change", (event) => { state.outlookPlace = Number(event.target.value); renderOutlook(); });
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && state.open) toggle(null); });
window.addEventListener("hashchange", follow);
window.addEventListener("popstate", follow);

render();
renderOutlook();
renderReports();
follow();
