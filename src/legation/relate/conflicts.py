"""Claims that cannot all be true, each with its words and its speakers. Nothing is chosen here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, groupby

from legation.knowledge.relations import ConflictTable, RelationRules, load_relations
from legation.model.event import Amount, Condition, Event
from legation.model.evidence import Evidence
from legation.model.party import Party
from legation.model.relation import Claim, CodedReport
from legation.relate.claims import Claim as StateClaim
from legation.relate.claims import claims_of
from legation.relate.found import FoundConflict, conflict, wording
from legation.relate.names import codes, same_name, speaker_names, union
from legation.relate.roles import role_conflicts
from legation.relate.sameness import SAYINGS, same_content
from legation.relate.states import disputes, rows_of
from legation.relate.validity import apart, overlap

HAPPENED = ("occurred", "ongoing")
NEIGHBOURS = 2  # characters between a sentence and the next one
ANYBODY = "person"  # "seven dead": whoever they were
OF_PERSONS = ("custody_taken", "custody_ended")


def find_conflicts(coded: Sequence[CodedReport], rules: RelationRules | None = None) -> list[FoundConflict]:
    """All conflicts within and between reports, those over offices first."""
    rules = rules or load_relations()
    coded = sorted(coded, key=lambda each: each.report.id)
    events = [event for each in coded for event in each.events]
    return [
        *role_conflicts(coded, rules.conflicts),
        *_status_conflicts(events),
        *_actor_conflicts(events),
        *_state_conflicts(coded, rules),
        *_date_conflicts(events, rules.conflicts),
        *(found for event in events for found in _number_conflicts(event, rules.conflicts)),
    ]


def _status_conflicts(events: Sequence[Event]) -> Iterator[FoundConflict]:
    """An act that one side says was done, and another says was not."""
    accused = {event.about_event: event for event in events if event.type == "ACCUSE" and event.about_event}
    denials = [event for event in events if event.status == "denied"]
    for denial in denials:
        told = [event for event in events if _asserted(event, accused) and _one_act(event, denial)]
        speakers = union(*(_tellers(event, accused) for event in told))
        if not told or speaker_names(speakers) == speaker_names(denial.speakers):
            continue  # one voice, be it the report's own, tells two acts
        evidence = tuple(dict.fromkeys(piece for event in told for piece in event.evidence))
        claims = [Claim("occurred", speakers, evidence), Claim("denied", denial.speakers, denial.evidence)]
        yield conflict("status", wording(told[0]), claims, _event_codes([told[0], denial]))


def _asserted(event: Event, accused: Mapping[str, Event]) -> bool:
    """Whether somebody says that it happened: the report, or an accuser."""
    return event.status in HAPPENED or (event.id in accused and event.status != "denied")


def _tellers(event: Event, accused: Mapping[str, Event]) -> tuple[Party, ...]:
    accuser = accused.get(event.id)
    return event.speakers if accuser is None else union(event.speakers, accuser.sources)


def _one_act(one: Event, other: Event) -> bool:
    """Whether two tellings, one of them a denial, can be of one act: nothing tells them apart."""
    if other.about_event is not None and other.type not in SAYINGS:
        return one.id == other.about_event  # a denial that points back
    if one.matter != other.matter or (one.type in SAYINGS and not same_content(one, other)):
        return False
    return _alike(one, other) and (one.date is None or other.date is None or overlap(one.date, other.date))


def _alike(one: Event, other: Event) -> bool:
    """Whether two events agree in all but their dates."""
    if one.type != other.type or (one.mode and other.mode and one.mode != other.mode):
        return False
    if one.object is not None and other.object is not None and not same_name(one.object, other.object):
        return False
    sides = [(codes(one.sources), codes(other.sources)), (codes(one.targets), codes(other.targets))]
    if any(mine and theirs and not mine & theirs for mine, theirs in sides):
        return False
    return any(mine & theirs for mine, theirs in sides)


def _actor_conflicts(events: Sequence[Event]) -> Iterator[FoundConflict]:
    """An act that each of two sides says the other did: "A says that B fired first; B says that A did"."""
    claimed = [event for event in events if event.type == "ASSAULT" and event.status in HAPPENED and event.speakers]
    for one, other in combinations(claimed, 2):
        if _blame_each_other(one, other) and _told_together(one, other):
            claims = [Claim(_doers(event), event.speakers, event.evidence) for event in (one, other)]
            yield conflict("actor", wording(one), claims, _event_codes([one, other]))


def _blame_each_other(one: Event, other: Event) -> bool:
    """Whether the speaker of each act is the doer of the other."""
    first, second = codes(one.sources), codes(other.sources)
    told = codes(one.speakers), codes(other.speakers)
    return bool(first and second) and not first & second and told[0] == second and told[1] == first


def _told_together(one: Event, other: Event) -> bool:
    """Whether two acts are told in one sentence or in neighbouring ones."""
    first, second = sorted((one.evidence[0], other.evidence[0]), key=lambda piece: piece.start)
    return first.report == second.report and second.start - first.end <= NEIGHBOURS


def _doers(event: Event) -> str:
    return ", ".join(dict.fromkeys(party.code or party.name for party in event.sources))


def _state_conflicts(coded: Sequence[CodedReport], rules: RelationRules) -> Iterator[FoundConflict]:
    """Two claims on one channel of one pair that exclude each other at one time."""
    sources = _records(coded)
    for claims in rows_of(claims_of(coded, rules), rules).values():
        table = rules.channels[claims[0].channel]
        days = groupby(claims, key=lambda claim: claim.day)
        found = (_first_clash(list(members), rules) for _, members in days)
        for one, other in (pair for pair in found if pair is not None):
            about = f"{table.name}: {one.pair[0]} {'to' if table.directed else 'and'} {one.pair[1]}"
            concerned = frozenset(one.pair) | ({one.about} if one.about else set())
            yield conflict("state", about, [_state_claim(one, sources), _state_claim(other, sources)], concerned)


def _first_clash(claims: list[StateClaim], rules: RelationRules) -> tuple[StateClaim, StateClaim] | None:
    """The first two claims of one day that exclude each other."""
    if len({(claim.state, claim.against) for claim in claims}) == 1:
        return None
    return next((pair for pair in combinations(claims, 2) if _clash(*pair, rules)), None)


def _clash(one: StateClaim, other: StateClaim, rules: RelationRules) -> bool:
    if one.against or other.against:
        denied_fact = one.against != other.against and one.state == other.state and one.standing and other.standing
        return denied_fact and one.day == other.day
    return disputes(one, other, rules.channels[one.channel])


def _state_claim(claim: StateClaim, sources: Mapping[str, Event | Condition]) -> Claim:
    words = f"not {claim.state}" if claim.against else claim.state
    return Claim(words, claim.speakers, sources[claim.id].evidence)


def _records(coded: Iterable[CodedReport]) -> dict[str, Event | Condition]:
    found: dict[str, Event | Condition] = {}
    for each in coded:
        found.update((event.id, event) for event in each.events)
        found.update((condition.id, condition) for condition in each.conditions)
    return found


def _date_conflicts(events: Sequence[Event], table: ConflictTable) -> Iterator[FoundConflict]:
    """An act that happens once, told with dates a few days apart."""
    once = [event for event in events if event.matter in table.once and event.status in HAPPENED]
    for one, other in combinations(once, 2):
        if one.date is None or other.date is None or not _happens_once(one, other):
            continue
        gap = apart(one.date, other.date)
        if gap is not None and gap <= table.once_within_days:
            claims = [Claim(_date_text(event), event.speakers, event.evidence) for event in (one, other)]
            yield conflict("date", wording(one), claims, _event_codes([one, other]))


def _happens_once(one: Event, other: Event) -> bool:
    """Whether two events are alike, and the persons taken or freed are named."""
    persons = one.matter not in OF_PERSONS or (one.object is not None and other.object is not None)
    return one.matter == other.matter and persons and _alike(one, other)


def _date_text(event: Event) -> str:
    assert event.date is not None
    start, end = event.date.start, event.date.end
    return str(start) if start == end else f"{start or ''}/{end or ''}"


def _number_conflicts(event: Event, table: ConflictTable) -> Iterator[FoundConflict]:
    """Differing exact numbers of one kind that several tellings of one event give."""
    exact = [amount for amount in event.amounts if not _hedged(amount, event, table)]
    kinds = dict.fromkeys((amount.kind, amount.unit) for amount in exact)
    for kind, unit in kinds:
        told = [amount for amount in exact if amount.kind == kind and amount.unit in (unit, ANYBODY)]
        claims = [_number_claim(amount, event) for amount in told]
        apart_told = {claim.evidence for claim in claims}
        if len({amount.value for amount in told}) > 1 and len(apart_told) > 1:
            yield conflict("number", f"{kind}: {wording(event)}", claims, _event_codes([event]))


def _hedged(amount: Amount, event: Event, table: ConflictTable) -> bool:
    """Whether the number is a bound or a round figure, by its own words or those just before it."""
    for piece in event.evidence:
        before, found, _ = piece.quote.partition(amount.text)
        words = f" {before[-20:] if found else ''} {amount.text} ".casefold()
        if any(f" {hedge} " in words for hedge in table.hedges):
            return True
    return False


def _number_claim(amount: Amount, event: Event) -> Claim:
    told = sorted((_distance(amount, piece), order) for order, piece in enumerate(event.evidence))
    telling = event.evidence[told[0][1]]
    return Claim(amount.text, _speakers_in(telling, amount, event), (telling,))


def _distance(amount: Amount, piece: Evidence) -> int:
    """How far a number stands from the word that tells of it; very far where it is not in the words quoted."""
    place = piece.quote.find(amount.text)
    return 10**6 if place < 0 else abs(piece.start + place - piece.trigger[0])


def _speakers_in(piece: Evidence, amount: Amount, event: Event) -> tuple[Party, ...]:
    """The speaker of the event whom the quoted words name nearest to the number, on its side of a semicolon."""
    at = max(piece.quote.find(amount.text), 0)
    begin, end = piece.quote.rfind(";", 0, at) + 1, piece.quote.find(";", at)
    end = len(piece.quote) if end < 0 else end
    here = [speaker for speaker in event.speakers if begin <= speaker.start - piece.start < end]
    named = here or [speaker for speaker in event.speakers if piece.start <= speaker.start < piece.end]
    return tuple(sorted(named, key=lambda speaker: abs(speaker.start - piece.start - at))[:1])


def _event_codes(events: Iterable[Event]) -> frozenset[str]:
    return frozenset().union(*(codes((*event.sources, *event.targets)) for event in events))
