"""Resolves every nominal of a report, sentence by sentence, in text order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from legation.steps.actors.anaphora import (
    country_reference,
    is_pair,
    is_pronoun,
    pair_reference,
    pronoun_reference,
)
from legation.steps.actors.assume import Trail
from legation.steps.actors.bodies import body_reference
from legation.steps.actors.context import Context
from legation.steps.actors.names import hit_reference, organisation_reference, person_reference
from legation.steps.actors.people import People
from legation.steps.actors.phrase import first_token
from legation.steps.actors.scan import Scan
from legation.steps.actors.words import NOUNS
from legation.steps.reading import Reference


class ReportResolver:
    """Holds what was resolved so far; nominals that depend on others ask for them by token."""

    def __init__(self, text: str, people: People, trail: Trail) -> None:
        self._context = Context(text, people, trail, self._resolve)
        self._pending: set[int] = set()

    def resolve(self, scans: Sequence[Scan]) -> Mapping[tuple[int, int], Reference]:
        """References of all sentences."""
        for scan in scans:
            self._sentence(scan)
        return self._context.references

    def _sentence(self, scan: Scan) -> None:
        context, tree = self._context, scan.tree
        context.tree, context.scan = tree, scan
        context.nationalities = frozenset(tree.lemmas[hit.head] for hit in scan.hits)
        self._pending.clear()
        begin = len(context.focus.spoken)
        for token, tag in enumerate(tree.tags):
            if tag not in ("PUNCT", "VERB", "ADP", "AUX", "CCONJ", "PART", "ADV") or token in scan.hit_at:
                self._resolve(token)
        context.focus.spoken[begin:] = sorted(context.focus.spoken[begin:], key=lambda mention: mention.token)
        context.thing_before = self._subject_is_thing()

    def _subject_is_thing(self) -> str | None:
        """Whether the sentence was about a thing or things, which "it" or "they" may mean next."""
        context, tree = self._context, self._context.tree
        subject = tree.child(tree.root, "nsubj")
        if subject is None or tree.tags[subject] != "NOUN" or (tree.number, subject) in context.references:
            return None
        return "things" if tree.fine_tags[subject] == "NNS" else "thing"

    def _resolve(self, token: int) -> Reference | None:
        context = self._context
        key = (context.tree.number, token)
        if key in context.references:
            return context.references[key]
        if token in self._pending:
            return None
        self._pending.add(token)
        reference = self._new(token)
        if reference is not None:
            context.references.setdefault(key, reference)
        return reference

    def _new(self, token: int) -> Reference | None:
        context = self._context
        tree, scan = context.tree, context.scan
        if token in scan.person_at:
            return person_reference(context, token) if token == scan.person_at[token].head else None
        hit, role = scan.hit_at.get(token), scan.role_at.get(token)
        if hit is not None:
            return hit_reference(context, hit) if token == hit.head else None
        if is_pronoun(tree.tokens[token].lower(), tree.tags[token]):
            return pronoun_reference(context, token)
        if is_pair(context, token):
            return pair_reference(context, token, first_token(tree, token))
        if tree.lemmas[token] == "other" and token and tree.lemmas[token - 1] == "each":
            return pair_reference(context, token, token - 1)
        common = tree.tokens[token][:1].islower()
        if common and tree.lemmas[token] in NOUNS["country"] and (role is None or role.first == role.last):
            found = country_reference(context, token)
            if found is not None:
                return found
        if role is not None:
            return body_reference(context, role) if token == role.head else None
        name = scan.organisation_at.get(token)
        if name is not None and token == name.head:
            return organisation_reference(context, name)
        return None
