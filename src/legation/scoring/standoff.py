"""Annotations without their text: id, digest of the text, offsets and records; joined to the text when it is there.

So texts of others may be annotated and the labels given away while the texts stay where they lie.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from legation.errors import KnowledgeError
from legation.scoring.annotation import AnnotatedText
from legation.scoring.corpus_file import examine_lines
from legation.scoring.markup import mark
from legation.scoring.record_lines import record_lines

SUFFIX = ".json"


def digest(text: str) -> str:
    """SHA-256 of a text, in hexadecimal.

    >>> digest("")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(text.encode()).hexdigest()


def write_standoff(text: AnnotatedText) -> str:
    """The annotations of a text as JSON; one record a line, so that changes can be read."""
    body = {
        "id": text.id,
        "digest": digest(text.text),
        "facts": dict(text.facts),
        "spans": [
            f"{label} {' '.join(f'{start}-{end}' for start, end in places)}" for label, places in text.spans.items()
        ],
        "records": [line.strip() for line in record_lines(text)],
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def read_standoff(path: Path, texts: Mapping[str, str]) -> AnnotatedText:
    """Annotations joined to their text; KnowledgeError where it is missing, another one, or the records are wrong."""
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
        name, spans, records = body["id"], body["spans"], body["records"]
        facts = "".join(f" {key}={value}" for key, value in body["facts"].items())
        places = [(part.split()[0], _span(place)) for part in spans for place in part.split()[1:]]
        wanted = body["digest"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise KnowledgeError(str(path), f"is no annotation without text: {error}") from error
    text = texts.get(name)
    if text is None:
        raise KnowledgeError(str(path), f"the text {name!r} is not among the {len(texts)} texts given")
    if digest(text) != wanted:
        raise KnowledgeError(str(path), f"the text {name!r} is another one than was annotated (digests differ)")
    lines = [f"@ {name}{facts}", *mark(text, places).split("\n"), *(f"  {record}" for record in records)]
    found, faults = examine_lines(lines, str(path))
    if faults:
        raise KnowledgeError(str(path), faults[0].reason)
    if found[0].text != text:
        raise KnowledgeError(str(path), f"the text {name!r} has empty lines or lines that end in blanks")
    return found[0]


def _span(words: str) -> tuple[int, int]:
    start, end = words.split("-")
    return int(start), int(end)
