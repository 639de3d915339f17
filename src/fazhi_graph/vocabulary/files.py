"""Where the knowledge of the program stands on disk."""

from __future__ import annotations

from pathlib import Path


def ontology_dir() -> Path:
    """``ontology/`` as the wheel ships it inside the package, else that of the repository the program runs from."""
    package = Path(__file__).resolve().parents[1]
    shipped = package / "ontology"
    return shipped if shipped.is_dir() else package.parents[1] / "ontology"
