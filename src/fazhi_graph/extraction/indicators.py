"""What a number counts: its label, its indicator, the total it is part of, whether it is a change or a target.

The cues of ``ontology/vocabulary/indicators.ttl`` decide: words that stand in the number's own window, words that the
discourse carries over (``@``), words that forbid (``-``). Longer and nearer words win.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from fazhi_graph.extraction.outline import Clause, Outline
from fazhi_graph.extraction.quantities import Quantity
from fazhi_graph.vocabulary import Concept, Matcher, Vocabulary

# “参考率、合格率分别为99.9%、98.3%”
_RESPECTIVELY = re.compile(r"分别(?:为|是|达到|达|有|占|：)?$")
# “合法性审查率、备案率均为100%”: one number for several things
_EACH = re.compile(r"(?:均|都|皆|全部)(?:为|是|达到|达|保持|实现|在)?(?:了)?$")
# “全程网办率由年初的91.2%提高到97.6%”: the old value
_OLD_VALUE = re.compile(r"(?:由|从)[^，。；]{0,12}$")
_OLD_VALUE_AFTER = re.compile(r"[^，。；]{0,8}(?:到|至|为)")
# “对136份案卷”, “聘请32名法律顾问”: the noun follows the number
_NOUN_FOLLOWS = re.compile(r"[\u4e00-\u9fffA-Za-z0-9“《]")
_NO_NOUN = re.compile(r"以(?=[上下内来外前后])|[和及与或等、，；。）](?!.{0,2}类)|(?:以上|以下|以内|之内|左右|上下|之多)[，。；、）]?|达|，|全部|均|，|其中")
# “其中”, “（含…”: a breakdown opens
_LABEL_TRIM_LEFT = re.compile(r"^[、，；：和及与并（）“”\s]*(?:其中|包括|含|共计|累计|总计|合计|全年|年内|目前|已|共|均|了|对|将|把|为|被|由|在|以)*")
_LABEL_TRIM_RIGHT = re.compile(r"(?:达到|达|为|是|共计|共|累计|总计|合计|均|约|近|超过|超|逾|突破|不少于|至少|仅|有|了|至|到|增至|上升至|提高到|提升至|分别|的|“|（|：|、|和|，)+$")
# “个村（社区）法律顾问” goes on, “个窗口（其中…）” does not
_OUTER_BRACKET = re.compile(r"（(?![\u4e00-\u9fff]{1,8}）[\u4e00-\u9fff])|(?<![\u4e00-\u9fff]{1}（[\u4e00-\u9fff])）(?![\u4e00-\u9fff])")
_YEAR = re.compile(r"(20\d\d)年")

_REACH = 160  # how far back, in characters, a topic carries


class _Cue(NamedTuple):
    indicator: int
    required: tuple[frozenset[str], ...]
    context: tuple[frozenset[str], ...]
    forbidden: frozenset[str]
    shares: bool


class _Indicator(NamedTuple):
    code: str
    kind: str
    units: frozenset[str]


@dataclass(frozen=True, slots=True)
class Window:
    """Where a number's words may stand: ``near`` spans are its own, ``far`` the whole of its clause."""

    near: tuple[tuple[int, int], ...]
    far: tuple[int, int]
    right: tuple[int, int] | None = None
    extra: str = ""
    fallback: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """What one quantity counts. ``part_of`` is an index into the quantities."""

    quantity: Quantity
    clause: int
    label: str
    indicator: str | None
    part_of: int | None = None
    change: bool = False
    period: int | None = None
    rule: str = ""


@dataclass
class _Run:
    text: str
    outline: Outline
    quantities: list[Quantity]
    clause_of: list[int]
    starts: list[int] = field(default_factory=list)
    hits: list[tuple[int, int, str]] = field(default_factory=list)
    by_word: dict[str, list[int]] = field(default_factory=dict)


class IndicatorMatcher:
    """Assigns indicators by the cues of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        concepts = [c for c in vocabulary.scheme("indicator") if "Indicator" in c.types]
        labels = {u.iri: u.label for u in vocabulary.scheme("unit")}
        self._indicators = [_indicator(c, labels) for c in concepts]
        self._cues = [cue for i, c in enumerate(concepts) for cue in _cues(i, c)]
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        for n, cue in enumerate(self._cues):
            for word in sorted(set().union(*cue.required)):
                self._by_word[word].append(n)
        words = {w for cue in self._cues for part in (*cue.required, *cue.context, cue.forbidden) for w in part}
        self._words = Matcher((w, w) for w in sorted(words))
        self._comparison = _ending(vocabulary.words("comparison"), "")
        self._change = _ending(vocabulary.words("change"), r"(?:了|为|达|约|近|超过|超|逾)?")
        self._share = _ending(vocabulary.words("share"), r"(?:[^，。；]{0,12})")
        self._target = re.compile("|".join(map(re.escape, vocabulary.words("target"))))
        self._per_unit = re.compile("|".join(map(re.escape, vocabulary.words("per-unit"))))
        self._bounds = _ending((*vocabulary.words("function-word"), *_verbs(vocabulary)), "")
        self._part = re.compile(rf"(?:{'|'.join(map(re.escape, vocabulary.words('part')))})")

    def count(
        self, text: str, outline: Outline, quantities: list[Quantity], plan: frozenset[int], year: int | None
    ) -> list[Counted]:
        """What each quantity counts. ``plan`` holds the indices of sentences that tell what is still to be done."""
        run = self._run(text, outline, quantities)
        counted: list[Counted] = []
        for i, quantity in enumerate(quantities):
            counted.append(self._one(run, i, quantity, counted, plan, year))
        return counted

    def _run(self, text: str, outline: Outline, quantities: list[Quantity]) -> _Run:
        starts = [c.start for c in outline.clauses]
        clause_of = [bisect_right(starts, q.start) - 1 for q in quantities]
        run = _Run(text, outline, quantities, clause_of)
        hits = sorted((h.start, h.end, h.value) for h in self._words.all(text))
        run.hits = hits
        run.starts = [h[0] for h in hits]
        by_word: defaultdict[str, list[int]] = defaultdict(list)
        for start, _, word in hits:
            by_word[word].append(start)
        run.by_word = by_word
        return run

    def _one(
        self, run: _Run, i: int, q: Quantity, done: list[Counted], plan: frozenset[int], year: int | None
    ) -> Counted:
        n = run.clause_of[i]
        clause = run.outline.clauses[n] if n >= 0 else Clause(q.start, q.stop, 0)
        window = self._window(run, i, clause)
        label = _label(run.text, q, window)
        change = self._is_change(run.text, q, clause)
        part_of = self._total(run, i, clause, done)
        period = _period(run.text, clause, q, year)
        silent = change or q.bound or self._is_target(run, q, clause, plan) or self._is_old(run.text, q)
        code, rule = (None, "") if silent else self._match(run, q, window)
        if code is None and not silent and part_of is not None:
            total = done[part_of]
            if total.quantity.kind == q.kind and _alike(total.quantity.unit, q.unit):
                code, rule = total.indicator, "part-of-total"
        return Counted(q, n, label, code, part_of, change, period, rule)

    # ---- windows

    def _window(self, run: _Run, i: int, clause: Clause) -> Window:
        text, q = run.text, run.quantities[i]
        if q.row or q.column:
            return self._cell_window(run, q, clause)
        left = clause.start
        if i and run.quantities[i - 1].start >= clause.start and not self._is_old(text, run.quantities[i - 1]):
            left = run.quantities[i - 1].stop
        bracket = text.rfind("（", left, q.start)
        if bracket >= 0 and "）" not in text[bracket : q.start]:
            left = bracket + 1
        shared = self._respective(run, i, clause)
        if shared:
            return Window((shared,), (clause.start, clause.end))
        each = _EACH.search(text, left, q.start)
        if each:
            items = _items(text, left, each.start())
            first = next((s for s in items if q.kind != "rate" or re.search("[率度比]", text[slice(*s)])), items[0])
            return Window((first,), (clause.start, clause.end), fallback=((left, q.start),))
        right = self._right(run, i, clause)
        if self._noun_follows(text, left, q.start):
            return Window(((left, q.start),), (clause.start, clause.end), right, fallback=self._before(run, clause, left, q))
        # “周菲棣、谭玉华2个工作室”: what stands before may yet be no noun that the number counts
        return Window(((left, q.start),), (clause.start, clause.end), fallback=(right,) if right else ())

    def _before(self, run: _Run, clause: Clause, left: int, q: Quantity) -> tuple[tuple[int, int], ...]:
        """For a number that stands alone (“…目录，共8项”) the clause before it."""
        n = run.outline.clauses.index(clause) - 1
        alone = len(_LABEL_TRIM_RIGHT.sub("", _LABEL_TRIM_LEFT.sub("", run.text[left : q.start]))) <= 2
        if n < 0 or not alone or run.outline.clauses[n].sentence != clause.sentence:
            return ()
        return ((run.outline.clauses[n].start, run.outline.clauses[n].end),)

    def _noun_follows(self, text: str, left: int, start: int) -> bool:
        """“对136份案卷”, “聘请32名律师”: before the number stands no noun that it could count."""
        before = _LABEL_TRIM_RIGHT.sub("", text[left:start])
        return not before or bool(self._bounds.search(before)) or before.endswith(("全市", "全区", "全县", "全省", "全镇", "全州", "全旗", "全国", "我区", "我市", "我县", "我省", "我镇", "我局", "全局", "本局", "其余", "辖区", "本级", "系统"))

    def _right(self, run: _Run, i: int, clause: Clause) -> tuple[int, int] | None:
        text, q = run.text, run.quantities[i]
        end = clause.end
        if i + 1 < len(run.quantities) and run.quantities[i + 1].start < end:
            end = run.quantities[i + 1].start
        if not _NOUN_FOLLOWS.match(text, q.stop) or _NO_NOUN.match(text, q.stop):
            return None
        bracket = _OUTER_BRACKET.search(text, q.stop, end)
        return q.stop, bracket.start() if bracket else end

    def _cell_window(self, run: _Run, q: Quantity, clause: Clause) -> Window:
        text = run.text
        start = text.rfind("\n", 0, q.start) + 1
        stop = text.find("\t", start)
        return Window(((start, max(start, stop)),), (start, max(start, stop)), extra=q.column)

    def _respective(self, run: _Run, i: int, clause: Clause) -> tuple[int, int] | None:
        """The item of “甲率、乙率分别为…” that belongs to the i-th number."""
        text, first = run.text, i
        while first and run.quantities[first - 1].start >= clause.start and not _RESPECTIVELY.search(
            text, clause.start, run.quantities[first].start
        ):
            first -= 1
        head = _RESPECTIVELY.search(text, clause.start, run.quantities[first].start)
        if not head:
            return None
        last = first
        while last + 1 < len(run.quantities) and run.quantities[last + 1].start < clause.end:
            last += 1
        left = run.quantities[first - 1].stop if first and run.quantities[first - 1].start >= clause.start else clause.start
        items = _items(text, left, head.start())
        return items[i - first] if len(items) == last - first + 1 and i - first < len(items) else None

    # ---- what silences

    def _is_change(self, text: str, q: Quantity, clause: Clause) -> bool:
        if q.column and self._comparison.search(q.column + "|") or q.unit == "百分点":
            return True
        before = text[clause.start : q.start]
        if self._change.search(before):
            return bool(q.column) or not re.search(r"(?:新|的|数|量|共|累计)增加$", before)
        return bool(self._comparison.search(before[-14:]))

    def _is_target(self, run: _Run, q: Quantity, clause: Clause, plan: frozenset[int]) -> bool:
        if clause.sentence in plan:
            return True
        before = run.text[clause.start : q.start]
        return bool(self._target.search(before) or self._per_unit.search(before[-8:]))

    def _is_old(self, text: str, q: Quantity) -> bool:
        return bool(_OLD_VALUE.search(text, max(0, q.start - 14), q.start) and _OLD_VALUE_AFTER.match(text, q.stop))

    # ---- totals

    def _total(self, run: _Run, i: int, clause: Clause, done: list[Counted]) -> int | None:
        text, q = run.text, run.quantities[i]
        if q.row:
            return None
        bracket = text.rfind("（", max(clause.start, q.start - 120), q.start)
        if bracket > 0 and "）" not in text[bracket : q.start]:
            owner = next((j for j in range(i - 1, -1, -1) if run.quantities[j].stop <= bracket), None)
            if owner is not None and bracket - run.quantities[owner].stop <= 3:
                return owner
        opened = self._opened(run, i, clause)
        if opened is None:
            return None
        sentence = run.outline.sentences[clause.sentence]
        for j in range(i - 1, -1, -1):
            other = run.quantities[j]
            if other.start < sentence.start:
                return None
            if other.stop <= opened and done[j].part_of is None and not done[j].change and other.kind == q.kind:
                return j if _alike(other.unit, q.unit) or other.kind == "count" else None
        return None

    def _opened(self, run: _Run, i: int, clause: Clause) -> int | None:
        """Where the breakdown that this number stands in was opened (其中, 分别为), or None."""
        text, q = run.text, run.quantities[i]
        marks = [m.start() for m in self._part.finditer(text, clause.start, q.start)]
        marks = [m for m in marks if text[m] != "含" or text[m - 1 : m] in ("（", "，")]
        return marks[-1] if marks else None

    # ---- cues

    def _match(self, run: _Run, q: Quantity, window: Window) -> tuple[str | None, str]:
        code, rule = self._best(run, q, window, window.near)
        if code is None and window.fallback:
            return self._best(run, q, window, window.fallback)
        return code, rule

    def _best(self, run: _Run, q: Quantity, window: Window, own: tuple[tuple[int, int], ...]) -> tuple[str | None, str]:
        near = self._hits_in(run, own)
        if window.right:
            for word, distance in self._hits_in(run, (window.right,), forward=True).items():
                near[word] = min(distance, near.get(word, distance))
        near.update((h.value, 0) for h in self._words.all(window.extra) if h.value not in near)
        candidates = {n for word in near for n in self._by_word.get(word, ())}
        if not candidates:
            return None, ""
        far = self._hits_in(run, (window.far,))
        share = bool(q.kind == "rate" and self._share.search(run.text, window.far[0], q.start)) or bool(
            window.extra and self._share.search(window.extra)
        )
        best: tuple[float, str, int] | None = None
        for n in candidates:
            cue = self._cues[n]
            if share and (window.extra or not cue.shares):
                continue
            score = self._score(run, q, cue, near, far)
            code = self._indicators[cue.indicator].code
            if score > 0 and (best is None or (score, code) > best[:2]):
                best = (score, code, n)
        return (best[1], f"cue:{best[1]}") if best else (None, "")

    def _hits_in(self, run: _Run, spans: Iterable[tuple[int, int]], *, forward: bool = False) -> dict[str, int]:
        """Words within the spans and how far from the number's side of the span each stands at the nearest."""
        found: dict[str, int] = {}
        for start, end in spans:
            for i in range(bisect_left(run.starts, start), len(run.starts)):
                s, e, word = run.hits[i]
                if s >= end:
                    break
                if e <= end:
                    distance = s - start if forward else end - e
                    if word not in found or distance < found[word]:
                        found[word] = distance
        return found

    def _score(self, run: _Run, q: Quantity, cue: _Cue, near: dict[str, int], far: dict[str, int]) -> float:
        indicator = self._indicators[cue.indicator]
        if indicator.kind != q.kind and q.unit:
            return 0
        total, own, reach = 0.0, False, 0
        for words in cue.required:
            value, distance = max(
                ((2 * len(w) + 4 / (1 + near[w] / 5), near[w]) for w in words if w in near), default=(0.0, 0)
            )
            if value:
                own, reach = True, max(reach, distance)
            else:
                value = max((1.2 * len(w) for w in words if w in far), default=0.0)
            if not value:
                return 0
            total += value
        # a forbidding word counts where it stands among the others, not in some earlier part of a run-on clause
        if not own or any(near[w] <= reach + 10 for w in cue.forbidden if w in near):
            return 0
        for words in cue.context:
            value = self._carried(run, q, words, near)
            if not value:
                return 0
            total += value
        return total if self._fits(indicator, q) else 0

    def _carried(self, run: _Run, q: Quantity, words: frozenset[str], near: dict[str, int]) -> float:
        best = max((1.5 * len(w) + 4 for w in words if w in near), default=0.0)
        for word in words:
            places = run.by_word.get(word)
            if not places:
                continue
            i = bisect_left(places, q.start) - 1
            if i >= 0 and q.start - places[i] <= _REACH and self._same_section(run, places[i], q.start):
                distance = q.start - places[i]
                best = max(best, 0.3 * len(word) + 4 / (1 + distance / 40))
        return best

    def _same_section(self, run: _Run, earlier: int, later: int) -> bool:
        sentences = run.outline.sentences
        if not sentences:
            return True
        a = _sentence_at(run, earlier)
        b = _sentence_at(run, later)
        return sentences[a].section == sentences[b].section or sentences[a].paragraph == sentences[b].paragraph

    def _fits(self, indicator: _Indicator, q: Quantity) -> bool:
        unit = q.unit.partition("（")[0]
        return not q.unit or not indicator.units or unit in indicator.units or q.unit in indicator.units


def _sentence_at(run: _Run, at: int) -> int:
    return max(0, bisect_right(run.outline.sentences, at, key=lambda s: s.start) - 1)


def _indicator(concept: Concept, labels: dict[str, str]) -> _Indicator:
    words = set(concept.get("measureWord"))
    words |= {w.partition("（")[0] for w in words}
    words |= {labels.get(iri, iri) for iri in concept.get("unit")}
    return _Indicator(concept.notation, concept.first("kind", "count"), frozenset(words))


def _cues(index: int, concept: Concept) -> Iterable[_Cue]:
    for line in concept.get("cue"):
        required, context, forbidden = [], [], set[str]()
        for token in line.split():
            words = frozenset(token.lstrip("@-").split("|"))
            if token.startswith("@"):
                context.append(words)
            elif token.startswith("-"):
                forbidden |= words
            else:
                required.append(words)
        shares = any("占" in w or "比" in w for words in required for w in words)
        yield _Cue(index, tuple(required), tuple(context), frozenset(forbidden), shares)


def _ending(words: tuple[str, ...], tail: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))}){tail}[|]?$") if tail or words else re.compile("$^")


def _items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between 、和及与 of ``text[start:end]``."""
    items, at = [], start
    for match in re.compile(r"[、和及与]").finditer(text, start, end):
        items.append((at, match.start()))
        at = match.end()
    items.append((at, end))
    return items


def _alike(a: str, b: str) -> bool:
    return a.partition("（")[0] == b.partition("（")[0]


def _period(text: str, clause: Clause, q: Quantity, year: int | None) -> int | None:
    years = [int(m.group(1)) for m in _YEAR.finditer(text, clause.start, q.start)]
    return years[-1] if years and year is not None and years[-1] != year else None


def _label(text: str, q: Quantity, window: Window) -> str:
    """A short noun phrase for what is counted, in the report's words."""
    if q.row or q.column:
        return " ".join(p for p in (q.row, q.column) if p)
    start, end = window.near[0]
    left = text[start:end]
    left = _LABEL_TRIM_RIGHT.sub("", _LABEL_TRIM_LEFT.sub("", left))
    right = ""
    if window.right:
        right = text[slice(*window.right)]
        right = re.split(r"[，。；、：（]|进行|开展|予以|给予|实施", right)[0]
    if right and (len(left) <= 4 or not left):
        return (left + right if len(left) <= 2 else right)[:30]
    return (left or right)[-30:]


def _verbs(vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(verb for action in vocabulary.scheme("action") for verb in action.get("verb") if len(verb) > 1)
