"""What a dossier of two parties holds, and what it leaves to others."""

from __future__ import annotations

from datetime import date

import pytest

from builders import coded, condition, event, report, role
from legation.errors import UsageError
from legation.relate import dossier

RECORD = coded(
    event("SANCTION", source="BBB", target="AAA", matter="sanctions_imposed", at=1),
    event("ACCUSE", source="UNO", target="AAA", matter="law_broken", about="BBB", at=2),
    event("ACCUSE", source="UNO", target="AAA", matter="law_broken", about="CCC", at=3),
    event("CONSULT visit", "planned", on="2020-06-20", at=4),
    event("CONSULT visit", "planned", target="CCC", at=5),
    condition("ties", "severed", from_="2011", at=6),
    role("Ana Brod", "former", at=7),
    role("Ana Brod", "current", acts=True, at=8),
)


def test_both_directions_and_wrongs_between_the_two() -> None:
    found = dossier([RECORD], "AAA", "BBB")
    rows = {(row.channel, row.pair, row.about) for row in found.states}
    assert rows == {
        ("sanctions", ("BBB", "AAA"), None),
        ("legal", ("UNO", "AAA"), "BBB"),
        ("dialogue", ("AAA", "BBB"), None),
        ("ties", ("AAA", "BBB"), None),
    }
    assert {row.channel for row in dossier([RECORD], "BBB", "AAA").states} == {row[0] for row in rows}


def test_plans_conflicts_and_every_quote() -> None:
    found = dossier([RECORD], "AAA", "BBB")
    assert [event.targets[0].code for event in found.planned] == ["BBB"]
    assert [conflict.about for conflict in found.conflicts] == ["Ana Brod"]
    named = {each for row in found.states for each in row.evidence} | {event.id for event in found.planned}
    assert named == set(found.evidence)
    assert dossier([RECORD], "BBB", "CCC").conflicts == ()


def test_a_plan_that_was_to_be_over_is_no_plan() -> None:
    assert dossier([RECORD], "AAA", "BBB", as_of=date(2020, 6, 25)).planned == ()
    assert len(dossier([RECORD], "AAA", "BBB", as_of=date(2020, 6, 20)).planned) == 1


def test_what_a_later_report_announces_or_disputes_was_not_so_then() -> None:
    early = dossier([RECORD], "AAA", "BBB", as_of=date(2019, 1, 1))
    assert (early.planned, early.conflicts) == ((), ())


def test_what_was_not_known_then_is_left_out() -> None:
    later = report("later", date(2021, 1, 1))
    reports = [RECORD, coded(event("SUPPORT", matter="ties_restored", within=later), within=later)]
    ties = {row.channel: row.state for row in dossier(reports, "AAA", "BBB").states}
    then = {row.channel: row.state for row in dossier(reports, "AAA", "BBB", known_by=date(2020, 12, 1)).states}
    assert (ties["ties"], then["ties"]) == ("full", "severed")


def test_a_pair_needs_two() -> None:
    with pytest.raises(UsageError, match="AAA"):
        dossier([RECORD], "AAA", "AAA")
