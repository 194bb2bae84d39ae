"""An annotated text as JSON, for programs that do not read the corpus format."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from legation.scoring.annotation import AnnotatedText


def annotation_json(text: AnnotatedText) -> dict[str, Any]:
    """Text, places of labels and all records; a record's fields are those of `scoring/annotation.py`."""
    return {
        "id": text.id,
        "text": text.text,
        "facts": dict(text.facts),
        "spans": {label: [list(span) for span in places] for label, places in text.spans.items()},
        "actors": [asdict(each) for each in text.actors.values()],
        "dates": [asdict(each) for each in text.dates.values()],
        "places": [asdict(each) for each in text.places.values()],
        "amounts": [asdict(each) for each in text.numbers.values()],
        "events": [asdict(each) for each in text.acts],
        "conditions": [asdict(each) for each in text.standings],
        "states": [asdict(each) for each in text.states],
        "conflicts": [asdict(each) for each in text.contradictions],
    }
