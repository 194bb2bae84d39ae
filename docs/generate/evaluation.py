"""`evaluation.md`: how good the program is, from what `evaluation/measure.py --write` kept, and what goes wrong."""

from __future__ import annotations

import json
from typing import Any

from generate.corpus import KEPT as AGREEMENT
from generate.corpus import ROOT
from generate.markdown import code, page, table
from legation.scoring.comparison import ACCURACIES, LAYERS

MEASURED = ROOT / "evaluation" / "measured.json"
INTRODUCTION = """
# How good it is

What the program's coding is worth beside people's labels, and what goes wrong. The labels are those of the
[gold and corpus](corpus.md). All figures on this page were printed, and are printed again, by
`python evaluation/measure.py --data DATA`; `make gates` fails when one falls below its floor in
`evaluation/measure_floors.json`, or when this page says something else than is measured.
`legation evaluate evaluation/gold/dev --texts texts.jsonl --errors` lists every error in its sentence.
"""
LAYERS_TEXT = """
## Layers

F1, or accuracy where one figure stands for both, with the middle 95% over resampled texts. *Labels* is how many there
are. Layers from *modes* to *amounts* are counted for events that were found with the right type. What each layer counts
stands in `src/legation/scoring/comparison.py`. *Annotators* is F1 between two of them on the doubly annotated texts.
"""
WRONG = """
## What goes wrong

The commonest kinds of error on the development half of the real-news gold, with examples in our own words.
`legation evaluate evaluation/gold/dev --texts texts.jsonl --errors` lists each one in its sentence.

1. **The act has no pattern.** Real news says *rescued*, *turned around*, *handed over power*, *cracked down*,
   *threw its weight behind*. "The navy plucked forty refugees from the sea" is AID; nothing is coded.
2. **The second act of a sentence.** What hangs below another verb is missed more often than what stands alone:
   "after expelling each other's envoys, the two …" gives no expulsion; "pledged to hand over power" gives the
   pledge.
3. **Persons without their title.** "Foreign Minister Ana Reis" has a country, "Reis" and "she" three sentences
   later often have none, and the act has a person without a code as its source.
4. **Actors that are none.** Common nouns as subjects ("a test mission", "reporters", "the crew"), laws,
   newspapers and buildings are marked as actors; they seldom become parties of an event.
5. **Codes of people who are not named by nationality.** Twelve villagers killed near a named town have the
   town's country in the gold, and no code in the program.
6. **Targets that stand elsewhere.** "After talks with his counterpart, he said …", "demanded a halt before it
   will return": the other side is in the sentence before, or in a possessive, and the target is left open.
7. **Dates of the wrong act.** A date in the sentence goes to a saying that has none: in "criticised last year's
   suspension" the criticism is dated to last year.
8. **Modes of general words.** "The attack" in a report of a suicide bombing has its mode in another sentence.
9. **Who says so.** The doer of a promise, demand or refusal is given as the speaker of what he promises too.
10. **Near types.** Peacekeepers "deployed" are AID in the gold and MOBILIZE in the program; a crowd's clash
    with police is PROTEST there and ASSAULT here; expelled reporters and expelled envoys change places.

Standing facts are hardly found in real news: the few condition patterns fit the wordings of treaties better
than those of reporters. States of relations suffer from missed events first, and from accusations read as
accusations *of law* second.

## Limits of these figures

- Gold was annotated by instances of a language model, not by people ([corpus.md](corpus.md)).
- Wikinews of 2005–2018 is news for readers, often with a sentence a paragraph; wire copy may be easier or
  harder.
- Intervals are over texts (bootstrap of 1,000 samples); with 38 texts they are wide, and most layers have under
  200 labels.
"""


def evaluation() -> str:
    """The whole page."""
    found = json.loads(MEASURED.read_text(encoding="utf-8"))
    beside = json.loads(AGREEMENT.read_text(encoding="utf-8"))["agreement"]["real news"]["layers"]
    gold, corpus, pairs = found["gold"], found["corpus"], found["pairs"]
    return page(
        INTRODUCTION,
        LAYERS_TEXT,
        table(
            ["Layer", "Real news, dev", "95%", "labels", "Annotators", "Corpus, dev part", "95%", "labels"],
            [
                [layer, *_cells(gold, layer), _f1(beside.get(layer)), *_cells(corpus, layer)]
                for layer in LAYERS
                if gold["layers"][layer]["wanted"] or corpus["layers"][layer]["wanted"]
            ],
        ),
        _beyond("Real news", gold),
        _beyond("Corpus", corpus),
        "## Event types",
        table(
            ["Type", "Real news: P", "R", "F1", "labels", "Corpus: P", "R", "F1", "labels", "Marked pairs: F1"],
            [
                [code(kind), *_type(gold, kind), *_type(corpus, kind), _pair(pairs, kind)]
                for kind in sorted(gold["types"].keys() | corpus["types"].keys())
            ],
        ),
        f"Marked pairs are {pairs['pairs']} sentences of news with a source and a target marked, of which "
        f"`legation classify` says the type: macro-F1 {pairs['macro_f1']:.3f} over fifteen types (there CONCEDE and "
        f"RETREAT are one, YIELD: {pairs['types']['YIELD']['f1']:.3f}), {pairs['quad_macro_f1']:.3f} over quads.",
        "## Kinds of error on real news",
        table(["Kind", "Times"], [[kind, str(many)] for kind, many in gold["error_kinds"].items()]),
        WRONG,
    )


def _cells(found: dict[str, Any], layer: str) -> list[str]:
    score = found["layers"][layer]
    value = score["accuracy"] if layer in ACCURACIES else score["f1"]
    spread = "" if score["low"] is None else f"{score['low']:.2f}–{score['high']:.2f}"
    return [_figure(value), spread, str(score["wanted"])]


def _type(found: dict[str, Any], kind: str) -> list[str]:
    score = found["types"].get(kind)
    if score is None:
        return ["", "", "", "0"]
    return [_figure(score["precision"]), _figure(score["recall"]), _figure(score["f1"]), str(score["wanted"])]


def _pair(pairs: dict[str, Any], kind: str) -> str:
    return _figure(pairs["types"][kind]["f1"]) if kind in pairs["types"] else ""


def _f1(found: dict[str, Any] | None) -> str:
    return "" if found is None else _figure(found["f1"])


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _beyond(name: str, found: dict[str, Any]) -> str:
    beyond = found["beyond_gold"]
    return (
        f"{name} ({found['texts']} texts, {found['words']} words): {beyond['events_per_1000_words']:.1f} events "
        f"coded beyond the gold in 1,000 words, {beyond['events_in_them']} in "
        f"{beyond['texts_with_nothing_to_code']} texts with nothing to code, "
        f"{beyond['wrong_states_per_report']:.2f} wrong states a report."
    )
