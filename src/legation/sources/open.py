"""Finds the reports at a location: a file, a folder, a web address, or `-` for standard input."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from legation.errors import ReportError
from legation.model.report import Report
from legation.sources.decode import decode
from legation.sources.described import Described
from legation.sources.plain import plain_report
from legation.sources.rows import csv_reports, json_reports

# Formats by the ending of a file's name; any other ending is read as plain text when named, and
# left aside in a folder.
FORMATS = {
    ".txt": "plain text",
    ".text": "plain text",
    ".md": "plain text",
    ".html": "a web page",
    ".htm": "a web page",
    ".jsonl": "JSON lines",
    ".ndjson": "JSON lines",
    ".csv": "CSV",
}
_MANY: dict[str, Callable[[str, str, Described], Iterator[Report | ReportError]]] = {
    ".jsonl": json_reports,
    ".ndjson": json_reports,
    ".csv": csv_reports,
}


@dataclass(frozen=True, slots=True)
class Found:
    """One report at a location, or why there is none."""

    source: str
    result: Report | ReportError


def find_reports(locations: Iterable[str], described: Described) -> Iterator[Found]:
    """Every report at the locations, in order; files of a folder by name, deeper folders too."""
    for location in locations:
        for source, results in _at(location, described):
            try:
                for result in results:
                    yield Found(result.source if isinstance(result, ReportError) else source, result)
            except ReportError as error:
                yield Found(source, error)


def _at(location: str, described: Described) -> Iterator[tuple[str, Iterator[Report | ReportError]]]:
    if location == "-":
        yield "standard input", _standard_input(described)
    elif location.startswith(("http://", "https://")):
        yield location, _web_page(location, described)
    elif Path(location).is_dir():
        paths = [
            path for path in sorted(Path(location).rglob("*")) if path.suffix.lower() in FORMATS and path.is_file()
        ]
        if not paths:
            yield location, _refused(location, f"holds no file that ends in {', '.join(FORMATS)}")
        for path in paths:
            yield str(path), _file(path, described)
    else:
        yield location, _file(Path(location), described)


def _refused(source: str, reason: str) -> Iterator[Report | ReportError]:
    yield ReportError(source, reason)


def _file(path: Path, described: Described) -> Iterator[Report | ReportError]:
    source, limits = str(path), described.limits
    try:
        size = path.stat().st_size
        if path.suffix.lower() not in _MANY and size > 4 * limits.report_characters:
            most = f"{limits.report_characters:,} characters (setting limits.report_characters)"
            raise ReportError(source, f"has {size:,} bytes; one report may have {most}: split the file")
        if size > limits.file_bytes:
            raise ReportError(source, f"has {size:,} bytes; a file may have {limits.file_bytes:,}")
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise ReportError(source, _unreadable(error)) from error
    yield from _content(data, source, path.suffix.lower(), described)


def _unreadable(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    return f"cannot be read: {getattr(error, 'strerror', None) or error}"


def _content(data: bytes, source: str, ending: str, described: Described) -> Iterator[Report | ReportError]:
    if not data.strip():
        raise ReportError(source, "is empty")
    if ending in (".html", ".htm"):
        from legation.sources.page import page_report  # a large library that plain text does not need

        yield page_report(data, source, described)
        return
    text = decode(data, source, described.encoding)
    many = _MANY.get(ending)
    if many is None:
        yield plain_report(text, source, described)
    else:
        yield from many(text, source, described)


def _standard_input(described: Described) -> Iterator[Report | ReportError]:
    most = 4 * described.limits.report_characters
    data = sys.stdin.buffer.read(most + 1)
    if len(data) > most:
        raise ReportError("standard input", f"is larger than {most:,} bytes; one report is read from it")
    yield from _content(data, "standard input", ".txt", described)


def _web_page(url: str, described: Described) -> Iterator[Report | ReportError]:
    from legation.sources.fetch import fetch
    from legation.sources.page import page_report

    data, kind, final = fetch(url, described.limits)
    if kind == "text/plain":
        yield plain_report(decode(data, url, described.encoding), url, described)
    else:
        yield page_report(data, url, described, final)
