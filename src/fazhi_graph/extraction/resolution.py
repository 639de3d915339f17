"""Who is meant: local short names become self-standing ones, and names of one thing become one entity.

区司法局 in a report of 硚口区 is 硚口区司法局, 市司法局 there is 武汉市司法局; 行政执法“三项制度” is a concept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from fazhi_graph import iris
from fazhi_graph.extraction.context import Context
from fazhi_graph.extraction.elsewhere import LastNamed, is_elsewhere
from fazhi_graph.extraction.mentions import Mention
from fazhi_graph.extraction.words import Words
from fazhi_graph.model import Body, Entity, EntityType, Span
from fazhi_graph.vocabulary import Vocabulary
from fazhi_graph.vocabulary.divisions import NATION, Division

# “区司法局”, “市、县（区）政府”, “县委”: a name that begins with the rank of a place instead of the place
_RANKED = re.compile(
    r"^(?:中共)?(自治[区州县旗]|[省市区县旗州盟镇乡街])(?=[\u4e00-\u9fff“])(?!级|域|场|民|内|外|直|面|政设施|容)"
)
_SELF = re.compile(r"^(?:我|本|全)([省市区县旗州盟镇乡街局厅委])")
# bodies that are the same wherever they are named: firms, schools, named studios
_NAMED_BODY = re.compile(r"律师事务所$|公司$|大学$|学院$|学校$|[小中]学$|报$|银行$|“|工作室$|仲裁委员会$")
_TYPE_KIND: dict[EntityType, str] = {
    "Jurisdiction": "jurisdiction",
    "Body": "body",
    "Institution": "institution",
    "Policy": "policy",
    "Programme": "programme",
    "Platform": "platform",
    "Venue": "venue",
    "Honour": "honour",
}
_GOVERNMENT = re.compile(r"(?<=[省市区县旗州盟镇乡])政府(?!部门|机关|法|性|网|门户|信息|采购|合同|投资|常务会)")
_LAW_OFFICE = re.compile(r"(?:委)?(?:全面)?(?:依法)?治([省市区县旗州])(?:委员会)?办(?:公室)?$")


# “…纲要（2021—2025年）”
_YEARS = re.compile(r"（[^（）]*）$")
# words that tell two bodies of a kind apart, so that one is no short form of the other
_DISTINGUISHING = ("分", "中级", "高级", "基层", "支队", "大队", "中队", "总队", "联合", "行政", "中心", "管理")


@lru_cache(maxsize=2)
def _full_words(vocabulary: Vocabulary) -> tuple[dict[str, str], Words]:
    """For the short form of a kind of body the full one (市场监管局 → 市场监督管理局, 法院 → 人民法院); the forms."""
    table: dict[str, str] = {}
    for kind in vocabulary.scheme("body-kind"):
        words = kind.get("suffix")
        for i, word in enumerate(words):
            table[word] = next((w for w in words[:i] if _shortens(word, w)), word)
    return table, Words(word for word in table if 1 < len(word) <= 12)


def _shortens(short: str, full: str) -> bool:
    # only departments and courts are shortened in this way: 卫健局, 发改委, 中院
    if short[-1] not in "局厅委院" or len(short) < 2 or (short[-1] == "委" and len(short) < 3):
        return False
    rest = iter(full)
    same_end = short[-1] == full[-1] or (short[-1] == "委" and full.endswith("委员会"))
    apart = any(w in full and not any(c in short for c in w) for w in _DISTINGUISHING)
    return same_end and not apart and len(full) > len(short) and all(c in rest for c in short)


class _Group:
    """The mentions of one entity; ``outside`` are those that stand in the page head."""

    def __init__(
        self, type: EntityType, canonical: str, iri: str, division: str | None, kind: str | None, rule: str
    ) -> None:
        self.type: EntityType = type
        self.canonical = canonical
        self.iri = iri
        self.division = division
        self.kind = kind
        self.rule = rule
        self.names: list[str] = []
        self.spans: list[tuple[int, int]] = []
        self.outside: list[Span] = []
        self.fullest = ""

    def named(self, name: str) -> None:
        """Take in a name that the report uses; of several equally long ones the first is the fullest."""
        self.names.append(name)
        if len(name) > len(self.fullest):
            self.fullest = name


class Resolver:
    """Groups the mentions of a report into entities."""

    def __init__(self, vocabulary: Vocabulary, context: Context) -> None:
        self._vocabulary = vocabulary
        self._context = context
        self._groups: dict[str, _Group] = {}
        self._wholes: Mapping[tuple[int, int], tuple[int, int]] = {}
        self._bare: dict[str, str] = {}
        self._divisions: dict[str, Division | None] = {}
        self._place_iris: dict[str, str] = {}
        self._bodies: dict[str, tuple[str, str, str | None]] = {}
        self._full_words = _full_words(vocabulary)
        self._policies: list[str] = []
        self._last_named = LastNamed()
        self.by_mention: dict[tuple[int, int], str] = {}
        # bodies of places that stay open
        self.unresolved: list[Mention] = []

    def add(self, text: str, mentions: Iterable[Mention], wholes: Mapping[tuple[int, int], tuple[int, int]]) -> None:
        """Resolve mentions of a body text, in order. ``wholes`` gives for parts (办公室) the span of the whole."""
        self._wholes = wholes
        for mention in mentions:
            self._add((mention.name or text[mention.start : mention.end]).replace("\n", ""), mention)

    def _add(self, name: str, mention: Mention) -> None:
        canonical, iri, division = self._identity(name, mention)
        if mention.same_as is not None:
            iri = self.by_mention.get(mention.same_as, iri)
        group = self._groups.get(iri)
        if group is None:
            group = _Group(mention.type, canonical, iri, division, mention.kind, mention.rule)
            self._groups[iri] = group
        if mention.type == "Policy" and len(name) > 4:
            self._policies.append(iri)
        if mention.type == "Body" and mention.rule.startswith("suffix:") and mention.same_as is None:
            word = mention.rule.removeprefix("suffix:")
            self._bare.setdefault(word, iri)
            if name != word and word.endswith("领导小组"):  # “成立法治建设领导小组，领导小组下设办公室”
                self._bare["领导小组"] = iri
        span = (mention.start, mention.end)
        if mention.end > mention.start:
            group.named(name)
            group.spans.append(span)
        self.by_mention[span] = iri

    def add_head(self, name: str, mention: Mention, span: Span) -> None:
        """Resolve a name of the page head; ``span`` is where it stands in the document's text."""
        self._add(name, mention.moved(0, 0))
        iri = self.by_mention.pop((0, 0))
        self._groups[iri].named(name)
        self._groups[iri].outside.append(span)

    def place_iri(self) -> str:
        """The reporting place's own IRI; it becomes an entity even where only 我区 stands."""
        place = self._context.place
        if place is None:
            return iris.thing("jurisdiction", "unknown", base=self._context.base)
        iri = iris.thing("jurisdiction", place.key, base=self._context.base)
        if iri not in self._groups:
            self._groups[iri] = _Group("Jurisdiction", place.name, iri, place.key, None, "report")
            self._groups[iri].named(place.name)
        return iri

    def department_iri(self) -> str | None:
        """The IRI of the department whose own report this is."""
        if self._context.department is None:
            return None
        canonical, iri, division = self._known_body(self._context.department) or self._body(self._context.department)
        if iri not in self._groups:
            self._groups[iri] = _Group("Body", canonical, iri, division, None, "report")
            self._groups[iri].named(self._context.department)
        return iri

    def _known_body(self, name: str) -> tuple[str, str, str | None] | None:
        """The ministry that a name is, as it is called wherever a report names it."""
        concepts = self._vocabulary.scheme("body") if self._context.place is NATION else ()
        found = next((c for c in concepts if name in c.names and c.first("local") != "true"), None)
        return (found.label, found.iri, None) if found else None

    def entity_name(self, iri: str) -> str:
        """How the report calls an entity, at its fullest; bodies go by their self-standing name."""
        group = self._groups.get(iri)
        if group is None:
            return ""
        return group.canonical if group.type == "Body" else group.fullest or group.canonical

    def type_of(self, iri: str) -> EntityType | None:
        """The type of a resolved entity."""
        group = self._groups.get(iri)
        return group.type if group else None

    def entities(self, body: Body) -> tuple[Entity, ...]:
        """All entities in order of their first mention."""
        ordered = sorted(self._groups.values(), key=lambda g: (g.spans[0] if g.spans else (-1, -1), g.iri))
        return tuple(
            Entity(
                type=g.type,
                name=g.fullest or g.canonical,
                canonical=g.canonical,
                iri=g.iri,
                mentions=(*g.outside, *(body.to_source(s, e) for s, e in g.spans)),
                division=g.division,
                kind=g.kind,
                rule=g.rule,
            )
            for g in ordered
        )

    # ---- identity

    def _identity(self, name: str, mention: Mention) -> tuple[str, str, str | None]:
        """Canonical name, IRI and division of what a mention names."""
        concept = mention.concept
        # a hall or a park is one of its place; the vocabulary only knows what kind it is
        local = concept is not None and (concept.scheme == "venue" or concept.first("local") == "true")
        if concept is not None and not local:
            return concept.label, concept.iri, None
        if mention.division is not None:
            key = mention.division.key
            self._last_named.name(mention.division, mention.end)
            if key not in self._place_iris:
                self._place_iris[key] = self._iri("jurisdiction", key)
            return mention.division.name, self._place_iris[key], key
        if mention.type == "Body":
            return self._part(name, mention) or self._elsewhere(name, mention) or self._body(name)
        if mention.type == "Jurisdiction":
            return self._locality(name)
        if mention.type == "Policy":
            earlier = self._earlier_title(name)
            if earlier:
                return earlier
        canonical = self._self_standing(name, mention.type)
        return canonical, self._iri(_TYPE_KIND[mention.type], canonical), None

    def _spelled_out(self, name: str) -> str:
        """One spelling for one body: 市场监管局 as 市场监督管理局, 政府 as 人民政府."""
        words, endings = self._full_words
        if n := endings.before(name, len(name)):
            return _local(name[:-n] + words[name[-n:]])
        return _local(name)

    def _iri(self, kind: str, *parts: str) -> str:
        return iris.thing(kind, *parts, base=self._context.base)

    def _earlier_title(self, name: str) -> tuple[str, str, str | None] | None:
        """新《纲要》 is the outline named before by its full title."""
        if len(name) > 4:
            return None
        for iri in reversed(self._policies):
            group = self._groups[iri]
            if any(_YEARS.sub("", full).endswith(name) for full in group.names):
                return group.canonical, iri, group.division
        return None

    def _locality(self, name: str) -> tuple[str, str, str | None]:
        place = self._context.place
        if place is None or place is NATION:
            return name, self._iri("jurisdiction", name), None
        key = f"{place.code}-{name}"
        return name, self._iri("jurisdiction", key), key

    def _body(self, name: str) -> tuple[str, str, str | None]:
        if name not in self._bodies:
            self._bodies[name] = self._body_of(name)
        return self._bodies[name]

    def _body_of(self, name: str) -> tuple[str, str, str | None]:
        name = name.removeprefix(NATION.name)
        division, rest = self._owner(name)
        full = division is not None and self._names_in_full(name, division, rest)
        canonical = self._spelled_out(division.name + rest if division and full else name)
        if division is None and not _NAMED_BODY.search(name) and self._context.place:
            division = self._context.place
            # “国家税务总局绍兴市税务局” stands by itself
            branch = self._context.places.national(name)
            canonical = canonical if branch else _local_to(division) + canonical
        key = division.key if division else NATION.key
        return canonical, self._iri("body", key, canonical), key if division else None

    def _elsewhere(self, name: str, mention: Mention) -> tuple[str, str, str | None] | None:
        """区检察院 in a county's report is of the district named before it, else of one that stays open."""
        ranked, place = _RANKED.match(name), self._context.place
        if not ranked or not place or self._context.ranked(ranked[1]) or not is_elsewhere(ranked[1], place):
            return None
        division = self._last_named.before(ranked[1], mention.start)
        if division:
            return self._body(division.name + name[ranked.end(1) :])
        self.unresolved.append(mention)
        canonical = self._spelled_out(name)
        return canonical, self._iri("body", place.key, canonical), None

    def _part(self, name: str, mention: Mention) -> tuple[str, str, str | None] | None:
        """办公室 under a committee is that committee's office, and so it is where it is named again."""
        whole = self._wholes.get((mention.start, mention.end))
        group = self._groups.get(self.by_mention[whole]) if whole in self.by_mention else None
        if group is not None and not _RANKED.match(name) and self._owner(name)[0] is None:
            canonical = group.canonical + (mention.name or name).removeprefix(group.canonical)
            iri = self._iri("body", group.division or "CN", canonical)
            self._bare[name] = iri
            return canonical, iri, group.division
        known = self._groups.get(self._bare.get(name, ""))
        return (known.canonical, known.iri, known.division) if known else None

    def _owner(self, name: str) -> tuple[Division | None, str]:
        """The place whose body it is, and the name without it: 武汉市硚口区委 → 硚口区, 委."""
        name = name.removeprefix("中共")
        own = _SELF.match(name)
        department = self._context.department
        if (
            department
            and self._context.place
            and (name[:1] in ("局", "厅") or department.endswith(name[:1]) or (own and own.group(1) in "局厅委办"))
        ):
            bare = department.removeprefix(self._context.place.name)
            return self._context.place, bare + name[2 if own else 1 :]
        if own and self._context.place:
            return self._context.ranked(own.group(1)) or self._context.place, name[2:]
        ranked = _RANKED.match(name)
        named = self._placed(name) if ranked else None
        if named:
            return named
        if ranked:
            division = self._context.ranked(ranked.group(1))
            if division:
                return division, name[ranked.end(1) :]
            return None, name
        if not self._context.places.begins(name):
            return None, name
        for end in range(min(len(name) - 1, 16), 1, -1):
            division = self._division(name[:end])
            if division:
                return division, name[end:]
        return None, name

    def _placed(self, name: str) -> tuple[Division, str] | None:
        """“镇海区|司法局”, “市中区|政府”: a place whose name begins like a rank."""
        for end in (4, 3):
            if name[end - 1 : end] in ("市", "区", "县", "旗") and len(name) > end + 1:
                division = self._division(name[:end])
                if division and division.name == name[:end]:
                    return division, name[end:]
        return None

    def _names_in_full(self, name: str, division: Division, rest: str) -> bool:
        """Whether a name begins with its place's full name; 济南中央商务区… keeps the short one that is part of it."""
        stated = name.removeprefix("中共").removesuffix(rest)
        return (
            division.zone
            or name[:1] in ("局", "厅", "部", "署")
            or stated[-1:] in tuple("州县旗")
            or stated.endswith(division.name)
            or bool(_RANKED.match(name) or _SELF.match(name))
        )

    def _division(self, name: str) -> Division | None:
        place = self._context.place
        if name[-1] not in "省市区县旗州盟镇乡" and not name.endswith("街道") and len(name) > 3 and name[-1] != "会":
            return None
        if name.endswith("城乡"):
            return None
        if name not in self._divisions:
            self._divisions[name] = self._context.places.gazetteer.resolve(name, within=place.code if place else None)
        return self._divisions[name]

    def _self_standing(self, name: str, type_: EntityType) -> str:
        place = self._context.place
        if place is None or type_ in ("Institution", "Programme", "Honour"):
            return name
        ranked = _RANKED.match(name)
        if ranked:
            division = self._context.ranked(ranked.group(1))
            return division.name + name[ranked.end(1) :] if division else name
        if type_ == "Policy" and _national(name):
            return name
        return name if self._names_place(name) or (type_ == "Platform" and "“" in name) else _local_to(place) + name

    def _names_place(self, name: str) -> bool:
        return any(d.name[:2] in name for d in self._context.around) or self._division(name[:3]) is not None


def _local_to(place: Division) -> str:
    """What makes the name of something local self-standing: a ministry's names need no 中华人民共和国 before them."""
    return "" if place is NATION else place.name


def _national(title: str) -> bool:
    return title.startswith(
        ("中华人民共和国", "国务院", "全国", "国家", "中共中央", "党政主要负责人")
    ) or title.endswith(("法", "条例"))


def _local(name: str) -> str:
    """政府 as 人民政府, 依法治区办 as the office of the committee: one spelling for one body."""
    office = _LAW_OFFICE.search(name)
    if office:
        name = f"{name[: office.start()]}委全面依法治{office.group(1)}委员会办公室"
    return _GOVERNMENT.sub("人民政府", name)
