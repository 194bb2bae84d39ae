"""More names than the corpora hold: sentences told again with other names of the same kind."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence

from training.reader.treebanks import Sentence, spans

Name = tuple[str, ...]
_SHARE = 0.6


class Swapper:
    """Swaps names for others of their kind: those of the corpora and those of the knowledge packs."""

    def __init__(self, sentences: Iterable[Sentence], known: Mapping[str, Sequence[Name]]) -> None:
        found: dict[str, set[Name]] = {kind: set(names) for kind, names in known.items()}
        self._bearing = [sentence for sentence in sentences if "B-ORG" in sentence.names]
        for sentence in self._bearing:
            for start, end, kind in spans(sentence.names):
                found.setdefault(kind, set()).add(sentence.tokens[start:end])
        self._pool = {kind: sorted(names) for kind, names in found.items()}

    def told_again(self, chance: random.Random, share: float = _SHARE) -> Iterator[Sentence]:
        """A share of the sentences that name organisations, names only, most names swapped."""
        for sentence in self._bearing:
            if chance.random() < share:
                yield self._swapped(sentence, chance)

    def _swapped(self, sentence: Sentence, chance: random.Random) -> Sentence:
        tokens: list[str] = []
        names: list[str] = []
        position = 0
        for start, end, kind in spans(sentence.names):
            tokens.extend(sentence.tokens[position:start])
            names.extend(sentence.names[position:start])
            name = chance.choice(self._pool[kind]) if chance.random() < 0.7 else sentence.tokens[start:end]
            tokens.extend(name)
            names.extend([f"B-{kind}", *[f"I-{kind}"] * (len(name) - 1)])
            position = end
        tokens.extend(sentence.tokens[position:])
        names.extend(sentence.names[position:])
        return Sentence(tuple(tokens), names=tuple(names))
