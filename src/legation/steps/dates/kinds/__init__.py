"""Readers of date wordings by kind: parts and context in, a span out, None where it stays open."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from legation.steps.dates.context import Context, Parts
from legation.steps.dates.kinds import absolute, counted, deictic, text
from legation.steps.dates.span import Span

Reader = Callable[[Parts, Context], Span | None]

KINDS: Mapping[str, Reader] = {
    "calendar": absolute.calendar_date,
    "years": absolute.years,
    "decade": absolute.decade,
    "century": absolute.century,
    "season": absolute.season,
    "past_season": absolute.past_season,
    "quarter": absolute.quarter,
    "half": absolute.half,
    "named_day": absolute.named_day,
    "near_day": deictic.near_day,
    "weekday": deictic.weekday,
    "month_by": deictic.month_by,
    "unit_by": deictic.unit_by,
    "stretch": counted.stretch,
    "stretch_ahead": counted.stretch_ahead,
    "recent": counted.recent,
    "recently": counted.recently,
    "counted": counted.counted,
    "counted_ahead": counted.counted_ahead,
    "vague_ago": counted.vague_ago,
    "shortly_after": counted.shortly_after,
    "lasting": counted.lasting,
    "unit_of_text": text.unit_of_text,
    "same_unit": text.same_unit,
    "next_unit": text.next_unit,
    "unit_before": text.unit_before,
    "following_month": text.following_month,
    "month_day": text.month_day,
    "then": text.then,
}
