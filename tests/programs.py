"""Programs of other makers that some tests need: a test without its program skips, or fails where it must run."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest


def program(*names: str, required: str) -> str:
    """The path of the first of these that there is; ``required`` is the variable which, set, forbids to skip."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    found = next(filter(None, (shutil.which(name, path=path) for name in names)), None)
    if found is None:
        missing = f"{names[0]} is not installed"
        if os.environ.get(required):
            pytest.fail(missing)
        pytest.skip(missing)
    return found
