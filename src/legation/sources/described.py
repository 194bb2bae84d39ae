"""What the user says of reports that do not say it themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from legation.config import Limits


@dataclass(frozen=True, slots=True)
class Described:
    """Publication date, publisher and title by the user, the encoding of files, and the limits.

    `published` and `publisher` go over what a file says where they are given; `fallback_publisher`
    does not. A `title` is for one report.
    """

    published: date | None = None
    publisher: str | None = None
    title: str | None = None
    fallback_publisher: str | None = None
    encoding: str = "utf-8"
    limits: Limits = field(default_factory=Limits)
