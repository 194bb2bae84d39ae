"""Inline spans: `{France|F} expelled {{Russian|R} diplomats|D}` is text with labelled places."""

from __future__ import annotations

import re

from legation.scoring.annotation import Span

LABEL = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


class MarkupError(ValueError):
    """Markup that cannot be read; the message says what is wrong, the caller adds file and line."""


def unmark(marked: str) -> tuple[str, list[tuple[str, Span]]]:
    """The bare text, and labels with their places in it, in the order in which they end.

    Spans may lie in each other. `\\\\{`, `\\\\|`, `\\\\}` and `\\\\\\\\` stand for the signs themselves.

    >>> unmark("{{Russian|R} envoys|E} left.")
    ('Russian envoys left.', [('R', (0, 7)), ('E', (0, 14))])
    """
    text: list[str] = []
    found: list[tuple[str, Span]] = []
    open_at: list[int] = []
    place = 0
    while place < len(marked):
        sign = marked[place]
        if sign == "\\":
            if place + 1 == len(marked):
                raise MarkupError("ends with a lone backslash")
            text.append(marked[place + 1])
            place += 2
        elif sign == "{":
            open_at.append(len(text))
            place += 1
        elif sign == "|" and open_at:
            place = _close(marked, place, text, open_at, found)
        elif sign in "|}":
            raise MarkupError(f"has {sign!r} outside a span; write \\{sign} for the sign itself")
        else:
            text.append(sign)
            place += 1
    if open_at:
        raise MarkupError(f"has a span that is never closed: {''.join(text[open_at[-1] :])[:30]!r}")
    return "".join(text), found


def _close(marked: str, bar: int, text: list[str], open_at: list[int], found: list[tuple[str, Span]]) -> int:
    """Takes `|LABEL}` in; the position behind it."""
    label = LABEL.match(marked, bar + 1)
    if label is None or marked[label.end() : label.end() + 1] != "}":
        raise MarkupError(f"needs a label and '}}' after '|': {marked[bar : bar + 20]!r}")
    start = open_at.pop()
    if start == len(text):
        raise MarkupError(f"has an empty span {label[0]!r}")
    found.append((label[0], (start, len(text))))
    return label.end() + 1


def mark(text: str, spans: list[tuple[str, Span]]) -> str:
    """The text with its spans marked; the inverse of `unmark`.

    >>> mark("Russian envoys left.", [("R", (0, 7)), ("E", (0, 14))])
    '{{Russian|R} envoys|E} left.'
    """
    opening: dict[int, int] = {}
    closing: dict[int, list[str]] = {}
    for label, (start, end) in sorted(spans, key=lambda item: (item[1][1], -item[1][0])):
        opening[start] = opening.get(start, 0) + 1
        closing.setdefault(end, []).append(label)
    parts: list[str] = []
    for place in range(len(text) + 1):
        parts.extend(f"|{label}}}" for label in closing.get(place, ()))
        parts.append("{" * opening.get(place, 0))
        if place < len(text):
            parts.append(f"\\{text[place]}" if _needs_backslash(text, place) else text[place])
    return "".join(parts)


def _needs_backslash(text: str, place: int) -> bool:
    """Signs of the markup, and those that would make a line a header, a remark or a record."""
    begins_line = place == 0 or text[place - 1] == "\n"
    return text[place] in "{}|\\" or (begins_line and text[place] in "@# ")
