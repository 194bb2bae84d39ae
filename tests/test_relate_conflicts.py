"""Claims that cannot both be true, and pairs of claims that can."""

from __future__ import annotations

from datetime import date

import pytest

from builders import SENTENCE, coded, condition, event, evidence, report, role, when
from legation.model.event import Amount
from legation.model.relation import CodedReport, Conflict
from legation.relate import relate, relate_all


def kinds(record: CodedReport) -> list[str]:
    return [conflict.kind for conflict in relate(record).conflicts]


def one(record: CodedReport) -> Conflict:
    found = relate(record).conflicts
    assert len(found) == 1, found
    return found[0]


def test_an_act_of_office_by_somebody_called_former() -> None:
    conflict = one(coded(role("Ana Brod", "current", acts=True, at=4), role("Ana Brod", "former", at=1)))
    assert (conflict.kind, conflict.about) == ("role", "Ana Brod")
    assert [claim.evidence[0] for claim in conflict.claims] == [evidence(1), evidence(4)]
    assert "former" in conflict.claims[0].claim and "current" in conflict.claims[1].claim


def test_several_acts_of_office_are_one_conflict() -> None:
    acts = [role("Ana Brod", "current", acts=True, at=at) for at in (4, 5)]
    conflict = one(coded(*acts, role("Brod", "former", at=1), role("Ana Brod", "former", at=8)))
    assert [len(claim.evidence) for claim in conflict.claims] == [2, 2]


NO_ROLE_CONFLICT = {
    "former alone": [role("Ana Brod", "former")],
    "a mere title beside former": [role("Ana Brod", "former"), role("Ana Brod", "current", at=2)],
    "another person": [role("Ana Brod", "former"), role("Ivo Kral", "current", acts=True, at=2)],
    "another office": [
        role("Ana Brod", "former"),
        role("Ana Brod", "current", acts=True, at=2, role="chancellor"),
    ],
    "another country": [
        role("Ana Brod", "former"),
        role("Ana Brod", "current", acts=True, at=2, country="BBB"),
    ],
    "an act of her time": [
        role("Ana Brod", "former", date=when("2020-06")),
        role("Ana Brod", "current", acts=True, at=2, date=when("2015")),
    ],
    "interim after a president": [role("Ana Brod", "current"), role("Ivo Kral", "interim", acts=True, at=2)],
    "two ministers": [
        role("Ana Brod", "current", acts=True, role="minister"),
        role("Ivo Kral", "current", acts=True, at=2, role="minister"),
    ],
    "one who has been taken": [
        role("Ana Brod", "current"),
        role("Ivo Kral", "current", acts=True, at=2),
        condition("custody", "held", object="Ana Brod", at=3),
    ],
    "presidents of two countries": [
        role("Ana Brod", "current", acts=True),
        role("Ivo Kral", "current", acts=True, at=2, country="BBB"),
    ],
}


@pytest.mark.parametrize("records", NO_ROLE_CONFLICT.values(), ids=NO_ROLE_CONFLICT)
def test_no_role_conflict(records: list[object]) -> None:
    assert kinds(coded(*records)) == []


def test_two_holders_of_one_office() -> None:
    conflict = one(coded(role("Ana Brod", "current", acts=True), role("Ivo Kral", "current", at=2)))
    assert (conflict.kind, conflict.about) == ("role", "president of AAA")


@pytest.mark.parametrize(("years", "expected"), [(0, 1), (4, 0)])
def test_former_in_a_report_of_another_time_is_no_conflict(years: int, expected: int) -> None:
    early, late = report("early", date(2020, 6, 1)), report("late", date(2020 + years, 6, 10))
    reports = [
        coded(role("Ana Brod", "former", within=early), within=early),
        coded(role("Ana Brod", "current", acts=True, within=late), within=late),
    ]
    assert len(relate_all(reports).conflicts) == expected


def test_claimed_by_one_and_denied_by_another() -> None:
    conflict = one(coded(event("ASSAULT aerial", speakers=["BBB"]), event("ASSAULT", "denied", speakers=["AAA"], at=3)))
    assert (conflict.kind, [claim.claim for claim in conflict.claims]) == ("status", ["occurred", "denied"])
    assert [claim.speakers[0].code for claim in conflict.claims] == ["BBB", "AAA"]


def test_an_accusation_is_a_claim() -> None:
    act = event("ASSAULT", "possible", at=1)
    accusation = event("ACCUSE allege", source="BBB", target="AAA", about_event=act.id, at=2)
    conflict = one(coded(act, accusation, event("ASSAULT", "denied", speakers=["AAA"], at=3)))
    assert conflict.claims[0].speakers[0].code == "BBB"


@pytest.mark.parametrize(
    "denial",
    [
        event("ASSAULT", "denied", speakers=["AAA"], target="CCC", at=3),
        event("ASSAULT", "denied", speakers=["AAA"], on="2019-01", at=3),
        event("ASSAULT", "cancelled", speakers=["AAA"], at=3),
        event("ASSAULT", "denied", speakers=["BBB"], at=3),
    ],
)
def test_no_status_conflict(denial: object) -> None:
    assert kinds(coded(event("ASSAULT aerial", speakers=["BBB"], on="2020-06-03"), denial)) == []


def test_states_that_exclude_each_other_at_one_time() -> None:
    conflict = one(coded(condition("ties", "full", speakers=["AAA"]), condition("ties", "severed", at=2)))
    assert (conflict.kind, conflict.about) == ("state", "ties: AAA and BBB")
    assert [claim.claim for claim in conflict.claims] == ["full", "severed"]


@pytest.mark.parametrize(
    "records",
    [
        [condition("ties", "full", from_="1990"), condition("ties", "severed", at=2)],
        [condition("custody", "held"), condition("custody", "on_trial", at=2)],
        [event("COERCE arrest", object="Ivo Kral"), event("RETREAT release", object="Ivo Kral", at=2)],
    ],
)
def test_no_state_conflict(records: list[object]) -> None:
    assert kinds(coded(*records)) == []


@pytest.mark.parametrize(("day", "expected"), [("2020-06-04", ["date"]), ("2019-06-04", []), ("2020-06", [])])
def test_dates_of_an_act_that_happens_once(day: str, expected: list[str]) -> None:
    told = [
        event("SANCTION", matter="ties_severed", on="2020-06-02"),
        event("SANCTION", matter="ties_severed", on=day, at=4, speakers=["BBB"]),
    ]
    assert kinds(coded(*told)) == expected


def test_attacks_on_two_days_are_two_attacks() -> None:
    assert kinds(coded(event("ASSAULT", on="2020-06-02"), event("ASSAULT", on="2020-06-04", at=4))) == []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("000", "004", ["number"]), ("000", "000", []), ("at least 000", "004", [])],
)
def test_numbers_of_one_kind(first: str, second: str, expected: list[str]) -> None:
    told = [
        event("ASSAULT", at=at, amounts=(Amount("killed", float(text[-3:]), "people", text),))
        for at, text in ((0, first), (4, second))
    ]
    assert SENTENCE.format(4)[-5:-2] == "004"
    assert kinds(coded(*told)) == expected
