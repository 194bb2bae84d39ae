"""What the form of an act's own word says of whether it happened: tense, modals, negation, modifiers."""

from __future__ import annotations

from dataclasses import dataclass

from legation.knowledge.language import load_word_classes
from legation.knowledge.status import UNSET, load_status
from legation.steps.tree import Tree

_TABLE = load_status()
_TELLING = load_word_classes()["telling_verbs"]
_WOULD = frozenset({"would", "'d"})


@dataclass(frozen=True, slots=True)
class Finding:
    """A status with the rule that gave it; `unset` where nothing has spoken yet."""

    status: str
    rule: str


def modal_status(tree: Tree, token: int) -> str | None:
    """Status that a modal verb gives: "will", "may"."""
    for child in tree.all_children(token, "aux"):
        status = _TABLE.modals.get(tree.tokens[child].lower())
        if status is not None and tree.fine_tags[child] == "MD":
            return status
    return None


def is_negated(tree: Tree, token: int) -> bool:
    """Whether the word's own clause negates it: "did not", "never", "no troops entered"."""
    for child in tree.children[token]:
        word = tree.tokens[child].lower()
        relation = tree.relations[child].partition(":")[0]
        if word in _TABLE.negations and relation in ("advmod", "cc", "det", "advcl"):
            return True
        if relation in ("nsubj", "obj") and any(
            tree.tokens[c].lower() in _TABLE.negative_determiners for c in tree.all_children(child, "det", "cc")
        ):
            return True
        if word in ("nobody", "none", "nothing") and relation in ("nsubj", "obj"):
            return True
        if word == "longer" and relation == "advmod":
            return True
    return any(tree.tokens[c].lower() in _TABLE.negative_determiners for c in tree.all_children(token, "det"))


def own_status(tree: Tree, token: int, headline: bool) -> Finding:
    """What the act's own form says, before anything above it."""
    if is_negated(tree, token):
        return Finding("denied", "negated")
    if tree.tags[token] in ("VERB", "AUX"):
        return _verb_form(tree, token, headline)
    if tree.child(token, "cop") is not None and tree.tags[token] not in ("VERB", "AUX"):
        modal = modal_status(tree, token)
        return Finding(modal or UNSET, "modal verb" if modal else "")
    for child in tree.children[token]:
        word = tree.tokens[child].lower()
        status = _TABLE.modifiers.get(word) or _TABLE.modifiers.get(tree.lemmas[child])
        if status is not None and tree.relations[child].partition(":")[0] in ("amod", "det", "acl", "compound"):
            return Finding(status, f"called {word}")
    preposition = _long_preposition(tree, token)
    status = _TABLE.nominal_prepositions.get(preposition)
    if status is not None and tree.relations[token].partition(":")[0] in ("obl", "nmod"):
        return Finding(status, f"after {preposition}")
    return Finding(UNSET, "")


def _long_preposition(tree: Tree, token: int) -> str:
    """The preposition, also where the parser hangs the noun on its first word ("ahead of talks")."""
    head = tree.heads[token]
    if head >= 0 and tree.tags[head] in ("ADV", "ADP", "ADJ") and (own := tree.preposition(token)) is not None:
        joined = f"{tree.tokens[head].lower()} {own}"
        if joined in _TABLE.nominal_prepositions:
            return joined
    if head >= 0 and tree.tags[head] in ("ADV", "ADP") and tree.child(head, "fixed") is not None:
        words = [head, *tree.all_children(head, "fixed")]
        return " ".join(tree.tokens[word].lower() for word in words)
    return tree.preposition(token) or ""


def _is_backshifted(tree: Tree, token: int) -> bool:
    """ "said that it would send food": the "will" of whoever said it."""
    auxiliaries = {tree.tokens[child].lower() for child in tree.all_children(token, "aux")}
    if not auxiliaries & _WOULD or "have" in auxiliaries:
        return False
    while tree.relations[token] == "conj":
        token = tree.heads[token]
    head = tree.heads[token]
    return (
        tree.relations[token] == "ccomp"
        and tree.lemmas[head] in _TELLING
        and tree.fine_tags[head] in ("VBD", "VBN", "VBG")
        and not is_negated(tree, head)
    )


def _of_named_root(tree: Tree, token: int) -> bool:
    """ "Ostland to lift tariffs, Westmark drops case": the first name is taken for the root, and hangs nowhere."""
    head = tree.heads[token]
    return tree.relations[token] == "acl" and tree.heads[head] < 0 and tree.tags[head] == "PROPN"


def _verb_form(tree: Tree, token: int, headline: bool) -> Finding:
    modal = modal_status(tree, token)
    if modal == "possible" and _is_backshifted(tree, token):
        return Finding("planned", "would, as told")
    if modal is not None:
        return Finding(modal, "modal verb")
    fine = tree.fine_tags[token]
    auxiliaries: dict[str, str] = {}
    for child in tree.all_children(token, "aux"):  # of "is being held" the first tells the tense
        auxiliaries.setdefault(tree.lemmas[child], tree.fine_tags[child])
    if fine == "VB" and (tree.child(token, "cop") is not None or "be" in auxiliaries):
        return Finding("planned", "is to")
    if fine == "VBG" and "be" in auxiliaries:
        past = auxiliaries["be"] in ("VBD", "VBN") and "have" not in auxiliaries
        return Finding("occurred" if past else "ongoing", "progressive")
    if fine == "VBG" and tree.relations[token].partition(":")[0] == "amod":
        return Finding("ongoing", "present participle")
    if fine == "VBD" or "have" in auxiliaries:
        return Finding("occurred", "past or perfect")
    if fine == "VBN":
        present = any(t in ("VBZ", "VBP") for t in auxiliaries.values())
        if present and not headline:
            return Finding("ongoing", "present passive")
        return Finding("occurred" if auxiliaries or headline else UNSET, "past participle")
    if fine in ("VBZ", "VBP"):
        if headline:
            return Finding("occurred", "headline present")
        return Finding(UNSET, "present tense")
    if headline and fine == "VB" and (tree.heads[token] < 0 or _of_named_root(tree, token)):
        marked = any(tree.tokens[c].lower() == "to" for c in tree.children[token])
        return Finding("planned" if marked else "occurred", "headline infinitive")
    return Finding(UNSET, "")
