"""The span of a nominal: from its leftmost modifier to its head, without what trails behind."""

from __future__ import annotations

from legation.steps.tree import Tree

_LEFT = ("det", "amod", "compound", "nmod", "nummod", "flat", "case", "punct", "advmod", "obl")
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_CUT = ("case", "punct", "cc", "mark", "cop")


def first_token(tree: Tree, head: int) -> int:
    """First token of the noun phrase that `head` closes, without preposition and punctuation."""
    first = head
    for child in reversed(tree.children[head]):
        if child > head:
            continue
        relation = tree.relations[child].partition(":")[0]
        verbal = tree.tags[child] in ("VERB", "AUX") and relation != "amod"
        if verbal or relation not in _LEFT or relation in _CUT:
            if relation == "punct" and tree.tokens[child] in ("-", '"', "“", "”", "'"):
                continue  # a hyphen or quotation mark inside the phrase
            break
        prepositional = relation in ("nmod", "obl") and tree.preposition(child) is not None
        if prepositional and not _possessive(tree, child):
            break
        if relation == "advmod" and child < head - 1 and tree.tags[child] == "ADV":
            break
        first = min(first, _leftmost(tree, child))
    return first


def _possessive(tree: Tree, token: int) -> bool:
    return tree.relations[token] == "nmod:poss"


def _leftmost(tree: Tree, token: int) -> int:
    """First token of a modifier, which may have modifiers of its own."""
    first = token
    for child in tree.children[token]:
        if child < token and tree.relations[child].partition(":")[0] not in _CUT:
            first = min(first, _leftmost(tree, child))
    return first


def premodifiers(tree: Tree, head: int) -> range:
    """Tokens of the phrase before its head."""
    return range(first_token(tree, head), head)


def is_plural(tree: Tree, token: int) -> bool:
    """Whether a noun is plural."""
    return tree.fine_tags[token] in ("NNS", "NNPS")


def is_definite(tree: Tree, head: int) -> bool:
    """Whether a phrase has "the", "this" or "that"."""
    return any(tree.tokens[child].lower() in _DEFINITE for child in tree.children[head])


def attached(tree: Tree, head: int, prepositions: frozenset[str]) -> list[int]:
    """Nominals behind `head` with one of the prepositions ("president of X", "police in Y")."""
    found = []
    for child in tree.children[head]:
        nominal = child > head and tree.relations[child].partition(":")[0] in ("nmod", "obl")
        if nominal and tree.preposition(child) in prepositions:
            found.append(child)
    return found
