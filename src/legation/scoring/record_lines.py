"""Records as lines of the corpus format: the inverse of `records.read_record`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from legation.scoring.annotation import (
    Act,
    Actor,
    AnnotatedText,
    Contradiction,
    DateValue,
    FinalState,
    Number,
    PlaceName,
    Standing,
)
from legation.scoring.markup import mark
from legation.scoring.records import NOTHING


def corpus_block(text: AnnotatedText) -> str:
    """A whole text in the corpus format, with its spans marked."""
    facts = "".join(f" {key}={value}" for key, value in text.facts.items())
    marked = mark(text.text, [(label, span) for label, places in text.spans.items() for span in places])
    return "\n".join([f"@ {text.id}{facts}", marked, *record_lines(text)]) + "\n"


def record_lines(text: AnnotatedText) -> list[str]:
    """All records of a text, a line each, in the order of the format's description."""
    lines = [
        *map(_actor, text.actors.values()),
        *map(_date, text.dates.values()),
        *map(_place, text.places.values()),
        *map(_number, text.numbers.values()),
        *map(_act, text.acts),
        *map(_standing, text.standings),
        *map(_final, text.states),
        *map(_contradiction, text.contradictions),
    ]
    return lines if text.acts or text.standings or text.states else [*lines, f"  {NOTHING}"]


def _actor(each: Actor) -> str:
    name = _options(("name", _quoted(each.name)))
    return f"  {each.label} actor {each.code or '-'} {each.sector or '-'}{_options(('=', _joined(each.same_as)))}{name}"


def _date(each: DateValue) -> str:
    return f"  {each.label} date {date_words(each.start, each.end)}"


def date_words(start: str | None, end: str | None) -> str:
    """A date value as it is written.

    >>> date_words("2019", None), date_words("2016-02", "2016-02")
    ('2019/', '2016-02')
    """
    if start is None and end is None:
        return "-"
    return str(start) if start == end else f"{start or ''}/{end or ''}"


def _place(each: PlaceName) -> str:
    return f"  {each.label} place {each.country or '-'} {each.precision}"


def _number(each: Number) -> str:
    return f"  {each.label} amount {each.kind} {each.value:.15g} {_word(each.unit)}"


def _act(each: Act) -> str:
    kind = f"{each.type}/{each.mode}" if each.mode else each.type
    options = _options(
        ("host", _joined(each.hosts)),
        ("by", _joined(each.speakers)),
        ("via", _joined(each.via)),
        ("on", each.date),
        ("at", each.place),
        ("about", _joined(each.about_events)),
        ("amount", _joined(each.amounts)),
        ("object", each.object),
        ("issue", each.issue),
        ("wronged", each.wronged),
        ("context", _joined(each.contexts)),
        ("same", each.same_as),
    )
    parties = f"{_joined(each.sources) or '-'} > {_joined(each.targets) or '-'}"
    return f"  {each.label} event {kind} {each.status} {parties}{options}"


def _standing(each: Standing) -> str:
    options = _options(
        ("since", each.since),
        ("until", each.until),
        ("by", _joined(each.speakers)),
        ("via", _joined(each.via)),
        ("object", each.object),
        ("issue", each.issue),
        ("wronged", each.wronged),
        ("place", each.place),
    )
    return f"  {each.label} condition {each.channel} {each.state} {' > '.join(each.pair)}{options}"


def _final(each: FinalState) -> str:
    options = _options(
        ("since", each.since),
        ("until", each.until),
        ("object", _quoted(each.object)),
        ("issue", each.issue),
        ("wronged", each.wronged),
        ("place", _quoted(each.place)),
        ("before", ",".join(each.before) or None),
        ("contested", "yes" if each.contested else None),
    )
    return f"  = {each.channel} {each.state} {' > '.join(each.pair)}{options}"


def _contradiction(each: Contradiction) -> str:
    return f"  ! {each.kind} {'+'.join(each.about)}"


def _joined(labels: Sequence[str]) -> str | None:
    return "+".join(labels) or None


def _quoted(words: str | None) -> str | None:
    return None if words is None else '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _word(value: str) -> str:
    return value if re.fullmatch(r"[\w.-]+", value) else str(_quoted(value))


def _options(*pairs: tuple[str, str | None]) -> str:
    return "".join(f" {name} {value}" for name, value in _given(pairs))


def _given(pairs: Iterable[tuple[str, str | None]]) -> Iterable[tuple[str, str]]:
    return ((name, value) for name, value in pairs if value is not None)
