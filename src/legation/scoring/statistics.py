"""How varied annotated texts are: what they hold, by type, status and channel."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from legation.scoring.annotation import AnnotatedText


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts over some annotated texts. `triggers` are distinct trigger words, in lower case, a type."""

    texts: int
    words: int
    median_words: float
    nothing_codable: int
    types: dict[str, int]
    triggers: dict[str, int]
    statuses: dict[str, int]
    channels: dict[str, int]
    codes: int
    styles: dict[str, int]


def count(texts: Iterable[AnnotatedText]) -> Statistics:
    """The statistics of some texts."""
    listed = tuple(texts)
    lengths = [len(text.text.split()) for text in listed]
    acts = [(text, act) for text in listed for act in text.acts]
    triggers: dict[str, set[str]] = {}
    for text, act in acts:
        triggers.setdefault(act.type, set()).add(text.words(act.label).casefold())
    channels = Counter(f"{each.channel}:{each.state}" for text in listed for each in text.standings)
    channels.update(f"{each.channel}:{each.state}" for text in listed for each in text.states)
    return Statistics(
        texts=len(listed),
        words=sum(lengths),
        median_words=statistics.median(lengths) if lengths else 0.0,
        nothing_codable=sum(not (text.acts or text.standings or text.states) for text in listed),
        types=dict(sorted(Counter(act.type for _, act in acts).items())),
        triggers={kind: len(words) for kind, words in sorted(triggers.items())},
        statuses=dict(sorted(Counter(act.status for _, act in acts).items())),
        channels=dict(sorted(channels.items())),
        codes=len({actor.code for text in listed for actor in text.actors.values()} - {None}),
        styles=dict(sorted(Counter(text.facts.get("style", "-") for text in listed).items())),
    )
