"""The corpus format: what is read, that it is strict, and that marking and unmarking are inverses."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import KnowledgeError
from legation.scoring import examine_corpus_file, read_corpus_file
from legation.scoring.markup import mark, unmark

GOOD = r"""
# a comment
@ wire-0001 style=wire published=2016-03-02
{France|F} {expelled|e} {{12|n} Russian diplomats|D} {on Monday|d} over a \{row\}, {its foreign ministry|M} said.
  F actor FRA GOV
  D actor RUS GOV name "Russian diplomats"
  M actor FRA GOV = F
  d date 2016-02-29
  n amount expelled 12 diplomat
  e event SANCTION/expel occurred F > D by M on d amount n issue security

@ report-0001 published=2016-03-02
{Chad|C} {has had no embassy in|c} {Mali|L} {since 1998|s}.
{It|I} will {talk|t} to {Mali|L2}, {an envoy|E} said, passing on the words of {the president|P}.
  C actor TCD GOV
  L actor MLI GOV
  L2 actor MLI GOV = L
  I actor TCD GOV = C
  E actor TCD GOV
  P actor TCD GOV
  s date 1998/
  c condition mission closed C > L since s
  t event CONSULT planned I+L2 > - by P via E
  = mission closed TCD > MLI since 1998
  = dialogue proposed MLI > TCD
  ! role P

@ sport-0001
The striker attacked from the left.
  none
"""


def written(folder: Path, body: str) -> Path:
    path = folder / "sentences.txt"
    path.write_text(body, encoding="utf-8")
    return path


def test_what_is_read(tmp_path: Path) -> None:
    wire, report, sport = read_corpus_file(written(tmp_path, GOOD))
    assert wire.text == "France expelled 12 Russian diplomats on Monday over a {row}, its foreign ministry said."
    (act,) = wire.acts
    assert (wire.words(act.label), act.type, act.mode, act.status) == ("expelled", "SANCTION", "expel", "occurred")
    assert [wire.words(label) for label in (*act.sources, *act.targets, *act.speakers, act.date or "")] == [
        "France",
        "12 Russian diplomats",
        "its foreign ministry",
        "on Monday",
    ]
    assert wire.dates["d"].start == wire.dates["d"].end == "2016-02-29"
    assert wire.numbers["n"].value == 12
    assert report.text.count("\n") == 1
    assert report.standings[0].pair == ("C", "L")
    assert (report.dates["s"].start, report.dates["s"].end) == ("1998", None)
    assert (report.acts[0].sources, report.acts[0].targets, report.acts[0].via) == (("I", "L2"), (), ("E",))
    assert [state.channel for state in report.states] == ["mission", "dialogue"]
    assert report.contradictions[0].about == ("P",)
    assert (sport.acts, sport.facts) == ((), {})


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("@ wire-0001", "@wire", 3, "a header must read"),
        ("published=2016-03-02\n{F", "published=soon\n{F", 3, "published=soon is no date"),
        ("# a comment", "text", 2, "stands before the first header"),
        ("{France|F}", "{France|F", 4, "needs a label and '}' after '|'"),
        ("{France|F}", "{France", 4, "never closed"),
        ("{France|F}", "{|F}", 4, "empty span"),
        (r"\{row\}", r"row}", 4, "outside a span"),
        ("F actor FRA GOV", "F actor France GOV", 5, "'France' is no code"),
        ("F actor FRA GOV", "F actor FRA GVT", 5, "unknown sector 'GVT'; allowed are AGR"),
        ("F actor FRA GOV", "F state FRA GOV", 5, "needs a label and one of actor, date"),
        ("F actor FRA GOV", "F actor FRA", 5, "needs a code and a sector"),
        ("M actor FRA GOV = F", "M actor FRA GOV = X", 7, "'X' must be the label of an actor"),
        ("d date 2016-02-29", "d date Monday", 8, "'Monday' is no date"),
        ("amount expelled 12", "amount expelled twelve", 9, "'twelve' is no number"),
        ("SANCTION/expel", "SANCTION/leave", 10, "unknown mode of SANCTION 'leave'"),
        ("SANCTION/expel", "LEAVE", 10, "unknown event type 'LEAVE'; allowed are ACCUSE"),
        ("occurred F", "done F", 10, "unknown status 'done'; allowed are cancelled"),
        ("F > D by", "F D by", 10, "an event is TYPE[/mode] STATUS SOURCES > TARGETS"),
        ("F > D by", "F > d by", 10, "'d' must be the label of an actor"),
        ("issue security", "issue", 10, "stands alone"),
        ("issue security", "issue love", 10, "unknown issue 'love'"),
        ("issue security", "by F", 10, "'by' is given twice"),
        ("issue security", "with F", 10, "unknown word 'with'"),
        ("  d date 2016-02-29\n", "", 3, "'d' is marked but has no record"),
        ("  n amount expelled 12 diplomat\n", "  n amount expelled 12 diplomat\n  n amount x 1 y\n", 10, "two records"),
        ("{on Monday|d}", "on Monday", 8, "'d' is not marked in the text"),
        (" amount n issue", " issue", 0, ""),
        ("mission closed C > L", "mission shut C > L", 22, "unknown state of mission 'shut'"),
        ("= mission closed TCD", "= mission closed Chad", 24, "'Chad' is no code"),
        ("! role P", "! fight P", 26, "unknown kind of conflict 'fight'"),
        ("  none", "", 28, "needs events, conditions or states"),
        ("@ sport-0001", "@ wire-0001", 28, "stands on line 3 already"),
    ],
)
def test_what_is_wrong_names_its_line(tmp_path: Path, old: str, new: str, line: int, reason: str) -> None:
    assert old in GOOD
    path = written(tmp_path, GOOD.replace(old, new, 1))
    if not reason:
        assert len(read_corpus_file(path)) == 3
        return
    with pytest.raises(KnowledgeError) as caught:
        read_corpus_file(path)
    assert reason in str(caught.value)
    assert f"sentences.txt, line {line}:" in str(caught.value)
    assert min(fault.line for fault in examine_corpus_file(path)[1]) == line


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[tuple[str, tuple[int, int]]]]:
    """A text with spans that lie beside or in each other."""
    text = draw(st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\n"), min_size=1, max_size=30))
    spans: list[tuple[str, tuple[int, int]]] = []
    for number in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        if all(end <= s or start >= e or (s <= start and end <= e) or (start <= s and e <= end) for _, (s, e) in spans):
            spans.append((f"L{number}", (start, end)))
    return text, spans


@given(marked())
def test_marking_and_unmarking_are_inverses(case: tuple[str, list[tuple[str, tuple[int, int]]]]) -> None:
    text, spans = case
    again, found = unmark(mark(text, spans))
    assert again == text
    assert sorted(span for _, span in found) == sorted(span for _, span in spans)
