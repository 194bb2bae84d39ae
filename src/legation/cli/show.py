"""How records look in a terminal: tables and quoted lines. Texts of reports are never markup."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from legation.model.event import Condition, Event
from legation.model.evidence import Evidence
from legation.model.party import Party
from legation.model.relation import Conflict, Record, RelationState
from legation.model.report import Passage, Report
from legation.model.time import DateInterval

STATUS_STYLES = {
    "occurred": "green",
    "ongoing": "green",
    "planned": "cyan",
    "possible": "yellow",
    "cancelled": "magenta",
    "denied": "red",
}
_WIDE = 1000  # columns
_QUOTE = 220  # characters of a sentence that are shown
_HIDDEN = ("Cc", "Cf", "Cs", "Zl", "Zp")  # controls, marks of direction, lone surrogates


def console(stderr: bool = False, wide: bool = False) -> Console:
    """A console that colours only a terminal, and wraps at its width; `wide` does not wrap in a file or pipe."""
    width = None if not wide or sys.stdout.isatty() else _WIDE
    return Console(stderr=stderr, highlight=False, markup=False, emoji=False, soft_wrap=False, width=width)


@contextmanager
def progress(what: str, wanted: bool) -> Iterator[Callable[[int, int], None]]:
    """How far a job of known length is, on standard error and on a terminal only."""
    screen = console(stderr=True)
    if not wanted or not screen.is_terminal:
        yield lambda _done, _all: None
        return
    with screen.status("…") as status:
        yield lambda done, all_of_them: status.update(f"{done} of {all_of_them} {what}")


def clean(text: str) -> str:
    """Text that cannot steer a terminal: invisible and controlling characters become visible ones.

    >>> clean("a\\x1b[31mb")
    'a�[31mb'
    """
    return "".join("�" if unicodedata.category(sign) in _HIDDEN and sign not in "\n\t" else sign for sign in text)


def report_head(report: Report, passages: Sequence[Passage]) -> Text:
    """Title, publisher and date, and how many passages there are."""
    repeated = sum(passage.repeats is not None for passage in passages)
    told = [report.publisher, report.published.isoformat() if report.published else "no date"]
    counted = f"{len(passages)} passage{'s' if len(passages) != 1 else ''}" + (
        f", {repeated} of them repeated" if repeated else ""
    )
    head = Text(clean(report.title or opening(report.text)), style="bold")
    head.append(f"\n{', '.join(clean(part) for part in told if part)} · {counted} · report {report.id}", style="dim")
    return head


def opening(text: str, length: int = 70) -> str:
    """The first words of a text."""
    line = " ".join(text.split()[:20])
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0] + " …"


def record_view(record: Record) -> Group:
    """Everything read from one report."""
    coded = record.coded
    parts: list[RenderableType] = [report_head(coded.report, coded.passages), Text()]
    parts += [heading("Events"), events_view(coded.events)] if coded.events else [Text("No event was found.")]
    if coded.conditions:
        parts += [heading("Standing facts"), conditions_view(coded.conditions)]
    if record.relations:
        parts += [heading("Where relations stand, by this report"), states_view(record.relations)]
    if record.conflicts:
        parts += [heading("Conflicts"), conflicts_view(record.conflicts)]
    return Group(*parts)


def heading(text: str) -> Padding:
    """A heading with a line of space before it."""
    return Padding(Text(text, style="bold underline"), (1, 0, 0, 0), expand=False)


def events_view(events: Iterable[Event]) -> RenderableType:
    """Three lines an event: status, date and act; who to whom; the words, and who says so."""
    parts: list[RenderableType] = []
    for event in events:
        head = Text(f"{event.status:<11}", style=STATUS_STYLES[event.status])
        head.append(event.type + (f" {event.mode}" if event.mode else ""), style="bold default")
        head.append(f"  {shown_date(event.date)}" if event.date else "", style="default")
        hosts = f", host {shown_parties(event.hosts)}" if event.hosts else ""
        targets = f" → {shown_parties(event.targets)}" if event.targets else ""
        who = Text(f"{shown_parties(event.sources)}{targets}{hosts}{_details(event.object, event.issue)}")
        parts += [head, _below(who), _below(quote(event.evidence[0], event.speakers))]
    return Group(*parts)


def conditions_view(conditions: Iterable[Condition]) -> RenderableType:
    """Two lines a standing fact: channel, state and pair; the words, and who says so."""
    parts: list[RenderableType] = []
    for condition in conditions:
        head = Text(f"{condition.channel:<11} ", style="bold")
        head.append(condition.state, style="green not bold")
        since = f"  {shown_date(condition.since)}" if condition.since else ""
        pair = " – ".join(condition.pair) + _details(condition.object, condition.issue, condition.about)
        head.append(f"  {pair}{since}", style="not bold")
        parts += [head, _below(quote(condition.evidence[0], condition.speakers))]
    return Group(*parts)


def _below(text: Text) -> Padding:
    return indented(text, 11)


def indented(shown: RenderableType, by: int) -> Padding:
    """Something set to the right, without blanks up to the edge."""
    return Padding(shown, (0, 0, 0, by), expand=False)


def states_view(states: Iterable[RelationState]) -> RenderableType:
    """A row a channel: the state, since when, and what it was before."""
    table = _table("Channel", "Pair", "State", "Since", "Before", "According to")
    for state in states:
        place = state.place.name if state.place else None
        before = ", ".join(
            entry.state + (f" ({shown_date(entry.since)})" if entry.since else "") for entry in state.history
        )
        table.add_row(
            Text(state.channel, style="bold"),
            Text((" → " if state.directed else " – ").join(state.pair)),
            Text(
                state.state
                + _details(state.object, state.issue, state.about and f"about {state.about}", place and f"from {place}")
                + (", contested" if state.contested else ""),
                style="bold yellow" if state.contested else "bold green",
            ),
            Text(shown_date(state.since)),
            Text(clean(before) or "–"),
            Text(shown_speakers(state.speakers)),
        )
    return table


def conflicts_view(conflicts: Iterable[Conflict]) -> RenderableType:
    """Both sides of each conflict, with the words of each."""
    parts: list[RenderableType] = []
    for conflict in conflicts:
        parts.append(Text(f"{conflict.kind}: {clean(conflict.about)}", style="bold red"))
        for claim in conflict.claims:
            said = f" (according to {shown_speakers(claim.speakers)})" if claim.speakers else ""
            parts.append(indented(Text(f"• {clean(claim.claim)}{said}"), 2))
            parts += [indented(quote(piece), 4) for piece in claim.evidence[:2]]
    return Group(*parts)


def quote(evidence: Evidence, speakers: Sequence[Party] = ()) -> Text:
    """The sentence in quotation marks, the word that told underlined, and who says so; a long one is
    cut around the word."""
    first, last = evidence.trigger[0] - evidence.start, evidence.trigger[1] - evidence.start
    begin = max(0, min(first - _QUOTE // 2, len(evidence.quote) - _QUOTE))
    end = min(len(evidence.quote), begin + _QUOTE)
    text = Text("“" + ("… " if begin else ""), style="dim italic")
    text.append(clean(evidence.quote[begin:first]))
    text.append(clean(evidence.quote[first:last]), style="underline bold not dim")
    text.append(clean(evidence.quote[last:end]) + (" …" if end < len(evidence.quote) else "") + "”")
    if speakers:
        text.append(f" — {shown_speakers(speakers)}", style="not italic")
    return text


def shown_date(interval: DateInterval | None) -> str:
    """A date in a few characters: "2019", "2026-01-02 to 2026-01-08", "since 2019"."""
    if interval is None:
        return "–"
    if interval.start == interval.end:
        return interval.start or "–"
    if interval.end is None:
        return f"since {interval.start}"
    return f"until {interval.end}" if interval.start is None else f"{interval.start} to {interval.end}"


def shown_parties(parties: Sequence[Party]) -> str:
    """Names with codes: "Donald Trump (USA GOV)"."""
    return ", ".join(shown_party(party) for party in parties) or "?"


def shown_party(party: Party) -> str:
    """One party's name with its code and sector."""
    code = " ".join(part for part in (party.code, party.sector) if part)
    return f"{clean(party.name)} ({code})" if code else clean(party.name)


def shown_speakers(speakers: Sequence[Party]) -> str:
    """Speakers, each with those who passed the words on."""
    told = [
        clean(speaker.name) + (f" (via {', '.join(clean(via.name) for via in speaker.via)})" if speaker.via else "")
        for speaker in speakers
    ]
    return ", ".join(told) or "the report"


def _details(*parts: str | None) -> str:
    told = [clean(part) for part in parts if part]
    return f" ({', '.join(told)})" if told else ""


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", show_edge=False)
    for name in columns:
        table.add_column(name, overflow="fold", min_width=min(len(name), 9))
    return table
