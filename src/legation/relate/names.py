"""Whether two names can be of one person or body."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from legation.model.party import Party


def plain_words(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents and points.

    >>> plain_words("José M. Núñez")
    ('jose', 'm', 'nunez')
    """
    letters = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return tuple(bare.replace(".", " ").replace("-", " ").split())


def same_name(one: str, other: str) -> bool:
    """Whether the shorter name can stand for the longer: "Kral" or "I. Kral" for "Ivo Kral".

    >>> same_name("Kral", "Ivo Kral"), same_name("Ana Kral", "Ivo Kral")
    (True, False)
    """
    short, long = sorted((plain_words(one), plain_words(other)), key=len)
    if not short:
        return not long
    if short[-1] != long[-1]:
        return False
    rest = list(long[:-1])
    return all(_take(word, rest) for word in short[:-1])


def _take(word: str, rest: list[str]) -> bool:
    """Whether `word` stands for the first fitting of the rest, which is then used up."""
    for place, other in enumerate(rest):
        if word == other or (1 in (len(word), len(other)) and word[0] == other[0]):
            del rest[: place + 1]
            return True
    return False


def fullest(names: Iterable[str]) -> dict[str, str]:
    """For each name the longest one that it can stand for, where only one such person is named."""
    known = sorted(set(names), key=lambda name: (-len(plain_words(name)), name))
    chosen: dict[str, str] = {}
    for name in known:
        holders = {chosen[longer] for longer in chosen if same_name(name, longer)}
        chosen[name] = holders.pop() if len(holders) == 1 else name
    return chosen


def codes(parties: Iterable[Party]) -> frozenset[str]:
    """The codes of those parties that were resolved to one."""
    return frozenset(party.code for party in parties if party.code is not None)


def union(*groups: Iterable[Party]) -> tuple[Party, ...]:
    """The parties of all groups in order, each code and name once."""
    found: dict[tuple[str | None, str], Party] = {}
    for group in groups:
        for party in group:
            found.setdefault((party.code, party.name), party)
    return tuple(found.values())


def speaker_names(speakers: Iterable[Party]) -> frozenset[str]:
    """What tells speakers apart: their code where they have one, else their name."""
    return frozenset(speaker.code or speaker.name.casefold() for speaker in speakers)
