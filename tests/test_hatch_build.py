"""The wheel: extraction compiled where that can be done, the same modules in Python where not."""

from __future__ import annotations

import os
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from types import ModuleType
from typing import Any

import hatch_build
import pytest
from hatchling.bridge.app import Application

from fazhi_graph.extraction import indicators, mentions, pipeline

ROOT = Path(__file__).resolve().parents[1]


class App(Application):
    """Keeps what a user would be warned of."""

    def __init__(self) -> None:
        super().__init__()
        self.warnings: list[str] = []

    def display_warning(self, message: str = "", *_: object, **__: object) -> None:
        self.warnings.append(message)


def built(version: str, app: App) -> dict[str, Any]:
    """What the hook asks of Hatch."""
    hook = hatch_build.CompiledExtraction(str(ROOT), {}, None, None, "", "wheel", app)  # type: ignore[arg-type]  # unused
    data: dict[str, Any] = {"pure_python": True, "force_include": {}}
    hook.initialize(version, data)
    hook.finalize(version, data, "")
    return data


@pytest.mark.parametrize("module", [pipeline, indicators, mentions])
def test_what_was_installed_is_compiled(module: ModuleType) -> None:
    path = str(module.__file__)
    if not os.environ.get("FAZHI_REQUIRE_COMPILED") and path.endswith(".py"):
        pytest.skip("an editable installation, or no C compiler")
    assert path.endswith(tuple(EXTENSION_SUFFIXES))


def test_compiled_modules_go_beside_their_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    made = {"/tmp/x/words.so": "fazhi_graph/extraction/words.so"}
    monkeypatch.setattr(hatch_build, "compile_into", lambda *_: made)
    assert built("standard", App()) == {"pure_python": False, "infer_tag": True, "force_include": made}


@pytest.mark.parametrize("problem", [OSError("no compiler"), SystemExit("a type is wrong")])
def test_without_a_compiler_the_wheel_is_pure_and_the_user_is_told(
    problem: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> dict[str, str]:
        raise problem

    monkeypatch.setattr(hatch_build, "compile_into", fail)
    app = App()
    assert built("standard", app) == {"pure_python": True, "force_include": {}}
    assert app.warnings == [f"extraction is not compiled and will be slower: {problem}"]


def test_editable_installs_run_the_sources() -> None:
    assert built("editable", App()) == {"pure_python": True, "force_include": {}}
