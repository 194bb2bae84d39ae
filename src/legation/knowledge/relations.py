"""Relation rules as data: the channels, what follows from which act, what cannot both be true.

`load_relations` reads `data/relations/` (or a folder of the same shape) and checks it: a name that no
table knows is a `KnowledgeError` that says the file, the name and what is allowed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml

from legation.errors import KnowledgeError
from legation.knowledge.relation_rules import Example, Rule, Vocabulary, read_rule
from legation.model.event import CHANNELS, STATUSES, Channel, Status

PACK = Path(__file__).parent.parent / "data" / "relations"
KEYS = ("object", "issue", "about")
TABLE_KEYS = ("pair", "states", "keys", "joins", "prospective", "leaves", "excludes", "renews")


@dataclass(frozen=True, slots=True)
class Leave:
    """Evidence for `state` does not end a standing state of `standing` set up to `days` before it.

    With `undated` only that of an act whose time is not given.
    """

    state: str
    standing: frozenset[str]
    days: int | None
    undated: bool = False


@dataclass(frozen=True, slots=True)
class ChannelTable:
    """One strand of a relation; `data/relations/channels.yaml` says what each field means."""

    name: Channel
    directed: bool
    states: tuple[str, ...]
    keys: tuple[str, ...]
    joins: tuple[str, ...]
    prospective: frozenset[str]
    leaves: tuple[Leave, ...]
    excludes: frozenset[frozenset[str]]
    renews: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ConflictTable:
    """What claims cannot both be true; `data/relations/conflicts.yaml` says what each field means."""

    one_holder: frozenset[str]
    once: frozenset[str]
    once_within_days: int
    role_claims_within_days: int
    hedges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelationRules:
    """All that is known of how relations follow from acts; `rules` are tried in their order."""

    channels: Mapping[str, ChannelTable]
    rules: Mapping[str, tuple[Rule, ...]]
    matters: Mapping[str, str]
    speech: Mapping[str, Status | None]
    private_sectors: frozenset[str]
    conflicts: ConflictTable


def load_relations_of(packs: tuple[Path, ...] = ()) -> RelationRules:
    """The shipped rules with those of further packs before them; a pack with channels of its own takes
    the place of the shipped one."""
    own = [pack / "relations" for pack in packs if (pack / "relations").is_dir()]
    whole = [folder for folder in own if (folder / "channels.yaml").is_file()]
    further = tuple(folder for folder in own if folder not in whole)
    return load_relations(whole[-1] if whole else PACK, further)


@cache
def load_relations(folder: Path = PACK, further: tuple[Path, ...] = ()) -> RelationRules:
    """The checked relation rules of a folder; rules in `further` folders are tried first."""
    file = folder / "channels.yaml"
    table = _mapping(file, "channels", "speech", "private_sectors", "types")
    matters = {name: str(meaning) for name, meaning in _mapping(folder / "matters.yaml", "matters")["matters"].items()}
    channels = {name: _channel(name, entry, file) for name, entry in table["channels"].items()}
    words = Vocabulary(frozenset(table["types"]), frozenset(matters), {n: c.states for n, c in channels.items()})
    return RelationRules(
        channels=channels,
        rules=_all_rules([*(each / "rules" for each in further), folder / "rules"], words),
        matters=matters,
        speech=_speech(table["speech"], words, file),
        private_sectors=frozenset(table["private_sectors"]),
        conflicts=_conflicts(folder / "conflicts.yaml", words),
    )


def _mapping(file: Path, *required: str) -> dict[str, Any]:
    """The content of a YAML file that must have some entries."""
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise KnowledgeError(str(file), f"cannot be read: {error}") from error
    if not isinstance(content, dict):
        raise KnowledgeError(str(file), "must hold a mapping at its top")
    for name in required:
        if not content.get(name):
            raise KnowledgeError(str(file), f"entry {name!r} is missing or empty")
    return content


def _channel(name: str, entry: Mapping[str, Any], file: Path) -> ChannelTable:
    if name not in CHANNELS:
        raise KnowledgeError(str(file), f"unknown channel {name!r}; allowed: {', '.join(CHANNELS)}")
    for key in sorted(({*entry} - set(TABLE_KEYS)) | ({"states"} - {*entry})):
        raise KnowledgeError(str(file), f"{name}: {key!r} is unknown or missing; keys: {', '.join(TABLE_KEYS)}")
    states = tuple(entry["states"])
    leaves = tuple(
        Leave(leave["state"], frozenset(leave["standing"]), leave.get("days"), bool(leave.get("undated", False)))
        for leave in entry.get("leaves", ())
    )
    excludes = frozenset(frozenset(pair) for pair in entry.get("excludes", ()))
    prospective = frozenset(entry.get("prospective", ()))
    named = {leave.state for leave in leaves}.union(*(leave.standing for leave in leaves))
    renews = {str(state): int(days) for state, days in entry.get("renews", {}).items()}
    for state in sorted(named.union(prospective, renews, *excludes) - set(states)):
        raise KnowledgeError(str(file), f"{name}: unknown state {state!r}; allowed: {', '.join(states)}")
    keys, joins = tuple(entry.get("keys", ())), tuple(entry.get("joins", ()))
    for key in sorted({*keys, *joins} - set(KEYS)):
        raise KnowledgeError(str(file), f"{name}: unknown key {key!r}; allowed: {', '.join(KEYS)}")
    return ChannelTable(name, "pair" in entry, states, keys, joins, prospective, leaves, excludes, renews)


def _speech(entry: Mapping[str, str | None], words: Vocabulary, file: Path) -> dict[str, Status | None]:
    for kind, status in entry.items():
        if kind not in words.types:
            allowed = ", ".join(sorted(words.types))
            raise KnowledgeError(str(file), f"speech: unknown type {kind!r}; allowed: {allowed}")
        if status is not None and status not in STATUSES:
            allowed = ", ".join(STATUSES)
            raise KnowledgeError(str(file), f"speech: unknown status {status!r}; allowed: {allowed}")
    return cast(dict[str, Status | None], dict(entry))


def _conflicts(file: Path, words: Vocabulary) -> ConflictTable:
    entry = _mapping(file, *(field.name for field in fields(ConflictTable)))
    for matter in entry["once"]:
        if matter not in words.matters:
            raise KnowledgeError(str(file), f"once: unknown matter {matter!r}")
    return ConflictTable(
        one_holder=frozenset(entry["one_holder"]),
        once=frozenset(entry["once"]),
        once_within_days=int(entry["once_within_days"]),
        role_claims_within_days=int(entry["role_claims_within_days"]),
        hedges=tuple(entry["hedges"]),
    )


def _all_rules(folders: Sequence[Path], words: Vocabulary) -> dict[str, tuple[Rule, ...]]:
    rules: dict[str, tuple[Rule, ...]] = {}
    for file in (path for folder in folders for path in sorted(folder.glob("*.yaml"))):
        content = _mapping(file, "channel", "rules")
        channel = str(content["channel"])
        if channel not in words.states:
            allowed = ", ".join(words.states)
            raise KnowledgeError(str(file), f"unknown channel {channel!r}; allowed: {allowed}")
        found = tuple(read_rule(entry, channel, words, str(file)) for entry in content["rules"])
        rules[channel] = rules.get(channel, ()) + found
    return rules


__all__ = ["ChannelTable", "ConflictTable", "Example", "RelationRules", "Rule", "load_relations", "load_relations_of"]
