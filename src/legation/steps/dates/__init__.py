"""Step: when. Date expressions of every sentence, as intervals with the precision of the words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from legation.steps.dates.finder import DateFinder
from legation.steps.dates.patterns import load_patterns
from legation.steps.dates.profile import profile
from legation.steps.reading import Reading

__all__ = ["Dates"]


@dataclass(frozen=True, slots=True)
class Dates:
    """Adds the dates; without a day of publication those that count from it are left out."""

    language: str = "en"
    name: str = "dates"
    needs: frozenset[str] = frozenset({"sentences"})
    adds: frozenset[str] = frozenset({"dates"})

    def __call__(self, reading: Reading) -> Reading:
        """The reading with this step done."""
        patterns = load_patterns(self.language)
        report = reading.report
        told = profile(report.text, report.published, reading.sentences, patterns.words)
        finder = DateFinder(patterns, report.published, told)
        found = [
            mention
            for tree in reading.sentences
            for mention in finder.dates_of(tree, report.text[tree.start : tree.end])
        ]
        return replace(reading, dates=tuple(found))
