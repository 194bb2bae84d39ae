"""Step: when each event happened and since when each condition holds.

The date of the sentence that the tree ties to the act (`dates/linking.py`), "since" and "for" for
conditions (`dates/beginning.py`), and the day of publication only where the tense says that the
act is of these days (`dates/present.py`); else the date stays open.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from legation.model.event import Condition, Event
from legation.model.evidence import Decision
from legation.steps.dates.beginning import link_beginning
from legation.steps.dates.earlier import link_earlier
from legation.steps.dates.linking import Link, governors, link_date
from legation.steps.dates.present import link_publication
from legation.steps.dates.vocabulary import Vocabulary, load_vocabulary
from legation.steps.reading import DateMention, Reading


@dataclass(frozen=True, slots=True)
class EventDates:
    """Dates events and gives conditions their beginning."""

    language: str = "en"
    name: str = "event_dates"
    needs: frozenset[str] = frozenset({"sentences", "dates", "events", "conditions", "references"})
    adds: frozenset[str] = frozenset({"events", "conditions"})

    def __call__(self, reading: Reading) -> Reading:
        """The reading with this step done."""
        dates: dict[int, list[DateMention]] = {}
        for mention in reading.dates:
            dates.setdefault(mention.sentence, []).append(mention)
        words = load_vocabulary(self.language)
        return replace(
            reading,
            events=tuple(_dated(reading, event, dates, words) for event in reading.events),
            conditions=tuple(
                _begun(reading, condition, dates, words)
                for condition in reading.conditions
                if not _is_over(reading, condition, dates)
            ),
        )


def _dated(reading: Reading, event: Event, dates: dict[int, list[DateMention]], words: Vocabulary) -> Event:
    if event.date is not None or not event.evidence:
        return event
    number, token = reading.locate(event.evidence[0].trigger[0])
    tree = reading.sentences[number]
    link = link_date(tree, token, dates.get(number, ()), words, reading.report.published)
    if link is None:
        link = link_publication(reading.report, tree, token, event.status, words)
    if link is None:
        link = link_earlier(reading.report, tree, token, event, dates.get(number, ()), words)
    if link is None:
        return event
    return replace(event, date=link.interval, decisions=(*event.decisions, _decision(link)))


def _is_over(reading: Reading, condition: Condition, dates: dict[int, list[DateMention]]) -> bool:
    """ "until last year it had no embassy": what lasted until a day that is past holds no longer."""
    published = reading.report.published
    number, token = reading.locate(condition.evidence[0].trigger[0])
    tree = reading.sentences[number]
    for mention in dates.get(number, ()):
        ended = mention.interval.last_day if mention.interval.rule == "until" else None
        if ended is None or published is None or ended > published:
            continue
        above = {token, *tree.ancestors(token)}
        if set(governors(tree, mention)) & above:
            return True
    return False


def _begun(reading: Reading, condition: Condition, dates: dict[int, list[DateMention]], words: Vocabulary) -> Condition:
    if condition.since is not None or not condition.evidence:
        return condition
    number, token = reading.locate(condition.evidence[0].trigger[0])
    link = link_beginning(reading.sentences[number], token, dates.get(number, ()), words)
    if link is None:
        return condition
    return replace(condition, since=link.interval, decisions=(*condition.decisions, _decision(link)))


def _decision(link: Link) -> Decision:
    interval = link.interval
    value = interval.start if interval.start == interval.end else f"{interval.start or ''}/{interval.end or ''}"
    return Decision(f"date:{value}", "event_dates", interval.rule, link.score, f"{link.rule}: {interval.text!r}")
