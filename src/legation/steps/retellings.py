"""Step: what later sentences say of an act told before: that it was not so, or that other numbers hold.

"Westmark denied it" and "called the charge an invention" tell again, as denied, the act that
Westmark was said to have done; "the hospital put the toll at four" tells again how many were
killed. Without this step the other side's word would be lost, for its sentence has no word of the act.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from legation.knowledge.amounts import AmountWords, load_amount_words
from legation.knowledge.language import load_word_classes
from legation.model.event import Amount, Event, event_id
from legation.model.evidence import Decision, Evidence
from legation.model.party import Party
from legation.steps.amounts import value_of
from legation.steps.events import sentence_evidence
from legation.steps.grammar.clauses import surface_subject
from legation.steps.grammar.forms import is_passive
from legation.steps.grammar.own_status import is_negated, modal_status
from legation.steps.grammar.parties import Resolver
from legation.steps.reading import Reading
from legation.steps.speakers import find_speaker
from legation.steps.tree import Tree

_GRAMMAR = load_word_classes()
_DENYING, _CHARGES, _LIES = _GRAMMAR["denying_verbs"], _GRAMMAR["charge_words"], _GRAMMAR["lie_words"]
_MEETINGS, _CALLING_OFF = _GRAMMAR["meeting_nouns"], _GRAMMAR["calling_off_verbs"]
_CALLING, _COUNTS, _DEATHS = _GRAMMAR["calling_verbs"], _GRAMMAR["toll_nouns"], _GRAMMAR["death_nouns"]
_DENIABLE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "THREATEN", "PROTEST"})
_ALLEGED = frozenset({"occurred", "ongoing", "possible"})
_TOLLS = frozenset({"killed", "wounded"})
_REACH = 2  # sentences


@dataclass(frozen=True, slots=True)
class Retellings:
    """Adds denials that only point back, and numbers that others give for an act told before."""

    words: AmountWords = field(default_factory=load_amount_words)
    name: str = "retellings"
    needs: frozenset[str] = frozenset({"sentences", "references", "dates", "events"})
    adds: frozenset[str] = frozenset({"events"})

    def __call__(self, reading: Reading) -> Reading:
        """The reading with this step done."""
        resolver = Resolver(reading)
        for tree in reading.sentences:
            for token in range(len(tree)):
                if _denies(tree, token):
                    reading = _with_denial(reading, tree, token, resolver)
                elif _called_off(tree, token):
                    reading = _cancelled(reading, tree, token)
            for token, amount in self._tolls(tree):
                reading = _with_toll(reading, tree, token, amount, resolver)
        return reading

    def _tolls(self, tree: Tree) -> Iterator[tuple[int, Amount]]:
        """Numbers of dead or wounded that hang on no word of an act."""
        for token, tag in enumerate(tree.tags):
            kind = self._toll(tree, token) if tag == "NUM" else None
            value = None if kind is None else value_of([tree.tokens[token]], self.words)
            if kind is not None and value is not None:
                yield token, Amount(kind, value, "person", tree.tokens[token])

    def _toll(self, tree: Tree, token: int) -> str | None:
        head, relation = tree.heads[token], tree.relations[token].partition(":")[0]
        following = tree.lemmas[token + 1] if token + 1 < len(tree) else ""
        kind = self.words.by_noun.get(following)
        if kind in _TOLLS and tree.tags[token + 1] == "ADJ":
            return kind  # "seven dead"
        if head >= 0 and relation == "nsubj":
            kind = self.words.by_verb.get(tree.lemmas[head])
            return kind if kind in _TOLLS else None  # "five had died"
        if head < 0 or relation != "obl" or tree.preposition(token) != "at":
            return None
        counted = [each for noun in tree.all_children(head, "obj") for each in tree.subtree(noun)]
        lemmas = {tree.lemmas[each] for each in counted}
        if not lemmas & (_COUNTS | _DEATHS):
            return None
        kinds = [self.words.by_noun.get(lemma) or self.words.by_verb.get(lemma) for lemma in sorted(lemmas)]
        return next((kind for kind in kinds if kind in _TOLLS), "killed" if "toll" in lemmas else None)


def _denies(tree: Tree, verb: int) -> bool:
    """ "denied it", "rejected the accusation", "called the charge an invention"."""
    if tree.tags[verb] != "VERB" or is_negated(tree, verb) or modal_status(tree, verb) is not None:
        return False
    objects = {tree.lemmas[token] for token in tree.all_children(verb, "obj")}
    if tree.lemmas[verb] in _DENYING and objects & _CHARGES and tree.child(verb, "ccomp") is None:
        return True
    told = tree.all_children(verb, "xcomp", "obj", "obl", "ccomp", "advcl")
    about = {tree.lemmas[each] for token in told for each in tree.subtree(token)}
    return tree.lemmas[verb] in _CALLING and bool(about & _CHARGES) and bool(about & _LIES)


def _called_off(tree: Tree, noun: int) -> bool:
    """ "the trip has been cancelled", "called off the meeting": a meeting told before that will not be."""
    determiner = tree.child(noun, "det")
    definite = determiner is not None and tree.tokens[determiner].lower() in ("the", "that")
    if tree.lemmas[noun] not in _MEETINGS or not definite:
        return False
    if tree.all_children(noun, "nmod", "acl", "nmod:poss"):
        return False
    verb = tree.heads[noun]
    if verb < 0 or tree.tags[verb] != "VERB" or is_negated(tree, verb) or modal_status(tree, verb) is not None:
        return False
    passive = tree.relations[noun].startswith("nsubj") and is_passive(tree, verb)
    return (passive or tree.relations[noun] == "obj") and _is_calling_off(tree, verb)


def _is_calling_off(tree: Tree, verb: int) -> bool:
    particles = [tree.lemmas[child] for child in tree.all_children(verb, "compound")]
    return bool(_CALLING_OFF & {tree.lemmas[verb], *(f"{tree.lemmas[verb]} {particle}" for particle in particles)})


def _cancelled(reading: Reading, tree: Tree, noun: int) -> Reading:
    """The meeting that was last told as planned, called off by what points back to it."""
    at = tree.starts[noun]
    if any(event.evidence[0].trigger[0] == at and event.sources and event.targets for event in reading.events):
        return reading
    planned = [
        event
        for event in reading.events
        if event.type == "CONSULT" and event.status in ("planned", "possible") and event.evidence[0].trigger[0] < at
    ]
    act = max(planned, key=lambda event: event.evidence[0].trigger, default=None)
    if act is None or tree.number - reading.locate(act.evidence[0].trigger[0])[0] > _REACH:
        return reading
    decision = Decision("status:cancelled", "retellings", "called off later", 0.8, tree.tokens[noun])
    piece = sentence_evidence(reading, tree, tree.span(noun, noun))
    evidence = act.evidence if any(each.start == piece.start for each in act.evidence) else (*act.evidence, piece)
    told = replace(act, status="cancelled", evidence=evidence, decisions=(*act.decisions, decision))
    return replace(reading, events=tuple(told if event.id == act.id else event for event in reading.events))


def _with_denial(reading: Reading, tree: Tree, verb: int, resolver: Resolver) -> Reading:
    subject = surface_subject(tree, verb)
    deniers = [] if subject is None else resolver.nominal(tree, subject)
    codes = {party.code for party in deniers} - {None}
    act = _alleged(reading, tree, verb, codes) if len(codes) == 1 else None
    if act is None:
        return reading
    trigger = tree.span(verb, verb)
    told = any(
        event.status == "denied"
        and event.type == act.type
        and codes & {party.code for party in event.sources}
        and event.evidence[0].start >= act.evidence[0].start
        and event.evidence[0].start - tree.end < 400
        for event in reading.events
    )
    if told:
        return reading
    decision = Decision("status:denied", "retellings", "a denial that points back", 0.7, tree.lemmas[verb])
    denied = replace(
        act,
        id=event_id(reading.report.id, trigger, act.type, f"{act.mode} denied"),
        status="denied",
        speakers=(replace(deniers[0], via=()),),
        evidence=(sentence_evidence(reading, tree, trigger),),
        amounts=(),
        about_event=act.id,
        decisions=(*act.decisions, decision),
    )
    return replace(reading, events=(*(_about(event, trigger, denied.id) for event in reading.events), denied))


def _about(event: Event, trigger: tuple[int, int], denied: str) -> Event:
    """The act of denying, led to what it denies."""
    own = event.type == "REJECT" and event.evidence[0].trigger == trigger and event.about_event is None
    return replace(event, about_event=denied) if own else event


def _alleged(reading: Reading, tree: Tree, verb: int, codes: set[str | None]) -> Event | None:
    """The last act told before that the denier was said to have done, by somebody else or by nobody named."""
    found = None
    for event in reading.events:
        number, token = reading.locate(event.evidence[0].trigger[0])
        before = (number, token) < (tree.number, verb) and tree.number - number <= _REACH
        near = before and reading.sentences[number].passage >= tree.passage - 1
        theirs = codes <= {party.code for party in event.sources}
        by_other = not codes & {party.code for party in event.speakers}
        if near and theirs and by_other and event.type in _DENIABLE and event.status in _ALLEGED:
            found = event if found is None or event.evidence[0].trigger > found.evidence[0].trigger else found
    return found


def _with_toll(reading: Reading, tree: Tree, token: int, amount: Amount, resolver: Resolver) -> Reading:
    """The number, with its words and its speaker, at the last act told before that has such a number."""
    at = tree.starts[token]
    known = [event for event in reading.events if any(each.kind == amount.kind for each in event.amounts)]
    before = [event for event in known if event.evidence[0].trigger[0] < at]
    act = max(before, key=lambda event: event.evidence[0].trigger, default=None)
    if act is None or tree.number - reading.locate(act.evidence[0].trigger[0])[0] > _REACH:
        return reading
    if any(abs(at - event.evidence[0].trigger[0]) < 2 for event in reading.events):
        return reading
    party = _teller(reading, tree, token, resolver)
    piece: Evidence = sentence_evidence(reading, tree, tree.span(token, token))
    told = replace(
        act,
        amounts=(*(each for each in act.amounts if not _same_number(each, amount)), amount),
        evidence=(*act.evidence, piece),
        speakers=(*act.speakers, *(() if party is None or party in act.speakers else (party,))),
    )
    return replace(reading, events=tuple(told if event.id == act.id else event for event in reading.events))


def _same_number(one: Amount, other: Amount) -> bool:
    return (one.kind, one.value) == (other.kind, other.value)


def _teller(reading: Reading, tree: Tree, token: int, resolver: Resolver) -> Party | None:
    """Who gives the number: the speaker of the clause, else the subject of the verb that it stands with."""
    party, _ = find_speaker(reading, tree.starts[token], resolver)
    if party is not None:
        return party
    for head in tree.ancestors(token):
        if tree.tags[head] == "VERB":
            subject = surface_subject(tree, head)
            found = [] if subject is None else resolver.nominal(tree, subject)
            return found[0] if found else None
    return None
