"""Cuts overlong passages so that memory stays bounded: a five-megabyte line is a passage too."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST_SEGMENT = 50_000
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+")
_SPACE = re.compile(r"\s+")


def cut_segments(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Ranges that cover `start` to `end`, cut after a sentence's end, else at white space, else anywhere."""
    while end - start > LONGEST_SEGMENT:
        cut = _last_end(_SENTENCE_END, text, start) or _last_end(_SPACE, text, start) or start + LONGEST_SEGMENT
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _last_end(mark: re.Pattern[str], text: str, start: int) -> int | None:
    """End of the last match in the second half of the segment that starts at `start`."""
    last = None
    for found in mark.finditer(text, start + LONGEST_SEGMENT // 2, start + LONGEST_SEGMENT):
        last = found.end()
    return last
