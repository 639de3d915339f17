"""Text as Hypothesis makes it: of the words of the genre, and of anything at all."""

from __future__ import annotations

from hypothesis import strategies as st

DOERS = ("区司法局", "县政府", "市公安局", "我局", "全市", "州人民政府", "镇党委", "旗教育局", "国务院", "慈溪市", "")
VERBS = (
    "印发",
    "成立",
    "推行",
    "荣获",
    "召开",
    "下设",
    "会同",
    "接受",
    "未出台",
    "将建成",
    "培训",
    "聘请",
    "办理",
    "受理",
    "被评为",
    "由",
    "对",
)
THINGS = (
    "《行政执法监督办法》",
    "“放管服”改革",
    "行政执法“三项制度”",
    "矛盾纠纷多元化解机制",
    "智慧执法系统",
    "民法典主题公园",
    "执法、司法两个协调小组",
    "“法治宣传周”“送法下乡”等活动",
    "首问负责、限时办结等制度",
    "“全国文明城市”称号",
    "行政复议案件",
    "法律顾问",
    "行政执法人员",
    "《纲要》（以下简称《纲要》）",
)
NUMBERS = ("12件", "三十余名", "98.5%", "1.2万元", "3至5个工作日", "同比增长8%", "其中5件", "2021年", "二十一", "")
MARKS = ("，", "。", "；", "、", "\n", "\n一、主要工作\n", "\n（二）存在的问题\n", "（", "）", "“", "》", "\t")


def _text(said: list[str]) -> str:
    """Never empty: nothing at all is no report."""
    return "".join((*said, "法治"))


words = st.sampled_from((*DOERS, *VERBS, *THINGS, *NUMBERS, *MARKS))
clauses = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(DOERS),
        st.sampled_from(VERBS),
        st.sampled_from(THINGS),
        st.sampled_from(NUMBERS),
        st.sampled_from(("，", "。", "；", "\n")),
    ),
)
# what rules look at, in any order
_MARKS = (
    "一二三四五六七八九十百千万亿两0123456789０９.,，。%％‰"
    "（）()《》〈〉“”‘’、：；\n\t 　年月日件个名次第其中占率区县市省局IOol"
)
# reports as they are written, and the same words in any order
reports = st.one_of(st.lists(clauses, min_size=1, max_size=12), st.lists(words, max_size=40)).map(_text)
anything = st.one_of(
    st.text(max_size=200).filter(str.strip),
    st.text(alphabet=_MARKS, max_size=200).map("法".__add__),
)
places = st.sampled_from(("440305", "150826", "422800", "500105", "430000", "620600", None))
