// What the page knows and what of it is shown. Nodes are numbered by weight, so a smaller number is the weightier node.
const DATA = JSON.parse(document.getElementById("fazhi-data").textContent);
const TEXTS = JSON.parse(document.getElementById("fazhi-texts").textContent);
const CLASSES = new Map(TEXTS.classes.map((c) => [c.name, c]));
const OTHER_CLASS = {name: "", colour: "#8a94a0", shape: "circle", zh: "其他", en: "Other"};
const UNFOLDED_AT_ONCE = 24;
const MENTIONS_AT_ONCE = 10;
const RELATED_AT_ONCE = 400;
const STATEMENTS = new Set(["Report", "Problem", "Commitment"]);
const UNFOLDED_OF_CLASS = 40;
// vis draws so many at three to five pictures a second; of a larger network the weightiest are shown, the rest on demand.
const MOST_DRAWN = 4000;

// The layout is a landscape; on a phone held upright it stands on its side.
const UPRIGHT = innerHeight > innerWidth * 1.2;
const NODES = DATA.nodes.map(([iri, label, cls, definition, aliases, reports, x, y, code, topic], id) =>
  ({id, iri, label, cls, definition, aliases, reports, x: UPRIGHT ? y : x, y: UPRIGHT ? x : y, code, topic}));
const REPORTS = DATA.reports.map(([iri, title, node, home], id) => ({id, iri, title, node, home}));
const PREDICATES = DATA.predicates.map(([name, label], id) => ({id, name, label}));
const EDGES = DATA.edges.map(
  ([source, target, predicate, report, year, sentence, begin, end, value, unit, approximation, counted], id) => ({
    id, source, target, predicate, report, year, sentence, begin, end, value, unit, approximation, counted,
    mention: PREDICATES[predicate].name === "mentions", contains: PREDICATES[predicate].name === "contains",
  }));
const BY_IRI = new Map(NODES.map((n) => [n.iri, n.id]));
const HOMES = new Map(REPORTS.filter((r) => r.node >= 0 && r.home >= 0).map((r) => [r.node, r.home]));
// A place and the region it is folded into; a region and its places.
const REGIONS = new Map(EDGES.filter((e) => e.contains).map((e) => [e.target, e.source]));
const INSIDE = new Map();
for (const [place, region] of REGIONS) INSIDE.set(region, [...(INSIDE.get(region) ?? []), place]);
const TOPICS = DATA.topics.map(([name, zh, en, broader]) => ({name, zh, en, broader}));
// A topic and all narrower ones.
const narrower = (name) => [name, ...TOPICS.filter((t) => t.broader === name).flatMap((t) => narrower(t.name))];
const TOPIC_NAMES = new Map(TOPICS.map((t) => [t.name, new Set(narrower(t.name))]));

const state = {
  language: "zh", selected: -1, unfolded: new Set(), everything: false, hidden: new Set(),
  report: -1, year: 0, relation: -1, topic: "", path: [], pathFrom: -1,
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
    if (other === id || !(edge.contains || edgePasses(edge))) continue;
    if (!found.has(other)) found.set(other, []);
    found.get(other).push(edge);
  }
  const mentioned = (edges) => (edges.every((e) => e.mention) ? 1 : 0);
  return new Map([...found].sort((a, b) => mentioned(a[1]) - mentioned(b[1]) || a[0] - b[0]));
}

// What a click unfolds: of each class in turn the weightiest that is told of the node. Statements are read in the panel;
// they would fill the picture with sentences.
function nearest(id) {
  const ids = [...neighbours(id)].filter(([other]) => !state.hidden.has(NODES[other].cls) && !STATEMENTS.has(NODES[other].cls));
  const told = ids.filter(([, edges]) => edges.some((e) => !e.mention)).map(([other]) => other);
  const rest = ids.filter(([, edges]) => edges.every((e) => e.mention)).map(([other]) => other);
  const first = inTurn(told.filter((other) => other >= DATA.opening)).slice(0, UNFOLDED_AT_ONCE);
  return [...first, ...rest.slice(0, Math.max(0, MENTIONS_AT_ONCE - first.length))];
}

function inTurn(ids) {
  const rank = new Map();
  const turn = new Map(ids.map((id) => {
    rank.set(NODES[id].cls, (rank.get(NODES[id].cls) ?? 0) + 1);
    return [id, rank.get(NODES[id].cls)];
  }));
  return [...ids].sort((a, b) => turn.get(a) - turn.get(b) || a - b);
}

const filtered = () => state.report >= 0 || state.year > 0 || state.relation >= 0 || state.topic !== "";
const ofTopic = (id) => TOPIC_NAMES.get(state.topic).has(NODES[id].topic);
function edgePasses(edge) {
  return (state.report < 0 || edge.report === state.report)
    && (!state.year || edge.year === state.year)
    && (state.relation < 0 || edge.predicate === state.relation)
    && (!state.topic || ofTopic(edge.source) || ofTopic(edge.target));
}

function nodePasses(node) {
  if (node.id === state.selected || state.path.includes(node.id)) return true;
  if (state.hidden.has(node.cls)) return false;
  return !filtered() || INCIDENT[node.id].some(edgePasses) || (INSIDE.get(node.id) ?? []).some((id) => INCIDENT[id].some(edgePasses));
}

// A relation or topic is looked for in the whole network: its ends are seldom among the few nodes of the overview.
function candidates() {
  if (state.everything && NODES.length <= MOST_DRAWN) return NODES;
  const ids = new Set([...NODES.keys()].slice(0, DATA.opening));
  for (const id of state.unfolded) ids.add(id);
  for (const id of state.path) ids.add(id);
  if (state.selected >= 0) ids.add(state.selected);
  if (state.everything) for (const {id} of NODES.filter(nodePasses).slice(0, MOST_DRAWN)) ids.add(id);
  if (state.relation >= 0 || state.topic) {
    const ends = EDGES.filter(edgePasses).flatMap((e) => [homeOf(e), e.target]);
    for (const id of ends.sort((a, b) => a - b).slice(0, RELATED_AT_ONCE)) ids.add(id);
  }
  return [...ids].sort((a, b) => a - b).map((id) => NODES[id]);
}

function visibleNodes() {
  return new Set(candidates().filter(nodePasses).map((n) => n.id));
}

// One line for all that ties two visible nodes; a region stands in for the places folded into it.
function visibleLines(shown) {
  const lines = new Map();
  const standIn = (id) => (shown.has(id) ? id : REGIONS.get(id) ?? id);
  for (const edge of EDGES) {
    const from = shown.has(edge.source) ? edge.source : standIn(homeOf(edge));
    const to = standIn(edge.target);
    if (from === to || !shown.has(from) || !shown.has(to) || !(edge.contains || edgePasses(edge))) continue;
    const id = `${from}-${to}`;
    const line = lines.get(id) ?? {id, from, to, edges: []};
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
    for (const [other, edges] of neighbours(id)) {
      // That two places lie in one province is no tie between what they did.
      if (!cameFrom.has(other) && edges.some((e) => !e.contains)) cameFrom.set(other, id);
    }
  }
  const path = [];
  for (let id = to; cameFrom.has(id) && id >= 0; id = cameFrom.get(id)) path.unshift(id);
  return path;
}
