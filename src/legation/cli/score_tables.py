"""How scores look in a terminal: a table of layers, one of types, confusions, errors."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from legation.cli.show import clean, heading
from legation.jobs.evaluating import PairsEvaluation
from legation.scoring.comparison import ACCURACIES
from legation.scoring.errors_found import Finding, commonest
from legation.scoring.evaluation import Evaluation, Score

_CONFUSIONS = 15


def evaluation_view(found: Evaluation, beside: Evaluation | None, errors: bool) -> list[RenderableType]:
    """All tables of an evaluation; the annotators' F1 stands in a column of its own."""
    head = Text(f"{found.texts} texts, {found.words} words", style="bold")
    if beside is not None:
        head.append(f"; {beside.texts} texts by two annotators", style="dim")
    parts: list[RenderableType] = [
        head,
        Group(heading("Layers"), _scores("Layer", found.layers, beside.layers if beside else None)),
        Group(heading("Event types"), _scores("Type", found.types, beside.types if beside else None)),
        Group(heading("Agreement of labels (Krippendorff's alpha)"), _alphas(found, beside)),
        Group(heading("Coded beyond the gold"), _beyond(found)),
        Group(heading("Types taken for others"), _confusions(found.confusion)),
        Group(heading("Kinds of error"), _kinds(found)),
    ]
    return [*parts, Group(heading("Errors"), _findings(found.findings))] if errors else parts


def pairs_view(found: PairsEvaluation, errors: bool) -> list[RenderableType]:
    """The tables of marked pairs."""
    quads = "" if found.quad_macro_f1 is None else f", macro-F1 of quads {found.quad_macro_f1:.3f}"
    parts: list[RenderableType] = [
        Text(f"{found.pairs} pairs: macro-F1 of types {found.macro_f1:.3f}{quads}", style="bold"),
        Group(heading("Types"), _scores("Type", found.types, None)),
        Group(heading("Types taken for others"), _confusions(found.confusion)),
    ]
    if found.quads:
        parts.insert(2, Group(heading("Quads"), _scores("Quad", found.quads, None)))
    if errors:
        lines = (Text(f"{one} taken for {two}: {clean(sentence)}") for one, two, sentence in found.errors)
        parts.append(Group(heading("Errors"), *lines))
    return parts


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for number, column in enumerate(columns):
        table.add_column(column, justify="left" if number == 0 else "right", no_wrap=True)
    return table


def _scores(name: str, scores: dict[str, Score], beside: dict[str, Score] | None) -> Table:
    columns = [name, "Precision", "Recall", "F1", "95%", "Right", "Found", "Wanted"]
    table = _table(*columns, *(["Annotators"] if beside is not None else []))
    for key, score in scores.items():
        tally = score.tally
        only = key in ACCURACIES
        figures = ("", "") if only else (_figure(tally.precision), _figure(tally.recall))
        spread = "" if score.low is None or score.high is None else f"{score.low:.2f}–{score.high:.2f}"
        cells = [key, *figures, _figure(tally.f1), spread, str(tally.right), str(tally.found), str(tally.wanted)]
        if beside is not None:
            cells.append(_figure(beside[key].tally.f1) if key in beside else "")
        table.add_row(*cells)
    return table


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _alphas(found: Evaluation, beside: Evaluation | None) -> Table:
    table = _table("Label", "Alpha", *(["Annotators"] if beside else []))
    for name, value in found.alphas.items():
        table.add_row(name, _figure(value), *([_figure(beside.alphas[name])] if beside else []))
    return table


def _beyond(found: Evaluation) -> Text:
    wrong = "" if found.wrong_states is None else f"\n{found.wrong_states:.2f} wrong states a report"
    return Text(
        f"{found.beyond_per_1000_words:.1f} events per 1,000 words; {found.events_in_nothing} in "
        f"{found.texts_of_nothing} texts with nothing to code{wrong}"
    )


def _confusions(counts: dict[tuple[str, str], int]) -> Table:
    table = _table("Wanted", "Found", "Times")
    wrong = ((key, many) for key, many in counts.items() if key[0] != key[1])
    for (one, two), many in sorted(wrong, key=lambda item: -item[1])[:_CONFUSIONS]:
        table.add_row(one, two, str(many))
    return table


def _kinds(found: Evaluation) -> Table:
    table = _table("Kind", "Times")
    for kind, many in commonest(found.findings).items():
        table.add_row(kind, str(many))
    return table


def _findings(found: Iterable[Finding]) -> Group:
    parts: list[RenderableType] = []
    for each in found:
        head = Text(f"{each.kind}  ", style="bold")
        head.append(f"{each.text}: ", style="dim")
        head.append(" instead of ".join(filter(None, (each.found, each.wanted))) if each.found else each.wanted)
        parts.append(head)
        if each.sentence:
            parts.append(Text(f"    {clean(each.sentence)}", style="not bold"))
    return Group(*parts)
