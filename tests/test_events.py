"""What is coded from one sentence or a few, through the whole pipeline: type, who, to whom, status.

The lines read as `legation.pattern_check` writes them: a state or code with its sector, `-` for
nobody, the date left out. They stand apart from the examples of the pattern files.
"""

from __future__ import annotations

from datetime import date

import pytest

from legation.model.event import Event
from legation.model.party import Party
from legation.model.report import Report
from legation.pipeline import load_pipeline

PUBLISHED = date(2024, 6, 15)

ACTIVE_PASSIVE_NOUN = [
    ("Chad attacked Mali.", ["ASSAULT TCD/GOV > MLI/GOV occurred"]),
    ("Mali was attacked by Chad.", ["ASSAULT TCD/GOV > MLI/GOV occurred"]),
    ("Chad launched an attack on Mali.", ["ASSAULT TCD/GOV > MLI/GOV occurred"]),
    ("An attack on Mali was launched by Chad.", ["ASSAULT TCD/GOV > MLI/GOV occurred"]),
    ("The Chadian attack on Mali lasted two days.", ["ASSAULT TCD/GOV > MLI/GOV occurred"]),
    ("Peru imposed sanctions on Chile.", ["SANCTION/discontinue PER/GOV > CHL/GOV occurred"]),
    ("Chile faces sanctions imposed by Peru.", ["SANCTION/discontinue PER/GOV > CHL/GOV occurred"]),
    ("Chile faces an embargo that Peru has imposed.", ["SANCTION/discontinue PER/GOV > CHL/GOV occurred"]),
    ("Togo called off the strikes that were planned on Benin.", ["ASSAULT TGO/GOV > BEN/GOV cancelled"]),
]

SEVERAL_AND_HEADLINES = [
    ("Ghana and Togo signed a treaty.", ["SUPPORT GHA/GOV+TGO/GOV > - occurred"]),
    (
        "Oman and Yemen agreed to restore diplomatic ties in a deal brokered by Kuwait.",
        ["AGREE OMN/GOV+YEM/GOV > - occurred", "SUPPORT OMN/GOV+YEM/GOV > - planned"],
    ),
    ("Talks between Ghana and Togo collapsed.", ["REJECT/meet GHA/GOV+TGO/GOV > - occurred"]),
    ("Peru expels Chilean ambassador", ["SANCTION/expel PER/GOV > CHL/GOV occurred"]),
    ("Kenya recalls ambassadors from Uganda and Rwanda", ["SANCTION/withdraw KEN/GOV > UGA+RWA occurred"]),
    ("Jordan's king will receive the Iraqi prime minister on Sunday.", ["CONSULT/visit IRQ/GOV > JOR/GOV planned"]),
]

CONDITIONS_AND_REFUSALS = [
    ("The Zambian president accused Addis Ababa of arming rebels.", ["ACCUSE/allege ZMB/GOV > ETH/GOV occurred"]),
    (
        "Peru summoned the Chilean ambassador over asylum for a runaway judge.",
        ["ACCUSE/disapprove PER/GOV > CHL/GOV occurred"],
    ),
    ("Neither Oman nor Yemen attended the conference.", ["CONSULT/multilateral OMN/GOV+YEM/GOV > - denied"]),
    (
        "Benin will send troops to the border if Togo does not free the men, Benin's president warned.",
        ["THREATEN/violence BEN/GOV > TGO/GOV occurred", "MOBILIZE/troops BEN/GOV > TGO/GOV possible"],
    ),
    (
        "Unless Laos opens its roads, Vietnam will close the border.",
        ["THREATEN/restrict VNM/GOV > LAO/GOV occurred", "SANCTION/discontinue VNM/GOV > LAO/GOV possible"],
    ),
    ("The Peruvian president will visit Quito if the truce holds.", ["CONSULT/visit PER/GOV > ECU/GOV possible"]),
    ("Peru denied that any boat had been seized.", ["COERCE/seize PER/GOV > - denied"]),
    (
        "Sudan cancelled a planned visit by Ethiopia's foreign minister.",
        ["REJECT/meet SDN/GOV > ETH/GOV occurred", "CONSULT/visit ETH/GOV > SDN/GOV cancelled"],
    ),
    (
        "Mali has yet to respond to Chad's offer of direct talks.",
        ["AGREE TCD/GOV > - occurred", "CONSULT TCD/GOV > - possible"],
    ),
    ("Fiji and Tonga are to swap ambassadors, both said.", ["SUPPORT FJI/GOV+TON/GOV > - planned"]),
]

LOOSE_NEWS = [
    (
        "LIMA, March 3 (Agency) - Kenya and Uganda signed a treaty here on Monday.",
        ["SUPPORT KEN/GOV+UGA/GOV > - occurred"],
    ),
    (
        "Burundi shut its frontier with Rwanda, accusing it of arming rebels.",
        ["SANCTION/discontinue BDI/GOV > RWA/GOV occurred", "ACCUSE/allege BDI/GOV > RWA/GOV occurred"],
    ),
    ("The ministers, Ana Sol of Peru and Ivo Paz of Chile, met in Quito.", ["CONSULT PER/GOV+CHL/GOV > - occurred"]),
    (
        "Peru and Ecuador reopened their border after six months of talks in Quito.",
        ["CONSULT PER/GOV+ECU/GOV > - occurred"],
    ),
    ("The Pope urged Malta to accept migrants.", ["REQUEST/yield VAT/GOV > MLT/GOV occurred"]),
    ("A suicide bomber attacked a convoy carrying Chinese engineers.", ["ASSAULT REB > CHN/CVL occurred"]),
    (
        "Ghana's ambassador to Togo was summoned to the foreign ministry in Lomé.",
        ["ACCUSE/disapprove TGO/GOV > GHA/GOV occurred"],
    ),
    (
        "Tanzania lifted the embargo on Kenyan maize and milk that it had imposed in May.",
        ["SANCTION/discontinue TZA/GOV > KEN/GOV occurred"],
    ),
    (
        "A swap of prisoners that Qatar had arranged between Chad and Libya was cancelled.",
        ["RETREAT/release TCD/GOV+LBY/GOV > - cancelled"],
    ),
]

ASIDE = [
    ("Greece welcomed the move, but Cyprus condemned it.", "GRC", "CYP"),
    ("Greece welcomed the move, but Cyprus condemned it.", "CYP", "GRC"),
    ("China launched naval drills near Taiwan, and Japan scrambled jets.", "JPN", "JPN"),
    ("Britain withdrew its troops from Iraq at the urging of Norway.", "GBR", "NOR"),
]

CONTROL_AND_SCOPE = [
    (
        "Chad accused Mali of attacking the port.",
        ["ACCUSE/allege TCD/GOV > MLI/GOV occurred", "ASSAULT MLI/GOV > - occurred"],
    ),
    (
        "Mali was accused by Chad of arming rebels.",
        ["ACCUSE/allege TCD/GOV > MLI/GOV occurred", "AID MLI/GOV > REB occurred"],
    ),
    (
        "Officials from Peru are visiting Lima, with Chile set to reciprocate by sending envoys to Peru.",
        ["CONSULT/visit CHL/GOV > PER planned"],
    ),
    (
        "Chad called for talks with Mali rather than war.",
        ["REQUEST/meet TCD/GOV > MLI/GOV occurred", "CONSULT MLI/GOV+TCD/GOV > - possible"],
    ),
    ("Russia massed troops along its border with Ukraine.", ["MOBILIZE/troops RUS/GOV > UKR/GOV occurred"]),
    (
        "Canada has threatened military pressure and further sanctions on Iran.",
        ["THREATEN/restrict CAN/GOV > IRN/GOV occurred", "THREATEN/violence CAN/GOV > IRN/GOV occurred"],
    ),
    ("The Kremlin dismissed British claims that it had poisoned the spy.", ["ASSAULT/unconventional RUS/GOV"]),
    ("Turkey lifts its veto on Finland's membership", ["CONCEDE TUR/GOV > FIN/GOV occurred"]),
]

UNPLACED_PEOPLE = [
    ("Militants hijacked an Indian airliner.", ["ASSAULT/abduct REB > IND"]),
    ("Protesters torch Danish embassy", ["PROTEST/vandalize OPP > DNK"]),
    ("Protesters in Tbilisi stormed the parliament building.", ["PROTEST/obstruct GEO/OPP > GEO/LEG occurred"]),
    (
        "UN experts warned that Chad's actions in Mali amount to a breach of international law.",
        ["ACCUSE/allege UNO/GOV > TCD/GOV occurred"],
    ),
]

NOTHING = [
    "The driver refused to change his tyres in Finland.",
    "Oil prices plunged as traders bombarded brokers with sell orders.",
    "The film about the war in Bosnia won a prize in Cannes.",
    "The Kenyan runner threatened the world record in Berlin.",
    "The Italian chef promised to visit Peru to learn about potatoes.",
    "England's bowlers destroyed Pakistan in the first innings.",
    "A storm battered the coast of Portugal, and thousands fled their homes.",
    "A shark attacked a surfer off Western Australia.",
    "Canada beat Finland 3-1 and will meet Sweden in the final.",
    "Shares in the Danish brewer fell after it withdrew its forecast.",
]


def _side(parties: tuple[Party, ...]) -> str:
    return "+".join("/".join(part for part in (p.code, p.sector) if part) or p.name for p in parties) or "-"


def _line(event: Event) -> str:
    label = f"{event.type}/{event.mode}" if event.mode else event.type
    return f"{label} {_side(event.sources)} > {_side(event.targets)} {event.status}"


def _coded(text: str) -> list[str]:
    return [_line(event) for event in load_pipeline().code(Report(text, published=PUBLISHED)).events]


@pytest.mark.parametrize(
    ("text", "expected"), [*ACTIVE_PASSIVE_NOUN, *SEVERAL_AND_HEADLINES, *CONTROL_AND_SCOPE, *UNPLACED_PEOPLE]
)
def test_events_of_a_sentence(text: str, expected: list[str]) -> None:
    found = _coded(text)
    assert all(any(line.startswith(wanted) for line in found) for wanted in expected), found


@pytest.mark.parametrize(("text", "expected"), [*CONDITIONS_AND_REFUSALS, *LOOSE_NEWS])
def test_loose_wordings(text: str, expected: list[str]) -> None:
    found = _coded(text)
    assert all(any(line.startswith(wanted) for line in found) for wanted in expected), found


@pytest.mark.parametrize(("text", "source", "target"), ASIDE)
def test_who_only_stands_beside_is_no_target(text: str, source: str, target: str) -> None:
    for event in load_pipeline().code(Report(text, published=PUBLISHED)).events:
        if {party.code for party in event.sources} == {source}:
            assert target not in {party.code for party in event.targets}


@pytest.mark.parametrize(("text", "expected"), ACTIVE_PASSIVE_NOUN)
def test_nothing_else_is_read_into_it(text: str, expected: list[str]) -> None:
    assert len(_coded(text)) == len(expected)


@pytest.mark.parametrize("text", NOTHING)
def test_sport_markets_weather_and_private_life_give_nothing(text: str) -> None:
    assert _coded(text) == []


def test_we_are_those_who_are_quoted() -> None:
    assert "ASSAULT BEN/GOV > NER/GOV denied" in _coded('"We did not attack Niger," Benin\'s president said.')


def test_what_is_set_aside_is_no_event() -> None:
    assert not any(line.startswith("ASSAULT") for line in _coded("Chad called for talks with Mali instead of war."))


def test_who_recognises_somebody_is_not_the_one_whose_office_it_is() -> None:
    text = (
        "Relations between Peru and Canada have been frozen since 2019. Canada recognised Ana Kos, "
        "an opposition leader, as the country's president."
    )
    assert "SUPPORT CAN/GOV > PER/OPP occurred" in _coded(text)


def test_the_party_wronged_is_named_where_the_act_was_done() -> None:
    text = "The United Nations said that the conduct of Chad in Mali was a breach of international law."
    (event,) = load_pipeline().code(Report(text, published=PUBLISHED)).events
    assert (event.sources[0].code, event.targets[0].code, event.about) == ("UNO", "TCD", "MLI")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Rwanda trained guerrillas against Congo.", "COD"),
        ("Brazzaville protested. Rwanda trained guerrillas against Congo.", "COG"),
    ],
)
def test_congo_is_the_larger_one_unless_the_report_speaks_of_brazzaville(text: str, code: str) -> None:
    events = load_pipeline().code(Report(text, published=PUBLISHED)).events
    assert events[-1].targets[0].code == code


def test_the_rebels_of_a_report_on_one_state_are_its_own() -> None:
    text = "Mali declared a state of emergency. The rebels attacked a barracks on Monday."
    assert "ASSAULT MLI/REB > - occurred" in _coded(text)


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("The Maltese minister defended the move, saying that order had collapsed in Cyprus.", "CYP"),
        (
            "The African Union offered to mediate, while Norway urged both sides to show restraint.",
            "AGREE IGO/GOV > NOR",
        ),
        ("Chad has massed troops near Mali, raising fears of a new war.", "RETREAT"),
        ("Prime Minister Ana Kos of Norway and President Li Bo met in Chile. China was pleased.", "NOR/GOV+NOR"),
    ],
)
def test_what_stands_beside_an_act_is_not_its_party(text: str, absent: str) -> None:
    assert not any(absent in line for line in _coded(text))
