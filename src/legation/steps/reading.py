"""A report on its way through the steps: each step needs some layers and adds others."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, fields
from typing import Protocol

from legation.model.event import Condition, Event, RoleClaim
from legation.model.party import Party
from legation.model.relation import PlaceMention
from legation.model.report import Passage, Report
from legation.model.time import DateInterval
from legation.steps.tree import Tree


@dataclass(frozen=True, slots=True)
class Reference:
    """What one nominal of a sentence refers to: the party, where its phrase lies, and why.

    `head` is the index of the nominal's head token in `Tree` number `sentence`. `kind` tells a
    person, a body ("the government", "rebels"), a state, an organisation, a nationality
    adjective ("US" in "US officials"), or a place.
    """

    sentence: int
    head: int
    party: Party
    kind: str
    rule: str
    members: tuple[Party, ...] = ()  # for "the two countries": the states meant


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression of sentence `sentence`, tokens `first` to `last`, as an interval."""

    sentence: int
    first: int
    last: int
    interval: DateInterval


@dataclass(frozen=True, slots=True)
class Reading:
    """The layers of one report; a layer that no step has added yet is empty."""

    report: Report
    passages: tuple[Passage, ...] = ()
    sentences: tuple[Tree, ...] = ()
    references: dict[tuple[int, int], Reference] = field(default_factory=dict)
    roles: tuple[RoleClaim, ...] = ()
    dates: tuple[DateMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    events: tuple[Event, ...] = ()
    conditions: tuple[Condition, ...] = ()

    def locate(self, offset: int) -> tuple[int, int]:
        """Sentence number and token index of the token at a character offset of the text."""
        sentence = bisect_right([tree.start for tree in self.sentences], offset) - 1
        tree = self.sentences[max(sentence, 0)]
        return max(sentence, 0), max(bisect_right(tree.starts, offset) - 1, 0)

    def reference(self, sentence: int, token: int) -> Party | None:
        """The party that the nominal headed by `token` refers to, if any was resolved."""
        found = self.references.get((sentence, token))
        return None if found is None else found.party


LAYERS = frozenset(layer.name for layer in fields(Reading))


class Step(Protocol):
    """One step: a name, the layers that it needs and adds, and the work."""

    @property
    def name(self) -> str:
        """What the step is called in decisions and errors."""
        ...

    @property
    def needs(self) -> frozenset[str]:
        """Layers without which it cannot work."""
        ...

    @property
    def adds(self) -> frozenset[str]:
        """Layers that it gives the reading."""
        ...

    def __call__(self, reading: Reading) -> Reading:
        """A reading with the step's layers added; the given one is left as it was."""
        ...
