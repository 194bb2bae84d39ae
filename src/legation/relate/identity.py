"""The same act told twice in a report becomes one event with all its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from legation.model.event import Amount, Event, Status
from legation.model.evidence import Decision, Evidence
from legation.model.party import Party
from legation.model.place import Place
from legation.model.relation import CodedReport
from legation.model.time import DateInterval
from legation.relate.names import fullest, union
from legation.relate.other_side import name_other_side
from legation.relate.sameness import Setting, outcome, same_act, setting_of
from legation.relate.takers import name_takers
from legation.relate.validity import span_days

STEP = "relate.identity"
_REACH = 60  # acts of one type, and tellings of one act, that a new one is compared with: no report has more


def merge_events(coded: CodedReport) -> CodedReport:
    """The report with each act once, in the order of its first telling.

    Merging acts can make what is said of them the same, so it is done until nothing changes. Links
    to events that went into another are led there.
    """
    coded = name_other_side(name_takers(coded))
    events, setting = coded.events, setting_of(coded)
    while True:
        merged = _merge_once(events, setting)
        if len(merged) == len(events):
            return replace(coded, events=merged)
        events = merged


def _merge_once(events: Sequence[Event], setting: Setting) -> tuple[Event, ...]:
    groups: list[list[Event]] = []
    by_type: dict[str, list[list[Event]]] = {}
    for event in sorted(events, key=_first_told):
        told = by_type.setdefault(event.type, [])
        group = next((g for g in told[-_REACH:] if all(same_act(each, event, setting) for each in g[-_REACH:])), None)
        if group is None:
            groups.append([event])
            told.append(groups[-1])
        else:
            group.append(event)
    moved = {event.id: group[0].id for group in groups for event in group}
    merged = (_as_one(group) for group in groups)
    return tuple(_led(event, moved) for event in merged)


def _led(event: Event, moved: Mapping[str, str]) -> Event:
    about = event.about_event
    return event if about is None else replace(event, about_event=moved.get(about, about))


def _first_told(event: Event) -> tuple[int, int, str]:
    first = event.evidence[0]
    return first.trigger[0], first.start, event.id


def _as_one(group: Sequence[Event]) -> Event:
    """One event from several tellings; the first gives the id, each field comes from who has it."""
    if len(group) == 1:
        return group[0]
    first = group[0]
    kind = next((event for event in group if event.mode is not None), first)
    status = outcome([event.status for event in group])
    return replace(
        first,
        mode=kind.mode,
        quad=kind.quad,
        intensity=kind.intensity,
        status=status,
        sources=_parties([event.sources for event in group]),
        targets=_parties([event.targets for event in group]),
        hosts=_parties([event.hosts for event in group]),
        speakers=union(*(event.speakers for event in group)),
        evidence=_evidence(group),
        contexts=tuple(dict.fromkeys(context for event in group for context in event.contexts)),
        about_event=_first(event.about_event for event in group),
        date=_finest([event.date for event in group]),
        place=_place(group),
        amounts=_amounts(group),
        matter=_first(event.matter for event in group),
        issue=_first(event.issue for event in group),
        object=_longest([event.object for event in group]),
        about=_first(event.about for event in group),
        confidence=max(event.confidence for event in group),
        decisions=_decisions(group, status),
    )


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value is not None), None)


def _longest(names: Sequence[str | None]) -> str | None:
    known = [name for name in names if name is not None]
    return fullest(known)[known[0]] if known else None


def _place(group: Sequence[Event]) -> Place | None:
    """The first place that is finer than a country, else the first."""
    places = [event.place for event in group if event.place is not None]
    return min(places, key=lambda place: place.precision == "country", default=None)


def _finest(dates: Sequence[DateInterval | None]) -> DateInterval | None:
    """The date that leaves the fewest days open; the earlier telling where they are alike."""
    return min((each for each in dates if each is not None), key=span_days, default=None)


def _parties(tellings: Sequence[tuple[Party, ...]]) -> tuple[Party, ...]:
    """Those of the first telling that names any; a later name of one and the same code adds nothing."""
    first, *later = [telling for telling in tellings if telling] or [()]
    found = list(first)
    for party in (party for telling in later for party in telling):
        known = {each.code or each.name for each in found}
        if (party.code or party.name) not in known:
            found.append(party)
    return tuple(found)


def _evidence(group: Sequence[Event]) -> tuple[Evidence, ...]:
    pieces = {piece: None for event in group for piece in event.evidence}
    return tuple(sorted(pieces, key=lambda piece: (piece.start, piece.trigger)))


def _amounts(group: Sequence[Event]) -> tuple[Amount, ...]:
    """Each number once; two numbers of one kind stay both and are a conflict."""
    found: dict[tuple[str, float, str], Amount] = {}
    for amount in (amount for event in group for amount in event.amounts):
        found.setdefault((amount.kind, amount.value, amount.unit), amount)
    return tuple(found.values())


def _decisions(group: Sequence[Event], status: Status) -> tuple[Decision, ...]:
    """All decisions of the tellings, and why they are one."""
    kept = dict.fromkeys(decision for event in group for decision in event.decisions)
    told = ", ".join(dict.fromkeys(event.status for event in group))
    reason = f"{len(group)} tellings of one act, told as {told}"
    return (*kept, Decision(status, STEP, "same act", 1.0, reason))
