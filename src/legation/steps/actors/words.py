"""The word classes of coreference and naming (`data/languages/en/coreference`)."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from legation.knowledge.language import load_word_classes

PRONOUNS = load_word_classes(file="coreference/pronouns.yaml")
NOUNS = load_word_classes(file="coreference/nouns.yaml")
MODIFIERS = load_word_classes(file="coreference/modifiers.yaml")
PLACES = load_word_classes(file="coreference/places.yaml")
OF_ONE_STATE = dict(entry.split(" ") for entry in NOUNS["of_one_state"])  # office to code
OFFICES = load_word_classes(file="coreference/offices.yaml")


@lru_cache(maxsize=4096)
def plain(word: str) -> str:
    """A word without case and accents, for comparing names.

    >>> plain("Rodríguez")
    'rodriguez'
    """
    spread = unicodedata.normalize("NFKD", word)
    return "".join(character for character in spread if not unicodedata.combining(character)).casefold()
