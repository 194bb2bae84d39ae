"""Gate: the example report, and the original in the data folder, are read as they must be.

    python evaluation/reports.py [--data DATA]

Expectations stand in `evaluation/reports/*.json`; without --data only those over texts that the
project ships are run. Prints each expectation that fails and exits 1 if any does.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from legation.export.json_lines import as_json
from legation.model.report import Report
from legation.pipeline import load_pipeline
from legation.relate import relate

HERE = Path(__file__).parent


def fits(item: Any, wanted: Any) -> bool:
    """Whether an item has all that is wanted: dicts by key, lists as subsets, "a|b" as either."""
    if isinstance(wanted, dict):
        return isinstance(item, dict) and all(fits(item.get(key), value) for key, value in wanted.items())
    if isinstance(wanted, list):
        return isinstance(item, list) and all(any(fits(one, value) for one in item) for value in wanted)
    if isinstance(wanted, str):
        return isinstance(item, str) and item in wanted.split("|")
    return bool(item == wanted)


def check(path: Path, data: Path | None) -> list[str]:
    """Expectations of one file that do not hold."""
    wanted = json.loads(path.read_text(encoding="utf-8"))
    source = HERE.parent / wanted["text"] if wanted["where"] == "project" else (data or Path()) / wanted["text"]
    if wanted["where"] == "data" and data is None:
        return []
    report = Report(source.read_text(encoding="utf-8"), published=date.fromisoformat(wanted["published"]))
    found = as_json(relate(load_pipeline().code(report)))
    text = report.text
    failures = []
    for layer, expectations in wanted["expect"].items():
        if layer == "report":
            failures += [] if fits(found["report"], expectations) else [f"report: {found['report']} is not {expectations}"]
            continue
        for expectation in expectations:
            if expectation.pop("absent", False):
                if any(fits(item, expectation) for item in found[layer]):
                    failures.append(f"{layer}: must not have {json.dumps(expectation, ensure_ascii=False)}")
            elif not any(fits(item, expectation) for item in found[layer]):
                failures.append(f"{layer}: nothing fits {json.dumps(expectation, ensure_ascii=False)}")
    for layer in ("events", "conditions"):
        for item in found[layer]:
            for evidence in item["evidence"]:
                if text[evidence["start"] : evidence["end"]] != evidence["quote"]:
                    failures.append(f"{layer}: {item['id']} quotes what does not stand in the text")
    return failures


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=None)
    options = parser.parse_args()
    failed = 0
    for path in sorted((HERE / "reports").glob("*.json")):
        failures = check(path, options.data)
        failed += bool(failures)
        print(f"{path.stem}: {'holds' if not failures else f'{len(failures)} expectations fail'}")
        for failure in failures:
            print(f"  {failure}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
