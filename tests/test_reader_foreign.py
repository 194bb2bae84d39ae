"""Other readers: a spaCy pipeline by name, and what is said where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from legation.errors import ReaderError
from legation.steps.reader import load_reader
from legation.steps.reader.english import EnglishReader


@Language.component("toy_parser")
def toy_parser(doc: Doc) -> Doc:
    """The second word is the root, the first its subject, all others its objects."""
    root = doc[min(1, len(doc) - 1)]
    for token in doc:
        token.head = root
        token.dep_ = "root" if token.i == root.i else ("nsubj" if token.i < root.i else "obj")
    return doc


@Language.component("toy_tagger")
def toy_tagger(doc: Doc) -> Doc:
    for token in doc:
        token.pos_ = "PROPN" if token.is_title else "VERB"
        token.tag_ = "NNP" if token.is_title else "VB"
    return doc


@Language.component("toy_lemmatizer")
def toy_lemmatizer(doc: Doc) -> Doc:
    for token in doc:
        token.lemma_ = token.lower_
    return doc


def save(folder: Path, *components: str) -> str:
    pipeline = spacy.blank("en")
    for component in components:
        pipeline.add_pipe(component)
    pipeline.to_disk(folder)
    return str(folder)


def test_a_pipeline_stands_in(tmp_path: Path) -> None:
    reader = load_reader(save(tmp_path / "toy", "toy_parser", "toy_tagger", "toy_lemmatizer"))
    first, second = reader.read(["Peru thanked Chile", "Lone \ud800 half"])
    assert reader.name == str(tmp_path / "toy")
    assert [token.dep_ for token in first] == ["nsubj", "root", "obj"]
    assert [token.lemma_ for token in first] == ["peru", "thanked", "chile"]
    assert second.text == "Lone \ufffd half"


@pytest.mark.parametrize(
    ("components", "lacks"),
    [(("toy_tagger", "toy_lemmatizer"), "a parser"), (("toy_parser", "toy_lemmatizer"), "part-of-speech"),
     (("toy_parser", "toy_tagger"), "a lemmatizer"), ((), "a parser")],
)  # fmt: skip
def test_a_pipeline_that_lacks_a_layer(tmp_path: Path, components: tuple[str, ...], lacks: str) -> None:
    name = save(tmp_path / "toy", *components)
    with pytest.raises(ReaderError, match=lacks):
        load_reader(name)


def test_an_unknown_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy.util, "get_installed_models", lambda: ["xx_toy", "en_toy"])
    with pytest.raises(ReaderError, match=r"'no-such'.*installed: en_toy, xx_toy"):
        load_reader("no-such")


def test_none_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy.util, "get_installed_models", list)
    with pytest.raises(ReaderError, match="installed: none"):
        load_reader("no-such")


@pytest.mark.parametrize("name", [None, "legation-en"])
def test_the_shipped_reader_by_name(name: str | None) -> None:
    assert load_reader(name).name == "legation-en"


def test_missing_files(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match=r"reader\.onnx, labels\.json"):
        EnglishReader(tmp_path)


def test_a_broken_network(tmp_path: Path) -> None:
    shipped = Path(load_reader.__code__.co_filename).parents[2] / "data" / "reader"
    for file in ("labels.json", "tokenizer.json"):
        (tmp_path / file).write_bytes((shipped / file).read_bytes())
    (tmp_path / "reader.onnx").write_bytes(b"nothing")
    with pytest.raises(ReaderError, match=r"reader\.onnx cannot be loaded"):
        EnglishReader(tmp_path)
