"""How long ``fazhi --help`` takes beside ``python -c "import click"``: at most twice as long, or exit code 1.

Run it with the Python that fazhi-graph is installed for: ``python benchmarks/startup.py``.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

ROUNDS = 15
ALLOWED = 2.0
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    'python -c "import click"': ["-c", "import click"],
    "fazhi --help": ["-c", "from fazhi_graph.cli import main; main()", "--help"],
}


def seconds(arguments: list[str]) -> float:
    """Wall time of one run of Python."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return time.perf_counter() - begun


def main() -> int:
    """Interleaved rounds, the first dropped; medians and their ratio to click's."""
    rounds = [{name: seconds(arguments) for name, arguments in COMMANDS.items()} for _ in range(ROUNDS + 1)][1:]
    medians = {name: statistics.median(one[name] for one in rounds) for name in COMMANDS}
    base = medians['python -c "import click"']
    for name, median in medians.items():
        print(f"{name:28} {median * 1000:6.1f} ms  {median / base:5.2f}")
    return 0 if medians["fazhi --help"] <= ALLOWED * base else 1


if __name__ == "__main__":
    sys.exit(main())
