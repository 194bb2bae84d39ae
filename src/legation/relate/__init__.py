"""Across sentences and reports: repeats, event identity, states, conflicts, dossiers.

Model types in, model types out: nothing here knows how a report was read or is stored.
"""

from __future__ import annotations

from legation.knowledge.relations import RelationRules, load_relations
from legation.model.relation import CodedReport, Dossier, Record
from legation.relate.conflicts import find_conflicts
from legation.relate.dossier import Relations, dossier, relate_all
from legation.relate.identity import merge_events
from legation.relate.states import relation_states


def relate(coded: CodedReport, rules: RelationRules | None = None) -> Record:
    """One report with each act once, and the relations and conflicts that follow from it alone."""
    rules = rules or load_relations()
    merged = merge_events(coded)
    conflicts = tuple(found.conflict for found in find_conflicts([merged], rules))
    return Record(merged, relation_states([merged], rules), conflicts)


__all__ = [
    "Dossier",
    "Relations",
    "dossier",
    "find_conflicts",
    "merge_events",
    "relate",
    "relate_all",
    "relation_states",
]
