"""`corpus.md`: what the corpus and the gold hold, and how far annotators agreed, from the files themselves."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from generate.markdown import code, page, table
from legation.scoring.comparison import LAYERS
from legation.scoring.gold import read_gold
from legation.scoring.statistics import count

ROOT = Path(__file__).parents[2]
PARTS = (ROOT / "corpus" / "sentences", ROOT / "corpus" / "reports")
KEPT = ROOT / "evaluation" / "agreement.json"

INTRODUCTION = """
# Corpus and gold

Two sets of annotated texts measure and train Legation. Both follow the [guideline](guideline.md) and the
[corpus format](corpus-format.md).

- **The Legation corpus** (`corpus/`, CC BY 4.0): sentences and short reports written for it. Its events are
  invented, or freely retold with invented details, so it is evidence of nothing; its states are real unless a text
  says otherwise, its persons mostly invented. Each text bears its style, region, decade and the brief (`hand`) that
  it was written by.
- **Real news** (`evaluation/gold/`): labels over Wikinews articles, without the texts: ids, digests, offsets.
  `dev` is for development; `test` is scored rarely, and every scoring is logged in `evaluation/gold/test_log.md`.
"""
HANDS = """
## Who wrote and annotated it

Texts and labels were written by language models (instances of one model, each with its own brief and blind to the
others), and read again by further instances; no human annotator has read them all. Annotators who are instances of
one model agree more than people would: **take the agreement below as an upper bound**, and as a test of how clear
the guideline is, not of how right it is. The corpus's texts are invented; whoever trains on them should measure on
real news.
"""
AGREEMENT = """
## Agreement of two annotators, blind to each other

F1 of one annotator's labels against the other's, and Krippendorff's alpha for labels of events that both found.
Printed by `python evaluation/agreement.py --data DATA`. *Labels* are those of the first annotator.
"""
DIVERSITY = """
## What the texts hold

Printed by `legation corpus stats corpus/sentences corpus/reports`, and for real news with `--texts`
(see `evaluation/gold_texts.py`).
"""
TRIGGERS = """
## Triggers

How many events of each type, in how many distinct words; the share of the commonest of them tells how much one word
carries. The corpus is more varied than news is: its authors were asked not to repeat themselves, reporters are not.
"""
NEAR = """
## Near-copies

`legation corpus near corpus/sentences corpus/reports` finds pairs of texts that are alike when names and numbers
are masked (80 of 100 signs in order). None is left; `make gates` runs it. `corpus/guideline` is left out, as its
examples are minimal pairs.
"""
SETS = ("", "Corpus", "Real news")
ROWS = (
    "texts", "sentences", "reports", "words", "passage_words_lower_quartile", "passage_words_median",
    "passage_words_upper_quartile",
    "nothing_codable_percent", "events", "events_per_100_words", "several_events", "conditions", "conflicts",
    "mentions", "codes", "names",
)  # fmt: skip


def corpus() -> str:
    """The whole page."""
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    own = json.loads(json.dumps(asdict(count(read_gold(PARTS)))))
    real = kept["statistics"]
    return page(
        INTRODUCTION,
        HANDS,
        AGREEMENT,
        _agreement(kept["agreement"]),
        DIVERSITY,
        table(
            ["", "Corpus", "Real news"],
            [[row.replace("_", " "), _figure(own[row]), _figure(real[row])] for row in ROWS],
        ),
        TRIGGERS,
        _triggers(own, real),
        "## Labels",
        _counts("Status", own["statuses"], real["statuses"]),
        _counts("Channel and state", own["channels"], real["channels"]),
        _counts("Sector", own["sectors"], real["sectors"]),
        "## Where the corpus's texts come from",
        _list("Styles", own["styles"]),
        _list("Decades", own["decades"]),
        _list("Briefs", own["hands"]),
        NEAR,
    )


def _agreement(found: dict[str, Any]) -> str:
    head = ["Layer", *(cell for name in found for cell in (f"{name}: F1", "labels"))]
    rows = [[layer, *(cell for each in found.values() for cell in _f1(each["layers"].get(layer)))] for layer in LAYERS]
    texts = ["texts", *(cell for each in found.values() for cell in (str(each["texts"]), ""))]
    alphas = [
        [f"alpha: {label}", *(cell for each in found.values() for cell in (_figure(each["alphas"][label]), ""))]
        for label in next(iter(found.values()))["alphas"]
    ]
    return table(head, [texts, *rows, *alphas])


def _f1(found: dict[str, Any] | None) -> tuple[str, str]:
    return ("", "") if found is None else (f"{found['f1']:.3f}", str(found["labels"]))


def _triggers(own: dict[str, Any], real: dict[str, Any]) -> str:
    head = ["Type", "events", "triggers", "commonest", "events, real news", "triggers", "commonest"]
    rows = []
    for kind in sorted(own["types"].keys() | real["types"].keys()):
        cells = [code(kind)]
        for each in (own, real):
            many = each["types"].get(kind, 0)
            share = f"{100 * each['repeated_triggers'].get(kind, 0) / many:.0f}%" if many else ""
            cells += [str(many), str(each["triggers"].get(kind, 0)), share]
        rows.append(cells)
    return table(head, rows)


def _counts(name: str, own: dict[str, int], real: dict[str, int]) -> str:
    keys = sorted(own.keys() | real.keys())
    return table(
        [name, "Corpus", "Real news"], [[code(key), str(own.get(key, 0)), str(real.get(key, 0))] for key in keys]
    )


def _list(name: str, counts: dict[str, int]) -> str:
    return f"**{name}:** " + ", ".join(f"{key} {many}" for key, many in counts.items()) + "."


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
