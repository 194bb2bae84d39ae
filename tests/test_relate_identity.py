"""Which tellings are of one act, and what the one event keeps of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import coded, condition, event, party, role
from legation.model.event import Amount, Event
from legation.model.place import Place
from legation.relate import merge_events

HERE, THERE = Place("Here", "BBB", precision="city"), Place("There", "BBB", precision="city")

SAME = {
    "told twice": (event("CONSULT visit"), event("CONSULT visit", at=3)),
    "mode told once": (event("ASSAULT"), event("ASSAULT aerial", at=3)),
    "source told once": (event("ASSAULT aerial"), event("ASSAULT aerial", source="", at=3)),
    "coarser date": (event("ASSAULT", on="2020-06"), event("ASSAULT", on="2020-06-03", at=3)),
    "recent date told once": (event("ASSAULT", on="2020-06-03"), event("ASSAULT", at=3)),
    "old date but one object": (
        event("SUPPORT", matter="recognition_granted", object="Ada Moreno", on="2012"),
        event("SUPPORT", matter="recognition_granted", object="Moreno", at=3),
    ),
    "planned, then cancelled": (event("ASSAULT", "planned"), event("ASSAULT", "cancelled", at=3)),
    "planned and done on one day": (
        event("CONSULT visit", "planned", on="2020-06-15"),
        event("CONSULT visit", on="2020-06-15", at=3),
    ),
}

DIFFERENT = {
    "types": (event("CONSULT"), event("AGREE", at=3)),
    "modes": (event("ASSAULT aerial"), event("ASSAULT drone", at=3)),
    "matters": (
        event("SANCTION", matter="ties_severed"),
        event("SANCTION", matter="sanctions_imposed", at=3),
    ),
    "targets": (event("ASSAULT"), event("ASSAULT", target="CCC", at=3)),
    "sources": (event("CONSULT visit"), event("CONSULT visit", source="BBB", target="AAA", at=3)),
    "dates": (event("ASSAULT", on="2020-06-03"), event("ASSAULT", on="2020-06-05", at=3)),
    "an old date": (event("ASSAULT", on="2003"), event("ASSAULT", at=3)),
    "objects": (event("COERCE arrest", object="Ivo Kral"), event("COERCE arrest", object="Ana Brod", at=3)),
    "issues": (event("COOPERATE", issue="trade"), event("COOPERATE", issue="energy", at=3)),
    "places": (event("ASSAULT", place=HERE), event("ASSAULT", place=THERE, at=3)),
    "sectors": (event("ASSAULT", target="BBB/MIL"), event("ASSAULT", target="BBB/CVL", at=3)),
    "an attack and another that is planned": (event("ASSAULT"), event("ASSAULT", "planned", at=3)),
    "an attack and one called off": (event("ASSAULT"), event("ASSAULT", "cancelled", at=3)),
    "claimed and denied": (event("ASSAULT"), event("ASSAULT", "denied", at=3)),
    "no party in common": (event("ASSAULT", target=""), event("ASSAULT", source="", at=3)),
    "sayings of different words about nothing known": (
        event("REQUEST"),
        event("REQUEST", evidence=(replace(event("REQUEST", at=3).evidence[0], trigger=(3 * 27, 3 * 27 + 4)),)),
    ),
    "sayings about different acts": (
        event("REQUEST", about_event="x"),
        event("REQUEST", about_event="y", at=3),
    ),
}


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME)
def test_one_act(pair: tuple[Event, Event]) -> None:
    merged = merge_events(coded(*pair)).events
    assert [event.id for event in merged] == [pair[0].id]
    assert merged[0].evidence == (*pair[0].evidence, *pair[1].evidence)
    assert merged[0].decisions[-1].step == "relate.identity"


@pytest.mark.parametrize("pair", DIFFERENT.values(), ids=DIFFERENT)
def test_two_acts(pair: tuple[Event, Event]) -> None:
    assert set(merge_events(coded(*pair)).events) == set(pair)


def test_two_persons_of_one_state_are_two_sources() -> None:
    visits = [event("CONSULT visit", source=f"{name}@AAA", at=at) for at, name in enumerate(("Ivo Kral", "Ana Brod"))]
    roles = [role("Ivo Kral", "current"), role("Ana Brod", "current", role="minister")]
    assert len(merge_events(coded(*visits, *roles)).events) == 2
    assert len(merge_events(coded(visits[0], replace(visits[1], sources=(party("AAA"),)), *roles)).events) == 1


def test_what_one_event_keeps() -> None:
    first = event("ASSAULT", speakers=["AAA"], on="2020-06", target="", amounts=(Amount("killed", 3, "people", "3"),))
    second = event(
        "ASSAULT aerial",
        speakers=["BBB"],
        on="2020-06-03",
        at=4,
        intensity=-9.5,
        place=HERE,
        amounts=(Amount("killed", 4, "people", "4"),),
        contexts=("military",),
    )
    one = merge_events(coded(second, first)).events[0]
    assert (one.id, one.mode, one.intensity, one.date) == (first.id, "aerial", -9.5, second.date)
    assert [speaker.code for speaker in one.speakers] == ["AAA", "BBB"]
    assert [target.code for target in one.targets] == ["BBB"]
    assert ([amount.value for amount in one.amounts], one.place, one.contexts) == (
        [3, 4],
        HERE,
        ("military",),
    )


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (("planned", "cancelled"), "cancelled"),
        (("planned", "occurred"), "occurred"),
        (("occurred", "ongoing"), "ongoing"),
        (("possible", "planned"), "planned"),
    ],
)
def test_status_of_one_act_told_with_two(told: tuple[str, str], kept: str) -> None:
    events = [event("CONSULT visit", status, on="2020-06-15", at=at) for at, status in enumerate(told)]
    merged = merge_events(coded(*events)).events
    assert [event.status for event in merged] == [kept]
    assert kept == merged[0].decisions[-1].label


def test_links_lead_to_the_event_that_stayed_and_then_the_sayings_are_one() -> None:
    acts = [event("ASSAULT", "planned", at=at) for at in (0, 3)]
    threats = [event("THREATEN violence", at=at + 6, about_event=act.id) for at, act in enumerate(acts)]
    merged = merge_events(coded(*acts, *threats)).events
    assert [event.type for event in merged] == ["ASSAULT", "THREATEN"]
    assert merged[1].about_event == acts[0].id


def held(holder: str = "AAA", name: str = "Ivo Kral", at: int = 5) -> object:
    return condition("custody", "held", pair=(holder, "BBB"), object=name, at=at)


TAKEN = event("ASSAULT abduct", source="", object="Ivo Kral", matter="custody_taken")


def test_who_holds_has_taken_and_the_decision_says_that_it_is_inferred() -> None:
    found = merge_events(coded(TAKEN, held(name="Kral"))).events[0]
    assert [source.code for source in found.sources] == ["AAA"]
    assert "inferred" in found.decisions[-1].reason


@pytest.mark.parametrize(
    "record",
    [
        coded(TAKEN),
        coded(TAKEN, held(name="Ana Brod")),
        coded(TAKEN, held(), held(holder="CCC", at=7)),
        coded(replace(TAKEN, status="planned"), held()),
        coded(replace(TAKEN, sources=(party("/CRM", "gunmen"),)), held()),
        coded(replace(TAKEN, matter="force", mode="aerial"), held()),
    ],
)
def test_when_the_taker_stays_unknown(record: object) -> None:
    before = record.events[0].sources
    assert merge_events(record).events[0].sources == before


KINDS = st.sampled_from(["ASSAULT", "ASSAULT aerial", "CONSULT", "CONSULT visit", "REQUEST", "THREATEN violence"])
STATUS = st.sampled_from(["occurred", "ongoing", "planned", "possible", "cancelled", "denied"])
CODES = st.sampled_from(["AAA", "BBB", "CCC", ""])
DAYS = st.sampled_from([None, "2003", "2020-06", "2020-06-03", "2020-06-09"])
EVENTS = st.lists(
    st.tuples(KINDS, STATUS, CODES, CODES, DAYS, st.integers(0, 50)), max_size=10, unique_by=lambda e: e[5]
)


@given(EVENTS)
def test_merging_again_changes_nothing_and_no_evidence_is_lost(
    drawn: list[tuple[str, str, str, str, str | None, int]],
) -> None:
    before = coded(*(event(kind, status, a, b, at=at, on=day) for kind, status, a, b, day, at in drawn))
    after = merge_events(before)
    assert merge_events(after) == after
    told = {piece for each in before.events for piece in each.evidence}
    assert {piece for each in after.events for piece in each.evidence} == told
