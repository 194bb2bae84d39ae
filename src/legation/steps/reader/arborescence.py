"""The best tree over a sentence by the scores of its possible heads (Chu and Liu, Edmonds).

Own code: the libraries for it have no wheels for current Pythons or build graphs of objects, and it
runs only where taking each token's best head gives no tree.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]


def best_tree(scores: Scores) -> list[int]:
    """Heads of the best tree with exactly one root.

    `scores[d, h]` is the score of head h for dependent d; row and column 0 are the artificial
    root. The answer has one head a row, that of row 0 being 0.

    >>> best_tree(np.array([[0, 0, 0], [1, 0, 9], [2, 9, 0]], dtype=float))
    [0, 2, 0]
    """
    scores = np.maximum(scores.astype(np.float64), -1e5)
    # Every root arc costs more than all scores together can make up for: the best tree has one.
    scores[1:, 0] -= 2 * len(scores) * (np.ptp(scores) + 1)
    np.fill_diagonal(scores, -np.inf)
    scores[0, :] = -np.inf
    return _arborescence(scores)


def _arborescence(scores: Scores) -> list[int]:
    heads: list[int] = scores.argmax(axis=1).tolist()
    heads[0] = 0
    cycle = find_cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    reduced, entering, leaving = _contract(scores, heads, cycle, outside)
    found = _arborescence(reduced)
    merged = len(outside)
    for row in range(1, merged):
        head = found[row]
        heads[outside[row]] = int(leaving[row] if head == merged else outside[head])
    entry = found[merged]
    broken = int(entering[entry])
    heads[broken] = int(outside[entry])
    return heads


def _contract(
    scores: Scores, heads: list[int], cycle: list[int], outside: NDArray[np.intp]
) -> tuple[Scores, NDArray[np.intp], NDArray[np.intp]]:
    """The graph with the cycle as its last node; where each outer head enters it and each outer
    dependent leaves it."""
    members = np.array(cycle)
    kept = scores[members, [heads[member] for member in cycle]]
    size = len(outside)
    reduced = np.full((size + 1, size + 1), -np.inf)
    reduced[:size, :size] = scores[np.ix_(outside, outside)]
    gains = scores[np.ix_(members, outside)] - kept[:, None]
    entering = members[gains.argmax(axis=0)]
    reduced[size, :size] = gains.max(axis=0)
    from_cycle = scores[np.ix_(outside, members)]
    leaving = members[from_cycle.argmax(axis=1)]
    reduced[:size, size] = from_cycle.max(axis=1)
    reduced[0, :] = -np.inf
    return reduced, entering, leaving


def find_cycle(heads: list[int]) -> list[int]:
    """Members of a cycle that does not pass through node 0, empty if there is none."""
    state = [0] * len(heads)
    state[0] = len(heads) + 1
    for begin in range(1, len(heads)):
        node = begin
        while not state[node]:
            state[node] = begin
            node = heads[node]
        if state[node] == begin:
            cycle = [node]
            while heads[cycle[-1]] != node:
                cycle.append(heads[cycle[-1]])
            return cycle
    return []
