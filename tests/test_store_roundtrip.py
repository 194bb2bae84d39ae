"""What goes into the ledger comes out of it, exactly and once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import coded, condition, event, evidence, party, report, role, when
from legation.errors import StoreError
from legation.model.event import Amount
from legation.model.evidence import Decision
from legation.model.place import Place
from legation.model.relation import ActorMention, CodedReport, PlaceMention
from legation.model.report import Passage, Report
from legation.relate import relate
from legation.store import open_ledger
from legation.store.convert import from_json, to_json

FULL = replace(
    coded(
        event(
            "ASSAULT aerial",
            speakers=["Ivo Kral@AAA/GOV"],
            on=when("2020-06-01", "2020-06-03"),
            hosts=(replace(party("CCC"), via=(party("DDD/JRN"),)),),
            amounts=(Amount("killed", 12, "people", "a dozen"),),
            contexts=("military", "crime"),
            place=Place("Here", "BBB", 1.5, -2.25, 42, "city"),
            about="CCC",
            decisions=(Decision("ASSAULT", "events", "attack", 0.75, "the verb"),) * 2,
        ),
        event("REQUEST", "possible", source="", at=2, about_event="0" * 16),
        condition("custody", "held", object="José Núñez", from_="2011", at=3, about="CCC"),
        role("Ana Brod", "former", at=4, speakers=(party("BBB"),), date=when("2012")),
    ),
    passages=(Passage(0, 0, 50), Passage(1, 60, 90, repeats=0, similarity=0.875)),
    actors=(ActorMention(party("AAA"), "name"),),
    dates=(replace(when("2020-06"), offsets=(3, 9)),),
    places=(PlaceMention("Here", 1, 5, Place("Here")),),
)


def test_a_coded_report_comes_back_exactly(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        assert ledger.add(FULL)
    with open_ledger(tmp_path / "ledger.db") as ledger:
        assert list(ledger.coded()) == [FULL]
        assert ledger.report(FULL.report.id) == FULL.report
        assert list(ledger.reports()) == [FULL.report]


def test_adding_again_changes_nothing(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        ledger.add(FULL)
        before = ledger.info()
        assert not ledger.add(FULL)
        assert ledger.info() == before
        assert list(ledger.coded()) == [FULL]


def test_states_follow_from_what_is_stored(tmp_path: Path) -> None:
    record = relate(FULL)
    with open_ledger(tmp_path / "ledger.db") as ledger:
        ledger.add(record.coded)
        assert relate(next(ledger.coded())) == record


def test_a_report_goes_in_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    told = report("twice")
    clash = coded(event("ASSAULT", within=told), within=told)
    wrong = replace(clash, passages=(Passage(0, 0, None),))  # type: ignore[arg-type]
    with open_ledger(tmp_path / "ledger.db") as ledger:
        with pytest.raises(StoreError):
            ledger.add(wrong)
        assert ledger.info().reports == 0
        assert ledger.add(clash)


def test_evidence_that_does_not_quote_the_text_is_refused(tmp_path: Path) -> None:
    wrong = replace(evidence(2), quote="They did not.")
    with open_ledger(tmp_path / "ledger.db") as ledger:
        with pytest.raises(StoreError, match="They did not"):
            ledger.add(coded(event("ASSAULT", evidence=(wrong,))))
        assert ledger.info().reports == 0


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
NAMED = st.none() | WORDS
PARTIES = st.lists(st.builds(party, st.sampled_from(["AAA", "BBB", "UNO"]), WORDS), max_size=3).map(tuple)
PLACES = st.none() | st.builds(
    Place,
    WORDS,
    NAMED,
    st.none() | st.floats(-90, 90),
    st.none() | st.floats(-180, 180),
    st.none() | st.integers(0, 9),
)
DATES = st.none() | st.sampled_from([when("2019"), when("2019-02", "2020-01"), replace(when("2001"), end=None)])
EVENTS = st.builds(
    event,
    st.sampled_from(["ASSAULT", "CONSULT visit"]),
    st.sampled_from(["occurred", "planned", "denied"]),
    at=st.integers(0, 50),
    on=DATES,
    sources=PARTIES,
    targets=PARTIES,
    speakers=PARTIES,
    place=PLACES,
    object=NAMED,
    confidence=st.floats(0, 1),
    amounts=st.lists(st.builds(Amount, WORDS, st.floats(0, 1e9), WORDS, WORDS), max_size=2).map(tuple),
)
CONDITIONS = st.builds(
    condition,
    st.sampled_from(["ties", "custody"]),
    st.just("none"),
    at=st.integers(0, 50),
    from_=DATES,
    object=NAMED,
)
RECORDS = st.lists(EVENTS | CONDITIONS, max_size=6)


@settings(max_examples=25, deadline=None)
@given(RECORDS)
def test_any_coded_report_comes_back(records: list[object]) -> None:
    told = coded(*records)
    with open_ledger("sqlite://") as ledger:
        assert ledger.add(told)
        assert list(ledger.coded()) == [told]


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])), NAMED, st.none() | st.dates(), NAMED)
def test_any_report_comes_back(text: str, title: str | None, published: date | None, publisher: str | None) -> None:
    told = Report(text, title, published, publisher)
    with open_ledger("sqlite://") as ledger:
        ledger.add(CodedReport(told, ()))
        assert [each.id for each in ledger.reports()] == [told.id]
        assert ledger.report(told.id) == told


@given(RECORDS)
def test_json_is_exact(records: list[object]) -> None:
    told = coded(*records)
    assert from_json(to_json(told, CodedReport), CodedReport) == told
