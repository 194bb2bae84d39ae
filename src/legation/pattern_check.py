"""Runs the examples of pattern files: each must be read as it says, each negative one not at all.

    python -m legation.pattern_check [FILE or FOLDER …]

An expectation is `SOURCE > TARGET status [by SPEAKER] [since DATE]`, parties joined by `+`, `-` for none.
A party is a code (`KEN`), a sector (`OPP`), a name, or code and sector (`KEN/OPP`). With a label in front
(`CONSULT/visit KEN > UGA planned`) an event of any pattern counts; `;` joins several expectations.

Patterns hold over dependency trees, so their check needs the reader: it is a job of its own.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from legation.errors import KnowledgeError
from legation.knowledge.patterns import Example, PatternFile, load_patterns
from legation.model.event import Condition, Event
from legation.model.party import Party
from legation.model.relation import CodedReport
from legation.model.report import Report
from legation.pipeline import Pipeline, load_pipeline

EXAMPLE_DATE = date(2020, 6, 15)
_EXPECTATION = re.compile(
    r"^(?:(?P<label>[A-Z]{4,}(?:/[\w-]+)?) )?(?P<source>[^>]+?) > (?P<target>.+?) (?P<status>[a-z_]+)"
    r"(?: by (?P<speaker>.+?))?(?: since (?P<since>\S+))?$"
)


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that was not read as it says."""

    file: str
    text: str
    expected: str
    found: tuple[str, ...]


def check_file(file: PatternFile, pipeline: Pipeline) -> Iterator[Failure]:
    """Failures of one file's examples."""
    rules = {f"pattern:{pattern.id}" for pattern in file.patterns}
    for example in file.examples:
        coded = pipeline.code(Report(example.text, published=EXAMPLE_DATE))
        own: list[Event | Condition] = [e for e in coded.events if rules & {d.rule for d in e.decisions}]
        own += [c for c in coded.conditions if rules & {d.rule for d in c.decisions}]
        everything: list[Event | Condition] = [*coded.events, *coded.conditions]
        if not _holds(example, own, everything, file.path):
            yield Failure(file.path, example.text, example.expect, tuple(describe(item) for item in everything))


def _holds(
    example: Example, own: Sequence[Event | Condition], everything: Sequence[Event | Condition], path: str
) -> bool:
    if example.expect == "none":
        return not own
    for part in example.expect.split(";"):
        found = _EXPECTATION.match(part.strip())
        if found is None:
            raise KnowledgeError(path, f"cannot read the expectation {part.strip()!r}; write `FRA > MLI occurred`")
        pool = everything if found["label"] else own
        if not any(_fits(item, found.groupdict()) for item in pool):
            return False
    return True


def _fits(item: Event | Condition, wanted: dict[str, str | None]) -> bool:
    if isinstance(item, Condition):
        since = item.since.start if item.since else None
        return (
            _codes(wanted["source"]) == {item.pair[0]}
            and _codes(wanted["target"]) == {item.pair[1]}
            and item.state == wanted["status"]
            and (wanted["since"] is None or wanted["since"] == since)
            and _spoken_by(item.speakers, wanted["speaker"])
        )
    label = f"{item.type}/{item.mode}" if item.mode else item.type
    return (
        (wanted["label"] is None or label == wanted["label"] or item.type == wanted["label"])
        and _matches(item.sources, wanted["source"])
        and _matches(item.targets, wanted["target"])
        and item.status == wanted["status"]
        and _spoken_by(item.speakers, wanted["speaker"])
    )


def _spoken_by(speakers: tuple[Party, ...], wanted: str | None) -> bool:
    return wanted is None or any(wanted in (p.code, p.name, p.text) for p in speakers)


def _codes(wanted: str | None) -> set[str]:
    return {part.strip() for part in (wanted or "-").split("+")} - {"-"}


def _matches(parties: tuple[Party, ...], wanted: str | None) -> bool:
    codes = _codes(wanted)
    return all(any(code in (p.code, p.name, p.sector, p.text, _called(p)) for p in parties) for code in codes) and len(
        {p.code or p.sector or p.name for p in parties}
    ) == len(codes)


def describe(item: Event | Condition) -> str:
    """One line that says what was read, in the examples' own notation."""
    if isinstance(item, Condition):
        since = f" since {item.since.start}" if item.since else ""
        return f"{item.channel} {item.pair[0]} > {item.pair[1]} {item.state}{since} [{item.decisions[0].rule}]"
    sides = ["+".join(_called(party) for party in parties) or "-" for parties in (item.sources, item.targets)]
    speaker = f" by {item.speakers[0].name}" if item.speakers else ""
    label = f"{item.type}/{item.mode}" if item.mode else item.type
    when = f" on {item.date.start}..{item.date.end}" if item.date else ""
    return f"{label} {sides[0]} > {sides[1]} {item.status}{speaker}{when} [{item.decisions[0].rule}]"


def _called(party: Party) -> str:
    return "/".join(part for part in (party.code, party.sector) if part) or party.name


def check_patterns(paths: Iterable[Path] = (), packs: tuple[Path, ...] = ()) -> tuple[int, list[Failure]]:
    """Number of examples run and the failures, of all pattern files or of those under `paths`."""
    wanted = [path.resolve() for path in paths]
    pipeline = load_pipeline(packs=packs)
    count, failures = 0, list[Failure]()
    for kind in ("events", "conditions"):
        for file in load_patterns(kind, "en", packs).files:
            place = Path(file.path).resolve()
            if wanted and not any(place == path or path in place.parents for path in wanted):
                continue
            count += len(file.examples)
            failures.extend(check_file(file, pipeline))
    return count, failures


def summary(coded: CodedReport) -> str:
    """All that was read from a report, a line each."""
    found: list[Event | Condition] = [*coded.events, *coded.conditions]
    return "\n".join(describe(item) for item in found)


def main() -> int:
    """Runs the examples and prints each failure with what was found instead."""
    count, failures = check_patterns([Path(argument) for argument in sys.argv[1:]])
    for failure in failures:
        print(f"{failure.file}\n  {failure.text}\n    expected {failure.expected}")
        for line in failure.found or ("nothing",):
            print(f"    found    {line}")
    print(f"{count - len(failures)} passed, {len(failures)} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
