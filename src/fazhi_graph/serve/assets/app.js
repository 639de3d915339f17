// The page's wiring: the address decides what is shown, the language how it is called.
import {byId, firstLanguage, language, rememberLanguage, word} from "./page.js";
import {startSearch} from "./found.js";
import {renderQuestions, showQuestion, startQuestions} from "./questions.js";
import {renderSparql, startSparql} from "./sparql.js";

// “#q/indicator-values?year=2021”
const QUESTION = /^#q\/([\w-]+)(?:\?(.*))?$/;

function renderWords() {
  for (const named of document.querySelectorAll("[data-word]")) named.textContent = word(named.dataset.word);
  document.title = word("title");
  byId("search").placeholder = word("search");
  byId("search").setAttribute("aria-label", word("search"));
  byId("text").setAttribute("aria-label", "SPARQL");
  byId("language").textContent = word("language");
  renderQuestions();
  renderSparql();
}

function route() {
  const sparql = location.hash.startsWith("#sparql");
  byId("sparql").hidden = !sparql;
  byId("questions").hidden = sparql;
  byId("to-sparql").toggleAttribute("aria-current", sparql);
  byId("to-questions").toggleAttribute("aria-current", !sparql);
  const [, name, given] = QUESTION.exec(location.hash) ?? [];
  if (!sparql) showQuestion(name, new URLSearchParams(given ?? ""));
}

document.documentElement.lang = firstLanguage();
startSearch();
startQuestions();
startSparql();
renderWords();
route();
addEventListener("hashchange", route);
byId("language").addEventListener("click", () => {
  rememberLanguage(language() === "zh" ? "en" : "zh");
  renderWords();
  route();
});
