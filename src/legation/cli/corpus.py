"""`legation corpus`: annotated texts are checked and counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli import options
from legation.errors import UsageError

if TYPE_CHECKING:
    from legation.scoring import AnnotatedText

app = typer.Typer(help="Annotated texts in the corpus format (docs/corpus-format.md).", no_args_is_help=True)

Files = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files of the format, or folders with `*.txt`.")]

Advice = Annotated[
    bool, typer.Option("--advice", help="Also print what looks wrong by the guideline, though it breaks no rule.")
]

EXAMPLES = """
**Examples**

`legation corpus check my_sentences.txt`

`legation corpus stats my_sentences.txt --json`
"""


@app.command("check")
def check(paths: Files, advice: Advice = False, quiet: options.Quiet = False) -> None:
    """Check annotated texts strictly. Every fault is named with its file and line; exit status 1 if there is any."""
    import sys

    from legation.errors import KnowledgeError
    from legation.scoring import examine_corpus_file
    from legation.scoring.advice import advice as remarks

    texts = failed = 0
    for path in _files(paths):
        try:
            found, faults = examine_corpus_file(path)
        except KnowledgeError as error:
            failed += 1
            print(f"legation: {error}", file=sys.stderr)
            continue
        texts += len(found)
        failed += bool(faults)
        for text in found if advice else ():
            for remark in remarks(text):
                print(f"advice: {text.file}, line {text.line}: {text.id}: {remark}", file=sys.stderr)
        for fault in faults:
            print(f"legation: {fault.file}, line {fault.line}: {fault.reason}", file=sys.stderr)
    if not quiet:
        typer.echo(f"{texts} texts hold, {failed} files do not")
    raise typer.Exit(1 if failed else 0)


@app.command("stats")
def stats(paths: Files, json: options.Json = False) -> None:
    """Count what annotated texts hold: types, triggers, statuses, channel states."""
    from legation.scoring import read_corpus_file
    from legation.scoring.statistics import count

    texts: list[AnnotatedText] = [text for path in _files(paths) for text in read_corpus_file(path)]
    found = asdict(count(texts))
    if json:
        from legation.export.json_lines import line

        print(line(found))
        return
    for name, value in found.items():
        label = name.replace("_", " ")
        if isinstance(value, dict):
            typer.echo(f"{label}:")
            for key, number in value.items():
                typer.echo(f"  {key:24} {number:>7}")
        else:
            typer.echo(f"{label:26} {value:>7}")


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.exists():
            raise UsageError(f"no such file or folder: {path}")
        yield from sorted(path.rglob("*.txt")) if path.is_dir() else [path]


check.__doc__ = f"{check.__doc__}\n{EXAMPLES}"
stats.__doc__ = f"{stats.__doc__}\n{EXAMPLES}"
