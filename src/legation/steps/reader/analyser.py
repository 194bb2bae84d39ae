"""From windows of tokens to labels: word pieces, network, decoding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from legation.steps.reader.inventory import load_inventory
from legation.steps.reader.names import decode_names
from legation.steps.reader.network import Network, Outputs
from legation.steps.reader.tree import Flags, decode_heads, decode_relations


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the reader says of one window, one entry a token.

    Tags, rules, relations and names are indexes into the inventory; `heads` are indexes of tokens
    of the window, -1 for a root.
    """

    starts: list[bool]
    universal_tags: list[int]
    treebank_tags: list[int]
    lemma_rules: list[int]
    heads: list[int]
    relations: list[int]
    names: list[int]


# "Secretary of State" before a name: log odds that begin a sentence with a person's name where no sign ends the one
# before, if that has more words than "Thanks" or "Best regards"
_SURE_OF_PERSON = 5.0
_GREETING = 2


class Analyser:
    """Labels windows of tokens."""

    def __init__(self, folder: Path, threads: int = 1, file: str = "reader.onnx") -> None:
        self.inventory = load_inventory(folder)
        self.network = Network(folder, threads, file)
        self._root = self.inventory.relations.index("root")
        self._person = self.inventory.names.index("B-PER")

    def analyse(self, windows: Sequence[Sequence[str]], whole: bool = False) -> list[Analysis]:
        """The analysis of each window; with `whole` each window is taken for one sentence."""
        pieces = [self.network.word_pieces.pieces(window) for window in windows if window]
        placed = [index for index, window in enumerate(windows) if window]
        found = [Analysis([], [], [], [], [], [], []) for _ in windows]
        for batch, outputs in self.network.run(pieces):
            words = [windows[placed[index]] for index in batch]
            for index, analysis in zip(batch, self._decode(outputs, words, whole), strict=True):
                found[placed[index]] = analysis
        return found

    def _decode(self, outputs: Outputs, words: Sequence[Sequence[str]], whole: bool) -> list[Analysis]:
        starts = self._sentence_starts(outputs, words, whole)
        heads = decode_heads(outputs, starts)
        relations = decode_relations(self.network, outputs, heads, self._root)
        heads -= 1
        found = []
        for row, length in enumerate(outputs.lengths):
            found.append(
                Analysis(
                    starts[row, :length].tolist(),
                    outputs.universal_tags[row, :length].tolist(),
                    outputs.treebank_tags[row, :length].tolist(),
                    outputs.lemma_rules[row, :length].tolist(),
                    heads[row, :length].tolist(),
                    relations[row, :length].tolist(),
                    self._names(outputs, starts, row, length),
                )
            )
        return found

    def _sentence_starts(self, outputs: Outputs, words: Sequence[Sequence[str]], whole: bool) -> Flags:
        logits = outputs.sentence_starts
        starts: Flags = np.zeros(logits.shape[:2], dtype=bool) if whole else logits[..., 1] > logits[..., 0]
        for row, line in enumerate(words):
            first = 0
            for column in np.flatnonzero(starts[row, : len(line)]).tolist():
                person = int(outputs.names[row, column].argmax()) == self._person
                if person and column - first > _GREETING and line[column - 1][-1].isalnum():
                    starts[row, column] = logits[row, column, 1] - logits[row, column, 0] > _SURE_OF_PERSON
                first = column if starts[row, column] else first
        starts[:, 0] = True
        return starts

    def _names(self, outputs: Outputs, starts: Flags, row: int, length: int) -> list[int]:
        tags: list[int] = []
        firsts = np.flatnonzero(starts[row, :length]).tolist()
        for first, end in zip(firsts, [*firsts[1:], length], strict=True):
            tags.extend(decode_names(outputs.names[row, first:end], self.inventory.names))
        return tags
