"""Many reports in one file: JSON lines, or CSV with a header. Both have the same fields."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from legation.errors import ReportError
from legation.model.report import Report
from legation.sources.described import Described
from legation.sources.plain import plain_report

FIELDS = ("text", "title", "published", "publisher", "url")
_WIDEST_FIELD = 10_000_000


def json_reports(text: str, source: str, described: Described) -> Iterator[Report | ReportError]:
    """A report of each line of JSON; a line that is none is a ReportError that names it."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _attempt(_json_row(line), f"{source}, line {number}", described)


def csv_reports(text: str, source: str, described: Described) -> Iterator[Report | ReportError]:
    """A report of each row of a CSV file whose header has a column `text`."""
    csv.field_size_limit(_WIDEST_FIELD)
    rows = csv.DictReader(io.StringIO(text, newline=""))
    header = rows.fieldnames or []
    if "text" not in header:
        yield ReportError(source, f"has no column 'text'; its columns are {', '.join(header) or 'none'}")
        return
    try:
        for row in rows:
            yield _attempt(dict(row), f"{source}, row ending at line {rows.line_num}", described)
    except csv.Error as error:
        yield ReportError(f"{source}, line {rows.line_num}", f"is not valid CSV: {error}")


def _json_row(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        return error


def _attempt(row: object, source: str, described: Described) -> Report | ReportError:
    if isinstance(row, Exception):
        return ReportError(source, f"is not valid JSON: {row}")
    if not isinstance(row, Mapping):
        return ReportError(source, f"must be an object with the fields {', '.join(FIELDS)}")
    try:
        return _report(row, source, described)
    except ReportError as error:
        return error


def _report(row: Mapping[str, Any], source: str, described: Described) -> Report:
    for name in FIELDS:
        if row.get(name) is not None and not isinstance(row[name], str):
            raise ReportError(source, f"field {name!r} must be a text, got {type(row[name]).__name__}")
    if not row.get("text"):
        raise ReportError(source, "has no 'text'")
    plain = plain_report(row["text"].replace("\r\n", "\n").replace("\r", "\n"), source, described)
    return Report(
        text=plain.text,
        title=described.title or row.get("title") or plain.title,
        published=described.published or _day(row.get("published"), source),
        publisher=described.publisher or row.get("publisher") or described.fallback_publisher,
        url=row.get("url") or None,
    )


def _day(value: str | None, source: str) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError as error:
        raise ReportError(source, f"'published' {value!r} is no date; write it as 2016-01-09") from error
