"""Which place, year, issuer and day: reports of all provinces, levels and kinds of author."""

from __future__ import annotations

from array import array
from collections.abc import Mapping

import pytest

from fazhi_graph.extraction.places import PlaceFinder, national_organs
from fazhi_graph.extraction.report import report_facts
from fazhi_graph.model import Body, Document, HeaderField, HeaderName, ReportFacts, Source
from fazhi_graph.vocabulary import divisions, load_vocabulary

PLACES = PlaceFinder(divisions.load(), national_organs(load_vocabulary()))
SOURCE = Source("report.txt", "text/plain", "0" * 64)


def facts(
    title: str | None, body: str = "全年工作有序推进。\n", header: Mapping[HeaderName, str] | None = None
) -> ReportFacts:
    """The facts of a report with a title, a body and further fields of its head."""
    fields = tuple(HeaderField(name, value) for name, value in (header or {}).items())
    titled = (HeaderField("title", title), *fields) if title else fields
    document = Document(SOURCE, body, titled, Body(body, array("l", range(len(body)))))
    return report_facts(document, PLACES)[0]


@pytest.mark.parametrize(
    ("title", "name", "code", "province"),
    [
        ("贵州省人民政府关于2022年法治政府建设情况的报告", "贵州省", "520000", "贵州省"),
        ("新疆维吾尔自治区2023年度法治政府建设工作报告", "新疆维吾尔自治区", "650000", "新疆维吾尔自治区"),
        ("上海市2022年法治政府建设情况报告", "上海市", "310000", "上海市"),
        ("延边朝鲜族自治州2021年法治政府建设情况报告", "延边朝鲜族自治州", "222400", "吉林省"),
        ("锡林郭勒盟行政公署关于2022年法治政府建设情况的报告", "锡林郭勒盟", "152500", "内蒙古自治区"),
        ("大兴安岭地区行政公署2021年度法治政府建设工作报告", "大兴安岭地区", "232700", "黑龙江省"),
        ("喀什地区行署2022年法治政府建设情况报告", "喀什地区", "653100", "新疆维吾尔自治区"),
        ("关于襄阳市2021年度法治政府建设情况的报告", "襄阳市", "420600", "湖北省"),
        ("中共昆山市委 昆山市人民政府关于2022年法治政府建设情况的报告", "昆山市", "320583", "江苏省"),
        ("长阳土家族自治县2023年法治政府建设工作情况报告", "长阳土家族自治县", "420528", "湖北省"),
        ("鄂温克族自治旗2022年度法治政府建设报告", "鄂温克族自治旗", "150724", "内蒙古自治区"),
        ("乌审旗人民政府2023年法治政府建设年度报告", "乌审旗", "150626", "内蒙古自治区"),
        ("浦东新区2022年法治政府建设情况报告", "浦东新区", "310115", "上海市"),
        ("河北雄安新区2023年法治政府建设报告", "河北雄安新区", None, "河北省"),
        ("合肥高新技术产业开发区2022年法治政府建设情况报告", "合肥高新技术产业开发区", None, "安徽省"),
        ("义乌市司法局关于2022年度法治政府建设情况的报告", "义乌市", "330782", "浙江省"),
        ("2023年度桐庐县法治政府建设工作报告", "桐庐县", "330122", "浙江省"),
        ("《镇远县2022年法治政府建设年度报告》", "镇远县", "522625", "贵州省"),
        ("法治政府建设年度报告（荔波县2023年）", "荔波县", "522722", "贵州省"),
        ("湖南省邵阳市新宁县2022年度法治政府建设情况报告", "新宁县", "430528", "湖南省"),
    ],
)
def test_places_of_all_levels(title: str, name: str, code: str | None, province: str) -> None:
    found = facts(title)
    assert (found.jurisdiction, found.jurisdiction_stated, found.province) == (name, True, province)
    assert code is None or found.division_code == code


@pytest.mark.parametrize(
    ("title", "place", "issuer"),
    [
        ("湖南省财政厅2022年度法治政府建设情况报告", "湖南省", "湖南省财政厅"),
        ("宿松县水务局关于2023年法治政府建设工作情况的报告", "宿松县", "宿松县水务局"),
        ("成都市青羊区市场监督管理局2021年法治政府建设年度报告", "青羊区", "成都市青羊区市场监督管理局"),
        ("巴林左旗住房和城乡建设局2022年度法治政府建设报告", "巴林左旗", "巴林左旗住房和城乡建设局"),
        ("甘孜藏族自治州林业和草原局2022年法治政府建设工作总结", "甘孜藏族自治州", "甘孜藏族自治州林业和草原局"),
        ("国家税务总局仁怀市税务局2022年法治政府建设情况报告", "仁怀市", "国家税务总局仁怀市税务局"),
    ],
)  # fmt: skip
def test_departments_report_of_their_place(title: str, place: str, issuer: str) -> None:
    found = facts(title)
    assert (found.jurisdiction, found.issuer) == (place, issuer)


@pytest.mark.parametrize(
    "title",
    [
        "自然资源部2023年法治政府建设年度报告",
        "中华人民共和国水利部关于2022年度推进法治政府建设情况的报告",
        "中共司法部党组 司法部关于2022年法治政府建设情况的报告",
        "海关总署党委 海关总署关于2021年度法治政府建设情况的报告",
        "国家税务总局2022年法治政府建设情况报告",
        "国务院国资委2023年度法治建设工作报告",
    ],
)
def test_ministries_report_of_the_whole_country(title: str) -> None:
    found = facts(title)
    assert (found.jurisdiction, found.jurisdiction_stated, found.level) == ("中华人民共和国", True, "nation")
    assert (found.division, found.division_code, found.province, found.parents) == ("CN", None, None, ())


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("国家税务总局丽水市税务局2022年法治政府建设情况报告", "丽水市"),
        ("中国证监会浙江监管局2022年法治政府建设情况报告", "浙江省"),
        ("国家金融监督管理总局重庆监管局2023年法治政府建设报告", "重庆市"),
        ("中华人民共和国青岛海关2022年法治政府建设年度报告", "青岛市"),
        ("水利部松辽水利委员会2022年法治政府建设报告", "中华人民共和国"),
        ("生态环境部西南督察局2022年法治政府建设报告", "中华人民共和国"),
        ("国家税务总局某某市税务局2022年法治政府建设报告", None),
        ("司法部门2022年法治政府建设报告", None),
    ],
)
def test_their_branches_report_of_a_place(title: str, place: str | None) -> None:
    assert facts(title).jurisdiction == place


@pytest.mark.parametrize(
    ("title", "header", "body", "town", "county"),
    [
        ("宁乡市灰汤镇2022年法治政府建设情况报告", {}, "", "灰汤镇", "430182"),
        ("鲤城区人民政府金龙街道办事处关于2022年度法治政府建设情况的报告", {}, "", "金龙街道", "350502"),
        ("桃源街道办事处2020年度法治政府建设工作总结", {}, "南关区桃源街道办事处\n2021年1月15日\n", "桃源街道",
         "220102"),
        ("留下街道2022年度法治政府建设工作报告", {"publisher": "西湖区留下街道"}, "杭州市西湖区统一部署。",
         "留下街道", "330106"),
        ("乌兰苏木2023年法治政府建设报告", {}, "正镶白旗乌兰苏木人民政府\n2024年1月3日\n", "乌兰苏木", "152529"),
        ("东风乡2021年法治政府建设工作总结", {}, "富民县委依法治县办。富民县部署各项任务，富民县考核合格。",
         "东风乡", "530124"),
        ("清溪镇2023年度法治政府建设工作报告", {"index_number": "11330703736870001E/2024-00012"}, "",
         "清溪镇", "330703"),
        ("石门乡2023年度法治政府建设工作报告", {"index_number": "6206220031/2024-00051"}, "", "石门乡", "620622"),
    ],
)  # fmt: skip
def test_towns_and_streets(title: str, header: Mapping[HeaderName, str], body: str, town: str, county: str) -> None:
    found = facts(title, f"全年工作有序推进。{body}", header)
    assert (found.jurisdiction, found.division_code, found.level) == (town, county, "town")


@pytest.mark.parametrize(
    ("title", "body", "code"),
    [
        ("江北区2022年法治政府建设报告", "浙江省和宁波市部署的任务全部完成。", "330205"),
        ("江北区2022年法治政府建设报告", "重庆市考核优秀。", "500105"),
        ("鼓楼区2023年法治政府建设报告", "福州市统一部署。", "350102"),
        ("鼓楼区2023年法治政府建设报告", "徐州市统一部署。", "320302"),
        ("朝阳区2021年法治政府建设报告", "长春市考核优秀，吉林省通报表扬。", "220104"),
        ("朝阳区2021年法治政府建设报告", "北京市考核优秀。", "110105"),
        ("西湖区2021年法治政府建设报告", "南昌市考核优秀，江西省通报表扬。", "360103"),
    ],
)
def test_homonyms_by_what_the_text_names(title: str, body: str, code: str) -> None:
    assert facts(title, f"全年工作有序推进。{body}\n").division_code == code


def test_the_index_number_of_a_page_tells_homonyms_apart() -> None:
    header: dict[HeaderName, str] = {"index_number": "11320106MB1000001X/2024-00007"}
    found = facts("鼓楼区2023年法治政府建设报告", "徐州市、福州市来访交流。", header)
    assert (found.jurisdiction, found.division_code) == ("鼓楼区", "320106")


def test_a_homonym_without_a_clue_stays_open() -> None:
    assert facts("鼓楼区2023年法治政府建设报告").division_code is None


@pytest.mark.parametrize(
    ("title", "body", "year"),
    [
        ("榆中县2021年度法治政府建设报告", "", 2021),
        ("榆中县法治政府建设报告（2021年度）", "", 2021),
        ("榆中县二〇二一年法治政府建设报告", "", 2021),
        ("榆中县法治政府建设年度报告", "2022年，榆中县全面推进依法行政。2023年将继续努力。", 2022),
        ("榆中县关于落实《法治政府建设实施纲要（2021—2025年）》情况的报告", "2022年，全县完成各项任务。", 2022),
        ("榆中县法治政府建设情况报告", "按照《纲要（2021-2025年）》要求，现将2023年工作情况报告如下。", 2023),
        ("榆中县法治政府建设情况报告", "一年来完成各项任务。\n榆中县人民政府\n2022年1月20日\n", 2021),
        ("泸州市2018—2022年法治政府建设情况", "", 2022),
        ("榆中县2018年至2022年法治政府建设情况", "", 2022),
        (
            "泸州市法治政府建设情况",
            "五年来成效明显。接续实施《纲要（2015—2020年）》。现将2018—2022年情况报告如下。",
            2022,
        ),
        ("榆中县法治政府建设情况报告", "工作有序推进。", None),
    ],
)
def test_years_in_the_title_or_not(title: str, body: str, year: int | None) -> None:
    assert facts(title, body or "工作有序推进。").year == year


@pytest.mark.parametrize(
    ("signature", "issuer", "day"),
    [
        ("兰州市人民政府\n2023年2月8日\n", "兰州市人民政府", "2023-02-08"),
        ("兰州市人民政府办公室2023年2月8日", "兰州市人民政府办公室", "2023-02-08"),
        ("兰州市水务局\n二〇二三年二月八日\n", "兰州市水务局", "2023-02-08"),
        ("兰州市水务局\n二○二二年十二月二十八日\n", "兰州市水务局", "2022-12-28"),
        ("中共兰州市委全面依法治市委员会办公室\n\n2023年3月31日\n（此件公开发布）\n",
         "中共兰州市委全面依法治市委员会办公室", "2023-03-31"),
        ("2023年2月8日\n", "兰州市人民政府", "2023-02-08"),
        ("兰州市人民政府\n2023年2月8日\n（此件公开发布）\n抄送：市委。\n兰州市人民政府办公室 2023年2月9日印发\n",
         "兰州市人民政府", "2023-02-08"),
        ("兰州市水务局\n2023年2月8日\n（联系人：张工；电话：0931-5550100）\n附件：统计表\n", "兰州市水务局",
         "2023-02-08"),
    ],
)  # fmt: skip
def test_who_signed_and_when(signature: str, issuer: str, day: str) -> None:
    found = facts("兰州市人民政府关于2022年度法治政府建设情况的报告", f"全年工作有序推进。\n{signature}")
    assert (found.issuer, found.issued_on) == (issuer, day)


@pytest.mark.parametrize(
    ("head", "issuer", "day", "published"),
    [
        ("（2023年2月8日）\n", None, "2023-02-08", None),
        ("兰州市人民政府办公室\n（2023年2月8日）\n", "兰州市人民政府办公室", "2023-02-08", None),
        ("兰州市水务局2023年2月8日\n", "兰州市水务局", "2023-02-08", None),
        ("兰州市人民政府2023-02-09 10:22:31\n", None, None, "2023-02-09"),
        ("2023年2月8日，市政府召开常务会议。\n", None, None, None),
    ],
)
def test_signed_and_dated_below_the_title(
    head: str, issuer: str | None, day: str | None, published: str | None
) -> None:
    found = facts("兰州市2022年法治政府建设报告", f"{head}全年工作有序推进。\n")
    assert (found.issuer, found.issued_on, found.published_on) == (issuer, day, published)


def test_dates_within_the_text_are_no_signature() -> None:
    assert facts("兰州市2022年法治政府建设报告", "《办法》自2022年3月1日起施行。\n").issued_on is None


def test_fields_of_the_head() -> None:
    header: Mapping[HeaderName, str] = {
        "publisher": "兰州市司法局", "written_on": "2023-02-01", "published_on": "2023-02-09",
        "document_number": "兰政发〔2023〕3号",
    }  # fmt: skip
    found = facts("兰州市2022年法治政府建设报告", header=header)
    assert (found.issued_on, found.published_on) == ("2023-02-01", "2023-02-09")
    assert found.identifiers == ("兰政发〔2023〕3号",)


def test_a_report_without_title_is_of_the_place_it_calls_its_own() -> None:
    body = "2023年，临夏县坚持依法行政。临夏县司法局牵头，我县各部门配合。我县考核合格。\n"
    found = facts(None, body)
    assert (found.jurisdiction, found.division_code, found.year) == ("临夏县", "622921", 2023)


def test_a_place_that_is_nowhere_named_stays_unknown() -> None:
    found = facts("法治政府建设年度报告", "一年来，我局依法行政。\n")
    assert (found.jurisdiction, found.jurisdiction_stated, found.division_code) == (None, False, None)
