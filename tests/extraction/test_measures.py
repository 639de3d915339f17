"""Who did what: one measure a clause, and the relations that it folds to."""

from __future__ import annotations

import pytest

from extraction.reports import NANSHAN, ordered, rows, told, triples


def check(text: str, expected: str, code: str = NANSHAN) -> None:
    assert ordered(triples(told(text, code))) == ordered(rows(expected))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("成立涉外商事纠纷人民调解委员会。", "南山区 established 南山区涉外商事纠纷人民调解委员会"),
        ("区司法局组建行政复议咨询委员会。", "南山区司法局 established 南山区行政复议咨询委员会"),
        ("建立行政执法协作机制。", "南山区 established 行政执法协作机制"),
        (
            "区委全面依法治区委员会下设守法普法协调小组。",
            "南山区委全面依法治区委员会守法普法协调小组 part_of 南山区委全面依法治区委员会",
        ),
        ("区政府印发《南山区重大行政决策程序规定》。", "南山区人民政府 issued 南山区重大行政决策程序规定"),
        ("修订《南山区政府合同管理办法》。", "南山区 issued 南山区政府合同管理办法"),
        ("贯彻落实《优化营商环境条例》。", "南山区 implements 优化营商环境条例"),
        ("全面推行证明事项告知承诺制。", "南山区 implements 证明事项告知承诺制"),
        ("完成《南山区重大行政决策程序规定》修订。", "南山区 issued 南山区重大行政决策程序规定"),
        ("全年办理法律援助案件454件，挽回损失9万元。", "南山区 implements 法律援助"),
        ("区政府常务会议会前学法6次。", "南山区政府常务会议 implements 会前学法"),
        ("各单位主要负责人带头述法。", "南山区 implements 述法"),
        ("目录内事项全部经过公众参与、专家论证。", "南山区 implements 公众参与|南山区 implements 专家论证"),
        ("深化“放管服”改革。", "南山区 implements “放管服”改革"),
        ("区司法局牵头负责行政复议体制改革。", "南山区司法局 leads 行政复议体制改革"),
        ("荣获“全国法治政府建设示范区”称号。", "南山区 awarded 全国法治政府建设示范区"),
        ("区税务局获评“全国文明单位”。", "南山区税务局 awarded 全国文明单位"),
        ("区税务局被司法部、民政部命名为“全国普法先进单位”。", "南山区税务局 awarded 全国普法先进单位"),
        (
            "区税务局、区气象局被命名为“全国文明单位”。",
            "南山区税务局 awarded 全国文明单位|南山区气象局 awarded 全国文明单位",
        ),
        ("获省司法厅授予“全省普法先进单位”称号。", "南山区 awarded 全省普法先进单位"),
        ("建成民法典主题公园。", "南山区 built 民法典主题公园"),
        ("搭建“码上监督”平台。", "南山区 built “码上监督”平台"),
        ("聘请特邀行政执法监督员35名。", "南山区 appointed 特邀行政执法监督员"),
        ("区司法局选聘村居法律顾问。", "南山区司法局 appointed 村居法律顾问"),
        ("区公安局联合区教育局开展校园周边整治。", "南山区公安局 cooperates_with 南山区教育局"),
        ("市税务局会同市公安局打击骗税。", "深圳市税务局 cooperates_with 深圳市公安局"),
        ("与市水务局沙河街道共建示范河段。", "南山区 cooperates_with 深圳市水务局"),
        ("区人民法院与区司法局签订合作协议。", "南山区人民法院 cooperates_with 南山区司法局"),
        ("培训行政执法人员600余人次。", "南山区 trained 行政执法人员"),
        ("召开法治政府建设推进会。", "南山区 convened 法治政府建设推进会"),
        ("区司法局举办人民调解员培训班。", "南山区司法局 convened 人民调解员培训班"),
        ("公证处入驻区公共法律服务中心。", "南山区公证处 participates_in 南山区公共法律服务中心"),
        ("参加市委党校“法治思维大讲堂”学习。", "南山区 participates_in 法治思维大讲堂"),
        ("开展《行政处罚法》培训。", ""),
        ("集中开展宪法法律知识讲座。", ""),
        ("贯彻落实《行政处罚法》。", "南山区 implements 行政处罚法"),
        # windows are set up, not what they are for
        ("设立公证、仲裁2个窗口。", ""),
        ("率先设立区级合法性审查工作机构。", ""),
        ("组建行政执法监督专职队伍。", ""),
        # the last of stacked places; one in the name of a body is none by itself
        ("与惠州市惠阳区签订执法协作协议。", "南山区 cooperates_with 惠阳区"),
        ("联合惠州市惠阳区检察院开展执法协作。", "南山区 cooperates_with 惠阳区人民检察院"),
        # the number after a list is the list's
        (
            "推行行政执法公示、重大执法决定法制审核两项制度。",
            "南山区 implements 行政执法公示|南山区 implements 重大执法决定法制审核",
        ),
    ],
)
def test_each_relation(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "区司法局牵头成立行政争议调解中心，印发《行政争议调解工作办法》。",
            "南山区司法局 established 南山区行政争议调解中心|南山区司法局 issued 行政争议调解工作办法",
        ),
        ("区城市管理局健全机制，推行行政执法“三项制度”。", "南山区城市管理局 implements 行政执法“三项制度”"),
        ("区司法局成立调研组。印发《普法规划》。", "南山区 issued 普法规划"),
    ],
)
def test_an_actor_holds_on_within_its_sentence(text: str, expected: str) -> None:
    found = triples(told(text))
    assert set(rows(expected)) <= found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由区司法局牵头组建法治督察组。", "南山区司法局 established 南山区法治督察组"),
        ("《南山区数据条例实施细则》经区政府常务会议审议后印发。", "南山区 issued 南山区数据条例实施细则"),
        ("区应急管理局被评为全省应急管理先进集体。", "南山区应急管理局 awarded 全省应急管理先进集体"),
        ("招商街道被授予“全国枫桥式综治中心”称号。", "招商街道 awarded 全国枫桥式综治中心"),
        ("主动接受区人大常委会监督。", "南山区人大常委会 supervises 南山区"),
        ("自觉接受区人大法律监督、区政协民主监督。", "南山区人大 supervises 南山区|南山区政协 supervises 南山区"),
        ("案件移送区公安局处理。", "南山区 transferred_to 南山区公安局"),
        ("将街道办事处的处罚事项划入区综合行政执法局。", "南山区 transferred_to 南山区综合行政执法局"),
        ("矛盾纠纷多元化解机制已经建立。", "南山区 established 矛盾纠纷多元化解机制"),
    ],
)
def test_passive_and_turned_clauses(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    "text",
    [
        "尚未建立行政执法协作机制。",
        "没有成立行政争议调解中心。",
        "未印发《南山区合同管理办法》。",
        "拟出台《南山区合同管理办法》。",
        "计划建成民法典主题公园。",
        "将于明年启用智慧执法办案系统。",
        "争取荣获“全国文明城市”称号。",
        "不断提高服务水平。",
        "正在筹建知识产权纠纷人民调解委员会。",
        "加强行政复议工作。",
        "完善府院联动机制。",
        "行政复议质效明显提升。",
        "办公室设在区司法局。",
    ],
)
def test_what_was_not_done_gives_no_relation(text: str) -> None:
    check(text, "")


@pytest.mark.parametrize("heading", ["三、下一步工作打算", "三、2023年工作安排", "三、存在的问题"])
def test_sections_of_plans_and_problems_give_no_measures(heading: str) -> None:
    text = (
        f"一、主要工作\n区司法局办理行政复议案件12件。全年法治宣传活动有序。\n二、工作成效\n群众满意。"
        f"办事便捷。\n{heading}\n建立行政执法协作机制。印发《南山区合同管理办法》。\n"
    )
    assert not [t for t in triples(told(text)) if t[1] in ("established", "issued")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "区司法局、区财政局联合印发《法律援助经费管理办法》。",
            "南山区司法局 issued 法律援助经费管理办法|南山区财政局 issued 法律援助经费管理办法",
        ),
        (
            "区委、区政府联合印发《法治南山建设规划》。",
            "南山区委 issued 法治南山建设规划|南山区人民政府 issued 法治南山建设规划",
        ),
        (
            "出台《南山区行政应诉办法》《南山区行政调解办法》。",
            "南山区 issued 南山区行政应诉办法|南山区 issued 南山区行政调解办法",
        ),
        (
            "推行行政执法公示制度、执法全过程记录制度和重大执法决定法制审核制度。",
            (
                "南山区 implements 行政执法公示制度|南山区 implements 执法全过程记录制度|南山区 implements "
                "重大执法决定法制审核制度"
            ),
        ),
        (
            "区人民检察院与区生态环境局共建生态修复基地。",
            "南山区人民检察院 cooperates_with 南山区生态环境局|南山区人民检察院 built 生态修复基地",
        ),
        ("与区人民法院建立府院联动机制。", "南山区 cooperates_with 南山区人民法院|南山区 established 府院联动机制"),
    ],
)
def test_several_doers_and_objects(text: str, expected: str) -> None:
    assert set(rows(expected)) <= triples(told(text))


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("150826", "旗人民政府印发《杭锦后旗行政执法监督办法》。", "杭锦后旗人民政府 issued 杭锦后旗行政执法监督办法"),
        (
            "422800",
            "州司法局联合州总工会成立劳动争议调解中心。",
            "恩施土家族苗族自治州司法局 cooperates_with 恩施土家族苗族自治州总工会",
        ),
        ("500105", "成立行政争议化解中心。", "江北区 established 江北区行政争议化解中心"),
        ("620600", "市委依法治市办组建法治督察组。", "武威市委全面依法治市委员会办公室 established 武威市法治督察组"),
    ],
)
def test_in_the_words_of_other_places(code: str, text: str, expected: str) -> None:
    assert set(rows(expected)) <= triples(told(text, code))


def test_one_relation_once_with_its_first_clause() -> None:
    extraction = told("深化“放管服”改革。持续深化“放管服”改革。")
    (relation,) = extraction.relations
    assert extraction.text[relation.evidence.start : relation.evidence.end] == "深化“放管服”改革"


def test_a_measure_tells_actor_action_object_and_place() -> None:
    extraction = told("全年工作平稳。区司法局印发《南山区行政调解办法》，群众好评。")
    (measure,) = [m for m in extraction.measures if m.action == "issued"]
    assert (measure.actor, measure.objects) == ("南山区司法局", ("南山区行政调解办法",))
    assert extraction.text[measure.span.start : measure.span.end] == "区司法局印发《南山区行政调解办法》"
    assert measure.actor_iri in {e.iri for e in extraction.entities}
    assert set(measure.object_iris) <= {e.iri for e in extraction.entities}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "一是健全机构，成立以区长为组长的法治政府建设工作领导小组。",
            "南山区 established 南山区法治政府建设工作领导小组",
        ),
        ("在全省率先成立数字经济仲裁院。", "南山区 established 南山区数字经济仲裁院"),
        (
            "2022年6月，区司法局联合区工商联挂牌成立民营企业产权保护调解委员会。",
            "南山区司法局 established 南山区民营企业产权保护调解委员会|南山区司法局 cooperates_with 南山区工商联",
        ),
        (
            "区政府先后出台《南山区行政执法监督办法》《南山区行政调解规定》等文件。",
            "南山区人民政府 issued 南山区行政执法监督办法|南山区人民政府 issued 南山区行政调解规定",
        ),
        ("以区委、区政府名义印发《南山区法治政府建设实施方案》。", "南山区 issued 南山区法治政府建设实施方案"),
        ("制定印发了《南山区2022年度重大行政决策事项目录》。", "南山区 issued 南山区2022年度重大行政决策事项目录"),
        (
            "严格执行《重大行政决策程序暂行条例》，落实重大行政决策社会稳定风险评估制度。",
            "南山区 implements 重大行政决策程序暂行条例|南山区 implements 重大行政决策社会稳定风险评估制度",
        ),
        (
            "扎实开展“八五”普法，深入实施法律明白人培养工程。",
            "南山区 implements “八五”普法|南山区 implements 法律明白人培养工程",
        ),
        ("招商街道荣获“全国民主法治示范社区”称号。", "招商街道 awarded 全国民主法治示范社区"),
        ("区行政服务局上线“亲清会客厅”平台。", "南山区行政服务局 built “亲清会客厅”平台"),
        ("高标准打造法治文化主题公园。", "南山区 built 法治文化主题公园"),
        ("为各村（社区）聘请法律顾问101名。", "南山区 appointed 法律顾问"),
        ("全区共聘请35名人大代表、政协委员担任特邀行政执法监督员。", "南山区 appointed 特邀行政执法监督员"),
        ("会同区检察院开展专项监督。", "南山区 cooperates_with 南山区人民检察院"),
        ("依法接受区人民检察院法律监督。", "南山区人民检察院 supervises 南山区"),
        ("先后召开区委全面依法治区委员会会议2次。", "南山区 convened 区委全面依法治区委员会会议"),
        ("区政府召开行政复议与行政审判联席会议。", "南山区人民政府 convened 行政复议与行政审判联席会议"),
        ("税务、社保、医保等窗口入驻区政务服务中心。", ""),
        ("坚持把法治政府建设纳入《南山区绩效考核办法》。", ""),
        ("《南山区数字政府建设规划》正式印发。", "南山区 issued 南山区数字政府建设规划"),
        ("完成《南山区城市更新办法》修订并印发。", "南山区 issued 南山区城市更新办法"),
        ("按照《优化营商环境条例》要求，清理妨碍统一市场的文件。", "南山区 implements 优化营商环境条例"),
        ("健全党委领导、政府负责的工作体系。", ""),
        ("依托区矛盾纠纷调处化解中心，整合信访、调解力量。", ""),
    ],
)
def test_sentences_as_they_are_written(text: str, expected: str) -> None:
    assert set(rows(expected)) <= triples(told(text))
    assert not [t for t in triples(told(text)) if t[0] == t[2]]


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("通过区政府门户网站公开《南山区合同管理办法》。", "established"),
        ("不得印发《南山区合同管理办法》。", "issued"),
        ("《南山区合同管理办法》尚在起草中。", "issued"),
        ("拟于年底前建成法治文化公园。", "built"),
        ("争创“全国法治政府建设示范区”。", "awarded"),
        ("为建成法治政府提供有力保障。", "built"),
        ("未能建成法治文化公园。", "built"),
        ("从未召开法治政府建设推进会。", "convened"),
        ("按照省政府印发的《行政执法证件管理办法》换发证件。", "issued"),
        ("区司法局对《南山区合同管理办法（草案）》进行合法性审查。", "issued"),
        ("县委办公室设在县政务服务中心。", "part_of"),
    ],
)
def test_what_is_not_said_to_be_achieved(text: str, predicate: str) -> None:
    assert [t for t in triples(told(text)) if t[1] == predicate] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("优化管委会、办事处两级设置。", ""),
        ("理顺管委会、办事处两级权责，设立综合执法中队。", "南山区 established 南山区综合执法中队"),
        ("管委会下设综合执法局。", "南山区管委会综合执法局 part_of 南山区管委会"),
    ],
)
def test_levels_are_no_bodies_that_act(text: str, expected: str) -> None:
    assert ordered(triples(told(text))) == (ordered(rows(expected)) if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who or what is taught is not carried out
        ("参加了政务公开和政府信息公开工作专题培训。", ""),
        ("参加学法考试和旁听庭审。", "南山区 implements 学法考试|南山区 implements 旁听庭审"),
        ("对全区法律明白人进行轮训。", "南山区 trained 法律明白人"),
        # “共” before a verb is “altogether”
        ("全区共设立行政复议受理点17个。", "南山区 established 行政复议受理点"),
        ("共建成法治公园9个。", "南山区 built 法治公园"),
        ("共建立人民调解委员会23个。", "南山区 established 南山区人民调解委员会"),
        ("区司法局与区税务局共建法治公园。", "南山区司法局 cooperates_with 南山区税务局|南山区司法局 built 法治公园"),
    ],
)
def test_the_verb_and_what_it_governs(text: str, expected: str) -> None:
    assert ordered(triples(told(text))) == (ordered(rows(expected)) if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("区政府与区法院召开府院联席会议3次。", "南山区人民政府 convened 府院联动机制"),
        # each of several meetings was held; other lists stay as they are told
        (
            "召开党工委会、主任办公会议研究法治工作6次。",
            "南山区 convened 南山区党工委会|南山区 convened 南山区主任办公会议",
        ),
        ("举办讲座、培训会9场。", "南山区 convened 讲座、培训会"),
        ("设立区检察院派驻检察室。", ""),
        (
            "成立法治建设领导小组，下设办公室在区司法局。",
            "南山区 established 南山区法治建设领导小组|南山区法治建设领导小组办公室 part_of 南山区法治建设领导小组",
        ),
        (
            "区司法局、区信访局组成联合督导组。",
            "南山区司法局 established 南山区联合督导组|南山区信访局 established 南山区联合督导组",
        ),
        ("建立公共法律服务网络。", "南山区 established 公共法律服务网络"),
        ("打造“木棉调解室”“海岸调解队”等调解品牌。", "南山区 built 南山区木棉调解室|南山区 built 南山区海岸调解队"),
        (
            "落实首问负责、限时办结“三项制度”。",
            "南山区 implements 首问负责|南山区 implements 限时办结|南山区 implements 三项制度",
        ),
    ],
)
def test_who_and_what_where_names_stand_close(text: str, expected: str) -> None:
    assert ordered(triples(told(text))) == (ordered(rows(expected)) if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whose members stand before its name, over several clauses
        (
            "成立以区长为组长，分管副区长为副组长，各街道负责人为成员的营商环境领导小组，全年会商5次。",
            "南山区 established 南山区营商环境领导小组",
        ),
        (
            "区税务局组建由局长任组长、执法队骨干参加的违建治理专班。",
            "南山区税务局 established 南山区违建治理专班",
        ),
        (
            "组建了由法制科牵头、区公证处等单位人员组成的合同审查专班。",
            "南山区 established 南山区合同审查专班",
        ),
        ("建立以信用评价为依据的分级监管制度。", "南山区 established 分级监管制度"),
        ("成立以局长为组长，班子成员为副组长，定期通报进度。", ""),
        # those who act together, and with whom
        (
            "蛇口海关、蛇口边检站与区公安局建立口岸联动机制。",
            "南山区蛇口海关 cooperates_with 南山区公安局|南山区蛇口边检站 cooperates_with 南山区公安局"
            "|南山区蛇口海关 established 口岸联动机制|南山区蛇口边检站 established 口岸联动机制",
        ),
        (
            "区法院与区司法局、区信访局签订协作协议。",
            "南山区人民法院 cooperates_with 南山区司法局|南山区人民法院 cooperates_with 南山区信访局",
        ),
        ("与慈溪市、雄安新区协作办理异地案件。", "南山区 cooperates_with 慈溪市|南山区 cooperates_with 雄安新区"),
        ("区司法局与区公安局配合密切。", ""),
        # the party's committee and the government of one place
        ("蛇口镇党委、政府组建法治宣讲队。", "蛇口镇党委 established 南山区法治宣讲队"),
        # it is others who meet
        ("提请召开区政府常务会议2次。", ""),
        ("召开区政府第21次常务会议。", "南山区 convened 区政府第21次常务会议"),
        (
            "召开党组会议、全区执法监督工作推进会议、行政应诉联席会议。",
            "南山区 convened 南山区党组会议|南山区 convened 全区执法监督工作推进会议"
            "|南山区 convened 南山区行政应诉联席会议",
        ),
        ("聘请律师6名担任我区法律顾问。", "南山区 appointed 法律顾问"),
        ("开展《信访工作条例》专题辅导。", ""),
        ("牵头制定全区复议应诉分工方案。", "南山区 issued 全区复议应诉分工方案"),
    ],
)
def test_bodies_told_with_their_members_and_partners(text: str, expected: str) -> None:
    assert ordered(triples(told(text))) == (ordered(rows(expected)) if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is drawn up and put in force at once is issued; what a document is drafted for is not carried out
        ("制订实施法治督察工作方案。", "南山区 issued 法治督察工作方案"),
        ("印发《执法监督办法》落实举措。", "南山区 issued 执法监督办法"),
        ("开展《南山区绿化条例》等法规规章立法调研。", ""),
        ("推动《深圳经济特区养老条例》等重点领域立法。", ""),
        ("建立街道赋权事项清单。", "南山区 established 街道赋权事项清单"),
        ("提倡“学习宪法、遵守宪法、维护宪法”。", ""),
        # where it is set up and where an office sits is not who acts
        ("在区法院成立行政争议协调中心。", "南山区 established 南山区行政争议协调中心"),
        ("区法治办设在区司法局，组织召开协调会3次。", "南山区 convened 协调会"),
        ("鼓励企业参加法律职业资格考试。", ""),
        ("开展联合调解，区医调委加强培训。", ""),
        # several events, each with its number
        (
            "举办普法讲堂6期、执法讲坛2期、庭审观摩会3场。",
            "南山区 convened 普法讲堂|南山区 convened 执法讲坛|南山区 convened 庭审观摩会",
        ),
        # whom others check
        ("接受区人大常委会执法检查2次。", "南山区人大常委会 supervises 南山区"),
        ("接受区政协委托。", ""),
        # titles
        ("沙河街道荣获第三届“文化之城”称号。", "沙河街道 awarded 文化之城"),
        ("入选“数字政府”平台。", ""),
        # the group founded before
        (
            "成立法治督察领导小组，领导小组下设办公室。",
            "南山区 established 南山区法治督察领导小组|南山区法治督察领导小组办公室 part_of 南山区法治督察领导小组",
        ),
        (
            "成立法治督察领导小组，区长任组长，办公室设在区司法局。",
            "南山区 established 南山区法治督察领导小组|南山区法治督察领导小组办公室 part_of 南山区法治督察领导小组",
        ),
        ("办公室设在区司法局，开展培训。", ""),
        # several do it, and they do it together
        (
            "区应急管理局、区水务局联合开展“清河”行动。",
            "南山区应急管理局 cooperates_with 南山区水务局|南山区应急管理局 implements “清河”行动"
            "|南山区水务局 implements “清河”行动",
        ),
        (
            "区法院与区司法局联合印发《诉调对接办法》。",
            "南山区人民法院 cooperates_with 南山区司法局|南山区人民法院 issued 诉调对接办法"
            "|南山区司法局 issued 诉调对接办法",
        ),
        ("区政府党组会议、区政府常务会议审议通过《南山区合同管理办法》。", "南山区 issued 南山区合同管理办法"),
        ("建成涉外法律服务人才库。", "南山区 established 涉外法律服务人才库"),
        ("慈溪市、余姚市推行柔性执法。", "慈溪市 implements 柔性执法|余姚市 implements 柔性执法"),
        ("成立执法监督和行政复议工作领导小组。", "南山区 established 南山区执法监督和行政复议工作领导小组"),
        (
            "开展“法治提升年”“服务优化年”两个年活动。",
            "南山区 implements 法治提升年|南山区 implements 服务优化年",
        ),
    ],
)
def test_acts_as_they_are_told_elsewhere(text: str, expected: str) -> None:
    assert ordered(triples(told(text))) == (ordered(rows(expected)) if expected else [])
