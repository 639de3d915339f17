"""Compiles extraction to C when a wheel is built: the same facts in two thirds of the time.

Where that cannot be done (no C compiler) the wheel holds the Python modules alone, which say the same. To have such a
wheel on purpose, one for every machine: ``HATCH_BUILD_NO_HOOKS=true pip wheel .``. Editable installs are never
compiled, since a change to a module would then not show.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = Path("src/fazhi_graph")
MODULES = "extraction/[!_]*.py"
# The build sees the standard library alone, so that it is the same everywhere; the types of the rest are CI's work.
MYPY = (
    "--config-file=",
    "--no-site-packages",
    "--ignore-missing-imports",
    "--follow-imports=silent",
    "--cache-dir=/dev/null",
)


class CompiledExtraction(BuildHookInterface[Any]):
    """Adds the compiled modules to a wheel, beside their sources."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by Hatchling before it writes the wheel."""
        if version == "editable":
            return
        self._made = Path(tempfile.mkdtemp())
        try:
            compiled = compile_into(self._made, Path(self.root))
        except (Exception, SystemExit) as problem:  # mypyc and setuptools end in either
            self.app.display_warning(f"extraction is not compiled and will be slower: {problem}")
            return
        build_data.update(pure_python=False, infer_tag=True)
        build_data["force_include"].update(compiled)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002  # Hatch's
        """Called by Hatchling when the wheel is written."""
        if version != "editable":
            shutil.rmtree(self._made)


def compile_into(made: Path, root: Path) -> dict[str, str]:
    """Compiles; gives the path of each file made and where it belongs in the wheel."""
    from mypyc.build import mypycify
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    sources = [str(path) for path in sorted((root / PACKAGE).glob(MODULES))]
    extensions = mypycify(
        [*MYPY, *sources],
        opt_level="1",
        debug_level="0",
        # one file of a quarter of a million lines is too much for Microsoft's compiler
        multi_file=sys.platform == "win32",
        target_dir=str(made / "c"),
    )
    command = build_ext(Distribution({"ext_modules": extensions}))
    command.build_lib, command.build_temp = str(made / "lib"), str(made / "objects")
    command.ensure_finalized()
    command.run()
    return {str(path): str(path.relative_to(made / "lib")) for path in (made / "lib").rglob("*") if path.is_file()}
