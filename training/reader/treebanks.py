"""Reads treebanks and name corpora into one shape for the reader's training.

Every corpus becomes documents of sentences; a layer that a corpus does not annotate is
absent there and takes no part in the loss.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from training.reader.titles import without_titles

NAME_TYPES = ("PER", "ORG", "LOC")
GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
CROSSNER_TYPES = {
    "person": "PER",
    "politician": "PER",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "country": "LOC",
    "location": "LOC",
}


@dataclass(frozen=True)
class Sentence:
    """One sentence; the tuples have one entry a token, empty where the layer is missing."""

    tokens: tuple[str, ...]
    universal_tags: tuple[str, ...] = ()
    treebank_tags: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    relations: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    spaces: tuple[bool, ...] = ()
    identifier: str = ""
    new_paragraph: bool = False
    text: str = ""


Document = tuple[Sentence, ...]


def read_conllu(path: Path) -> Iterator[Document]:
    """Documents of a CoNLL-U file; `# newdoc` starts one, multiword and empty nodes are left out."""
    document: list[Sentence] = []
    rows: list[list[str]] = []
    identifier, text, paragraph, spaces_off = "", "", False, set[int]()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc") and document:
            yield tuple(document)
            document = []
        elif line.startswith("# sent_id"):
            identifier = line.partition("=")[2].strip()
        elif line.startswith("# text ="):
            text = line.partition("=")[2].strip()
        elif line.startswith("# newpar"):
            paragraph = True
        elif line and not line.startswith("#"):
            columns = line.split("\t")
            if "-" in columns[0]:
                first, last = (int(part) for part in columns[0].split("-"))
                spaces_off.update(range(first, last))
                if "SpaceAfter=No" in columns[9]:
                    spaces_off.add(last)
            elif "." not in columns[0]:
                if "SpaceAfter=No" in columns[9]:
                    spaces_off.add(int(columns[0]))
                rows.append(columns)
        elif not line and rows:
            document.append(_sentence(rows, identifier, text, paragraph, spaces_off))
            rows, paragraph, spaces_off = [], False, set()
    if document:
        yield tuple(document)


def _sentence(rows: list[list[str]], identifier: str, text: str, paragraph: bool, spaces_off: set[int]) -> Sentence:
    return Sentence(
        tokens=tuple(row[1] for row in rows),
        universal_tags=tuple(row[3] for row in rows),
        treebank_tags=tuple(row[4] for row in rows),
        lemmas=tuple(row[2] for row in rows),
        heads=tuple(int(row[6]) for row in rows),
        relations=tuple(row[7] for row in rows),
        names=tuple(_gum_names(rows)) if any("Entity=" in row[9] for row in rows) else (),
        spaces=tuple(position not in spaces_off for position in range(1, len(rows) + 1)),
        identifier=identifier,
        new_paragraph=paragraph,
        text=text,
    )


def _gum_names(rows: list[list[str]]) -> list[str]:
    """BIO name tags from GUM's entities: the run of proper nouns at a mention's head.

    GUM marks every mention, common nouns too; a name is a run of proper nouns, typed by the
    smallest mention that holds the whole run.
    """
    mentions = _gum_mentions(rows)
    tags = ["O"] * len(rows)
    position = 0
    while position < len(rows):
        if not _is_proper(rows[position]) or rows[position][4] == "NNPS":
            position += 1
            continue
        end = position
        while end < len(rows) and _continues_name(rows, end):
            end += 1
        while not _is_proper(rows[end - 1]):
            end -= 1
        _tag_run(tags, mentions, position, end)
        position = max(end, position + 1)
    return tags


def _is_proper(row: list[str]) -> bool:
    # The treebank tag covers adjectives inside names ("United Nations") that the universal one misses.
    return row[3] == "PROPN" or row[4] in {"NNP", "NNPS"}


def _continues_name(rows: list[list[str]], index: int) -> bool:
    if _is_proper(rows[index]):
        return True
    joins = rows[index][1] in {"-", "of", "the", "for", "'s"}
    return joins and index + 1 < len(rows) and _is_proper(rows[index + 1])


def _tag_run(tags: list[str], mentions: list[Mention], start: int, end: int) -> None:
    """Types the run of proper nouns: as a whole, or by the mentions that it is made of."""
    inside = [m for m in mentions if start <= m.start and m.end <= end]
    whole = [m for m in inside if (m.start, m.end) == (start, end)]
    if whole and whole[0].kind == "person":
        start = _write_leading(tags, [m for m in inside if m.kind != "person"], start)
    elif inside and not whole:
        # "North Korea's Kim" or "University of Oslo": take the parts that are mentions themselves,
        # the longest first.
        _write_parts(tags, inside)
        return
    holding = [m for m in mentions if m.start <= start and m.end >= end and not m.heads.isdisjoint(range(start, end))]
    if holding:
        _write(tags, start, end, min(holding, key=lambda m: m.end - m.start).kind)


def _write_leading(tags: list[str], mentions: list[Mention], start: int) -> int:
    """Writes what leads a person's name ("NASA" of "NASA Administrator Bolden"); where the person begins."""
    leading = [m for m in mentions if m.start == start]
    if not leading:
        return start
    first = max(leading, key=lambda m: m.end)
    _write(tags, first.start, first.end, first.kind)
    return first.end


def _write_parts(tags: list[str], mentions: list[Mention]) -> None:
    taken: set[int] = set()
    for mention in sorted(mentions, key=lambda m: m.start - m.end):
        places = range(mention.start, mention.end)
        if taken.isdisjoint(places):
            taken.update(places)
            _write_leading_and_rest(tags, mention, mentions)


def _write_leading_and_rest(tags: list[str], mention: Mention, mentions: list[Mention]) -> None:
    start = mention.start
    if mention.kind == "person":
        start = _write_leading(tags, [m for m in mentions if m.kind != "person" and m.end < mention.end], start)
    _write(tags, start, mention.end, mention.kind)


def _write(tags: list[str], start: int, end: int, kind: str) -> None:
    name = GUM_TYPES.get(kind)
    if name is None:
        return
    for index in range(start, end):
        tags[index] = ("B-" if index == start else "I-") + name


@dataclass(frozen=True)
class Mention:
    """One of GUM's entity mentions; `heads` are the places of its smallest span (GUM's `minspan`)."""

    start: int
    end: int
    kind: str
    heads: frozenset[int]


def _gum_mentions(rows: list[list[str]]) -> list[Mention]:
    opened: list[tuple[int, list[str]]] = []
    found: list[Mention] = []
    for index, row in enumerate(rows):
        value = next((p[7:] for p in row[9].split("|") if p.startswith("Entity=")), "")
        for part in re.findall(r"\([^()]*\)?|[^()]*\)", value):
            fields = part.strip("()").split("-")
            if part.startswith("("):
                opened.append((index, fields))
            if part.endswith(")"):
                place = next((p for p in reversed(range(len(opened))) if opened[p][1][0] == fields[0]), None)
                if place is not None:
                    found.append(_mention(*opened.pop(place), index + 1))
    return [mention for mention in found if mention.kind]


def _mention(start: int, fields: list[str], end: int) -> Mention:
    """From the fields of `GRP-etype-infstat-salience-centering-minspan-link-identity`."""
    kind, smallest = (fields[1], fields[5]) if len(fields) > 5 else ("", "")
    heads = frozenset(start + int(number) - 1 for number in smallest.split(",") if number.isdigit())
    return Mention(start, end, kind, heads)


def read_names(path: Path, types: dict[str, str] | None = None, column: int = 0) -> Iterator[Sentence]:
    """Sentences of a BIO file: the token in `column`, its tag in the next; other types become O."""
    tokens: list[str] = []
    names: list[str] = []
    identifier = ""
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# sent_id"):
            identifier = line.partition("=")[2].strip()
        elif line.startswith("# "):
            continue
        elif line.strip():
            columns = line.split("\t")
            tokens.append(columns[column])
            names.append(_map_name(columns[column + 1].strip(), types))
        elif tokens:
            yield Sentence(tuple(tokens), names=tuple(names), identifier=identifier)
            tokens, names = [], []


def _map_name(tag: str, types: dict[str, str] | None) -> str:
    prefix, _, kind = tag.partition("-")
    mapped = kind if types is None else types.get(kind, "")
    return f"{prefix}-{mapped}" if mapped in NAME_TYPES else "O"


def spans(names: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind of each name of BIO tags."""
    start, kind = 0, ""
    for place, tag in enumerate([*names, "O"]):
        if kind and tag != f"I-{kind}":
            yield start, place, kind
            kind = ""
        if tag.startswith("B-"):
            start, kind = place, tag[2:]


def gum_split(folder: Path) -> dict[str, set[str]]:
    """Names of GUM's dev and test documents, from its own `splits.md`."""
    splits: dict[str, set[str]] = {}
    current = ""
    for line in (folder / "splits.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            current = line[3:].strip()
            splits[current] = set()
        elif line.strip().startswith("* ") and current:
            splits[current].add(line.strip()[2:].strip())
    return splits


@dataclass(frozen=True)
class Corpora:
    """What the reader is trained on and chosen by."""

    train: tuple[Document, ...]
    names_only: tuple[Sentence, ...]
    dev: tuple[Document, ...]


Labeller = Callable[[Sequence[Document]], list[Document]]


def load(data: Path, countries: Iterable[str] = (), labeller: Labeller | None = None) -> Corpora:
    """Everything under `data` that may be trained on, laid out as in training/README.md.

    `labeller` puts names on the Web Treebank's training part, which has none of its own.
    """
    gum = data / "treebank_gum"
    held_back = gum_split(gum)
    excluded = held_back["dev"] | held_back["test"] | held_back.get("test2", set())
    documents = list(read_conllu(data / "treebank_ewt" / "en_ewt-ud-train.rebuilt.conllu"))
    if labeller:
        documents = labeller(documents)
    for path in sorted(gum.glob("*.conllu")):
        if path.stem not in excluded:
            documents.extend(names_by_kind(d, set(countries)) for d in read_conllu(path))
    uner = read_names(data / "ner_uner_ewt" / "en_ewt-ud-dev.iob2", column=1)
    crossner = [
        sentence
        for part in ("train", "dev", "test")
        for sentence in read_names(data / "ner_crossner_politics" / f"{part}.txt", CROSSNER_TYPES)
    ]
    return Corpora(
        tuple(documents),
        (*uner, *crossner),
        tuple(read_conllu(data / "treebank_ewt" / "en_ewt-ud-dev.rebuilt.conllu")),
    )


def names_by_kind(document: Document, countries: set[str]) -> Document:
    """GUM types a country by its use (an organisation when it acts) and counts titles to the name."""
    return tuple(replace(s, names=without_titles(s.tokens, _retyped(s, countries))) if s.names else s for s in document)


def _retyped(sentence: Sentence, countries: set[str]) -> tuple[str, ...]:
    names = list(sentence.names)
    for index, tag in enumerate(names):
        if not tag.startswith("B-"):
            continue
        end = index + 1
        while end < len(names) and names[end].startswith("I-"):
            end += 1
        if " ".join(sentence.tokens[index:end]).casefold() in countries:
            for place in range(index, end):
                names[place] = names[place][:2] + "LOC"
    return tuple(names)
