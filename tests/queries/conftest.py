"""Two graphs that the named questions are asked of, each built once: the samples, and places over several years."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Quad

from fazhi_graph import extract
from fazhi_graph.building.inputs import collect
from fazhi_graph.graph.api import Graph
from fazhi_graph.graph.rdf import quads
from fazhi_graph.graph.vocabulary import vocabulary_quads
from fazhi_graph.store import MemoryStore

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
HELD_OUT = "HELD-OUT"


def report(place: str, year: int, cases: int, *problems: str, extra: str = "") -> str:
    """A small report in the samples' manner."""
    return (
        f"{place}{year}年法治政府建设年度报告\n\n一、依法化解矛盾纠纷\n全年办理行政复议案件{cases}件。{extra}\n"
        f"二、存在的问题\n{'。'.join(problems)}。\n三、下一步打算\n新建公共法律服务站8个。\n"
        f"{place}人民政府\n{year + 1}年1月20日\n"
    )


YEARS = (
    report("全椒县", 2020, 50, "行政复议队伍力量不足"),
    report("全椒县", 2021, 77, "行政复议办案质量不高", extra="县司法局推行行政复议听证。"),
    report("全椒县", 2022, 80, "行政复议宣传不够"),
    report("来安县", 2021, 10, "基层执法力量不足"),
    report("定远县", 2021, 40, "基层执法力量不足"),
    report("凤阳县", 2021, 100, "基层执法力量不足"),
    report("明光市", 2021, 90, "基层执法力量不足"),
    report("滁州市", 2021, 900, "基层执法力量不足"),
    report("环县", 2021, 5, "基层执法力量不足"),
)


def _graph(vocabulary: tuple[Quad, ...], *sources: Path | str) -> Graph:
    store = MemoryStore()
    store.load(vocabulary)
    for source in sources:
        store.load(quads(extract(source)))
    return Graph(store)


@pytest.fixture(scope="session")
def vocabulary() -> tuple[Quad, ...]:
    return tuple(vocabulary_quads())


@pytest.fixture(scope="session")
def samples(vocabulary: tuple[Quad, ...]) -> Graph:
    """The samples of seeds/ that are not held out."""
    held_out = (SEEDS / HELD_OUT).read_text(encoding="utf-8").split()
    return _graph(vocabulary, *(one.path for one in collect([SEEDS]).files if one.path.stem not in held_out))


@pytest.fixture(scope="session")
def years(vocabulary: tuple[Quad, ...]) -> Graph:
    """A county over three years, its neighbours, and a county elsewhere."""
    return _graph(vocabulary, *YEARS)
