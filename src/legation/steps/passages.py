"""Step: the passages of a report, and which of them say again what an earlier one said."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.distance import Indel

from legation.knowledge.language import WordClasses, load_word_classes
from legation.model.report import Passage
from legation.steps.reading import Reading

NEARLY = 0.9  # share of the words, in order, that two passages must have in common
FEWEST_WORDS = 8  # shorter lines ("He declined to comment.") are repeated only word for word
SHINGLE = 3
MOST_CANDIDATES = 5
MOST_SHARING = 50  # three words that so many passages share tell none of them apart
LONGEST_COMPARED = 2000  # words; a longer passage is repeated only word for word

_LINE = re.compile(r"[^\S\r\n]*(\S[^\r\n\u2028\u2029\u0085\v\f]*)")
# "MONTEVIDEO, Jan. 9 (AP) – ": where and when a report was filed says nothing of what it tells
_DATELINE = re.compile(r"^[A-Z][A-Z.'’ -]+(?:, [A-Z][\w.]+)?(?:,? [A-Z][a-z]+\.? \d{1,2})?(?: \([\w ]+\))? ?[-–—]+ ")
_WORD = re.compile(r"\w+|[%$€£¥]")


@dataclass(slots=True)
class Earlier:
    """First tellings so far, found again by their wording or by the shingles that they share."""

    by_wording: dict[tuple[str, ...], int] = field(default_factory=dict)
    by_shingle: dict[tuple[str, ...], list[int]] = field(default_factory=dict)
    words: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def add(self, index: int, words: tuple[str, ...]) -> None:
        """Remembers a first telling."""
        self.by_wording[words] = index
        if FEWEST_WORDS <= len(words) <= LONGEST_COMPARED:
            self.words[index] = words
            for shingle in set(_shingles(words)):
                sharing = self.by_shingle.setdefault(shingle, [])
                if len(sharing) < MOST_SHARING:
                    sharing.append(index)

    def find(self, words: tuple[str, ...], classes: WordClasses) -> tuple[int, float] | None:
        """The first telling of a passage and how alike the two are, None for something new."""
        exact = self.by_wording.get(words)
        if exact is not None:
            return exact, 1.0
        if not FEWEST_WORDS <= len(words) <= LONGEST_COMPARED:
            return None
        for index in self._candidates(words):
            similarity = Indel.normalized_similarity(words, self.words[index], score_cutoff=NEARLY)
            if similarity >= NEARLY and not _differ_in_fact(words, self.words[index], classes):
                return index, round(similarity, 3)
        return None

    def _candidates(self, words: tuple[str, ...]) -> list[int]:
        shared = Counter(index for shingle in set(_shingles(words)) for index in self.by_shingle.get(shingle, ()))
        return [index for index, _ in shared.most_common(MOST_CANDIDATES)]


class Passages:
    """Cuts a report into its non-empty lines and links each repeat to the first telling."""

    name = "passages"
    needs = frozenset({"report"})
    adds = frozenset({"passages"})

    def __call__(self, reading: Reading) -> Reading:
        """The reading with its passages."""
        return replace(reading, passages=tuple(_linked(reading.report.text)))


def _linked(text: str) -> Iterator[Passage]:
    earlier = Earlier()
    classes = load_word_classes(file="grammar.yaml")
    for index, (start, end) in enumerate(lines(text)):
        words = normalised(text[start:end])
        found = earlier.find(words, classes) if words else None
        if found is None:
            earlier.add(index, words)
            yield Passage(index, start, end)
        else:
            yield Passage(index, start, end, repeats=found[0], similarity=found[1])


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line that holds more than white space, without the space around it.

    >>> list(lines("One.\\n\\n  Two. \\n"))
    [(0, 4), (8, 12)]
    """
    for found in _LINE.finditer(text):
        start = found.start(1)
        yield start, start + len(found[1].rstrip())


def normalised(text: str) -> tuple[str, ...]:
    """The words of a passage without case, accents of typography and punctuation; signs where there is no word.

    >>> normalised("LIMA, May 2 (AP) - “We’re leaving,” he said.")
    ('we', 're', 'leaving', 'he', 'said')
    """
    plain = unicodedata.normalize("NFKC", _DATELINE.sub("", text)).casefold()
    return tuple(_WORD.findall(plain)) or tuple(plain.split())


def _shingles(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[place : place + SHINGLE]) for place in range(len(words) - SHINGLE + 1))


def _differ_in_fact(one: Sequence[str], other: Sequence[str], classes: WordClasses) -> bool:
    """Whether the words that differ carry a fact of their own: a number, a negation, a modal, a new word put
    for another ("north" for "south").

    Words left out or added are a cut or an edit; words exchanged are a different statement, unless
    they are forms of one word.
    """
    telling, empty = classes["telling_words"], classes["empty_words"]
    for step in Indel.opcodes(one, other):
        if step.tag == "equal":
            continue
        mine, theirs = one[step.src_start : step.src_end], other[step.dest_start : step.dest_end]
        if any(word.isdecimal() or word in telling for word in (*mine, *theirs)):
            return True
    gone = [word for word in Counter(one) - Counter(other) if word not in empty]
    new = [word for word in Counter(other) - Counter(one) if word not in empty]
    exchanged = [word for word in gone if not any(_one_word(word, twin) for twin in new)]
    return bool(exchanged) and any(not any(_one_word(word, twin) for twin in gone) for word in new)


def _one_word(one: str, other: str) -> bool:
    """Two spellings or forms of a word: "cancelled" and "canceled"."""
    return one == other or Indel.normalized_similarity(one, other) >= 0.8
