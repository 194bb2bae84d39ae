"""Turns sentences into training windows and tensors.

A window is one sentence or several consecutive ones, as the reader meets them in a passage: the
network learns sentence boundaries and dependencies from the same pass.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import torch
from tokenizers import Tokenizer
from torch import Tensor

from legation.steps.reader.features import case_shapes
from legation.steps.reader.lemmas import make_rule
from training.reader.network import Labels
from training.reader.treebanks import Document, Sentence

IGNORED = -100
Window = tuple[Sentence, ...]


def make_windows(documents: Sequence[Document], maximum: int, chance: random.Random) -> list[Window]:
    """Every sentence once, alone or with the ones after it, at most `maximum` tokens a window."""
    windows: list[Window] = []
    for document in documents:
        position = 0
        while position < len(document):
            wanted = 1 if chance.random() < 0.4 else chance.randint(2, 6)
            window: list[Sentence] = []
            size = 0
            for sentence in document[position : position + wanted]:
                if window and size + len(sentence.tokens) > maximum:
                    break
                if window and sentence.new_paragraph:
                    break
                window.append(sentence)
                size += len(sentence.tokens)
            windows.append(tuple(window))
            position += len(window)
    return windows


def reshaped(sentence: Sentence, chance: random.Random) -> Sentence:
    """Now and then a sentence in capitals, in a headline's capitals or without its full stop."""
    draw = chance.random()
    if draw < 0.02:
        return replace(sentence, tokens=tuple(token.upper() for token in sentence.tokens))
    if draw < 0.06:
        capitalised = tuple(token[:1].upper() + token[1:] if len(token) > 3 else token for token in sentence.tokens)
        return replace(sentence, tokens=capitalised)
    return sentence


@dataclass
class Batch:
    """Tensors of some windows; targets are `IGNORED` where a layer is missing."""

    pieces: Tensor
    mask: Tensor
    case: Tensor
    first: Tensor
    sentence: Tensor  # which sentence of the window each token is in, -1 for padding
    universal_tags: Tensor
    treebank_tags: Tensor
    lemma_rules: Tensor
    sentence_starts: Tensor
    names: Tensor
    heads: Tensor  # (batch, tokens + 1), the root first
    relations: Tensor

    def to(self, device: torch.device) -> Batch:
        return Batch(**{name: value.to(device) for name, value in vars(self).items()})


class Batcher:
    """Builds batches for one label inventory."""

    def __init__(self, tokenizer: Tokenizer, labels: Labels) -> None:
        self.tokenizer = tokenizer
        self.maps = {
            name: {label: index for index, label in enumerate(getattr(labels, name))}
            for name in ("universal_tags", "treebank_tags", "lemma_rules", "relations", "names")
        }

    def batch(self, windows: Sequence[Window]) -> Batch:
        tokens = [[token for s in window for token in s.tokens] for window in windows]
        encoded = self.tokenizer.encode_batch(tokens, is_pretokenized=True)
        length = max(len(e.ids) for e in encoded)
        width = max(len(t) for t in tokens)
        size = len(windows)
        grid = {
            name: torch.full((size, width), IGNORED)
            for name in ("universal_tags", "treebank_tags", "lemma_rules", "sentence_starts", "names")
        }
        batch = Batch(
            torch.zeros(size, length, dtype=torch.long),
            torch.zeros(size, length, dtype=torch.long),
            torch.zeros(size, length, dtype=torch.long),
            torch.zeros(size, width, dtype=torch.long),
            torch.full((size, width), -1),
            heads=torch.full((size, width + 1), IGNORED),
            relations=torch.full((size, width + 1), IGNORED),
            **grid,
        )
        for row, window in enumerate(windows):
            self._fill(batch, row, window, tokens[row], encoded[row])
        return batch

    def _fill(self, batch: Batch, row: int, window: Window, tokens: list[str], encoded) -> None:
        count = len(encoded.ids)
        batch.pieces[row, :count] = torch.tensor(encoded.ids)
        batch.mask[row, :count] = 1
        shapes = case_shapes(tokens)
        seen: set[int] = set()
        for place, word in enumerate(encoded.word_ids):
            if word is None:
                continue
            batch.case[row, place] = shapes[word]
            if word not in seen:
                seen.add(word)
                batch.first[row, word] = place
        offset = 0
        for number, sentence in enumerate(window):
            self._targets(batch, row, offset, number, sentence)
            offset += len(sentence.tokens)

    def _targets(self, batch: Batch, row: int, offset: int, number: int, sentence: Sentence) -> None:
        size = len(sentence.tokens)
        batch.sentence[row, offset : offset + size] = number
        if sentence.heads:
            batch.sentence_starts[row, offset : offset + size] = 0
            batch.sentence_starts[row, offset] = 1
            maps = self.maps
            for index in range(size):
                place = offset + index
                batch.universal_tags[row, place] = maps["universal_tags"][sentence.universal_tags[index]]
                batch.treebank_tags[row, place] = maps["treebank_tags"].get(sentence.treebank_tags[index], IGNORED)
                rule = make_rule(sentence.tokens[index], sentence.lemmas[index])
                batch.lemma_rules[row, place] = maps["lemma_rules"].get(rule, IGNORED)
                head = sentence.heads[index]
                batch.heads[row, place + 1] = offset + head if head else 0
                batch.relations[row, place + 1] = maps["relations"].get(sentence.relations[index], IGNORED)
        if sentence.names:
            for index, name in enumerate(sentence.names):
                batch.names[row, offset + index] = self.maps["names"].get(name, IGNORED)


def shuffled_batches(windows: list[Window], tokens_a_batch: int, chance: random.Random) -> Iterator[list[Window]]:
    """Batches of windows of like length, in random order, about `tokens_a_batch` tokens each."""
    ordered = sorted(windows, key=lambda w: sum(len(s.tokens) for s in w) + chance.random() * 6)
    batches: list[list[Window]] = [[]]
    for window in ordered:
        size = sum(len(s.tokens) for s in window)
        if batches[-1] and (len(batches[-1]) + 1) * size > tokens_a_batch:
            batches.append([])
        batches[-1].append(window)
    chance.shuffle(batches)
    yield from batches
