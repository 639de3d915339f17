"""What a number counts: its indicator, the total it is part of, whether it is a change or a target.

The cues of ``ontology/vocabulary/indicators.ttl`` decide: words that stand in the number's own window, words that the
discourse carries over (``@``, within the sentence ``~``), words that forbid (``-``). Longer and nearer words win.
"""

from __future__ import annotations

import re

from fazhi_graph.extraction.cues import Indicator, by_word, cues_of, fits, indicator_of
from fazhi_graph.extraction.extent import ExtentFinder
from fazhi_graph.extraction.outline import Clause, Outline, last_before
from fazhi_graph.extraction.periods import period
from fazhi_graph.extraction.quantities import Quantity
from fazhi_graph.extraction.scores import Around, Run, hits_of, reaches_of, score_of
from fazhi_graph.extraction.signals import SignalFinder
from fazhi_graph.extraction.windows import Stretch, Window, WindowFinder, is_old_value, label, origin
from fazhi_graph.extraction.words import Words
from fazhi_graph.vocabulary import Matcher, Vocabulary

# “新增加”, “共增加5人”: a level that was reached, not a change on last year
_ADDED = re.compile(r"(?:新|的|数|量|共|累计)增加$")

# “增长了12%”, “提高近3个百分点”: between the word of change and the number
_BY_HOW_MUCH = re.compile(r"(?:了|为|达|约|近|超过|超|逾)$")

# “增幅（%）”, “增减/件”
_UNIT_OF_LABEL = re.compile(r"(?:（[^（）]*）|[/／][^/（）]{1,3})$")

# “事项298项，其中|取消|18项”
_DONE_TO = re.compile(r"(?:取消|调整|合并|下放|划转|承接)[^，、；\d]{0,4}$")
# what is counted by 件, whatever the measure word
_CASES = ("案件", "处罚决定", "许可决定")
# “调解率”, “占比”: the heads of rates
_RATE = re.compile(r"率|比|%|满意度")
# “每5个网格配备|一名|”, “每季度集体学法|1次|”
_EVERY = re.compile(r"每(?:\d+[个名家户所件]|$|(?:季度|半年|月|周|年)[^共累]*$)")
# “普法覆盖率达|98%|” says how far a thing reaches; “评查覆盖率” is how many files were looked at
_COVERAGE = re.compile(r"(?<![评抽审]查)(?<!审核)覆盖[率面](?:[达为至到约近]|提[高升]|保持|超过|实现|上升|升)*$")
# “力争建成80个，满意度提高到98%” goes on with the aim, “……，已建成95个” does not
_REACHED = re.compile(r"已|共|累计|实际|完成|全年|现有|目前")
# “投诉举报类|12件”, “咨询类诉求|300件”
_SORT = re.compile(r"[^\d大各种几多]类(?:案件|诉求|申请|事项|问题|工单|纠纷)?(?:为|有|共)?$")
# cases about what others did: their sorts are named by the deeds (“行政处罚12件”), which they do not count
_DISPUTES = frozenset({"reconsideration", "litigation", "hotline"})
_DEEDS = frozenset(
    {
        "enforcement.permits",
        "enforcement.penalties",
        "enforcement.coercive",
        "enforcement.levies",
        "enforcement.inspections",
        "enforcement.other_powers",
        "enforcement.complaints",
        "disclosure.requests",
        "disclosure.items",
    }
)
# what else the numbers before one may tell of it
_BY_OTHERS = frozenset({None, *_DEEDS})
_RANK = re.compile(r"[、和及](?:国家|[省市州盟县区旗乡镇村厅部])级")


class Counted:
    """What one quantity counts. ``part_of`` is an index into the quantities; ``aim`` says that it is aimed at."""

    def __init__(
        self,
        quantity: Quantity,
        clause: int,
        label: str,
        indicator: str | None,
        part_of: int | None,
        change: bool,
        period: int | None,
        rule: str,
        *,
        aim: bool = False,
    ) -> None:
        self.quantity = quantity
        self.clause = clause
        self.label = label
        self.indicator = indicator
        self.part_of = part_of
        self.change = change
        self.period = period
        self.rule = rule
        self.aim = aim


class IndicatorMatcher:
    """Assigns indicators by the cues of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        concepts = [c for c in vocabulary.scheme("indicator") if "Indicator" in c.types]
        labels = {u.iri: u.label for u in vocabulary.scheme("unit")}
        self._indicators = [indicator_of(c, labels) for c in concepts]
        self._cues = [cue for i, c in enumerate(concepts) for cue in cues_of(i, c)]
        words = {
            w
            for cue in self._cues
            for part in (*cue.required, *cue.context, *cue.sentence, cue.forbidden)
            for w in part
        }
        self._signals = SignalFinder(vocabulary)
        self._words = Matcher((w, w) for w in sorted(words.union(self._signals.words)))
        self._longest = max(map(len, words))
        self._topics = {word for cue in self._cues for part in (*cue.context, *cue.sentence) for word in part}
        self._comparison = Words(vocabulary.words("comparison"))
        self._comparing = re.compile("|".join(map(re.escape, vocabulary.words("comparison"))))
        self._change = Words(vocabulary.words("change"))
        self._share = re.compile(rf"(?:{'|'.join(map(re.escape, vocabulary.words('share')))})[^，。；]{{0,12}}$")
        self._plan = re.compile("|".join(map(re.escape, vocabulary.words("table-plan"))))
        self._done = re.compile("|".join(map(re.escape, vocabulary.words("table-done"))))
        self._per_unit = re.compile("|".join(map(re.escape, vocabulary.words("per-unit"))))
        self._windows = WindowFinder(vocabulary)
        self._extent = ExtentFinder(vocabulary)
        self._by_unit: dict[tuple[str, str, bool, bool], dict[str, list[int]]] = {}

    def count(
        self, text: str, outline: Outline, quantities: list[Quantity], plan: frozenset[int], year: int | None
    ) -> list[Counted]:
        """What each quantity counts. ``plan`` holds the indices of sentences that tell what is still to be done."""
        run = self._run(text, outline, quantities)
        counted: list[Counted] = []
        for i, quantity in enumerate(quantities):
            counted.append(self._one(run, i, quantity, counted, plan, year))
        return counted

    def _run(self, text: str, outline: Outline, quantities: list[Quantity]) -> Run:
        hits = self._words.all_spans(text)
        topics = [hit for hit in hits if hit[2] in self._topics]
        numbers = last_before(outline.clauses, [q.start for q in quantities])
        reaches = reaches_of(outline)
        signals = self._signals.signals(text, hits)
        return Run(text, outline, quantities, numbers, hits_of(hits), hits_of(topics), self._longest, reaches, signals)

    def _one(
        self, run: Run, i: int, q: Quantity, done: list[Counted], plan: frozenset[int], year: int | None
    ) -> Counted:
        n = run.numbers[i]
        clause = run.outline.clauses[n] if n >= 0 else Clause(q.start, q.stop, 0)
        window = self._windows.window(run.text, run.outline, run.quantities, i, clause)
        came = origin(run.text, run.quantities, i) is not None
        change = self._is_change(run.text, q, clause) and not came
        # “分别增长12%、30%”
        change = change or bool(i and done[-1].change and run.text[done[-1].quantity.stop : q.start] in ("、", "和"))
        part_of = self._total(run, i, clause, done)
        of_year = period(run.text, run.quantities[i - 1].stop if came else clause.start, q, year)
        aim = run.signals.last("aim", clause.start, q.start) is not None or _goes_on_aiming(run, q, clause, done)
        silent = change or aim or q.bound or self._is_set(run, i, clause, plan)
        silent = silent or is_old_value(run.text, q) or self._of_change(run, i, clause, done)
        own = (None, "") if silent else self._match(run, q, window)
        code, rule = own if silent or own[0] not in _BY_OTHERS else self._by_others(run, i, own, part_of, done)
        return Counted(q, n, label(run.text, q, window), code, part_of, change, of_year, rule, aim=aim)

    def _by_others(
        self, run: Run, i: int, own: tuple[str | None, str], part_of: int | None, done: list[Counted]
    ) -> tuple[str | None, str]:
        """What the numbers before say that one counts which itself says nothing, or names what a dispute is about."""
        q = run.quantities[i]
        total = None if part_of is None else done[part_of]
        if total is not None and not self._is_part(run, q, total):
            total = None
        sort = _sort_before(run, i, done)
        if sort is not None and sort.indicator and _is_dispute(sort.indicator):
            return sort.indicator, "sort-of-dispute"
        if total is not None and total.indicator and (own[0] is None or _is_dispute(total.indicator)):
            return total.indicator, "part-of-total"
        if own[0] is None and part_of is None and i and _next_rank(run.text, done[-1].quantity, q):
            return done[-1].indicator, "rank-of-list"
        return own

    # ---- what silences

    def _is_change(self, text: str, q: Quantity, clause: Clause) -> bool:
        if q.unit == "百分点" or self._labels_change(q.row) or self._labels_change(q.column):
            return True
        start, end = clause.start, q.start
        by = _BY_HOW_MUCH.search(text, max(start, end - 3), end)
        if self._change.before(text, by.start() if by else end, start):
            return bool(q.column) or not _ADDED.search(text, max(start, end - 6), end)
        return bool(self._comparison.before(text, end, start))

    def _labels_change(self, label: str) -> bool:
        """“同比增减（%）”, “较上年变化”: the head of a row or column of changes."""
        end = len(_UNIT_OF_LABEL.sub("", label)) if label else 0
        return end > 0 and bool(self._change.before(label, end) or self._comparing.search(label))

    def _labels_plan(self, label: str) -> bool:
        """“2023年检查计划”, “目标值”, “任务数”; not “任务完成数”."""
        return bool(label and self._plan.search(label) and not self._done.search(label))

    def _is_set(self, run: Run, i: int, clause: Clause, plan: frozenset[int]) -> bool:
        """Whether a number is planned, by its sentence, clause or table, or tells how often for each."""
        q = run.quantities[i]
        if clause.sentence in plan or run.signals.last("target", clause.start, q.start) is not None:
            return True
        since = max(clause.start, run.quantities[i - 1].stop) if i else clause.start
        if run.signals.last("intended", since, q.start) is not None:
            return True
        if q.kind == "rate" and _COVERAGE.search(run.text, since, q.start):
            return True
        if (q.caption or q.row or q.column) and any(map(self._labels_plan, (q.caption, q.row, q.column))):
            return True
        every = run.text.rfind("每", max(clause.start, q.start - 16), q.start)
        if every >= 0 and _EVERY.match(run.text, every, q.start):
            return True
        return bool(self._per_unit.search(run.text, max(clause.start, q.start - 8), q.start))

    def _of_change(self, run: Run, i: int, clause: Clause, done: list[Counted]) -> bool:
        """“较上年减少20人，其中退休12人”: the parts of a change are of those that came or went."""
        q, before = run.quantities[i], done[-1] if i else None
        if before is None or not before.change or before.quantity.unit != q.unit or q.value > before.quantity.value:
            return False
        return _same_sentence(run, before, clause) and run.signals.last("part", clause.start, q.start) is not None

    # ---- totals

    def _total(self, run: Run, i: int, clause: Clause, done: list[Counted]) -> int | None:
        text, q = run.text, run.quantities[i]
        if q.row:
            return None
        bracket = text.rfind("（", max(clause.start, q.start - 120), q.start)
        if bracket > 0 and "）" not in text[bracket : q.start]:
            owner = next((j for j in range(i - 1, -1, -1) if run.quantities[j].stop <= bracket), None)
            if owner is not None and bracket - run.quantities[owner].stop <= 3:
                return owner
        opened = run.signals.last("part", clause.start, q.start)
        if opened is None:
            return self._next_part(run, i, clause, done)
        sentence = run.outline.sentences[clause.sentence]
        for j in range(i - 1, -1, -1):
            other = run.quantities[j]
            if other.start < sentence.start:
                return None
            if other.stop <= opened and done[j].part_of is None and not done[j].change and other.kind == q.kind:
                return j if _alike(other.unit, q.unit) or other.kind == "count" else None
        return None

    def _is_part(self, run: Run, q: Quantity, total: Counted) -> bool:
        """Whether a part counts what its total counts: no places, and none of what was done to the things."""
        if total.quantity.kind != q.kind or not _alike(total.quantity.unit, q.unit):
            return False
        return not (_done_to(run.text, q) or self._extent.noun(run.text, q))

    def _next_part(self, run: Run, i: int, clause: Clause, done: list[Counted]) -> int | None:
        """“其中一审30件，二审20件”: the breakdown goes on while its parts do not exceed the total."""
        before = done[i - 1] if i else None
        if before is None or before.part_of is None or before.clause != run.numbers[i] - 1:
            return None
        total, q = done[before.part_of].quantity, run.quantities[i]
        parts = [c.quantity.value for c in done if c.part_of == before.part_of]
        fits = sum(parts) + q.value <= total.value and _alike(total.unit, q.unit) and clause.end - clause.start <= 16
        same_sentence = run.outline.clauses[before.clause].sentence == clause.sentence
        return before.part_of if fits and same_sentence and q.stop >= clause.end - 1 else None

    # ---- cues

    def _match(self, run: Run, q: Quantity, window: Window) -> tuple[str | None, str]:
        code, rule = self._best(run, q, window, window.near)
        if code is None and window.fallback and not _done_to(run.text, q):
            return self._best(run, q, window, window.fallback)
        if code is None and window.heads:
            return self._best(run, q, window.of_heads(), window.near)
        return code, rule

    def _best(self, run: Run, q: Quantity, window: Window, own: Stretch) -> tuple[str | None, str]:
        near = self._near(run, window, own)
        cues = self._fitting(run.text, q, of_kind=window.captioned)
        candidates = {n for word in near for n in cues.get(word, ())}
        if not candidates:
            return None, ""
        # what the columns to the right of a cell's tell does not bear on it
        at = q.start if q.head_start is None else q.head_start
        around = Around(run, at, near, window.far)
        place = self._extent.noun(run.text, q)
        named = None if place is None else {word for _, _, word in run.hits.ending(*place)}
        share = self._is_share(run, q, window)
        best: tuple[float, str] | None = None
        for n in candidates:
            cue = self._cues[n]
            if (share and (q.row or q.column or not cue.shares)) or not around.holds(cue.required):
                continue
            if named is not None and all(words.isdisjoint(named) for words in cue.required):
                continue
            if score := score_of(cue, around):
                found = (score, self._indicators[cue.indicator].code)
                best = found if best is None or found > best else best
        return (best[1], f"cue:{best[1]}") if best else (None, "")

    def _near(self, run: Run, window: Window, own: Stretch) -> dict[str, int]:
        """The words that stand by the number and how far from it each stands at the nearest."""
        near = {word: own[1] - end for start, end, word in run.hits.ending(*own) if start >= own[0]}
        if window.right:
            edge, found = window.right[0], reversed(run.hits.ending(*window.right))
            first = {word: start - edge for start, _, word in found if start >= edge}
            near.update((word, distance) for word, distance in first.items() if distance < near.get(word, distance + 1))
        if window.extra:
            near.update((word, 0) for _, _, word in self._words.all_spans(window.extra) if word not in near)
        return near

    def _is_share(self, run: Run, q: Quantity, window: Window) -> bool:
        """“占83%”, “占比”: the number is the part that one thing has in another."""
        if q.kind == "rate" and self._share.search(run.text, max(window.far[0], q.start - 18), q.start):
            return True
        return bool(window.extra and self._share.search(window.extra))

    def _fitting(self, text: str, q: Quantity, *, of_kind: bool) -> dict[str, list[int]]:
        """By their words the cues of the indicators whose kind and measure words the number's fit.

        A cell without a unit fits all, rates if its heads name one, unless only the caption tells what it counts.
        “案件12个” are 12件.
        """
        if q.unit in ("个", "项") and text.endswith(_CASES, 0, q.start):
            q = q.measured(q.value, "件", q.kind)
        rates = not q.unit and bool(_RATE.search(q.row) or _RATE.search(q.column))
        key = (q.kind, q.unit, of_kind and not q.unit, rates)
        if key not in self._by_unit:
            fitting = {i for i, indicator in enumerate(self._indicators) if _may_be(indicator, q, of_kind, rates)}
            self._by_unit[key] = by_word((n, cue) for n, cue in enumerate(self._cues) if cue.indicator in fitting)
        return self._by_unit[key]


def _may_be(indicator: Indicator, q: Quantity, of_kind: bool, rates: bool) -> bool:
    if q.unit:
        return fits(indicator, q)
    return indicator.kind == q.kind if of_kind else rates or indicator.kind != "rate"


def _same_sentence(run: Run, before: Counted, clause: Clause) -> bool:
    return before.clause >= 0 and run.outline.clauses[before.clause].sentence == clause.sentence


def _goes_on_aiming(run: Run, q: Quantity, clause: Clause, done: list[Counted]) -> bool:
    """“力争建成80个，|满意度提高到98%”: the rest of a sentence that began with an aim."""
    if not done or not done[-1].aim or not _same_sentence(run, done[-1], clause):
        return False
    return not _REACHED.search(run.text, done[-1].quantity.stop, q.start)


def _sort_before(run: Run, i: int, done: list[Counted]) -> Counted | None:
    """For “咨询类|300件” the number of the same unit before it in the sentence: the total, or another sort."""
    q = run.quantities[i]
    if not _SORT.search(run.text, max(0, q.start - 8), q.start):
        return None
    clause = run.outline.clauses[run.numbers[i]]
    for other in reversed(done[-4:]):
        if not _same_sentence(run, other, clause):
            return None
        if other.quantity.unit == q.unit:
            return other
    return None


def _is_dispute(code: str) -> bool:
    return code.partition(".")[0] in _DISPUTES


def _done_to(text: str, q: Quantity) -> bool:
    """Whether the number tells of what was done to some of the things: “现有组织86个，其中合并4个”."""
    return bool(_DONE_TO.search(text, max(0, q.start - 8), q.start))


def _next_rank(text: str, before: Quantity, q: Quantity) -> bool:
    """“国家级示范村3个、省级28个”: of the same things those of the next rank."""
    return before.unit == q.unit and bool(_RANK.fullmatch(text, before.stop, q.start))


def _alike(a: str, b: str) -> bool:
    return a.partition("（")[0] == b.partition("（")[0]
