"""A coded report as rows of the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import Table

from legation.errors import StoreError
from legation.model.event import Condition, Event, RoleClaim
from legation.model.evidence import Decision, Evidence
from legation.model.party import Party
from legation.model.relation import ActorMention, CodedReport, PlaceMention
from legation.model.report import Report
from legation.model.time import DateInterval
from legation.store.convert import to_json
from legation.store.schema import (
    CONDITIONS,
    DECISIONS,
    EVENTS,
    EVIDENCE,
    PARTIES,
    PASSAGES,
    RECORDS,
    REPORTS,
    ROLES,
)

Row = dict[str, Any]
IN_ORDER = (REPORTS, PASSAGES, RECORDS, EVENTS, CONDITIONS, ROLES, PARTIES, EVIDENCE, DECISIONS)


@dataclass(frozen=True, slots=True)
class Mentions:
    """What a coded report names beside its records."""

    actors: tuple[ActorMention, ...]
    dates: tuple[DateInterval, ...]
    places: tuple[PlaceMention, ...]


@dataclass(slots=True)
class Rows:
    """Rows by table, for one report."""

    report: Report
    known: date
    tables: dict[Table, list[Row]] = field(default_factory=lambda: {table: [] for table in IN_ORDER})

    def add(self, table: Table, key: Row, **values: Any) -> None:
        """One row of a table."""
        self.tables[table].append({**key, **values})


def rows_of(coded: CodedReport, known: date, stored: str) -> dict[Table, list[Row]]:
    """The rows that hold a coded report, in the order in which they can be written."""
    rows = Rows(coded.report, known)
    _report(coded, stored, rows)
    for position, event in enumerate(coded.events):
        _event(event, position, rows)
    for position, condition in enumerate(coded.conditions):
        _condition(condition, position, rows)
    for position, claim in enumerate(coded.roles):
        _role(claim, position, rows)
    return rows.tables


def _report(coded: CodedReport, stored: str, rows: Rows) -> None:
    told = coded.report
    rows.add(
        REPORTS,
        {"id": told.id},
        title=told.title,
        published=told.published,
        publisher=told.publisher,
        url=told.url,
        language=told.language,
        text=told.text,
        known=rows.known,
        stored=stored,
        mentions=to_json(Mentions(coded.actors, coded.dates, coded.places), Mentions),
    )
    for position, passage in enumerate(coded.passages):
        rows.add(
            PASSAGES,
            {"report": told.id, "position": position},
            number=passage.index,
            start=passage.start,
            end=passage.end,
            repeats=passage.repeats,
            similarity=passage.similarity,
        )


def _event(event: Event, position: int, rows: Rows) -> None:
    key = _key(rows, "event", position)
    rest = to_json(replace(event, evidence=(), decisions=()), Event)
    rows.add(RECORDS, key, id=event.id, rest=rest, **_valid(event.date, rows))
    rows.add(
        EVENTS,
        key,
        type=event.type,
        mode=event.mode,
        status=event.status,
        quad=event.quad,
        intensity=event.intensity,
        matter=event.matter,
    )
    parts = (("source", event.sources), ("target", event.targets), ("host", event.hosts))
    for part, parties in (*parts, ("speaker", event.speakers)):
        _parties(part, parties, key, rows)
    _codes("about", [event.about], key, rows)
    _evidence(event.evidence, key, rows)
    _decisions(event.decisions, key, rows)


def _condition(condition: Condition, position: int, rows: Rows) -> None:
    key = _key(rows, "condition", position)
    rest = to_json(replace(condition, evidence=(), decisions=()), Condition)
    rows.add(RECORDS, key, id=condition.id, rest=rest, **_valid(condition.since, rows))
    rows.add(CONDITIONS, key, channel=condition.channel, state=condition.state, status=condition.status)
    _codes("pair", condition.pair, key, rows)
    _codes("about", [condition.about], key, rows)
    _parties("speaker", condition.speakers, key, rows)
    _evidence(condition.evidence, key, rows)
    _decisions(condition.decisions, key, rows)


def _role(claim: RoleClaim, position: int, rows: Rows) -> None:
    """A role claim has one piece of evidence and no id of its own."""
    key = _key(rows, "role", position)
    rows.add(RECORDS, key, id=None, rest=to_json(claim, RoleClaim), **_valid(claim.date, rows))
    rows.add(
        ROLES,
        key,
        person=claim.person,
        role=claim.role,
        country=claim.country,
        standing=claim.standing,
        act_of_office=claim.act_of_office,
    )
    _evidence([claim.evidence], key, rows)


def _key(rows: Rows, kind: str, position: int) -> Row:
    return {"report": rows.report.id, "kind": kind, "position": position}


def _valid(interval: DateInterval | None, rows: Rows) -> Row:
    """Valid time; what has no date is told of the time when it became known."""
    if interval is None:
        return {"valid_from": rows.known, "valid_to": rows.known}
    return {"valid_from": interval.first_day, "valid_to": interval.last_day}


def _parties(part: str, parties: Sequence[Party], key: Row, rows: Rows) -> None:
    for place, party in enumerate(parties):
        named = {"code": party.code, "name": party.name, "sector": party.sector}
        rows.add(PARTIES, key, part=part, place=place, **named)


def _codes(part: str, codes: Iterable[str | None], key: Row, rows: Rows) -> None:
    for place, code in enumerate(codes):
        if code is not None:
            rows.add(PARTIES, key, part=part, place=place, code=code, name=None, sector=None)


def _evidence(evidence: Sequence[Evidence], key: Row, rows: Rows) -> None:
    """Where the words stand. The words themselves are in the report's text, and must be."""
    text = rows.report.text
    for place, piece in enumerate(evidence):
        if piece.report != rows.report.id or text[piece.start : piece.end] != piece.quote:
            raise StoreError(
                f"report {rows.report.id}: evidence {piece.start}:{piece.end} quotes {piece.quote[:40]!r}, "
                f"but the text there reads {text[piece.start : piece.end][:40]!r}"
            )
        start, end = piece.trigger
        place_of = {"start": piece.start, "end": piece.end, "trigger_start": start, "trigger_end": end}
        rows.add(EVIDENCE, key, place=place, **place_of)


def _decisions(decisions: Sequence[Decision], key: Row, rows: Rows) -> None:
    for place, made in enumerate(decisions):
        why = {"step": made.step, "rule": made.rule, "score": made.score, "reason": made.reason}
        rows.add(DECISIONS, key, place=place, label=made.label, **why)


def written(tables: dict[Table, list[Row]]) -> Iterator[tuple[Table, list[Row]]]:
    """The tables that have rows, those first that others refer to."""
    return ((table, tables[table]) for table in IN_ORDER if tables[table])
