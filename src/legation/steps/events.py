"""Step: events from patterns over dependency trees, each with the words that told of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from legation.knowledge.ontology import Ontology
from legation.knowledge.patterns import PatternBook
from legation.model.event import Event, event_id
from legation.model.evidence import Decision, Evidence
from legation.model.party import Party
from legation.steps.grammar.parties import Resolver
from legation.steps.matching import Match, find_matches
from legation.steps.reading import Reading
from legation.steps.tree import Tree


@dataclass(frozen=True, slots=True)
class Events:
    """Codes events: type, mode, matter, sources, targets and hosts. Status and speakers follow."""

    patterns: PatternBook
    ontology: Ontology
    name: str = "events"
    needs: frozenset[str] = frozenset({"sentences", "references"})
    adds: frozenset[str] = frozenset({"events"})

    def __call__(self, reading: Reading) -> Reading:
        """The reading with this step done."""
        resolver = Resolver(reading)
        events = [
            self._event(reading, tree, match, resolver)
            for tree in reading.sentences
            for match in find_matches(tree, self.patterns, resolver)
        ]
        return replace(reading, events=tuple(events))

    def _event(self, reading: Reading, tree: Tree, match: Match, resolver: Resolver) -> Event:
        pattern = match.pattern
        kind = pattern.type or ""
        trigger = tree.span(match.token, match.token)
        named = _named(tree, match, pattern.names_object, resolver)
        wronged = _named(tree, match, pattern.names_about, resolver)
        return Event(
            id=event_id(reading.report.id, trigger, kind, pattern.mode),
            type=kind,
            mode=pattern.mode,
            status="occurred",
            quad=self.ontology.quad(kind),
            intensity=self.ontology.intensity(kind, pattern.mode),
            sources=match.sources,
            targets=match.targets,
            hosts=match.hosts,
            evidence=(sentence_evidence(reading, tree, trigger),),
            matter=pattern.matter,
            issue=pattern.issue,
            object=named.name if named else None,
            about=_other_code(wronged, match),
            confidence=_confidence(match),
            decisions=(_decision(kind, match),),
        )


def sentence_evidence(reading: Reading, tree: Tree, trigger: tuple[int, int]) -> Evidence:
    """Evidence that quotes a whole sentence."""
    quote = reading.report.text[tree.start : tree.end]
    return Evidence(reading.report.id, tree.start, tree.end, quote, trigger)


def _named(tree: Tree, match: Match, slots: tuple[str, ...], resolver: Resolver) -> Party | None:
    for slot in slots:
        parties = match.targets if slot == "target" else tuple(resolver.slot(tree, match.token, slot))
        for party in parties:
            if party.name:
                return party
    return None


def _other_code(party: Party | None, match: Match) -> str | None:
    if party is None or party.code in {p.code for p in match.targets}:
        return None
    return party.code


def _confidence(match: Match) -> float:
    """How sure a pattern alone can be: both parties known counts most, a guessed slot costs."""
    score = 0.55 + 0.15 * bool(match.sources) + 0.15 * bool(match.targets) + 0.05 * min(2, len(match.pattern.where))
    if {"inside", "around", "before"} & {part for slot in match.slots for part in slot.split("+")}:
        score -= 0.2
    return round(score, 2)


def _decision(kind: str, match: Match) -> Decision:
    pattern = match.pattern
    label = f"{kind}/{pattern.mode}" if pattern.mode else kind
    roles = ", ".join(
        f"{role} by {slot}" for role, slot in zip(("source", "target", "host"), match.slots, strict=True) if slot
    )
    return Decision(label, "events", f"pattern:{pattern.id}", _confidence(match), roles or "no party by slot")
