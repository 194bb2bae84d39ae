"""Tables of the ledger. A record's row has columns for what is asked for, and JSON for the rest.

Valid time (when it was so) stands in `valid_from` and `valid_to`, open ends as NULL; `known` says
when a report became known. Relation states have no table: they follow from events and conditions.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

METADATA = MetaData()

VERSIONS = Table(
    "legation_schema",
    METADATA,
    Column("version", Integer, primary_key=True),
    Column("applied", String, nullable=False),
)

REPORTS = Table(
    "reports",
    METADATA,
    Column("id", String, primary_key=True),
    Column("title", Text),
    Column("published", Date, index=True),
    Column("publisher", Text),
    Column("url", Text),
    Column("language", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("known", Date, nullable=False, index=True),
    Column("stored", String, nullable=False),
    Column("mentions", Text, nullable=False),  # actors, dates and places as JSON
)

PASSAGES = Table(
    "passages",
    METADATA,
    Column("report", String, ForeignKey("reports.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("repeats", Integer),
    Column("similarity", Float, nullable=False),
)

# One row for whatever evidence, decisions and parties can belong to.
RECORDS = Table(
    "records",
    METADATA,
    Column("report", String, ForeignKey("reports.id"), primary_key=True),
    Column("kind", String, primary_key=True),  # event, condition or role
    Column("position", Integer, primary_key=True),
    Column("id", String, index=True),
    Column("rest", Text, nullable=False),  # all that has no column or table of its own, as JSON
    Column("valid_from", Date),
    Column("valid_to", Date),
)


def _of_record() -> ForeignKeyConstraint:
    keys = ["report", "kind", "position"]
    return ForeignKeyConstraint(keys, [f"records.{key}" for key in keys])


def _record_keys() -> list[Column[object]]:
    return [
        Column("report", String, primary_key=True),
        Column("kind", String, primary_key=True),
        Column("position", Integer, primary_key=True),
    ]


EVENTS = Table(
    "events",
    METADATA,
    *_record_keys(),
    Column("type", String, nullable=False, index=True),
    Column("mode", String),
    Column("status", String, nullable=False, index=True),
    Column("quad", Integer, nullable=False),
    Column("intensity", Float, nullable=False),
    Column("matter", String),
    _of_record(),
)

CONDITIONS = Table(
    "conditions",
    METADATA,
    *_record_keys(),
    Column("channel", String, nullable=False, index=True),
    Column("state", String, nullable=False),
    Column("status", String, nullable=False),
    _of_record(),
)

ROLES = Table(
    "roles",
    METADATA,
    *_record_keys(),
    Column("person", Text, nullable=False, index=True),
    Column("role", Text, nullable=False),
    Column("country", String, index=True),
    Column("standing", String, nullable=False),
    Column("act_of_office", Boolean, nullable=False),
    _of_record(),
)

PARTIES = Table(
    "parties",
    METADATA,
    *_record_keys(),
    Column("part", String, primary_key=True),  # source, target, host, speaker, pair or about
    Column("place", Integer, primary_key=True),
    Column("code", String),
    Column("name", Text),
    Column("sector", String),
    _of_record(),
    Index("parties_by_code", "code", "part", "report"),
)

EVIDENCE = Table(
    "evidence",
    METADATA,
    *_record_keys(),
    Column("place", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("trigger_start", Integer, nullable=False),
    Column("trigger_end", Integer, nullable=False),
    _of_record(),
)

DECISIONS = Table(
    "decisions",
    METADATA,
    *_record_keys(),
    Column("place", Integer, primary_key=True),
    Column("label", Text, nullable=False),
    Column("step", String, nullable=False),
    Column("rule", Text, nullable=False, index=True),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
    _of_record(),
)
