"""The status table, through the shipped reader."""

from __future__ import annotations

import pytest

from legation.model.report import Passage, Report
from legation.steps.grammar.status import status_of
from legation.steps.parse import Parse
from legation.steps.reader import load_reader
from legation.steps.reading import Reading
from status_cases import CASES

PARSE = Parse(load_reader())


@pytest.mark.parametrize(("text", "act", "expected"), CASES)
def test_status_of_an_act(text: str, act: str, expected: str) -> None:
    reading = PARSE(Reading(Report(text), passages=(Passage(0, 0, len(text)),)))
    sentence, token = reading.locate(text.index(act))
    found, rule = status_of(reading.sentences[sentence], token)
    assert found in expected.split("|"), rule
