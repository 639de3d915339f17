"""Reports of places that are on no map, read by the program itself, so that blanks of every kind occur."""

from __future__ import annotations

from dataclasses import replace

from fazhi_graph.api import extract
from fazhi_graph.graph.api import Graph
from fazhi_graph.graph.rdf import quads
from fazhi_graph.graph.vocabulary import vocabulary_quads
from fazhi_graph.iris import concept, thing
from fazhi_graph.model import Extraction
from fazhi_graph.store import MemoryStore

HANDLED = concept("indicator", "reconsideration.handled")
LOST = concept("indicator", "litigation.lost")
ADVISERS = concept("indicator", "advisers.hired")
QUANJIAO, HUANXIAN, HUBEI = (thing("jurisdiction", code) for code in ("341124", "621022", "420000"))
HOSTILE = "</script><script>window.broken=1</script><img src=x onerror=window.broken=1>"

_QUANJIAO = """全椒县{year}年法治政府建设情况报告
一、依法化解矛盾纠纷
全年共办理行政复议案件{handled}件，审结{concluded}件，其中维持{upheld}件、撤销{revoked}件。{extra}
二、存在的问题
一是基层执法力量不足。
三、下一步打算
（一）加强队伍建设。2023年底前培训执法人员300人次。
全椒县人民政府
{next}年1月20日
"""
_OTHERS = (
    """环县2021年法治政府建设情况报告
一、依法化解矛盾纠纷
全年共受理行政复议案件约31件。县政府聘请法律顾问12名。
二、存在的问题
一是行政执法不够规范。
环县人民政府
2022年1月12日
""",
    """湖北省2021年法治政府建设情况报告
一、依法化解矛盾纠纷
全省办理行政复议案件12,345件。
湖北省人民政府
2022年3月1日
""",
)


def texts() -> list[str]:
    """Two years of 全椒县, one of 环县 and 湖北省."""
    told = {"handled": 45, "concluded": 40, "upheld": 30, "revoked": 4}
    first = _QUANJIAO.format(year=2020, next=2021, **told, extra="")
    told = {"handled": 77, "concluded": 70, "upheld": 52, "revoked": 8}
    second = _QUANJIAO.format(year=2021, next=2022, **told, extra=f"印发《{HOSTILE}办法》。")
    return [first, second, *_OTHERS]


def graph_of(reports: list[str], uncoded: str = "") -> Graph:
    """The graph of these texts and of the whole vocabulary; the last has lost the indicator ``uncoded``."""
    store = MemoryStore()
    store.load(vocabulary_quads())
    for number, text in enumerate(reports):
        lost = uncoded if number == len(reports) - 1 else ""
        store.load(quads(_forgetting(extract(text), lost, f"{number}.txt")))
    return Graph(store)


def _forgetting(extraction: Extraction, uncoded: str, path: str) -> Extraction:
    kept = (replace(o, indicator=None) if o.indicator == uncoded != "" else o for o in extraction.observations)
    return replace(extraction, source=replace(extraction.source, path=path), observations=tuple(kept))
