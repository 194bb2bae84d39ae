"""One relation rule: which acts it reads, the state that follows, and its examples."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from legation.errors import KnowledgeError
from legation.model.event import STATUSES, Channel, Status

# `both`: source and target in either order, or all sources among each other where there is no target;
# `mutual`: source to target, or the sources to each other where there is no target;
# `across`: never the sources among each other (two visitors); `among_targets`: only the targets
# among each other (those between whom somebody mediates).
Orientation = Literal["source_to_target", "target_to_source", "both", "mutual", "across", "among_targets"]
ORIENTATIONS: tuple[Orientation, ...] = get_args(Orientation)
Sides = Literal["both", "targets", "courts"]
RULE_KEYS = frozenset(
    {"name", "when", "state", "pair", "speaker_as_source", "not_types", "examples", "counterexamples"}
)
CASE_KEYS = frozenset({"matter", "type", "mode", "status", "issue", "sides"})
EXAMPLE_KEYS = frozenset(
    {
        "type",
        "mode",
        "matter",
        "status",
        "sources",
        "targets",
        "speakers",
        "issue",
        "object",
        "about",
        "gives",
    }
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names that a rule may use; `states` by channel."""

    types: frozenset[str]
    matters: frozenset[str]
    states: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Case:
    """One way in which a rule applies; an empty field asks nothing, None in one means "not given".

    A case that names types reads an act's own status. One that does not reads an act of speech with
    the status that its matter has ("agreed to": planned). `sides` asks for two parties that act
    (`both`), or to which it is done (`targets`), or for a court that acts (`courts`).
    """

    matters: frozenset[str | None]
    types: frozenset[str]
    modes: frozenset[str | None]
    statuses: frozenset[Status]
    issues: frozenset[str | None]
    sides: Sides | None


@dataclass(frozen=True, slots=True)
class Example:
    """An event by its codes (`AAA`, or `AAA/REB` with a sector); `gives` is the pair that follows."""

    type: str
    status: Status
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    mode: str | None = None
    matter: str | None = None
    speakers: tuple[str, ...] = ()
    issue: str | None = None
    object: str | None = None
    about: str | None = None
    gives: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """From acts to a state of a channel."""

    name: str
    channel: Channel
    state: str
    cases: tuple[Case, ...]
    orientation: Orientation
    speaker_as_source: bool
    not_types: frozenset[str]
    examples: tuple[Example, ...]
    counterexamples: tuple[Example, ...]
    file: str


def read_rule(entry: Mapping[str, Any], channel: str, words: Vocabulary, file: str) -> Rule:
    """A checked rule from its YAML entry."""
    name = str(entry.get("name"))
    _check(f"{name}: key", entry, RULE_KEYS, file)
    _check(f"{name}: state", [entry.get("state")], words.states[channel], file)
    orientation = entry.get("pair", "both")
    _check(f"{name}: pair", [orientation], ORIENTATIONS, file)
    for part in ("when", "examples", "counterexamples"):
        if not entry.get(part):
            raise KnowledgeError(file, f"{name}: {part} is missing; every rule needs at least one")
    return Rule(
        name=name,
        channel=cast(Channel, channel),
        state=entry["state"],
        cases=tuple(_case(case, name, words, file) for case in entry["when"]),
        orientation=orientation,
        speaker_as_source=bool(entry.get("speaker_as_source", False)),
        not_types=frozenset(entry.get("not_types", ())),
        examples=tuple(_example(each, name, words, file) for each in entry["examples"]),
        counterexamples=tuple(_example(each, name, words, file) for each in entry["counterexamples"]),
        file=file,
    )


def _check(what: str, found: Iterable[Any], allowed: Iterable[Any], file: str) -> None:
    allowed = list(allowed)
    for value in found:
        if value not in allowed:
            listed = ", ".join(sorted(str(each) for each in allowed))
            raise KnowledgeError(file, f"{what}: unknown value {value!r}; allowed: {listed}")


def _case(entry: Mapping[str, Any], rule: str, words: Vocabulary, file: str) -> Case:
    _check(f"{rule}: when", entry, CASE_KEYS, file)
    _check(f"{rule}: matter", entry.get("matter", ()), {*words.matters, None}, file)
    _check(f"{rule}: type", entry.get("type", ()), words.types, file)
    _check(f"{rule}: status", entry.get("status", ()), STATUSES, file)
    _check(f"{rule}: sides", [entry.get("sides")], [*get_args(Sides), None], file)
    return Case(
        matters=frozenset(entry.get("matter", ())),
        types=frozenset(entry.get("type", ())),
        modes=frozenset(entry.get("mode", ())),
        statuses=frozenset(entry.get("status", ())),
        issues=frozenset(entry.get("issue", ())),
        sides=entry.get("sides"),
    )


def _example(entry: Mapping[str, Any], rule: str, words: Vocabulary, file: str) -> Example:
    _check(f"{rule}: example", entry, EXAMPLE_KEYS, file)
    _check(f"{rule}: example type", [entry.get("type")], words.types, file)
    _check(f"{rule}: example status", [entry.get("status")], STATUSES, file)
    _check(f"{rule}: example matter", [entry.get("matter")], {*words.matters, None}, file)
    given = dict(entry)
    for part in ("sources", "targets", "speakers"):
        given[part] = tuple(entry.get(part, ()))
    if "gives" in entry:
        given["gives"] = tuple(entry["gives"])
    return Example(**given)
