"""Acts that are of the day of the report, by their tense alone.

Only the progressive of what goes on ("are visiting") and the present or perfect of an act of
speech or arrival ("has announced", "warns") say so. The past tense gives no date.
"""

from __future__ import annotations

from legation.model.event import Status
from legation.model.report import Report
from legation.model.time import DateInterval
from legation.steps.dates.linking import Link, holding_verb
from legation.steps.dates.vocabulary import Vocabulary
from legation.steps.tree import Tree


def link_publication(report: Report, tree: Tree, token: int, status: Status, words: Vocabulary) -> Link | None:
    """The day of publication, where the tense says that the act is of these days."""
    published = report.published
    if published is None or status not in ("occurred", "ongoing"):
        return None
    verb = holding_verb(tree, token, words)
    tense = recent_tense(tree, verb, words)
    if tense is None or (tense == "present progressive" and status != "ongoing"):
        return None
    day = published.isoformat()
    span = tree.span(verb, verb)
    text = report.text[span[0] : span[1]]
    return Link(DateInterval(day, day, "day", text, f"publication date, {tense}", span), "no date in the clause", 0.5)


def recent_tense(tree: Tree, verb: int, words: Vocabulary) -> str | None:
    """The tense that ties a verb to the day of the report, None where it does not."""
    auxiliaries = tree.all_children(verb, "aux")
    aside = tree.relations[verb].partition(":")[0] in ("advcl", "acl", "amod")
    if tree.tags[verb] != "VERB" or (aside and (tree.relations[verb] != "advcl" or not auxiliaries)):
        return None
    finite = {tree.fine_tags[child] for child in auxiliaries}
    lemmas = {tree.lemmas[child] for child in auxiliaries}
    if finite & {"VBD", "MD"}:
        return None
    tag = tree.fine_tags[verb]
    if tag == "VBG" and "be" in lemmas and "have" not in lemmas:
        return "present progressive"
    if tree.lemmas[verb] not in words.clauses["present_acts"] or _is_old(tree, verb, words):
        return None
    if tag == "VBN" and "have" in lemmas:
        return "present perfect"
    return "present tense" if tag in ("VBZ", "VBP") and not auxiliaries else None


def _is_old(tree: Tree, verb: int, words: Vocabulary) -> bool:
    adverbs = tree.all_children(verb, "advmod", "obl")
    return any(tree.tokens[child].lower() in words.clauses["not_recent"] for child in adverbs)
