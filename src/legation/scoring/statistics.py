"""How varied annotated texts are: what they hold, by type, status and channel."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from legation.scoring.annotation import AnnotatedText


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts over some annotated texts.

    `passage_words_*` are quartiles of the length of passages: sentences, or lines of a report.
    `triggers` are distinct trigger words a type, in lower case; `repeated_triggers` is how often the
    commonest of them stands.
    `codes` are distinct codes of actors, `names` distinct wordings of them.
    """

    texts: int
    sentences: int
    reports: int
    words: int
    passage_words_lower_quartile: float
    passage_words_median: float
    passage_words_upper_quartile: float
    nothing_codable: int
    nothing_codable_percent: float
    events: int
    events_per_100_words: float
    several_events: int
    conditions: int
    conflicts: int
    mentions: int
    codes: int
    names: int
    types: dict[str, int]
    triggers: dict[str, int]
    repeated_triggers: dict[str, int]
    modes: dict[str, int]
    statuses: dict[str, int]
    channels: dict[str, int]
    sectors: dict[str, int]
    styles: dict[str, int]
    hands: dict[str, int]
    regions: dict[str, int]
    decades: dict[str, int]


def count(texts: Iterable[AnnotatedText]) -> Statistics:
    """The statistics of some texts."""
    listed = tuple(texts)
    acts = [(text, act) for text in listed for act in text.acts]
    lengths = sorted(len(line.split()) for text in listed for line in text.text.split("\n"))
    reports = sum(text.is_report for text in listed)
    low, middle, high = statistics.quantiles(lengths, n=4) if len(lengths) > 1 else (0.0, 0.0, 0.0)
    words = sum(len(text.text.split()) for text in listed)
    nothing = sum(not (text.acts or text.standings or text.states) for text in listed)
    channels = Counter(f"{each.channel}:{each.state}" for text in listed for each in text.standings)
    channels.update(f"{each.channel}:{each.state}" for text in listed for each in text.states)
    triggers = _triggers(listed)
    return Statistics(
        texts=len(listed),
        sentences=len(listed) - reports,
        reports=reports,
        words=words,
        passage_words_lower_quartile=low,
        passage_words_median=middle,
        passage_words_upper_quartile=high,
        nothing_codable=nothing,
        nothing_codable_percent=round(100 * nothing / len(listed), 1) if listed else 0.0,
        events=len(acts),
        events_per_100_words=round(100 * len(acts) / words, 2) if words else 0.0,
        several_events=sum(len(text.acts) > 1 for text in listed),
        conditions=sum(len(text.standings) for text in listed),
        conflicts=sum(len(text.contradictions) for text in listed),
        mentions=sum(len(text.actors) for text in listed),
        codes=len({actor.code for text in listed for actor in text.actors.values()} - {None}),
        names=len({text.words(label) for text in listed for label in text.actors}),
        types=_sorted(act.type for _, act in acts),
        triggers={kind: len(words) for kind, words in triggers.items()},
        repeated_triggers={kind: max(words.values()) for kind, words in triggers.items()},
        modes=_sorted(f"{act.type}/{act.mode}" for _, act in acts if act.mode),
        statuses=_sorted(act.status for _, act in acts),
        channels=dict(sorted(channels.items())),
        sectors=_sorted(actor.sector or "-" for text in listed for actor in text.actors.values()),
        styles=_facts(listed, "style"),
        hands=_facts(listed, "hand"),
        regions=_facts(listed, "region"),
        decades=_facts(listed, "decade"),
    )


def _triggers(texts: Iterable[AnnotatedText]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for text in texts:
        for act in text.acts:
            found.setdefault(act.type, Counter())[text.words(act.label).casefold()] += 1
    return dict(sorted(found.items()))


def _sorted(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))


def _facts(texts: Iterable[AnnotatedText], name: str) -> dict[str, int]:
    return _sorted(text.facts.get(name, "-") for text in texts)
