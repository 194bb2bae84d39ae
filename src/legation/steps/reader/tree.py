"""Decodes dependencies: one tree with one root for each sentence of a window."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from legation.steps.reader.arborescence import best_tree, find_cycle
from legation.steps.reader.network import Floats, Integers, Network, Outputs

Flags = NDArray[np.bool_]
_FORBIDDEN = np.float32(-1e4)


def decode_heads(outputs: Outputs, starts: Flags) -> Integers:
    """Heads of a batch's tokens, (windows, tokens): 0 is the root, k the window's token k - 1.

    Each token takes its best head; where that is no tree with one root, the sentence's best tree
    is sought.
    """
    scores = outputs.arcs
    _forbid(scores, starts, outputs.lengths)
    heads: Integers = scores[:, 1:].argmax(axis=2)
    for row, length in enumerate(outputs.lengths):
        chosen = heads[row].tolist()
        firsts = np.flatnonzero(starts[row, :length]).tolist()
        for first, end in zip(firsts, [*firsts[1:], length], strict=True):
            local = [0, *(head and head - first for head in chosen[first:end])]
            if local.count(0) != 2 or find_cycle(local):
                part = [0, *range(first + 1, end + 1)]
                found = np.array(best_tree(scores[row][np.ix_(part, part)].astype(np.float64)))[1:]
                heads[row, first:end] = np.where(found > 0, found + first, 0)
    return heads


def _forbid(scores: Floats, starts: Flags, lengths: list[int]) -> None:
    """Rules out heads in other sentences, in the padding, and the token itself."""
    sentence = starts.cumsum(axis=1)
    for row, length in enumerate(lengths):
        sentence[row, length:] = 0
    other = sentence[:, :, None] != sentence[:, None, :]
    diagonal = np.arange(starts.shape[1])
    other[:, diagonal, diagonal] = True
    scores[:, 1:, 1:][other] = _FORBIDDEN


def decode_relations(network: Network, outputs: Outputs, heads: Integers, root: int) -> Integers:
    """The best relation of each token to its head; `root` where the head is the root, only there."""
    chosen = np.take_along_axis(outputs.relation_head, heads[:, :, None], axis=1)
    width = chosen.shape[2]
    dependents = np.ascontiguousarray(outputs.relation_dependent[:, 1:])
    logits = network.relations(dependents.reshape(-1, width), chosen.reshape(-1, width))
    logits[:, root] = _FORBIDDEN
    return np.where(heads == 0, root, logits.argmax(axis=1).reshape(heads.shape))
