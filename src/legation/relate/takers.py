"""Who took a person whom a report only says to be held: by whoever holds them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from legation.model.event import Condition, Event
from legation.model.evidence import Decision
from legation.model.party import Party
from legation.model.relation import CodedReport
from legation.relate.names import same_name

STEP = "relate.takers"
HOLDING = frozenset({"held", "on_trial"})
# Sectors of those who act for a state; gunmen and gangs do not, whoever holds the person later.
FOR_THE_STATE = frozenset({"MIL", "GOV", "COP", "SPY", "JUD"})


def name_takers(coded: CodedReport) -> CodedReport:
    """The report with the holder as source of each taking that names nobody."""
    return replace(coded, events=tuple(_with_taker(event, coded) for event in coded.events))


def _with_taker(event: Event, coded: CodedReport) -> Event:
    if not _untold(event):
        return event
    found = [each for each in coded.conditions if _holds(each, event)]
    holders = {condition.pair[0] for condition in found}
    if len(holders) != 1:
        return event
    holder = _party(found[0], coded)
    reason = f"inferred: the report says that {holder.name} holds {found[0].object}"
    decision = Decision(holder.code or holder.name, STEP, "taken by whoever holds", 0.5, reason)
    return replace(event, sources=(*event.sources, holder), decisions=(*event.decisions, decision))


def _untold(event: Event) -> bool:
    """Whether an event is a taking that happened and whose taker is not told, or only as "the military"."""
    taking = event.matter == "custody_taken" or (event.type, event.mode) in (
        ("ASSAULT", "abduct"),
        ("COERCE", "arrest"),
    )
    unnamed = all(party.code is None and party.sector in FOR_THE_STATE for party in event.sources)
    return taking and unnamed and event.status in ("occurred", "ongoing")


def _holds(condition: Condition, event: Event) -> bool:
    """Whether a condition says that somebody holds the person taken, who is not of their own country."""
    if condition.channel != "custody" or condition.state not in HOLDING or condition.object is None:
        return False
    if condition.status not in ("occurred", "ongoing"):
        return False
    taken = [event.object] if event.object is not None else [target.name for target in event.targets]
    return any(same_name(condition.object, name) for name in taken)


def _party(condition: Condition, coded: CodedReport) -> Party:
    """The holder as the report names it, best in the very sentence that tells of the custody."""
    code, told = condition.pair[0], condition.evidence[0]
    fitting = (party for party in _named(coded) if party.code == code and party.sector in {None, *FOR_THE_STATE})
    named = sorted(fitting, key=lambda party: party.start)
    here = [party for party in named if told.start <= party.start < told.end]
    unnamed = Party(text="", start=told.start, end=told.start, name=code, code=code)
    return replace(next(iter(here + named), unnamed), via=())


def _named(coded: CodedReport) -> Iterator[Party]:
    for mention in coded.actors:
        yield mention.party
    for event in coded.events:
        yield from (*event.sources, *event.targets, *event.speakers)
