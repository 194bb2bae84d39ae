"""Where the parties of an act stand: slots around a trigger word, as token indexes.

The slots are those that `data/languages/en/frames.yaml` explains. Every function takes a `Tree`
and a token index and gives heads of nominals; conjuncts are added by the caller.
"""

from __future__ import annotations

from collections.abc import Callable

from legation.knowledge.language import load_word_classes
from legation.steps.grammar.clauses import (
    agent,
    carrier,
    governing_verb,
    possessor,
    prepositional,
    subject,
    sufferer,
    surface_subject,
    verb_object,
)
from legation.steps.grammar.forms import antecedent, is_passive
from legation.steps.grammar.own_status import modal_status
from legation.steps.tree import Tree

_WRONGED = ("in", "against", "toward", "towards", "on", "inside")
_WORKS = load_word_classes()["works"]
_INSTITUTIONS = load_word_classes()["institutions"]


def _carrier_place(tree: Tree, noun: int) -> list[int]:
    verb = governing_verb(tree, noun)
    if verb is None:
        return []
    return [c for c in tree.all_children(verb, "obl") if tree.preposition(c) in ("to", "in")]


def _modifier(tree: Tree, token: int) -> list[int]:
    return [
        c
        for c in tree.children[token]
        if tree.relations[c] in ("compound", "amod", "nmod:unmarked", "nmod")
        and c < token
        and tree.tags[c] in ("PROPN", "ADJ", "NOUN", "X")
        and tree.preposition(c) is None
    ]


def _clause(tree: Tree, token: int) -> list[int]:
    found = []
    for child in tree.all_children(token, "ccomp", "xcomp", "advcl", "acl"):
        subject_token = tree.child(child, "nsubj")
        if subject_token is not None and (tree.relations[child] != "advcl" or _for_to(tree, child)):
            found.append(subject_token)
    for child in tree.all_children(token, "obl", "nmod"):
        if tree.preposition(child) == "for" and tree.all_children(child, "acl"):
            found.append(child)
    return found


def _for_to(tree: Tree, clause: int) -> bool:
    """ "called for Chad to leave": a clause of what is wanted, not one of time or reason."""
    return any(tree.tokens[mark].lower() in ("for", "to") for mark in tree.all_children(clause, "mark"))


def _claimed(tree: Tree, noun: int) -> list[int]:
    """Whose act is called a wrong: the subject of "is/constitutes/amounts to a violation"."""
    subject_token = tree.child(noun, "nsubj")
    if subject_token is not None:
        return [subject_token]
    verb = governing_verb(tree, noun)
    if tree.relations[noun].startswith("nsubj"):
        return []
    if verb is None:
        above = tree.child(tree.heads[noun], "nsubj") if tree.heads[noun] >= 0 else None
        return [] if above is None else [above]  # "amount to a breach", with "amount" taken for a noun
    if tree.lemmas[verb] in ("condemn", "denounce", "call", "describe", "label", "brand"):
        return verb_object(tree, verb)
    found = surface_subject(tree, verb)
    return [] if found is None else [found]


def _claimed_in(tree: Tree, trigger: int) -> list[int]:
    """Where, or against whom, the act was done that is called a wrong: "the conduct of A in B"."""
    verbal = tree.tags[trigger] in ("VERB", "AUX")
    acts = subject(tree, trigger) if verbal else _claimed(tree, trigger)
    below = [token for act in acts for token in tree.subtree(act)]
    return [token for token in below if tree.preposition(token) in _WRONGED]


def _noun_object(tree: Tree, noun: int) -> list[int]:
    return prepositional(tree, noun, "of")


def _beside(tree: Tree, noun: int) -> list[int]:
    """ "A and B opened the border after months of talks": who acts in the clause is who held the talks."""
    token = noun
    for _ in range(3):
        head = tree.heads[token]
        if head < 0:
            return []
        if tree.preposition(token) in ("after", "following", "during", "amid"):
            found = surface_subject(tree, head) if tree.tags[head] == "VERB" and not is_passive(tree, head) else None
            return [] if found is None else [found]
        if tree.preposition(token) != "of" and tree.relations[token] != "conj":
            return []
        token = head
    return []


def _consequence(tree: Tree, mark: int) -> list[int]:
    """ "will close the border unless …": what would follow, with its objects; nothing where it is no announcement."""
    condition = tree.heads[mark]
    verb = tree.heads[condition] if condition >= 0 else -1
    if verb < 0 or tree.relations[condition] != "advcl" or modal_status(tree, verb) is None:
        return []
    if tree.tokens[mark - 1].lower() == "even" if mark else False:
        return []
    announced = any(
        tree.tokens[aux].lower() in ("will", "would", "'ll", "shall") for aux in tree.all_children(verb, "aux")
    )
    return [verb, *tree.all_children(verb, "obj", "xcomp", "obl", "nsubj:pass")] if announced else []


def _consequence_doer(tree: Tree, mark: int) -> list[int]:
    found = _consequence(tree, mark)
    return subject(tree, found[0]) if found else []


def _condition(tree: Tree, mark: int) -> list[int]:
    """Who is to do or leave what is named in an if-clause."""
    condition = tree.heads[mark]
    if condition < 0:
        return []
    doer = tree.child(condition, "nsubj")
    return [*agent(tree, condition), *([] if doer is None else [doer])]


def _predicate_doer(tree: Tree, noun: int) -> list[int]:
    """Who does to the noun what the verb above it says: "Chad refused a request"."""
    verb = governing_verb(tree, noun)
    return [] if verb is None else subject(tree, verb)


def _receiver(tree: Tree, verb: int) -> list[int]:
    """ "handed Chad the bodies": also where the parser takes both for objects."""
    objects = tree.all_children(verb, "obj")
    bare = len(objects) == 2 and tree.child(objects[0], "cc", "conj") is None and tree.child(objects[1], "cc") is None
    return tree.all_children(verb, "iobj") or (objects[:1] if bare else [])


_SLOTS: dict[str, Callable[[Tree, int], list[int]]] = {
    "carrier": carrier,
    "carrier_place": _carrier_place,
    "possessor": possessor,
    "sufferer": sufferer,
    "modifier": _modifier,
    "clause": _clause,
    "claimed": _claimed,
    "claimed_in": _claimed_in,
    "beside": _beside,
    "consequence": _consequence,
    "consequence_doer": _consequence_doer,
    "condition": _condition,
    "predicate_doer": _predicate_doer,
    "iobject": _receiver,
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
    return prepositional(tree, trigger, slot)


def _nominal_subject(tree: Tree, token: int) -> list[int]:
    """Subject of a predicate noun or adjective ("A is ready to …")."""
    own = tree.child(token, "nsubj")
    if own is not None:
        return [antecedent(tree, own)]
    found = surface_subject(tree, token)
    return [] if found is None else [found]


def clause_head(tree: Tree, token: int) -> int:
    """The predicate of the clause that a token stands in."""
    index = token
    while tree.heads[index] >= 0 and tree.relations[index].partition(":")[0] not in (
        "ccomp",
        "xcomp",
        "advcl",
        "acl",
        "parataxis",
        "root",
    ):
        if tree.relations[index] == "conj" and tree.tags[index] in ("VERB", "AUX"):
            break
        index = tree.heads[index]
    return index


def clause_vocabulary(tree: Tree, token: int) -> set[str]:
    """Lemmas and words of the clause that a token stands in; of a relative clause also what it is said of."""
    head = clause_head(tree, token)
    tokens = list(tree.subtree(head))
    if tree.relations[head].partition(":")[0] == "acl":
        noun = tree.heads[head]
        tokens += [noun, *further_antecedents(tree, head, [noun])]
    return {tree.lemmas[c] for c in tokens} | {tree.tokens[c].lower() for c in tokens}


def further_antecedents(tree: Tree, verb: int, heads: list[int]) -> list[int]:
    """Nouns that a relative clause may be meant of besides the one it hangs on.

    "the embargo on maize that Chad imposed": the noun above, or the object beside which it stands.
    """
    noun = tree.heads[verb]
    if tree.relations[verb].partition(":")[0] != "acl" or noun not in heads:
        return []
    head, relation = tree.heads[noun], tree.relations[noun].partition(":")[0]
    if head < 0 or relation not in ("nmod", "obl"):
        return []
    if relation == "nmod":
        return [head]
    return [c for c in tree.all_children(head, "obj", "nsubj:pass") if c < noun]


def predicate_words(tree: Tree, noun: int) -> set[str]:
    """Lemmas of what is said of a noun: its verb, predicate noun or adjective and their obliques.

    "relations have been on ice since May" gives {"ice", "on ice", …}; "there are no ties" gives {"no"}.
    """
    words = {tree.lemmas[c] for c in tree.all_children(noun, "amod", "det", "acl")}
    own = tree.preposition(noun)
    if own is not None and tree.child(noun, "cop") is not None:
        words.add(own)
    leader = noun
    while tree.relations[leader] == "conj" and tree.tags[leader] in ("NOUN", "PROPN"):
        leader = tree.heads[leader]
    head = tree.heads[leader]
    if head >= 0 and tree.relations[leader].partition(":")[0] in ("nsubj", "obj", "csubj"):
        members = [head, *tree.all_children(head, "obl", "xcomp", "advmod", "compound", "obj", "conj")]
        for member in members:
            if member == leader:
                continue
            words.add(tree.lemmas[member])
            if member != head or not tree.relations[leader].startswith("obj"):  # "closed its border" is an act
                words.add(tree.tokens[member].lower())
            preposition = tree.preposition(member)
            if preposition:
                words.add(f"{preposition} {tree.lemmas[member]}")
    return words


def is_set_aside(tree: Tree, token: int) -> bool:
    """Whether a word only names what is not chosen: "talks instead of war", "peace rather than sanctions"."""
    if any(_opens_contrast(tree, child) for child in tree.all_children(token, "case", "cc", "mark", "advmod")):
        return True
    if tree.relations[token] != "conj" or tree.child(token, "cc") is not None:
        return False
    return tree.heads[token] < token and is_set_aside(tree, tree.heads[token])


def _opens_contrast(tree: Tree, token: int) -> bool:
    following = tree.tokens[token + 1].lower() if token + 1 < len(tree) else ""
    return (tree.tokens[token].lower(), following) in (("instead", "of"), ("rather", "than"))


def is_mere_topic(tree: Tree, token: int) -> bool:
    """Whether an act is only what a work or a day of memory is about: "the film about the war"."""
    head = tree.heads[token]
    if tree.tags[token] not in ("NOUN", "PROPN") or head < 0:
        return False
    if tree.relations[token] == "conj":
        return is_mere_topic(tree, head)
    named_for = tree.relations[token] == "nmod" and tree.preposition(token) in ("of", "for", "on")
    if named_for and tree.lemmas[head] in _INSTITUTIONS and tree.child(token, "det", "amod", "nmod:poss") is None:
        return True  # "a court of arbitration"
    return tree.relations[token] in ("nmod", "compound") and tree.lemmas[head] in _WORKS
