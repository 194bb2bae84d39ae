"""Rows of the tables as coded reports again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, select

from legation.model.event import Condition, Event, RoleClaim
from legation.model.evidence import Decision, Evidence
from legation.model.relation import CodedReport
from legation.model.report import Passage, Report
from legation.store.convert import from_json
from legation.store.rows import Mentions
from legation.store.schema import DECISIONS, EVIDENCE, PASSAGES, RECORDS, REPORTS

R = TypeVar("R", Event, Condition)
Place = tuple[str, int]  # kind and position of a record


@dataclass(frozen=True, slots=True)
class Support:
    """Evidence and decisions of a report's records."""

    evidence: dict[Place, tuple[Evidence, ...]]
    decisions: dict[Place, tuple[Decision, ...]]

    def completed(self, record: R, place: Place) -> R:
        """A record with its evidence and decisions."""
        return replace(record, evidence=self.evidence.get(place, ()), decisions=self.decisions.get(place, ()))


def read_report(connection: Connection, identity: str) -> Report | None:
    """A report by its id, as it was received."""
    row = connection.execute(select(REPORTS).where(REPORTS.c.id == identity)).one_or_none()
    return None if row is None else report_of(row)


def report_of(row: Row[Any]) -> Report:
    """A report from its row."""
    return Report(row.text, row.title, row.published, row.publisher, row.url, row.language)


def read_coded(connection: Connection, identity: str) -> CodedReport:
    """A coded report just as it was added."""
    row = connection.execute(select(REPORTS).where(REPORTS.c.id == identity)).one()
    report, mentions = report_of(row), from_json(row.mentions, Mentions)
    support = _support(connection, report)
    records: dict[str, list[tuple[Place, str]]] = {"event": [], "condition": [], "role": []}
    for record in _rows(connection, RECORDS, identity, "kind", "position"):
        records[record.kind].append(((record.kind, record.position), record.rest))
    return CodedReport(
        report=report,
        passages=tuple(
            Passage(each.number, each.start, each.end, each.repeats, each.similarity)
            for each in _rows(connection, PASSAGES, identity, "position")
        ),
        events=tuple(support.completed(from_json(rest, Event), at) for at, rest in records["event"]),
        conditions=tuple(support.completed(from_json(rest, Condition), at) for at, rest in records["condition"]),
        roles=tuple(from_json(rest, RoleClaim) for _, rest in records["role"]),
        actors=mentions.actors,
        dates=mentions.dates,
        places=mentions.places,
    )


def read_event(connection: Connection, report: Report, position: int) -> Event:
    """One event of a report."""
    keys = (RECORDS.c.report == report.id, RECORDS.c.kind == "event", RECORDS.c.position == position)
    rest = connection.execute(select(RECORDS.c.rest).where(*keys)).scalar_one()
    return _support(connection, report, position).completed(from_json(rest, Event), ("event", position))


def _support(connection: Connection, report: Report, position: int | None = None) -> Support:
    """The evidence and decisions of a report's records, or of one event of it."""
    evidence: dict[Place, tuple[Evidence, ...]] = {}
    for row in _rows(connection, EVIDENCE, report.id, "kind", "position", "place", event=position):
        trigger = (row.trigger_start, row.trigger_end)
        piece = Evidence(report.id, row.start, row.end, report.text[row.start : row.end], trigger)
        place = (row.kind, row.position)
        evidence[place] = (*evidence.get(place, ()), piece)
    decisions: dict[Place, tuple[Decision, ...]] = {}
    for row in _rows(connection, DECISIONS, report.id, "kind", "position", "place", event=position):
        place = (row.kind, row.position)
        made = Decision(row.label, row.step, row.rule, row.score, row.reason)
        decisions[place] = (*decisions.get(place, ()), made)
    return Support(evidence, decisions)


def _rows(connection: Connection, table: Any, report: str, *order: str, event: int | None = None) -> Sequence[Row[Any]]:
    asked = select(table).where(table.c.report == report).order_by(*(table.c[name] for name in order))
    if event is not None:
        asked = asked.where(table.c.kind == "event", table.c.position == event)
    return connection.execute(asked).all()
