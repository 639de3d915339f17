from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import owlrl  # type: ignore[import-untyped]
import pytest
import rdflib
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

import fazhi_graph
import samples
from fazhi_graph.graph.rdf import quads
from fazhi_graph.graph.terms import PREFIXES, term
from fazhi_graph.iris import NS
from fazhi_graph.store import MemoryStore
from fazhi_graph.vocabulary import vocabulary_files
from fazhi_graph.vocabulary.files import ontology_dir

# fz:evidence of “?fact fz:evidence ?passage” and of term("fz:evidence"), not “``fz:key``” nor “fz:has{kind}”
_USED = re.compile(r"(?<!`)\bfz:([A-Za-z0-9]+)(?![A-Za-z0-9{])")
_SOURCE = Path(str(fazhi_graph.__file__)).parent
_ERROR = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")


@cache
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_dir() / "fazhi.ttl")


def names(nodes: object) -> set[str]:
    """The local names of those nodes that are our own."""
    return {str(n).removeprefix(NS) for n in nodes if str(n).startswith(NS)} if hasattr(nodes, "__iter__") else set()


def defined() -> set[str]:
    return names(ontology().subjects(rdflib.RDFS.label))


def emitted(graph: list[Quad]) -> set[str]:
    """The terms in a graph, wherever they stand."""
    nodes = (n for q in graph for n in (q.predicate, q.object) if isinstance(n, NamedNode))
    return names(n.value for n in nodes)


@pytest.fixture(scope="module")
def used() -> set[str]:
    """Terms of the program's code, of its output, and of the vocabularies."""
    paths = [path for pattern in ("*.py", "*.rq") for path in sorted(_SOURCE.rglob(pattern))]
    code = {m for path in paths for m in _USED.findall(path.read_text(encoding="utf-8"))}
    files = [q for path in vocabulary_files() for q in parse(path=str(path), format=RdfFormat.TURTLE)]
    return code | emitted(list(quads(samples.extraction()))) | emitted(files)


def test_every_term_used_is_defined(used: set[str]) -> None:
    assert used - defined() == set()


def test_every_term_defined_is_used_or_above_one_that_is(used: set[str]) -> None:
    above = {
        str(parent).removeprefix(NS)
        for name in used
        for parent in ontology().transitive_objects(rdflib.URIRef(NS + name), rdflib.RDFS.subClassOf)
    }
    assert defined() - used - above == set()


def test_every_term_is_explained_in_both_languages() -> None:
    skos = rdflib.SKOS
    for name in sorted(defined()):
        node = rdflib.URIRef(NS + name)
        for predicate in (rdflib.RDFS.label, skos.definition):
            texts = [t for t in ontology().objects(node, predicate) if isinstance(t, rdflib.Literal)]
            assert sorted(str(t.language) for t in texts) == ["en", "zh"], name


def test_every_property_has_domain_and_range() -> None:
    kinds = (rdflib.OWL.ObjectProperty, rdflib.OWL.DatatypeProperty)
    for kind in kinds:
        for node in ontology().subjects(rdflib.RDF.type, kind):
            if str(node).startswith(NS):
                assert ontology().value(node, rdflib.RDFS.domain), node
                assert ontology().value(node, rdflib.RDFS.range), node


def test_borrowed_terms_of_the_output_have_a_chinese_name() -> None:
    declared = {str(s) for s in ontology().subjects(rdflib.RDFS.label)}
    # terms of RDF, SKOS and RDFS name things in every graph and need no gloss
    common = tuple(PREFIXES[p] for p in ("rdf", "rdfs", "skos"))
    predicates = {q.predicate.value for q in quads(samples.extraction())}
    assert {p for p in predicates if not p.startswith(common)} - declared == set()


def closed(*extra: tuple[str, str, str]) -> rdflib.Graph:
    """What follows by OWL 2 RL from ontology, sample and the statements given."""
    store = MemoryStore()
    store.load(quads(samples.extraction(), places=samples.place))
    lines = "\n".join(f"{q.triple} ." for q in store.dump())
    graph = rdflib.Graph().parse(data=lines, format="nt")
    graph += ontology()
    for subject, predicate, target in extra:
        node = rdflib.URIRef(term(target).value) if ":" in target and "/" not in target else rdflib.URIRef(target)
        graph.add((rdflib.URIRef(subject), rdflib.URIRef(term(predicate).value), node))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def contradictions(graph: rdflib.Graph) -> list[str]:
    return sorted(str(o) for o in graph.objects(None, _ERROR))


@pytest.fixture(scope="module")
def closure() -> rdflib.Graph:
    return closed((samples.BUREAU, "fz:cooperatesWith", samples.OFFICE))


def test_ontology_and_sample_are_consistent(closure: rdflib.Graph) -> None:
    assert contradictions(closure) == []
    assert list(closure.subjects(rdflib.RDF.type, rdflib.OWL.Nothing)) == []


@pytest.mark.parametrize(
    ("subject", "predicate", "target"),
    [
        (samples.BUREAU, "rdf:type", "org:Organization"),
        (samples.BUREAU, "rdf:type", "fz:Entity"),
        (f"{samples.REPORT}#problem=240,248", "prov:wasQuotedFrom", f"{samples.REPORT}#char=240,249"),
        (samples.OFFICE, "fz:cooperatesWith", samples.BUREAU),
        (samples.BUREAU, "org:classification", samples.KIND),
        (samples.DISTRICT, "dct:identifier", '"990101"'),
        (samples.CENTRE, "org:hasSubOrganization", samples.ROOM),
        (f"{samples.DISTRICT[:-6]}990100", "schema:containsPlace", samples.DISTRICT),
    ],
)
def test_what_the_alignments_entail(closure: rdflib.Graph, subject: str, predicate: str, target: str) -> None:
    node: rdflib.term.Node = rdflib.URIRef(target)
    if target.startswith('"'):
        node = rdflib.Literal(target.strip('"'))
    elif "://" not in target:
        node = rdflib.URIRef(term(target).value)
    assert (rdflib.URIRef(subject), rdflib.URIRef(term(predicate).value), node) in closure


@pytest.mark.parametrize(
    "statement",
    [
        (samples.BUREAU, "rdf:type", "fz:Jurisdiction"),
        (f"{samples.REPORT}#problem=240,248", "rdf:type", "fz:Commitment"),
        (samples.BUREAU, "fz:evidence", f"{samples.REPORT}#char=29,74"),
        (samples.REPORT, "fz:hasProblem", f"{samples.REPORT}#problem=240,248"),
    ],
)
def test_a_contradiction_is_noticed(statement: tuple[str, str, str]) -> None:
    assert contradictions(closed(statement))
