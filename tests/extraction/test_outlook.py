"""Problems and commitments in other wordings than the samples'."""

from __future__ import annotations

import pytest

from fazhi_graph.extraction.outline import outline
from fazhi_graph.extraction.outlook import OutlookFinder
from fazhi_graph.extraction.topics import TopicFinder
from fazhi_graph.vocabulary import load_vocabulary

OUTLOOK = OutlookFinder(load_vocabulary())
TOPICS = TopicFinder(load_vocabulary())
# what stands before: enough for the last part of a report to be its last part
DONE = """一、主要工作情况
（一）健全机制。2023年印发年度工作要点。召开推进会议。
（二）规范执法。办理案件。评查案卷。组织培训。开展督察。
"""


def stated(text: str) -> tuple[list[str], list[str]]:
    """The problems and the commitments of a body text."""
    found = outline(text)
    roles = OUTLOOK.roles(text, found, TOPICS.topics(text, found))
    problems, plans = OUTLOOK.problems(text, found, roles), OUTLOOK.commitments(text, found, roles)
    return [text[p.start : p.end] for p in problems], [text[c.start : c.end] for c in plans]


def problems(sentence: str) -> list[str]:
    """The problems of a section of problems."""
    return stated(f"{DONE}二、存在的主要问题\n{sentence}\n")[0]


def plans(sentence: str) -> list[str]:
    """The commitments of a section of plans."""
    return stated(f"{DONE}二、下一步工作打算\n{sentence}\n")[1]


@pytest.mark.parametrize(
    "heading",
    [
        "三、存在的问题和不足", "三、存在问题及原因分析", "三、工作中的短板和弱项", "三、面临的困难与挑战",
        "三、当前工作存在的薄弱环节",
        "三、2023年法治政府建设存在的不足和原因", "第三部分 存在的差距", "三、主要问题", "（三）存在困难",
        "三、法治政府建设工作中存在的不足之处", "三、问题分析", "三、自查发现的问题", "三、尚存不足", "三、问题与挑战",
        "三、制约因素", "三、需要进一步加强的方面", "三、不足与改进方向",
    ],
)  # fmt: skip
def test_sections_of_problems_whatever_their_heading(heading: str) -> None:
    text = f"{DONE}{heading}\n基层执法人员流动快，业务骨干留不住。部分单位重视程度不够。\n"
    assert "部分单位重视程度不够" in stated(text)[0]


@pytest.mark.parametrize(
    "heading",
    [
        "三、下一步工作打算", "三、下步工作计划", "三、2024年工作安排", "三、2024年法治政府建设的主要思路",
        "三、今后工作努力方向", "三、明年工作谋划",
        "三、2024年工作重点", "第三部分 下一阶段工作展望", "三、改进措施",
        "三、下一年度推进法治政府建设的主要安排", "三、2024年重点工作安排",
        "三、今后一个时期的工作思路", "三、新一年工作目标", "三、2024年度工作设想",
        "三、2024年法治政府建设主要任务", "三、未来工作计划",
    ],
)  # fmt: skip
def test_sections_of_plans_whatever_their_heading(heading: str) -> None:
    assert stated(f"{DONE}{heading}\n健全应诉联席机制。组织案卷互评。\n") == ([], ["健全应诉联席机制", "组织案卷互评"])


@pytest.mark.parametrize(
    "heading",
    [
        "一、聚焦薄弱环节，提升治理水平", "（二）补齐基层短板", "二、破解执法难点堵点", "二、集中整治突出问题",
        "（一）坚持问题导向，强化督察整改",
        "一、贯彻落实上级工作部署情况", "一、2023年主要工作举措", "一、主要工作举措和成效",
        "一、年度工作目标完成情况", "二、理清思路，夯实责任",
        "（三）解决群众急难愁盼困难", "二、2023年工作计划执行情况", "二、上年度问题整改情况",
    ],
)  # fmt: skip
def test_headings_that_only_sound_like_problems_or_plans(heading: str) -> None:
    text = f"{heading}\n{'全年开展专项检查，健全协作机制。' * 3}\n" + DONE * 3
    assert stated(text) == ([], [])


def test_problems_and_plans_under_one_heading() -> None:
    text = (
        f"{DONE}二、存在的问题和下一步工作打算\n虽然工作取得一定进步，但仍存在法制审核人员偏少、执法装备老化等问题。"
        "下一步，我局将重点做好以下工作：一是充实审核力量。二是更新执法装备。\n"
    )
    assert stated(text) == (["法制审核人员偏少", "执法装备老化"], ["充实审核力量", "更新执法装备"])


def test_problems_and_plans_hidden_in_the_last_paragraph() -> None:
    text = (
        f"{DONE}（三）化解纠纷。调处纠纷。推进平安建设。全年未发生重大案件。一年来，各项工作稳步推进，但也要看到，"
        "工作中还存在一些不足，主要表现在：乡镇司法所人员短缺；以案释法不够鲜活。"
        "2024年，我县将配齐司法所工作人员，编写本地案例读本。\n"
    )
    assert stated(text) == (["乡镇司法所人员短缺", "以案释法不够鲜活"], ["配齐司法所工作人员", "编写本地案例读本"])


def test_paragraphs_of_a_report_without_headings() -> None:
    text = (
        "全年印发文件。召开会议。评查案卷。开展培训。办理复议案件。\n我镇工作仍有不少差距：执法装备缺乏。\n"
        "明年，我镇要添置执法装备。\n"
    )
    assert stated(text) == (["执法装备缺乏"], ["添置执法装备"])


def test_problems_that_were_solved_are_none() -> None:
    text = (
        f"{DONE}（三）强化督察。针对督察发现的薄弱环节逐项整改。解决群众反映强烈的问题。\n二、经验启示\n"
        "解决了执法不严的问题。\n"
    )
    assert stated(text) == ([], [])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("对照上级要求，仍存在一些差距和不足：一是部分部门述法材料空洞；二是镇街执法力量不足。", ["镇街执法力量不足"]),
        ("与先进地区相比，我市数字化监管水平不高。", ["我市数字化监管水平不高"]),
        ("行政执法与刑事司法衔接还需加强，案件移送不及时。", ["行政执法与刑事司法衔接还需加强", "案件移送不及时"]),
        ("法制机构仅有2人，难以承担审核任务。", ["法制机构仅有2人，难以承担审核任务"]),
        ("由于编制所限，专职调解员配备不足。", ["由于编制所限，专职调解员配备不足"]),
        ("少数干部在处理征迁纠纷时，习惯用行政手段，法治思维不强。", ["法治思维不强"]),
        ("（一）执法监督手段单一。信息化监督平台尚未建成。", ["信息化监督平台尚未建成"]),
        ("首先，普法形式不新；其次，普法对象不广。", ["普法形式不新", "普法对象不广"]),
        ("①应诉能力有待提升。②出庭不出声现象时有发生。", ["应诉能力有待提升", "出庭不出声现象时有发生"]),
        ("存在执法程序不规范、文书制作粗糙、证据收集不全等问题。", ["存在执法程序不规范、文书制作粗糙、证据收集不全"]),
        ("个别单位仍未建立公职律师制度。", ["个别单位仍未建立公职律师制度"]),
        (
            "一是边远乡镇执法岗位招不来人。二是有的单位以开会代替学法。",
            ["边远乡镇执法岗位招不来人", "有的单位以开会代替学法"],
        ),
        ("五年成绩来之不易，但与高质量发展要求相比还有差距：系统“僵尸账号”占到四成。", ["系统“僵尸账号”占到四成"]),
        ("1.对复议工作认识还有偏差。2.监督体系需要进一步健全。", ["对复议工作认识还有偏差", "监督体系需要进一步健全"]),
        (
            "与期待相比还有一定差距：执法权限与职责不对等；案件数量逐年攀升。",
            ["执法权限与职责不对等", "案件数量逐年攀升"],
        ),
        ("复议纠错率偏高，涉外法治工作起步较晚。", ["复议纠错率偏高", "涉外法治工作起步较晚"]),
        ("一是站所装备落后。二是科室之间推诿扯皮。", ["站所装备落后", "科室之间推诿扯皮"]),
        ("数据共享跟不上，普法宣传浮于表面。", ["数据共享跟不上", "普法宣传浮于表面"]),
        ("现将有关情况报告如下。", []),
        ("一年来我们取得了一些成绩。", []),
    ],
)
def test_one_shortcoming_each(sentence: str, expected: list[str]) -> None:
    found = problems(sentence)
    assert [one for one in expected if not any(one.removeprefix("存在") in f or f in one for f in found)] == []
    assert len(found) <= max(len(expected) + 2, 0) if expected else found == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # a clause without a word of lack, beside one that has it
        ("乡镇司法所人员老化，多数不会使用办案系统，调解卷宗字迹潦草。",
         ["乡镇司法所人员老化", "多数不会使用办案系统", "调解卷宗字迹潦草"]),
        ("一是把述法写成述职。二是赋权事项“放得下、接不稳”。", ["把述法写成述职", "赋权事项“放得下、接不稳”"]),
        ("执法车辆陈旧；法制岗位空编较多；涉企检查仍显频繁。",
         ["执法车辆陈旧", "法制岗位空编较多", "涉企检查仍显频繁"]),
        ("一是败诉率8.6%，高于全市平均。二是重办案轻释法。", ["败诉率8.6%", "高于全市平均", "重办案轻释法"]),
        ("其一，新法学得不勤；其二，督察整改“回头看”做得少。", ["新法学得不勤", "督察整改“回头看”做得少"]),
        # what stands beside one and is none: circumstance, consequence, merit, cure
        ("随着赋权事项增加，执法力量不足。", ["随着赋权事项增加，执法力量不足"]),
        ("培训针对性不强，影响了办案效果。", ["培训针对性不强"]),
        ("合同台账不全，亟须专人管理。", ["合同台账不全"]),
        ("执法人员少，我们将分批补充。", ["执法人员少"]),
        # the frame of several
        ("工作中还存在基层力量偏弱、部门配合不密切的问题。", ["基层力量偏弱", "部门配合不密切"]),
        ("主要是执法权限不完整、政策兑现慢、调解力量弱。", ["执法权限不完整", "政策兑现慢", "调解力量弱"]),
        # the whole said in general
        ("我旗法治政府建设虽然取得了成效，但与群众的期盼相比还存在不小差距。普法载体老套。", ["普法载体老套"]),
        ("我县法治政府建设仍有不少短板。行政调解衔接不畅。", ["行政调解衔接不畅"]),
        ("仍存在一些不容忽视的问题。应备未备情形尚未杜绝。", ["应备未备情形尚未杜绝"]),
        ("这些问题我们将认真解决。", []),
        ("（一）认识层面：主动配合不够。\n（二）能力层面：涉外人才稀缺。", ["主动配合不够", "涉外人才稀缺"]),
        ("培训周期与岗位变动不同步，存在边执法边学习的情况。", ["培训周期与岗位变动不同步", "边执法边学习"]),
        ("整体水平还不高，与走在前列的要求还有差距。", ["整体水平还不高", "与走在前列的要求还有差距"]),
        # said of all that follows, whatever it is about
        ("全区行政调解工作仍然存在不少问题和短板。一是卷宗不全。", ["卷宗不全"]),
        ("尚有几个方面需要加强，比如：涉外法务人才短缺。", ["涉外法务人才短缺"]),
        ("队伍建设有两个“跟不上”：一是知识更新跟不上，二是装备配置跟不上。", ["知识更新跟不上", "装备配置跟不上"]),
        ("村级调解室运行仍存在不少困难，场地设施简陋。", ["村级调解室运行仍存在不少困难", "场地设施简陋"]),
        # measure, course and burden of the clause before
        ("复议案件办结率不高，由上年九成降至八成。", ["复议案件办结率不高，由上年九成降至八成"]),
        ("公职律师占比偏低，仅占一成。", ["公职律师占比偏低，仅占一成"]),
        ("收案三年翻番，办案人员却没有增加。", ["收案三年翻番，办案人员却没有增加"]),
        ("法制岗位少，还要承担公文审核。", ["法制岗位少，还要承担公文审核"]),
        # whose or why, before what
        ("个别基层单位，案卷长期不归档。", ["个别基层单位，案卷长期不归档"]),
        ("但因牧区地广人稀，送法上门次数偏少。", ["因牧区地广人稀，送法上门次数偏少"]),
        ("普法队伍不专业，尤其是边远牧区。", ["普法队伍不专业"]),
        # the halves of an item of a list, of which one has no word of lack
        ("应诉材料临时拼凑，答辩状错漏较多；法律顾问挂名履职，参会次数少。",
         ["应诉材料临时拼凑", "答辩状错漏较多", "法律顾问挂名履职", "参会次数少"]),
        # circumstance, cure and consequence
        ("一是新业态不断涌现，监管规则滞后。", ["监管规则滞后"]),
        ("案卷说理不透，需要加强文书培训。", ["案卷说理不透"]),
        ("窗口人手紧张，在一定程度上影响了办件时效。", ["窗口人手紧张"]),
        ("主要存在案卷办理超期、线索移送拖沓等问题。", ["案卷办理超期", "线索移送拖沓"]),
        ("集中表现为以下三个“欠缺”：学法主动性欠缺，用法能力欠缺。", ["学法主动性欠缺", "用法能力欠缺"]),
        ("一些深层次矛盾日益凸显：宅基地纠纷化解难。", ["宅基地纠纷化解难"]),
        ("我们体会到，只有依法办事，才能取信于民，但仍存在程序意识不强的问题。", ["程序意识不强"]),
        ("- 一线执法证持证率低\n- 抽查频次过密", ["一线执法证持证率低", "抽查频次过密"]),
    ],
)  # fmt: skip
def test_exactly_these_shortcomings(sentence: str, expected: list[str]) -> None:
    assert problems(sentence) == expected


@pytest.mark.parametrize(
    "closing",
    [
        "同时也要看到，全市工作仍有不少短板。", "但离企业期待尚有距离，",
        "在取得成绩的同时，我们清楚地知道，仍有许多地方需要改进：",
        "工作中也存在一些薄弱环节：",
        "我旗法治建设虽有进步，但不平衡问题依然突出，",
        "尽管全年任务如期完成，但",
        "不可否认，",
        "检查中也发现，个别案卷归档不及时，",
        "我局推进法治建设也遇到不少困难：",
        "问题与短板：",
        "与此同时，我们也看到差距：",
    ],
)  # fmt: skip
def test_problems_without_a_section(closing: str) -> None:
    assert stated(f"{DONE}（三）深化普法。举办讲座。\n{closing}法治审核人员短缺。\n")[0][-1] == "法治审核人员短缺"


@pytest.mark.parametrize(
    "sentence",
    [
        "对存在问题的3家单位下发督察建议书。", "督察指出个别单位还存在记录不完整等问题，现已全部整改到位。",
        "对仍存在安全隐患的企业依法责令停产。", "各单位在述法中既讲成绩，也讲存在的问题。",
        "对查摆出的不足之处列出清单，全部整改完成。",
        "针对评查发现的程序不规范等问题，逐条反馈。聚焦办证难点，推出便民措施。",
        "办理群众反映的困难和问题87件。", "虽然人少事多，但全员加班，按期完成换证。",
        "收集企业反映的短板和困难32条，全部答复。", "执法人员短缺的问题得到缓解。",
    ],
)  # fmt: skip
def test_problems_of_others_and_problems_mended_are_none(sentence: str) -> None:
    assert stated(f"{DONE}（三）强化监督。{sentence}\n") == ([], [])


def test_an_enumeration_goes_on_through_sentences_without_a_word_of_lack() -> None:
    text = (
        f"{DONE}（三）深化普法。举办讲座。\n也要清醒看到，我镇执法工作还存在不少问题。一是办案生疏。个别队员遇案绕着走。"
        "二是程序不严。部分文书对权利告知不全面。\n"
    )
    assert stated(text)[0] == ["办案生疏", "个别队员遇案绕着走", "程序不严", "部分文书对权利告知不全面"]


def test_a_title_states_a_problem_where_nothing_below_it_does() -> None:
    text = (
        f"{DONE}二、存在的困难\n（一）复议人手不足。全区收案132件，办案人员2名。\n"
        "（二）执法装备陈旧。记录仪续航差。\n三、下一步打算\n增配复议人员。\n"
    )
    assert stated(text)[0] == ["复议人手不足", "记录仪续航差"]


def test_problems_each_followed_by_its_cure() -> None:
    text = (
        f"{DONE}二、存在问题及改进措施\n问题一：法制审核人手不足。改进措施：商调法制审核员两名。\n"
        "问题二：普法短视频更新慢。改进措施：按月发布普法短视频。\n"
    )
    assert stated(text) == (
        ["法制审核人手不足", "普法短视频更新慢"],
        ["商调法制审核员两名", "按月发布普法短视频"],
    )


def test_items_of_a_list_need_no_full_stop() -> None:
    text = (
        f"{DONE}二、存在的不足\n1.基层审核力量薄弱\n2.普法宣传形式单一\n3.行政调解衔接不畅\n"
        "三、下一步打算\n（一）充实基层审核力量；\n（二）创新普法宣传形式；\n（三）完善行政调解衔接机制。\n"
    )
    assert stated(text) == (
        ["基层审核力量薄弱", "普法宣传形式单一", "行政调解衔接不畅"],
        ["充实基层审核力量", "创新普法宣传形式", "完善行政调解衔接机制"],
    )
    assert len(outline(text).heads) == len(outline(DONE).heads) + 2


def test_a_plan_below_the_problems_it_answers() -> None:
    text = (
        f"{DONE}二、存在的问题及下一步安排\n一是案卷质量不高。\n针对以上问题，下一步做好以下工作：\n"
        "（一）规范执法。年内开展岗位练兵2次。\n（二）压实责任。将述法结果作为评优依据。\n"
    )
    assert stated(text) == (["案卷质量不高"], ["年内开展岗位练兵2次", "将述法结果作为评优依据"])


def test_what_was_done_for_the_time_ahead_is_no_plan() -> None:
    assert stated(f"{DONE}（三）谋划长远。今后五年的规划已经印发。调处纠纷。\n")[1] == []


def test_problems_told_with_their_cure() -> None:
    text = f"{DONE}二、存在问题及整改措施\n一是针对案卷归档不及时的问题，实行结案十日内归档制度。\n"
    assert stated(text) == ([], ["实行结案十日内归档制度"])


def test_a_section_of_plans_may_begin_with_problems() -> None:
    text = (
        f"{DONE}二、2024年重点工作\n一年来工作有成效，但也存在一些短板，如街道执法不够规范，涉外法律服务供给不足等。"
        "2024年，将抓好以下工作：\n（一）提升质量。针对审核中还存在的薄弱环节，编印指引。补齐普法短板。\n"
    )
    assert stated(text) == (["街道执法不够规范", "涉外法律服务供给不足"], ["编印指引", "补齐普法短板"])


def test_the_main_thing_is_no_plan() -> None:
    text = f"{DONE}二、存在的不足\n2023年，我局工作主要存在以下问题：1.审核人员少；2.抽查结果公示不够及时。\n"
    assert stated(text) == (["审核人员少", "抽查结果公示不够及时"], [])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("一要健全机制。二要压实责任。", ["健全机制。", "压实责任。"]),
        ("首先，推进综合执法改革。其次，完善裁量基准。最后，抓好队伍轮训。", ["推进综合执法改革", "完善裁量基准",
         "抓好队伍轮训"]),
        ("第一，编制执法培训计划；第二，开展案卷评查。", ["编制执法培训计划", "开展案卷评查"]),
        ("①修订议事规则。②公布权责清单。", ["修订议事规则", "公布权责清单"]),
        ("（1）推进智慧普法；（2）办好法治讲堂。", ["推进智慧普法", "办好法治讲堂"]),
        ("2024年，我厅将坚持以习近平法治思想为指导，紧扣财政中心工作，修订财政规范性文件管理办法。",
         ["修订财政规范性文件管理办法"]),
        ("今后一个时期，全旗将以更高标准、更实举措，推进嘎查村法律顾问全覆盖。", ["推进嘎查村法律顾问全覆盖"]),
        ("按照省委要求，在总结经验的基础上，探索建立涉企执法扫码制度。", ["探索建立涉企执法扫码制度"]),
        ("通过以案代训方式培训执法骨干，不断提升执法办案能力。", ["通过以案代训方式培训执法骨干"]),
        ("建好用好法治公园，营造浓厚法治氛围，为乡村振兴提供法治保障。", ["建好用好法治公园"]),
        ("对年度考核排名靠后的部门，予以约谈通报。", ["对年度考核排名靠后的部门，予以约谈通报"]),
        ("把法治素养作为干部考核的重要内容。", ["把法治素养作为干部考核的重要内容"]),
        ("聚焦基层治理，深入实施“法律明白人”培养工程，努力开创法治建设新局面。", ["深入实施“法律明白人”培养工程"]),
        ("推进复议规范化建设，使行政争议得到实质化解，切实维护群众合法权益。", ["推进复议规范化建设"]),
        ("我们将真抓实干、锐意进取，从三个方面持续发力：完善制度；抓实整改。", ["完善制度。", "抓实整改。"]),
        ("计划于2024年6月底前建成全区执法监督平台，力争行政机关负责人出庭应诉率达到95%。",
         ["建成全区执法监督平台", "力争行政机关负责人出庭应诉率达到95%"]),
        ("一是完善多元解纷格局；二是锚定走在前列的建设目标，谋划年度任务。", ["完善多元解纷格局", "谋划年度任务"]),
        ("对败诉案件逐案剖析，倒逼依法行政。", ["对败诉案件逐案剖析"]),
        ("为每个司法所增配1名干警，为小微企业提供合规指导。", ["为每个司法所增配1名干警", "为小微企业提供合规指导"]),
        ("为企业发展提供有力法治保障。", []),
        ("2024年是实施“八五”普法规划的攻坚之年。", []),
        ("对标考核指标逐项补缺，力争一次通过验收。", ["对标考核指标逐项补缺", "力争一次通过验收"]),
        ("紧盯执法不透明等问题，开展专项监督。", ["开展专项监督"]),
        ("对重点任务跟踪问效，确保各项部署落地见效。", ["对重点任务跟踪问效"]),
        ("修订裁量基准，以法治力量守护民生底线。", ["修订裁量基准"]),
        ("2024年底前建成基层法治驿站6个。", ["2024年底前建成基层法治驿站6个"]),
        ("明年一季度出台裁量基准，2025年前实现赋权乡镇全覆盖。", ["明年一季度出台裁量基准",
         "2025年前实现赋权乡镇全覆盖"]),
        ("到2025年底，矛盾纠纷化解率稳定在96%以上。", ["矛盾纠纷化解率稳定在96%以上"]),
        ("我们要发扬成绩、弥补不足，进一步增强责任感和使命感。", []),
        ("推动形成办事依法、遇事找法的良好氛围。", []),
        ("突出抓好四方面工作：一是为乡镇执法队更换记录仪40台。", ["为乡镇执法队更换记录仪40台"]),
        ("坚持法治与德治相结合，推动村规民约修订。", ["推动村规民约修订"]),
        ("做到两个到位：培训到位，全年轮训执法人员两次；检查到位，按季抽查案卷。",
         ["全年轮训执法人员两次", "按季抽查案卷"]),
        ("把宪法列为干部必训课程，让学法成为干部习惯。", ["把宪法列为干部必训课程", "让学法成为干部习惯"]),
        ("以时不我待的紧迫感，健全复议听证规则，群众获得感持续增强。", ["健全复议听证规则"]),
        ("推动执法质效稳步提升。", ["推动执法质效稳步提升"]),
        ("特此报告。", []),
        ("（联系人：政策法规科）", []),
    ],
)  # fmt: skip
def test_one_planned_action_each(sentence: str, expected: list[str]) -> None:
    found = plans(sentence)
    wanted = [one for one in expected if len(one.rstrip("。")) >= 5]
    assert [one for one in wanted if not any(f.endswith(one) for f in found)] == []
    assert len(found) == len(wanted)


def test_a_short_action_after_another() -> None:
    assert plans("一是压实责任。二是落实合同先审后签，建立台账，团结奋斗。") == ["落实合同先审后签", "建立台账"]


def test_the_year_ahead_may_be_named_more_often_than_the_year_told() -> None:
    text = (
        f"2023年，我厅推进依法行政。\n{DONE * 2}二、2024年重点工作\n"
        "2024年是关键一年。2024年，我厅将修订裁量基准。2024年底前编印文书样式。\n"
    )
    assert stated(text)[1] == ["修订裁量基准", "2024年底前编印文书样式"]


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        ("2024年工作安排：健全应诉机制，组织案卷互评。", ["健全应诉机制", "组织案卷互评"]),
        ("面对新任务，我旗将继续健全应诉机制，组织案卷互评。", ["继续健全应诉机制", "组织案卷互评"]),
        ("我们将以此为新起点，健全应诉机制。", ["健全应诉机制"]),
        ("2024年是规划实施的关键一年，我旗将健全应诉机制，组织案卷互评。", ["健全应诉机制", "组织案卷互评"]),
        ("展望2024年，我旗将组织案卷互评。", ["组织案卷互评"]),
        # what was done with something, and in the year told
        ("2023年，我旗将述法纳入考核，将执法经费列入预算。", []),
        ("2023年，旗政府将把案卷评查贯穿全年。", []),
        ("我局将以案释法融入日常。", []),
        ("今后三年的普法规划编制完成并公布。", []),
    ],
)
def test_plans_without_a_section(closing: str, expected: list[str]) -> None:
    assert stated(f"{DONE}（三）深化普法。举办讲座。\n{closing}\n")[1] == expected


def test_a_plan_ends_with_its_section() -> None:
    text = f"{DONE}二、下一步打算\n健全应诉机制。\n三、其他需要报告的事项\n全年收到建议3件。\n"
    assert stated(text)[1] == ["健全应诉机制"]


def test_signature_and_date_are_no_commitments() -> None:
    text = f"{DONE}二、明年工作计划\n健全应诉机制。\n青海省海西蒙古族藏族自治州人民政府办公室\n2024年2月26日\n"
    assert stated(text)[1] == ["健全应诉机制"]


def test_one_line_without_line_ends() -> None:
    text = (
        "一、主要工作（一）健全机制。印发工作要点。（二）规范执法。评查案卷。组织培训。二、存在的问题执法人员偏少。"
        "三、下一步打算一是招录执法人员。二是开展跟班学习。"
    )
    assert stated(text) == (["执法人员偏少"], ["招录执法人员", "开展跟班学习"])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("全区法治建设还面临不少挑战和难题。基层站所执法装备短缺。", ["基层站所执法装备短缺"]),
        ("问题主要有以下几点。一是案卷制作不规范；二是审核队伍不稳定。", ["案卷制作不规范", "审核队伍不稳定"]),
        ("不足主要体现在以下三个方面：案卷制作不规范，审核队伍不稳定。", ["案卷制作不规范", "审核队伍不稳定"]),
    ],
)
def test_a_sentence_that_only_announces_problems_states_none(sentence: str, expected: list[str]) -> None:
    assert problems(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # of one subject, told as one
        (
            "少数街道还存在重大决策未经合法性审查、合同管理不够规范等问题。",
            ["少数街道还存在重大决策未经合法性审查、合同管理不够规范等问题"],
        ),
        ("仍存在执法装备短缺、业务培训不足等问题。", ["执法装备短缺", "业务培训不足"]),
        ("协管人员来源复杂、流动性大。", ["协管人员来源复杂、流动性大"]),
    ],
)
def test_problems_of_one_subject_and_of_none(sentence: str, expected: list[str]) -> None:
    assert problems(sentence) == expected
