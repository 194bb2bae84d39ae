"""The words of dates of a language, from `data/languages/<language>/dates`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from legation.errors import KnowledgeError
from legation.knowledge.language import WordClasses, load_word_classes
from legation.knowledge.packs import DATA, load_yaml

_FIGURES = {
    "year": r"(?P<year>[12][0-9]{3})",
    "last_year": r"(?P<last_year>[12][0-9]{3}|[0-9]{2})",
    "decade_year": r"(?P<decade_year>[12][0-9]{2}0)",
    "decade_short": r"(?P<decade_short>[2-9]0)",
    "month_figure": r"(?P<month_figure>[01][0-9])",
    "day": r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?",
    "last_day": r"(?P<last_day>[0-3]?[0-9])(?:st|nd|rd|th)?",
    "day_ordinal": r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)",
    "ordinal_figure": r"(?P<ordinal_figure>[12]?[0-9])(?:st|nd|rd|th)",
    "quarter": r"(?P<quarter>[1-4])",
}
_TABLES = {
    "month": "months",
    "weekday": "weekdays",
    "number": "numbers",
    "vague_number": "vague_numbers",
    "ordinal": "ordinals",
    "unit": "units",
    "season": "seasons",
    "part": "parts",
    "near_day": "near_days",
    "direction": "directions",
    "backward": "backward",
    "forward": "forward",
    "decade_name": "decade_names",
    "named_day": "named_days",
}


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Tables of words: `tables["month"]["jan"]` is 1."""

    tables: Mapping[str, Mapping[str, object]]
    lookalikes: WordClasses
    clauses: WordClasses

    def choice(self, name: str) -> str:
        """The regular expression of a placeholder, a group of its name."""
        if name in _FIGURES:
            return _FIGURES[name]
        if name not in self.tables:
            raise KnowledgeError("dates/patterns.yaml", f"unknown placeholder {{{name}}}; known: {self.names}")
        figures = r"|[1-9][0-9]{0,2}" if name == "number" else ""
        dot = r"(?:\.(?=\s*[0-9,]))?" if name == "month" else ""
        return f"(?P<{name}>{alternatives(self.tables[name])}{figures}){dot}"

    @property
    def names(self) -> list[str]:
        """All placeholders."""
        return sorted([*_FIGURES, *self.tables])

    def integer(self, table: str, word: str) -> int:
        """What a word of a table of numbers stands for; figures stand for themselves."""
        key = " ".join(word.lower().split())
        return int(key) if key.isdecimal() else cast(int, self.tables[table][key])

    def word(self, table: str, word: str) -> str:
        """What a word of a table of words stands for."""
        return cast(str, self.tables[table][" ".join(word.lower().split())])

    def pair(self, table: str, word: str) -> tuple[int, int]:
        """What a word of a table of pairs stands for."""
        first, second = cast(list[int], self.tables[table][" ".join(word.lower().split())])
        return first, second


def alternatives(words: Iterable[str]) -> str:
    """A regular expression of all words, the longest first; a blank is any white space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=4)
def load_vocabulary(language: str = "en") -> Vocabulary:
    """The words of dates of a language."""
    path = DATA / "languages" / language / "dates" / "words.yaml"
    body = load_yaml(path)
    if not isinstance(body, dict) or set(body) != set(_TABLES.values()):
        raise KnowledgeError(str(path), f"must have exactly the tables {sorted(_TABLES.values())}")
    return Vocabulary(
        {name: cast(Mapping[str, object], body[table]) for name, table in _TABLES.items()},
        load_word_classes(language, "dates/lookalikes.yaml"),
        load_word_classes(language, "dates/clauses.yaml"),
    )
