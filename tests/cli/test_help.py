"""What --help says, in both languages, and how quickly."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from importlib.metadata import version
from importlib.resources import files

import click
import pytest

from cli.conftest import Run
from fazhi_graph.cli import fazhi
from fazhi_graph.cli.group import CLICK_WORDS, COMMANDS


def command(name: str) -> click.Command:
    found = fazhi.get_command(click.Context(fazhi), name)
    assert found is not None
    return found


def chinese() -> dict[str, str]:
    texts: dict[str, str] = json.loads((files("fazhi_graph.cli") / "zh.json").read_text(encoding="utf-8"))
    return texts


def test_the_list_names_every_command(run: Run) -> None:
    page = run("--help").output
    assert all(f"  {name} " in page and text in " ".join(page.split()) for name, text in COMMANDS.items())


def test_the_list_in_chinese(run: Run) -> None:
    for arguments, lang in ((("--lang", "zh", "--help"), "en"), (("--help",), "zh")):
        page = run(*arguments, lang=lang).output
        assert "用法：fazhi [选项] 命令 [参数]..." in page.replace("： ", "：")
        assert "读取报告，建成图谱及由它生成的一切。" in page
        assert "Show" not in page


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_an_example_and_explains_its_options(run: Run, name: str) -> None:
    page = run(name, "--help").output
    assert "Examples:" in page
    assert f"  fazhi {name}" in page or f"| fazhi {name}" in page
    assert all(p.help for p in command(name).params if isinstance(p, click.Option))


@pytest.mark.parametrize("name", COMMANDS)
def test_each_page_is_all_chinese_too(run: Run, name: str) -> None:
    texts = chinese()
    assert COMMANDS[name] in texts
    assert f"fazhi {name}" in texts
    assert {p.help for p in command(name).params if isinstance(p, click.Option)} <= texts.keys()
    page = run("--lang", "zh", name, "--help").output
    assert "示例：" in page
    assert not [word for word in CLICK_WORDS if word in page]


def test_an_unknown_command_gets_the_nearest_one(run: Run) -> None:
    result = run("bulid", "x")
    assert (result.exit_code, "did you mean build?" in result.stderr) == (2, True)
    assert "是否要 build？" in run("bulid", lang="zh").stderr


def test_help_imports_nothing_of_the_program() -> None:
    heavy = ("jieba", "rdflib", "pyvis", "networkx", "pyoxigraph", "lxml", "rich", "fazhi_graph.extraction")
    program = (
        "import sys; sys.argv = ['fazhi', '--help']\n"
        "from fazhi_graph.cli import main\n"
        "try: main()\n"
        f"except SystemExit: print([m for m in {heavy} if m in sys.modules], file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stderr.strip() == "[]"
    assert "build" in done.stdout


def test_the_package_runs_where_the_command_is_not_on_the_path() -> None:
    shown = subprocess.run([sys.executable, "-m", "fazhi_graph", "--version"], check=True, capture_output=True)
    assert shown.stdout.decode().split() == ["fazhi-graph", version("fazhi-graph")]


def test_every_command_has_a_module_of_its_name() -> None:
    for name in COMMANDS:
        assert importlib.import_module(f"fazhi_graph.cli.{name}").command.name == name
