"""Events (acts), conditions (standing facts) and role claims, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from legation.model.evidence import Decision, Evidence
from legation.model.identity import content_id
from legation.model.party import Party
from legation.model.place import Place
from legation.model.time import DateInterval

Status = Literal["occurred", "ongoing", "planned", "possible", "cancelled", "denied"]
STATUSES: tuple[Status, ...] = get_args(Status)

Channel = Literal["ties", "recognition", "mission", "dialogue", "sanctions", "force", "custody", "cooperation", "legal"]
CHANNELS: tuple[Channel, ...] = get_args(Channel)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that the text ties to an event: people killed, money pledged, troops sent."""

    kind: str
    value: float
    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class Event:
    """An act in PLOVER's terms: who did what to whom, when, where, according to whom.

    `matter` says what the act does to a relation where the type alone does not tell
    (`ties_severed`, `sanctions_eased`; the list is `data/relations/matters.yaml`): the relation
    rules read it. `issue` is the field of cooperation (energy, trade …), `object` who is
    recognised, taken or freed, `about` the code of a third party wronged. `about_event` is the id
    of the event that an act of speech speaks of.
    """

    id: str
    type: str
    mode: str | None
    status: Status
    quad: int
    intensity: float
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    evidence: tuple[Evidence, ...]
    contexts: tuple[str, ...] = ()
    hosts: tuple[Party, ...] = ()
    speakers: tuple[Party, ...] = ()
    about_event: str | None = None
    date: DateInterval | None = None
    place: Place | None = None
    amounts: tuple[Amount, ...] = ()
    matter: str | None = None
    issue: str | None = None
    object: str | None = None
    about: str | None = None
    confidence: float = 1.0
    decisions: tuple[Decision, ...] = ()


def event_id(report: str, trigger: tuple[int, int], kind: str, mode: str | None) -> str:
    """Id of the event that a trigger in a report tells of."""
    return content_id("event", report, trigger[0], trigger[1], kind, mode)


@dataclass(frozen=True, slots=True)
class Condition:
    """A standing fact that a text states without an act: "ties have been cut since 2019".

    `pair` holds two codes, in the order that the channel's table gives; `object` names a
    claimant or prisoner, `about` the code of a third party wronged, `place` where a mission is
    handled from.
    """

    id: str
    channel: Channel
    state: str
    pair: tuple[str, str]
    evidence: tuple[Evidence, ...]
    issue: str | None = None
    object: str | None = None
    about: str | None = None
    place: Place | None = None
    since: DateInterval | None = None
    speakers: tuple[Party, ...] = ()
    status: Status = "occurred"
    confidence: float = 1.0
    decisions: tuple[Decision, ...] = ()


def condition_id(report: str, trigger: tuple[int, int], channel: str, state: str, pair: tuple[str, str]) -> str:
    """Id of the condition that a trigger in a report tells of, for one pair."""
    return content_id("condition", report, trigger[0], trigger[1], channel, state, *pair)


@dataclass(frozen=True, slots=True)
class RoleClaim:
    """What a text says of a person's office: held now, held formerly, or held ad interim.

    `act_of_office` marks a claim that is not a wording ("President X") but a present act that
    only a holder can do ("X cancelled the strikes"). `country` is alpha-3 or an organisation's code.
    """

    person: str
    role: str
    country: str | None
    standing: Literal["current", "former", "interim", "future", "claimed"]
    act_of_office: bool
    evidence: Evidence
    speakers: tuple[Party, ...] = ()
    date: DateInterval | None = None
