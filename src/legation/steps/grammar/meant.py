"""Which things "it" and "them" may stand for: nouns before the pronoun that agree in number."""

from __future__ import annotations

from collections.abc import Iterator

from legation.steps.tree import Tree

_ONE, _MANY = ("NN",), ("NNS",)
_NUMBER = {"it": _ONE, "them": _MANY, "these": _MANY, "those": _MANY, "they": _MANY}
_ROLES = ("nsubj", "obj", "root")


def pronoun_nouns(tree: Tree, token: int, earlier: Tree | None) -> Iterator[tuple[Tree, int]]:
    """Subjects and objects of this sentence before a pronoun, else of the one before."""
    tags = _NUMBER.get(tree.tokens[token].lower()) if tree.tags[token] == "PRON" else None
    if tags is None:
        return
    own = list(_nouns(tree, range(token), tags))
    yield from own
    if not own and earlier is not None:
        yield from _nouns(earlier, range(len(earlier)), tags)


def _nouns(tree: Tree, tokens: range, tags: tuple[str, ...]) -> Iterator[tuple[Tree, int]]:
    for token in tokens:
        if tree.fine_tags[token] in tags and tree.relations[token].partition(":")[0] in _ROLES:
            yield tree, token
