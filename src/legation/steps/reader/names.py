"""Decodes name logits into BIO tags that hold together."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

_FORBIDDEN = np.float32(-1e9)


def decode_names(logits: NDArray[np.float32], labels: tuple[str, ...]) -> list[int]:
    """Indexes of the best tags of one sentence in which every `I-` follows a tag of its own type.

    The best tag a token nearly always holds together already; only where it does not is the best
    path sought (Viterbi).
    """
    best: list[int] = logits.argmax(axis=1).tolist()
    allowed = _allowed(labels)
    outside = labels.index("O")
    previous = outside
    for tag in best:
        if not allowed[previous, tag]:
            return _best_path(logits, allowed, outside)
        previous = tag
    return best


@lru_cache(maxsize=8)
def _allowed(labels: tuple[str, ...]) -> NDArray[np.bool_]:
    """`allowed[a, b]`: whether tag b may follow tag a."""
    table = np.ones((len(labels), len(labels)), dtype=bool)
    for row, before in enumerate(labels):
        for column, after in enumerate(labels):
            if after.startswith("I-"):
                table[row, column] = before[2:] == after[2:]
    return table


def _best_path(logits: NDArray[np.float32], allowed: NDArray[np.bool_], outside: int) -> list[int]:
    penalty = np.where(allowed, np.float32(0), _FORBIDDEN)
    scores = logits[0] + penalty[outside]
    back: list[NDArray[np.intp]] = []
    for row in logits[1:]:
        paths = scores[:, None] + penalty
        back.append(paths.argmax(axis=0))
        scores = paths.max(axis=0) + row
    tag = int(scores.argmax())
    path = [tag]
    for pointers in reversed(back):
        tag = int(pointers[tag])
        path.append(tag)
    return path[::-1]
