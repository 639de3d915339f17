"""What is a name, of which type, and where it begins and ends, in the wording of many places."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extraction.reports import mentions, ordered, rows


def check(text: str, expected: str) -> None:
    """``expected`` holds every mention of the text: “Body 区司法局|Policy 某某办法”."""
    assert ordered((m.type, text[m.start : m.end]) for m in mentions(text)) == ordered(rows(expected))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("深化“放管服”改革和商事制度改革。", "Programme “放管服”改革|Programme 商事制度改革"),
        ("放管服改革向纵深推进。", "Programme 放管服改革"),
        ("全面推行行政执法“三项制度”。", "Institution 行政执法“三项制度”"),
        ("行政执法三项制度落地见效。", "Institution 行政执法三项制度"),
        (
            "行政执法公示制度、执法全过程记录制度和重大执法决定法制审核制度得到落实。",
            "Institution 行政执法公示制度|Institution 执法全过程记录制度|Institution 重大执法决定法制审核制度",
        ),
        ("持续做好行政复议和行政应诉工作。", "Institution 行政复议|Institution 行政应诉"),
        ("“八五”普法规划中期评估顺利完成。", "Policy “八五”普法规划"),
        ("认真组织“八五”普法。", "Programme “八五”普法"),
        ("压实“谁执法谁普法”普法责任制。", "Institution “谁执法谁普法”普法责任制"),
        ("证明事项告知承诺制全面铺开。", "Institution 证明事项告知承诺制"),
        ("公平竞争审查实现全覆盖。", "Institution 公平竞争审查"),
        ("动态调整权责清单。", "Institution 权责清单"),
        ("严格执行市场准入负面清单。", "Institution 市场准入负面清单"),
        ("法律援助应援尽援。", "Institution 法律援助"),
        ("“证照分离”改革全覆盖。", "Programme “证照分离”改革"),
        ("府院联动机制更加顺畅。", "Institution 府院联动机制"),
    ],
)
def test_known_terms_with_and_without_quotes(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("印发《南山区行政规范性文件管理办法》。", "Policy 南山区行政规范性文件管理办法"),
        ("出台《关于贯彻〈优化营商环境条例〉的若干措施》。", "Policy 关于贯彻〈优化营商环境条例〉的若干措施"),
        ("《法治日报》刊发了典型经验。", "Body 法治日报"),
        ("经验被《南方日报》专题报道。", "Body 南方日报"),
        ("带头学习《中华人民共和国民法典》《信访工作条例》。", "Policy 中华人民共和国民法典|Policy 信访工作条例"),
        ("公布《2024年度重大行政决策事项目录》。", "Policy 2024年度重大行政决策事项目录"),
        ("对《城市供水条例（草案）》提出修改意见。", "Policy 城市供水条例（草案）"),
        (
            "转发《国务院办公厅关于印发〈“十四五”公共法律服务体系建设规划〉的通知》。",
            "Policy 国务院办公厅关于印发〈“十四五”公共法律服务体系建设规划〉的通知",
        ),
        ("签订《川渝毗邻地区行政执法协作协议》。", "Policy 川渝毗邻地区行政执法协作协议"),
        ("编印《行政执法一百问》5000册。", "Policy 行政执法一百问"),
        (
            "《关于加强行政复议工作的意见》、《行政应诉工作规则》相继出台。",
            "Policy 关于加强行政复议工作的意见|Policy 行政应诉工作规则",
        ),
        ("印发行政检查事项清单（2022年版）。", "Policy 行政检查事项清单（2022年版）"),
        ("印发案卷评查工作方案（含附件）。", "Policy 案卷评查工作方案"),
        ("签订跨区域执法协作协议、法治建设目标责任书。", "Policy 跨区域执法协作协议|Policy 法治建设目标责任书"),
    ],
)
def test_titles(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市教育局会同市卫生健康委员会检查校园食堂。", "Body 市教育局|Body 市卫生健康委员会"),
        ("全市成立行政争议调解中心。", "Body 行政争议调解中心"),
        ("我区设立知识产权纠纷人民调解委员会。", "Body 知识产权纠纷人民调解委员会"),
        ("及时成立优化营商环境领导小组。", "Body 优化营商环境领导小组"),
        ("积极推动区人民法院与区司法局信息共享。", "Body 区人民法院|Body 区司法局"),
        ("此项任务由区市场监督管理局负责。", "Body 区市场监督管理局"),
        ("经市政府常务会议审议通过。", "Body 市政府常务会议"),
        ("县政务服务中心设置企业开办专窗。", "Body 县政务服务中心|Venue 企业开办专窗"),
        ("及时报省司法厅备案。", "Body 省司法厅"),
        ("州生态环境局、州林业和草原局巡查河道。", "Body 州生态环境局|Body 州林业和草原局"),
        ("盟行政公署高度重视。", "Body 盟行政公署"),
        ("喀什地区行署设立窗口。", "Body 喀什地区行署|Jurisdiction 喀什地区"),
        ("阿里地区行署办公室印发通知。", "Body 阿里地区行署办公室|Jurisdiction 阿里地区"),
        ("旗公安局和旗应急管理局到场处置。", "Body 旗公安局|Body 旗应急管理局"),
        ("邀请甘肃政法大学专家授课。", "Body 甘肃政法大学"),
        ("县发展和改革局公布信用红黑名单。", "Body 县发展和改革局"),
        ("市人大常委会专题询问。", "Body 市人大常委会"),
        ("区政协民主评议政务服务。", "Body 区政协"),
        ("原县工商行政管理局的职责由县市场监督管理局承担。", "Body 县工商行政管理局|Body 县市场监督管理局"),
        ("省高级人民法院通报典型案例。", "Body 省高级人民法院"),
        ("组建道路交通事故损害赔偿纠纷调处中心。", "Body 道路交通事故损害赔偿纠纷调处中心"),
        ("挂牌成立“老杨调解工作室”。", "Body 老杨调解工作室"),
        ("街道综合行政执法队下沉社区。", "Body 街道综合行政执法队"),
        ("县委全面依法治县委员会召开会议。", "Body 县委全面依法治县委员会"),
        ("市法治政府建设工作领导小组办公室通报进度。", "Body 市法治政府建设工作领导小组办公室"),
        ("派驻县纪委监委第三纪检监察组约谈。", "Body 县纪委监委第三纪检监察组"),
        ("自治区党委政法委实地调研。", "Body 自治区党委政法委"),
        ("已在工业园区设立商会商事纠纷人民调解委员会。", "Body 商会商事纠纷人民调解委员会"),
        # courts for one sort of case
        ("走访厦门海事法院。", "Body 厦门海事法院"),
        ("邀请北京互联网法院、北京金融法院法官座谈。", "Body 北京互联网法院|Body 北京金融法院"),
        ("与兰州铁路运输中级法院签约。", "Body 兰州铁路运输中级法院"),
        ("听取西安铁路运输检察院意见。", "Body 西安铁路运输检察院"),
        ("努力开创海关工作新局面，全国海关协同作战。", ""),
        # a bracket inside the name, and as what a body is called in
        ("委托广东岭海（深圳）律师事务所办理。", "Body 广东岭海（深圳）律师事务所"),
        ("邀请法律服务单位岭海律师事务所宣讲。", "Body 岭海律师事务所"),
        ("特邀专家华南理工大学授课。", "Body 华南理工大学"),
        ("深圳湾出入境边防检查站派员。", "Body 深圳湾出入境边防检查站"),
        ("由政策法规股审核。", "Body 政策法规股"),
        ("黄河水利委员会派员督导。", "Body 黄河水利委员会"),
        ("街道办事处主任带头宣讲。", ""),
        ("调整普法工作领导小组成员，乡政府乡长任组长。", "Body 普法工作领导小组"),
        ("书记担任县信访工作领导小组组长。", "Body 县信访工作领导小组"),
        ("局各科室落实责任，两地司法局会商。", ""),
        ("组建矛盾纠纷调处和信访协调小组。", "Body 矛盾纠纷调处和信访协调小组"),
        ("组建法律服务站和物业纠纷调解委员会。", "Body 法律服务站|Body 物业纠纷调解委员会"),
        ("“区委依法治区办督促协调，协调小组分工推进”成为常态。", "Body 区委依法治区办"),
        # who does it, and to whom
        ("县司法局督促县林业局限期整改。", "Body 县司法局|Body 县林业局"),
        ("白云区指导区城市管理局规范裁量。", "Jurisdiction 白云区|Body 区城市管理局"),
        ("县人大常委会监督县人民政府依法履职。", "Body 县人大常委会|Body 县人民政府"),
        ("组建市就业指导中心。", "Body 市就业指导中心"),
        ("市监督市场价格。", ""),
    ],
)
def test_bodies_and_where_they_begin(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    "text",
    [
        "各部门、有关单位、相关企业按职责分工抓好落实。",
        "各级行政机关依法履行职责。",
        "有关部门积极配合。",
        "广大党员干部带头学法。",
        "进一步加强组织领导。",
        "行政相对人的满意度不断提高。",
        "形成上下联动、齐抓共管的工作格局。",
        "全市上下凝心聚力。",
        "切实提高领导干部运用法治思维的能力。",
        "人民群众的获得感明显增强。",
        "坚持问题导向，补齐短板弱项。",
        "各有关单位负责人参加。",
        "严格规范公正文明执法。",
        "统一思想、提高认识。",
        "营造良好氛围。",
        "推进5大提升工程。",
        "全市教育系统协同配合。",
        "督促局直系统整改。",
        "厅直系统干部带头。",
        "各党委（党组）抓好贯彻。",
        "构建横向协同、上下贯通的工作格局。",
        "基层执法队伍更加稳定。",
        "新聘6名行政执法监督员。",
        "补选人民调解员14人。",
        "法律援助员轮流值班。",
    ],
)
def test_what_names_nothing(text: str) -> None:
    check(text, "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建立行政执法与刑事司法衔接机制。", "Institution 行政执法与刑事司法衔接机制"),
        ("全面落实重大行政决策终身责任追究制度。", "Institution 重大行政决策终身责任追究制度"),
        ("建立健全涉企行政执法诉求沟通机制。", "Institution 涉企行政执法诉求沟通机制"),
        ("创新推行“综合查一次”制度。", "Institution “综合查一次”制度"),
        ("探索“首席法务官”制度。", "Institution “首席法务官”制度"),
        ("严格执行行政机关负责人出庭应诉制度。", "Institution 行政机关负责人出庭应诉制度"),
        ("完善领导干部年终述法制度。", "Institution 领导干部年终述法制度"),
        (
            "率先建立行政执法监督与12345政务服务便民热线协作机制。",
            "Institution 行政执法监督与12345政务服务便民热线协作机制",
        ),
        ("认真执行政府常务会议学法制度。", "Institution 政府常务会议学法制度"),
        ("健全矛盾纠纷多元化解机制。", "Institution 矛盾纠纷多元化解机制"),
        ("打造“一网共治”工作格局。", "Institution “一网共治”工作格局"),
        ("推行行政执法监督员制度。", "Institution 行政执法监督员制度"),
        ("落实人民调解员等级评定制度。", "Institution 人民调解员等级评定制度"),
    ],
)
def test_institutions(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“粤执法”平台上线运行。", "Platform “粤执法”平台"),
        ("群众可以登录“浙里办”APP。", "Platform “浙里办”APP"),
        ("12348公共法律服务热线全天值守。", "Platform 12348公共法律服务热线"),
        ("“法治晋江”微信公众号推送案例。", "Platform “法治晋江”微信公众号"),
        ("启用智慧执法办案系统。", "Platform 智慧执法办案系统"),
        ("开发不动产登记网上办理平台。", "Platform 不动产登记网上办理平台"),
        ("全省率先上线执法监督数字应用平台。", "Platform 执法监督数字应用平台"),
        ("上线综合执法平台“粤法通”。", "Platform 综合执法平台“粤法通”"),
    ],
)
def test_platforms(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建成宪法主题公园。", "Venue 宪法主题公园"),
        ("打造青少年法治教育基地。", "Venue 青少年法治教育基地"),
        ("设立24小时自助服务区。", "Venue 24小时自助服务区"),
        ("新建民法典主题广场。", "Venue 民法典主题广场"),
        ("增设“办不成事”反映窗口。", "Venue “办不成事”反映窗口"),
        ("设立基层立法联系点。", "Venue 基层立法联系点"),
        ("改造升级公共法律服务大厅。", "Venue 公共法律服务大厅"),
        ("投资300余万元建成法治文化长廊。", "Venue 法治文化长廊"),
    ],
)
def test_venues(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("开展“春风护企”专项行动。", "Programme “春风护企”专项行动"),
        ("实施法治乡村建设三年行动。", "Programme 法治乡村建设三年行动"),
        ("组织食品安全专项整治。", "Programme 食品安全专项整治"),
        ("推动行政复议体制改革。", "Programme 行政复议体制改革"),
        ("深入推进法治广西建设。", "Programme 法治广西建设"),
        ("平安娄底建设再上台阶。", "Programme 平安娄底建设"),
        ("扎实开展道路交通安全集中整治行动。", "Programme 道路交通安全集中整治行动"),
        ("相对集中行政许可权改革稳步推进。", "Programme 相对集中行政许可权改革"),
        ("全面启动法律明白人培养工程。", "Programme 法律明白人培养工程"),
        ("打响“海边说法”普法品牌，培育特色品牌3个。", "Programme “海边说法”普法品牌"),
        ("举办调解员素质养成与技能提升培训班。", "Programme 调解员素质养成与技能提升培训班"),
        ("推进四大领域城市管理执法改革。", "Programme 城市管理执法改革"),
        ("推进全县行政复议体制改革。", "Programme 行政复议体制改革"),
    ],
)
def test_programmes(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推行首问负责、一次告知、限时办结等制度。", "Institution 首问负责|Institution 一次告知|Institution 限时办结"),
        ("开展“美好生活·民法典相伴”“宪法进万家”等活动。", "Programme 美好生活·民法典相伴|Programme 宪法进万家"),
        ("接入“豫事办”“郑好办”等平台。", "Platform 豫事办|Platform 郑好办"),
        ("用好“首席服务员”“项目管家”等机制。", "Institution 首席服务员|Institution 项目管家"),
        ("建成“法治书屋”“法治长廊”等阵地。", "Venue 法治书屋|Venue 法治长廊"),
        ("先后获得“全国文明城市”“国家卫生城市”等称号。", "Honour 全国文明城市|Honour 国家卫生城市"),
        (
            "公众参与、专家论证、风险评估、合法性审查和集体讨论决定等程序",
            (
                "Institution 公众参与|Institution 专家论证|Institution 风险评估|Institution 合法性审查|Institution "
                "集体讨论决定"
            ),
        ),
        ("组织“送法进企业”、“法治直播间”等系列普法活动。", "Programme 送法进企业|Programme 法治直播间"),
    ],
)
def test_lists_typed_by_their_head(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("荣获“全国法治政府建设示范区”称号。", "Honour 全国法治政府建设示范区"),
        ("被评为全省依法行政先进单位。", "Honour 全省依法行政先进单位"),
        ("获评2022年度全市优秀执法单位。", "Honour 全市优秀执法单位"),
        ("被命名为“全国民主法治示范村（社区）”。", "Honour 全国民主法治示范村（社区）"),
        ("被授予“人民满意的公务员集体”荣誉称号。", "Honour 人民满意的公务员集体"),
        ("县司法局被司法部表彰为全国模范司法局。", "Body 县司法局|Body 司法部|Honour 全国模范司法局"),
        ("成功入选第二批全国法治政府建设示范项目。", "Honour 全国法治政府建设示范项目"),
        ("被确定为省级行政执法监督联系点。", "Honour 省级行政执法监督联系点"),
        ("荣膺全国信访工作示范县。", "Honour 全国信访工作示范县"),
        ("荣立集体二等功，荣获全省政法系统先进集体等荣誉。", "Honour 集体二等功|Honour 全省政法系统先进集体"),
    ],
)
def test_honours(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("蛇口街道先行先试。", "Jurisdiction 蛇口街道"),
        ("沙河街道、西丽街道各建一处。", "Jurisdiction 沙河街道|Jurisdiction 西丽街道"),
        ("与慈溪市、余姚市签订协议。", "Jurisdiction 慈溪市|Jurisdiction 余姚市"),
        ("在石沛镇黄栗树村举办。", "Jurisdiction 石沛镇黄栗树村|Jurisdiction 石沛镇"),
        ("赴天和社区宣讲。", "Jurisdiction 天和社区"),
        ("乌兰图克苏木牧民踊跃参加。", "Jurisdiction 乌兰图克苏木"),
        ("选择达来胡硕苏木先行试点。", "Jurisdiction 达来胡硕苏木"),
        ("确定5个村先行试点。", ""),
        ("在巴彦花镇塔林嘎查设点。", "Jurisdiction 巴彦花镇塔林嘎查|Jurisdiction 巴彦花镇"),
        (
            "在乌兰哈达嘎查、巴彦塔拉嘎查建设法治文化广场。",
            "Jurisdiction 乌兰哈达嘎查|Jurisdiction 巴彦塔拉嘎查|Venue 法治文化广场",
        ),
        ("嘎查达带头学法，深入嘎查宣讲，苏木乡镇、嘎查村全面铺开。", ""),
        ("各乡镇、各街道、各村（社区）全面铺开。", ""),
        ("部分乡镇进展缓慢。", ""),
        ("在6个苏木镇设立站点。", ""),
        ("每个嘎查村至少配备一名。", ""),
        ("向湘西高新区下放权限，湘西自治州指导。", "Jurisdiction 湘西高新区|Jurisdiction 湘西自治州"),
        ("审查县市政府备案文件，县区司法局、旗县区政府参加。", ""),
        ("建设米庄镇法治公园。", "Jurisdiction 米庄镇|Venue 米庄镇法治公园"),
        ("建设法治文化公园。", "Venue 法治文化公园"),
        ("组织32名执法人员参加全省执法骨干培训班。", "Programme 全省执法骨干培训班"),
        ("安排村干部踊跃参与法治带头人培训班。", "Programme 法治带头人培训班"),
        ("成立涉外法治工作机构。", ""),
        ("建设工程监管平台上线。", "Platform 建设工程监管平台"),
        ("白塔村建成示范社区。", "Jurisdiction 白塔村"),
        ("全县14个乡镇全部达标。", ""),
        ("村级组织和村民代表参与议事。", ""),
        ("高新技术产业开发区管委会派员参加。", "Body 高新技术产业开发区管委会"),
        # the last of a list says what the others are
        (
            "赴东岭村、北园社区、河口镇李湾村宣讲。",
            "Jurisdiction 东岭村|Jurisdiction 北园社区|Jurisdiction 河口镇李湾村|Jurisdiction 河口镇",
        ),
        ("各镇、村、社区均已覆盖，在后进村、薄弱村、行政村、社区宣讲。", ""),
        ("全面参与街道重大决策，分解依法治镇任务，学习二十大精神镇村联动。", ""),
        ("兵团第七师、新疆生产建设兵团互派干部。", "Jurisdiction 兵团第七师|Jurisdiction 新疆生产建设兵团"),
        ("福溪镇、荔浦镇、同乐乡开展互评。", "Jurisdiction 福溪镇|Jurisdiction 荔浦镇|Jurisdiction 同乐乡"),
        ("各镇、街道和全镇、各乡镇、街道一并考核。", ""),
        ("横县、宾阳县和上林县轮流承办。", "Jurisdiction 横县|Jurisdiction 宾阳县|Jurisdiction 上林县"),
    ],
)
def test_places(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "name", "notation"),
    [
        ("深化“放管服”改革。", "“放管服”改革", "fangguanfu"),
        ("有序开展行政复议。", "行政复议", "reconsideration"),
        ("“放管服”改革激发活力。", "“放管服”改革", "fangguanfu"),
    ],
)
def test_a_known_name_carries_its_concept(text: str, name: str, notation: str) -> None:
    found = next(m for m in mentions(text) if text[m.start : m.end] == name)
    assert found.concept is not None
    assert found.concept.notation == notation


def test_no_two_names_overlap_but_a_place_within() -> None:
    text = "武汉市硚口区人民政府与硚口区司法局、汉中街道综合执法中心签订《行政执法协作“三项”协议》。"
    found = mentions(text, "420104")
    for a, b in pairwise(found):
        assert a.end <= b.start or b.type == "Jurisdiction" or a.type == "Jurisdiction"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("州人民政府将法治政府建设纳入年度考核。", "Body 州人民政府|Programme 法治政府建设"),
        ("副县长、县委书记分别批示。", ""),
        ("市人民检察院发出检察建议。", "Body 市人民检察院"),
        ("在市融媒体中心开设“以案释法”专栏。", "Body 市融媒体中心|Institution 以案释法"),
        ("组织公安、城管、市场监管等部门到场处置。", ""),
        ("聘请3名法学专家组建法律顾问团。", "Body 法律顾问团"),
        ("综合行政执法体制改革走深走实。", "Programme 综合行政执法体制改革"),
        ("“一件事一次办”改革惠及企业。", "Programme “一件事一次办”改革"),
        ("落实包容审慎监管，制定轻微违法不予处罚清单。", "Institution 包容审慎监管|Policy 轻微违法不予处罚清单"),
        ("建立县级领导包案化解制度。", "Institution 县级领导包案化解制度"),
        ("健全党委领导下的矛盾纠纷调处机制。", "Institution 矛盾纠纷调处机制"),
        ("开通“12345”政务服务便民热线。", "Platform “12345”政务服务便民热线"),
        ("与市中级人民法院共同发布典型案例。", "Body 市中级人民法院"),
        ("市司法局党委书记带队督察。", "Body 市司法局"),
        ("由副市长任组长的市行政复议体制改革工作领导小组统筹推进。", "Body 市行政复议体制改革工作领导小组"),
        (
            "四川省宜宾市与云南省昭通市签署合作协议。",
            "Jurisdiction 四川省|Jurisdiction 宜宾市|Jurisdiction 云南省|Jurisdiction 昭通市",
        ),
        (
            "县退役军人事务局、县医疗保障局均配备公职律师。",
            "Body 县退役军人事务局|Body 县医疗保障局|Institution 公职律师",
        ),
        ("中国人民银行某支行参与联席。", "Body 中国人民银行某支行"),
        ("县委组织部、县委宣传部、县委党校联合办班。", "Body 县委组织部|Body 县委宣传部|Body 县委党校"),
        ("对全县行政执法主体进行清理。", ""),
        ("县纪委监委严肃问责。", "Body 县纪委监委"),
        ("省委第三巡视组反馈意见整改到位。", "Body 省委第三巡视组"),
        ("中央依法治国办实地督察。", "Body 中央依法治国办"),
        ("依法治县办牵头抓总。", "Body 依法治县办"),
        ("法治建设“一规划两纲要”落地见效。", "Policy 一规划两纲要"),
        ("公布从轻处罚事项清单、行政确认事项清单。", "Policy 从轻处罚事项清单|Policy 行政确认事项清单"),
        ("梳理确认我区各类服务事项清单。", ""),
        ("组建数字政府法治课题组。", "Body 数字政府法治课题组"),
        ("对选择性执法开展整治。", ""),
        ("局党组理论学习中心组专题学习。", "Body 局党组理论学习中心组"),
        ("全年审查县政府常务会议议题。", "Body 县政府常务会议"),
        ("“兰亭行政复议”微信小程序上线。", "Platform “兰亭行政复议”微信小程序"),
        ("白塔社区创建为示范社区。", "Jurisdiction 白塔社区"),
        ("按照部署（临法治办〔2023〕7号）推进。", ""),
        ("到城南人民法庭旁听庭审。", "Body 城南人民法庭|Institution 旁听庭审"),
        ("组织法律知识考试。", "Institution 法律知识考试"),
        ("厅务会定期听取汇报。", "Body 厅务会"),
        ("制作交通普法短视频、安全普法读本。", ""),
        ("洪泽湖畔、阳泉路上设点宣传。", ""),
        ("赴阳泉调研。", "Jurisdiction 阳泉"),
    ],
)
def test_sentences_as_they_are_written(text: str, expected: str) -> None:
    check(text, expected)
