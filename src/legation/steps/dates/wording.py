"""Finds the wordings of dates in a sentence: where, by which pattern, with which parts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from legation.steps.dates.patterns import DatePattern, DatePatterns
from legation.steps.tree import Tree


@dataclass(frozen=True, slots=True)
class Wording:
    """Characters `start` to `end` of the sentence, tokens `first` to `last`, read by `pattern`."""

    start: int
    end: int
    first: int
    last: int
    pattern: DatePattern
    groups: Mapping[str, str | None]

    def has(self, *names: str) -> bool:
        """Whether the wording has one of the parts."""
        return any(self.groups.get(name) is not None for name in names)


def wordings_at(text: str, tree: Tree, token: int, patterns: DatePatterns) -> list[Wording]:
    """All readings that begin at a token, the longest first."""
    start = tree.starts[token] - tree.start
    if not patterns.opener.match(text, start):
        return []
    found = []
    for pattern in patterns.patterns:
        match = pattern.match(text, start)
        if match is not None:
            end, parts = match
            last = min(bisect_left(tree.ends, tree.start + end), len(tree) - 1)
            found.append(Wording(start, end, token, last, pattern, parts))
    found.sort(key=lambda wording: -wording.end)
    return found
