"""What can be asked of the ledger, and how it says what is wrong."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from builders import coded, condition, event, report
from legation.errors import StoreError, UsageError
from legation.relate import dossier
from legation.store import Ledger, open_ledger
from legation.store.engine import make_engine, reading, writing
from legation.store.migrations import up_to_date, upgrade, version_of

FIRST, SECOND, THIRD = (
    report("first", date(2019, 1, 1)),
    report("second", date(2020, 6, 15)),
    report("third", date(2021, 1, 1)),
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.db") as opened:
        cut = event("SANCTION", matter="ties_severed", on="2018", within=FIRST)
        opened.add(coded(cut, within=FIRST))
        visit = event("CONSULT visit", "ongoing", source="BBB", target="AAA", within=SECOND)
        opened.add(coded(visit, event("ASSAULT", target="CCC", at=2, within=SECOND), within=SECOND))
        opened.add(coded(condition("legal", "accused", pair=("UNO", "AAA"), about="BBB", within=THIRD), within=THIRD))
        yield opened


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["SANCTION", "CONSULT", "ASSAULT"]),
        ({"type": "CONSULT"}, ["CONSULT"]),
        ({"status": "occurred"}, ["SANCTION", "ASSAULT"]),
        ({"source": "BBB"}, ["CONSULT"]),
        ({"source": "AAA", "target": "BBB"}, ["SANCTION"]),
        ({"since": date(2018, 7, 1)}, ["SANCTION", "CONSULT", "ASSAULT"]),
        ({"since": date(2019, 1, 1)}, ["CONSULT", "ASSAULT"]),
        ({"until": date(2018, 7, 1)}, ["SANCTION"]),
        ({"until": date(2017, 7, 1)}, []),
        ({"known_by": date(2019, 5, 1)}, ["SANCTION"]),
        ({"limit": 2}, ["SANCTION", "CONSULT"]),
        ({"type": "AID"}, []),
    ],
)
def test_events_asked_for(ledger: Ledger, asked: dict[str, Any], expected: list[str]) -> None:
    found = list(ledger.events(**asked))
    assert [event.type for _, event in found] == expected
    assert all(event.evidence[0].report == report.id for report, event in found)


@pytest.mark.parametrize("asked", [{"limit": -1}, {"since": date(2020, 1, 2), "until": date(2020, 1, 1)}])
def test_what_cannot_be_asked(ledger: Ledger, asked: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        list(ledger.events(**asked))


def test_reports_of_a_dyad_and_of_a_time(ledger: Ledger) -> None:
    def titles(**asked: Any) -> list[str | None]:
        return [each.report.title for each in ledger.coded(**asked)]

    assert titles() == ["first", "second", "third"]
    assert titles(between=("AAA", "BBB")) == ["first", "second", "third"]
    assert titles(between=("CCC", "AAA")) == ["second"]
    assert titles(between=("CCC", "UNO")) == []
    assert titles(known_by=date(2020, 6, 14)) == ["first"]


def test_a_dossier_from_the_ledger(ledger: Ledger) -> None:
    found = dossier(ledger.coded(between=("AAA", "BBB")), "AAA", "BBB")
    states = {(row.channel, row.state) for row in found.states}
    assert states == {("ties", "severed"), ("dialogue", "under_way"), ("legal", "accused")}


def test_what_became_known_later_than_it_appeared(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        ledger.add(coded(event("ASSAULT", within=FIRST), within=FIRST), known=date(2022, 2, 2))
        assert list(ledger.coded(known_by=date(2022, 2, 1))) == []
        assert len(list(ledger.coded(known_by=date(2022, 2, 2)))) == 1


def test_what_is_known_without_a_date_is_known_when_stored(tmp_path: Path) -> None:
    undated = report("undated", None)
    with open_ledger(tmp_path / "ledger.db") as ledger:
        ledger.add(coded(within=undated))
        assert list(ledger.coded(known_by=date(2020, 1, 1))) == []
        assert len(list(ledger.coded())) == 1


def test_info_counts(ledger: Ledger) -> None:
    info = ledger.info()
    assert (info.reports, info.events, info.conditions, info.dyads) == (3, 3, 1, 3)
    assert (info.first_published, info.last_published) == (date(2019, 1, 1), date(2021, 1, 1))
    assert info.schema_version == 1
    assert info.size is not None and info.size > 10_000


def test_an_unknown_report(ledger: Ledger) -> None:
    assert "0" * 16 not in ledger
    assert FIRST.id in ledger
    with pytest.raises(StoreError, match="0000"):
        ledger.report("0" * 16)


def test_reading_goes_on_while_a_report_is_added(ledger: Ledger) -> None:
    reports = ledger.reports()
    next(reports)
    ledger.add(coded(within=report("fourth", date(2022, 1, 1))))
    assert len(list(reports)) == 2
    assert ledger.info().reports == 4


def test_writers_wait_for_each_other(tmp_path: Path) -> None:
    def add(first: int) -> None:
        with open_ledger(tmp_path / "ledger.db") as ledger:
            for number in range(first, first + 10):
                ledger.add(coded(event("ASSAULT", within=report(str(number % 15))), within=report(str(number % 15))))

    threads = [threading.Thread(target=add, args=(first,)) for first in (0, 5, 10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_ledger(tmp_path / "ledger.db") as ledger:
        assert (ledger.info().reports, ledger.info().events) == (15, 15)


def test_a_locked_ledger(tmp_path: Path) -> None:
    file = tmp_path / "ledger.db"
    open_ledger(file).close()
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_ledger(file, busy_seconds=0.05) as ledger, pytest.raises(StoreError, match="locked"):
        ledger.add(coded(within=FIRST))
    other.close()


def test_a_ledger_that_can_only_be_read(tmp_path: Path) -> None:
    file = tmp_path / "ledger.db"
    with open_ledger(file) as ledger:
        ledger.add(coded(within=FIRST))
    with open_ledger(f"sqlite:///file:{file}?mode=ro&uri=true") as ledger:
        assert ledger.info().reports == 1
        with pytest.raises(StoreError, match="read-only"):
            ledger.add(coded(within=SECOND))


def write(file: Path, content: bytes) -> None:
    file.write_bytes(content)


def write_other(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


def write_newer(file: Path) -> None:
    open_ledger(file).close()
    with sqlite3.connect(file) as connection:
        connection.execute("INSERT INTO legation_schema VALUES (99, 'later')")


def test_what_is_no_ledger_of_ours(tmp_path: Path) -> None:
    file = tmp_path / "text.db"
    write(file, b"This is a letter, and a long one at that. " * 100)
    with pytest.raises(StoreError, match=r"text\.db: is not a database"):
        open_ledger(file)
    write_other(tmp_path / "other.db")
    with pytest.raises(StoreError, match="recipes"):
        open_ledger(tmp_path / "other.db")
    write_newer(tmp_path / "newer.db")
    with pytest.raises(StoreError, match="schema 99; this one knows up to 1"):
        open_ledger(tmp_path / "newer.db")


def test_where_no_ledger_can_be(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="folder"):
        open_ledger(tmp_path)
    with pytest.raises(StoreError, match="does not exist"):
        open_ledger(tmp_path / "none" / "ledger.db")
    with pytest.raises(StoreError, match="no such ledger"):
        open_ledger(tmp_path / "none.db", create=False)
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("url", ["oracle9://host/name", "://", "postgresql+psycopg://user:secret@host/name"])
def test_urls_that_lead_nowhere(url: str) -> None:
    with pytest.raises(StoreError) as caught:
        open_ledger(url)
    assert "secret" not in str(caught.value)


def test_foreign_keys_hold(tmp_path: Path) -> None:
    open_ledger(tmp_path / "ledger.db").close()
    engine = make_engine(str(tmp_path / "ledger.db"))
    with pytest.raises(StoreError, match="FOREIGN KEY"), writing(engine, "it") as connection:
        connection.execute(text("INSERT INTO passages VALUES ('nobody', 0, 0, 0, 1, NULL, 0)"))
    with reading(engine, "it") as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"


def test_steps_take_an_older_ledger_up_in_order_and_once(tmp_path: Path) -> None:
    file = tmp_path / "ledger.db"
    open_ledger(file).close()
    taken: list[int] = []
    steps = {number: (lambda _connection, number=number: taken.append(number)) for number in (3, 2)}
    engine = make_engine(str(file))
    for _ in range(2):
        with writing(engine, "it") as connection:
            upgrade(connection, steps)
    assert taken == [2, 3]
    with reading(engine, "it") as connection:
        assert version_of(connection) == 3
        assert up_to_date(connection, steps)
    with pytest.raises(StoreError, match="newer"):
        open_ledger(file)


def test_a_new_coding_takes_the_place_of_the_old_only_when_asked(ledger: Ledger) -> None:
    anew = coded(event("AID", within=FIRST), within=FIRST)
    assert not ledger.add(anew)
    assert [found.type for _, found in ledger.events(since=date(2017, 1, 1), until=date(2019, 2, 1))] == ["SANCTION"]
    assert ledger.add(anew, known=date(2030, 1, 1), again=True)
    assert [found.type for _, found in ledger.events()] == ["AID", "CONSULT", "ASSAULT"]
    assert list(ledger.coded(known_by=date(2019, 1, 1))) == [anew], "when it became known stays"
    assert ledger.info().reports == 3
