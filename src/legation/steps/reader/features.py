"""What the reader's network is shown of a token beside its word pieces.

The encoder is uncased, so the shape of each token travels as a feature of its own:
without it "US" and "us", "May" and "may", "Turkey" and "turkey" look the same.
"""

from __future__ import annotations

from collections.abc import Sequence

CASE_SHAPES = ("padding", "lower", "title", "upper", "mixed", "no_letters", "capital_letter")

_PADDING, _LOWER, _TITLE, _UPPER, _MIXED, _NO_LETTERS, _CAPITAL_LETTER = range(len(CASE_SHAPES))


def case_shape(token: str) -> int:
    """Index into `CASE_SHAPES` of one token's casing.

    >>> [CASE_SHAPES[case_shape(token)] for token in ("us", "US", "May", "McKay", "1,200", "U")]
    ['lower', 'upper', 'title', 'mixed', 'no_letters', 'capital_letter']
    """
    letters = [character for character in token if character.isalpha()]
    if not letters:
        return _NO_LETTERS
    if len(letters) == 1 and letters[0].isupper():
        return _CAPITAL_LETTER
    if all(letter.isupper() for letter in letters):
        return _UPPER
    if not any(letter.isupper() for letter in letters):
        return _LOWER
    if letters[0].isupper() and not any(letter.isupper() for letter in letters[1:]):
        return _TITLE
    return _MIXED


def case_shapes(tokens: Sequence[str]) -> list[int]:
    """The case shape of each token, in order."""
    return [case_shape(token) for token in tokens]
