"""Which parties stand in a slot: references of the slot's nominals, and what they fall back on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from legation.knowledge.language import load_word_classes
from legation.model.party import Party
from legation.steps.grammar.arguments import slot_tokens
from legation.steps.grammar.forms import is_venue
from legation.steps.grammar.speech import speakers_of
from legation.steps.reading import Reading, Reference
from legation.steps.tree import Tree

_GRAMMAR = load_word_classes()
_FALL_BACK = ("nmod:poss", "compound", "amod", "nmod", "appos", "nmod:unmarked", "flat")
_HELPING = _GRAMMAR["helping_verbs"]
_WE = _GRAMMAR["speaking_pronouns"]
_PROMPTING = _GRAMMAR["prompting_nouns"]
_CARRYING = _GRAMMAR["carrying_verbs"]
_AGENTIVE = tuple(_GRAMMAR["agentive_endings"])
_THINGS = _GRAMMAR["agentive_things"]
_THINGS_FADE = 4  # sentences through which "the outpost" still means the outpost named before
_ASIDE = frozenset({"unlike", "like", "according to", "thanks to", "because of", "besides"})
_PRIVATE = frozenset({"OPP", "CVL", "BUS", "EDU", "JRN", "LAB", "MED", "REF", "SOC", "AGR", "REL", "CRM", "ELI", "PTY"})
_INNER_PREPOSITIONS = frozenset(
    {"of", "in", "from", "for", "on", "with", "against", "by", "at", "near", "between", "inside", "to"}
)


@dataclass(frozen=True, slots=True)
class Resolver:
    """Answers which parties stand where, from the references that the actors step found."""

    reading: Reading

    def slot(self, tree: Tree, token: int, slot: str, taken: Sequence[Party] = ()) -> list[Party]:
        """Parties in a slot around `token`; `taken` are those that another role has already."""
        if slot == "inside":
            return self._inside(tree, token, taken)
        if slot == "around":
            return self._around(tree, token, taken)
        if slot == "speaker":
            return self._speaker(tree, token)
        if slot == "before":
            return self._before(tree, taken)
        found: list[Party] = []
        for head in slot_tokens(tree, token, slot):
            for member in tree.conjuncts(head):
                found.extend(p for p in self.nominal(tree, member, taken=taken) if p not in found)
            if slot in ("modifier", "possessor") and found:
                break
        return found

    def earlier(self, tree: Tree) -> Tree | None:
        """The sentence before."""
        return self.reading.sentences[tree.number - 1] if tree.number else None

    def reference(self, tree: Tree, token: int) -> Reference | None:
        """The reference of a nominal's head."""
        return self.reading.references.get((tree.number, token))

    def nominal(self, tree: Tree, token: int, depth: int = 0, taken: Sequence[Party] = ()) -> list[Party]:
        """Parties that a nominal stands for: its own reference, else those of its modifiers.

        "Chad's oil fields" is no actor, but what is done to it is done to Chad; of "its relations with
        Chad", said of a party in `taken`, the other side counts.
        """
        own = self.reference(tree, token)
        if own is not None and own.members:
            return list(own.members)
        if own is not None and (own.party.code or own.party.sector or own.kind == "person"):
            return [own.party]
        if depth > 2:
            return []
        if own is None and tree.tags[token] == "PRON" and tree.tokens[token].lower() in _WE:
            return self._speaker(tree, token)
        known, second = {party.code for party in taken}, list[Party]()
        for child in self._modifiers(tree, token):
            found = [p for member in tree.conjuncts(child) for p in self.nominal(tree, member, depth + 1, taken)]
            if is_private_person(tree, token):
                found = [replace(party, sector="CVL") for party in found]
            if any(party.code is None or party.code not in known for party in found):
                return found
            second = second or found
        if second:
            return second
        if depth == 0 and own is None and (earlier := self._told_before(tree, token)):
            return earlier
        return [own.party] if own is not None and own.party.name and own.kind == "organisation" else []

    def _told_before(self, tree: Tree, token: int) -> list[Party]:
        """Whose "the outpost" is, where sentences before spoke of "a Chadian outpost"."""
        if tree.tags[token] != "NOUN" or any(
            tree.relations[c] in ("nmod", "amod", "acl") for c in tree.children[token]
        ):
            return []
        if not any(tree.tokens[c].lower() in ("the", "this", "that") for c in tree.all_children(token, "det")):
            return []
        for earlier in reversed(self.reading.sentences[max(0, tree.number - _THINGS_FADE) : tree.number]):
            for other in range(len(earlier)):
                if earlier.lemmas[other] == tree.lemmas[token] and earlier.tags[other] == "NOUN":
                    owners = earlier.all_children(other, "nmod:poss", "amod", "compound")
                    owners += [c for c in earlier.all_children(other, "nmod") if earlier.preposition(c) == "of"]
                    found = [party for owner in owners for party in self.nominal(earlier, owner, 1)]
                    if found:
                        return found[:1]
        return []

    def _modifiers(self, tree: Tree, token: int) -> Iterator[int]:
        """What may tell whose a thing is, best first."""
        for relation in _FALL_BACK:
            for child in tree.children[token]:
                if tree.relations[child] != relation:
                    continue
                inner = tree.preposition(child) in _INNER_PREPOSITIONS and not is_venue(tree, child)
                if relation != "nmod" or inner:
                    yield child

        for clause in tree.all_children(token, "acl"):  # "a bus carrying Chadian workers"
            if tree.lemmas[clause] in _CARRYING and tree.fine_tags[clause] == "VBG":
                yield from tree.all_children(clause, "obj")

    def _inside(self, tree: Tree, token: int, taken: Sequence[Party]) -> list[Party]:
        return self._nearest(tree, [child for child in own_words(tree, token) if child != token], taken)

    def _nearest(self, tree: Tree, tokens: Iterable[int], taken: Sequence[Party]) -> list[Party]:
        """The first other party; one that speaks for itself only where none acts for a state."""
        second: list[Party] = []
        for token in tokens:
            if is_venue(tree, token) or _stands_aside(tree, token):
                continue
            found = self._others(tree, token, taken)
            if any(party.sector not in _PRIVATE for party in found):
                return found
            second = second or found
        return second

    def _others(self, tree: Tree, token: int, taken: Sequence[Party]) -> list[Party]:
        reference = self.reference(tree, token)
        if reference is None:
            return []
        parties = list(reference.members) or [reference.party]
        codes = {p.code for p in taken}
        return [p for p in parties if p.code is not None and p.code not in codes]

    def _around(self, tree: Tree, token: int, taken: Sequence[Party]) -> list[Party]:
        for ancestor in tree.ancestors(token):
            if tree.tags[ancestor] not in ("VERB", "AUX", "ADJ", "NOUN"):
                continue
            beside = tree.all_children(ancestor, "obj", "obl", "nsubj", "nmod", "iobj")
            before = [list(takewhile(lambda index: index != token, tree.subtree(child))) for child in beside]
            found = self._nearest(tree, [index for part in before for index in part], taken)
            if found:
                return found
        return []

    def _speaker(self, tree: Tree, token: int) -> list[Party]:
        for head, _ in speakers_of(tree, token):
            if tree.tags[head] == "PRON" and tree.tokens[head].lower() in _WE:
                continue
            found = self.nominal(tree, head)
            if found:
                return found
        return []

    def _before(self, tree: Tree, taken: Sequence[Party]) -> list[Party]:
        """The other state spoken of in the sentence before, in the same passage."""
        codes = {p.code for p in taken}
        if tree.number == 0 or not codes:
            return []
        earlier = self.reading.sentences[tree.number - 1]
        if earlier.passage != tree.passage:
            return []
        found: list[Party] = []
        for token in range(len(earlier)):
            found.extend(p for p in self._others(earlier, token, taken) if p.country == p.code)
        distinct = {p.code for p in found}
        return found[-1:] if len(distinct) == 1 else []


def own_words(tree: Tree, token: int) -> Iterator[int]:
    """Everything below a word but clauses beside its own: "Chad sent jets, and Mali protested"."""
    stack = [token]
    while stack:
        index = stack.pop()
        yield index
        below = [child for child in tree.children[index] if not (index == token and _is_other_clause(tree, child))]
        stack.extend(reversed(below))


def _is_other_clause(tree: Tree, child: int) -> bool:
    relation = tree.relations[child].partition(":")[0]
    verbal = tree.tags[child] in ("VERB", "AUX") or tree.child(child, "cop") is not None
    if relation == "advcl" and verbal:
        # "offered help, while Mali urged …", "defended the move, saying that Mali had …"; not "if Mali attacks"
        mark = tree.child(child, "mark")
        beside = mark is not None and tree.tokens[mark].lower() in _GRAMMAR["beside_marks"]
        telling = tree.fine_tags[child] == "VBG" and tree.lemmas[child] in _GRAMMAR["saying"]
        return telling or (beside and tree.child(child, "nsubj") is not None)
    return verbal and relation in ("conj", "parataxis")


def _stands_aside(tree: Tree, token: int) -> bool:
    """Whether a nominal is only compared, quoted or helping: "unlike Chad", "a deal brokered by Chad"."""
    preposition, head = tree.preposition(token), tree.heads[token]
    if preposition in _ASIDE or (preposition == "by" and head >= 0 and tree.lemmas[head] in _HELPING):
        return True
    if tree.relations[token] == "nsubj" and head >= 0 and tree.relations[head].startswith("acl"):
        return tree.lemmas[head] in _HELPING  # "a swap of prisoners that Chad had arranged"
    return any(_is_prompting(tree, above) for above in (token, *tree.ancestors(token)))


def _is_prompting(tree: Tree, token: int) -> bool:
    """ "at the urging of Chad", "at Chad's request", "on behalf of Chad": who wanted it is no party of it."""
    return tree.lemmas[token] in _PROMPTING and tree.preposition(token) in ("at", "upon", "on", "under", "by")


def is_private_person(tree: Tree, token: int) -> bool:
    """Whether a noun that no role word list knows names a person by what he or she does: "the Kenyan runner"."""
    lemma = tree.lemmas[token]
    return tree.tags[token] == "NOUN" and lemma.endswith(_AGENTIVE) and lemma not in _THINGS
