"""How fast the English reader is: sentences a second, time to load, peak memory.

    python benchmarks/reader.py [--sentences 600] [--rounds 5]

Sentences of about 25 words, made of the words of the project's own examples: their sentences joined,
cut and shuffled with a fixed seed. Prints the median of the rounds; each number of threads is measured
in a process of its own, so that memory and loading are its own too.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

EXAMPLES = Path(__file__).parents[1] / "examples"
WORDS = 25
BATCH = 100
THREADS = (1, 2)


def make_sentences(count: int) -> list[str]:
    """Sentences of 25 words: sentences of the examples in new order, joined and cut to length."""
    text = " ".join(path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt")))
    own = [sentence.rstrip(".!?").split() for sentence in re.split(r"(?<=[.!?])\s+", text) if len(sentence) > 20]
    chance = random.Random(0)
    sentences: list[str] = []
    while len(sentences) < count:
        words: list[str] = []
        while len(words) < WORDS:
            words += [*chance.choice(own), "and"]
        sentences.append(" ".join(words[:WORDS]) + ".")
    return sentences


def measure(threads: int, count: int, rounds: int) -> None:
    """Prints the figures for one number of threads."""
    sentences = make_sentences(count)
    began = time.perf_counter()
    from legation.steps.reader import load_reader  # part of what loading takes

    imported = time.perf_counter()
    reader = load_reader(threads=threads)
    loaded = time.perf_counter()
    reader.read(sentences[:BATCH])
    speeds = []
    for _ in range(rounds):
        start = time.perf_counter()
        for position in range(0, count, BATCH):
            reader.read(sentences[position : position + BATCH])
        speeds.append(count / (time.perf_counter() - start))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)
    print(
        f"{threads} thread{'s' if threads > 1 else ' '} {statistics.median(speeds):6.0f} sentences/s"
        f" ({min(speeds):.0f} to {max(speeds):.0f}), import {imported - began:.2f} s,"
        f" load {loaded - imported:.2f} s, peak memory {memory:.0f} MiB"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, help="measure in this process with so many threads")
    options = parser.parse_args()
    if options.threads:
        measure(options.threads, options.sentences, options.rounds)
        return
    for threads in THREADS:
        shared = ["--sentences", str(options.sentences), "--rounds", str(options.rounds)]
        subprocess.run([sys.executable, __file__, *shared, "--threads", str(threads)], check=True)


if __name__ == "__main__":
    main()
