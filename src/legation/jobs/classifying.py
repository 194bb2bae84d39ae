"""The job behind `legation classify`: a table in, the same table with four columns more out."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from legation.config import Settings
from legation.errors import UsageError
from legation.jobs.reading import pair_classifier
from legation.steps.pairs import PairLabel

SENTENCE = "marked_sentence"
ADDED = ("type", "mode", "quad", "confidence")
_WIDEST_FIELD = 10_000_000


def classify_file(source: Path, target: Path, settings: Settings) -> int:
    """Classifies every row of `source` into `target`; the number of rows.

    A column of the input that bears one of the added names is replaced. UsageError where the file
    cannot be read or has no column of marked sentences.
    """
    header, rows = read_table(source)
    if SENTENCE not in header:
        raise UsageError(f"{source}: has no column {SENTENCE!r}; its columns are {', '.join(header) or 'none'}")
    at = header.index(SENTENCE)
    labels = pair_classifier(settings).classify([row[at] for row in rows])
    kept = [place for place, name in enumerate(header) if name not in ADDED]
    lines = [[*(header[place] for place in kept), *ADDED]]
    lines += [[*(row[place] for place in kept), *_cells(label)] for row, label in zip(rows, labels, strict=True)]
    _write(target, lines)
    return len(rows)


def _cells(label: PairLabel) -> list[str]:
    return [label.type, label.mode or "", str(label.quad), f"{label.confidence:.2f}"]


def read_table(source: Path) -> tuple[list[str], list[list[str]]]:
    """Header and rows of a tab-separated table, every row as long as the header; UsageError where it is none."""
    csv.field_size_limit(_WIDEST_FIELD)
    try:
        text = source.read_bytes().decode("utf-8-sig")
        table = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter="\t") if row]
    except OSError as error:
        raise UsageError(f"{source}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{source}: is not valid UTF-8 at byte {error.start}") from error
    except csv.Error as error:
        raise UsageError(f"{source}: is not a tab-separated table: {error}") from error
    if not table:
        raise UsageError(f"{source}: is empty; a header with a column {SENTENCE!r} is needed")
    header, *rows = table
    for number, row in enumerate(rows, 2):
        if len(row) > len(header):
            raise UsageError(f"{source}: row {number} has {len(row)} cells, the header {len(header)}")
    return header, [row + [""] * (len(header) - len(row)) for row in rows]


def _write(target: Path, lines: Sequence[Sequence[str]]) -> None:
    try:
        with target.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, delimiter="\t").writerows(lines)
    except OSError as error:
        raise UsageError(f"{target}: cannot be written: {error.strerror}") from error
