"""One report of many turns about two invented states, from its records to its relations."""

from __future__ import annotations

from datetime import date

import pytest

from builders import coded, condition, event, party, report, role, when
from legation.model.place import Place
from legation.model.relation import Record, RelationState
from legation.relate import dossier, relate

TOLD = report("turns", date(2020, 6, 15))
HELD = condition("custody", "held", pair=("AAA", "BBB"), object="Ivo Kral", at=20)
ATTACK = event("ASSAULT", "cancelled", at=22, speakers=["Ana Brod@AAA/GOV"])
RECORD = coded(
    event(
        "ASSAULT abduct",
        source="",
        on=when("2020-06-08", "2020-06-14"),
        object="Ivo Kral",
        matter="custody_taken",
    ),
    event("SUPPORT", "planned", source="BBB", target="AAA", matter="ties_restored", speakers=["BBB/GOV"], at=2),
    event("CONSULT visit", "ongoing", at=4),
    event("CONSULT visit", "planned", source="BBB", target="AAA", at=5),
    event("SUPPORT", on="2013", target="BBB/OPP", object="Mara Lind", matter="recognition_granted", at=7),
    condition("ties", "severed", from_="2013", at=8),
    condition("mission", "elsewhere", from_="2013", place=Place("Carolia", "CCC"), at=9),
    condition("sanctions", "in_force", at=12),
    event("THREATEN violence", at=15),
    event("THREATEN restrict", at=16),
    HELD,
    ATTACK,
    event("COOPERATE", "possible", issue="energy", at=24),
    event("ACCUSE", source="UNO", target="AAA", matter="law_broken", about="BBB", speakers=["UNO"], at=27),
    role("Ana Brod", "former", at=6),
    role("Ana Brod", "current", acts=True, at=22),
)


@pytest.fixture(scope="module")
def record() -> Record:
    return relate(RECORD)


def row(record: Record, channel: str, pair: tuple[str, str]) -> RelationState:
    found = [each for each in record.relations if (each.channel, each.pair) == (channel, pair)]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("channel", "pair", "state", "history"),
    [
        ("ties", ("AAA", "BBB"), "restoring", ["severed"]),
        ("mission", ("AAA", "BBB"), "elsewhere", []),
        ("recognition", ("AAA", "BBB"), "recognised", []),
        ("dialogue", ("AAA", "BBB"), "under_way", ["proposed"]),
        ("sanctions", ("AAA", "BBB"), "in_force", ["threatened"]),
        ("force", ("AAA", "BBB"), "called_off", ["used", "threatened"]),
        ("custody", ("AAA", "BBB"), "held", []),
        ("cooperation", ("AAA", "BBB"), "proposed", []),
        ("legal", ("UNO", "AAA"), "accused", []),
    ],
)
def test_states(record: Record, channel: str, pair: tuple[str, str], state: str, history: list[str]) -> None:
    found = row(record, channel, pair)
    assert (found.state, [entry.state for entry in found.history]) == (state, history)
    assert not found.contested


def test_what_comes_with_the_states(record: Record) -> None:
    severed = row(record, "ties", ("AAA", "BBB")).history[0]
    assert severed.since is not None and severed.since.start == "2013"
    mission = row(record, "mission", ("AAA", "BBB"))
    assert mission.place is not None and mission.place.name == "Carolia"
    assert row(record, "recognition", ("AAA", "BBB")).object == "Mara Lind"
    assert row(record, "cooperation", ("AAA", "BBB")).issue == "energy"
    assert row(record, "legal", ("UNO", "AAA")).about == "BBB"
    assert row(record, "force", ("AAA", "BBB")).speakers == (party("Ana Brod@AAA/GOV", at=22),)
    assert HELD.id in row(record, "custody", ("AAA", "BBB")).evidence


def test_the_only_conflict_is_over_the_office(record: Record) -> None:
    assert [(conflict.kind, conflict.about) for conflict in record.conflicts] == [("role", "Ana Brod")]
    found = dossier([record.coded], "AAA", "BBB")
    assert found.conflicts == record.conflicts
    assert len(found.states) == 9
    assert [event.sources[0].code for event in found.planned if event.type == "CONSULT"] == ["BBB"]
