"""`legation mentions PATH`: every actor, date and place that a report names."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from legation.cli import options

if TYPE_CHECKING:
    from legation.model.relation import CodedReport

EXAMPLES = """
**Examples**

`legation mentions report.txt --published 2026-01-09`

`legation mentions report.txt --json`
"""


def mentions(
    paths: options.Paths,
    published: options.Published = None,
    json: options.Json = False,
    reader: options.Reader = None,
    threads: options.Threads = None,
    pack: options.Pack = None,
    settings: options.SettingsFile = None,
) -> None:
    """Show every actor, date and place found, with how it was resolved. Nothing is stored."""
    from legation.cli.show import clean, console
    from legation.export.json_lines import line, mentions_json
    from legation.jobs.reading import coder_for, read_reports
    from legation.sources import Described

    chosen = options.settings_with(settings, None, reader, threads, pack)
    described = Described(
        published=options.day(published, "--published"), encoding=chosen.encoding, limits=chosen.limits
    )
    failed = False
    for outcome in read_reports(paths, described, coder_for(chosen)):
        if outcome.error is not None:
            failed = True
            print(f"legation: {clean(str(outcome.error))}", file=sys.stderr)
        elif outcome.record is not None and json:
            print(line(mentions_json(outcome.record.coded)))
        elif outcome.record is not None:
            console().print(*_views(outcome.record.coded), sep="\n\n")
    raise typer.Exit(1 if failed else 0)


def _views(coded: CodedReport) -> list[object]:
    from rich.table import Table
    from rich.text import Text

    from legation.cli.show import clean, report_head, shown_date

    actors, dates, places = (
        Table(*columns, box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        for columns in (
            ("Actor", "Name", "Code", "Sector", "Because"),
            ("Date", "Means", "Precision", "By rule"),
            ("Place", "Name", "Country", "Precision"),
        )
    )
    for mention in coded.actors:
        party = mention.party
        cells = (party.text, party.name, party.code or "–", party.sector or "–", mention.decision)
        actors.add_row(*(Text(clean(cell)) for cell in cells))
    for interval in coded.dates:
        cells = (interval.text, shown_date(interval), interval.precision, interval.rule, "")
        dates.add_row(*(Text(clean(cell)) for cell in cells[:4]))
    for place in coded.places:
        shown = (place.text, place.place.name, place.place.country or "–", place.place.precision)
        places.add_row(*(Text(clean(cell)) for cell in shown))
    return [report_head(coded.report, coded.passages), actors, dates, places]


mentions.__doc__ = f"{mentions.__doc__}\n{EXAMPLES}"
