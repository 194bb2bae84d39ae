"""Trees of spaCy's own English pipelines come out in Universal Dependencies."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from legation.steps.reader.clearnlp import is_clearnlp, to_universal

VOCAB = spacy.blank("en").vocab

# token lemma UPOS head ClearNLP-label, then head and label in Universal Dependencies (1-based, 0 the root)
CASES = {
    "a preposition heads its nominal": """
        Chad met PROPN 2 nsubj 2 nsubj
        met meet VERB 0 ROOT 0 root
        with with ADP 2 prep 4 case
        Mali mali PROPN 3 pobj 2 obl
    """,
    "an agent and a passive": """
        Mali mali PROPN 3 nsubjpass 3 nsubj:pass
        was be AUX 3 auxpass 3 aux:pass
        attacked attack VERB 0 ROOT 0 root
        by by ADP 3 agent 5 case
        Chad chad PROPN 4 pobj 3 obl:agent
    """,
    "a copula": """
        Chad chad PROPN 2 nsubj 3 nsubj
        is be AUX 0 ROOT 3 cop
        ready ready ADJ 2 acomp 0 root
        . . PUNCT 2 punct 3 punct
    """,
    "a place as the predicate": """
        Talks talk NOUN 2 nsubj 4 nsubj
        are be AUX 0 ROOT 4 cop
        on on ADP 2 prep 4 case
        hold hold NOUN 3 pobj 0 root
    """,
    "three conjuncts": """
        Chad chad PROPN 5 nsubj 5 nsubj
        Mali mali PROPN 1 conj 1 conj
        and and CCONJ 2 cc 4 cc
        Niger niger PROPN 2 conj 1 conj
        agreed agree VERB 0 ROOT 0 root
    """,
    "a nested preposition": """
        talks talk NOUN 0 ROOT 0 root
        with with ADP 1 prep 3 case
        envoys envoy NOUN 2 pobj 1 nmod
        of of ADP 3 prep 5 case
        Mali mali PROPN 4 pobj 3 nmod
    """,
    "a gerund behind a preposition": """
        Chad chad PROPN 2 nsubj 2 nsubj
        apologised apologise VERB 0 ROOT 0 root
        for for ADP 2 prep 4 mark
        bombing bomb VERB 3 pcomp 2 advcl
        Mali mali PROPN 4 dobj 4 obj
    """,
    "a progressive form keeps its auxiliary": """
        Chad chad PROPN 3 nsubj 3 nsubj
        is be AUX 3 aux 3 aux
        bombing bomb VERB 0 ROOT 0 root
        Mali mali PROPN 3 dobj 3 obj
    """,
}


@pytest.mark.parametrize("table", CASES.values(), ids=CASES)
def test_conversion(table: str) -> None:
    rows = [line.split() for line in table.strip().splitlines()]
    heads = [number if row[3] == "0" else int(row[3]) - 1 for number, row in enumerate(rows)]
    doc = Doc(
        VOCAB,
        words=[row[0] for row in rows],
        lemmas=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        heads=heads,
        deps=[row[4] for row in rows],
    )
    found = to_universal(doc)
    assert [(0 if t.head.i == t.i else t.head.i + 1, t.dep_) for t in found] == [(int(r[5]), r[6]) for r in rows]
    assert found.text == doc.text


def test_schemes_are_told_apart() -> None:
    assert is_clearnlp(["nsubj", "pobj"])
    assert not is_clearnlp(["nsubj", "obl"])
