// The page's wiring: what a click, a key, a filter and an address do.
const byId = (id) => document.getElementById(id);
const searchBox = byId("search");
const resultList = byId("results");

// The address is the memory: #node=IRI. Going back brings the former node.
const addressOf = (id) => (id < 0 ? "" : `#node=${encodeURIComponent(NODES[id].iri)}`);
function nodeInAddress() {
  const found = /^#node=(.+)$/.exec(location.hash);
  try {
    return found ? BY_IRI.get(decodeURIComponent(found[1])) ?? -1 : -1;
  } catch {
    return -1; // a % that encodes nothing
  }
}

function remember(id) {
  const address = addressOf(id);
  if (location.hash !== address) history.pushState(null, "", address || location.pathname + location.search);
}

function refresh() {
  redraw();
  renderPanel(actions);
  renderLegend();
  byId("everything").setAttribute("aria-pressed", String(state.everything));
  const counts = word("status", stage.shown.length, NODES.length, stage.lines.size);
  const hint = state.everything && NODES.length > MOST_DRAWN ? "weightiest" : "hint";
  byId("status").textContent = state.selected < 0 ? `${counts} · ${word(hint)}` : counts;
}

function choose(id, {animated = true} = {}) {
  if (state.pathFrom >= 0 && id >= 0 && id !== state.pathFrom) {
    tracePathTo(id);
    return;
  }
  Object.assign(state, {selected: id, path: [], pathFrom: -1});
  if (id >= 0) for (const other of nearest(id)) state.unfolded.add(other);
  refresh();
  if (id >= 0) show(surroundings(id), {animated});
}

function go(id) {
  choose(id);
  remember(state.selected);
}

function tracePathTo(id) {
  const path = shortestPath(state.pathFrom, id);
  Object.assign(state, {path, pathFrom: -1});
  refresh();
  if (path.length) show(path);
  else byId("status").textContent = word("path_none");
}

function fold(ids) {
  for (const id of ids) state.unfolded.delete(id);
  refresh();
}

function unfold(ids) {
  for (const id of ids) state.unfolded.add(id);
  refresh();
  show([state.selected, ...ids]);
}

async function copyLink(id) {
  const link = location.href.split("#")[0] + addressOf(id);
  try {
    await navigator.clipboard.writeText(link);
  } catch { // refused, as some browsers do for files
    const field = element("textarea", {}, link);
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
}

const actions = {
  go, fold, unfold, copy: copyLink,
  close: () => go(-1),
  path: (id) => { state.pathFrom = state.pathFrom === id ? -1 : id; refresh(); },
};

function showOverview() {
  Object.assign(state, {everything: false, selected: -1, path: [], pathFrom: -1});
  state.unfolded.clear();
  refresh();
  remember(-1);
  if (stage.shown.length) show(stage.shown);
}

function showEverything() {
  state.everything = !state.everything;
  refresh();
  if (stage.shown.length) show(stage.shown);
}

function resetFilters() {
  Object.assign(state, {report: -1, year: 0, relation: -1, topic: ""});
  state.hidden.clear();
  for (const id of ["by-report", "by-year", "by-relation", "by-topic"]) byId(id).selectedIndex = 0;
  refresh();
}

function renderLegend() {
  const total = grouped(NODES, (n) => n.cls);
  const shown = grouped(stage.shown, (id) => NODES[id].cls);
  const rows = [...new Set([...CLASSES.keys(), ...total.keys()])].filter((c) => total.has(c)).map((cls) => {
    const kind = CLASSES.get(cls) ?? OTHER_CLASS;
    const box = element("input", {type: "checkbox", value: cls, onchange: () => toggleClass(cls)});
    box.checked = !state.hidden.has(cls);
    return element("label", {}, box, swatch(kind), kind[state.language],
      element("b", {}, `${shown.get(cls)?.length ?? 0}/${total.get(cls).length}`));
  });
  const focused = document.activeElement?.closest("#legend input")?.value;
  byId("legend").replaceChildren(...rows);
  if (focused) [...byId("legend").querySelectorAll("input")].find((i) => i.value === focused)?.focus();
}

function toggleClass(cls) {
  if (!state.hidden.delete(cls)) state.hidden.add(cls);
  refresh();
}

function fillChoice(id, key, options, chosen) {
  const select = byId(id);
  select.parentElement.firstElementChild.textContent = word(key);
  select.replaceChildren(...[[chosen.none, word("any")], ...options].map(([value, text]) => element("option", {value}, text)));
  select.value = String(chosen.now);
}

function renderChoices() {
  const years = [...new Set(EDGES.map((e) => e.year).filter(Boolean))].sort((a, b) => b - a);
  fillChoice("by-report", "report", REPORTS.map((r) => [r.id, r.title]), {none: -1, now: state.report});
  fillChoice("by-year", "year", years.map((y) => [y, String(y)]), {none: 0, now: state.year});
  fillChoice("by-topic", "topic", topicChoices(), {none: "", now: state.topic});
  fillChoice("by-relation", "relation", PREDICATES.filter((p) => p.name !== "contains").map((p) => [p.id, relationLabel(p)]), {none: -1, now: state.relation});
}

// Broad topics with the narrower ones indented below them, to any depth.
function topicChoices(broader = "", indent = "") {
  return TOPICS.filter((t) => t.broader === broader)
    .flatMap((t) => [[t.name, indent + t[state.language]], ...topicChoices(t.name, `${indent}\u3000`)]);
}

function renderWords() {
  document.documentElement.lang = state.language;
  for (const key of ["overview", "everything", "language", "reset"]) byId(key).textContent = word(key);
  byId("filters").firstElementChild.textContent = word("filters");
  byId("legend").setAttribute("aria-label", word("legend"));
  byId("mynetwork").setAttribute("aria-label", word("canvas"));
  searchBox.placeholder = word("search");
  searchBox.setAttribute("aria-label", word("search"));
  for (const format of ["png", "svg", "csv"]) byId(`save-${format}`).title = word("save") + format.toUpperCase();
  renderChoices();
}

function renderResults() {
  const hits = searchNodes(searchBox.value);
  const items = hits.map(({node, name}, i) => {
    const kind = classOf(node);
    const names = marked(node.label, [searchBox.value.trim()]);
    const alias = name === node.label ? "" : ` (${name})`;
    return element("li", {role: "option", id: `result-${i}`, "aria-selected": i === 0, onmousedown: (e) => e.preventDefault(), onclick: () => pick(node.id)},
      swatch(kind), element("span", {class: "name"}, ...names, alias), element("small", {}, kind[state.language]));
  });
  if (!items.length && searchBox.value.trim()) items.push(element("li", {class: "empty"}, word("nothing")));
  resultList.replaceChildren(...items);
  resultList.hidden = !items.length;
  searchBox.setAttribute("aria-expanded", String(!resultList.hidden));
  moveChoice(0);
}

function moveChoice(by) {
  const options = [...resultList.querySelectorAll("[role=option]")];
  const now = options.findIndex((o) => o.getAttribute("aria-selected") === "true");
  const next = options.length ? (now + by + options.length) % options.length : -1;
  options.forEach((o, i) => o.setAttribute("aria-selected", String(i === next)));
  options[next]?.scrollIntoView({block: "nearest"});
  if (next >= 0) searchBox.setAttribute("aria-activedescendant", options[next].id);
  else searchBox.removeAttribute("aria-activedescendant");
}

function pick(id) {
  closeResults();
  searchBox.value = "";
  go(id);
  byId("panel").focus({preventScroll: true});
}

function closeResults() {
  resultList.hidden = true;
  searchBox.setAttribute("aria-expanded", "false");
}

function onSearchKey(event) {
  if (event.isComposing) return; // Enter and arrows belong to the input method
  const steps = {ArrowDown: 1, ArrowUp: -1};
  if (event.key in steps) {
    event.preventDefault();
    moveChoice(steps[event.key]);
  } else if (event.key === "Enter") {
    resultList.querySelector("[aria-selected=true]")?.click();
  } else if (event.key === "Escape") {
    event.stopPropagation();
    searchBox.value = "";
    closeResults();
    searchBox.blur();
  }
}

function onKey(event) {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox";
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    searchBox.focus();
  } else if (event.key === "Escape" && state.pathFrom >= 0) {
    actions.path(state.pathFrom);
  } else if (event.key === "Escape" && state.selected >= 0) {
    go(-1);
  }
}

function setLanguage(language) {
  state.language = language;
  try { localStorage.setItem("fazhi-language", language); } catch { /* private windows refuse */ }
  renderWords();
  refresh();
}

function preferredLanguage() {
  let kept = null;
  try { kept = localStorage.getItem("fazhi-language"); } catch { /* private windows refuse */ }
  return kept ?? (navigator.language.startsWith("zh") ? "zh" : "en");
}

function listen() {
  const onClick = {
    overview: showOverview, everything: showEverything, reset: resetFilters, "save-png": savePng, "save-svg": saveSvg, "save-csv": saveCsv,
    language: () => setLanguage(state.language === "zh" ? "en" : "zh"),
  };
  for (const [id, action] of Object.entries(onClick)) byId(id).addEventListener("click", action);
  const onChoice = {"by-report": ["report", Number], "by-year": ["year", Number], "by-relation": ["relation", Number], "by-topic": ["topic", String]};
  for (const [id, [key, read]] of Object.entries(onChoice)) {
    byId(id).addEventListener("change", (e) => {
      state[key] = read(e.target.value);
      refresh();
      if (stage.shown.length) show(stage.shown);
    });
  }
  searchBox.addEventListener("input", renderResults);
  searchBox.addEventListener("focus", renderResults);
  searchBox.addEventListener("blur", closeResults);
  searchBox.addEventListener("keydown", onSearchKey);
  document.addEventListener("keydown", onKey);
  window.addEventListener("beforeprint", () => byId("paper").replaceChildren(pictureOfShown()));
  window.addEventListener("afterprint", () => byId("paper").replaceChildren());
  window.addEventListener("popstate", () => choose(nodeInAddress()));
  window.addEventListener("hashchange", () => { if (nodeInAddress() !== state.selected) choose(nodeInAddress()); });
}

function start() {
  state.language = preferredLanguage();
  if (matchMedia("(max-width: 720px)").matches) byId("filters").open = false;
  openStage((id) => { if (id >= 0 || state.selected >= 0) go(id); });
  renderWords();
  listen();
  const first = location.hash ? nodeInAddress() : DATA.focus;
  choose(first, {animated: false});
  if (first < 0 && stage.shown.length) show(stage.shown, {animated: false});
  stage.network.once("afterDrawing", () => performance.mark("fazhi-ready"));
}

start();
window.fazhi = {network: stage.network, nodes: stage.nodes, edges: stage.edges, choose: (iri) => go(BY_IRI.get(iri) ?? -1)};
