"""What the report has spoken of lately, and how prominently: where pronouns and "the government" look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from legation.steps.actors.geography import leading_conjunct
from legation.steps.actors.people import Person
from legation.steps.reading import Reference
from legation.steps.tree import Tree

FADE = 0.55  # weight that a mention keeps from one sentence to the next
_REACH = 5  # sentences
_UNLIKELY = 0.3
_PAIR_FADE = 0.92  # a report's two sides stay its sides for longer than a pronoun's antecedent
_PAIR_REACH = 60


@dataclass(frozen=True, slots=True)
class Spoken:
    """One mention of an actor: where, how prominent, what it was."""

    sentence: int
    token: int
    reference: Reference
    weight: float
    subject: bool
    plural: bool
    person: Person | None
    lemma: str
    conjuncts: tuple[int, ...] = ()  # the others of "Ostland and Westmark", at the first of them


@dataclass(slots=True)
class Focus:
    """Mentions in text order, newest last."""

    spoken: list[Spoken] = field(default_factory=list)

    def recent(self, sentence: int, reach: int = _REACH) -> Iterator[Spoken]:
        """Mentions of this and the last sentences, newest first."""
        for mention in reversed(self.spoken):
            if sentence - mention.sentence > reach:
                return
            yield mention

    def states(self, sentence: int, excluded: frozenset[str] = frozenset()) -> dict[str, tuple[float, Spoken]]:
        """How prominent each state is now, with its latest mention."""
        told: dict[str, dict[int, float]] = {}
        latest: dict[str, Spoken] = {}
        for mention in self.recent(sentence):
            country = mention.reference.party.country
            if country is None or country in excluded:
                continue
            latest.setdefault(country, mention)
            weights = told.setdefault(country, {})
            weights[mention.sentence] = max(mention.weight, weights.get(mention.sentence, 0.0))
        return {country: (_faded(told[country], sentence, FADE), latest[country]) for country in told}

    def state(
        self, sentence: int, excluded: frozenset[str] = frozenset(), unlikely: frozenset[str] = frozenset()
    ) -> Spoken | None:
        """The state most in focus; `unlikely` ones only where no other is near."""
        best: tuple[float, Spoken] | None = None
        for country, (weight, mention) in self.states(sentence, excluded).items():
            weight *= _UNLIKELY if country in unlikely else 1.0
            if best is None or weight > best[0]:
                best = weight, mention
        return None if best is None else best[1]

    def pair(self, sentence: int) -> list[Spoken]:
        """The two states most in focus, the more prominent first; each counts once a sentence."""
        weights: dict[str, dict[int, float]] = {}
        latest: dict[str, Spoken] = {}
        for mention in self.recent(sentence, _PAIR_REACH):
            parties = mention.reference.members or (mention.reference.party,)
            for country in {party.country for party in parties if party.country is not None}:
                if not mention.reference.members:
                    latest.setdefault(country, mention)
                told = weights.setdefault(country, {})
                told[mention.sentence] = max(mention.weight, told.get(mention.sentence, 0.0))
        ranked = sorted(latest, key=lambda country: -_faded(weights[country], sentence, _PAIR_FADE))
        return [latest[country] for country in ranked[:2]]


def _faded(told: dict[int, float], sentence: int, fade: float) -> float:
    """Weights by sentence, each once (a nationality inside a nominal counts with it), as they have faded by now."""
    return sum(weight * fade ** (sentence - number) for number, weight in told.items())


def is_subject(tree: Tree, token: int) -> bool:
    """Whether a nominal, or the first of its conjuncts, is a subject."""
    return tree.relations[leading_conjunct(tree, token)].startswith("nsubj")


def prominence(tree: Tree, token: int, kind: str) -> float:
    """How much a mention draws attention: subjects most, places least."""
    relation = tree.relations[leading_conjunct(tree, token)].partition(":")[0]
    if kind == "place":
        return 1.0
    if relation in ("nsubj", "root"):
        return 3.0
    if kind == "nationality":
        head = tree.heads[token]
        return 2.5 if head >= 0 and is_subject(tree, head) else 1.2
    return 1.8 if relation in ("obj", "nmod") else 1.5


def thing_subject(tree: Tree, token: int) -> int | None:
    """The noun that is subject of the clause in which a token stands, nearest above it."""
    for head in tree.ancestors(token):
        subject = tree.child(head, "nsubj")
        if subject is not None and subject < token:
            return subject if tree.tags[subject] in ("NOUN", "PROPN") else None
    return None
