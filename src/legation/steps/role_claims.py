"""Step: present acts of office by persons whom the same report calls former."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from legation.knowledge.language import load_word_classes
from legation.model.event import Event, RoleClaim
from legation.model.party import Party
from legation.steps.reading import Reading, Reference
from legation.steps.tree import Tree

_OFFICES = load_word_classes(file="coreference/offices.yaml")
_DECIDED = ("cancelled", "planned", "ongoing", "occurred")
_PRESENT = ("VBZ", "VBP")
_RETROSPECT_YEARS = 1  # an act dated longer before publication belongs to the time of the office


@dataclass(frozen=True, slots=True)
class OfficeActs:
    """Adds a role claim, `current` by act of office, where somebody called former acts as the holder.

    "Former President Kos" in retrospect ("who in 2010 signed the treaty") or on a private errand
    gives none: only an act that a holder alone does, told of the present, does.
    """

    name: str = "office_acts"
    needs: frozenset[str] = frozenset({"sentences", "references", "roles", "events"})
    adds: frozenset[str] = frozenset({"roles"})

    def __call__(self, reading: Reading) -> Reading:
        """The reading with this step done."""
        former = {claim.person: claim for claim in reading.roles if claim.standing == "former"}
        if not former:
            return reading
        claims: dict[tuple[str, int], RoleClaim] = {}
        for event in reading.events:
            for person in _actors(reading, event, former):
                if _present_act(reading, event):
                    claim = _current(former[person], event)
                    claims.setdefault((person, claim.evidence.start), claim)
        return replace(reading, roles=(*reading.roles, *claims.values()))


def _current(former: RoleClaim, event: Event) -> RoleClaim:
    return replace(
        former,
        standing="current",
        act_of_office=True,
        evidence=event.evidence[0],
        speakers=event.speakers,
        date=event.date,
    )


def _actors(reading: Reading, event: Event, former: dict[str, RoleClaim]) -> Iterator[str]:
    """Persons called former who are behind the event: as its source, or by their government."""
    sentence, token = reading.locate(event.evidence[0].trigger[0])
    tree = reading.sentences[sentence]
    for source in event.sources:
        if source.name in former:
            if _holder_only(event, tree, token) and not _worded_former(source):
                yield source.name
        else:
            yield from _governments(reading, source, former)


def _governments(reading: Reading, source: Party, former: dict[str, RoleClaim]) -> Iterator[str]:
    """ "the Kos administration has …": the body of a person acts in the present or perfect."""
    for reference in _at(reading, source):
        tree = reading.sentences[reference.sentence]
        for person in former:
            if reference.party.name.endswith(f" of {person}") and _acts_now(tree, reference.head):
                yield person


def _at(reading: Reading, party: Party) -> list[Reference]:
    sentence, first = reading.locate(party.start)
    _, last = reading.locate(max(party.start, party.end - 1))
    found = (reading.references.get((sentence, token)) for token in range(first, last + 1))
    return [known for known in found if known is not None and known.party.start == party.start]


def _acts_now(tree: Tree, subject: int) -> bool:
    """Whether the clause of a subject is in the present or the perfect."""
    head = tree.heads[subject]
    if head < 0 or not tree.relations[subject].startswith("nsubj"):
        return False
    verbs = [head, *tree.all_children(head, "aux")]
    return any(tree.fine_tags[verb] in _PRESENT for verb in verbs)


def _holder_only(event: Event, tree: Tree, token: int) -> bool:
    """Whether only the holder of an office does this."""
    kind = f"{event.type}/{event.mode}"
    act = event.type in _OFFICES["acts"] or kind in _OFFICES["acts"] or event.matter in _OFFICES["matters"]
    verbs = {tree.lemmas[token], *(tree.lemmas[above] for above in tree.ancestors(token))}
    return act or bool(verbs & _OFFICES["verbs"])


def _worded_former(source: Party) -> bool:
    """ "former President Kos ordered": the very sentence speaks of a past holder."""
    words = source.text.lower().replace("-", " ").split()
    return any(word in ("former", "ex", "late") for word in words)


def _present_act(reading: Reading, event: Event) -> bool:
    """Whether the event is told of now: neither dated years back nor put back by the wording."""
    sentence, token = reading.locate(event.evidence[0].trigger[0])
    tree = reading.sentences[sentence]
    if not _settled(event, tree, token) or _dated_back(reading, event, sentence):
        return False
    text = " ".join(tree.tokens).lower()
    words = set(tree.lemmas) | set(text.split(" "))
    return not any(_holds(word, words, text) for word in _OFFICES["retrospect"] | _OFFICES["private"])


def _holds(word: str, words: set[str], text: str) -> bool:
    return word in text if " " in word else word in words


def _settled(event: Event, tree: Tree, token: int) -> bool:
    """An act that took place, or one that the source has decided on: "called off", "ordered"."""
    if event.status in ("occurred", "ongoing"):
        return True
    verbs = {tree.lemmas[token], *(tree.lemmas[above] for above in tree.ancestors(token))}
    return event.status in _DECIDED and bool(verbs & _OFFICES["decided"])


def _dated_back(reading: Reading, event: Event, sentence: int) -> bool:
    """Whether the event, or else its sentence, bears a date well before the report's own."""
    dates = (
        [event.date]
        if event.date is not None
        else [mention.interval for mention in reading.dates if mention.sentence == sentence]
    )
    days = [date.last_day for date in dates if date.last_day is not None]
    if not days:
        return False
    published = reading.report.published
    if published is None:
        # Without a publication date a year is all that tells; a bare year is told of the past.
        return all(date.precision in ("year", "decade", "range") for date in dates)
    return max(days).year < published.year - _RETROSPECT_YEARS
