"""What went wrong in a comparison, one finding an error, with the sentence that it stands in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from legation.scoring.annotation import Span
from legation.scoring.comparable import Codes, DateRange, Told
from legation.scoring.comparison import Comparison, is_reversed
from legation.scoring.matching import overlap, pair_up
from legation.scoring.sentences import sentence_at


@dataclass(frozen=True, slots=True)
class Finding:
    """One error: its kind ("event missed", "status"), what is wanted, what was found, and where."""

    kind: str
    text: str
    wanted: str
    found: str
    sentence: str


def findings(result: Comparison) -> list[Finding]:
    """All errors of one text: events first, then their details, conditions, states, mentions."""
    return [*_events(result), *_details(result), *_facts(result), *_states(result), *_mentions(result)]


def _events(result: Comparison) -> Iterator[Finding]:
    for each in result.missed:
        yield _finding(result, "event missed", shown(each), "", each.trigger)
    for each in result.beyond:
        yield _finding(result, "event beyond gold", "", shown(each), each.trigger)
    for one, two in result.confused:
        yield _finding(result, "type", shown(one), shown(two), one.trigger)


def _details(result: Comparison) -> Iterator[Finding]:
    for one, two in result.pairs:
        for kind, wanted, found in _different(one, two):
            yield _finding(result, kind, f"{one.type} {wanted}", found, one.trigger)


def _different(one: Told, two: Told) -> Iterator[tuple[str, str, str]]:
    if one.mode != two.mode:
        yield "mode", one.mode or "-", two.mode or "-"
    if one.status != two.status:
        yield "status", one.status, two.status
    if is_reversed(one, two):
        yield "direction", f"{_codes(one.sources)} > {_codes(one.targets)}", "the other way round"
    elif one.sources != two.sources:
        yield "sources", _codes(one.sources), _codes(two.sources)
    if one.targets != two.targets and not is_reversed(one, two):
        yield "targets", _codes(one.targets), _codes(two.targets)
    for kind in ("hosts", "speakers"):
        if getattr(one, kind) != getattr(two, kind):
            yield kind, _codes(getattr(one, kind)), _codes(getattr(two, kind))
    if one.date != two.date:
        yield "event date", _date(one.date), _date(two.date)


def _facts(result: Comparison) -> Iterator[Finding]:
    def likeness(one: object, two: object) -> float:
        return float(one == two)

    wanted, found = result.wanted.conditions, result.found.conditions
    _, missed, beyond = pair_up(
        [(each.channel, each.state, each.pair) for each in wanted],
        [(each.channel, each.state, each.pair) for each in found],
        likeness,
    )
    for side, lost, kind in ((wanted, missed, "condition missed"), (found, beyond, "condition beyond gold")):
        for key in lost:
            fact = next(each for each in side if (each.channel, each.state, each.pair) == key)
            shown_fact = f"{fact.channel} {fact.state} {' > '.join(fact.pair)}"
            both = (shown_fact, "") if kind.endswith("missed") else ("", shown_fact)
            yield _finding(result, kind, *both, fact.trigger)


def _states(result: Comparison) -> Iterator[Finding]:
    if result.wanted.states is None:
        return
    wanted = {(each.channel, each.pair): each.state for each in result.wanted.states}
    found = {(each.channel, each.pair): each.state for each in result.found.states or ()}
    for key in sorted(wanted.keys() | found.keys()):
        one, two = wanted.get(key), found.get(key)
        if one != two:
            kind = "state missed" if two is None else "state beyond gold" if one is None else "state"
            name = f"{key[0]} {' > '.join(key[1])}"
            yield Finding(kind, result.wanted.id, f"{name} {one or ''}".strip(), two or "", "")


def _mentions(result: Comparison) -> Iterator[Finding]:
    pairs, missed, beyond = pair_up(
        result.wanted.actors, result.found.actors, lambda one, two: overlap(one.span, two.span)
    )
    for each in missed:
        yield _finding(result, "actor missed", each.code or "-", "", each.span)
    for each in beyond:
        if not any(one.span[0] <= each.span[0] and each.span[1] <= one.span[1] for one in result.wanted.actors):
            yield _finding(result, "actor beyond gold", "", each.code or "-", each.span)
    for one, two in pairs:
        if one.code != two.code:
            yield _finding(result, "actor code", one.code or "-", two.code or "-", one.span)
        elif one.sector is not None and one.sector != two.sector:
            yield _finding(result, "sector", one.sector, two.sector or "-", one.span)


def shown(event: Told) -> str:
    """An event in one line."""
    mode = f"/{event.mode}" if event.mode else ""
    return f"{event.type}{mode} {event.status} {_codes(event.sources)} > {_codes(event.targets)}"


def _codes(codes: Codes) -> str:
    return "+".join(sorted(codes)) or "-"


def _date(value: DateRange | None) -> str:
    if value is None:
        return "-"
    start, end = value
    return start or "" if start == end else f"{start or ''}/{end or ''}"


def _finding(result: Comparison, kind: str, wanted: str, found: str, span: Span) -> Finding:
    return Finding(kind, result.wanted.id, wanted, found, sentence_at(result.wanted.text, span))


def commonest(found: Iterable[Finding]) -> dict[str, int]:
    """How often each kind of error came, the commonest first."""
    return dict(Counter(each.kind for each in found).most_common())
