"""Speed and memory of the whole program, on this machine now.

    python benchmarks/pipeline.py [--sentences 2000] [--rounds 5]

Reports are made of the passages of the example reports, shuffled, so that every round reads new ones. A
"sentence" is 25 words, as everywhere in Legation's figures. Prints medians; machines are noisy.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from legation.model.relation import Record
from legation.model.report import Report
from legation.pipeline import Pipeline, load_pipeline
from legation.relate import relate
from legation.steps.reading import Reading

ROOT = Path(__file__).resolve().parent.parent
WORDS_A_SENTENCE = 25
PASSAGES_A_REPORT = 8


def passages() -> list[str]:
    """The different passages of all example reports."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("examples/**/*.txt")))
    return list(dict.fromkeys(line for text in texts for line in text.splitlines() if line.strip()))


def make_reports(sentences: int, chance: random.Random) -> list[Report]:
    """Reports of about so many sentences together."""
    pool, reports, words = passages(), list[Report](), 0
    while words < sentences * WORDS_A_SENTENCE:
        text = "\n".join(chance.sample(pool, min(PASSAGES_A_REPORT, len(pool))))
        reports.append(Report(text, published=date(2026, 1, 9)))
        words += len(text.split())
    return reports


def parsed(pipeline: Pipeline, report: Report) -> Reading:
    """A report cut into passages and parsed, no more."""
    cut, parse = pipeline.steps[:2]
    return parse(cut(Reading(report)))


def coded(pipeline: Pipeline, report: Report) -> Record:
    """A report with everything."""
    return relate(pipeline.code(report))


def rate(work: Callable[[Report], object], reports: list[Report]) -> float:
    """Sentences a second."""
    words = sum(len(report.text.split()) for report in reports)
    began = time.perf_counter()
    for report in reports:
        work(report)
    return words / WORDS_A_SENTENCE / (time.perf_counter() - began)


def seconds_of(*command: str, rounds: int = 5) -> float:
    """Median wall time of a command."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def folder_size(folder: Path) -> float:
    """Megabytes of the files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink()) / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    chance = random.Random(0)
    for threads in (1, 2):
        pipeline = load_pipeline(threads=threads)
        reader_rates, rates = [], []
        for _ in range(options.rounds):
            reports = make_reports(options.sentences, chance)
            reader_rates.append(rate(partial(parsed, pipeline), reports))
            rates.append(rate(partial(coded, pipeline), reports))
        print(f"{threads} thread(s): reader {statistics.median(reader_rates):6.0f} sentences/s")
        print(f"{threads} thread(s): whole pipeline {statistics.median(rates):6.0f} sentences/s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of this process: {peak:.0f} MB")
    print(f"legation --help: {seconds_of('-m', 'legation', '--help'):.2f} s")
    loading = "from legation.pipeline import load_pipeline; load_pipeline()"
    print(f"loading the pipeline: {seconds_of('-c', loading):.2f} s")
    print(f"environment on disk: {folder_size(Path(sys.prefix)):.0f} MB (with all dependencies)")
    print(f"package on disk: {folder_size(ROOT / 'src'):.0f} MB (data and code, without its dependencies)")


if __name__ == "__main__":
    main()
