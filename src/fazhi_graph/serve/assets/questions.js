// The named questions: a list, a form made from the parameters of the one chosen, its answer.
import {about, byId, element, language, word} from "./page.js";
import {look} from "./found.js";
import {run} from "./result.js";
import {openQuery} from "./sparql.js";

const KINDS = {
  jurisdiction: "Jurisdiction", indicator: "Indicator", institution: "Institution", policy: "Policy",
  programme: "Programme,Institution", platform: "Platform", body: "Body,Jurisdiction", term: "", topic: null,
};
const form = byId("question");
const place = document.querySelector("[data-result=question]");
let shown = null;

export const addressOfQuestion = (name, given = "") => `#q/${name}${given && `?${given}`}`;

export function renderQuestions() {
  byId("question-list").replaceChildren(...about.questions.map((question) => {
    const link = element("a", {href: addressOfQuestion(question.name)}, question.question[language()]);
    if (question.name === shown?.name) link.setAttribute("aria-current", "true");
    return element("li", {}, link);
  }));
}

export function showQuestion(name, given) {
  const question = about.questions.find((q) => q.name === name) ?? null;
  const same = question && question === shown;
  shown = question;
  renderQuestions();
  byId("welcome").hidden = Boolean(question);
  form.hidden = !question;
  if (!same) place.replaceChildren();
  if (!question) return;
  renderForm(question, given);
  if ([...given].length || question.parameters.every((p) => !p.required)) answer(question);
}

function renderForm(question, given) {
  form.replaceChildren(
    element("h2", {}, question.question[language()]),
    element("div", {className: "fields"}, ...question.parameters.map((p) => field(p, given.get(p.name) ?? ""))),
    element("p", {className: "tools"},
      element("button", {type: "submit", className: "main"}, word("ask")),
      element("button", {type: "button", onclick: () => openQuery(question.sparql)}, word("as_sparql"))),
  );
}

function field(parameter, value) {
  const kinds = KINDS[parameter.type];
  const input = element("input", {name: parameter.name, value, autocomplete: "off", required: parameter.required});
  input.placeholder = parameter.required ? word("needed") : parameter.default ? word("default", parameter.default) : word("any");
  const parts = [element("span", {}, parameter.description[language()]), input];
  if (kinds === undefined || kinds === null) {
    if (kinds === undefined) input.inputMode = parameter.type === "decimal" ? "decimal" : "numeric";
  } else {
    const names = element("datalist", {id: `names-${parameter.name}`});
    input.setAttribute("list", names.id);
    input.addEventListener("input", () => suggest(input, names, kinds));
    if (parameter.default) nameDefault(input, parameter.default, kinds);
    parts.push(names);
  }
  return element("label", {}, ...parts);
}

async function suggest(input, names, kinds) {
  const text = input.value.trim();
  const hits = text ? await look(text, kinds) : [];
  if (input.value.trim() === text) {
    names.replaceChildren(...hits.map((hit) => element("option", {value: hit.label}, hit.name === hit.label ? "" : hit.name)));
  }
}

async function nameDefault(input, code, kinds) {
  const [hit] = await look(code, kinds);
  if (hit?.name === code) input.placeholder = word("default", hit.label);
}

function answer(question) {
  const given = new URLSearchParams(entered());
  run({url: `questions/${question.name}?${given}`}, place);
}

function entered() {
  return [...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value);
}

export function startQuestions() {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const address = addressOfQuestion(shown.name, new URLSearchParams(entered()).toString());
    if (location.hash === address) answer(shown);
    else location.hash = address;
  });
}
