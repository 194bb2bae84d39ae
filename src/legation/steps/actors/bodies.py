"""Nominals with a role word: "the French foreign minister", "rebels in Syria", "the government"."""

from __future__ import annotations

from dataclasses import replace

from legation.steps.actors.anaphora import is_two, pair_reference
from legation.steps.actors.context import Context, Origin, origin_of_entry
from legation.steps.actors.focus import Spoken
from legation.steps.actors.geography import is_modifier
from legation.steps.actors.origins import (
    acting_states,
    is_domestic,
    opposite,
    origin_around,
    origin_before,
    origin_behind,
    origin_of_sent,
    unplaced,
)
from legation.steps.actors.people import Person
from legation.steps.actors.phrase import attached, first_token, is_definite, is_plural, premodifiers
from legation.steps.actors.scan import RoleHit
from legation.steps.actors.words import MODIFIERS, NOUNS
from legation.steps.reading import Reference

_STATE_SECTORS = frozenset({"GOV", "MIL", "LEG", "COP", "JUD", "SPY"})
_MEMORY = 8  # sentences through which "the ministry" still means the ministry named before


def body_reference(context: Context, role: RoleHit) -> Reference | None:
    """The party that a role word's phrase names; None where the word only modifies another role."""
    tree = context.tree
    head = role.head
    if is_modifier(tree, head) and (tree.heads[head] in context.scan.role_at or tree.tags[head] == "ADJ"):
        return None
    known = context.people.by_role.get((tree.number, head))
    if known is None and tree.relations[head] == "appos" and tree.heads[head] in context.scan.person_at:
        known = context.scan.person_at[tree.heads[head]].head  # "Ivo Brand, a former minister"
    if known is not None:
        return _titled(context, known, head)
    origin = _own_origin(context, role)
    if origin is None and is_two(context, head):
        pair = pair_reference(context, head, first_token(tree, head), role.word.sector)
        if pair is not None:
            return pair
    if origin is None:
        holder = _holder(context, role)
        if holder is not None:
            return _person(context, role, holder, "the only holder of the office met")
        origin = _assumed(context, role)
    return _made(context, role, origin)


def _titled(context: Context, token: int, head: int) -> Reference | None:
    """A title that belongs to a name in the same sentence."""
    reference = context.resolve(token)
    settled = context.references.get((context.tree.number, head))
    if reference is None or settled is not None:
        return settled
    reference = replace(reference, head=head)
    context.references[(context.tree.number, head)] = reference
    return reference


def _own_origin(context: Context, role: RoleHit) -> Origin | None:
    sent = context.tree.lemmas[role.head] in MODIFIERS["sent"]
    return (
        origin_before(context, premodifiers(context.tree, role.head), role.head)
        or _entry_of_role(context, role)
        or (origin_of_sent(context, role.head) if sent else None)
        or origin_behind(context, role.head)
    )


def _entry_of_role(context: Context, role: RoleHit) -> Origin | None:
    """A role word inside a longer known name, whose head it is."""
    if role.entry is not None:
        return origin_of_entry(role.entry, "an office of one state only")
    hit = context.scan.hit_at.get(role.head)
    return None if hit is None or hit.leader else origin_of_entry(hit.surface.entry, "known body")


def _holder(context: Context, role: RoleHit) -> Person | None:
    """The one person to whom the report gave the office that "the president" names."""
    tree, lemma = context.tree, role.word.lemma
    if role.word.kind != "person" or is_plural(tree, role.head) or not is_definite(tree, role.head):
        return None
    words = {tree.lemmas[token] for token in premodifiers(tree, role.head)}
    persons = context.people.persons
    holders = [person for person in persons if person.holds(lemma)]
    if not holders:
        holders = [person for person in persons if person.holds_kind(lemma)]  # "the minister"
    standings = {standing for word in words if (standing := context.people.standing(word)) is not None}
    if standings:
        holders = [person for person in holders if standings & person.standings]
    elif len(holders) > 1:
        holders = [person for person in holders if not person.only_former]
    met = [person for person in holders if person.titles[0][0] <= tree.number]
    holders = met or holders
    return holders[0] if len(holders) == 1 else None


def _person(context: Context, role: RoleHit, person: Person, rule: str) -> Reference:
    origin = Origin(person.code, person.country, person.state or "", person.rule)
    first = first_token(context.tree, role.head)
    party = context.party(first, max(role.last, role.head), person.name, origin, person.sector)
    reference = context.reference(role.head, party, "person", rule)
    context.speak(reference, person)
    return reference


def _assumed(context: Context, role: RoleHit) -> Origin | None:
    """A role without a state: the same body as before, the place, the state in focus, the only state."""
    tree, sector = context.tree, role.word.sector
    plain = not any(True for _ in attached(tree, role.head, frozenset({"of", "for"})))
    excluded = opposite(context, role.head)
    if _proper(context, role) or _is_of_unknown_place(context, role):
        return None
    sent = origin_of_sent(context, role.head)
    if sent is not None and plain:
        return sent
    definite = is_definite(tree, role.head) or _bare_body(context, role)
    before = _named_before(context, role, excluded) if plain and definite else None
    if before is not None:
        return context.origin_of(before.reference.party, "the same body as named before")
    if unplaced(context, role.head):
        return None
    around = origin_around(context, role.head, fronted=not is_domestic(sector))
    if around is not None:
        return around
    bare = is_plural(tree, role.head) and first_token(tree, role.head) == role.first
    if plain and sector in _STATE_SECTORS and (definite or bare):
        focus = context.focus.state(tree.number, excluded, acting_states(context, role.head))
        if focus is not None:
            return context.origin_of(focus.reference.party, "assumed: the state in focus")
    only = context.trail.only_state
    if only is None or (_speaks_for_itself(role) and not (definite and context.trail.told_beside(tree.number))):
        return None
    return origin_of_entry(only, "assumed: the only state of the report")


def _is_of_unknown_place(context: Context, role: RoleHit) -> bool:
    """ "Jets hit a depot in Hilltown, the governor said": of whatever state Hilltown is."""
    tree, scan = context.tree, context.scan
    if role.word.lemma not in NOUNS["local"]:
        return False
    places = (token for token, name in enumerate(tree.names) if name == "B-LOC" and token not in scan.hit_at)
    return any(tree.preposition(token) in ("in", "near", "at") for token in places)


def _speaks_for_itself(role: RoleHit) -> bool:
    """Protesters, gunmen and the like: of whatever state unless placed; "the rebels" of the one that a report is on."""
    return role.word.sector not in _STATE_SECTORS and (role.word.sector is not None or not role.word.title)


def _proper(context: Context, role: RoleHit) -> bool:
    """A name of several words ("Workers' Front Army") is somebody of its own, of whatever state."""
    scan, tree = context.scan, context.tree
    run = scan.organisation_at.get(role.head)
    words = premodifiers(tree, role.head) if run is None else range(run.first, run.last + 1)
    named = [token for token in words if tree.tokens[token][:1].isupper() and token not in scan.role_at]
    if run is None and not tree.tokens[role.head][:1].isupper():
        return any(tree.tags[token] == "PROPN" for token in named)
    return any(tree.tags[token] in ("PROPN", "NOUN", "ADJ") for token in named)


def _bare_body(context: Context, role: RoleHit) -> bool:
    """ "Parliament voted": a body without article, not "a court" or "every army"."""
    tree = context.tree
    singular = role.word.kind == "body" and not is_plural(tree, role.head)
    return singular and tree.child(role.head, "det") is None


def _named_before(context: Context, role: RoleHit, excluded: frozenset[str]) -> Spoken | None:
    lemma = context.tree.lemmas[role.head]
    for mention in context.focus.recent(context.tree.number, _MEMORY):
        party = mention.reference.party
        if mention.lemma == lemma and party.code is not None and party.code not in excluded:
            return mention
    return None


def _made(context: Context, role: RoleHit, origin: Origin | None) -> Reference:
    tree = context.tree
    first = first_token(tree, role.head)
    last = max(role.last, role.head)
    rule = origin.rule if origin else "role word, no state told"
    sector = _sector(context, role, origin)
    kind = "person" if role.word.kind == "person" and not is_plural(tree, role.head) else "body"
    members = origin.members if origin else ()
    if members and sector:
        members = tuple(replace(member, sector=sector) for member in members)
    own = None if members else origin
    party = context.party(first, last, _name(context, role, own), own, sector)
    reference = context.reference(role.head, party, kind, f"{role.word.lemma}: {rule}", members)
    context.speak(reference)
    return reference


def _name(context: Context, role: RoleHit, origin: Origin | None) -> str | None:
    """A name that two tellings share: "government of Ostland"; a proper one stays as it is."""
    run = context.scan.organisation_at.get(role.head)
    if run is not None and run.last > run.first:
        start, end = context.tree.span(run.first, run.last)
        return context.text[start:end]
    ruler = _ruler(context, role)
    if ruler is not None:
        return ruler
    if origin is None or not origin.name:
        return None
    if origin.rule.startswith("body of "):
        return f"{role.word.lemma} of {origin.rule.removeprefix('body of ')}"
    return origin.name if " of " in origin.name else f"{role.word.lemma} of {origin.name}"


def _ruler(context: Context, role: RoleHit) -> str | None:
    """ "the government of Ana Kos in Ostland": a government is called by whoever leads it."""
    if role.word.kind != "body" or role.word.lemma not in NOUNS["ruled"]:
        return None
    for child in attached(context.tree, role.head, frozenset({"of"})):
        found = context.person_at(child)
        if found is not None:
            return found[0].name
    return None


def _sector(context: Context, role: RoleHit, origin: Origin | None) -> str | None:
    """Sector of the role; a general word ("member", "official") takes that of the body it belongs to."""
    tree, own = context.tree, role.word.sector
    if role.word.lemma.split(" ")[-1] not in NOUNS["generic"]:
        return own
    scan = context.scan
    for token in premodifiers(tree, role.head):
        inner = scan.role_at.get(token)
        if inner is None or inner is role or inner.word.lemma in MODIFIERS["sent"]:
            continue
        if inner.word.sector is not None:
            return inner.word.sector
    for child in attached(tree, role.head, frozenset({"of", "for", "from", "at"})):
        reference = context.resolve(child)
        if reference is not None and reference.kind in ("body", "organisation") and reference.party.sector:
            return reference.party.sector
    if origin is not None and origin.country is None and origin.code is not None:
        return origin.sector or "GOV"  # "UN experts" speak for the organisation
    if own is None and origin is not None:
        return origin.sector or ("GOV" if origin.country is not None or origin.members else None)
    return own
