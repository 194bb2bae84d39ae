"""Persons, states and organisations that are called by name."""

from __future__ import annotations

from legation.model.party import Party
from legation.steps.actors.context import Context, Origin, origin_of_entry
from legation.steps.actors.geography import is_modifier, is_place
from legation.steps.actors.people import Person
from legation.steps.actors.phrase import first_token, is_definite
from legation.steps.actors.scan import Hit, Name, outer_head
from legation.steps.actors.titles import Title
from legation.steps.actors.words import MODIFIERS
from legation.steps.reading import Reference


def person_reference(context: Context, token: int) -> Reference | None:
    """The person named at `token`; title, name and apposition all refer to the same party."""
    found = context.person_at(token)
    if found is None:
        return None
    person, name = found
    title = context.people.at[(context.tree.number, name.first)][2]
    first = name.first if title.apposed else min(title.first, name.first)
    origin = Origin(person.code, person.country, person.state or "", person.rule)
    party = context.party(first, name.last, person.name, origin, person.sector)
    made = None
    for head in _heads(context, name, title, first):
        members = _all_named(context, name, party) if head != name.head else ()
        made = context.reference(head, party, "person", f"person: {person.rule}", members)
        context.references[(context.tree.number, head)] = made
    whole = context.references[(context.tree.number, outer_head(context.tree, first, name.last))]
    context.speak(whole, person)
    return context.references.get((context.tree.number, token), made)


def _all_named(context: Context, name: Name, party: Party) -> tuple[Party, ...]:
    """ "The ministers, Ana Kos and Ivo Brand": who stands behind a title in the plural."""
    tree, head = context.tree, context.tree.heads[name.head]
    if head < 0 or tree.relations[name.head] != "appos" or tree.fine_tags[head] not in ("NNS", "NNPS"):
        return ()
    others = [context.resolve(token) for token in tree.all_children(name.head, "conj")]
    found = (party, *(other.party for other in others if other is not None))
    return found if len(found) > 1 else ()


def _heads(context: Context, name: Name, title: Title, first: int) -> list[int]:
    heads = [name.head, outer_head(context.tree, first, name.last)]
    if title.role is not None:
        heads.append(title.role.head)
    return list(dict.fromkeys(heads))


def person_party_of(person: Person) -> Origin:
    """A person as the origin of a body: "the Kos administration"."""
    return Origin(person.code, person.country, person.state or person.name, f"body of {person.name}")


def hit_reference(context: Context, hit: Hit) -> Reference:
    """A state, capital, seat, people, nationality or organisation of the packs."""
    entry = hit.surface.entry
    kind, rule, sector = _kind(context, hit)
    origin = origin_of_entry(entry, rule)
    first = hit.first
    if kind == "people":
        first = min(first, first_token(context.tree, hit.head))
    party = context.party(first, hit.last, entry.name, origin, sector)
    reference = context.reference(hit.head, party, kind, rule)
    context.speak(reference)
    return reference


def _kind(context: Context, hit: Hit) -> tuple[str, str, str | None]:
    entry, surface, tree = hit.surface.entry, hit.surface.kind, context.tree
    stands_for_state = entry.country is not None and entry.code == entry.country and entry.sector in (None, "GOV")
    if surface == "leader":
        return "person", "known leader", entry.sector or "GOV"
    if not stands_for_state:
        return "organisation", f"{surface} in the actor packs", entry.sector
    if _backer(context, hit):
        return "state", "backs what follows", "GOV"
    if surface == "people" or (surface == "demonym" and tree.fine_tags[hit.head] in ("NNS", "NNPS")):
        return _people(context, hit)
    if is_place(tree, hit.head, surface == "capital", range(hit.first, hit.last + 1)):
        return "place", f"{surface} after a word of place or motion", None
    if is_modifier(tree, hit.head):
        return "nationality", f"{surface} before a noun", "GOV"
    if surface == "demonym":
        return _people(context, hit)
    if surface in ("capital", "seat"):
        return "state", f"{surface} for its government", "GOV"
    return "state", f"{surface} of a state", "GOV"


def _people(context: Context, hit: Hit) -> tuple[str, str, str | None]:
    if is_modifier(context.tree, hit.head):
        return "nationality", "people before a noun", "GOV"
    if is_definite(context.tree, hit.head) and context.tree.child(hit.head, "nummod") is None:
        return "people", "a people with the article stands for its state", "GOV"
    return "people", "nationals", "CVL"


def _backer(context: Context, hit: Hit) -> bool:
    return is_backer(context, hit.last)


def is_backer(context: Context, last: int) -> bool:
    """ "Ostland-backed rebels": the name that ends at `last` does not say whose the rebels are."""
    tokens = context.tree.tokens
    following = last + 2 if last + 1 < len(tokens) and tokens[last + 1] == "-" else last + 1
    return (
        following < len(tokens)
        and tokens[following].lower() in MODIFIERS["foreign_participles"]
        and (following == last + 2 or context.tree.relations[following] == "amod")
    )


def organisation_reference(context: Context, name: Name) -> Reference:
    """An organisation that only the reader's name tags know."""
    hits = [context.scan.hit_at[t] for t in range(name.first, name.last + 1) if t in context.scan.hit_at]
    origin = next((origin_of_entry(h.surface.entry, "named after its state") for h in hits), None)
    if origin is not None and hits[0].surface.kind not in ("demonym", "organisation", "acronym"):
        origin = None  # "Bank of X", "Air X": a name, no allegiance
    party = context.party(name.first, name.last, None, origin, None)
    reference = context.reference(name.head, party, "organisation", "organisation by name tag")
    context.speak(reference)
    return reference
