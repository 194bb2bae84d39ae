"""Role words ("president", "ministry", "rebel"), with sectors and offices, and words that date them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast, get_args

from legation.errors import KnowledgeError
from legation.knowledge.actor_pack import SECTORS
from legation.knowledge.packs import DATA, load_yaml
from legation.knowledge.phrase_table import PhraseTable, Pieces
from legation.knowledge.wording import pieces_of

RoleKind = Literal["person", "body"]
RoleStanding = Literal["former", "interim", "future"]
_FILE_KEYS = frozenset({"sector", "groups", "lookalikes", "standing"})
_GROUP_KEYS = frozenset({"sector", "kind", "title", "offices", "words"})


@dataclass(frozen=True, slots=True)
class RoleWord:
    """A role: `title` words may stand before a name ("President X").

    `office` is set where one person of a state holds it at a time. `sector` is None for words that
    take it from what they belong to ("leader", "member").
    """

    lemma: str
    sector: str | None
    kind: RoleKind
    title: bool
    office: str | None


class RoleIndex:
    """Finds role words among the lemmas of a sentence; a later word replaces an earlier one."""

    def __init__(
        self,
        words: Iterable[RoleWord],
        lookalikes: Iterable[str] = (),
        standings: Mapping[str, RoleStanding] | None = None,
    ) -> None:
        self._words = {word.lemma: word for word in words}
        table = {key: word for word in self._words.values() for key in _spellings(word.lemma)}
        self._phrases = PhraseTable(table, lookalikes)
        self._standings = dict(standings or {})

    def longest(self, lemmas: Sequence[str], start: int) -> tuple[int, RoleWord] | None:
        """The longest role that begins at lemma `start`, with its number of tokens."""
        return self._phrases.longest(lemmas, start)

    def standing(self, lemma: str) -> RoleStanding | None:
        """How a word beside a title dates the office: "former", "acting", "elect"."""
        return self._standings.get(lemma)

    def words(self) -> Iterable[RoleWord]:
        """All role words."""
        return self._words.values()


def _spellings(lemma: str) -> Iterator[Pieces]:
    """A hyphen may be written as a space: "vice-president", "vice president"."""
    key = pieces_of(lemma)
    yield key
    yield tuple(piece for piece in key if piece != "-")


@dataclass(slots=True)
class _Gathered:
    words: dict[str, RoleWord]
    lookalikes: list[str]
    standings: dict[str, RoleStanding]


@lru_cache(maxsize=8)
def load_roles(extra: tuple[Path, ...] = ()) -> RoleIndex:
    """All role words: the shipped ones and the folder `actors/roles` of further packs."""
    gathered = _Gathered({}, [], {})
    for folder in (DATA, *extra):
        words: dict[str, RoleWord] = {}
        for path in sorted((folder / "actors" / "roles").rglob("*.yaml")):
            _read(path, words, gathered)
        gathered.words |= words
    return RoleIndex(gathered.words.values(), gathered.lookalikes, gathered.standings)


def _read(path: Path, words: dict[str, RoleWord], gathered: _Gathered) -> None:
    file, body = str(path), load_yaml(path)
    if not isinstance(body, dict) or not set(body) <= _FILE_KEYS:
        raise KnowledgeError(file, f"must be a mapping with {', '.join(sorted(_FILE_KEYS))} only")
    for group in body.get("groups", []):
        for word in _group(group, body.get("sector"), file):
            if words.setdefault(word.lemma, word) is not word:
                raise KnowledgeError(file, f"role {word.lemma!r} is listed twice")
    gathered.lookalikes.extend(_strings(body.get("lookalikes", []), file, "lookalikes"))
    allowed = get_args(RoleStanding)
    for standing, listed in body.get("standing", {}).items():
        if standing not in allowed:
            raise KnowledgeError(file, f"standing {standing!r} is none of {', '.join(allowed)}")
        for prefix in _strings(listed, file, standing):
            gathered.standings[prefix] = cast(RoleStanding, standing)


def _group(group: object, shared: object, file: str) -> Iterator[RoleWord]:
    if not isinstance(group, dict) or not set(group) <= _GROUP_KEYS:
        raise KnowledgeError(file, f"a group must be a mapping with {', '.join(sorted(_GROUP_KEYS))} only")
    sector, kind = group.get("sector", shared), group.get("kind")
    if sector is not None and sector not in SECTORS:
        raise KnowledgeError(file, f"sector {sector!r} is none of {', '.join(sorted(SECTORS))}")
    if kind not in get_args(RoleKind):
        raise KnowledgeError(file, f"kind {kind!r} is none of {', '.join(get_args(RoleKind))}")
    offices = group.get("offices", {})
    if not isinstance(offices, dict):
        raise KnowledgeError(file, "offices must map role words to an office or null")
    listed = {**dict.fromkeys(_strings(group.get("words", []), file, "words")), **offices}
    for lemma, office in listed.items():
        yield RoleWord(lemma, sector, cast(RoleKind, kind), bool(group.get("title")), office)


def _strings(value: object, file: str, name: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise KnowledgeError(file, f"{name} must be a list of words")
    return value
