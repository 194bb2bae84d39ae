"""Conflicts over offices: an act of office by somebody called former, or two holders at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from legation.knowledge.relations import ConflictTable
from legation.model.event import RoleClaim
from legation.model.relation import Claim, CodedReport
from legation.relate.found import FoundConflict, conflict
from legation.relate.names import plain_words, same_name
from legation.relate.validity import overlap

HOLDING = frozenset({"held", "on_trial"})


@dataclass(frozen=True, slots=True)
class Told:
    """A role claim and when its report appeared."""

    claim: RoleClaim
    published: date | None


def role_conflicts(coded: Sequence[CodedReport], table: ConflictTable) -> Iterator[FoundConflict]:
    """Every conflict over a person's office and over the holder of an office, one each."""
    told = [Told(claim, each.report.published) for each in coded for claim in each.roles]
    told.sort(key=lambda each: (each.claim.evidence.report, each.claim.evidence.trigger, each.claim.person))
    yield from _former_in_office(told, table)
    yield from _two_holders([each for each in told if not _removed(each.claim, coded)], table)


def _former_in_office(told: Sequence[Told], table: ConflictTable) -> Iterator[FoundConflict]:
    """A "former President X" is no conflict by itself; X doing now what only a president can do is."""
    acts = [each for each in told if each.claim.act_of_office and each.claim.standing in ("current", "interim")]
    formers = [each for each in told if each.claim.standing == "former"]
    seen: set[tuple[str, str]] = set()
    for act in acts:
        against = [each for each in formers if _speak_of_one(act, each, table)]
        person = max([act.claim.person, *(each.claim.person for each in against)], key=len)
        known = (person.casefold(), act.claim.country or "")
        if not against or known in seen:
            continue
        seen.add(known)
        same = [each for each in acts if _speak_of_one(each, against[0], table)]
        yield _role_conflict(person, [_as_claim(same), _as_claim(against)], act.claim)


def _speak_of_one(act: Told, other: Told, table: ConflictTable) -> bool:
    """Whether both claims are on one person's hold of one office at one time."""
    return (
        same_name(act.claim.person, other.claim.person)
        and _one_country(act.claim, other.claim)
        and _one_role(act.claim.role, other.claim.role)
        and _one_time(act, other, table)
        and _earlier_former(act.claim, other.claim)
    )


def _earlier_former(act: RoleClaim, other: RoleClaim) -> bool:
    """A dated act from before the time that somebody is called former is none of a former holder."""
    return act.date is None or other.date is None or overlap(act.date, other.date)


def _one_country(one: RoleClaim, other: RoleClaim) -> bool:
    return one.country is None or other.country is None or one.country == other.country


def _one_role(one: str, other: str) -> bool:
    """The same office, or one wording within the other ("president", "interim president")."""
    words = set(plain_words(one)), set(plain_words(other))
    return words[0] <= words[1] or words[1] <= words[0]


def _one_time(one: Told, other: Told, table: ConflictTable) -> bool:
    """Of one report, or of two that appeared about the same time: years apart, offices change hands."""
    if one.claim.evidence.report == other.claim.evidence.report:
        return True
    if one.published is None or other.published is None:
        return False
    return abs((one.published - other.published).days) <= table.role_claims_within_days


def _two_holders(told: Sequence[Told], table: ConflictTable) -> Iterator[FoundConflict]:
    """Two people who are said to hold one office of one country now, one of them by an act of it."""
    current = [each for each in told if each.claim.standing == "current" and each.claim.date is None]
    seen: set[tuple[str | None, str]] = set()
    for one, other in combinations(current, 2):
        known = (one.claim.country, one.claim.role.casefold())
        if known not in seen and _rivals(one, other, table):
            seen.add(known)
            about = f"{one.claim.role} of {one.claim.country}"
            yield _role_conflict(about, [_as_claim([one]), _as_claim([other])], one.claim)


def _rivals(one: Told, other: Told, table: ConflictTable) -> bool:
    first, second = one.claim, other.claim
    return (
        first.role.casefold() in table.one_holder
        and first.role.casefold() == second.role.casefold()
        and first.country is not None
        and first.country == second.country
        and not same_name(first.person, second.person)
        and (first.act_of_office or second.act_of_office)
        and _one_time(one, other, table)
    )


def _removed(claim: RoleClaim, coded: Sequence[CodedReport]) -> bool:
    """Whether the person is said to have been taken, held or to have stepped down: no rival, then."""
    for each in coded:
        if any(_holds(condition.object, condition.state, claim.person) for condition in each.conditions):
            return True
        for event in each.events:
            if event.status not in ("occurred", "ongoing"):
                continue
            if event.matter in ("custody_taken", "custody_trial") and _is(event.object, claim.person):
                return True
            if event.mode == "resign" and any(same_name(party.name, claim.person) for party in event.sources):
                return True
    return False


def _holds(held: str | None, state: str, person: str) -> bool:
    return state in HOLDING and _is(held, person)


def _is(name: str | None, person: str) -> bool:
    return name is not None and same_name(name, person)


def _as_claim(told: Sequence[Told]) -> Claim:
    claims = [each.claim for each in told]
    first = claims[0]
    office = first.role if first.country is None else f"{first.role} of {first.country}"
    acting = ", by an act of office" if any(claim.act_of_office for claim in claims) else ""
    speakers = dict.fromkeys(speaker for claim in claims for speaker in claim.speakers)
    evidence = dict.fromkeys(claim.evidence for claim in claims)
    wording = f"{first.person} is {first.standing} {office}{acting}"
    return Claim(wording, tuple(speakers), tuple(evidence))


def _role_conflict(about: str, claims: list[Claim], claim: RoleClaim) -> FoundConflict:
    return conflict("role", about, claims, frozenset({claim.country} - {None}))  # type: ignore[arg-type]
