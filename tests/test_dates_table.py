"""Date expressions and what looks like them, each in a plain sentence with its tense."""

from __future__ import annotations

import re
from datetime import date

import pytest

from legation.model.report import Passage, Report
from legation.model.time import DateInterval
from legation.steps.dates import Dates
from legation.steps.reading import Reading
from legation.steps.tree import Tree

PUBLISHED = date(2026, 1, 9)  # a Friday
_TOKEN = re.compile(r"[0-9][0-9,.]*[0-9](?:st|nd|rd|th|s)?|(?:Jan|Feb|Sept|Dec|Mr|Mrs)\.|['’]s\b|['’]?\w+|[^\w\s]")
_TAGS = {
    **dict.fromkeys(
        (
            "in",
            "on",
            "at",
            "since",
            "until",
            "till",
            "by",
            "during",
            "from",
            "of",
            "between",
            "for",
            "to",
            "after",
            "before",
            "with",
            "as",
        ),
        "ADP",
    ),
    **dict.fromkeys(("the", "a", "an", "this", "that", "these", "some", "any", "no"), "DET"),
    **dict.fromkeys(("and", "or"), "CCONJ"),
    **dict.fromkeys(
        ("late", "early", "mid", "former", "disputed", "last", "next", "past", "recent", "previous"), "ADJ"
    ),
}
_VERBS = {
    "met": ("VERB", "VBD"),
    "meet": ("VERB", "VB"),
    "will": ("AUX", "MD"),
    "has": ("AUX", "VBZ"),
    "have": ("AUX", "VBP"),
    "slept": ("VERB", "VBN"),
    "said": ("VERB", "VBD"),
    "sat": ("VERB", "VBD"),
    "may": ("AUX", "MD"),
}


def flat(text: str, verb: str = "met", names: str = "") -> Tree:
    """A sentence in which everything hangs on one verb; enough for dates, which need neighbours and tense."""
    found = list(_TOKEN.finditer(text))
    tokens = [token.group() for token in found]
    root = tokens.index(verb) if verb in tokens else 0
    tags, fine = zip(*(_tag(token, number) for number, token in enumerate(tokens)), strict=True)
    relations = ["aux" if tag == "AUX" else "dep" for tag in tags]
    relations[root] = "root"
    counting = [i + 1 < len(tokens) and tags[i] == "NUM" and fine[i + 1] == "NNS" for i in range(len(tokens))]
    heads = [i + 1 if counts else root for i, counts in enumerate(counting)]
    heads[root] = -1
    relations = ["nummod" if counts else relation for relation, counts in zip(relations, counting, strict=True)]
    children: list[list[int]] = [[] for _ in tokens]
    for index, head in enumerate(heads):
        if head >= 0:
            children[head].append(index)
    return Tree(
        0, len(text), 0, 0, tuple(tokens), tuple(_lemma(token) for token in tokens), tags, fine,
        tuple(heads), tuple(relations),
        tuple("B-PER" if token == names else "O" for token in tokens),
        tuple(token.start() for token in found), tuple(token.end() for token in found),
        tuple(tuple(below) for below in children),
    )  # fmt: skip


def _lemma(token: str) -> str:
    return {"has": "have", "met": "meet"}.get(token.lower(), token.lower())


def _tag(token: str, number: int) -> tuple[str, str]:
    lower = token.lower()
    if lower in _VERBS and token.islower():
        return _VERBS[lower]
    if lower in _TAGS:
        return _TAGS[lower], "IN"
    if token[0].isdigit():
        return "NUM", "CD"
    if not token[0].isalnum():
        return ("PART", "POS") if lower.endswith("s") else ("PUNCT", ".")
    if token[0].isupper():
        return "PROPN", "NNP"
    return "NOUN", "NNS" if lower.endswith("s") and lower not in ("ties", "christmas") else "NN"


def dates(text: str, published: date | None = PUBLISHED, verb: str = "met", names: str = "") -> list[DateInterval]:
    """The dates of a sentence."""
    report = Report(text=text, published=published)
    reading = Reading(report, (Passage(0, 0, len(text)),), (flat(text, verb, names),))
    found = [mention.interval for mention in Dates()(reading).dates]
    for interval in found:
        assert interval.offsets is not None
        assert text[slice(*interval.offsets)] == interval.text
    return found


# wording, start, end, precision; the sentence is "They met …" in the past
PAST = [
    ("on 2026-01-05", "2026-01-05", "2026-01-05", "day"),
    ("on 9 January 2025", "2025-01-09", "2025-01-09", "day"),
    ("on the 9th of January 2025", "2025-01-09", "2025-01-09", "day"),
    ("on January 9, 2025", "2025-01-09", "2025-01-09", "day"),
    ("on Jan. 9, 2025", "2025-01-09", "2025-01-09", "day"),
    ("on Thursday, 9 January 2025", "2025-01-09", "2025-01-09", "day"),
    ("on 5 January", "2026-01-05", "2026-01-05", "day"),
    ("on January 5", "2026-01-05", "2026-01-05", "day"),
    ("on 5th January", "2026-01-05", "2026-01-05", "day"),
    ("on 20 December", "2025-12-20", "2025-12-20", "day"),
    ("on 29 February", None, None, ""),
    ("on 29 February 2024", "2024-02-29", "2024-02-29", "day"),
    ("on 31 June 2020", None, None, ""),
    ("in March 2021", "2021-03", "2021-03", "month"),
    ("in March of 2021", "2021-03", "2021-03", "month"),
    ("in May", "2025-05", "2025-05", "month"),
    ("in January", "2026-01", "2026-01", "month"),
    ("in December", "2025-12", "2025-12", "month"),
    ("in 2019", "2019", "2019", "year"),
    ("in 1066", "1066", "1066", "year"),
    ("in the year 1990", "1990", "1990", "year"),
    ("during 2014", "2014", "2014", "year"),
    ("since 2019", "2019", None, "year"),
    ("since March 2020", "2020-03", None, "month"),
    ("since 5 January", "2026-01-05", None, "day"),
    ("until 2018", None, "2018", "year"),
    ("by March 2014", None, "2014-03", "month"),
    ("before 1990", None, "1990", "year"),
    ("after 1990", "1990", None, "year"),
    ("from 1990", "1990", None, "year"),
    ("from 1990 to 1994", "1990", "1994", "range"),
    ("between 1990 and 1994", "1990", "1994", "range"),
    ("in 1990–94", "1990", "1994", "range"),
    ("in 1990-1994", "1990", "1994", "range"),
    ("from March 1990 until June 1994", "1990-03", "1994-06", "range"),
    ("between May and July 1987", "1987-05", "1987-07", "range"),
    ("from November to February 1942", "1941-11", "1942-02", "range"),
    ("from 9 to 12 January 2020", "2020-01-09", "2020-01-12", "range"),
    ("on 9-12 January 2020", "2020-01-09", "2020-01-12", "range"),
    ("on January 9-12, 2020", "2020-01-09", "2020-01-12", "range"),
    ("from Monday to Wednesday", "2026-01-05", "2026-01-07", "range"),
    ("in early 2019", "2019-01", "2019-04", "season"),
    ("in late 2019", "2019-09", "2019-12", "season"),
    ("at the end of 2019", "2019-11", "2019-12", "season"),
    ("in early March 2020", "2020-03-01", "2020-03-10", "week"),
    ("in mid-June 2020", "2020-06-11", "2020-06-20", "week"),
    ("in late October", "2025-10-21", "2025-10-31", "week"),
    ("in the 1990s", "1990", "1999", "decade"),
    ("in the '90s", "1990", "1999", "decade"),
    ("in the nineties", "1990", "1999", "decade"),
    ("in the early 1990s", "1990", "1992", "range"),
    ("in the 19th century", "1801", "1900", "century"),
    ("in the nineteenth century", "1801", "1900", "century"),
    ("in the summer of 1982", "1982-06", "1982-08", "season"),
    ("in spring 2014", "2014-03", "2014-05", "season"),
    ("in the winter of 1941", "1941-12", "1942-02", "season"),
    ("last summer", "2025-06", "2025-08", "season"),
    ("in the first quarter of 2020", "2020-01", "2020-03", "quarter"),
    ("in Q3 2021", "2021-07", "2021-09", "quarter"),
    ("in the second half of 2019", "2019-07", "2019-12", "season"),
    ("at Christmas 1963", "1963-12-25", "1963-12-25", "day"),
    ("on New Year's Eve", "2025-12-31", "2025-12-31", "day"),
    ("yesterday", "2026-01-08", "2026-01-08", "day"),
    ("today", "2026-01-09", "2026-01-09", "day"),
    ("tonight", "2026-01-09", "2026-01-09", "day"),
    ("last night", "2026-01-08", "2026-01-08", "day"),
    ("the day before yesterday", "2026-01-07", "2026-01-07", "day"),
    ("on Tuesday", "2026-01-06", "2026-01-06", "day"),
    ("on Friday", "2026-01-09", "2026-01-09", "day"),
    ("last Friday", "2026-01-02", "2026-01-02", "day"),
    ("late Thursday", "2026-01-08", "2026-01-08", "day"),
    ("on Sunday night", "2026-01-04", "2026-01-04", "day"),
    ("last week", "2025-12-29", "2026-01-04", "week"),
    ("this week", "2026-01-05", "2026-01-11", "week"),
    ("last weekend", "2026-01-03", "2026-01-04", "range"),
    ("last month", "2025-12", "2025-12", "month"),
    ("last year", "2025", "2025", "year"),
    ("this year", "2026", "2026", "year"),
    ("earlier this month", "2026-01", "2026-01", "month"),
    ("late last year", "2025-09", "2025-12", "season"),
    ("last December", "2025-12", "2025-12", "month"),
    ("last May", "2025-05", "2025-05", "month"),
    ("two days ago", "2026-01-07", "2026-01-07", "day"),
    ("three weeks ago", "2025-12-15", "2025-12-21", "week"),
    ("a month ago", "2025-12", "2025-12", "month"),
    ("14 months ago", "2024-11", "2024-11", "month"),
    ("three years ago", "2023", "2023", "year"),
    ("about twenty years ago", "2006", "2006", "year"),
    ("a decade ago", "2015", "2017", "range"),
    ("several days ago", "2025-12-27", "2026-01-07", "range"),
    ("days ago", "2025-12-27", "2026-01-08", "range"),
    ("in recent days", "2025-12-27", "2026-01-09", "range"),
    ("recently", "2025-12-10", "2026-01-09", "range"),
    ("two days earlier", "2026-01-07", "2026-01-07", "day"),
    ("in the past two weeks", "2025-12-26", "2026-01-09", "range"),
    ("over the last three months", "2025-10", "2026-01", "range"),
    ("in the past decade", "2016", "2026", "range"),
    ("for the past decade", "2016", None, "range"),
    ("just days after the vote", "2025-12-27", "2026-01-08", "range"),
    ("two days after the vote", "2026-01-06", "2026-01-08", "range"),
    ("in a 2019 vote", "2019", "2019", "year"),
    ("after the 1998 war", "1998", "1998", "year"),
    ("since the 1998 war", "1998", None, "year"),
    ("at Norland's 2018 vote", "2018", "2018", "year"),
]

# wording, start, end; the sentence is "They will meet …"
FUTURE = [
    ("on Tuesday", "2026-01-13", "2026-01-13"),
    ("on Friday", "2026-01-09", "2026-01-09"),
    ("next Friday", "2026-01-16", "2026-01-16"),
    ("tomorrow", "2026-01-10", "2026-01-10"),
    ("the day after tomorrow", "2026-01-11", "2026-01-11"),
    ("on 5 January", "2027-01-05", "2027-01-05"),
    ("on 20 January", "2026-01-20", "2026-01-20"),
    ("in May", "2026-05", "2026-05"),
    ("in January", "2026-01", "2026-01"),
    ("next week", "2026-01-12", "2026-01-18"),
    ("next month", "2026-02", "2026-02"),
    ("next year", "2027", "2027"),
    ("this weekend", "2026-01-10", "2026-01-11"),
    ("next summer", "2026-06", "2026-08"),
    ("by 2030", None, "2030"),
    ("until Wednesday", None, "2026-01-14"),
    ("later this year", "2026", "2026"),
    ("early next month", "2026-02-01", "2026-02-10"),
    ("at the end of the year", "2026-11", "2026-12"),
    ("in two weeks' time", "2026-01-19", "2026-01-25"),
    ("two weeks from now", "2026-01-19", "2026-01-25"),
    ("in the coming days", "2026-01-09", "2026-01-22"),
    ("over the next two years", "2026", "2028"),
]

# sentences without any date; after | the token that a reader would call a person
LOOKALIKES = [
    "They met Prime Minister May .|May",
    "They met May and Mrs Thatcher .|May",
    "They said the president may return .",
    "They met as marchers march on the capital .",
    "They met before the March on the capital .",
    "They met on the march .",
    "They sat down and met .",
    "They met over an 11th package .",
    "They met over the 5th amendment .",
    "They met under Resolution 1973 .",
    "They met under Resolution 2231 of the council .",
    "They met 1,973 soldiers .",
    "They met 1973 soldiers .",
    "They met the 2000 troops .",
    "They met in 1500 cases .",
    "They met about 1500 refugees .",
    "They met nearly 2000 migrants .",
    "They met under Article 50 .",
    "They met on a Boeing 747 .",
    "They met on Flight 1549 .",
    "They met in Room 2010 .",
    "They met the 20-year-old .",
    "They met a 45-year-old man .",
    "They met for $1973 .",
    "They met for €2000 .",
    "They met over 1,500 dollars .",
    "They met for 2000 dollars .",
    "They met for 1900 euros .",
    "They met at 1990.5 points .",
    "They met 2000% growth .",
    "They met on Black Friday .",
    "They met on Bloody Sunday .",
    "They met the Sunday Times .",
    "They met the Friday Times .",
    "They met Sheffield Wednesday .",
    "They met on Good Friday .",
    "They met day after day .",
    "They met year after year .",
    "They met the second army .",
    "They met the third man .",
    "They met the first lady .",
    "They met at the last minute .",
    "They met for two hours .",
    "They met for three years .",
    "They met for a decade .",
    "They met on a summer evening .",
    "They met on the spring board .",
    "They met in the fall .",
    "They met in the Arab Spring .",
    "They met by Section 1201 .",
    "They met on Route 1990 .",
    "They met under Decree 2014 .",
    "They met Unit 1855 .",
    "They met on Highway 2000 .",
    "They met under number 1984 .",
    "They met 200 men .",
    "They met Group 77 .",
    "They met at 10 .",
    "They met the May family .|May",
    "They met the will of the people .",
    "They met with 1914 votes .",
    "They met at least 1800 people .",
    "They met more than 1999 workers .",
    "They met for 2001 tonnes of grain .",
    "They met Russia Today .",
    "They met in the 25th hour .",
    "They met in 0032 .",
    "They met in 9999 .",
    "They met the Dec .",
    "They met a sat phone firm .",
    "They met 1945-2-3-4 .",
    "They met on 45 January .",
]


@pytest.mark.parametrize(("wording", "start", "end", "precision"), PAST)
def test_done(wording: str, start: str | None, end: str | None, precision: str) -> None:
    """Seen from the day of publication, with a verb in the past."""
    found = dates(f"They met {wording} .")
    if not precision:
        assert found == [] or all(interval.precision != "day" for interval in found)
        return
    assert [(one.start, one.end, one.precision) for one in found] == [(start, end, precision)]


@pytest.mark.parametrize(("wording", "start", "end"), FUTURE)
def test_ahead(wording: str, start: str | None, end: str | None) -> None:
    """The same words with a verb that looks ahead."""
    found = dates(f"They will meet {wording} .", verb="meet")
    assert [(one.start, one.end) for one in found] == [(start, end)]


@pytest.mark.parametrize("sentence", LOOKALIKES)
def test_lookalikes(sentence: str) -> None:
    """Words and figures that are no dates."""
    text, _, person = sentence.partition("|")
    assert [interval.text for interval in dates(text, names=person)] == []


def test_enough_cases() -> None:
    """The tables stay as wide as they were meant to be."""
    assert len(PAST) + len(FUTURE) >= 100
    assert len(LOOKALIKES) >= 60


@pytest.mark.parametrize(
    "wording",
    [
        "yesterday",
        "on Tuesday",
        "last year",
        "two days ago",
        "recently",
        "on 5 January",
        "in May",
        "next week",
    ],
)
def test_without_publication(wording: str) -> None:
    """Without a day of publication what counts from it stays open."""
    assert dates(f"They met {wording} .", published=None) == []


def test_absolute_without_publication() -> None:
    """A full date needs no day of publication."""
    assert [one.start for one in dates("They met on 3 May 2014 .", published=None)] == ["2014-05-03"]


def test_perfect_duration() -> None:
    """ "have slept for three years" tells when it began; "met for three years" does not."""
    found = dates("They have slept for three years .", verb="slept")
    assert [(one.start, one.end, one.rule) for one in found] == [("2023", None, "for")]


def test_list_of_years() -> None:
    """Years after years."""
    assert [one.start for one in dates("They met in 2014, 2015 and 2018 .")] == ["2014", "2015", "2018"]
