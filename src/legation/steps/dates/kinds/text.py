"""Dates that point from the date before them in the text: "the same day", "the following year"."""

from __future__ import annotations

from datetime import date

from legation.steps.dates.context import Context, Parts
from legation.steps.dates.span import Span, day_span, month_span, moved, part_of


def _unit(parts: Parts, context: Context, shift: int) -> Span | None:
    unit = parts.word("unit")
    base = context.anchor_day(unit)
    return None if base is None or unit in ("hour", "century") else moved(base, unit, shift)


def same_unit(parts: Parts, context: Context) -> Span | None:
    """ "that year", "the same day"."""
    return _unit(parts, context, 0)


def next_unit(parts: Parts, context: Context) -> Span | None:
    """ "the next day", "the following month"; "the next week" without a date before it, of publication."""
    unit = parts.word("unit")
    if context.anchor is None and context.future and context.published and unit in ("week", "month", "year"):
        return moved(context.published, unit, 1)
    return _unit(parts, context, 1)


def unit_before(parts: Parts, context: Context) -> Span | None:
    """ "the day before", "the previous year"."""
    return _unit(parts, context, -1)


def unit_of_text(parts: Parts, context: Context) -> Span | None:
    """ "the end of the year": of the year told of, else of the year of publication."""
    unit = parts.word("unit")
    if unit not in ("month", "year", "decade", "week"):
        return None
    base = context.anchor_day(unit) if context.narrative else context.published
    whole = None if base is None else moved(base, unit, 0)
    return None if whole is None else part_of(whole, parts.word("part"))


def following_month(parts: Parts, context: Context) -> Span | None:
    """ "the following March"."""
    base, month = context.anchor, parts.integer("month")
    if base is None:
        return None
    return month_span(base.first.year + (0 if month > base.first.month and base.grain != "year" else 1), month)


def month_day(parts: Parts, context: Context) -> Span | None:
    """ "on the 24th": of the month told of."""
    anchor = context.anchor
    if anchor is None or anchor.grain == "year":
        return None
    return day_span(date(anchor.first.year, anchor.first.month, parts.figure("day")))


def then(_: Parts, context: Context) -> Span | None:
    """ "since then"."""
    return context.anchor
