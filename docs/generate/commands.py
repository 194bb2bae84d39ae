"""`commands.md`: every command with its arguments and options, from the command line itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from generate.markdown import code, codes, page, table
from legation.cli.app import app

INTRODUCTION = """
# Commands

Every command, as `legation COMMAND --help` has it. What to use them for is in the [guide](guide.md).
Exit status: 0 done, 1 some reports could not be read or some examples fail, 2 wrong usage, 130 stopped by Ctrl-C.
"""
PROGRAM = "legation"


def commands() -> str:
    """The whole page."""
    blocks = [block for path, command in all_commands() for block in _command(path, command)]
    return page(INTRODUCTION, *_parameters(typer.main.get_command(app)), *blocks)


def all_commands() -> Iterator[tuple[str, Any]]:
    """Every command that does something, by its full name, in the order of the help."""
    yield from _below(PROGRAM, typer.main.get_command(app))


def _below(path: str, command: Any) -> Iterator[tuple[str, Any]]:
    children = getattr(command, "commands", None)
    if children is None:
        yield path, command
        return
    for name, child in children.items():
        yield from _below(f"{path} {name}", child)


def _command(path: str, command: Any) -> Iterator[str]:
    yield f"## `{path}`"
    yield f"```text\n{usage(path, command)}\n```"
    yield "\n".join(line.rstrip() for line in (command.help or "").strip().splitlines())
    yield from _parameters(command)


def usage(path: str, command: Any) -> str:
    """The first line of a command's help."""
    options = any(_is_option(each) for each in command.params)
    words = [_argument(each) for each in command.params if not _is_option(each)]
    return " ".join([path, *(["[OPTIONS]"] if options else []), *words])


def _argument(parameter: Any) -> str:
    name = str(parameter.metavar or parameter.name.upper())
    return name if parameter.required else f"[{name}]"


def _is_option(parameter: Any) -> bool:
    return str(parameter.opts[0]).startswith("-")


def _parameters(command: Any) -> Iterator[str]:
    arguments = [[code(each.metavar or each.name), each.help or ""] for each in command.params if not _is_option(each)]
    if arguments:
        yield table(["Argument", "Meaning"], arguments)
    options = [_option(each) for each in command.params if _is_option(each) and not each.hidden]
    if options:
        yield table(["Option", "Value", "Default", "Meaning"], options)


def _option(option: Any) -> list[str]:
    names = sorted([*option.opts, *option.secondary_opts], key=lambda name: (not name.startswith("--"), name))
    told = str(option.help or "")
    default = "" if option.is_flag or option.default in (None, ()) else str(option.default)
    if "[default: " in told:
        told, _, default = told.partition("[default: ")
        default = default.partition("]")[0]
    value = option.metavar or ("NUMBER" if getattr(option, "min", None) is not None else "TEXT")
    if option.required:
        default = "must be given"
    return [codes(names), "" if option.is_flag else code(value), default, told.strip()]
