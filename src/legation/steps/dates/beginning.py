"""Since when a condition holds: "since 2019", "for three years", "since X broke off ties in 2019".

Without such a word the date of the act that brought it about tells the same: "the roads that it
closed in May", "was shut in 2012", "ended last week".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.steps.dates.linking import Link, governors, link_date
from legation.steps.dates.vocabulary import Vocabulary
from legation.steps.reading import DateMention
from legation.steps.tree import Tree

_OWN = 0.8  # score of a date that the verb itself governs


def link_beginning(tree: Tree, token: int, dates: Sequence[DateMention], words: Vocabulary) -> Link | None:
    """Since when what `token` tells of holds, by the surest of the ways in which a text tells it."""
    return (
        _worded(tree, token, dates)
        or _brought_about(tree, token, dates, words)
        or _came_to_be(tree, token, dates, words)
    )


def _brought_about(tree: Tree, token: int, dates: Sequence[DateMention], words: Vocabulary) -> Link | None:
    """ "has not reopened the roads that it closed in May": the date of a clause on what the condition is about."""
    about = [token, *tree.all_children(token, "obj", "nsubj")]
    for verb in (clause for noun in about for clause in tree.all_children(noun, "acl")):
        if tree.fine_tags[verb] not in ("VBD", "VBN") or tree.lemmas[verb] not in words.clauses["beginners"]:
            continue
        link = link_date(tree, verb, dates, words)
        if link is not None and link.interval.start is not None:
            return replace(link, rule="date of the act that brought it about", score=0.7)
    return None


def _came_to_be(tree: Tree, token: int, dates: Sequence[DateMention], words: Vocabulary) -> Link | None:
    """ "was shut in 2012", "ended last week": a predicate that tells a change, with its own date."""
    verb = token if tree.tags[token] in ("VERB", "AUX") else tree.heads[token]
    if verb < 0 or (verb != token and not tree.relations[token].startswith("nsubj")):
        return None
    if tree.fine_tags[verb] not in ("VBD", "VBN") or tree.lemmas[verb] in words.clauses["lasting"]:
        return None
    if tree.tags[verb] != "VERB" or any(tree.tokens[child].lower() == "not" for child in tree.children[verb]):
        return None
    link = link_date(tree, verb, dates, words)
    if link is None or link.score < _OWN or link.interval.start is None:
        return None
    return replace(link, rule="date of the change", score=0.65)


def _worded(tree: Tree, token: int, dates: Sequence[DateMention]) -> Link | None:
    """ "since" or "for" of its own or an upper clause."""
    above = [token, *tree.ancestors(token)]
    best: Link | None = None
    for mention in dates:
        opened = _opens(mention)
        if not opened and not _in_since_clause(tree, mention, above):
            continue
        interval = mention.interval if opened else replace(mention.interval, end=None, rule="since")
        chain = governors(tree, mention)
        score = 0.9 if token in chain else 0.8 if set(chain) & set(above) else 0.0
        if not score and chain and token in _same_clause(tree, chain[-1]):
            score = 0.7
        if not opened:
            score = 0.75
        if score and (best is None or score > best.score):
            best = Link(interval, "beginning of the condition", score)
    return best


def _opens(mention: DateMention) -> bool:
    """Whether a date is worded as a beginning: "since 2019", "for years", "from that year on"."""
    interval = mention.interval
    return interval.rule in ("since", "for") or (interval.rule == "from" and interval.end is None)


def _in_since_clause(tree: Tree, mention: DateMention, above: list[int]) -> bool:
    """ "since X broke off ties in 2019": the date of a clause under "since" that hangs on the condition's."""
    for ancestor in tree.ancestors(mention.first):
        marks = [tree.tokens[child].lower() for child in tree.all_children(ancestor, "mark", "case")]
        if "since" in marks:
            return tree.relations[ancestor].startswith("advcl") and tree.heads[ancestor] in above
    return False


def _same_clause(tree: Tree, clause: int) -> set[int]:
    """Tokens of a clause, without those of the clauses inside it; coordinated verbs count."""
    found, stack = set(), [clause]
    while stack:
        token = stack.pop()
        found.add(token)
        for child in tree.children[token]:
            relation = tree.relations[child].partition(":")[0]
            if relation not in ("advcl", "ccomp", "acl", "parataxis", "csubj"):
                stack.append(child)
    return found
