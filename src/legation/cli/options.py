"""Options that several commands share, and what they mean together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from legation.config import Settings, load_settings
from legation.errors import UsageError

Ledger = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        metavar="FILE",
        help="The ledger: a file or a database URL. [default: legation.ledger]",
        rich_help_panel="Where",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs, one object a line.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]
SettingsFile = Annotated[
    Path | None,
    typer.Option(
        "--settings",
        metavar="FILE",
        help="Settings in TOML. [default: legation.toml, if there is one]",
        rich_help_panel="Where",
    ),
]
Reader = Annotated[
    str | None,
    typer.Option(
        "--reader",
        metavar="NAME",
        help="An installed spaCy pipeline with a parser, in place of the shipped reader.",
        rich_help_panel="How",
    ),
]
Threads = Annotated[
    int | None, typer.Option("--threads", min=1, help="Threads for the reader. [default: 1]", rich_help_panel="How")
]
Pack = Annotated[
    list[Path] | None,
    typer.Option(
        "--pack", metavar="FOLDER", help="A further knowledge pack; may be given more than once.", rich_help_panel="How"
    ),
]
Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Files, folders, web addresses, or - for standard input."),
]
Published = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DATE",
        help="Date of publication (2026-01-09). Without one, relative dates stay unresolved.",
    ),
]


def day(value: str | None, option: str) -> date | None:
    """A date given on the command line; UsageError where it is none."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise UsageError(f"{option} {value!r} is no date; write it as 2026-01-09") from error


def settings_with(
    file: Path | None = None,
    ledger: str | None = None,
    reader: str | None = None,
    threads: int | None = None,
    packs: list[Path] | None = None,
) -> Settings:
    """The settings with the options of the command line over them."""
    settings = load_settings(file)
    return replace(
        settings,
        ledger=ledger or settings.ledger,
        reader=reader or settings.reader,
        threads=threads or settings.threads,
        packs=tuple(map(str, packs)) if packs else settings.packs,
    )
