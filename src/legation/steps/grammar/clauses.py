"""Who does what in a clause: subjects over control and coordination, objects, agents, carriers.

Every function takes a `Tree` and a token index and gives heads of nominals. The reader errs, so
each construction is looked for in every shape that a parser plausibly gives it.
"""

from __future__ import annotations

from legation.knowledge.language import load_word_classes
from legation.steps.grammar.forms import (
    OBJECT_CONTROL,
    absolute_subject,
    antecedent,
    called_so,
    calling_off,
    is_complement_gerund,
    is_passive,
    is_told_to,
    is_venue,
    judges,
    mark_of,
    misread_subject,
)
from legation.steps.tree import Tree

_GRAMMAR = load_word_classes()
_LIGHT = _GRAMMAR["light_verbs"]
_BROKERING = _GRAMMAR["brokering_verbs"]
_SUFFERING = _GRAMMAR["suffering_verbs"]
_LOOSE = _GRAMMAR["loose_prepositions"] - {"under"}
_JUDGING = _GRAMMAR["judging_verbs"]
_WILLING = _GRAMMAR["willing_adjectives"]
_DENYING = _GRAMMAR["denying_verbs"]
_VARIANTS = {
    "toward": ("toward", "towards"),
    "into": ("into", "inside"),
    "on": ("on", "upon"),
    "against": ("against",),
    "among": ("among", "amongst"),
}
_DEEPEST = 6


def surface_subject(tree: Tree, verb: int, depth: int = 0) -> int | None:
    """The grammatical subject of a verb, inherited over control, coordination and relative clauses."""
    own = tree.child(verb, "nsubj", "csubj")
    if own is not None and own > 0 and tree.tokens[own - 1].lower() == "since":  # "Since March Peru has …"
        own = next((child for child in tree.all_children(verb, "nsubj") if child != own), own)
    if own is None:
        own = tree.child(verb, "expl")
    if own is None:
        own = misread_subject(tree, verb)
    if own is not None:
        return antecedent(tree, own)
    head = tree.heads[verb]
    if head < 0 or depth > _DEEPEST:
        return None
    relation = tree.relations[verb]
    if relation in ("advcl", "acl", "xcomp"):
        absolute = absolute_subject(tree, verb)
        if absolute is not None:
            return absolute
    if relation == "xcomp" or (relation in ("advcl", "ccomp") and tree.tags[head] in ("VERB", "ADJ", "AUX")):
        return _controller(tree, verb, head, relation, depth)
    if relation == "conj":
        return surface_subject(tree, head, depth + 1)
    if relation == "acl:relcl":
        return head
    if relation == "acl":
        if tree.fine_tags[verb] in ("VBG", "VBN"):
            return head if tree.fine_tags[verb] == "VBG" else None
        if is_told_to(tree, head):
            return head
        named = called_so(tree, head)
        if named is not None:
            return surface_subject(tree, named, depth + 1)
        return doer_of_noun(tree, head, depth + 1)
    if tree.tags[head] == "NOUN" and relation in ("nmod", "obl", "appos"):
        return doer_of_noun(tree, head, depth + 1)
    if relation in ("obl", "advmod") and tree.tags[head] in ("VERB", "AUX"):
        return surface_subject(tree, head, depth + 1)
    return None


def _controller(tree: Tree, verb: int, head: int, relation: str, depth: int) -> int | None:
    """Subject that a clause takes from the word above it: "urged Chad to leave", "wants to leave"."""
    if is_complement_gerund(tree, verb):
        judged = tree.lemmas[head] in _JUDGING or mark_of(tree, verb) != "for"
        if judged and not is_passive(tree, head) and tree.child(head, "obj") is not None:
            return tree.child(head, "obj")
    if relation != "advcl" and tree.lemmas[head] in OBJECT_CONTROL:
        controlled = tree.child(head, "obj", "iobj")
        if controlled is None:
            controlled = _oblique(tree, head, ("on", "upon", "to"))
        if controlled is not None:
            return controlled
    if relation == "ccomp" and tree.child(verb, "mark") is None and tree.fine_tags[verb] != "VBG":
        return None
    if is_passive(tree, head):
        found = _passive_subject(tree, head)
        return found[0] if found else None
    return surface_subject(tree, head, depth + 1)


def doer_of_noun(tree: Tree, noun: int, depth: int = 0) -> int | None:
    """Who does what a noun tells of ("X's plan to …", "X took a decision to …", "a decision by X")."""
    for found in (prepositional(tree, noun, "by"), possessor(tree, noun), carrier(tree, noun, depth)):
        if found:
            return found[0]
    modifiers = [c for c in tree.all_children(noun, "compound", "amod") if tree.tags[c] in ("PROPN", "ADJ")]
    return modifiers[0] if modifiers else None


def agent(tree: Tree, verb: int) -> list[int]:
    """The agent of a passive: "by …"."""
    beside = tree.all_children(verb, "obl")
    return [c for c in beside if tree.preposition(c) == "by" or tree.relations[c] == "obl:agent"]


def subject(tree: Tree, verb: int) -> list[int]:
    """Who does what the verb says."""
    if is_passive(tree, verb):
        return agent(tree, verb) or _denier(tree, verb)
    found = surface_subject(tree, verb)
    if found is None:
        return []
    # "Tokyo, Jakarta sign pact": headlines list actors by commas, which the parser reads in several ways
    listed = [*tree.all_children(found, "appos"), *tree.all_children(verb, "nsubj")]
    further = [each for each in listed if each > found and _comma_only(tree, found, each)]
    return [found, *further] if tree.tags[found] == "PROPN" else [found]


def _comma_only(tree: Tree, one: int, other: int) -> bool:
    """Whether a comma and nothing else stands between two names of one word each, right before the verb."""
    listed = other == one + 2 and tree.tokens[one + 1] == "," and tree.tags[other] == "PROPN"
    return listed and other + 1 < len(tree) and tree.tags[other + 1] in ("VERB", "AUX")


def _denier(tree: Tree, verb: int) -> list[int]:
    """ "Chad denied that any boat had been seized": the denier is said to have done it."""
    head, own = tree.heads[verb], tree.child(verb, "nsubj")
    clause = tree.relations[verb] == "ccomp" and own is not None and tree.tags[own] != "PRON"
    if head < 0 or not clause or tree.lemmas[head] not in _DENYING or is_passive(tree, head):
        return []
    found = surface_subject(tree, head)
    return [] if found is None else [found]


def _passive_subject(tree: Tree, verb: int) -> list[int]:
    own = tree.child(verb, "nsubj:pass", "nsubj", "csubj")
    if own is not None:
        return [antecedent(tree, own)]
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
        return [antecedent(tree, token) for token in found]
    judged = (clause for clause in tree.all_children(verb, "xcomp") if tree.tags[clause] == "ADJ")
    if found := [c for clause in judged for c in tree.all_children(clause, "nsubj")]:
        return found  # "considers the vote illegitimate", with "vote" for its subject
    bare_relative = tree.relations[verb] == "acl" and tree.child(verb, "nsubj") is not None
    if bare_relative or (tree.relations[verb] == "acl:relcl" and surface_subject(tree, verb) != tree.heads[verb]):
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


def governing_verb(tree: Tree, noun: int) -> int | None:
    """The verb that a noun is an argument of, through "a series of", "challenges, including" and the like."""
    token = noun
    for _ in range(3):
        head = tree.heads[token]
        if head < 0:
            return None
        relation = tree.relations[token].partition(":")[0]
        if relation == "obl" and tree.preposition(token) in _LOOSE:
            return None
        if tree.tags[head] in ("VERB", "AUX") and relation in ("obj", "nsubj", "obl", "xcomp", "conj"):
            return head
        through = ("of", "for", "in", "to", "including", "like", "such as")
        if relation == "conj" or (relation == "nmod" and tree.preposition(token) in through):
            token = head
            continue
        return None
    return None


def carrier(tree: Tree, noun: int, depth: int = 0) -> list[int]:
    """Who does what a noun tells of, by a light verb above it or in a clause on it.

    "X launched an attack", "an attack launched by X", "the embargo that X imposed".
    """
    if depth > _DEEPEST:
        return []
    # "the swap that Chad had arranged" is one of others
    for clause in (c for c in _light_clauses(tree, noun) if tree.lemmas[c] not in _BROKERING):
        if is_passive(tree, clause):
            doers = agent(tree, clause)
        else:
            doers = [token for token in tree.all_children(clause, "nsubj") if antecedent(tree, token) == token]
        if doers:
            return doers
    verb = governing_verb(tree, noun)
    if verb is None:
        adjective = _governing_adjective(tree, noun)
        ready = None if adjective is None else surface_subject(tree, adjective, depth + 1)
        return [] if ready is None else [ready]
    undoing = calling_off(tree, noun)
    if undoing is not None:
        above = surface_subject(tree, undoing, depth + 1)
        return [] if above is None else [above]
    if tree.lemmas[verb] not in _LIGHT or tree.relations[noun] == "nsubj" or judges(tree, verb):
        return []
    if is_passive(tree, verb):
        return agent(tree, verb)
    above = surface_subject(tree, verb, depth + 1)
    return [] if above is None or above == noun else [above]


def _governing_adjective(tree: Tree, noun: int) -> int | None:
    """ "ready for talks and cooperation": the adjective whose subject would do what the noun tells of."""
    while tree.relations[noun] == "conj" and tree.heads[noun] >= 0:
        noun = tree.heads[noun]
    head = tree.heads[noun]
    on_adjective = head >= 0 and tree.tags[head] == "ADJ" and tree.lemmas[head] in _WILLING
    return head if on_adjective and tree.relations[noun].partition(":")[0] in ("obl", "nmod") else None


def _light_clauses(tree: Tree, noun: int) -> list[int]:
    """Clauses on a noun, or on a later one conjoined to it, whose light verb has it as its object."""
    of_noun = (child for child in tree.all_children(noun, "nmod") if tree.preposition(child) == "of")
    # in "a boycott of goods that X had planned" the clause may be hung on the nearer noun
    holders = [noun, *tree.all_children(noun, "conj"), *of_noun]
    clauses = [clause for holder in holders for clause in tree.all_children(holder, "acl")]
    return [c for c in clauses if tree.lemmas[c] in _LIGHT and _has_for_object(tree, c)]


def _has_for_object(tree: Tree, clause: int) -> bool:
    """Whether the noun that a clause stands on is the object of its verb."""
    if tree.relations[clause] != "acl:relcl":
        return tree.fine_tags[clause] == "VBN" and tree.child(clause, "mark") is None
    own = tree.child(clause, "nsubj")
    return own is not None and (is_passive(tree, clause) or antecedent(tree, own) == own)


def sufferer(tree: Tree, noun: int) -> list[int]:
    """To whom an act is done, by the verb above its noun: "X faces sanctions", "X came under attack"."""
    verb = governing_verb(tree, noun)
    if verb is None or tree.relations[noun].startswith("nsubj") or is_passive(tree, verb):
        return []
    under = tree.lemmas[verb] in ("come", "be", "remain", "stay") and tree.preposition(noun) == "under"
    if tree.lemmas[verb] not in _SUFFERING and not under:
        return []
    found = surface_subject(tree, verb)
    return [] if found is None or found == noun else [found]


def possessor(tree: Tree, token: int) -> list[int]:
    """ "X's attack", "its attack"."""
    return tree.all_children(token, "nmod:poss", "det:poss")


def prepositional(tree: Tree, trigger: int, preposition: str) -> list[int]:
    """Nominals with a preposition on the trigger, its object, its light verb or that verb's object."""
    forms = _VARIANTS.get(preposition, (preposition,))
    bases = [trigger]
    if tree.tags[trigger] in ("VERB", "AUX"):
        bases.extend(verb_object(tree, trigger))
        bases.extend(tree.all_children(trigger, "xcomp"))
        if preposition in ("between", "among"):
            bases.extend(tree.all_children(trigger, "nsubj"))  # "talks between A and B collapsed"
    else:
        bases.extend(_light_clauses(tree, trigger))
        verb = governing_verb(tree, trigger)
        if verb is not None and tree.lemmas[verb] in _LIGHT:
            bases.append(verb)
        if tree.relations[trigger] == "conj":
            bases.append(tree.heads[trigger])
        bases.extend(tree.all_children(trigger, "conj"))
        if preposition == "by":  # "the beating of a student by police", hung on the student
            bases.extend(each for each in tree.all_children(trigger, "nmod") if tree.preposition(each) == "of")
    found = []
    for base in bases:
        for child in tree.children[base]:
            relation = tree.relations[child].partition(":")[0]
            if base != trigger and is_venue(tree, child):
                continue
            if relation in ("obl", "nmod", "advcl") and (tree.preposition(child) or "").split(" ")[-1] in forms:
                found.append(child)
    return list(dict.fromkeys(found))
