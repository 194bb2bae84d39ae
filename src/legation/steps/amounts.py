"""Step: numbers that the text ties to an event: people killed, troops sent, money pledged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from text_to_num import text2num

from legation.knowledge.amounts import AmountWords, load_amount_words
from legation.model.event import Amount, Event
from legation.steps.reading import Reading
from legation.steps.tree import Tree

FARTHEST = 3  # steps in the tree between a trigger and what is counted
_FIGURE = re.compile(r"(\d+(?:\.\d+)?) ?([a-z]*)")


@dataclass(frozen=True, slots=True)
class Counted:
    """An amount, and the token of the noun or currency that is counted."""

    token: int
    amount: Amount


@dataclass(frozen=True, slots=True)
class Amounts:
    """Gives each event the amounts nearest to its trigger; dates are no amounts."""

    words: AmountWords = field(default_factory=load_amount_words)
    name: str = "amounts"
    needs: frozenset[str] = frozenset({"sentences", "dates", "events"})
    adds: frozenset[str] = frozenset({"events"})

    def __call__(self, reading: Reading) -> Reading:
        """The reading with its events' amounts."""
        places = [reading.locate(event.evidence[0].trigger[0]) for event in reading.events]
        found: dict[int, list[Amount]] = {}
        for sentence in sorted({sentence for sentence, _ in places}):
            triggers = {token: at for at, (where, token) in enumerate(places) if where == sentence}
            for counted in self._counted(reading, reading.sentences[sentence]):
                nearest = _nearest(reading.sentences[sentence], counted.token, triggers)
                if nearest is not None:
                    found.setdefault(triggers[nearest], []).append(counted.amount)
        return replace(reading, events=tuple(_with(event, found.get(at)) for at, event in enumerate(reading.events)))

    def _counted(self, reading: Reading, tree: Tree) -> Iterator[Counted]:
        dated = {
            token
            for mention in reading.dates
            if mention.sentence == tree.number
            for token in range(mention.first, mention.last + 1)
        }
        for token, tag in enumerate(tree.tags):
            if tag != "NUM" or token in dated or tree.relations[token].partition(":")[0] != "nummod":
                continue
            noun = tree.heads[token]
            if tree.tags[noun] == "NUM":
                continue
            part = sorted(each for each in tree.subtree(token) if tree.tags[each] == "NUM")
            value = value_of([tree.tokens[each] for each in part], self.words)
            kind = None if value is None else self._kind(tree, noun)
            if value is not None and kind is not None:
                first, last = min(part[0], noun), max(part[-1], noun)
                text = reading.report.text[tree.starts[first] : tree.ends[last]]
                unit = self.words.currencies.get(tree.lemmas[noun], tree.lemmas[noun])
                yield Counted(noun, Amount(kind, value, unit, text))

    def _kind(self, tree: Tree, noun: int) -> str | None:
        lemma = tree.lemmas[noun]
        if lemma in self.words.currencies or tree.tokens[noun] in self.words.currencies:
            return "money"
        by_noun = self.words.by_noun.get(lemma)
        if lemma in self.words.people:
            leading = noun
            while tree.relations[leading] == "conj" and tree.tags[tree.heads[leading]] in ("NOUN", "PROPN"):
                leading = tree.heads[leading]
            verb = tree.heads[leading]
            if verb >= 0 and tree.relations[leading].partition(":")[0] in ("obj", "nsubj"):
                return self.words.by_verb.get(tree.lemmas[verb], by_noun)
        return by_noun


def value_of(words: Sequence[str], table: AmountWords) -> float | None:
    """The number that words or figures give; None where they give none.

    >>> value_of(["2.5", "million"], load_amount_words())
    2500000.0
    """
    text = " ".join(words).casefold().replace(",", "")
    figure = _FIGURE.fullmatch(text)
    if figure is not None:
        factor = table.scales.get(figure[2], None if figure[2] else 1.0)
        return None if factor is None else float(figure[1]) * factor
    *before, last = text.split(" ")
    if last == "dozen":
        lead = value_of(before, table) if before else 1.0
        return None if lead is None else lead * table.scales[last]
    try:
        return float(text2num(text, "en"))
    except ValueError:
        return None


def _nearest(tree: Tree, token: int, triggers: dict[int, int]) -> int | None:
    """The trigger with the shortest way through the tree, the earlier one where two are as near."""
    ways = {trigger: _way(tree, token, trigger) for trigger in triggers}
    near = [trigger for trigger, length in ways.items() if length <= FARTHEST]
    return min(near, key=lambda trigger: (ways[trigger], trigger), default=None)


def _way(tree: Tree, one: int, other: int) -> int:
    above = {token: length for length, token in enumerate([one, *tree.ancestors(one)])}
    for length, token in enumerate([other, *tree.ancestors(other)]):
        if token in above:
            return length + above[token]
    return len(tree)


def _with(event: Event, amounts: list[Amount] | None) -> Event:
    return event if not amounts else replace(event, amounts=tuple(dict.fromkeys((*event.amounts, *amounts))))
