"""Whether what a date dates lies ahead: by the tense and the words of its clause."""

from __future__ import annotations

from legation.steps.dates.vocabulary import Vocabulary
from legation.steps.tree import Tree

_DEEPEST = 6


def lies_ahead(tree: Tree, first: int, last: int, words: Vocabulary) -> bool:
    """Whether the act that tokens `first` to `last` date is still to come as the text has it."""
    clauses = words.clauses
    preposition = tree.tokens[first - 1].lower() if first else ""
    if preposition in clauses["ahead_prepositions"]:
        return True
    token = governor(tree, first, last)
    for _ in range(_DEEPEST):
        if token < 0:
            return False
        if _points_ahead(tree, token, words, preposition):
            return True
        if tree.tags[token] in ("VERB", "AUX") and _is_finite(tree, token):
            return False
        token = tree.heads[token]
    return False


def is_done(tree: Tree, first: int, last: int) -> bool:
    """Whether the date stands after "in" or "on" with a verb in the past: "closed its embassy in January"."""
    if first and tree.tags[first - 1] == "ADP" and tree.tokens[first - 1].lower() not in ("in", "on", "at", "since"):
        return False
    token = governor(tree, first, last)
    return token >= 0 and tree.fine_tags[token] in ("VBD", "VBN") and tree.tags[token] == "VERB"


def under_modal(tree: Tree, first: int, last: int) -> bool:
    """Whether a verb above the span, up to the first finite one, has a modal: "will meet"."""
    token = governor(tree, first, last)
    while token >= 0:
        auxiliaries = tree.all_children(token, "aux")
        if any(tree.fine_tags[child] == "MD" for child in auxiliaries):
            return True
        if tree.tags[token] in ("VERB", "AUX") and _is_finite(tree, token):
            return False
        token = tree.heads[token]
    return False


def governor(tree: Tree, first: int, last: int) -> int:
    """The token outside a span that governs it; -1 where the span holds the root."""
    for token in range(first, last + 1):
        head = tree.heads[token]
        if not first <= head <= last and tree.tags[token] != "PUNCT":
            return head
    return -1


def _is_finite(tree: Tree, token: int) -> bool:
    tags = {
        tree.fine_tags[token],
        *(tree.fine_tags[child] for child in tree.all_children(token, "aux", "cop")),
    }
    return bool(tags & {"VBD", "VBZ", "VBP", "MD"})


def _points_ahead(tree: Tree, token: int, words: Vocabulary, preposition: str) -> bool:
    auxiliaries = tree.all_children(token, "aux")
    if any(tree.tokens[child].lower() in words.clauses["ahead_modals"] for child in auxiliaries):
        return not any(tree.lemmas[child] == "have" for child in auxiliaries)
    put_off = preposition in ("to", "until", "till") and tree.lemmas[token] in words.clauses["putting_off"]
    if tree.lemmas[token] in words.clauses["ahead"] and not _is_done(tree, token, put_off):
        return True
    if tree.tags[token] == "NOUN":
        modifiers = tree.all_children(token, "amod", "acl")
        return any(tree.tokens[child].lower() in words.clauses["ahead"] for child in modifiers)
    if any(
        tree.tokens[child].lower() == "to" and tree.tags[child] == "PART" for child in tree.all_children(token, "mark")
    ):
        return _wish_above(tree, token, words)
    tag = tree.fine_tags[token]
    if tag == "VBG" and any(tree.lemmas[child] == "be" and tree.fine_tags[child] != "VBD" for child in auxiliaries):
        return not any(tree.lemmas[child] == "have" for child in auxiliaries)
    return tag in ("VBZ", "VBP") and tree.tags[token] == "VERB" and tree.child(token, "ccomp") is None


def _is_done(tree: Tree, token: int, put_off: bool) -> bool:
    """ "was agreed on Tuesday", "ordered on Monday": the saying itself is what is dated."""
    if tree.fine_tags[token] == "VBD":
        return not put_off
    auxiliaries = tree.all_children(token, "aux")
    passive = any(tree.lemmas[child] == "be" for child in auxiliaries)
    return tree.fine_tags[token] == "VBN" and tree.tags[token] == "VERB" and not passive


def _wish_above(tree: Tree, token: int, words: Vocabulary) -> bool:
    """ "plans to meet", "is to meet": the infinitive lies ahead."""
    copula = tree.child(token, "cop", "aux")  # the parser may hang "is" on "meet"
    if copula is not None and tree.lemmas[copula] == "be" and tree.fine_tags[copula] in ("VBZ", "VBP"):
        return True
    head = tree.heads[token]
    if head < 0:
        return False
    return tree.lemmas[head] in words.clauses["ahead"] or tree.lemmas[head] == "be"
