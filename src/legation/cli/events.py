"""`legation events`: events of the ledger, by what they are, who did them and when."""

from __future__ import annotations

from typing import Annotated

import typer

from legation.cli import options
from legation.errors import UsageError

EXAMPLES = """
**Examples**

`legation events --source USA --target VEN --since 2019-01-01`

`legation events --type ASSAULT --status cancelled --json`
"""


def events(
    type: Annotated[str | None, typer.Option("--type", help="Event type (CONSULT, ASSAULT …).")] = None,
    status: Annotated[
        str | None, typer.Option("--status", help="occurred, ongoing, planned, possible, cancelled or denied.")
    ] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="A", help="Who acts: code or name.")] = None,
    target: Annotated[str | None, typer.Option("--target", metavar="B", help="To whom: code or name.")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="From that day on.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Up to that day.")] = None,
    known_by: Annotated[
        str | None, typer.Option("--known-by", metavar="DATE", help="By reports that had appeared by that day.")
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=0, help="So many at most.")] = None,
    ledger: options.Ledger = None,
    json: options.Json = False,
    settings: options.SettingsFile = None,
) -> None:
    """List events of the ledger, the earliest first."""
    from legation.jobs.reading import country_code
    from legation.knowledge.ontology import load_ontology
    from legation.model.event import STATUSES
    from legation.store import open_ledger

    chosen = options.settings_with(settings, ledger)
    kinds = load_ontology().types
    kind = type.upper() if type else None
    if kind is not None and kind not in kinds:
        raise UsageError(f"unknown event type {type!r}; allowed are {', '.join(sorted(kinds))}")
    if status is not None and status not in STATUSES:
        raise UsageError(f"unknown status {status!r}; allowed are {', '.join(STATUSES)}")
    with open_ledger(chosen.ledger, create=False) as opened:
        found = opened.events(
            type=kind,
            status=status,
            source=country_code(source) if source else None,
            target=country_code(target) if target else None,
            since=options.day(since, "--since"),
            until=options.day(until, "--until"),
            known_by=options.day(known_by, "--known-by"),
            limit=limit,
        )
        if json:
            from legation.export.json_lines import event_json, line

            for report, event in found:
                print(line({"report": report.id, **event_json(event)}))
            return
        from legation.cli.show import console, events_view

        listed = [event for _, event in found]
    console().print(events_view(listed) if listed else "No event in the ledger fits.")


events.__doc__ = f"{events.__doc__}\n{EXAMPLES}"
