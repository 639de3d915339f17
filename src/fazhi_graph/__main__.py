"""``python -m fazhi_graph``, where the command's folder is not on the path, as often on Windows."""

from __future__ import annotations

from fazhi_graph.cli import main

if __name__ == "__main__":
    main()
