"""Places: what names mean, and where the sentence says that an act was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import condition, event
from legation.model.evidence import Evidence
from legation.model.party import Party
from legation.steps.places import Places, load_gazetteer
from legation.steps.reading import Reading, Reference
from trees import reading

# Peru's foreign minister met his Chilean counterpart in Geneva on Tuesday.
GENEVA = """
Peru peru PROPN NNP 4 nmod:poss B-LOC
's 's PART POS 1 case
foreign foreign ADJ JJ 4 amod
minister minister NOUN NN 5 nsubj
met meet VERB VBD 0 root
his his PRON PRP$ 8 nmod:poss
Chilean chilean ADJ JJ 8 amod
counterpart counterpart NOUN NN 5 obj
in in ADP IN 10 case
Geneva geneva PROPN NNP 5 obl B-LOC
on on ADP IN 12 case
Tuesday tuesday PROPN NNP 5 obl
. . PUNCT . 5 punct
"""

# Gunmen attacked a convoy near Kandahar in southern Afghanistan.
KANDAHAR = """
Gunmen gunme NOUN NNS 2 nsubj
attacked attack VERB VBD 0 root
a a DET DT 4 det
convoy convoy NOUN NN 2 obj
near near ADP IN 6 case
Kandahar kandahar PROPN NNP 2 obl B-LOC
in in ADP IN 9 case
southern southern ADJ JJ 9 amod
Afghanistan afghanistan PROPN NNP 2 obl B-LOC
. . PUNCT . 2 punct
"""

# The minister is visiting Caracas and will fly to Lima.
CARACAS = """
The the DET DT 2 det
minister minister NOUN NN 4 nsubj
is be AUX VBZ 4 aux
visiting visit VERB VBG 0 root
Caracas caracas PROPN NNP 4 obj B-LOC
and and CCONJ CC 8 cc
will will AUX MD 8 aux
fly fly VERB VB 4 conj
to to ADP IN 10 case
Lima lima PROPN NNP 8 obl B-LOC
. . PUNCT . 4 punct
"""

# Protesters burned flags outside the embassy in Tripoli, Libya, the ministry in Paris said.
TRIPOLI = """
Protesters protester NOUN NNS 2 nsubj
burned burne VERB VBD 16 ccomp
flags flag NOUN NNS 2 obj
outside outside ADP IN 6 case
the the DET DT 6 det
embassy embassy NOUN NN 2 obl
in in ADP IN 8 case
Tripoli tripoli PROPN NNP 2 obl B-LOC
, , PUNCT , 10 punct
Libya libya PROPN NNP 8 nmod:unmarked B-LOC
, , PUNCT , 13 punct
the the DET DT 13 det
ministry ministry NOUN NN 8 appos
in in ADP IN 15 case
Paris paris PROPN NNP 13 nmod B-LOC
said say VERB VBD 0 root
. . PUNCT . 16 punct
"""

# Since then, Canada has kept a presence in Turkey and handled Iran affairs from there.
THERE = """
Since since ADP IN 2 case
then then ADV RB 6 obl
, , PUNCT , 2 punct
Canada canada PROPN NNP 6 nsubj B-LOC
has have AUX VBZ 6 aux
kept keep VERB VBN 0 root
a a DET DT 8 det
presence presence NOUN NN 6 obj
in in ADP IN 10 case
Turkey turkey PROPN NNP 8 nmod B-LOC
and and CCONJ CC 12 cc
handled handle VERB VBD 6 conj
Iran iran PROPN NNP 14 compound B-LOC
affairs affair NOUN NNS 12 obj
from from ADP IN 16 case
there there ADV RB 12 obl
. . PUNCT . 6 punct
"""

# The shelling of Kharkiv went on; Russia said Kiev was to blame.
SHELLING = """
The the DET DT 2 det
shelling shelling NOUN NN 5 nsubj
of of ADP IN 4 case
Kharkiv kharkiv PROPN NNP 2 nmod B-ORG
went go VERB VBD 0 root
on on ADP RP 5 compound:prt
; ; PUNCT : 9 punct
Russia russia PROPN NNP 9 nsubj B-LOC
said say VERB VBD 5 parataxis
Kiev kiev PROPN NNP 13 nsubj B-LOC
was be AUX VBD 13 cop
to to PART TO 13 mark
blame blame VERB VB 9 ccomp
. . PUNCT . 5 punct
"""

# The treaty was signed at a ceremony in Cordoba, Spain.
CORDOBA = """
The the DET DT 2 det
treaty treaty NOUN NN 4 nsubj:pass
was be AUX VBD 4 aux:pass
signed sign VERB VBN 0 root
at at ADP IN 7 case
a a DET DT 7 det
ceremony ceremony NOUN NN 4 obl
in in ADP IN 9 case
Cordoba cordoba PROPN NNP 7 nmod B-LOC
, , PUNCT , 11 punct
Spain spain PROPN NNP 9 nmod:unmarked B-LOC
. . PUNCT . 4 punct
"""


def evidence(read: Reading, word: str) -> tuple[Evidence, ...]:
    """The sentence that holds a word, told by that word."""
    tree = read.sentences[0]
    token = tree.tokens.index(word)
    quote = read.report.text[tree.start : tree.end]
    return (Evidence(read.report.id, tree.start, tree.end, quote, tree.span(token, token)),)


EVENTS = [
    (GENEVA, "met", "Geneva", "CHE", "city"),
    (KANDAHAR, "attacked", "Kandahār", "AFG", "city"),
    (CARACAS, "visiting", "Caracas", "VEN", "city"),
    (CARACAS, "fly", "Lima", "PER", "city"),
    (TRIPOLI, "burned", "Tripoli", "LBY", "city"),
    (TRIPOLI, "said", None, None, None),
    (THERE, "kept", "Turkey", "TUR", "country"),
    (SHELLING, "shelling", "Kharkiv", "UKR", "city"),
    (CORDOBA, "signed", "Córdoba", "ESP", "city"),
]


@pytest.mark.parametrize(("table", "word", "name", "country", "precision"), EVENTS)
def test_event(table: str, word: str, name: str | None, country: str | None, precision: str | None) -> None:
    """The place of an act, with the decision that gave it."""
    made = reading(table)
    act = Places()(replace(made, events=(replace(event("ASSAULT"), evidence=evidence(made, word)),))).events[0]
    place = act.place
    assert (place and place.name, place and place.country, place and place.precision) == (
        name,
        country,
        precision,
    )
    assert len(act.decisions) == (name is not None)


def test_there() -> None:
    """A mission handled "from there" is where the sentence last was; the host itself is no third country."""
    made = reading(THERE)
    mission = replace(condition("mission", "elsewhere", ("CAN", "IRN")), evidence=evidence(made, "handled"))
    assert Places()(replace(made, conditions=(mission,))).conditions[0].place == load_gazetteer().countries["turkey"]
    at_host = replace(mission, pair=("CAN", "TUR"))
    assert Places()(replace(made, conditions=(at_host,))).conditions[0].place is None


def test_references_decide() -> None:
    """A capital that stands for its government is no place; one resolved as a place is."""
    made = reading(TRIPOLI)
    tree = made.sentences[0]
    token = tree.tokens.index("Paris")
    party = Party("Paris", tree.starts[token], tree.ends[token], "France", "FRA", "FRA")
    for kind, expected in (("state", False), ("place", True)):
        reference = Reference(0, token, party, kind, "test")
        read = Places()(replace(made, references={(0, token): reference}))
        assert ("Paris" in [mention.text for mention in read.places]) is expected


def test_mentions_slice() -> None:
    """Offsets slice to the text of the mention."""
    made = reading(KANDAHAR)
    found = Places()(made).places
    assert [mention.text for mention in found] == ["Kandahar", "Afghanistan"]
    assert all(made.report.text[mention.start : mention.end] == mention.text for mention in found)


@pytest.mark.parametrize(
    ("name", "near", "country", "expected"),
    [
        ("Paris", (), None, "FRA"),
        ("Kiev", (), None, "UKR"),
        ("London", ("CAN",), "CAN", "CAN"),
        ("Tripoli", (), None, "LBY"),
        ("Tripoli", ("LBN",), None, "LBN"),
        ("Cordoba", ("ARG",), None, "ARG"),
        ("U.S.", (), None, "USA"),
        ("Burma", (), None, "MMR"),
        ("Ostland", (), None, None),
    ],
)
def test_names(name: str, near: tuple[str, ...], country: str | None, expected: str | None) -> None:
    """The country told beside a name, the countries of the report and the number of people decide."""
    place = load_gazetteer().best(name, frozenset(near), country)
    assert (place.country if place else None) == expected
