"""Whatever the text: dates slice to their words, start before they end, and nothing raises."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from legation.model.report import Passage, Report
from legation.steps.dates import Dates
from legation.steps.reading import Reading
from test_dates_table import flat

WORDS = st.sampled_from(
    [
        "May",
        "March",
        "31",
        "29",
        "February",
        "2019",
        "0",
        "99999",
        "the",
        "last",
        "next",
        "days",
        "ago",
        "century",
        "9999",
        "two",
        "after",
        "since",
        "from",
        "to",
        "and",
        "-",
        ",",
        "Friday",
        "1990s",
        "'90s",
        "decade",
        "earlier",
        "later",
        "in",
        "years",
        "999",
        "end",
        "of",
        "summer",
        "Christmas",
        "this",
        "week",
        "12",
        "1000",
        "month",
        "recently",
        "for",
    ]
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.one_of(WORDS, st.text(min_size=1, max_size=6)), min_size=1, max_size=12),
    st.one_of(st.none(), st.dates(min_value=date(1, 1, 1), max_value=date.max)),
)
def test_anything(words: list[str], published: date | None) -> None:
    """Any words, any day of publication."""
    text = " ".join(["They met", *words])
    report = Report(text=text, published=published)
    found = Dates()(Reading(report, (Passage(0, 0, len(text)),), (flat(text),))).dates
    for mention in found:
        interval = mention.interval
        assert interval.offsets is not None
        assert text[slice(*interval.offsets)] == interval.text
        assert mention.first <= mention.last
        if interval.first_day is not None and interval.last_day is not None:
            assert interval.first_day <= interval.last_day
