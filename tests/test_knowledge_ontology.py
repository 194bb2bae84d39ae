"""PLOVER as data: complete, with the scores of the manual."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.errors import KnowledgeError, UsageError
from legation.knowledge.ontology import load_ontology
from legation.knowledge.packs import DATA, load_yaml

TYPES = {
    1: {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"},
    2: {"COOPERATE", "AID", "RETREAT"},
    3: {"REQUEST", "ACCUSE", "REJECT", "THREATEN"},
    4: {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
}
CONTEXTS = [
    "military",
    "intelligence",
    "executive",
    "legislative",
    "election",
    "political_institutions",
    "pro_democracy",
    "pro_autocracy",
    "economic",
    "legal",
    "reparations",
    "human_rights",
    "rights_freedoms",
    "repression",
    "human_security",
    "gender",
    "lgbt",
    "religion_ethnicity",
    "inequality",
    "diplomatic",
    "territory",
    "peacekeeping",
    "health",
    "asylum",
    "migration",
    "disasters",
    "natural_resource",
    "environment",
    "technology",
    "terrorism",
    "cbrn",
    "cyber",
    "misinformation",
    "crime",
    "corruption",
    "illegal_drugs",
    "trafficking",
]
SECTORS = [
    "COP",
    "GOV",
    "JUD",
    "LEG",
    "MIL",
    "PRM",
    "PTY",
    "REB",
    "SPY",
    "UAF",
    "UNK",
    "AGR",
    "BUS",
    "CRM",
    "CVL",
    "EDU",
    "ELI",
    "JRN",
    "LAB",
    "MED",
    "REF",
    "OPP",
    "PRE",
    "REL",
    "SOC",
]


def test_types_and_quads() -> None:
    ontology = load_ontology()
    for quad, names in TYPES.items():
        assert {name for name in ontology.types if ontology.quad(name) == quad} == names


@pytest.mark.parametrize(
    ("type", "mode", "score"),
    [
        ("AGREE", None, 2.5),
        ("CONSULT", "third-party", 1.0),
        ("RETREAT", "disarm", 10.0),
        ("REQUEST", None, 0.0),
        ("REQUEST", "meet", 0.0),
        ("ACCUSE", None, -3.0),
        ("THREATEN", "territory", -4.0),
        ("PROTEST", "vandalize", -5.0),
        ("SANCTION", "expel", -5.5),
        ("MOBILIZE", "troops", -6.5),
        ("ASSAULT", "unconventional", -10.0),
    ],
)
def test_scores(type: str, mode: str | None, score: float) -> None:
    assert load_ontology().intensity(type, mode) == score


def test_modes() -> None:
    types = load_ontology().types
    counts = {name: len(kind.modes) for name, kind in types.items() if kind.modes}
    assert counts == {
        "CONSULT": 4,
        "RETREAT": 6,
        "REQUEST": 4,
        "ACCUSE": 3,
        "REJECT": 4,
        "THREATEN": 6,
        "PROTEST": 7,
        "SANCTION": 4,
        "MOBILIZE": 4,
        "COERCE": 10,
        "ASSAULT": 15,
    }
    assert all(-7.5 <= mode.intensity <= -6.5 for mode in types["COERCE"].modes.values())


def test_contexts_sectors_and_issues() -> None:
    ontology = load_ontology()
    assert set(ontology.contexts) == set(CONTEXTS) and len(CONTEXTS) == 37
    assert set(ontology.sectors) == set(SECTORS) and len(SECTORS) == 25
    assert len(ontology.issues) == 14
    lists = [context.words for context in ontology.contexts.values()]
    assert all(10 <= len(words) <= 40 for words in lists)
    for word in frozenset().union(*lists, *ontology.issues.values()):
        assert word == word.lower() and word.count(" ") <= 1


def test_an_unknown_type_mode_or_ontology_is_told() -> None:
    ontology = load_ontology()
    with pytest.raises(UsageError, match="no event type 'WAVE'"):
        ontology.quad("WAVE")
    with pytest.raises(UsageError, match="AID has no mode 'visit'"):
        ontology.intensity("AID", "visit")
    with pytest.raises(UsageError, match="no ontology 'none'"):
        load_ontology("none")


def test_every_file_loads() -> None:
    for path in [*(DATA / "ontologies").rglob("*.yaml"), *(DATA / "actors").rglob("*.yaml")]:
        assert load_yaml(path), path


def test_a_researchers_ontology(tmp_path: Path) -> None:
    folder = tmp_path / "ontologies" / "small" / "types"
    folder.mkdir(parents=True)
    (folder / "talk.yaml").write_text("name: TALK\nquad: 1\nintensity: 2\nmeaning: talks\n")
    assert load_ontology("small", (tmp_path,)).intensity("TALK") == 2.0
    (folder / "bad.yaml").write_text("name: BAD\nquad: 5\nintensity: 2\nmeaning: talks\n")
    load_ontology.cache_clear()
    with pytest.raises(KnowledgeError, match="quad 5"):
        load_ontology("small", (tmp_path,))
