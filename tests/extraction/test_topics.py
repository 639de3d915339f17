"""What sections are about, in headings of many provinces' wording."""

from __future__ import annotations

import pytest

from fazhi_graph.extraction.outline import outline
from fazhi_graph.extraction.topics import TopicFinder
from fazhi_graph.vocabulary import load_vocabulary

TOPICS = TopicFinder(load_vocabulary())


@pytest.mark.parametrize(
    ("heading", "topic"),
    [
        ("一、强化政治统领，坚持党对法治建设的全面领导", "leadership"),
        ("（一）提高政治站位，凝聚法治共识", "leadership"),
        ("二、党政主要负责人履行推进法治建设第一责任人职责情况", "first_responsible"),
        ("一、深入贯彻党的二十届三中全会精神，加强政治建设", "leadership"),
        ("三、抓住“关键少数”，发挥头雁效应", "first_responsible"),
        ("（三）扎实推进法治政府示范创建", "demonstration"),
        ("二、依法全面履行政府职能", "functions"),
        ("（二）纵深推进“放管服”改革", "functions"),
        ("（四）政务服务提质增效", "services"),
        ("三、持续优化法治化营商环境", "business"),
        ("（一）完善依法行政制度体系", "legislation"),
        ("（二）严把行政规范性文件关口", "legislation"),
        ("四、推进行政决策科学化民主化法治化", "decision"),
        ("（四）健全重大行政决策机制", "decision"),
        ("五、严格规范公正文明执法", "enforcement"),
        ("（五）深化综合行政执法改革", "enforcement"),
        ("六、健全突发事件应对体系", "emergency"),
        ("七、依法有效化解社会矛盾纠纷", "disputes"),
        ("（六）发挥行政复议化解争议主渠道作用", "reconsideration"),
        ("（七）规范行政应诉，推动负责人出庭", "litigation"),
        ("（八）构建大调解格局", "mediation"),
        ("八、强化行政权力制约和监督", "supervision"),
        ("（九）全面推进政务公开", "openness"),
        ("九、健全法治政府建设科技保障体系", "digital"),
        ("（十）落实普法责任制，增强全民法治意识", "publicity"),
        ("（十一）完善公共法律服务体系", "legal_services"),
        ("（十二）加强法治工作队伍建设", "capacity"),
        ("一、2022年法治政府建设总体情况", "overview"),
        ("一、主要工作举措和成效", "overview"),
        ("四、创新举措和亮点工作", "achievements"),
        ("三、存在的困难和问题", "problems"),
        ("四、2024年工作思路", "plan"),
        ("三、存在的问题和下一步打算", "problems"),
        ("三、问题清单", "problems"),
        ("二、当前亟待解决的问题", "problems"),
        ("三、面临的形势和挑战", "problems"),
        ("三、制约瓶颈", "problems"),
        ("三、尚存的弱点", "problems"),
        ("二、上年任务未完成的任务及原因", "problems"),
        ("四、整改方向", "plan"),
        ("四、对策建议", "plan"),
        ("三、拟采取的办法", "plan"),
        ("（二）着力化解历史遗留问题", None),
        ("（四）推动信访积案和疑难问题", "disputes"),
        ("（三）健全整改举措", None),
        ("（二）聚焦薄弱环节补短板", None),
        ("（三）其他事项", None),
    ],
)
def test_headings(heading: str, topic: str | None) -> None:
    assert TOPICS.topic(heading) == topic


@pytest.mark.parametrize(
    ("statement", "section", "topic"),
    [
        ("执法人员办案经验欠缺", "problems", "enforcement"),
        ("普法形式还比较单一", "problems", "publicity"),
        ("个别单位推进力度不够", "problems", "problems"),
        ("个别单位推进力度不够", "reconsideration", "reconsideration"),
        ("有的科室推进迟缓", "achievements", "problems"),
        ("有的科室推进迟缓", None, "problems"),
    ],
)
def test_a_problem_is_about_what_its_words_say_or_its_section(statement: str, section: str | None, topic: str) -> None:
    assert TOPICS.matter(statement, section, "problems") == topic


def test_sections_without_a_topic_have_their_parents() -> None:
    text = "一、行政执法\n（一）夯实基础\n首句。\n（二）行政复议\n次句。\n"
    assert TOPICS.topics(text, outline(text)) == ("enforcement", "enforcement", "reconsideration")


@pytest.mark.parametrize(
    ("opening", "topic"),
    [
        ("2022年，全区稳步推进。", "plan"),
        ("2022年，全区对照2023年目标稳步推进。", None),  # the year ahead was spoken of before
    ],
)
def test_the_plan_of_a_short_report_may_be_its_longer_half(opening: str, topic: str | None) -> None:
    text = f"一、全年工作\n{opening}成立专班，评查案卷。\n二、2023年任务\n" + "健全审核台账，选派骨干跟班。" * 4 + "\n"
    assert TOPICS.topics(text, outline(text))[1] == topic


def test_under_problems_and_plans_all_are_problems_and_plans() -> None:
    text = (
        "一、2022年工作\n2022年有序推进。\n二、问题和打算\n（一）存在的问题\n1.行政执法\n偏弱。\n"
        "（二）下一步打算\n1.行政执法\n加强。\n三、其他需要报告的事项\n无。\n"
    )
    assert TOPICS.topics(text, outline(text))[2:] == ("problems", "problems", "plan", "plan", None)


def test_a_year_still_to_come_makes_a_plan() -> None:
    done = "2022年开展检查。" * 6
    text = f"一、2022年主要任务\n{done}\n二、2023年主要任务\n开展检查。\n"
    assert TOPICS.topics(text, outline(text))[1] == "plan"
    assert TOPICS.topics(text, outline(text))[0] != "plan"
