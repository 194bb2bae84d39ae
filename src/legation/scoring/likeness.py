"""Texts that are near-copies of each other, names aside: one frame with other names in it teaches little."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from legation.scoring.annotation import AnnotatedText

NEAR = 80.0  # per cent of the signs in common, in order, when names and numbers are masked
FEWEST_WORDS = 6
_BLOCK = 500
_NAME_OR_NUMBER = re.compile(r"\b(?:[A-Z][\w'’.-]*|\d[\d.,]*)(?:\s+(?:[A-Z][\w'’.-]*|\d[\d.,]*))*")


@dataclass(frozen=True, slots=True)
class NearCopy:
    """Two texts that are too much alike, and how much: 100 is the same."""

    first: AnnotatedText
    second: AnnotatedText
    likeness: float


def near_copies(texts: Sequence[AnnotatedText], least: float = NEAR) -> list[NearCopy]:
    """Every pair of texts of six words or more that are alike at least so much, the most alike first."""
    kept = [text for text in texts if len(text.text.split()) >= FEWEST_WORDS]
    frames = [frame(text.text) for text in kept]
    found: list[NearCopy] = []
    for begin in range(0, len(frames), _BLOCK):
        rows = frames[begin : begin + _BLOCK]
        scores = process.cdist(rows, frames[begin:], scorer=fuzz.ratio, score_cutoff=least, dtype=np.float32)
        for row, column in np.argwhere(scores > 0):
            if column > row:
                pair = kept[begin + row], kept[begin + column]
                found.append(NearCopy(*pair, float(scores[row, column])))
    return sorted(found, key=lambda each: -each.likeness)


def frame(text: str) -> str:
    """A text without its names and numbers.

    >>> frame("France expelled 12 Russians, and Togo two.")
    'X expelled X, and X two.'
    """
    return _NAME_OR_NUMBER.sub("X", text)
