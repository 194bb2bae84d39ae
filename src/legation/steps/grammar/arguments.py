"""Where the parties of an act stand: slots around a trigger word, as token indexes.

The slots are those that `data/languages/en/frames.yaml` explains. Every function takes a `Tree`
and a token index and gives heads of nominals; conjuncts are added by the caller.
"""

from __future__ import annotations

from collections.abc import Callable

from legation.knowledge.language import load_word_classes
from legation.steps.tree import Tree

_GRAMMAR = load_word_classes()
_LIGHT = _GRAMMAR["light_verbs"]
_OBJECT_CONTROL = _GRAMMAR["object_control"]
_RELATIVE = _GRAMMAR["subject_pronouns"]
_VARIANTS = {
    "toward": ("toward", "towards"),
    "into": ("into", "inside"),
    "on": ("on", "upon"),
    "against": ("against",),
    "among": ("among", "amongst"),
}


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether a verb form is passive: by its subject, its auxiliary or as a bare past participle."""
    children = [tree.relations[child] for child in tree.children[verb]]
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


def _antecedent(tree: Tree, token: int) -> int:
    """The noun that a relative pronoun stands for; the token itself if it is none."""
    if tree.lemmas[token] not in _RELATIVE or tree.tags[token] not in ("PRON", "DET", "SCONJ"):
        return token
    for ancestor in tree.ancestors(token):
        if tree.relations[ancestor] == "acl:relcl":
            return tree.heads[ancestor]
    return token


def surface_subject(tree: Tree, verb: int, depth: int = 0) -> int | None:
    """The grammatical subject of a verb, inherited over control, coordination and relative clauses."""
    own = tree.child(verb, "nsubj", "csubj")
    if own is not None:
        return _antecedent(tree, own)
    head = tree.heads[verb]
    if head < 0 or depth > 6:
        return None
    relation = tree.relations[verb]
    if relation == "xcomp" or (relation in ("advcl", "ccomp") and tree.tags[head] in ("VERB", "ADJ", "AUX")):
        if relation != "advcl" and tree.lemmas[head] in _OBJECT_CONTROL:
            controlled = tree.child(head, "obj", "iobj") or _oblique(tree, head, ("on", "upon", "to"))
            if controlled is not None:
                return controlled
        if relation == "ccomp" and tree.child(verb, "mark") is None and tree.fine_tags[verb] != "VBG":
            return None
        if is_passive(tree, head):
            return tree.child(head, "nsubj") or surface_subject(tree, head, depth + 1)
        return surface_subject(tree, head, depth + 1)
    if relation in ("conj", "parataxis"):
        return surface_subject(tree, head, depth + 1) if relation == "conj" else None
    if relation == "acl:relcl":
        return head
    if relation == "acl":
        if tree.fine_tags[verb] in ("VBG", "VBN"):
            return head if tree.fine_tags[verb] == "VBG" else None
        return _doer_of_noun(tree, head, depth + 1)
    if tree.tags[head] == "NOUN" and relation in ("nmod", "obl", "appos"):
        return _doer_of_noun(tree, head, depth + 1)
    if relation in ("obl", "advmod") and tree.tags[head] in ("VERB", "AUX"):
        return surface_subject(tree, head, depth + 1)
    return None


def _doer_of_noun(tree: Tree, noun: int, depth: int = 0) -> int | None:
    """Who does what a noun tells of ("X's plan to …", "X took a decision to …", "a decision by X")."""
    for slot in ("by", "possessor", "carrier"):
        found = slot_tokens(tree, noun, slot) if slot != "carrier" else _carrier(tree, noun, depth)
        if found:
            return found[0]
    modifiers = [c for c in tree.all_children(noun, "compound", "amod") if tree.tags[c] in ("PROPN", "ADJ")]
    return modifiers[0] if modifiers else None


def agent(tree: Tree, verb: int) -> list[int]:
    """The agent of a passive: "by …"."""
    return [c for c in tree.all_children(verb, "obl") if tree.preposition(c) == "by" or tree.relations[c] == "obl:agent"]


def subject(tree: Tree, verb: int) -> list[int]:
    """Who does what the verb says."""
    if is_passive(tree, verb):
        return agent(tree, verb)
    found = surface_subject(tree, verb)
    return [] if found is None else [found]


def _passive_subject(tree: Tree, verb: int) -> list[int]:
    own = tree.child(verb, "nsubj:pass", "nsubj", "csubj")
    if own is not None:
        return [_antecedent(tree, own)]
    if tree.relations[verb] in ("acl", "amod", "acl:relcl"):
        return [tree.heads[verb]]
    found = surface_subject(tree, verb)
    return [] if found is None else [found]


def verb_object(tree: Tree, verb: int) -> list[int]:
    """Whom or what the verb is done to."""
    if is_passive(tree, verb):
        return _passive_subject(tree, verb)
    found = tree.all_children(verb, "obj")
    if found:
        return [_antecedent(tree, token) for token in found]
    if tree.relations[verb] == "acl:relcl" and surface_subject(tree, verb) != tree.heads[verb]:
        return [tree.heads[verb]]
    if tree.relations[verb] == "conj":
        # "seized and searched the ship": the object stands with the last verb
        later = [c for c in tree.children[tree.heads[verb]] if tree.relations[c] == "conj" and c > verb]
        for sibling in later:
            found = tree.all_children(sibling, "obj")
            if found:
                return found
    return []


def _oblique(tree: Tree, token: int, prepositions: tuple[str, ...]) -> int | None:
    for child in tree.all_children(token, "obl", "nmod"):
        if tree.preposition(child) in prepositions:
            return child
    return None


def _governing_verb(tree: Tree, noun: int) -> int | None:
    """The verb that a noun is an argument of, through "a series of", "part of" and the like."""
    token = noun
    for _ in range(3):
        head = tree.heads[token]
        if head < 0:
            return None
        relation = tree.relations[token].partition(":")[0]
        if tree.tags[head] in ("VERB", "AUX") and relation in ("obj", "nsubj", "obl", "xcomp", "conj"):
            return head
        if relation == "conj" or (relation == "nmod" and tree.preposition(token) in ("of", "for", "in", "to")):
            token = head
            continue
        return None
    return None


def _carrier(tree: Tree, noun: int, depth: int = 0) -> list[int]:
    verb = _governing_verb(tree, noun)
    if verb is None or tree.lemmas[verb] not in _LIGHT or depth > 6:
        return []
    if tree.relations[noun] == "nsubj":
        return []
    if is_passive(tree, verb):
        return agent(tree, verb)
    found = surface_subject(tree, verb, depth + 1)
    return [] if found is None or found == noun else [found]


def _carrier_place(tree: Tree, noun: int) -> list[int]:
    verb = _governing_verb(tree, noun)
    if verb is None:
        return []
    return [c for c in tree.all_children(verb, "obl") if tree.preposition(c) in ("to", "in")]


def _prepositional(tree: Tree, trigger: int, preposition: str) -> list[int]:
    """Nominals with a preposition on the trigger, its object, its light verb or that verb's object."""
    forms = _VARIANTS.get(preposition, (preposition,))
    bases = [trigger]
    if tree.tags[trigger] in ("VERB", "AUX"):
        bases.extend(verb_object(tree, trigger))
        bases.extend(tree.all_children(trigger, "xcomp"))
    else:
        verb = _governing_verb(tree, trigger)
        if verb is not None and tree.lemmas[verb] in _LIGHT:
            bases.append(verb)
        if tree.relations[trigger] == "conj":
            bases.append(tree.heads[trigger])
        bases.extend(tree.all_children(trigger, "conj"))
    found = []
    for base in bases:
        for child in tree.children[base]:
            relation = tree.relations[child].partition(":")[0]
            if relation in ("obl", "nmod", "advcl") and (tree.preposition(child) or "").split(" ")[-1] in forms:
                found.append(child)
    return list(dict.fromkeys(found))


def _possessor(tree: Tree, token: int) -> list[int]:
    return tree.all_children(token, "nmod:poss", "det:poss")


def _modifier(tree: Tree, token: int) -> list[int]:
    return [c for c in tree.children[token] if tree.relations[c] in ("compound", "amod", "nmod:unmarked", "nmod")
            and c < token and tree.tags[c] in ("PROPN", "ADJ", "NOUN", "X") and tree.preposition(c) is None]


def _clause(tree: Tree, token: int) -> list[int]:
    found = []
    for child in tree.all_children(token, "ccomp", "xcomp", "advcl", "acl"):
        subject_token = tree.child(child, "nsubj")
        if subject_token is not None:
            found.append(subject_token)
    for child in tree.all_children(token, "obl", "nmod"):
        if tree.preposition(child) == "for" and tree.all_children(child, "acl"):
            found.append(child)
    return found


def _claimed(tree: Tree, noun: int) -> list[int]:
    """Whose act is called a wrong: the subject of "is/constitutes/amounts to a violation"."""
    subject_token = tree.child(noun, "nsubj")
    if subject_token is not None:
        return [subject_token]
    verb = _governing_verb(tree, noun)
    if verb is None or tree.relations[noun].startswith("nsubj"):
        return []
    if tree.lemmas[verb] in ("condemn", "denounce", "call", "describe", "label", "brand"):
        return verb_object(tree, verb)
    found = surface_subject(tree, verb)
    return [] if found is None else [found]


def _noun_object(tree: Tree, noun: int) -> list[int]:
    return _prepositional(tree, noun, "of")


_SLOTS: dict[str, Callable[[Tree, int], list[int]]] = {
    "carrier": _carrier,
    "carrier_place": _carrier_place,
    "possessor": _possessor,
    "modifier": _modifier,
    "clause": _clause,
    "claimed": _claimed,
    "iobject": lambda tree, token: tree.all_children(token, "iobj"),
}


def slot_tokens(tree: Tree, trigger: int, slot: str) -> list[int]:
    """Heads of the nominals that stand in a slot around the trigger, best first."""
    verbal = tree.tags[trigger] in ("VERB", "AUX")
    if slot == "subject":
        return subject(tree, trigger) if verbal else _nominal_subject(tree, trigger)
    if slot == "object":
        return verb_object(tree, trigger) if verbal else _noun_object(tree, trigger)
    if slot == "by" and verbal:
        return agent(tree, trigger)
    found = _SLOTS.get(slot)
    if found is not None:
        return found(tree, trigger)
    return _prepositional(tree, trigger, slot)


def _nominal_subject(tree: Tree, token: int) -> list[int]:
    """Subject of a predicate noun or adjective ("A is ready to …")."""
    own = tree.child(token, "nsubj")
    if own is not None:
        return [_antecedent(tree, own)]
    found = surface_subject(tree, token)
    return [] if found is None else [found]


def clause_head(tree: Tree, token: int) -> int:
    """The predicate of the clause that a token stands in."""
    index = token
    while tree.heads[index] >= 0 and tree.relations[index].partition(":")[0] not in (
        "ccomp", "xcomp", "advcl", "acl", "parataxis", "root",
    ):
        if tree.relations[index] == "conj" and tree.tags[index] in ("VERB", "AUX"):
            break
        index = tree.heads[index]
    return index


def predicate_words(tree: Tree, noun: int) -> set[str]:
    """Lemmas of what is said of a noun: its verb, predicate noun or adjective and their obliques.

    "relations have been on ice since May" gives {"ice", "on ice", …}; "there are no ties" gives {"no"}.
    """
    words = {tree.lemmas[c] for c in tree.all_children(noun, "amod", "det", "acl")}
    own = tree.preposition(noun)
    if own is not None and tree.child(noun, "cop") is not None:
        words.add(own)
    head = tree.heads[noun]
    if head >= 0 and tree.relations[noun].partition(":")[0] in ("nsubj", "obj", "csubj"):
        members = [head, *tree.all_children(head, "obl", "xcomp", "advmod", "compound", "obj", "conj")]
        for member in members:
            if member == noun:
                continue
            words.add(tree.lemmas[member])
            words.add(tree.tokens[member].lower())
            preposition = tree.preposition(member)
            if preposition:
                words.add(f"{preposition} {tree.lemmas[member]}")
    return words
