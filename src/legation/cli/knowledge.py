"""`legation knowledge check`: every pack holds together, and its examples are read as they say."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from legation.cli import options

app = typer.Typer(help="Knowledge packs: ontologies, actors, patterns, relation rules.", no_args_is_help=True)

EXAMPLES = """
**Examples**

`legation knowledge check`

`legation knowledge check my_pack/`

`legation knowledge check src/legation/data/languages/en/events/consult`
"""


@app.command("check")
def check(
    path: Annotated[
        Path | None,
        typer.Argument(metavar="PATH", help="A pack, or files of the shipped one. [default: all that is shipped]"),
    ] = None,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Check packs: files are well formed, names are known, every example is read as it says. Exit status 1 if not."""
    from legation.cli.show import console
    from legation.export.json_lines import line
    from legation.jobs.checking import check_knowledge

    found = check_knowledge(path)
    if json:
        for failure in found.failures:
            print(
                line(
                    {
                        "file": failure.file,
                        "text": failure.text,
                        "expected": failure.expected,
                        "found": list(failure.found),
                    }
                )
            )
        print(line({"checked": found.counts, "failed": len(found.failures)}))
    elif not quiet or found.failures:
        screen = console()
        for failure in found.failures:
            screen.print(f"{failure.file}\n  {failure.text}\n    expected {failure.expected}", style="red")
            for told in failure.found or ("nothing",):
                screen.print(f"    found    {told}")
        for name, count in found.counts.items():
            screen.print(f"{count:>6} {name}")
        screen.print(f"{found.examples - len(found.failures)} examples hold, {len(found.failures)} fail")
    raise typer.Exit(1 if found.failures else 0)


check.__doc__ = f"{check.__doc__}\n{EXAMPLES}"
