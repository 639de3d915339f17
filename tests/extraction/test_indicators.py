"""Which number is which figure: windows, carried topics, parts, changes, targets."""

from __future__ import annotations

import pytest

from extraction.reports import coded, told


def check(text: str, expected: str) -> None:
    """``expected``: each number of the text with its indicator, “-” for none: “77 reconsideration.handled|30 -”."""
    assert coded(told(text)) == [tuple(row.split(" ")) for row in expected.split("|")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年受理行政复议申请126件。", "126 reconsideration.handled"),
        ("对126件行政复议申请依法予以受理。", "126 reconsideration.handled"),
        ("新收行政复议申请88件，审结75件。", "88 reconsideration.received|75 reconsideration.concluded"),
        ("共收到行政复议申请203件。", "203 reconsideration.received"),
        ("行政机关负责人出庭应诉率达98.5%。", "98.5% litigation.attendance_rate"),
        ("负责人出庭应诉率连续三年保持100%。", "100% litigation.attendance_rate"),
        (
            "办理行政应诉案件56件，败诉3件，败诉率5.4%。",
            "56 litigation.cases|3 litigation.lost|5.4% litigation.loss_rate",
        ),
        ("调解各类矛盾纠纷3200余件，调解成功率97%。", "3200 mediation.resolved|97% mediation.success_rate"),
        ("排查矛盾纠纷1500起，化解1480起。", "1500 mediation.screened|1480 mediation.resolved"),
        ("受理法律援助案件410件，接待来访群众5600人次。", "410 legal_aid.cases|5600 legal_service.visitors"),
        ("作出行政处罚决定2.3万件，罚没款1250万元。", "2.3万 enforcement.penalties|1250万 enforcement.penalty_amount"),
        ("评查执法案卷360份，优秀率92%。", "360 enforcement.files_reviewed|92% enforcement.excellent_rate"),
        ("制定行政规范性文件12件，备案12件。", "12 normative.issued|12 normative.filed"),
        ("审查各类文件、合同480份。", "480 normative.reviewed"),
        ("培训行政执法人员900人次。", "900 enforcement.officers_trained"),
        ("办理人大代表建议86件、政协提案142件。", "86 proposals.npc|142 proposals.cppcc"),
        ("主动公开政府信息1.6万条。", "1.6万 disclosure.items"),
        ("受理政府信息公开申请210件。", "210 disclosure.requests"),
        ("开展法治宣传活动300余场，受众12万人次。", "300 publicity.events|12万 publicity.audience"),
        ("聘请法律顾问45名，出具法律意见620条。", "45 advisers.hired|620 advisers.opinions"),
        ("12345热线受理群众诉求8.9万件，办结率99.2%。", "8.9万 hotline.orders|99.2% hotline.completion_rate"),
        ("现有人民调解组织218个、人民调解员1360名。", "218 mediation.bodies|1360 mediation.mediators"),
        ("区政府常务会议学法8次。", "8 training.sessions"),
        ("废止行政规范性文件9件，宣布失效4件。", "9 normative.repealed|4 normative.repealed"),
        ("全年开展法治督察4次。", "4 supervision.inspections"),
    ],
)
def test_noun_before_or_after_the_number(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("政务服务事项网上可办率、全程网办率分别为99%、92%。", "99% services.online_rate|92% services.end_to_end_rate"),
        ("规范性文件审查率、备案率均为100%。", "100% normative.review_rate"),
        (
            "审结行政复议案件60件，其中维持35件、撤销5件、终止20件。",
            (
                "60 reconsideration.concluded|35 reconsideration.upheld|5 reconsideration.revoked|20 "
                "reconsideration.terminated"
            ),
        ),
        (
            "审结行政复议案件60件（维持35件，确认违法2件，驳回10件）。",
            (
                "60 reconsideration.concluded|35 reconsideration.upheld|2 reconsideration.unlawful|10 "
                "reconsideration.dismissed"
            ),
        ),
        ("人大代表建议、政协提案办复率均达100%。", "100% proposals.completion_rate"),
        (
            "办理行政许可、行政处罚、行政强制分别为5200件、830件、12件。",
            "5200 enforcement.permits|830 enforcement.penalties|12 enforcement.coercive",
        ),
        ("全程网办率由年初的85%提升至97%。", "85% -|97% services.end_to_end_rate"),
        (
            "受理行政复议案件92件，上年结转8件，不予受理6件。",
            "92 reconsideration.handled|8 reconsideration.carried_over|6 reconsideration.rejected",
        ),
        ("行政复议调解和解率达42.6%。", "42.6% reconsideration.settlement_rate"),
        ("直接纠错率15.2%。", "15.2% reconsideration.correction_rate"),
    ],
)
def test_respectively_each_of_which_and_brackets(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("受理行政复议案件92件，同比增长15%。", "92 reconsideration.handled|15% -"),
        ("行政败诉率3.1%，较上年下降1.2个百分点。", "3.1% litigation.loss_rate|1.2 -"),
        ("行政复议案件同比上升22.4%。", "22.4% -"),
        ("负责人出庭应诉率同比提高6个百分点。", "6 -"),
        ("力争网上可办率达到95%。", "95% -"),
        ("办理时限由15个工作日压缩至5个工作日。", "15 -|5 services.time_days"),
        ("日均办件1200件。", "1200 -"),
        ("办理期限为3至5个工作日。", "3 -|5 -"),
        ("行政复议案件较去年减少18件。", "18 -"),
        ("处罚案件数比上年多120件。", "120 -"),
    ],
)
def test_changes_targets_ranges_and_averages_are_no_levels(text: str, expected: str) -> None:
    check(text, expected)


def test_a_change_is_marked_as_one() -> None:
    found = {o.value: o.change for o in told("受理行政复议案件92件，同比增长15%，较上年多12件。").observations}
    assert found == {"92": False, "15": True, "12": True}


def test_a_number_of_another_year_keeps_its_year() -> None:
    found = told("2021年办理行政复议案件70件。2022年办理行政复议案件92件。").observations
    assert [(o.value, o.period, o.indicator) for o in found] == [
        ("70", 2021, "reconsideration.handled"),
        ("92", None, "reconsideration.handled"),
    ]


@pytest.mark.parametrize(
    ("text", "totals"),
    [
        ("审结行政复议案件60件，其中维持35件、撤销5件。", [None, 0, 0]),
        ("调解纠纷900件（人民调解800件、行政调解100件）。", [None, 0, 0]),
        ("受理申请80件，其中涉公安类30件。召开会议3次。", [None, 0, None]),
        ("举办培训6期，开展检查40次。", [None, None]),
    ],
)
def test_parts_know_their_total(text: str, totals: list[int | None]) -> None:
    assert [o.part_of for o in told(text).observations] == totals


def test_parts_without_an_indicator_of_their_own_take_the_total_s() -> None:
    check(
        "办理行政应诉案件50件，其中一审30件，二审20件。", "50 litigation.cases|30 litigation.cases|20 litigation.cases"
    )


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("区政府办理行政复议案件32件。", "区政府"),
        ("区市场监管局作出行政处罚210件。", "区市场监管局"),
        ("全区办理行政复议案件32件。", None),
        ("办理行政复议案件32件。", None),
        ("其中，区公安局办结60件。", "区公安局"),
    ],
)
def test_the_body_that_a_number_is_about(text: str, subject: str | None) -> None:
    (observation,) = told(text).observations
    assert observation.subject == subject


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("区委常委会3次、区政府常务会7次研究法治建设工作。", ["区委常委会", "区政府常务会"]),
        ("区公安局办理案件36件、区水务局办理案件9件。", ["区公安局", "区水务局"]),
        ("区司法局办理复议案件12件、应诉案件5件。", ["区司法局", "区司法局"]),
        # whom it is done with is not who did it
        ("区司法局办理案件12件，会同区公安局检查5次。", ["区司法局", None]),
    ],
)
def test_each_of_a_list_has_its_own_body(text: str, expected: list[str | None]) -> None:
    assert [o.subject for o in told(text).observations] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("行政复议工作质效提升。全年审结110件，撤销4件。", "110 reconsideration.concluded|4 reconsideration.revoked"),
        ("行政应诉工作规范有序。全年应诉45件，审结40件。", "45 litigation.cases|40 litigation.concluded"),
        ("举办执法人员培训班4期、1260人次。", "4 training.sessions|1260 enforcement.officers_trained"),
        (
            "对9个市（州）、18个县（市、区）和6个部门开展法治督察。",
            "9 supervision.units|18 supervision.units|6 supervision.units",
        ),
        ("强化信访工作。全年办结率96%。", "96% petitions.completion_rate"),
        # a sentence that begins with a hotline or a platform tells of that
        ("办理行政应诉案件9件。环保举报平台受理举报860件，办结率99%。", "9 litigation.cases|860 -|99% -"),
    ],
)
def test_the_topic_carries_over_from_what_stands_before(text: str, expected: str) -> None:
    check(text, expected)


def test_rows_and_columns_of_a_table() -> None:
    lines = (
        "行政执法情况统计表",
        "单位 行政许可（件） 行政处罚（件） 罚没款（万元）",
        "区公安局 120 350 86.5",
        "区城管局 40 910 12",
    )
    text = "".join(f"{line}\n" for line in lines).replace(" ", "\t")
    found = [(o.value, o.indicator) for o in told(text).observations]
    assert found == [
        ("120", "enforcement.permits"),
        ("350", "enforcement.penalties"),
        ("865000", "enforcement.penalty_amount"),
        ("40", "enforcement.permits"),
        ("910", "enforcement.penalties"),
        ("120000", "enforcement.penalty_amount"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "年内共办理行政复议案件30（去年转结案件5件）件，撤销7件。",
            "30 reconsideration.handled|5 reconsideration.carried_over|7 reconsideration.revoked",
        ),
        (
            "全州共收到行政复议申请215件，受理198件，受理率92.1%。",
            "215 reconsideration.received|198 reconsideration.handled|92.1% -",
        ),
        ("以区政府为被申请人的行政复议案件9件，均被维持。", "9 reconsideration.respondent"),
        ("一审行政诉讼案件24件，其中胜诉22件、败诉2件。", "24 litigation.cases|22 litigation.won|2 litigation.lost"),
        (
            "全县法律援助中心共办理法律援助案件318件，为受援人挽回经济损失426万元。",
            "318 legal_aid.cases|426万 legal_aid.amount",
        ),
        ("组建人民调解委员会156个，配备专兼职人民调解员812名。", "156 mediation.bodies|812 mediation.mediators"),
        ("12348热线接听来电3.2万通。", "3.2万 legal_service.calls"),
        ("建成村（社区）公共法律服务工作室203个。", "203 legal_service.stations"),
        ("对15件行政规范性文件进行了备案审查。", "15 normative.filed"),
        ("出具合法性审核意见86份。", "86 normative.opinions"),
        ("政务服务大厅进驻部门38个，设置综合窗口46个。", "38 services.departments|46 services.windows"),
        ("1256项政务服务事项实现“最多跑一次”。", "1256 services.items"),
        ("平均跑动次数降至0.1次。", "0.1 services.visits"),
        ("承诺时限压减率达82%，即办件占比65%。", "82% services.time_reduction_rate|65% services.instant_rate"),
        ("主动公开政府信息5600余条，政策解读稿件120篇。", "5600 disclosure.items|120 disclosure.interpretations"),
        ("受理依申请公开132件，按时答复率100%。", "132 disclosure.requests|100% disclosure.reply_rate"),
        ("全年下达责令整改通知书58份。", "58 enforcement.corrections"),
        ("向公安机关移送涉嫌犯罪案件6件。", "6 enforcement.transferred"),
        ("全市持有行政执法证人员4521人。", "4521 enforcement.certified"),
        ("配备执法记录仪860台。", "860 enforcement.recorders"),
        ("办理“免罚”案件134件，免罚金额89万元。", "134 enforcement.lenient|89万 enforcement.fines_waived"),
        ("政府常务会议专题研究法治政府建设工作6次。", "6 decision.meetings"),
        ("组织旁听庭审12场，参加人员420人次。", "12 training.sessions|420 training.people"),
        ("建成法治文化阵地67个。", "67 publicity.sites"),
        ("化解信访积案23件，化解率95.8%。", "23 petitions.handled|95.8% petitions.completion_rate"),
        ("修订各类应急预案45个。", "45 emergency.plans"),
        ("公布县级权责清单4862项。", "4862 powers.listed"),
        ("生效裁判履行率100%。", "100% litigation.compliance_rate"),
        ("占全部案件的三分之一。", "三分之一 -"),
        ("规范性文件报备率、报备及时率、规范率均达100%。", "100% normative.filing_rate"),
        ("调解成功率由上年的94%上升到97%，提高3个百分点。", "94% -|97% mediation.success_rate|3 -"),
        ("每个乡镇至少配备2名司法助理员。", "2 -"),
        ("调解案件中，婚姻家庭纠纷占35%，邻里纠纷占22%。", "35% -|22% -"),
        (
            "受理复议申请160件，同比增加30件，增长23.1%，其中公安类70件。",
            "160 reconsideration.handled|30 -|23.1% -|70 reconsideration.handled",
        ),
    ],
)
def test_sentences_as_they_are_written(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the nearer topic decides
        ("12345热线畅通，全年接受咨询2300次。", "2300 hotline.orders"),
        ("便民热线畅通。律师进村开展法律服务，提供咨询330人次。", "330 legal_aid.consultations"),
        (
            "12345热线办结率98%。公共法律服务中心解答咨询510人次。",
            "98% hotline.completion_rate|510 legal_aid.consultations",
        ),
        # a word that lies across two others is none: 执|法规|范
        ("研究解决阵地建设、执法规范化等问题6项。", "6 -"),
        # what is inspected, and what is only mentioned after an inspection
        ("对5个盟市和8个自治区直属部门开展督察。", "5 supervision.units|8 supervision.units"),
        ("对6个市、县（区）和9个区直部门开展督察。", "6 supervision.units|9 supervision.units"),
        ("开展考核督察。命名示范单位20个。", "20 leadership.demonstrations"),
        ("开展法治督察，制定整改措施46项。", "46 -"),
        # several outcomes in one number are corrections
        ("行政复议作出撤销、变更、确认违法等纠错决定5件。", "5 reconsideration.corrected"),
        ("组织消防安全专项检查18次。", "18 enforcement.inspections"),
        ("加强行政执法监督，组织专项检查5次。", "5 supervision.inspections"),
        ("开展营商环境专项检查2次。", "2 -"),
    ],
)
def test_what_stands_nearby_but_is_another_matter(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # how far a matter reaches is not the number of its cases
        ("整改情况涉及14个县（区）。", "14 -"),
        ("整改落实涉及23个部门。", "23 -"),
        ("督察反馈问题整改涉及乡镇7个。", "7 -"),
        ("发现问题38个，其中涉及单位9家。", "38 supervision.problems|9 -"),
        ("案卷评查覆盖16个执法单位，评查案卷90卷。", "16 -|90 enforcement.files_reviewed"),
        ("行政复议案件涉及5个乡镇、8个部门。", "5 -|8 -"),
        # where places and units are what the indicator counts, they are counted
        ("对17个部门、6个乡镇开展法治督察。", "17 supervision.units|6 supervision.units"),
        ("对11个市县进行法治督察。", "11 supervision.units"),
        ("政务大厅进驻32家单位。", "32 services.departments"),
        ("取消和调整7个领域26个罚款事项。", "7 -|26 powers.adjusted"),
        ("听取守法普法、司法、执法三个协调小组2021年工作汇报。", "三 leadership.groups"),
        ("成立由16个部门主要负责人为成员的领导小组。", "16 -"),
        ("在7个乡镇、2个街道建立公共法律服务工作站9个。", "7 -|2 -|9 legal_service.stations"),
        # and what stands in a place is no place
        ("建成6个镇街公共法律服务工作站。", "6 legal_service.stations"),
    ],
)
def test_places_and_units_are_no_cases(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what it came down to is a level and not the number of items cut
        ("行政许可事项由原有的312项精简整合为268项。", "312 -|268 -"),
        ("审批部门由原16个部门精简为9个。", "16 -|9 -"),
        ("权责清单调整权责事项24项。", "24 powers.adjusted"),
        ("行政许可事项由312项调整为298项，其中取消18项。", "312 -|298 services.items|18 powers.adjusted"),
        # what a year before is compared with is no figure of this one
        ("受理行政复议案件126件，与上年度98件相比上升28.6%。", "126 reconsideration.handled|98 -|28.6% -"),
        ("行政处罚案件216件，比去年同期的285件减少24.2%。", "216 enforcement.penalties|285 -|24.2% -"),
        ("办理时间由5个工作日缩短为当日办结。", "5 -"),
        ("每万人拥有律师2.8名。", "2.8 -"),
        # the words of the old value are not said of the new one
        ("行政复议案件由上年87件上升为134件。", "87 -|134 reconsideration.handled"),
        ("调解员由140名发展壮大为215名。", "140 -|215 mediation.mediators"),
        ("综合窗口从最初的36个整合到13个。", "36 -|13 services.windows"),
        ("审批时限由法定的20个工作日缩短为现在的6个工作日。", "20 -|6 services.time_days"),
        # teams made up of others' people are no units inspected
        ("由4个部门联合组成2个督察组。", "4 -|2 supervision.teams"),
    ],
)
def test_the_old_value_and_the_new(text: str, expected: str) -> None:
    check(text, expected)


def test_a_level_that_was_reached_is_no_change() -> None:
    assert [o.change for o in told("行政复议案件由上年87件上升为134件。").observations] == [False, False]
    assert [o.change for o in told("行政复议案件134件，比上年上升了12件。").observations] == [False, True]
    assert [o.change for o in told("行政许可、行政处罚案件分别增长12%、30%。").observations] == [True, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a hotline's name does not make work orders of whatever is counted beside it
        ("召开12345热线工作会议6次。", "6 decision.meetings"),
        ("通报12345热线办理情况9次。", "9 -"),
        ("12345热线知识库更新信息1300条。", "1300 -"),
        ("依托12345热线整改突出问题17个。", "17 supervision.rectified"),
        ("12345热线受理群众诉求2860件。", "2860 hotline.orders"),
        # items that are handled somewhere are items, not cases
        ("1130个事项纳入综合窗口办理。", "1130 -"),
        ("办理政务服务事项7200件。", "7200 services.handled"),
        # criminal cases are those of the police, not of legal aid
        ("法律援助中心受理案件310件，其中刑事案件120件。", "310 legal_aid.cases|120 legal_aid.cases"),
        ("公安机关依法打击犯罪，刑事案件立案190起。", "190 enforcement.criminal_cases"),
        # to call on somebody is no inspection
        ("开展专项检查，走访企业210家。", "210 -"),
        # a rate named once for several
        ("县、乡两级网上可办率分别达98.6%、95.2%。", "98.6% services.online_rate|95.2% services.online_rate"),
        ("市、县负责人出庭应诉率分别为96%、88%。", "96% litigation.attendance_rate|88% litigation.attendance_rate"),
        ("区、街道两级调解组织分别为1个、12个。", "1 mediation.bodies|12 mediation.bodies"),
        ("行政处罚、行政许可案件分别为210件、830件。", "210 enforcement.penalties|830 enforcement.permits"),
        ("向11个乡镇下放执法事项86项。", "11 -|86 powers.listed"),
        ("精简办事环节95个、申报材料260份。", "95 -|260 services.documents"),
        ("命名民族团结进步示范单位23个。", "23 -"),
        ("命名依法行政示范单位23个。", "23 leadership.demonstrations"),
        ("现场检查96家次，责令改正9家次。", "96 enforcement.inspections|9 enforcement.corrections"),
        # each number its own noun, where they stand after the numbers
        ("配备14名法制审核人员和96台执法记录仪。", "14 enforcement.legal_reviewers|96 enforcement.recorders"),
        ("对20个乡镇和30个县直单位开展法治督察。", "20 supervision.units|30 supervision.units"),
        ("向4个县（市）反馈督察问题31个。", "4 -|31 supervision.problems"),
        # what was done to the things is no part of their number
        ("现有人民调解组织86个，其中合并4个。", "86 mediation.bodies|4 -"),
        # ranks of the same things
        (
            "有省级民主法治示范村3个、市级28个。",
            "3 publicity.demonstration_villages|28 publicity.demonstration_villages",
        ),
        # how long a case takes is no time of a service
        ("行政复议案件平均办理时间由45天缩短至28天。", "45 -|28 -"),
        ("办理涉税行政处罚1400户次，首违不罚730户次。", "1400 enforcement.penalties|730 enforcement.lenient"),
        # of several reductions the one of time is the time's
        ("申请材料、办理时限分别压减35%、62%。", "35% -|62% services.time_reduction_rate"),
        ("申报材料压减45%、审批时限压缩58%。", "45% -|58% services.time_reduction_rate"),
    ],
)
def test_the_number_s_own_noun_decides(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a dispute is about is not what the reporting body did
        (
            "新收行政复议申请80件，其中行政处罚46件、行政强制9件。",
            "80 reconsideration.received|46 reconsideration.received|9 reconsideration.received",
        ),
        (
            "受理行政复议案件52件，信息公开类15件，行政处罚类31件，工伤认定类6件。",
            (
                "52 reconsideration.handled|15 reconsideration.handled|31 reconsideration.handled|6 "
                "reconsideration.handled"
            ),
        ),
        (
            "12345热线受理诉求5200件，咨询类3100件，占59.6%；举报类420件。",
            "5200 hotline.orders|3100 hotline.orders|59.6% -|420 hotline.orders",
        ),
        # deeds of the reporting body itself keep their own codes
        (
            "全局办结执法案件640件，其中行政许可590件、行政处罚50件。",
            "640 enforcement.cases|590 enforcement.permits|50 enforcement.penalties",
        ),
        (
            "作出行政处罚类决定18件、行政许可类决定27件。",
            "18 enforcement.penalties|27 enforcement.permits",
        ),
        ("审结行政复议案件60件，其中撤销4件。", "60 reconsideration.concluded|4 reconsideration.revoked"),
    ],
)
def test_the_sorts_of_disputes(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("力争建成调解工作室40个，调解成功率达97%。", "40 -|97% -"),
        ("力争建成调解工作室40个，目前已建成调解工作室33个。", "40 -|33 mediation.bodies"),
        ("力争建成调解工作室40个。全年调解成功率97%。", "40 -|97% mediation.success_rate"),
        ("清理规范性文件，拟废止8件，宣布失效5件。", "8 -|5 normative.repealed"),
        ("下年度计划新增法律顾问6名。", "6 -"),
        ("按照计划新增法律顾问6名。", "6 advisers.hired"),
        ("对同一企业的行政检查每年原则上1次。", "1 -"),
        ("同一事项行政检查不得超过2次。", "2 -"),
        ("每6个村配备法律顾问1名。", "6 -|1 -"),
        ("案均罚款2300元。", "2300 -"),
        ("持证人员较上年减少14人，其中退休9人。", "14 -|9 -"),
        ("持证人员210人，较上年增加14人，其中公安120人。", "210 enforcement.certified|14 -|120 enforcement.certified"),
    ],
)
def test_what_is_aimed_at_or_prescribed_is_no_figure(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("办理行政处罚案件14个。", "14 enforcement.penalties"),
        ("行政处罚主体14个。", "14 -"),
        ("督察组对12个乡镇的执法工作开展督查。", "12 supervision.units"),
        ("对18个执法单位开展执法监督检查。", "18 -"),
        ("党组会5次暨中心组专题学习8次。", "5 decision.meetings|8 training.sessions"),
        ("全旗54家单位、2800名干部参加学法考试。", "54 training.units|2800 training.people"),
    ],
)
def test_measure_words_and_places(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # in a list what follows the next number is said of that alone
        ("现行有效规范性文件45件、备案3件。", "45 normative.in_force|3 normative.filed"),
        ("办理行政复议案件30件（已审结28件）。", "30 reconsideration.handled|28 reconsideration.concluded"),
        # where the sentence goes on it is still the same people's
        ("组织240名行政执法人员完成60学时的网络培训。", "240 enforcement.officers_trained|60 -"),
        ("向30个乡镇赋予县级行政权力事项88项。", "30 -|88 powers.listed"),
        ("全县70个行政村和8个社区实现法律顾问全覆盖。", "70 advisers.units|8 advisers.units"),
        ("作出行政许可决定210项。", "210 enforcement.permits"),
        ("败诉率同比下降2个百分点，降至6.3%。", "2 -|6.3% litigation.loss_rate"),
        ("对5件规范性文件、38份合同进行合法性审查。", "5 normative.reviewed|38 advisers.documents"),
        ("审核规范性文件5件、合同38份。", "5 normative.reviewed|38 advisers.documents"),
    ],
)
def test_what_stands_behind_a_number(text: str, expected: str) -> None:
    check(text, expected)


def test_the_year_of_the_old_value_is_not_that_of_the_new_one() -> None:
    found = told("出庭应诉率由2020年的81%提高到96%。", year=2022).observations
    assert [(o.value, o.period) for o in found] == [("81", 2020), ("96", None)]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("查处违法行为36起。", ["查处违法行为"]),
        ("涉及9个部门的120项事项实现一窗受理。", ["涉及部门", "事项实现一窗受理"]),
        ("向16个街道下放执法权限。", ["街道下放执法权限"]),
    ],
)
def test_labels(text: str, labels: list[str]) -> None:
    assert [o.label for o in told(text).observations] == labels


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # how far a thing reaches is the rate of nothing that is done
        ("政务服务事项全程网办覆盖率达96%。", "96% -"),
        ("合法性审查覆盖率保持100%。", "100% normative.review_rate"),
        ("案卷评查覆盖率为62%。", "62% enforcement.review_rate"),
        ("党组每季度集体学法不少于1次。", "1 -"),
        ("党组每季度集体学法，全年共4次。", "4 training.sessions"),
        ("在11个乡镇实现合法性审查全覆盖。", "11 -"),
    ],
)
def test_coverage_and_frequency(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a sentence was about is not what the bodies of the next one are
        ("聘请法律顾问6名。走访单位14家。", "6 advisers.hired|14 -"),
        ("县直部门均聘请法律顾问，涉及单位14家。", "14 advisers.units"),
        ("组织学法讲座2次。下基层调研单位9个。", "2 training.sessions|9 -"),
        ("开展法治督察2次。示范创建涉及部门7个。", "2 supervision.inspections|7 -"),
    ],
)
def test_topics_that_end_with_their_sentence(text: str, expected: str) -> None:
    check(text, expected)
