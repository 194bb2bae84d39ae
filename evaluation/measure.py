"""Gate: the program beside the gold, layer by layer; floors that can only be raised.

    python evaluation/measure.py --data DATA [--raise] [--write] [--test]

Scores the program on the real-news gold (its development half), on the development part of the corpus, and on
the marked pairs of the data folder. Prints the figures of all layers; exits 1 where one lies below its floor in
`measure_floors.json`, where the data are others than the floors were set on, or where a floor is lower than it
was in an earlier commit for the same data. `--raise` lifts the floors to what is reached, less a margin.
`--write` keeps all figures in `measured.json`, from which `docs/evaluation.md` is made; the gate fails where they
differ by more than their room (a hundredth, or two labels) from what is measured now. `--test` scores the test halves
too, which is done rarely: each scoring is logged in `evaluation/gold/test_log.md`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from gold_texts import write_texts
from pairs import FILE as PAIRS

from legation.config import Settings
from legation.jobs.evaluating import evaluate_pairs, evaluate_program, pairs_json
from legation.scoring.comparison import ACCURACIES
from legation.scoring.corpus_file import read_corpus_file
from legation.scoring.evaluation import Evaluation
from legation.scoring.gold import gold_files
from legation.scoring.record_lines import corpus_block
from legation.scoring.scores_json import evaluation_json
from legation.scoring.splitting import split
from legation.version import VERSION

HERE = Path(__file__).parent
ROOT = HERE.parent
GOLD = HERE / "gold"
CORPUS = (ROOT / "corpus" / "sentences", ROOT / "corpus" / "reports")
FLOORS = HERE / "measure_floors.json"
KEPT = HERE / "measured.json"
LOG = GOLD / "test_log.md"
MARGIN = 0.01
WATCHED = (
    "actors", "actor codes", "sectors", "dates", "date values", "events", "modes", "statuses", "directions",
    "sources", "targets", "speakers", "event dates", "complete events", "complete conditions", "states",
)  # fmt: skip
# ceilings, not floors: how much is coded beyond the gold
SPRAYED = ("beyond per 1000 words", "wrong states a report")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--raise", action="store_true", dest="lift")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--test", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        whole: dict[str, Any] = {}
        figures = measured(options.data, Path(folder), "dev", whole)
        show(figures)
        if options.test:
            log(measured(options.data, Path(folder), "test"))
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"floors": {}, "sha256": {}}
    digests = {"gold": digest(gold_files([GOLD / "dev"])), "corpus": digest(gold_files(CORPUS))}
    digests["pairs"] = digest([options.data / PAIRS])
    if options.write:
        KEPT.write_text(json.dumps({"figures": figures, **whole}, indent=1) + "\n", encoding="utf-8")
    if options.lift:
        lines = json.dumps(lifted(floors, figures, room(figures, whole), digests), indent=1)
        FLOORS.write_text(lines + "\n", encoding="utf-8")
        return 0
    faults = [*below(floors, figures), *moved(floors, digests), *lowered(), *stale(figures, whole)]
    print("\n".join(faults) or f"all {len(floors['floors'])} floors hold")
    return 1 if faults else 0


def measured(data: Path, folder: Path, part: str, whole: dict[str, Any] | None = None) -> dict[str, float]:
    """All figures by name; `part` is dev or test. `whole` takes in all that was measured."""
    whole = {} if whole is None else whole
    texts = folder / "texts.jsonl"
    write_texts(data, texts)
    corpus = folder / f"{part}.txt"
    everything = [text for file in gold_files(CORPUS) for text in read_corpus_file(file)]
    corpus.write_text("\n".join(map(corpus_block, split(everything)[part])), encoding="utf-8")
    figures: dict[str, float] = {}
    for name, paths, source in (("gold", [GOLD / part], texts), ("corpus", [corpus], None)):
        found = evaluate_program(paths, source, Settings())
        figures.update(figures_of(name, found))
        whole[name] = evaluation_json(found)
    if part == "dev":
        pairs = evaluate_pairs(data / PAIRS, None, Settings())
        whole["pairs"] = pairs_json(pairs)
        figures["pairs: macro-F1"] = pairs.macro_f1
        figures["pairs: quads"] = pairs.quad_macro_f1 or 0.0
    return {name: round(value, 4) for name, value in figures.items()}


def figures_of(name: str, found: Evaluation) -> dict[str, float]:
    """F1 (accuracy where a layer is one) of the watched layers, and what was coded beyond the gold."""
    figures = {
        f"{name}: {layer}": found.layers[layer].tally.f1 for layer in WATCHED if found.layers[layer].tally.wanted
    }
    figures[f"{name}: {SPRAYED[0]}"] = found.beyond_per_1000_words
    figures[f"{name}: {SPRAYED[1]}"] = found.wrong_states
    return {key: value for key, value in figures.items() if value is not None}


def stale(figures: dict[str, float], whole: dict[str, Any]) -> Iterable[str]:
    """Kept figures that are others than those measured now; eight-bit weights differ a little between processors."""
    kept = json.loads(KEPT.read_text(encoding="utf-8"))["figures"] if KEPT.exists() else {}
    for name, near in room(figures, whole).items():
        value = figures[name]
        if abs(kept.get(name, -1.0) - value) > near:
            yield f"{name}: {value} now, {kept.get(name)} in {KEPT.name}; run with --write, then python docs/make.py"


def is_ceiling(name: str) -> bool:
    """Whether a figure is better when it is lower."""
    return name.endswith(SPRAYED)


def show(figures: dict[str, float]) -> None:
    """The figures, a line each."""
    for name, value in figures.items():
        kind = " (accuracy)" if name.partition(": ")[2] in ACCURACIES else ""
        print(f"{name + kind:45} {value:8.3f}")


def below(floors: dict[str, dict[str, float]], figures: dict[str, float]) -> Iterable[str]:
    """Figures that are worse than their floor, or have none to show."""
    for name, floor in floors["floors"].items():
        value = figures.get(name)
        if value is None or (value > floor if is_ceiling(name) else value < floor):
            yield f"{name}: {value} is worse than the floor {floor}"


def moved(floors: dict[str, dict[str, str]], digests: dict[str, str]) -> Iterable[str]:
    """Data that are others than those the floors were set on."""
    for name, wanted in floors["sha256"].items():
        if digests[name] != wanted:
            yield f"the data {name!r} changed since the floors were set; run with --raise and say why in the commit"


def lowered() -> Iterable[str]:
    """Floors that an earlier commit had higher, on the same data; nothing where there is no history."""
    now = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"floors": {}, "sha256": {}}
    path = FLOORS.relative_to(ROOT).as_posix()
    commits = git("log", "-n", "30", "--format=%H", "--", path).split()
    for commit in commits:
        try:
            then = json.loads(git("show", f"{commit}:{path}"))
        except ValueError:
            continue
        if then["sha256"] != now["sha256"]:
            continue
        for name, floor in then["floors"].items():
            value = now["floors"].get(name)
            if value is None or (value > floor if is_ceiling(name) else value < floor):
                yield f"{name}: the floor was {floor} in {commit[:8]} and is {value} now; floors are only raised"


def git(*words: str) -> str:
    """What git says; nothing where there is no repository."""
    done = subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else ""


def room(figures: dict[str, float], whole: dict[str, Any]) -> dict[str, float]:
    """How far each figure may move between processors: a hundredth, or two labels of few; a thirtieth of a rate."""
    rooms: dict[str, float] = {}
    for name, value in figures.items():
        part, _, layer = name.partition(": ")
        if layer == SPRAYED[0]:
            rooms[name] = value / 30
        elif layer == SPRAYED[1]:
            rooms[name] = 2 / whole[part]["texts"]
        else:
            labels = whole.get(part, {}).get("layers", {}).get(layer, {}).get("wanted", whole["pairs"]["pairs"])
            rooms[name] = max(MARGIN, 2 / labels)
    return rooms


def lifted(
    floors: dict[str, dict[str, float]], figures: dict[str, float], rooms: dict[str, float], digests: dict[str, str]
) -> dict[str, dict[str, float] | dict[str, str]]:
    """The floors, each as high as is reached less its room; never lower than it was on the same data."""
    same = floors["sha256"] == digests
    found: dict[str, float] = {}
    for name, value in figures.items():
        ceiling = is_ceiling(name)
        reached = round(value + rooms[name] if ceiling else max(0.0, value - rooms[name]), 4)
        before = floors["floors"].get(name) if same else None
        best = min if ceiling else max
        found[name] = reached if before is None else best(before, reached)
    return {"floors": found, "sha256": digests}


def digest(files: Iterable[Path]) -> str:
    """One digest of some files."""
    whole = hashlib.sha256()
    for file in sorted(files):
        whole.update(file.read_bytes())
    return whole.hexdigest()


def log(figures: dict[str, float]) -> None:
    """Notes a scoring of the test halves."""
    head = (
        f"\n## {datetime.now(UTC).date()} · {VERSION} · {git('rev-parse', '--short', 'HEAD').strip() or 'no commit'}\n"
    )
    rows = "".join(f"| {name} | {value:.3f} |\n" for name, value in figures.items())
    with LOG.open("a", encoding="utf-8") as stream:
        stream.write(f"{head}\n| figure | value |\n| --- | --- |\n{rows}")
    show(figures)


if __name__ == "__main__":
    sys.exit(main())
