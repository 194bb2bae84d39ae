"""An annotated text as a coding that can be compared."""

from __future__ import annotations

from collections.abc import Iterable

from legation.scoring.annotation import Act, AnnotatedText, Standing
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


def from_annotation(text: AnnotatedText) -> Coding:
    """What an annotator says of a text."""
    states = frozenset(EndState(each.channel, pair_of(each.channel, each.pair), each.state) for each in text.states)
    tellings = _acts(text)
    return Coding(
        id=text.id,
        text=text.text,
        actors=tuple(
            NamedActor(text.spans[label][0], actor.code, actor.sector)
            for label, actor in text.actors.items()
            if len(actor.same_as) < 2  # a group has members, but no code of its own
        ),
        dates=tuple(NamedDate(text.spans[label][0], (each.start, each.end)) for label, each in text.dates.items()),
        places=tuple(NamedPlace(text.spans[label][0], each.country) for label, each in text.places.items()),
        events=tuple(_told(text, act, tellings[act.label]) for act in text.acts),
        conditions=tuple(_standing(text, each) for each in text.standings),
        states=states if text.is_report or text.states else None,
        conflicts=tuple(sorted(each.kind for each in text.contradictions)),
    )


def _acts(text: AnnotatedText) -> dict[str, int]:
    """A number for each act; one that is told again has the number of the first telling."""
    numbers: dict[str, int] = {}
    for number, act in enumerate(text.acts):
        numbers[act.label] = number
    for act in text.acts:
        if act.same_as is not None:
            numbers[act.label] = numbers[act.same_as]
    return numbers


def _told(text: AnnotatedText, act: Act, number: int) -> Told:
    return Told(
        act=number,
        trigger=text.spans[act.label][0],
        type=act.type,
        mode=act.mode,
        status=act.status,
        sources=_codes(text, act.sources),
        targets=_codes(text, act.targets),
        hosts=_codes(text, act.hosts),
        speakers=_codes(text, act.speakers),
        via=_codes(text, act.via),
        date=_date(text, act),
        place=_place(text, act.place),
        amounts=frozenset((text.numbers[label].kind, text.numbers[label].value) for label in act.amounts),
        issue=act.issue,
    )


def _codes(text: AnnotatedText, labels: Iterable[str]) -> Codes:
    return frozenset(_name(text, label) for label in labels)


def _name(text: AnnotatedText, label: str) -> str:
    return text.actors[label].code or words_key(text.words(label))


def _date(text: AnnotatedText, act: Act) -> DateRange | None:
    """The resolved date of an act, of the act of the same time where it is dated by that."""
    label = act.date
    if label is None:
        return None
    if label in text.dates:
        found = text.dates[label]
        return None if found.start is None and found.end is None else (found.start, found.end)
    other = next(each for each in text.acts if each.label == label)
    return None if other.date is None or other.date not in text.dates else _date(text, other)


def _place(text: AnnotatedText, label: str | None) -> str | None:
    if label is None:
        return None
    return text.places[label].country if label in text.places else text.actors[label].code


def _standing(text: AnnotatedText, found: Standing) -> StandingFact:
    first, second = found.pair
    pair = pair_of(found.channel, (_name(text, first), _name(text, second)))
    return StandingFact(text.spans[found.label][0], found.channel, found.state, pair)
