"""A folder of reports → the graph and all that is made from it."""

from __future__ import annotations

from fazhi_graph.building.inputs import BuildError
from fazhi_graph.building.run import BuildResult, build
from fazhi_graph.building.task import Failure

__all__ = ["BuildError", "BuildResult", "Failure", "build"]
