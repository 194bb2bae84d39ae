"""Classifies what a marked source does to a marked target: `legation classify`, from patterns.

The marked spans stand in for the parties, whoever they are, so that the patterns' grammar decides:
first acts of the source on the target, then acts that touch one of them, then any act whose words
stand in the sentence, best between the two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from legation.knowledge.ontology import Ontology
from legation.knowledge.patterns import Pattern, PatternBook
from legation.knowledge.status_rules import published_type
from legation.model.party import Party
from legation.model.report import Passage, Report
from legation.steps.grammar.parties import Resolver
from legation.steps.grammar.status import status_of
from legation.steps.matching import Match, find_matches, patterns_at
from legation.steps.parse import Parse
from legation.steps.reading import Reading, Reference
from legation.steps.tree import Tree

SOURCE, TARGET = "source", "target"
FALLBACK = "CONSULT"
BATCH = 512  # sentences in memory at a time
Scored = tuple[float, str, str | None]  # score, type, mode
_MARK = re.compile(r"<(/?)(s|t)>")


@dataclass(frozen=True, slots=True)
class PairLabel:
    """What a pair was classified as; `quad` and `confidence` belong to the type given."""

    type: str
    mode: str | None
    quad: int
    confidence: float


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence with the marks taken out and the spans that they enclosed."""

    text: str
    spans: tuple[tuple[str, int, int], ...]


def unmark(marked: str) -> MarkedSentence:
    """Takes `<s>…</s>` and `<t>…</t>` out; a mark that is never closed ends with the sentence.

    >>> unmark("<s>Chad</s> left <t>Mali</t>.").spans
    (('source', 0, 4), ('target', 10, 14))
    """
    text, last = "", 0
    open_marks: dict[str, int] = {}
    spans: list[tuple[str, int, int]] = []
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        role = SOURCE if mark[2] == "s" else TARGET
        if not mark[1]:
            open_marks.setdefault(role, len(text))
        elif role in open_marks:
            spans.append((role, open_marks.pop(role), len(text)))
    text += marked[last:]
    spans.extend((role, start, len(text)) for role, start in open_marks.items())
    return MarkedSentence(text, tuple(sorted(spans, key=lambda span: span[1])))


class PairClassifier:
    """Classifies marked sentences in batches; never abstains."""

    def __init__(self, parse: Parse, patterns: PatternBook, ontology: Ontology) -> None:
        self.parse = parse
        self.patterns = patterns
        self.ontology = ontology

    def classify(self, marked: Sequence[str]) -> list[PairLabel]:
        """A label for each marked sentence, in order."""
        labels: list[PairLabel] = []
        for first in range(0, len(marked), BATCH):
            sentences = [unmark(sentence) for sentence in marked[first : first + BATCH]]
            readings = self.parse.read_many([_unread(sentence) for sentence in sentences])
            labels.extend(map(self._one, readings, sentences))
        return labels

    def _one(self, reading: Reading, sentence: MarkedSentence) -> PairLabel:
        reading = replace(reading, references=_references(reading.sentences, sentence))
        scored = self._by_parties(reading) or self._by_words(reading)
        best = max(scored, key=lambda label: label[0], default=None)
        if best is None:
            return PairLabel(FALLBACK, None, self.ontology.quad(FALLBACK), 0.05)
        score, kind, mode = best
        return PairLabel(kind, mode, self.ontology.quad(kind), round(min(0.95, max(0.06, score / 10)), 2))

    def _by_parties(self, reading: Reading) -> list[Scored]:
        """Acts of which a marked span is a party."""
        resolver = Resolver(reading)
        return [
            self._label(tree, match.token, match.pattern, _score(tree, match))
            for tree in reading.sentences
            for match in find_matches(tree, self.patterns, resolver)
        ]

    def _by_words(self, reading: Reading) -> list[Scored]:
        """Acts whose words stand in the sentence, whoever their parties: best on the way from span to span."""
        resolver = Resolver(reading)
        return [
            self._label(tree, token, pattern, _nearness(tree, token, between) + 0.01 * pattern.specificity)
            for tree in reading.sentences
            for between in (_between(tree, reading),)
            for token in range(len(tree))
            for _, pattern, _ in patterns_at(tree, token, self.patterns, resolver)
        ]

    def _label(self, tree: Tree, token: int, pattern: Pattern, score: float) -> Scored:
        status, _ = status_of(tree, token)
        kind, mode = published_type(pattern.type or "", pattern.mode, status)
        return score, kind, mode


def _unread(sentence: MarkedSentence) -> Reading:
    passages = (Passage(0, 0, len(sentence.text)),) if sentence.text.strip() else ()
    return Reading(Report(sentence.text), passages=passages)


def _between(tree: Tree, reading: Reading) -> frozenset[int]:
    """Tokens on the way through the tree from the source's head to the target's."""
    ends: dict[str, list[int]] = {}
    for (sentence, head), reference in reading.references.items():
        if sentence == tree.number:
            ends.setdefault(reference.party.name, [head, *tree.ancestors(head)])
    source, target = ends.get(SOURCE), ends.get(TARGET)
    if source is None or target is None:
        return frozenset()
    top = next((token for token in source if token in target), None)
    upper = [] if top is None else [top]
    return frozenset([*upper, *(set(source) ^ set(target))])


def _nearness(tree: Tree, token: int, between: frozenset[int]) -> float:
    """Words between the spans first, verbs before nouns, then whatever is nearest to the root."""
    verbal = tree.tags[token] in ("VERB", "AUX")
    return 0.9 * (token in between) + 0.4 * verbal - 0.1 * _depth(tree, token)


def _score(tree: Tree, match: Match) -> float:
    sources = {p.name for p in match.sources}
    targets = {p.name for p in match.targets}
    score = 1.0
    if SOURCE in sources:
        score += 4
    if TARGET in targets or (TARGET in sources and SOURCE in sources):
        score += 3
    if SOURCE in targets and TARGET in sources:
        score += 1.5
    score -= 0.3 * _depth(tree, match.token)
    return score + 0.1 * match.pattern.specificity


def _depth(tree: Tree, token: int) -> int:
    return sum(1 for _ in tree.ancestors(token))


def _references(trees: Sequence[Tree], sentence: MarkedSentence) -> dict[tuple[int, int], Reference]:
    """A reference at the head token of each marked span, named after its role."""
    references: dict[tuple[int, int], Reference] = {}
    for role, start, end in sorted(sentence.spans, key=lambda span: span[1] - span[2]):
        for tree in trees:
            inside = [i for i in range(len(tree)) if tree.starts[i] >= start and tree.ends[i] <= end]
            heads = [i for i in inside if tree.heads[i] not in inside]
            for head in heads[:1]:
                party = Party(sentence.text[start:end], start, end, role, code=role)
                references[(tree.number, head)] = Reference(tree.number, head, party, "organisation", "marked")
    return references
