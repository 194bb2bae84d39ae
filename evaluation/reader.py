"""Gate: the English reader's tags, trees, sentences and names on treebanks that it was not trained on.

    python evaluation/reader.py --data DATA [--reader FOLDER] [--model FILE] [--floors] [--card NAME]

DATA is laid out as training/README.md says. With gold tokens and sentences of the English Web
Treebank's test part: tags, attachment with and without labels (full labels, subtypes too), all
tokens counted. From its raw text, a paragraph at a time as the reader meets it: tokens, sentences
and labelled attachment as F1 of spans (CoNLL 2018). Names with gold tokens: F1 of whole spans.
`--floors` exits 1 where a score lies below `reader_floors.json`, the data are other than those that
it was measured on, the reader's files are other than its card says, or int8 cost more than it may.
`--card` writes the scores into the reader's card under NAME.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import yaml
from spacy.tokens import Doc

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from training.reader.treebanks import (  # noqa: E402
    NAME_TYPES,
    Document,
    Sentence,
    gum_split,
    names_by_kind,
    read_conllu,
    read_names,
    spans,
)

from legation.steps.reader.english import SHIPPED, EnglishReader  # noqa: E402

FLOORS = Path(__file__).with_name("reader_floors.json")
EWT = "treebank_ewt/en_ewt-ud-test.rebuilt.conllu"
UNER = "ner_uner_ewt/en_ewt-ud-test.iob2"
GUM = "treebank_gum"
MOST_LOST = 0.002  # what int8 may cost
# Where a token lies, where its head lies (None for the root), and its relation.
Word = tuple[tuple[int, int], tuple[int, int] | None, str]


def f1(right: int, gold: int, found: int) -> float:
    """Harmonic mean of precision and recall.

    >>> f1(1, 2, 2)
    0.5
    """
    return 2 * right / (gold + found) if gold + found else 0.0


def score_gold(reader: EnglishReader, sentences: Sequence[Sentence]) -> dict[str, float]:
    """Share of tokens with the right tag, the right head, and the right head and relation."""
    inventory = reader.analyser.inventory
    right: Counter[str] = Counter()
    for sentence, read in zip(sentences, reader.analyser.analyse([s.tokens for s in sentences], True), strict=True):
        for index, head in enumerate(sentence.heads):
            attached = read.heads[index] == head - 1
            related = inventory.relations[read.relations[index]] == sentence.relations[index]
            tagged = inventory.universal_tags[read.universal_tags[index]] == sentence.universal_tags[index]
            right.update({"words": 1, "upos": tagged, "uas": attached, "las": attached and related})
    return {name: right[name] / right["words"] for name in ("upos", "uas", "las")}


def paragraphs(documents: Iterable[Document]) -> Iterator[list[Sentence]]:
    """The sentences of each paragraph."""
    for document in documents:
        paragraph: list[Sentence] = []
        for sentence in document:
            if sentence.new_paragraph and paragraph:
                yield paragraph
                paragraph = []
            paragraph.append(sentence)
        yield paragraph


def raw_text(paragraph: Sequence[Sentence]) -> str:
    """What the paragraph's sentences were cut from."""
    return "".join(s.text + (" " if s.spaces[-1] else "") for s in paragraph).strip()


def gold_words(paragraph: Sequence[Sentence]) -> tuple[list[Word], set[tuple[int, int]]]:
    """Words and sentences by the characters that they cover, white space not counted."""
    words: list[Word] = []
    sentences = set()
    position = 0
    for sentence in paragraph:
        places = []
        for token in sentence.tokens:
            places.append((position, position + len(token)))
            position += len(token)
        sentences.add((places[0][0], position))
        heads = [places[head - 1] if head else None for head in sentence.heads]
        words.extend(zip(places, heads, sentence.relations, strict=True))
    return words, sentences


def read_words(doc: Doc) -> tuple[list[Word], set[tuple[int, int]]]:
    """The same of what was read."""
    before = [0]
    for character in doc.text:
        before.append(before[-1] + (not character.isspace()))
    places = {token.i: (before[token.idx], before[token.idx + len(token)]) for token in doc if not token.is_space}
    words: list[Word] = []
    sentences = set()
    for sentence in doc.sents:
        inside = [token for token in sentence if not token.is_space]
        if inside:
            sentences.add((places[inside[0].i][0], places[inside[-1].i][1]))
        for token in inside:
            root = token.head.i == token.i
            words.append((places[token.i], None if root else places[token.head.i], "root" if root else token.dep_))
    return words, sentences


def score_raw(reader: EnglishReader, documents: Iterable[Document]) -> dict[str, float]:
    """F1 of tokens, of sentences, and of tokens with the right head and relation."""
    parts = list(paragraphs(documents))
    counts: Counter[str] = Counter()
    for paragraph, doc in zip(parts, reader.read([raw_text(part) for part in parts]), strict=True):
        gold, gold_sentences = gold_words(paragraph)
        found, found_sentences = read_words(doc)
        counts["words"] += len(gold)
        counts["found words"] += len(found)
        counts["right words"] += len({word[0] for word in gold} & {word[0] for word in found})
        counts["right las"] += len(set(gold) & set(found))
        counts["sentences"] += len(gold_sentences)
        counts["found sentences"] += len(found_sentences)
        counts["right sentences"] += len(gold_sentences & found_sentences)
    return {
        "tokens": f1(counts["right words"], counts["words"], counts["found words"]),
        "sentences": f1(counts["right sentences"], counts["sentences"], counts["found sentences"]),
        "las": f1(counts["right las"], counts["words"], counts["found words"]),
    }


def score_names(reader: EnglishReader, sentences: Sequence[Sentence]) -> dict[str, float]:
    """F1 of names a kind; a name is right if its span and its kind are."""
    labels = reader.analyser.inventory.names
    counts: Counter[tuple[str, str]] = Counter()
    for sentence, read in zip(sentences, reader.analyser.analyse([s.tokens for s in sentences], True), strict=True):
        gold = set(spans(sentence.names))
        found = set(spans([labels[tag] for tag in read.names]))
        for part, names in (("gold", gold), ("found", found), ("right", gold & found)):
            counts.update((part, kind) for _, _, kind in names)
    return {kind: f1(counts["right", kind], counts["gold", kind], counts["found", kind]) for kind in NAME_TYPES}


def state_names() -> set[str]:
    """Lower-case names of states from the actors pack: GUM types states by their use, the reader by their kind."""
    found: set[str] = {"u.s.", "us", "u.k."}
    for path in sorted((SHIPPED.parent / "actors" / "states").glob("*.yaml")):
        for state in yaml.safe_load(path.read_text(encoding="utf-8"))["states"]:
            found.update(str(name).casefold() for name in (state["name"], *state.get("names", ())))
    return found


def gum_news(folder: Path) -> list[Path]:
    """The news documents of GUM's own test part."""
    return [folder / f"{name}.conllu" for name in sorted(gum_split(folder)["test"]) if name.startswith("GUM_news_")]


def gum_sentences(paths: Iterable[Path]) -> list[Sentence]:
    states = state_names()
    return [s for path in paths for document in read_conllu(path) for s in names_by_kind(document, states)]


def measure(reader: EnglishReader, data: Path) -> dict[str, float]:
    """All scores, as "part.score"."""
    documents = list(read_conllu(data / EWT))
    parts = {
        "ewt_gold": score_gold(reader, [sentence for document in documents for sentence in document]),
        "ewt_raw": score_raw(reader, documents),
        "names_gum_news": score_names(reader, gum_sentences(gum_news(data / GUM))),
        "names_uner": score_names(reader, list(read_names(data / UNER, column=1))),
    }
    return {f"{part}.{name}": round(value, 4) for part, scores in parts.items() for name, value in scores.items()}


def digests(data: Path) -> dict[str, str]:
    """SHA-256 of every file that is measured on."""
    paths = [data / EWT, data / UNER, *gum_news(data / GUM)]
    return {str(path.relative_to(data)): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def below_floors(scores: dict[str, float], data: Path) -> list[str]:
    """What is wrong: data that changed, scores below their floors."""
    wanted = json.loads(FLOORS.read_text(encoding="utf-8"))
    found = digests(data)
    changed = [
        f"{name}: not the file that the floors were measured on"
        for name, digest in wanted["sha256"].items()
        if found.get(name) != digest
    ]
    low = [
        f"{name}: {scores[name]:.4f} is below the floor {floor:.4f}"
        for name, floor in wanted["floors"].items()
        if scores[name] < floor
    ]
    return changed + low


def wrong_in_card(folder: Path) -> list[str]:
    """Files other than those that the card speaks of, and what int8 cost by the card."""
    card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    changed = [
        f"{name}: not the file whose digest stands in card.json"
        for name, digest in card["sha256"].items()
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest
    ]
    return changed + lost_by_int8(card["scores"])


def lost_by_int8(scores: dict[str, dict[str, float]]) -> list[str]:
    """Tags and attachment on gold tokens that int8 lowered by more than `MOST_LOST`."""
    missing = [f"card: no scores of {name}" for name in ("int8", "fp32") if name not in scores]
    if missing:
        return missing
    return [
        f"{name}: int8 lost {value - scores['int8'][name]:.4f} of fp32's {value:.4f}"
        for name, value in scores["fp32"].items()
        if name.startswith("ewt_gold.") and value - scores["int8"][name] > MOST_LOST
    ]


def write_card(folder: Path, name: str, scores: dict[str, float]) -> None:
    path = folder / "card.json"
    card = json.loads(path.read_text(encoding="utf-8"))
    card["scores"][name] = scores
    path.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the treebanks")
    parser.add_argument("--reader", type=Path, default=SHIPPED, help="folder of the reader (the shipped one)")
    parser.add_argument("--model", type=Path, help="another network for that folder, for instance before quantisation")
    parser.add_argument("--floors", action="store_true", help="fail where a score lies below its floor")
    parser.add_argument("--card", metavar="NAME", help="write the scores into the reader's card as NAME (int8, fp32)")
    options = parser.parse_args()
    file = str(options.model.resolve()) if options.model else "reader.onnx"
    scores = measure(EnglishReader(options.reader, file=file), options.data)
    for name, value in scores.items():
        print(f"{name:24} {value:.4f}")
    if options.card:
        write_card(options.reader, options.card, scores)
    failures = [*below_floors(scores, options.data), *wrong_in_card(options.reader)] if options.floors else []
    for failure in failures:
        print(f"FAILED {failure}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
