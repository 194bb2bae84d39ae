"""Pairs what two codings found at the same words: each with at most one of the other, the closest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from legation.scoring.annotation import Span

First = TypeVar("First")
Second = TypeVar("Second")


def overlap(first: Span, second: Span) -> float:
    """Shared characters as a share of all that either covers.

    >>> overlap((0, 10), (5, 10))
    0.5
    """
    shared = min(first[1], second[1]) - max(first[0], second[0])
    if shared <= 0:
        return 0.0
    return shared / (max(first[1], second[1]) - min(first[0], second[0]))


def pair_up(
    wanted: Sequence[First], found: Sequence[Second], likeness: Callable[[First, Second], float]
) -> tuple[list[tuple[First, Second]], list[First], list[Second]]:
    """The pairs, the wanted that nobody found, and what was found beyond them; likeness 0 never pairs.

    >>> pair_up([1, 5], [2, 9], lambda one, two: 1 / (1 + abs(one - two)) if abs(one - two) < 3 else 0)
    ([(1, 2)], [5], [9])
    """
    ranked = sorted(
        (-likeness(one, two), row, column) for row, one in enumerate(wanted) for column, two in enumerate(found)
    )
    rows: dict[int, int] = {}
    columns: set[int] = set()
    for unlikeness, row, column in ranked:
        if unlikeness < 0 and row not in rows and column not in columns:
            rows[row] = column
            columns.add(column)
    return (
        [(wanted[row], found[column]) for row, column in sorted(rows.items())],
        [one for row, one in enumerate(wanted) if row not in rows],
        [two for column, two in enumerate(found) if column not in columns],
    )
