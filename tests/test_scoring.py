"""Scoring: what is paired, what is counted, and that the figures are those of the field's definitions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import KnowledgeError, UsageError
from legation.jobs.evaluating import evaluate_annotators
from legation.scoring.advice import advice
from legation.scoring.annotation import AnnotatedText
from legation.scoring.comparison import LAYERS, compare, complete_events
from legation.scoring.corpus_file import examine_lines
from legation.scoring.errors_found import findings
from legation.scoring.evaluation import evaluate
from legation.scoring.from_annotation import from_annotation
from legation.scoring.gold import read_gold
from legation.scoring.likeness import near_copies
from legation.scoring.record_lines import corpus_block
from legation.scoring.splitting import PARTS, part_of, split
from legation.scoring.standoff import digest, read_standoff, write_standoff
from legation.scoring.tally import Tally, alpha, interval, of_sets

HEAD = "@ t-1 published=2016-03-02"
EXPELLED = "{France|F} {expelled|e} {12 Russian diplomats|D} {on Monday|d}, {its foreign ministry|M} said."
ACTORS = ["  F actor FRA GOV", "  D actor RUS GOV", "  M actor FRA GOV = F", "  d date 2016-02-29"]
EVENT = "  e event SANCTION/expel occurred F > D by M on d"


def read(*lines: str) -> AnnotatedText:
    texts, faults = examine_lines(lines, "test")
    assert not faults, faults
    return texts[0]


def gold(event: str = EVENT) -> AnnotatedText:
    return read(HEAD, EXPELLED, *ACTORS, event)


def test_a_coding_agrees_with_itself() -> None:
    coding = from_annotation(gold())
    result = compare(coding, coding)
    assert {name for name, tally in result.layers.items() if tally.f1 not in (1.0, None)} == set()
    assert findings(result) == []
    assert set(result.layers) <= set(LAYERS)


@pytest.mark.parametrize(
    ("event", "layer", "kind"),
    [
        ("  e event SANCTION/withdraw occurred F > D by M on d", "modes", "mode"),
        ("  e event SANCTION/expel planned F > D by M on d", "statuses", "status"),
        ("  e event SANCTION/expel occurred D > F by M on d", "directions", "direction"),
        ("  e event SANCTION/expel occurred - > D by M on d", "sources", "sources"),
        ("  e event SANCTION/expel occurred F > - by M on d", "targets", "targets"),
        ("  e event SANCTION/expel occurred F > D on d", "speakers", "speakers"),
        ("  e event SANCTION/expel occurred F > D by M", "event dates", "event date"),
        ("  e event COERCE/deport occurred F > D by M on d", "events", "type"),
    ],
)
def test_one_difference_is_one_finding(event: str, layer: str, kind: str) -> None:
    result = compare(from_annotation(gold()), from_annotation(gold(event)))
    tally = result.layers[layer]
    assert tally.f1 is not None
    assert tally.f1 < 1
    assert result.layers["triggers"].f1 == 1
    assert [found.kind for found in findings(result)] == [kind]
    assert "»expelled«" in findings(result)[0].sentence


def test_missed_and_beyond() -> None:
    nothing = replace(from_annotation(gold()), events=())
    result = compare(from_annotation(gold()), nothing)
    assert [found.kind for found in findings(result)] == ["event missed"]
    assert result.layers["events"] == Tally(0, 0, 1)
    result = compare(nothing, from_annotation(gold()))
    assert [found.kind for found in findings(result)] == ["event beyond gold"]
    summed = evaluate([result])
    assert (summed.texts_of_nothing, summed.events_in_nothing) == (1, 1)
    assert summed.beyond_per_1000_words == pytest.approx(1000 / 11)


def test_an_actor_inside_another_may_be_left_out() -> None:
    outer = read(HEAD, "{Togo's envoy|E} {left|e}.", "  E actor TGO GOV", "  e event RETREAT/resign occurred E > -")
    line = "{{Togo|T}'s envoy|E} {left|e}."
    both = read(HEAD, line, "  T actor TGO -", "  E actor TGO GOV", "  e event RETREAT/resign occurred E > -")
    assert compare(from_annotation(outer), from_annotation(both)).layers["actors"].f1 == 1


def test_tellings_of_one_act_are_one_complete_event() -> None:
    text = read(
        HEAD,
        "{Chad|A} {sues|t} {Mali|B}",
        "{Chad|A2} {sued|e} {Mali|B2}.",
        *("  A actor TCD GOV", "  B actor MLI GOV", "  A2 actor TCD GOV = A", "  B2 actor MLI GOV = B"),
        "  t event ACCUSE/allege occurred A > B",
        "  e event ACCUSE/allege occurred A2 > B2 same t",
        "  = legal proceedings TCD > MLI",
    )
    coding = from_annotation(text)
    assert complete_events(coding) == {("ACCUSE", "TCD", "MLI", True)}
    assert {event.act for event in coding.events} == {0}
    assert coding.states is not None


def test_meetings_of_equals_have_a_pair_for_each_two() -> None:
    line = "{Iran|A}, {Iraq|B} and {Oman|C} {met|e}."
    parties = ["  A actor IRN GOV", "  B actor IRQ GOV", "  C actor OMN GOV"]
    text = read(HEAD, line, *parties, "  e event CONSULT/multilateral occurred C+B+A > -")
    pairs = {("IRN", "IRQ"), ("IRN", "OMN"), ("IRQ", "OMN")}
    assert complete_events(from_annotation(text)) == {("CONSULT", one, two, True) for one, two in pairs}


def test_undirected_channels_have_no_order() -> None:
    def states(state: str) -> list[object]:
        return [
            from_annotation(read(HEAD, "So it is.", f"  = {state} {pair}")).states
            for pair in ("TGO > BEN", "BEN > TGO")
        ]

    undirected, directed = states("dialogue under_way"), states("force used")
    assert undirected[0] == undirected[1]
    assert directed[0] != directed[1]


def test_different_texts_are_refused() -> None:
    other = read("@ t-1", "It rained.", "  none")
    with pytest.raises(ValueError, match="different texts"):
        compare(from_annotation(gold()), from_annotation(other))


def test_alpha_of_the_literature() -> None:
    """Krippendorff 2011, section A: nominal data of two observers, ten units with two values; alpha = 0.095."""
    first, second = "0100000010", "1110010000"
    assert alpha(list(zip(first, second, strict=True))) == pytest.approx(0.095, abs=0.001)
    assert alpha([("a", "a")]) is None


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=20))
def test_intervals_hold_the_order(counts: list[tuple[int, int, int]]) -> None:
    tallies = [Tally(min(right, found, wanted), found, wanted) for right, found, wanted in counts]
    spread = interval(tallies, 100)
    assert spread == interval(tallies, 100)
    if spread is not None:
        assert 0 <= spread[0] <= spread[1] <= 1


@given(st.sets(st.integers(0, 9)), st.sets(st.integers(0, 9)))
def test_f1_lies_between_precision_and_recall(found: set[int], wanted: set[int]) -> None:
    tally = of_sets(found, wanted)
    if tally.precision is not None and tally.recall is not None and tally.f1 is not None:
        assert min(tally.precision, tally.recall) <= tally.f1 <= max(tally.precision, tally.recall)


def test_standoff_is_joined_to_its_text(tmp_path: Path) -> None:
    text = gold()
    path = tmp_path / "t-1.json"
    path.write_text(write_standoff(text), encoding="utf-8")
    assert "Russian" not in path.read_text(encoding="utf-8")
    again = read_standoff(path, {"t-1": text.text})
    assert corpus_block(again) == corpus_block(text)
    for texts, reason in (({}, "not among the 0 texts"), ({"t-1": "Other."}, "digests differ")):
        with pytest.raises(KnowledgeError, match=reason):
            read_standoff(path, texts)
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="no annotation without text"):
        read_standoff(path, {})
    assert digest(text.text) != digest(text.text + " ")


def test_lines_that_begin_like_records_survive() -> None:
    for words in ("@ sign", "# mark", "  blank", r"a \{brace\}"):
        text = read("@ x", words.replace("@", "\\@").replace("#", "\\#").replace("  ", "\\  "), "  none")
        assert corpus_block(read(*corpus_block(text).splitlines())) == corpus_block(text)


def test_gold_is_found_in_folders_and_ids_are_single(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(corpus_block(gold()), encoding="utf-8")
    assert [text.id for text in read_gold([tmp_path])] == ["t-1"]
    (tmp_path / "b.txt").write_text(corpus_block(gold()), encoding="utf-8")
    with pytest.raises(KnowledgeError, match="stands in"):
        read_gold([tmp_path])
    (tmp_path / "empty").mkdir()
    with pytest.raises(KnowledgeError, match="no annotated text"):
        read_gold([tmp_path / "empty"])


def test_annotators_without_a_common_text(tmp_path: Path) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text(corpus_block(gold()), encoding="utf-8")
    two.write_text(corpus_block(read("@ t-2", "It rained.", "  none")), encoding="utf-8")
    with pytest.raises(UsageError, match="no text in common"):
        evaluate_annotators([one], [two], None)
    assert evaluate_annotators([one], [one], None).layers["events"].tally == Tally(1, 1, 1)


def test_near_copies_look_past_names() -> None:
    frame = "{} expelled {} Russian diplomats on Monday over a spying row, the ministry said."
    texts = [
        read(f"@ t-{number}", line, "  none")
        for number, line in enumerate(
            [
                frame.format("France", 12),
                frame.format("Gambia", 3),
                "The ministry has yet to say why the envoy left so soon.",
            ]
        )
    ]
    assert [(each.first.id, each.second.id) for each in near_copies(texts)] == [("t-0", "t-1")]


@given(st.sets(st.text(st.characters(categories=["L", "N"]), min_size=1), max_size=30))
def test_a_part_depends_on_the_id_alone(names: set[str]) -> None:
    assert [part_of(name) for name in names] == [part_of(name) for name in names]
    assert {part_of(name) for name in names} <= set(PARTS)


def test_a_series_stays_together() -> None:
    texts = [read(f"@ s-{number} series=togo-benin", "It rained.", "  none") for number in range(20)]
    parts = split(texts)
    assert sorted(map(len, parts.values())) == [0, 0, 20]
    singles = [read(f"@ n-{number}", "It rained.", "  none") for number in range(400)]
    shares = {part: len(listed) for part, listed in split(singles).items()}
    assert 280 < shares["train"] < 350
    assert min(shares.values()) > 15


@pytest.mark.parametrize(
    ("lines", "remark"),
    [
        (["{The French envoy|F} {left|e}.", "  F actor FRA GOV"], "begins with an article"),
        (["{French envoy|F} {left|e}.", "  F actor DEU GOV"], "its words name FRA"),
        (["{Envoys|F} {left|e} Togo.", "  F actor FRA GOV"], "'Togo' (TGO) is not marked"),
        (["{Envoys|F} {left|e} on Monday.", "  F actor FRA GOV"], "the date 'Monday' is not marked"),
        (["{Envoys|F} did not {left|e}.", "  F actor FRA GOV"], "e is occurred after"),
        (["{Envoys|F} {left for good today|e}.", "  F actor FRA GOV"], "trigger e has several words"),
    ],
)
def test_advice(lines: list[str], remark: str) -> None:
    text = read("@ t-1", *lines, "  e event RETREAT/resign occurred F > -")
    assert any(remark in each for each in advice(text)), advice(text)
