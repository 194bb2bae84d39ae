"""The actors of a report as mentions, for `legation mentions` and for the coded report."""

from __future__ import annotations

from collections.abc import Mapping

from legation.model.relation import ActorMention
from legation.steps.reading import Reading, Reference

_PREFERRED = ("person", "state", "body", "organisation", "people", "pair", "nationality", "place")


def actor_mentions(reading: Reading, places: bool = False) -> tuple[ActorMention, ...]:
    """Every actor mention in text order, one a span; states that are mere places only if asked for."""
    chosen: dict[tuple[int, int], Reference] = {}
    for reference in _ordered(reading.references):
        if reference.kind == "place" and not places:
            continue
        span = (reference.party.start, reference.party.end)
        chosen.setdefault(span, reference)
    return tuple(ActorMention(chosen[span].party, chosen[span].rule) for span in sorted(chosen))


def _ordered(references: Mapping[tuple[int, int], Reference]) -> list[Reference]:
    """References with the more telling kind of one span first."""
    return sorted(references.values(), key=lambda reference: _PREFERRED.index(reference.kind))
