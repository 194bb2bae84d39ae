"""What the program coded, as a coding that can be compared."""

from __future__ import annotations

from collections.abc import Iterable

from legation.model.event import Event
from legation.model.party import Party
from legation.model.relation import Record
from legation.model.time import DateInterval
from legation.scoring.annotation import Span
from legation.scoring.comparable import (
    Codes,
    Coding,
    DateRange,
    EndState,
    NamedActor,
    NamedDate,
    NamedPlace,
    StandingFact,
    Told,
    pair_of,
    words_key,
)


def from_record(name: str, record: Record) -> Coding:
    """A coded report under the id that the gold gives it."""
    coded = record.coded
    told_dates = frozenset(each.offsets for each in coded.dates)
    return Coding(
        id=name,
        text=coded.report.text,
        actors=tuple(
            NamedActor((each.party.start, each.party.end), each.party.code, each.party.sector) for each in coded.actors
        ),
        dates=tuple(NamedDate(each.offsets, (each.start, each.end)) for each in coded.dates if each.offsets),
        places=tuple(NamedPlace((each.start, each.end), each.place.country) for each in coded.places),
        events=tuple(told for number, event in enumerate(coded.events) for told in _told(number, event, told_dates)),
        conditions=tuple(
            StandingFact(evidence.trigger, each.channel, each.state, pair_of(each.channel, each.pair))
            for each in coded.conditions
            for evidence in each.evidence
        ),
        states=frozenset(
            EndState(each.channel, pair_of(each.channel, each.pair), each.state) for each in record.relations
        ),
        conflicts=tuple(sorted(each.kind for each in record.conflicts)),
    )


def _told(number: int, event: Event, dates: frozenset[Span | None]) -> Iterable[Told]:
    for evidence in event.evidence:
        yield Told(
            act=number,
            trigger=evidence.trigger,
            type=event.type,
            mode=event.mode,
            status=event.status,
            sources=_codes(event.sources),
            targets=_codes(event.targets),
            hosts=_codes(event.hosts),
            speakers=_codes(event.speakers),
            via=_codes(passed for speaker in event.speakers for passed in speaker.via),
            date=_date(event.date, dates),
            place=None if event.place is None else event.place.country,
            amounts=frozenset((each.kind, each.value) for each in event.amounts),
            issue=event.issue,
        )


def _codes(parties: Iterable[Party]) -> Codes:
    return frozenset(party.code or words_key(party.text) for party in parties)


def _date(found: DateInterval | None, dates: frozenset[Span | None]) -> DateRange | None:
    """A date that an expression in the text gives; one that follows from tense and publication alone is not told."""
    return None if found is None or found.offsets is None or found.offsets not in dates else (found.start, found.end)
