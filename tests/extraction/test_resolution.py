"""Local names made self-standing, and names of one thing brought together under one IRI."""

from __future__ import annotations

import pytest

from extraction.reports import NANSHAN, named, places, quoted, told, triples
from fazhi_graph.extraction import extract
from fazhi_graph.extraction.context import Context, reporting_department
from fazhi_graph.reading import read_text


@pytest.mark.parametrize(
    ("code", "text", "name", "canonical"),
    [
        ("440305", "区司法局审核文件。", "区司法局", "南山区司法局"),
        ("440305", "市司法局通报情况。", "市司法局", "深圳市司法局"),
        ("440305", "省司法厅实地调研。", "省司法厅", "广东省司法厅"),
        ("440305", "区委高度重视。", "区委", "南山区委"),
        ("440305", "区政府专题研究。", "区政府", "南山区人民政府"),
        ("440305", "区人民政府专题研究。", "区人民政府", "南山区人民政府"),
        ("440305", "中共南山区委审议通过。", "中共南山区委", "南山区委"),
        ("440305", "深圳市南山区司法局审核文件。", "深圳市南山区司法局", "南山区司法局"),
        ("440305", "区人大常委会听取汇报。", "区人大常委会", "南山区人大常委会"),
        ("500105", "市高级人民法院发布白皮书。", "市高级人民法院", "重庆市高级人民法院"),
        ("150826", "旗公安局开展巡查。", "旗公安局", "杭锦后旗公安局"),
        ("150826", "市司法局通报情况。", "市司法局", "巴彦淖尔市司法局"),
        ("150826", "自治区司法厅实地调研。", "自治区司法厅", "内蒙古自治区司法厅"),
        ("152531", "盟司法局督导检查。", "盟司法局", "锡林郭勒盟司法局"),
        ("152531", "县司法局组织培训。", "县司法局", "多伦县司法局"),
        ("422822", "州司法局督导检查。", "州司法局", "恩施土家族苗族自治州司法局"),
        ("422822", "县教育局组织宣讲。", "县教育局", "建始县教育局"),
        ("422800", "州政府常务会议审议。", "州政府常务会议", "恩施土家族苗族自治州政府常务会议"),
        ("450332", "县公安局开展整治。", "县公安局", "恭城瑶族自治县公安局"),
        ("330282", "市综合行政执法局开展整治。", "市综合行政执法局", "慈溪市综合行政执法局"),
        ("620600", "市委常委会研究部署。", "市委常委会", "武威市委常委会"),
        ("430000", "省政府办公厅督促落实。", "省政府办公厅", "湖南省人民政府办公厅"),
        ("650000", "自治区党委高度重视。", "自治区党委", "新疆维吾尔自治区党委"),
    ],
)
def test_local_names_stand_for_the_place_of_their_rank(code: str, text: str, name: str, canonical: str) -> None:
    assert named(told(text, code), name).canonical == canonical


@pytest.mark.parametrize(
    ("code", "title", "text", "name", "canonical"),
    [
        ("430000", "湖南省财政厅2022年度法治政府建设报告", "厅党组专题学法。", "厅党组", "湖南省财政厅党组"),
        (
            "450332",
            "恭城瑶族自治县自然资源局2022年度法治政府建设工作报告",
            "局党组专题学法。",
            "局党组",
            "恭城瑶族自治县自然资源局党组",
        ),
    ],
)
def test_a_department_speaks_of_itself(code: str, title: str, text: str, name: str, canonical: str) -> None:
    assert named(told(text, code, title=title), name).canonical == canonical


@pytest.mark.parametrize(
    ("code", "text", "name", "canonical"),
    [
        ("430725", "与武陵区人民法院、区检察院会商案件办理。", "区检察院", "武陵区人民检察院"),
        ("430725", "赴武陵区司法局跟班学习，与区法院座谈。", "区法院", "武陵区人民法院"),
        ("430725", "区检察院移送线索3条。", "区检察院", "区人民检察院"),
        ("440305", "邀请县司法局来我区交流。", "县司法局", "县司法局"),
        ("422822", "省公安厅、市公安局实地调研。", "市公安局", "市公安局"),
        ("450332", "省司法厅实地调研。", "省司法厅", "省司法厅"),
        # what lies within the reporting place is its own
        ("430700", "县司法局报送信息。", "县司法局", "常德市县司法局"),
    ],
)
def test_a_rank_that_the_place_has_not_is_that_of_another(code: str, text: str, name: str, canonical: str) -> None:
    found = named(told(text, code), name)
    assert found.canonical == canonical
    assert (found.division == code) == canonical.startswith("常德市")


def test_a_township_has_its_own_party_committee() -> None:
    page = (
        "浏阳市大瑶镇2022年法治政府建设年度报告\n一、主要工作\n镇党委专题研究。市司法局指导。\n二、"
        "工作成效\n群众满意。\n"
    )
    extraction = extract(read_text(page))
    assert named(extraction, "镇党委").canonical == "大瑶镇党委"
    assert named(extraction, "市司法局").canonical == "浏阳市司法局"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "落实《法治政府建设实施纲要（2021—2025年）》。对标《法治政府建设实施纲要（2021-2025年）》。",
            ("法治政府建设实施纲要（2021—2025年）", "法治政府建设实施纲要（2021-2025年）"),
        ),
        (
            "落实《法治政府建设实施纲要（2021-2025年）》（以下简称《纲要》）。对标《纲要》。",
            ("法治政府建设实施纲要（2021-2025年）", "纲要"),
        ),
        (
            "落实《法治政府建设实施纲要（2021—2025年）》。对标新《纲要》抓落实。",
            ("法治政府建设实施纲要（2021—2025年）", "纲要"),
        ),
        ("深化“放管服”改革。持续推进放管服改革。", ("“放管服”改革", "放管服改革")),
        ("推行行政执法“三项制度”。行政执法三项制度全覆盖。", ("行政执法“三项制度”", "行政执法三项制度")),
        ("区司法局牵头。南山区司法局审核。", ("区司法局", "南山区司法局")),
        ("区政府研究。南山区人民政府审议。", ("区政府", "南山区人民政府")),
        ("区委依法治区办督察。区委全面依法治区委员会办公室通报。", ("区委依法治区办", "区委全面依法治区委员会办公室")),
        ("区人民法院通报。区法院支持。", ("区人民法院", "区法院")),
        ("区市场监督管理局巡查。区市场监管局通报。", ("区市场监督管理局", "区市场监管局")),
        ("学习《中华人民共和国行政处罚法》。贯彻《行政处罚法》。", ("中华人民共和国行政处罚法", "行政处罚法")),
        (
            "推行行政机关负责人出庭应诉制度。行政机关负责人出庭应诉常态化。",
            ("行政机关负责人出庭应诉制度", "行政机关负责人出庭应诉"),
        ),
        ("区卫生健康局巡查。区卫健局通报。", ("区卫生健康局", "区卫健局")),
        ("依托12345热线。12345政务服务便民热线升级。", ("12345热线", "12345政务服务便民热线")),
    ],
)
def test_one_thing_under_two_names(text: str, names: tuple[str, str]) -> None:
    extraction = told(text)
    assert named(extraction, names[0]).iri == named(extraction, names[1]).iri


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("区司法局牵头。市司法局指导。", ("区司法局", "市司法局")),
        (
            "《法治政府建设实施纲要（2015—2020年）》圆满收官。《法治政府建设实施纲要（2021—2025年）》开局良好。",
            ("法治政府建设实施纲要（2015—2020年）", "法治政府建设实施纲要（2021—2025年）"),
        ),
        (
            "《法治社会建设实施纲要（2020—2025年）》与《法治政府建设实施纲要（2021—2025年）》一体推进。",
            ("法治社会建设实施纲要（2020—2025年）", "法治政府建设实施纲要（2021—2025年）"),
        ),
        ("区委研究。区政府落实。", ("区委", "区政府")),
        ("推进“七五”普法。启动“八五”普法。", ("“七五”普法", "“八五”普法")),
        ("行政复议办结。行政诉讼案件减少。", ("行政复议", "行政诉讼")),
        (
            "印发《优化营商环境条例实施方案》。贯彻《优化营商环境条例》。",
            ("优化营商环境条例实施方案", "优化营商环境条例"),
        ),
    ],
)
def test_two_things_stay_two(text: str, names: tuple[str, str]) -> None:
    extraction = told(text)
    assert named(extraction, names[0]).iri != named(extraction, names[1]).iri


def test_the_same_short_name_is_another_body_in_another_place() -> None:
    assert (
        named(told("区司法局牵头。", "330205"), "区司法局").iri
        != named(told("区司法局牵头。", "500105"), "区司法局").iri
    )


@pytest.mark.parametrize(
    ("code", "text", "name", "division"),
    [
        ("330282", "与江北区签订协议。", "江北区", "330205"),
        ("500107", "与江北区签订协议。", "江北区", "500105"),
        ("320303", "与鼓楼区联合巡查。", "鼓楼区", "320302"),
        ("220182", "赴朝阳区学习。", "朝阳区", "220104"),
        ("110106", "赴朝阳区学习。", "朝阳区", "110105"),
    ],
)
def test_homonymous_places_by_context(code: str, text: str, name: str, division: str) -> None:
    assert named(told(text, code), name).division == division


@pytest.mark.parametrize(
    ("text", "part", "canonical"),
    [
        ("成立区法治建设领导小组，领导小组下设办公室。", "办公室", "南山区法治建设领导小组办公室"),
        ("区委全面依法治区委员会下设执法协调小组。", "执法协调小组", "南山区委全面依法治区委员会执法协调小组"),
    ],
)
def test_parts_are_named_by_their_whole(text: str, part: str, canonical: str) -> None:
    assert named(told(text), part).canonical == canonical


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("北京大成律师事务所提供服务。", "北京大成律师事务所"),
        ("国务院部署。", "国务院"),
        ("司法部通报表扬。", "司法部"),
        ("深圳国际仲裁院受理案件。", "深圳国际仲裁院"),
        ("最高人民法院发布典型案例。", "最高人民法院"),
    ],
)
def test_names_that_stand_by_themselves_stay(text: str, name: str) -> None:
    assert named(told(text), name).canonical == name


@pytest.mark.parametrize(
    ("title", "department"),
    [
        ("湖南省财政厅2023年度法治政府建设报告", "湖南省财政厅"),
        ("慈溪市市场监督管理局关于2022年法治政府建设情况的报告", "慈溪市市场监督管理局"),
        ("建始县教育局2021年法治政府建设工作总结", "建始县教育局"),
        ("胶州市综合行政执法局法治政府建设年度报告", "胶州市综合行政执法局"),
        ("生态环境部2022年法治政府建设年度报告", "生态环境部"),
        ("海关总署关于2022年法治政府建设情况的报告", "海关总署"),
        ("宜春市发展改革委2022年法治政府建设情况报告", "宜春市发展改革委"),
        ("中共安丘市水利局党组 安丘市水利局关于2022年法治政府建设情况的报告".replace(" ", ""), "安丘市水利局"),
        ("桑植县妇女联合会2023年法治政府建设情况报告", "桑植县妇女联合会"),
        ("南山区人民政府2022年法治政府建设年度报告", None),
        ("中共南山区委2022年法治政府建设年度报告", None),
        ("大瑶镇2022年法治政府建设年度报告", None),
        ("中共南山区委全面依法治区委员会办公室关于2022年法治政府建设的报告", None),
        ("临空经济示范区管理委员会2022年法治政府建设年度报告", None),
        ("", None),
        (None, None),
    ],
)
def test_whose_report_a_title_announces(title: str | None, department: str | None) -> None:
    assert reporting_department(title) == department


@pytest.mark.parametrize(
    ("code", "rank", "name"),
    [
        ("440305", "区", "南山区"),
        ("440305", "市", "深圳市"),
        ("440305", "省", "广东省"),
        ("500105", "市", "重庆市"),
        ("422822", "州", "恩施土家族苗族自治州"),
        ("450332", "县", "恭城瑶族自治县"),
        ("450332", "区", "广西壮族自治区"),
        ("150724", "旗", "鄂温克族自治旗"),
        ("152531", "盟", "锡林郭勒盟"),
        ("330282", "市", "慈溪市"),
    ],
)
def test_what_a_rank_stands_for(code: str, rank: str, name: str) -> None:
    gazetteer = places().gazetteer
    division = Context(gazetteer.by_code(code), places()).ranked(rank)
    assert division is not None
    assert division.name == name


def test_a_rank_that_no_place_around_has_stands_for_nothing() -> None:
    gazetteer = places().gazetteer
    assert Context(gazetteer.by_code(NANSHAN), places()).ranked("旗") is None
    assert Context(None, places()).ranked("区") is None


@pytest.mark.parametrize(
    ("code", "text", "names"),
    [
        (
            "620600",
            "市委依法治市办督察。市委全面依法治市委员会办公室通报。",
            ("市委依法治市办", "市委全面依法治市委员会办公室"),
        ),
        (
            "430000",
            "省委全面依法治省委员会办公室部署。省委依法治省办督察。",
            ("省委全面依法治省委员会办公室", "省委依法治省办"),
        ),
        ("150826", "旗人民政府研究。旗政府部署。", ("旗人民政府", "旗政府")),
        (
            "422800",
            "州人民检察院监督。恩施土家族苗族自治州人民检察院通报。",
            ("州人民检察院", "恩施土家族苗族自治州人民检察院"),
        ),
        ("330282", "宁波市司法局通报。宁波市委部署。", ("宁波市司法局", "宁波市司法局")),
        (
            "440305",
            "推行“双随机、一公开”监管。双随机、一公开监管常态化。",
            ("“双随机、一公开”监管", "双随机、一公开监管"),
        ),
        ("440305", "推进“证照分离”改革。证照分离改革全覆盖。", ("“证照分离”改革", "证照分离改革")),
        ("440305", "权责清单动态调整。权力和责任清单公开。", ("权责清单", "权力和责任清单")),
        ("440305", "全面推行证明事项告知承诺制。告知承诺制惠企便民。", ("证明事项告知承诺制", "证明事项告知承诺制")),
        (
            "440305",
            "落实《优化营商环境条例》。宣传国务院《优化营商环境条例》。",
            ("优化营商环境条例", "优化营商环境条例"),
        ),
        (
            "440305",
            "行政执法全过程记录制度落地。执法全过程记录制度落地。",
            ("行政执法全过程记录制度", "执法全过程记录制度"),
        ),
        (
            "440305",
            "《法治中国建设规划（2020—2025年）》落实。《法治中国建设规划(2020-2025年)》落实。",
            ("法治中国建设规划（2020—2025年）", "法治中国建设规划(2020-2025年)"),
        ),
        ("440305", "南山区委审议。中共深圳市南山区委研究。", ("南山区委", "中共深圳市南山区委")),
        (
            "440305",
            "开展法治政府建设示范创建。法治政府建设示范创建活动有序推进。",
            ("法治政府建设示范创建", "法治政府建设示范创建活动"),
        ),
    ],
)
def test_one_thing_under_two_names_in_other_places(code: str, text: str, names: tuple[str, str]) -> None:
    extraction = told(text, code)
    assert named(extraction, names[0]).iri == named(extraction, names[1]).iri


@pytest.mark.parametrize(
    ("code", "title", "text", "name", "canonical"),
    [
        ("430000", "湖南省财政厅2022年度法治政府建设报告", "省司法厅备案。", "省司法厅", "湖南省司法厅"),
        (
            "422822",
            "建始县教育局2021年法治政府建设工作总结",
            "县教育局成立法治工作领导小组。",
            "县教育局",
            "建始县教育局",
        ),
    ],
)
def test_a_department_and_those_around_it(code: str, title: str, text: str, name: str, canonical: str) -> None:
    assert named(told(text, code, title=title), name).canonical == canonical


@pytest.mark.parametrize(
    ("code", "text", "name", "canonical"),
    [
        ("440305", "蛇口街道党工委部署。", "蛇口街道党工委", "蛇口街道党工委"),
        ("440305", "南山公安分局侦办。", "南山公安分局", "南山公安分局"),
        ("440305", "印发《行政应诉工作规则》。", "行政应诉工作规则", "南山区行政应诉工作规则"),
        ("440305", "印发《南山区合同管理办法》。", "南山区合同管理办法", "南山区合同管理办法"),
        ("440305", "贯彻《广东省行政执法监督条例》。", "广东省行政执法监督条例", "广东省行政执法监督条例"),
        ("440305", "推行行政复议。", "行政复议", "行政复议"),
        ("150826", "巴彦淖尔市中级人民法院审理。", "巴彦淖尔市中级人民法院", "巴彦淖尔市中级人民法院"),
        ("620600", "凉州区司法局先行。", "凉州区司法局", "凉州区司法局"),
        ("620600", "甘肃省司法厅指导。", "甘肃省司法厅", "甘肃省司法厅"),
        ("469028", "县综合行政执法局巡查。", "县综合行政执法局", "陵水黎族自治县综合行政执法局"),
        ("469028", "省高级人民法院通知。", "省高级人民法院", "海南省高级人民法院"),
        ("310107", "市政府办公厅转发。", "市政府办公厅", "上海市人民政府办公厅"),
        ("659001", "市司法局牵头。", "市司法局", "石河子市司法局"),
        # places whose names begin like a rank
        ("330211", "镇海区司法局牵头。", "镇海区司法局", "镇海区司法局"),
        ("330211", "区司法局牵头。", "区司法局", "镇海区司法局"),
        ("370100", "市中区应急管理局巡查。", "市中区应急管理局", "市中区应急管理局"),
        ("370100", "市应急管理局巡查。", "市应急管理局", "济南市应急管理局"),
        ("610928", "镇政府部署。", "镇政府", "旬阳县镇人民政府"),
    ],
)
def test_canonical_names(code: str, text: str, name: str, canonical: str) -> None:
    assert named(told(text, code), name).canonical == canonical


def test_what_a_ministry_does_is_its_own_and_needs_no_place() -> None:
    text = "我部印发《取水监督管理办法》，成立规范性文件清理专班。区检察院提出建议2条。"
    page = f"水利部2023年度推进法治政府建设情况的报告\n一、主要工作\n{text}\n二、工作成效\n群众满意。\n"
    extraction = extract(read_text(page))
    assert triples(extraction) >= {
        ("水利部", "issued", "取水监督管理办法"),
        ("水利部", "established", "规范性文件清理专班"),
    }
    assert named(extraction, "水利部").iri == "https://w3id.org/fazhi/vocab/body/ministry-water"
    assert {e.canonical for e in extraction.entities} >= {"规范性文件清理专班", "区人民检察院", "中华人民共和国"}
    assert not extraction.warnings


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("与鼓楼区开展执法协作。", "place-ambiguous", "鼓楼区"),
        ("赴朝阳区、南山区学习经验。", "place-ambiguous", "朝阳区"),
        ("县检察院移送线索5条。", "body-unresolved", "县检察院"),
        ("旗司法局来访交流。", "body-unresolved", "旗司法局"),
    ],
)
def test_what_may_mean_several_things_is_warned_of(text: str, code: str, said: str) -> None:
    extraction = told(text)
    found = [(w.code, quoted(extraction, w.span)) for w in extraction.warnings if w.code != "topic-unknown"]
    assert found == [(code, said)]


@pytest.mark.parametrize(
    "text",
    [
        "与南京市鼓楼区开展执法协作。",
        "与福建省福州市鼓楼区、宝安区开展执法协作。",
        "区检察院、市检察院移送线索5条。",
        "与昆明市五华区人民法院、区检察院会商。",
    ],
)
def test_what_is_told_is_not_warned_of(text: str) -> None:
    assert not [w for w in told(text).warnings if w.code in ("place-ambiguous", "body-unresolved")]
