"""`legation classify`: what a marked source does to a marked target, for every row of a table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from legation.cli import options

EXAMPLES = """
**Examples**

`legation classify pairs.tsv --output typed.tsv`

The column `marked_sentence` holds a sentence with `<s>…</s>` around the source and `<t>…</t>` around the target.
Every row comes back with `type`, `mode`, `quad` and `confidence` added, in PLOVER's published terms.
"""


def classify(
    file: Annotated[Path, typer.Argument(metavar="FILE.tsv", help="Tab-separated, with a header.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="OUT.tsv", help="Where the rows go.")],
    quiet: options.Quiet = False,
    reader: options.Reader = None,
    threads: options.Threads = None,
    pack: options.Pack = None,
    settings: options.SettingsFile = None,
) -> None:
    """Classify pairs of a marked source and target. It never abstains."""
    from legation.jobs.classifying import classify_file

    chosen = options.settings_with(settings, None, reader, threads, pack)
    count = classify_file(file, output, chosen)
    if not quiet:
        typer.echo(f"{count} rows classified into {output}")


classify.__doc__ = f"{classify.__doc__}\n{EXAMPLES}"
