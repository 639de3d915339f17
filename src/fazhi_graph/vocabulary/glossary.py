"""What the words of the graph mean: classes, properties and every concept, looked up by any of their names."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from fazhi_graph.iris import NS
from fazhi_graph.vocabulary import Concept, Vocabulary
from fazhi_graph.vocabulary.concepts import DEFINITION, DEFINITION_EN, TYPE, Entry, first, read_entries, read_source
from fazhi_graph.vocabulary.files import ontology_dir
from fazhi_graph.vocabulary.own import ENTITY_SCHEMES

_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_KINDS = {f"{_OWL}Class": "class", f"{_OWL}ObjectProperty": "property", f"{_OWL}DatatypeProperty": "property"}
# What is told of a class or property beside its definition
_RELATED = (
    f"{_RDFS}subClassOf",
    f"{_RDFS}domain",
    f"{_RDFS}range",
    f"{_RDFS}subPropertyOf",
)

# How a term is asked for; prefixes are those that the program knows.
_MENTIONED = """SELECT ?title ?sentence {{
  ?passage fz:mentions <{iri}> ; nif:anchorOf ?sentence ;
    dct:isPartOf+ ?report . ?report a fz:Report ; dct:title ?title
}}"""
_NUMBERS = """SELECT ?place ?year ?value ?sentence {{
  ?number {path} <{iri}> ; sdmx-measure:obsValue ?value ;
    sdmx-dimension:refArea/skos:prefLabel ?place ; sdmx-dimension:refPeriod ?year ; fz:evidence/nif:anchorOf ?sentence
}} ORDER BY ?place ?year"""
_QUERIES = {
    "class": """SELECT ?thing ?name {{
  ?thing a {notation} OPTIONAL {{ ?thing skos:prefLabel|rdfs:label|dct:title ?name }}
}}""",
    "property": "SELECT ?subject ?value {{ ?subject {notation} ?value }}",
    "indicator": _NUMBERS,
    "action": """SELECT ?title ?actor ?clause {{
  ?measure fz:action <{iri}> ; rdfs:label ?clause ;
    fz:report/dct:title ?title ; fz:actor/skos:prefLabel ?actor
}}""",
    "topic": """SELECT ?title ?sentence {{
  ?fact dct:subject <{iri}> ; fz:report/dct:title ?title ; fz:evidence/nif:anchorOf ?sentence
}}""",
    "unit": """SELECT ?label ?value {{
  ?number sdmx-attribute:unitMeasure <{iri}> ; sdmx-measure:obsValue ?value ; rdfs:label ?label
}}""",
    "body-kind": "SELECT ?body ?name {{ ?body fz:bodyKind <{iri}> ; skos:prefLabel ?name }}",
    **dict.fromkeys(ENTITY_SCHEMES, _MENTIONED),
}
_ANY = "SELECT ?property ?value {{ <{iri}> ?property ?value }}"

# What is particular to a kind of term, as people call it, in the order in which it is told
DETAILS = {
    "broader": ("上位", "broader"),
    "topic": ("主题", "topic"),
    "kind": ("数量种类", "quantity"),
    "unit": ("单位", "unit"),
    "measureWord": ("量词", "measure words"),
    "baseUnit": ("基本单位", "base unit"),
    "scale": ("倍数", "scale"),
    "verb": ("动词", "verbs"),
    "relation": ("折合为", "folds to"),
    "bodyKind": ("机构类型", "kind of body"),
    "suffix": ("后缀", "suffixes"),
    "rank": ("层级", "rank"),
    "local": ("各地皆有", "local"),
    "number": ("文号", "number"),
    "date_document": ("日期", "date"),
    "issuer": ("发文机关", "issuer"),
    "replaces": ("取代", "replaces"),
    "closeMatch": ("对应", "corresponds to"),
    "order": ("次序", "order"),
    "legalBasis": ("依据", "legal basis"),
    "deadline": ("期限", "deadline"),
    "subClassOf": ("上位类", "subclass of"),
    "subPropertyOf": ("上位属性", "subproperty of"),
    "domain": ("定义域", "domain"),
    "range": ("值域", "range"),
    "counterExample": ("反例", "not counted"),
    "cue": ("线索词", "cues"),
    "form": ("词语", "words"),
    "notBefore": ("后不接", "not before"),
    "notWithin": ("不在其中", "not within"),
}


@dataclass(frozen=True, slots=True)
class Term:
    """One entry. ``kind`` is ``class``, ``property`` or a concept scheme (``indicator`` …).

    ``names`` are all zh labels, ``aliases`` those for people; ``details`` what is particular to its kind, concepts by
    notation; ``query`` asks a graph for what the term is used of.
    """

    kind: str
    notation: str
    iri: str
    label: str
    label_en: str
    names: tuple[str, ...]
    definition: str
    definition_en: str
    examples: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    details: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    query: str = ""

    def spellings(self) -> tuple[str, ...]:
        """All by which it may be asked for, in lower case."""
        words = (word for key in ("verb", "suffix", "number") for word in self.details.get(key, ()))
        names = (self.notation.removeprefix("fz:"), self.notation, self.label, self.label_en, *self.names, *words)
        return tuple(name.lower() for name in names if name)


def glossary(vocabulary: Vocabulary) -> tuple[Term, ...]:
    """All entries: classes and properties, then concepts by scheme, in order of notation."""
    terms = (*_schema(), *(_concept_term(concept, vocabulary.by_iri) for concept in vocabulary.concepts))
    return tuple(sorted(terms, key=lambda t: (t.kind not in _KINDS.values(), t.kind, t.notation)))


def _concept_term(concept: Concept, known: Mapping[str, Concept]) -> Term:
    links = {"broader": concept.broader, "topic": (concept.topic,) if concept.topic else ()}
    links |= {key.partition("@")[0]: values for key, values in concept.values.items()}
    return Term(
        kind=concept.scheme,
        notation=concept.notation,
        iri=concept.iri,
        label=concept.label,
        label_en=concept.label_en,
        names=concept.names,
        definition=concept.definition,
        definition_en=concept.definition_en,
        examples=concept.examples,
        aliases=concept.aliases,
        details={key: tuple(_told(value, known) for value in values) for key, values in links.items() if values},
        query=_concept_query(concept),
    )


def _told(value: str, known: Mapping[str, Concept]) -> str:
    return known[value].notation if value in known else value.replace(NS, "fz:")


def _concept_query(concept: Concept) -> str:
    if concept.scheme == "indicator":  # a heading of the tree stands for all below it
        path = "fz:indicator" if "Indicator" in concept.types else "fz:indicator/skos:broader"
        return _NUMBERS.format(iri=concept.iri, path=path)
    return _QUERIES.get(concept.scheme, _ANY).format(iri=concept.iri)


def _schema() -> Iterator[Term]:
    source = read_source(ontology_dir() / "fazhi.ttl")
    reader = ox.parse(source.content, format=ox.RdfFormat.TURTLE)
    quads = list(reader)
    for iri, entry in read_entries(source).items():
        kind = next((_KINDS[t] for t in entry.get(TYPE, ()) if t in _KINDS), None)
        if kind and iri.startswith(NS):
            yield _schema_term(iri, kind, entry, _related(iri, quads, reader.prefixes))


def _schema_term(iri: str, kind: str, entry: Entry, details: dict[str, tuple[str, ...]]) -> Term:
    label, notation = first(entry, f"{_RDFS}label@zh"), f"fz:{iri.removeprefix(NS)}"
    return Term(
        kind=kind,
        notation=notation,
        iri=iri,
        label=label,
        label_en=first(entry, f"{_RDFS}label@en"),
        names=(label,),
        definition=first(entry, DEFINITION),
        definition_en=first(entry, DEFINITION_EN),
        details=details,
        query=_QUERIES[kind].format(notation=notation),
    )


def _related(iri: str, quads: Sequence[ox.Quad], prefixes: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Super-terms, domain and range as prefixed names; a union gives all its members."""
    found: dict[str, tuple[str, ...]] = {}
    for quad in quads:
        if quad.subject == ox.NamedNode(iri) and quad.predicate.value in _RELATED:
            key = quad.predicate.value.rpartition("#")[2]
            named = tuple(_short(member, prefixes) for member in _members(quad.object, quads))
            found[key] = (*found.get(key, ()), *named)
    return found


def _members(node: object, quads: Sequence[ox.Quad]) -> Iterator[str]:
    """The named nodes of a union, or the one node."""
    if isinstance(node, ox.NamedNode):
        if node.value != f"{_RDF}nil":
            yield node.value
        return
    followed = (f"{_OWL}unionOf", f"{_RDF}first", f"{_RDF}rest")
    for quad in quads:
        if quad.subject == node and quad.predicate.value in followed:
            yield from _members(quad.object, quads)


def _short(iri: str, prefixes: Mapping[str, str]) -> str:
    return next((f"{p}:{iri[len(start) :]}" for p, start in prefixes.items() if iri.startswith(start)), iri)


def titles(vocabulary: Vocabulary) -> dict[str, tuple[str, str]]:
    """What each kind of term is called in Chinese and English."""
    return {"class": ("类", "Classes"), "property": ("属性", "Properties"), **vocabulary.titles}


def look_up(terms: Sequence[Term], asked: str) -> tuple[Term, ...]:
    """The terms of a name or notation; failing that, those whose names contain it."""
    word = asked.strip().lower()
    exact = tuple(term for term in terms if word in term.spellings())
    return exact or tuple(term for term in terms if any(word in name for name in term.spellings()))


def near(terms: Sequence[Term], asked: str, number: int = 5) -> list[str]:
    """The names most like one that nothing has."""
    spellings = {name: None for term in terms for name in term.spellings()}
    return difflib.get_close_matches(asked.strip().lower(), spellings, n=number, cutoff=0.4)
