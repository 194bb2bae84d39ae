"""Since when a condition holds: "since 2019", "for three years", "since X broke off ties in 2019"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.steps.dates.linking import Link, governors
from legation.steps.reading import DateMention
from legation.steps.tree import Tree


def link_beginning(tree: Tree, token: int, dates: Sequence[DateMention]) -> Link | None:
    """Since when what `token` tells of holds: "since" or "for" of its own or an upper clause."""
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
