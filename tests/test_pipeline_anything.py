"""Arbitrary text goes through the whole pipeline: nothing raises, and every offset slices to its quote."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.errors import PipelineError
from legation.export.json_lines import as_json, line
from legation.model.report import Report
from legation.pipeline import Pipeline, default_steps, load_pipeline
from legation.relate import relate
from legation.steps.reader import load_reader

WORDS = """
Chad Mali France Russia US Washington Paris Trump President Kos minister troops rebels government police the The a
said announced cancelled denied that it had will would attack attacked bombed visited met talks ties sanctions embargo
treaty border ambassador embassy with against between by of in on to and or not never no from since until 2019 Monday
yesterday 12 January "to" — – … “ ” ' " ( ) , . ; : ! ? - \n \n\n \t US's U.S. N'Djamena 1,200 $5m \U0001f642 中国 עם
""".split(" ")

sentences = st.lists(st.sampled_from([word for word in WORDS if word]), max_size=60).map(" ".join)
texts = st.one_of(st.text(max_size=300), sentences, st.tuples(sentences, st.text(max_size=40), sentences).map("".join))
days = st.one_of(st.none(), st.dates(date(1946, 1, 1), date(2049, 12, 31)))


def spans(value: Any) -> list[dict[str, Any]]:
    """Every object with a start and an end in the text."""
    if isinstance(value, list):
        return [span for each in value for span in spans(each)]
    if not isinstance(value, dict):
        return []
    own = [value] if isinstance(value.get("start"), int) and isinstance(value.get("end"), int) else []
    return own + [span for each in value.values() for span in spans(each)]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts, published=days)
def test_offsets_slice_to_quotes_and_nothing_raises(text: str, published: date | None) -> None:
    record = relate(load_pipeline().code(Report(text, published=published)))
    found = as_json(record)
    assert json.loads(line(found)) == json.loads(json.dumps(found))
    for span in spans({**found, "report": None}):
        told = span.get("quote", span.get("text"))
        if span.get("name") == told == "" or told is None:
            continue
        assert text[span["start"] : span["end"]] == told
    for event in found["events"]:
        assert event["evidence"]
        assert event["decisions"]
        for piece in event["evidence"]:
            assert piece["start"] <= piece["trigger"][0] < piece["trigger"][1] <= piece["end"]
    known = {event["id"] for event in found["events"]} | {condition["id"] for condition in found["conditions"]}
    assert len(known) == len(found["events"]) + len(found["conditions"])
    for state in found["relations"]:
        assert set(state["evidence"]) <= known
    assert {event["about_event"] for event in found["events"]} - {None} <= known


@settings(max_examples=30, deadline=None)
@given(text=texts)
def test_coding_is_the_same_every_time(text: str) -> None:
    report = Report(text, published=date(2020, 6, 15))
    assert load_pipeline().code(report) == load_pipeline().code(report)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 4000,
        "x" * 100_000,
        "Chad and Mali, " * 400 + "signed a treaty.",
        "Chad attacked Mali. " * 400,
        "\U0001f642 " * 500,
        "中国和美国恢复外交关系。" * 20,
        "הממשלה הודיעה על כך.",
        "CHAD CUTS TIES WITH MALI",
        "\x00\x01\x02 Chad attacked Mali.\x7f",
        "Chad attacked \ud800 Mali.",
        "'s of the",
        "(((((((((((((((((((((((((((((",
    ],
)
def test_long_sentences_and_unknown_scripts(text: str) -> None:
    relate(load_pipeline().code(Report(text, published=date(2020, 6, 15))))


def test_steps_in_a_wrong_order_are_refused() -> None:
    steps = default_steps(load_reader())
    with pytest.raises(PipelineError, match="needs .*'sentences'.*, which no step before it adds"):
        Pipeline([steps[0], *steps[2:]])
