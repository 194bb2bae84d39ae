"""Scores as JSON, for programs and for the gates."""

from __future__ import annotations

from typing import Any

from legation.scoring.comparison import ACCURACIES
from legation.scoring.errors_found import Finding, commonest
from legation.scoring.evaluation import Evaluation, Score


def score_json(score: Score, accuracy: bool = False) -> dict[str, Any]:
    """Figures and counts; an accuracy has no precision and recall of its own."""
    tally = score.tally
    counts: dict[str, Any] = {"right": tally.right, "found": tally.found, "wanted": tally.wanted}
    figures = {"accuracy": _round(tally.f1)} if accuracy else {}
    if not accuracy:
        figures = {"precision": _round(tally.precision), "recall": _round(tally.recall), "f1": _round(tally.f1)}
    return {**figures, "low": _round(score.low), "high": _round(score.high), **counts}


def evaluation_json(found: Evaluation, beside: Evaluation | None = None, errors: bool = False) -> dict[str, Any]:
    """An evaluation; `annotators` is that of two people, `errors` lists each error."""
    body: dict[str, Any] = {
        "texts": found.texts,
        "words": found.words,
        "layers": {name: score_json(score, name in ACCURACIES) for name, score in found.layers.items()},
        "types": {name: score_json(score) for name, score in found.types.items()},
        "alphas": {name: _round(value) for name, value in found.alphas.items()},
        "confusion": [{"wanted": one, "found": two, "count": many} for (one, two), many in found.confusion.items()],
        "beyond_gold": {
            "events_per_1000_words": _round(found.beyond_per_1000_words),
            "texts_with_nothing_to_code": found.texts_of_nothing,
            "events_in_them": found.events_in_nothing,
            "wrong_states_per_report": _round(found.wrong_states),
        },
        "error_kinds": commonest(found.findings),
    }
    if beside is not None:
        body["annotators"] = evaluation_json(beside)
    if errors:
        body["errors"] = [finding_json(each) for each in found.findings]
    return body


def finding_json(found: Finding) -> dict[str, str]:
    """One error."""
    return {
        "kind": found.kind,
        "text": found.text,
        "wanted": found.wanted,
        "found": found.found,
        "sentence": found.sentence,
    }


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
