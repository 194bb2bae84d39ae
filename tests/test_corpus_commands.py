"""`legation corpus …` and `legation evaluate` as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from legation.cli.app import app
from legation.errors import LegationError

SENTENCES = """\
@ one-1 style=wire published=2016-03-02
{Chile|A} {expelled|e} {two Peruvian attachés|B} {on Tuesday|d}.
  A actor CHL GOV
  B actor PER GOV
  d date 2016-03-01
  e event SANCTION/expel occurred A > B on d

@ one-2 style=sport
The keeper {Ivo Brandt|K} saved two penalties.
  K actor - - name "Ivo Brandt"
  none

@ one-3 style=wire published=2016-03-02
{Togo|A} {sues|t} {Benin|B}
{Togo|A2} {sued|e} {Benin|B2} {on Monday|d}. {Lomé|C} wants {damages|x}.
  A actor TGO GOV
  B actor BEN GOV
  A2 actor TGO GOV = A
  B2 actor BEN GOV = B
  C actor TGO GOV = A
  d date 2016-02-29
  t event ACCUSE/allege occurred A > B
  e event ACCUSE/allege occurred A2 > B2 on d same t
  x event AID possible B > A by C
  = legal proceedings TGO > BEN since 2016-02-29
"""
PAIRS = "marked_sentence\tgold_type\n<s>Chile</s> expelled an envoy of <t>Peru</t>.\tSANCTION\n" + (
    "<s>Chile</s> expelled an envoy of <t>Peru</t>.\tAID\n"
)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.txt").write_text(SENTENCES, encoding="utf-8")
    Path("pairs.tsv").write_text(PAIRS, encoding="utf-8")


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(app, list(arguments))
    if result.exception is not None and not isinstance(result.exception, LegationError | SystemExit):
        raise result.exception
    return result


def test_every_fault_is_named(tmp_path: Path) -> None:
    Path("bad.txt").write_text(SENTENCES.replace("CHL GOV", "CHILE GOV").replace("2016-02-29\n", "soon\n"), "utf-8")
    result = run("corpus", "check", "bad.txt", "mine.txt")
    assert result.exit_code == 1
    told = result.stderr.splitlines()
    assert [line.split(": ")[1] for line in told] == ["bad.txt, line 3", "bad.txt, line 21", "bad.txt, line 25"]
    assert "4 texts hold, 1 files do not" in result.stdout


def test_advice_is_no_fault() -> None:
    Path("mine.txt").write_text(SENTENCES.replace("A actor CHL", "A actor ARG"), "utf-8")
    result = run("corpus", "check", "mine.txt", "--advice")
    assert result.exit_code == 0
    assert "its words name CHL" in result.stderr


def test_near_copies_end_with_one() -> None:
    assert run("corpus", "near", "mine.txt").exit_code == 0
    copy = SENTENCES.replace("one-", "two-").replace("Ivo Brandt", "Max Lund").replace("The keeper", "Then keeper")
    Path("copy.txt").write_text(copy, "utf-8")
    result = run("corpus", "near", "mine.txt", "copy.txt")
    assert result.exit_code == 1
    assert "one-2 two-2" in result.stdout


def test_split_and_convert_keep_every_text() -> None:
    run("corpus", "split", "mine.txt", "-o", "first")
    run("corpus", "split", "mine.txt", "-o", "second")
    for part in ("train", "dev", "test"):
        assert Path("first", f"{part}.txt").read_bytes() == Path("second", f"{part}.txt").read_bytes()
    assert "3 texts hold" in run("corpus", "check", "first").stdout
    run("corpus", "convert", "mine.txt", "--to", "standoff", "-o", "off")
    assert "Chile" not in Path("off/one-1.json").read_text("utf-8")
    texts = [{"id": "one-1", "text": "Chile expelled two Peruvian attachés on Tuesday."}]
    Path("texts.jsonl").write_text("\n".join(map(json.dumps, texts)), "utf-8")
    run("corpus", "convert", "off/one-1.json", "--texts", "texts.jsonl", "--to", "corpus", "-o", "back")
    assert Path("back/one-1.txt").read_text("utf-8") == SENTENCES.split("\n\n")[0] + "\n"
    run("corpus", "convert", "mine.txt", "--to", "json", "-o", "plain")
    assert json.loads(Path("plain/one-1.json").read_text("utf-8"))["events"][0]["type"] == "SANCTION"
    assert json.loads(run("corpus", "stats", "mine.txt", "--json").stdout)["types"] == {
        "ACCUSE": 2,
        "AID": 1,
        "SANCTION": 1,
    }


def test_a_seed_draws_the_same_texts() -> None:
    first, again, other = (run("corpus", "sample", "mine.txt", "-n", "2", "--seed", seed).stdout for seed in "114")
    assert first == again != other
    Path("drawn.txt").write_text(first, "utf-8")
    assert "2 texts hold" in run("corpus", "check", "drawn.txt").stdout


def test_the_program_is_scored() -> None:
    body = json.loads(run("evaluate", "mine.txt", "--json", "--errors", "--annotators", "mine.txt", "mine.txt").stdout)
    assert body["texts"] == 3
    assert body["layers"]["statuses"]["accuracy"] == 1
    assert body["layers"]["events"]["right"] >= 2
    assert body["beyond_gold"]["events_in_them"] == 0
    assert body["annotators"]["layers"]["events"]["f1"] == 1
    assert "errors" in body
    shown = run("evaluate", "mine.txt", "--errors").stdout
    assert "Kinds of error" in shown
    assert "Errors" in shown


def test_other_labels_are_scored_in_place_of_the_program() -> None:
    Path("other.txt").write_text(SENTENCES.replace("SANCTION/expel occurred", "COERCE/deport planned"), "utf-8")
    body = json.loads(run("evaluate", "mine.txt", "--against", "other.txt", "--json").stdout)
    assert {"wanted": "SANCTION", "found": "COERCE", "count": 1} in body["confusion"]
    assert body["error_kinds"] == {"type": 1}


def test_pairs_are_scored() -> None:
    body = json.loads(run("evaluate", "pairs.tsv", "--json", "--errors").stdout)
    assert (body["pairs"], body["types"]["SANCTION"]["recall"], body["types"]["AID"]["recall"]) == (2, 1, 0)
    assert len(body["errors"]) == 1
    assert "macro-F1" in run("evaluate", "pairs.tsv").stdout


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["evaluate", "nowhere.txt"], "nowhere.txt"),
        (["evaluate", "pairs.tsv", "--label", "kind"], "has no column 'kind'"),
        (["corpus", "check", "nowhere"], "no such file or folder"),
        (["evaluate", "empty"], "holds no annotated text"),
    ],
)
def test_what_is_missing_is_named(arguments: list[str], reason: str) -> None:
    Path("empty").mkdir()
    result = run(*arguments)
    assert isinstance(result.exception, LegationError)
    assert reason in str(result.exception)
