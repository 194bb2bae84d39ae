"""Plain trees of a Doc's sentences."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, IS_SPACE, LEMMA, LENGTH, POS, SENT_START, TAG
from spacy.parts_of_speech import NAMES
from spacy.tokens import Doc

from legation.steps.tree import Tree

# Other types of other pipelines (nationalities, dates …) are no names here.
_KINDS = {"PER": "PER", "PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
_COLUMNS = [HEAD, DEP, TAG, POS, LEMMA, ENT_IOB, ENT_TYPE, SENT_START, IDX, LENGTH, IS_SPACE]
_BEGINS, _OUTSIDE = 3, (0, 2)


class _Rows:
    """The columns of a Doc as plain lists; `heads` are absolute here."""

    def __init__(self, doc: Doc) -> None:
        columns = doc.to_array(_COLUMNS).astype("int64").T.tolist()
        heads, relations, tags, parts, lemmas, marks, kinds, self.first, self.starts, lengths, self.space = columns
        text = {code: doc.vocab.strings[code % 2**64] for code in {*relations, *tags, *lemmas, *kinds}}
        self.heads = [place + step for place, step in enumerate(heads)]
        self.relations = [text[code] for code in relations]
        self.tags = [text[code] for code in tags]
        self.parts = [NAMES[part] for part in parts]
        self.lemmas = [text[code].lower() for code in lemmas]
        self.ends = [start + length for start, length in zip(self.starts, lengths, strict=True)]
        self.names = [_name(mark, text[kind]) for mark, kind in zip(marks, kinds, strict=True)]


def _name(mark: int, kind: str) -> str:
    known = _KINDS.get(kind)
    if mark in _OUTSIDE or known is None:
        return "O"
    return f"B-{known}" if mark == _BEGINS else f"I-{known}"


def make_trees(doc: Doc, text: str, offset: int, passage: int, number: int) -> list[Tree]:
    """Trees of the Doc's sentences that hold more than white space.

    `text` is what the Doc was read from; it begins at character `offset` of the report. `number`
    is that of the first sentence.
    """
    if not len(doc):
        return []
    rows = _Rows(doc)
    trees: list[Tree] = []
    for places in _sentences(rows):
        trees.append(_tree(rows, places, text, offset, passage, number + len(trees)))
    return trees


def _sentences(rows: _Rows) -> Iterator[list[int]]:
    """The words of each sentence, white space left out."""
    places: list[int] = []
    for place, first in enumerate(rows.first):
        if first == 1 and places:
            yield places
            places = []
        if not rows.space[place]:
            places.append(place)
    if places:
        yield places


def _tree(rows: _Rows, places: list[int], text: str, offset: int, passage: int, number: int) -> Tree:
    heads = _local_heads(rows, places)
    children: list[list[int]] = [[] for _ in places]
    for index, head in enumerate(heads):
        if head >= 0:
            children[head].append(index)
    names = [rows.names[place] for place in places]
    if names[0].startswith("I-"):
        names[0] = "B-" + names[0][2:]
    starts = tuple(offset + rows.starts[place] for place in places)
    ends = tuple(offset + rows.ends[place] for place in places)
    return Tree(
        start=starts[0],
        end=ends[-1],
        passage=passage,
        number=number,
        tokens=tuple(text[rows.starts[place] : rows.ends[place]] for place in places),
        lemmas=tuple(rows.lemmas[place] for place in places),
        tags=tuple(rows.parts[place] for place in places),
        fine_tags=tuple(rows.tags[place] for place in places),
        heads=tuple(heads),
        relations=tuple(_relation(rows.relations[place], head) for place, head in zip(places, heads, strict=True)),
        names=tuple(names),
        starts=starts,
        ends=ends,
        children=tuple(tuple(found) for found in children),
    )


def _relation(relation: str, head: int) -> str:
    if head < 0:
        return "root"
    return "parataxis" if relation == "ROOT" else relation


def _local_heads(rows: _Rows, places: list[int]) -> list[int]:
    """Heads inside the sentence, -1 for its one root.

    A pipeline may leave several roots, or heads in another sentence or in white space: such words
    hang on the first root.
    """
    local = {place: index for index, place in enumerate(places)}
    heads = [-1 if rows.heads[place] == place else local.get(rows.heads[place], -1) for place in places]
    root = heads.index(-1) if -1 in heads else 0
    return [-1 if index == root else (root if head < 0 else head) for index, head in enumerate(heads)]
