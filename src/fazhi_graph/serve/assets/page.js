// What all parts of the page share: words in two languages, elements, addresses of things.
export const about = await (await fetch("about.json")).json();
export const byId = (id) => document.getElementById(id);
export const language = () => document.documentElement.lang;

export function word(key, ...values) {
  const text = about.texts.words[key][language()];
  return text.replace(/\{(\d)\}/g, (_, i) => String(values[i]));
}

export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

// Chinese characters of an IRI are percent-encoded in an address; what is encoded already stays as it is.
const encoded = (text) => text.replace(/[^\x21-\x7e]+/gu, encodeURIComponent).replace(/["<>\\^`{|}]/g, encodeURIComponent);

export function addressOf(iri) {
  for (const [root, start] of Object.entries(about.roots)) {
    if (iri.startsWith(start)) return (root === "ns" ? "ns#" : `${root}/`) + encoded(iri.slice(start.length));
  }
  return /^https?:\/\//i.test(iri) ? iri : null;
}

export function shortened(iri) {
  const fitting = Object.entries(about.prefixes).filter(([, start]) => iri.startsWith(start) && iri.length > start.length);
  fitting.sort((a, b) => b[1].length - a[1].length);
  return fitting.length ? `${fitting[0][0]}:${iri.slice(fitting[0][1].length)}` : iri;
}

export function rememberLanguage(chosen) {
  document.documentElement.lang = chosen;
  try {
    localStorage.setItem("fazhi-language", chosen);
  } catch { /* it lasts as long as the page, then */ }
}

export function firstLanguage() {
  try {
    const remembered = localStorage.getItem("fazhi-language");
    if (remembered === "zh" || remembered === "en") return remembered;
  } catch { /* storage is forbidden */ }
  return navigator.language.startsWith("zh") ? "zh" : "en";
}
