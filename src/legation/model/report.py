"""A report as received, and its passages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from legation.model.identity import content_id


@dataclass(frozen=True, slots=True)
class Report:
    """One news text as received. `text` is what all offsets count in; it is never changed."""

    text: str
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    language: str = "en"

    @property
    def id(self) -> str:
        """Content hash: the same text, title, date, publisher and address give the same id."""
        return content_id("report", self.text, self.title, self.published, self.publisher, self.url)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph: characters `start` to `end` of the report's text.

    `repeats` is the index of the earlier passage that it says again, None for a first telling;
    `similarity` is 1.0 for an exact repeat.
    """

    index: int
    start: int
    end: int
    repeats: int | None = None
    similarity: float = 0.0
