"""A conflict with the codes that it concerns, so that a dossier can pick its own."""

from __future__ import annotations

from dataclasses import dataclass

from legation.model.event import Event
from legation.model.evidence import Evidence
from legation.model.party import Party
from legation.model.relation import Claim, Conflict, ConflictKind


@dataclass(frozen=True, slots=True)
class FoundConflict:
    """A conflict, the codes of the parties that it is about, and the reports that tell it."""

    conflict: Conflict
    codes: frozenset[str]

    @property
    def reports(self) -> frozenset[str]:
        """Ids of the reports that the claims are quoted from."""
        return frozenset(piece.report for claim in self.conflict.claims for piece in claim.evidence)


def conflict(kind: ConflictKind, about: str, claims: list[Claim], codes: frozenset[str]) -> FoundConflict:
    """A conflict whose claims stand in the order of their first words."""
    ordered = sorted(claims, key=lambda claim: _place(claim.evidence))
    return FoundConflict(Conflict(kind, about, tuple(ordered)), codes)


def _place(evidence: tuple[Evidence, ...]) -> tuple[str, int, int]:
    first = evidence[0]
    return first.report, first.trigger[0], first.start


def wording(event: Event) -> str:
    """An event in a few words: "ASSAULT aerial by AAA towards BBB"."""
    parts = [event.type if event.mode is None else f"{event.type} {event.mode}"]
    if event.sources:
        parts.append(f"by {_names(event.sources)}")
    if event.targets:
        parts.append(f"towards {_names(event.targets)}")
    if event.object is not None:
        parts.append(f"({event.object})")
    return " ".join(parts)


def _names(parties: tuple[Party, ...]) -> str:
    return ", ".join(dict.fromkeys(party.code or party.name for party in parties))
