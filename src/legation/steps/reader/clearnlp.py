"""Trees in ClearNLP's labels, as spaCy's own English pipelines give them, as Universal Dependencies.

The differences that the steps would stumble over: prepositions head their nominals there, a form of
"be" heads its predicate, and each conjunct hangs on the one before it. Labels: Choi and Palmer,
"Guidelines for the CLEAR Style Constituent to Dependency Conversion" (2012); de Marneffe and
others, "Universal Dependencies" (2021).
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

_PLAIN = {
    "ROOT": "root",
    "auxpass": "aux:pass",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "dobj": "obj",
    "dative": "iobj",
    "neg": "advmod",
    "poss": "nmod:poss",
    "prt": "compound:prt",
    "relcl": "acl:relcl",
    "npadvmod": "obl:unmarked",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "quantmod": "advmod",
    "oprd": "xcomp",
    "acomp": "xcomp",
    "attr": "xcomp",
    "intj": "discourse",
    "meta": "dep",
}
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


class _Conversion:
    """Heads (the token's own index for a root) and labels of one Doc, changed step by step."""

    def __init__(self, doc: Doc) -> None:
        self.heads = [token.head.i for token in doc]
        self.labels = [token.dep_ for token in doc]
        self.tags = [token.pos_ for token in doc]
        self.lemmas = [token.lemma_.lower() for token in doc]

    def children(self, head: int) -> list[int]:
        """What hangs on a token, in text order."""
        return [token for token, above in enumerate(self.heads) if above == head and token != head]

    def child(self, head: int, labels: Iterable[str]) -> int | None:
        """The first child with one of the labels."""
        wanted = frozenset(labels)
        return next((token for token in self.children(head) if self.labels[token] in wanted), None)

    def run(self) -> tuple[list[int], list[str]]:
        """Heads and labels in Universal Dependencies."""
        for token in range(len(self.heads)):
            if self.labels[token] == "conj":
                self._conjunct(token)
        for token in reversed(range(len(self.heads))):  # inner prepositions first: "out of the town"
            if self.labels[token] in _PREPOSITIONS:
                self._preposition(token)
        for token in range(len(self.heads)):
            if self.lemmas[token] == "be" and self.tags[token] in ("AUX", "VERB"):
                self._copula(token)
        return self.heads, [_PLAIN.get(label, label) for label in self.labels]

    def _conjunct(self, token: int) -> None:
        """Hangs a conjunct on the first one; the conjunction goes to the conjunct that follows it."""
        before = self.heads[token]
        for sibling in self.children(before):
            if self.labels[sibling] == "cc" and sibling < token and sibling > before:
                self.heads[sibling] = token
        while self.labels[before] == "conj" and self.heads[before] != before:
            before = self.heads[before]
        self.heads[token] = before

    def _preposition(self, token: int) -> None:
        """Makes the nominal behind a preposition hang where the preposition hung."""
        above, label = self.heads[token], self.labels[token]
        nominal = self.child(token, ("pobj", "obl", "nmod", "obl:agent"))
        clause = self.child(token, ("pcomp",))
        inner = nominal if nominal is not None else clause
        if inner is None or above == token:
            return
        noun = self.tags[above] in _NOMINAL
        if nominal is not None:
            self.labels[inner] = "obl:agent" if label == "agent" else "nmod" if noun else "obl"
            self.labels[token] = "case"
        else:
            self.labels[inner] = "acl" if noun else "advcl"
            self.labels[token] = "mark"
        self._move(token, inner, above)

    def _copula(self, token: int) -> None:
        """Makes the predicate the head in place of "be"."""
        predicate = self.child(token, ("attr", "acomp"))
        if predicate is None:
            predicate = self._place(token)
        if predicate is None or self.labels[token] in ("aux", "auxpass"):
            return
        above, label = self.heads[token], self.labels[token]
        self.labels[predicate] = label
        self.labels[token] = "cop"
        self._move(token, predicate, predicate if above == token else above)

    def _place(self, token: int) -> int | None:
        """ "The talks are on hold": the nominal is the predicate where "be" has no other."""
        if self.child(token, ("nsubj", "csubj")) is None or self.child(token, ("ccomp", "xcomp", "expl")) is not None:
            return None
        found = [child for child in self.children(token) if self.labels[child] == "obl" and child > token]
        return found[0] if found else None

    def _move(self, token: int, inner: int, above: int) -> None:
        """`inner` takes the place of `token`, which hangs on it from now on, with all its children."""
        for child in self.children(token):
            if child != inner:
                self.heads[child] = inner
        self.heads[inner] = above
        self.heads[token] = inner


def is_clearnlp(relations: Iterable[str]) -> bool:
    """Whether the labels of a parser are ClearNLP's: no other scheme has objects of prepositions."""
    return "pobj" in frozenset(relations)


def to_universal(doc: Doc) -> Doc:
    """A Doc of the same tokens with its trees in Universal Dependencies."""
    heads, labels = _Conversion(doc).run()
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in doc],
        pos=[token.pos_ for token in doc],
        lemmas=[token.lemma_ for token in doc],
        heads=heads,
        deps=labels,
        ents=[f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in doc],
    )
