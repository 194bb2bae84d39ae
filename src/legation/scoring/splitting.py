"""Parts a corpus into training, development and test texts, always the same way."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from legation.scoring.annotation import AnnotatedText

PARTS = ("train", "dev", "test")
SHARES = (80, 10, 10)  # per cent


def split(texts: Iterable[AnnotatedText], shares: tuple[int, int, int] = SHARES) -> dict[str, list[AnnotatedText]]:
    """The texts of each part, in the order given.

    A text's part follows from its id alone, or from its `series` where it has that fact, so that reports of one
    story stay together and a corpus that grows moves no text from one part to another.
    """
    parts: dict[str, list[AnnotatedText]] = {part: [] for part in PARTS}
    for text in texts:
        parts[part_of(text.facts.get("series", text.id), shares)].append(text)
    return parts


def part_of(key: str, shares: tuple[int, int, int] = SHARES) -> str:
    """The part that an id or series falls into.

    >>> part_of("wire-0001") == part_of("wire-0001")
    True
    """
    place = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8]) % sum(shares)
    for part, share in zip(PARTS, shares, strict=True):
        if place < share:
            return part
        place -= share
    raise AssertionError("a place lies within the sum of the shares")
