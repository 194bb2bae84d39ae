"""What the words before a date make of it: open towards one side, or one end of a stretch."""

from __future__ import annotations

import re
from functools import lru_cache

from legation.model.time import DateInterval
from legation.steps.dates.span import Span
from legation.steps.dates.vocabulary import Vocabulary, alternatives

_OPEN_END = ("since", "from", "after")
_OPEN_START = ("until", "by", "before")


@lru_cache(maxsize=4)
def _before(words: Vocabulary) -> re.Pattern[str]:
    classes = "|".join(f"(?P<{name}>{alternatives(words.clauses[name])})" for name in (*_OPEN_END, *_OPEN_START))
    return re.compile(rf"(?<!\w)(?:{classes})(?:\s+the)?\s*$", re.IGNORECASE)


def opening(text: str, start: int, words: Vocabulary) -> str | None:
    """The class of the words right before a date: since, until, by, before, after, from."""
    found = _before(words).search(text, max(0, start - 40), start)
    return found.lastgroup if found else None


def is_open(opener: str | None, modifies: bool, noun_above: bool) -> str | None:
    """The opener, where it speaks of the date itself.

    "after the 2019 vote" speaks of the vote, "a letter from Tuesday" only says whence; "since
    the 1998 war" is of that year all the same.
    """
    if opener in ("before", "after") and modifies:
        return None
    return None if opener == "from" and (noun_above or modifies) else opener


def framed(span: Span, opener: str | None, text: str, rule: str, offsets: tuple[int, int]) -> DateInterval:
    """The interval of a span, open to the side that the opener says."""
    if opener in _OPEN_END:
        return DateInterval(span.start, None, span.precision, text, opener, offsets)
    if opener in _OPEN_START:
        return DateInterval(None, span.end, span.precision, text, opener, offsets)
    return DateInterval(span.start, span.end, span.precision, text, rule, offsets)
