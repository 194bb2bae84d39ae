"""What every reader offers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from spacy.tokens import Doc


class Reader(Protocol):
    """Reads texts into spaCy Docs with sentences, UD trees, tags, lemmas and names (PER, ORG, LOC)."""

    name: str

    def read(self, texts: Sequence[str]) -> list[Doc]:
        """One Doc a text, of as many characters as the text."""
        ...
