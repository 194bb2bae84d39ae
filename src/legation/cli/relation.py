"""`legation relation A B`: the dossier of a dyad."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli import options

if TYPE_CHECKING:
    from legation.model.relation import Dossier
    from legation.model.report import Report

EXAMPLES = """
**Examples**

`legation relation USA VEN`

`legation relation Venezuela "United States" --as-of 2020-01-01`

`legation relation USA VEN --known-by 2025-12-31 --json`
"""


def relation(
    one: Annotated[str, typer.Argument(metavar="A", help="A state or organisation: code or name.")],
    other: Annotated[str, typer.Argument(metavar="B", help="The other one.")],
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="How things stood on that day.")] = None,
    known_by: Annotated[
        str | None, typer.Option("--known-by", metavar="DATE", help="By reports that had appeared by that day.")
    ] = None,
    ledger: options.Ledger = None,
    json: options.Json = False,
    settings: options.SettingsFile = None,
) -> None:
    """Show where the relation of two states stands: every channel, since when, by whose word, and how it came there."""
    from legation.jobs.reading import country_code, packs_of
    from legation.knowledge.relations import load_relations_of
    from legation.relate import dossier
    from legation.store import open_ledger

    chosen = options.settings_with(settings, ledger)
    packs = packs_of(chosen)
    pair = country_code(one, packs), country_code(other, packs)
    known = options.day(known_by, "--known-by")
    with open_ledger(chosen.ledger, create=False) as opened:
        rules = load_relations_of(packs)
        found = dossier(opened.coded(pair), *pair, options.day(as_of, "--as-of"), known, rules)
        titles = {report.id: report for report in opened.reports()} if not json else {}
    if json:
        from legation.export.dossier_json import dossier_json
        from legation.export.json_lines import line

        print(line(dossier_json(found)))
    else:
        _show(found, titles)


def _show(found: Dossier, reports: dict[str, Report]) -> None:
    from legation.cli.dossier import dossier_view
    from legation.cli.show import console

    console().print(dossier_view(found, reports))


relation.__doc__ = f"{relation.__doc__}\n{EXAMPLES}"
