"""What is counted with events: kinds of amounts by verb and noun, currencies, scales of numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from legation.errors import KnowledgeError
from legation.knowledge.packs import DATA, load_yaml

_KEYS = frozenset({"scales", "by_verb", "by_noun", "currencies"})


@dataclass(frozen=True, slots=True)
class AmountWords:
    """`by_verb` and `by_noun` lead from lemmas to kinds, `currencies` to units, `scales` to factors."""

    by_verb: Mapping[str, str]
    by_noun: Mapping[str, str]
    people: frozenset[str]
    currencies: Mapping[str, str]
    scales: Mapping[str, float]


@lru_cache(maxsize=4)
def load_amount_words(language: str = "en") -> AmountWords:
    """The amount words of a language; the first kind that lists a word has it."""
    path = DATA / "languages" / language / "amounts.yaml"
    body = load_yaml(path)
    if not isinstance(body, dict) or set(body) != _KEYS:
        raise KnowledgeError(str(path), f"must have exactly the keys {', '.join(sorted(_KEYS))}")
    tables = cast(dict[str, Any], body)
    return AmountWords(
        _inverted(tables["by_verb"]),
        _inverted(tables["by_noun"]),
        frozenset(tables["by_noun"]["people"]),
        {str(word): str(unit) for word, unit in tables["currencies"].items()},
        {str(word): float(factor) for word, factor in tables["scales"].items()},
    )


def _inverted(table: Mapping[str, list[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, words in table.items():
        for word in words:
            found.setdefault(word, kind)
    return found
