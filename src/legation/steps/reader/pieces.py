"""Word pieces of tokens, remembered: the same words come again and again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from legation.errors import ReaderError
from legation.steps.reader.features import case_shape

# The network reads a token at its first piece; the rest of an address or of a word of ten thousand
# letters would only crowd out its neighbours.
MOST_PIECES = 12
MOST_LETTERS = 100
_REMEMBERED = 100_000


@dataclass(frozen=True, slots=True)
class Pieces:
    """One token as the network is shown it; `ids` may be empty (control characters have none)."""

    ids: tuple[int, ...]
    case: int


class WordPieces:
    """Turns tokens into pieces."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self.before = self._token("[CLS]")
        self.after = self._token("[SEP]")
        self._known: dict[str, Pieces] = {}

    def _token(self, text: str) -> int:
        number = self._tokenizer.token_to_id(text)
        if number is None:
            raise ReaderError(f"the reader's tokenizer.json lacks the token {text!r}; install Legation anew")
        return int(number)

    def pieces(self, tokens: Sequence[str]) -> list[Pieces]:
        """The pieces of each token."""
        known = self._known
        new = [token for token in dict.fromkeys(tokens) if token not in known]
        if new:
            if len(known) > _REMEMBERED:
                known = self._known = {}
                new = list(dict.fromkeys(tokens))
            for token, found in zip(new, self._encode(new), strict=True):
                known[token] = found
        return [known[token] for token in tokens]

    def _encode(self, tokens: list[str]) -> list[Pieces]:
        readable = [without_surrogates(token[:MOST_LETTERS]) for token in tokens]
        encoded = self._tokenizer.encode_batch(readable, add_special_tokens=False)
        return [
            Pieces(tuple(encoding.ids[:MOST_PIECES]), case_shape(token[:MOST_LETTERS]))
            for token, encoding in zip(tokens, encoded, strict=True)
        ]


def without_surrogates(text: str) -> str:
    """The text with the replacement character for each half of a pair that UTF-8 cannot hold.

    >>> without_surrogates("a\\ud800b") == "a\\ufffdb"
    True
    """
    if text.isascii():
        return text
    return "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)
