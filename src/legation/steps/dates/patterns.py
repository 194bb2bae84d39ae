"""Patterns of date wordings, from `data/languages/<language>/dates/patterns.yaml`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from legation.errors import KnowledgeError
from legation.knowledge.packs import DATA, load_yaml
from legation.steps.dates.kinds import KINDS
from legation.steps.dates.vocabulary import Vocabulary, alternatives, load_vocabulary

_PIECES = re.compile(r"\[[^\]]*\]|\(\?<=[^)]*\)|\{(?P<name>[a-z_]+)\}|(?P<maybe> \?)|(?P<blank> )")
_BEFORE = r"(?<![\w$€£#])(?<![0-9][.,/:-])"
_AFTER = r"(?!\w|[.,:/-]?[0-9]|%)"


@dataclass(frozen=True, slots=True)
class DatePattern:
    """One wording: its rule, the kind that reads it, and its regular expression."""

    rule: str
    kind: str
    regex: re.Pattern[str]

    def match(self, text: str, start: int) -> tuple[int, dict[str, str | None]] | None:
        """Where a wording that begins at `start` ends, and its parts by placeholder."""
        found = self.regex.match(text, start)
        if found is None or found.end() == start:
            return None
        parts: dict[str, str | None] = {}
        for group, value in found.groupdict().items():
            name = group.partition("__")[0]
            parts[name] = parts.get(name) or value
        return found.end(), parts


@dataclass(frozen=True, slots=True)
class DatePatterns:
    """All wordings of a language; `hint` finds the sentences that may hold one, `opener` the
    words that one may begin with."""

    patterns: tuple[DatePattern, ...]
    words: Vocabulary
    hint: re.Pattern[str]
    opener: re.Pattern[str]


def expand(pattern: str, words: Vocabulary) -> str:
    """The regular expression that a wording with placeholders stands for.

    A placeholder that stands there again gets a number: groups `year` and `year__1`.
    """
    seen: Counter[str] = Counter()

    def piece(found: re.Match[str]) -> str:
        name = found["name"]
        if name:
            number, choice = seen[name], words.choice(name)
            seen[name] += 1
            return choice.replace(f"<{name}>", f"<{name}__{number}>") if number else choice
        if found["maybe"]:
            return r"\s*"
        return r"\s+" if found["blank"] else found[0]

    return _BEFORE + _PIECES.sub(piece, pattern) + _AFTER


@lru_cache(maxsize=4)
def load_patterns(language: str = "en") -> DatePatterns:
    """The date patterns of a language; an unknown kind or placeholder is a KnowledgeError."""
    path = DATA / "languages" / language / "dates" / "patterns.yaml"
    words = load_vocabulary(language)
    body = load_yaml(path)
    if not isinstance(body, list):
        raise KnowledgeError(str(path), "must be a list of patterns")
    patterns = tuple(_pattern(str(path), entry, words) for entry in body)
    return DatePatterns(patterns, words, _hint(words), _opener(words))


def _pattern(path: str, entry: Mapping[str, str], words: Vocabulary) -> DatePattern:
    if set(entry) != {"rule", "kind", "pattern"}:
        raise KnowledgeError(path, f"{dict(entry)}: must have rule, kind and pattern")
    if entry["kind"] not in KINDS:
        raise KnowledgeError(path, f"{entry['rule']}: unknown kind {entry['kind']!r}; known: {sorted(KINDS)}")
    regex = re.compile(expand(entry["pattern"], words), re.IGNORECASE)
    return DatePattern(entry["rule"], entry["kind"], regex)


def _hint(words: Vocabulary) -> re.Pattern[str]:
    tables = ("month", "weekday", "unit", "season", "near_day", "decade_name", "named_day")
    known = {word for table in tables for word in words.tables[table]} | {"recently", "lately", "since then"}
    months = r"(?<!\w)(?:" + alternatives(known) + r")(?!\w)"
    return re.compile(rf"[12][0-9]{{3}}|['’][2-9]0s|\bcentury\b|{months}", re.IGNORECASE)


def _opener(words: Vocabulary) -> re.Pattern[str]:
    """What the first word of a wording may be; a cheap test before all patterns are tried."""
    firsts = {word.split()[0] for table in words.tables.values() for word in table}
    firsts |= {
        "the",
        "in",
        "within",
        "just",
        "only",
        "about",
        "some",
        "around",
        "nearly",
        "almost",
        "over",
        "more",
        "most",
    }
    firsts |= {
        "less",
        "barely",
        "mere",
        "that",
        "same",
        "these",
        "recent",
        "then",
        "coming",
        "past",
        "previous",
        "at",
    }
    firsts |= {"recently", "lately", "late", "early", "earlier", "later", "decades", "q1", "q2", "q3", "q4"}
    return re.compile(rf"['’]?[0-9]|(?:{alternatives(firsts)})(?!\w)", re.IGNORECASE)
