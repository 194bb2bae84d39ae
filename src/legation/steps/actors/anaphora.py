"""Pronouns, "the country" and "the two sides": nominals that point back."""

from __future__ import annotations

from dataclasses import replace

from legation.knowledge.language import load_word_classes
from legation.model.party import Party
from legation.steps.actors.context import Context
from legation.steps.actors.focus import Spoken, thing_subject
from legation.steps.actors.origins import opposite
from legation.steps.actors.people import Person
from legation.steps.actors.phrase import attached, first_token, is_definite, is_plural
from legation.steps.actors.words import NOUNS, PRONOUNS
from legation.steps.grammar.clauses import surface_subject
from legation.steps.reading import Reference

_WILLING = load_word_classes()["willing_adjectives"]
_GENDERED = 4  # sentences that he and she look back
_NEUTER = 1
_BODIES = ("state", "body", "organisation")
_MANY = ("people", "body", "pair", "organisation", "state")
_THIRD = PRONOUNS["masculine"] | PRONOUNS["feminine"] | PRONOUNS["neuter"] | PRONOUNS["plural"]


def is_pronoun(word: str, tag: str) -> bool:
    """Whether a token is a pronoun of the third person."""
    return tag in ("PRON", "DET") and word in _THIRD


def pronoun_reference(context: Context, token: int) -> Reference | None:
    """The nearest antecedent that agrees, where one is plain."""
    word = context.tree.tokens[token].lower()
    if word in PRONOUNS["neuter"]:
        found = _thing(context, token)
    elif word in PRONOUNS["plural"]:
        found = _several(context, token)
    else:
        found = _person(context, token, word in PRONOUNS["feminine"])
    if found is None:
        return None
    known = found.reference
    members = known.members or (_together(context, found) if word in PRONOUNS["plural"] else ())
    party = _repeated(context, token, token, known.party)
    if members:
        party = replace(party, name=" and ".join(member.name for member in members), code=None, country=None)
    rule = f"{word}: {'subject' if found.subject else 'mention'} of sentence {found.sentence + 1}"
    reference = context.reference(token, party, known.kind, rule, members)
    context.speak(reference, found.person)
    return reference


def _together(context: Context, mention: Spoken) -> tuple[Party, ...]:
    """All of several conjoined nominals: "Ostland and Westmark said they …"."""
    if not mention.conjuncts:
        return ()
    places = [(mention.sentence, token) for token in mention.conjuncts]
    others = [context.references[place].party for place in places if place in context.references]
    parties = (mention.reference.party, *others)
    return parties if len({party.code or party.name for party in parties}) > 1 else ()


def _repeated(context: Context, first: int, last: int, party: Party) -> Party:
    return context.party(first, last, party.name, context.origin_of(party, ""), party.sector)


def _before(context: Context, token: int, reach: int) -> list[Spoken]:
    """Mentions before a token, newest sentence first, its subjects first."""
    number, barred = context.tree.number, _barred(context, token)
    known = [
        mention
        for mention in context.focus.recent(number, reach)
        if (mention.sentence < number or mention.token < token) and mention.reference.party.name != barred
    ]
    return sorted(known, key=lambda mention: (-mention.sentence, not mention.subject, -mention.token))


def _barred(context: Context, token: int) -> str | None:
    """Name of the subject of the pronoun's own verb: "Kos met her" speaks of somebody else."""
    tree, head = context.tree, context.tree.heads[token]
    if head < 0 or tree.relations[token].partition(":")[0] not in ("obj", "iobj", "obl"):
        return None
    if tree.tokens[token].lower().endswith(("self", "selves")):
        return None
    subject = surface_subject(tree, head)
    known = None if subject is None else context.references.get((tree.number, subject))
    return None if known is None else known.party.name


def _person(context: Context, token: int, feminine: bool) -> Spoken | None:
    gender = "feminine" if feminine else "masculine"
    for mention in _before(context, token, _GENDERED):
        person = mention.person
        if mention.reference.kind != "person" or (mention.plural and person is None):
            continue
        distance = context.tree.number - mention.sentence
        if person is None and (distance > 1 or (distance == 1 and not mention.subject)):
            continue  # an unnamed person fades at once
        if person is not None and person.gender not in (None, gender):
            continue
        if person is not None:
            person.gender = "feminine" if feminine else "masculine"
        return mention
    return _ahead(context, token)


def _ahead(context: Context, token: int) -> Spoken | None:
    """ "In her speech, President Kos …": the subject that follows."""
    tree = context.tree
    subject = tree.child(tree.root, "nsubj")
    if subject is None or subject < token:
        return None
    found = context.people.by_head.get((tree.number, subject))
    if found is None:
        return None
    reference = context.resolve(found)
    return _spoken_of(context, reference)


def _spoken_of(context: Context, reference: Reference | None) -> Spoken | None:
    if reference is None or reference.kind != "person":
        return None
    return next((m for m in reversed(context.focus.spoken) if m.reference.party == reference.party), None)


def _thing(context: Context, token: int) -> Spoken | None:
    """It and its: a state, body or organisation; not where a thing is the nearer subject."""
    tree = context.tree
    willing = tree.heads[token] >= 0 and tree.lemmas[tree.heads[token]] in _WILLING  # "it is willing to talk"
    if not willing and (tree.relations[token] == "expl" or _empty_it(context, token)):
        return None
    if _is_matter(context, token):
        return None
    subject = thing_subject(tree, token)
    if subject is not None and (tree.number, subject) not in context.references:
        return None
    if subject is None and context.thing_before == "thing":
        return None
    beside = _is_possessive(context, token) or _barred(context, token) is not None
    for mention in _before(context, token, _NEUTER):
        near = mention.subject or (mention.sentence == tree.number and beside)
        if near and mention.reference.kind in _BODIES and not mention.plural:
            return mention
    return None


def _is_matter(context: Context, token: int) -> bool:
    """ "Chad welcomed the move, but Mali condemned it", "called it off": what was done, not who."""
    tree, verb = context.tree, context.tree.heads[token]
    if verb < 0 or tree.relations[token] not in ("obj", "nsubj:pass"):
        return False
    if tree.lemmas[verb] in NOUNS["done_to_matters"]:
        return not any(tree.tokens[c].lower() in ("for", "of") for c in range(token + 1, min(token + 2, len(tree))))
    leader = tree.heads[verb] if tree.relations[verb] == "conj" else -1
    known = tree.child(leader, "obj") if leader >= 0 else None
    return (
        known is not None
        and tree.tags[known] == "NOUN"
        and tree.fine_tags[known] == "NN"
        and (tree.number, known) not in context.references
    )


def _is_possessive(context: Context, token: int) -> bool:
    return context.tree.relations[token].endswith(":poss")


def _empty_it(context: Context, token: int) -> bool:
    """ "it is clear that", "it remains to be seen whether"."""
    tree = context.tree
    head = tree.heads[token]
    if head < 0 or not tree.relations[token].startswith("nsubj"):
        return False
    if tree.child(head, "csubj") is not None:
        return True
    if tree.relations[token] == "nsubj:pass" and tree.child(head, "ccomp") is not None:
        return True  # "it is estimated that"
    first = token == tree.children[head][0]
    return first and tree.tags[head] == "ADJ" and tree.child(head, "ccomp", "advcl") is not None


def _several(context: Context, token: int) -> Spoken | None:
    mentions = [m for m in _before(context, token, _NEUTER + 1) if m.reference.kind in _MANY or m.plural]
    subject = thing_subject(context.tree, token)
    if subject is None and context.thing_before == "things":
        return None
    plural = subject is not None and is_plural(context.tree, subject)
    if plural and (context.tree.number, subject) not in context.references:
        return None
    return next((m for m in mentions if m.plural), next((m for m in mentions if m.subject), None))


def country_reference(context: Context, token: int) -> Reference | None:
    """ "the country", "her nation": the state of the possessor or the one in focus."""
    tree = context.tree
    possessor = tree.child(token, "nmod:poss")
    owner = context.resolve(possessor) if possessor is not None else None
    if owner is not None and owner.party.country is not None:
        return _state(context, token, owner.party, f"country of {owner.party.name}")
    if possessor is not None or not is_definite(tree, token) or attached(tree, token, frozenset({"of"})):
        return None
    excluded, subject = opposite(context, token), _subject_states(context, token)
    if tree.child(token, "amod", "compound") is not None:
        excluded |= subject  # "the oil-rich country" is not the one that acts
        if len(context.focus.states(tree.number, excluded)) != 1:
            return None
    found = context.focus.state(tree.number, excluded, subject)
    if found is None:
        return None
    return _state(context, token, found.reference.party, "the country: the state in focus")


def _subject_states(context: Context, token: int) -> frozenset[str]:
    """States of the subject of the clause: they would rather be "its" than "the country's"."""
    subject = thing_subject(context.tree, token)
    known = context.references.get((context.tree.number, subject)) if subject is not None else None
    return frozenset() if known is None or known.party.country is None else frozenset({known.party.country})


def _state(context: Context, token: int, known: Party, rule: str) -> Reference:
    assert known.country is not None
    name = context.trail.name_of(known.country) or known.name
    party = context.party(first_token(context.tree, token), token, name, context.origin_of(known, rule), "GOV")
    reference = context.reference(token, party, "state", rule)
    context.speak(reference)
    return reference


def is_pair(context: Context, token: int) -> bool:
    """ "the two countries", "both sides", "the rivals", and a lone "both" or "the two"."""
    tree, lemma = context.tree, context.tree.lemmas[token]
    if token and tree.tokens[token][:1].isupper():
        return False  # part of a name
    if lemma in NOUNS["pair_determiners"] and tree.relations[token].startswith("nsubj"):
        return lemma == "both" or is_definite(tree, token)
    if lemma in NOUNS["pair"] and any(
        tree.tokens[child].lower() == "neither" for child in tree.all_children(token, "det")
    ):
        return True  # "neither country"
    persons = lemma in NOUNS["pair_persons"]
    if (not persons and lemma not in NOUNS["pair"]) or tree.fine_tags[token] not in ("NNS", "NNPS"):
        return False
    words = {tree.lemmas[child] for child in tree.children[token] if child < token}
    if attached(tree, token, frozenset({"of", "in", "from"})) or words & context.nationalities:
        return False
    if words & NOUNS["pair_determiners"]:
        return "both" in words or is_definite(tree, token)
    if tree.child(token, "acl") is not None:
        return False
    alone = lemma in NOUNS["pair_alone"] or lemma in NOUNS["country"] or lemma == "side"
    return alone and is_definite(tree, token)


def is_two(context: Context, token: int) -> bool:
    """ "the two energy ministries", "both armies", "the two heads of government"."""
    tree = context.tree
    words = {tree.lemmas[child] for child in tree.children[token] if child < token}
    return is_plural(tree, token) and ("both" in words or ("two" in words and is_definite(tree, token)))


def pair_reference(context: Context, token: int, first: int, sector: str | None = None) -> Reference | None:
    """The two states, or two persons of different states, most in focus; `sector` is that of their bodies."""
    found: list[Party] = []
    if context.tree.lemmas[token] in NOUNS["pair_persons"]:
        found = _two_persons(context)
    if len(found) < 2:
        found = [_as_state(context, m) for m in context.focus.pair(context.tree.number)]
    if len(found) < 2:
        return None
    if sector is not None:
        found = [replace(party, sector=sector) for party in found]
    party = context.party(first, token, " and ".join(sorted(p.name for p in found)), None, sector or "GOV")
    reference = context.reference(token, party, "pair", "the two states most in focus", tuple(found))
    context.speak(reference)
    return reference


def _as_state(context: Context, mention: Spoken) -> Party:
    """The state itself, where it was last named."""
    known = mention.reference.party
    name = context.trail.name_of(known.country) if known.country else None
    return Party(known.text, known.start, known.end, name or known.name, known.code, known.country, "GOV")


def _two_persons(context: Context) -> list[Party]:
    found: dict[str, Party] = {}
    seen: set[int] = set()
    for mention in context.focus.recent(context.tree.number, _GENDERED):
        person: Person | None = mention.person
        if person is None or person.country is None or id(person) in seen:
            continue
        seen.add(id(person))
        found.setdefault(person.country, mention.reference.party)
    return list(found.values())[:2]
