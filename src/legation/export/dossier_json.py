"""The dossier of a dyad as a JSON object."""

from __future__ import annotations

from legation.export.json_lines import Json, condition_json, conflict_json, event_json, evidence_json, state_json
from legation.model.relation import Dossier


def dossier_json(found: Dossier) -> Json:
    """The contract's shape of relations and conflicts, with the records that they rest on."""
    return {
        "pair": list(found.pair),
        "as_of": None if found.as_of is None else found.as_of.isoformat(),
        "known_by": None if found.known_by is None else found.known_by.isoformat(),
        "relations": [state_json(state) for state in found.states],
        "conflicts": [conflict_json(conflict) for conflict in found.conflicts],
        "planned": [event_json(event) for event in found.planned],
        "events": [event_json(event) for event in found.events],
        "conditions": [condition_json(condition) for condition in found.conditions],
        "evidence": {key: [evidence_json(piece) for piece in pieces] for key, pieces in found.evidence.items()},
    }
