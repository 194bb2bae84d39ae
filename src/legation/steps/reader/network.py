"""Runs the reader's network on windows of tokens, in batches of windows of like length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from legation.errors import ReaderError
from legation.steps.reader.pieces import Pieces, WordPieces

PIECES_A_BATCH = 384  # larger ones leave the cache and are slower

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

OUTPUTS = (
    "universal_tags",
    "treebank_tags",
    "lemma_rules",
    "sentence_starts",
    "names",
    "arcs",
    "relation_dependent",
    "relation_head",
)


@dataclass(frozen=True, slots=True)
class Outputs:
    """The network's outputs for one batch of windows, padded; `lengths` are tokens a window.

    Tags and rules are the best ones, sentence starts and names logits. The dependency outputs have
    one row more a window: row 0 is the artificial root.
    """

    lengths: list[int]
    universal_tags: Integers
    treebank_tags: Integers
    lemma_rules: Integers
    sentence_starts: Floats
    names: Floats
    arcs: Floats
    relation_dependent: Floats
    relation_head: Floats


class Network:
    """The exported network and its word pieces."""

    def __init__(self, folder: Path, threads: int = 1, file: str = "reader.onnx") -> None:
        self.word_pieces = WordPieces(folder / "tokenizer.json")
        self._session = _session(folder / file, threads)
        self._relations = _session(folder / "relations.onnx", threads)

    def run(self, windows: Sequence[Sequence[Pieces]]) -> Iterator[tuple[list[int], Outputs]]:
        """Batches: which windows they hold, and their outputs."""
        for batch in batches([_size(window) for window in windows]):
            yield batch, self._run([windows[index] for index in batch])

    def relations(self, dependents: Floats, heads: Floats) -> Floats:
        """Relation logits, a row a token, from the vectors of tokens and of their chosen heads."""
        logits: Floats = self._relations.run(None, {"dependents": dependents, "heads": heads})[0]
        return logits

    def _run(self, windows: Sequence[Sequence[Pieces]]) -> Outputs:
        inputs = _inputs(windows, self.word_pieces.before, self.word_pieces.after)
        values = self._session.run(OUTPUTS, inputs)
        return Outputs([len(window) for window in windows], *values)


def _session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(
            str(path),
            options,
            providers=["CPUExecutionProvider"],
            # Measured: onnxruntime's fused kernel is slower than its parts, a tenth of the whole.
            disabled_optimizers=["SkipLayerNormFusion"],
        )
    except Exception as error:  # onnxruntime's errors share no base class of their own
        raise ReaderError(f"the reader's network {path.name} cannot be loaded: {error}") from error


def _size(window: Sequence[Pieces]) -> int:
    return sum(len(token.ids) for token in window) + 2


def batches(sizes: Sequence[int]) -> list[list[int]]:
    """Indexes of windows, those of like size together, `PIECES_A_BATCH` padded pieces at most a batch.

    >>> batches([900, 20, 30, 910])
    [[1, 2], [0], [3]]
    """
    found: list[list[int]] = []
    for index in sorted(range(len(sizes)), key=sizes.__getitem__):
        if found and (len(found[-1]) + 1) * sizes[index] <= PIECES_A_BATCH:
            found[-1].append(index)
        else:
            found.append([index])
    return found


def _inputs(windows: Sequence[Sequence[Pieces]], before: int, after: int) -> dict[str, Integers]:
    length = max(_size(window) for window in windows)
    width = max(len(window) for window in windows)
    pieces = np.zeros((len(windows), length), dtype=np.int64)
    case = np.zeros_like(pieces)
    mask = np.zeros_like(pieces)
    first = np.zeros((len(windows), width), dtype=np.int64)
    for row, window in enumerate(windows):
        ids, shapes, places = [before], [0], []
        for token in window:
            # A token without pieces is read at the window's start, as in training.
            places.append(len(ids) if token.ids else 0)
            ids.extend(token.ids)
            shapes.extend([token.case] * len(token.ids))
        ids.append(after)
        pieces[row, : len(ids)] = ids
        mask[row, : len(ids)] = 1
        case[row, : len(shapes)] = shapes
        first[row, : len(places)] = places
    return {"pieces": pieces, "mask": mask, "case": case, "first": first}
