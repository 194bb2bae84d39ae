"""Counts from which precision, recall and F1 follow, and intervals for them by resampling texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

RESAMPLES = 1000
_SEED = 20261125


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right, how many were found, and how many should have been.

    An accuracy is a tally with `found` equal to `wanted`.
    """

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.found + other.found, self.wanted + other.wanted)

    @property
    def precision(self) -> float | None:
        """Right among the found; None where nothing was found."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Right among the wanted; None where nothing was wanted."""
        return self.right / self.wanted if self.wanted else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both; None where there was nothing at all.

        >>> Tally(right=1, found=2, wanted=2).f1
        0.5
        """
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else None


def of_sets(found: Iterable[object], wanted: Iterable[object]) -> Tally:
    """The tally of two sets.

    >>> of_sets({"FRA"}, {"FRA", "DEU"})
    Tally(right=1, found=1, wanted=2)
    """
    found, wanted = set(found), set(wanted)
    return Tally(len(found & wanted), len(found), len(wanted))


def of_yes_and_no(answers: Iterable[bool]) -> Tally:
    """The tally of an accuracy: how many answers were right."""
    listed = list(answers)
    return Tally(sum(listed), len(listed), len(listed))


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum of tallies."""
    return sum(tallies, Tally())


def interval(tallies: Sequence[Tally], resamples: int = RESAMPLES) -> tuple[float, float] | None:
    """The middle 95% of F1 when as many texts are drawn again with replacement (percentile bootstrap; Efron 1979).

    None where the texts hold nothing of the layer. The same tallies always give the same interval.
    """
    if not tallies:
        return None
    counts = np.array([(each.right, each.found + each.wanted) for each in tallies], dtype=float)
    many = len(tallies)
    draws = np.random.default_rng(_SEED).multinomial(many, [1 / many] * many, size=resamples)
    right, both = (draws @ counts).T
    scores = 2 * right[both > 0] / both[both > 0]
    if not scores.size:
        return None
    low, high = np.percentile(scores, [2.5, 97.5])
    return float(low), float(high)


def alpha(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Krippendorff's alpha for nominal labels of two coders without gaps (Krippendorff 2011, "Computing
    Krippendorff's Alpha-Reliability"); None where all labels are one and the same.

    >>> round(alpha([("a", "a"), ("a", "a"), ("b", "b"), ("b", "a")]), 3)
    0.533
    """
    labels = [label for pair in pairs for label in pair]
    counts = [labels.count(label) for label in set(labels)]
    many = len(labels)
    if len(counts) < 2:
        return None
    expected = 1 - sum(count * (count - 1) for count in counts) / (many * (many - 1))
    observed = sum(first != second for first, second in pairs) / len(pairs)
    return 1 - observed / expected
