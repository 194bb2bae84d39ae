"""Who says what a sentence tells, through the shipped reader."""

from __future__ import annotations

import pytest

from legation.model.report import Passage, Report
from legation.steps.grammar.speech import speakers_of
from legation.steps.parse import Parse
from legation.steps.reader import load_reader
from legation.steps.reading import Reading

PARSE = Parse(load_reader())


@pytest.mark.parametrize(
    ("text", "act", "speakers"),
    [
        ("Chad attacked Mali.", "attacked", []),
        ("Chad said that Mali had attacked the port.", "attacked", ["Chad"]),
        ("Mali attacked the port, Chad said.", "attacked", ["Chad"]),
        ("According to Chad, Mali attacked the port.", "attacked", ["Chad"]),
        ("Mali attacked the port, according to the ministry.", "attacked", ["ministry"]),
        ("Niger said Chad had admitted that it attacked the port.", "attacked", ["Chad", "Niger"]),
        ("Chad accused Mali of attacking the port.", "attacking", ["Chad"]),
        ("The minister announced that Chad had cancelled the visit.", "cancelled", ["minister"]),
        ("Chad denied that it had attacked the port.", "attacked", ["Chad"]),
        ('"Mali has attacked the port," the minister told reporters.', "attacked", ["minister"]),
        ("As the ministry reported, Mali attacked the port.", "attacked", ["ministry"]),
        ("Mali was accused by Chad of attacking the port.", "attacking", ["Chad"]),
        ("The court rejected Malian claims that Chad had attacked the port.", "attacked", ["Malian"]),
        ("Chad sent troops after Mali attacked the port.", "attacked", []),
    ],
)
def test_speakers_innermost_first(text: str, act: str, speakers: list[str]) -> None:
    reading = PARSE(Reading(Report(text), passages=(Passage(0, 0, len(text)),)))
    sentence, token = reading.locate(text.index(act))
    tree = reading.sentences[sentence]
    assert [tree.tokens[head] for head, _ in speakers_of(tree, token)] == speakers
