"""Who is meant: nominals of small hand-parsed reports and the parties that they resolve to."""

from __future__ import annotations

import pytest

from actors_pack import SmallActors, SmallRoles
from legation.steps.actors import Actors
from legation.steps.mentions import actor_mentions
from legation.steps.reading import Reading
from trees import reading

STEP = Actors(SmallActors(), SmallRoles())  # type: ignore[arg-type]


def resolved(*tables: str) -> Reading:
    return STEP(reading(*tables))


def party(found: Reading, sentence: int, token: int) -> tuple[str | None, str | None, str]:
    reference = found.references[(sentence, token)]
    return reference.party.code, reference.party.sector, reference.kind


SUBJECT_AND_PLACE = """
Ostburg   ostburg   PROPN NNP 2 nsubj B-LOC
warned    warn      VERB  VBD 0 root
troops    troop     NOUN  NNS 2 obj
from      from      ADP   IN  5 case
Westmark  westmark  PROPN NNP 3 nmod B-LOC
in        in        ADP   IN  7 case
Norria    norria    PROPN NNP 2 obl B-LOC
.         .         PUNCT .   2 punct
"""


def test_capital_acts_origin_of_troops_and_place() -> None:
    found = resolved(SUBJECT_AND_PLACE)
    assert party(found, 0, 0) == ("OST", "GOV", "state")
    assert party(found, 0, 2) == ("WES", "MIL", "body")
    assert party(found, 0, 6) == ("NOR", None, "place")


PERSON_WITH_TITLE = """
Interim    interim    ADJ   JJ  2 amod
President  president  PROPN NNP 6 nsubj
Ana        ana        PROPN NNP 2 flat B-PER
Kos        kos        PROPN NNP 2 flat I-PER
has        have       AUX   VBZ 6 aux
flown      fly        VERB  VBN 0 root
to         to         ADP   IN  8 case
Westhaven  westhaven  PROPN NNP 6 obl B-LOC
.          .          PUNCT .   6 punct
"""
SURNAME_FIRST = """
Kos       kos       PROPN NNP 2 nsubj B-PER
praised   praise    VERB  VBD 0 root
Ostland   ostland   PROPN NNP 5 nmod:poss B-LOC
's        's        PART  POS 3 case
army      army      NOUN  NN  2 obj
.         .         PUNCT .   2 punct
"""
FORMER = """
Former     former     ADJ   JJ  3 amod
Ostlandic  ostlandic  ADJ   JJ  3 amod
President  president  PROPN NNP 5 nsubj
Ivo        ivo        PROPN NNP 3 flat B-PER
met        meet       VERB  VBD 0 root
her        she        PRON  PRP 5 obj
.          .          PUNCT .   5 punct
"""


def test_surname_before_the_introduction_is_the_same_person() -> None:
    found = resolved(SURNAME_FIRST, PERSON_WITH_TITLE)
    first, later = found.references[(0, 0)].party, found.references[(1, 1)].party
    assert first.name == later.name == "Ana Kos"
    assert first.code == "OST"
    assert later.text == "Interim President Ana Kos"
    assert party(found, 1, 7) == ("WES", None, "place")


def test_wording_claims_carry_standing_and_quote() -> None:
    found = resolved(PERSON_WITH_TITLE, FORMER)
    claims = {claim.person: claim for claim in found.roles}
    assert claims["Ana Kos"].standing == "interim"
    assert (claims["Ivo"].standing, claims["Ivo"].country) == ("former", "OST")
    assert claims["Ivo"].evidence.quote.startswith("Former Ostlandic President Ivo")


def test_pronoun_takes_the_nearest_person_that_agrees() -> None:
    found = resolved(PERSON_WITH_TITLE, FORMER)
    assert found.references[(1, 5)].party.name == "Ana Kos"


NATIONALITY = """
Ostlandic  ostlandic ADJ   JJ  2 amod
officials  official  NOUN  NNS 4 nsubj
have       have      AUX   VBP 4 aux
met        meet      VERB  VBN 0 root
Westmark   westmark  PROPN NNP 7 nmod:poss
's         's        PART  POS 5 case
president  president NOUN  NN  4 obj
.          .         PUNCT .   4 punct
"""
PAIR = """
The        the       DET   DT  3 det
two        two       NUM   CD  3 nummod
countries  country   NOUN  NNS 4 nsubj
agreed     agree     VERB  VBD 0 root
.          .         PUNCT .   4 punct
"""


def test_the_two_countries_are_the_two_in_focus() -> None:
    found = resolved(NATIONALITY, PAIR)
    assert party(found, 0, 0) == ("OST", "GOV", "nationality")
    assert party(found, 0, 1) == ("OST", "GOV", "body")
    assert party(found, 0, 6) == ("WES", "GOV", "person")
    assert {member.code for member in found.references[(1, 2)].members} == {"OST", "WES"}
    assert found.references[(1, 2)].party.code is None


BACKED = """
Ostland    ostland   PROPN NNP 3 compound
-          -         PUNCT HYPH 3 punct
backed     back      VERB  VBN 4 amod
rebels     rebel     NOUN  NNS 7 nsubj
in         in        ADP   IN  6 case
Norria     norria    PROPN NNP 4 nmod
fled       flee      VERB  VBD 0 root
.          .         PUNCT .   7 punct
"""


def test_rebels_are_not_their_backers() -> None:
    found = resolved(BACKED)
    assert party(found, 0, 3) == ("NOR", "REB", "body")
    assert party(found, 0, 0)[0] == "OST"


APPOSITION = """
Ivo        ivo       PROPN NNP 9 nsubj B-PER
Brand      brand     PROPN NNP 1 flat I-PER
,          ,         PUNCT ,   7 punct
the        the       DET   DT  7 det
Ostland    ostland   PROPN NNP 7 compound B-LOC
prime      prime     ADJ   JJ  7 amod
minister   minister  NOUN  NN  1 appos
,          ,         PUNCT ,   7 punct
resigned   resign    VERB  VBD 0 root
.          .         PUNCT .   9 punct
"""
TITLE_ALONE = """
The        the       DET   DT  3 det
prime      prime     ADJ   JJ  3 amod
minister   minister  NOUN  NN  4 nsubj
left       leave     VERB  VBD 0 root
.          .         PUNCT .   4 punct
"""
ADMINISTRATION = """
The            the            DET   DT  3 det
Brand          brand          PROPN NNP 3 compound B-PER
administration administration NOUN  NN  4 nsubj
fell           fall           VERB  VBD 0 root
.              .              PUNCT .   4 punct
"""


def test_apposition_title_alone_and_administration() -> None:
    found = resolved(APPOSITION, TITLE_ALONE, ADMINISTRATION)
    assert found.references[(0, 0)].party == found.references[(0, 6)].party
    assert found.references[(0, 0)].party.code == "OST"
    assert found.references[(1, 2)].party.name == "Ivo Brand"
    assert party(found, 2, 2) == ("OST", "GOV", "body")
    assert found.references[(2, 2)].party.text == "The Brand administration"


THING = """
The        the       DET   DT  2 det
bridge     bridge    NOUN  NN  3 nsubj
collapsed  collapse  VERB  VBD 0 root
in         in        ADP   IN  5 case
Ostland    ostland   PROPN NNP 3 obl B-LOC
.          .         PUNCT .   3 punct
"""
IT = """
It         it        PRON  PRP 3 nsubj
was        be        AUX   VBD 3 cop
old        old       ADJ   JJ  0 root
.          .         PUNCT .   3 punct
"""


def test_it_is_left_alone_where_a_thing_was_the_subject() -> None:
    assert (1, 0) not in resolved(THING, IT).references


def test_the_president_of_a_state() -> None:
    found = resolved(
        """
        The       the       DET  DT 2 det
        president president NOUN NN 5 nsubj
        of        of        ADP  IN 4 case
        Ostland   ostland   PROPN NNP 2 nmod
        spoke     speak     VERB VBD 0 root
        """
    )
    assert party(found, 0, 1) == ("OST", "GOV", "person")


@pytest.mark.parametrize("tables", [(SUBJECT_AND_PLACE,), (SURNAME_FIRST, PERSON_WITH_TITLE, FORMER), (BACKED,)])
def test_party_text_is_the_slice_and_mentions_are_ordered(tables: tuple[str, ...]) -> None:
    found = resolved(*tables)
    for reference in found.references.values():
        assert found.report.text[reference.party.start : reference.party.end] == reference.party.text
        assert reference.rule
    starts = [mention.party.start for mention in actor_mentions(found, places=True)]
    assert starts == sorted(starts)


TOGETHER = """
Ostland    ostland   PROPN NNP 4 nsubj
and        and       CCONJ CC  3 cc
Westmark   westmark  PROPN NNP 1 conj
agreed     agree     VERB  VBD 0 root
.          .         PUNCT .   4 punct
"""
THEY = """
They       they      PRON  PRP 2 nsubj
met        meet      VERB  VBD 0 root
in         in        ADP   IN  4 case
Norrhold   norrhold  PROPN NNP 2 obl
.          .         PUNCT .   2 punct
"""


def test_they_are_all_who_were_conjoined() -> None:
    found = resolved(TOGETHER, THEY).references[(1, 0)]
    assert [member.code for member in found.members] == ["OST", "WES"]
    assert found.party.code is None


UNDATED = """
President  president PROPN NNP 3 nsubj
Kos        kos       PROPN NNP 1 flat B-PER
met        meet      VERB  VBD 0 root
the        the       DET   DT  6 det
Westmarkian westmarkian ADJ JJ 6 amod
president  president NOUN  NN  3 obj
.          .         PUNCT .   3 punct
"""


def test_a_title_without_state_takes_the_one_that_the_report_is_about() -> None:
    found = resolved(SURNAME_FIRST, UNDATED).references[(1, 1)]
    assert found.party.code == "OST"
    assert "assumed" in found.rule


def test_a_name_of_a_state_inside_another_name_is_none() -> None:
    found = resolved(
        """
        Ships    ship     NOUN NNS 2 nsubj
        left     leave    VERB VBD 0 root
        the      the      DET  DT  4 det
        Gulf     gulf     PROPN NNP 2 obj
        of       of       ADP  IN  6 case
        Ostland  ostland  PROPN NNP 4 nmod
        """
    )
    assert not found.references
