"""Whether two events of one report are the same act told twice. Unsure means no."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from legation.model.event import Event, Status
from legation.model.party import Party
from legation.model.relation import CodedReport
from legation.relate.names import codes, same_name
from legation.relate.validity import overlap

RECENT = timedelta(days=31)  # an undated act in a report is news, hence of about this time
PROSPECTIVE: frozenset[Status] = frozenset({"planned", "possible"})
HAPPENED: frozenset[Status] = frozenset({"occurred", "ongoing"})
SAYINGS = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
SAME_STEM = 4  # letters: "attack" and "attacked", "demand" and "demanded"


@dataclass(frozen=True, slots=True)
class Setting:
    """What a report tells beside its events: when it appeared, and whom it names as persons."""

    published: date | None
    persons: frozenset[str]


def setting_of(coded: CodedReport) -> Setting:
    """The setting of a report's events."""
    named = {role.person for role in coded.roles}
    named |= {event.object for event in coded.events if event.object is not None}
    named |= {each.object for each in coded.conditions if each.object is not None}
    return Setting(coded.report.published, frozenset(named))


def same_act(one: Event, other: Event, setting: Setting) -> bool:
    """Whether two events tell of one act."""
    return (
        one.type == other.type
        and _same_or_unsaid(one.mode, other.mode)
        and _same_or_unsaid(one.matter, other.matter)
        and _same_or_unsaid(one.issue, other.issue)
        and _same_or_unsaid(one.about, other.about)
        and _same_object(one, other)
        and not _one_sentence(one, other)
        and same_content(one, other)
        and _same_parties(one, other, setting)
        and _same_place(one, other)
        and _same_time(one, other, setting)
        and _same_outcome(one, other)
        and not _done_and_ahead(one, other, setting)
    )


def _same_or_unsaid(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _same_object(one: Event, other: Event) -> bool:
    return one.object is None or other.object is None or same_name(one.object, other.object)


def _shared_object(one: Event, other: Event) -> bool:
    return one.object is not None and other.object is not None and same_name(one.object, other.object)


def _one_sentence(one: Event, other: Event) -> bool:
    """Two words of one sentence mostly tell two acts ("shelled and raided")."""
    first, second = one.evidence[0], other.evidence[0]
    return (first.report, first.start) == (second.report, second.start) and first.trigger != second.trigger


def same_content(one: Event, other: Event) -> bool:
    """Sayings are one when they speak of one thing; with nothing to go by, when they use one word."""
    if one.type not in SAYINGS:
        return True
    if one.about_event is not None and other.about_event is not None:
        return one.about_event == other.about_event
    if one.matter is not None and one.matter == other.matter:
        return True
    return _word(one)[:SAME_STEM] == _word(other)[:SAME_STEM] and one.about_event == other.about_event


def _word(event: Event) -> str:
    told = event.evidence[0]
    return told.quote[told.trigger[0] - told.start : told.trigger[1] - told.start].casefold()


def _same_parties(one: Event, other: Event, setting: Setting) -> bool:
    """One side is the same by its codes, and the other the same or unsaid; persons and sectors agree."""
    if not _agree(one.sources, other.sources, setting) or not _agree(one.targets, other.targets, setting):
        return False
    sides = [
        (codes(one.sources), codes(other.sources)),
        (codes(one.targets), codes(other.targets)),
    ]
    if any(mine and theirs and mine != theirs for mine, theirs in sides):
        return False
    return any(mine and mine == theirs for mine, theirs in sides)


def _agree(one: tuple[Party, ...], other: tuple[Party, ...], setting: Setting) -> bool:
    """Whether two sides can be the same people: no two different persons, no two different sectors."""
    persons = _persons(one, setting), _persons(other, setting)
    if persons[0] and persons[1]:
        return any(same_name(mine, theirs) for mine in persons[0] for theirs in persons[1])
    if persons[0] or persons[1]:
        return True
    sectors = {party.sector for party in one} - {None}, {party.sector for party in other} - {None}
    return not sectors[0] or not sectors[1] or bool(sectors[0] & sectors[1])


def _persons(parties: tuple[Party, ...], setting: Setting) -> set[str]:
    return {party.name for party in parties if any(same_name(party.name, name) for name in setting.persons)}


def _same_place(one: Event, other: Event) -> bool:
    if one.place is None or other.place is None:
        return True
    if "country" in (one.place.precision, other.place.precision):
        return one.place.country == other.place.country
    return one.place.name.casefold() == other.place.name.casefold()


def _same_time(one: Event, other: Event, setting: Setting) -> bool:
    """Dates overlap; an undated act is one of these days, unless its object tells it apart."""
    if one.date is not None and other.date is not None:
        return overlap(one.date, other.date)
    dated = one.date or other.date
    if dated is None or _shared_object(one, other) or setting.published is None or dated.last_day is None:
        return True
    return dated.last_day >= setting.published - RECENT


def _done_and_ahead(one: Event, other: Event, setting: Setting) -> bool:
    """Whether one act is told as done and the other lies after publication: a further round of talks."""
    if setting.published is None or not {one.status, other.status} & HAPPENED:
        return False
    starts = [each.date.first_day for each in (one, other) if each.date is not None and each.status in PROSPECTIVE]
    return any(start is not None and start > setting.published for start in starts)


def _same_outcome(one: Event, other: Event) -> bool:
    """Statuses that can be of one act: what was announced may since have been done or called off.

    A deed and a plan of the same kind are two acts unless the date or the object ties them: those
    who have struck once may plan to strike again.
    """
    statuses = {one.status, other.status}
    if len(statuses) == 1:
        return True
    if "denied" in statuses or ("cancelled" in statuses and statuses & HAPPENED):
        return False
    if statuses == HAPPENED:
        return one.mode is not None and one.mode == other.mode
    if statuses == {"planned", "cancelled"}:
        return True
    dated = one.date is not None and other.date is not None
    return dated or _shared_object(one, other)


def outcome(statuses: list[Status]) -> Status:
    """What became of an act told with several statuses: called off, going on, done, or how sure it is."""
    certain: tuple[Status, ...] = ("denied", "cancelled", "ongoing", "occurred", "planned", "possible")
    return min(statuses, key=certain.index)
