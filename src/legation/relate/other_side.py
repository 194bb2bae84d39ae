"""Whom an act concerns where only the sentence before tells it: "expelled diplomats. Westmark recalled its ambassador".

Only for acts that always have another state on their other side (ties, missions, recognition,
sanctions, lawsuits), and only where the acts told just before leave one state that it can be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.model.event import Event
from legation.model.evidence import Decision
from legation.model.party import Party
from legation.model.relation import CodedReport
from legation.relate.names import codes

STEP = "relate.other_side"
TWO_SIDED = ("ties_", "mission_", "recognition_", "sanctions_", "lawsuit")
REACH = 30  # acts told before that are looked at: two sentences have no more
NEAR = 2  # characters between a sentence and the next


def name_other_side(coded: CodedReport) -> CodedReport:
    """The report with a target for each two-sided act that names only its source."""
    events, filled = coded.events, list(coded.events)
    order = sorted(range(len(events)), key=lambda place: events[place].evidence[0].trigger)
    for rank, place in enumerate(order):
        before = [events[other] for other in order[max(0, rank - REACH) : rank]]
        filled[place] = _with_target(events[place], before)
    return replace(coded, events=tuple(filled))


def _with_target(event: Event, before: Sequence[Event]) -> Event:
    named = [party for party in event.targets if not _is_court(event, party)]
    source = codes(event.sources)
    if named or len(source) != 1 or event.matter is None or not event.matter.startswith(TWO_SIDED):
        return event
    others = _others(event, source, before)
    if len({party.code for party in others}) != 1:
        return event
    other = replace(others[-1], via=())
    reason = "inferred: the other side of what is told just before"
    decision = Decision(other.code or other.name, STEP, "other side", 0.5, reason)
    return replace(event, targets=(*event.targets, other), decisions=(*event.decisions, decision))


def _is_court(event: Event, party: Party) -> bool:
    """A court to which a case is taken is not whom it is against."""
    return event.matter == "lawsuit" and party.sector == "JUD"


def _others(event: Event, source: frozenset[str], before: Sequence[Event]) -> list[Party]:
    """States with which the acts of this and the last sentence join the source."""
    here = event.evidence[0]
    found: list[Party] = []
    for told in before:
        there = told.evidence[0]
        near = there.report == here.report and here.start - there.end <= NEAR
        parties = (*told.sources, *told.targets)
        if near and source <= codes(parties) | {told.about}:
            found.extend(each for each in parties if each.country == each.code and each.code not in {None, *source})
    return found
