"""Which event has which date, and since when conditions hold, on parsed sentences about invented states."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from builders import condition, event
from legation.model.evidence import Evidence
from legation.steps.dates import Dates
from legation.steps.event_dates import EventDates
from legation.steps.reading import Reading
from trees import reading

PUBLISHED = date(2026, 1, 9)  # a Friday

# Relations have been on ice since 2014, when Norland recognised the rebel council, effectively ending ties.
ICE = """
Relations relation NOUN NNS 5 nsubj
have have AUX VBP 5 aux
been be AUX VBN 5 cop
on on ADP IN 5 case
ice ice NOUN NN 0 root
since since ADP IN 7 case
2014 2014 NUM CD 5 obl
, , PUNCT , 11 punct
when when ADV WRB 11 advmod
Norland norland PROPN NNP 11 nsubj B-ORG
recognised recognise VERB VBD 5 advcl
the the DET DT 14 det
rebel rebel NOUN NN 14 compound
council council NOUN NN 11 obj
, , PUNCT , 17 punct
effectively effectively ADV RB 17 advmod
ending end VERB VBG 11 advcl
ties tie NOUN NNS 17 obj
. . PUNCT . 5 punct
"""

# Since then, the ministry has kept an office in Peru and handled consular affairs from there.
THEN = """
Since since ADP IN 2 case
then then ADV RB 7 obl
, , PUNCT , 2 punct
the the DET DT 5 det
ministry ministry NOUN NN 7 nsubj
has have AUX VBZ 7 aux
kept keep VERB VBN 0 root
an a DET DT 9 det
office office NOUN NN 7 obj
in in ADP IN 11 case
Peru peru PROPN NNP 9 nmod B-LOC
and and CCONJ CC 13 cc
handled handle VERB VBD 7 conj
consular consular ADJ JJ 15 amod
affairs affair NOUN NNS 13 obj
from from ADP IN 17 case
there there ADV RB 13 obl
. . PUNCT . 7 punct
"""

# Norland has announced that it is opening talks, just days after the capture of General Ivo Kral.
CAPTURE = """
Norland norland PROPN NNP 3 nsubj B-ORG
has have AUX VBZ 3 aux
announced announce VERB VBN 0 root
that that SCONJ IN 8 mark
it it PRON PRP 8 nsubj
is be AUX VBZ 8 cop
opening open VERB VBG 8 amod
talks talk NOUN NNS 3 ccomp
, , PUNCT , 14 punct
just just ADV RB 11 advmod
days day NOUN NNS 14 nmod:unmarked
after after ADP IN 14 case
the the DET DT 14 det
capture capture NOUN NN 8 nmod
of of ADP IN 17 case
General general PROPN NNP 17 nmod:desc B-PER
Ivo ivo PROPN NNP 14 nmod I-PER
Kral kral PROPN NNP 17 flat I-PER
. . PUNCT . 3 punct
"""

# Norland officials are visiting Lima, and Ostland will send a delegation on Friday.
VISITING = """
Norland norland PROPN NNP 2 compound B-ORG
officials official NOUN NNS 4 nsubj
are be AUX VBP 4 aux
visiting visit VERB VBG 0 root
Lima lima PROPN NNP 4 obj B-LOC
, , PUNCT , 10 punct
and and CCONJ CC 10 cc
Ostland ostland PROPN NNP 10 nsubj B-LOC
will will AUX MD 10 aux
send send VERB VB 4 conj
a a DET DT 12 det
delegation delegation NOUN NN 10 obj
on on ADP IN 14 case
Friday friday PROPN NNP 10 obl
. . PUNCT . 4 punct
"""

# On Tuesday, the two sides held talks and signed a deal.
HELD = """
On on ADP IN 2 case
Tuesday tuesday PROPN NNP 7 obl
, , PUNCT , 2 punct
the the DET DT 6 det
two two NUM CD 6 nummod
sides side NOUN NNS 7 nsubj
held hold VERB VBD 0 root
talks talk NOUN NNS 7 obj
and and CCONJ CC 10 cc
signed sign VERB VBD 7 conj
a a DET DT 12 det
deal deal NOUN NN 10 obj
. . PUNCT . 7 punct
"""

# The minister said on Monday that troops had attacked the port last week.
SAID = """
The the DET DT 2 det
minister minister NOUN NN 3 nsubj
said say VERB VBD 0 root
on on ADP IN 5 case
Monday monday PROPN NNP 3 obl
that that SCONJ IN 9 mark
troops troop NOUN NNS 9 nsubj
had have AUX VBD 9 aux
attacked attack VERB VBN 3 ccomp
the the DET DT 11 det
port port NOUN NN 9 obj
last last ADJ JJ 13 amod
week week NOUN NN 9 obl:unmarked
. . PUNCT . 3 punct
"""

# Ostland expelled three diplomats on 3 March after Norland closed its embassy in January.
EXPELLED = """
Ostland ostland PROPN NNP 2 nsubj B-PER
expelled expell VERB VBD 0 root
three three NUM CD 4 nummod
diplomats diplomat NOUN NNS 2 obj
on on ADP IN 6 case
3 3 NUM CD 2 obl
March march PROPN NNP 6 nmod:unmarked
after after SCONJ IN 10 mark
Norland norland PROPN NNP 10 nsubj B-LOC
closed clos VERB VBD 2 advcl
its its PRON PRP$ 12 nmod:poss
embassy embassy NOUN NN 10 obj
in in ADP IN 14 case
January january PROPN NNP 10 obl
. . PUNCT . 2 punct
"""

# Ostland struck the harbour in May 2020, killing three people.
KILLING = """
Ostland ostland PROPN NNP 2 nsubj B-PER
struck struc VERB VBD 0 root
the the DET DT 4 det
harbour harbour NOUN NN 2 obj
in in ADP IN 6 case
May may PROPN NNP 2 obl
2020 2020 NUM CD 6 nmod:unmarked
, , PUNCT , 9 punct
killing kill VERB VBG 2 advcl
three three NUM CD 11 nummod
people people NOUN NNS 9 obj
. . PUNCT . 2 punct
"""

# The 2015 accord was signed in Geneva and collapsed in 2021.
ACCORD = """
The the DET DT 3 det
2015 2015 NUM CD 3 nummod
accord accord NOUN NN 5 nsubj:pass
was be AUX VBD 5 aux:pass
signed sign VERB VBN 0 root
in in ADP IN 7 case
Geneva geneva PROPN NNP 5 obl B-LOC
and and CCONJ CC 9 cc
collapsed collaps VERB VBD 5 conj
in in ADP IN 11 case
2021 2021 NUM CD 9 obl
. . PUNCT . 5 punct
"""

# The border has remained closed since the two fought a war in 1998.
FOUGHT = """
The the DET DT 2 det
border border NOUN NN 5 nsubj:pass
has have AUX VBZ 5 aux
remained remain VERB VBN 0 root
closed clos VERB VBN 4 xcomp
since since SCONJ IN 9 mark
the the DET DT 8 det
two two NUM CD 9 nsubj
fought fough VERB VBD 5 advcl
a a DET DT 11 det
war war NOUN NN 9 obj
in in ADP IN 13 case
1998 1998 NUM CD 9 obl
. . PUNCT . 5 punct
"""

# The United Nations has condemned the raid, which killed ten on Saturday.
CONDEMNED = """
The the DET DT 3 det
United unite VERB NNP 3 amod B-ORG
Nations nation PROPN NNPS 5 nsubj I-ORG
has have AUX VBZ 5 aux
condemned condemn VERB VBN 0 root
the the DET DT 7 det
raid raid NOUN NN 5 obj
, , PUNCT , 10 punct
which which PRON WDT 10 nsubj
killed kill VERB VBD 7 acl:relcl
ten ten NUM CD 10 obj
on on ADP IN 13 case
Saturday saturday PROPN NNP 10 obl
. . PUNCT . 5 punct
"""

# The ministry has long accused Ostland of spying.
LONG = """
The the DET DT 2 det
ministry ministry NOUN NN 5 nsubj
has have AUX VBZ 5 aux
long long ADV RB 5 advmod
accused accus VERB VBN 0 root
Ostland ostland PROPN NNP 5 obj B-PER
of of ADP IN 8 case
spying spying NOUN NN 5 advcl
. . PUNCT . 5 punct
"""


def evidence(read: Reading, word: str) -> Evidence:
    """The sentence that holds a word, told by that word."""
    tree = next(tree for tree in read.sentences if word in tree.tokens)
    token = tree.tokens.index(word)
    quote = read.report.text[tree.start : tree.end]
    return Evidence(read.report.id, tree.start, tree.end, quote, tree.span(token, token))


def read(tables: tuple[str, ...], word: str, status: str, published: date | None) -> Reading:
    """A reading with one event and one condition that a word tells of, dated."""
    made = reading(*tables, published=published)
    told = (evidence(made, word),)
    act = replace(event("CONSULT"), evidence=told, status=status, date=None)
    state = replace(condition("ties", "severed", ("AAA", "BBB")), evidence=told, since=None)
    return EventDates()(Dates()(replace(made, events=(act,), conditions=(state,))))


MODAL = """
Norland Norland PROPN NNP 3 nsubj
will will AUX MD 3 aux
meet meet VERB VB 0 root
Ostland Ostland PROPN NNP 3 obj
days day NOUN NNS 8 nmod
after after ADP IN 8 case
the the DET DT 8 det
vote vote NOUN NN 3 obl
"""

EVENTS = [
    ((MODAL,), "vote", "occurred", None),
    ((ICE,), "recognised", "occurred", ("2014", "2014")),
    ((ICE,), "ending", "occurred", ("2014", "2014")),
    ((ICE, THEN), "kept", "ongoing", ("2014", None)),
    ((CAPTURE,), "capture", "occurred", ("2025-12-27", "2026-01-08")),
    ((CAPTURE,), "announced", "occurred", ("2026-01-09", "2026-01-09")),
    ((CAPTURE,), "announced", "planned", None),
    ((VISITING,), "visiting", "ongoing", ("2026-01-09", "2026-01-09")),
    ((VISITING,), "visiting", "planned", None),
    ((VISITING,), "send", "planned", ("2026-01-09", "2026-01-09")),
    ((HELD,), "talks", "occurred", ("2026-01-06", "2026-01-06")),
    ((HELD,), "signed", "occurred", ("2026-01-06", "2026-01-06")),
    ((SAID,), "said", "occurred", ("2026-01-05", "2026-01-05")),
    ((SAID,), "attacked", "occurred", ("2025-12-29", "2026-01-04")),
    ((EXPELLED,), "expelled", "occurred", ("2025-03-03", "2025-03-03")),
    ((EXPELLED,), "closed", "occurred", ("2026-01", "2026-01")),
    ((KILLING,), "killing", "occurred", ("2020-05", "2020-05")),
    ((ACCORD,), "accord", "occurred", ("2015", "2015")),
    ((ACCORD,), "signed", "occurred", None),
    ((ACCORD,), "collapsed", "occurred", ("2021", "2021")),
    ((CONDEMNED,), "condemned", "occurred", ("2026-01-09", "2026-01-09")),
    ((CONDEMNED,), "killed", "occurred", ("2026-01-03", "2026-01-03")),
    ((LONG,), "accused", "occurred", None),
]


@pytest.mark.parametrize(("tables", "word", "status", "value"), EVENTS)
def test_event(tables: tuple[str, ...], word: str, status: str, value: tuple[str, str | None] | None) -> None:
    """The date of the act, with the decision that gave it."""
    act = read(tables, word, status, PUBLISHED).events[0]
    assert (None if act.date is None else (act.date.start, act.date.end)) == value
    assert [decision.step for decision in act.decisions] == ([] if value is None else ["event_dates"])


CONDITIONS = [
    ((ICE,), "ice", "2014", "since"),
    ((ICE, THEN), "handled", "2014", "since"),
    ((FOUGHT,), "closed", "1998", "since"),
    ((HELD,), "signed", None, ""),
    ((ACCORD,), "collapsed", "2021", "year"),
]


@pytest.mark.parametrize(("tables", "word", "start", "rule"), CONDITIONS)
def test_condition(tables: tuple[str, ...], word: str, start: str | None, rule: str) -> None:
    """Since when a condition holds; the own date of a change is its beginning, that of an act in another clause is none."""
    since = read(tables, word, "occurred", PUBLISHED).conditions[0].since
    assert (since.start if since else None, since.rule if since else "") == (start, rule)
    assert since is None or since.end is None or since.rule != "since"


def test_without_publication() -> None:
    """No day of publication, no date by tense and none of "just days after"."""
    assert read((VISITING,), "visiting", "ongoing", None).events[0].date is None
    assert read((CAPTURE,), "capture", "occurred", None).events[0].date is None
