"""Extraction of everything beside ``jieba.posseg.lcut`` alone, on the same text, in one run.

The reports are made by recombining the samples of seeds/: each takes the sections of several samples in turn, by a
fixed seed, so that no two are alike. Both are warmed up, then run in turns over the same documents; the ratio is that
of their medians. Then memory: the peak after a tenth of the documents and after all of them, each extraction dropped.

    python benchmarks/extraction.py [--megabytes 10] [--rounds 3] [--tagged 0.5]

The tagger is slow: each round gives it --tagged megabytes of the documents, and extraction the same ones besides all.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import resource
import statistics
import time
from array import array
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from fazhi_graph.extraction import extract, pipeline
from fazhi_graph.extraction.outline import outline
from fazhi_graph.model import Body, Document, HeaderField, Source
from fazhi_graph.reading import SUPPORTED_SUFFIXES, read

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
HELD_OUT = "HELD-OUT"  # a list of names, no report
MEGABYTE = 1_000_000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--megabytes", type=float, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--tagged", type=float, default=0.5)
    options = parser.parse_args()
    shared = list(up_to(options.tagged, documents()))
    compare(shared, options.rounds)
    throughput(options.megabytes)


def compare(shared: list[Document], rounds: int) -> None:
    """Both on the same documents, in turns."""
    from jieba import posseg  # type: ignore[import-untyped]

    size = sum(len(d.body.text) for d in shared)
    posseg.lcut(shared[0].body.text)
    extract(shared[0])
    times = [(_seconds(shared, extract), _seconds(shared, lambda d: posseg.lcut(d.body.text))) for _ in range(rounds)]
    ours, tagger = (statistics.median(column) for column in zip(*times, strict=True))
    how = "as Python" if str(pipeline.__file__).endswith(".py") else "compiled"
    print(f"{len(shared)} reports, {size:,} characters, median of {rounds} rounds; extraction runs {how}")
    print(f"extraction of everything {ours:.2f} s, {size / ours:,.0f} characters a second")
    print(f"jieba.posseg.lcut alone {tagger:.2f} s, {size / tagger:,.0f} characters a second")
    print("ratio by round", " ".join(f"{b / a:.1f}" for a, b in times), f"; of the medians {tagger / ours:.1f}")


def throughput(megabytes: float) -> None:
    """Everything once, one report after another; how the peak of memory grows."""
    started, characters, count, early = time.perf_counter(), 0, 0, 0.0
    for document in up_to(megabytes, documents()):
        extract(document)
        count += 1
        characters += len(document.body.text)
        if not early and characters * 3 >= megabytes * MEGABYTE / 10:
            early = _peak()
    taken = time.perf_counter() - started
    print(f"{megabytes:g} MB: {count} reports in {taken:.1f} s, {characters / taken:,.0f} characters a second")
    print(f"peak memory {early:.0f} MB after a tenth, {_peak():.0f} MB after all")


def documents() -> Iterator[Document]:
    """Endless different reports, each made of sections of all samples; the same ones every time."""
    samples = [read(path) for path in sorted(SEEDS.iterdir()) if path.suffix in SUPPORTED_SUFFIXES]
    parts = [_sections(sample.body.text) for sample in samples]
    chance = random.Random(20)
    while True:
        for sample in samples:
            size = len(sample.body.text)
            yield _document(sample, "".join(_mixed(parts, size, chance)))


def _sections(text: str) -> list[str]:
    """The text cut at its outermost headings."""
    starts = [head.start for head in outline(text).heads if head.level == 1]
    return [text[a:b].rstrip() + "\n" for a, b in zip([0, *starts], [*starts, len(text)], strict=True) if a < b]


def _mixed(parts: list[list[str]], size: int, chance: random.Random) -> Iterator[str]:
    taken = 0
    while taken < size:
        section = chance.choice(chance.choice(parts))
        taken += len(section)
        yield section


def _document(sample: Document, text: str) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    header = tuple(HeaderField(f.name, f.value) for f in sample.header if f.name == "title")
    body = Body(text, array("l", range(len(text))))
    return Document(Source(f"{digest[:8]}.txt", "text/plain", digest, "utf-8"), text, header, body)


def up_to(megabytes: float, made: Iterable[Document]) -> Iterator[Document]:
    """As many documents as fill so much UTF-8."""
    left = megabytes * MEGABYTE
    for document in made:
        if left <= 0:
            return
        left -= len(document.body.text.encode())
        yield document


def _seconds(shared: Iterable[Document], work: Callable[[Document], object]) -> float:
    started = time.perf_counter()
    for document in shared:
        work(document)
    return time.perf_counter() - started


def _peak() -> float:
    """Megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
