"""Step: contexts of each event (PLOVER's) and the issue that it concerns, from the words around it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from legation.knowledge.ontology import Ontology
from legation.model.event import Condition, Event
from legation.model.evidence import Decision
from legation.steps.grammar.arguments import clause_head
from legation.steps.grammar.parties import own_words
from legation.steps.reading import Reading
from legation.steps.tree import Tree


@dataclass(frozen=True, slots=True)
class Contexts:
    """Adds the contexts whose words stand in an event's clause, and the issue nearest its trigger."""

    ontology: Ontology
    name: str = "contexts"
    needs: frozenset[str] = frozenset({"sentences", "events", "conditions"})
    adds: frozenset[str] = frozenset({"events", "conditions"})

    def __call__(self, reading: Reading) -> Reading:
        """The reading with this step done."""
        events = tuple(self._event(reading, event) for event in reading.events)
        conditions = tuple(self._condition(reading, condition) for condition in reading.conditions)
        return replace(reading, events=events, conditions=conditions)

    def _event(self, reading: Reading, event: Event) -> Event:
        sentence, token = reading.locate(event.evidence[0].trigger[0])
        tree = reading.sentences[sentence]
        words = clause_words(tree, token)
        found = [(name, context.words & words) for name, context in self.ontology.contexts.items()]
        contexts = tuple(name for name, hits in found if hits)
        decisions = tuple(
            Decision(f"context:{name}", "contexts", "words", 0.7, ", ".join(sorted(hits)))
            for name, hits in found
            if hits
        )
        issue = event.issue or self._issue(clause_words(tree, token, below_only=True))
        return replace(event, contexts=contexts, issue=issue, decisions=event.decisions + decisions)

    def _condition(self, reading: Reading, condition: Condition) -> Condition:
        if condition.issue is not None or condition.channel != "cooperation":
            return condition
        sentence, token = reading.locate(condition.evidence[0].trigger[0])
        return replace(condition, issue=self._issue(clause_words(reading.sentences[sentence], token)))

    def _issue(self, words: frozenset[str]) -> str | None:
        scored = [(len(listed & words), name) for name, listed in self.ontology.issues.items()]
        best = max(scored, default=(0, ""))
        return best[1] if best[0] else None


def clause_words(tree: Tree, token: int, below_only: bool = False) -> frozenset[str]:
    """Lemmas and two-lemma phrases of the trigger's phrase and, unless `below_only`, of its clause.

    The phrase ends where another act begins: in "recalled its envoy and banned steel" the steel is of the ban.
    """
    if below_only:
        inside = sorted(own_words(tree, token))
    else:
        inside = sorted(set(tree.subtree(clause_head(tree, token))) | set(tree.subtree(token)))
    lemmas = [tree.lemmas[index] for index in inside]
    return frozenset([*lemmas, *_phrases(lemmas)])


def _phrases(lemmas: list[str]) -> Iterable[str]:
    return (f"{first} {second}" for first, second in pairwise(lemmas))
