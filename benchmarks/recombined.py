"""Many different reports out of a few: headings, sentences and facts of the samples put together anew.

Each report takes the outline of one sample and, section by section, sentences of any sample on the same topic; the
place becomes another county, years move with the report's own, and numbers are drawn anew. Report ``n`` is the same
text on every machine.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fazhi_graph.building.inputs import Input, collect
from fazhi_graph.building.task import named
from fazhi_graph.extraction import extract
from fazhi_graph.model import Extraction
from fazhi_graph.vocabulary.divisions import Division, load

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
HELD_OUT = SEEDS / "HELD-OUT"
YEARS = range(2015, 2025)

# “全年办理行政复议案件77件。依法审结70件；”: sentences end after these
_SENTENCE = re.compile(r"[^。；\n]+[。；]?")
# The numbers of “2019年受理1,204件,按期审结率98.5%”, of which the year is moved and the others are drawn anew
_NUMBER = re.compile(r"(?<![\d.,〔\[(（第])\d+(?:,\d{3})*(?:\.\d+)?(?![\d〕\])）号月日])")
_YEAR = re.compile(r"20[0-3]\d")
# What a place is called without its last word: “硚口” of 硚口区
_LAST_WORD = re.compile(r"(?<=..)(?:省|市|区|县|旗|镇|街道)$")


@dataclass(frozen=True, slots=True)
class Part:
    """One section of a sample: its heading and how many sentences it has."""

    heading: str
    topic: str
    sentences: int


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample's outline, with the words that name its place and its year."""

    names: tuple[str, ...]
    year: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the sample it is from."""

    text: str
    sample: int


class Recombiner:
    """Makes report number ``n`` out of the samples."""

    def __init__(self, folder: Path = SEEDS) -> None:
        self.sentences: defaultdict[str, list[Sentence]] = defaultdict(list)
        samples = (self._taken(number, extract(named(one))) for number, one in enumerate(_inputs(folder)))
        self.samples = tuple(samples)
        gazetteer = load()
        places = {d.code: d for _, d in gazetteer.names() if d.level == "county" and not d.zone and not d.until}
        self.places = tuple(places[code] for code in sorted(places))

    def _taken(self, number: int, found: Extraction) -> Sample:
        parts = []
        for section in found.sections:
            below = [found.text[p.span.start : p.span.end] for p in found.passages if p.section == section.order]
            topic = section.topic or ""
            texts = [s for text in below if section.heading not in text for s in _SENTENCE.findall(text)]
            self.sentences[topic] += (Sentence(text, number) for text in texts)
            parts.append(Part(section.heading, topic, len(texts)))
        return Sample(_names(found.report.jurisdiction or ""), found.report.year or YEARS[0], tuple(parts))

    def report(self, number: int) -> tuple[str, str]:
        """File name and text. The first 28,000 have a place and year of their own."""
        chance = random.Random(number)
        place, year = self.places[number % len(self.places)], YEARS[number // len(self.places) % len(YEARS)]
        outline = self.samples[chance.randrange(len(self.samples))]
        lines = [f"{place.name}{year}年法治政府建设年度报告", ""]
        for part in outline.parts:
            lines.append(part.heading)
            lines.append("".join(self._sentence(part.topic, place, year, chance) for _ in range(part.sentences)))
        lines += [f"{place.name}人民政府", f"{year + 1}年1月{chance.randint(5, 30)}日", ""]
        return f"{place.code}-{year}-{number}.txt", "\n".join(lines)

    def _sentence(self, topic: str, place: Division, year: int, chance: random.Random) -> str:
        drawn = chance.choice(self.sentences[topic])
        sample = self.samples[drawn.sample]
        text = drawn.text
        for name, now in zip(sample.names, _names(place.name), strict=False):
            text = text.replace(name, now)
        return _NUMBER.sub(lambda match: _another(match[0], year - sample.year, chance), text)

    def write(self, folder: Path, count: int) -> None:
        """The first ``count`` reports as files; those that are there stay."""
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(count):
            name, text = self.report(number)
            if not (folder / name).exists():
                (folder / name).write_text(text, encoding="utf-8")


def _inputs(folder: Path) -> Iterator[Input]:
    # Held-out samples serve to measure extraction and nothing else.
    held_out = HELD_OUT.read_text(encoding="utf-8").split()
    return (one for one in collect([folder]).files if one.path.stem not in held_out)


def _names(place: str) -> tuple[str, ...]:
    return (place, _LAST_WORD.sub("", place)) if place else ()


def _another(number: str, years: int, chance: random.Random) -> str:
    if _YEAR.fullmatch(number):
        return str(int(number) + years)
    whole, point, fraction = number.replace(",", "").partition(".")
    least = 10 ** (len(whole) - 1)
    drawn = str(chance.randint(least, 10 * least - 1))
    return f"{drawn}{point}{chance.randrange(10 ** len(fraction)):0{len(fraction)}}" if point else drawn
