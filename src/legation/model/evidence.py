"""What supports a record: the exact words, and the decisions that led from them to a label."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that support a record.

    Offsets are Unicode characters into the report's stored text; `quote` equals
    `text[start:end]` and holds the sentence; `trigger` is the span of the word that told.
    """

    report: str
    start: int
    end: int
    quote: str
    trigger: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Decision:
    """Why a label was given: the step, the rule or model that decided, its score and its reason."""

    label: str
    step: str
    rule: str
    score: float
    reason: str
