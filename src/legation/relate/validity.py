"""When a statement holds: the valid time by which evidence is ordered."""

from __future__ import annotations

from datetime import date

from legation.model.event import Condition, Event
from legation.model.time import DateInterval, last_day


def event_day(event: Event, published: date | None) -> date | None:
    """The day by which an event had come to be, as far as the report can know it.

    An undated act counts as told on the day of publication, and so does one that lies ahead: what a
    planned visit next week says of a relation is so now. A vague date counts with its last day,
    since only then is it sure that the act has been.
    """
    return _capped(_latest(event.date), published)


def condition_day(condition: Condition, published: date | None) -> date | None:
    """The day from which a standing fact surely holds: the last on which it can have begun."""
    since = condition.since
    if since is None:
        return published
    begun = last_day(since.start) if since.start is not None else since.last_day
    return _capped(begun, published)


def _latest(interval: DateInterval | None) -> date | None:
    if interval is None:
        return None
    if interval.end is not None:
        return last_day(interval.end)
    return None if interval.start is None else last_day(interval.start)


def _capped(day: date | None, published: date | None) -> date | None:
    if day is None or published is None:
        return published if day is None else day
    return min(day, published)


def overlap(one: DateInterval, other: DateInterval) -> bool:
    """Whether both intervals can hold one and the same day."""
    starts = [day for day in (one.first_day, other.first_day) if day is not None]
    ends = [day for day in (one.last_day, other.last_day) if day is not None]
    return not starts or not ends or max(starts) <= min(ends)


def apart(one: DateInterval, other: DateInterval) -> int | None:
    """Days between two intervals that do not overlap; None where they do or an end is open."""
    if overlap(one, other):
        return None
    starts = [day for day in (one.first_day, other.first_day) if day is not None]
    ends = [day for day in (one.last_day, other.last_day) if day is not None]
    return (max(starts) - min(ends)).days


def span_days(interval: DateInterval) -> int:
    """How many days an interval may fall on; an open end counts as very many."""
    first, last = interval.first_day, interval.last_day
    return 10**6 if first is None or last is None else (last - first).days


def end_of_range(interval: DateInterval | None) -> DateInterval | None:
    """When a stretch of time that a text gives from end to end is over, None for any other date."""
    if interval is None or interval.precision != "range" or interval.end is None or interval.start is None:
        return None
    return DateInterval(interval.end, interval.end, "day", interval.text, interval.rule, interval.offsets)
