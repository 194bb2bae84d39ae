"""Records as JSON objects: what `--json` prints, a report a line (the contract is in docs/json.md)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from legation.model.event import Amount, Condition, Event
from legation.model.evidence import Decision, Evidence
from legation.model.party import Party
from legation.model.place import Place
from legation.model.relation import ActorMention, Claim, CodedReport, Conflict, Record, RelationState
from legation.model.report import Passage, Report
from legation.model.time import DateInterval

Json = dict[str, Any]
_UNSAFE = re.compile("[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]")


def as_json(record: Record) -> Json:
    """One report with everything that was read from it and follows from it."""
    coded = record.coded
    return {
        "report": report_json(coded.report, coded.passages),
        "events": [event_json(event) for event in coded.events],
        "conditions": [condition_json(condition) for condition in coded.conditions],
        "relations": [state_json(state) for state in record.relations],
        "conflicts": [conflict_json(conflict) for conflict in record.conflicts],
    }


def line(value: Json) -> str:
    """An object on one line. Control signs, marks of direction, line separators and lone surrogates are
    escaped, since a terminal may obey them; all other letters stay."""
    return _UNSAFE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(value, ensure_ascii=False, allow_nan=False))


def report_json(report: Report, passages: Iterable[Passage]) -> Json:
    """A report with the number of its passages, and of those that repeat an earlier one."""
    listed = tuple(passages)
    return {
        "id": report.id,
        "title": report.title,
        "published": None if report.published is None else report.published.isoformat(),
        "publisher": report.publisher,
        "url": report.url,
        "language": report.language,
        "passages": len(listed),
        "repeated_passages": sum(passage.repeats is not None for passage in listed),
    }


def event_json(event: Event) -> Json:
    """An event; `matter`, `issue`, `object` and `about` go beyond the contract."""
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "status": event.status,
        "quad": event.quad,
        "intensity": event.intensity,
        "sources": [party_json(party) for party in event.sources],
        "targets": [party_json(party) for party in event.targets],
        "hosts": [party_json(party) for party in event.hosts],
        "speakers": [party_json(party) for party in event.speakers],
        "about_event": event.about_event,
        "date": date_json(event.date),
        "place": place_json(event.place),
        "amounts": [amount_json(amount) for amount in event.amounts],
        "matter": event.matter,
        "issue": event.issue,
        "object": event.object,
        "about": event.about,
        "evidence": [evidence_json(piece) for piece in event.evidence],
        "confidence": event.confidence,
        "decisions": [decision_json(decision) for decision in event.decisions],
    }


def condition_json(condition: Condition) -> Json:
    """A standing fact."""
    return {
        "id": condition.id,
        "channel": condition.channel,
        "state": condition.state,
        "status": condition.status,
        "pair": list(condition.pair),
        "issue": condition.issue,
        "object": condition.object,
        "about": condition.about,
        "place": place_json(condition.place),
        "since": date_json(condition.since),
        "speakers": [party_json(party) for party in condition.speakers],
        "evidence": [evidence_json(piece) for piece in condition.evidence],
        "confidence": condition.confidence,
        "decisions": [decision_json(decision) for decision in condition.decisions],
    }


def state_json(state: RelationState) -> Json:
    """Where one channel of a dyad stands, and how it came there."""
    return {
        "pair": list(state.pair),
        "directed": state.directed,
        "channel": state.channel,
        "state": state.state,
        "issue": state.issue,
        "object": state.object,
        "about": state.about,
        "place": place_json(state.place),
        "since": date_json(state.since),
        "until": date_json(state.until),
        "contested": state.contested,
        "speakers": [party_json(party) for party in state.speakers],
        "evidence": list(state.evidence),
        "history": [
            {
                "state": entry.state,
                "since": date_json(entry.since),
                "until": date_json(entry.until),
                "evidence": list(entry.evidence),
            }
            for entry in state.history
        ],
    }


def conflict_json(conflict: Conflict) -> Json:
    """Claims that cannot all be true."""
    return {
        "kind": conflict.kind,
        "about": conflict.about,
        "claims": [claim_json(claim) for claim in conflict.claims],
    }


def claim_json(claim: Claim) -> Json:
    """One side of a conflict."""
    return {
        "claim": claim.claim,
        "speakers": [party_json(party) for party in claim.speakers],
        "evidence": [evidence_json(piece) for piece in claim.evidence],
    }


def mention_json(mention: ActorMention) -> Json:
    """An actor as a text names it, with how it was resolved."""
    return {**party_json(mention.party), "decision": mention.decision}


def party_json(party: Party) -> Json:
    """P of the contract."""
    return {
        "text": party.text,
        "start": party.start,
        "end": party.end,
        "name": party.name,
        "code": party.code,
        "country": party.country,
        "sector": party.sector,
        "via": [party_json(passing) for passing in party.via],
    }


def evidence_json(evidence: Evidence) -> Json:
    """E of the contract."""
    return {
        "report": evidence.report,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
        "trigger": list(evidence.trigger),
    }


def date_json(interval: DateInterval | None) -> Json | None:
    """D of the contract, with the wording's offsets."""
    if interval is None:
        return None
    return {
        "start": interval.start,
        "end": interval.end,
        "precision": interval.precision,
        "text": interval.text,
        "rule": interval.rule,
        "offsets": None if interval.offsets is None else list(interval.offsets),
    }


def place_json(place: Place | None) -> Json | None:
    """A place at the precision that the text supports."""
    return None if place is None else asdict(place)


def amount_json(amount: Amount) -> Json:
    """A number that the text ties to an event."""
    return asdict(amount)


def decision_json(decision: Decision) -> Json:
    """Why a label was given."""
    return asdict(decision)


def mentions_json(coded: CodedReport) -> Json:
    """What a report names: actors (P), dates (D with offsets) and places, with how each was resolved."""
    return {
        "report": report_json(coded.report, coded.passages),
        "actors": [mention_json(mention) for mention in coded.actors],
        "dates": [date_json(interval) for interval in coded.dates],
        "places": [
            {"text": mention.text, "start": mention.start, "end": mention.end, **asdict(mention.place)}
            for mention in coded.places
        ],
    }
