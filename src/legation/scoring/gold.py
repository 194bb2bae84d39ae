"""Gold from where it lies: files of the corpus format, and annotations without their text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from legation.errors import KnowledgeError
from legation.scoring.annotation import AnnotatedText
from legation.scoring.corpus_file import read_corpus_file
from legation.scoring.standoff import SUFFIX, read_standoff


def read_gold(paths: Iterable[Path], texts: Path | None = None) -> tuple[AnnotatedText, ...]:
    """All annotated texts at some paths: `*.txt` in the corpus format, `*.json` joined to `texts`.

    KnowledgeError names what cannot be read; a folder is searched through with all that lies below it.
    """
    known = {} if texts is None else read_texts(texts)
    found: dict[str, AnnotatedText] = {}
    for file in gold_files(paths):
        for text in (read_standoff(file, known),) if file.suffix == SUFFIX else read_corpus_file(file):
            if text.id in found:
                raise KnowledgeError(str(file), f"id {text.id!r} stands in {found[text.id].file} already")
            found[text.id] = text
    if not found:
        raise KnowledgeError(", ".join(map(str, paths)), "holds no annotated text")
    return tuple(found.values())


def gold_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files of annotated texts at some paths, in a fixed order."""
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.rglob("*") if file.suffix in (".txt", SUFFIX))
        else:
            yield path


def read_texts(path: Path) -> Mapping[str, str]:
    """Texts by id, from a file with a JSON object {"id", "text"} on each line."""
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
        return {row["id"]: row["text"] for row in rows}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KnowledgeError(str(path), f'needs an object {{"id", "text"}} on each line: {error}') from error
