// Indicators: jurisdiction × year of one indicator, or all indicators of one place.
const YEARS = DATA.years;
const ROWS_AT_ONCE = 200;

const matching = (place) => (state.level === "all" || place.level === state.level) && (state.province === "all" || place.province === state.province);

function givenOf(place, indicator) {
  return YEARS.map((year) => cellOf(place, year, indicator)).filter((c) => c.status === "given");
}
const latest = (place, indicator) => LATEST.get(slot(place, indicator))?.figures[0];

// Several years as a line, one year as a bar on the scale of the table.
function sparkline(cells, largest) {
  const [width, height] = [92, 18];
  const values = cells.map((c) => Number(c.figures[0].value));
  const picture = drawing("svg", {class: "spark", width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true"});
  if (values.length === 1) {
    const share = largest > 0 ? Math.max(values[0] / largest, 0) : 0;
    picture.append(drawing("rect", {x: 0, y: 6, width: Math.max(1.5, share * width).toFixed(1), height: 6, rx: 1, class: "bar"}));
    return picture;
  }
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const first = cells[0].year, span = cells.at(-1).year - first || 1;
  const at = (i) => [4 + ((cells[i].year - first) / span) * (width - 8), high === low ? height / 2 : height - 4 - ((values[i] - low) / (high - low)) * (height - 8)];
  const points = values.map((_, i) => at(i).map((n) => n.toFixed(1)));
  picture.append(drawing("polyline", {points: points.map((p) => p.join(",")).join(" "), class: "line"}));
  const [x, y] = points.at(-1);
  picture.append(drawing("circle", {cx: x, cy: y, r: 2.6, class: "dot"}));
  return picture;
}

function heads(first, years, last) {
  const sortable = (year) => {
    const sorted = state.sort === String(year);
    return element("th", {class: "year", "aria-sort": sorted ? "descending" : "none"},
      button(String(year), () => { state.sort = sorted ? "" : String(year); renderTable(); }));
  };
  return element("thead", {}, element("tr", {}, element("th", {}, first), ...years.map(sortable), ...last.map((text) => element("th", {}, text))));
}

function sortedBy(rows, cellIn) {
  if (!state.sort) return rows;
  const value = (row) => {
    const cell = cellIn(row, Number(state.sort));
    return cell.status === "given" ? Number(cell.figures[0].value) : -Infinity;
  };
  return [...rows].sort((a, b) => value(b) - value(a));
}

function rowsOf(items, head, years, cellIn, last) {
  const rows = [];
  for (const item of items) {
    const cells = years.map((year) => cellIn(item, year));
    const row = element("tr", {}, head(item), ...cells.map((cell) => element("td", {class: "year"}, cellButton(cell))), ...last(item));
    rows.push(row);
    const open = cells.find((cell) => cellKey(cell) === state.open);
    if (open) rows.push(evidenceRow(open, years.length + 1 + last(item).length));
  }
  return rows;
}

function placeTable() {
  const indicator = state.indicator;
  const places = PLACES.filter(matching);
  const values = places.map((p) => Number(latest(p.id, indicator)?.value ?? 0));
  const largest = Math.max(...values, 0);
  const years = YEARS.filter((year) => places.some((p) => REPORTED.has(slot(p.id, year)) || CELLS.has(slot(p.id, year, indicator))));
  const cellIn = (place, year) => cellOf(place.id, year, indicator);
  const head = (place) => element("th", {scope: "row"}, button(place.name, () => choosePlace(place.id), {class: "link"}),
    element("small", {}, levelName(place.level)));
  const last = (place) => {
    const cells = givenOf(place.id, indicator);
    return [element("td", {class: "spark"}, cells.length ? sparkline(cells, largest) : "")];
  };
  const body = element("tbody");
  const ordered = sortedBy(places, cellIn);
  body.append(...rowsOf(ordered.slice(0, ROWS_AT_ONCE), head, years, cellIn, last));
  if (ordered.length > ROWS_AT_ONCE) body.append(moreRows(ordered.slice(ROWS_AT_ONCE), head, years, cellIn, last));
  return [heads(word("place"), years, [word("trend")]), body];
}

function moreRows(rest, head, years, cellIn, last) {
  const more = button(word("more", rest.length), () => row.replaceWith(...rowsOf(rest, head, years, cellIn, last)), {class: "more"});
  const row = element("tr", {}, element("td", {colspan: years.length + 2}, more));
  return row;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function peersCell(place, indicator) {
  const values = PLACES.filter((p) => p.level === place.level && p.id !== place.id).map((p) => latest(p.id, indicator)).filter(Boolean).map((f) => Number(f.value));
  if (!values.length) return element("td", {class: "year"});
  const shown = readable(String(Math.round(median(values) * 100) / 100));
  return element("td", {class: "year"}, button(shown, () => { state.level = place.level; chooseIndicator(indicator); }, {class: "link"}),
    element("small", {}, ` (${values.length})`));
}

function indicatorTable() {
  const place = PLACES[state.place];
  const years = YEARS.filter((year) => REPORTED.has(slot(place.id, year)) || INDICATORS.some((i) => cellOf(place.id, year, i.id).status === "given"));
  const cellIn = (indicator, year) => cellOf(place.id, year, indicator.id);
  const spoken = INDICATORS.filter((i) => years.some((year) => cellIn(i, year).figures.length));
  const head = (indicator) => element("th", {scope: "row"}, button(said(indicator.names), () => chooseIndicator(indicator.id), {class: "link"}),
    element("small", {}, indicator.unit));
  const last = (indicator) => {
    const cells = givenOf(place.id, indicator.id);
    return [peersCell(place, indicator.id), element("td", {class: "spark"}, cells.length > 1 ? sparkline(cells, 0) : "")];
  };
  const body = element("tbody");
  for (const [group, members] of grouped(spoken)) {
    body.append(element("tr", {class: "group"}, element("th", {colspan: years.length + 3}, group)));
    body.append(...rowsOf(sortedBy(members, cellIn), head, years, cellIn, last));
  }
  return [heads(word("indicator"), years, [word("peers"), word("trend")]), body];
}

// Indicators by group, the groups in the order of the vocabulary's codes.
function grouped(indicators) {
  const groups = new Map();
  for (const indicator of [...indicators].sort((a, b) => a.group - b.group || a.id - b.id)) {
    const name = said(DATA.groups[indicator.group]) || word("no_topic");
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(indicator);
  }
  return groups;
}

function renderTable() {
  const table = byId("table");
  const empty = state.mode === "indicator" ? !INDICATORS.length : !PLACES.length;
  table.replaceChildren(...(empty ? [] : state.mode === "indicator" ? placeTable() : indicatorTable()));
  if (!state.open) table.parentElement.scrollLeft = table.scrollWidth; // the latest years, where not all fit
  renderAbout();
  const blanks = [["?", "not_understood", "doubtful"], ["–", "silent", "blank silent"], ["·", "no_report", "blank no_report"]];
  byId("legend").replaceChildren(word("legend"), ...blanks.flatMap(([sign, name, cls]) =>
    [element("b", {class: cls}, sign), ` ${word(name)}　`]));
}

function renderAbout() {
  const about = byId("about");
  if (state.mode === "place") {
    const place = PLACES[state.place];
    about.replaceChildren(...(place ? [element("h3", {}, place.name), element("p", {class: "quiet"}, levelName(place.level),
      PROVINCES.has(place.province) && place.level !== "province" ? ` · ${provinceName(place.province)}` : "", " ", networkLink(place.iri, place.name))] : []));
    return;
  }
  const indicator = INDICATORS[state.indicator];
  about.replaceChildren(...(indicator ? [element("h3", {}, said(indicator.names), element("small", {}, ` ${indicator.unit}`)),
    element("p", {class: "quiet"}, said(indicator.meanings), " ", element("code", {}, indicator.code))] : [element("p", {}, word("nothing"))]));
}

// The charts were drawn when the page was made; the chosen indicator's are shown, places that the filters leave out are dimmed.
function renderCharts() {
  const code = state.mode === "indicator" ? INDICATORS[state.indicator]?.code : "";
  for (const figure of byId("charts").querySelectorAll("figure")) {
    figure.hidden = figure.dataset.indicator !== code;
    if (figure.hidden) continue;
    caption(figure);
    for (const link of figure.querySelectorAll("a")) {
      const cell = CELL_OF_FACT.get(decodeURIComponent(link.getAttribute("href").slice("#fact=".length)));
      link.classList.toggle("dim", cell !== undefined && !matching(PLACES[cell.place]));
    }
  }
}

function caption(figure) {
  const {kind, keys, more} = figure.dataset;
  const title = word({ranking: "ranking", trend: "lines", shares: "shares"}[kind]);
  const entries = keys ? keys.split(";").map((pair) => pair.split("=")) : [];
  const legend = entries.map(([colour, name]) => {
    const swatch = element("i", {class: "swatch"});
    swatch.style.background = colour;
    const known = INDICATORS.find((i) => i.code === name);
    return element("span", {}, swatch, kind === "ranking" ? levelName(name) : known ? said(known.names) : word("rest"));
  });
  figure.querySelector("figcaption").replaceChildren(element("strong", {}, title), ...legend,
    Number(more) ? element("span", {class: "quiet"}, word("left_out", more)) : "");
  figure.querySelector("svg").setAttribute("role", "img");
  figure.querySelector("svg").setAttribute("aria-label", title);
}
