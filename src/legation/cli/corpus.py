"""`legation corpus`: annotated texts are checked and counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from enum import StrEnum
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

Texts = Annotated[
    Path | None,
    typer.Option("--texts", metavar="FILE.jsonl", help="The texts of annotations that come without them."),
]
Folder = Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where the files go.")]
Least = Annotated[float, typer.Option("--least", min=1, max=100, help="How much alike they must be, in per cent.")]


Number = Annotated[int, typer.Option("--number", "-n", min=1, help="How many texts.")]
Seed = Annotated[int, typer.Option("--seed", help="What the draw depends on.")]


class Target(StrEnum):
    """Forms that annotated texts can be written in."""

    corpus = "corpus"
    standoff = "standoff"
    json = "json"


Form = Annotated[Target, typer.Option("--to", help="The form to write.")]

EXAMPLES = """
**Examples**

`legation corpus check my_sentences.txt`

`legation corpus stats my_sentences.txt --json`

`legation corpus split corpus --output parts`

`legation corpus convert my_sentences.txt --to json --output converted`
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
def stats(paths: Files, texts: Texts = None, json: options.Json = False) -> None:
    """Count what annotated texts hold: lengths, types, triggers, statuses, channel states."""
    from legation.scoring.gold import read_gold
    from legation.scoring.statistics import count

    found = asdict(count(read_gold(_known(paths), texts)))
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


@app.command("near")
def near(paths: Files, least: Least = 80.0, quiet: options.Quiet = False) -> None:
    """List texts that are near-copies of each other, names and numbers aside; exit status 1 if there are any."""
    from legation.scoring.gold import read_gold
    from legation.scoring.likeness import near_copies

    found = near_copies(read_gold(_known(paths)), least)
    for each in found if not quiet else ():
        typer.echo(f"{each.first.id} {each.second.id} {each.likeness:.0f}\n  {each.first.text}\n  {each.second.text}")
    if not quiet:
        typer.echo(f"{len(found)} pairs are near-copies")
    raise typer.Exit(1 if found else 0)


@app.command("split")
def split(paths: Files, output: Folder, quiet: options.Quiet = False) -> None:
    """Part texts into train.txt, dev.txt and test.txt (80, 10 and 10 of 100), always the same way."""
    from legation.scoring.gold import read_gold
    from legation.scoring.record_lines import corpus_block
    from legation.scoring.splitting import split as parted

    output.mkdir(parents=True, exist_ok=True)
    for part, texts in parted(read_gold(_known(paths))).items():
        (output / f"{part}.txt").write_text("\n".join(map(corpus_block, texts)), encoding="utf-8")
        if not quiet:
            typer.echo(f"{len(texts):>6} texts in {output / part}.txt")


@app.command("convert")
def convert(paths: Files, to: Form, output: Folder, texts: Texts = None, quiet: options.Quiet = False) -> None:
    """Write annotated texts in another form, a file a text: corpus, standoff (without the text) or json."""
    from legation.scoring.gold import read_gold

    output.mkdir(parents=True, exist_ok=True)
    found = read_gold(_known(paths), texts)
    for text in found:
        target = output / f"{text.id}{'.txt' if to is Target.corpus else '.json'}"
        target.write_text(_written(text, to), encoding="utf-8")
    if not quiet:
        typer.echo(f"{len(found)} texts written to {output}")


@app.command("sample")
def sample(paths: Files, number: Number = 100, seed: Seed = 1) -> None:
    """Print texts drawn at random, with their labels; the same seed draws the same texts."""
    from random import Random

    from legation.scoring.gold import read_gold
    from legation.scoring.record_lines import corpus_block

    drawn = list(read_gold(_known(paths)))
    Random(seed).shuffle(drawn)  # noqa: S311 – a sample, no secret
    typer.echo("\n".join(map(corpus_block, drawn[:number])), nl=False)


def _written(text: AnnotatedText, to: Target) -> str:
    from legation.export.json_lines import line
    from legation.scoring.annotation_json import annotation_json
    from legation.scoring.record_lines import corpus_block
    from legation.scoring.standoff import write_standoff

    if to is Target.json:
        return line(annotation_json(text)) + "\n"
    return corpus_block(text) if to is Target.corpus else write_standoff(text)


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in _known(paths):
        yield from sorted(path.rglob("*.txt")) if path.is_dir() else [path]


def _known(paths: list[Path]) -> list[Path]:
    for path in paths:
        if not path.exists():
            raise UsageError(f"no such file or folder: {path}")
    return paths


for command in (check, stats, near, split, convert, sample):
    command.__doc__ = f"{command.__doc__}\n{EXAMPLES}"
