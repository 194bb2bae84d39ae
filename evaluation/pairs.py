"""Measure: `legation classify` on the marked pairs of the data folder, which nothing is trained or tuned on.

    python evaluation/pairs.py --data DATA

Prints F1 a type and macro-F1 over the fifteen roots that the pairs are labelled with (there YIELD stands
for CONCEDE and RETREAT together), and how many sentences a second were classified.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from pathlib import Path

from legation.config import Settings
from legation.jobs.reading import pair_classifier

FILE = Path("relation_pairs_plv_train") / "plv_train.tsv"
OLDER = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def f1(gold: list[str], found: list[str], kind: str) -> float:
    """F1 of one type."""
    right = sum(one == other == kind for one, other in zip(gold, found, strict=True))
    return 2 * right / (gold.count(kind) + found.count(kind)) if right else 0.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    with (options.data / FILE).open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    classifier = pair_classifier(Settings())
    began = time.perf_counter()
    labels = classifier.classify([row["marked_sentence"] for row in rows])
    rate = len(rows) / (time.perf_counter() - began)
    gold, found = [row["gold_root"] for row in rows], [OLDER.get(label.type, label.type) for label in labels]
    scores = {kind: f1(gold, found, kind) for kind in sorted(set(gold))}
    for kind, score in scores.items():
        print(f"{kind:12} {score:.3f}")
    print(f"macro-F1 {sum(scores.values()) / len(scores):.3f} over {len(rows)} pairs, {rate:.0f} sentences/s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
