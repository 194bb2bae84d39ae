"""`legation ledger info`: how much the ledger holds."""

from __future__ import annotations

from dataclasses import asdict

import typer

from legation.cli import options

app = typer.Typer(help="The ledger: everything read so far.", no_args_is_help=True)

EXAMPLES = """
**Examples**

`legation ledger info`

`legation ledger info --ledger south_america.ledger --json`
"""


@app.command("info")
def info(ledger: options.Ledger = None, json: options.Json = False, settings: options.SettingsFile = None) -> None:
    """Show how many reports, events, conditions and dyads the ledger holds."""
    from legation.store import open_ledger

    chosen = options.settings_with(settings, ledger)
    with open_ledger(chosen.ledger, create=False) as opened:
        found = opened.info()
    values = {
        name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in asdict(found).items()
    }
    if json:
        from legation.export.json_lines import line

        print(line({"ledger": chosen.ledger, **values}))
        return
    for name, value in {"ledger": chosen.ledger, **values}.items():
        typer.echo(f"{name.replace('_', ' '):16} {'–' if value is None else value}")


info.__doc__ = f"{info.__doc__}\n{EXAMPLES}"
