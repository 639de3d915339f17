"""Where the body names something: known terms, 《titles》, quoted names, places, honours, names by their last word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from fazhi_graph.extraction import localities
from fazhi_graph.extraction.aliases import with_aliases
from fazhi_graph.extraction.bounds import BoundaryFinder, Bounds
from fazhi_graph.extraction.coordination import split_coordinations
from fazhi_graph.extraction.heads import Found, HeadFinder
from fazhi_graph.extraction.honours import HonourFinder
from fazhi_graph.extraction.places import PlaceFinder
from fazhi_graph.extraction.quotes import QuoteTyper
from fazhi_graph.extraction.words import Taken
from fazhi_graph.model import EntityType
from fazhi_graph.vocabulary import Concept, Hit, Matcher, Vocabulary
from fazhi_graph.vocabulary.divisions import Division

# “《关于印发〈…〉的通知》”; a title that a page break left open ends at its bracketed years: “《…纲要（2021—2025年）和”
_TITLE = re.compile(r"《([^《》\n]{2,120})》|《([^《》\n，。]{2,60}?年）)")
# “双‘一号工程’”, “放管服”
_QUOTED = re.compile(r"“([^“”\n]{2,30})”")
# “鄱阳|湖”, “阳泉|路”: a short name in that of a lake, a road, a school
_FEATURE = re.compile(
    r"湖(?!南|北|州)|江(?!苏|西|南|北)|河(?!南|北)|山(?!东|西|区)|岛|水库|大?路|大道|大桥|古城|老街|机场|港(?!区|务|口|澳)"
)
# “高新区”, “经济技术开发区” right after the name of a host
_ZONE = re.compile(r"(?:高新(?:技术产业(?:开发)?)?|经济?(?:技术)?开(?=区|发区)|经济(?:技术)?(?=开发))(?:开?发)?区")
# “行政许可事项清单|（2023年版）”
_EDITION = re.compile(r"（(?:20\d\d[^（），。]{0,12}|试行|暂行|草案|修订[^（）]{0,4}|第[一二三四五六七八九十]版)）")
# “全县|行政复议体制改革”: a known reform, as it goes on there
_OF_ALL = re.compile(r"全[省市区县旗州镇乡]")
# “省行政执法平台|“闽执法”|”: a platform and its own name
_OWN_NAME = re.compile(r"“[^“”，。\n]{2,10}”(?![\u4e00-\u9fff]*(?:系统|平台|模块|功能|服务|专区|栏目|应用))")

# “省级金牌调解室”: a title that ends like what holds it; “创建省级…”: one that is only sought
_TITLE_OF = re.compile(r"(?:(?<!创建)(?<!争创)|(?<=成功创建))(?:全[国省市州]|国家级|[省市州部]级)")
_DASHES = str.maketrans(dict.fromkeys("—–－~～至", "-") | dict.fromkeys(" “”‘’《》〈〉"))
_DASHED = re.compile(f"[-{''.join(map(chr, _DASHES))}]")

_TYPE_OF_SCHEME: dict[str, EntityType] = {
    "institution": "Institution",
    "programme": "Programme",
    "policy": "Policy",
    "platform": "Platform",
    "venue": "Venue",
    "honour": "Honour",
    "body": "Body",
}


class Mention:
    """``body[start:end]`` names something; ``concept`` or ``division`` where it is a known one.

    ``name`` is given where it differs from the text: one of several coordinated names. ``same_as`` is the span of
    the mention that introduced a short name.
    """

    def __init__(
        self,
        start: int,
        end: int,
        type: EntityType,
        rule: str,
        concept: Concept | None = None,
        division: Division | None = None,
        kind: str | None = None,
        name: str | None = None,
        same_as: tuple[int, int] | None = None,
    ) -> None:
        self.start = start
        self.end = end
        self.type: EntityType = type
        self.rule = rule
        self.concept = concept
        self.division = division
        self.kind = kind
        self.name = name
        self.same_as = same_as

    def moved(
        self,
        start: int,
        end: int,
        rule: str | None = None,
        name: str | None = None,
        same_as: tuple[int, int] | None = None,
    ) -> Mention:
        """The same thing, named by ``body[start:end]``."""
        return Mention(start, end, self.type, rule or self.rule, self.concept, self.division, self.kind, name, same_as)


class MentionFinder:
    """Finds mentions by a vocabulary and a gazetteer."""

    def __init__(self, vocabulary: Vocabulary, places: PlaceFinder) -> None:
        leading = vocabulary.words("leading-word")
        known = [
            (name, concept)
            for scheme in _TYPE_OF_SCHEME
            for concept in vocabulary.scheme(scheme)
            for name in concept.names
            if len(name) > 1 and not _led_by(leading, name, concept.names)
        ]
        self._known = Matcher(known)
        self._exact = {_key(name): concept for name, concept in reversed(known)}
        self._places = places
        self._boundaries = BoundaryFinder(vocabulary)
        self._heads = HeadFinder(vocabulary)
        self._quotes = QuoteTyper(vocabulary)
        self._newspapers = vocabulary.words("newspaper-suffix")
        self._staff = vocabulary.words("staff-word")
        self._honours = HonourFinder(vocabulary)

    def find(
        self, text: str, named: list[Hit[str]], place: Division | None = None, year: int | None = None
    ) -> list[Mention]:
        """All mentions in order, none overlapping another; of overlapping candidates the longer one stays.

        ``named`` are the names of places in the text, which are read from ``place``, the reporting one.
        """
        known = self._terms(text)
        places = self._place_hits(text, named, place, year)
        spans = [(m.start, m.end) for m in known]
        # two-character place names are too easily met by chance to keep a bound out: “监督和县政协”
        safe = [(p.start, p.end) for p in places if p.end - p.start > 2]
        bounds = self._boundaries.bounds(text, [*spans, *safe])
        local = [Mention(*span, "Jurisdiction", "locality") for span in localities.find(text, bounds)]
        ends = {p.end: p.start for p in (*local, *places)}
        candidates = [
            *self._titles(text),
            *known,
            *(self._headed(text, found) for found in self._heads.find(text, bounds, sorted(spans), ends)),
            *self._quoted(text),
            *(self._honour(text, start, end) for start, end in self._honours.find(text)),
            *_built_place(text, places),
            *self._listed(text, bounds),
            *_ranked_governments(text),
        ]
        candidates = [_without_marks(text, m) if text[m.start] == "“" else m for m in candidates]
        names = split_coordinations(text, _without_overlaps(text, candidates))
        all_places = _with_towns(text, _without_overlaps(text, [*places, *local]))
        return with_aliases(text, sorted([*names, *_apart(all_places, names)], key=lambda m: (m.start, -m.end)))

    def _terms(self, text: str) -> list[Mention]:
        """The names of known concepts."""
        hits = self._known.spans(text)
        found = [_term(start, end, concept) for start, end, concept in hits if not self._runs_on(text, end, concept)]
        return [m for m in found if not _counts_a_list(text, m)]

    def _runs_on(self, text: str, end: int, concept: Concept) -> bool:
        """“安全生产法律法规”, “司法所长”, “涉外法治工作机构”, “人民调解员”: the name is part of a longer word."""
        if text.startswith("员", end):
            return True
        if text[end - 1] == "作" and text.startswith("工作", end - 2) and text.startswith(self._staff, end):
            return True
        goes_on = concept.get("notBefore")
        return bool(goes_on) and text.startswith(goes_on, end)

    def _headed(self, text: str, found: Found) -> Mention:
        head, concept = found.head, self.concept_of(text[found.start : found.end])
        if head.word in ("平台", "系统") and (named := _OWN_NAME.match(text, found.end)):
            return Mention(found.start, named.end(), "Platform", f"suffix:{head.word}", concept)
        if head.type == "Policy" and (edition := _EDITION.match(text, found.end)):
            return Mention(found.start, edition.end(), "Policy", f"suffix:{head.word}", concept)
        if concept is None and _OF_ALL.match(text, found.start) and self.concept_of(text[found.start + 2 : found.end]):
            return self._headed(text, Found(found.start + 2, found.end, head))
        type_ = "Honour" if head.type == "Body" and _is_title(text, found.start, concept) else head.type
        return Mention(found.start, found.end, type_, f"suffix:{head.word}", concept, kind=head.kind)

    def concept_of(self, name: str) -> Concept | None:
        """The known concept that a whole name stands for; quotes and the forms of dashes make no difference."""
        return self._exact.get(_key(name))

    def _place_hits(self, text: str, named: list[Hit[str]], place: Division | None, year: int | None) -> list[Mention]:
        hits = ((h, self._places.meant(h.value, place, year)) for h in named)
        return [
            self._zone_of(text, h, year) or Mention(h.start, h.end, "Jurisdiction", "gazetteer", division=d)
            for h, d in hits
            if d is not None and not (len(h.value) < len(d.name) and _FEATURE.match(text, h.end))
        ]

    def _zone_of(self, text: str, hit: Hit[str], year: int | None) -> Mention | None:
        """“湘西|高新区”: a zone that no list has, named after its host."""
        zone = _ZONE.match(text, hit.end)
        division = self._places.gazetteer.resolve(text[hit.start : zone.end()], year=year) if zone else None
        if zone is None or division is None:
            return None
        return Mention(hit.start, zone.end(), "Jurisdiction", "gazetteer", division=division)

    def _titles(self, text: str) -> Iterator[Mention]:
        for match in _TITLE.finditer(text):
            start, end = match.span(1 if match.group(1) else 2)
            name = text[start:end]
            concept = self.concept_of(name)
            type_: EntityType = "Body" if name.endswith(self._newspapers) else "Policy"
            yield Mention(start, end, type_, "title", concept if concept and concept.scheme == "policy" else None)

    def _honour(self, text: str, start: int, end: int) -> Mention:
        concept = self.concept_of(text[start:end])
        return Mention(start, end, "Honour", "awarded", concept if concept and concept.scheme == "honour" else None)

    def _quoted(self, text: str) -> Iterator[Mention]:
        """Quoted names without a head of their own, typed by what stands around them."""
        for match in _QUOTED.finditer(text):
            inner = match.group(1)
            concept = self.concept_of(inner)
            if concept is not None:
                yield Mention(match.start(1), match.end(1), _TYPE_OF_SCHEME[concept.scheme], "quoted-known", concept)
                continue
            type_ = self._quotes.type_of(text, *match.span(1))
            if type_:
                yield Mention(match.start(1), match.end(1), type_, "quoted")

    def _listed(self, text: str, bounds: Bounds) -> Iterator[Mention]:
        """The items of a list of institutions whose last word they share."""
        for tail in _LIST_TAIL.finditer(text):
            # “…、法制审核|“三项制度””
            end = tail.start() - text.startswith("“", tail.start() - 1)
            begin = max(0, end - 80)
            edges = [m.end() for m in _LIST_EDGE.finditer(text, begin, end)]
            start = edges[-1] if edges else begin
            first = text.find("、", start, end)
            if first < 0:
                continue
            start = self._heads.trimmed(text, max(start, bounds.left(first - 2)), first)
            for at, stop in _items(text, start, end):
                name = text[at:stop].strip("“”")
                if 3 <= len(name) <= 12:
                    yield Mention(at + (text[at] == "“"), stop - (text[stop - 1] == "”"), "Institution", "listed")


def _is_title(text: str, start: int, concept: Concept | None) -> bool:
    return concept is not None and concept.scheme == "honour" and bool(_TITLE_OF.match(text, start))


def _led_by(leading: tuple[str, ...], name: str, names: tuple[str, ...]) -> bool:
    """“深化放管服改革” beside 放管服改革: the verb is the sentence's, not the name's, and so is the meeting."""
    return any(name.startswith(word) and name[len(word) :] in names for word in leading)


def _counts_a_list(text: str, mention: Mention) -> bool:
    """“亮牌服务、持证上岗、限时办结|三项制度” counts what it follows and is not the three of enforcement."""
    if not _NUMBERED.match(text, mention.start, mention.end):
        return False
    clause = text[max(0, mention.start - 40) : mention.start]
    return "、" in re.split(r"[，。；：（）\n]", clause)[-1] and text[mention.start - 1] not in "“"


def _without_marks(text: str, mention: Mention) -> Mention:
    """“宪法进万家” without the marks around it; marks inside a name stay."""
    if text[mention.end - 1] == "”" and "“" not in text[mention.start + 1 : mention.end]:
        return mention.moved(mention.start + 1, mention.end - 1)
    return mention


_NUMBERED = re.compile(r"[一二三四五六七八九十]+项制度")


def _with_towns(text: str, places: list[Mention]) -> list[Mention]:
    """The places and, for each village named with its township, the township too."""
    out = list(places)
    for mention in places:
        end = localities.town_end(text, mention.start, mention.end) if mention.rule == "locality" else None
        if end is not None:
            out.append(mention.moved(mention.start, end, "locality-town"))
    return out


# “首问负责、一次告知、一窗受理等制度”, “亮牌服务、持证上岗、限时办结七项制度”
_LIST_TAIL = re.compile(
    r"[等一二三四五六七八九十0-9](?:(?<=等)(?:[一二三四五六七八九十0-9]{1,2}项)?|(?<!等)[一二三四五六七八九十0-9]?项)(?:法定|工作|管理|各项|配套|相关|日常)?(?:制度|程序|机制)"
)
_LIST_EDGE = re.compile(r"[^\u4e00-\u9fff“”、]|[等的了]")
_SEPARATOR = re.compile(r"[、和及与]")
# “市、县（区）政府”, “各县区政府”: the governments of several places as one doer; it begins with its characters,
# so that the search skips all others
_RANKED_GOVERNMENTS = re.compile(
    r"[各省市州](?:(?<=各)(?=[县市区])|(?<!各)、?)[县市区旗]{1,3}(?:（[市区县旗、]{1,5}）)?(?:两级)?(?:人民)?政府(?![部机信采性])"
)


def _items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [m.start() for m in _SEPARATOR.finditer(text, start, end)]
    return list(zip([start, *(c + 1 for c in cuts)], [*cuts, end], strict=True))


def _ranked_governments(text: str) -> Iterator[Mention]:
    for match in _RANKED_GOVERNMENTS.finditer(text):
        yield Mention(match.start(), match.end(), "Body", "governments", kind="government")


# “法治硚口建设”, “平安武威建设”
_BUILT_PLACE = re.compile(r"(?:法治|平安)$")


def _built_place(text: str, places: list[Mention]) -> Iterator[Mention]:
    for place in places:
        if _BUILT_PLACE.search(text, max(0, place.start - 2), place.start) and text.startswith("建设", place.end):
            yield Mention(place.start - 2, place.end + 2, "Programme", "built-place")


def _apart(places: list[Mention], named: list[Mention]) -> Iterator[Mention]:
    """Places outside other names, and full ones within: 石沛镇 in “石沛镇黄栗树村”, 武汉市 in “武汉市硚口区委”."""
    starts = [m.start for m in named]
    for place in places:
        i = bisect_right(starts, place.start) - 1
        around = named[i] if i >= 0 and named[i].end > place.start else None
        if i + 1 < len(named) and named[i + 1].start < place.end:
            continue
        if around is None or (around.end >= place.end and _stands_alone(place, around)):
            yield place


def _stands_alone(place: Mention, around: Mention) -> bool:
    if place.division is not None:
        full = place.end - place.start == len(place.division.name)
        return full and around.type == "Body" and place.start - around.start <= 2 and not around.concept
    return around.type in ("Body", "Venue", "Platform") or place.rule == "locality-town"


def _term(start: int, end: int, concept: Concept) -> Mention:
    return Mention(start, end, _TYPE_OF_SCHEME[concept.scheme], "vocabulary", concept)


def _without_overlaps(text: str, candidates: list[Mention]) -> list[Mention]:
    """Of overlapping candidates the longest; of equally long ones a title, an honour, a known term."""
    candidates.sort(
        key=lambda m: (m.start - m.end, m.rule not in ("title", "awarded"), m.concept is None, m.start, m.rule)
    )
    taken = Taken(len(text))
    kept = [mention for mention in candidates if taken.claim(mention.start, mention.end)]
    return sorted(kept, key=lambda m: (m.start, -m.end))


def _key(name: str) -> str:
    # nearly every name is made of letters alone, which one look tells
    if name.isalnum() and "至" not in name:
        return name
    return name.translate(_DASHES).replace("--", "-") if _DASHED.search(name) else name
