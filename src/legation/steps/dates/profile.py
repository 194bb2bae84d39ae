"""What a whole report tells of its time: news of the day, or a history of past years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from legation.steps.dates.vocabulary import Vocabulary, alternatives
from legation.steps.tree import Tree

_LEAST = 3
_WEIGHT = 2
_MANY = 12  # so many distant years make a history even of a text that reaches up to its own day


@dataclass(frozen=True, slots=True)
class Profile:
    """Whether a report tells of past years, and which months are surnames in it."""

    narrative: bool
    surnames: frozenset[str]


@lru_cache(maxsize=4)
def _regexes(words: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    years = re.compile(r"(?<![\w$€£#.,/-])(1[0-9]{3}|20[0-9]{2})(?![\w,./%-]?[0-9])")
    days = alternatives({*words.tables["weekday"], *words.tables["near_day"]})
    units, directions = alternatives(words.tables["unit"]), alternatives(words.tables["direction"])
    near = rf"{days}|ago|recently|recent\s+(?:{units})|(?:{directions})\s+(?:{units})|just\s+(?:{units})\s+after"
    return years, re.compile(rf"(?<!\w)(?:{near})(?!\w)", re.IGNORECASE)


def profile(text: str, published: date | None, trees: tuple[Tree, ...], words: Vocabulary) -> Profile:
    """Reads the profile of a report from its years and from the words that point to its day."""
    years, near = _regexes(words)
    told = [int(year) for year in years.findall(text)]
    distant = [year for year in told if published is None or abs(year - published.year) > 1]
    close = len(told) - len(distant) + len(near.findall(text))
    narrative = len(distant) >= _LEAST and len(distant) > _WEIGHT * close
    narrative = narrative or (len(distant) >= _MANY and _WEIGHT * len(distant) > close)
    return Profile(narrative, _surnames(trees, words))


def _surnames(trees: tuple[Tree, ...], words: Vocabulary) -> frozenset[str]:
    """Months that stand right after a capitalised title or first name: "Theresa May"."""
    found = set()
    for tree in trees:
        for token, name in enumerate(tree.names):
            lower = tree.tokens[token].lower()
            telling = words.tables["month"] if name == "I-PER" else words.lookalikes["ambiguous_months"]
            if name.endswith("PER") and lower in telling:
                found.add(lower)
    return frozenset(found)
