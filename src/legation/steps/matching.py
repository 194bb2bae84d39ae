"""Finds where patterns hold in a parsed sentence: triggers, constraints and the parties around."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from legation.knowledge.language import load_word_classes
from legation.knowledge.patterns import Part, Pattern, PatternBook, Trigger
from legation.model.party import Party
from legation.steps.grammar.arguments import (
    clause_vocabulary,
    further_antecedents,
    is_mere_topic,
    is_set_aside,
    predicate_words,
    slot_tokens,
)
from legation.steps.grammar.forms import is_told_to
from legation.steps.grammar.meant import pronoun_nouns
from legation.steps.grammar.parties import Resolver, own_words
from legation.steps.tree import Tree

ANYTHING = "anything"
PLACE_NAME = "place-name"  # in a list of words: any name of a place
SUFFERER = "sufferer"
_MONTHS = load_word_classes()["month_words"]
_LAY = frozenset({"CVL", "LAB", "BUS", "MED", "EDU", "AGR", "JRN"})
_PERSONS = frozenset({"CVL", "LAB", "MED", "EDU", "AGR"})
_PUBLIC = frozenset({"PROTEST"})  # these matter whoever does them
_SAID = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "SUPPORT"})
_FRIENDLY = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "CONCEDE"})
_LOOSE = frozenset({"inside", "around", "before"})
_MARKS = ("SCONJ", "ADP")  # "if" and "unless" are triggers of their own
_PARTS: dict[str, Part] = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern that holds at a token, with the parties that fill its roles."""

    sentence: int
    token: int
    pattern: Pattern
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    hosts: tuple[Party, ...]
    consumed: frozenset[int]
    slots: tuple[str, ...]  # which slot gave each role, for the decision

    @property
    def rank(self) -> tuple[int, int]:
        """Better matches sort higher."""
        filled = (any(p.code for p in self.sources)) + (any(p.code for p in self.targets))
        return self.pattern.specificity, filled


def find_matches(tree: Tree, book: PatternBook, resolver: Resolver) -> list[Match]:
    """The best match at each trigger word; a word that a better match has used tells of nothing else."""
    found: list[Match] = []
    for token in range(len(tree)):
        best: Match | None = None
        for match in _matches_at(tree, token, book, resolver):
            if best is None or match.rank > best.rank:
                best = match
        if best is not None:
            found.append(best)
    by_token = {match.token: match for match in found}
    used = {token for match in found for token in match.consumed if not _is_called_off(match, by_token.get(token))}
    found = [m for m in found if m.token not in used and not _is_toll(tree, m, by_token.get(tree.heads[m.token]))]
    return [match for match in found if not _is_told_otherwise(tree, match, found)]


def _is_called_off(match: Match, inner: Match | None) -> bool:
    """ "cancelled a visit by the minister": two things are told, the refusal and the visit that is off."""
    if inner is None or match.pattern.type != "REJECT" or inner.pattern.type != "CONSULT":
        return False
    return inner.pattern.mode == "visit" and bool(inner.sources)


def _is_told_otherwise(tree: Tree, match: Match, found: list[Match]) -> bool:
    """A threat by "if" or "unless" where a verb of the sentence tells the same party's threat already."""
    if tree.tags[match.token] not in _MARKS:
        return False
    others = [other for other in found if other.pattern.type == "THREATEN" and other is not match]
    return any(
        _own_people(list(match.sources), other.sources) for other in others if tree.tags[other.token] not in _MARKS
    )


def _is_toll(tree: Tree, match: Match, above: Match | None) -> bool:
    """ "struck three towns, killing twelve": what came of the act that the verb above tells."""
    if above is None or tree.relations[match.token] != "advcl" or tree.fine_tags[match.token] != "VBG":
        return False
    return above.pattern.type == match.pattern.type == "ASSAULT" and above.sources == match.sources


def _matches_at(tree: Tree, token: int, book: PatternBook, resolver: Resolver) -> Iterator[Match]:
    seen: set[str] = set()
    for part, pattern, consumed in patterns_at(tree, token, book, resolver):
        if pattern.id not in seen:
            match = _fill(tree, token, part, pattern, consumed, resolver)
            if match is not None:
                seen.add(pattern.id)
                yield match


def patterns_at(
    tree: Tree, token: int, book: PatternBook, resolver: Resolver
) -> Iterator[tuple[Part, Pattern, frozenset[int]]]:
    """Patterns whose words hold at a token, whoever the parties: as which part, and the words that they use."""
    part = _PARTS.get(tree.tags[token])
    if tree.tags[token] in _MARKS and tree.relations[token] == "mark":
        part = "verb"
    if tree.tags[token] == "PROPN" and tree.lemmas[token] in _MONTHS and tree.tokens[token][:1].isupper():
        return  # "in March"
    if part is None or is_set_aside(tree, token) or is_mere_topic(tree, token):
        return
    for candidate in _parts(tree, token, part):
        for trigger, pattern in book.candidates(tree.lemmas[token], candidate):
            if _trigger_holds(tree, token, trigger):
                consumed = _constraints_hold(tree, token, pattern, resolver.earlier(tree))
                if consumed is not None:
                    yield candidate, pattern, consumed


def _parts(tree: Tree, token: int, part: Part) -> tuple[Part, ...]:
    # The tagger sometimes takes a participle for an adjective ("banned goods", "is ready").
    if part == "adjective" and tree.fine_tags[token] in ("VBN", "VBG"):
        return ("adjective", "verb")
    if part == "verb" and tree.relations[token] == "amod":
        return ("verb", "adjective")
    if part == "noun" and tree.relations[token].partition(":")[0] in ("nsubj", "obj", "nmod", "obl"):
        return ("noun",)
    return (part,)


def _trigger_holds(tree: Tree, token: int, trigger: Trigger) -> bool:
    if trigger.particle is not None:
        words = trigger.particle.split(" ")
        near = {tree.tokens[c].lower() for c in tree.all_children(token, "compound", "advmod", "case", "mark")}
        prepositions = [tree.preposition(c) or "" for c in tree.all_children(token, "obl")]
        near |= {
            *prepositions,
            *(preposition.split(" ")[0] for preposition in prepositions),
        }  # "pulled out of two towns"
        near |= {tree.lemmas[c] for c in tree.all_children(token, "obj", "xcomp", "obl")}
        # "ordered the mission to leave": the infinitive hangs on the verb or on its object
        objects = [c for c in tree.all_children(token, "obj") if is_told_to(tree, c)]
        near |= {tree.lemmas[c] for noun in objects for c in tree.all_children(noun, "acl")}
        return all(word in near for word in words)
    if trigger.modifiers:
        near = {tree.lemmas[c] for c in tree.all_children(token, "compound", "amod", "nmod")}
        return all(word in near for word in trigger.modifiers)
    return True


def _constraints_hold(tree: Tree, token: int, pattern: Pattern, earlier: Tree | None) -> frozenset[int] | None:
    """Tokens that satisfy the pattern's `where`; None where one is not satisfied."""
    consumed: set[int] = set()
    for slot, words in pattern.where.items():
        holders = _holders(tree, token, slot, words, earlier)
        if holders is None:
            return None
        consumed.update(holders)
    for slot, words in pattern.unless.items():
        if _holders(tree, token, slot, words) is not None:
            return None
    consumed.discard(token)
    return frozenset(consumed)


def _holders(tree: Tree, token: int, slot: str, words: frozenset[str], earlier: Tree | None = None) -> set[int] | None:
    if slot == "predicate":
        return set() if predicate_words(tree, token) & words else None
    if slot == "clause_words":
        inside = clause_vocabulary(tree, token)
        return set() if inside & words else None
    if slot == "inside":
        below = [c for c in own_words(tree, token) if c != token]
        return set() if any(_matches_word(tree, c, words) for c in below) else None
    if slot == "modifier":
        return _modifying(tree, token, words)
    if slot == "complement":
        heads = tree.all_children(token, "xcomp", "ccomp", "acl", "advcl")
    else:
        heads = slot_tokens(tree, token, slot)
        if slot == "object":
            heads = [*heads, *further_antecedents(tree, token, heads)]
    found = {c for head in heads for c in tree.conjuncts(head) if _matches_word(tree, c, words)}
    deeper = {
        c
        for head in heads
        for c in tree.all_children(head, "nmod")
        if tree.preposition(c) == "of" and _matches_word(tree, c, words)
    }
    if slot == "object":
        found |= {
            head for head in heads if any(_matches_word(*noun, words) for noun in pronoun_nouns(tree, head, earlier))
        }
    if slot == "consequence":
        return set() if found else None  # what is threatened is told of as well
    return (found | deeper) or None


def _modifying(tree: Tree, token: int, words: frozenset[str]) -> set[int] | None:
    near = tree.all_children(token, "compound", "amod", "nmod", "nummod", "acl")
    return set() if any(tree.lemmas[c] in words or tree.tokens[c].lower() in words for c in near) else None


def _matches_word(tree: Tree, token: int, words: frozenset[str]) -> bool:
    lemma = tree.lemmas[token]
    if lemma in words or ANYTHING in words or (PLACE_NAME in words and tree.names[token].endswith("LOC")):
        return True
    if tree.fine_tags[token] == "NNS" and lemma.endswith("s") and lemma[:-1] in words:
        return True  # a plural that the reader left as it stands ("troops")
    return any(f"{tree.lemmas[child]} {lemma}" in words for child in tree.all_children(token, "compound", "amod"))


def _fill(
    tree: Tree, token: int, part: Part, pattern: Pattern, consumed: frozenset[int], resolver: Resolver
) -> Match | None:
    listed = pattern.frame.slots[part] or pattern.frame.slots["verb"]
    parties: dict[str, tuple[Party, ...]] = {}
    slots: dict[str, str] = {}
    # A role that is looked for loosely comes second, so that it does not take the other's party.
    loose = _LOOSE & set(listed.get("source", ()))
    for role in ("target", "source", "host") if loose else ("source", "target", "host"):
        found, slots[role] = _role(tree, token, part, listed.get(role, ()), role, pattern, resolver, parties)
        parties[role] = found
    known = [role for role in ("source", "target") if any(p.code or p.sector for p in parties[role])]
    if not known or any(not parties[role] for role in pattern.needs if role in parties):
        return None
    if not any(p.code or p.sector for role in ("source", "target") for p in parties[role]):
        return None
    if _is_private_matter(pattern, parties):
        return None
    return Match(
        tree.number,
        token,
        pattern,
        parties["source"],
        parties["target"],
        parties["host"],
        consumed,
        (slots["source"], slots["target"], slots["host"]),
    )


def _role(
    tree: Tree,
    token: int,
    part: Part,
    slots: tuple[str, ...],
    role: str,
    pattern: Pattern,
    resolver: Resolver,
    filled: dict[str, tuple[Party, ...]],
) -> tuple[tuple[Party, ...], str]:
    taken = filled.get("source" if role == "target" else "target", ()) if role != "host" else ()
    gathered: list[Party] = []
    used: list[str] = []
    if role == "target" and part == "noun":
        slots = (SUFFERER, *slots)
    together = len({p.code for p in taken if p.code}) > 1
    own: tuple[tuple[Party, ...], str] = (), ""
    for slot in slots:
        if together and role == "target" and slot in _LOOSE:
            continue  # "A and B agreed on a deal that C had brokered"
        found = [p for p in resolver.slot(tree, token, slot, taken) if not _same(p, taken)]
        if (slot == "beside" and len({p.code for p in (*gathered, *found)}) < 2) or (
            slot == "beside" and len(gathered) > 1
        ):
            continue
        if role != "host":
            found = [p for p in found if not _inside(p, taken) and not _one_side(p, taken)]
        if role == "target" and pattern.type == "MOBILIZE":
            found = [p for p in found if p.sector != "MIL" or not _own_people([p], taken)]  # "scrambled its jets"
        if not found:
            continue
        passed_on = "iobject" in slots and _own_people(found, taken)
        if role == "target" and (passed_on or _of_no_state(found)):
            own = own if own[0] else (tuple(found), slot)
            continue  # "offered Chad training for its pilots": it goes to Chad
        used.append(slot)
        gathered.extend(p for p in found if not _same(p, gathered))
        if role not in pattern.frame.gather:
            break
        if len({p.code or p.name for p in gathered}) > 1 and slot in ("between", "among"):
            break
    if not gathered and own[0]:
        return own
    acting = {p.code for p in gathered if p.sector is not None}
    gathered = [p for p in gathered if p.sector is not None or p.code is None or p.code not in acting]
    return tuple(gathered), "+".join(used)


def _same(party: Party, others: tuple[Party, ...] | list[Party]) -> bool:
    return any(party.start == other.start and party.name == other.name for other in others)


def _inside(party: Party, others: tuple[Party, ...]) -> bool:
    return any(party.start >= other.start and party.end <= other.end and party.code == other.code for other in others)


def _one_side(party: Party, others: tuple[Party, ...]) -> bool:
    """Whether a party is the same state's same branch as another: a government does nothing to itself."""
    return any(party.code is not None and (party.code, party.sector) == (other.code, other.sector) for other in others)


def _is_private_matter(pattern: Pattern, parties: dict[str, tuple[Party, ...]]) -> bool:
    """What people without any political part do among themselves or to nobody known is no event.

    "The driver refused to change his tyres", "traders bombarded brokers", "the singer visited Peru".
    """
    sources, targets = parties["source"], parties["target"]
    if pattern.type in _PUBLIC or any(party.sector not in _LAY for party in sources):
        return False
    if not sources:
        return pattern.type in _SAID and all(party.sector in _LAY for party in targets)
    if pattern.type in _FRIENDLY and all(party.sector in _PERSONS for party in sources):
        return True
    return all(party.sector in _LAY or (party.sector is None and party.country == party.code) for party in targets)


def _own_people(parties: list[Party], others: tuple[Party, ...]) -> bool:
    """Whether parties all belong to the states of the other role."""
    codes = {party.code for party in others}
    return all(party.code is not None and party.code in codes for party in parties)


def _of_no_state(parties: list[Party]) -> bool:
    """Whether only officials of nobody known are found ("expelled four diplomats"): the clause may tell whose."""
    return all(party.code is None and party.sector in ("GOV", "MIL", "LEG", "AGR", "BUS") for party in parties)
