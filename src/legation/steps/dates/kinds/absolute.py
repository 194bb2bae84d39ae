"""Calendar dates, years, decades, centuries, seasons, quarters and named days."""

from __future__ import annotations

from datetime import date

from legation.steps.dates.context import Context, Parts
from legation.steps.dates.kinds.yearless import year_of_day, year_of_month
from legation.steps.dates.span import (
    Span,
    day_span,
    days_span,
    month_span,
    months_span,
    part_of,
    quarter_span,
    year_span,
    years_span,
)


def calendar_date(parts: Parts, context: Context) -> Span | None:
    """A day, month or year of the calendar; what lacks the year takes it from the context."""
    month = parts.figure("month_figure") if "month_figure" in parts else 0
    month = parts.integer("month") if "month" in parts else month
    if not month:
        whole: Span | None = year_span(parts.figure("year"))
    elif "day" in parts:
        whole = _days(parts, context, month)
    else:
        year = parts.figure("year") if "year" in parts else year_of_month(month, context)
        whole = None if year is None else month_span(year, month)
    if whole is None or "part" not in parts:
        return whole
    return part_of(whole, parts.word("part"))


def _days(parts: Parts, context: Context, month: int) -> Span | None:
    day = parts.figure("day")
    year = parts.figure("year") if "year" in parts else year_of_day(month, day, context)
    if year is None:
        return None
    first = date(year, month, day)
    if "last_day" not in parts:
        return day_span(first)
    last = date(year, month, parts.figure("last_day"))
    return days_span(first, last) if first < last else None


def years(parts: Parts, _: Context) -> Span | None:
    """ "1990–94", "1990-1994"."""
    first, last = parts.figure("year"), parts.figure("last_year")
    if last < 100:
        last += first // 100 * 100
    return years_span(first, last) if first < last else None


def decade(parts: Parts, context: Context) -> Span | None:
    """ "the 1990s", "the '90s", "the late nineties"."""
    if "decade_year" in parts:
        first = parts.figure("decade_year")
    else:
        short = parts.integer("decade_name") if "decade_name" in parts else parts.figure("decade_short")
        first = _latest_decade(short, context)
    whole = years_span(first, first + 9, "decade")
    return part_of(whole, parts.word("part")) if "part" in parts else whole


def _latest_decade(short: int, context: Context) -> int:
    """The last such decade that had begun when the text was written; without a date, of the 20th century."""
    now = context.anchor.first if context.narrative and context.anchor else context.published
    if now is None:
        return 1900 + short
    century = now.year // 100 * 100
    return century + short if century + short <= now.year else century - 100 + short


def century(parts: Parts, _: Context) -> Span | None:
    """ "the 19th century"."""
    number = parts.integer("ordinal") if "ordinal" in parts else parts.figure("ordinal_figure")
    if not 1 <= number <= 21:
        return None
    whole = years_span(number * 100 - 99, number * 100, "century")
    return part_of(whole, parts.word("part")) if "part" in parts else whole


def season(parts: Parts, context: Context) -> Span | None:
    """ "the summer of 1982", "this spring", "last winter"; seasons of the northern half of the earth."""
    if "year" not in parts and "direction" not in parts and context.anchor is None:
        return None
    first, last = parts.pair("season")
    last += 12 if last < first else 0
    year = parts.figure("year") if "year" in parts else _year_of_season(parts, context, first, last)
    if year is None:
        return None
    whole = months_span(year, first, last, "season")
    return part_of(whole, parts.word("part")) if "part" in parts else whole


def past_season(parts: Parts, context: Context) -> Span | None:
    """ "have not met since the spring": the last one that has begun."""
    published = context.published
    if published is None or context.narrative or context.future:
        return season(parts, context)
    first, last = parts.pair("season")
    last += 12 if last < first else 0
    begun = months_span(published.year, first, last, "season")
    return begun if begun.first <= published else months_span(published.year - 1, first, last, "season")


def _year_of_season(parts: Parts, context: Context, first: int, last: int) -> int | None:
    if "direction" not in parts:
        return context.anchor.first.year if context.narrative and context.anchor else None
    base = context.base
    if base is None:
        return None
    current = months_span(base.year, first, last, "season")
    match parts.integer("direction"):
        case -1:
            return base.year if current.last < base else base.year - 1
        case 1:
            return base.year if current.first > base else base.year + 1
        case _:
            before = months_span(base.year - 1, first, last, "season")
            return base.year - 1 if before.last >= base else base.year


def quarter(parts: Parts, context: Context) -> Span | None:
    """ "the third quarter of 2020", "Q3 2021"."""
    number = parts.integer("ordinal") if "ordinal" in parts else parts.figure("quarter")
    number = 4 if number == -1 else number
    year = _year(parts, context)
    return quarter_span(year, number) if year is not None and 1 <= number <= 4 else None


def half(parts: Parts, context: Context) -> Span | None:
    """ "the first half of 2019"."""
    number = parts.integer("ordinal")
    number = 2 if number == -1 else number
    year = _year(parts, context)
    if year is None or number not in (1, 2):
        return None
    return months_span(year, number * 6 - 5, number * 6, "season")


def _year(parts: Parts, context: Context) -> int | None:
    if "year" in parts:
        return parts.figure("year")
    base = context.base
    return None if base is None else base.year + parts.integer("direction")


def named_day(parts: Parts, context: Context) -> Span | None:
    """ "Christmas 1963", "New Year's Eve"."""
    month, day = parts.pair("named_day")
    if "year" in parts:
        return day_span(date(parts.figure("year"), month, day))
    if "direction" in parts:
        if context.base is None:
            return None
        shift = parts.integer("direction")
        this = date(context.base.year, month, day)
        if shift < 0:
            return day_span(this if this < context.base else this.replace(year=this.year - 1))
        if shift > 0:
            return day_span(this if this > context.base else this.replace(year=this.year + 1))
        return day_span(this)
    year = year_of_day(month, day, context)
    return None if year is None else day_span(date(year, month, day))
