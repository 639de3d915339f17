"""What many reports say when they are laid side by side."""

from fazhi_graph.analysis.comparison import Cell, Comparison, Status, compare
from fazhi_graph.analysis.figures import Figure, Indicator, Place

__all__ = ["Cell", "Comparison", "Figure", "Indicator", "Place", "Status", "compare"]
