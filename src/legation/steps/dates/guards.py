"""What only looks like a date: "Prime Minister May", "Resolution 1973", "the 2000 troops"."""

from __future__ import annotations

from legation.steps.dates.vocabulary import Vocabulary
from legation.steps.dates.wording import Wording
from legation.steps.tree import Tree

_SHORT = frozenset(("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"))
_STRONG = frozenset(
    (
        "in",
        "since",
        "until",
        "till",
        "during",
        "throughout",
        "early",
        "late",
        "mid",
        "mid-",
        "by",
        "circa",
        "c.",
        "year",
    )
)
_WEAK = frozenset(
    ("of", "from", "after", "before", "between", "and", "to", "for", "around", "about", "through", "as", "or")
)
_AFTER_FIRST = ("VERB", "AUX", "PART", "NOUN", "ADJ")
_SENSIBLE_YEARS = range(1700, 2101)
_YEARS = range(1000, 2200)


def is_lookalike(wording: Wording, tree: Tree, words: Vocabulary, surnames: frozenset[str], listed: bool) -> bool:
    """Whether a wording is no date here.

    `surnames` are months that name persons in this report; `listed` tells that a date stands
    right before ("in 2014, 2015 and 2018").
    """
    if wording.has("month") and _is_other_month(wording, tree, words, surnames):
        return True
    if wording.has("weekday") and _is_other_weekday(wording, tree, words):
        return True
    if _counts_something(wording, tree, words):
        return True
    kind = wording.pattern.kind
    if kind == "calendar" and wording.has("year") and not wording.has("month", "month_figure", "part"):
        return not _is_year(wording, tree, words, listed)
    if kind == "years":
        return _word(tree, wording.first - 1) in words.lookalikes["numbered"]
    if kind == "season" and not wording.has("year"):
        return _is_other_season(wording, tree, words)
    if kind in ("counted", "next_unit", "unit_before") and _word(tree, wording.last) in ("before", "after"):
        return _goes_on(tree, wording.last + 1)
    if kind == "shortly_after":
        return _word(tree, wording.last + 1) in words.tables["unit"] or not _goes_on(tree, wording.last + 1)
    if kind == "near_day":
        return (
            tree.tokens[wording.first][:1].isupper() and wording.first > 0 and tree.tags[wording.first - 1] == "PROPN"
        )
    if kind == "month_day":
        return _goes_on(tree, wording.last + 1) and tree.tags[wording.last + 1] in ("NOUN", "PROPN", "ADJ")
    return False


def _word(tree: Tree, token: int) -> str:
    return tree.tokens[token].lower() if 0 <= token < len(tree) else ""


def _goes_on(tree: Tree, token: int) -> bool:
    """Whether a nominal or a clause follows, which "after" and "before" then govern."""
    if token >= len(tree) or tree.tags[token] in ("PUNCT", "CCONJ"):
        return False
    return tree.tags[token] not in ("AUX", "ADP") and not (
        tree.tags[token] == "VERB" and tree.fine_tags[token] in ("VBD", "VBZ")
    )


def _is_other_month(wording: Wording, tree: Tree, words: Vocabulary, surnames: frozenset[str]) -> bool:
    month = (wording.groups["month"] or "").rstrip(".")
    if not month[:1].isupper():
        return True
    token = next(
        (i for i in range(wording.first, wording.last + 1) if _word(tree, i).startswith(month.lower())),
        wording.first,
    )
    if wording.has("day", "year", "part", "direction"):
        return month.lower() in words.lookalikes["ambiguous_months"] and tree.tags[token] in ("AUX", "VERB")
    lower = month.lower()
    if tree.tags[wording.first - 1] == "NUM" and wording.first and tree.tokens[wording.first - 1].isdecimal():
        return True
    if lower in _SHORT and tree.tokens[wording.last][-1] != ".":
        return _word(tree, wording.first - 1) not in words.lookalikes["sure_openers"]
    if lower not in words.lookalikes["ambiguous_months"] and lower not in surnames:
        return False
    openers = words.lookalikes["sure_openers" if lower in surnames else "month_openers"]
    if tree.fine_tags[token] == "MD" or tree.names[token].endswith("PER"):
        return True
    return _word(tree, wording.first - 1) not in openers


def _is_other_weekday(wording: Wording, tree: Tree, words: Vocabulary) -> bool:
    weekday = wording.groups["weekday"] or ""
    if not weekday[:1].isupper():
        return True
    before, after = _word(tree, wording.first - 1), _word(tree, wording.last + 1)
    if _word(tree, wording.first) != "the" and before in words.lookalikes["weekday_names_before"]:
        return True
    return after in words.lookalikes["weekday_names_after"] and tree.tokens[wording.last + 1][:1].isupper()


def _counts_something(wording: Wording, tree: Tree, words: Vocabulary) -> bool:
    """ "2000 troops", "May 11 soldiers": the last figure counts what follows."""
    if wording.has("year") and wording.has("month", "month_figure", "season", "quarter"):
        return False
    figures = tree.tokens[wording.last].isdecimal()
    following = _word(tree, wording.last + 1)
    return figures and following in words.lookalikes["counted"]


def _is_other_season(wording: Wording, tree: Tree, words: Vocabulary) -> bool:
    if wording.has("direction"):
        return tree.tags[wording.last] in ("VERB", "AUX")
    before = _word(tree, wording.first - 1)
    if before != "the" or (wording.groups["season"] or "").lower() == "fall":
        return True
    return (
        _word(tree, wording.last + 1) == "of"
        or tree.relations[wording.last] == "compound"  # "the spring board"
        or _word(tree, wording.first - 2) in words.lookalikes["season_before"]
    )


def _is_year(wording: Wording, tree: Tree, words: Vocabulary, listed: bool) -> bool:
    """Whether four figures that stand alone are a year, by the words on both sides."""
    first, last = wording.first, wording.last
    if _word(tree, first) != _word(tree, last):
        return True  # "the year 1990"
    year, before, after = int(wording.groups["year"] or 0), _word(tree, first - 1), _word(tree, last + 1)
    if before in words.lookalikes["numbered"] or year not in _YEARS:
        return False
    counts = _is_counting(tree, last)
    if before in _STRONG:
        return not counts
    if listed and before in (",", "and", "or", "&", "-", "–", "—"):
        return not counts
    if before in _WEAK or before in words.clauses["to"]:
        return year in _SENSIBLE_YEARS and not counts
    if before == "(":
        return after in (")", ",", "-", "–", ";")
    if year not in _SENSIBLE_YEARS:
        return False
    if first == 0:
        return last + 1 == len(tree) or after == ":" or (_at(tree.tags, last + 1) in _AFTER_FIRST and not counts)
    if after in ("'s", "’s") or (tree.relations[first].startswith("nsubj") and tree.heads[first] > last):
        return not counts
    return _modifies(tree, first, before)


def _at(tags: tuple[str, ...], token: int) -> str:
    return tags[token] if token < len(tags) else ""


def _is_counting(tree: Tree, token: int) -> bool:
    """A number before a plural noun or a number word, as the tree or the tags have it."""
    if token + 1 >= len(tree):
        return False
    head = tree.heads[token]
    if tree.relations[token] == "nummod" and head > token:
        return tree.fine_tags[head] == "NNS"
    return tree.fine_tags[token + 1] == "NNS" and tree.relations[token] in ("nummod", "dep")


def _modifies(tree: Tree, token: int, before: str) -> bool:
    """ "the 1998 war", "Ostland's disputed 2018 vote": a year before a noun, after its determiner."""
    if token + 1 >= len(tree) or not tree.tokens[token + 1][0].isalpha():
        return False
    if tree.tags[token + 1] not in ("NOUN", "PROPN", "ADJ", "VERB", "NUM"):
        return before in ("'s", "’s")
    return tree.tags[token - 1] in ("DET", "ADJ") or before in (
        "'s",
        "’s",
        "its",
        "his",
        "her",
        "their",
        "our",
    )
