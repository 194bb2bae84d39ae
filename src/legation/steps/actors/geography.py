"""State or place: what the words around the name of a state, capital or seat make of it."""

from __future__ import annotations

from legation.steps.actors.words import PLACES
from legation.steps.tree import Tree

_MODIFYING = ("compound", "amod", "nmod:unmarked", "nmod:npmod", "nmod:desc", "flat")


def is_feature(tree: Tree, first: int, last: int) -> bool:
    """ "Gulf of X", "X Canal", "New X", "X Times": the name is part of another name."""
    following = tree.tokens[last + 1] if last + 1 < len(tree) else ""
    if following[:1].isupper() and following.lower() in PLACES["features_after"] | PLACES["media_after"]:
        return True
    if first == 0:
        return False
    before = tree.tokens[first - 1]
    if before[:1].isupper() and before.lower() in PLACES["features_before"]:
        return True
    of = first - 1 if before.lower() != "the" else first - 2
    return of > 0 and tree.tokens[of].lower() == "of" and tree.lemmas[of - 1] in PLACES["features_of"]


def is_modifier(tree: Tree, token: int) -> bool:
    """Whether a nominal stands before a noun that it modifies ("France talks", "French troops")."""
    token = leading_conjunct(tree, token)
    head = tree.heads[token]
    relation = tree.relations[token]
    if head <= token or (tree.tags[head] == "VERB" and relation not in ("compound", "amod")):
        return False
    return relation in _MODIFYING or (relation == "nmod" and tree.child(token, "case") is None)


def leading_conjunct(tree: Tree, token: int) -> int:
    """The first of conjoined nominals, which carries the preposition of all."""
    while tree.relations[token] == "conj" and tree.heads[token] >= 0:
        token = tree.heads[token]
    return token


def is_place(tree: Tree, token: int, city: bool, name: range = range(0)) -> bool:
    """Whether the name stands for a place; `city` for a capital, which is an actor more seldom.

    `name` holds the tokens of the name itself: the compass in "South Korea" says nothing.
    """
    if _in_dateline(tree, token):
        return True
    leader = leading_conjunct(tree, token)
    head = tree.heads[leader]
    if city and is_modifier(tree, token):
        return True
    if tree.relations[leader].startswith("appos") and head >= 0:
        return is_place(tree, head, city)
    modifiers = [child for child in tree.all_children(token, "amod", "compound") if child not in name]
    if any(tree.tokens[child].lower() in PLACES["compass"] for child in modifiers):
        return True
    preposition = tree.preposition(leader)
    if preposition is None or head < 0:
        return False
    if preposition == "of":
        return tree.lemmas[head] in PLACES["compass"] or tree.lemmas[head] in PLACES["parts"]
    if preposition in PLACES["always"] or preposition.split(" ")[-1] in ("in", "into", "near"):
        return not (preposition == "in" and tree.lemmas[head] in PLACES["actor_in"])
    if preposition in PLACES["direction"]:
        return tree.lemmas[head] in PLACES["motion"] or _carried_by_motion(tree, head)
    return False


def _carried_by_motion(tree: Tree, head: int) -> bool:
    """ "paid a visit to X", "sent a delegation to X": the noun or verb above tells of motion."""
    above = tree.heads[head]
    if any(tree.lemmas[child] in PLACES["motion"] for child in tree.all_children(head, "obj", "compound")):
        return True
    return above >= 0 and tree.tags[head] == "NOUN" and tree.lemmas[above] in PLACES["motion"]


def _in_dateline(tree: Tree, token: int) -> bool:
    """ "LIMA (Agency) - …", "PARIS, Jan 3 — …": a name before the dash that opens a report."""
    if token > 3:
        return False
    window = tree.tokens[token + 1 : token + 9]
    for offset, word in enumerate(window):
        if word in ("\u2014", "\u2013", "--") or (word == "-" and offset and window[offset - 1] == ")"):
            return True
        if word.islower() or "'" in word:
            return False
    return False
