"""The job behind `legation evaluate`: the program's coding beside an annotator's, its types beside labels of pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from legation.config import Settings
from legation.errors import UsageError
from legation.jobs.classifying import SENTENCE, read_table
from legation.jobs.reading import Coder, coder_for, pair_classifier
from legation.model.relation import Record
from legation.scoring.annotation import AnnotatedText
from legation.scoring.comparison import Comparison, compare
from legation.scoring.evaluation import Evaluation, Score, evaluate
from legation.scoring.from_annotation import from_annotation
from legation.scoring.from_record import from_record
from legation.scoring.gold import read_gold
from legation.scoring.scores_json import score_json
from legation.scoring.tally import Tally, interval
from legation.sources import Described
from legation.sources.plain import plain_report

LABELS = ("gold_type", "gold_root", "label", "gold")
QUADS = ("gold_quad", "gold_penta")
# older schemes have one type for giving way; the pairs of such a table are scored in its terms
OLDER = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
Progress = Callable[[int, int], None]


def evaluate_program(
    paths: Iterable[Path], texts: Path | None, settings: Settings, progress: Progress | None = None
) -> Evaluation:
    """The program's coding of every annotated text, beside the annotation."""
    gold = read_gold(paths, texts)
    coder = coder_for(settings)
    results: list[Comparison] = []
    for number, text in enumerate(gold, 1):
        results.append(compare(from_annotation(text), from_record(text.id, _coded(text, coder))))
        if progress is not None:
            progress(number, len(gold))
    return evaluate(results)


def evaluate_annotators(one: Iterable[Path], other: Iterable[Path], texts: Path | None) -> Evaluation:
    """Two annotators beside each other, on all texts that both have; UsageError if they share none."""
    first = {text.id: text for text in read_gold(one, texts)}
    second = {text.id: text for text in read_gold(other, texts)}
    both = [name for name in first if name in second]
    if not both:
        raise UsageError("the two annotators have no text in common")
    return evaluate([compare(from_annotation(first[name]), from_annotation(second[name])) for name in both])


def _coded(text: AnnotatedText, coder: Coder) -> Record:
    published = text.facts.get("published")
    day = None if published is None else date.fromisoformat(published)
    return coder.code(plain_report(text.text, text.id, Described(published=day)), text.id)


@dataclass(frozen=True, slots=True)
class PairsEvaluation:
    """Types and quads of marked pairs beside the labels of a table: figures of each, and their macro-F1."""

    pairs: int
    types: dict[str, Score]
    macro_f1: float
    quads: dict[str, Score]
    quad_macro_f1: float | None
    confusion: dict[tuple[str, str], int]
    errors: tuple[tuple[str, str, str], ...]


def evaluate_pairs(table: Path, label: str | None, settings: Settings) -> PairsEvaluation:
    """`legation classify` beside the labels in a column of a tab-separated table; UsageError if there is none."""
    header, rows = read_table(table)
    column = _column(header, label, table)
    sentences = [row[header.index(SENTENCE)] for row in rows]
    gold = [row[header.index(column)] for row in rows]
    labels = pair_classifier(settings).classify(sentences)
    old = "YIELD" in gold
    found = [OLDER.get(each.type, each.type) if old else each.type for each in labels]
    types = _scores(gold, found)
    quad_column = next((name for name in QUADS if name in header), None)
    gold_quads = [row[header.index(quad_column)] for row in rows] if quad_column else []
    quads = _scores(gold_quads, [str(each.quad) for each in labels]) if quad_column else {}
    confusion: dict[tuple[str, str], int] = {}
    for key in sorted(zip(gold, found, strict=True)):
        confusion[key] = confusion.get(key, 0) + 1
    triples = zip(gold, found, sentences, strict=True)
    return PairsEvaluation(
        pairs=len(rows),
        types=types,
        macro_f1=_macro_f1(types),
        quads=quads,
        quad_macro_f1=_macro_f1(quads) if quads else None,
        confusion=confusion,
        errors=tuple((one, two, sentence) for one, two, sentence in triples if one != two),
    )


def _column(header: Sequence[str], label: str | None, table: Path) -> str:
    for name in (SENTENCE, *([label] if label else [])):
        if name not in header:
            raise UsageError(f"{table}: has no column {name!r}; its columns are {', '.join(header) or 'none'}")
    found = label or next((name for name in LABELS if name in header), None)
    if found is None:
        raise UsageError(f"{table}: has no column of labels ({', '.join(LABELS)}); name it with --label")
    return found


def _scores(gold: Sequence[str], found: Sequence[str]) -> dict[str, Score]:
    both = list(zip(gold, found, strict=True))
    return {
        kind: _summed([Tally(int(one == two == kind), int(two == kind), int(one == kind)) for one, two in both])
        for kind in sorted(set(gold))
    }


def _macro_f1(scores: dict[str, Score]) -> float:
    return sum(score.tally.f1 or 0.0 for score in scores.values()) / len(scores)


def _summed(tallies: Sequence[Tally]) -> Score:
    return Score(sum(tallies, Tally()), *(interval(tallies) or (None, None)))


def pairs_json(found: PairsEvaluation, errors: bool = False) -> dict[str, object]:
    """The same for programs."""
    body: dict[str, object] = {
        "pairs": found.pairs,
        "macro_f1": round(found.macro_f1, 4),
        "quad_macro_f1": None if found.quad_macro_f1 is None else round(found.quad_macro_f1, 4),
        "types": {name: score_json(score) for name, score in found.types.items()},
        "quads": {name: score_json(score) for name, score in found.quads.items()},
        "confusion": [{"wanted": one, "found": two, "count": many} for (one, two), many in found.confusion.items()],
    }
    if errors:
        body["errors"] = [{"wanted": one, "found": two, "sentence": told} for one, two, told in found.errors]
    return body
