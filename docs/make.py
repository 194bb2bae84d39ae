"""Makes the generated pages of the documentation.

    python docs/make.py [--check]

Writes `codebook.md` (from the knowledge packs), `commands.md` (from the command line), `corpus.md` (from the
annotated texts), `evaluation.md` (from what was measured) and `settings.md` (from the settings). With --check
nothing is written; exits 1 if a page is stale.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from generate.codebook import codebook
from generate.commands import commands
from generate.corpus import corpus
from generate.evaluation import evaluation
from generate.settings import settings

HERE = Path(__file__).parent
PAGES: dict[str, Callable[[], str]] = {
    "codebook.md": codebook,
    "commands.md": commands,
    "corpus.md": corpus,
    "evaluation.md": evaluation,
    "settings.md": settings,
}


def stale() -> dict[str, str]:
    """Pages that do not say what they would if they were made now, with what they should say."""
    made = {name: make() for name, make in PAGES.items()}
    return {name: text for name, text in made.items() if _now(HERE / name) != text}


def _now(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def main() -> int:
    """Writes or checks the pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a page is stale")
    check = parser.parse_args().check
    found = stale()
    for name, text in found.items():
        if check:
            print(f"docs/{name} is stale; run `python docs/make.py`")
        else:
            (HERE / name).write_text(text, encoding="utf-8")
            print(f"docs/{name} written")
    return 1 if check and found else 0


if __name__ == "__main__":
    raise SystemExit(main())
