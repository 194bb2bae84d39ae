"""What the shipped reader makes of plain sentences: casing, trees, lemmas, sentences, names."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Token

from legation.steps.reader import load_reader
from legation.steps.reader.features import CASE_SHAPES, case_shape

READER = load_reader()


def read(text: str) -> Doc:
    return READER.read([text])[0]


def find(doc: Doc, word: str) -> Token:
    return next(token for token in doc if token.text == word)


# text, word, its tag
CASES = [
    ("Officials told us about the plan.", "us", "PRON"),
    ("Officials in the US rejected the plan.", "US", "PROPN"),
    ("The two sides may meet again.", "may", "AUX"),
    ("The two sides meet again in May.", "May", "PROPN"),
    ("They ate turkey at the dinner.", "turkey", "NOUN"),
    ("Turkey closed the border with Syria.", "Turkey", "PROPN"),
    ("The soldiers march every morning.", "march", "VERB"),
    ("Talks will resume in March.", "March", "PROPN"),
    ("They polish the silver.", "polish", "VERB"),
    ("The Polish army joined the exercise.", "Polish", "ADJ"),
]


@pytest.mark.parametrize(("text", "word", "tag"), CASES)
def test_casing_matters(text: str, word: str, tag: str) -> None:
    assert find(read(text), word).pos_ == tag


NAMED = [
    ("Turkey closed the border with Syria.", {("Turkey", "LOC"), ("Syria", "LOC")}),
    ("They ate turkey at the dinner.", set()),
    ("Officials told us about the plan.", set()),
    ("Maria Lopez flew from Lima to Paris.", {("Maria Lopez", "PER"), ("Lima", "LOC"), ("Paris", "LOC")}),
]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_names(text: str, names: set[tuple[str, str]]) -> None:
    assert {(name.text, name.label_) for name in read(text).ents} == names


@pytest.mark.parametrize(
    ("token", "shape"),
    [("us", "lower"), ("US", "upper"), ("May", "title"), ("McKay", "mixed"), ("1,200", "no_letters"),
     ("U", "capital_letter"), ("U.S.", "upper"), ("ÉTAT", "upper"), ("中国", "lower"), ("", "no_letters")],
)  # fmt: skip
def test_case_shape(token: str, shape: str) -> None:
    assert CASE_SHAPES[case_shape(token)] == shape


# text, dependent, relation, head
ARCS = [
    ("Peru recalled its ambassador from Quito.", "Peru", "nsubj", "recalled"),
    ("Peru recalled its ambassador from Quito.", "ambassador", "obj", "recalled"),
    ("The treaty was signed by both ministers.", "treaty", "nsubj:pass", "signed"),
    ("The minister said that talks had failed.", "failed", "ccomp", "said"),
    ("Norway did not send troops.", "not", "advmod", "send"),
]


@pytest.mark.parametrize(("text", "dependent", "relation", "head"), ARCS)
def test_arcs(text: str, dependent: str, relation: str, head: str) -> None:
    token = find(read(text), dependent)
    assert (token.dep_, token.head.text) == (relation, head)


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [("They were arrested.", "were", "be"), ("He met two envoys.", "met", "meet"), ("He met two envoys.", "envoys", "envoy"),
     ("Two countries signed.", "countries", "country"), ("Ties were broken off.", "broken", "break")],
)  # fmt: skip
def test_lemmas(text: str, word: str, lemma: str) -> None:
    assert find(read(text), word).lemma_ == lemma


@pytest.mark.parametrize(
    ("text", "count"),
    [("Mr. Smith of the U.S. Navy left. He flew home.", 2), ('"We will not go," he said. "Never."', 2), ("No stop", 1)],
)
def test_sentences(text: str, count: int) -> None:
    assert len(list(read(text).sents)) == count


def test_threads_do_not_change_the_reading() -> None:
    text = "Peru recalled its ambassador from Quito after the talks in Geneva failed."
    two = load_reader(threads=2).read([text])[0]
    assert [(t.pos_, t.head.i) for t in two] == [(t.pos_, t.head.i) for t in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Ghana's Secretary of State Hillary Owusu has called for talks.",
        "Conservative MP for North Devon Peter Hale has quit.",
        "Player of the Year Megan Holt led the team.",
    ],
)
def test_a_title_stays_with_the_name_after_it(text: str) -> None:
    """No sentence begins between an office and its holder, though the reader's weights alone would say so."""
    assert [sentence.text for sentence in read(text).sents] == [text]
