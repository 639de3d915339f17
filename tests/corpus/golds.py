"""Where the gold of real reports lies, if it is at hand, and which report each is about."""

from __future__ import annotations

from pathlib import Path

SHARED = Path(__file__).resolve().parents[3] / "shared"
DEV = SHARED / "gold" / "dev"
SCORER = SHARED / "gold" / "score.py"


def source_of(gold: Path) -> Path:
    """The report beside the gold, a page before its text; or the real one whose number the gold bears."""
    name = gold.name.removesuffix(".gold.json")
    beside = [gold.with_name(name + suffix) for suffix in (".html", ".txt")]
    return next(p for p in (*beside, *sorted((SHARED / "seeds").glob(f"{name}_*"))) if p.is_file())
