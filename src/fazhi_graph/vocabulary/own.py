"""A user's own vocabulary: each entry checked, so that a slip is told by file and line and never silently ignored."""

from __future__ import annotations

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from fazhi_graph.iris import NS, VOCAB, concept
from fazhi_graph.vocabulary.concepts import (
    ALIAS,
    BROADER,
    HIDDEN,
    IN_SCHEME,
    LABEL,
    NOTATION,
    SKOS,
    SUBJECT,
    TYPE,
    Entry,
    Source,
    first,
)
from fazhi_graph.vocabulary.lines import Lines

KINDS = ("count", "rate", "amount", "duration", "multiple")
# Things of these schemes are looked for in running text side by side, so that no two may bear one name.
ENTITY_SCHEMES = ("institution", "programme", "policy", "body", "platform", "venue", "honour")
# What a new concept of a scheme cannot do without
NEEDED = {
    "indicator": ("cue", "unit", "kind"),
    "unit": ("kind",),
    "action": ("verb",),
    "body-kind": ("suffix", "rank"),
    "body": ("bodyKind",),
    "topic": ("cue",),
    "cue": ("form",),
    "furniture": ("form",),
}
# The scheme that a link leads to; skos:broader stays in its own
_LINKS = {SUBJECT: "topic", f"{NS}unit": "unit", f"{NS}baseUnit": "unit", f"{NS}bodyKind": "body-kind"}
# Properties whose values are searched for as names, each among its like
_NAMES = ((LABEL, ALIAS, HIDDEN), (f"{NS}verb",), (f"{NS}suffix",))
_SKOS_TERMS = re.compile(
    "(?:pref|alt|hidden)Label|notation|definition|example|(?:scope|change|editorial|history)Note|note|inScheme|"
    "topConceptOf|hasTopConcept|broader|narrower|related|(?:exact|close|broad|narrow|related)Match"
)
_IN_A_LANGUAGE = frozenset(SKOS + name for name in ("prefLabel", "altLabel", "hiddenLabel", "definition", "example"))

# Of the cue “受理|收到 @行政复议 -率” each token; “+复议” and “复议||应诉” are none
_CUE_WORD = r"[\w“‘（《][\w%‰·+.“”‘’（）《》、—]*"
_CUE_TOKEN = re.compile(rf"[@~-]?{_CUE_WORD}(?:\|{_CUE_WORD})*")
# “提升行动(2023)”, “复议 应诉”: texts are read with full-width punctuation, half-width digits and no blanks in names
_MISWRITTEN = re.compile(r"[,;:()!?\"０-９Ａ-Ｚａ-ｚ]|(?<![A-Za-z])\s|\s(?![A-Za-z])")


class Problem(NamedTuple):
    """What is wrong with a subject; ``value`` is the one to be mended, where it is one."""

    subject: str
    message: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class _Subject:
    """One subject: what this file says of it, and what all files together say."""

    iri: str
    said: Entry
    entry: Entry
    scheme: str

    def says(self, *keys: str) -> Iterator[tuple[str, str]]:
        """Keys and values given in this file."""
        return ((key, value) for key in keys for value in self.said.get(key, ()))


class Checker:
    """Checks files against all that is known, shipped and their own."""

    def __init__(self, shipped: Mapping[str, Entry], whole: Mapping[str, Entry]) -> None:
        self._whole = whole
        self._schemes = sorted({s for entry in shipped.values() for s in entry.get(IN_SCHEME, ())})
        self._own_terms = frozenset(k.partition("@")[0] for e in shipped.values() for k in e if k.startswith(NS))
        self._classes = _classes(shipped.values())
        self._members: defaultdict[str, list[str]] = defaultdict(list)
        for iri, entry in whole.items():
            self._members[_scheme(entry)].append(iri)
        self._bearers = _bearers(whole)

    def problems(self, source: Source, said: Mapping[str, Entry]) -> list[str]:
        """One line a problem, in order of lines: ``file:line: name: what is wrong``."""
        lines = Lines(source.content.decode(errors="replace"))
        found = {(lines.of(p.subject, p.value), self._name(p.subject), p.message) for p in self._found(said)}
        return [f"{source.path}:{line}: {name}: {message}" for line, name, message in sorted(found)]

    def _found(self, said: Mapping[str, Entry]) -> Iterator[Problem]:
        for iri, own in said.items():
            entry = self._whole[iri]
            if IN_SCHEME in entry:
                subject = _Subject(iri, own, entry, _scheme(entry))
                yield from self._checked(subject)
            elif iri.startswith(VOCAB) and iri not in self._schemes:
                yield Problem(iri, f"no such concept{_like(iri, self._whole)}; a new one needs skos:inScheme")

    def _checked(self, subject: _Subject) -> Iterator[Problem]:
        misplaced = list(self._place(subject))
        yield from misplaced
        if misplaced:  # what else it needs depends on the scheme
            return
        checks: tuple[Callable[[_Subject], Iterable[Problem]], ...] = (
            self._properties, _labels, self._clashes, self._links, self._circles, self._needs, _cues,
            self._quantity,
        )  # fmt: skip
        for check in checks:
            yield from check(subject)

    def _place(self, subject: _Subject) -> Iterator[Problem]:
        for _, scheme in subject.says(IN_SCHEME):
            if scheme not in self._schemes:
                names = ", ".join(_tail(s) for s in self._schemes)
                yield Problem(subject.iri, f"unknown scheme <{scheme}>; there are {names} (in <{VOCAB}>)", scheme)
                return
        if len(subject.entry[IN_SCHEME]) > 1:
            yield Problem(subject.iri, "is in two schemes", subject.entry[IN_SCHEME][-1])
        due = concept(subject.scheme, first(subject.entry, NOTATION) or _tail(subject.iri))
        if NOTATION not in subject.entry:
            yield Problem(subject.iri, f'needs skos:notation "{_tail(subject.iri)}"')
        elif subject.iri != due:
            yield Problem(subject.iri, f"its IRI must be <{due}>, scheme and notation")

    def _properties(self, subject: _Subject) -> Iterator[Problem]:
        for key in subject.said:
            bare = key.partition("@")[0]
            if bare.startswith(NS) and bare not in self._own_terms:
                yield Problem(subject.iri, f"unknown property fz:{_tail(bare)}{_like(bare, self._own_terms)}")
            if bare.startswith(SKOS) and not _SKOS_TERMS.fullmatch(_tail(bare)):
                yield Problem(subject.iri, f"unknown property skos:{_tail(bare)}")
            if key in _IN_A_LANGUAGE:
                value = subject.said[key][0]
                yield Problem(subject.iri, f'skos:{_tail(key)} needs its language: "{value}"@zh', value)

    def _clashes(self, subject: _Subject) -> Iterator[Problem]:
        for number, keys in enumerate(_NAMES):
            for _, name in subject.says(*keys):
                others = [iri for iri in self._bearers[number, _group(subject.scheme), name] if iri != subject.iri]
                if others:
                    message = f"“{name}” is a name of {self._name(others[0])} <{others[0]}> already"
                    yield Problem(subject.iri, message, name)

    def _links(self, subject: _Subject) -> Iterator[Problem]:
        for key, target in subject.says(BROADER, *_LINKS):
            scheme = _LINKS.get(key, subject.scheme)
            if target not in self._members[scheme]:
                what = "broader concept" if key == BROADER else scheme
                yield Problem(subject.iri, f"unknown {what} <{target}>{_like(target, self._members[scheme])}", target)

    def _circles(self, subject: _Subject) -> Iterator[Problem]:
        above, seen = list(subject.entry.get(BROADER, ())), set[str]()
        while above:
            iri = above.pop()
            if iri == subject.iri:
                yield Problem(subject.iri, "is broader than itself", first(subject.said, BROADER))
                return
            if iri not in seen:
                seen.add(iri)
                above += self._whole.get(iri, {}).get(BROADER, ())

    def _needs(self, subject: _Subject) -> Iterator[Problem]:
        kind = self._classes.get(subject.scheme, "")
        typed = NS + kind in subject.entry.get(TYPE, ())
        missing = [f"fz:{name}" for name in NEEDED.get(subject.scheme, ()) if NS + name not in subject.entry]
        # the headings under which indicators stand are concepts without being indicators
        if kind and not typed and not (subject.scheme == "indicator" and len(missing) == len(NEEDED["indicator"])):
            yield Problem(subject.iri, f"needs the class fz:{kind}: a skos:Concept, fz:{kind}")
        elif typed and missing:
            yield Problem(subject.iri, f"needs {' and '.join(missing)}")

    def _quantity(self, subject: _Subject) -> Iterator[Problem]:
        unit, kind = (self._whole.get(first(subject.entry, NS + "unit"), {}), first(subject.entry, NS + "kind"))
        due = first(unit, NS + "kind")
        if kind and kind not in KINDS:
            yield Problem(subject.iri, f"unknown fz:kind “{kind}”; there are {', '.join(KINDS)}", kind)
        elif kind and due and kind != due:
            message = f"fz:kind “{kind}” does not go with the unit {first(unit, NOTATION)}, which is for “{due}”"
            yield Problem(subject.iri, message, kind)
        words = {first(self._whole[iri], NOTATION) for iri in self._members["unit"]}
        for _, word in subject.says(NS + "measureWord"):
            if word not in words:
                yield Problem(subject.iri, f"unknown measure word “{word}”; add it as a unit of its own", word)

    def _name(self, iri: str) -> str:
        entry = self._whole.get(iri, {})
        return first(entry, LABEL) or first(entry, NOTATION) or _tail(iri)


def _labels(subject: _Subject) -> Iterator[Problem]:
    labels = subject.entry.get(LABEL, [])
    if not labels:
        yield Problem(subject.iri, 'needs a name in Chinese: skos:prefLabel "…"@zh')
    if len(labels) > 1:
        yield Problem(subject.iri, f"has the names {'、'.join(labels)}; a further one is skos:altLabel", labels[-1])
    for _, name in subject.says(LABEL, ALIAS, HIDDEN):
        wrong = _MISWRITTEN.search(name)
        if wrong:
            message = f"“{name}” holds “{wrong.group()}”; texts are read with ，；：（） and without blanks"
            yield Problem(subject.iri, message, name)
        elif len(name) == 1 and subject.scheme in ENTITY_SCHEMES:
            yield Problem(subject.iri, f"“{name}” is too short a name to be told from other words", name)


def _cues(subject: _Subject) -> Iterator[Problem]:
    if subject.scheme != "indicator":
        return
    for _, cue in subject.says(NS + "cue"):
        tokens = cue.split()
        for token in tokens:
            if not _CUE_TOKEN.fullmatch(token):
                forms = "词, 甲|乙, @词 (may stand earlier), ~词 (earlier in the sentence), -词 (must not stand there)"
                yield Problem(subject.iri, f"unknown cue token “{token}” in “{cue}”; tokens are {forms}", cue)
        if not any(token[0] not in "@~-" for token in tokens):
            yield Problem(subject.iri, f"the cue “{cue}” has no word that must stand by the number", cue)


def _classes(entries: Iterable[Entry]) -> dict[str, str]:
    """The class in ``fz:`` that most concepts of a scheme are of."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        counts[_scheme(entry)].update(t[len(NS) :] for t in entry.get(TYPE, ()) if t.startswith(NS))
    return {scheme: found.most_common(1)[0][0] for scheme, found in counts.items() if found}


def _bearers(whole: Mapping[str, Entry]) -> defaultdict[tuple[int, str, str], list[str]]:
    found: defaultdict[tuple[int, str, str], list[str]] = defaultdict(list)
    for iri, entry in whole.items():
        for number, keys in enumerate(_NAMES):
            for name in dict.fromkeys(value for key in keys for value in entry.get(key, ())):
                found[number, _group(_scheme(entry)), name].append(iri)
    return found


def _group(scheme: str) -> str:
    return "entity" if scheme in ENTITY_SCHEMES else scheme


def _scheme(entry: Entry) -> str:
    return first(entry, IN_SCHEME).removeprefix(VOCAB)


def _tail(iri: str) -> str:
    return re.split("[/#]", iri)[-1]


def _like(wanted: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(_tail(wanted), sorted(map(_tail, known)), n=1, cutoff=0.7)
    return f"; did you mean {near[0]}?" if near else ""
