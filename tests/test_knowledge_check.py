"""`legation knowledge check` on a user's own pack: what holds, what fails, what is malformed."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.config import Settings
from legation.errors import KnowledgeError
from legation.jobs.checking import check_knowledge
from legation.jobs.reading import coder_for
from legation.model.report import Report

PATTERN = """
type: COOPERATE
patterns:
  - id: lend-pandas
    verbs: [lend]
    where: {{object: [panda]}}
    frame: give
examples:
  - {{text: "China lent two pandas to Denmark.", expect: "{expect}"}}
  - {{text: "China lent money to Denmark.", expect: "none"}}
"""
RULE = """
channel: dialogue
rules:
  - name: pandas_are_talks
    when:
      - {type: [COOPERATE], status: [occurred]}
    state: under_way
    examples:
      - {type: COOPERATE, status: occurred, sources: [AAA], targets: [BBB], gives: [AAA, BBB]}
    counterexamples:
      - {type: COOPERATE, status: planned, sources: [AAA], targets: [BBB]}
"""


def pack(folder: Path, body: str, place: str = "languages/en/events/pandas.yaml") -> Path:
    path = folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(body, encoding="utf-8")
    return folder


def test_a_pack_whose_examples_hold(tmp_path: Path) -> None:
    found = check_knowledge(pack(tmp_path, PATTERN.format(expect="CHN > DNK occurred")))
    assert (found.examples, found.failures) == (2, ())


def test_an_example_that_is_read_otherwise(tmp_path: Path) -> None:
    found = check_knowledge(pack(tmp_path, PATTERN.format(expect="DNK > CHN occurred")))
    (failure,) = found.failures
    assert failure.file.endswith("pandas.yaml")
    assert failure.text == "China lent two pandas to Denmark."
    assert "CHN" in failure.found[0]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("type: COOPERATE", "type: PLAY"), "no event type 'PLAY'"),
        (("frame: give", "frame: gift"), "unknown frame 'gift'; known: about, alone"),
        (("[panda]", '["@pandas"]'), "unknown word list '@pandas'"),
        (("verbs: [lend]", "verb: [lend]"), "unknown key ['verb']"),
        (("lend-pandas", "consult-talks"), "is taken by"),
        (("type: COOPERATE", "type: COOPERATE\nmode: loan"), "COOPERATE has no mode 'loan'"),
        (("type: COOPERATE", "type: COOPERATE\nmatter: pandas"), "unknown matter 'pandas'"),
        (("patterns:", "patterns"), "is not valid YAML"),
    ],
)
def test_what_is_malformed_names_the_file(tmp_path: Path, change: tuple[str, str], reason: str) -> None:
    body = PATTERN.format(expect="CHN > DNK occurred").replace(*change)
    with pytest.raises(KnowledgeError) as caught:
        check_knowledge(pack(tmp_path, body))
    assert reason in str(caught.value)
    assert "pandas.yaml" in str(caught.value)


def test_roles_word_lists_and_relation_rules_of_a_pack_count(tmp_path: Path) -> None:
    pack(
        tmp_path, "sector: GOV\ngroups:\n  - {kind: person, title: true, words: [margrave]}\n", "actors/roles/old.yaml"
    )
    pack(tmp_path, "bears: [panda]\n", "languages/en/words.yaml")
    pack(
        tmp_path,
        PATTERN.format(expect="CHN > DNK occurred").replace("[panda]", '["@bears"]'),
        "languages/en/events/pandas.yaml",
    )
    pack(tmp_path, RULE, "relations/rules/pandas.yaml")
    assert not check_knowledge(tmp_path).failures
    coder = coder_for(Settings(packs=(str(tmp_path),)))
    record = coder.code(Report("Margrave Ana Kos of Denmark praised China. China lent two pandas to Denmark."), "here")
    assert [event.type for event in record.coded.events] == ["SUPPORT", "COOPERATE"]
    assert "margrave" in record.coded.roles[0].role
    assert ("dialogue", "under_way") in {(state.channel, state.state) for state in record.relations}
