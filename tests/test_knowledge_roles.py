"""Role words: sector, kind, office, and the words that date them."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.errors import KnowledgeError
from legation.knowledge.ontology import load_ontology
from legation.knowledge.roles import load_roles


@pytest.mark.parametrize(
    ("lemmas", "count", "sector", "kind", "title", "office"),
    [
        ("president", 1, "GOV", "person", True, "president"),
        ("prime minister", 2, "GOV", "person", True, "prime minister"),
        ("prime minister-elect", 2, "GOV", "person", True, "prime minister"),
        ("foreign minister", 2, "GOV", "person", True, "foreign minister"),
        ("secretary of state", 3, "GOV", "person", True, "foreign minister"),
        ("vice - president", 3, "GOV", "person", True, "vice president"),
        ("vice president", 2, "GOV", "person", True, "vice president"),
        ("commander - in - chief", 5, "MIL", "person", True, "commander-in-chief"),
        ("chief of staff", 3, "GOV", "person", True, None),
        ("minister", 1, "GOV", "person", True, None),
        ("spokesman", 1, "GOV", "person", True, None),
        ("general", 1, "MIL", "person", True, None),
        ("rebel", 1, "REB", "person", False, None),
        ("protester", 1, "OPP", "person", False, None),
        ("journalist", 1, "JRN", "person", True, None),
        ("official", 1, "GOV", "person", False, None),
        ("member", 1, None, "person", False, None),
        ("leader", 1, None, "person", True, None),
        ("government", 1, "GOV", "body", False, None),
        ("defense ministry", 2, "GOV", "body", False, None),
        ("state department", 2, "GOV", "body", False, None),
        ("supreme court", 2, "JUD", "body", False, None),
        ("air force", 2, "MIL", "body", False, None),
        ("coast guard", 2, "MIL", "body", False, None),
        ("troop", 1, "MIL", "body", False, None),
        ("parliament", 1, "LEG", "body", False, None),
        ("police", 1, "COP", "body", False, None),
        ("party", 1, "PTY", "body", False, None),
        ("embassy", 1, "GOV", "body", False, None),
    ],
)
def test_a_role_is_found(
    lemmas: str, count: int, sector: str | None, kind: str, title: bool, office: str | None
) -> None:
    match = load_roles().longest(lemmas.split(), 0)
    assert match is not None
    assert (match[0], match[1].sector, match[1].kind, match[1].title, match[1].office) == (
        count,
        sector,
        kind,
        title,
        office,
    )


@pytest.mark.parametrize(
    ("lemmas", "start"),
    [
        ("the general election", 1),
        ("the use of force", 3),
        ("come into force", 2),
        ("a party to the treaty", 1),
        ("the head of state", 3),
        ("a table", 1),
        ("press conference", 0),
    ],
)
def test_what_is_no_role(lemmas: str, start: int) -> None:
    assert load_roles().longest(lemmas.split(), start) is None


@pytest.mark.parametrize(
    ("lemma", "standing"),
    [
        ("former", "former"),
        ("ex", "former"),
        ("late", "former"),
        ("then", "former"),
        ("interim", "interim"),
        ("acting", "interim"),
        ("caretaker", "interim"),
        ("incoming", "future"),
        ("president-elect", "future"),
        ("outgoing", None),
        ("foreign", None),
    ],
)
def test_words_that_date_a_role(lemma: str, standing: str | None) -> None:
    assert load_roles().standing(lemma) == standing


def test_roles_are_many_and_of_known_sectors() -> None:
    words = list(load_roles().words())
    assert len(words) >= 300
    assert {word.sector for word in words} - {None} <= set(load_ontology().sectors)
    assert all(word.lemma == word.lemma.lower() for word in words)
    assert {word.office for word in words if word.kind == "body"} == {None}


def test_further_packs_add_and_replace(tmp_path: Path) -> None:
    folder = tmp_path / "actors" / "roles"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text(
        "sector: LEG\ngroups: [{kind: person, title: true, offices: {doge: doge, senator: null}}]\n"
    )
    roles = load_roles((tmp_path,))
    assert roles.longest(["doge"], 0)[1].office == "doge"  # type: ignore[index]
    assert roles.longest(["king"], 0) is not None


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("groups: [{kind: thing, words: [doge]}]", "kind 'thing'"),
        ("groups: [{kind: body, sector: XXX, words: [doge]}]", "sector 'XXX'"),
        ("groups: [{kind: body, words: [doge]}, {kind: person, words: [doge]}]", "listed twice"),
        ("standing: {gone: [ex]}", "standing 'gone'"),
        ("words: []", "must be a mapping"),
    ],
)
def test_a_broken_pack_is_named(tmp_path: Path, body: str, reason: str) -> None:
    folder = tmp_path / "actors" / "roles"
    folder.mkdir(parents=True)
    (folder / "bad.yaml").write_text(body)
    with pytest.raises(KnowledgeError, match="bad.yaml") as caught:
        load_roles((tmp_path,))
    assert reason in str(caught.value)
