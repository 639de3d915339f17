// Search by name, alias, code and pinyin: 行政复议 by xzfy, xingzheng, xzfuyi. The readings of the characters in the names
// come with the page.
const RESULTS_SHOWN = 12;
const READINGS = new Map();
for (const [syllable, characters] of Object.entries(DATA.pinyin)) {
  for (const c of characters) READINGS.set(c, [...(READINGS.get(c) ?? []), syllable]);
}

const folded = (text) => text.normalize("NFKC").toLowerCase();

// What can be typed for each character of a name; marks between characters are passed over.
function spelling(name) {
  return [...folded(name)].map((c) => READINGS.get(c) ?? (/[a-z0-9]/.test(c) ? [c] : null)).filter(Boolean);
}

// How many characters from the given one on the letters spell, each by a syllable or its first letter, the last one
// perhaps not yet typed to its end; 0 if they do not.
function spelled(letters, characters, at) {
  if (at === characters.length) return 0;
  for (const syllable of characters[at]) {
    if (syllable.startsWith(letters)) return 1;
    for (const part of syllable.length > 1 ? [syllable, syllable[0]] : [syllable]) {
      if (!letters.startsWith(part)) continue;
      const rest = spelled(letters.slice(part.length), characters, at + 1);
      if (rest) return rest + 1;
    }
  }
  return 0;
}

let searchIndex = null;
function indexed() {
  searchIndex ??= NODES.map((node) => ({
    node,
    names: [node.label, ...node.aliases, ...(node.code ? [node.code] : [])]
      .map((name) => ({name, key: folded(name), characters: spelling(name)})),
  }));
  return searchIndex;
}

const better = (one, other) => (other && (!one || other.score < one.score) ? other : one);

function byLetters({name, key}, query, alias) {
  const at = key.indexOf(query);
  return at < 0 ? null : {score: (key === query ? 0 : at === 0 ? 2 : 4) + alias, name};
}

function byPinyin({name, characters}, query, alias) {
  for (let at = 0; at < characters.length; at += 1) {
    const length = spelled(query, characters, at);
    if (length) return {score: (length === characters.length ? 6 : at === 0 ? 8 : 10) + alias, name};
  }
  return null;
}

function grade({names}, query, pinyin) {
  let best = null;
  names.forEach((name, i) => { best = better(best, byLetters(name, query, i ? 1 : 0)); });
  if (best || !pinyin) return best;
  names.forEach((name, i) => { best = better(best, byPinyin(name, pinyin, i ? 1 : 0)); });
  return best;
}

function searchNodes(text) {
  const query = folded(text.trim());
  if (!query) return [];
  const letters = query.replace(/[\s'’]/g, "").replaceAll("ü", "v");
  const pinyin = /^[a-z][a-z0-9]+$/.test(letters) ? letters : "";
  const hits = [];
  for (const entry of indexed()) {
    const hit = grade(entry, query, pinyin);
    if (hit) hits.push({node: entry.node, ...hit});
  }
  return hits.sort((a, b) => a.score - b.score || a.node.id - b.node.id).slice(0, RESULTS_SHOWN);
}
