"""Reads actor packs: states, territories, places, organisations and armed groups with all their names.

A file of a pack holds one or more of the lists in `LISTS`. Every entry has a `code` and a `name`;
each further list of names ("demonyms", "capitals" …) holds words or mappings with `text` and
`since`/`until` years. `exact: true` asks for the accents ("Malé"), `unmatched: true` keeps a name
that more often means something else out of the search.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from legation.errors import KnowledgeError
from legation.knowledge.packs import load_yaml

LISTS = {
    "states": "state",
    "territories": "place",
    "places": "place",
    "organisations": "organisation",
    "armed_groups": "armed_group",
}
SURFACE_KINDS = {
    "names": "name",
    "demonyms": "demonym",
    "people": "people",
    "capitals": "capital",
    "seats": "seat",
    "acronyms": "acronym",
    "leaders": "leader",
}
SECTORS = frozenset({"COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK"}) | frozenset(
    {"AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC"}
)
_PLAIN_KEYS = frozenset({"code", "codes", "name", "country", "sector", "since", "until", "note"})
_NAME_KEYS = frozenset({"text", "since", "until", "exact", "unmatched", "note"})
_CODE = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """An actor or place: a state's `code` equals its `country`, ISO 3166-1 alpha-3.

    `kind` is state, organisation, armed_group or place. An organisation of several states has
    PLOVER's code (`UNO`, `EUR`, `IGO`, `NGO` …) and no country.
    """

    code: str
    name: str
    country: str | None
    sector: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Surface:
    """One wording that names an actor: "France", "French", "Frenchmen", "Paris", "Élysée".

    `kind` is name, demonym, people, capital, seat, acronym or leader; `since` and `until` are the
    first and last year in which the wording meant this actor.
    """

    text: str
    kind: str
    entry: ActorEntry
    since: int | None = None
    until: int | None = None

    def valid(self, year: int) -> bool:
        """Whether the wording meant this actor in a year."""
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)


@dataclass(frozen=True, slots=True)
class Listing:
    """A surface with how it is to be searched."""

    surface: Surface
    exact: bool = False
    unmatched: bool = False


@dataclass(frozen=True, slots=True)
class ActorFile:
    """One file of a pack: its entries, their names, and further codes of states."""

    entries: tuple[ActorEntry, ...]
    listings: tuple[Listing, ...]
    codes: Mapping[str, str]


def load_actor_file(path: Path) -> ActorFile:
    """One file, checked; an error names the file and the entry."""
    file, body = str(path), load_yaml(path)
    if not isinstance(body, dict) or not body:
        raise KnowledgeError(file, f"must be a mapping with one or more of {', '.join(LISTS)}")
    entries: list[ActorEntry] = []
    listings: list[Listing] = []
    codes: dict[str, str] = {}
    for heading, items in body.items():
        if heading not in LISTS:
            raise KnowledgeError(file, f"unknown list {heading!r}; allowed are {', '.join(LISTS)}")
        for item in _items(items, file, heading):
            entry = _entry(item, heading, file)
            entries.append(entry)
            listings.extend(_listings(item, entry, file))
            codes |= {str(other): entry.code for other in _words(item.get("codes", []), entry, "codes", file)}
    return ActorFile(tuple(entries), tuple(listings), codes)


def _items(items: object, file: str, heading: str) -> list[dict[str, object]]:
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise KnowledgeError(file, f"{heading} must be a list of mappings with `code` and `name`")
    return items


def _entry(item: Mapping[str, object], heading: str, file: str) -> ActorEntry:
    code, name = item.get("code"), item.get("name")
    if not isinstance(code, str) or not _CODE.fullmatch(code):
        raise KnowledgeError(file, f"code {code!r} of {name!r} must be three capital letters")
    if not isinstance(name, str) or not name:
        raise KnowledgeError(file, f"{code} in {heading} needs a `name`")
    unknown = set(item) - _PLAIN_KEYS - set(SURFACE_KINDS)
    if unknown:
        raise KnowledgeError(file, f"{name}: unknown key {min(unknown)!r}")
    kind = LISTS[heading]
    state = heading in ("states", "territories")
    country = code if state else item.get("country")
    sector = item.get("sector", "GOV" if state else None)
    if country is not None and not (isinstance(country, str) and _CODE.fullmatch(country)):
        raise KnowledgeError(file, f"{name}: country {country!r} must be three capital letters")
    if sector is not None and sector not in SECTORS:
        raise KnowledgeError(file, f"{name}: sector {sector!r} is none of {', '.join(sorted(SECTORS))}")
    return ActorEntry(code, name, country, None if sector is None else str(sector), kind)


def _listings(item: Mapping[str, object], entry: ActorEntry, file: str) -> Iterator[Listing]:
    shared = {key: item[key] for key in ("since", "until") if key in item}
    yield _listing({"text": entry.name, **shared}, "name", entry, file)
    for key, kind in SURFACE_KINDS.items():
        for word in _words(item.get(key, []), entry, key, file):
            fields = word if isinstance(word, dict) else {"text": word}
            if fields.get("text") != entry.name or kind != "name":
                yield _listing({**shared, **fields}, kind, entry, file)


def _words(listed: object, entry: ActorEntry, key: str, file: str) -> list[object]:
    if not isinstance(listed, list):
        raise KnowledgeError(file, f"{entry.name}: {key} must be a list")
    return listed


def _listing(fields: Mapping[str, object], kind: str, entry: ActorEntry, file: str) -> Listing:
    text = fields.get("text")
    if not isinstance(text, str) or not text:
        raise KnowledgeError(file, f"{entry.name}: a {kind} must be a word or have `text`, not {text!r}")
    unknown = set(fields) - _NAME_KEYS
    if unknown:
        raise KnowledgeError(file, f"{entry.name}, {text!r}: unknown key {min(unknown)!r}")
    years = [fields.get(key) for key in ("since", "until")]
    if not all(year is None or isinstance(year, int) for year in years):
        raise KnowledgeError(file, f"{entry.name}, {text!r}: since and until must be years")
    since, until = (year if isinstance(year, int) else None for year in years)
    surface = Surface(text, kind, entry, since, until)
    return Listing(surface, bool(fields.get("exact")), bool(fields.get("unmatched")))
