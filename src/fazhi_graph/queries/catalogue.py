"""The named queries: ``NAME.rq`` files beside this module, each with a header of comments.

    # zh: 哪些报告没有写某项指标的数字？
    # en: Which reports give no number for an indicator?
    # param indicator indicator = reconsideration.concluded | 指标 | The indicator
    # param year year? | 只看此年 | This year only

A parameter has a name, a type and what it is for. ``= value`` is its default; ``?`` after the type says that the query
may do without it: ``$year`` is then a variable like any other. One with neither has to be given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from fazhi_graph.graph.answers import QueryError
from fazhi_graph.graph.terms import PREFIXES
from fazhi_graph.queries.errors import AskingError, Message, did_you_mean, near

# Types whose values are names of things, with the classes that these may be of, the likelier first; none is any class.
CLASSES: dict[str, tuple[tuple[str, ...], ...]] = {
    "indicator": (("Indicator",),),
    "institution": (("Institution",),),
    "programme": (("Programme",), ("Institution",)),
    "policy": (("Policy",),),
    "platform": (("Platform",),),
    "body": (("Body", "Jurisdiction"),),
    "term": (("Institution", "Programme", "Policy", "Platform", "Venue", "Honour", "Body", "Jurisdiction"), ()),
}
TYPES = frozenset({*CLASSES, "jurisdiction", "year", "integer", "decimal"})

# “# zh: 哪些报告没有写某项指标的数字？”
_QUESTION = re.compile(r"# (?P<language>zh|en): (?P<text>.+)")
# “# param percent decimal = 20 | 变化至少百分之几 | Changed by at least so many per cent”
_PARAMETER = re.compile(
    r"# param (?P<name>\w+) (?P<type>[a-z]+)(?P<optional>\?)?(?: = (?P<default>[^|]+?))?"
    r" \| (?P<zh>[^|]+?) \| (?P<en>.+)"
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter. ``default`` is written as people write it; None where there is none."""

    name: str
    type: str
    optional: bool
    default: str | None
    description_zh: str
    description_en: str

    @property
    def required(self) -> bool:
        """True if the question cannot be asked without it."""
        return not self.optional and self.default is None


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """One question, its parameters in order, and the SPARQL that answers it, header and all."""

    name: str
    question_zh: str
    question_en: str
    parameters: tuple[Parameter, ...]
    sparql: str

    @property
    def body(self) -> str:
        """The SPARQL without its header, with the prefixes that any other program needs."""
        used = (f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items() if f"{prefix}:" in self.sparql)
        return "".join(used) + self.sparql.partition("\n\n")[2].strip()

    def parameter(self, name: str) -> Parameter:
        """The parameter of a name. Raises AskingError with the names that there are."""
        for one in self.parameters:
            if one.name == name:
                return one
        names = [one.name for one in self.parameters]
        values: dict[str, object] = {"query": self.name, "name": name, "names": ", ".join(names)}
        hint = did_you_mean(near(name, names, 1))
        raise AskingError(Message("{query} has no parameter {name!r}; it has {names}", values, hint))


@lru_cache(maxsize=1)
def named_queries() -> dict[str, NamedQuery]:
    """All named queries by name, in order of name."""
    found = sorted((f for f in files(__package__).iterdir() if f.name.endswith(".rq")), key=lambda f: f.name)
    return {f.name[:-3]: parsed(f.name[:-3], f.read_text(encoding="utf-8")) for f in found}


def find(name: str) -> NamedQuery:
    """The query of a name. Raises AskingError with the nearest names."""
    found = named_queries().get(name)
    if found is None:
        hint = did_you_mean(nearest(name)) or Message("see: fazhi queries", {})
        raise AskingError(Message("no named query {name!r}", {"name": name}, hint))
    return found


def nearest(name: str) -> list[str]:
    """The names most like one that no query has."""
    return near(name, named_queries(), 3)


def parsed(name: str, text: str) -> NamedQuery:
    """A query from the text of its file. Raises QueryError naming the line of a header that breaks the format."""
    questions: dict[str, str] = {}
    parameters: list[Parameter] = []
    for number, line in enumerate(text.partition("\n\n")[0].splitlines(), 1):
        if question := _QUESTION.fullmatch(line):
            questions[question["language"]] = question["text"]
        elif (match := _PARAMETER.fullmatch(line)) and match["type"] in TYPES:
            parameters.append(_parameter(match))
        else:
            raise QueryError(f"{name}.rq, line {number}: neither a question nor a parameter: {line}", number)
    if questions.keys() != {"zh", "en"}:
        raise QueryError(f"{name}.rq: the header gives no question in both zh and en")
    return NamedQuery(name, questions["zh"], questions["en"], tuple(parameters), text)


def _parameter(match: re.Match[str]) -> Parameter:
    return Parameter(match["name"], match["type"], bool(match["optional"]), match["default"], match["zh"], match["en"])
