"""The vocabularies of actions, kinds of body, bodies, policies and contents: sound, and matching as they should."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from fazhi_graph.vocabulary import Concept, Matcher, load_vocabulary

FOLDER = Path(__file__).parents[2] / "ontology" / "vocabulary"
FILES = {
    "action": "actions.ttl",
    "body-kind": "body-kinds.ttl",
    "body": "bodies.ttl",
    "policy": "policies.ttl",
    "content": "contents.ttl",
}
LEAST = {"action": 70, "body-kind": 90, "body": 80, "policy": 160, "content": 5}
CLASSES = {
    "action": "Action",
    "body-kind": "BodyKind",
    "body": "Body",
    "policy": "Policy",
    "content": "StatutoryContent",
}
FZ = "https://w3id.org/fazhi/ns#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
VOCAB = "https://w3id.org/fazhi/vocab/"

# the notation of every folding action and the predicate it folds to
PREDICATES = {
    "established": f"{FZ}established",
    "issued": f"{FZ}issued",
    "implements": f"{FZ}implements",
    "leads": f"{FZ}leads",
    "transferred_to": f"{FZ}transferredTo",
    "awarded": f"{FZ}awarded",
    "built": f"{FZ}built",
    "appointed": f"{FZ}appointed",
    "cooperates_with": f"{FZ}cooperatesWith",
    "supervises": f"{FZ}supervises",
    "trained": f"{FZ}trained",
    "convened": f"{FZ}convened",
    "participates_in": f"{FZ}participatesIn",
    "part_of": "http://www.w3.org/ns/org#subOrganizationOf",
}

each_scheme = pytest.mark.parametrize("scheme", list(FILES))


def concepts(scheme: str) -> tuple[Concept, ...]:
    return load_vocabulary().scheme(scheme)


@cache
def quads(scheme: str) -> tuple[ox.Quad, ...]:
    return tuple(ox.parse(path=str(FOLDER / FILES[scheme]), format=ox.RdfFormat.TURTLE))


def literals(scheme: str, predicate: str) -> list[tuple[str, str, str | None]]:
    """Subject, text and language of every literal under a predicate, of concepts and scheme alike."""
    return [
        (str(q.subject), q.object.value, q.object.language)
        for q in quads(scheme)
        if q.predicate.value == predicate and isinstance(q.object, ox.Literal)
    ]


def repeated(values: list[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]


def verbs() -> Matcher[Concept | None]:
    """The verbs of all actions; a look-alike (``fz:notWithin``) matches as None."""
    looks_like = [(form, None) for c in concepts("action") for form in c.get("notWithin")]
    return Matcher[Concept | None]([*looks_like, *((v, c) for c in concepts("action") for v in c.get("verb"))])


def names(scheme: str) -> Matcher[Concept]:
    return Matcher((name, c) for c in concepts(scheme) for name in c.names)


@each_scheme
def test_there_are_enough_concepts_and_each_is_of_its_class(scheme: str) -> None:
    assert len(concepts(scheme)) >= LEAST[scheme]
    assert all(c.types == {CLASSES[scheme]} for c in concepts(scheme))


@each_scheme
@pytest.mark.parametrize("predicate", ["prefLabel", "definition"])
def test_one_label_and_one_definition_in_each_language(scheme: str, predicate: str) -> None:
    languages: defaultdict[str, list[str | None]] = defaultdict(list)
    for subject, text, language in literals(scheme, SKOS + predicate):
        assert text.strip() == text != ""
        languages[subject].append(language)
    assert len(languages) == len(concepts(scheme)) + 1  # the scheme has them too
    assert all(sorted(map(str, found)) == ["en", "zh"] for found in languages.values())


@each_scheme
def test_definitions_are_sentences_and_not_the_label(scheme: str) -> None:
    for concept in concepts(scheme):
        assert concept.definition.endswith("。") and concept.definition_en.endswith("."), concept.iri
        assert concept.label != concept.definition.rstrip("。")


@each_scheme
def test_notations_are_unique_and_the_end_of_the_iri(scheme: str) -> None:
    assert not repeated([c.notation for c in concepts(scheme)])
    for concept in concepts(scheme):
        assert re.fullmatch(r"[a-z0-9._-]+", concept.notation)
        assert concept.iri == f"{VOCAB}{scheme}/{concept.notation}"


@each_scheme
def test_no_name_belongs_to_two_concepts(scheme: str) -> None:
    assert not repeated([name for c in concepts(scheme) for name in c.names])
    assert not repeated([c.label_en for c in concepts(scheme)])


@each_scheme
def test_every_concept_hangs_under_the_scheme(scheme: str) -> None:
    known = {c.iri: c for c in concepts(scheme)}
    tops = {str(q.object)[1:-1] for q in quads(scheme) if q.predicate.value == f"{SKOS}hasTopConcept"}
    assert tops == {c.iri for c in concepts(scheme) if not c.broader}
    for concept in concepts(scheme):
        seen, at = {concept.iri}, concept
        while at.broader:
            at = known[at.broader[0]]
            assert at.iri not in seen, f"{concept.iri} is broader than itself"
            seen.add(at.iri)


@each_scheme
def test_names_are_written_as_the_program_reads(scheme: str) -> None:
    for concept in concepts(scheme):
        for form in (*concept.names, *concept.get("verb"), *concept.get("suffix"), *concept.get("cue")):
            assert not re.search(r"[\s《》,;:()\"]", form) or "《" in form, form


def test_verbs_belong_to_one_action_and_are_of_two_to_five_characters() -> None:
    forms = [v for c in concepts("action") for v in c.get("verb")]
    assert not repeated(forms)
    assert all(2 <= len(form) <= 5 or form == "设" for form in forms)
    assert all(c.get("verb") for c in concepts("action"))


def test_look_alikes_hold_a_verb_of_their_action() -> None:
    for concept in concepts("action"):
        for form in concept.get("notWithin"):
            assert any(verb in form and verb != form for verb in concept.get("verb")), form


def test_exactly_the_fixed_predicates_are_folded_to() -> None:
    assert {c.notation: c.first("relation") for c in concepts("action") if c.get("relation")} == PREDICATES


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("县政府组织召开法治建设推进会并印发工作要点", {"组织召开": "convened", "印发": "issued"}),
        ("新成立两家商事调解中心，建立健全会商机制", {"成立": "established", "建立健全": "established"}),
        ("健全监督体系，完善考核指标", {"健全": "improved", "完善": "improved"}),
        ("建立完善信用承诺制度", {"建立完善": "established"}),
        ("研究制定并联合印发两个办法", {"研究制定": "issued", "联合印发": "issued"}),
        ("深入推进综合窗口改革，严格落实清单管理", {"推进": "implements", "严格落实": "implements"}),
        ("由市司法局牵头负责案卷抽查", {"牵头负责": "leads", "抽查": "supervises"}),
        ("该村被命名为民主法治村，群众获得感增强", {"被命名为": "awarded", "增强": "improved"}),
        ("建成基层法治阵地，线上线下开通咨询热线", {"建成": "built", "开通": "built"}),
        ("聘请律师二十名，轮训执法骨干", {"聘请": "appointed", "轮训": "trained"}),
        ("会同税务部门签署备忘录", {"会同": "cooperates_with", "签署": "cooperates_with"}),
        ("把三百项许可权划入审批局，移送涉嫌犯罪线索", {"划入": "transferred_to", "移送": "transferred_to"}),
        ("办公室下设综合科，二十个部门进驻大厅", {"下设": "part_of", "进驻": "participates_in"}),
        ("查处违法案件五起，责令改正三起", {"查处": "investigated", "责令改正": "rectified"}),
        ("充分发挥社会组织作用，取消证明六项", {"取消": "abolished"}),
        ("原农业局更名为农业农村局", {"更名为": "renamed"}),
    ],
)
def test_the_longest_verb_tells_the_action(sentence: str, expected: dict[str, str]) -> None:
    hits = [h for h in verbs().longest(sentence) if h.value]
    assert {sentence[h.start : h.end]: h.value.notation for h in hits if h.value} == expected


def test_suffixes_belong_to_one_kind_and_ranks_are_levels() -> None:
    assert not repeated([s for c in concepts("body-kind") for s in c.get("suffix")])
    assert all(c.get("suffix") and c.first("rank") in "123456" for c in concepts("body-kind"))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("临江市市场监管局", "市场监督管理局"),
        ("县委全面依法治县委员会", "全面依法治理委员会"),
        ("区委依法治区办", "全面依法治理委员会办公室"),
        ("镇综合行政执法队", "综合行政执法队"),
        ("物业纠纷人民调解委员会", "人民调解委员会"),
        ("老李调解工作室", "调解工作室"),
        ("优化营商环境工作领导小组办公室", "领导小组办公室"),
        ("高新区管委会", "管理委员会"),
        ("旗人民政府办公室", "人民政府办公室"),
        ("行政复议与应诉科", "科室"),
        ("青山街道公共法律服务工作站", "公共法律服务工作站"),
    ],
)
def test_the_longest_suffix_tells_the_kind(name: str, kind: str) -> None:
    forms: Matcher[Concept] = Matcher((s, c) for c in concepts("body-kind") for s in c.get("suffix"))
    ending = [h for h in forms.all(name) if h.end == len(name)]
    assert max(ending, key=lambda h: h.end - h.start).value.label == kind


def test_bodies_are_of_a_known_kind_and_local_ones_say_so() -> None:
    kinds = {c.iri for c in concepts("body-kind")}
    assert all(c.first("bodyKind") in kinds for c in concepts("body"))
    local = {c.label for c in concepts("body") if c.first("local") == "true"}
    assert {"司法行政部门", "公安派出所", "人民调解委员会", "基层法院"} <= local
    assert not {"国务院", "司法部", "中共中央", "最高人民法院", "律师事务所"} & local


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("按照党中央、国务院部署", ["中共中央", "国务院"]),
        ("司法部门与公安部门会商", ["司法行政部门", "公安机关"]),
        ("司法部通报表扬", ["司法部"]),
        ("向中央依法治国办报告", ["中央全面依法治国委员会办公室"]),
    ],
)
def test_bodies_are_found_by_their_aliases(sentence: str, bodies: list[str]) -> None:
    assert [h.value.label for h in names("body").longest(sentence)] == bodies


@pytest.mark.parametrize(
    ("sentence", "policies"),
    [
        ("对照《法治政府建设实施纲要（2021-2025年）》要求", ["法治政府建设实施纲要（2021—2025年）"]),
        ("《法治政府建设实施纲要（2015—2020年）》收官", ["法治政府建设实施纲要（2015—2020年）"]),
        ("学习民法典和新修订的行政处罚法", ["中华人民共和国民法典", "中华人民共和国行政处罚法"]),
        ("施行行政复议法实施条例", ["中华人民共和国行政复议法实施条例"]),
        ("落实“八五”普法规划", ["关于开展法治宣传教育的第八个五年规划（2021—2025年）"]),
        ("落实“一规划两纲要”", ["一规划两纲要"]),
        (
            "依据《关于全面推行行政规范性文件合法性审核机制的指导意见》",
            ["国务院办公厅关于全面推行行政规范性文件合法性审核机制的指导意见"],
        ),
    ],
)
def test_policies_are_found_by_title_alias_and_variant(sentence: str, policies: list[str]) -> None:
    assert [h.value.label for h in names("policy").longest(sentence)] == policies


@pytest.mark.parametrize(
    ("notation", "number", "date"),
    [
        ("major-decisions-regulation", "国务院令第713号", "2019-04-20"),
        ("business-environment-regulation", "国务院令第722号", "2019-10-22"),
        ("enforcement-quality-plan", "国办发〔2023〕27号", "2023-08-09"),
        ("administrative-penalty-law", "主席令第七十号", "2021-01-22"),
        ("law-based-government-outline-2021", "中发〔2021〕33号", "2021-08"),
    ],
)
def test_policies_carry_number_and_date(notation: str, number: str, date: str) -> None:
    eli = "http://data.europa.eu/eli/ontology#"
    subject = f"<{VOCAB}policy/{notation}>"
    assert [text for s, text, _ in literals("policy", f"{eli}number") if s == subject] == [number]
    assert [text for s, text, _ in literals("policy", f"{eli}date_document") if s == subject] == [date]


def test_what_a_policy_replaces_is_known_and_older() -> None:
    dates = {s: d for s, d, _ in literals("policy", "http://data.europa.eu/eli/ontology#date_document")}
    pairs = [
        (str(q.subject), str(q.object))
        for q in quads("policy")
        if q.predicate.value == "http://purl.org/dc/terms/replaces"
    ]
    assert len(pairs) >= 5
    assert all(dates[old] < dates[new] for new, old in pairs)


def test_the_five_statutory_contents_in_order_with_basis_and_deadline() -> None:
    ordered = sorted(concepts("content"), key=lambda c: c.first("order"))
    assert [c.notation for c in ordered] == [
        "measures",
        "shortcomings",
        "first-responsible-person",
        "next-year",
        "other",
    ]
    assert {c.first("deadline") for c in ordered} == {"--04-01"}
    assert all("第二十五条" in c.first("legalBasis") for c in ordered)


@pytest.mark.parametrize(
    ("heading", "content"),
    [
        ("一、推进法治政府建设的主要举措和成效", "measures"),
        ("二、存在的不足和原因", "shortcomings"),
        ("三、党政主要负责人履行推进法治建设第一责任人职责情况", "first-responsible-person"),
        ("四、2025年工作打算", "next-year"),
        ("五、其他需要报告的情况", "other"),
    ],
)
def test_headings_tell_the_content(heading: str, content: str) -> None:
    assert {c.notation for c in concepts("content") if any(cue in heading for cue in c.get("cue"))} == {content}
