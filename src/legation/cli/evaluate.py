"""`legation evaluate`: what the program's coding is worth beside people's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli import options

if TYPE_CHECKING:
    from legation.scoring.evaluation import Evaluation

EXAMPLES = """
**Examples**

`legation evaluate my_sentences.txt --errors`

`legation evaluate evaluation/gold/dev --texts texts.jsonl --annotators evaluation/gold/one evaluation/gold/two`

`legation evaluate pairs.tsv --label gold_type`
"""

Gold = Annotated[
    list[Path],
    typer.Argument(metavar="GOLD...", help="Annotated texts (files, folders), or one TSV of labelled pairs."),
]
Texts = Annotated[
    Path | None,
    typer.Option("--texts", metavar="FILE.jsonl", help="The texts of annotations that come without them."),
]
Annotators = Annotated[
    tuple[Path, Path] | None,
    typer.Option("--annotators", metavar="ONE TWO", help="Two annotators' labels; their agreement stands beside."),
]
Against = Annotated[
    list[Path] | None,
    typer.Option("--against", metavar="OTHER", help="Score these annotations instead of the program's coding."),
]
Errors = Annotated[bool, typer.Option("--errors", help="List every error with its sentence.")]
Label = Annotated[str | None, typer.Option("--label", metavar="COLUMN", help="The column of a TSV with the types.")]


def evaluate(
    gold: Gold,
    texts: Texts = None,
    annotators: Annotators = None,
    against: Against = None,
    errors: Errors = False,
    label: Label = None,
    json: options.Json = False,
    quiet: options.Quiet = False,
    reader: options.Reader = None,
    threads: options.Threads = None,
    pack: options.Pack = None,
    settings: options.SettingsFile = None,
) -> None:
    """Score the program on annotated texts, layer by layer, or on marked pairs. Nothing is stored."""
    from legation.cli.score_tables import evaluation_view, pairs_view
    from legation.cli.show import console, progress
    from legation.jobs.evaluating import evaluate_annotators, evaluate_pairs, evaluate_program, pairs_json
    from legation.scoring.scores_json import evaluation_json

    chosen = options.settings_with(settings, None, reader, threads, pack)
    if [path.suffix for path in gold] == [".tsv"]:
        pairs = evaluate_pairs(gold[0], label, chosen)
        if json:
            _print(pairs_json(pairs, errors))
        else:
            console(wide=True).print(*pairs_view(pairs, errors), sep="\n\n")
        return
    if against:
        found = evaluate_annotators(gold, against, texts)
    else:
        with progress("texts coded", not (quiet or json)) as told:
            found = evaluate_program(gold, texts, chosen, told)
    beside: Evaluation | None = None
    if annotators is not None:
        beside = evaluate_annotators([annotators[0]], [annotators[1]], texts)
    if json:
        _print(evaluation_json(found, beside, errors))
    else:
        console(wide=True).print(*evaluation_view(found, beside, errors), sep="\n\n")


def _print(body: dict[str, object]) -> None:
    from legation.export.json_lines import line

    typer.echo(line(body))


evaluate.__doc__ = f"{evaluate.__doc__}\n{EXAMPLES}"
