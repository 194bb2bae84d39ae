"""Measure: how fast `legation classify` is on the marked pairs of the data folder, and how right.

    python evaluation/pairs.py --data DATA

Nothing is trained or tuned on these pairs. `legation evaluate FILE.tsv --errors` shows more of the same figures.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from legation.config import Settings
from legation.jobs.evaluating import evaluate_pairs

FILE = Path("relation_pairs_plv_train") / "plv_train.tsv"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    began = time.perf_counter()
    found = evaluate_pairs(options.data / FILE, None, Settings())
    rate = found.pairs / (time.perf_counter() - began)
    for kind, score in found.types.items():
        print(f"{kind:12} {score.tally.f1 or 0.0:.3f}")
    print(f"macro-F1 {found.macro_f1:.3f} over {found.pairs} pairs, {rate:.0f} sentences/s with loading and scoring")
    return 0


if __name__ == "__main__":
    sys.exit(main())
