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
from legation.scoring.records import Record, Vocabulary, read_record

NOTHING = "none"
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


def read_corpus_file(path: Path) -> tuple[AnnotatedText, ...]:
    """All annotated texts of a file; KnowledgeError names file and line of what is wrong."""
    words = Vocabulary(load_ontology(), load_relations())
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(str(path), f"cannot be read: {error}") from error
    found = tuple(_finished(block, str(path)) for block in _blocks(lines, str(path), words))
    seen: dict[str, int] = {}
    for each in found:
        if each.id in seen:
            raise KnowledgeError(f"{path}, line {each.line}", f"id {each.id!r} stands on line {seen[each.id]} already")
        seen[each.id] = each.line
    return found


def _blocks(lines: Iterable[str], file: str, words: Vocabulary) -> Iterator[_Block]:
    block: _Block | None = None
    for number, line in enumerate(lines, 1):
        try:
            if line.startswith("@"):
                if block is not None:
                    yield block
                block = _header(line, number)
            elif line.strip() and not line.startswith("#"):
                if block is None:
                    raise MarkupError("stands before the first header '@ ID …'")
                _take(block, line, number, words)
        except MarkupError as error:
            raise KnowledgeError(f"{file}, line {number}", str(error)) from error
    if block is not None:
        yield block


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
            raise KnowledgeError(f"{file}, line {number}", str(error)) from error
        for label, (start, end) in found:
            spans.setdefault(label, []).append((offset + start, offset + end))
        parts.append(text)
        offset += len(text) + 1
    annotated = _annotated(block, file, "\n".join(parts), spans)
    for number, reason in _faults(annotated, block):
        raise KnowledgeError(f"{file}, line {number}", f"{block.id}: {reason}")
    return annotated


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
    if isinstance(record, Actor) and record.same_as is not None:
        yield record.same_as, found.actors, "an actor"
    if isinstance(record, Contradiction):
        yield record.about, {**found.actors, **dict.fromkeys(acts)}, "an actor or event"
    if isinstance(record, Act | Standing):
        parties = record.speakers + (
            record.pair if isinstance(record, Standing) else record.sources + record.targets + record.hosts + record.via
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
        if record.about_event is not None:
            yield record.about_event, acts, "an event"
    if isinstance(record, Standing) and record.since is not None:
        yield record.since, found.dates, "a date"
