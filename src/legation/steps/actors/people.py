"""The persons of a report: a name with its titles, learnt anywhere, known everywhere."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from legation.knowledge.actors import ActorEntry
from legation.knowledge.roles import RoleIndex
from legation.steps.actors.scan import Name, Scan, outer_head
from legation.steps.actors.titles import Gender, Title, title_of
from legation.steps.actors.words import MODIFIERS, plain

_NOBODY = frozenset({"", "-", "'s"})


@dataclass(slots=True)
class Person:
    """Somebody whom the report names; what is known of him or her grows as it is read."""

    parts: tuple[str, ...]
    name: str
    country: str | None = None
    code: str | None = None
    state: str | None = None
    rule: str = "name"
    sector: str | None = None
    gender: Gender | None = None
    titles: list[tuple[int, Title]] = field(default_factory=list)

    def holds(self, lemma: str) -> bool:
        """Whether the report gives the person an office by this word."""
        return any(title.role is not None and title.role.word.lemma == lemma for _, title in self.titles)

    def holds_kind(self, lemma: str) -> bool:
        """Whether an office of the person is of the kind: a "foreign minister" is a "minister"."""
        lemmas = [title.role.word.lemma for _, title in self.titles if title.role is not None]
        return any(known.endswith(" " + lemma) for known in lemmas)

    @property
    def offices(self) -> set[tuple[str, str]]:
        """Words of office that the report gives the person, each with its standing."""
        return {(title.role.word.lemma, title.standing) for _, title in self.titles if title.role is not None}

    @property
    def standings(self) -> set[str]:
        """In which standings the report gives the person an office."""
        return {title.standing for _, title in self.titles if title.role is not None}

    @property
    def only_former(self) -> bool:
        """Whether every office that the report gives the person is a former one."""
        return self.standings == {"former"}

    def belong(self, entry: ActorEntry, rule: str) -> None:
        """Settles whose the person is, unless the text told before."""
        if self.code is None:
            self.code, self.country, self.state, self.rule = entry.code, entry.country, entry.name, rule


@dataclass(slots=True)
class People:
    """All persons of a report, found by any fitting form of the name.

    The maps answer for a place in the text: sentence number and token. `by_role` and `by_head`
    lead from a title and from the head of title and name together to the head of the name.
    """

    roles: RoleIndex
    text: str
    persons: list[Person] = field(default_factory=list)
    by_part: dict[str, list[Person]] = field(default_factory=dict)
    at: dict[tuple[int, int], tuple[Person, Name, Title]] = field(default_factory=dict)
    by_role: dict[tuple[int, int], int] = field(default_factory=dict)
    by_head: dict[tuple[int, int], int] = field(default_factory=dict)

    def standing(self, lemma: str) -> str | None:
        """Standing that a word before a title gives ("former", "interim")."""
        return self.roles.standing(lemma)

    def find(self, parts: tuple[str, ...]) -> Person | None:
        """The latest person whose name fits."""
        for person in reversed(self.by_part.get(parts[-1], ()) if parts else ()):
            if _same_name(parts, person.parts):
                return person
        return None

    def named(self, number: int, token: int) -> Person | None:
        """The person whose name takes in a token of a sentence."""
        for (sentence, _), (person, name, _) in self.at.items():
            if sentence == number and name.first <= token <= name.last:
                return person
        return None

    def learn(self, number: int, scan: Scan) -> None:
        """Takes in the names and titles of one sentence."""
        for name in scan.people:
            tokens = scan.tree.tokens[name.first : name.last + 1]
            parts = tuple(plain(token) for token in tokens if token not in _NOBODY)
            if not parts:
                continue
            start, end = scan.tree.span(name.first, name.last)
            person = self.find(parts) or self._add(parts, self.text[start:end])
            if len(parts) > len(person.parts):
                self._lengthen(person, parts, self.text[start:end])
            title = title_of(scan, name, self.roles)
            person.titles.append((number, title))
            person.titles.extend((number, other) for other in title.others)
            person.gender = person.gender or title.gender
            if title.belongs is not None:
                person.belong(title.belongs, "title and name" if title.role else "name of a state")
            self.at[(number, name.first)] = (person, name, title)
            self._locate(number, scan, name, title)
            hit = scan.hit_at.get(name.first)
            if hit is not None and hit.leader and title.belongs is None:
                person.belong(hit.surface.entry, "known leader")
                person.sector = person.sector or hit.surface.entry.sector

        self._share_titles(number, scan)

    def _share_titles(self, number: int, scan: Scan) -> None:
        """ "The ministers, Ana Kos of Ostland and Ivo Brand of Westmark": the title is that of all."""
        for name in scan.people:
            found = self.at.get((number, name.first))
            if found is None or found[2].role is None or scan.tree.fine_tags[found[2].role.head] not in ("NNS", "NNPS"):
                continue
            for token in scan.tree.all_children(name.head, "conj"):
                other = scan.person_at.get(token)
                known = None if other is None else self.at.get((number, other.first))
                if known is not None and known[2].role is None:
                    shared = Title(known[2].first, known[2].last, found[2].role, known[2].belongs)
                    shared.sectors, shared.apposed = list(found[2].sectors), True
                    known[0].titles.append((number, shared))

    def _locate(self, number: int, scan: Scan, name: Name, title: Title) -> None:
        self.by_head[(number, name.head)] = name.head
        if title.role is not None:
            self.by_role[(number, title.role.head)] = name.head
        if not title.apposed:
            self.by_head[(number, outer_head(scan.tree, title.first, name.last))] = name.head

    def settle_sectors(self) -> None:
        """Sector of each person from all the titles that the report gives."""
        for person in self.persons:
            sectors = Counter(title.sector for _, title in person.titles if title.sector and title.role)
            if sectors:
                person.sector = sectors.most_common(1)[0][0]
            if person.sector is None and person.country is not None:
                person.sector = self._sector_of_state(person)
            if person.only_former and person.sector == "GOV":
                person.sector = "ELI"

    def _sector_of_state(self, person: Person) -> str | None:
        """ "The Ostland leader": an office without a sector of its own is that of whom it leads."""
        for _, title in person.titles:
            if title.role is not None and title.belongs is not None and title.role.word.title:
                return title.belongs.sector or "GOV"
        return None

    def _add(self, parts: tuple[str, ...], name: str) -> Person:
        person = Person(parts, name)
        self.persons.append(person)
        self._index(person)
        return person

    def _index(self, person: Person) -> None:
        for part in {person.parts[0], person.parts[-1]}:
            known = self.by_part.setdefault(part, [])
            if person not in known:
                known.append(person)

    def _lengthen(self, person: Person, parts: tuple[str, ...], name: str) -> None:
        person.parts, person.name = parts, name
        self._index(person)


def _same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two forms may name one person: "Kos", "Ana Kos", "Ana Maria Kos"; not "Ivo Kos"."""
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return short[0] in (long[0], long[-1]) and short[0] not in MODIFIERS["particles"]
    if short[-1] != long[-1] and short != long[: len(short)]:
        return False
    return all(part in long for part in short)
