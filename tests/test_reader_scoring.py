"""The gate's arithmetic and the readers of treebanks, on small treebanks of our own."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from evaluation import reader as gate
from spacy.tokens import Doc
from spacy.vocab import Vocab
from training.reader.silver import name_spans
from training.reader.swaps import Swapper
from training.reader.titles import without_titles
from training.reader.treebanks import Sentence, names_by_kind, read_conllu, read_names, spans


def row(number: int, token: str, tag: str, fine: str, head: int, relation: str, rest: str = "_") -> str:
    return f"{number}\t{token}\t{token.lower()}\t{tag}\t{fine}\t_\t{head}\t{relation}\t_\t{rest}"


TREEBANK = "\n".join(
    [
        "# newdoc id = one",
        "# sent_id = one-1",
        "# newpar",
        "# text = Ada won't go.",
        row(1, "Ada", "PROPN", "NNP", 4, "nsubj", "Entity=(1-person-new-n-cf1-1-sgl)"),
        "2-3\twon't\t_\t_\t_\t_\t_\t_\t_\t_",
        row(2, "wo", "AUX", "MD", 4, "aux"),
        row(3, "n't", "PART", "RB", 4, "advmod"),
        row(4, "go", "VERB", "VB", 0, "root", "SpaceAfter=No"),
        row(5, ".", "PUNCT", ".", 4, "punct"),
        "",
        "# sent_id = one-2",
        "# text = ACME President Ada Bee stays",
        row(
            1, "ACME", "PROPN", "NNP", 2, "compound", "Entity=(1-person-giv-n-cf1-3-sgl(2-organization-new-n-cf2-1-sgl)"
        ),
        row(2, "President", "PROPN", "NNP", 3, "nmod:desc"),
        row(3, "Ada", "PROPN", "NNP", 5, "nsubj"),
        row(4, "Bee", "PROPN", "NNP", 3, "flat", "Entity=1)"),
        row(5, "stays", "VERB", "VBZ", 0, "root"),
        "",
        "# sent_id = one-3",
        "# newpar",
        "# text = Foreign Affairs minister Peru",
        row(1, "Foreign", "ADJ", "NNP", 2, "amod", "Entity=(3-person-new-n-cf1-3-sgl"),
        row(2, "Affairs", "PROPN", "NNP", 3, "compound"),
        row(3, "minister", "NOUN", "NN", 0, "root", "Entity=3)"),
        row(4, "Peru", "PROPN", "NNP", 3, "dep", "Entity=(4-organization-new-n-cf1-1-sgl)"),
        "",
        "",
    ]
)


@pytest.fixture
def document(tmp_path: Path) -> tuple[Sentence, ...]:
    path = tmp_path / "small.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    (found,) = read_conllu(path)
    return found


def test_raw_text_by_paragraphs(document: tuple[Sentence, ...]) -> None:
    assert [gate.raw_text(part) for part in gate.paragraphs([document])] == [
        "Ada won't go. ACME President Ada Bee stays",
        "Foreign Affairs minister Peru",
    ]


def test_names_of_gum_go_by_kind(document: tuple[Sentence, ...]) -> None:
    found = [
        [(" ".join(s.tokens[start:end]), kind) for start, end, kind in spans(s.names)]
        for s in names_by_kind(document, {"peru"})
    ]
    assert found == [[("Ada", "PER")], [("ACME", "ORG"), ("Ada Bee", "PER")], [("Peru", "LOC")]]


def test_words_are_aligned_by_characters(document: tuple[Sentence, ...]) -> None:
    gold, gold_sentences = gate.gold_words(document[:1])
    doc = Doc(
        Vocab(),
        words=["Ada", "won't", " ", "go", "."],
        spaces=[True, False, False, False, False],
        heads=[3, 3, 1, 3, 3],
        deps=["nsubj", "aux", "dep", "ROOT", "punct"],
    )
    found, found_sentences = gate.read_words(doc)
    assert {word[0] for word in gold} & {word[0] for word in found} == {(0, 3), (8, 10), (10, 11)}
    assert set(gold) & set(found) == {word for word in gold if word[2] in ("nsubj", "root", "punct")}
    assert gold_sentences == found_sentences


@pytest.mark.parametrize(("counts", "score"), [((0, 0, 0), 0.0), ((3, 3, 3), 1.0), ((1, 2, 6), 0.25)])
def test_f1(counts: tuple[int, int, int], score: float) -> None:
    assert gate.f1(*counts) == score


def test_floors_notice_low_scores_and_other_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(gate, "digests", lambda data: {"a": "1", "b": "2"})
    floors = {"sha256": {"a": "1", "b": "other"}, "floors": {"x.las": 0.88, "x.uas": 0.9}}
    gate.FLOORS.write_text(json.dumps(floors), encoding="utf-8")
    failures = gate.below_floors({"x.las": 0.8799, "x.uas": 0.9}, tmp_path)
    assert [failure.partition(":")[0] for failure in failures] == ["b", "x.las"]


@pytest.mark.parametrize(
    ("card", "names"),
    [
        ({}, ["card", "card"]),
        ({"int8": {"ewt_gold.las": 0.899}, "fp32": {"ewt_gold.las": 0.9}}, []),
        ({"int8": {"ewt_gold.las": 0.895}, "fp32": {"ewt_gold.las": 0.9}}, ["ewt_gold.las"]),
        ({"int8": {"ewt_gold.las": 0.905}, "fp32": {"ewt_gold.las": 0.9}}, []),
    ],
)
def test_what_int8_may_cost(card: dict[str, dict[str, float]], names: list[str]) -> None:
    assert [failure.partition(":")[0] for failure in gate.lost_by_int8(card)] == names


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Ada Bee", "Ada Bee"),
        ("President Bee", "Bee"),
        ("Mr. Bee", "Bee"),
        ("Vice President", ""),
        ("Secretary of State Bee", "Bee"),
        ("Bee King", "Bee King"),
        ("The Rock", "The Rock"),
    ],
)
def test_titles_are_no_part_of_names(name: str, kept: str) -> None:
    tokens = ("Then", *name.split(), "left")
    tags = ("O", "B-PER", *["I-PER"] * (len(tokens) - 3), "O")
    cleaned = without_titles(tokens, tags)
    assert " ".join(token for token, tag in zip(tokens, cleaned, strict=True) if tag != "O") == kept
    assert not kept or cleaned[tokens.index(kept.split()[0])] == "B-PER"


def test_bio_files(tmp_path: Path) -> None:
    path = tmp_path / "small.iob2"
    path.write_text("# sent_id = 1\n1\tAda\tB-PER\t-\n2\tleft\tB-MISC\t-\n\n1\tOslo\tB-LOC\t-\n", encoding="utf-8")
    assert [(s.tokens, s.names) for s in read_names(path, column=1)] == [
        (("Ada", "left"), ("B-PER", "O")),
        (("Oslo",), ("B-LOC",)),
    ]


def test_spans_of_proper_nouns(document: tuple[Sentence, ...]) -> None:
    tokens = document[1].tokens
    assert [tokens[start:end] for start, end in name_spans(document[1], ["O"] * 5)] == [
        ("ACME", "President"),
        ("Ada", "Bee"),
    ]
    assert name_spans(document[1], ["B-ORG", "I-ORG", "I-ORG", "I-ORG", "O"]) == [(0, 4)]


def test_swapped_names_keep_their_kind() -> None:
    sentence = Sentence(("The", "ACME", "men", "met", "Ada", "Bee"), names=("O", "B-ORG", "O", "O", "B-PER", "I-PER"))
    swapper = Swapper([sentence], {"ORG": [("World", "Trade", "Board")], "PER": [("Cy",)]})
    for seed in range(20):
        for told in swapper.told_again(random.Random(seed)):
            assert len(told.tokens) == len(told.names)
            assert [kind for _, _, kind in spans(told.names)] == ["ORG", "PER"]
            assert [token for token, tag in zip(told.tokens, told.names, strict=True) if tag == "O"] == [
                "The",
                "men",
                "met",
            ]
