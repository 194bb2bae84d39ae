"""The year of a day or month that is told without one."""

from __future__ import annotations

from datetime import date, timedelta

from legation.steps.dates.context import Context

_SOON = timedelta(days=60)
_LONG_AGO = timedelta(days=240)


def year_of_month(month: int, context: Context) -> int | None:
    """The year of a month: the latest that has begun, or for what lies ahead the next not yet over."""
    anchored = _from_anchor(month, context)
    if anchored is not None or context.published is None or context.narrative:
        return anchored
    published = context.published
    if context.future:
        return published.year if month >= published.month else published.year + 1
    ahead = (month - published.month) % 12
    if ahead == 1 and not context.past:
        return published.year + (1 if month < published.month else 0)
    return published.year if month <= published.month else published.year - 1


def year_of_day(month: int, day: int, context: Context) -> int | None:
    """The year of a day: the latest such day, or the next where the act lies ahead.

    A day that would lie most of a year back but comes round again within two months is taken as
    one to come: a report adds the year to a day so far back.
    """
    anchored = _from_anchor(month, context)
    if anchored is not None or context.published is None or context.narrative:
        return anchored
    published = context.published
    candidates = [made for year in range(-1, 2) if (made := _made(published.year + year, month, day))]
    past = [made for made in candidates if made <= published]
    ahead = [made for made in candidates if made >= published]
    if not past or not ahead:
        return candidates[0].year if candidates else None
    soon = not context.past and ahead[0] - published <= _SOON and published - past[-1] >= _LONG_AGO
    return ahead[0].year if context.future or soon else past[-1].year


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _from_anchor(month: int, context: Context) -> int | None:
    """The year of the date before: in histories always, elsewhere only inside one sentence."""
    anchor = context.anchor
    if anchor is None or not (context.narrative or context.near) or context.future:
        return None
    if not context.narrative and anchor.grain == "day":
        return None
    if anchor.grain == "year" or not context.narrative:
        return anchor.first.year
    return anchor.first.year + (1 if anchor.first.month - month > 8 else 0)
