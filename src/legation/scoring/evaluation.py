"""Sums comparisons of many texts up: figures a layer and type, agreement, confusions, errors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from legation.scoring.comparable import Told
from legation.scoring.comparison import LAYERS, NOBODY, Comparison, is_reversed
from legation.scoring.errors_found import Finding, findings
from legation.scoring.tally import Tally, alpha, interval, total


@dataclass(frozen=True, slots=True)
class Score:
    """A layer's or type's tally, and the middle 95% of its F1 over resampled texts."""

    tally: Tally
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What one coder's texts are worth against another's.

    `alphas` are Krippendorff's alpha of labels of paired events. `confusion` counts (wanted type,
    found type), with `-` for no event. `beyond_per_1000_words` is how often an event was coded
    where the other has none; `events_in_nothing` how many were coded in the `texts_of_nothing`
    texts in which nothing can be coded; `wrong_states` how many states a text were given that do
    not hold.
    """

    texts: int
    words: int
    layers: dict[str, Score]
    types: dict[str, Score]
    alphas: dict[str, float | None]
    confusion: dict[tuple[str, str], int]
    beyond_per_1000_words: float
    texts_of_nothing: int
    events_in_nothing: int
    wrong_states: float | None
    findings: tuple[Finding, ...]


def evaluate(results: Sequence[Comparison]) -> Evaluation:
    """The sum of comparisons."""
    words = sum(len(each.wanted.text.split()) for each in results)
    kinds = sorted({kind for each in results for kind in each.types})
    nothing = [each for each in results if not (each.wanted.events or each.wanted.conditions)]
    with_states = [each for each in results if each.wanted.states is not None]
    wrong = sum(len((each.found.states or frozenset()) - (each.wanted.states or frozenset())) for each in with_states)
    beyond = sum(len(each.beyond) for each in results)
    return Evaluation(
        texts=len(results),
        words=words,
        layers={name: _score([each.layers.get(name, Tally()) for each in results]) for name in LAYERS},
        types={kind: _score([each.types.get(kind, Tally()) for each in results]) for kind in kinds},
        alphas=_alphas(results),
        confusion=_confusion(results),
        beyond_per_1000_words=1000 * beyond / words if words else 0.0,
        texts_of_nothing=len(nothing),
        events_in_nothing=sum(len(each.found.events) for each in nothing),
        wrong_states=wrong / len(with_states) if with_states else None,
        findings=tuple(found for each in results for found in findings(each)),
    )


def _score(tallies: Sequence[Tally]) -> Score:
    return Score(total(tallies), *(interval(tallies) or (None, None)))


def _alphas(results: Sequence[Comparison]) -> dict[str, float | None]:
    pairs = [pair for each in results for pair in each.pairs]
    matched = [*pairs, *(pair for each in results for pair in each.confused)]
    directed = [pair for each in results for pair in each.directed]
    return {
        "type at the same trigger": alpha([(one.type, two.type) for one, two in matched]),
        "mode": alpha([(one.mode or NOBODY, two.mode or NOBODY) for one, two in pairs]),
        "status": alpha([(one.status, two.status) for one, two in pairs]),
        "direction": alpha(_orientations(directed)),
    }


def _orientations(directed: Sequence[tuple[Told, Told]]) -> list[tuple[str, str]]:
    """Each pair's direction by alphabet: `>` if the first code in it is the source."""
    found: list[tuple[str, str]] = []
    for one, two in directed:
        forward = min(one.sources) < min(one.targets)
        first = ">" if forward else "<"
        reverse = {">": "<", "<": ">"}[first]
        found.append((first, reverse if is_reversed(one, two) else first))
    return found


def _confusion(results: Sequence[Comparison]) -> dict[tuple[str, str], int]:
    counts: Counter[tuple[str, str]] = Counter()
    for each in results:
        counts.update((one.type, two.type) for one, two in (*each.pairs, *each.confused))
        counts.update((one.type, NOBODY) for one in each.missed)
        counts.update((NOBODY, two.type) for two in each.beyond)
    return dict(sorted(counts.items()))
