"""The rules that lead from acts to states, by their own examples, and what the loader refuses."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from legation.errors import KnowledgeError
from legation.knowledge.relations import PACK, load_relations
from legation.model.event import CHANNELS
from legation.relate.examples import failing_examples


def test_every_example_of_every_rule_holds() -> None:
    assert list(failing_examples(load_relations())) == []


def test_every_channel_has_a_table_and_rules() -> None:
    rules = load_relations()
    assert set(rules.channels) == set(rules.rules) == set(CHANNELS)


def test_a_wrong_example_is_found(tmp_path: Path) -> None:
    folder = copy_pack(tmp_path)
    change(folder / "rules" / "ties.yaml", "gives: [AAA, BBB]", "gives: [AAA, CCC]")
    assert any("ties_cut" in failure for failure in failing_examples(load_relations(folder)))


@pytest.mark.parametrize(
    ("file", "old", "new", "named"),
    [
        ("rules/ties.yaml", "state: severed", "state: broken", "'broken'"),
        ("rules/ties.yaml", "matter: [ties_severed]", "matter: [ties_cut_off]", "'ties_cut_off'"),
        (
            "rules/force.yaml",
            "type: [ASSAULT], status: [cancelled]",
            "type: [RAID], status: [cancelled]",
            "'RAID'",
        ),
        ("rules/force.yaml", "status: [cancelled]", "status: [stopped]", "'stopped'"),
        ("rules/legal.yaml", "channel: legal", "channel: law", "'law'"),
        ("rules/legal.yaml", "speaker_as_source", "speaker_first", "'speaker_first'"),
        (
            "channels.yaml",
            "state: severed, standing: [restoring]",
            "state: cut, standing: [restoring]",
            "'cut'",
        ),
        ("channels.yaml", "AGREE: planned", "AGREE: likely", "'likely'"),
        ("channels.yaml", "channels:", "strands:", "'channels'"),
        ("channels.yaml", "prospective: [restoring]", "future: [restoring]", "'future'"),
        ("conflicts.yaml", "one_holder:", "single:", "'one_holder'"),
        ("conflicts.yaml", "once: [custody_taken,", "once: [taken,", "'taken'"),
        ("matters.yaml", "matters:", "matters: [", "cannot be read"),
    ],
)
def test_unknown_names_are_refused_with_the_file(tmp_path: Path, file: str, old: str, new: str, named: str) -> None:
    folder = copy_pack(tmp_path)
    change(folder / file, old, new)
    with pytest.raises(KnowledgeError) as caught:
        load_relations(folder)
    assert named in str(caught.value)
    assert Path(caught.value.file).name == Path(file).name


def copy_pack(folder: Path) -> Path:
    return Path(shutil.copytree(PACK, folder / "relations"))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
