"""Chinese reports on law-based government (法治政府建设年度报告) as a graph in which every fact leads to its sentence.

    >>> from fazhi_graph import build, extract, open_graph
    >>> extraction = extract("全椒县2021年法治政府建设情况报告\\n一、依法化解纠纷\\n全年办理行政复议案件77件。\\n")
    >>> [(o.indicator, o.value, o.unit) for o in extraction.observations]
    [('reconsideration.handled', '77', '件')]

``build("reports", "output")`` makes the graph of a folder, ``open_graph("output").query("SELECT …")`` asks it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fazhi_graph.api import extract
    from fazhi_graph.building import build
    from fazhi_graph.graph.api import open_graph

__all__ = ["build", "extract", "open_graph"]

# Where each name comes from: imported when it is first used, so that `import fazhi_graph` costs nothing.
_HOMES = {"build": "fazhi_graph.building", "extract": "fazhi_graph.api", "open_graph": "fazhi_graph.graph.api"}


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
