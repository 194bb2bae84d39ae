"""Roughly where sentences begin and end, to show errors and to pair conditions; the program itself does not use it."""

from __future__ import annotations

import re

from legation.scoring.annotation import Span

_END = re.compile(r"[.!?][\"\u201d\u2019')\]]*\s+(?=[\"\u201c\u2018'(\[]?[A-Z0-9])|\n")


def sentence_around(text: str, span: Span) -> Span:
    """Where the sentence around a span begins and ends.

    >>> sentence_around("It rained. Togo sued Benin. It rained.", (16, 20))
    (11, 27)
    """
    start, end = span
    begin = max((found.end() for found in _END.finditer(text, 0, start)), default=0)
    after = _END.search(text, max(end - 1, 0))
    return begin, len(text) if after is None else after.start() + len(after[0].rstrip())


def sentence_at(text: str, span: Span) -> str:
    """The sentence around a span, with the span in »brackets«.

    >>> sentence_at("It rained. Togo sued Benin. It rained.", (16, 20))
    'Togo »sued« Benin.'
    """
    (begin, finish), (start, end) = sentence_around(text, span), span
    return f"{text[begin:start]}»{text[start:end]}«{text[end:finish]}".strip()
