"""The HTML that people look at: one file each, opened by double click, loading nothing from anywhere."""

from fazhi_graph.view.layout import layout
from fazhi_graph.view.page import write_network
from fazhi_graph.view.selection import UnknownFocusError

__all__ = ["UnknownFocusError", "layout", "write_network"]
