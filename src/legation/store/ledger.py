"""The ledger: everything read so far, with when it was so and when it became known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine, delete, insert, select

from legation.errors import StoreError
from legation.model.event import Event
from legation.model.relation import CodedReport
from legation.model.report import Report
from legation.store.engine import (
    BUSY_SECONDS,
    explained,
    make_engine,
    reading,
    shown,
    use_write_ahead_log,
    writing,
)
from legation.store.migrations import up_to_date, upgrade
from legation.store.queries import EventFilter, LedgerInfo, event_places, read_info, report_ids
from legation.store.reports import read_coded, read_event, read_report, report_of
from legation.store.rows import IN_ORDER, rows_of, written
from legation.store.schema import REPORTS


def open_ledger(location: str | Path, create: bool = True, busy_seconds: float = BUSY_SECONDS) -> Ledger:
    """A ledger by file path or database URL; a new one is made unless `create` is False."""
    name = str(location)
    path = None if "://" in name else Path(name)
    if path is not None and path.is_dir():
        raise StoreError(f"{name}: is a folder; a ledger is a file")
    if path is not None and not create and not path.exists():
        raise StoreError(f"{name}: no such ledger; `legation read --ledger {name} REPORT` makes one")
    if path is not None and not path.parent.is_dir():
        raise StoreError(f"{name}: the folder {str(path.parent)!r} does not exist")
    ledger = Ledger(make_engine(name, busy_seconds), shown(name))
    try:
        ledger.prepare()
    except StoreError:
        ledger.close()
        raise
    return ledger


class Ledger:
    """Adds coded reports and gives them back; use it in a `with` statement or call `close`."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._name = name

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Gives the database back."""
        self._engine.dispose()

    def prepare(self) -> None:
        """Brings the database to this version's schema; writes nothing where it is so already."""
        with reading(self._engine, self._name) as connection:
            if up_to_date(connection):
                return
        with explained(self._name):
            use_write_ahead_log(self._engine)
        with writing(self._engine, self._name) as connection:
            upgrade(connection)

    def add(self, coded: CodedReport, known: date | None = None, again: bool = False) -> bool:
        """Stores a coded report in one transaction; False if the ledger has the report already.

        `known` is the day on which the report became known: that of its publication, else today. With
        `again` a report that is stored keeps that day, and its new coding takes the place of the old.
        """
        now = datetime.now(UTC)
        day = known or coded.report.published or now.date()
        tables = rows_of(coded, day, now.isoformat(timespec="seconds"))
        with writing(self._engine, self._name) as connection:
            if self._has(connection, coded.report.id):
                if not again:
                    return False
                day = connection.scalar(select(REPORTS.c.known).where(REPORTS.c.id == coded.report.id)) or day
                tables = rows_of(coded, day, now.isoformat(timespec="seconds"))
                for table in reversed(IN_ORDER):
                    key = table.c.id if table is REPORTS else table.c.report
                    connection.execute(delete(table).where(key == coded.report.id))
            for table, rows in written(tables):
                connection.execute(insert(table), rows)
        return True

    def __contains__(self, report: str) -> bool:
        """Whether a report of this id is stored."""
        with reading(self._engine, self._name) as connection:
            return self._has(connection, report)

    def _has(self, connection: Connection, report: str) -> bool:
        return connection.scalar(select(REPORTS.c.id).where(REPORTS.c.id == report)) is not None

    def reports(self) -> Iterator[Report]:
        """All reports, in the order in which they became known."""
        with reading(self._engine, self._name) as connection:
            asked = select(REPORTS).order_by(REPORTS.c.known, REPORTS.c.id)
            for row in connection.execute(asked):
                yield report_of(row)

    def report(self, identity: str) -> Report:
        """The report of an id."""
        with reading(self._engine, self._name) as connection:
            found = read_report(connection, identity)
        if found is None:
            raise StoreError(f"{self._name}: has no report {identity!r}")
        return found

    def coded(self, between: tuple[str, str] | None = None, known_by: date | None = None) -> Iterator[CodedReport]:
        """Coded reports just as they were added: all, or those that name both codes of a dyad, and
        only those known by a day."""
        with reading(self._engine, self._name) as connection:
            for identity in connection.scalars(report_ids(between, known_by)).all():
                yield read_coded(connection, identity)

    def events(
        self,
        type: str | None = None,
        status: str | None = None,
        source: str | None = None,
        target: str | None = None,
        since: date | None = None,
        until: date | None = None,
        known_by: date | None = None,
        limit: int | None = None,
    ) -> Iterator[tuple[Report, Event]]:
        """Events by what they are, who did them to whom (codes) and when, the earliest first.

        An event counts to a stretch of time when it may have been on one of its days; one without a
        date, when it became known then.
        """
        asked = event_places(EventFilter(type, status, source, target, since, until, known_by, limit))
        with reading(self._engine, self._name) as connection:
            reports: dict[str, Report] = {}
            for identity, position in connection.execute(asked).all():
                report = reports.get(identity) or read_report(connection, identity)
                if report is not None:
                    reports[identity] = report
                    yield report, read_event(connection, report, position)

    def info(self) -> LedgerInfo:
        """How much the ledger holds."""
        with reading(self._engine, self._name) as connection:
            return read_info(connection, self._size(connection))

    def _size(self, connection: Connection) -> int | None:
        if self._engine.url.get_backend_name() != "sqlite":
            return None
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        return int(pages) * int(connection.exec_driver_sql("PRAGMA page_size").scalar_one())
