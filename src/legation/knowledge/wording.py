"""Cuts tokens into pieces that do not depend on how a tokenizer treats hyphens, apostrophes and accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_PIECE = re.compile(r"['-]|[^'\s-]+")
_APOSTROPHES, _HYPHENS = "\u2018\u2019\u02bc", "\u2010\u2011"
_SAME = str.maketrans(_APOSTROPHES + _HYPHENS + "\u00a0", "'" * len(_APOSTROPHES) + "-" * len(_HYPHENS) + " ")
# letters that no decomposition takes apart
_LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "đ": "d", "Đ": "D", "ß": "ss"})


@lru_cache(maxsize=65536)
def pieces(token: str) -> tuple[str, ...]:
    """Pieces of one token, with its accents and plain apostrophes.

    >>> pieces("d’Ivoire")
    ('d', "'", 'Ivoire')
    """
    if token.isalnum():
        return (token,)
    return tuple(_PIECE.findall(token.translate(_SAME).replace(",", " , ")))


@lru_cache(maxsize=65536)
def folded(piece: str) -> str:
    """A piece without accents.

    >>> folded("Brasília")
    'Brasilia'
    """
    if piece.isascii():
        return piece
    decomposed = unicodedata.normalize("NFKD", piece.translate(_LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def fold_all(parts: Iterable[str]) -> tuple[str, ...]:
    """Pieces without accents."""
    return tuple(folded(part) for part in parts)


def pieces_of(text: str) -> tuple[str, ...]:
    """Pieces of a wording of several words."""
    return tuple(piece for word in text.split() for piece in pieces(word))
