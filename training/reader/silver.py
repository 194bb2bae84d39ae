"""Labels the names of a treebank that has none: an earlier reader proposes types, the gold trees the spans.

A name is a run of proper nouns that hang together. Its type is what the earlier reader says of it here
and, half as much each, wherever else it stands. What stays unclear is left out of the loss.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from legation.steps.reader.inventory import load_inventory
from legation.steps.reader.names import decode_names
from legation.steps.reader.network import Network
from training.reader.titles import without_titles
from training.reader.treebanks import NAME_TYPES, Document, Sentence

UNCLEAR = "?"
KINDS = ("O", *NAME_TYPES)
_SURE_NAME, _SURE_OUTSIDE = 0.6, 0.7
_TOGETHER = ("compound", "flat", "goeswith")
_BETWEEN = frozenset({"-", "&", "/", "."})
_JOINS = frozenset({"of", "the", "for", "and", "'s", "de", "in"})
_TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs
    fri sat sun am pm christmas easter ramadan""".split()
)

Spans = list[tuple[int, int]]
Masses = NDArray[np.float32]


class Teacher:
    """An earlier reader, asked for names only."""

    def __init__(self, folder: Path, countries: set[str], organisations: set[str]) -> None:
        self._labels = load_inventory(folder).names
        self._network = Network(folder)
        self._countries = countries
        self._organisations = {_closed_up(name) for name in organisations}

    def label(self, documents: Sequence[Document]) -> list[Document]:
        """The documents with silver names on all sentences."""
        sentences = [sentence for document in documents for sentence in document]
        read = list(self._read(sentences))
        spans = [name_spans(s, self._said(logits)) for s, logits in zip(sentences, read, strict=True)]
        masses = [self._masses(logits) for logits in read]
        pooled = _pool(sentences, spans, masses)
        labelled = iter(self._label(*each, pooled) for each in zip(sentences, spans, masses, strict=True))
        return [tuple(next(labelled) for _ in document) for document in documents]

    def _read(self, sentences: Sequence[Sentence]) -> Iterator[Masses]:
        pieces = [self._network.word_pieces.pieces(sentence.tokens) for sentence in sentences]
        found: dict[int, Masses] = {}
        for batch, outputs in self._network.run(pieces):
            for row, index in enumerate(batch):
                found[index] = outputs.names[row, : outputs.lengths[row]]
        return (found[index] for index in range(len(sentences)))

    def _said(self, logits: Masses) -> list[str]:
        return [self._labels[tag] for tag in decode_names(logits, self._labels)]

    def _masses(self, logits: Masses) -> Masses:
        """Probability of each kind a token, (tokens, kinds)."""
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        odds /= odds.sum(axis=1, keepdims=True)
        columns = [[place for place, label in enumerate(self._labels) if label[-3:] == kind] for kind in KINDS]
        return np.stack([odds[:, places].sum(axis=1) for places in columns], axis=1)

    def _label(self, sentence: Sentence, spans: Spans, masses: Masses, pooled: dict[str, Masses]) -> Sentence:
        names = ["O" if mass[0] >= 0.5 else UNCLEAR for mass in masses]
        for start, end in spans:
            key = " ".join(sentence.tokens[start:end])
            kind = self._kind(key, (masses[start:end].mean(axis=0) + pooled[key.casefold()]) / 2)
            names[start:end] = [kind] * (end - start)
            if kind in NAME_TYPES:
                names[start:end] = ["B-" + kind, *["I-" + kind] * (end - start - 1)]
        return replace(sentence, names=without_titles(sentence.tokens, names))

    def _kind(self, key: str, mass: Masses) -> str:
        if key.casefold() in self._countries and key not in {"us", "turkey"}:
            return "LOC"
        if _closed_up(key) in self._organisations and not key.islower():
            return "ORG"
        best = int(mass.argmax())
        return KINDS[best] if mass[best] >= (_SURE_NAME if best else _SURE_OUTSIDE) else UNCLEAR


def _closed_up(name: str) -> str:
    """A name without spaces and casing: treebanks cut "al-Qaeda" in three."""
    return "".join(name.split()).casefold()


def _pool(sentences: Sequence[Sentence], spans: Sequence[Spans], masses: Sequence[Masses]) -> dict[str, Masses]:
    """What is said of each name on average, wherever it stands."""
    found: dict[str, list[Masses]] = defaultdict(list)
    for sentence, places, mass in zip(sentences, spans, masses, strict=True):
        for start, end in places:
            found[" ".join(sentence.tokens[start:end]).casefold()].append(mass[start:end].mean(axis=0))
    return {key: np.mean(values, axis=0) for key, values in found.items()}


def name_spans(sentence: Sentence, said: Sequence[str]) -> Spans:
    """Runs of proper nouns that hang together; joined where the earlier reader's name spans several."""
    units = list(_units(sentence))
    joined: Spans = []
    for start, end in _said_spans(said):
        inside = [unit for unit in units if start <= unit[0] and unit[1] <= end]
        covered = {place for unit in inside for place in range(*unit)}
        rest = [sentence.tokens[place] for place in range(start, end) if place not in covered]
        if len(inside) > 1 and all(token in _JOINS for token in rest):
            units = [unit for unit in units if unit not in inside]
            joined.append((start, end))
    return sorted(units + joined)


def _units(sentence: Sentence) -> Iterator[tuple[int, int]]:
    proper = [_is_name_word(sentence, place) for place in range(len(sentence.tokens))]
    start = 0
    while start < len(proper):
        end = start + 1
        if not proper[start]:
            start = end
            continue
        while end < len(proper):
            following = end + 1 if sentence.tokens[end] in _BETWEEN and end + 1 < len(proper) else end
            if not proper[following] or not _hang_together(sentence, range(start, end), following):
                break
            end = following + 1
        yield start, end
        start = end


def _is_name_word(sentence: Sentence, place: int) -> bool:
    token = sentence.tokens[place]
    proper = sentence.universal_tags[place] == "PROPN" or sentence.treebank_tags[place] == "NNP"
    return proper and token.casefold().rstrip(".") not in _TIMES and any(map(str.isalpha, token))


def _hang_together(sentence: Sentence, words: range, place: int) -> bool:
    """Whether the word at `place` and one of the words share an arc, or a head, inside a name."""
    head = sentence.heads[place] - 1
    together = sentence.relations[place].startswith(_TOGETHER)
    for word in words:
        binds = sentence.relations[word].startswith(_TOGETHER)
        other = sentence.heads[word] - 1
        if (together and head in (word, other)) or (binds and other in (place, head)):
            return True
    return False


def _said_spans(said: Sequence[str]) -> Iterator[tuple[int, int]]:
    start = None
    for place, tag in enumerate([*said, "O"]):
        if start is not None and not tag.startswith("I-"):
            yield start, place
            start = None
        if tag.startswith("B-"):
            start = place
