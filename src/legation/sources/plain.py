"""Plain text: each non-empty line is a passage, the first one the title if it looks like one."""

from __future__ import annotations

from legation.model.report import Report
from legation.sources.check import check_text
from legation.sources.described import Described

LONGEST_TITLE = 150
_STOPS = (".", "!", "?", "…", ".”", '."', ".'", ".’", "?”", '?"', "!”", '!"')


def plain_report(text: str, source: str, described: Described) -> Report:
    """A report of a text; the user's title goes over the text's own."""
    check_text(text, source, described.limits.report_characters)
    return Report(
        text=text,
        title=described.title or title_of(text),
        published=described.published,
        publisher=described.publisher or described.fallback_publisher,
    )


def title_of(text: str) -> str | None:
    """The first line that is not empty, if it is short and has no final stop.

    >>> title_of("Chad cuts ties with Mali\\nChad cut ties with Mali on Monday.")
    'Chad cuts ties with Mali'
    >>> title_of("Chad cut ties with Mali on Monday.") is None
    True
    """
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return first if first and len(first) < LONGEST_TITLE and not first.endswith(_STOPS) else None
