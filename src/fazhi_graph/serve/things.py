"""What is known of one thing: as RDF, and as the tables that a page shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fazhi_graph.iris import NS, VOCAB_GRAPH
from fazhi_graph.serve.asking import Row, checked, rows, true
from fazhi_graph.serve.messages import Question
from fazhi_graph.serve.pool import Pool

# A page shows at most so many facts and links; the endpoint has the rest.
SHOWN = 500
_PARTS = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH $it { ?s ?p ?o } }"
_ABOUT = "CONSTRUCT { $it ?p ?o . ?s ?q $it } WHERE { { $it ?p ?o } UNION { ?s ?q $it } }"
_IS_GRAPH = "ASK { GRAPH $it { ?s ?p ?o } }"
_SAID = "SELECT ?p ?o WHERE { $it ?p ?o } ORDER BY ?p ?o"
# Facts, then mere mentions; cut before anything is looked up, because 行政复议 may stand in a million sentences.
_FACTS = """
SELECT ?s ?p ?label ?value ?unit ?passage ?sentence ?report ?title ?year WHERE {
  { SELECT ?s ?p ?passage WHERE {
      { ?s ?p $it ; fz:evidence ?passage }
      UNION { ?s fz:mentions $it BIND(fz:mentions AS ?p) BIND(?s AS ?passage) }
    } LIMIT $limit }
  ?passage nif:anchorOf ?sentence BIND(IRI(STRBEFORE(STR(?passage), "#")) AS ?report)
  OPTIONAL { ?report dct:title ?title } OPTIONAL { ?report fz:reportYear ?year } OPTIONAL { ?s rdfs:label ?label }
  OPTIONAL { ?s sdmx-measure:obsValue ?value ; sdmx-attribute:unitMeasure/skos:notation ?unit }
} ORDER BY DESC(?year) ?title ?passage ?s ?p
"""
_LINKS = """
SELECT ?s ?p WHERE {
  ?s ?p $it FILTER(?p != fz:mentions) FILTER NOT EXISTS { ?s fz:evidence ?passage } FILTER(!isBlank(?s))
} ORDER BY ?p ?s
"""
# What the vocabulary as a whole, and the ontology, hold: in place of what points to them
_HOLDS = {
    VOCAB_GRAPH: "SELECT ?s ?p { ?s a skos:ConceptScheme BIND(rdf:type AS ?p) } ORDER BY ?s",
    NS.rstrip("#"): """SELECT DISTINCT ?s (rdf:type AS ?p) {
      VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty } ?s a ?kind FILTER(STRSTARTS(STR(?s), STR(fz:)))
    } ORDER BY ?s""",
}
_TEXT = """
SELECT ?it ?kind ?begin ?label ?value ?unit WHERE { GRAPH $it {
  ?it nif:beginIndex ?begin ; a ?kind . FILTER(STRSTARTS(STR(?kind), STR(fz:)))
  OPTIONAL { ?it dct:title ?heading } OPTIONAL { ?it rdfs:label ?counted } OPTIONAL { ?it nif:anchorOf ?sentence }
  OPTIONAL { ?it sdmx-measure:obsValue ?value ; sdmx-attribute:unitMeasure/skos:notation ?unit }
  BIND(COALESCE(?heading, ?counted, ?sentence, "") AS ?label)
} }
"""
# Of what begins at the same place, a heading goes before its sentence, a sentence before its facts.
_PART_ORDER = {f"{NS}Section": 0, f"{NS}Passage": 1}
_LABELS = """
SELECT ?it ?label WHERE { VALUES ?it { $iris } ?it skos:prefLabel|rdfs:label|dct:title|nif:anchorOf ?label }
"""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing: what is said of it, the facts that lead to it with their sentences, what else points to it.

    ``parts`` is the text of a report (or what a vocabulary holds), in order. ``labels`` are those of every IRI that is
    shown, by IRI and language (``""`` where a label has none).
    """

    iri: str
    said: list[Row]
    facts: list[Row]
    links: list[Row]
    parts: list[Row]
    labels: dict[str, dict[str, str]]

    def label(self, iri: str) -> str:
        """A name for people: the Chinese label if there is one, else the end of the IRI."""
        found = self.labels.get(iri, {})
        told = (found[language] for language in ("zh", "", "en") if language in found)
        return next(told, iri.rstrip("/#").replace("#", "/").rpartition("/")[2])


async def rdf(pool: Pool, iri: str, form: str, limit: int) -> tuple[bytes, bool] | None:
    """All triples of and to a thing, or of a whole graph where the IRI names one; None where there are none."""
    if not await _known(pool, iri):
        return None
    query = _PARTS if await _is_graph(pool, iri) else _ABOUT
    reply = checked(await pool.ask(Question(_put(query, iri), triples=form, limit=limit)))
    return reply.content, reply.cut


async def thing(pool: Pool, iri: str) -> Thing | None:
    """What a page shows of a thing; None where the graph does not know it."""
    if not await _known(pool, iri):
        return None
    parts = await rows(pool, _put(_TEXT, iri), 100_000) if await _is_graph(pool, iri) else []
    links_of = _HOLDS.get(iri, _LINKS)
    said, facts, links = [await rows(pool, _put(query, iri), SHOWN) for query in (_SAID, _FACTS, links_of)]
    parts.sort(key=lambda row: (int(row["begin"]["value"]), _PART_ORDER.get(row["kind"]["value"], 2)))
    shown = {term["value"] for row in (*said, *facts, *links) for term in row.values() if term["type"] == "uri"}
    shown |= {row["kind"]["value"] for row in parts}
    return Thing(iri, said, facts, links, parts, await _labels(pool, sorted({iri, *shown})))


async def _known(pool: Pool, iri: str) -> bool:
    return await true(pool, _put("ASK { { $it ?p ?o } UNION { ?s ?q $it } }", iri)) or await _is_graph(pool, iri)


async def _is_graph(pool: Pool, iri: str) -> bool:
    return await true(pool, _put(_IS_GRAPH, iri))


async def _labels(pool: Pool, iris: Iterable[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in await rows(pool, _LABELS.replace("$iris", " ".join(f"<{iri}>" for iri in iris)), 100_000):
        language = row["label"].get("xml:lang", "")
        found.setdefault(row["it"]["value"], {}).setdefault(language, row["label"]["value"])
    return found


def _put(query: str, iri: str) -> str:
    return query.replace("$it", f"<{iri}>").replace("$limit", str(SHOWN))
