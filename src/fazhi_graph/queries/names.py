"""Names as people write them, to the things of the graph that are meant: 武威, 620600, 复议, reconsideration.lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pyoxigraph import Literal, NamedNode

from fazhi_graph.graph.api import Graph
from fazhi_graph.graph.terms import term
from fazhi_graph.iris import VOCAB, thing
from fazhi_graph.queries.errors import AskingError, Message, did_you_mean, near
from fazhi_graph.vocabulary import divisions

# Names that a hint shows
_SHOWN = 8
_IRI_STARTS = ("http://", "https://", "urn:")

_NAME = term("skos:prefLabel")
# Names that mean a thing, the surest first
_NAMING = ("skos:notation", "skos:prefLabel", "skos:altLabel", "skos:hiddenLabel")
_EXACT = """
SELECT DISTINCT ?thing ?label WHERE {
  VALUES ?name { $zh $en $plain } ?thing $naming ?name . %s
  ?thing skos:prefLabel ?label . FILTER(LANG(?label) = "zh")
} ORDER BY ?label ?thing
"""
_WITHIN = """
SELECT DISTINCT ?thing ?label WHERE {
  %s ?thing %s ?name . FILTER(CONTAINS(LCASE(STR(?name)), $word))
  ?thing skos:prefLabel ?label . FILTER(LANG(?label) = "zh")
} ORDER BY STRLEN(?label) ?label ?thing
"""
_PLACES = """
SELECT DISTINCT ?thing ?label WHERE { ?report fz:jurisdiction ?thing ; a fz:Report . ?thing skos:prefLabel ?label }
ORDER BY ?label ?thing
"""
_KNOWN = "SELECT ?thing WHERE { VALUES ?thing { %s } %s }"
_REPORTED = "FILTER EXISTS { ?report fz:jurisdiction ?thing ; a fz:Report }"
_STATED = "?thing a fz:Jurisdiction"


@dataclass(frozen=True, slots=True)
class Named:
    """A thing and what it is called."""

    iri: str
    label: str


def resolve_thing(graph: Graph, word: str, classes: Sequence[Sequence[str]]) -> NamedNode:
    """The one thing of the classes (local names, the likelier first; none: of any) that a name means.

    A name is an IRI, a notation, a label or alias, or a part of one label. Raises AskingError if none or several
    things are meant, with their names.
    """
    if word.startswith(_IRI_STARTS):
        return NamedNode(word)
    found = next(filter(None, _readings(graph, word, classes)), [])
    meant = _meant(found)
    if meant is None:
        raise _unclear(word, found) if found else _unknown(graph, word, _typed(classes[0]))
    return NamedNode(meant.iri)


def _typed(classes: Sequence[str]) -> str:
    """The pattern that ``?thing`` is of one of the classes; stores begin with it and go through all of them."""
    nodes = " ".join(str(term(f"fz:{name}")) for name in classes)
    return f"VALUES ?class {{ {nodes} }} ?thing a ?class ." if classes else ""


def _checked(classes: Sequence[str]) -> str:
    """The same for few things, which something else finds: stores look at the class last."""
    nodes = ", ".join(str(term(f"fz:{name}")) for name in classes)
    return f"?thing a ?class . FILTER(?class IN ({nodes}))" if classes else ""


def _readings(graph: Graph, word: str, groups: Sequence[Sequence[str]]) -> Iterator[list[Named]]:
    """What the name may mean, reading by reading, the surest first."""
    for naming in _NAMING:
        for classes in groups:
            yield _named(graph, _EXACT % _checked(classes), **_spellings(word), naming=term(naming))
    for naming in ("skos:prefLabel", "skos:altLabel|skos:hiddenLabel"):
        for classes in groups:
            yield _named(graph, _WITHIN % (_typed(classes), naming), word=Literal(word.lower()))


def _spellings(word: str) -> dict[str, Literal]:
    return {"zh": Literal(word, language="zh"), "en": Literal(word, language="en"), "plain": Literal(word)}


def _named(graph: Graph, sparql: str, **parameters: Literal | NamedNode) -> list[Named]:
    return [Named(str(row["thing"]), str(row["label"])) for row in graph.query(sparql, **parameters)]


def _meant(found: Sequence[Named]) -> Named | None:
    """The only one, or the one that all others are named after: of 行政复议, 行政复议听证, 行政复议调解 the first.

    What the vocabulary has goes before what was found in some report.
    """
    listed = [one for one in found if one.iri.startswith(VOCAB)]
    for group in (listed, found):
        if len({one.iri for one in group}) == 1:
            return group[0]
    heads = [one for one in listed if all(one.label in other.label for other in listed)]
    return heads[0] if len({one.iri for one in heads}) == 1 else None


def _unclear(word: str, found: Sequence[Named]) -> AskingError:
    labels = [one.label for one in found]
    shown = [one.label if labels.count(one.label) == 1 else f"{one.label} <{one.iri}>" for one in found[:_SHOWN]]
    return AskingError(Message("{name!r} means several things", {"name": word}, did_you_mean(shown)))


def _unknown(graph: Graph, word: str, typed: str) -> AskingError:
    """Names that share two letters with the word are worth comparing; all names of a large graph are not."""
    pieces = sorted({a + b for a, b in pairwise(word)} or {word})
    naming = "skos:prefLabel|skos:altLabel"
    sparql = _WITHIN % (typed, naming)
    labels = {one.label for piece in pieces for one in _named(graph, sparql, word=Literal(piece.lower()))}
    return AskingError(Message("nothing is called {name!r}", {"name": word}, did_you_mean(near(word, labels))))


def resolve_place(graph: Graph, word: str) -> NamedNode:
    """The place that a name, code or key means: 武威, 武威市, 620600, 湖北省武汉市硚口区, 南昌经开区.

    Of homonyms the one that has reports is meant, and 全国 is the place of the ministries. Raises AskingError if
    several have reports, or if there is no such place.
    """
    if word.startswith(_IRI_STARTS):
        return NamedNode(word)
    if word in divisions.NATION_NAMES:
        return NamedNode(thing("jurisdiction", divisions.NATION.key, base=graph.base))
    gazetteer = divisions.load()
    candidates = [place for place in gazetteer.candidates(word) if place.recent()]
    coded = gazetteer.by_code(word)
    keys = {coded.key} if coded else {place.key for place in candidates}
    named = {one.iri for one in _named(graph, _EXACT % _checked(["Jurisdiction"]), **_spellings(word), naming=_NAME)}
    nodes = sorted(named | {thing("jurisdiction", key, base=graph.base) for key in keys | {word}})
    for asked in (_REPORTED, _STATED):
        known = [str(row["thing"]) for row in graph.query(_KNOWN % (_values(nodes), asked))]
        if len(known) == 1:
            return NamedNode(known[0])
        if known:
            raise _homonyms(word, [k.removeprefix(f"{graph.base}jurisdiction/") for k in known])
    return _unreported(graph, word, keys)


def _values(nodes: Iterable[str]) -> str:
    return " ".join(str(NamedNode(node)) for node in nodes)


def _unreported(graph: Graph, word: str, keys: set[str]) -> NamedNode:
    """A place that no report names: part of the name of one that has reports, or a place of the gazetteer."""
    gazetteer = divisions.load()
    place = gazetteer.resolve(word)
    if place is not None or len(keys) == 1:
        return NamedNode(thing("jurisdiction", place.key if place else min(keys), base=graph.base))
    if keys:
        raise _homonyms(word, sorted(keys))
    places = _named(graph, _PLACES)
    found = [one for one in places if word in one.label]
    if len(found) == 1:
        return NamedNode(found[0].iri)
    like = [*near(word, (one.label for one in places)), *near(word, (name for name, _ in gazetteer.names()))]
    shown = [one.label for one in found] or list(dict.fromkeys(like))
    raise AskingError(Message("no place is called {name!r}", {"name": word}, did_you_mean(shown[:_SHOWN])))


def _homonyms(word: str, keys: Sequence[str]) -> AskingError:
    shown = [_full_name(key) for key in keys[:_SHOWN]]
    return AskingError(Message("several places are called {name!r}", {"name": word}, did_you_mean(shown)))


def _full_name(key: str) -> str:
    """``370102 山东省济南市历下区``: the code to ask with, the name to know it by."""
    gazetteer = divisions.load()
    code, _, name = key.partition("-")
    place = gazetteer.by_code(code)
    around = [*reversed(gazetteer.parents(place)), place] if place else []
    return f"{key} {''.join(p.name for p in around if p.level != 'nation')}{name}"
