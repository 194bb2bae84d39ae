"""Gate: reports are read as a careful analyst would read them.

    python evaluation/reports.py [--data DATA]

Expectations stand in `evaluation/reports/*.json`, written by people who had not seen the rules; without
--data only those over texts that the project ships are run. Prints how many hold and each that fails,
and exits 1 where a group of reports falls below its floor in `reports_floors.json`. What fails in the
held-out reports is not printed: nobody looks at them while writing rules, so that their number says
how far the rules reach.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from legation.export.json_lines import as_json
from legation.pipeline import load_pipeline
from legation.relate import relate
from legation.sources.described import Described
from legation.sources.plain import plain_report

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Result:
    """One expectation, in words, and whether it holds."""

    expectation: str
    holds: bool


def fits(item: Any, wanted: Any) -> bool:
    """Whether an item has all that is wanted: dicts by key, lists as subsets, "a|b" as either.

    A list of strings that is a pair of codes is compared in order.
    """
    if isinstance(wanted, dict):
        return isinstance(item, dict) and all(_field_fits(item.get(key), key, value) for key, value in wanted.items())
    if isinstance(wanted, list):
        return isinstance(item, list) and all(any(fits(one, value) for one in item) for value in wanted)
    if isinstance(wanted, str):
        return isinstance(item, str) and item in wanted.split("|")
    return bool(item == wanted)


def _field_fits(item: Any, key: str, wanted: Any) -> bool:
    return _ordered(item, wanted) if key == "pair" else fits(item, wanted)


def _ordered(item: Any, wanted: list[str]) -> bool:
    return isinstance(item, list) and len(item) == len(wanted) and all(map(fits, item, wanted))


def check(wanted: dict[str, Any], text: str) -> Iterator[Result]:
    """Each expectation over one text."""
    report = plain_report(text, wanted["text"], Described(published=date.fromisoformat(wanted["published"])))
    found = as_json(relate(load_pipeline().code(report)))
    for layer, expectations in wanted["expect"].items():
        if layer == "report":
            yield Result(f"report: {_line(expectations)}", fits(found["report"], expectations))
            continue
        for expectation in expectations:
            asked = {key: value for key, value in expectation.items() if key != "absent"}
            any_fits = any(_fits_either(item, asked, layer) for item in found[layer])
            absent = expectation.get("absent", False)
            yield Result(f"{layer}: {'no ' if absent else ''}{_line(asked)}", any_fits != absent)
    for layer in ("events", "conditions"):
        for item in found[layer]:
            for piece in item["evidence"]:
                if text[piece["start"] : piece["end"]] != piece["quote"]:
                    yield Result(f"{layer}: {item['id']} quotes words of the text", False)


def _fits_either(item: dict[str, Any], asked: dict[str, Any], layer: str) -> bool:
    """A pair of a channel that is not directed may stand in either order."""
    if fits(item, asked):
        return True
    turn = layer == "relations" and not item["directed"] and "pair" in asked
    return turn and fits(item, {**asked, "pair": asked["pair"][::-1]})


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def group_of(name: str) -> str:
    """The two reports of the first issue must hold whole; the others have a floor a group."""
    return "held_out" if name.startswith("held_out_") else "venezuela" if name.startswith("venezuela_") else "turns"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=None, help="folder of texts that the project does not ship")
    options = parser.parse_args()
    held: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for path in sorted((HERE / "reports").glob("*.json")):
        wanted = json.loads(path.read_text(encoding="utf-8"))
        if wanted["where"] == "data" and options.data is None:
            continue
        source = HERE.parent if wanted["where"] == "project" else options.data
        results = list(check(wanted, (source / wanted["text"]).read_text(encoding="utf-8")))
        group = group_of(path.stem)
        held[group] += sum(result.holds for result in results)
        asked[group] += len(results)
        print(f"{path.stem}: {sum(result.holds for result in results)} of {len(results)} expectations hold")
        for result in results:
            if not result.holds and group != "held_out":
                print(f"  FAILS: {result.expectation}")
    floors = json.loads((HERE / "reports_floors.json").read_text(encoding="utf-8"))
    below = 0
    for group in sorted(asked):
        share = held[group] / asked[group]
        below += share < floors[group]
        print(f"{group}: {held[group]} of {asked[group]} hold, {share:.3f}; floor {floors[group]}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
