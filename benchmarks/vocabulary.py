"""Loading all of ontology/ for a run, beside rdflib parsing the same files: under 150 ms, or exit code 1.

Each load is in a fresh process, in turns; imports are not counted, for either side. "A run" is what extraction needs:
all vocabularies as concepts and the divisions. Then the first report of a process (all matchers made) is timed too.
The least of the rounds decides: other programs on the machine only ever add to a time.

    python benchmarks/vocabulary.py [--rounds 9] [--allowed 150]
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys

# Each program prints the milliseconds of what it is about.
_TIMED = "import time; t = time.perf_counter(); {}; print((time.perf_counter() - t) * 1000)"
_OURS = "from fazhi_graph.vocabulary import load_vocabulary, divisions; import pyoxigraph\n"
_FILES = "from fazhi_graph.vocabulary import vocabulary_files; files = vocabulary_files()\n"
_RDFLIB = "import rdflib, rdflib.plugins.parsers.notation3; graph = rdflib.Graph()\n"
_EXTRACTOR = "from fazhi_graph.extraction import extract; from fazhi_graph.reading import read_bytes\n"
PROGRAMS = {
    "fazhi-graph: vocabularies and divisions": _OURS + _TIMED.format("load_vocabulary(); divisions.load()"),
    "fazhi-graph: the same and the first report": _EXTRACTOR
    + _TIMED.format("extract(read_bytes('全椒县2021年法治政府建设年度报告'.encode(), 'a.txt'))"),
    "rdflib: the vocabularies' files, parsed": _FILES
    + _RDFLIB
    + _TIMED.format("[graph.parse(path, format='turtle') for path in files]"),
}


def milliseconds(program: str) -> float:
    """What a fresh process takes, as it says itself."""
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return float(done.stdout)


def main() -> int:
    """Interleaved rounds, the first dropped; median, ratio of medians to ours, least."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--allowed", type=float, default=150)
    options = parser.parse_args()
    rounds = [{name: milliseconds(one) for name, one in PROGRAMS.items()} for _ in range(options.rounds + 1)][1:]
    times = {name: [one[name] for one in rounds] for name in PROGRAMS}
    ours = next(iter(times.values()))
    for name, found in times.items():
        ratio = statistics.median(found) / statistics.median(ours)
        print(f"{name:45} {statistics.median(found):7.1f} ms  {ratio:5.1f}  least {min(found):7.1f} ms")
    return 0 if min(ours) < options.allowed else 1


if __name__ == "__main__":
    sys.exit(main())
