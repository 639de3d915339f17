"""The page in another make of browser; Playwright drives no Firefox but its own, so this one takes a picture."""

from __future__ import annotations

import subprocess
from pathlib import Path
from urllib.parse import quote

import pytest
from PIL import Image

from programs import program
from view.samples import REVIEW

PLACES, INSTITUTIONS = (0x27, 0x40, 0x6B), (0xBF, 0x5B, 0x3F)


@pytest.fixture
def firefox() -> str:
    """Firefox; without it the test skips, unless FAZHI_REQUIRE_FIREFOX says that it must run."""
    return program("firefox-esr", "firefox", required="FAZHI_REQUIRE_FIREFOX")


def picture(firefox: str, address: str, folder: Path) -> Image.Image:
    target = folder / "picture.png"
    options = ["--headless", "--no-remote", "--profile", str(folder), "--window-size", "1280,800"]
    command = [firefox, *options, "--screenshot", str(target), address]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return Image.open(target).convert("RGB")


def pixels(image: Image.Image, colour: tuple[int, int, int]) -> int:
    return sum(count for count, found in image.getcolors(image.width * image.height) or () if found == colour)


def test_draws_the_overview_and_opens_a_node(firefox: str, page_file: Path, tmp_path: Path) -> None:
    overview = picture(firefox, page_file.as_uri(), tmp_path)
    stage = overview.crop((240, 60, 1280, 760))
    assert pixels(stage, PLACES) > 100  # two marks, at whatever zoom the picture was taken
    assert pixels(stage, INSTITUTIONS) > 30
    opened = picture(firefox, f"{page_file.as_uri()}#node={quote(REVIEW, safe='')}", tmp_path)
    panel = (880, 60, 1280, 760)
    assert pixels(opened.crop(panel), (255, 255, 255)) > pixels(overview.crop(panel), (255, 255, 255)) + 100_000
