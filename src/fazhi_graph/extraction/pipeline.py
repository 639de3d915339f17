"""One document to one extraction: outline, report facts, names, numbers, measures, outlook, put together."""

from __future__ import annotations

import gc
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from fazhi_graph import iris
from fazhi_graph.extraction.actors import Act
from fazhi_graph.extraction.changes import find_changes
from fazhi_graph.extraction.context import Context, reporting_department
from fazhi_graph.extraction.indicators import Counted, IndicatorMatcher
from fazhi_graph.extraction.measures import MeasureFinder
from fazhi_graph.extraction.mentions import Mention, MentionFinder
from fazhi_graph.extraction.numerals import plain
from fazhi_graph.extraction.outline import Outline, outline
from fazhi_graph.extraction.outlook import OutlookFinder, Roles, Stretch
from fazhi_graph.extraction.places import PlaceFinder, national_organs
from fazhi_graph.extraction.quantities import QuantityFinder
from fazhi_graph.extraction.report import report_facts
from fazhi_graph.extraction.resolution import Resolver
from fazhi_graph.extraction.subjects import Subject, subjects
from fazhi_graph.extraction.tables import TableReader
from fazhi_graph.extraction.topics import TopicFinder
from fazhi_graph.memory import NoCollection
from fazhi_graph.model import (
    Change,
    Document,
    Extraction,
    Measure,
    Observation,
    Passage,
    Relation,
    Section,
    Span,
    Statement,
    Warning,
)
from fazhi_graph.vocabulary import Vocabulary, load_vocabulary
from fazhi_graph.vocabulary import divisions as gazetteers

# “中共巴林左旗委员会 巴林左旗人民政府关于……”: two issuers, parted by a blank
_ISSUERS = re.compile(r"(?:(?!(?<=委员会)\s|(?<=[省市区县旗州盟镇乡党]委)\s|(?<=党组)\s)[\s\S])+")
# “2025年底前”, “2023年6月底前”: by when a commitment is to be kept
_PART_OF_YEAR = r"[上下]半年|第?[一二三四]季度|\d{1,2}月(?:\d{1,2}日|份)?"
# “2024年底前”, “明年3月底前”, “10月1日前”, “年内”; “到2025年，” stands in the clause before
_DEADLINE = re.compile(
    rf"(?:20\d\d年|明年|今年)(?:{_PART_OF_YEAR})?[底末]?(?:之?前|以前|之?内)|(?:20\d\d年|明年|今年)(?:(?:{_PART_OF_YEAR})底?|[底末])"
    r"|\d{1,2}月(?:\d{1,2}日|份)?[底末]?(?:之?前|以前)|(?<=到)20\d\d年|年[底末](?:之?前|以前)?|年内|[上下]半年"
)
_DEADLINE_BEFORE = re.compile(r"到(20\d\d年[底末]?(?:之?前)?)，$")


class Extractor:
    """Everything that a vocabulary compiles to, made once and used for every document."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.gazetteer = gazetteers.load()
        self.places = PlaceFinder(self.gazetteer, national_organs(vocabulary))
        self.mentions = MentionFinder(vocabulary, self.places)
        self.quantities = QuantityFinder(vocabulary)
        self.tables = TableReader(vocabulary, self.quantities.bases)
        self.indicators = IndicatorMatcher(vocabulary)
        self.measures = MeasureFinder(vocabulary)
        self.outlook = OutlookFinder(vocabulary)
        self.topics = TopicFinder(vocabulary)


@lru_cache(maxsize=1)
def _shipped() -> Vocabulary:
    """The vocabulary that comes with the program; it does not change while the program runs."""
    return load_vocabulary()


@lru_cache(maxsize=2)
def _extractor(vocabulary: Vocabulary) -> Extractor:
    extractor = Extractor(vocabulary)
    # A vocabulary's hundreds of thousands of objects stay: to look for garbage among them over and over would take a
    # sixteenth of the time of extraction.
    gc.freeze()
    return extractor


def extract(
    document: Document,
    vocabulary: Vocabulary | None = None,
    overrides: Mapping[str, str] | None = None,
    base: str = iris.DEFAULT_BASE,
) -> Extraction:
    """All that can be read from a document.

    ``overrides`` are cells of ``--metadata`` (jurisdiction, division_code, year). The same document, vocabulary and
    overrides give the same extraction.
    """
    tools = _extractor(vocabulary or _shipped())
    # a report's tens of thousands of objects hold no cycles; the search for some took a twelfth of the time
    with NoCollection():
        return _Reading(tools, document, overrides, base).extraction()


class _Told:
    """An act with its doer and its objects as the report calls them, each with its IRI."""

    def __init__(self, act: Act, actor: str, actor_iri: str, objects: list[tuple[str, str | None]]) -> None:
        self.act = act
        self.actor = actor
        self.actor_iri = actor_iri
        self.objects = objects


class _Reading:
    """One pass over one document."""

    def __init__(self, tools: Extractor, document: Document, overrides: Mapping[str, str] | None, base: str) -> None:
        self.tools = tools
        self.document = document
        self.body = document.body
        self.text = document.body.text
        self.facts, self.place = report_facts(document, tools.places, overrides)
        self.outline: Outline = outline(self.text)
        self._clause_spans: dict[int, Span] = {}
        self.topics = tools.topics.topics(self.text, self.outline)
        self.roles: Roles = tools.outlook.roles(self.text, self.outline, self.topics)
        self.named = tools.places.names(self.text)
        self.mentions: list[Mention] = tools.mentions.find(self.text, self.named, self.place.division, self.facts.year)
        self.quantities = tools.tables.read(self.text, tools.quantities.find(self.text, _number_masks(self.mentions)))
        self.counted = tools.indicators.count(
            self.text, self.outline, self.quantities, self.roles.plans, self.facts.year
        )
        department = reporting_department(self.facts.title)
        self.resolver = Resolver(tools.vocabulary, Context(self.place.division, tools.places, base, department))
        self.place_iri = self.resolver.place_iri()
        self.doer_iri = self.resolver.department_iri() or self.place_iri
        self.acts = tools.measures.find(self.text, self.outline, self.mentions, self.roles.problems | self.roles.plans)
        self._add_head()
        self.resolver.add(self.text, self.mentions, _wholes(self.acts))

    def extraction(self) -> Extraction:
        """All that was read, put together."""
        sections = self._sections()
        told = [self._told(act) for act in self.acts]
        return Extraction(
            source=self.document.source,
            text=self.document.text,
            report=self.facts,
            sections=sections,
            passages=self._passages(),
            entities=self.resolver.entities(self.body),
            observations=self._observations(),
            # who acts is the reporting place where nobody is named: with the place unknown the act is nobody's
            measures=tuple(self._measure(t) for t in told if t.act.actor or t.actor),
            relations=_relations(told, self._clause),
            problems=self._statements(self.tools.outlook.problems(self.text, self.outline, self.roles), "problems"),
            commitments=self._statements(self.tools.outlook.commitments(self.text, self.outline, self.roles), "plan"),
            changes=self._changes(),
            warnings=self._warnings(sections),
            repairs=self.document.repairs,
        )

    def _add_head(self) -> None:
        """Bodies named in the page head: the title's government, 发布机构, 来源."""
        for field in self.document.header:
            if field.span is None or field.name not in ("title", "publisher", "source"):
                continue
            for part in _ISSUERS.finditer(self.document.text, field.span.start, field.span.end):
                self._add_issuer(part.start(), part.group())

    def _add_issuer(self, start: int, said: str) -> None:
        """The body that a part of the head begins with; blanks inside its name are layout."""
        places = [i for i, char in enumerate(said) if not char.isspace()]
        value = "".join(said[i] for i in places)
        named = self.tools.places.names(value)
        for m in self.tools.mentions.find(value, named, self.place.division, self.facts.year):
            if m.type == "Body" and m.start == 0:
                self.resolver.add_head(value[: m.end], m, Span(start + places[0], start + places[m.end - 1] + 1))

    # ---- outline

    def _sections(self) -> tuple[Section, ...]:
        heads, parents = self.outline.heads, self.outline.parents
        return tuple(
            Section(
                order=i,
                level=h.level,
                heading=self.text[h.start : h.end].strip(),
                heading_span=self.body.to_source(h.start, h.end),
                span=self.body.to_source(h.start, self.outline.ends[i]),
                topic=self.topics[i],
                parent=parents[i] if parents[i] >= 0 else None,
            )
            for i, h in enumerate(heads)
        )

    def _passages(self) -> tuple[Passage, ...]:
        return tuple(
            Passage(self.body.to_source(s.start, s.end), s.section if s.section >= 0 else None)
            for s in self.outline.sentences
        )

    def _topic(self, sentence: int) -> str | None:
        section = self.outline.sentences[sentence].section if 0 <= sentence < len(self.outline.sentences) else -1
        return self.topics[section] if section >= 0 else None

    # ---- numbers

    def _observations(self) -> tuple[Observation, ...]:
        about = subjects(self.text, self.outline, self.mentions, self.counted, self.place.division)
        return tuple(self._observation(c, s) for c, s in zip(self.counted, about, strict=True))

    def _observation(self, c: Counted, subject: Subject | None) -> Observation:
        q = c.quantity
        total = self.counted[c.part_of] if c.part_of is not None else None
        return Observation(
            value=plain(q.value),
            unit=q.unit,
            kind=q.kind,
            approx=q.approx,
            label=c.label,
            indicator=c.indicator,
            subject=subject.name if subject else None,
            span=self.body.to_source(q.start, q.end),
            evidence=self._clause(c.clause) if c.clause >= 0 else self.body.to_source(q.start, q.stop),
            subject_iri=self._iri_of(subject.mention) if subject and subject.mention else None,
            part_of=c.part_of,
            outcome_of=total.label if total else None,
            period=c.period,
            change=c.change,
            rule=c.rule,
        )

    def _clause(self, n: int) -> Span:
        """Where a clause stands in the document: many facts may have it as their evidence."""
        span = self._clause_spans.get(n)
        if span is None:
            clause = self.outline.clauses[n]
            span = self._clause_spans[n] = self.body.to_source(clause.start, clause.end)
        return span

    # ---- measures

    def _iri_of(self, mention: Mention) -> str:
        return self.resolver.by_mention[(mention.start, mention.end)]

    def _actor(self, act: Act) -> tuple[str, str]:
        if act.actor is None:
            return self.resolver.entity_name(self.doer_iri), self.doer_iri
        iri = self._iri_of(act.actor)
        return self.resolver.entity_name(iri), iri

    def _told(self, act: Act) -> _Told:
        return _Told(act, *self._actor(act), self._objects(act))

    def _measure(self, told: _Told) -> Measure:
        act = told.act
        return Measure(
            action=act.action.notation,
            actor=told.actor,
            actor_iri=told.actor_iri,
            objects=tuple(name for name, _ in told.objects),
            object_iris=tuple(i for _, i in told.objects),
            topic=self._topic(self.outline.clauses[act.clause].sentence),
            span=self._clause(act.clause),
            rule=f"verb:{act.action.notation}",
        )

    def _objects(self, act: Act) -> list[tuple[str, str | None]]:
        if act.spans:
            return [self._phrase(*span) for span in act.spans]
        iris_ = [self._iri_of(m) for m in act.objects]
        return [(self.resolver.entity_name(i), i) for i in iris_]

    def _phrase(self, start: int, end: int) -> tuple[str, str | None]:
        """A role or a meeting is a phrase; where it is itself a named thing, it is that."""
        iri = self.resolver.by_mention.get((start, end))
        return (self.resolver.entity_name(iri), iri) if iri else (self.text[start:end], None)

    def _changes(self) -> tuple[Change, ...]:
        events = find_changes(self.text, self.outline, self.mentions, self.roles.problems | self.roles.plans)
        return tuple(
            Change(
                originals=tuple(self.resolver.entity_name(self._iri_of(m)) for m in event.originals),
                results=tuple(self.resolver.entity_name(self._iri_of(m)) for m in event.results),
                original_iris=tuple(self._iri_of(m) for m in event.originals),
                result_iris=tuple(self._iri_of(m) for m in event.results),
                evidence=self.body.to_source(event.start, event.end),
            )
            for event in events
        )

    # ---- outlook and warnings

    def _statements(self, stretches: list[Stretch], part: str) -> tuple[Statement, ...]:
        starts = [q.start for q in self.quantities]
        return tuple(
            Statement(
                span=self.body.to_source(s.start, s.end),
                topic=self.tools.topics.matter(self.text[s.start : s.end], self._topic(s.sentence), part),
                deadline=self._deadline(s),
                targets=tuple(range(bisect_left(starts, s.start), bisect_left(starts, s.end))),
            )
            for s in stretches
        )

    def _deadline(self, stretch: Stretch) -> str | None:
        match = _DEADLINE.search(self.text, stretch.start, stretch.end)
        before = None if match else _DEADLINE_BEFORE.search(self.text[max(0, stretch.start - 12) : stretch.start])
        return match.group() if match else before and before.group(1)

    def _warnings(self, sections: tuple[Section, ...]) -> tuple[Warning, ...]:
        warnings = []
        if self.facts.jurisdiction is None:
            warnings.append(Warning("place-unknown", "the report does not say which place it is about", Span(0, 0)))
        elif not self.facts.jurisdiction_stated:
            message = f"the place {self.facts.jurisdiction} was inferred from: {'、'.join(self.facts.clues)}"
            warnings.append(Warning("place-inferred", message, Span(0, 0)))
        if self.facts.year is None:
            warnings.append(Warning("year-unknown", "the report does not say which year it is about", Span(0, 0)))
        for c in self.counted:
            if not c.quantity.unit:
                span = self.body.to_source(c.quantity.start, c.quantity.end)
                warnings.append(
                    Warning("unit-unknown", f"{self.text[c.quantity.start : c.quantity.end]} has no unit", span)
                )
        warnings += [
            Warning("topic-unknown", f"heading of unknown topic: {s.heading}", s.heading_span)
            for s in sections
            if s.topic is None
        ]
        return (*warnings, *self._ambiguous())

    def _ambiguous(self) -> Iterator[Warning]:
        """Names that may mean several things, and the report does not tell which."""
        for hit in self.tools.places.unclear(self.named, self.place.division, self.facts.year):
            message = f"several places are called {hit.value}, and the report does not tell which is meant"
            yield Warning("place-ambiguous", message, self.body.to_source(hit.start, hit.end))
        for mention in self.resolver.unresolved:
            name = self.text[mention.start : mention.end]
            if name:
                message = f"{name} is of a place that the report does not tell"
                yield Warning("body-unresolved", message, self.body.to_source(mention.start, mention.end))


def _relations(acts: Iterable[_Told], clause: Callable[[int], Span]) -> tuple[Relation, ...]:
    """Each relation once, with the first clause that states it."""
    found: dict[tuple[str, str, str], Relation] = {}
    for told in acts:
        act, actor, actor_iri = told.act, told.actor, told.actor_iri
        predicate = act.action.predicate
        if predicate is None:
            continue
        # the object of “接受区人大监督” is the doer; of what is set up under a body it is the part
        inverse = act.inverse or predicate == "part_of"
        for name, iri in told.objects:
            ends = ((name, iri or ""), (actor, actor_iri)) if inverse else ((actor, actor_iri), (name, iri))
            (s, s_iri), (o, o_iri) = ends
            key = (s_iri, predicate, o_iri or o)
            if s and s_iri and s_iri != o_iri and key not in found:
                found[key] = Relation(s, predicate, o, s_iri, o_iri, clause(act.clause))
    return tuple(found.values())


def _wholes(acts: list[Act]) -> dict[tuple[int, int], tuple[int, int]]:
    """For each body that an act puts under another, the other's span."""
    return {
        (part.start, part.end): (act.actor.start, act.actor.end)
        for act in acts
        if act.action.predicate == "part_of" and act.actor
        for part in act.objects
    }


def _number_masks(mentions: list[Mention]) -> list[tuple[int, int]]:
    """Spans in which numerals belong to a name: titles, and names that the vocabulary knows."""
    return [(m.start, m.end) for m in mentions if m.rule in ("title", "vocabulary", "quoted-known", "quoted")]
