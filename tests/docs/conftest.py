"""A folder with samples, and what is made of some of them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# The reports that the tutorial takes; other pages go on where it ends.
SAMPLES = ("qiaokou-2019.txt", "huanxian-2023.txt", "fujian-2022.docx")


@pytest.fixture(scope="session")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the samples, some of them as reports, and what is built from those."""
    folder = tmp_path_factory.mktemp("documentation")
    (folder / "seeds").symlink_to(ROOT / "seeds")
    (folder / "reports").mkdir()
    for name in SAMPLES:
        shutil.copy(ROOT / "seeds" / name, folder / "reports")
    fazhi = Path(sys.executable).parent / "fazhi"
    subprocess.run([fazhi, "build", "reports"], cwd=folder, check=True, capture_output=True)
    return folder
