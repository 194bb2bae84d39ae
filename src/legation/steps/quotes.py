"""Who speaks where the sentence itself does not tell: longer quotations and passages of indirect speech.

A quotation may run over several sentences, of which one names the speaker ("We deny it. Nobody was
there," the minister said); a report may go on in the words of whom it has just quoted ("He said that
talks had failed. The border would stay closed.").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from legation.model.party import Party
from legation.steps.grammar.parties import Resolver
from legation.steps.grammar.speech import sayer, saying_verbs
from legation.steps.reading import Reading
from legation.steps.tree import Tree

_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
_REACH = 3  # sentences that a quotation without a speaker of its own looks around


def quoted_spans(reading: Reading, passage: int) -> list[tuple[int, int]]:
    """Where the quotations of a passage stand, as offsets into the report's text."""
    place = reading.passages[passage]
    text = reading.report.text[place.start : place.end]
    return [(place.start + found.start(), place.start + found.end()) for found in _QUOTED.finditer(text)]


def speaker_around(reading: Reading, sentence: int, token: int, resolver: Resolver) -> tuple[Party | None, str]:
    """Who speaks a sentence that does not say itself who speaks it."""
    tree = reading.sentences[sentence]
    spans = quoted_spans(reading, tree.passage)
    at = tree.starts[token]
    inside = next((span for span in spans if span[0] <= at < span[1]), None)
    if inside is not None:
        party = next(_speakers(_near(reading, tree, inside), spans, resolver), None)
        return party, "quotation over several sentences"
    if _goes_on(tree) and sentence and reading.sentences[sentence - 1].passage == tree.passage:
        before = [reading.sentences[sentence - 1]]
        return next(_speakers(before, spans, resolver), None), "indirect speech that goes on"
    return None, ""


def _near(reading: Reading, tree: Tree, span: tuple[int, int]) -> list[Tree]:
    """Sentences that may tell who says a quotation: those it stands in, then before, then after it."""
    here = [each for each in reading.sentences if each.passage == tree.passage]
    own = [each for each in here if each.start < span[1] and span[0] < each.end]
    before = [each for each in here if each.end <= span[0]][-_REACH:][::-1]
    after = [each for each in here if each.start >= span[1]][:1]
    return [*own, *before, *after]


def _speakers(trees: list[Tree], spans: list[tuple[int, int]], resolver: Resolver) -> Iterator[Party]:
    for tree in trees:
        for verb in saying_verbs(tree):
            if any(span[0] <= tree.starts[verb] < span[1] for span in spans):
                continue
            head = sayer(tree, verb)
            found = [] if head is None else resolver.nominal(tree, head)
            yield from found[:1]


def _goes_on(tree: Tree) -> bool:
    """ "The border would stay closed.": what somebody has said, told without saying so again."""
    root = tree.root
    would = any(tree.tokens[child].lower() == "would" for child in tree.all_children(root, "aux"))
    return would and not any(
        tree.tokens[mark].lower() == "if" for clause in tree.children[root] for mark in tree.children[clause]
    )
