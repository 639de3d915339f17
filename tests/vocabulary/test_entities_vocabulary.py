"""Institutions, programmes, platforms, venues and honours: sound as SKOS, and as a dictionary for running text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
import pytest
from ahocorasick_rs import AhoCorasick, MatchKind

FOLDER = Path(__file__).parents[2] / "ontology" / "vocabulary"
VOCAB = "https://w3id.org/fazhi/vocab/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SUBJECT = "http://purl.org/dc/terms/subject"
FILES = {
    "institution": "institutions.ttl",
    "programme": "programmes.ttl",
    "platform": "platforms.ttl",
    "venue": "venues.ttl",
    "honour": "honours.ttl",
}
TOPICS = {
    "leadership", "functions", "legislation", "decision", "enforcement", "emergency",
    "disputes", "supervision", "digital", "publicity", "capacity",
}  # fmt: skip
LABELS = ("prefLabel", "altLabel", "hiddenLabel")
# a notation is lower-case ASCII: “first-responsible-person”
NOTATION = re.compile(r"[a-z0-9][a-z0-9._-]*")
# texts are matched after folding: no white space within names, no half-width punctuation of sentences
UNFOLDED = re.compile(r"[\s,;:()?!]")

Values = dict[str, list[tuple[str, str | None]]]


class Found(NamedTuple):
    """A label found in a sentence and the concept that it names."""

    label: str
    scheme: str
    notation: str


@cache
def subjects(scheme: str) -> dict[str, Values]:
    """Every subject of a file with its predicates' values and their languages."""
    found: dict[str, Values] = defaultdict(lambda: defaultdict(list))
    for quad in ox.parse(path=str(FOLDER / FILES[scheme]), format=ox.RdfFormat.TURTLE):
        assert isinstance(quad.subject, ox.NamedNode)
        term = quad.object
        assert isinstance(term, ox.NamedNode | ox.Literal)
        language = term.language if isinstance(term, ox.Literal) else None
        found[quad.subject.value][quad.predicate.value].append((term.value, language))
    return found


def concepts(scheme: str) -> dict[str, Values]:
    """The concepts of a file by IRI, without the scheme itself."""
    return {iri: values for iri, values in subjects(scheme).items() if iri != VOCAB + scheme}


def texts(values: Values, predicate: str, language: str) -> list[str]:
    return [text for text, tag in values[SKOS + predicate] if tag == language]


def labels(values: Values) -> list[str]:
    return [text for kind in LABELS for text in texts(values, kind, "zh")]


@cache
def dictionary() -> tuple[AhoCorasick, list[Found]]:
    """All labels of the five schemes, compiled so that the leftmost and longest is found."""
    entries = [
        Found(label, scheme, iri.rpartition("/")[2])
        for scheme in FILES
        for iri, values in concepts(scheme).items()
        for label in labels(values)
    ]
    return AhoCorasick([e.label for e in entries], matchkind=MatchKind.LeftmostLongest), entries


def find(sentence: str) -> list[tuple[str, str]]:
    """The labels found in a sentence with the schemes they belong to."""
    matcher, entries = dictionary()
    return [entries[at][:2] for at, _, _ in matcher.find_matches_as_indexes(sentence)]


def concept_of(label: str) -> str:
    """The notation of the concept that a label names."""
    return next(e.notation for e in dictionary()[1] if e.label == label)


each_scheme = pytest.mark.parametrize("scheme", FILES)


@pytest.mark.parametrize(
    ("scheme", "floor"), [("institution", 500), ("programme", 220), ("platform", 100), ("venue", 68), ("honour", 95)]
)
def test_the_vocabulary_is_as_broad_as_promised(scheme: str, floor: int) -> None:
    assert len(concepts(scheme)) >= floor


@each_scheme
def test_the_scheme_names_itself_and_its_top_concepts(scheme: str) -> None:
    values = subjects(scheme)[VOCAB + scheme]
    tops = {iri for iri, v in concepts(scheme).items() if not v[SKOS + "broader"]}
    assert {tag for _, tag in values[SKOS + "prefLabel"]} == {"zh", "en"}
    assert {tag for _, tag in values[SKOS + "definition"]} == {"zh", "en"}
    assert {iri for iri, _ in values[SKOS + "hasTopConcept"]} == tops


@each_scheme
def test_one_preferred_label_and_one_definition_a_language(scheme: str) -> None:
    for iri, values in concepts(scheme).items():
        for predicate in ("prefLabel", "definition"):
            assert sorted(str(tag) for _, tag in values[SKOS + predicate]) == ["en", "zh"], (iri, predicate)
            assert all(text.strip() for text, _ in values[SKOS + predicate]), iri


@each_scheme
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_two_concepts_are_defined_alike(scheme: str, language: str) -> None:
    counts = Counter(d for values in concepts(scheme).values() for d in texts(values, "definition", language))
    assert {text for text, count in counts.items() if count > 1} == set()


@each_scheme
def test_notations_topics_and_types_are_known(scheme: str) -> None:
    kind = f"https://w3id.org/fazhi/ns#{scheme.capitalize()}"
    for iri, values in concepts(scheme).items():
        [(notation, _)] = values[SKOS + "notation"]
        assert iri == f"{VOCAB}{scheme}/{notation}"
        assert NOTATION.fullmatch(notation)
        assert [s for s, _ in values[SKOS + "inScheme"]] == [VOCAB + scheme]
        assert {t.removeprefix(f"{VOCAB}topic/") for t, _ in values[SUBJECT]} <= TOPICS
        assert values[SUBJECT], iri
        types = {t for t, _ in values["http://www.w3.org/1999/02/22-rdf-syntax-ns#type"]}
        assert types == {SKOS + "Concept", kind}


@each_scheme
def test_broader_leads_within_the_scheme_and_never_round(scheme: str) -> None:
    above = {iri: [b for b, _ in values[SKOS + "broader"]] for iri, values in concepts(scheme).items()}
    for iri in above:
        path = [iri]
        while above[path[-1]]:
            assert len(above[path[-1]]) == 1, path
            path.append(above[path[-1]][0])
            assert path[-1] in above, path
            assert len(set(path)) == len(path), path


def test_no_label_names_two_concepts() -> None:
    counts = Counter(entry.label for entry in dictionary()[1])
    assert {label for label, count in counts.items() if count > 1} == set()


def test_labels_are_written_as_folded_texts_are() -> None:
    assert [e.label for e in dictionary()[1] if UNFOLDED.search(e.label)] == []


def test_no_label_is_too_short_to_be_a_name() -> None:
    assert {e.label for e in dictionary()[1] if len(e.label) < 3} == {"述法", "秒批", "秒办", "仲裁", "公证", "巡察"}


@pytest.mark.parametrize(
    "word",
    [
        "监督", "公开", "审批", "复议", "调解", "听证", "考核", "培训", "行政许可", "行政处罚", "行政强制", "行政检查",
        "信息公开", "依法行政", "依法治国", "法治政府", "营商环境", "责任追究", "政策解读", "平安市", "法考", "审计",
    ],
)  # fmt: skip
def test_common_words_are_no_labels(word: str) -> None:
    assert word not in {e.label for e in dictionary()[1]}


INSTITUTIONS = [
    ("各级党政主要负责人切实履行推进法治建设第一责任人职责。", ["推进法治建设第一责任人职责"]),
    ("全县实行“首违不罚”，并向当事人送达提示函。", ["“首违不罚”"]),
    ("凡重大事项均经公众参与、专家论证、风险评估、合法性审查和集体讨论决定。",
     ["公众参与", "专家论证", "风险评估", "合法性审查", "集体讨论决定"]),
    ("严格落实行政执法“三项制度”，开展行政执法案卷评查。", ["行政执法“三项制度”", "行政执法案卷评查"]),
    ("行政执法公示制度、执法全过程记录制度、重大执法决定法制审核制度全面推开。",
     ["行政执法公示制度", "执法全过程记录制度", "重大执法决定法制审核制度"]),
    ("行政机关负责人出庭应诉率达到百分之百。", ["行政机关负责人出庭应诉"]),
    ("大厅实行首问负责、容缺受理、告知承诺制和“好差评”。", ["首问负责", "容缺受理", "告知承诺制", "“好差评”"]),
    ("与法院共建府院联动机制，推动诉调对接。", ["府院联动机制", "诉调对接"]),
    ("镇村两级完善村规民约，推行“四议两公开”。", ["村规民约", "“四议两公开”"]),
    ("深化“双随机、一公开”监管与信用监管。", ["“双随机、一公开”监管", "信用监管"]),
    ("自觉接受人大监督、民主监督、司法监督和审计监督。", ["人大监督", "民主监督", "司法监督", "审计监督"]),
    ("法律援助、公证、仲裁、司法鉴定一体提供。", ["法律援助", "公证", "仲裁", "司法鉴定"]),
    ("组织国家工作人员旁听庭审和宪法宣誓。", ["国家工作人员旁听庭审", "宪法宣誓"]),
    ("落实“谁执法谁普法”普法责任制，坚持以案释法。", ["“谁执法谁普法”普法责任制", "以案释法"]),
]  # fmt: skip
PROGRAMMES = [
    ("持续深化“放管服”改革和“证照分离”改革。", ["“放管服”改革", "“证照分离”改革"]),
    ("深化放管服改革，优化流程。", ["放管服改革"]),
    ("统筹推进法治政府建设与法治社会建设。", ["法治政府建设", "法治社会建设"]),
    ("启动“八五”普法，收官“七五”普法。", ["“八五”普法", "“七五”普法"]),
    ("完成行政复议体制改革和综合行政执法体制改革。", ["行政复议体制改革", "综合行政执法体制改革"]),
    ("扎实开展提升行政执法质量三年行动。", ["提升行政执法质量三年行动"]),
    ("“法律明白人”培养工程覆盖各村。", ["“法律明白人”培养工程"]),
    ("组织律师开展民营企业“法治体检”。", ["民营企业“法治体检”"]),
    ("办好“宪法宣传周”和“民法典宣传月”活动。", ["宪法宣传周", "“民法典宣传月”活动"]),
    ("扫黑除恶专项斗争取得胜利。", ["扫黑除恶专项斗争"]),
    ("召开动员会，部署法治政府建设示范创建。", ["法治政府建设示范创建"]),
    ("安全生产专项整治三年行动走深走实。", ["安全生产专项整治三年行动"]),
]
PLATFORMS = [
    ("“浙里办”APP注册人数稳步上升。", ["“浙里办”APP"]),
    ("通过12345政务服务便民热线受理诉求。", ["12345政务服务便民热线"]),
    ("12345热线全年办理工单。", ["12345热线"]),
    ("12348公共法律服务热线昼夜值守。", ["12348公共法律服务热线"]),
    ("企业信息在国家企业信用信息公示系统公示。", ["国家企业信用信息公示系统"]),
    ("处罚决定同步报送“信用中国”网站。", ["“信用中国”网站"]),
    ("接入全国一体化政务服务平台。", ["全国一体化政务服务平台"]),
    ("裁判结果可在中国裁判文书网查询。", ["中国裁判文书网"]),
    ("干部在“学习强国”平台答题。", ["“学习强国”平台"]),
    ("依托“粤省事”小程序办理。", ["“粤省事”小程序"]),
    ("司法局微信公众号推送案例。", ["司法局微信公众号"]),
    ("报告在区政府门户网站公布。", ["区政府门户网站"]),
]
VENUES = [
    ("事项集中进驻政务服务大厅。", ["政务服务大厅"]),
    ("设“办不成事”反映窗口和综合窗口。", ["“办不成事”反映窗口", "综合窗口"]),
    ("开放24小时自助服务区。", ["24小时自助服务区"]),
    ("建成公共法律服务大厅。", ["公共法律服务大厅"]),
    ("在商圈设行政复议联系点。", ["行政复议联系点"]),
    ("新建法治文化广场、法治文化公园各一处。", ["法治文化广场", "法治文化公园"]),
    ("宪法公园对外开放。", ["宪法公园"]),
    ("打造法治文化阵地。", ["法治文化阵地"]),
    ("学生走进青少年法治教育基地。", ["青少年法治教育基地"]),
    ("设立企业开办专窗。", ["企业开办专窗"]),
    ("聘请居民代表担任基层立法联系点信息员。", ["基层立法联系点"]),
    ("在村口建起百姓评理说事点。", ["百姓评理说事点"]),
]
HONOURS = [
    ("我区获评全国法治政府建设示范区。", ["全国法治政府建设示范区"]),
    ("两个村被命名为全国民主法治示范村（社区）。", ["全国民主法治示范村（社区）"]),
    ("三个社区入选省级民主法治示范社区。", ["省级民主法治示范社区"]),
    ("获全省民主法治示范村称号。", ["全省民主法治示范村"]),
    ("被授予全国普法工作先进单位。", ["全国普法工作先进单位"]),
    ("镇调委会获全国模范人民调解委员会称号。", ["全国模范人民调解委员会"]),
    ("派出所获评“枫桥式公安派出所”。", ["“枫桥式公安派出所”"]),
    ("蝉联全国文明城市。", ["全国文明城市"]),
    ("荣获全国行政执法先进集体。", ["全国行政执法先进集体"]),
    ("捧回“长安杯”。", ["“长安杯”"]),
    ("创成平安中国建设示范县。", ["平安中国建设示范县"]),
    ("入选全国法治政府建设示范项目。", ["全国法治政府建设示范项目"]),
]
CASES = {
    "institution": INSTITUTIONS,
    "programme": PROGRAMMES,
    "platform": PLATFORMS,
    "venue": VENUES,
    "honour": HONOURS,
}


@pytest.mark.parametrize(
    ("scheme", "sentence", "expected"),
    [(scheme, sentence, names) for scheme, cases in CASES.items() for sentence, names in cases],
)
def test_the_longest_name_is_found(scheme: str, sentence: str, expected: list[str]) -> None:
    quoted = [label.strip("“”") for label in expected]
    found = find(sentence)
    assert [label.strip("“”") for label, _ in found] == quoted
    assert {owner for _, owner in found} == {scheme}


def test_a_dozen_sentences_a_file() -> None:
    assert {scheme: len(cases) >= 12 for scheme, cases in CASES.items()} == dict.fromkeys(FILES, True)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("attendance", "出庭应诉"),
        ("attendance", "行政机关负责人出庭应诉制度"),
        ("three-systems", "三项制度"),
        ("enforcement-legal-review", "法制审核"),
        ("legal-adviser", "法律顾问"),
        ("fangguanfu", "放管服"),
        ("enforcement-eval", "案卷评查"),
        ("criminal-link", "两法衔接"),
    ],
)
def test_short_forms_name_the_whole(name: str, label: str) -> None:
    assert concept_of(label) == name


def test_levels_of_an_honour_are_honours_of_their_own() -> None:
    found = {concept_of(f"{level}民主法治示范村（社区）") for level in ("全国", "省级", "市级")}
    assert found == {f"democracy-village-{level}" for level in ("national", "provincial", "municipal")}


def test_the_three_systems_hang_under_their_common_name() -> None:
    above = {
        iri.rpartition("/")[2]
        for iri, values in concepts("institution").items()
        if (f"{VOCAB}institution/three-systems", None) in values[SKOS + "broader"]
    }
    assert above == {"enforcement-publicity", "enforcement-record", "enforcement-legal-review"}
