"""Brings a ledger to the schema of this version.

A numbered list of our own, not alembic: a ledger is a user's file that is upgraded where it is
opened, offline, in one transaction, and needs no environment, script folder or revision graph. A new
ledger gets the tables of `schema.py` at once; an older one goes through the steps above its version.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, inspect, select

from legation.errors import StoreError
from legation.store.schema import METADATA, VERSIONS

Step = Callable[[Connection], None]

# version → what leads to it from the one before
STEPS: Mapping[int, Step] = {}


def newest(steps: Mapping[int, Step] = STEPS) -> int:
    """The version of the schema that this program writes."""
    return max(steps, default=1)


def version_of(connection: Connection) -> int | None:
    """The schema version of a ledger; None for a database without tables."""
    tables = inspect(connection).get_table_names()
    if VERSIONS.name in tables:
        version: int | None = connection.scalar(select(func.max(VERSIONS.c.version)))
        return version
    if tables:
        listed = ", ".join(sorted(tables)[:5])
        raise StoreError(f"is a database of something else (tables: {listed}); give another file")
    return None


def up_to_date(connection: Connection, steps: Mapping[int, Step] = STEPS) -> bool:
    """Whether nothing has to be done; a ledger of a newer program is refused."""
    found, wanted = version_of(connection), newest(steps)
    if found is not None and found > wanted:
        numbers = f"schema {found}; this one knows up to {wanted}"
        raise StoreError(f"was written by a newer Legation ({numbers}); upgrade Legation")
    return found == wanted


def upgrade(connection: Connection, steps: Mapping[int, Step] = STEPS) -> None:
    """Makes the tables of a new ledger, or takes an older one through the steps that it lacks."""
    found = version_of(connection)
    if found is None:
        METADATA.create_all(connection)
        _stamp(connection, newest(steps))
        return
    for version in sorted(number for number in steps if number > found):
        steps[version](connection)
        _stamp(connection, version)


def _stamp(connection: Connection, version: int) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(insert(VERSIONS).values(version=version, applied=now))
