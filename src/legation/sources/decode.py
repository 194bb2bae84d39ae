"""Bytes to text; what is not text, or in another encoding, is refused with a reason."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from legation.errors import ReportError, UsageError

_SAMPLE = 65_536
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# PDF, ZIP (and office documents), gzip, PNG, JPEG, GIF, ELF, old office documents
_BINARY = (b"%PDF", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"\xd0\xcf\x11\xe0")
_MOST_CONTROLS = 0.02


def known_encoding(name: str) -> str:
    """The encoding's own name; UsageError for one that Python does not know."""
    try:
        return codecs.lookup(name).name
    except LookupError as error:
        raise UsageError(f"unknown encoding {name!r}; try utf-8, windows-1252 or utf-16") from error


def decode(data: bytes, source: str, encoding: str = "utf-8") -> str:
    """The text of a file, its line ends as "\\n". ReportError for binary files and wrong encodings."""
    if data.startswith(_BINARY):
        raise ReportError(source, "is a binary file, not text")
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), encoding)
    try:
        text = data.decode(marked)
    except UnicodeDecodeError as error:
        raise ReportError(source, _reason(data, marked, error)) from error
    if _is_binary(text):
        raise ReportError(source, "is a binary file, not text")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    controls = sum(letter < " " and letter not in "\t\n\r\f\v\x1b" for letter in sample)
    return controls > _MOST_CONTROLS * len(sample)


def _reason(data: bytes, encoding: str, error: UnicodeDecodeError) -> str:
    guess = from_bytes(data[:_SAMPLE]).best()
    if guess is None or b"\0\0\0" in data[:_SAMPLE]:
        return "is a binary file, not text"
    wrong = f"is not valid {encoding}: byte 0x{data[error.start]:02x} at position {error.start}"
    return f"{wrong}; it looks like {guess.encoding}: read it with --encoding {guess.encoding}"
