"""One small report, its gold, and an extraction of it that is right throughout; tests bend copies of both."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

Json = dict[str, Any]

TEXT = """一、复议应诉
区司法局办理 行政复议案件77件，审结约１，２００件。
二、存在的问题
执法力量不足。执法力量不足。
三、打算
新建“溪事通”平台。
"""

GOLD: Json = {
    "report": {"jurisdiction": "青溪区", "province": None, "year": 2021, "issuer": "青溪区人民政府"},
    "entities": [
        {"type": "Body", "name": "区司法局", "mentions": ["区司法局"], "canonical": "青溪区司法局"},
        {"type": "Institution", "name": "行政复议", "mentions": ["行政复议"], "canonical": "行政复议"},
        {"type": "Platform", "name": "溪事通", "mentions": ["溪事通"], "canonical": "青溪区“溪事通”"},
    ],
    "observations": [
        {"value": 77, "number_text": "77", "unit": "件", "code": "reconsideration.handled", "approx": "exact",
         "evidence": "区司法局办理行政复议案件77件"},
        {"value": 1200, "number_text": "1,200", "unit": "件", "code": "reconsideration.concluded", "approx": "about",
         "evidence": "审结约1,200件"},
    ],
    "relations": [
        {"s": "青溪区", "p": "built", "o": "溪事通", "evidence": "新建“溪事通”平台"},
        {"s": "区司法局", "p": "leads", "o": "行政复议", "evidence": "区司法局办理行政复议案件77件"},
    ],
    "problems": ["执法力量不足", "执法力量不足"],
    "commitments": ["新建“溪事通”平台"],
    "sections": [{"level": 1, "heading": h} for h in ("一、复议应诉", "二、存在的问题", "三、打算")],
}  # fmt: skip


def _span(quote: str, after: int = 0) -> Json:
    start = TEXT.index(quote, after)
    return {"start": start, "end": start + len(quote)}


def _pair(quote: str) -> list[int]:
    return list(_span(quote).values())


FOUND: Json = {
    "source": {"path": "reports/青溪区.txt"},
    "text": TEXT,
    "report": {"jurisdiction": "青溪区", "province": "江东省", "year": 2021, "issuer": "青溪区人民政府"},
    "entities": [
        {"type": "Body", "name": "区司法局", "canonical": "青溪区司法局", "mentions": [_pair("区司法局")]},
        {"type": "Institution", "name": "行政复议", "canonical": "行政复议", "mentions": [_pair("行政复议")]},
        {"type": "Platform", "name": "“溪事通”平台", "canonical": "青溪区“溪事通”平台",
         "mentions": [_pair("“溪事通”")]},
    ],
    "observations": [
        {"value": 77, "unit": "件", "approx": "exact", "indicator": "reconsideration.handled", "label": "行政复议案件",
         **_span("77"), "evidence": _pair("区司法局办理 行政复议案件77件")},
        {"value": 1200.0, "unit": "件", "approx": "about", "indicator": "reconsideration.concluded", "label": "案件",
         **_span("１，２００"), "evidence": _pair("审结约１，２００件")},
    ],
    "relations": [
        {"s": "青溪区人民政府", "p": "built", "o": "“溪事通”平台", "evidence": _pair("新建“溪事通”平台")},
        {"s": "青溪区司法局", "p": "leads", "o": "行政复议工作", "evidence": _pair("区司法局办理 行政复议案件77件")},
    ],
    "problems": [
        {"text": "执法力量不足", **_span("执法力量不足")},
        {"text": "执法力量不足", **_span("执法力量不足", TEXT.index("执法力量不足") + 1)},
    ],
    "commitments": [{"text": "新建“溪事通”平台", **_span("新建“溪事通”平台")}],
    "sections": [
        {"level": 1, "heading": h, **_span(h), "topic": None} for h in ("一、复议应诉", "二、存在的问题", "三、打算")
    ],
}  # fmt: skip


def gold() -> Json:
    """A copy of the gold."""
    return deepcopy(GOLD)


def found() -> Json:
    """A copy of the extraction."""
    return deepcopy(FOUND)
