"""Passages, and which of them say again what an earlier one said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.model.report import Passage, Report
from legation.steps.passages import Passages
from legation.steps.reading import Reading

TOLD = "Officials from Chad and Mali will meet in Niamey on the border dispute, the envoy told reporters."


def passages(text: str) -> tuple[Passage, ...]:
    return Passages()(Reading(Report(text))).passages


@pytest.mark.parametrize(
    ("again", "repeated"),
    [
        (TOLD, True),
        (TOLD.upper(), True),
        ("  " + TOLD + " ", True),
        (TOLD.replace(",", " –"), True),
        (TOLD.replace("told reporters", "told the reporters"), True),
        (TOLD.replace(" the envoy told reporters.", " the envoy told."), True),
        (TOLD.replace("will meet", "will not meet"), False),
        (TOLD.replace("will meet", "may meet"), False),
        (TOLD.replace("Chad", "Niger"), False),
        (TOLD.replace("meet in", "meet on Monday in"), False),
        (TOLD.replace("Officials", "12 officials"), False),
        (TOLD + " They last met in 2012, when talks failed and both armies went on alert.", False),
        ("The envoy told reporters.", False),
        ("NIAMEY, Niger, May 12 (AP) – " + TOLD, True),
        ("NIAMEY (Reuters) - " + TOLD.replace("in Niamey", "here"), True),
    ],
)
def test_a_second_passage(again: str, repeated: bool) -> None:
    first, second = passages(f"{TOLD}\n\n{again}")
    assert first.repeats is None
    assert (second.repeats == 0) is repeated


def test_a_repeat_points_to_the_first_telling() -> None:
    found = passages("\n".join([TOLD, "He left.", TOLD, TOLD, "He left."]))
    assert [passage.repeats for passage in found] == [None, None, 0, 0, 1]
    assert [passage.similarity for passage in found] == [0.0, 0.0, 1.0, 1.0, 1.0]


def test_many_passages_are_compared_in_reasonable_time() -> None:
    lines = [f"The envoy of state number {number} said that talks on the border would go on." for number in range(3000)]
    assert sum(passage.repeats is not None for passage in passages("\n".join(lines))) == 0


@given(st.text())
def test_passages_cover_all_that_is_not_space(text: str) -> None:
    found = passages(text)
    kept = "".join(text[passage.start : passage.end] for passage in found)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(text[passage.start : passage.end].strip() == text[passage.start : passage.end] for passage in found)
    assert all(passage.repeats is None or passage.repeats < passage.index for passage in found)
