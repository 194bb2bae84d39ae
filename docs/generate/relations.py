"""The codebook's chapters on relations: channels, states, matters, rules and conflicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, cast

from generate.markdown import code, codes, either, table
from generate.words import CONFLICT_KINDS, KEYS, STATES, meaning
from legation.knowledge.packs import load_yaml
from legation.knowledge.relation_rules import Case, Rule
from legation.knowledge.relations import PACK, ChannelTable, RelationRules, load_relations
from legation.model.relation import CONFLICT_KINDS as KNOWN_CONFLICTS

_PAIRS = {
    "source_to_target": "source → target",
    "target_to_source": "target → source",
    "both": "all who take part, pair by pair",
    "mutual": "source → target; the sources with each other where there is no target",
    "across": "each source with each target, never the sources with each other",
    "among_targets": "the targets with each other",
}


def relation_chapters() -> Iterator[str]:
    """Channels, matters, rules and conflicts."""
    rules = load_relations()
    yield from _channels(rules)
    yield from _matters(rules)
    yield from _rules(rules)
    yield from _conflicts(rules)


def _channels(rules: RelationRules) -> Iterator[str]:
    yield "## Channels and states"
    yield (
        "A channel is one strand of a relation. The state at a date is set by the latest evidence in valid time (when"
        " it was so), then by the later statement in the text, then by the better-sourced. A channel without evidence"
        " is absent: nothing is known. `none` needs evidence."
    )
    for name, channel in rules.channels.items():
        yield f"### `{name}`"
        yield _reads(channel)
        known = STATES.get(name, {})
        states = ([code(each), meaning(each, known, f"state of {name}")] for each in channel.states)
        yield table(["State", "Meaning"], states)
        yield "\n".join(f"- {line}" for line in _readings(channel))


def _reads(channel: ChannelTable) -> str:
    pair = f"The pair reads from {_pair_of(channel.name)}." if channel.directed else "The pair reads both ways."
    if not channel.keys:
        return pair
    apart = ", ".join(f"{code(key)} ({meaning(key, KEYS, 'key')})" for key in channel.keys)
    joins = " A claim that does not say it belongs to the one row that does." if channel.joins else ""
    return f"{pair} Rows of one pair are told apart by {apart}.{joins}"


def _pair_of(channel: str) -> str:
    """What the two codes mean; the loader keeps only that there is an order."""
    body = cast(dict[str, Any], load_yaml(PACK / "channels.yaml"))
    return str(body["channels"][channel]["pair"])


def _readings(channel: ChannelTable) -> Iterator[str]:
    if channel.prospective:
        yield f"A condition that is only planned can set {either(sorted(channel.prospective))} alone."
    for leave in channel.leaves:
        if leave.days is None:
            within = ", however long it has stood"
        elif leave.days == 0:
            within = " told for the same time"
        else:
            within = f" of the last {leave.days} days"
        yield f"Evidence for `{leave.state}` does not end {either(sorted(leave.standing))}{within}."
    for pair in sorted(sorted(each) for each in channel.excludes):
        yield f"{codes(pair, ' and ')} cannot both be true at one time."


def _matters(rules: RelationRules) -> Iterator[str]:
    yield "## Matters"
    yield (
        "What an act does to a relation where its type alone does not tell. Event patterns name a matter; the rules"
        " below read it. The event's status says whether it was so."
    )
    yield table(["Matter", "Meaning"], ([code(name), what] for name, what in sorted(rules.matters.items())))


def _rules(rules: RelationRules) -> Iterator[str]:
    yield "## From acts to states"
    yield (
        "A rule holds when one of its cases fits. The first rule of a channel that fits an act gives its state. Acts"
        " of the sectors " + codes(sorted(rules.private_sectors)) + " bind themselves, not their state."
    )
    speech = sorted(rules.speech.items())
    spoken = [f"`{kind}`: {code(status) or 'only where a rule names the type'}" for kind, status in speech]
    yield (
        "A case that names no type also reads acts of speech, with the status that the matter spoken of has ("
        + "; ".join(spoken)
        + ")."
    )
    for channel in rules.channels:
        yield f"### To a state of `{channel}`"
        rows = ([code(each.name), *_rule(each)] for each in rules.rules.get(channel, ()))
        yield table(["Rule", "Acts", "State", "Pair"], rows)


def _rule(rule: Rule) -> list[str]:
    acts = "; or ".join(_case(case) for case in rule.cases)
    if rule.not_types:
        acts += f"; never {either(sorted(rule.not_types))}"
    pair = _PAIRS[rule.orientation]
    if rule.speaker_as_source:
        pair += "; the speaker where there is no source"
    return [acts, code(rule.state), pair]


_SIDES = {"courts": "a court acts", "both": "by two parties that both act", "targets": "done to two parties"}


def _case(case: Case) -> str:
    asked = [
        ("", case.types),
        ("mode ", case.modes),
        ("matter ", case.matters),
        ("issue ", case.issues),
        ("that is ", case.statuses),
    ]
    told = [f"{what}{_any(values)}" for what, values in asked if values]
    return ", ".join([*told, *([_SIDES[case.sides]] if case.sides is not None else [])])


def _any(values: Iterable[str | None]) -> str:
    named = either(sorted(value for value in values if value is not None))
    if None not in values:
        return named
    return f"{named} or none" if named else "none"


def _conflicts(rules: RelationRules) -> Iterator[str]:
    found = rules.conflicts
    yield "## Conflicts"
    yield "Claims that cannot all be true. Both stay on the record, each with its words and its speaker."
    kinds = ([code(kind), meaning(kind, CONFLICT_KINDS, "kind of conflict")] for kind in KNOWN_CONFLICTS)
    yield table(["Kind", "What is in dispute"], kinds)
    yield "\n".join(
        [
            f"- Offices that one person holds at a time: {', '.join(sorted(found.one_holder))}.",
            "- Claims on one office speak of the same time when their reports lie"
            f" {found.role_claims_within_days} days apart or less.",
            f"- Acts that happen once between the same parties: {codes(sorted(found.once))}. Told with dates up to"
            f" {found.once_within_days} days apart, the dates conflict.",
            f"- Words that make a number no exact one: {', '.join(sorted(found.hedges))}.",
        ]
    )
