"""`settings.md`: every setting with its explanation and default, from `legation.config`."""

from __future__ import annotations

import ast
import inspect
from dataclasses import MISSING, Field, fields, is_dataclass
from textwrap import dedent
from typing import Any

from generate.markdown import code, page, table
from legation import config

INTRODUCTION = f"""
# Settings

Settings are read from the file that `--settings` names, else from the one that the environment variable
`{config.FILE_VARIABLE}` names, else from `{config.FILE}` in the current folder if there is one. The file is TOML.
`{config.LEDGER_VARIABLE}` goes over the file's `ledger`. Options of the command line go over everything. An unknown
setting is an error.
"""
EXAMPLE = """
## Example

```toml
ledger = "south_america.ledger"
packs = ["river_pack"]

[limits]
fetch_seconds = 5
```
"""


def settings() -> str:
    """The whole page."""
    return page(
        INTRODUCTION,
        "## At the top of the file",
        _table(config.Settings),
        "## In the table `[limits]`",
        "What hostile or mistaken input may cost.",
        _table(config.Limits),
        EXAMPLE,
    )


def _table(kind: type) -> str:
    explained = explanations(kind)
    plain = [each for each in fields(kind) if not is_dataclass(_default(each))]
    rows = ([code(each.name), _kind(each), code(_shown(_default(each))), explained[each.name]] for each in plain)
    return table(["Setting", "Kind", "Default", "Meaning"], rows)


def explanations(kind: type) -> dict[str, str]:
    """The text that stands below each field of a class."""
    body = ast.parse(dedent(inspect.getsource(kind))).body[0]
    assert isinstance(body, ast.ClassDef)
    told: dict[str, str] = {}
    for field, after in zip(body.body, body.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(after, ast.Expr):
            told[field.target.id] = str(ast.literal_eval(after.value))
    return told


def _default(each: Field[Any]) -> object:
    if each.default_factory is not MISSING:
        return each.default_factory()
    return each.default


def _kind(each: Field[Any]) -> str:
    kinds = {"int": "whole number", "float": "number", "str": "text", "str | None": "text"}
    return kinds.get(str(each.type), "list of texts")


def _shown(value: object) -> str:
    """A value as TOML has it; nothing for none."""
    if isinstance(value, tuple):
        return "[]" if not value else str(list(value))
    if isinstance(value, str):
        return f'"{value}"'
    return "" if value is None else f"{value:_}" if isinstance(value, int) else str(value)
