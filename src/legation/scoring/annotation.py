"""What an annotator says of one text: frozen types, one a record of the corpus format.

Labels name spans of the text; every record refers to labels. The format is described in
`docs/corpus-format.md`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Actor:
    """A mention of an actor; `same_as` are the labels of earlier mentions of the same one: several where it
    stands for a group ("the two countries")."""

    label: str
    code: str | None
    sector: str | None
    same_as: tuple[str, ...] = ()
    name: str | None = None


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date expression: ISO 8601 start and end at the precision known; an open end is None, and both
    are where the text alone does not resolve it."""

    label: str
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A mention of a place where something happened."""

    label: str
    country: str | None
    precision: str


@dataclass(frozen=True, slots=True)
class Number:
    """An amount that belongs to an event."""

    label: str
    kind: str
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Act:
    """An event at the trigger `label`; parties, dates and the like are labels.

    `about_events` are the events that an act of speech speaks of, `same_as` is an earlier event that this
    one tells again (title and body).
    """

    label: str
    type: str
    mode: str | None
    status: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    hosts: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    about_events: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()
    object: str | None = None
    issue: str | None = None
    wronged: str | None = None
    contexts: tuple[str, ...] = ()
    same_as: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A standing fact at the trigger `label`, between the actors of two labels."""

    label: str
    channel: str
    state: str
    pair: tuple[str, str]
    since: str | None = None
    until: str | None = None
    speakers: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    object: str | None = None
    issue: str | None = None
    wronged: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class FinalState:
    """Where a channel of two codes stands after the whole text; `since` and `until` are date values."""

    channel: str
    state: str
    pair: tuple[str, str]
    since: str | None = None
    object: str | None = None
    issue: str | None = None
    wronged: str | None = None
    place: str | None = None
    before: tuple[str, ...] = ()
    until: str | None = None
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A conflict that the text holds: its kind, and the labels of the persons, events or conditions it is about."""

    kind: str
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """One sentence or report with all that was annotated in it.

    `spans` gives every label its places in the text, the first of them first; `facts` are the
    header's `key=value` pairs (style, published, hand, region …); `line` is the header's.
    """

    id: str
    file: str
    line: int
    text: str
    facts: Mapping[str, str]
    spans: Mapping[str, tuple[Span, ...]]
    actors: Mapping[str, Actor]
    dates: Mapping[str, DateValue]
    places: Mapping[str, PlaceName]
    numbers: Mapping[str, Number]
    acts: tuple[Act, ...]
    standings: tuple[Standing, ...]
    states: tuple[FinalState, ...]
    contradictions: tuple[Contradiction, ...]

    @property
    def is_report(self) -> bool:
        """Whether it has several passages; a single sentence says nothing of states unless it lists them."""
        return "\n" in self.text

    def words(self, label: str) -> str:
        """The text of a label's first place."""
        start, end = self.spans[label][0]
        return self.text[start:end]
