"""Measure: events found in texts that are not about politics (GUM's voyage, vlog, academic, textbook, conversation).

    python evaluation/false_events.py --data DATA

Some of these texts tell of wars and laws, so not every event found is false; the number is an upper bound.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from legation.model.report import Report
from legation.pipeline import load_pipeline

GENRES = re.compile(r"GUM_(?:voyage|vlog|academic|textbook|conversation)_")
_TEXT = "# text = "


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    pipeline = load_pipeline()
    sentences = events = 0
    for path in sorted((options.data / "treebank_gum").glob("*.conllu")):
        if GENRES.match(path.name):
            lines = path.read_text(encoding="utf-8").splitlines()
            told = [line.removeprefix(_TEXT) for line in lines if line.startswith(_TEXT)]
            sentences += len(told)
            events += len(pipeline.code(Report("\n".join(told))).events)
    print(f"{events} events in {sentences} sentences, {100 * events / sentences:.2f} per 100")
    return 0


if __name__ == "__main__":
    sys.exit(main())
