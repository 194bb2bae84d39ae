"""Every example report is read as it was when `tests/make_golden.py` last ran.

The reader's eight-bit numbers differ a little between processors, so a few lines may differ.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from make_golden import GOLDEN, examples, lines

TOLERATED = 0.1

CASES = list(examples())


@pytest.mark.parametrize(("name", "path", "published"), CASES, ids=[name for name, _, _ in CASES])
def test_golden(name: str, path: Path, published: date) -> None:
    golden = Counter((GOLDEN / f"{name}.txt").read_text(encoding="utf-8").splitlines())
    found = Counter(lines(path.read_text(encoding="utf-8"), published))
    gone, new = golden - found, found - golden
    shown = "\n".join([*(f"- {line}" for line in gone), *(f"+ {line}" for line in new)])
    assert max(gone.total(), new.total()) <= max(2, TOLERATED * golden.total()), (
        f"run tests/make_golden.py if this is meant:\n{shown}"
    )


def test_every_golden_file_has_its_report() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == {name for name, _, _ in CASES}
