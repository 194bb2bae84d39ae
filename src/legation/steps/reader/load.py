"""Finds a reader by name."""

from __future__ import annotations

from legation.steps.reader.english import EnglishReader
from legation.steps.reader.foreign import load_foreign
from legation.steps.reader.reader import Reader


def load_reader(name: str | None = None, threads: int = 1) -> Reader:
    """The shipped English reader, or any installed spaCy pipeline with a parser by its name."""
    if name is None or name == EnglishReader.name:
        return EnglishReader(threads=threads)
    return load_foreign(name)
