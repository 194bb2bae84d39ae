"""Present acts of office by persons called former: which events show one and which do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from actors_pack import SmallActors, SmallRoles
from legation.model.event import Event, Status
from legation.model.evidence import Evidence
from legation.model.time import DateInterval
from legation.steps.actors import Actors
from legation.steps.reading import Reading
from legation.steps.role_claims import OfficeActs
from trees import reading

STEP = Actors(SmallActors(), SmallRoles())  # type: ignore[arg-type]
FORMER = """
Former     former     ADJ   JJ  3 amod
Ostlandic  ostlandic  ADJ   JJ  3 amod
President  president  PROPN NNP 6 nsubj
Ivo        ivo        PROPN NNP 3 flat B-PER
Brand      brand      PROPN NNP 3 flat I-PER
spoke      speak      VERB  VBD 0 root
.          .          PUNCT .   6 punct
"""


def sentence(verb: str, lemma: str, thing: str) -> str:
    return f"""
Brand      brand      PROPN NNP 2 nsubj B-PER
{verb}     {lemma}    VERB  VBD 0 root
{thing}    {thing}    NOUN  NN  2 obj
.          .          PUNCT .   2 punct
"""


def event_of(
    found: Reading,
    number: int,
    subject: int,
    trigger: int,
    kind: str,
    status: Status,
    matter: str | None,
    when: DateInterval | None = None,
) -> Event:
    tree = found.sentences[number]
    span = tree.span(trigger, trigger)
    evidence = Evidence(found.report.id, tree.start, tree.end, found.report.text[tree.start : tree.end], span)
    source = found.references[(number, subject)].party
    return Event("e", kind, None, status, 4, -6.0, (source,), (), (evidence,), matter=matter, date=when)


CASES = [
    ("lifted", "lift", "CONCEDE", "occurred", "sanctions_lifted", None, True),
    ("cancelled", "cancel", "ASSAULT", "cancelled", "force", None, True),
    ("feared", "fear", "ASSAULT", "possible", "force", None, False),
    ("met", "meet", "CONSULT", "occurred", "talks", None, False),
    ("criticised", "criticise", "ACCUSE", "occurred", None, None, False),
    ("lifted", "lift", "CONCEDE", "occurred", "sanctions_lifted", "2010", False),
]


@pytest.mark.parametrize(("verb", "lemma", "kind", "status", "matter", "year", "expected"), CASES)
def test_present_acts_of_office(
    verb: str, lemma: str, kind: str, status: Status, matter: str | None, year: str | None, expected: bool
) -> None:
    found = STEP(reading(FORMER, sentence(verb, lemma, "embargo"), published=date(2021, 5, 1)))
    when = None if year is None else DateInterval(year, year, "year", year, "test")
    event = event_of(found, 1, 0, 1, kind, status, matter, when)
    claims = OfficeActs()(replace(found, events=(event,))).roles
    acts = [claim for claim in claims if claim.act_of_office]
    assert bool(acts) is expected
    if expected:
        assert (acts[0].person, acts[0].standing, acts[0].country) == ("Ivo Brand", "current", "OST")
        assert acts[0].evidence.quote.startswith("Brand ")


def test_nobody_called_former_gives_no_claim() -> None:
    found = STEP(reading(sentence("lifted", "lift", "embargo")))
    event = event_of(found, 0, 0, 1, "CONCEDE", "occurred", "sanctions_lifted")
    assert OfficeActs()(replace(found, events=(event,))).roles == ()


ADMINISTRATION = """
The            the            DET   DT  3 det
Brand          brand          PROPN NNP 3 compound B-PER
administration administration NOUN  NN  5 nsubj
has            have           AUX   VBZ 5 aux
threatened     threaten       VERB  VBN 0 root
Westmark       westmark       PROPN NNP 5 obj B-LOC
.              .              PUNCT .   5 punct
"""


def test_an_administration_that_acts_now_is_an_act_of_office() -> None:
    found = STEP(reading(FORMER, ADMINISTRATION, published=date(2021, 5, 1)))
    event = event_of(found, 1, 2, 4, "THREATEN", "occurred", None)
    claims = OfficeActs()(replace(found, events=(event,))).roles
    assert [claim.person for claim in claims if claim.act_of_office] == ["Ivo Brand"]


def test_retrospect_in_the_former_wording_itself_gives_none() -> None:
    table = FORMER.replace("spoke      speak ", "ordered    order ")
    found = STEP(reading(table, published=date(2021, 5, 1)))
    event = event_of(found, 0, 2, 5, "ASSAULT", "occurred", "force")
    assert not [c for c in OfficeActs()(replace(found, events=(event,))).roles if c.act_of_office]
