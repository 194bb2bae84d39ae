"""How evidence orders into states and histories."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import coded, condition, event, report, when
from legation.model.event import Condition, Event
from legation.model.relation import RelationState
from legation.relate import relate, relate_all, relation_states


def only(channel: str, *records: Event | Condition) -> RelationState:
    found = [state for state in relation_states([coded(*records)]) if state.channel == channel]
    assert len(found) == 1, found
    return found[0]


def states(state: RelationState) -> tuple[list[str], str]:
    return [entry.state for entry in state.history], state.state


USED = event("ASSAULT abduct", on=when("2020-06-10", "2020-06-14"), at=9, matter="custody_taken")
THREAT = event("THREATEN violence", status="occurred", at=3)
CALLED_OFF = event("ASSAULT", status="cancelled", at=5)

ORDER = [
    pytest.param(
        "force",
        (USED, THREAT, CALLED_OFF),
        (["used", "threatened"], "called_off"),
        id="a dated act before undated news",
    ),
    pytest.param(
        "force",
        (USED, CALLED_OFF, event("THREATEN violence", at=8)),
        (["used", "threatened"], "called_off"),
        id="calling off answers a threat that is told after it",
    ),
    pytest.param(
        "force",
        (CALLED_OFF, event("ASSAULT aerial", on="2020-06-15", at=7)),
        (["called_off"], "used"),
        id="at one time the later statement stands",
    ),
    pytest.param(
        "force",
        (event("ASSAULT aerial", on="2012-03-01"), event("THREATEN violence", at=4)),
        (["used"], "threatened"),
        id="a threat years after a war is what stands",
    ),
    pytest.param(
        "force",
        (event("ASSAULT aerial", on="2020-06-12"), event("THREATEN violence", at=4)),
        (["threatened"], "used"),
        id="a threat of more days after an attack leaves it in use",
    ),
    pytest.param(
        "sanctions",
        (condition("sanctions", "in_force", from_="2011"), event("THREATEN restrict", at=4)),
        (["threatened"], "in_force"),
        id="a threat of more sanctions leaves them in force",
    ),
    pytest.param(
        "sanctions",
        (event("THREATEN restrict", on="2019-02"), event("SANCTION", matter="sanctions_imposed", at=4)),
        (["threatened"], "in_force"),
        id="threatened, then imposed",
    ),
    pytest.param(
        "sanctions",
        (
            event("SANCTION", matter="sanctions_imposed", on="2019", at=4),
            event("CONCEDE", matter="sanctions_eased"),
        ),
        (["in_force"], "easing"),
        id="imposed, then eased",
    ),
    pytest.param(
        "ties",
        (
            event("SUPPORT", "planned", matter="ties_restored"),
            condition("ties", "severed", from_="2011", at=8),
        ),
        (["severed"], "restoring"),
        id="background told later in the text comes earlier in time",
    ),
    pytest.param(
        "ties",
        (event("SUPPORT", "possible", matter="ties_restored"), condition("ties", "severed", at=8)),
        (["severed"], "restoring"),
        id="undated broken ties are the ground of their restoring",
    ),
    pytest.param(
        "ties",
        (condition("ties", "full", from_="1990"), event("SANCTION", matter="ties_severed", on="2020-06-14")),
        (["full"], "severed"),
        id="full, then cut",
    ),
    pytest.param(
        "mission",
        (
            condition("mission", "elsewhere", from_="2011"),
            event("SANCTION", matter="mission_closed", on="2011-03-02"),
        ),
        (["closed"], "elsewhere"),
        id="handled from elsewhere says more than closed",
    ),
    pytest.param(
        "dialogue",
        (
            event("CONSULT visit", "ongoing"),
            event("CONSULT visit", "planned", source="BBB", target="AAA", at=1),
        ),
        (["proposed"], "under_way"),
        id="a plan for more talks leaves them under way",
    ),
    pytest.param(
        "dialogue",
        (event("CONSULT", "occurred", on="2012"), event("AGREE", matter="talks", at=1)),
        (["under_way"], "proposed"),
        id="talks of long ago and a new offer",
    ),
    pytest.param(
        "dialogue",
        (event("CONSULT", "ongoing", on="2020-05"), event("CONSULT", "cancelled", at=1)),
        (["under_way"], "suspended"),
        id="a cancelled meeting breaks talks off",
    ),
    pytest.param(
        "custody",
        (
            event("ASSAULT abduct", on="2020-06-10", object="Ivo Kral", matter="custody_taken"),
            condition("custody", "on_trial", object="Kral", at=3),
            condition("custody", "held", object="Kral", at=5),
        ),
        (["held", "held"], "on_trial"),
        id="being held does not end a trial",
    ),
    pytest.param(
        "cooperation",
        (
            event("COOPERATE", "ongoing", on="2020-05", issue="trade"),
            event("AGREE", matter="cooperation", issue="trade"),
        ),
        (["proposed"], "active"),
        id="an offer of more leaves cooperation active",
    ),
]


@pytest.mark.parametrize(("channel", "records", "expected"), ORDER)
def test_order_of_states(channel: str, records: tuple[Event | Condition, ...], expected: tuple[list[str], str]) -> None:
    assert states(only(channel, *records)) == expected


@pytest.mark.parametrize(("channel", "records", "expected"), ORDER)
def test_the_order_of_input_does_not_matter(
    channel: str, records: tuple[Event | Condition, ...], expected: tuple[list[str], str]
) -> None:
    assert states(only(channel, *reversed(records))) == expected


def test_nothing_is_lost_and_since_is_the_first_date_told() -> None:
    first = condition("ties", "severed", from_="2011")
    again = condition("ties", "severed", from_="2012", at=2)
    after = event("SUPPORT", "planned", matter="ties_restored", at=4, on="2020-08")
    state = only("ties", first, again, after)
    assert state.history[0].since == first.since
    assert state.history[0].evidence == (first.id, again.id)
    assert (state.evidence, state.since) == ((after.id,), None)


def test_a_state_in_history_lasts_until_the_next() -> None:
    cut = event("SANCTION", matter="ties_severed", on="2011")
    mended = event("SUPPORT", matter="ties_restored", on="2015-03", at=1)
    assert only("ties", cut, mended).history[0].until == mended.date


def test_an_end_that_the_text_gives_is_kept() -> None:
    state = only("sanctions", condition("sanctions", "in_force", from_=when("2011", "2015")))
    assert state.until is not None
    assert (state.until.start, state.since.start if state.since else None) == ("2015", "2011")


@pytest.mark.parametrize(
    "record",
    [
        event("ASSAULT", "denied"),
        event("ASSAULT", "possible"),
        event("ASSAULT", source="AAA/REB"),
        event("ASSAULT", source="AAA", target="AAA/CVL"),
        event("ASSAULT", source=""),
        event("SUPPORT", matter="ties_restored", status="cancelled"),
        event("REQUEST", matter="force"),
        event("ACCUSE", matter="force"),
        condition("sanctions", "in_force", status="possible"),
        condition("custody", "held", pair=("AAA", "AAA")),
    ],
)
def test_what_sets_no_state(record: Event | Condition) -> None:
    assert relation_states([coded(record)]) == ()


def test_rows_of_one_pair_are_told_apart_by_object_and_issue() -> None:
    rows = relation_states(
        [
            coded(
                event("COOPERATE", "ongoing", issue="trade"),
                event("AGREE", matter="cooperation", issue="energy", at=1),
                condition("custody", "held", object="Ivo Kral", at=2),
                condition("custody", "released", object="Ana Brod", at=3),
            )
        ]
    )
    found = {(row.channel, row.issue or row.object, row.state) for row in rows}
    assert found == {
        ("cooperation", "trade", "active"),
        ("cooperation", "energy", "proposed"),
        ("custody", "Ivo Kral", "held"),
        ("custody", "Ana Brod", "released"),
    }


def test_a_person_has_one_row_under_the_fullest_name() -> None:
    taken = event("COERCE arrest", object=None, on="2020-06-01")
    rows = relation_states(
        [
            coded(
                taken,
                condition("custody", "held", object="Kral", at=2),
                condition("custody", "held", object="Ivo Kral", at=3),
            )
        ]
    )
    assert [(row.object, len(row.evidence)) for row in rows] == [("Ivo Kral", 3)]


def test_pairs_are_ordered_only_where_the_channel_is_directed() -> None:
    record = coded(
        event("CONSULT visit", source="BBB", target="AAA"),
        event("SANCTION", source=["BBB", "CCC"], target="AAA", matter="sanctions_imposed", at=1),
        event("SANCTION expel", source="BBB", target="AAA", at=2),
        event("RETREAT ceasefire", source=["BBB", "AAA"], target="", at=3),
    )
    found = {(row.channel, row.pair, row.directed) for row in relation_states([record])}
    assert found == {
        ("dialogue", ("AAA", "BBB"), False),
        ("sanctions", ("BBB", "AAA"), True),
        ("sanctions", ("CCC", "AAA"), True),
        ("mission", ("AAA", "BBB"), True),
        ("force", ("AAA", "BBB"), True),
        ("force", ("BBB", "AAA"), True),
    }


def test_a_denial_contests_a_state_and_stays_with_it() -> None:
    told = event("ASSAULT aerial", speakers=["BBB"])
    denied = event("ASSAULT aerial", "denied", speakers=["AAA"], at=2)
    state = only("force", told, denied)
    assert (state.state, state.contested, set(state.evidence)) == ("used", True, {told.id, denied.id})
    assert not only("force", told).contested


def test_two_speakers_who_exclude_each_other_contest_a_state() -> None:
    one = event("CONSULT", "ongoing", speakers=["AAA"])
    other = event("CONSULT", matter="talks_suspended", speakers=["BBB"], at=2)
    assert only("dialogue", one, other).contested
    assert not only("dialogue", one, event("CONSULT", matter="talks_suspended", speakers=["AAA"], at=2)).contested


def test_a_later_report_sets_the_state_and_as_of_looks_back() -> None:
    early, late = report("early", date(2018, 1, 5)), report("late", date(2020, 1, 5))
    reports = [
        coded(event("SUPPORT", matter="ties_restored", within=late), within=late),
        coded(event("SANCTION", matter="ties_severed", within=early), within=early),
    ]
    assert [states(row) for row in relate_all(reports).states] == [(["severed"], "full")]
    assert [states(row) for row in relate_all(reports, as_of=date(2019, 1, 1)).states] == [([], "severed")]
    assert [states(row) for row in relate_all(reports, known_by=date(2018, 6, 1)).states] == [([], "severed")]
    assert relate_all(reports, as_of=date(2017, 1, 1)).states == ()


ACTS = [
    ("ASSAULT aerial", "occurred", None),
    ("ASSAULT aerial", "planned", None),
    ("ASSAULT aerial", "cancelled", None),
    ("THREATEN violence", "occurred", None),
    ("CONSULT", "ongoing", "talks"),
    ("CONSULT", "planned", "talks"),
    ("SANCTION", "occurred", "sanctions_imposed"),
    ("SANCTION", "occurred", "ties_severed"),
    ("SUPPORT", "planned", "ties_restored"),
    ("SUPPORT", "denied", "ties_restored"),
]


@given(st.lists(st.sampled_from(ACTS), min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_states_do_not_depend_on_the_order_of_reports(
    acts: list[tuple[str, str, str | None]], rng: random.Random
) -> None:
    reports = []
    for number, (kind, status, matter) in enumerate(acts):
        told = report(str(number), date(2001 + number, 1, 1))
        reports.append(coded(event(kind, status, matter=matter, within=told), within=told))
    mixed = list(reports)
    rng.shuffle(mixed)
    assert relate_all(mixed) == relate_all(reports)


@given(
    st.lists(
        st.tuples(st.sampled_from(ACTS), st.integers(0, 50)),
        min_size=1,
        max_size=12,
        unique_by=lambda a: a[1],
    )
)
def test_every_state_names_only_records_that_are_there(
    acts: list[tuple[tuple[str, str, str | None], int]],
) -> None:
    record = relate(coded(*(event(kind, status, matter=matter, at=at) for (kind, status, matter), at in acts)))
    ids = {each.id for each in record.coded.events}
    named = {each for row in record.relations for each in row.evidence}
    named |= {each for row in record.relations for entry in row.history for each in entry.evidence}
    assert named <= ids
    positive = {each.id for each in record.coded.events if each.status != "denied"}
    assert positive <= named
