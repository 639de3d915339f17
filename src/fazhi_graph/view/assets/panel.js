// The side panel and the search results, made of elements and text nodes only: nothing that a report says is markup.
const FACTS_AT_ONCE = 30;
const CHIPS_AT_ONCE = 14;

function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "class") made.className = value;
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value);
  }
  made.append(...children.filter((c) => c !== null && c !== ""));
  return made;
}

function button(text, onclick, properties = {}) {
  return element("button", {type: "button", onclick, ...properties}, text);
}

function swatch(cls) {
  const made = element("span", {class: `swatch ${cls.shape}`});
  made.style.background = cls.colour;
  return made;
}

const nodeLink = (id, go) => button(NODES[id].label, () => go(id), {class: "link"});

// The text with all places marked at which one of the words stands.
function marked(text, words) {
  const parts = [];
  let rest = text;
  while (rest) {
    const hits = words.filter(Boolean).map((w) => [rest.indexOf(w), w]).filter(([at]) => at >= 0);
    const [at, found] = hits.sort((a, b) => a[0] - b[0] || b[1].length - a[1].length)[0] ?? [rest.length, ""];
    if (at) parts.push(rest.slice(0, at));
    if (found) parts.push(element("mark", {}, found));
    rest = rest.slice(at + found.length);
  }
  return parts;
}

function grouped(items, key) {
  const groups = new Map();
  for (const item of items) {
    const k = key(item);
    if (!groups.has(k)) groups.set(k, []);
    groups.get(k).push(item);
  }
  return groups;
}

// Append some of the items and a button that appends more.
function appendInParts(parent, items, make, size) {
  parent.append(...items.slice(0, size).map(make));
  const rest = items.slice(size);
  if (!rest.length) return parent;
  const more = button(word("more", rest.length), () => { more.remove(); appendInParts(parent, rest, make, size * 4); }, {class: "more"});
  parent.append(more);
  return parent;
}

function statement(edge, id, go) {
  const line = element("div", {class: "says"});
  const end = (other) => (other === id ? null : nodeLink(other, go));
  const relation = element("i", {}, relationLabel(PREDICATES[edge.predicate]));
  if (edge.value === undefined) line.append(...[end(edge.source), relation, end(edge.target)].filter(Boolean));
  else {
    const about = TEXTS.approximations[edge.approximation]?.[state.language] ?? "";
    const amount = element("strong", {}, `${about}${readable(edge.value)}${edge.unit === "%" ? "" : " "}${edge.unit}`);
    line.append(...[end(edge.source), end(edge.target) ?? edge.counted, amount].filter(Boolean));
  }
  return line;
}

// 62949000 -> 62,949,000; only whole numbers of five digits and more gain by it.
const readable = (value) => value.replace(/^\d{5,}(?=\.|$)/, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ","));

function evidence(edges, id, go) {
  const [first] = edges;
  const fact = element("div", {class: "fact"});
  fact.append(...edges.filter((e) => !e.mention).map((e) => statement(e, id, go)));
  if (first.sentence >= 0) {
    const names = [NODES[id].label, ...NODES[id].aliases, ...edges.map((e) => NODES[otherEnd(e, id)].label)];
    fact.append(element("blockquote", {}, ...marked(DATA.sentences[first.sentence], names)));
  }
  if (first.report >= 0) fact.append(source(first, go));
  return fact;
}

function source({report, begin, end}, go) {
  const {title, node} = REPORTS[report];
  const where = begin === null || end === null ? "" : ` · ${word("offsets", begin, end)}`;
  return element("cite", {}, node >= 0 ? button(title, () => go(node), {class: "link"}) : title, where);
}

const bySentence = (edges) => [...grouped(edges, (e) => `${e.report}/${e.sentence}`).values()];

function factsByYear(edges, id, go) {
  const box = element("div", {});
  const years = [...grouped(edges, (e) => e.year ?? 0)].sort((a, b) => b[0] - a[0]);
  for (const [year, ofYear] of years) {
    box.append(element("h4", {}, year ? String(year) : word("no_year")));
    appendInParts(box, bySentence(ofYear), (group) => evidence(group, id, go), FACTS_AT_ONCE);
  }
  return box;
}

function neighbourGroup([cls, ids], actions) {
  const kind = CLASSES.get(cls) ?? OTHER_CLASS;
  const head = element("div", {class: "kind"}, swatch(kind), `${kind[state.language]} ${ids.length}`);
  const chips = element("div", {class: "chips"});
  appendInParts(chips, ids, (id) => button(NODES[id].label, () => actions.go(id)), CHIPS_AT_ONCE);
  return element("div", {class: "group"}, head, chips);
}

// Neighbours by class, how many of them are in the picture; a click brings the weightiest or takes all away.
function unfolding(around, actions) {
  const row = element("div", {class: "chips classes"});
  for (const [cls, ids] of around) {
    const kind = CLASSES.get(cls) ?? OTHER_CLASS;
    const drawn = ids.filter((id) => stage.nodes.get(id)).length;
    const open = drawn > 0 && (drawn === ids.length || ids.slice(0, UNFOLDED_OF_CLASS).every((id) => stage.nodes.get(id)));
    const chip = button("", () => (open ? actions.fold(ids) : actions.unfold(ids.slice(0, UNFOLDED_OF_CLASS))),
      {"aria-pressed": open, title: word("unfold_class", drawn, ids.length)});
    chip.append(swatch(kind), kind[state.language], element("b", {}, `${drawn}/${ids.length}`));
    row.append(chip);
  }
  return row;
}

function byClass(ids) {
  const groups = grouped(ids, (id) => NODES[id].cls);
  const order = [...CLASSES.keys(), ...groups.keys()];
  return [...groups].sort((a, b) => order.indexOf(a[0]) - order.indexOf(b[0]));
}

function tools(id, actions) {
  const copy = button(word("copy"), async () => { await actions.copy(id); copy.textContent = word("copied"); });
  const path = button(word(state.pathFrom === id ? "path_pick" : "path"), () => actions.path(id), {"aria-pressed": state.pathFrom === id});
  return element("div", {class: "tools"}, copy, path);
}

function heading(node) {
  const kind = classOf(node);
  const also = [node.code, node.reports.length ? word("in_reports", node.reports.length) : ""].filter(Boolean).join(" · ");
  return [
    element("span", {class: "kind"}, swatch(kind), kind[state.language]),
    element("h2", {class: node.label.length > 24 ? "long" : ""}, node.label),
    node.definition ? element("p", {}, node.definition) : element("p", {class: "quiet"}, classDefinition(node)),
    node.aliases.length ? element("p", {class: "quiet"}, `${word("aliases")} ${node.aliases.join(state.language === "zh" ? "、" : ", ")}`) : null,
    also ? element("p", {class: "quiet"}, also) : null,
  ].filter(Boolean);
}

// Of a thing that the vocabulary does not define, what its class is.
function classDefinition({cls}) {
  const told = DATA.definitions[cls];
  return told ? told[state.language === "zh" ? 0 : 1] : "";
}

function facts(id, go) {
  const edges = INCIDENT[id].filter((e) => edgePasses(e) && !e.contains);
  const told = edges.filter((e) => !e.mention);
  const mentions = edges.filter((e) => e.mention && (e.source === id || e.target === id));
  const parts = [];
  if (told.length) parts.push(element("h3", {}, word("facts")), factsByYear(told, id, go));
  if (mentions.length) {
    const box = element("details", told.length ? {} : {open: ""}, element("summary", {}, word("mentioned", bySentence(mentions).length)));
    box.append(factsByYear(mentions, id, go));
    parts.push(box);
  }
  return parts.length ? parts : [element("p", {class: "quiet"}, word("no_facts"))];
}

function pathCard(go) {
  const [from, to] = [state.path[0], state.path.at(-1)].map((id) => NODES[id].label);
  const card = [element("h3", {}, word("path_found", from, to))];
  for (let i = 1; i < state.path.length; i += 1) {
    const [edge] = neighbours(state.path[i - 1]).get(state.path[i]);
    const step = evidence([edge], state.path[i - 1], go);
    step.prepend(element("strong", {}, `${NODES[state.path[i - 1]].label} — ${NODES[state.path[i]].label}`));
    card.push(step);
  }
  return card;
}

function renderPanel(actions) {
  const panel = document.getElementById("panel");
  panel.hidden = state.selected < 0;
  panel.replaceChildren();
  if (state.selected < 0) return;
  const id = state.selected;
  const close = button("×", actions.close, {class: "close", "aria-label": word("close")});
  const around = byClass([...neighbours(id).keys()]);
  panel.append(close, ...heading(NODES[id]), tools(id, actions), unfolding(around, actions));
  if (state.path.length) panel.append(...pathCard(actions.go));
  panel.append(...facts(id, actions.go));
  if (around.length) panel.append(element("h3", {}, word("neighbours")), ...around.map((g) => neighbourGroup(g, actions)));
  panel.scrollTop = 0;
}
