"""Step: whether each event happened, by the status table."""

from __future__ import annotations

from dataclasses import dataclass, replace

from legation.knowledge.language import load_word_classes
from legation.model.event import Event
from legation.model.evidence import Decision
from legation.steps.grammar.clauses import governing_verb
from legation.steps.grammar.status import status_of
from legation.steps.reading import Reading
from legation.steps.tree import Tree

_ANSWERING = load_word_classes()["answering_verbs"]


@dataclass(frozen=True, slots=True)
class StatusStep:
    """Sets `status` on events and conditions, with the rule that decided."""

    name: str = "status"
    needs: frozenset[str] = frozenset({"passages", "sentences", "events"})
    adds: frozenset[str] = frozenset({"events"})

    def __call__(self, reading: Reading) -> Reading:
        """The reading with this step done."""
        events = tuple(self._settle(reading, event) for event in reading.events)
        return replace(reading, events=events)

    def _settle(self, reading: Reading, event: Event) -> Event:
        sentence, token = reading.locate(event.evidence[0].trigger[0])
        tree = reading.sentences[sentence]
        status, rule = status_of(tree, _saying(tree, token, event), is_headline(reading, tree))
        if _is_answered(tree, token, event):
            status, rule = "occurred", "answered, hence made"
        word = reading.report.text[slice(*event.evidence[0].trigger)]
        decision = Decision(f"status:{status}", "status", rule, 1.0, word)
        return replace(event, status=status, decisions=(*event.decisions, decision))


def _saying(tree: Tree, token: int, event: Event) -> int:
    """The verb that utters a threat named by a noun ("threatened military pressure"): it, too, is the threat."""
    verb = governing_verb(tree, token) if event.type == "THREATEN" else None
    return verb if verb is not None and tree.lemmas[verb] == "threaten" else token


def _is_answered(tree: Tree, token: int, event: Event) -> bool:
    """ "refused a request from Chad", "met a demand": the request was made whatever became of it."""
    verb = governing_verb(tree, token) if event.type == "REQUEST" and tree.tags[token] == "NOUN" else None
    return verb is not None and tree.lemmas[verb] in _ANSWERING


def is_headline(reading: Reading, tree: Tree) -> bool:
    """Whether a sentence is a headline: a first passage without a final stop, or a short line like it."""
    passage = reading.passages[tree.passage]
    text = reading.report.text[passage.start : passage.end].rstrip()
    ended = text.endswith((".", "!", "?", '"', "”", "'", ":", ";", "…"))
    return not ended and len(text) < 150
