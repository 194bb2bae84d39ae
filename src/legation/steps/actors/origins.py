"""Whose a role is: what stands before the noun, behind it, or around its clause."""

from __future__ import annotations

from legation.model.party import Party
from legation.steps.actors.context import Context, Origin, origin_of_entry
from legation.steps.actors.names import is_backer, person_party_of
from legation.steps.actors.phrase import attached, is_plural
from legation.steps.actors.scan import Hit
from legation.steps.actors.words import MODIFIERS, NOUNS
from legation.steps.grammar.clauses import subject
from legation.steps.reading import Reference

_OWNER = frozenset({"of", "from", "for"})
_SENT = frozenset({"of", "from"})
_WHERE = frozenset({"in", "at", "near", "inside", "across", "within", "outside", "throughout", "around"})
_OPPOSITE = frozenset({"with", "against", "toward", "towards", "over", "on", "between", "by", "from"})
_CLIMB = ("nmod", "compound", "conj", "obl", "obj")


def origin_before(context: Context, tokens: range, head: int) -> Origin | None:
    """By a modifier: nationality, name, organisation, possessive, "the Kos government"."""
    scan, tree = context.scan, context.tree
    hits = list(dict.fromkeys(scan.hit_at[token] for token in tokens if token in scan.hit_at))
    hits = [hit for hit in hits if not hit.leader and not is_backer(context, hit.last)]
    several = is_plural(tree, head) and len({hit.surface.entry.code for hit in hits}) > 1
    if several and any(tree.relations[hit.head] == "conj" for hit in hits):
        return _several(tuple(_member(context, hit) for hit in hits), "several nationalities")
    if hits:
        first = next((hit for hit in hits if hit.surface.kind == "demonym"), hits[0])
        return origin_of_entry(first.surface.entry, f"{first.surface.kind} before the role")
    for token in tokens:
        found = context.person_at(token)
        if found is not None and found[0].code is not None:
            return person_party_of(found[0])
    for child in tree.children[head]:
        if tree.lemmas[head] in MODIFIERS["counterparts"]:
            break  # "his counterpart" is of another state than he
        if child < head and tree.relations[child] in ("nmod:poss", "nmod", "det:poss"):
            reference = context.resolve(child)
            if reference is not None and (reference.party.code or reference.members):
                return context.origin_of(reference.party, f"possessor ({reference.rule})", reference.members)
    return None


def _member(context: Context, hit: Hit) -> Party:
    origin = origin_of_entry(hit.surface.entry, "")
    return context.party(hit.first, hit.last, origin.name, origin, "GOV")


def _several(members: tuple[Party, ...], rule: str) -> Origin:
    return Origin(None, None, " and ".join(member.name for member in members), rule, None, members)


def origin_behind(context: Context, head: int) -> Origin | None:
    """By a phrase behind: "of Ostland", "for the ministry", "in Lima", "led by President Kos"."""
    tree = context.tree
    prepositions = _SENT if tree.lemmas[head] in MODIFIERS["sent"] else _OWNER
    for child in attached(tree, head, prepositions):
        origin = _of_nominal(context, child)
        if origin is not None:
            return origin
    for child in tree.all_children(head, "acl"):
        if tree.lemmas[child] in MODIFIERS["leading"]:
            for agent in tree.all_children(child, "obl"):
                reference = context.resolve(agent) if tree.preposition(agent) == "by" else None
                if reference is not None and reference.party.code:
                    return context.origin_of(reference.party, "body led by a known person")
    owners = attached(tree, head, _OWNER)
    for child in (
        *attached(tree, head, _WHERE),
        *(place for owner in owners for place in attached(tree, owner, _WHERE)),
    ):
        reference = context.resolve(child)
        if reference is not None and reference.party.code:
            return context.origin_of(reference.party, "by where they are")
    return None


def _of_nominal(context: Context, child: int) -> Origin | None:
    reference = context.resolve(child)
    if reference is None:
        return None
    others = [context.resolve(conjunct) for conjunct in context.tree.conjuncts(child)]
    parties = [found.party for found in others if found is not None and found.party.code]
    members = reference.members or (tuple(parties) if len({party.code for party in parties}) > 1 else ())
    if len(members) > 1:
        return _several(members, "of several")
    if reference.party.code is None:
        return None
    rule = "of a state" if reference.kind in ("state", "place") else "of a body"
    return context.origin_of(reference.party, rule)


def origin_around(context: Context, head: int, fronted: bool = False) -> Origin | None:
    """By the place of the clause: "Police arrested twenty people in Lima".

    `fronted` asks for a place before the nominal: "In Lima, officials said …".
    """
    tree = context.tree
    for above in tree.ancestors(head):
        if tree.tags[above] not in ("VERB", "AUX"):
            continue
        for child in tree.all_children(above, "obl"):
            if fronted and child > head:
                continue
            for place in (child, *attached(tree, child, _WHERE)):  # "died in a raid in Ostland"
                reference = context.resolve(place) if tree.preposition(place) in _WHERE else None
                if reference is not None and reference.kind == "place" and reference.party.code:
                    return context.origin_of(reference.party, "assumed from where the act took place")
        return None
    return None


def origin_of_sent(context: Context, head: int) -> Origin | None:
    """By who sends them: "Ostland sent a delegation", "troops were deployed by Ostland"."""
    tree, verb = context.tree, context.tree.heads[head]
    if verb < 0 or tree.lemmas[verb] not in MODIFIERS["own_verbs"]:
        return None
    if tree.relations[head] not in ("obj", "nsubj:pass"):
        return None
    for sender in subject(tree, verb):
        reference = context.resolve(sender)
        if reference is not None and reference.party.code:
            return context.origin_of(reference.party, "of whoever sends them")
    return None


def unplaced(context: Context, head: int) -> bool:
    """Whether a place is named with the nominal that nobody knows: "police in Hilltown"."""
    return any(context.resolve(child) is None for child in attached(context.tree, head, _WHERE))


def opposite(context: Context, head: int) -> frozenset[str]:
    """States that stand against the nominal in its own phrase: "the country's relations with Ostland"."""
    tree, found, token = context.tree, set[str](), head
    for _ in range(3):
        above = tree.heads[token]
        if above < 0 or tree.relations[token].partition(":")[0] not in _CLIMB or tree.tags[above] == "VERB":
            break
        for sibling in tree.children[above]:
            if sibling == token:
                continue
            if tree.relations[sibling] == "nmod:poss" or tree.preposition(sibling) in _OPPOSITE:
                found |= _codes(context.resolve(sibling))
        token = above
    return frozenset(found)


def acting_states(context: Context, head: int) -> frozenset[str]:
    """States of whoever does something to the nominal: in "rammed the gunboat" it is rather another's."""
    tree, verb = context.tree, context.tree.heads[head]
    if verb < 0 or tree.relations[head] != "obj" or tree.lemmas[verb] in MODIFIERS["own_verbs"]:
        return frozenset()
    return frozenset(code for actor in subject(tree, verb) for code in _codes(context.resolve(actor)))


def _codes(reference: Reference | None) -> set[str]:
    if reference is None:
        return set()
    return {party.country for party in (reference.party, *reference.members) if party.country is not None}


def is_domestic(sector: str | None) -> bool:
    """Whether a sector belongs to the state in which it acts, unless told otherwise."""
    return sector in NOUNS["domestic"]
