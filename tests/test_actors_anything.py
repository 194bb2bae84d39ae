"""Whatever the reader makes of a text, resolving it raises nothing and every span slices."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from actors_pack import SmallActors, SmallRoles
from legation.steps.actors import Actors
from legation.steps.mentions import actor_mentions
from trees import reading

STEP = Actors(SmallActors(), SmallRoles())  # type: ignore[arg-type]
WORDS = [
    "Ostland",
    "Ostlandic",
    "Westmark",
    "Westhaven",
    "president",
    "President",
    "Kos",
    "Ana",
    "government",
    "the",
    "The",
    "two",
    "countries",
    "both",
    "it",
    "its",
    "he",
    "her",
    "they",
    "their",
    "said",
    "-",
    "backed",
    "rebels",
    "of",
    "in",
    "with",
    ",",
    "former",
    "interim",
    "and",
    "'s",
    "each",
    "other",
    "prime",
    "minister",
    "army",
    "New",
]
RELATIONS = [
    "nsubj",
    "obj",
    "obl",
    "nmod",
    "nmod:poss",
    "compound",
    "amod",
    "det",
    "case",
    "conj",
    "cc",
    "appos",
    "flat",
    "punct",
    "acl",
    "acl:relcl",
    "advcl",
    "xcomp",
    "ccomp",
    "nsubj:pass",
    "cop",
    "nummod",
]
TAGS = ["NOUN", "PROPN", "VERB", "ADJ", "ADP", "PRON", "DET", "PUNCT", "NUM", "X"]
FINE = ["NN", "NNS", "NNP", "NNPS", "VBD", "VBN", "VBZ", "JJ", "IN", "PRP"]
NAMES = ["O", "O", "O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC"]


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A table with any words, tags and relations over a proper tree."""
    rows = []
    size = draw(st.integers(1, 12))
    order = draw(st.permutations(range(size)))
    for position in range(size):
        place = order.index(position)
        head = 0 if place == 0 else order[draw(st.integers(0, place - 1))] + 1
        word = draw(st.sampled_from(WORDS))
        parts = [draw(st.sampled_from(column)) for column in (TAGS, FINE)]
        relation = "root" if head == 0 else draw(st.sampled_from(RELATIONS))
        name = draw(st.sampled_from(NAMES))
        rows.append(f"{word} {word.lower().removesuffix('s') or word} {parts[0]} {parts[1]} {head} {relation} {name}")
    return "\n".join(rows)


@settings(max_examples=150, deadline=None)
@given(st.lists(sentences(), min_size=1, max_size=4))
def test_any_tree_resolves_and_every_span_slices(tables: list[str]) -> None:
    found = STEP(reading(*tables))
    for (sentence, head), reference in found.references.items():
        assert (reference.sentence, reference.head) == (sentence, head)
        for party in (reference.party, *reference.members):
            assert found.report.text[party.start : party.end] == party.text
            assert party.text and party.name
    for claim in found.roles:
        evidence = claim.evidence
        assert found.report.text[evidence.start : evidence.end] == evidence.quote
    actor_mentions(found)
