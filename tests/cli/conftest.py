"""A small graph, built once, and a way to run commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fazhi_graph.cli import fazhi

REPORT = """全椒县2021年法治政府建设年度报告

一、依法化解矛盾纠纷
全年办理行政复议案件77件，审结70件。县司法局牵头成立全椒县行政争议调解中心。
二、存在的问题
基层执法力量不足。
三、下一步打算
新建公共法律服务站8个。
全椒县人民政府
2022年1月20日
"""
OTHER = REPORT.replace("全椒县", "环县").replace("77件", "30件")

Run = Callable[..., Result]


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports in a folder, in two encodings."""
    folder = tmp_path_factory.mktemp("reports")
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    (folder / "b.txt").write_text(OTHER, encoding="gb18030")
    return folder


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ``fazhi`` with arguments; English unless told otherwise."""
    for name in ("FAZHI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def invoke(*arguments: object, input: str | bytes | None = None, lang: str = "en") -> Result:
        monkeypatch.setenv("FAZHI_LANG", lang)
        return CliRunner().invoke(fazhi, [str(a) for a in arguments], input=input, prog_name="fazhi")

    return invoke


@pytest.fixture(scope="session")
def graph(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a build of both."""
    output = tmp_path_factory.mktemp("built") / "output"
    result = CliRunner().invoke(fazhi, ["--lang", "en", "build", str(reports), "-o", str(output), "--only", "graph"])
    assert result.exit_code == 0, result.output
    return output
