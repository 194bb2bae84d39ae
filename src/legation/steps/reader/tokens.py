"""Cuts English text into the tokens of the Universal Dependencies treebanks.

spaCy's rule tokenizer does the work; its rules are bent where the English Web Treebank and GUM cut
otherwise: hyphens after prefixes stay ("pro-government", "ex-president"), other hyphens and slashes
between letters are cut, runs of one mark are one token ("!!!", "=====").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from spacy.lang.en import English
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

_PREFIXES = (
    "anti", "bi", "co", "counter", "cross", "de", "e", "eco", "ex", "extra", "hyper", "inter", "intra",
    "macro", "mega", "meta", "micro", "mid", "mini", "multi", "neo", "non", "para", "poly", "post",
    "pre", "pro", "pseudo", "quasi", "re", "semi", "sub", "super", "trans", "tri", "ultra", "un", "uni",
)  # fmt: skip

_ABBREVIATIONS = (
    "Sen.", "Sens.", "Reps.", "Govs.", "Gens.", "Lt.", "Sgt.", "Capt.", "Col.", "Cmdr.", "Maj.", "Brig.",
    "Adm.", "Amb.", "Hon.", "Ft.", "Mt.", "Mon.", "Tue.", "Tues.", "Wed.", "Thu.", "Thur.", "Thurs.",
    "Fri.", "Sat.", "Sun.", "vs.", "approx.", "dept.", "Dept.", "Assn.", "Univ.", "Int'l", "Gov't",
    "Nos.", "Jr.", "Sr.", "Ph.D.", "a.k.a.", "Feb.", "Jan.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
    "U.S.", "U.K.", "U.N.", "E.U.", "D.C.", "u.s.",
)  # fmt: skip

_LETTER = r"[^\W\d_]"
_CLITICS = (
    r"(?<=[a-zA-Z])(?:n['’]t|N['’]T)",
    r"(?<=[a-zA-Z])['’](?:ll|ve|re|d|m|LL|VE|RE|D|M|S)",
    r"(?<=\d)(?:AM|PM|am|pm)",
)
_SPLIT_WORDS = {"and/or": ("and", "/", "or"), "wanna": ("wan", "na"), "Wanna": ("Wan", "na"), "kinda": ("kind", "a")}
_SAME_MARK = r"([-_=*~#^<>.!?…|+'`])\1+"
_MARKS = r"[!?]{2,}"
_HYPHENS = r"[-‐‑]"
LONGEST_RUN = 500
_ENDLESS = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")
_PARTS = re.compile(rf"(?:(?!\S{{{LONGEST_RUN + 1}}})\S+|\s+)+|\S{{1,{LONGEST_RUN}}}")
_PHONES_AND_DATES = re.compile(
    r"\(?\d{1,4}\)?(?:-\d{3,4}){1,2}-\d{4}|\d{3}-\d{4}|\d{1,2}-\d{1,2}-(?:\d{2}|\d{4})|\d{4}-\d{2}-\d{2}"
)


def make_tokenizer() -> Tokenizer:
    """A spaCy tokenizer that cuts as the treebanks do; `doc.text` always equals the text given."""
    language = English()
    tokenizer: Tokenizer = language.tokenizer
    defaults = English.Defaults
    prefixes = [_MARKS, _SAME_MARK, *(rule for rule in defaults.prefixes or ())]
    suffixes = [_MARKS, _SAME_MARK, *_CLITICS, *(rule for rule in defaults.suffixes or ())]
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    tokenizer.infix_finditer = _infix_finder([*(defaults.infixes or ())])
    tokenizer.token_match = _PHONES_AND_DATES.fullmatch
    for abbreviation in _ABBREVIATIONS:
        tokenizer.add_special_case(abbreviation, [{ORTH: abbreviation}])
    for contraction in ("id", "Id"):  # spaCy reads "I'd" without its apostrophe
        tokenizer.add_special_case(contraction, [{ORTH: contraction}])
    for word, parts in _SPLIT_WORDS.items():
        tokenizer.add_special_case(word, [{ORTH: part} for part in parts])
    return tokenizer


def tokenized(tokenizer: Tokenizer, text: str) -> Doc:
    """The Doc of a text. spaCy takes marks off a word one by one, which costs the square of its length:
    runs without a blank that no word has are cut first."""
    parts = [text] if _ENDLESS.search(text) is None else _PARTS.findall(text)
    docs: list[Doc] = [tokenizer(part) for part in parts]
    return docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False) or docs[0]


def _infix_finder(defaults: list[str]) -> Callable[[str], Iterator[re.Match[str]]]:
    """spaCy's infixes, but the hyphen's rule knows prefixes and slashes are cut between letters."""
    kept = [rule for rule in defaults if "--|---" not in rule]
    hyphen = "".join(rf"(?<!\b(?i:{prefix}))" for prefix in _PREFIXES)
    rules = [
        *kept,
        rf"(?<={_LETTER}){hyphen}{_HYPHENS}(?={_LETTER})",
        rf"(?<=\d){_HYPHENS}(?={_LETTER})",
        rf"(?<={_LETTER}{_LETTER})/(?={_LETTER}{_LETTER})",
        r"(?<=\w)(?:--+|[–—―]|~)(?=\w)",
    ]
    return compile_infix_regex(rules).finditer
