"""The program `legation`: its commands, and how it ends."""

from __future__ import annotations

import os
import sys

import typer

from legation.cli import classify, corpus, evaluate, events, knowledge, ledger, mentions, read, relation
from legation.errors import LegationError
from legation.version import VERSION

SOME_FAILED, WRONG_USAGE, INTERRUPTED = 1, 2, 130

app = typer.Typer(
    name="legation",
    help="Reads news and keeps the record of relations between states: who did what to whom, when, where, "
    "according to whom, and where each relation stands now.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"legation {VERSION}")
        raise typer.Exit()


@app.callback()
def options(
    version: bool = typer.Option(
        False, "--version", callback=_show_version, is_eager=True, help="Print the version and stop."
    ),
) -> None:
    """Options of the program itself; the work is in the commands."""


app.command("read")(read.read)
app.command("relation")(relation.relation)
app.command("events")(events.events)
app.command("mentions")(mentions.mentions)
app.command("classify")(classify.classify)
app.command("evaluate")(evaluate.evaluate)
app.add_typer(knowledge.app, name="knowledge")
app.add_typer(ledger.app, name="ledger")
app.add_typer(corpus.app, name="corpus")


def main() -> None:
    """Runs the program. Errors that a user can act on are one line on standard error, never a traceback."""
    try:
        app()
    except LegationError as error:
        print(f"legation: {error}", file=sys.stderr)
        sys.exit(WRONG_USAGE)
    except KeyboardInterrupt:
        print("legation: stopped; what was read so far is in the ledger", file=sys.stderr)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output has gone ("| head"): nothing is left to say, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(SOME_FAILED)
