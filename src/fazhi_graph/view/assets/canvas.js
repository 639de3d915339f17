// Drawing: vis places, hits and moves; marks and labels are ours, of one size on the screen at every scale, and a label
// is drawn only where it covers no weightier one.
const FONT = getComputedStyle(document.documentElement).fontFamily;
const LABEL_CHARACTERS = 16;
const LABELS_DRAWN = 400;
const LINES_NAMED = 30;
const LINES_THIN = 500;
const NAMED_FROM_SCALE = 0.5;
const stage = {network: null, nodes: null, edges: null, shown: [], lines: new Map(), near: new Set(), hovered: -1, boxes: [], lineWidth: 0};
const degreeOf = NODES.map((n) => INCIDENT[n.id].length);

// Regions grow with the places folded into them.
function placeRadius(id) {
  const inside = INSIDE.get(id)?.length ?? 0;
  return (UPRIGHT ? 8 : 11) + Math.min(9, Math.sqrt(inside));
}

// From afar the many small ones become dust around the few that the overview names.
function radius(node) {
  if (node.cls === "Jurisdiction" && node.id < DATA.opening) return placeRadius(node.id);
  const near = Math.min(9, 4 + Math.sqrt(degreeOf[node.id]) * 0.7);
  if (node.id < DATA.opening || stage.near.has(node.id)) return near;
  return near * Math.min(1, Math.max(0.35, stage.network.getScale() / NAMED_FROM_SCALE));
}

function isFaded(id) {
  return (state.selected >= 0 || state.path.length > 0) && !stage.near.has(id);
}

function tracePath(ctx, shape, x, y, r) {
  ctx.beginPath();
  if (shape === "circle") ctx.arc(x, y, r, 0, 2 * Math.PI);
  else if (shape === "square") ctx.rect(x - r * 0.88, y - r * 0.88, r * 1.76, r * 1.76);
  else {
    ctx.moveTo(x, y - r * 1.2); ctx.lineTo(x + r * 1.2, y); ctx.lineTo(x, y + r * 1.2); ctx.lineTo(x - r * 1.2, y);
  }
  ctx.closePath();
}

function glyph({ctx, id, x, y}) {
  const node = NODES[id];
  const scale = stage.network.getScale();
  const r = radius(node) / scale;
  const {colour, shape} = classOf(node);
  const draw = () => {
    ctx.globalAlpha = isFaded(id) ? 0.28 : 1;
    tracePath(ctx, shape, x, y, r);
    ctx.fillStyle = colour;
    ctx.fill();
    ctx.lineWidth = Math.min(1.5 / scale, r * 0.2);
    ctx.strokeStyle = "#fff";
    ctx.stroke();
    if (id !== state.selected && id !== stage.hovered) return;
    tracePath(ctx, shape, x, y, r + 3.5 / scale);
    ctx.strokeStyle = colour;
    ctx.lineWidth = 2 / scale;
    ctx.stroke();
  };
  const above = id < DATA.opening || stage.near.has(id);
  return {
    // vis draws outer labels after all nodes: so the weighty marks lie on top of the crowd.
    [above ? "drawExternalLabel" : "drawNode"]: draw,
    // Larger than what is drawn, so that a finger hits it.
    nodeDimensions: {width: 2 * r + 8 / scale, height: 2 * r + 8 / scale},
  };
}

// Boxes on the screen by coarse squares, to see quickly whether a new one covers another.
class Covered {
  constructor() { this.squares = new Map(); }
  keys({x, y, w, h}) {
    const found = [];
    for (let i = Math.floor(x / 64); i <= Math.floor((x + w) / 64); i += 1) {
      for (let j = Math.floor(y / 32); j <= Math.floor((y + h) / 32); j += 1) found.push(i * 4096 + j);
    }
    return found;
  }
  free(box) {
    return !this.keys(box).some((k) => this.squares.get(k)?.some((b) => b.id !== box.id
      && b.x < box.x + box.w && box.x < b.x + b.w && b.y < box.y + box.h && box.y < b.y + b.h));
  }
  take(box) {
    for (const k of this.keys(box)) this.squares.set(k, [...(this.squares.get(k) ?? []), box]);
  }
  place(box) {
    if (!this.free(box)) return false;
    this.take(box);
    return true;
  }
}

function shortened(text, whole) {
  const characters = [...text];
  const most = whole ? 34 : LABEL_CHARACTERS;
  return characters.length <= most ? text : characters.slice(0, most - 1).join("") + "…";
}

function labelOrder() {
  const first = [state.selected, stage.hovered].filter((id) => id >= 0 && stage.nodes.get(id));
  const near = stage.shown.filter((id) => stage.near.has(id));
  const far = stage.network.getScale() < NAMED_FROM_SCALE && stage.shown.length > LABELS_DRAWN / 2;
  const rest = far ? stage.shown.filter((id) => id < DATA.opening) : stage.shown;
  return [...new Set([...first, ...near, ...rest])];
}

// Below the mark, or where there is more room: above it, to its right, to its left.
function labelBoxes(x, y, r, w, h, id) {
  return [
    {x: x - w / 2, y: y + r + 2, w, h, id}, {x: x - w / 2, y: y - r - h - 2, w, h, id},
    {x: x + r + 2, y: y - h / 2, w, h, id}, {x: x - r - w - 2, y: y - h / 2, w, h, id},
  ];
}

function drawLabel(ctx, covered, id, x, y) {
  const node = NODES[id];
  const strong = id === state.selected || id === stage.hovered;
  const place = node.cls === "Jurisdiction" && id < DATA.opening;
  const size = place ? 15 : 13;
  ctx.font = `${place || strong ? 600 : 400} ${size}px ${FONT}`;
  const text = shortened(node.label, strong);
  const inside = INSIDE.get(id)?.length;
  const whole = inside ? `${text} ${inside}` : text;
  const boxes = labelBoxes(x, y, radius(node), ctx.measureText(whole).width + 6, size + 5, id);
  const {clientWidth} = ctx.canvas;
  const box = boxes.find((b) => b.x >= 0 && b.x + b.w <= clientWidth && covered.free(b)) ?? (strong ? boxes[0] : null);
  if (!box) return false;
  covered.take(box);
  ctx.globalAlpha = isFaded(id) && !strong ? 0.35 : 1;
  ctx.strokeText(whole, box.x + box.w / 2, box.y + size - 1);
  ctx.fillStyle = "#1d2733";
  ctx.fillText(whole, box.x + box.w / 2, box.y + size - 1);
  stage.boxes.push({...box, text: whole});
  return true;
}

// Labels keep clear of the marks that matter.
function marksOf(ids, scale, left, top) {
  const covered = new Covered();
  for (const id of ids) {
    if (id >= DATA.opening && !stage.near.has(id)) continue;
    const r = radius(NODES[id]);
    covered.take({x: NODES[id].x * scale + left - r, y: NODES[id].y * scale + top - r, w: 2 * r, h: 2 * r, id});
  }
  return covered;
}

function drawLabels(ctx) {
  const scale = stage.network.getScale();
  const {x: left, y: top} = stage.network.canvasToDOM({x: 0, y: 0});
  const {clientWidth: width, clientHeight: height} = ctx.canvas;
  const density = ctx.canvas.width / width;
  const covered = marksOf(stage.shown, scale, left, top);
  stage.boxes = [];
  ctx.save();
  ctx.setTransform(density, 0, 0, density, 0, 0);
  Object.assign(ctx, {textAlign: "center", textBaseline: "alphabetic", lineJoin: "round", lineWidth: 3.5, strokeStyle: "#f6f7f9"});
  let drawn = 0;
  for (const id of labelOrder()) {
    const x = NODES[id].x * scale + left;
    const y = NODES[id].y * scale + top;
    if (x < -60 || y < -30 || x > width + 60 || y > height + 10) continue;
    if (drawLabel(ctx, covered, id, x, y)) drawn += 1;
    if (drawn >= LABELS_DRAWN) break;
  }
  nameLines(ctx, covered, scale, left, top);
  ctx.restore();
}

// The relations of the selected node stand on their lines.
function nameLines(ctx, covered, scale, left, top) {
  const lines = [...stage.lines.values()].filter((l) => l.from === state.selected || l.to === state.selected);
  if (state.selected < 0 || lines.length > LINES_NAMED) return;
  ctx.font = `11px ${FONT}`;
  ctx.globalAlpha = 1;
  ctx.fillStyle = "#5c6875";
  for (const line of lines) {
    const told = line.edges.filter((e) => !e.mention);
    const text = [...new Set(told.map((e) => relationLabel(PREDICATES[e.predicate])))].slice(0, 2).join(" · ");
    const x = ((NODES[line.from].x + NODES[line.to].x) / 2) * scale + left;
    const y = ((NODES[line.from].y + NODES[line.to].y) / 2) * scale + top;
    const width = ctx.measureText(text).width;
    if (!text || !covered.place({x: x - width / 2, y: y - 8, w: width, h: 14})) continue;
    ctx.strokeText(text, x, y + 3);
    ctx.fillText(text, x, y + 3);
  }
}

function labelAt({x, y}) {
  const box = stage.boxes.find((b) => x >= b.x && x <= b.x + b.w && y >= b.y && y <= b.y + b.h);
  return box ? box.id : -1;
}

// Lines keep their width on the screen; vis measures it in the network's units.
function keepLineWidth() {
  const scale = stage.network.getScale();
  const width = (stage.lines.size > LINES_THIN ? 0.4 : 1) / scale;
  if (stage.lineWidth && Math.abs(Math.log(width / stage.lineWidth)) < 0.2) return;
  stage.lineWidth = width;
  stage.network.setOptions({edges: {width, selectionWidth: 1.6 / scale - width}});
}

function replaceItems(dataset, wanted) {
  const gone = dataset.getIds().filter((id) => !wanted.has(id));
  if (gone.length) dataset.remove(gone);
  const added = [...wanted.values()].filter((item) => !dataset.get(item.id));
  if (added.length) dataset.add(added);
}

// Bring the picture in line with the state.
function redraw() {
  const shown = visibleNodes();
  stage.shown = [...shown].sort((a, b) => a - b);
  stage.lines = visibleLines(shown);
  replaceItems(stage.nodes, new Map(stage.shown.map((id) => [id, {id, x: NODES[id].x, y: NODES[id].y}])));
  replaceItems(stage.edges, new Map([...stage.lines].map(([id, {from, to}]) => [id, {id, from, to}])));
  stage.near = new Set(state.path.length ? state.path : [state.selected]);
  if (!state.path.length) {
    for (const {from, to} of stage.lines.values()) {
      if (from === state.selected) stage.near.add(to);
      if (to === state.selected) stage.near.add(from);
    }
  }
  if (state.selected >= 0) stage.network.selectNodes([state.selected], !state.path.length);
  else stage.network.unselectAll();
  if (state.path.length) stage.network.selectEdges([...stage.lines.values()].filter(onPath).map((l) => l.id));
  stage.network.redraw();
}

function onPath({from, to}) {
  return Math.abs(state.path.indexOf(from) - state.path.indexOf(to)) === 1
    && state.path.includes(from) && state.path.includes(to);
}

// The part of the stage that no card covers.
function clearArea() {
  const {clientWidth: width, clientHeight: height} = document.getElementById("mynetwork");
  const panel = document.getElementById("panel");
  const filters = document.getElementById("filters");
  const narrow = width <= 720;
  const area = {left: narrow || !filters.open ? 0 : 236, top: 0, right: width, bottom: height};
  if (!panel.hidden && narrow) area.bottom -= panel.offsetHeight;
  else if (!panel.hidden) area.right -= panel.offsetWidth;
  return area;
}

// A node and what stands around it, without the few neighbours that stand far off.
function surroundings(id) {
  const away = (other) => Math.hypot(NODES[other].x - NODES[id].x, NODES[other].y - NODES[id].y);
  const sorted = [...stage.near].sort((a, b) => away(a) - away(b) || a - b);
  const usual = away(sorted[Math.floor(sorted.length / 2)]);
  return sorted.filter((other) => away(other) <= usual * 2.2);
}

function show(ids, {closest = 1.15, animated = true} = {}) {
  const xs = ids.map((id) => NODES[id].x);
  const ys = ids.map((id) => NODES[id].y);
  const box = {left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys)};
  const area = clearArea();
  const [width, height] = [area.right - area.left, area.bottom - area.top];
  const scale = Math.min(closest, (width - 130) / (box.right - box.left + 1), (height - 90) / (box.bottom - box.top + 1));
  const {clientWidth, clientHeight} = document.getElementById("mynetwork");
  const still = !animated || matchMedia("(prefers-reduced-motion: reduce)").matches;
  stage.network.moveTo({
    position: {x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2},
    scale: Math.max(scale, 0.02),
    offset: {x: (area.left + area.right - clientWidth) / 2, y: (area.top + area.bottom - clientHeight) / 2 - 8},
    animation: still ? false : {duration: 350, easingFunction: "easeInOutQuad"},
  });
}

function openStage(onPick) {
  const container = document.getElementById("mynetwork");
  const withGlyphs = (options) => ({...options, nodes: {...options.nodes, ctxRenderer: glyph}});
  Object.assign(stage, drawGraph(container, withGlyphs));
  if (UPRIGHT) stage.nodes.update(NODES.slice(0, DATA.opening).map(({id, x, y}) => ({id, x, y})));
  stage.network.on("afterDrawing", drawLabels);
  stage.network.on("beforeDrawing", keepLineWidth);
  stage.network.on("hoverNode", ({node}) => { stage.hovered = node; stage.network.redraw(); });
  stage.network.on("blurNode", () => { stage.hovered = -1; });
  stage.network.on("click", ({nodes, pointer}) => onPick(nodes.length ? nodes[0] : labelAt(pointer.DOM)));
}
