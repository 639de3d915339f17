// Search by name, alias, code and pinyin initials. Initials come from the browser's own pinyin order of characters:
// each of these is the first common character of its letter in that order.
const RESULTS_SHOWN = 12;
const INITIALS = "abcdefghjklmnopqrstwxyz";
const FIRST_CHARACTERS = "阿八嚓哒妸发旮哈丌咔垃妈拏噢妑七呥仨他屲夕丫帀";
const PINYIN = new Intl.Collator("zh-Hans-CN-u-co-pinyin");
const HAS_PINYIN = PINYIN.resolvedOptions().locale.startsWith("zh");
const initialCache = new Map();

const folded = (text) => text.normalize("NFKC").toLowerCase();

function initial(character) {
  if (!/\p{Script=Han}/u.test(character)) return character;
  if (!initialCache.has(character)) {
    let at = FIRST_CHARACTERS.length - 1;
    while (at > 0 && PINYIN.compare(FIRST_CHARACTERS[at], character) > 0) at -= 1;
    initialCache.set(character, INITIALS[at]);
  }
  return initialCache.get(character);
}

let searchIndex = null;
function indexed() {
  searchIndex ??= NODES.map((node) => ({
    node,
    names: [node.label, ...node.aliases, ...(node.code ? [node.code] : [])].map((name) => ({name, key: folded(name)})),
    initials: HAS_PINYIN ? [...folded(node.label)].map(initial).join("") : "",
  }));
  return searchIndex;
}

function grade({names, initials}, query) {
  let best = null;
  names.forEach(({name, key}, i) => {
    const at = key.indexOf(query);
    if (at < 0) return;
    const score = (key === query ? 0 : at === 0 ? 2 : 4) + (i ? 1 : 0);
    if (!best || score < best.score) best = {score, name};
  });
  if (best || !/^[a-z]{2,}$/.test(query)) return best;
  const at = initials.indexOf(query);
  return at < 0 ? null : {score: at === 0 ? 6 : 7, name: names[0].name};
}

function searchNodes(text) {
  const query = folded(text.trim());
  if (!query) return [];
  const hits = [];
  for (const entry of indexed()) {
    const hit = grade(entry, query);
    if (hit) hits.push({node: entry.node, ...hit});
  }
  return hits.sort((a, b) => a.score - b.score || a.node.id - b.node.id).slice(0, RESULTS_SHOWN);
}
