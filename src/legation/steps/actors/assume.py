"""Whose a person is whom the text gives a title but no state: "President Kos" in a report on Ostland."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from legation.knowledge.actors import ActorEntry
from legation.knowledge.roles import RoleIndex
from legation.steps.actors.focus import FADE, prominence
from legation.steps.actors.geography import leading_conjunct
from legation.steps.actors.people import People, Person
from legation.steps.actors.scan import Hit, RoleHit, Scan
from legation.steps.actors.titles import Title
from legation.steps.actors.words import MODIFIERS, NOUNS

_COUNTERPART = frozenset({"with", "against", "toward", "towards", "between", "on", "to"})
_COUNTERPART_SHARE = 0.25  # "talks with Ostland": hardly the side that the sentence is about
_LATER_SHARE = 0.6
_AFTER_SHARE = 0.1  # named only in later sentences
_SENTENCE_BONUS = 2.0  # named before the person in the same sentence
_POLITICAL = frozenset({"GOV", "MIL", "LEG", "OPP", "JUD", "COP", "SPY", "PTY", "REB"})
_OFFICE_BONUS = 4.0  # "Ostland's interim president" elsewhere in the report
_CLEAR = 1.2
_BESIDE = 4  # tokens from one head's name to the other's title: "… Kos of Ostland and President …"


@dataclass(frozen=True, slots=True)
class Step:
    """A state named at one place of the report, with its weight there."""

    sentence: int
    token: int
    entry: ActorEntry
    weight: float
    counterpart: bool = False  # "flew to Ostland", "talks with Ostland"


@dataclass(frozen=True, slots=True)
class Office:
    """ "Ostland's interim president": an office that the report gives a state, in one sentence."""

    sentence: int
    lemma: str
    standing: str | None
    country: str


@dataclass(slots=True)
class Trail:
    """All states that a report names, and whose offices it speaks of."""

    steps: list[Step] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    entries: dict[str, ActorEntry] = field(default_factory=dict)

    @property
    def only_state(self) -> ActorEntry | None:
        """The only state of the report, if there is just one."""
        return next(iter(self.entries.values())) if len(self.entries) == 1 else None

    def told_beside(self, sentence: int) -> bool:
        """Whether the states are named in other sentences, and none in this one, where it may be the other side."""
        told = {step.sentence for step in self.steps}
        return bool(told) and sentence not in told

    def name_of(self, country: str) -> str | None:
        """Name of a state that the report speaks of."""
        entry = self.entries.get(country)
        return None if entry is None else entry.name


def trail_of(scans: Sequence[Scan], roles: RoleIndex) -> Trail:
    """The states that the sentences name."""
    trail = Trail()
    for number, scan in enumerate(scans):
        for hit in scan.hits:
            entry = hit.surface.entry
            if hit.leader or entry.country is None:
                continue
            trail.entries.setdefault(entry.country, entry)
            trail.steps.append(Step(number, hit.first, entry, _weight(scan, hit), _is_counterpart(scan, hit)))
            role = _office_of(scan, hit)
            if role is not None:
                between = (roles.standing(scan.tree.lemmas[token]) for token in range(hit.last + 1, role.first))
                standing = next((found for found in between if found is not None), None)
                trail.offices.append(Office(number, role.word.lemma, standing, entry.country))
    return trail


def _weight(scan: Scan, hit: Hit) -> float:
    tree = scan.tree
    weight = prominence(tree, hit.head, "nationality" if hit.surface.kind == "demonym" else "state")
    return weight * (_COUNTERPART_SHARE if _is_counterpart(scan, hit) else 1.0)


def _is_counterpart(scan: Scan, hit: Hit) -> bool:
    return scan.tree.preposition(leading_conjunct(scan.tree, hit.head)) in _COUNTERPART


def _office_of(scan: Scan, hit: Hit) -> RoleHit | None:
    """ "Ostland's interim president", "the Ostland prime minister"."""
    for token in range(hit.last + 1, min(hit.last + 4, len(scan.tree))):
        if token in scan.role_at:
            role = scan.role_at[token]
            return role if role.word.kind == "person" else None
        if scan.tree.tags[token] != "ADJ" and scan.tree.tokens[token] not in MODIFIERS["possessive"]:
            return None
    return None


def assume_states(people: People, trail: Trail) -> None:
    """Gives every titled person without a state the one that the report plainly means."""
    for person in people.persons:
        if person.code is None and any(_is_office(title) for _, title in person.titles):
            entry = _plain_state(person, people, trail)
            if entry is not None:
                person.belong(entry, "title, state assumed from what the report is about")


def _is_office(title: Title) -> bool:
    """A title that ties its holder to a state: "minister", not "team member"."""
    role = title.role
    return role is not None and (role.word.title or role.word.sector in _POLITICAL)


def _plain_state(person: Person, people: People, trail: Trail) -> ActorEntry | None:
    titled = [(number, title) for number, title in person.titles if title.role is not None]
    number, title = titled[0]
    lemmas = {found.role.word.lemma for _, found in titled if found.role is not None}
    taken = (
        _held_by_others(person, people) | _granters(titled, people, trail) | _of_the_other_head(number, title, people)
    )
    scores: dict[str, float] = defaultdict(float)
    for step in trail.steps:
        if step.entry.country is None or step.entry.country in taken:
            continue
        if step.counterpart and step.sentence == number:
            continue
        before = (step.sentence, step.token) < (number, title.first)
        distance = abs(number - step.sentence)
        scores[step.entry.country] += step.weight * FADE**distance * _share(before, distance)
    for country in _held_now(person, people, lemmas) & set(trail.entries):
        scores[country] += _OFFICE_BONUS
    for office in trail.offices:
        if office.country not in scores or office.lemma not in lemmas:
            continue
        if office.sentence == number:
            scores.pop(office.country)  # "President Kos met the Westmark president": another holder
        elif office.standing in person.standings:
            scores[office.country] += _OFFICE_BONUS
    ranked = sorted(scores.items(), key=lambda entry: -entry[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _CLEAR * ranked[1][1]):
        return None
    return trail.entries[ranked[0][0]]


def _of_the_other_head(number: int, title: Title, people: People) -> set[str]:
    """ "Prime Minister Kos and President Brand met": two heads side by side are of two states."""
    if title.role is None or title.role.word.lemma not in NOUNS["heads"]:
        return set()
    beside = (
        person.country
        for person in people.persons
        for where, other in person.titles
        if where == number and other.role is not None and other.role.word.lemma in NOUNS["heads"]
        if 0 < title.first - other.last <= _BESIDE
    )
    return {country for country in beside if country is not None}


def _share(before: bool, distance: int) -> float:
    if before:
        return _SENTENCE_BONUS if distance == 0 else 1.0
    return _LATER_SHARE if distance == 0 else _AFTER_SHARE


def _held_now(person: Person, people: People, lemmas: set[str]) -> set[str]:
    """States whose office somebody else holds that the person held: "the former chancellor"."""
    if not person.only_former:
        return set()
    wanted = {(lemma, "current") for lemma in lemmas}
    return {other.country for other in people.persons if other.country is not None and wanted & other.offices}


def _granters(titled: Sequence[tuple[int, Title]], people: People, trail: Trail) -> set[str]:
    """States that recognise the person as a holder of office: "Ostland recognised Ana Kos as president"."""
    found: set[str] = set()
    for number, title in titled:
        if title.granter is None:
            continue
        known = people.named(number, title.granter)
        if known is not None and known.country is not None:
            found.add(known.country)
        at = (step.entry.country for step in trail.steps if (step.sentence, step.token) == (number, title.granter))
        found.update(country for country in at if country is not None)
    return found


def _held_by_others(person: Person, people: People) -> set[str]:
    """States in which somebody else holds the same office in the same standing."""
    held = {office for office in person.offices if office[1] != "former"}
    others = (other for other in people.persons if other is not person)
    return {other.country for other in others if other.country is not None and held & other.offices}
