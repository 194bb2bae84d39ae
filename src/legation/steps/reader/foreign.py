"""Any installed spaCy pipeline with a parser as a reader."""

from __future__ import annotations

from collections.abc import Sequence

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from legation.errors import ReaderError
from legation.steps.reader.clearnlp import is_clearnlp, to_universal
from legation.steps.reader.pieces import without_surrogates

_PROBE = "The two governments signed a treaty in Paris."
_NEEDED = {
    "DEP": "dependencies (a parser)",
    "POS": "universal part-of-speech tags (a morphologizer, or a tagger with an attribute ruler)",
    "LEMMA": "lemmas (a lemmatizer)",
}


class ForeignReader:
    """Wraps a spaCy pipeline; trees in ClearNLP's labels come back in Universal Dependencies.

    Names are taken from the pipeline where it finds any; without them actors are found by the
    knowledge packs alone.
    """

    def __init__(self, pipeline: Language, name: str) -> None:
        self.name = name
        self._pipeline = pipeline
        self._convert = is_clearnlp(_relations(pipeline))
        _check(pipeline, name)

    def read(self, texts: Sequence[str]) -> list[Doc]:
        """One Doc a text; a lone surrogate becomes the replacement character, all else stays."""
        docs = list(self._pipeline.pipe(without_surrogates(text) for text in texts))
        return [to_universal(doc) for doc in docs] if self._convert else docs


def load_foreign(name: str) -> ForeignReader:
    """The installed pipeline of that name; ReaderError where there is none or it lacks a layer."""
    try:
        pipeline = spacy.load(name)
    except OSError as error:
        installed = ", ".join(sorted(spacy.util.get_installed_models())) or "none"
        raise ReaderError(
            f"unknown reader {name!r}: neither the shipped reader nor an installed spaCy pipeline"
            f" (installed: {installed}); install the pipeline's package or leave --reader out"
        ) from error
    return ForeignReader(pipeline, name)


def _relations(pipeline: Language) -> frozenset[str]:
    return frozenset(label for labels in pipeline.pipe_labels.values() for label in labels)


def _check(pipeline: Language, name: str) -> None:
    doc = pipeline(_PROBE)
    missing = [text for layer, text in _NEEDED.items() if not doc.has_annotation(layer)]
    if missing:
        raise ReaderError(
            f"reader {name!r} lacks {'; '.join(missing)}: add the component to the pipeline or choose another reader"
        )
