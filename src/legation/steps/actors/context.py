"""What every resolving function shares: the sentence in work, the persons, the focus, the references."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from legation.knowledge.actors import ActorEntry
from legation.model.party import Party
from legation.steps.actors.assume import Trail
from legation.steps.actors.focus import Focus, Spoken, is_subject, prominence
from legation.steps.actors.people import People, Person
from legation.steps.actors.phrase import is_plural
from legation.steps.actors.scan import Name, Scan
from legation.steps.reading import Reference
from legation.steps.tree import Tree

_COUNTED = ("person", "body", "people")  # names of states are singular whatever their form


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose somebody is: a state or organisation, and the rule that tells."""

    code: str | None
    country: str | None
    name: str
    rule: str
    sector: str | None = None
    members: tuple[Party, ...] = ()


def origin_of_entry(entry: ActorEntry, rule: str) -> Origin:
    """Origin by a name of the actor packs."""
    return Origin(entry.code, entry.country, entry.name, rule, entry.sector)


@dataclass(slots=True)
class Context:
    """The state of the work on one report; `resolve` gives the reference of any token of the sentence."""

    text: str
    people: People
    trail: Trail
    resolve: Callable[[int], Reference | None]
    focus: Focus = field(default_factory=Focus)
    references: dict[tuple[int, int], Reference] = field(default_factory=dict)
    nationalities: frozenset[str] = frozenset()  # lemmas of the names in this sentence
    thing_before: str | None = None  # whether the sentence before was about a thing or things
    tree: Tree = field(init=False)
    scan: Scan = field(init=False)

    def party(self, first: int, last: int, name: str | None, origin: Origin | None, sector: str | None) -> Party:
        """The party that tokens `first` to `last` name; without a `name` it is called as it stands."""
        start, end = self.tree.span(first, last)
        text = self.text[start:end]
        code, country = (origin.code, origin.country) if origin else (None, None)
        return Party(text, start, end, name or text, code, country, sector)

    def origin_of(self, party: Party, rule: str, members: tuple[Party, ...] = ()) -> Origin:
        """Origin by another nominal: "the president of that country"; it is named by the state."""
        name = self.trail.name_of(party.country) if party.country is not None else None
        return Origin(party.code, party.country, name or party.name, rule, party.sector, members)

    def reference(self, head: int, party: Party, kind: str, rule: str, members: tuple[Party, ...] = ()) -> Reference:
        """A reference of the sentence in work."""
        return Reference(self.tree.number, head, party, kind, rule, members)

    def speak(self, reference: Reference, person: Person | None = None) -> None:
        """Remembers a mention for pronouns and definite phrases to come."""
        tree, head = self.tree, reference.head
        others = tuple(tree.all_children(head, "conj"))
        self.focus.spoken.append(
            Spoken(
                tree.number,
                head,
                reference,
                prominence(tree, head, reference.kind),
                is_subject(tree, head),
                bool(reference.members or others) or (reference.kind in _COUNTED and is_plural(tree, head)),
                person,
                tree.lemmas[head],
                others,
            )
        )

    def person_at(self, token: int) -> tuple[Person, Name] | None:
        """The person whose name covers a token."""
        name = self.scan.person_at.get(token)
        if name is None:
            return None
        found = self.people.at.get((self.tree.number, name.first))
        return None if found is None else (found[0], name)
