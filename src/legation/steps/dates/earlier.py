"""Acts that the past perfect puts before what the report tells of: "after talks had failed".

Such an act has no date of its own, but it is surely over: it lies before the act of the clause that it
hangs on, and at the latest before the day of the report. What somebody says in the past perfect is left
alone ("said that troops had crossed the border" is news of these days).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from legation.model.event import Event
from legation.model.report import Report
from legation.model.time import DateInterval
from legation.steps.dates.linking import Link, holding_verb, link_date
from legation.steps.dates.vocabulary import Vocabulary
from legation.steps.reading import DateMention
from legation.steps.tree import Tree


def link_earlier(
    report: Report, tree: Tree, token: int, event: Event, dates: Sequence[DateMention], words: Vocabulary
) -> Link | None:
    """The time before which an undated act in the past perfect lies."""
    published = report.published
    verb = holding_verb(tree, token, words)
    if published is None or event.speakers or event.status not in ("occurred", "ongoing"):
        return None
    if not _past_perfect(tree, verb):
        return None
    end = (published - timedelta(days=1)).isoformat()
    above = tree.heads[verb]
    if tree.relations[verb].startswith("advcl") and above >= 0:
        upper = link_date(tree, above, dates, words, published)
        if upper is not None and upper.interval.start is not None:
            end = upper.interval.start
    span = tree.span(verb, verb)
    interval = DateInterval(None, end, "day", report.text[span[0] : span[1]], "past perfect", span)
    return Link(interval, "over before what is told", 0.5)


def _past_perfect(tree: Tree, verb: int) -> bool:
    if tree.tags[verb] != "VERB" or tree.fine_tags[verb] != "VBN":
        return False
    return any(tree.tokens[child].lower() in ("had", "'d", "’d") for child in tree.all_children(verb, "aux"))
