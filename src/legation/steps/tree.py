"""A parsed sentence as plain tuples, made from a spaCy `Doc`.

Steps ask for heads, children and lemmas many times a sentence; plain tuples answer an order of
magnitude faster than spaCy's token objects. Indexes count tokens of the sentence; offsets count
characters of the report's text. Labels are Universal Dependencies.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence.

    `heads[i]` is the index of token i's head, -1 for the root; `names` are BIO tags
    (`B-PER`, `I-ORG`, `O` …); `children[i]` are in text order.
    """

    start: int
    end: int
    passage: int
    number: int  # position of the sentence in the report
    tokens: tuple[str, ...]
    lemmas: tuple[str, ...]  # lower case
    tags: tuple[str, ...]  # UPOS
    fine_tags: tuple[str, ...]  # Penn Treebank
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]

    def __len__(self) -> int:
        return len(self.tokens)

    @property
    def root(self) -> int:
        """Index of the root."""
        return self.heads.index(-1)

    def child(self, token: int, *relations: str) -> int | None:
        """First child of `token` with one of the relations (`nsubj` also finds its subtypes)."""
        for child in self.children[token]:
            relation = self.relations[child]
            if relation in relations or relation.partition(":")[0] in relations:
                return child
        return None

    def all_children(self, token: int, *relations: str) -> list[int]:
        """All children of `token` with one of the relations, subtypes too, in text order."""
        found = []
        for child in self.children[token]:
            relation = self.relations[child]
            if relation in relations or relation.partition(":")[0] in relations:
                found.append(child)
        return found

    def subtree(self, token: int) -> Iterator[int]:
        """`token` and everything below it, parents first."""
        stack = [token]
        while stack:
            index = stack.pop()
            yield index
            stack.extend(reversed(self.children[index]))

    def ancestors(self, token: int) -> Iterator[int]:
        """Heads of `token`, nearest first."""
        head = self.heads[token]
        while head >= 0:
            yield head
            head = self.heads[head]

    def preposition(self, token: int) -> str | None:
        """The preposition (`case`) of a nominal, fixed expressions joined: "because of", "according to"."""
        marker = self.child(token, "case")
        if marker is None:
            return None
        rest = [self.tokens[part].lower() for part in self.all_children(marker, "fixed")]
        return " ".join([self.tokens[marker].lower(), *rest])

    def conjuncts(self, token: int) -> list[int]:
        """`token` and the nominals conjoined to it, in text order."""
        found = [token]
        for member in found:
            found.extend(self.all_children(member, "conj"))
        return sorted(found)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Characters from the start of token `first` to the end of token `last`."""
        return self.starts[first], self.ends[last]
