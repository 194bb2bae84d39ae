"""From events and conditions to claims: what each says of one channel of one pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import permutations, product

from legation.knowledge.relation_rules import Case, Rule
from legation.knowledge.relations import ChannelTable, RelationRules
from legation.model.event import Channel, Condition, Event, Status
from legation.model.party import Party
from legation.model.place import Place
from legation.model.relation import CodedReport
from legation.model.time import DateInterval
from legation.relate.names import fullest
from legation.relate.validity import condition_day, end_of_range, event_day


@dataclass(frozen=True, slots=True)
class Claim:
    """One piece of evidence for a state of a channel, or `against` it (said not to be so).

    `id` is the event's or condition's; `day` the valid time by which claims are ordered; `standing`
    tells a condition from an act.
    """

    id: str
    channel: Channel
    state: str
    pair: tuple[str, str]
    day: date | None
    published: date | None
    report: str
    position: int
    support: int
    since: DateInterval | None
    until: DateInterval | None
    object: str | None
    issue: str | None
    about: str | None
    place: Place | None
    speakers: tuple[Party, ...]
    standing: bool
    against: bool = False

    @property
    def order(self) -> tuple[date, date, str, int, bool, int, str]:
        """Valid time, then the later statement, then the better-sourced; ids settle the rest.

        Of an act and a fact told with one word ("the talks have been frozen") the fact counts as later.
        """
        return (
            self.day or date.max,
            self.published or date.max,
            self.report,
            self.position,
            self.standing,
            self.support,
            self.id,
        )


def claims_of(coded: Iterable[CodedReport], rules: RelationRules) -> list[Claim]:
    """All claims of some reports, in the order in which they set states."""
    found: list[Claim] = []
    for each in coded:
        facts = {(fact.evidence[0].trigger, fact.channel): fact.state for fact in each.conditions}
        kinds = {event.id: event.type for event in each.events}
        acts: list[tuple[Event, Claim]] = []
        for event in each.events:
            if _is_turned_round(event, kinds):
                continue
            claims = event_claims(event, each.report.published, rules)
            acts.extend((event, claim) for claim in claims if not _is_only_named(event, claim, facts))
        found.extend(_without_what_is_spoken_of(acts))
        for condition in each.conditions:
            found.extend(_condition_claims(condition, each.report.published, rules))
    return sorted(_one_name_each(found), key=lambda claim: claim.order)


def _is_turned_round(event: Event, kinds: Mapping[str, str]) -> bool:
    """Whether a saying speaks of the refusal of its matter: who threatens to veto sanctions threatens nobody."""
    about = kinds.get(event.about_event or "")
    return about == "REJECT" and event.type != "REJECT" and event.matter is not None


def _without_what_is_spoken_of(acts: Sequence[tuple[Event, Claim]]) -> Iterator[Claim]:
    """The claims of acts, without those of what a stronger word speaks of: the talks in "broke off the talks"."""
    said = {(event.about_event, claim.channel, claim.pair): claim.state for event, claim in acts if event.about_event}
    for event, claim in acts:
        outer = said.get((event.id, claim.channel, claim.pair))
        if outer is None or outer == claim.state or event.date is not None:
            yield claim


def _is_only_named(event: Event, claim: Claim, facts: Mapping[tuple[tuple[int, int], Channel], str]) -> bool:
    """Whether the word of an undated act is but what a fact of another state is told of ("talks have been frozen")."""
    state = facts.get((event.evidence[0].trigger, claim.channel))
    return state is not None and state != claim.state and event.date is None


def event_claims(event: Event, published: date | None, rules: RelationRules) -> Iterator[Claim]:
    """What one event says, by the first rule of each channel that reads it.

    An act that is said not to have happened speaks against the state that it would have set.
    """
    against = event.status == "denied"
    act = replace(event, status="occurred") if against else event
    for channel_rules in rules.rules.values():
        for rule in channel_rules:
            if reads(rule, act, rules):
                yield from _by_rule(rule, event, published, rules, against)
                break


def reads(rule: Rule, event: Event, rules: RelationRules) -> bool:
    """Whether a rule applies to an event."""
    return event.type not in rule.not_types and any(_fits(case, event, rules) for case in rule.cases)


def _fits(case: Case, event: Event, rules: RelationRules) -> bool:
    status: Status | None = event.status
    if case.types:
        if event.type not in case.types:
            return False
    else:
        status = _status_of_matter(event, rules)
    asked = (
        (case.matters, event.matter),
        (case.modes, event.mode),
        (case.issues, event.issue),
        (case.statuses, status),
    )
    if any(allowed and value not in allowed for allowed, value in asked):
        return False
    if case.sides == "courts":
        return bool(event.sources) and all(party.sector == "JUD" for party in event.sources)
    asked_of = {"both": event.sources, "targets": event.targets}
    return case.sides is None or len({party.code for party in asked_of[case.sides]} - {None}) > 1


def _status_of_matter(event: Event, rules: RelationRules) -> Status | None:
    """The status of what an act of speech speaks of: "agreed to restore ties" leaves them planned."""
    if event.type not in rules.speech:
        return event.status
    spoken = rules.speech[event.type]
    if spoken is None or event.status in ("occurred", "ongoing"):
        return spoken
    return "possible" if event.status == "planned" else event.status


def _by_rule(rule: Rule, event: Event, published: date | None, rules: RelationRules, against: bool) -> Iterator[Claim]:
    table = rules.channels[rule.channel]
    happened = event.status in ("occurred", "ongoing")
    first = event.evidence[0]
    for pair in _pairs(rule, event, table, rules):
        yield Claim(
            id=event.id,
            channel=rule.channel,
            state=rule.state,
            pair=pair,
            day=event_day(event, published),
            published=published,
            report=first.report,
            position=first.trigger[0],
            support=len(event.speakers) + len(event.evidence),
            since=event.date if happened and event.date is not None and event.date.start is not None else None,
            until=end_of_range(event.date) if event.status == "ongoing" else None,
            object=event.object if "object" in table.keys else None,
            issue=event.issue if "issue" in table.keys else None,
            about=event.about if "about" in table.keys and event.about not in pair else None,
            place=None,
            speakers=event.speakers,
            standing=False,
            against=against,
        )


def _pairs(rule: Rule, event: Event, table: ChannelTable, rules: RelationRules) -> list[tuple[str, str]]:
    """The pairs that a rule speaks of; an actor without a code, or of no state, gives none."""
    actors = event.sources or (event.speakers if rule.speaker_as_source else ())
    sources = _state_codes(actors, rules)
    against = event.targets if rule.channel != "legal" else [p for p in event.targets if p.sector != "JUD"]
    targets = _codes(against) if table.directed else _state_codes(event.targets, rules)
    if rule.orientation == "among_targets":
        found = list(permutations(targets, 2))
    elif not event.targets and _among_sources(rule, event):
        found = list(permutations(sources, 2))
    else:
        found = list(product(sources, targets))
    if rule.orientation == "target_to_source":
        found = [(target, source) for source, target in found]
    elif rule.orientation in ("both", "across") and event.targets:
        found += [(target, source) for source, target in found]
    if rule.channel == "legal" and rule.state == "ruled" and event.about is not None:
        found += [(event.about, target) for _, target in found]  # for whom the court ruled
    found = [pair for pair in found if pair[0] != pair[1]]
    return list(dict.fromkeys(found if table.directed else (_sorted(pair) for pair in found)))


def _among_sources(rule: Rule, event: Event) -> bool:
    """Whether those who act do so to each other: by the rule, or since one phrase names all ("the two countries")."""
    if rule.orientation in ("both", "mutual"):
        return True
    spans = {(party.start, party.end) for party in event.sources}
    return rule.orientation != "across" and len(spans) == 1 and all(start < end for start, end in spans)


def _state_codes(parties: Iterable[Party], rules: RelationRules) -> list[str]:
    """Codes of those parties whose acts bind a state or organisation, in order."""
    return _codes(party for party in parties if party.sector not in rules.private_sectors)


def _codes(parties: Iterable[Party]) -> list[str]:
    return list(dict.fromkeys(party.code for party in parties if party.code is not None))


def _sorted(pair: tuple[str, str]) -> tuple[str, str]:
    return pair if pair[0] <= pair[1] else (pair[1], pair[0])


def _condition_claims(condition: Condition, published: date | None, rules: RelationRules) -> Iterator[Claim]:
    """A standing fact says its own state; one only planned or possible, if of the future."""
    table = rules.channels[condition.channel]
    stands = condition.status in ("occurred", "ongoing", "denied")
    if condition.pair[0] == condition.pair[1] or not (stands or condition.state in table.prospective):
        return
    first = condition.evidence[0]
    yield Claim(
        id=condition.id,
        channel=condition.channel,
        state=condition.state,
        pair=condition.pair if table.directed else _sorted(condition.pair),
        day=condition_day(condition, published),
        published=published,
        report=first.report,
        position=first.trigger[0],
        support=len(condition.speakers) + len(condition.evidence),
        since=condition.since,
        until=end_of_range(condition.since),
        object=condition.object if "object" in table.keys else None,
        issue=condition.issue if "issue" in table.keys else None,
        about=condition.about if "about" in table.keys else None,
        place=condition.place,
        speakers=condition.speakers,
        standing=True,
        against=condition.status == "denied",
    )


def _one_name_each(claims: list[Claim]) -> list[Claim]:
    """The same claims with each person under the fullest name that the pair's claims give."""
    named: dict[tuple[str, tuple[str, str]], set[str]] = {}
    for claim in claims:
        if claim.object is not None:
            named.setdefault((claim.channel, claim.pair), set()).add(claim.object)
    full = {row: fullest(names) for row, names in named.items()}
    return [
        claim if claim.object is None else replace(claim, object=full[claim.channel, claim.pair][claim.object])
        for claim in claims
    ]
