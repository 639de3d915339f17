"""Roles, persons and meetings: objects that are no names."""

from __future__ import annotations

import pytest

from fazhi_graph.extraction import phrases


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("聘请35名特邀行政执法监督员。", "聘请", ["特邀行政执法监督员"]),
        ("选任人民陪审员120名。", "选任", ["人民陪审员"]),
        ("配备法制审核人员86人、专职调解员45人。", "配备", ["法制审核人员", "专职调解员"]),
        ("聘请律师2名担任常年法律顾问。", "聘请", ["常年法律顾问"]),
        ("聘请高校法学教授作为立法咨询专家。", "聘请", ["立法咨询专家"]),
        ("选聘法治副校长。", "选聘", ["法治副校长"]),
        ("选派了18名法治指导员。", "选派", ["法治指导员"]),
        ("增配法治专干两名。", "增配", ["法治专干"]),
        ("聘请两家评估机构。", "聘请", []),
    ],
)
def test_roles_after_a_verb_of_appointing(text: str, verb: str, expected: list[str]) -> None:
    start = text.index(verb) + len(verb)
    assert [text[s:e] for s, e in phrases.roles(text, start, len(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("培训行政执法人员1200余人次", "行政执法人员"),
        ("全年培训人民调解员350名", "人民调解员"),
        ("对新进执法人员集中培训", "新进执法人员"),
        ("培训了86名法律明白人", "法律明白人"),
        ("举办3期基层干部培训", "基层干部"),
        ("集中开展法治工作人员业务培训", "法治工作人员"),
        ("开展业务技能培训", None),
    ],
)
def test_who_was_trained(text: str, expected: str | None) -> None:
    at = text.index("培训")
    found = [text[s:e] for s, e in phrases.persons(text, (0, len(text)), (at, at + 2))]
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("召开全市依法行政工作会议。", "召开", "依法行政工作会议"),
        ("召开府院联席会议3次。", "召开", "府院联席会议"),
        ("召开了行政应诉工作推进会。", "召开", "行政应诉工作推进会"),
        ("举办2期行政执法骨干培训班。", "举办", "行政执法骨干培训班"),
        ("组织召开《供水条例》立法座谈会。", "召开", "《供水条例》立法座谈会"),
        ("举行“宪法宣传周”启动仪式。", "举行", "“宪法宣传周”启动仪式"),
        ("举办法治大讲堂。", "举办", "法治大讲堂"),
        ("召开专题部署会议3次。", "召开", "专题部署会议"),
        ("召开座谈会向社会各界征求意见。", "召开", "座谈会"),
        ("召开论证会（第二轮审查会议）。", "召开", "论证会"),
    ],
)
def test_what_was_convened(text: str, verb: str, expected: str) -> None:
    start = text.index(verb) + len(verb)
    assert [text[s:e] for s, e in phrases.events(text, start, len(text))] == [expected]


@pytest.mark.parametrize(
    ("text", "matches"), [("35名", True), ("近两百名", True), ("一千余人次", True), ("名单", False), ("若干名", False)]
)
def test_numbers_of_persons(text: str, matches: bool) -> None:
    assert bool(phrases.COUNTED.match(text)) == matches
