"""Gate: no text of the project shares eight words in a row with the texts of the data folder.

    python evaluation/overlap.py --data DATA

What others wrote is measured on, and partly trained on, but never copied: examples, patterns, tests and
documentation are in our own words. Licence texts are left out, and sequences that are no prose (codes,
numbers, single letters).
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
LENGTH = 8
READ = {
    ".txt", ".md", ".py", ".yaml", ".toml", ".json", ".jsonl", ".csv", ".tsv", ".html", ".xml", ".conllu", ".iob2", "",
}  # fmt: skip
# licences, pinned versions, and lists of names, which are nobody's prose
LEFT_OUT = re.compile(
    r"(?:^|/)(?:LICENSES?(?:/|$|\.)|constraints\.txt$|src/legation/data/(?:reader|places|actors)/|docs/codebook\.md$)"
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_CONLLU_ROW = re.compile(r"^\d+\t", re.MULTILINE)


def words_of(text: str) -> list[str]:
    """Words in lower case."""
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


def is_prose(words: list[str]) -> bool:
    """Whether a sequence could be somebody's: mostly words of some length, and few of them repeated."""
    return sum(word.isalpha() and len(word) > 1 for word in words) >= LENGTH - 2 and len(set(words)) >= LENGTH - 2


def sequences(words: list[str]) -> NDArray[np.uint64]:
    """A number for every run of `LENGTH` words."""
    if len(words) < LENGTH:
        return np.empty(0, dtype=np.uint64)
    numbers = np.array([hash(word) & 0xFFFFFFFFFFFFFFFF for word in words], dtype=np.uint64)
    found = np.zeros(len(words) - LENGTH + 1, dtype=np.uint64)
    for offset in range(LENGTH):
        found = found * np.uint64(6364136223846793005) + numbers[offset : offset + len(found)]
    return found


def prose_of(path: Path) -> str:
    """The running text of a data file: of a treebank its `# text` lines and its words."""
    text = path.read_text(encoding="utf-8", errors="ignore")
    if _CONLLU_ROW.search(text):
        rows = (line.split("\t") for line in text.splitlines() if "\t" in line)
        return " ".join(row[1] for row in rows if len(row) > 1 and row[0].isdecimal())
    if path.suffix == ".txt" and text.count("\t") > text.count(" "):
        return " ".join(line.split("\t")[0] for line in text.splitlines())
    return re.sub(r"<[^>]+>", " ", text) if path.suffix in (".html", ".xml") else text


def others(data: Path) -> NDArray[np.uint64]:
    """All sequences of the data folder, sorted."""
    parts = [
        sequences(words_of(prose_of(path)))
        for path in sorted(data.rglob("*"))
        if path.is_file() and path.suffix in READ and not path.name.startswith(("LICENSE", "README"))
    ]
    return np.unique(np.concatenate(parts))


def own_files() -> Iterator[Path]:
    """The project's text files, as git knows them."""
    command = ["git", "ls-files", "-co", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if path.is_file() and path.suffix in READ and not LEFT_OUT.search(name):
            yield path


def shared_in(path: Path, known: NDArray[np.uint64]) -> list[str]:
    """The sequences of a file that the data folder has too."""
    words = words_of(path.read_text(encoding="utf-8", errors="ignore"))
    mine = sequences(words)
    if not len(mine):
        return []
    at = np.searchsorted(known, mine)
    hits = np.flatnonzero(known[np.minimum(at, len(known) - 1)] == mine)
    found = [words[place : place + LENGTH] for place in hits]
    return [" ".join(each) for each in found if is_prose(each)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    known = others(options.data)
    count = wrong = 0
    for path in own_files():
        count += 1
        found = shared_in(path, known)
        wrong += len(found)
        for sequence in found[:5]:
            print(f"{path.relative_to(ROOT)}: {sequence!r} stands in the data folder")
    print(f"{count} files, {len(known):,} sequences of others; {wrong} shared")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
