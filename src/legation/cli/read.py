"""`legation read`: reports into the ledger, and what was read from them onto the screen."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli import options
from legation.errors import UsageError

if TYPE_CHECKING:
    from legation.jobs.reading import Outcome

EXAMPLES = """
**Examples**

`legation read report.txt --published 2026-01-09`

`legation read folder/ https://example.org/news --ledger south_america.ledger`

`cat report.txt | legation read - --published 2026-01-09 --json`

Reads plain text (each non-empty line is a passage), web pages, JSONL and CSV (fields text, title, published,
publisher, url). Exit status: 0 done, 1 some reports could not be read (the others are stored), 2 wrong usage.
"""


def read(
    paths: options.Paths,
    published: options.Published = None,
    publisher: Annotated[str | None, typer.Option("--publisher", help="Who published the reports.")] = None,
    title: Annotated[str | None, typer.Option("--title", help="Title of the report, if it is one.")] = None,
    encoding: Annotated[str | None, typer.Option("--encoding", help="Encoding of text files. [default: utf-8]")] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Code anew what the ledger has already, by this version and these packs.")
    ] = False,
    ledger: options.Ledger = None,
    json: options.Json = False,
    quiet: options.Quiet = False,
    reader: options.Reader = None,
    threads: options.Threads = None,
    pack: options.Pack = None,
    settings: options.SettingsFile = None,
) -> None:
    """Read reports: who did what to whom, with status, date, speaker and the exact words."""
    from legation.jobs.reading import coder_for, read_reports
    from legation.sources import Described
    from legation.sources.decode import known_encoding
    from legation.store import open_ledger

    chosen = options.settings_with(settings, ledger, reader, threads, pack)
    described = Described(
        published=options.day(published, "--published"),
        publisher=publisher,
        title=title,
        fallback_publisher=chosen.publisher,
        encoding=known_encoding(encoding or chosen.encoding),
        limits=chosen.limits,
    )
    if not paths:
        raise UsageError("give a file, a folder, a web address, or - for standard input")
    coder = coder_for(chosen)
    many = _many(paths)
    with open_ledger(chosen.ledger) as opened:
        outcomes = read_reports(paths, described, coder, opened, skip_known=many and not json, again=again)
        tally = _show(outcomes, json=json, quiet=quiet, many=many)
    if many and not quiet and not json:
        typer.echo(tally.summary(chosen.ledger))
    raise typer.Exit(1 if tally.failed else 0)


@dataclass(slots=True)
class Tally:
    """How many reports were read, known before, or could not be read."""

    new: int = 0
    known: int = 0
    failed: int = 0
    events: int = 0

    def count(self, outcome: Outcome) -> None:
        """Takes one outcome in."""
        if outcome.error is not None:
            self.failed += 1
        elif outcome.new is False:
            self.known += 1
        else:
            self.new += 1
        if outcome.record is not None:
            self.events += len(outcome.record.coded.events)

    def summary(self, ledger: str) -> str:
        """One line about all reports."""
        known = f", {self.known} known before" if self.known else ""
        failed = f", {self.failed} could not be read" if self.failed else ""
        return f"{self.new} reports read into {ledger} ({self.events} events){known}{failed}"


def _many(paths: list[str]) -> bool:
    from pathlib import Path

    return len(paths) > 1 or any(Path(path).is_dir() or path.endswith((".jsonl", ".ndjson", ".csv")) for path in paths)


def _show(outcomes: Iterable[Outcome], json: bool, quiet: bool, many: bool) -> Tally:
    from legation.cli.show import clean, console, record_view
    from legation.export.json_lines import as_json, line

    tally, screen = Tally(), console()
    with _progress(many and not quiet) as step:
        for outcome in outcomes:
            tally.count(outcome)
            step(outcome.source)
            if outcome.error is not None:
                print(f"legation: {clean(str(outcome.error))}", file=sys.stderr)
            elif outcome.record is not None and json:
                print(line(as_json(outcome.record)), flush=True)
            elif outcome.record is not None and not quiet and not many:
                screen.print(record_view(outcome.record))
    return tally


@contextmanager
def _progress(wanted: bool) -> Iterator[StepShown]:
    """A count of reports on standard error, on a terminal only: how many there are is not known before."""
    if not wanted or not sys.stderr.isatty():
        yield StepShown(None)
        return
    from legation.cli.show import console

    with console(stderr=True).status("reading …") as status:
        yield StepShown(status)


class StepShown:
    """Says how far the reading is."""

    def __init__(self, status: object | None) -> None:
        self._status = status
        self._count = 0

    def __call__(self, source: str) -> None:
        """One more report is done."""
        from legation.cli.show import clean

        self._count += 1
        if self._status is not None:
            self._status.update(f"{self._count} reports read, last {clean(source)}")  # type: ignore[attr-defined]


read.__doc__ = f"{read.__doc__}\n{EXAMPLES}"
