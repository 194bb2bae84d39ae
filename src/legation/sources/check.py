"""Whether a text can be a report: not empty, not endless, in a language that is read."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from legation.errors import ReportError

FEWEST_WORDS = 6  # fewer do not tell a language
SURE = 0.7
_ENGLISH = frozenset({"en", "pcm", "sco", "zxx"})
_SAMPLE = 20_000
_NAMES = {
    "ar": "Arabic", "de": "German", "es": "Spanish", "fa": "Persian", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "pl": "Polish",
    "pt": "Portuguese", "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip


def check_text(text: str, source: str, most_characters: int) -> None:
    """Raises ReportError for a text that cannot be coded; says why and what to do."""
    if not text.strip():
        raise ReportError(source, "is empty")
    if len(text) > most_characters:
        raise ReportError(
            source,
            f"has {len(text):,} characters; one report may have {most_characters:,}"
            " (setting limits.report_characters): split the file, or give it as JSONL",
        )
    language = other_language(text)
    if language is not None:
        raise ReportError(source, f"is in {language}; Legation reads English")


def other_language(text: str) -> str | None:
    """The language of a text that is plainly not English; None for English and whenever unsure."""
    sample = text[:_SAMPLE]
    letters = [letter for letter in sample if letter.isalpha()]
    if not letters:
        return None
    latin = sum("LATIN" in unicodedata.name(letter, "") for letter in letters)
    if len(sample.split()) < FEWEST_WORDS and latin * 2 >= len(letters):
        return None
    code, share = _identifier().classify(sample.lower() if sample.isupper() else sample)
    if code in _ENGLISH and latin * 2 >= len(letters):
        return None
    if latin * 2 < len(letters):
        return _NAMES.get(code, "another script than Latin")
    return f"{_NAMES[code]}" if share >= SURE and code in _NAMES else (f"language {code!r}" if share >= SURE else None)


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
