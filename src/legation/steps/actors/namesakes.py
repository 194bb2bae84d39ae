"""Names that several actors share: which one a report means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.knowledge.actors import ActorIndex
from legation.steps.actors.scan import Scan


def settle_namesakes(scans: Sequence[Scan], actors: ActorIndex) -> None:
    """Gives a shared name to its rarer bearer where the report names that one alone: "Congo" beside "Brazzaville"."""
    every = {hit.surface for found in scans for hit in found.hits}
    for found in scans:
        for hit in found.hits:
            for other in actors.namesakes(hit.surface):
                told = any(each.entry == other.entry for each in every)
                rivals = (each for each in every if each.entry == hit.surface.entry)
                rival = any(not list(actors.namesakes(each)) for each in rivals)
                if told and not rival:
                    changed = replace(hit, surface=other)
                    found.hit_at.update(dict.fromkeys(range(hit.first, hit.last + 1), changed))
