"""Writes `tests/golden/`: what is read from every example report, a line a record.

    python tests/make_golden.py

Run it after a change that is meant to change the output, and read the difference that git shows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from legation.model.relation import Record, RelationState
from legation.pattern_check import describe
from legation.pipeline import load_pipeline
from legation.relate import relate
from legation.sources.described import Described
from legation.sources.plain import plain_report

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"


def examples() -> Iterator[tuple[str, Path, date]]:
    """Name, text and publication date of every example report, as the expectations give them."""
    for path in sorted((ROOT / "evaluation" / "reports").glob("*.json")):
        wanted = json.loads(path.read_text(encoding="utf-8"))
        if wanted["where"] == "project":
            yield path.stem, ROOT / wanted["text"], date.fromisoformat(wanted["published"])


def lines(text: str, published: date) -> list[str]:
    """What is read from a report, a line a record."""
    report = plain_report(text, "golden", Described(published=published))
    record = relate(load_pipeline().code(report))
    return [*_records(record), *(_state(state) for state in record.relations), *_conflicts(record)]


def _records(record: Record) -> Iterator[str]:
    for item in (*record.coded.events, *record.coded.conditions):
        yield describe(item).partition(" [pattern:")[0]


def _state(state: RelationState) -> str:
    since = f" since {state.since.start}" if state.since is not None else ""
    told = "".join(f" {part}" for part in (state.object, state.issue, state.about) if part)
    before = ", ".join(entry.state for entry in state.history)
    return f"= {state.channel} {'>'.join(state.pair)} {state.state}{told}{since}" + (
        f" (before: {before})" if before else ""
    )


def _conflicts(record: Record) -> Iterator[str]:
    return (f"! {conflict.kind}: {conflict.about}" for conflict in record.conflicts)


def main() -> None:
    GOLDEN.mkdir(exist_ok=True)
    for old in GOLDEN.glob("*.txt"):
        old.unlink()
    for name, path, published in examples():
        found = lines(path.read_text(encoding="utf-8"), published)
        (GOLDEN / f"{name}.txt").write_text("\n".join(found) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
