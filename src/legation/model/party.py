"""A party: an actor as a text names it, resolved to codes as far as the text supports."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Party:
    """One naming of an actor.

    `text` is the slice `start`:`end` of the report. `name` is the resolved name. `country` is ISO
    3166-1 alpha-3 or None; `code` is that country, else PLOVER's code of an organisation (`UNO`,
    `EUR`, `IGO`, `NGO` …), or None; `sector` is PLOVER's. `via` lists, for a speaker, who passed
    the words on, the nearest first.
    """

    text: str
    start: int
    end: int
    name: str
    code: str | None = None
    country: str | None = None
    sector: str | None = None
    via: tuple[Party, ...] = ()
