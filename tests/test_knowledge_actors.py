"""Actors by their wordings: who is meant, how long the wording is, and what is none."""

from __future__ import annotations

from pathlib import Path

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import KnowledgeError
from legation.knowledge.actors import ActorIndex, load_actors

# members and observers of the United Nations, and others that most lists of states hold
NOT_STATES = frozenset(
    [
        "ABW",
        "AIA",
        "ALA",
        "ANT",
        "ASM",
        "ATA",
        "ATF",
        "BES",
        "BLM",
        "BMU",
        "BVT",
        "CCK",
        "COK",
        "CUW",
        "CXR",
        "CYM",
        "ESH",
        "FLK",
        "FRO",
        "GGY",
        "GIB",
        "GLP",
        "GRL",
        "GUF",
        "GUM",
        "HKG",
        "HMD",
        "IMN",
        "IOT",
        "JEY",
        "MAC",
        "MAF",
        "MNP",
        "MSR",
        "MTQ",
        "MYT",
        "NCL",
        "NFK",
        "NIU",
        "PCN",
        "PRI",
        "PYF",
        "REU",
        "SGS",
        "SHN",
        "SJM",
        "SPM",
        "SXM",
        "TCA",
        "TKL",
        "UMI",
        "VGB",
        "VIR",
        "WLF",
    ]
)


@pytest.fixture(scope="module")
def actors() -> ActorIndex:
    return load_actors()


def found(actors: ActorIndex, text: str) -> list[tuple[str, str, str]]:
    """Wording, kind and code of everything found in tokens that blanks part."""
    tokens, hits, start = text.split(), [], 0
    while start < len(tokens):
        match = actors.longest(tokens, start)
        if match is not None:
            hits.append((" ".join(tokens[start : start + match[0]]), match[1].kind, match[1].entry.code))
        start += match[0] if match is not None else 1
    return hits


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("France", "name", "FRA"),
        ("French", "demonym", "FRA"),
        ("Frenchmen", "people", "FRA"),
        ("Americans", "people", "USA"),
        ("Europeans", "people", "EUR"),
        ("U.K", "acronym", "GBR"),
        ("Paris", "capital", "FRA"),
        ("Kremlin", "seat", "RUS"),
        ("White House", "seat", "USA"),
        ("Downing Street", "seat", "GBR"),
        ("Élysée Palace", "seat", "FRA"),
        ("Elysee", "seat", "FRA"),
        ("Zhongnanhai", "seat", "CHN"),
        ("UN", "acronym", "UNO"),
        ("U.N.", "acronym", "UNO"),
        ("US", "acronym", "USA"),
        ("U.S.", "acronym", "USA"),
        ("EU", "acronym", "EUR"),
        ("NATO", "name", "IGO"),
        ("Red Cross", "name", "NGO"),
        ("Turkey", "name", "TUR"),
        ("Türkiye", "name", "TUR"),
        ("Polish", "demonym", "POL"),
        ("Poles", "people", "POL"),
        ("South Korean", "demonym", "KOR"),
        ("North Koreans", "people", "PRK"),
        ("Democratic Republic of the Congo", "name", "COD"),
        ("Democratic Republic of Congo", "name", "COD"),
        ("Republic of the Congo", "name", "COG"),
        ("Congo - Brazzaville", "name", "COG"),
        ("Papua New Guinea", "name", "PNG"),
        ("Guinea - Bissau", "name", "GNB"),
        ("Guinea-Bissau", "name", "GNB"),
        ("Equatorial Guinea", "name", "GNQ"),
        ("Ivory Coast", "name", "CIV"),
        ("Côte d' Ivoire", "name", "CIV"),
        ("Cote d’Ivoire", "name", "CIV"),
        ("N’Djamena", "capital", "TCD"),
        ("Bogota", "capital", "COL"),
        ("Bogotá", "capital", "COL"),
        ("Kosovo", "name", "KOS"),
        ("Taiwan", "name", "TWN"),
        ("Palestinian Authority", "name", "PSE"),
        ("Burma", "name", "MMR"),
        ("Persia", "name", "IRN"),
        ("Soviet Union", "name", "SUN"),
        ("Soviet", "demonym", "SUN"),
        ("East German", "demonym", "DDR"),
        ("West Germany", "name", "DEU"),
        ("Czechoslovak", "demonym", "CSK"),
        ("South Vietnamese", "demonym", "RVN"),
        ("Zaire", "name", "COD"),
        ("Upper Volta", "name", "BFA"),
        ("State Department", "name", "USA"),
        ("Pentagon", "name", "USA"),
        ("IRGC", "acronym", "IRN"),
        ("Knesset", "name", "ISR"),
        ("Hezbollah", "name", "LBN"),
        ("al - Qaeda", "name", "IMG"),
        ("Al-Shabaab", "name", "SOM"),
        ("FRANCE", "name", "FRA"),
        ("UNITED STATES", "name", "USA"),
        ("SOUTH KOREA", "name", "KOR"),
    ],
)
def test_a_wording_is_found_whole(actors: ActorIndex, text: str, kind: str, code: str) -> None:
    assert found(actors, text) == [(text, kind, code)]


@pytest.mark.parametrize(
    "text",
    [
        "us",
        "turkey",
        "china",
        "may",
        "May",
        "polish",
        "chad",
        "jordan",
        "who",
        "it",
        "Male",
        "male",
        "New Guinea",
        "Gulf of Mexico",
        "Washington Post",
        "Guinea pigs",
        "Reunion",
        "the",
        "The",
        "-",
        "'s",
        "Victoria",
        "Republicanism",
    ],
)
def test_what_is_no_actor(actors: ActorIndex, text: str) -> None:
    assert found(actors, text) == []


def test_an_article_belongs_to_no_wording(actors: ActorIndex) -> None:
    assert found(actors, "The United States and the Netherlands left the UN Security Council .") == [
        ("United States", "name", "USA"),
        ("Netherlands", "name", "NLD"),
        ("UN Security Council", "name", "UNO"),
    ]


def test_sectors_and_countries(actors: ActorIndex) -> None:
    rows = {
        "Pentagon": ("USA", "MIL"),
        "Mossad": ("ISR", "SPY"),
        "FBI": ("USA", "COP"),
        "Hamas": ("PSE", "REB"),
    }
    for text, expected in rows.items():
        match = actors.longest([text], 0)
        assert match is not None
        assert (match[1].entry.country, match[1].entry.sector) == expected
    assert all(surface.entry.country is None for surface in actors.surfaces() if surface.entry.code == "UNO")


@pytest.mark.parametrize(
    ("year", "text", "code"),
    [
        (1980, "Moscow", "SUN"),
        (1980, "Russians", "SUN"),
        (2024, "Moscow", "RUS"),
        (2024, "Soviet", "SUN"),
        (1965, "Hanoi", "VDR"),
        (1990, "Hanoi", "VNM"),
        (1970, "Saigon", "RVN"),
        (1970, "Bonn", "DEU"),
        (1985, "Prague", "CSK"),
        (2010, "Prague", "CZE"),
        (1985, "Belgrade", "YUG"),
        (1975, "Lagos", "NGA"),
    ],
)
def test_who_was_meant_in_a_year(actors: ActorIndex, year: int, text: str, code: str) -> None:
    assert [hit[2] for hit in found(actors.at(year), text)] == [code]


@pytest.mark.parametrize(("year", "text"), [(2020, "Bonn"), (2020, "Lagos"), (1970, "Abuja"), (2020, "Saigon")])
def test_a_city_is_a_capital_only_in_its_time(actors: ActorIndex, year: int, text: str) -> None:
    assert found(actors.at(year), text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("USA", "USA"),
        ("us", "USA"),
        ("U.S.", "USA"),
        ("uk", "GBR"),
        ("venezuela", "VEN"),
        ("the Netherlands", "NLD"),
        ("cote d'ivoire", "CIV"),
        ("KOS", "KOS"),
        ("XKX", "KOS"),
        ("SUN", "SUN"),
        ("Russia", "RUS"),
        ("hong kong", "HKG"),
    ],
)
def test_codes_from_names_and_codes(actors: ActorIndex, text: str, code: str) -> None:
    assert actors.country_code(text) == code


@pytest.mark.parametrize("text", ["", "Nowhere", "XXZ", "Hezbollah", "Scotland", "zz"])
def test_no_code_for_what_is_no_state(actors: ActorIndex, text: str) -> None:
    assert actors.country_code(text) is None


def test_every_state_has_name_demonym_and_capital(actors: ActorIndex) -> None:
    states = {country.alpha_3 for country in pycountry.countries} - NOT_STATES | {"KOS"}
    assert len(states) >= 195
    kinds: dict[str, set[str]] = {}
    for surface in actors.surfaces():
        if surface.entry.kind == "state":
            kinds.setdefault(surface.entry.code, set()).add(surface.kind)
    assert {code for code in states if not {"name", "demonym", "capital"} <= kinds.get(code, set())} == set()


def test_codes_lead_to_entries(actors: ActorIndex) -> None:
    for surface in actors.surfaces():
        entry = actors.by_code(surface.entry.code)
        assert entry is not None and entry.code == surface.entry.code
        if surface.entry.kind == "state":
            assert entry.kind == "state" and entry.country == entry.code
    names = {code: actors.by_code(code) for code in ("UNO", "EUR", "IGO", "NGO", "IMG", "ISM", "MNC", "KOS")}
    assert all(names.values())
    assert names["UNO"].name == "United Nations"  # type: ignore[union-attr]
    assert actors.by_code("ESH").name == "Western Sahara"  # type: ignore[union-attr]
    assert actors.by_code("QQQ") is None


def test_organisations_are_many_and_have_known_codes(actors: ActorIndex) -> None:
    entries = {surface.entry for surface in actors.surfaces()}
    assert sum(entry.kind == "organisation" for entry in entries) >= 120
    states = {entry.code for entry in entries if entry.kind in ("state", "place")}
    others = {"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"}
    assert {entry.code for entry in entries} <= states | others


def test_every_matched_wording_is_found_again(actors: ActorIndex) -> None:
    lost = [
        surface.text
        for surface in actors.surfaces()
        if surface.until is None and (match := actors.longest(surface.text.split(), 0)) is not None
        if match[0] < len(surface.text.split())
    ]
    assert lost == []


def test_a_researcher_adds_states_with_data_alone(tmp_path: Path) -> None:
    folder = tmp_path / "actors"
    folder.mkdir()
    (folder / "invented.yaml").write_text(
        "states:\n  - {code: OST, name: Ostland, demonyms: [Ostlandic],\n"
        "     capitals: [{text: Ostburg, since: 1950}]}\n"
    )
    actors = load_actors((tmp_path,))
    assert found(actors, "Ostburg and the Ostlandic army left Peru") == [
        ("Ostburg", "capital", "OST"),
        ("Ostlandic", "demonym", "OST"),
        ("Peru", "name", "PER"),
    ]
    assert actors.country_code("ostland") == "OST"
    assert found(actors.at(1940), "Ostburg") == []


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("states: [{code: Ost, name: Ostland}]", "three capital letters"),
        ("states: [{code: OST}]", "needs a `name`"),
        ("states: [{code: OST, name: Ostland, capital: Ostburg}]", "unknown key 'capital'"),
        ("organisations: [{code: OST, name: Ostbank, sector: BANK}]", "sector 'BANK'"),
        ("countries: []", "unknown list 'countries'"),
        ("states: [{code: OST, name: Ostland, demonyms: Ostlandic}]", "demonyms must be a list"),
        ("states: {", "not valid YAML"),
    ],
)
def test_a_broken_pack_is_named(tmp_path: Path, body: str, reason: str) -> None:
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "bad.yaml").write_text(body)
    with pytest.raises(KnowledgeError, match="bad.yaml") as caught:
        load_actors((tmp_path,))
    assert reason in str(caught.value)


@given(st.lists(st.text(max_size=12), min_size=1, max_size=8))
def test_any_tokens_can_be_asked_for(tokens: list[str]) -> None:
    actors = load_actors()
    for start in range(len(tokens)):
        match = actors.longest(tokens, start)
        assert match is None or 1 <= match[0] <= len(tokens) - start


def test_one_index_serves_all_years_between_two_changes(actors: ActorIndex) -> None:
    assert actors.at(2023) is actors.at(2024)
    assert actors.at(2024) is not actors.at(1980)
    assert actors.at(None) is actors and actors.at(1980).at(None) is actors
