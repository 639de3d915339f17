// The sentence behind a number or a statement, with report and place in it, shown where it was asked for.

// Offsets count characters as Python does; a rare place name may take two of JavaScript's.
function quotation(sentence, begin, end) {
  const [text, start] = DATA.sentences[sentence];
  const letters = Array.from(text);
  const [from, to] = [begin - start, end - start];
  const part = (a, b) => letters.slice(a, b).join("");
  if (from < 0 || to > letters.length || to - from === letters.length) return element("blockquote", {}, text);
  return element("blockquote", {}, part(0, from), element("mark", {}, part(from, to)), part(to));
}

const networkLink = (iri, name) => DATA.network
  ? element("a", {href: `${DATA.network}#node=${encodeURIComponent(iri)}`, class: "out"}, word("in_network", name)) : null;

function citation(report, begin, end, ...more) {
  const place = PLACES[report.place];
  return element("p", {class: "source"},
    element("span", {}, report.title || word("no_title")), element("span", {}, report.source),
    element("span", {}, word("offsets", begin, end)), ...more,
    networkLink(report.iri, word("reports")), place ? networkLink(place.iri, place.name) : null);
}

function figureEvidence(figure) {
  const heading = element("p", {class: "says"},
    element("strong", {}, `${amount(figure)}${figure.unit === "%" ? "" : ` ${figure.unit}`}`),
    figure.counted ? element("span", {}, `${word("counted")}：${figure.counted}`) : null,
    figure.subject ? element("span", {}, `${word("subject")}：${figure.subject}`) : null);
  return element("div", {class: "fact", "data-fact": factKey(figure)}, heading,
    quotation(figure.sentence, figure.begin, figure.end), citation(figure.report, figure.begin, figure.end));
}

function evidenceRow(cell, columns) {
  const intro = cell.status === "not_understood" ? element("p", {class: "doubt"}, word("maybe")) : null;
  const inside = element("div", {class: "inside"}, intro, ...cell.figures.map(figureEvidence),
    button("×", () => toggle(null), {class: "close", "aria-label": word("close"), title: word("close")}));
  return element("tr", {class: "evidence"}, element("td", {colspan: columns}, inside));
}

const cellKey = (cell) => slot(cell.place, cell.year, cell.indicator);

// A number is a link to its sentence; a blank says which blank it is.
function cellButton(cell) {
  if (cell.status === "no_report" || cell.status === "silent") {
    const sign = cell.status === "silent" ? "–" : "·";
    return element("span", {class: `blank ${cell.status}`, title: word(cell.status), role: "img", "aria-label": word(cell.status)}, sign);
  }
  const [first, ...others] = cell.figures;
  const open = state.open === cellKey(cell);
  const properties = {class: "number", "aria-expanded": String(open), "data-cell": cellKey(cell)};
  if (cell.status === "not_understood") {
    return button("?", () => toggle(cell), {...properties, class: "number doubtful", title: word("not_understood")});
  }
  const made = button(amount(first), () => toggle(cell), {...properties, title: `${readable(first.value)} ${first.unit}`});
  if (others.length) made.append(element("sup", {}, `+${others.length}`));
  return made;
}

// Open or close the sentence of a cell; the address remembers it, so that it can be sent to somebody.
function toggle(cell) {
  const before = document.activeElement?.dataset?.cell;
  state.open = !cell || state.open === cellKey(cell) ? "" : cellKey(cell);
  const fact = state.open && cell.given ? `#fact=${encodeURIComponent(factKey(cell.figures[0]))}` : "#indicators";
  history.replaceState(null, "", fact);
  renderTable();
  if (before) document.querySelector(`[data-cell="${before}"]`)?.focus();
}
