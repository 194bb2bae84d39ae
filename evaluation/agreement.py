"""How far two annotators agree, blind to each other: on real news, and on a tenth of the corpus.

    python evaluation/agreement.py --data DATA [--write | --check]

Prints a table a layer. `--write` keeps the figures, and what the gold holds, in `evaluation/agreement.json`, from
which `docs/corpus.md` is made; `--check` exits 1 if they are others now, or below what the corpus was accepted with.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from gold_texts import write_texts

from legation.jobs.evaluating import evaluate_annotators
from legation.scoring.comparison import LAYERS
from legation.scoring.evaluation import Evaluation
from legation.scoring.gold import read_gold
from legation.scoring.statistics import count

HERE = Path(__file__).parent
DOUBLY = HERE.parent / "corpus" / "doubly"
KEPT = HERE / "agreement.json"
LEAST = {"events": 0.70, "status": 0.75, "directions": 0.92}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts.jsonl"
        write_texts(options.data, texts)
        agreed = {
            "real news": figures(evaluate_annotators([HERE / "gold" / "one"], [HERE / "gold" / "two"], texts)),
            "corpus": figures(evaluate_annotators([DOUBLY / "one"], [DOUBLY / "two"], None)),
        }
        statistics = asdict(count(read_gold([HERE / "gold" / "dev", HERE / "gold" / "test"], texts)))
    found = {"agreement": agreed, "statistics": statistics}
    show(agreed)
    if options.write:
        KEPT.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    faults = [fault for name, each in agreed.items() for fault in too_low(name, each)]
    if options.check and json.loads(KEPT.read_text(encoding="utf-8")) != json.loads(json.dumps(found)):
        faults.append(f"the figures are others than those kept in {KEPT.name}; run with --write")
    print("\n".join(faults) or "agreement is as it must be")
    return 1 if faults else 0


def figures(found: Evaluation) -> dict[str, Any]:
    """F1 and number of labels of every layer, alphas, numbers of texts."""
    layers = {
        name: {"f1": round(score.tally.f1, 3), "labels": score.tally.wanted}
        for name, score in found.layers.items()
        if score.tally.f1 is not None
    }
    alphas = {name: None if value is None else round(value, 3) for name, value in found.alphas.items()}
    return {"texts": found.texts, "words": found.words, "layers": layers, "alphas": alphas}


def show(found: dict[str, dict[str, Any]]) -> None:
    """A column a set of texts."""
    print(f"{'':22}" + "".join(f"{name + ' (' + str(each['texts']) + ' texts)':>28}" for name, each in found.items()))
    for layer in LAYERS:
        cells = (each["layers"].get(layer) for each in found.values())
        print(
            f"{layer:22}"
            + "".join(f"{cell['f1']:>20.3f} {cell['labels']:>7}" if cell else f"{'-':>28}" for cell in cells)
        )
    for label in next(iter(found.values()))["alphas"]:
        values = (each["alphas"][label] for each in found.values())
        line = "".join(f"{'-' if value is None else format(value, '.3f'):>28}" for value in values)
        print(f"{'alpha: ' + label:34}{line[12:]}")


def too_low(name: str, found: dict[str, Any]) -> list[str]:
    """What lies below the figures with which the guideline counts as clear enough."""
    reached = {
        "events": found["layers"]["events"]["f1"],
        "status": found["alphas"]["status"],
        "directions": found["layers"]["directions"]["f1"],
    }
    return [
        f"{name}: {key} {reached[key]} is below {least}" for key, least in LEAST.items() if (reached[key] or 0) < least
    ]


if __name__ == "__main__":
    sys.exit(main())
