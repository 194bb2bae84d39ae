"""What a date expression is read against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from legation.steps.dates.span import Span
from legation.steps.dates.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Context:
    """The day of publication, the date last told of, and whether the act lies ahead or is surely done.

    `narrative` marks a text that tells of past years: there a date without a year belongs to the
    date before it, not to the day of publication. `near` tells whether the date before stands in
    the same sentence.
    """

    published: date | None
    anchor: Span | None = None
    future: bool = False
    past: bool = False
    narrative: bool = False
    near: bool = False

    @property
    def base(self) -> date | None:
        """What "this" and "last" count from."""
        if self.narrative:
            return self.anchor.first if self.anchor is not None else None
        return self.published

    def anchor_day(self, unit: str) -> date | None:
        """The day that "two days later" counts from; None where the anchor is coarser than the unit."""
        if self.anchor is None:
            return None
        coarse = {"day": 0, "month": 1, "year": 2}[self.anchor.grain]
        allowed = {"hour": 0, "day": 0, "week": 0, "fortnight": 0, "weekend": 0, "month": 1, "quarter": 1}
        if unit in ("hour", "day") and self.anchor.precision != "day":
            return None
        return self.anchor.first if coarse <= allowed.get(unit, 2) else None


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a wording by placeholder, with the words that read them."""

    groups: Mapping[str, str | None]
    words: Vocabulary

    def __contains__(self, name: str) -> bool:
        return self.groups.get(name) is not None

    def text(self, name: str) -> str:
        """The wording of a part in lower case, white space as single blanks; empty where absent."""
        return " ".join((self.groups.get(name) or "").lower().split())

    def integer(self, name: str) -> int:
        """The number that a part stands for."""
        return self.words.integer(name, self.text(name))

    def figure(self, name: str) -> int:
        """The number that figures write."""
        return int(self.text(name))

    def word(self, name: str) -> str:
        """The word that a part stands for."""
        return self.words.word(name, self.text(name))

    def pair(self, name: str) -> tuple[int, int]:
        """The two numbers that a part stands for."""
        return self.words.pair(name, self.text(name))
