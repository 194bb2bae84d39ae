"""Fills a spaCy `Doc` with what the network says of its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, POS, TAG
from spacy.parts_of_speech import IDS
from spacy.tokens import Doc
from spacy.vocab import Vocab

from legation.steps.reader.analyser import Analysis
from legation.steps.reader.inventory import Inventory
from legation.steps.reader.lemmas import choose_lemma

Codes = NDArray[np.uint64]
_ATTRIBUTES = [HEAD, DEP, TAG, POS, LEMMA, ENT_IOB, ENT_TYPE]
_MARKS = {"I": 1, "O": 2, "B": 3}


class Filler:
    """Fills Docs of one vocabulary."""

    def __init__(self, inventory: Inventory, vocabulary: Vocab) -> None:
        strings = vocabulary.strings
        self._inventory = inventory
        self._strings = strings
        self._relations = _codes(strings.add("ROOT" if r == "root" else r) for r in inventory.relations)
        self._tags = _codes(strings.add(tag) for tag in inventory.treebank_tags)
        self._parts = _codes(IDS[tag] for tag in inventory.universal_tags)
        self._kinds = _codes(strings.add(name[2:]) if name != "O" else 0 for name in inventory.names)
        self._marks = _codes(_MARKS[name[0]] for name in inventory.names)
        self._space = _codes([0, strings.add("dep"), strings.add("_SP"), IDS["SPACE"], 0, _MARKS["O"], 0])

    def fill(self, doc: Doc, words: Sequence[int], texts: Sequence[str], analyses: Sequence[Analysis]) -> Doc:
        """The same Doc with heads, tags, lemmas and names.

        `words` are the indexes of its tokens that are not white space, `texts` what they read; the
        analyses are those of its windows, in order.
        """
        places = np.array(words, dtype=np.int64)
        values = self._spaces(len(doc), places)
        begin = 0
        for analysis in analyses:
            end = begin + len(analysis.heads)
            values[places[begin:end]] = self._rows(places[begin:end], texts[begin:end], analysis)
            begin = end
        # numpy arrays are what `from_array` reads; the stubs know thinc's own type only
        return doc.from_array(_ATTRIBUTES, values)  # type: ignore[arg-type]

    def _rows(self, places: NDArray[np.int64], texts: Sequence[str], analysis: Analysis) -> Codes:
        own = np.arange(len(places))
        heads = np.array(analysis.heads)
        columns = (
            (places[np.where(heads < 0, own, heads)] - places).astype(np.uint64),
            self._relations[analysis.relations],
            self._tags[analysis.treebank_tags],
            self._parts[analysis.universal_tags],
            _codes(self._lemmas(texts, analysis)),
            self._marks[analysis.names],
            self._kinds[analysis.names],
        )
        return np.stack(columns, axis=1)

    def _lemmas(self, texts: Sequence[str], analysis: Analysis) -> Iterable[int]:
        rules, tags, add = self._inventory.lemma_rules, self._inventory.universal_tags, self._strings.add
        for text, tag, rule in zip(texts, analysis.universal_tags, analysis.lemma_rules, strict=True):
            yield add(choose_lemma(text, tags[tag], rules[rule]))

    def _spaces(self, length: int, places: NDArray[np.int64]) -> Codes:
        """Rows for a Doc's white space: it hangs on the token before, at the start on the first word."""
        values = np.tile(self._space, (length, 1))
        if len(places) < length:
            values[:, 0] = np.uint64(2**64 - 1)
            first = int(places[0]) if len(places) else 0
            values[: first + 1, 0] = np.arange(first, -1, -1, dtype=np.uint64)
        return values


def _codes(values: Iterable[int]) -> Codes:
    return np.fromiter(values, dtype=np.uint64)
