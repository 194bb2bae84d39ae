"""Step `parse`: the reader's Docs as plain trees, one a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from legation.steps.reader import Reader
from legation.steps.reader.segments import cut_segments
from legation.steps.reader.trees import make_trees
from legation.steps.reading import Reading
from legation.steps.tree import Tree

CHARACTERS_A_CALL = 200_000
_DATELINE = re.compile(
    r"(?:[^\W\d_a-z][^\W\d_a-z'’.-]{2,}(?:,? [^\W\d_a-z][^\W\d_a-z'’.-]*){0,3}"
    r"(?:, [\w .,]{2,30}?)?(?: \([^()\n]{2,30}\))?"
    r"|[^\W\d_a-z][\w .,'’-]{1,40} \([^()\n]{2,30}\)) ?[-–—]{1,2} (?=[^\W\d_a-z\"“'‘])"
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a passage that the reader reads at once: nearly always all of it."""

    reading: int
    passage: int
    start: int
    text: str


class Parse:
    """Reads every passage that says something new; repeated ones are left out."""

    name = "parse"
    needs = frozenset({"passages"})
    adds = frozenset({"sentences"})

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def __call__(self, reading: Reading) -> Reading:
        """The reading with its sentences."""
        return self.read_many([reading])[0]

    def read_many(self, readings: Sequence[Reading]) -> list[Reading]:
        """Several readings with their sentences; small reports share the reader's batches."""
        trees: list[list[Tree]] = [[] for _ in readings]
        segments = (segment for number, reading in enumerate(readings) for segment in _segments(number, reading))
        for group in _groups(segments):
            docs = self._reader.read([segment.text for segment in group])
            for segment, doc in zip(group, docs, strict=True):
                _add(trees[segment.reading], segment, doc)
        return [replace(reading, sentences=tuple(found)) for reading, found in zip(readings, trees, strict=True)]


def _add(trees: list[Tree], segment: Segment, doc: Doc) -> None:
    trees.extend(make_trees(doc, segment.text, segment.start, segment.passage, len(trees)))


def _segments(number: int, reading: Reading) -> Iterator[Segment]:
    text = reading.report.text
    for passage in reading.passages:
        if passage.repeats is None:
            body = _after_dateline(text, passage.start, passage.end)
            for begin, stop in ((passage.start, body), (body, passage.end)):
                for start, end in cut_segments(text, begin, stop):
                    yield Segment(number, passage.index, start, text[start:end])


def _after_dateline(text: str, start: int, end: int) -> int:
    """Where a passage begins behind its dateline ("LIMA, Jan. 9 (Agency) - "), which is no part of the sentence."""
    found = _DATELINE.match(text, start, end)
    return start if found is None else found.end()


def _groups(segments: Iterable[Segment]) -> Iterator[list[Segment]]:
    """Segments for one call of the reader each: memory stays bounded whatever the report's size."""
    group: list[Segment] = []
    size = 0
    for segment in segments:
        if group and size + len(segment.text) > CHARACTERS_A_CALL:
            yield group
            group, size = [], 0
        group.append(segment)
        size += len(segment.text)
    if group:
        yield group
