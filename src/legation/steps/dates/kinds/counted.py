"""Dates at a distance: "two days ago", "a year later", "the past decade", "just days after"."""

from __future__ import annotations

from datetime import date, timedelta

from legation.steps.dates.context import Context, Parts
from legation.steps.dates.span import Span, days_span, months_span, moved, years_span

# How far back "days ago", "weeks ago" … may reach: days, least and most.
_VAGUE = {"hour": (0, 1), "day": (1, 13), "week": (7, 62), "fortnight": (14, 62), "month": (31, 365)}
_RECENT = {"hour": 1, "day": 13, "week": 62, "month": 365}
_RECENTLY = 30


def counted(parts: Parts, context: Context) -> Span | None:
    """ "three years ago", "two days earlier", "a month later", "two weeks from now"."""
    unit = parts.word("unit")
    forward = "forward" in parts
    way = parts.word("forward" if forward else "backward")
    base = _base_of(way, unit, context)
    if base is None:
        return None
    if "vague_number" in parts:
        return None if forward else vague_before(base, unit, least=2)
    count = parts.integer("number")
    return at_distance(base, unit, count if forward else -count)


def _base_of(way: str, unit: str, context: Context) -> date | None:
    if way in ("ago", "from now"):
        return context.published
    anchored = context.anchor_day(unit)
    if anchored is None and way == "earlier" and not context.narrative and context.anchor is None:
        return context.published
    return anchored


def at_distance(base: date, unit: str, count: int) -> Span | None:
    """The unit so far away; decades are told round, so some years either side are meant."""
    if unit == "decade":
        return years_span(base.year + 10 * count - 1, base.year + 10 * count + 1)
    if unit in ("century", "quarter", "weekend"):
        return None
    return moved(base, unit, count)


def vague_before(base: date, unit: str, least: int = 1) -> Span | None:
    """ "days ago", "several weeks ago": a stretch before a day."""
    if unit == "year":
        return years_span(base.year - 9, base.year - least)
    if unit not in _VAGUE:
        return None
    near, far = _VAGUE[unit]
    return days_span(base - timedelta(days=far), base - timedelta(days=near * least))


def vague_ago(parts: Parts, context: Context) -> Span | None:
    """ "days ago", "just weeks ago"; "years ago" is too vague to be a date."""
    unit = parts.word("unit")
    if context.published is None or unit == "year":
        return None
    return vague_before(context.published, unit)


def counts_from_sentence(context: Context) -> bool:
    """ "signed in 1980, eleven years after the war": beside a date with its year the distance counts from that."""
    return context.near and context.anchor is not None


def shortly_after(parts: Parts, context: Context) -> Span | None:
    """ "just days after X", "two days after X": when X was, seen from the day of publication.

    What a report tells of is mostly news of its day, so X lies that long before publication. In a
    text of past years nothing is known.
    """
    unit = parts.word("unit")
    if counts_from_sentence(context) and "number" in parts and context.anchor is not None:
        day = context.anchor_day(unit)
        return None if day is None else at_distance(day, unit, -parts.integer("number"))
    if context.published is None or context.narrative:
        return None
    if "number" not in parts and parts.text("unit").endswith("s"):
        return vague_before(context.published, unit)
    count = parts.integer("number") if "number" in parts else 1
    if unit in ("hour", "day", "week"):
        days = {"hour": 1, "day": count, "week": count * 7}[unit]
        return days_span(context.published - timedelta(days=days + 1), context.published - timedelta(days=days - 1))
    return at_distance(context.published, unit, -count)


def stretch(parts: Parts, context: Context) -> Span | None:
    """ "the past decade", "the last three weeks": up to the day of publication."""
    base, unit = context.base, parts.word("unit")
    if base is None or context.narrative:
        return None
    if "number" not in parts and parts.text("unit").endswith("s") and "vague_number" not in parts:
        return _recent(base, unit)
    if unit == "hour" and "number" not in parts:
        return None  # "at the last minute"
    return _stretch(base, unit, -_count(parts))


def stretch_ahead(parts: Parts, context: Context) -> Span | None:
    """ "the coming weeks", "the next two years"."""
    base, unit = context.base, parts.word("unit")
    if base is None or context.narrative or context.published is None:
        return None
    if "number" not in parts and "vague_number" not in parts and parts.text("unit").endswith("s"):
        return days_span(base, base + timedelta(days=_RECENT[unit])) if unit in _RECENT else None
    return _stretch(base, unit, _count(parts))


def _count(parts: Parts) -> int:
    for name in ("number", "vague_number"):
        if name in parts:
            return parts.integer(name)
    return 1


def _stretch(base: date, unit: str, count: int) -> Span | None:
    """From a day so many units on or back, at the grain of the unit."""
    if unit in ("hour", "day", "week", "fortnight"):
        days = {"hour": 1, "day": abs(count), "week": 7 * abs(count), "fortnight": 14 * abs(count)}[unit]
        away = base + timedelta(days=days if count > 0 else -days)
        return days_span(min(base, away), max(base, away))
    if unit == "month":
        low, high = sorted((base.month, base.month + count))
        return months_span(base.year, low, high, "range")
    if unit in ("year", "decade", "century"):
        years = count * {"year": 1, "decade": 10, "century": 100}[unit]
        return years_span(min(base.year, base.year + years), max(base.year, base.year + years))
    return None


def recent(parts: Parts, context: Context) -> Span | None:
    """ "in recent weeks"."""
    if context.published is None:
        return None
    return _recent(context.published, parts.word("unit"))


def _recent(base: date, unit: str) -> Span | None:
    if unit == "year":
        return years_span(base.year - 5, base.year)
    if unit not in _RECENT:
        return None
    return days_span(base - timedelta(days=_RECENT[unit]), base)


def recently(_: Parts, context: Context) -> Span | None:
    """ "recently": within the month before publication."""
    if context.published is None:
        return None
    return days_span(context.published - timedelta(days=_RECENTLY), context.published)


def counted_ahead(parts: Parts, context: Context) -> Span | None:
    """ "in two weeks' time"."""
    if context.published is None:
        return None
    return at_distance(context.published, parts.word("unit"), _count(parts))


def lasting(parts: Parts, context: Context) -> Span | None:
    """ "for three years": when it began, seen from publication; used where it still goes on."""
    if context.published is None or context.narrative or ("number" not in parts and "vague_number" not in parts):
        return None
    unit, count = parts.word("unit"), _count(parts)
    if unit == "decade":
        unit, count = "year", count * 10
    return at_distance(context.published, unit, -count)
