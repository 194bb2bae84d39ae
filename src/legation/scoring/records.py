"""Record lines of the corpus format: `e1 event SANCTION/expel occurred F > D by M on d`."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from legation.knowledge.actor_pack import SECTORS
from legation.knowledge.ontology import Ontology
from legation.knowledge.relations import RelationRules
from legation.model.event import STATUSES
from legation.model.relation import CONFLICT_KINDS
from legation.scoring.annotation import Act, Actor, Contradiction, DateValue, FinalState, Number, PlaceName, Standing
from legation.scoring.markup import MarkupError

NOTHING = "none"
PRECISIONS = ("country", "division", "city", "point")
_ACT_WORDS = ("host", "by", "via", "on", "at", "about", "amount", "object", "issue", "wronged", "context", "same")
_CODE = re.compile(r"[A-Z]{3}")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
Record = Actor | DateValue | PlaceName | Number | Act | Standing | FinalState | Contradiction


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names that labels may have: those of the packs."""

    ontology: Ontology
    relations: RelationRules


def read_record(line: str, words: Vocabulary) -> Record:
    """The record of a line; MarkupError says what is wrong and what is allowed."""
    try:
        parts = shlex.split(line)
    except ValueError as error:
        raise MarkupError(f"cannot be split into words: {error}") from error
    if parts[0] == "=":
        return _final(parts[1:], words)
    if parts[0] == "!":
        _count(parts, 3, "! KIND LABEL")
        return Contradiction(_one_of(parts[1], CONFLICT_KINDS, "kind of conflict"), _labels(parts[2]))
    if len(parts) < 2 or parts[1] not in _KINDS:
        raise MarkupError(f"needs a label and one of {', '.join(_KINDS)}: {line.strip()!r}")
    return _KINDS[parts[1]](parts[0], parts[2:], words)


def _actor(label: str, parts: Sequence[str], _: Vocabulary) -> Actor:
    options = _options(parts[2:], "=", "name") if len(parts) >= 2 else {}
    if len(parts) < 2:
        raise MarkupError(f"{label}: an actor needs a code and a sector, '-' for none")
    sector = None if parts[1] == "-" else _one_of(parts[1], SECTORS, "sector")
    return Actor(label, _code(parts[0]), sector, _labels(options.get("=")), options.get("name"))


def _date(label: str, parts: Sequence[str], _: Vocabulary) -> DateValue:
    _count(parts, 1, "LABEL date VALUE")
    return DateValue(label, *date_value(parts[0]))


def date_value(value: str) -> tuple[str | None, str | None]:
    """Start and end of a value: `2016`, `2016-02-29`, `2016-01/2016-03`, `2019/` for since, `-` unresolved.

    >>> date_value("2019/")
    ('2019', None)
    """
    if value == "-":
        return None, None
    start, slash, end = value.partition("/")
    if not slash:
        end = start
    for part in (start, end):
        if part and not _DATE.fullmatch(part):
            raise MarkupError(f"{value!r} is no date; write 2016, 2016-02, 2016-02-29, 2016/2018, 2019/ or -")
    return start or None, end or None


def _place(label: str, parts: Sequence[str], _: Vocabulary) -> PlaceName:
    _count(parts, 2, "LABEL place CODE PRECISION")
    return PlaceName(label, _code(parts[0]), _one_of(parts[1], PRECISIONS, "precision"))


def _number(label: str, parts: Sequence[str], _: Vocabulary) -> Number:
    _count(parts, 3, "LABEL amount KIND VALUE UNIT")
    try:
        return Number(label, parts[0], float(parts[1]), parts[2])
    except ValueError as error:
        raise MarkupError(f"{label}: {parts[1]!r} is no number") from error


def _act(label: str, parts: Sequence[str], words: Vocabulary) -> Act:
    if len(parts) < 5 or parts[3] != ">":
        raise MarkupError(f"{label}: an event is TYPE[/mode] STATUS SOURCES > TARGETS …, '-' for nobody")
    kind, _, mode = parts[0].partition("/")
    found = words.ontology.types.get(_one_of(kind, words.ontology.types, "event type"))
    if mode and found is not None:
        _one_of(mode, found.modes, f"mode of {kind}")
    options = _options(parts[5:], *_ACT_WORDS)
    return Act(
        label,
        kind,
        mode or None,
        _one_of(parts[1], STATUSES, "status"),
        _labels(parts[2]),
        _labels(parts[4]),
        _labels(options.get("host")),
        _labels(options.get("by")),
        _labels(options.get("via")),
        options.get("on"),
        options.get("at"),
        _labels(options.get("about")),
        _labels(options.get("amount")),
        options.get("object"),
        _issue(options, words),
        options.get("wronged"),
        tuple(_one_of(each, words.ontology.contexts, "context") for each in _labels(options.get("context"))),
        options.get("same"),
    )


def _standing(label: str, parts: Sequence[str], words: Vocabulary) -> Standing:
    channel, state, pair = _channel(parts, words)
    options = _options(parts[5:], "since", "until", "by", "via", "object", "issue", "wronged", "place")
    return Standing(
        label,
        channel,
        state,
        pair,
        options.get("since"),
        options.get("until"),
        _labels(options.get("by")),
        _labels(options.get("via")),
        options.get("object"),
        _issue(options, words),
        options.get("wronged"),
        options.get("place"),
    )


def _final(parts: Sequence[str], words: Vocabulary) -> FinalState:
    channel, state, pair = _channel(parts, words)
    _code(pair[0]), _code(pair[1])
    options = _options(parts[5:], "since", "until", "object", "issue", "wronged", "place", "before", "contested")
    since, until = options.get("since"), options.get("until")
    for value in (since, until):
        if value is not None:
            date_value(value)
    contested = _one_of(options.get("contested", "no"), ("yes", "no"), "word after contested") == "yes"
    before = tuple((options.get("before") or "").split(",")) if "before" in options else ()
    for earlier in before:
        _one_of(earlier, words.relations.channels[channel].states, f"state of {channel}")
    return FinalState(
        channel,
        state,
        pair,
        since,
        options.get("object"),
        _issue(options, words),
        options.get("wronged"),
        options.get("place"),
        before,
        until,
        contested,
    )


def _channel(parts: Sequence[str], words: Vocabulary) -> tuple[str, str, tuple[str, str]]:
    if len(parts) < 5 or parts[3] != ">":
        raise MarkupError("a state is CHANNEL STATE A > B …")
    channel = _one_of(parts[0], words.relations.channels, "channel")
    state = _one_of(parts[1], words.relations.channels[channel].states, f"state of {channel}")
    return channel, state, (parts[2], parts[4])


def _issue(options: dict[str, str], words: Vocabulary) -> str | None:
    issue = options.get("issue")
    return None if issue is None else _one_of(issue, words.ontology.issues, "issue")


def _options(parts: Sequence[str], *allowed: str) -> dict[str, str]:
    """`by M on d`: words in pairs, each name once."""
    found: dict[str, str] = {}
    if len(parts) % 2:
        raise MarkupError(f"{parts[-1]!r} stands alone; allowed are pairs of {', '.join(allowed)} and a value")
    for name, value in zip(parts[::2], parts[1::2], strict=True):
        if name not in allowed:
            raise MarkupError(f"unknown word {name!r}; allowed are {', '.join(allowed)}")
        if name in found:
            raise MarkupError(f"{name!r} is given twice; join labels by '+'")
        found[name] = value
    return found


def _labels(value: str | None) -> tuple[str, ...]:
    return () if value in (None, "-") else tuple(str(value).split("+"))


def _code(value: str) -> str | None:
    if value == "-":
        return None
    if not _CODE.fullmatch(value):
        raise MarkupError(f"{value!r} is no code: three capitals, or '-' for none")
    return value


def _one_of(value: str, allowed: Iterable[str], what: str) -> str:
    names = sorted(allowed)
    if value not in names:
        raise MarkupError(f"unknown {what} {value!r}; allowed are {', '.join(names)}")
    return value


def _count(parts: Sequence[str], number: int, shape: str) -> None:
    if len(parts) != number:
        raise MarkupError(f"must read {shape}")


_KINDS: dict[str, Callable[[str, Sequence[str], Vocabulary], Record]] = {
    "actor": _actor,
    "date": _date,
    "place": _place,
    "amount": _number,
    "event": _act,
    "condition": _standing,
}
