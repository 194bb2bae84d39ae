"""Step: according to whom each event and condition is told, and what acts of speech speak of."""

from __future__ import annotations

from dataclasses import dataclass, replace

from legation.model.event import Condition, Event
from legation.model.evidence import Decision
from legation.model.party import Party
from legation.steps.grammar.parties import Resolver
from legation.steps.grammar.speech import speakers_of
from legation.steps.quotes import speaker_around
from legation.steps.reading import Reading
from legation.steps.tree import Tree

_OFFICIAL = frozenset({"GOV", "MIL", "COP", "LEG", "SPY"})
SPEECH_TYPES = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE", "CONSULT"})


@dataclass(frozen=True, slots=True)
class Speakers:
    """Sets `speakers` (innermost speaker, with whoever passed the words on as `via`) and `about_event`."""

    name: str = "speakers"
    needs: frozenset[str] = frozenset({"sentences", "references", "events", "conditions"})
    adds: frozenset[str] = frozenset({"events", "conditions"})

    def __call__(self, reading: Reading) -> Reading:
        """The reading with this step done."""
        resolver = Resolver(reading)
        events = tuple(self._attribute(reading, event, resolver) for event in reading.events)
        conditions = tuple(self._attribute_condition(reading, c, resolver) for c in reading.conditions)
        reading = replace(reading, events=events, conditions=conditions)
        return replace(reading, events=_link_speech(reading))

    def _attribute(self, reading: Reading, event: Event, resolver: Resolver) -> Event:
        speaker, rule = find_speaker(reading, event.evidence[0].trigger[0], resolver)
        if speaker is None:
            return event
        decision = Decision(f"speaker:{speaker.name}", "speakers", rule, 0.9, speaker.text)
        return replace(event, speakers=(speaker,), decisions=(*event.decisions, decision))

    def _attribute_condition(self, reading: Reading, condition: Condition, resolver: Resolver) -> Condition:
        speaker, rule = find_speaker(reading, condition.evidence[0].trigger[0], resolver)
        if speaker is None:
            return condition
        decision = Decision(f"speaker:{speaker.name}", "speakers", rule, 0.9, speaker.text)
        return replace(condition, speakers=(speaker,), decisions=(*condition.decisions, decision))


def find_speaker(reading: Reading, offset: int, resolver: Resolver) -> tuple[Party | None, str]:
    """Who says what the word at `offset` tells; `via` holds those who pass it on."""
    sentence, token = reading.locate(offset)
    tree = reading.sentences[sentence]
    chain: list[tuple[Party, str]] = []
    for head, rule in speakers_of(tree, token):
        party = _as_party(reading, tree, head, resolver)
        if party is not None and all(party.name != known.name for known, _ in chain):
            chain.append((party, rule))
    if not chain:
        return speaker_around(reading, sentence, token, resolver)
    chain = _of_one_house(chain) or chain
    innermost, rule = chain[0]
    if innermost.code is None and innermost.sector is not None and sentence:
        innermost = _affiliated(reading, tree, innermost, resolver)
    return replace(innermost, via=tuple(party for party, _ in chain[1:])), rule


def _of_one_house(chain: list[tuple[Party, str]]) -> list[tuple[Party, str]]:
    """ "The ministry denied it: nobody had fired, a spokesman said": the spokesman is the ministry's."""
    if len(chain) < 2 or chain[0][0].code is not None or chain[0][0].sector not in _OFFICIAL:
        return []
    (unnamed, rule), (outer, _), *rest = chain
    if outer.code is None or outer.sector not in _OFFICIAL:
        return []
    return [(replace(unnamed, code=outer.code, country=outer.country), rule), *rest]


def _affiliated(reading: Reading, tree: Tree, unnamed: Party, resolver: Resolver) -> Party:
    """A spokesman of nobody named speaks for the body that the sentence before, in the same passage, is about."""
    earlier = reading.sentences[tree.number - 1]
    if unnamed.sector not in _OFFICIAL or earlier.passage != tree.passage:
        return unnamed
    subject = earlier.child(earlier.root, "nsubj")
    found = [] if subject is None else resolver.nominal(earlier, subject)
    bodies = [party for party in found if party.code is not None and party.sector in _OFFICIAL]
    return replace(unnamed, code=bodies[0].code, country=bodies[0].country) if len(bodies) == 1 else unnamed


def _as_party(reading: Reading, tree: Tree, head: int, resolver: Resolver) -> Party | None:
    """A speaker need not be a political actor: an unknown one is kept by name."""
    found = resolver.nominal(tree, head)
    if found:
        return found[0]
    if tree.tags[head] == "PRON":
        return None
    first = min(
        (c for c in tree.subtree(head) if c <= head and tree.relations[c] not in ("punct", "cc", "case")),
        default=head,
    )
    start, end = tree.span(min(first, head), head)
    text = reading.report.text[start:end]
    return Party(text, start, end, text)


def _link_speech(reading: Reading) -> tuple[Event, ...]:
    """`about_event`: the nearest event inside what an act of speech says."""
    located = [(reading.locate(event.evidence[0].trigger[0]), event) for event in reading.events]
    linked: list[Event] = []
    for (sentence, token), event in located:
        if event.type not in SPEECH_TYPES:
            linked.append(event)
            continue
        tree = reading.sentences[sentence]
        below = {t: distance for distance, t in enumerate(tree.subtree(token)) if t != token}
        inner = [
            (below[other], spoken.id)
            for (where, other), spoken in located
            if where == sentence and other in below and _is_said(tree, other, token)
        ]
        linked.append(replace(event, about_event=min(inner)[1]) if inner else event)
    return tuple(linked)


def _is_said(tree: Tree, token: int, speech: int) -> bool:
    """Whether `token` lies in what `speech` says, not in a clause beside it."""
    index = token
    while tree.heads[index] != speech:
        index = tree.heads[index]
        if index < 0:
            return False
    relation = tree.relations[index]
    said = relation.partition(":")[0] in ("ccomp", "xcomp", "obj", "obl", "acl", "nmod", "compound")
    return said and relation != "acl:relcl"
