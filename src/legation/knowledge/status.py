"""The status table as data: what the words above an act say of whether it happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from legation.errors import KnowledgeError
from legation.knowledge.packs import DATA, load_yaml
from legation.model.event import STATUSES

OVER = frozenset({"nominal", "infinitive", "gerund", "clause"})
UNSET = "unset"
OWN = "own"


@dataclass(frozen=True, slots=True)
class Operator:
    """A word that settles the status of the act below it."""

    word: str
    particle: str | None
    over: frozenset[str]
    gives: str
    only: frozenset[str]
    beside: frozenset[str]


@dataclass(frozen=True, slots=True)
class StatusTable:
    """Operators by part of speech and lemma, and the word classes of an act's own clause."""

    operators: Mapping[str, Mapping[str, tuple[Operator, ...]]]
    modals: Mapping[str, str]
    modifiers: Mapping[str, str]
    predicates: Mapping[str, str]
    nominal_prepositions: Mapping[str, str]
    negations: frozenset[str]
    negative_determiners: frozenset[str]
    conditionals: frozenset[str]
    eventive_verbs: frozenset[str]
    attitude_verbs: frozenset[str]


def _inverted(body: Mapping[str, Any], key: str, file: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for status, words in body[key].items():
        if status not in STATUSES:
            raise KnowledgeError(file, f"{key}: unknown status {status!r}; allowed: {', '.join(STATUSES)}")
        found.update(dict.fromkeys(words, status))
    return found


def _operators(entries: list[dict[str, Any]], file: str) -> dict[str, tuple[Operator, ...]]:
    found: dict[str, list[Operator]] = {}
    for entry in entries:
        if entry["gives"] not in (*STATUSES, OWN):
            raise KnowledgeError(file, f"gives: unknown status {entry['gives']!r}; allowed: {STATUSES} or own")
        over = frozenset(entry["over"])
        if not over <= OVER:
            raise KnowledgeError(file, f"over: unknown {sorted(over - OVER)}; allowed: {sorted(OVER)}")
        for phrase in entry["words"]:
            word, _, particle = str(phrase).partition(" ")
            only, beside = frozenset(entry.get("only", ())), frozenset(entry.get("beside", ()))
            operator = Operator(word, particle or None, over, entry["gives"], only, beside)
            found.setdefault(word, []).append(operator)
    return {word: tuple(listed) for word, listed in found.items()}


@lru_cache(maxsize=4)
def load_status(language: str = "en") -> StatusTable:
    """The status table of a language."""
    path: Path = DATA / "languages" / language / "status.yaml"
    body = cast(dict[str, Any], load_yaml(path))
    file = str(path)
    return StatusTable(
        operators={
            "VERB": _operators(body["verbs"], file),
            "NOUN": _operators(body["nouns"], file),
            "ADJ": _operators(body["adjectives"], file),
        },
        modals=_inverted(body, "modals", file),
        modifiers=_inverted(body, "modifiers", file),
        predicates=_inverted(body, "predicates", file),
        nominal_prepositions=_inverted(body, "nominal_prepositions", file),
        negations=frozenset(body["negations"]),
        negative_determiners=frozenset(body["negative_determiners"]),
        conditionals=frozenset(body["conditionals"]),
        eventive_verbs=frozenset(body["eventive_verbs"]),
        attitude_verbs=frozenset(body["attitude_verbs"]),
    )
