"""What a text says, in a form in which two codings of it can be compared: by people, or by people and the program.

Labels and ids are gone; actors are named by code where they have one, else by their words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from legation.knowledge.relations import load_relations
from legation.scoring.annotation import Span

_ARTICLE = re.compile(r"^(?:the|an?)\s+")
Codes = frozenset[str]
DateRange = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class NamedActor:
    """A mention of an actor."""

    span: Span
    code: str | None
    sector: str | None


@dataclass(frozen=True, slots=True)
class NamedDate:
    """A date expression with its value; both ends None where it is not resolved."""

    span: Span
    value: DateRange


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A mention of a place where something happened."""

    span: Span
    country: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """An event as one passage tells it, at its trigger; `act` is the same number for tellings of one act.

    Parties are codes, or the words in lower case where an actor has no code. `date` and `place`
    are None where the text gives none.
    """

    act: int
    trigger: Span
    type: str
    mode: str | None
    status: str
    sources: Codes
    targets: Codes
    hosts: Codes = frozenset()
    speakers: Codes = frozenset()
    via: Codes = frozenset()
    date: DateRange | None = None
    place: str | None = None
    amounts: frozenset[tuple[str, float]] = frozenset()
    issue: str | None = None

    @property
    def occurred(self) -> bool:
        """Whether the act is told as a fact."""
        return self.status in ("occurred", "ongoing")


@dataclass(frozen=True, slots=True)
class StandingFact:
    """A condition at its trigger; the pair is sorted where the channel is not directed."""

    trigger: Span
    channel: str
    state: str
    pair: tuple[str, str]


@dataclass(frozen=True, slots=True)
class EndState:
    """Where a channel of a pair stands after the text; the pair is sorted where the channel is not directed."""

    channel: str
    pair: tuple[str, str]
    state: str


@dataclass(frozen=True, slots=True)
class Coding:
    """All that one coder says of one text. `states` is None where the coder says nothing of states."""

    id: str
    text: str
    actors: tuple[NamedActor, ...] = ()
    dates: tuple[NamedDate, ...] = ()
    places: tuple[NamedPlace, ...] = ()
    events: tuple[Told, ...] = ()
    conditions: tuple[StandingFact, ...] = ()
    states: frozenset[EndState] | None = None
    conflicts: tuple[str, ...] = field(default=())


def words_key(words: str) -> str:
    """How an actor without a code is compared: its words in lower case, without an article.

    >>> words_key("The rebels")
    'rebels'
    """
    return _ARTICLE.sub("", words.casefold())


def pair_of(channel: str, pair: tuple[str, str]) -> tuple[str, str]:
    """A pair as it is compared: as it stands if the channel is directed, else sorted."""
    first, second = pair
    return pair if load_relations().channels[channel].directed or first <= second else (second, first)
