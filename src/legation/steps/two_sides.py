"""The two states that a report is about, for facts that name nobody: "relations have been frozen since May".

Only a report that speaks mostly of two states has two sides; who passes words on or mediates is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from legation.model.party import Party
from legation.steps.grammar.parties import Resolver
from legation.steps.reading import Reading
from legation.steps.tree import Tree

_LEAST = 2  # sentences before this one in which each side must have been named
_SLOTS = frozenset({"between", "with", "possessor", "of"})


def two_sides(reading: Reading, sentence: int) -> tuple[Party, ...]:
    """The two states that the sentences before speak of, where no third is spoken of half as often."""
    named: dict[str, set[int]] = {}
    first: dict[str, Party] = {}
    for (number, _), reference in reading.references.items():
        for party in reference.members or (reference.party,):
            if number < sentence and party.code is not None and party.code == party.country:
                named.setdefault(party.code, set()).add(number)
                first.setdefault(party.code, party)
    ranked = Counter({code: len(numbers) for code, numbers in named.items()}).most_common(3)
    if len(ranked) < 2 or ranked[1][1] < _LEAST or (len(ranked) > 2 and 2 * ranked[2][1] > ranked[1][1]):
        return ()
    return tuple(first[code] for code, _ in ranked[:2])


@dataclass(frozen=True, slots=True)
class SidesResolver(Resolver):
    """Gives the two sides of the report where a noun names nobody: "the talks", "relations", "the truce"."""

    def slot(self, tree: Tree, token: int, slot: str, taken: Sequence[Party] = ()) -> list[Party]:  # noqa: ARG002
        """The two sides in the slots in which a noun names its parties; nobody in any other."""
        if slot not in _SLOTS or tree.tags[token] != "NOUN" or not _names_nobody(tree, token):
            return []
        return list(two_sides(self.reading, tree.number))


def _names_nobody(tree: Tree, noun: int) -> bool:
    """Whether the noun is "the X" or a bare plural without anything that tells whose or with whom."""
    modifiers = tree.all_children(noun, "nmod", "compound", "acl", "amod", "appos")
    told = any(tree.preposition(each) in ("with", "between", "of", "to", "among") for each in modifiers)
    proper = any(tree.tags[each] == "PROPN" or tree.tokens[each][:1].isupper() for each in modifiers)
    determiner = tree.child(noun, "det")
    definite = determiner is not None and tree.tokens[determiner].lower() in ("the", "these", "those")
    bare = determiner is None and tree.fine_tags[noun] == "NNS" and tree.child(noun, "nmod:poss") is None
    return not told and not proper and (definite or bare) and tree.child(noun, "nmod:poss") is None
