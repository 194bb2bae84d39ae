"""The shipped English reader."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from spacy.tokens import Doc

from legation.errors import ReaderError
from legation.steps.reader.analyser import Analyser
from legation.steps.reader.document import Filler
from legation.steps.reader.pieces import without_surrogates
from legation.steps.reader.tokens import make_tokenizer, tokenized
from legation.steps.reader.windows import cut_windows

SHIPPED = Path(__file__).parents[2] / "data" / "reader"
# spaCy remembers every word that it has met; a service that reads for months starts afresh now and then.
_MOST_WORDS = 300_000


class EnglishReader:
    """Tokenizes, cuts windows, runs the network and fills Docs."""

    name = "legation-en"

    def __init__(self, folder: Path = SHIPPED, threads: int = 1, file: str = "reader.onnx") -> None:
        missing = [part for part in (file, "labels.json", "tokenizer.json") if not (folder / part).is_file()]
        if missing:
            raise ReaderError(
                f"the reader's files are incomplete: {', '.join(missing)} not found in {folder}; install Legation anew"
            )
        self.analyser = Analyser(folder, threads, file)
        self._start_vocabulary()

    def _start_vocabulary(self) -> None:
        self._tokenizer = make_tokenizer()
        self._filler = Filler(self.analyser.inventory, self._tokenizer.vocab)

    def read(self, texts: Sequence[str]) -> list[Doc]:
        """One Doc a text; a lone surrogate becomes the replacement character, all else stays."""
        if len(self._tokenizer.vocab) > _MOST_WORDS:
            self._start_vocabulary()
        docs = [tokenized(self._tokenizer, without_surrogates(text)) for text in texts]
        words = [[token.i for token in doc if not token.is_space] for doc in docs]
        tokens = [[doc[place].text for place in places] for doc, places in zip(docs, words, strict=True)]
        windows = [self._windows(part) for part in tokens]
        analyses = iter(self.analyser.analyse([window for part in windows for window in part]))
        return [
            self._filler.fill(doc, places, part, [next(analyses) for _ in cut])
            for doc, places, part, cut in zip(docs, words, tokens, windows, strict=True)
        ]

    def _windows(self, tokens: list[str]) -> list[list[str]]:
        sizes = [len(piece.ids) for piece in self.analyser.network.word_pieces.pieces(tokens)]
        return [tokens[start:end] for start, end in cut_windows(tokens, sizes)]
