"""What the how-to pages say to write and to run is written and run, and answers as they say."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fazhi_graph.cli import fazhi
from fazhi_graph.vocabulary import load_vocabulary

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "how-to"
each_language = pytest.mark.parametrize("language", ["en", "zh"])


def blocks(language: str, kind: str) -> list[str]:
    text = (FOLDER / f"add-an-indicator.{language}.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def run(command: str, language: str) -> Result:
    words = shlex.split(command.removeprefix("$ fazhi "))
    return CliRunner().invoke(fazhi, ["--lang", language, *words], prog_name="fazhi")


@pytest.fixture
def written(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files of the page, as the current one."""
    monkeypatch.chdir(tmp_path)
    files = {"report.txt": "text", "my.ttl": "turtle", "shared-courts.rq": "sparql"}
    for name, kind in files.items():
        (tmp_path / name).write_text(blocks(language, kind)[0], encoding="utf-8")
    return tmp_path


@each_language
@pytest.mark.usefixtures("written")
def test_the_commands_shown_print_what_is_shown(language: str) -> None:
    shown = "".join(blocks(language, "console"))
    commands = re.split(r"^(?=\$ )", shown, flags=re.MULTILINE)[1:]
    assert [c.split()[2] for c in commands] == ["build", "query", "validate"]
    for command in commands:
        line, _, expected = command.partition("\n")
        result = run(line, language)
        assert (result.exit_code, result.stdout) == (0, expected), result.stderr


@each_language
def test_the_report_is_read_otherwise_without_the_file(language: str, written: Path) -> None:
    plain = run("$ fazhi extract report.txt", language).stdout
    extended = run("$ fazhi extract report.txt --vocabulary my.ttl", language).stdout
    assert ("mediation.shared_courts" in plain, "mediation.shared_courts" in extended) == (False, True)
    assert load_vocabulary((written / "my.ttl",)).find("indicator", "mediation.shared_courts")


@each_language
def test_the_errors_shown_are_those_that_come(language: str, written: Path) -> None:
    text = blocks(language, "turtle")[0].replace("unit:个 ", "unit:座位 ").replace("-件|覆盖率", "+覆盖率")
    (written / "my.ttl").write_text(text, encoding="utf-8")
    result = run("$ fazhi build report.txt --vocabulary my.ttl", language)
    assert (result.exit_code, result.stderr) == (2, blocks(language, "text")[1])
    assert not (written / "output").exists()


@each_language
def test_the_other_entries_are_accepted(language: str, written: Path) -> None:
    (written / "other.ttl").write_text(blocks(language, "turtle")[1], encoding="utf-8")
    vocabulary = load_vocabulary((written / "other.ttl",))
    known = vocabulary.find("institution", "reconsideration")
    assert known is not None
    assert "民告官复议" in known.names
    assert vocabulary.find("programme", "clear-source")


def test_both_languages_show_the_same_files() -> None:
    for kind in ("turtle", "sparql", "console"):
        assert blocks("en", kind) == blocks("zh", kind)
