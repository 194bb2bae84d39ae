"""Trees for tests, written by hand: one token a line, columns parted by blanks.

    token  lemma  UPOS  XPOS  head  relation  [name]

`head` counts from 1, 0 is the root; `name` is a BIO tag and may be left out. Tokens are joined by
blanks, except where English writes none (before "," or "'s", after an opening bracket, around "-").
"""

from __future__ import annotations

from datetime import date

from legation.model.report import Passage, Report
from legation.steps.reading import Reading
from legation.steps.tree import Tree

_CLOSING = {",", ".", ";", ":", "?", "!", ")", "”", "'s", "’s", "n't", "%", "-"}
_OPENING = {"(", "“", "-", "$"}


def join(tokens: list[str]) -> tuple[str, list[int]]:
    """The text of the tokens, and where each starts."""
    text = ""
    starts = []
    for number, token in enumerate(tokens):
        if number and token not in _CLOSING and tokens[number - 1] not in _OPENING:
            text += " "
        starts.append(len(text))
        text += token
    return text, starts


def tree(table: str, *, start: int = 0, passage: int = 0, number: int = 0) -> Tree:
    """A `Tree` from a table; its characters begin at `start` of the report."""
    rows = [line.split() for line in table.strip().splitlines() if line.strip()]
    text, offsets = join([row[0] for row in rows])
    starts = tuple(start + offset for offset in offsets)
    heads = tuple(int(row[4]) - 1 for row in rows)
    children: list[list[int]] = [[] for _ in rows]
    for index, head in enumerate(heads):
        if head >= 0:
            children[head].append(index)
    return Tree(
        start=start,
        end=start + len(text),
        passage=passage,
        number=number,
        tokens=tuple(row[0] for row in rows),
        lemmas=tuple(row[1].lower() for row in rows),
        tags=tuple(row[2] for row in rows),
        fine_tags=tuple(row[3] for row in rows),
        heads=heads,
        relations=tuple(row[5] for row in rows),
        names=tuple(row[6] if len(row) > 6 else "O" for row in rows),
        starts=starts,
        ends=tuple(begin + len(row[0]) for begin, row in zip(starts, rows, strict=True)),
        children=tuple(tuple(found) for found in children),
    )


def reading(*tables: str, published: date | None = None) -> Reading:
    """A reading of one passage whose sentences are the tables, parsed as they say."""
    trees: list[Tree] = []
    text = ""
    for number, table in enumerate(tables):
        text += " " if number else ""
        made = tree(table, start=len(text), number=number)
        text += join(list(made.tokens))[0]
        trees.append(made)
    report = Report(text=text, published=published)
    return Reading(report=report, passages=(Passage(0, 0, len(text)),), sentences=tuple(trees))
