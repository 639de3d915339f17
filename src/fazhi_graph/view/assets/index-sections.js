// What was read, what is wrong and planned, which reports.
const STATEMENTS_AT_ONCE = 40;
const REPORTS_AT_ONCE = 100;
const STATEMENTS = DATA.statements.map(([kind, place, year, topic, report, text, begin, end, sentence, deadline]) =>
  ({kind, place, year, topic, report: REPORTS[report], text, begin, end, sentence, deadline}));
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);

function renderTotals() {
  const years = YEARS.length > 1 ? `${YEARS[0]}–${YEARS.at(-1)}` : YEARS.join("");
  const totals = [
    ["reports", REPORTS.length], ["places", PLACES.length], ["years", years], ["numbers", sum(REPORTS.map((r) => r.numbers))],
    ["coded", sum(REPORTS.map((r) => r.coded))], ["indicators", INDICATORS.length + DATA.left_out],
    ["problems", STATEMENTS.filter((s) => !s.kind).length], ["commitments", STATEMENTS.filter((s) => s.kind).length],
    ["warnings", sum(REPORTS.map((r) => r.warnings.length))], ["unread", DATA.unread.length],
  ];
  byId("totals").replaceChildren(...totals.filter(([name, n]) => n || name === "reports").map(([name, n]) =>
    element("div", {class: name === "unread" || name === "warnings" ? "alert" : ""},
      element("dt", {}, said(TEXTS.totals[name])), element("dd", {}, typeof n === "number" ? readable(String(n)) : n))));
}

const homeOf = (report) => PLACES[report.place]?.province ?? "";

function renderProvinces() {
  const counts = new Map();
  for (const report of REPORTS) counts.set(homeOf(report), (counts.get(homeOf(report)) ?? 0) + 1);
  const most = Math.max(1, ...counts.values());
  byId("provinces").replaceChildren(...[...PROVINCES.values()].map((province) => tile(province, counts.get(province.code) ?? 0, most)));
  const elsewhere = REPORTS.filter((r) => !PROVINCES.has(homeOf(r))).map((r) => PLACES[r.place]?.name ?? (r.title || r.source));
  byId("elsewhere").textContent = elsewhere.length ? word("elsewhere", [...new Set(elsewhere)].slice(0, 12).join("、")) : "";
}

// One square a province, where it lies; darker for more reports.
function tile(province, count, most) {
  const name = said(province.names);
  const chosen = state.province === province.code;
  const made = button(element("span", {}, name), () => {
    state.province = chosen ? "all" : province.code;
    render();
    byId("indicators").scrollIntoView();
  }, {class: "tile", "aria-pressed": String(chosen), title: `${name} ${count}`, "data-province": province.code});
  made.disabled = !count;
  made.style.gridColumn = province.column;
  made.style.gridRow = province.row + 1;
  if (!count) return made;
  const depth = Math.log(1 + count) / Math.log(1 + most);
  made.style.setProperty("--depth", `${Math.round(22 + 78 * depth)}%`);
  made.classList.toggle("dark", depth > 0.45);
  made.append(element("b", {}, String(count)));
  return made;
}

function renderCoverage() {
  const places = PLACES.filter(matching);
  const rows = places.slice(0, ROWS_AT_ONCE).map((place) => element("tr", {},
    element("th", {scope: "row"}, button(place.name, () => choosePlace(place.id), {class: "link"})),
    ...YEARS.map((year) => {
      const found = REPORTED.get(slot(place.id, year)) ?? [];
      const label = `${place.name} ${year}`;
      return element("td", {}, found.length ? element("a", {href: `#report=${encodeURIComponent(found[0].key)}`, class: "mark", title: `${label} ${found[0].title}`},
        found.length > 1 ? String(found.length) : "●") : element("span", {class: "blank", title: `${label} ${word("no_report")}`}, "·"));
    })));
  byId("coverage").replaceChildren(element("thead", {}, element("tr", {}, element("th"), ...YEARS.map((y) => element("th", {}, String(y))))), element("tbody", {}, rows));
}

const topicName = (topic) => (topic < 0 ? word("no_topic") : said(DATA.topics[topic]));

function renderOutlook() {
  const chosen = STATEMENTS.filter((s) => s.kind === state.kind && (state.outlookPlace < 0 || s.place === state.outlookPlace));
  byId("problems").setAttribute("aria-pressed", String(state.kind === 0));
  byId("commitments").setAttribute("aria-pressed", String(state.kind === 1));
  const places = [...new Set(STATEMENTS.map((s) => s.place))].filter((p) => p >= 0).sort((a, b) => a - b);
  byId("outlook-place").replaceChildren(option(-1, word("all"), state.outlookPlace < 0),
    ...places.map((p) => option(p, PLACES[p].name, state.outlookPlace === p)));
  const byTopic = new Map();
  for (const s of chosen) {
    if (!byTopic.has(s.topic)) byTopic.set(s.topic, []);
    byTopic.get(s.topic).push(s);
  }
  const topics = [...byTopic].sort((a, b) => (a[0] < 0) - (b[0] < 0) || b[1].length - a[1].length || a[0] - b[0]);
  if (state.topic !== null && !byTopic.has(state.topic)) state.topic = null;
  const most = Math.max(1, ...topics.map(([, members]) => members.length));
  byId("topics").replaceChildren(...topics.map(([topic, members]) => topicBar(topic, members.length, most)));
  const view = byId("statements");
  view.replaceChildren();
  for (const [topic, members] of topics.filter(([t]) => state.topic === null || t === state.topic)) {
    const list = element("ul", {class: "statements"});
    appendInParts(list, members, statementItem, state.topic === null ? 6 : STATEMENTS_AT_ONCE);
    view.append(element("h3", {}, topicName(topic), element("small", {}, ` ${members.length}`)), list);
  }
  if (!topics.length) view.append(element("p", {class: "quiet"}, word("nothing")));
}

function topicBar(topic, count, most) {
  const bar = element("i");
  bar.style.width = `${(100 * count) / most}%`;
  return button([element("span", {}, topicName(topic)), element("b", {}, String(count)), bar],
    () => { state.topic = state.topic === topic ? null : topic; renderOutlook(); }, {class: "topic", "aria-pressed": String(state.topic === topic)});
}

function statementItem(s) {
  const item = element("li");
  const line = button(s.text, () => {
    const opened = item.querySelector(".inside");
    line.setAttribute("aria-expanded", String(!opened));
    if (opened) opened.remove();
    else item.append(element("div", {class: "inside"}, quotation(s.sentence, s.begin, s.end), citation(s.report, s.begin, s.end)));
  }, {class: "statement", "aria-expanded": "false"});
  const where = [PLACES[s.place]?.name, s.year, s.deadline ? `${word("deadline")} ${s.deadline}` : ""].filter(Boolean).join(" · ");
  item.append(line, element("small", {}, where));
  return item;
}

function renderReports() {
  const names = ["title", "place", "year", "issuer", "dates", "numbers", "warnings"];
  const body = element("tbody");
  const table = byId("report-table");
  table.replaceChildren(element("thead", {}, element("tr", {}, names.map((n) => element("th", {}, word(n))))), body);
  appendInParts(body, REPORTS, reportRow, REPORTS_AT_ONCE);
  byId("unread").replaceChildren(...(DATA.unread.length ? [element("h3", {}, word("unread")), element("ul", {class: "unread"},
    DATA.unread.map(([path, problem]) => element("li", {}, element("code", {}, path), ` ${problem}`)))] : []));
}

function reportRow(report) {
  const title = report.title || word("no_title");
  const link = DATA.network ? element("a", {href: `${DATA.network}#node=${encodeURIComponent(report.iri)}`}, title) : title;
  const place = PLACES[report.place];
  return element("tr", {id: `report-${report.id}`},
    element("th", {scope: "row"}, link, element("small", {}, report.source)),
    element("td", {}, place ? button(place.name, () => choosePlace(place.id), {class: "link"}) : "–"),
    element("td", {}, report.year ?? "–"), element("td", {}, report.issuer || "–"),
    element("td", {class: "dates"}, [report.created, report.issued].map((d) => d || "–").join(" / ")),
    element("td", {}, String(report.numbers), element("small", {}, word("coded", report.coded))),
    element("td", {}, warningList(report.warnings)));
}

function warningList(warnings) {
  if (!warnings.length) return "–";
  return element("details", {}, element("summary", {}, String(warnings.length)), element("ul", {}, warnings.map(([code, message, begin, end]) =>
    element("li", {}, said(TEXTS.warning_codes[code]) || code, element("small", {}, message, end > begin ? ` · ${word("offsets", begin, end)}` : "")))));
}
