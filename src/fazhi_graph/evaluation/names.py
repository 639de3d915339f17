"""Entities: one name in common makes a pair, one to one; relations between them."""

from __future__ import annotations

from collections.abc import Callable

from fazhi_graph.evaluation.scores import Difference, Evaluation, Json, Score
from fazhi_graph.evaluation.texts import bare

# whatever the report calls its own government
_OWN_GOVERNMENT = frozenset(("区政府", "市政府", "县政府", "管委会"))
_GOVERNMENT_TAILS = ("人民政府", "政府")
_PLACE = "@place"


def evaluate_entities(gold: Json, found: Json) -> Evaluation:
    """Scores of ``entity_named`` (the name), ``entity_typed`` (the type too) and ``entity_typed.TYPE``."""
    expected, given = gold["entities"], found.get("entities", [])
    theirs, ours = [_names(e) for e in expected], [_names(e, found["text"]) for e in given]
    typed = _pairs(theirs, ours, lambda i, j: expected[i]["type"] == given[j]["type"], need_kind=True)
    named = _pairs(theirs, ours, lambda i, j: expected[i]["type"] == given[j]["type"], need_kind=False)
    scores = {
        "entity_typed": Score(len(typed), len(given), len(expected)),
        "entity_named": Score(len(named), len(given), len(expected)),
    }
    for kind in sorted({e["type"] for e in (*expected, *given)}):
        right = sum(expected[i]["type"] == kind for i in typed)
        counts = (sum(e["type"] == kind for e in side) for side in (given, expected))
        scores[f"entity_typed.{kind}"] = Score(right, *counts)
    return Evaluation(scores, tuple(_entity_differences(expected, given, named)))


def _names(entity: Json, text: str = "") -> frozenset[str]:
    """All that an entity is called; mentions are quotes in the gold and spans of the text in an extraction."""
    mentions = (m if isinstance(m, str) else text[m[0] : m[1]] for m in entity.get("mentions", []))
    return frozenset(filter(None, map(bare, (entity.get("name"), entity.get("canonical"), *mentions))))


def _pairs(
    theirs: list[frozenset[str]], ours: list[frozenset[str]], same: Callable[[int, int], bool], *, need_kind: bool
) -> dict[int, int]:
    """The first entity that shares a name, one of the same type before others."""
    pairs, used = dict[int, int](), set[int]()
    for i, names in enumerate(theirs):
        sharing = [j for j, others in enumerate(ours) if j not in used and names & others]
        alike = [j for j in sharing if same(i, j)]
        best = next(iter(alike if need_kind else alike or sharing), None)
        if best is not None:
            pairs[i] = best
            used.add(best)
    return pairs


def _entity_differences(expected: list[Json], given: list[Json], named: dict[int, int]) -> list[Difference]:
    paired = set(named.values())
    missed = [e for i, e in enumerate(expected) if i not in named]
    spurious = [e for j, e in enumerate(given) if j not in paired]
    wrong = [(expected[i], given[j]) for i, j in named.items() if expected[i]["type"] != given[j]["type"]]
    return [
        *(Difference(f"entity.{e['type']}", "missed", e["name"], "") for e in missed),
        *(Difference(f"entity.{e['type']}", "spurious", "", e["name"]) for e in spurious),
        *(Difference("entity.type", "wrong", g["type"], f["type"], g["name"]) for g, f in wrong),
    ]


def evaluate_relations(gold: Json, found: Json) -> Evaluation:
    """Scores of ``relation`` (both ends and the predicate) and of ``relation_untyped`` (the ends alone)."""
    expected, given = gold["relations"], found.get("relations", [])
    ends = _Ends(gold, found)
    theirs, ours = [ends.of(r) for r in expected], [ends.of(r) for r in given]
    right, left = _alike(theirs, ours, lambda i, j: expected[i]["p"] == given[j]["p"])
    loose, _ = _alike(theirs, ours, lambda *_: True)
    missed = [r for i, r in enumerate(expected) if i not in right]
    return Evaluation(
        {
            "relation": Score(len(right), len(given), len(expected)),
            "relation_untyped": Score(len(loose), len(given), len(expected)),
        },
        (
            *(Difference("relation", "missed", _shown(r), "", str(r.get("evidence", ""))) for r in missed),
            *(Difference("relation", "spurious", "", _shown(given[j])) for j in left),
        ),
    )


def _alike(
    theirs: list[tuple[str, str]], ours: list[tuple[str, str]], same: Callable[[int, int], bool]
) -> tuple[set[int], list[int]]:
    """Which of theirs have one of ours, and which of ours are left."""
    right, left = set[int](), list(range(len(ours)))
    for i, (subject, target) in enumerate(theirs):
        for j in left:
            if same(i, j) and ours[j][0] == subject and _near(target, ours[j][1]):
                right.add(i)
                left.remove(j)
                break
    return right, left


def _near(one: str, other: str) -> bool:
    """Objects may be phrases: one may hold the other."""
    return one == other or (min(len(one), len(other)) > 1 and (one in other or other in one))


def _shown(relation: Json) -> str:
    return f"{relation['s']} {relation['p']} {relation['o']}"


class _Ends:
    """The ends of relations under one name each, whichever of its names an entity goes by."""

    def __init__(self, gold: Json, found: Json) -> None:
        self._place = bare(gold["report"]["jurisdiction"])
        self._known: dict[str, str] = {}
        for entity in gold["entities"]:
            names = _names(entity)
            self._add(names, min(names, default=""))
        for entity in found.get("entities", []):
            names = _names(entity, found["text"])
            known = next((self._known[n] for n in sorted(names) if n in self._known), None)
            if known is not None:
                self._add(names, known)

    def _add(self, names: frozenset[str], key: str) -> None:
        for name in sorted(names):
            self._known.setdefault(name, key)

    def of(self, relation: Json) -> tuple[str, str]:
        """The two ends of a relation, each under the name that stands for all of its spellings."""
        return self._key(relation["s"]), self._key(relation["o"])

    def _key(self, name: str | None) -> str:
        plain = bare(name)
        if plain in ("", self._place, self._place[:-1]) or plain in _OWN_GOVERNMENT or self._governs(plain):
            return _PLACE
        key = self._known.get(plain, plain)
        return _PLACE if key == self._known.get(self._place, self._place) else key

    def _governs(self, name: str) -> bool:
        return any(name.endswith(t) and self._place.startswith(name.removesuffix(t) or "?") for t in _GOVERNMENT_TAILS)
