"""The program as a user meets it: commands, exit status, messages, JSON, and no network."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from legation.cli.app import app
from legation.errors import LegationError

EXAMPLE = Path(__file__).parent.parent / "examples" / "venezuela_us_report.txt"
TOLD = "France expelled 12 Russian diplomats on Monday. Russia said that it would answer in kind."
# Runs the program with every way into the network cut off.
OFFLINE = """
import sys
def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind"):
        raise RuntimeError(f"the network was asked: {event} {arguments}")
sys.addaudithook(refuse)
from legation.cli import main
main()
"""


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("LEGATION_LEDGER", "LEGATION_SETTINGS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "120")


def run(*arguments: str, stdin: str | None = None) -> Result:
    """A command in this process; an error of ours is what `main` would print."""
    result = CliRunner().invoke(app, list(arguments), input=stdin)
    if isinstance(result.exception, LegationError):
        result.exit_code = 2
    elif result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def program(*arguments: str, code: str = OFFLINE) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


def report(name: str = "report.txt", text: str = TOLD) -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def lines(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_read_prints_events_with_their_words() -> None:
    result = run("read", report(), "--published", "2018-03-27")
    assert result.exit_code == 0
    for part in (
        "SANCTION expel",
        "France (FRA GOV)",
        "2018-03-26",
        "“France expelled 12 Russian diplomats on Monday.”",
    ):
        assert part in result.stdout
    assert "\x1b" not in result.stdout, "colours are for terminals only"


def test_read_as_json_follows_the_contract() -> None:
    (found,) = lines(run("read", report(), "--published", "2018-03-27", "--publisher", "Courier", "--json").stdout)
    assert list(found) == ["report", "events", "conditions", "relations", "conflicts"]
    assert found["report"]["published"] == "2018-03-27"
    assert (found["report"]["passages"], found["report"]["repeated_passages"]) == (1, 0)
    event = found["events"][0]
    assert (event["type"], event["mode"], event["status"], event["quad"]) == ("SANCTION", "expel", "occurred", 4)
    assert event["date"]["start"] == event["date"]["end"] == "2018-03-26"
    source = event["sources"][0]
    assert (source["text"], source["code"], source["country"]) == ("France", "FRA", "FRA")
    assert TOLD[source["start"] : source["end"]] == source["text"]
    piece = event["evidence"][0]
    assert TOLD[piece["start"] : piece["end"]] == piece["quote"]
    assert TOLD[slice(*piece["trigger"])] == "expelled"
    assert {"label", "step", "rule", "score", "reason"} == set(event["decisions"][0])


def test_a_report_without_a_date_keeps_its_dates_open() -> None:
    (found,) = lines(run("read", report(), "--json").stdout)
    assert found["report"]["published"] is None
    assert found["events"][0]["date"] is None


def test_a_report_from_standard_input_and_quiet() -> None:
    assert run("read", "-", "--quiet", stdin=TOLD).stdout == ""
    assert json.loads(run("ledger", "info", "--json").stdout)["reports"] == 1


def test_reading_twice_changes_nothing() -> None:
    name = report()
    for _ in range(2):
        assert run("read", name, "--published", "2018-03-27").exit_code == 0
    info = json.loads(run("ledger", "info", "--json").stdout)
    assert (info["reports"], info["first_published"]) == (1, "2018-03-27")


def test_bad_reports_are_named_and_the_rest_is_stored() -> None:
    Path("bad").mkdir()
    report("bad/good.txt")
    report("bad/empty.txt", "")
    report("bad/french.txt", "Le président a annoncé hier la rupture des relations avec le Mali.")
    Path("bad/binary.txt").write_bytes(bytes(range(256)))
    Path("bad/wrong.txt").write_bytes("Chad kündigte an, Öl zu liefern.".encode("latin-1"))
    Path("bad/long.txt").write_text("Chad met Mali and then it left. " * 160_000)
    result = run("read", "bad", "missing.txt")
    assert result.exit_code == 1
    told = result.stderr.splitlines()
    for name in ("empty.txt", "french.txt", "binary.txt", "wrong.txt", "long.txt", "missing.txt"):
        assert sum(name in line and line.startswith("legation: ") for line in told) == 1, name
    assert "1 reports read" in result.stdout
    assert "6 could not be read" in result.stdout
    assert json.loads(run("ledger", "info", "--json").stdout)["reports"] == 1
    again = run("read", "bad")
    assert "1 known before" in again.stdout


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["relation", "FRA", "XQZ"], "unknown country or organisation 'XQZ'"),
        (["relation", "FRA", "Rusia"], "did you mean Russia (RUS)"),
        (["relation", "FRA", "France"], "needs two parties"),
        (["relation", "FRA", "RUS", "--as-of", "now"], "--as-of 'now' is no date"),
        (["relation", "FRA", "RUS", "--ledger", "none"], "no such ledger"),
        (["read", "report.txt", "--published", "2018-13-01"], "is no date; write it as"),
        (["read", "report.txt", "--reader", "none"], "unknown reader 'none'"),
        (["read", "report.txt", "--encoding", "none"], "unknown encoding 'none'"),
        (["read", "report.txt", "--pack", "none"], "pack 'none' is no folder"),
        (["read", "report.txt", "--settings", "none"], "the settings cannot be read"),
        (["events", "--type", "MEET"], "unknown event type 'MEET'; allowed are ACCUSE"),
        (["events", "--status", "done"], "unknown status 'done'; allowed are occurred"),
        (["ledger", "info", "--ledger", "report.txt"], "is not a database"),
        (["classify", "none.tsv", "--output", "out.tsv"], "none.tsv: cannot be read"),
        (["classify", "report.txt", "--output", "out.tsv"], "has no column 'marked_sentence'"),
        (["knowledge", "check", "none"], "no such file or folder: none"),
        (["knowledge", "check", "."], "is no pack"),
    ],
)
def test_wrong_usage_is_one_line_and_status_two(arguments: list[str], reason: str) -> None:
    run("read", report(), "--published", "2018-03-27", "--quiet")
    result = run(*arguments)
    assert result.exit_code == 2
    assert reason in str(result.exception)
    assert "\n" not in str(result.exception)


def test_the_dossier() -> None:
    run("read", report(), "--published", "2018-03-27", "--quiet")
    shown = run("relation", "France", "rus").stdout
    assert "FRA – RUS" in shown
    assert "mission" in shown
    assert "reduced" in shown
    found = json.loads(run("relation", "FRA", "RUS", "--json").stdout)
    (state,) = [each for each in found["relations"] if each["channel"] == "mission"]
    assert (state["pair"], state["state"], state["since"]["start"]) == (["RUS", "FRA"], "reduced", "2018-03-26")
    assert found["evidence"][state["evidence"][0]][0]["quote"] == TOLD.partition(". ")[0] + "."
    early = json.loads(run("relation", "FRA", "RUS", "--known-by", "2018-01-01", "--json").stdout)
    assert early["relations"] == []
    assert "holds nothing" in run("relation", "FRA", "CHN").stdout


def test_events_of_the_ledger() -> None:
    run("read", report(), "--published", "2018-03-27", "--quiet")
    assert "SANCTION expel" in run("events", "--source", "France").stdout
    assert "No event" in run("events", "--type", "aid").stdout
    (found,) = lines(run("events", "--type", "SANCTION", "--json").stdout)
    assert found["targets"][0]["code"] == "RUS"


def test_mentions() -> None:
    (found,) = lines(run("mentions", report(), "--published", "2018-03-27", "--json").stdout)
    assert {(actor["text"], actor["code"]) for actor in found["actors"]} >= {("France", "FRA"), ("Russia", "RUS")}
    (monday,) = found["dates"]
    assert monday["start"] == "2018-03-26"
    assert TOLD[slice(*monday["offsets"])] == monday["text"]
    assert "Russia" in run("mentions", report()).stdout
    assert run("mentions", "none.txt").exit_code == 1
    assert not Path("legation.ledger").exists(), "mentions are only shown"


def test_classify_keeps_rows_and_columns() -> None:
    rows = [
        {"id": "1", "marked_sentence": "<s>Chad</s> bombed <t>Mali</t> on Monday.", "note": 'a "quoted"\ttab'},
        {"id": "2", "marked_sentence": "<s>Chad</s> praised <t>Mali</t>.", "note": ""},
        {"id": "3", "marked_sentence": "", "note": "empty"},
        {"id": "4", "marked_sentence": "<s><t>Chad's</t> envoy</s> spoke.", "note": "nested"},
        {"id": "5", "marked_sentence": "No marks at all, and <s>one never closed.", "note": "é"},
    ]
    with Path("in.tsv").open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, ["id", "marked_sentence", "note"], delimiter="\t")
        writer.writeheader()
        writer.writerows(rows)
    result = run("classify", "in.tsv", "--output", "out.tsv")
    assert result.exit_code == 0
    assert "5 rows" in result.stdout
    with Path("out.tsv").open(newline="", encoding="utf-8") as stream:
        found = list(csv.DictReader(stream, delimiter="\t"))
    assert [{key: row[key] for key in rows[0]} for row in found] == rows
    assert [row["type"] for row in found[:2]] == ["ASSAULT", "SUPPORT"]
    assert all(row["type"] and row["quad"] in "1234" and 0 <= float(row["confidence"]) <= 1 for row in found)
    run("classify", "out.tsv", "--output", "again.tsv")
    assert Path("again.tsv").read_text(encoding="utf-8") == Path("out.tsv").read_text(encoding="utf-8")


def test_hostile_text_cannot_steer_the_terminal() -> None:
    text = "France attacked \x1b[2J\u202eMali[/red] [bold]on\x07 Monday with \x9b31m rockets."
    shown = run("read", report(text=text), "--published", "2018-03-27").stdout
    assert not set(shown) & {"\x1b", "\x07", "\x9b", "\u202e"}
    assert "[bold]" in shown, "markup in a text is text"
    printed = run("read", "report.txt", "--json").stdout
    assert not set(printed) & {"\x1b", "\x07", "\x9b", "\u202e"}
    assert lines(printed)[0]["report"]["passages"] == 1


def test_the_example_is_read_without_the_network() -> None:
    result = program("read", str(EXAMPLE), "--published", "2026-01-09", "--json")
    assert result.returncode == 0, result.stderr
    (found,) = lines(result.stdout)
    assert (found["report"]["passages"], found["report"]["repeated_passages"]) == (13, 6)
    dossier = program("relation", "USA", "VEN")
    assert dossier.returncode == 0, dossier.stderr
    assert "Juan Guaid" in dossier.stdout


def test_the_cut_off_network_would_be_noticed() -> None:
    result = program("read", "http://192.0.2.1/")
    assert "the network was asked" in result.stderr


def test_errors_of_the_program_are_one_line() -> None:
    result = program("relation", "FRA", "XQZ")
    assert result.returncode == 2
    assert result.stderr.startswith("legation: unknown country")
    assert "Traceback" not in result.stderr
    assert program("--version").stdout.startswith("legation ")


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = [sys.executable, "-c", OFFLINE, "read", str(EXAMPLE), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.close()
        told = running.stderr.read()
    assert told == ""


def test_again_codes_anew() -> None:
    run("read", report(), "--published", "2018-03-27", "--quiet")
    Path("pack/languages/en/events").mkdir(parents=True)
    Path("pack/languages/en/events/oust.yaml").write_text(
        "type: COERCE\nmode: deport\npatterns: [{id: oust, verbs: [expel], where: {object: [diplomat]}, unless: {before: [x]}}]\n"
    )
    assert run("read", "report.txt", "--published", "2018-03-27", "--pack", "pack", "--quiet").exit_code == 0
    assert "SANCTION" in run("events").stdout
    run("read", "report.txt", "--published", "2018-03-27", "--pack", "pack", "--quiet", "--again")
    assert json.loads(run("ledger", "info", "--json").stdout)["reports"] == 1
