"""Finds the longest listed phrase that begins at a token, however the tokenizer cut it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from legation.knowledge.wording import fold_all, folded, pieces, pieces_of

Found = TypeVar("Found")
Pieces = tuple[str, ...]


class PhraseTable(Generic[Found]):
    """Phrases, cut into pieces, with what each stands for.

    A phrase is found with or without its accents. Lookalikes are longer phrases inside which a
    listed one means something else ("Guinea" in "New Guinea").
    """

    def __init__(self, table: Mapping[Pieces, Found], lookalikes: Iterable[str] = ()) -> None:
        self._table = dict(table)
        self._reach: dict[str, int] = {}
        for key in self._table:
            first = folded(key[0])
            self._reach[first] = max(self._reach.get(first, 0), len(key))
        self._around: dict[Pieces, list[tuple[Pieces, Pieces]]] = {}
        for phrase in lookalikes:
            self._keep_apart(pieces_of(phrase))

    def _keep_apart(self, phrase: Pieces) -> None:
        for first in range(len(phrase)):
            for end in range(first + 1, len(phrase) + 1):
                if end - first < len(phrase) and phrase[first:end] in self._table:
                    self._around.setdefault(phrase[first:end], []).append((phrase[:first], phrase[end:]))

    def longest(self, tokens: Sequence[str], start: int) -> tuple[int, Found] | None:
        """What the longest phrase at token `start` stands for, with its number of tokens."""
        opening = pieces(tokens[start])
        reach = self._reach.get(folded(opening[0])) if opening else None
        if reach is None:
            return None
        parts: list[str] = []
        ends: list[int] = []
        for index in range(start, min(start + reach, len(tokens))):
            parts.extend(pieces(tokens[index]))
            if len(parts) > reach:
                break
            ends.append(len(parts))
        for count in range(len(ends), 0, -1):
            key = tuple(parts[: ends[count - 1]])
            key = key if key in self._table else fold_all(key)
            if key in self._table and not self._is_lookalike(key, tokens, start, start + count):
                return count, self._table[key]
        return None

    def _is_lookalike(self, key: Pieces, tokens: Sequence[str], start: int, end: int) -> bool:
        for before, after in self._around.get(key, ()):
            left = tuple(piece for token in tokens[max(0, start - len(before)) : start] for piece in pieces(token))
            right = tuple(piece for token in tokens[end : end + len(after)] for piece in pieces(token))
            if left[len(left) - len(before) :] == before and right[: len(after)] == after:
                return True
        return False
