"""Files, folders, pages and standard input become reports; what cannot be read says why."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from legation.config import Limits
from legation.errors import ReportError
from legation.model.report import Report
from legation.sources import Described, Found, find_reports

ENGLISH = "Chad cut ties with Mali on Monday, the foreign ministry said in Niamey."
PAGE = f"""<html lang="en"><head><title>Chad cuts ties with Mali</title>
<meta property="og:site_name" content="The Niamey Courier"><meta property="article:published_time" content="2020-01-06">
</head><body><nav>Home Sport Weather</nav><article><h1>Chad cuts ties with Mali</h1>
<p>{ENGLISH} The two neighbours had quarrelled over the border for most of the year.</p>
<p>Mali said that it regretted the step and that its ambassador would come home within a week.</p>
</article><footer>Imprint</footer></body></html>"""


def read(path: Path | str, **described: object) -> list[Found]:
    return list(find_reports([str(path)], Described(**described)))  # type: ignore[arg-type]


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t\n", "is empty"),
        ("mark_only.txt", b"\xef\xbb\xbf", "is empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is a binary file"),
        ("program.txt", b"\x7fELF" + bytes(200), "is a binary file"),
        ("zeros.txt", bytes(500), "is a binary file"),
        ("noise.txt", bytes(range(256)) * 9, "is a binary file"),
        ("archive.jsonl", b"PK\x03\x04" + bytes(40), "is a binary file"),
        ("windows.txt", "Le président est à Niamey, où il négocie.".encode("cp1252"), "not valid utf-8"),
        ("french.txt", "Le président a annoncé hier la rupture des relations avec le Mali.", "is in French"),
        ("russian.txt", "Президент объявил о разрыве отношений.", "is in Russian"),
        ("chinese.txt", "中国和美国恢复外交关系。", "another script than Latin"),
        ("long.txt", "word " * 800, "has 4,000 bytes"),
        ("longer.txt", "x" * 1500, "has 1,500 characters"),
        ("bad.jsonl", "{", "is not valid JSON"),
        ("deep.jsonl", "[" * 100_000, "is not valid JSON"),
        ("list.jsonl", "[1]", "must be an object"),
        ("no_text.jsonl", '{"title": "x"}', "has no 'text'"),
        ("number.jsonl", '{"text": 5}', "must be a text, got int"),
        ("date.jsonl", json.dumps({"text": ENGLISH, "published": "soon"}), "is no date"),
        ("columns.csv", "a,b\n1,2\n", "has no column 'text'"),
        ("page.html", "<html><body></body></html>", "no article"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, content: str | bytes, reason: str) -> None:
    path = written(tmp_path, name, content)
    (found,) = read(path, limits=Limits(report_characters=900 if name == "long.txt" else 1000))
    assert isinstance(found.result, ReportError)
    assert reason in str(found.result)
    assert name in str(found.result)


def test_what_does_not_exist(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "nothing.txt")
    assert "no such file" in str(found.result)
    (found,) = read(tmp_path)
    assert "holds no file" in str(found.result)


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (f"Chad cuts ties with Mali\n\n{ENGLISH}", "Chad cuts ties with Mali"),
        (ENGLISH, None),
        (f"{'A long headline ' * 10}\n{ENGLISH}", None),
        (f"Will they talk?\n{ENGLISH}", None),
    ],
)
def test_plain_text_and_its_title(tmp_path: Path, content: str, title: str | None) -> None:
    path = written(tmp_path, "report.txt", content)
    (found,) = read(path, published=date(2020, 1, 6), publisher="Courier")
    assert found.result == Report(content, title, date(2020, 1, 6), "Courier")
    (named,) = read(path, title="Mine")
    assert isinstance(named.result, Report)
    assert named.result.title == "Mine"


@pytest.mark.parametrize(
    ("encoding", "content"),
    [
        ("utf-8", b"\xef\xbb\xbfChad met Mali.\r\nThen it left.\rIt came back."),
        ("windows-1252", b"Chad met Mali.\r\nThen it left.\rIt came back."),
        ("utf-8", "Chad met Mali.\r\nThen it left.\rIt came back.".encode("utf-16")),
    ],
)
def test_line_ends_and_marks(tmp_path: Path, encoding: str, content: bytes) -> None:
    (found,) = read(written(tmp_path, "report.txt", content), encoding=encoding)
    assert isinstance(found.result, Report)
    assert found.result.text == "Chad met Mali.\nThen it left.\nIt came back."


def test_many_reports_in_one_file(tmp_path: Path) -> None:
    rows = [
        {"text": ENGLISH, "published": "2020-01-06T10:00:00Z", "publisher": "A", "url": "u", "other": 1},
        {"text": ""},
    ]
    found = read(written(tmp_path, "many.jsonl", "\n\n".join(map(json.dumps, rows))))
    assert found[0].result == Report(ENGLISH, None, date(2020, 1, 6), "A", "u")
    assert "line 3: has no 'text'" in str(found[1].result)
    table = f'text,published\n"{ENGLISH}",2020-01-06\n"{ENGLISH}",never\n'
    found = read(written(tmp_path, "many.csv", table), fallback_publisher="B")
    assert found[0].result == Report(ENGLISH, None, date(2020, 1, 6), "B")
    assert "'never' is no date" in str(found[1].result)


def test_a_page(tmp_path: Path) -> None:
    (found,) = read(written(tmp_path, "page.html", PAGE))
    report = found.result
    assert isinstance(report, Report)
    assert report.text.splitlines()[0] == report.title == "Chad cuts ties with Mali"
    assert report.published == date(2020, 1, 6)
    assert report.publisher == "The Niamey Courier"
    assert ENGLISH in report.text
    assert "Weather" not in report.text


def test_a_page_cannot_reach_files(tmp_path: Path) -> None:
    secret = written(tmp_path, "secret.txt", "the secret")
    entity = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]>' + PAGE.replace("regretted", "&x; regretted")
    (found,) = read(written(tmp_path, "page.html", entity))
    assert isinstance(found.result, Report)
    assert "the secret" not in found.result.text


def test_a_folder_and_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "b").mkdir()
    written(tmp_path, "b/two.txt", "Mali met Chad.")
    written(tmp_path, "a.txt", "Chad met Mali.")
    written(tmp_path, "picture.png", b"\x89PNG")
    assert [found.source for found in read(tmp_path)] == [str(tmp_path / "a.txt"), str(tmp_path / "b" / "two.txt")]
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(ENGLISH.encode())))
    (found,) = read("-")
    assert isinstance(found.result, Report)
    assert found.result.text == ENGLISH
