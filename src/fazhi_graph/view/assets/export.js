// What is shown, as a picture or a table, saved without asking anybody.
function save(name, blob) {
  const address = URL.createObjectURL(blob);
  const link = element("a", {href: address, download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

function savePng() {
  const canvas = document.querySelector("#mynetwork canvas");
  const copy = element("canvas", {width: canvas.width, height: canvas.height});
  const ctx = copy.getContext("2d");
  ctx.fillStyle = "#fff";
  ctx.fillRect(0, 0, copy.width, copy.height);
  ctx.drawImage(canvas, 0, 0);
  copy.toBlob((blob) => save("network.png", blob));
}

// A spreadsheet takes a cell that begins so for a formula.
const cell = (value) => `"${String(value).replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;

function csvOfShown() {
  const head = ["source", "relation", "target", "value", "unit", "year", "report", "sentence"];
  const rows = [...stage.lines.values()].flatMap((l) => l.edges).map((e) => [
    NODES[e.source].label, relationLabel(PREDICATES[e.predicate]), NODES[e.target].label, e.value ?? "", e.unit ?? "",
    e.year ?? "", e.report >= 0 ? REPORTS[e.report].title : "", e.sentence >= 0 ? DATA.sentences[e.sentence] : ""]);
  return [head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

// With a byte-order mark, without which Excel misreads Chinese.
const saveCsv = () => save("network.csv", new Blob(["\ufeff", csvOfShown()], {type: "text/csv;charset=utf-8"}));

function svgElement(tag, attributes, text = "") {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.textContent = text;
  return made;
}

// What is drawn on the screen and what stands beyond its edge, as vectors: lines, marks, and the labels that found room.
function pictureOfShown() {
  const at = (id) => stage.network.canvasToDOM(NODES[id]);
  const {left, top, width, height} = extent(at);
  const svg = svgElement("svg", {viewBox: `${left} ${top} ${width} ${height}`, width, height, "font-family": FONT});
  for (const {from, to} of stage.lines.values()) {
    const [a, b] = [at(from), at(to)];
    const told = from === state.selected || to === state.selected;
    svg.append(svgElement("line", {x1: a.x, y1: a.y, x2: b.x, y2: b.y, stroke: told ? "#6b7f99" : "#d5dce5"}));
  }
  for (const id of stage.shown) svg.append(svgMark(id, at(id)));
  for (const {x, y, w, h, id, text} of stage.boxes) {
    const look = {fill: "#1d2733", stroke: "#fff", "stroke-width": 3, "paint-order": "stroke", opacity: opacity(id)};
    svg.append(svgElement("text", {x: x + w / 2, y: y + h - 6, "font-size": h - 5, "text-anchor": "middle", ...look}, text));
  }
  return svg;
}

const opacity = (id) => (isFaded(id) ? 0.4 : 1);

// The box around all marks and labels, in pixels of the screen.
function extent(at) {
  const marks = stage.shown.map((id) => ({...at(id), r: radius(NODES[id])}));
  const boxes = [...marks.map(({x, y, r}) => ({x: x - r, y: y - r, w: 2 * r, h: 2 * r})), ...stage.boxes];
  if (!boxes.length) return {left: 0, top: 0, width: 1, height: 1};
  const smallest = (values) => values.reduce((a, b) => Math.min(a, b));
  const left = smallest(boxes.map((b) => b.x)) - 4;
  const top = smallest(boxes.map((b) => b.y)) - 4;
  const right = -smallest(boxes.map((b) => -b.x - b.w)) + 4;
  const bottom = -smallest(boxes.map((b) => -b.y - b.h)) + 4;
  return {left, top, width: right - left, height: bottom - top};
}

function svgMark(id, {x, y}) {
  const {colour, shape} = classOf(NODES[id]);
  const r = radius(NODES[id]);
  const look = {fill: colour, stroke: "#fff", opacity: opacity(id)};
  if (shape === "circle") return svgElement("circle", {cx: x, cy: y, r, ...look});
  const turned = shape === "diamond" ? {transform: `rotate(45 ${x} ${y})`} : {};
  return svgElement("rect", {x: x - r * 0.85, y: y - r * 0.85, width: r * 1.7, height: r * 1.7, ...look, ...turned});
}

const saveSvg = () => save("network.svg", new Blob([new XMLSerializer().serializeToString(pictureOfShown())], {type: "image/svg+xml"}));
