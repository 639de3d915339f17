// What the page knows and what of it is shown. Nodes are numbered by weight, so a smaller number is the weightier node.
const DATA = JSON.parse(document.getElementById("fazhi-data").textContent);
const TEXTS = JSON.parse(document.getElementById("fazhi-texts").textContent);
const CLASSES = new Map(TEXTS.classes.map((c) => [c.name, c]));
const OTHER_CLASS = {name: "", colour: "#8a94a0", shape: "circle", zh: "其他", en: "Other"};
const UNFOLDED_AT_ONCE = 24;
const MENTIONS_AT_ONCE = 10;
const RELATED_AT_ONCE = 400;

// The layout is a landscape; on a phone held upright it stands on its side.
const UPRIGHT = innerHeight > innerWidth * 1.2;
const NODES = DATA.nodes.map(([iri, label, cls, definition, aliases, reports, x, y, code, topic], id) =>
  ({id, iri, label, cls, definition, aliases, reports, x: UPRIGHT ? y : x, y: UPRIGHT ? x : y, code, topic}));
const REPORTS = DATA.reports.map(([iri, title, node, home], id) => ({id, iri, title, node, home}));
const PREDICATES = DATA.predicates.map(([name, label], id) => ({id, name, label}));
const EDGES = DATA.edges.map(
  ([source, target, predicate, report, year, sentence, begin, end, value, unit, approximation, counted], id) => ({
    id, source, target, predicate, report, year, sentence, begin, end, value, unit, approximation, counted,
    mention: PREDICATES[predicate].name === "mentions",
  }));
const BY_IRI = new Map(NODES.map((n) => [n.iri, n.id]));
const HOMES = new Map(REPORTS.filter((r) => r.node >= 0 && r.home >= 0).map((r) => [r.node, r.home]));

const state = {
  language: "zh", selected: -1, unfolded: new Set(), everything: false, hidden: new Set(),
  report: -1, year: 0, relation: -1, path: [], pathFrom: -1,
};

// What a report mentions stands beside the place it reports on, unless the report itself is in the picture.
const homeOf = (edge) => (edge.mention ? HOMES.get(edge.source) ?? edge.source : edge.source);
const INCIDENT = NODES.map(() => []);
for (const edge of EDGES) {
  for (const end of new Set([edge.source, homeOf(edge), edge.target])) INCIDENT[end].push(edge);
}

const classOf = (node) => CLASSES.get(node.cls) ?? OTHER_CLASS;
const word = (key, ...values) =>
  TEXTS.words[key][state.language].replace(/\{(\d)\}/g, (_, i) => values[Number(i)]);
const relationLabel = (predicate) => TEXTS.predicates[predicate.name]?.[state.language] ?? predicate.label;

function otherEnd(edge, id) {
  if (id !== edge.target) return edge.target;
  return homeOf(edge) === id ? edge.source : homeOf(edge);
}

// Neighbour -> the edges to it; what is told of a node before what is merely mentioned with it.
function neighbours(id) {
  const found = new Map();
  for (const edge of INCIDENT[id]) {
    const other = otherEnd(edge, id);
    if (other === id || !edgePasses(edge)) continue;
    if (!found.has(other)) found.set(other, []);
    found.get(other).push(edge);
  }
  const mentioned = (edges) => (edges.every((e) => e.mention) ? 1 : 0);
  return new Map([...found].sort((a, b) => mentioned(a[1]) - mentioned(b[1]) || a[0] - b[0]));
}

function nearest(id) {
  const ids = [...neighbours(id)].filter(([other]) => !state.hidden.has(NODES[other].cls));
  const told = ids.filter(([, edges]) => edges.some((e) => !e.mention)).slice(0, UNFOLDED_AT_ONCE);
  const rest = ids.filter(([, edges]) => edges.every((e) => e.mention));
  return [...told, ...rest.slice(0, Math.max(0, MENTIONS_AT_ONCE - told.length))].map(([other]) => other);
}

const filtered = () => state.report >= 0 || state.year > 0 || state.relation >= 0;
function edgePasses(edge) {
  return (state.report < 0 || edge.report === state.report)
    && (!state.year || edge.year === state.year)
    && (state.relation < 0 || edge.predicate === state.relation);
}

function nodePasses(node) {
  if (node.id === state.selected || state.path.includes(node.id)) return true;
  if (state.hidden.has(node.cls)) return false;
  return !filtered() || INCIDENT[node.id].some(edgePasses);
}

// A relation is looked for in the whole network: its ends are seldom among the few nodes of the overview.
function candidates() {
  if (state.everything) return NODES;
  const ids = new Set([...NODES.keys()].slice(0, DATA.opening));
  for (const id of state.unfolded) ids.add(id);
  for (const id of state.path) ids.add(id);
  if (state.selected >= 0) ids.add(state.selected);
  if (state.relation >= 0) {
    const ends = EDGES.filter(edgePasses).flatMap((e) => [homeOf(e), e.target]);
    for (const id of ends.sort((a, b) => a - b).slice(0, RELATED_AT_ONCE)) ids.add(id);
  }
  return [...ids].sort((a, b) => a - b).map((id) => NODES[id]);
}

function visibleNodes() {
  return new Set(candidates().filter(nodePasses).map((n) => n.id));
}

// One line for all that ties two visible nodes.
function visibleLines(shown) {
  const lines = new Map();
  for (const edge of EDGES) {
    const from = shown.has(edge.source) ? edge.source : homeOf(edge);
    if (from === edge.target || !shown.has(from) || !shown.has(edge.target) || !edgePasses(edge)) continue;
    const id = `${from}-${edge.target}`;
    const line = lines.get(id) ?? {id, from, to: edge.target, edges: []};
    line.edges.push(edge);
    lines.set(id, line);
  }
  return lines;
}

// The shortest way between two nodes over everything in the network, told links before mentions at equal length.
function shortestPath(from, to) {
  const cameFrom = new Map([[from, -1]]);
  for (const id of cameFrom.keys()) {
    if (id === to) break;
    for (const other of neighbours(id).keys()) if (!cameFrom.has(other)) cameFrom.set(other, id);
  }
  const path = [];
  for (let id = to; cameFrom.has(id) && id >= 0; id = cameFrom.get(id)) path.unshift(id);
  return path;
}
