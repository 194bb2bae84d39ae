"""The index of known actors: the longest wording that begins at a token, and codes of states."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from legation.errors import KnowledgeError
from legation.knowledge.actor_pack import ActorEntry, ActorFile, Listing, Surface, load_actor_file
from legation.knowledge.packs import DATA, load_yaml
from legation.knowledge.phrase_table import PhraseTable, Pieces
from legation.knowledge.wording import fold_all, pieces_of

__all__ = ["ActorEntry", "ActorIndex", "Surface", "load_actors"]

_KINDS = ("state", "place", "organisation", "armed_group")
_ORDER = ("name", "acronym", "demonym", "people", "capital", "seat", "leader")


class ActorIndex:
    """Finds actors by their wordings.

    Where a wording meant different actors at different times ("Moscow"), `at(year)` gives the
    index of that year; without a year the actor of today is meant.
    """

    def __init__(self, files: Iterable[ActorFile], lookalikes: Iterable[str] = (), year: int | None = None) -> None:
        self._files = tuple(files)
        self._lookalikes = tuple(lookalikes)
        # years in which some wording changes its meaning; between two of them one index serves
        self._turns = sorted({turn for surface in self.surfaces() for turn in _turns(surface)})
        self._spans: dict[int | None, ActorIndex] = {None if year is None else bisect_right(self._turns, year): self}
        self._entries: dict[str, ActorEntry] = {}
        for entry in sorted(self._all_entries(), key=lambda entry: _KINDS.index(entry.kind)):
            self._entries.setdefault(entry.code, entry)
        self._phrases = PhraseTable(
            _table(self._listings(), year),
            [*self._lookalikes, *(phrase.upper() for phrase in self._lookalikes)],
        )
        self._codes = self._names_of_states()
        self._namesakes: dict[str, list[Surface]] = {}
        for listing in self._listings():
            if listing.unmatched:
                self._namesakes.setdefault(listing.surface.text, []).append(listing.surface)

    def at(self, year: int | None) -> ActorIndex:
        """The index of a year: "Moscow" in 1980 is the Soviet Union; a former capital is none any more."""
        span = None if year is None else bisect_right(self._turns, year)
        if span not in self._spans:
            dated = ActorIndex(self._files, self._lookalikes, year)
            dated._spans = self._spans
            self._spans[span] = dated
        return self._spans[span]

    def longest(self, tokens: Sequence[str], start: int) -> tuple[int, Surface] | None:
        """The longest wording that begins at token `start`, with its number of tokens."""
        return self._phrases.longest(tokens, start)

    def namesakes(self, surface: Surface) -> Iterable[Surface]:
        """The same wording of other actors, whom it means only where a text speaks of them: "Congo"."""
        return self._namesakes.get(surface.text, ())

    def by_code(self, code: str) -> ActorEntry | None:
        """The state or territory with a code, else the first organisation listed with it."""
        return self._entries.get(code)

    def country_code(self, text: str) -> str | None:
        """Alpha-3 code of a state from any of its names or codes, in any case: "venezuela", "us"."""
        return self._codes.get(_plain(text))

    def surfaces(self) -> Iterable[Surface]:
        """All wordings, those that are never searched for too."""
        return (listing.surface for listing in self._listings())

    def _all_entries(self) -> Iterable[ActorEntry]:
        return (entry for file in self._files for entry in file.entries)

    def _listings(self) -> Iterable[Listing]:
        return (listing for file in self._files for listing in file.listings)

    def _names_of_states(self) -> dict[str, str]:
        codes: dict[str, str] = {}
        for surface in sorted(self.surfaces(), key=lambda surface: surface.until is not None):
            if self._is_state(surface.entry) and surface.kind in ("name", "acronym"):
                codes.setdefault(_plain(surface.text), surface.entry.code)
        for file in self._files:
            codes.update({_plain(other): code for other, code in file.codes.items()})
            codes.update({_plain(entry.code): entry.code for entry in file.entries if self._is_state(entry)})
        return codes

    def _is_state(self, entry: ActorEntry) -> bool:
        """A state or a territory with a code of its own, not a part of one."""
        return entry.kind in ("state", "place") and self._entries[entry.code] == entry


def _turns(surface: Surface) -> Iterable[int]:
    if surface.since is not None:
        yield surface.since
    if surface.until is not None:
        yield surface.until + 1


def _plain(text: str) -> str:
    """A name or code without case, accents, stops and "the"."""
    return " ".join(fold_all(pieces_of(text))).casefold().replace(".", "").removeprefix("the ")


def _table(listings: Iterable[Listing], year: int | None) -> dict[Pieces, Surface]:
    """For every wording, also in capitals throughout, the surface that fits the year best."""
    ranked: dict[Pieces, tuple[tuple[int, ...], Surface]] = {}
    for listing in listings:
        rank = _rank(listing, year)
        if rank is None:
            continue
        for key, worse in _keys(listing):
            place = (worse, *rank)
            if key not in ranked or place < ranked[key][0]:
                ranked[key] = (place, listing.surface)
    return {key: surface for key, (_, surface) in ranked.items()}


def _rank(listing: Listing, year: int | None) -> tuple[int, int] | None:
    """Order among actors of one wording, the best first; None where it is not to be found."""
    surface = listing.surface
    if listing.unmatched:
        return None
    kind = _ORDER.index(surface.kind)
    if year is None:
        return (0 if surface.until is None else 1), kind
    if surface.valid(year):
        return (0 if surface.until is not None else 1), kind
    return None if surface.kind in ("capital", "seat") else (2, kind)


def _keys(listing: Listing) -> Iterable[tuple[Pieces, int]]:
    own = pieces_of(listing.surface.text)
    yield own, 0
    if listing.exact:
        return
    plain = fold_all(own)
    yield plain, 0
    yield tuple(part.upper() for part in own), 1
    yield tuple(part.upper() for part in plain), 1
    if own[-1].count(".") > 1:
        yield (*own[:-1], own[-1].removesuffix(".")), 1  # "the U.K." at the end of a sentence
    if plain[0][:1].islower():
        yield (plain[0][:1].upper() + plain[0][1:], *plain[1:]), 1


@lru_cache(maxsize=8)
def load_actors(extra: tuple[Path, ...] = ()) -> ActorIndex:
    """All actors: the shipped pack and the folder `actors` of further packs."""
    paths: list[Path] = []
    lookalikes: list[str] = []
    for folder in (DATA, *extra):
        root = folder / "actors"
        found = sorted(path for path in root.rglob("*.yaml") if path.parent.name != "roles")
        for path in found:
            if path.name == "lookalikes.yaml":
                lookalikes.extend(_phrases(path))
            else:
                paths.append(path)
    return ActorIndex([load_actor_file(path) for path in paths], lookalikes)


def _phrases(path: Path) -> list[str]:
    body = load_yaml(path)
    phrases = body.get("lookalikes") if isinstance(body, dict) else None
    if not isinstance(phrases, list) or not all(isinstance(phrase, str) for phrase in phrases):
        raise KnowledgeError(str(path), "needs a list `lookalikes` of phrases")
    return phrases
