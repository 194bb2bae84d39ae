"""Standing facts, their beginnings, and what later words make of earlier ones: short texts and what follows."""

from __future__ import annotations

from datetime import date

import pytest

from legation.model.relation import Record
from legation.model.report import Report
from legation.pipeline import load_pipeline
from legation.relate import relate

PUBLISHED = date(2031, 6, 18)  # a Wednesday
State = tuple[str, str, str, str, str | None]

STATES: list[tuple[str, set[State]]] = [
    ("Since March Peru has kept no ambassador in Quito.", {("mission", "PER", "ECU", "reduced", "2031-03")}),
    ("Denmark's embassy in Lebanon remains open.", {("mission", "DNK", "LBN", "open", None)}),
    (
        "Since 2019 the Swiss have represented American interests in Venezuela.",
        {("mission", "USA", "VEN", "elsewhere", "2019")},
    ),
    ("Until last year Peru had no embassy in Malawi.", set()),
    (
        "Uganda has not yet reopened the roads that it closed to Rwandan lorries in February.",
        {("sanctions", "UGA", "RWA", "in_force", "2031-02")},
    ),
    (
        "The embargo that Peru imposed on Bolivia in February remains in force.",
        {("sanctions", "PER", "BOL", "in_force", "2031-02")},
    ),
    ("Belarusian airspace remains closed to Lithuania's aircraft.", {("sanctions", "BLR", "LTU", "in_force", None)}),
    ("Malawi is holding 46 Zambian soldiers.", {("custody", "MWI", "ZMB", "held", None)}),
    ("Turkey and Armenia have not spoken since March.", {("dialogue", "ARM", "TUR", "none", "2031-03")}),
    (
        "Dialogue between Serbia and Kosovo has been frozen since 2022.",
        {("dialogue", "KOS", "SRB", "suspended", "2022")},
    ),
    ("Zambia broke off talks with Angola on fishing rights.", {("dialogue", "AGO", "ZMB", "suspended", None)}),
    ("Ties between Chad and Sudan were severed in 2016.", {("ties", "SDN", "TCD", "severed", "2016")}),
    (
        "Saudi Arabia and Iran, which cut diplomatic ties in 2016, agreed to restore them in March 2023.",
        {("ties", "IRN", "SAU", "restoring", "2023-03")},
    ),
    ("Malta and Libya have a defence agreement.", {("cooperation", "LBY", "MLT", "agreed", None)}),
    ("Hungary threatened to veto European Union sanctions against Serbia.", set()),
    (
        "Mali and Niger quarrelled over a well. The African Union urged both countries to hold talks.",
        {("dialogue", "MLI", "NER", "proposed", None)},
    ),
    (
        "Nicaragua and Spain quarrel. Spain recognised Elena Rojas as Nicaragua's interim president in 2029. "
        "On Monday it withdrew that recognition.",
        {("recognition", "ESP", "NIC", "withdrawn", "2031-06-16")},
    ),
]


def read(text: str) -> Record:
    return relate(load_pipeline().code(Report(text, published=PUBLISHED)))


@pytest.mark.parametrize(("text", "wanted"), STATES)
def test_states(text: str, wanted: set[State]) -> None:
    """The states that a text leads to, each with its beginning, and no other."""
    found = {
        (each.channel, *each.pair, each.state, each.since.start if each.since is not None else None)
        for each in read(text).relations
    }
    assert found == wanted


def test_who_mediates_has_no_talks_of_its_own() -> None:
    relations = read("Norway is mediating between Mali and Niger.").relations
    assert {each.pair for each in relations} <= {("MLI", "NER")}


CONFLICTS = [
    (
        "status",
        "Guinea said that Senegalese troops had attacked a post on the border. Senegal denied it.",
        [{"GIN"}, {"SEN"}],
    ),
    (
        "actor",
        "Armenia says that Azerbaijani troops opened fire first; "
        "Azerbaijan says that it was Armenian soldiers who attacked.",
        [{"ARM"}, {"AZE"}],
    ),
    (
        "number",
        "The Malian army shelled a village in Niger. Niger said 19 people were killed. "
        "Mali put the number of dead at four.",
        [{"NER"}, {"MLI"}],
    ),
]


@pytest.mark.parametrize(("kind", "text", "speakers"), CONFLICTS)
def test_conflicts(kind: str, text: str, speakers: list[set[str]]) -> None:
    """Two voices about one act, each with its own words."""
    found = [each for each in read(text).conflicts if each.kind == kind]
    assert [[{party.code for party in claim.speakers} for claim in each.claims] for each in found] == [speakers]


def test_one_voice_is_no_conflict() -> None:
    text = "The presidents of Mali and Niger met in Accra on Monday. They had not met since 2025."
    assert read(text).conflicts == ()


def test_a_trip_called_off_by_a_word_that_points_back() -> None:
    text = "Kenya's prime minister was due to visit Uganda on Thursday; the trip has been cancelled."
    assert [event.status for event in read(text).coded.events if event.type == "CONSULT"] == ["cancelled"]


def test_a_truce_that_others_are_urged_to_respect_need_not_hold() -> None:
    text = (
        "Ethiopia shelled Sudan on Monday. Sudan shelled Ethiopia. The United Nations urged both to respect the truce."
    )
    assert {each.state for each in read(text).relations if each.channel == "force"} == {"used"}


def test_closing_a_border_is_an_act_and_no_standing_fact() -> None:
    record = read("Senegal closed its border with Guinea.")
    assert record.coded.conditions == ()
    assert [event.type for event in record.coded.events] == ["SANCTION"]
    assert read("Senegal's border with Guinea remains closed.").coded.conditions[0].state == "in_force"


def test_a_headline_of_two_clauses_keeps_what_is_to_come() -> None:
    first, _ = read("Chad to close embassy in Togo, Benin protests").coded.events
    assert first.status == "planned"


def test_to_train_is_no_train() -> None:
    (event,) = read("France trained Guinea's special forces.").coded.events
    assert event.issue == "security"
