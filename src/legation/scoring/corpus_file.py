"""Reads files of annotated texts, strictly: an error names file and line and says what is allowed.

@ wire-0001 style=wire published=2016-03-02
{France|F} {expelled|e} {12 Russian diplomats|D} {on Monday|d}, {its foreign ministry|M} said.
  F actor FRA GOV
  D actor RUS GOV
  M actor FRA GOV = F
  d date 2016-02-29
  e event SANCTION/expel occurred F > D by M on d
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from legation.errors import KnowledgeError
from legation.knowledge.ontology import load_ontology
from legation.knowledge.relations import load_relations
from legation.scoring.annotation import (
    Act,
    Actor,
    AnnotatedText,
    Contradiction,
    DateValue,
    FinalState,
    Number,
    PlaceName,
    Span,
    Standing,
)
from legation.scoring.markup import MarkupError, unmark
from legation.scoring.records import NOTHING, Record, Vocabulary, read_record

_HEADER = re.compile(r"@ (?P<id>[\w.-]+)(?P<facts>(?: [a-z_]+=\S+)*)")


@dataclass(slots=True)
class _Block:
    """One text as it is read: its lines of text, and its records with their line numbers."""

    id: str
    line: int
    facts: dict[str, str]
    texts: list[tuple[int, str]] = field(default_factory=list)
    records: list[tuple[int, Record]] = field(default_factory=list)
    nothing: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a file of annotated texts, and on which line."""

    file: str
    line: int
    reason: str


def read_corpus_file(path: Path) -> tuple[AnnotatedText, ...]:
    """All annotated texts of a file; KnowledgeError names file and line of what is wrong first."""
    texts, faults = examine_corpus_file(path)
    if faults:
        first = min(faults, key=lambda fault: fault.line)
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        raise KnowledgeError(f"{first.file}, line {first.line}", first.reason + more)
    return texts


def examine_corpus_file(path: Path) -> tuple[tuple[AnnotatedText, ...], list[Fault]]:
    """The texts of a file that can be read, and all that is wrong in it; KnowledgeError if it cannot be opened."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(str(path), f"cannot be read: {error}") from error
    return examine_lines(lines, str(path))


def examine_lines(lines: Iterable[str], file: str) -> tuple[tuple[AnnotatedText, ...], list[Fault]]:
    """The same of lines that are at hand; `file` is the name that faults bear."""
    reading = _Reading(file, Vocabulary(load_ontology(), load_relations()))
    for number, line in enumerate(lines, 1):
        reading.take(number, line)
    reading.finish_block()
    return tuple(reading.texts), reading.faults


@dataclass(slots=True)
class _Reading:
    """A file as it is read: the block that is open, what is finished, and the faults so far."""

    file: str
    words: Vocabulary
    block: _Block | None = None
    texts: list[AnnotatedText] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    broken: bool = False  # the open block has a faulty line, or its header was one
    seen: dict[str, int] = field(default_factory=dict)

    def take(self, number: int, line: str) -> None:
        """One line of the file."""
        try:
            if line.startswith("@"):
                self.finish_block()
                self.block = _header(line, number)
            elif line.strip() and not line.startswith("#"):
                if self.block is not None:
                    _take(self.block, line, number, self.words)
                elif not self.broken:
                    raise MarkupError("stands before the first header '@ ID …'")
        except MarkupError as error:
            self.broken = True
            self.faults.append(Fault(self.file, number, str(error)))

    def finish_block(self) -> None:
        """Puts the open block together, with all that does not hold together in it."""
        block, broken = self.block, self.broken
        self.block, self.broken = None, False
        if block is None:
            return
        if block.id in self.seen:
            self.faults.append(
                Fault(self.file, block.line, f"id {block.id!r} stands on line {self.seen[block.id]} already")
            )
        self.seen.setdefault(block.id, block.line)
        if broken:
            return
        try:
            text = _finished(block, self.file)
        except _LineError as error:
            self.faults.append(Fault(self.file, error.line, f"{block.id}: {error}"))
            return
        wrong = [Fault(self.file, line, f"{block.id}: {reason}") for line, reason in _faults(text, block)]
        self.faults.extend(wrong)
        if not wrong:
            self.texts.append(text)


class _LineError(Exception):
    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


def _header(line: str, number: int) -> _Block:
    match = _HEADER.fullmatch(line.rstrip())
    if match is None:
        raise MarkupError("a header must read '@ ID key=value …'")
    facts = dict(part.split("=", 1) for part in match["facts"].split())
    if "published" in facts:
        try:
            date.fromisoformat(facts["published"])
        except ValueError as error:
            raise MarkupError(f"published={facts['published']} is no date; write 2016-02-29") from error
    return _Block(match["id"], number, facts)


def _take(block: _Block, line: str, number: int, words: Vocabulary) -> None:
    if not line.startswith("  "):
        block.texts.append((number, line.rstrip()))
    elif line.strip() == NOTHING:
        block.nothing = True
    else:
        block.records.append((number, read_record(line, words)))


def _finished(block: _Block, file: str) -> AnnotatedText:
    parts: list[str] = []
    spans: dict[str, list[Span]] = {}
    offset = 0
    for number, line in block.texts:
        try:
            text, found = unmark(line)
        except MarkupError as error:
            raise _LineError(number, str(error)) from error
        for label, (start, end) in found:
            spans.setdefault(label, []).append((offset + start, offset + end))
        parts.append(text)
        offset += len(text) + 1
    return _annotated(block, file, "\n".join(parts), spans)


def _annotated(block: _Block, file: str, text: str, spans: Mapping[str, list[Span]]) -> AnnotatedText:
    records = [record for _, record in block.records]
    return AnnotatedText(
        id=block.id,
        file=file,
        line=block.line,
        text=text,
        facts=block.facts,
        spans={label: tuple(sorted(places)) for label, places in spans.items()},
        actors={each.label: each for each in records if isinstance(each, Actor)},
        dates={each.label: each for each in records if isinstance(each, DateValue)},
        places={each.label: each for each in records if isinstance(each, PlaceName)},
        numbers={each.label: each for each in records if isinstance(each, Number)},
        acts=tuple(each for each in records if isinstance(each, Act)),
        standings=tuple(each for each in records if isinstance(each, Standing)),
        states=tuple(each for each in records if isinstance(each, FinalState)),
        contradictions=tuple(each for each in records if isinstance(each, Contradiction)),
    )


def _faults(found: AnnotatedText, block: _Block) -> Iterator[tuple[int, str]]:
    """What does not hold together: text missing, labels undefined, unused or of the wrong kind."""
    if not found.text.strip():
        yield block.line, "has no text"
    if block.nothing == bool(found.acts or found.standings or found.states):
        yield block.line, "needs events, conditions or states, or the one word 'none' if nothing can be coded"
    acts = {act.label for act in found.acts}
    told: set[str] = set()
    for number, record in block.records:
        label = getattr(record, "label", None)
        if label is not None and label in told:
            yield number, f"label {label!r} has two records"
        if label is not None and label not in found.spans:
            yield number, f"label {label!r} is not marked in the text"
        told |= {label} if label is not None else set()
        for wanted, kinds, what in _wanted(record, found, acts):
            if wanted not in kinds:
                yield number, f"{wanted!r} must be the label of {what}; there are {', '.join(sorted(kinds)) or 'none'}"
    for label in sorted(set(found.spans) - told):
        yield block.line, f"label {label!r} is marked but has no record"


def _wanted(
    record: Record, found: AnnotatedText, acts: set[str]
) -> Iterator[tuple[str, Mapping[str, object] | set[str], str]]:
    """The labels that a record refers to, with those that may stand there."""
    standings = {each.label for each in found.standings}
    if isinstance(record, Actor):
        for each in record.same_as:
            yield each, found.actors, "an actor"
    if isinstance(record, Contradiction):
        for each in record.about:
            yield each, {**found.actors, **dict.fromkeys(acts | standings)}, "an actor, event or condition"
    if isinstance(record, Act | Standing):
        parties = (*record.speakers, *record.via) + (
            record.pair if isinstance(record, Standing) else record.sources + record.targets + record.hosts
        )
        for party in (*parties, *([record.object] if record.object else [])):
            yield party, found.actors, "an actor"
        place = record.place
        if place is not None:
            yield place, {**found.places, **found.actors}, "a place"
    if isinstance(record, Act):
        for amount in record.amounts:
            yield amount, found.numbers, "an amount"
        if record.date is not None:
            yield record.date, {**found.dates, **dict.fromkeys(acts)}, "a date or event"
        for event in (*record.about_events, *([record.same_as] if record.same_as else [])):
            yield event, acts, "an event"
    if isinstance(record, Standing):
        for day in (record.since, record.until):
            if day is not None:
                yield day, found.dates, "a date"
