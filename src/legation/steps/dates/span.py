"""Stretches of days, and the arithmetic of calendar units over them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from legation.model.time import Precision

Grain = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day to the last, both included; `grain` is the finest part that is known."""

    first: date
    last: date
    precision: Precision
    grain: Grain

    @property
    def start(self) -> str:
        """First value in ISO 8601, no finer than known."""
        return iso(self.first, self.grain)

    @property
    def end(self) -> str:
        """Last value in ISO 8601, no finer than known."""
        return iso(self.last, self.grain)


def iso(day: date, grain: Grain) -> str:
    """A day written as a day, a month or a year.

    >>> iso(date(2016, 1, 9), "month")
    '2016-01'
    """
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[grain]]


def day_span(day: date) -> Span:
    """One day."""
    return Span(day, day, "day", "day")


def days_span(first: date, last: date, precision: Precision = "range") -> Span:
    """Some days."""
    return Span(first, last, precision, "day")


def month_span(year: int, month: int) -> Span:
    """A calendar month; months beyond December run on into the next year, those below 1 into the last."""
    return months_span(year, month, month, "month")


def months_span(year: int, first: int, last: int, precision: Precision) -> Span:
    """Months `first` to `last`, counted from January of the year."""
    begin_year, begin = divmod(year * 12 + first - 1, 12)
    end_year, end = divmod(year * 12 + last - 1, 12)
    last_day = calendar.monthrange(end_year, end + 1)[1]
    return Span(date(begin_year, begin + 1, 1), date(end_year, end + 1, last_day), precision, "month")


def year_span(year: int) -> Span:
    """A calendar year."""
    return years_span(year, year, "year")


def years_span(first: int, last: int, precision: Precision = "range") -> Span:
    """Some calendar years."""
    return Span(date(first, 1, 1), date(last, 12, 31), precision, "year")


def week_span(day: date) -> Span:
    """The week, Monday to Sunday, that a day lies in."""
    monday = day - timedelta(days=day.weekday())
    return Span(monday, monday + timedelta(days=6), "week", "day")


def weekend_span(day: date) -> Span:
    """Saturday and Sunday of the week that a day lies in."""
    monday = day - timedelta(days=day.weekday())
    return days_span(monday + timedelta(days=5), monday + timedelta(days=6))


def quarter_span(year: int, quarter: int) -> Span:
    """A quarter of a year; quarters beyond the fourth run on."""
    return months_span(year, quarter * 3 - 2, quarter * 3, "quarter")


def moved(day: date, unit: str, count: int) -> Span | None:
    """The unit that lies `count` units from the one that a day is in, None for a unit too vague."""
    match unit:
        case "hour":
            return day_span(day + timedelta(days=round(count / 24)))
        case "day":
            return day_span(day + timedelta(days=count))
        case "week" | "fortnight":
            return week_span(day + timedelta(weeks=count * (2 if unit == "fortnight" else 1)))
        case "weekend":
            return weekend_span(day + timedelta(weeks=count))
        case "month":
            return month_span(day.year, day.month + count)
        case "quarter":
            return quarter_span(day.year, (day.month + 2) // 3 + count)
        case "year":
            return year_span(day.year + count)
        case "decade":
            first = day.year // 10 * 10 + 10 * count
            return years_span(first, first + 9, "decade")
        case _:
            return None


def part_of(span: Span, part: str) -> Span | None:
    """The early, middle, late part or the end of a month, a year or a longer stretch."""
    if span.precision == "month":
        first, last = {"early": (1, 10), "middle": (11, 20), "late": (21, 31), "end": (25, 31)}[part]
        return days_span(span.first.replace(day=first), span.first.replace(day=min(last, span.last.day)), "week")
    if span.precision in ("year", "quarter", "season", "range"):
        months = (span.last.year - span.first.year) * 12 + span.last.month - span.first.month + 1
        first, last = thirds(months, part)
        begin = span.first.month
        return months_span(span.first.year, begin + first, begin + last - 1, "season" if months > 3 else "month")
    if span.precision in ("decade", "century"):
        years = span.last.year - span.first.year + 1
        first, last = thirds(years, part)
        return years_span(span.first.year + first, span.first.year + last - 1)
    if span.precision == "week":
        first, last = thirds(7, part)
        return days_span(span.first + timedelta(days=first), span.first + timedelta(days=last - 1))
    return None


def thirds(length: int, part: str) -> tuple[int, int]:
    """Where a third of a length begins and ends; the end is its last sixth."""
    cuts = {"early": (0, 2), "middle": (2, 4), "late": (4, 6), "end": (5, 6)}
    first, last = cuts[part]
    return round(length * first / 6), max(round(length * last / 6), round(length * first / 6) + 1)
