"""Whether an act happened, as its clause and the words above it tell.

The act's own form is read first (tense, modals, negation), then every word above it that says
something of it, nearest first ("announced that it had cancelled planned attacks": planned, then
cancelled). What each word does is data: `data/languages/en/status.yaml`.
"""

from __future__ import annotations

from legation.knowledge.language import load_word_classes
from legation.knowledge.status import OWN, UNSET, Operator, load_status
from legation.model.event import Status
from legation.steps.grammar.forms import calling_off, is_complement_gerund, is_passive
from legation.steps.grammar.own_status import Finding, is_negated, modal_status, own_status
from legation.steps.tree import Tree

_TABLE = load_status()
_GRAMMAR = load_word_classes()
_LOOSE = _GRAMMAR["loose_prepositions"]
_MEETING = _GRAMMAR["meeting_verbs"]
_SAYING_NOUNS = _GRAMMAR["saying_nouns"]
_DENYING = _GRAMMAR["denying_verbs"]
_REACTING = _GRAMMAR["reacting_verbs"]
_DEEPEST = 8
_NOMINAL = ("obj", "nsubj", "obl", "nmod", "iobj", "appos", "compound")


def status_of(tree: Tree, token: int, headline: bool = False) -> tuple[Status, str]:
    """Status of the act that `token` tells of, and the rules that led there."""
    found = _climb(tree, token, headline, 0)
    if found.status == UNSET:
        return "occurred", "told as a fact"
    return found.status, found.rule  # type: ignore[return-value]


def _climb(tree: Tree, token: int, headline: bool, depth: int) -> Finding:
    found = own_status(tree, token, headline)
    if depth == 0 and calling_off(tree, token) is not None:
        return Finding("cancelled", "called off in a later clause")
    below, head = token, tree.heads[token]
    while head >= 0 and depth < _DEEPEST:
        link = _link(tree, below)
        if link is None:
            break
        if link == "same":
            if tree.tags[token] in ("VERB", "AUX") and found.status == UNSET:
                found = own_status(tree, head, headline)
            below, head = head, tree.heads[head]
            continue
        if link == "nominal" and found.status == UNSET and _is_bare_subject(tree, below, head):
            return _as_argument(tree, below, head, found, headline, depth)
        if link == "nominal" and found.status == UNSET and _is_answered(tree, head, below):
            return Finding("occurred", f"what one is to {tree.lemmas[head]} to")
        if link == "nominal" and below != token and _denies_saying(tree, head, below):
            return Finding("denied", f"said in what is {tree.lemmas[head]}ed")
        operator = _operator(tree, head, link, found.status)
        if operator is not None:
            if operator.gives == OWN:
                outer = _climb(tree, head, headline, depth + 1)
                inherited = outer.status if outer.status != UNSET else found.status
                if found.status in ("planned", "ongoing") and inherited == "occurred" and link == "nominal":
                    return outer
                return Finding(inherited, f"{outer.rule}; with {_phrase(operator)}")
            return _compose(tree, head, operator, found, headline, depth)
        if link == "nominal":
            return _as_argument(tree, below, head, found, headline, depth)
        below, head = head, tree.heads[head]
        depth += 1
    return _conditional(tree, token, found)


def _is_answered(tree: Tree, verb: int, noun: int) -> bool:
    """ "has yet to respond to the offer": the offer has been made, whatever becomes of the answer."""
    return tree.lemmas[verb] in _REACTING and tree.preposition(noun) == "to"


def _is_bare_subject(tree: Tree, noun: int, verb: int) -> bool:
    """A subject of which the verb tells; not of "was cancelled", which says what became of it."""
    if not tree.relations[noun].startswith("nsubj"):
        return False
    operator = _operator(tree, verb, "nominal", UNSET) if is_passive(tree, verb) else None
    return operator is None or operator.gives != "cancelled"


def _denies_saying(tree: Tree, verb: int, noun: int) -> bool:
    """ "dismissed claims that it had bombed": what the claim says is denied."""
    return tree.lemmas[verb] in _DENYING and tree.lemmas[noun] in _SAYING_NOUNS and not is_negated(tree, verb)


def _link(tree: Tree, token: int) -> str | None:
    """How a word hangs on the one above it; None where nothing above speaks of it."""
    relation = tree.relations[token]
    base = relation.partition(":")[0]
    if base == "conj":
        return "same"
    verbal = tree.tags[token] in ("VERB", "AUX")
    if not verbal and base in _NOMINAL:
        loose = base in ("nmod", "obl") and tree.preposition(token) in _LOOSE
        return None if loose and tree.relations[token] != "obl:agent" else "nominal"
    if base in ("advcl", "acl") and is_complement_gerund(tree, token):
        return "gerund"
    if base == "advcl" and _is_means(tree, token):
        return "same"
    if base in ("xcomp", "ccomp", "acl", "advcl", "csubj", "obj", "obl", "nmod"):
        if relation == "acl:relcl" or (base == "advcl" and not _is_purpose(tree, token)):
            return None
        if tree.fine_tags[token] == "VBG" and tree.child(token, "aux", "nsubj") is None:
            return "gerund"
        if not verbal and tree.child(token, "cop") is None and base == "xcomp":
            return "nominal"
        return "infinitive" if _is_infinitive(tree, token) else "clause"
    return None


def _is_means(tree: Tree, token: int) -> bool:
    """ "reciprocates by sending a delegation", "withdrew, ending the war": done with the verb above."""
    if tree.fine_tags[token] != "VBG" or tree.child(token, "aux", "nsubj") is not None:
        return False
    marks = [tree.tokens[mark].lower() for mark in tree.all_children(token, "mark", "case")]
    return marks in ([], ["by"])


def _is_purpose(tree: Tree, token: int) -> bool:
    return _is_infinitive(tree, token)


def _is_infinitive(tree: Tree, token: int) -> bool:
    if tree.fine_tags[token] == "VB" and not modal_status(tree, token):
        return True
    return any(tree.tokens[c].lower() == "to" and tree.tags[c] == "PART" for c in tree.all_children(token, "mark"))


def _operator(tree: Tree, head: int, link: str, status: str) -> Operator | None:
    kind = "VERB" if tree.tags[head] in ("VERB", "AUX") else "ADJ" if tree.tags[head] in ("ADJ", "ADV") else "NOUN"
    for operator in _TABLE.operators[kind].get(tree.lemmas[head], ()):
        if link not in operator.over or (operator.only and status not in operator.only):
            continue
        if operator.particle is not None and not _has_particle(tree, head, operator.particle):
            continue
        if operator.beside and not any(tree.lemmas[c] in operator.beside for c in tree.children[head]):
            continue
        if link in ("infinitive", "gerund") and status in ("occurred", "denied") and operator.gives != "denied":
            continue
        return operator
    return None


def _has_particle(tree: Tree, head: int, particle: str) -> bool:
    words = particle.split(" ")
    beside = {tree.tokens[c].lower() for c in tree.all_children(head, "compound", "advmod")}
    beside |= {tree.preposition(c) or "" for c in tree.all_children(head, "obl")}
    beside |= {tree.lemmas[c] for c in tree.all_children(head, "obj")}
    return words[0] in beside


def _phrase(operator: Operator) -> str:
    return operator.word if operator.particle is None else f"{operator.word} {operator.particle}"


def _compose(tree: Tree, head: int, operator: Operator, inner: Finding, headline: bool, depth: int) -> Finding:
    """The act's status below a word that is itself done, negated or uncertain."""
    outer = _climb(tree, head, headline, depth + 1)
    rule = f"below {_phrase(operator)}"
    if operator.gives == "occurred":
        return Finding("occurred", rule)  # "did not condemn the raid": there was one
    if inner.status == "denied" and operator.gives in ("planned", "possible"):
        return Finding("denied", f"negated {rule}")
    if outer.status == "cancelled" and operator.gives in ("planned", "possible"):
        return Finding("cancelled", f"{rule}, which is itself cancelled")
    if outer.status in ("denied", "cancelled"):
        flipped = {"cancelled": "planned", "denied": "occurred", "ongoing": "denied"}
        return Finding(flipped.get(operator.gives, "denied"), f"{rule}, which is itself {outer.status}")
    if operator.gives == "cancelled" and outer.status == "possible":
        return Finding("planned", f"{rule}, which is itself only possible")
    if outer.status == "possible" and operator.gives in ("planned", "ongoing"):
        return Finding("possible", f"{rule}, which is itself only possible")
    if operator.gives == "ongoing" and outer.status == "planned":
        return Finding("planned", f"{rule}, which is itself planned")
    return Finding(operator.gives, rule)


def _as_argument(tree: Tree, below: int, head: int, found: Finding, headline: bool, depth: int) -> Finding:
    """A noun as subject of a verb that says whether it takes place, or as part of another noun."""
    relation = tree.relations[below].partition(":")[0]
    if found.status != UNSET:
        return found
    if relation == "obl" and tree.lemmas[head] in _MEETING and tree.preposition(below) in ("for", "at", "to", "in"):
        outer = _climb(tree, head, headline, depth + 1)  # "will fly to Chad for talks"
        return outer if outer.status in ("planned", "possible", "cancelled", "denied") else Finding(UNSET, "")
    if relation == "nsubj":
        predicate = _predicate(tree, head)
        if predicate is not None:
            return predicate
        if (
            tree.tags[head] in ("VERB", "AUX")
            and (tree.lemmas[head] in _TABLE.eventive_verbs or is_passive(tree, head))
            and tree.lemmas[head] not in _TABLE.attitude_verbs
        ):
            outer = _climb(tree, head, headline, depth + 1)
            if outer.status == UNSET and tree.fine_tags[head] in ("VBZ", "VBP"):
                return Finding("ongoing", "present tense")
            return outer
        return Finding(UNSET, "")
    if relation in ("nmod", "compound", "appos") and tree.tags[head] in ("NOUN", "PROPN"):
        return _climb(tree, head, headline, depth + 1) if relation != "nmod" else Finding(UNSET, "")
    return Finding(UNSET, "")


def _predicate(tree: Tree, head: int) -> Finding | None:
    words = [tree.lemmas[head]]
    preposition = tree.preposition(head)
    if preposition:
        words.append(f"{preposition} {tree.lemmas[head]}")
    words.extend(tree.lemmas[c] for c in tree.all_children(head, "advmod", "xcomp", "obl", "compound"))
    for word in words:
        if word in _TABLE.predicates:
            negated = is_negated(tree, head)
            return Finding("denied" if negated else _TABLE.predicates[word], f"said to be {word}")
    return None


def _on_condition(tree: Tree, token: int) -> bool:
    """ "will visit Chad if the truce holds"."""
    index = token
    while index >= 0:
        for clause in tree.all_children(index, "advcl"):
            mark = tree.child(clause, "mark")
            if mark is None or tree.tokens[mark].lower() not in _TABLE.conditionals:
                continue
            before = tree.tokens[mark - 1].lower() if mark else ""
            if before != "even" and tree.tokens[mark].lower() not in ("whether", "lest"):
                return True
        relation = tree.relations[index].partition(":")[0]
        if relation not in ("obj", "obl", "nsubj", "conj", "nmod", "xcomp"):
            return False
        index = tree.heads[index]
    return False


def _just_before(tree: Tree, clause: int) -> list[int]:
    """A participle beside a clause and right before it: "provided its forces leave"."""
    first = min(tree.subtree(clause))
    return [c for c in tree.all_children(tree.heads[clause], "advcl") if c == first - 1]


def _conditional(tree: Tree, token: int, found: Finding) -> Finding:
    """An act in an if-clause is only possible; one that is to follow on a condition too."""
    if found.status == "planned" and _on_condition(tree, token):
        return Finding("possible", "on a condition")
    index = token
    while index >= 0:
        relation = tree.relations[index].partition(":")[0]
        if relation in ("advcl", "ccomp"):
            for mark in tree.all_children(index, "mark"):
                if tree.tokens[mark].lower() in _TABLE.conditionals:
                    return Finding("possible", f"in a clause with {tree.tokens[mark].lower()}")
            if index and any(
                tree.tokens[before].lower() in ("provided", "providing") for before in _just_before(tree, index)
            ):
                return Finding("possible", "in a clause with provided")
        if relation not in ("obj", "obl", "nsubj", "conj", "nmod", "xcomp", "advcl", "ccomp"):
            break
        index = tree.heads[index]
    return found
