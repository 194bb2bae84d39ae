"""Step: standing facts that a text states without an act ("ties have been frozen since 1998")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from legation.knowledge.language import load_word_classes
from legation.knowledge.patterns import PatternBook
from legation.model.event import Channel, Condition, condition_id
from legation.model.evidence import Decision
from legation.steps.events import sentence_evidence
from legation.steps.grammar.parties import Resolver
from legation.steps.grammar.status import status_of
from legation.steps.matching import Match, find_matches
from legation.steps.reading import Reading
from legation.steps.status import is_headline
from legation.steps.tree import Tree
from legation.steps.two_sides import SidesResolver

_NOT_SO = frozenset({"denied", "possible", "cancelled", "planned"})
_LASTING = load_word_classes()["lasting_verbs"]
MUTUAL = frozenset({"ties", "dialogue", "cooperation"})


@dataclass(frozen=True, slots=True)
class Conditions:
    """Codes conditions from patterns: channel, state and pair; dates and speakers follow."""

    patterns: PatternBook
    name: str = "conditions"
    needs: frozenset[str] = frozenset({"sentences", "references"})
    adds: frozenset[str] = frozenset({"conditions"})

    def __call__(self, reading: Reading) -> Reading:
        """The reading with this step done."""
        resolver, sides = Resolver(reading), SidesResolver(reading)
        found: list[Condition] = []
        for tree in reading.sentences:
            matches = find_matches(tree, self.patterns, resolver)
            told = {match.token for match in matches if len(_codes(match)) > 1}
            unnamed = (match for match in find_matches(tree, self.patterns, sides) if match.token not in told)
            for match in (*matches, *(each for each in unnamed if each.pattern.frame.name == "standing")):
                found.extend(self._conditions(reading, tree, match, resolver))
        return replace(reading, conditions=tuple({condition.id: condition for condition in found}.values()))

    def _conditions(self, reading: Reading, tree: Tree, match: Match, resolver: Resolver) -> Iterator[Condition]:
        pattern = match.pattern
        channel = cast(Channel, pattern.channel)
        status, rule = status_of(tree, match.token, is_headline(reading, tree))
        if pattern.status is None and not _stands(tree, match.token, status, is_headline(reading, tree)):
            return
        trigger = tree.span(match.token, match.token)
        reason = f"roles by {', '.join(slot for slot in match.slots if slot) or 'the pattern'}; {rule}"
        for pair in _pairs(match, channel in MUTUAL):
            yield Condition(
                id=condition_id(reading.report.id, trigger, channel, pattern.state or "", pair),
                channel=channel,
                state=pattern.state or "",
                pair=pair,
                evidence=(sentence_evidence(reading, tree, trigger),),
                issue=pattern.issue,
                object=_name(tree, match, pattern.names_object, resolver),
                decisions=(Decision(f"{channel}:{pattern.state}", "conditions", f"pattern:{pattern.id}", 0.8, reason),),
            )


def _stands(tree: Tree, token: int, status: str, headline: bool) -> bool:
    """Whether a fact is said to be so, both by its own word and by the verb that says something of it.

    "Will stay closed" tells that it is closed; "urged them to respect the truce" does not tell that it holds.
    """
    predicate = _predicate_verb(tree, token)
    told = {status} if predicate is None else {status, status_of(tree, predicate, headline)[0]}
    verb = token if predicate is None else predicate
    return not told & _NOT_SO or (told & _NOT_SO == {"planned"} and tree.lemmas[verb] in _LASTING)


def _predicate_verb(tree: Tree, noun: int) -> int | None:
    head = tree.heads[noun]
    if head < 0 or tree.tags[noun] not in ("NOUN", "PROPN") or tree.tags[head] not in ("VERB", "AUX"):
        return None
    return head if tree.relations[noun].partition(":")[0] in ("nsubj", "obj") else None


def _codes(match: Match) -> set[str]:
    return {party.code for party in (*match.sources, *match.targets) if party.code is not None}


def _name(tree: Tree, match: Match, slots: tuple[str, ...], resolver: Resolver) -> str | None:
    for slot in slots:
        parties = match.targets if slot == "target" else tuple(resolver.slot(tree, match.token, slot))
        for party in parties:
            if party.name:
                return party.name
    return None


def _pairs(match: Match, mutual: bool) -> list[tuple[str, str]]:
    """Ordered pairs of codes, source first; mutual channels pair all parties in alphabetical order."""
    sources = list(dict.fromkeys(p.code for p in match.sources if p.code))
    targets = list(dict.fromkeys(p.code for p in match.targets if p.code))
    if mutual:
        codes = sorted({*sources, *targets})
        return [(a, b) for i, a in enumerate(codes) for b in codes[i + 1 :]]
    if not targets:  # "the truce between A and B": each towards the other
        return [(a, b) for a in sources for b in sources if a != b]
    return [(a, b) for a in sources for b in targets if a != b]
