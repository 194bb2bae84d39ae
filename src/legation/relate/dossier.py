"""The dossier of a dyad: where every channel stands, how it came there, and what is in dispute."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from legation.errors import UsageError
from legation.knowledge.relations import RelationRules, load_relations
from legation.model.event import Event
from legation.model.relation import CodedReport, Conflict, Dossier, RelationState
from legation.relate.conflicts import find_conflicts
from legation.relate.found import FoundConflict
from legation.relate.names import codes
from legation.relate.states import relation_states


@dataclass(frozen=True, slots=True)
class Relations:
    """All relations and conflicts of some reports: as of when, by what was known when."""

    states: tuple[RelationState, ...]
    conflicts: tuple[Conflict, ...]
    as_of: date | None
    known_by: date | None


def relate_all(
    coded: Iterable[CodedReport],
    as_of: date | None = None,
    known_by: date | None = None,
    rules: RelationRules | None = None,
) -> Relations:
    """The relations that follow from all reports together, whatever order they come in.

    A report that appeared after `known_by` was not known then; one without a date always counts.
    """
    reports = _known(coded, known_by)
    rules = rules or load_relations()
    conflicts = tuple(found.conflict for found in find_conflicts(reports, rules))
    return Relations(relation_states(reports, rules, as_of), conflicts, as_of, known_by)


def dossier(
    coded: Iterable[CodedReport],
    one: str,
    other: str,
    as_of: date | None = None,
    known_by: date | None = None,
    rules: RelationRules | None = None,
) -> Dossier:
    """The dossier of two codes, both directions; law suits over a wrong that one did to the other too.

    A later report may tell how things stood on the day `as_of`, but what it announces, and what is in
    dispute in it, was not so then.
    """
    if one == other:
        raise UsageError(f"a relation needs two parties, got {one!r} twice")
    reports, pair = _known(coded, known_by), (one, other)
    rules = rules or load_relations()
    states = tuple(state for state in relation_states(reports, rules, as_of) if _concerns(state, pair))
    told = [each for each in reports if as_of is None or (each.report.published or as_of) <= as_of]
    planned = [event for each in told for event in each.events if _to_come(event, pair, as_of)]
    named = {event.id for event in planned}.union(*(_ids(state) for state in states))
    return Dossier(
        pair=pair,
        states=states,
        conflicts=_conflicts_of(find_conflicts(told, rules), pair, named, told),
        planned=tuple(sorted(planned, key=_when)),
        events=tuple(event for each in reports for event in each.events if event.id in named),
        conditions=tuple(each for report in reports for each in report.conditions if each.id in named),
        as_of=as_of,
        known_by=known_by,
    )


def _known(coded: Iterable[CodedReport], known_by: date | None) -> list[CodedReport]:
    """The reports that had appeared, in the order of their publication, each once."""
    reports = {each.report.id: each for each in coded}
    known = [
        each
        for each in reports.values()
        if known_by is None or each.report.published is None or each.report.published <= known_by
    ]
    return sorted(known, key=lambda each: (each.report.published or date.max, each.report.id))


def _concerns(state: RelationState, pair: tuple[str, str]) -> bool:
    """Whether a row belongs to the pair: it is the pair's own, or one of the two wronged the other."""
    if set(state.pair) == set(pair):
        return True
    wronged = state.channel == "legal" and state.about is not None
    return wronged and {state.pair[1], state.about} == set(pair)


def _ids(state: RelationState) -> set[str]:
    return {*state.evidence, *(each for entry in state.history for each in entry.evidence)}


def _to_come(event: Event, pair: tuple[str, str], as_of: date | None) -> bool:
    """Whether an event is announced, involves both, and was not to be over by `as_of`."""
    if event.status != "planned" or not set(pair) <= codes((*event.sources, *event.targets, *event.hosts)):
        return False
    over = None if event.date is None else event.date.last_day
    return as_of is None or over is None or over >= as_of


def _when(event: Event) -> tuple[date, str, int]:
    day = event.date.first_day if event.date is not None else None
    return day or date.max, event.evidence[0].report, event.evidence[0].start


def _conflicts_of(
    found: Sequence[FoundConflict], pair: tuple[str, str], named: set[str], reports: Sequence[CodedReport]
) -> tuple[Conflict, ...]:
    """The conflicts that concern both, and those over an office of one in a report that tells of both."""
    telling = {each.report.id for each in reports if named & _record_ids(each)}
    chosen = []
    for each in found:
        office = each.conflict.kind == "role" and each.codes & set(pair) and each.reports & telling
        if office or set(pair) <= each.codes:
            chosen.append(each.conflict)
    return tuple(chosen)


def _record_ids(coded: CodedReport) -> set[str]:
    return {*(event.id for event in coded.events), *(condition.id for condition in coded.conditions)}
