"""Connections to the ledger's database, and its failures in words that a user can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from legation.errors import StoreError

BUSY_SECONDS = 30.0
WRITES = "legation_writes"
READ_ONLY = "cannot be written: the file or its folder is read-only"
# What SQLite says, and what it means here.
MEANINGS = (
    ("file is not a database", "is not a database"),
    ("database disk image is malformed", "is damaged: the database file does not hold together"),
    ("database is locked", "is locked: another program is writing to it; try again when it is done"),
    ("readonly database", READ_ONLY),
    ("unable to open database file", "cannot be opened: no such folder, or no right to it"),
    ("disk is full", "cannot be written: the disk is full"),
)


def shown(location: str) -> str:
    """A file path, or a URL without its user and password."""
    scheme, found, rest = location.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}" if found else location


def make_engine(location: str, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine for a file path or a database URL."""
    url = _url(location)
    try:
        if url.get_backend_name() != "sqlite":
            return create_engine(url)
        engine = create_engine(url, connect_args={"timeout": busy_seconds})
    except NoSuchModuleError as error:
        allowed = "give a file, or a URL such as postgresql+psycopg://host/name"
        raise StoreError(f"{shown(location)}: unknown kind of database; {allowed}") from error
    except ModuleNotFoundError as error:
        raise StoreError(f"{shown(location)}: the database driver {error.name!r} is not installed") from error
    _prepare_sqlite(engine)
    return engine


def _url(location: str) -> URL:
    if "://" not in location:
        return URL.create("sqlite", database=str(Path(location)))
    try:
        return make_url(location)
    except ArgumentError as error:
        raise StoreError(f"{shown(location)}: is no database URL") from error


def _prepare_sqlite(engine: Engine) -> None:
    """Foreign keys, the write-ahead log, and transactions that begin where we say.

    A writer takes the lock when it begins, so that two never build on the same state; readers go on.
    """

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def use_write_ahead_log(engine: Engine) -> None:
    """Lets readers go on while one writes; the setting stays with the file."""
    if engine.url.get_backend_name() != "sqlite":
        return
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()


@contextmanager
def reading(engine: Engine, name: str) -> Iterator[Connection]:
    """A connection that sees one state of the ledger throughout."""
    with explained(name), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine, name: str) -> Iterator[Connection]:
    """The one writer: a transaction that is done as a whole or not at all."""
    with explained(name), engine.connect() as connection:
        writer = connection.execution_options(**{WRITES: True})
        with writer.begin():
            yield writer


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Turns a database's failure into a `StoreError` that names the ledger and says what is wrong."""
    try:
        yield
    except StoreError as error:
        text = str(error)
        raise StoreError(text if text.startswith(name) else f"{name}: {text}") from error
    except SQLAlchemyError as error:
        raise StoreError(f"{name}: {_meaning(error)}") from error
    except (OSError, UnicodeError) as error:
        raise StoreError(f"{name}: {error}") from error


def _meaning(error: SQLAlchemyError) -> str:
    said = str(error.orig) if isinstance(error, DBAPIError) else str(error)
    return next((meaning for words, meaning in MEANINGS if words in said), said)
