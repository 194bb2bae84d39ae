"""Small functions that build reports, events and conditions for tests.

Every record gets a sentence of its own in the report's text: `at` is the number of that sentence, so
that quotes always slice and a larger `at` means told later.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from legation.model.event import Condition, Event, RoleClaim, condition_id, event_id
from legation.model.evidence import Evidence
from legation.model.party import Party
from legation.model.relation import CodedReport
from legation.model.report import Passage, Report
from legation.model.time import DateInterval

SENTENCE = "They acted in number {:03d}. "
LENGTH = len(SENTENCE.format(0))
WORD = (5, 10)  # "acted"
SENTENCES = 60


def report(name: str = "one", published: date | None = date(2020, 6, 15)) -> Report:
    """A report of sixty sentences; `name` tells reports apart."""
    text = "".join(SENTENCE.format(number) for number in range(SENTENCES))
    return Report(text=text, title=name, published=published)


def evidence(at: int = 0, within: Report | None = None) -> Evidence:
    """Sentence `at` of a report, told by its verb."""
    told = within or report()
    start = at * LENGTH
    end = start + LENGTH - 1
    return Evidence(told.id, start, end, told.text[start:end], (start + WORD[0], start + WORD[1]))


def party(code: str, name: str | None = None, at: int = 0) -> Party:
    """A party by its code; `AAA/REB` gives a sector, `Ivo Kral@AAA` a name."""
    named, _, rest = code.rpartition("@")
    bare, _, sector = rest.partition("/")
    start = at * LENGTH
    return Party(
        text=report().text[start : start + 4],
        start=start,
        end=start + 4,
        name=name or named or bare,
        code=bare or None,
        country=bare or None,
        sector=sector or None,
    )


def when(start: str, end: str | None = None) -> DateInterval:
    """A date at the precision of its value, or a range."""
    precision: Any = "range" if end else {4: "year", 7: "month", 10: "day"}[len(start)]
    return DateInterval(start, end or start, precision, start, "test")


def since(start: str) -> DateInterval:
    """An open stretch of time from a date on."""
    return DateInterval(start, None, "year", f"since {start}", "test")


def event(
    kind: str,
    status: str = "occurred",
    source: str | Sequence[str] = "AAA",
    target: str | Sequence[str] = "BBB",
    at: int = 0,
    within: Report | None = None,
    speakers: Sequence[str | Party] = (),
    on: str | DateInterval | None = None,
    **fields: Any,
) -> Event:
    """An event; `kind` is a type or `TYPE mode`, parties are given as to `party`."""
    told = evidence(at, within)
    name, _, mode = kind.partition(" ")
    made: dict[str, Any] = {
        "id": event_id(told.report, told.trigger, name, mode or None),
        "type": name,
        "mode": mode or None,
        "status": status,
        "quad": 1,
        "intensity": 0.0,
        "sources": _parties(source, at),
        "targets": _parties(target, at),
        "evidence": (told,),
        "speakers": _parties(speakers, at),
        "date": when(on) if isinstance(on, str) else on,
    }
    return Event(**{**made, **fields})


def condition(
    channel: Any,
    state: str,
    pair: tuple[str, str] = ("AAA", "BBB"),
    at: int = 0,
    within: Report | None = None,
    speakers: Sequence[str | Party] = (),
    from_: str | DateInterval | None = None,
    **fields: Any,
) -> Condition:
    """A condition; `from_` is a year or date since when it is so."""
    told = evidence(at, within)
    made: dict[str, Any] = {
        "id": condition_id(told.report, told.trigger, channel, state, pair),
        "channel": channel,
        "state": state,
        "pair": pair,
        "evidence": (told,),
        "speakers": _parties(speakers, at),
        "since": since(from_) if isinstance(from_, str) else from_,
    }
    return Condition(**{**made, **fields})


def role(
    person: str, standing: Any, acts: bool = False, at: int = 0, within: Report | None = None, **fields: Any
) -> RoleClaim:
    """A claim on the presidency of AAA, unless `role` or `country` say another."""
    made: dict[str, Any] = {
        "person": person,
        "role": "president",
        "country": "AAA",
        "standing": standing,
        "act_of_office": acts,
        "evidence": evidence(at, within),
    }
    return RoleClaim(**{**made, **fields})


def coded(*records: Event | Condition | RoleClaim, within: Report | None = None) -> CodedReport:
    """A coded report of the given records."""
    told = within or report()
    return CodedReport(
        report=told,
        passages=(Passage(0, 0, len(told.text)),),
        events=tuple(each for each in records if isinstance(each, Event)),
        conditions=tuple(each for each in records if isinstance(each, Condition)),
        roles=tuple(each for each in records if isinstance(each, RoleClaim)),
    )


def _parties(given: str | Sequence[str | Party], at: int) -> tuple[Party, ...]:
    codes = [given] if isinstance(given, str) else given
    return tuple(code if isinstance(code, Party) else party(code, at=at) for code in codes if code)
