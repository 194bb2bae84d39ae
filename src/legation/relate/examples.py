"""Runs the examples that every relation rule carries."""

from __future__ import annotations

from collections.abc import Iterator

from legation.knowledge.relation_rules import Example, Rule
from legation.knowledge.relations import RelationRules
from legation.model.event import Event
from legation.model.evidence import Evidence
from legation.model.party import Party
from legation.relate.claims import Claim, event_claims


def failing_examples(rules: RelationRules) -> Iterator[str]:
    """What is wrong with the rules by their own examples: file, rule, example; nothing when all hold."""
    for rule in (rule for channel in rules.rules.values() for rule in channel):
        for example in rule.examples:
            pairs = [claim.pair for claim in _by_rule(rule, example, rules)]
            if not pairs or (example.gives is not None and example.gives not in pairs):
                yield f"{rule.file}: {rule.name}: gives {pairs} for {example}"
        for example in rule.counterexamples:
            if _by_rule(rule, example, rules):
                yield f"{rule.file}: {rule.name}: must not read {example}"


def _by_rule(rule: Rule, example: Example, rules: RelationRules) -> list[Claim]:
    claims = event_claims(_event(example), None, rules)
    return [
        claim for claim in claims if (claim.channel, claim.state) == (rule.channel, rule.state) and not claim.against
    ]


def _event(example: Example) -> Event:
    quote = "An example."
    return Event(
        id="example",
        type=example.type,
        mode=example.mode,
        status=example.status,
        quad=1,
        intensity=0.0,
        sources=_parties(example.sources),
        targets=_parties(example.targets),
        evidence=(Evidence("example", 0, len(quote), quote, (0, 2)),),
        speakers=_parties(example.speakers),
        matter=example.matter,
        issue=example.issue,
        object=example.object,
        about=example.about,
    )


def _parties(codes: tuple[str, ...]) -> tuple[Party, ...]:
    """`AAA` is a state, `AAA/REB` its rebels."""
    split = (code.partition("/") for code in codes)
    return tuple(Party("", 0, 0, name=code, code=code, sector=sector or None) for code, _, sector in split)
