"""What is asked of the ledger: which reports, which events, how much there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Exists, Select, and_, func, or_, select

from legation.errors import UsageError
from legation.store.migrations import version_of
from legation.store.schema import CONDITIONS, EVENTS, PARTIES, RECORDS, REPORTS


@dataclass(frozen=True, slots=True)
class LedgerInfo:
    """How much a ledger holds. `dyads` are pairs of codes that some record sets in relation; `size` is
    in bytes, None where the database does not tell."""

    reports: int
    events: int
    conditions: int
    dyads: int
    first_published: date | None
    last_published: date | None
    schema_version: int
    size: int | None


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are asked for; None asks nothing. `since` and `until` are days of valid time."""

    type: str | None = None
    status: str | None = None
    source: str | None = None
    target: str | None = None
    since: date | None = None
    until: date | None = None
    known_by: date | None = None
    limit: int | None = None


def report_ids(between: tuple[str, str] | None, known_by: date | None) -> Select[str]:
    """Ids of the reports that name both codes, in the order in which they became known."""
    asked = select(REPORTS.c.id).order_by(REPORTS.c.known, REPORTS.c.id)
    for code in between or ():
        asked = asked.where(REPORTS.c.id.in_(select(PARTIES.c.report).where(PARTIES.c.code == code)))
    return asked if known_by is None else asked.where(REPORTS.c.known <= known_by)


def event_places(asked: EventFilter) -> Select[str, int]:
    """Report and position of the events asked for, by valid time, then as told."""
    if asked.limit is not None and asked.limit < 0:
        raise UsageError(f"a limit must not be negative, got {asked.limit}")
    if asked.since is not None and asked.until is not None and asked.since > asked.until:
        raise UsageError(f"since {asked.since} lies after until {asked.until}")
    same = and_(*(EVENTS.c[key] == RECORDS.c[key] for key in ("report", "kind", "position")))
    found = select(EVENTS.c.report, EVENTS.c.position).join(RECORDS, same)
    found = found.join(REPORTS, REPORTS.c.id == EVENTS.c.report)
    for column, value in ((EVENTS.c.type, asked.type), (EVENTS.c.status, asked.status)):
        found = found if value is None else found.where(column == value)
    for part, code in (("source", asked.source), ("target", asked.target)):
        found = found if code is None else found.where(_names(part, code))
    if asked.since is not None:
        found = found.where(or_(RECORDS.c.valid_to.is_(None), RECORDS.c.valid_to >= asked.since))
    if asked.until is not None:
        found = found.where(or_(RECORDS.c.valid_from.is_(None), RECORDS.c.valid_from <= asked.until))
    if asked.known_by is not None:
        found = found.where(REPORTS.c.known <= asked.known_by)
    return found.order_by(RECORDS.c.valid_from, RECORDS.c.valid_to, EVENTS.c.report, EVENTS.c.position).limit(
        asked.limit
    )


def _names(part: str, code: str) -> Exists:
    return (
        select(PARTIES.c.place)
        .where(
            PARTIES.c.report == EVENTS.c.report,
            PARTIES.c.kind == "event",
            PARTIES.c.position == EVENTS.c.position,
            PARTIES.c.part == part,
            PARTIES.c.code == code,
        )
        .exists()
    )


def read_info(connection: Connection, size: int | None) -> LedgerInfo:
    """Counts and dates over the whole ledger."""
    first, last = connection.execute(select(func.min(REPORTS.c.published), func.max(REPORTS.c.published))).one()
    return LedgerInfo(
        reports=_count(connection, select(REPORTS.c.id)),
        events=_count(connection, select(EVENTS.c.report)),
        conditions=_count(connection, select(CONDITIONS.c.report)),
        dyads=_count(connection, _dyads()),
        first_published=first,
        last_published=last,
        schema_version=version_of(connection) or 0,
        size=size,
    )


def _count(connection: Connection, asked: Select[str]) -> int:
    return connection.scalar(select(func.count()).select_from(asked.subquery())) or 0


def _dyads(parts: Sequence[str] = ("source", "target", "pair")) -> Select[str]:
    """Pairs of codes that act, are acted on, or stand in one relation, in one record."""
    one, other = PARTIES.alias("one"), PARTIES.alias("other")
    same = and_(*(one.c[key] == other.c[key] for key in ("report", "kind", "position")))
    asked = select(one.c.code, other.c.code.label("with_code")).join(other, same)
    return asked.where(one.c.code < other.c.code, one.c.part.in_(parts), other.c.part.in_(parts)).distinct()
