"""Dates that point from the day of publication: yesterday, Tuesday, last month."""

from __future__ import annotations

from datetime import date, timedelta

from legation.steps.dates.context import Context, Parts
from legation.steps.dates.span import (
    Span,
    day_span,
    month_span,
    moved,
    part_of,
    weekend_span,
)


def near_day(parts: Parts, context: Context) -> Span | None:
    """ "today", "last night", "the day after tomorrow"."""
    if context.published is None:
        return None
    return day_span(context.published + timedelta(days=parts.integer("near_day")))


_NEAR_AHEAD = 2


def weekday(parts: Parts, context: Context) -> Span | None:
    """The last such day not after publication, or for what lies ahead the first not before it."""
    base = context.published
    if base is None:
        return None
    wanted = parts.integer("weekday")
    back = (base.weekday() - wanted) % 7
    ahead = (wanted - base.weekday()) % 7
    match parts.integer("direction") if "direction" in parts else None:
        case -1:
            days = -(back or 7)
        case 1:
            days = ahead or 7
            # two days ahead one says "on Friday", not "next Friday"
            days += 7 if parts.text("direction") == "next" and days <= _NEAR_AHEAD else 0
        case 0 if back:
            days = -back if not context.future and wanted < base.weekday() else ahead
        case _:
            days = ahead if context.future else -back
    return day_span(base + timedelta(days=days))


def month_by(parts: Parts, context: Context) -> Span | None:
    """ "last January" (the latest that is over), "next May", "this March", "last March 5"."""
    base, month = context.base, parts.integer("month")
    if base is None:
        return None
    year = base.year
    match parts.integer("direction"):
        case -1 if month >= base.month:
            year -= 1
        case 1 if month <= base.month:
            year += 1
    whole = day_span(date(year, month, parts.figure("day"))) if "day" in parts else month_span(year, month)
    return _edge(parts, whole)


def unit_by(parts: Parts, context: Context) -> Span | None:
    """ "last week", "earlier this month", "at the end of this year"."""
    base = context.base
    if base is None:
        return None
    unit, shift = parts.word("unit"), parts.integer("direction")
    if unit in ("hour", "day", "fortnight"):
        return None
    if unit == "weekend":
        return _weekend(base, shift, context.future)
    whole = moved(base, unit, shift)
    if whole is None:
        return None
    return part_of(whole, parts.word("part")) if "part" in parts else _edge(parts, whole)


def _edge(parts: Parts, whole: Span) -> Span:
    """ "late last year" is its last part; "earlier this year" stays the year up to now."""
    first = parts.text("direction").split()[0]
    return (part_of(whole, first) or whole) if first in ("late", "early") else whole


def _weekend(base: date, shift: int, future: bool) -> Span:
    """On Monday to Wednesday "this weekend" of a deed done is the one just over."""
    if shift == 0 and not future and base.weekday() < 3:
        shift = -1
    return weekend_span(base + timedelta(weeks=shift))
