"""Dates as intervals with the precision that the words give, and no finer."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "week", "month", "quarter", "season", "year", "decade", "century", "range"]


@dataclass(frozen=True, slots=True)
class DateInterval:
    """When something was so: ISO 8601 `start` and `end` at the precision known.

    `2019`, `2016-01` and `2026-01-09` are values; `text` is the wording, `rule` the rule that
    resolved it, `offsets` its characters in the report where it has any. An open end is None.
    """

    start: str | None
    end: str | None
    precision: Precision
    text: str
    rule: str
    offsets: tuple[int, int] | None = None

    @property
    def first_day(self) -> date | None:
        """The earliest day that the interval may begin on."""
        return None if self.start is None else first_day(self.start)

    @property
    def last_day(self) -> date | None:
        """The latest day that the interval may end on."""
        return None if self.end is None else last_day(self.end)


def first_day(value: str) -> date:
    """First day of a year, month or day in ISO 8601.

    >>> first_day("2016-01")
    datetime.date(2016, 1, 1)
    """
    parts = [int(part) for part in value.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def last_day(value: str) -> date:
    """Last day of a year, month or day in ISO 8601.

    >>> last_day("2016-02")
    datetime.date(2016, 2, 29)
    """
    parts = [int(part) for part in value.split("-")]
    month = parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(parts[0], month)[1]
    return date(parts[0], month, day)
