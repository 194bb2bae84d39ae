"""One pass over a sentence's tokens: known names, role words and name runs, each with its head token.

Surfaces of the knowledge packs come first, then the reader's name tags, then capitals after a
title: a tagging error in one of them is caught by another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from legation.knowledge.actors import ActorEntry, ActorIndex, Surface
from legation.knowledge.roles import RoleIndex, RoleWord
from legation.steps.actors.geography import is_feature
from legation.steps.actors.words import MODIFIERS, OF_ONE_STATE, PRONOUNS, plain
from legation.steps.tree import Tree

_LOWER_NAMES = frozenset({"al", "el", "ansar", "hezbollah", "houthi", "houthis", "taliban", "the"})
_NOMINAL = ("NOUN", "PROPN", "ADJ", "X")


@dataclass(frozen=True, slots=True)
class Hit:
    """A surface of the actor packs at tokens `first` to `last`."""

    first: int
    last: int
    head: int
    surface: Surface

    @property
    def leader(self) -> bool:
        """Whether this is the name of a person."""
        return self.surface.kind == "leader"


@dataclass(frozen=True, slots=True)
class RoleHit:
    """A role word ("prime minister", "army") at tokens `first` to `last`."""

    first: int
    last: int
    head: int
    word: RoleWord
    entry: ActorEntry | None = None  # whose the office is by its very name: "the Pope"


@dataclass(frozen=True, slots=True)
class Name:
    """A run of tokens that names somebody or something."""

    first: int
    last: int
    head: int


Span = TypeVar("Span", Hit, RoleHit, Name)


@dataclass(slots=True)
class Scan:
    """What one sentence names. The maps answer by every token of a span."""

    tree: Tree
    hit_at: dict[int, Hit] = field(default_factory=dict)
    role_at: dict[int, RoleHit] = field(default_factory=dict)
    person_at: dict[int, Name] = field(default_factory=dict)
    organisation_at: dict[int, Name] = field(default_factory=dict)

    @property
    def hits(self) -> list[Hit]:
        """Known names in text order."""
        return list(dict.fromkeys(self.hit_at.values()))

    @property
    def people(self) -> list[Name]:
        """Names of persons in text order."""
        return sorted(set(self.person_at.values()), key=lambda name: name.first)


def outer_head(tree: Tree, first: int, last: int) -> int:
    """The token of a span that the rest of the sentence hangs it on."""
    for token in range(first, last + 1):
        if not first <= tree.heads[token] <= last and tree.relations[token] not in ("punct", "case", "det"):
            return token
    return last


def scan(tree: Tree, actors: ActorIndex, roles: RoleIndex) -> Scan:
    """Finds names and role words of a sentence; each token belongs to one name and one role at most."""
    found = Scan(tree)
    _find_hits(found, actors)
    _find_roles(found, roles, actors)
    for first, last in _runs(tree, "PER"):
        if first not in found.person_at:
            _add_person(found, first, last)
    _persons_by_knowledge(found)
    _persons_by_title(found)
    for first, last in _runs(tree, "ORG"):
        if not any(token in found.person_at for token in range(first, last + 1)):
            _mark(found.organisation_at, Name(first, last, outer_head(tree, first, last)))
    _drop_misread(found)
    return found


def _mark(table: dict[int, Span], span: Span) -> None:
    for token in range(span.first, span.last + 1):
        table[token] = span


def _find_hits(found: Scan, actors: ActorIndex) -> None:
    tree = found.tree
    token = 0
    while token < len(tree):
        word = tree.tokens[token]
        step = 1
        if word[:1].isupper() or word.lower() in _LOWER_NAMES or word[:3] in ("al-", "el-"):
            match = actors.longest(tree.tokens, token)
            if match is not None and _cased(tree, token, token + match[0]):
                step, surface = match
                first = token + (1 if step > 1 and word.lower() == "the" else 0)
                last = token + step - 1
                _mark(found.hit_at, Hit(first, last, outer_head(tree, first, last), surface))
        token += step


def _cased(tree: Tree, first: int, end: int) -> bool:
    """A name has a capital somewhere: "turkey" and "us" are none."""
    return any(tree.tokens[token][:1].isupper() for token in range(first, end)) or end - first > 1


def _find_roles(found: Scan, roles: RoleIndex, actors: ActorIndex) -> None:
    tree = found.tree
    token = 0
    while token < len(tree):
        step = 1
        if tree.tags[token] in _NOMINAL and token not in found.hit_at:
            match = roles.longest(tree.lemmas, token)
            if match is None and tree.lemmas[token] in MODIFIERS["counterparts"]:
                match = 1, RoleWord(tree.lemmas[token], "GOV", "person", False, None)
            if match is not None:
                step, word = match
                last = token + step - 1
                code = OF_ONE_STATE.get(word.lemma)
                entry = None if code is None else actors.by_code(code)
                _mark(found.role_at, RoleHit(token, last, outer_head(tree, token, last), word, entry))
        token += step


def _runs(tree: Tree, kind: str) -> Iterator[tuple[int, int]]:
    """Spans of one kind of name; two that only a small word parts ("Ana", "de", "Kos") are one."""
    token = 0
    while token < len(tree):
        if not tree.names[token].endswith(kind):
            token += 1
            continue
        last = token
        while last + 1 < len(tree) and tree.names[last + 1] == "I-" + kind:
            last += 1
        while last + 2 < len(tree) and tree.lemmas[last + 1] in MODIFIERS["particles"]:
            if not tree.names[last + 2].endswith(kind):
                break
            last += 2
        yield token, last
        token = last + 1


def _add_person(found: Scan, first: int, last: int) -> None:
    """A person's name without the nationality and titles that the tagger may have taken in."""
    tree = found.tree
    while first < last and _before_name(found, first, last):
        first = found.hit_at[first].last + 1 if first in found.hit_at else first + 1
    inner = (token for token in range(first + 1, last) if tree.tokens[token].lower() in ("of", "from"))
    last = next(inner, last + 1) - 1 if tree.tags[first] == "PROPN" else last  # "Ana Kos of Ostland"
    while last > first and (tree.tags[last] == "ADP" or not tree.tokens[last][:1].isalpha()):
        last -= 1
    if first in found.role_at and found.role_at[first].last >= last:
        return  # "the President": a title alone
    while last + 1 < len(tree) and _continues_name(found, last + 1) and first <= tree.heads[last + 1] <= last:
        last += 1
    while last + 2 < len(tree) and tree.tokens[last + 1] == "-":
        if tree.starts[last + 2] != tree.ends[last] + 1:
            break
        last += 2  # "Ana Kos-Brand", "Min Jo-un"
    if first == last and tree.fine_tags[first] == "NNPS":
        return  # a people or faith
    hit = found.hit_at.get(first)
    if hit is not None and not hit.leader and hit.first == first and hit.last == last:
        return  # a state that the tagger took for a person
    _mark(found.person_at, Name(first, last, outer_head(tree, first, last)))


def take_surnames(scans: Sequence[Scan]) -> None:
    """Bare surnames of persons whom the report names in full, where the tagger missed them.

    A state's or capital's name ("Ana Ostburg") is a surname only where the tagger says so.
    """
    surnames = frozenset(plain(word) for scan in scans for word in _surnames(scan))
    for found in scans:
        for token, tag in enumerate(found.tree.tags):
            if tag == "PROPN" and plain(found.tree.tokens[token]) in surnames and _bare(found, token):
                hit = found.hit_at.get(token)
                if hit is not None:
                    _remove(found.hit_at, hit)
                _mark(found.person_at, Name(token, token, token))


def _bare(found: Scan, token: int) -> bool:
    taken = token in found.person_at or token in found.role_at or token in found.organisation_at
    hit = found.hit_at.get(token)
    if hit is None:
        return not taken and found.tree.tokens[token][:1].isupper()
    tagged = found.tree.names[token].endswith("PER")
    return not taken and tagged and hit.first == hit.last and not hit.leader


def _surnames(scan: Scan) -> Iterator[str]:
    for name in scan.people:
        if name.last > name.first:
            yield scan.tree.tokens[name.last]


def _before_name(found: Scan, token: int, last: int) -> bool:
    hit = found.hit_at.get(token)
    if hit is not None and not hit.leader and hit.last < last:
        following = hit.last + 1
        return hit.surface.kind in ("demonym", "organisation", "acronym") or following in found.role_at
    role = found.role_at.get(token)
    if role is not None and role.last < last and role.word.kind == "person":
        return role.word.title or role.last > token
    word = found.tree.tokens[token].lower()
    return word in PRONOUNS["honorifics"] or word in ("the", "former", "ex", "-", "acting", "interim")


def _continues_name(found: Scan, token: int) -> bool:
    tree = found.tree
    return (
        tree.tags[token] == "PROPN"
        and tree.tokens[token][:1].isupper()
        and tree.relations[token].startswith("flat")
        and token not in found.hit_at
        and token not in found.role_at
        and tree.lemmas[token] not in MODIFIERS["calendar"]
    )


def _persons_by_knowledge(found: Scan) -> None:
    for hit in found.hits:
        if hit.leader and hit.first not in found.person_at:
            _mark(found.person_at, Name(hit.first, hit.last, hit.head))


def _persons_by_title(found: Scan) -> None:
    """Capitals right after a title name somebody, whatever the tagger says."""
    tree = found.tree
    for role in set(found.role_at.values()):
        if role.word.kind == "person" and role.word.title:
            _person_after(found, role.last + 1)
    for token, word in enumerate(tree.tokens):
        if word[:1].isupper() and word.lower() in PRONOUNS["honorifics"]:
            _person_after(found, token + 1)


def _person_after(found: Scan, first: int) -> None:
    tree = found.tree
    last = first
    while last < len(tree) and _may_name(found, last):
        last += 1
    if last > first and first not in found.person_at:
        _mark(found.person_at, Name(first, last - 1, outer_head(tree, first, last - 1)))


def _may_name(found: Scan, token: int) -> bool:
    tree = found.tree
    return (
        tree.tokens[token][:1].isupper()
        and len(tree.tokens[token]) > 1
        and tree.tags[token] in ("PROPN", "NOUN", "X", "ADJ")
        and token not in found.hit_at
        and token not in found.role_at
        and token not in found.person_at
        and tree.lemmas[token] not in MODIFIERS["calendar"]
        and not tree.names[token].endswith("ORG")
    )


def _drop_misread(found: Scan) -> None:
    """A state's name inside a person's ("Chad Miller") or a feature's ("the Gulf of …") is no state."""
    for hit in found.hits:
        name = found.person_at.get(hit.first)
        inside = name is not None and (name.first < hit.first or name.last > hit.last) and not hit.leader
        if inside or (not hit.leader and is_feature(found.tree, hit.first, hit.last)):
            _remove(found.hit_at, hit)
    for role in set(found.role_at.values()):
        if role.first in found.person_at and role.last in found.person_at:
            _remove(found.role_at, role)


def _remove(table: dict[int, Span], span: Span) -> None:
    for token in range(span.first, span.last + 1):
        table.pop(token, None)
