"""Small pieces of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import fill

MADE = "<!-- Made by `python docs/make.py`; edit what it is made from, not this file. -->"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; an empty cell is a dash.

    >>> print(table(["Code"], [["FRA"]]))
    | Code |
    | --- |
    | FRA |
    """
    lines = [head, ["---"] * len(head), *([_cell(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|") or "–"


def code(name: str | None) -> str:
    """A name as the program writes it."""
    return f"`{name}`" if name else ""


def codes(names: Iterable[str], joined: str = ", ") -> str:
    """Several names, in the order given."""
    return joined.join(f"`{name}`" for name in names)


def either(names: Sequence[str]) -> str:
    """Several names, of which one must be.

    >>> either(["a", "b", "c"])
    '`a`, `b` or `c`'
    """
    if len(names) < 2:
        return codes(names)
    return f"{codes(names[:-1])} or `{names[-1]}`"


def number(value: float) -> str:
    """A score with a real minus sign and no needless decimals.

    >>> number(-5.0)
    '−5'
    """
    return f"{value:g}".replace("-", "−")


def page(*blocks: str) -> str:
    """A whole generated page; a paragraph on one line is broken into several."""
    return "\n\n".join([MADE, *(_broken(block.strip("\n")) for block in blocks if block.strip())]) + "\n"


def _broken(block: str) -> str:
    if "\n" in block or block.startswith(("#", "|", "- ")):
        return block
    return fill(block, 110, break_long_words=False, break_on_hyphens=False)
