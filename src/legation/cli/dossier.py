"""The dossier of a dyad in a terminal."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Group, RenderableType
from rich.text import Text

from legation.cli.show import (
    clean,
    conflicts_view,
    events_view,
    heading,
    indented,
    opening,
    quote,
    shown_date,
    states_view,
)
from legation.model.relation import Dossier, RelationState
from legation.model.report import Report

_MOST_QUOTES = 3


def dossier_view(found: Dossier, reports: Mapping[str, Report]) -> Group:
    """States at a glance, then each with its words, conflicts, and what is announced."""
    title = Text(f"{found.pair[0]} – {found.pair[1]}", style="bold")
    if found.as_of is not None:
        title.append(f", as of {found.as_of.isoformat()}")
    if found.known_by is not None:
        title.append(f", known by {found.known_by.isoformat()}")
    parts: list[RenderableType] = [title]
    if not found.states and not found.planned:
        parts.append(Text("The ledger holds nothing on how the two stand to each other."))
    if found.states:
        parts += [heading("Where the relation stands"), states_view(found.states)]
        parts += [heading("By these words"), *(_words(state, found) for state in found.states)]
    if found.conflicts:
        parts += [heading("Conflicts"), conflicts_view(found.conflicts)]
    if found.planned:
        parts += [heading("Announced"), events_view(found.planned)]
    sources = _sources(found, reports)
    if sources:
        parts += [heading("Reports"), *sources]
    return Group(*parts)


def _words(state: RelationState, found: Dossier) -> RenderableType:
    """A state and the words behind it, and those behind what it was before."""
    arrow = " → " if state.directed else " – "
    head = Text(f"{state.channel} {arrow.join(state.pair)}: {state.state}", style="bold")
    lines: list[RenderableType] = [head, *_quotes(state.evidence, found)]
    for entry in reversed(state.history):
        since = f" ({shown_date(entry.since)})" if entry.since else ""
        lines.append(indented(Text(f"before: {entry.state}{since}"), 2))
        lines += _quotes(entry.evidence, found)
    return Group(*lines)


def _quotes(ids: tuple[str, ...], found: Dossier) -> list[RenderableType]:
    """The words of some records, each with who says so."""
    told = {event.id: event.speakers for event in found.events}
    told.update((condition.id, condition.speakers) for condition in found.conditions)
    shown: list[RenderableType] = []
    pieces = {
        (piece.report, piece.start): (piece, told.get(identity, ()))
        for identity in reversed(ids)
        for piece in found.evidence.get(identity, ())[:1]
    }
    for piece, speakers in list(reversed(pieces.values()))[:_MOST_QUOTES]:
        shown.append(indented(quote(piece, speakers), 4))
    if len(pieces) > _MOST_QUOTES:
        shown.append(indented(Text(f"and {len(pieces) - _MOST_QUOTES} more", style="dim"), 4))
    return shown


def _sources(found: Dossier, reports: Mapping[str, Report]) -> list[Text]:
    used = dict.fromkeys(piece.report for pieces in found.evidence.values() for piece in pieces)
    lines = []
    for identity in used:
        report = reports.get(identity)
        if report is not None:
            told = [
                report.title or opening(report.text),
                report.publisher,
                str(report.published or "no date"),
                report.url,
            ]
            lines.append(Text(f"{identity}  {clean(', '.join(part for part in told if part))}"))
    return lines
