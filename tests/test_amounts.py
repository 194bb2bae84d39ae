"""Numbers that belong to events."""

from __future__ import annotations

from datetime import date

import pytest

from legation.knowledge.amounts import load_amount_words
from legation.model.report import Report
from legation.pipeline import load_pipeline
from legation.steps.amounts import value_of


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("12", 12),
        ("1,200", 1200),
        ("4bn", 4e9),
        ("2.5 m", 2.5e6),
        ("5 billion", 5e9),
        ("eleven", 11),
        ("two hundred", 200),
        ("twenty-one", 21),
        ("three dozen", 36),
        ("dozen", 12),
        ("one million two hundred thousand", 1.2e6),
        ("12th", None),
        ("ten-ish", None),
        ("F-16", None),
    ],
)
def test_values(words: str, value: float | None) -> None:
    assert value_of(words.split(" "), load_amount_words()) == value


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("An Israeli air strike killed 1,200 people in Lebanon.", [("killed", 1200, "people")]),
        ("Eleven Sudanese soldiers were killed by Ethiopian troops.", [("killed", 11, "soldier")]),
        ("France expelled 12 Russian diplomats.", [("expelled", 12, "diplomat")]),
        ("Norway gave Mali $5 million in aid.", [("money", 5e6, "dollar")]),
        ("Chad freed three dozen prisoners from Libya.", [("released", 36, "prisoner")]),
        ("Russia sent 30,000 troops to the border with Ukraine.", [("troops", 30000, "troop")]),
        ("France expelled Russian diplomats on 12 May 2015.", []),
        ("Chad bombed Mali in 2015.", []),
    ],
)
def test_amounts_of_events(text: str, amounts: list[tuple[str, float, str]]) -> None:
    coded = load_pipeline().code(Report(text, published=date(2020, 6, 15)))
    found = [amount for event in coded.events for amount in event.amounts]
    assert [(amount.kind, amount.value, amount.unit) for amount in found] == amounts
    assert all(amount.text in text for amount in found)
