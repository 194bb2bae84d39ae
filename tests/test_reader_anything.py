"""Whatever the text: tokens lie where they say, every sentence is one tree, nothing raises."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from legation.steps.reader import load_reader
from legation.steps.reader.segments import LONGEST_SEGMENT, cut_segments
from legation.steps.reader.trees import make_trees

READER = load_reader()
REPLACEMENT = "\ufffd"

ODD_TEXTS = {
    "empty": "",
    "blank": "  \n\t\u00a0 ",
    "one letter": "A",
    "leading space": "   Peru signed.",
    "trailing space": "Peru signed.   \n",
    "spaces between": "Peru \n\n  signed \t the   treaty .",
    "arabic": "التقى وزير الخارجية نظيره في العاصمة.",
    "chinese": "两国外长在首都举行会谈。",
    "mixed scripts": "The minister met Сергей Иванов and 李明 in Αθήνα.",
    "emoji": "Talks failed 🤝🏽❌ again 👨‍👩‍👧‍👦!",
    "surrogates": "The \ud800 envoy \udfff left\ud83d.",
    "controls": "The\x00 envoy\x07 left\x1b[0m the\u200b capital\ufeff.",
    "nothing but controls": "\x01 " * 4_000,
    "combining": "Zu\u0308rich hosted the talks\u0301\u0301\u0301.",
    "capitals": "MINISTER SAYS NO TALKS WITH NEIGHBOUR UNTIL TROOPS LEAVE",
    "punctuation": "?!?!... --- \"\"\" ((( ))) ;;; '' '",
    "numbers": "1,200 3.5% 12-13 9/11 $5bn 2026-01-09",
    "long word": "x" * 5_000,
    "long number": "9" * 3_000 + " troops",
    "no stop": " ".join(["the envoy of the ministry met"] * 834),
    "stops only": ". " * 500,
    "address": "See https://example.org/a/b?c=d&e=f and write to press@example.org.",
}


def check(doc: Doc, text: str) -> None:
    """The Doc spells the text, and each of its sentences is a tree of its own."""
    readable = "".join(REPLACEMENT if "\ud800" <= c <= "\udfff" else c for c in text)
    assert doc.text == readable
    assert len(doc.text) == len(text)
    for token in doc:
        assert token.text == readable[token.idx : token.idx + len(token)]
        assert token.pos_
    for sentence in doc.sents:
        assert [token.head.i for token in sentence].count(sentence.root.i) >= 1
        assert sum(token.head.i == token.i for token in sentence) == 1
        for token in sentence:
            assert sentence.start <= token.head.i < sentence.end
            steps, above = 0, token
            while above.head.i != above.i:
                above, steps = above.head, steps + 1
                assert steps <= len(sentence)
    for tree in make_trees(doc, readable, 7, 0, 0):
        assert tree.heads.count(-1) == 1
        for token, start, end in zip(tree.tokens, tree.starts, tree.ends, strict=True):
            assert readable[start - 7 : end - 7] == token
        for before, name in zip(("O", *tree.names), tree.names, strict=False):
            assert not name.startswith("I-") or before[2:] == name[2:]


@pytest.mark.parametrize("text", ODD_TEXTS.values(), ids=ODD_TEXTS.keys())
def test_odd_text(text: str) -> None:
    check(READER.read([text])[0], text)


CHARACTERS = st.one_of(
    st.characters(),
    st.sampled_from([" ", "\n", ".", "-", "'", "\ud800", "\u200d", "ʼ", "İ", "ß", "ﬁ", "\u3000", "\x85"]),
)
PARTS = st.one_of(
    st.text(CHARACTERS, max_size=12),
    st.sampled_from(["The US", "won't", "al-Qaeda", "U.N.", "said", "Mr.", "in May", "«talks»", "10am", "and/or"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(PARTS, max_size=8).map(" ".join), max_size=3))
def test_any_texts(texts: list[str]) -> None:
    docs = READER.read(texts)
    assert len(docs) == len(texts)
    for doc, text in zip(docs, texts, strict=True):
        check(doc, text)


def test_reading_together_is_reading_alone() -> None:
    texts = [ODD_TEXTS[name] for name in ("empty", "capitals", "spaces between", "arabic", "address")]
    together = READER.read(texts)
    for doc, text in zip(together, texts, strict=True):
        assert [t.pos_ for t in doc] == [t.pos_ for t in READER.read([text])[0]]


@pytest.mark.parametrize("text", ["a. " * 40_000, "word " * 30_000, "x" * 120_000, "", "short"])
def test_segments_cover_the_passage(text: str) -> None:
    ranges = list(cut_segments(text, 0, len(text)))
    assert "".join(text[start:end] for start, end in ranges) == text
    assert all(0 < end - start <= LONGEST_SEGMENT for start, end in ranges)
