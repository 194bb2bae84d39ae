"""Cuts the tokens of a passage into windows that the network reads at once."""

from __future__ import annotations

from collections.abc import Sequence

WANTED_PIECES = 160
MOST_PIECES = 320

_ENDS = frozenset({".", "!", "?", "…", "...", "!!", "??", "?!", "!?", "!!!", "???"})
_CLOSING = frozenset({'"', "”", "’", "'", "''", ")", "]", "»"})
_CLAUSE_MARKS = frozenset({",", ";", ":", "-", "–", "—", "--"})


def cut_windows(tokens: Sequence[str], sizes: Sequence[int]) -> list[tuple[int, int]]:
    """Ranges of tokens of about `WANTED_PIECES` pieces, cut where a sentence seems to end.

    `sizes` are the numbers of pieces of the tokens. A sentence that goes on past the wanted size
    stays whole up to `MOST_PIECES`; an endless one is cut after a comma or wherever it must be.
    """
    ranges: list[tuple[int, int]] = []
    start = position = total = 0
    sentence_end = clause_end = 0
    while position < len(tokens):
        total += max(1, sizes[position])  # control characters have no pieces, yet take their room
        cut = _cut(total, start, position, sentence_end, clause_end)
        if cut:
            ranges.append((start, cut))
            start = position = cut
            total = sentence_end = clause_end = 0
            continue
        position += 1
        if _ends_sentence(tokens, position):
            sentence_end = position
        elif tokens[position - 1] in _CLAUSE_MARKS:
            clause_end = position
    if start < len(tokens):
        ranges.append((start, len(tokens)))
    return ranges


def _cut(total: int, start: int, position: int, sentence_end: int, clause_end: int) -> int:
    """Where to cut before taking in the token at `position`; 0 for not yet."""
    if position == start or total <= WANTED_PIECES:
        return 0
    if sentence_end:
        return sentence_end
    if total <= MOST_PIECES:
        return 0
    return clause_end or position


def _ends_sentence(tokens: Sequence[str], position: int) -> bool:
    """Whether a sentence seems to end before the token at `position`."""
    if position >= len(tokens):
        return False
    last = position - 1
    while last > 0 and tokens[last] in _CLOSING:
        last -= 1
    following = tokens[position]
    if tokens[last] not in _ENDS or following in _CLOSING:
        return False
    return not following[:1].islower()
