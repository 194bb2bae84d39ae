"""Small word classes of a language that the grammar steps read (`grammar.yaml`, `status.yaml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from legation.errors import KnowledgeError
from legation.knowledge.packs import DATA, load_yaml


@dataclass(frozen=True, slots=True)
class WordClasses:
    """Closed word classes by name."""

    classes: Mapping[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.classes[name]


@lru_cache(maxsize=4)
def load_word_classes(language: str = "en", file: str = "grammar.yaml") -> WordClasses:
    """The word classes of a language; every one is a list of words."""
    path = DATA / "languages" / language / file
    body = load_yaml(path)
    if not isinstance(body, dict):
        raise KnowledgeError(str(path), "must be a mapping of word lists")
    return WordClasses({name: frozenset(cast(list[str], words)) for name, words in body.items()})
