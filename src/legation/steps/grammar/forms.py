"""Forms of a clause: passive or active, finite or not, gerunds, "with X set to", relative pronouns."""

from __future__ import annotations

from legation.knowledge.language import load_word_classes
from legation.steps.tree import Tree

_GRAMMAR = load_word_classes()
OBJECT_CONTROL = _GRAMMAR["object_control"]
_HELD = _GRAMMAR["held_somewhere"]
_UNDOING = _GRAMMAR["undoing_verbs"]
_RELATIVE = _GRAMMAR["subject_pronouns"]


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether a verb form is passive: by its subject, its auxiliary or as a bare past participle."""
    children = [tree.relations[child] for child in tree.children[verb]]
    if _is_finite(tree, verb) and not {"aux", "aux:pass", "obl:agent"} & set(children):
        return False  # whatever the parser calls its subject
    if "nsubj:pass" in children or "aux:pass" in children or "csubj:pass" in children:
        return True
    if tree.fine_tags[verb] != "VBN":
        return False
    if "obl:agent" in children:
        return True
    if "nsubj" in children or "aux" in children:
        return False
    relation = tree.relations[verb]
    if relation in ("acl", "amod"):
        return True
    head = tree.heads[verb]
    return relation == "conj" and head >= 0 and is_passive(tree, head)


def _is_finite(tree: Tree, verb: int) -> bool:
    """Whether a verb without auxiliary stands in the past or present; a headline, which omits "was", tells nothing."""
    if tree.tokens[-1] != ".":
        return False
    own_subject = tree.child(verb, "nsubj") is not None and tree.relations[verb] not in ("acl", "amod")
    return tree.fine_tags[verb] in ("VBD", "VBZ", "VBP") or (tree.fine_tags[verb] == "VBN" and own_subject)


def antecedent(tree: Tree, token: int) -> int:
    """The noun that a relative pronoun stands for; the token itself if it is none."""
    if tree.lemmas[token] not in _RELATIVE or tree.tags[token] not in ("PRON", "DET", "SCONJ"):
        return token
    for ancestor in tree.ancestors(token):
        if tree.relations[ancestor] == "acl:relcl":
            return tree.heads[ancestor]
    return token


def is_complement_gerund(tree: Tree, verb: int) -> bool:
    """ "accused Chad of attacking", "blamed Chad for attacking", "kept Chad from attacking"."""
    if tree.fine_tags[verb] != "VBG" or tree.child(verb, "aux", "nsubj") is not None:
        return False
    return mark_of(tree, verb) in ("of", "for", "from", "into", "over", "about", "against", "at", "on")


def mark_of(tree: Tree, verb: int) -> str | None:
    """The word that introduces a clause: "of", "for", "after" …"""
    mark = tree.child(verb, "mark", "case")
    return None if mark is None else tree.tokens[mark].lower()


def absolute_subject(tree: Tree, verb: int) -> int | None:
    """ "with Chad set to leave", "with troops massing": the noun between "with" and the verb.

    The parser hangs the verb on the noun, on the clause, or the noun on the verb.
    """
    head = tree.heads[verb]
    candidates = [head] if tree.relations[verb] == "acl" else [*tree.children[head], *tree.children[verb]]
    begin = min(child for child in tree.subtree(verb) if tree.tags[child] != "PUNCT")
    for token in candidates:
        if tree.tags[token] not in ("NOUN", "PROPN", "PRON") or not token < verb:
            continue
        with_it = any(tree.tokens[c].lower() == "with" and c < token for c in tree.children[token])
        if with_it and (token + 1 in (begin, verb) or max(_phrase(tree, token, verb)) + 1 in (begin, verb)):
            return token
    return None


def _phrase(tree: Tree, noun: int, end: int) -> list[int]:
    return [token for token in tree.subtree(noun) if token < end]


def calling_off(tree: Tree, noun: int) -> int | None:
    """ "A raid had been ordered, but Chad called it off": the later verb that undoes what a subject names."""
    verb = tree.heads[noun]
    if verb < 0 or tree.tags[noun] != "NOUN" or not tree.relations[noun].startswith("nsubj"):
        return None
    for later in tree.all_children(verb, "conj", "advcl", "parataxis"):
        undone = tree.child(later, "obj")
        if undone is None or tree.tokens[undone].lower() not in ("it", "them") or later < verb:
            continue
        off = any(tree.tokens[c].lower() == "off" for c in tree.all_children(later, "compound", "advmod"))
        if tree.lemmas[later] in _UNDOING or (tree.lemmas[later] == "call" and off):
            return later
    return None


def is_venue(tree: Tree, token: int) -> bool:
    """ "boycotted the meeting in Vienna": where something is held that is not of the place."""
    head = tree.heads[token]
    return head >= 0 and tree.preposition(token) in ("in", "at") and tree.lemmas[head] in _HELD


def misread_subject(tree: Tree, verb: int) -> int | None:
    """ "The army shelled the port", where the parser takes the noun right before a finite verb for its modifier."""
    before = verb - 1
    finite = tree.fine_tags[verb] in ("VBD", "VBZ", "VBP") and tree.tags[verb] == "VERB"
    if not finite or before < 0 or tree.tags[before] not in ("NOUN", "PROPN"):
        return None
    if tree.heads[before] > verb and tree.relations[before] in ("compound", "amod", "nmod"):
        return before  # taken for a part of the object behind the verb
    if tree.heads[before] != verb:
        return None
    bare = tree.child(before, "case") is None and tree.relations[before] in ("obl", "nmod", "appos", "vocative")
    return before if bare or tree.relations[before] in ("compound", "nmod:unmarked", "obl:unmarked", "dep") else None


def is_told_to(tree: Tree, noun: int) -> bool:
    """ "ordered the UN mission to leave", with "to leave" hung on the noun: a named object acts itself."""
    verb = tree.heads[noun]
    if verb < 0 or tree.relations[noun] != "obj" or tree.lemmas[verb] not in OBJECT_CONTROL:
        return False
    named = [noun, *tree.all_children(noun, "compound", "amod")]
    return any(tree.tags[token] == "PROPN" for token in named)


def called_so(tree: Tree, noun: int) -> int | None:
    """ "Mali became the first state to leave", "is the latest to join": the word whose subject is called so."""
    if tree.child(noun, "cop") is not None:
        return noun if tree.child(noun, "nsubj") is not None else None
    verb = tree.heads[noun]
    becomes = verb >= 0 and tree.lemmas[verb] in ("become", "remain") and tree.relations[noun] in ("xcomp", "obj")
    return verb if becomes else None


def judges(tree: Tree, verb: int) -> bool:
    """ "called the raid illegal": says something of the act and does none."""
    return any(tree.tags[child] == "ADJ" for child in tree.all_children(verb, "xcomp"))
