"""Where relations stand: the state of each channel of a dyad, its history, and open conflicts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from legation.model.event import Channel, Condition, Event, RoleClaim
from legation.model.evidence import Evidence
from legation.model.party import Party
from legation.model.place import Place
from legation.model.report import Passage, Report
from legation.model.time import DateInterval

ConflictKind = Literal["role", "status", "state", "date", "number", "actor"]
CONFLICT_KINDS: tuple[ConflictKind, ...] = get_args(ConflictKind)


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One state that a channel was in; `evidence` holds ids of events and conditions."""

    state: str
    since: DateInterval | None
    until: DateInterval | None
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelationState:
    """The state of one channel of a dyad, and how it came about; `history` is oldest first and
    holds the states before this one."""

    pair: tuple[str, str]
    directed: bool
    channel: Channel
    state: str
    since: DateInterval | None
    evidence: tuple[str, ...]
    issue: str | None = None
    object: str | None = None
    about: str | None = None
    place: Place | None = None
    until: DateInterval | None = None
    contested: bool = False
    speakers: tuple[Party, ...] = ()
    history: tuple[HistoryEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One side of a conflict."""

    claim: str
    speakers: tuple[Party, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims that cannot all be true; `about` names the person, event or relation."""

    kind: ConflictKind
    about: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A party found in a text, with how it was resolved."""

    party: Party
    decision: str


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place found in a text."""

    text: str
    start: int
    end: int
    place: Place


@dataclass(frozen=True, slots=True)
class CodedReport:
    """All that was read from one report, before it is related to anything else."""

    report: Report
    passages: tuple[Passage, ...]
    events: tuple[Event, ...] = ()
    conditions: tuple[Condition, ...] = ()
    roles: tuple[RoleClaim, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    dates: tuple[DateInterval, ...] = ()
    places: tuple[PlaceMention, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """A coded report with what follows from it: what `legation read --json` prints."""

    coded: CodedReport
    relations: tuple[RelationState, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """One dyad. `planned` are acts announced between the two that are still to come; `events` and
    `conditions` are all that the states, their histories and the plans rest on."""

    pair: tuple[str, str]
    states: tuple[RelationState, ...]
    conflicts: tuple[Conflict, ...]
    planned: tuple[Event, ...]
    events: tuple[Event, ...]
    conditions: tuple[Condition, ...]
    as_of: date | None
    known_by: date | None

    @property
    def evidence(self) -> dict[str, tuple[Evidence, ...]]:
        """The quotes behind each id of an event or condition that the dossier names."""
        found = {event.id: event.evidence for event in self.events}
        found.update((condition.id, condition.evidence) for condition in self.conditions)
        return found
