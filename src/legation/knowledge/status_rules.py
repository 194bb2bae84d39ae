"""The manual's rules from an act and its status to the type that PLOVER's own output names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from legation.knowledge.packs import DATA, load_yaml


@dataclass(frozen=True, slots=True)
class StatusRule:
    """Acts of `types` with one of `statuses` are given out as `gives`."""

    types: frozenset[str]
    statuses: frozenset[str]
    gives: str
    mode: str | None


@lru_cache(maxsize=1)
def load_status_rules() -> tuple[StatusRule, ...]:
    """The rules, in order; the first that fits holds."""
    body = cast(dict[str, Any], load_yaml(DATA / "ontologies" / "plover" / "status_rules.yaml"))
    return tuple(
        StatusRule(frozenset(r["types"]), frozenset(r["statuses"]), r["gives"], r.get("mode")) for r in body["rules"]
    )


def published_type(kind: str, mode: str | None, status: str) -> tuple[str, str | None]:
    """Type and mode as PLOVER's output names them.

    >>> published_type("CONSULT", "visit", "planned")
    ('AGREE', None)
    >>> published_type("CONSULT", "visit", "occurred")
    ('CONSULT', 'visit')
    """
    for rule in load_status_rules():
        if kind in rule.types and status in rule.statuses:
            return rule.gives, rule.mode
    return kind, mode
