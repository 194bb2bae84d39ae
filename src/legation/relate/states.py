"""Where each channel of each pair stands, by the evidence, and how it came there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from legation.knowledge.relations import ChannelTable, RelationRules, load_relations
from legation.model.relation import CodedReport, HistoryEntry, RelationState
from legation.model.time import DateInterval
from legation.relate.claims import Claim, claims_of
from legation.relate.names import speaker_names, union

Row = tuple[str, tuple[str, str], str | None, str | None, str | None]


@dataclass(slots=True)
class Stretch:
    """A time through which one state stood, with the claims that set it."""

    state: str
    claims: list[Claim]
    aside: bool = False  # told beside a standing state that it does not end


def relation_states(
    coded: Iterable[CodedReport], rules: RelationRules | None = None, as_of: date | None = None
) -> tuple[RelationState, ...]:
    """The state of every channel that has evidence, with its history, oldest first.

    With `as_of` only what was so on that day counts; a claim without any date always counts.
    """
    rules = rules or load_relations()
    claims = [claim for claim in claims_of(coded, rules) if as_of is None or claim.day is None or claim.day <= as_of]
    found = (row_state(members, rules) for members in rows_of(claims, rules).values())
    return tuple(state for state in found if state is not None)


def rows_of(claims: Sequence[Claim], rules: RelationRules) -> dict[Row, list[Claim]]:
    """Claims by pair, channel and what tells rows of one pair apart, in a fixed order."""
    rows: dict[Row, list[Claim]] = {}
    for claim in claims:
        rows.setdefault((claim.channel, claim.pair, claim.object, claim.issue, claim.about), []).append(claim)
    for row in [row for row in rows if rules.channels[row[0]].joins]:
        _join_unnamed(row, rows, rules.channels[row[0]])
    return dict(sorted(rows.items(), key=lambda item: tuple(str(part or "") for part in item[0])))


def _join_unnamed(row: Row, rows: dict[Row, list[Claim]], table: ChannelTable) -> None:
    """Puts the claims of a row that names nobody to the one row of the pair that names somebody."""
    if "object" not in table.joins or row[2] is not None:
        return
    named = [other for other in rows if other[:2] == row[:2] and other[2] is not None]
    if len(named) == 1:
        joined = rows[named[0]] + [replace(claim, object=named[0][2]) for claim in rows.pop(row)]
        rows[named[0]] = sorted(joined, key=lambda claim: claim.order)


def row_state(claims: Sequence[Claim], rules: RelationRules) -> RelationState | None:
    """The state that the ordered claims of one row lead to; None where nothing was claimed to be so."""
    positive = [claim for claim in claims if not claim.against]
    if not positive:
        return None
    table = rules.channels[positive[0].channel]
    stretches, current = _stretches(positive, table)
    against = [claim for claim in claims if claim.against]
    denied = [claim for claim in against if claim.state == current.state]
    first, evidence = current.claims[0], [*current.claims, *denied]
    return RelationState(
        pair=first.pair,
        directed=table.directed,
        channel=first.channel,
        state=current.state,
        since=_since(current),
        evidence=tuple(dict.fromkeys(claim.id for claim in evidence)),
        issue=first.issue,
        object=first.object,
        about=first.about,
        place=next((claim.place for claim in reversed(current.claims) if claim.place is not None), None),
        until=_until(current),
        contested=_gainsaid(current, denied) or any(one in current.claims for one in disputed(positive, table)),
        speakers=union(*(claim.speakers for claim in evidence)),
        history=_history(stretches, current, against),
    )


def _stretches(claims: Sequence[Claim], table: ChannelTable) -> tuple[list[Stretch], Stretch]:
    """The stretches in the order in which they began, and the one that stands now."""
    stretches: list[Stretch] = []
    current: Stretch | None = None
    for claim in claims:
        if current is not None and claim.state == current.state and not _begins_anew(claim, current, table):
            current.claims.append(claim)
            continue
        aside = current is not None and _leaves(claim, current, table)
        last = stretches[-1] if stretches else None
        if aside and last is not None and last is not current and last.state == claim.state:
            last.claims.append(claim)
            continue
        stretches.append(Stretch(claim.state, [claim], aside))
        if not aside:
            current = stretches[-1]
    assert current is not None
    return stretches, current


def _begins_anew(claim: Claim, current: Stretch, table: ChannelTable) -> bool:
    """Whether an act begins anew what stood long before: talks opened a year after the last meeting."""
    days, told = table.renews.get(claim.state), claim.since
    if days is None or claim.standing or told is None or told.first_day is None or told.end is None:
        return False
    last = [each.since.last_day for each in current.claims if each.since is not None]
    known = [day for day in last if day is not None]
    return bool(known) and len(known) == len(current.claims) and (told.first_day - max(known)).days > days


def _leaves(claim: Claim, current: Stretch, table: ChannelTable) -> bool:
    """Whether a later claim leaves the standing state as it is (a threat of more sanctions)."""
    last = current.claims[-1].day
    gap = 0 if claim.day is None or last is None else (claim.day - last).days
    return any(
        leave.state == claim.state
        and current.state in leave.standing
        and (leave.days is None or gap <= leave.days)
        and (not leave.undated or (claim.since is None and not claim.standing))
        for leave in table.leaves
    )


def _gainsaid(current: Stretch, denied: Sequence[Claim]) -> bool:
    """Whether somebody denies the state who is not the only one to tell it."""
    tellers = [speaker_names(claim.speakers) for claim in current.claims]
    return any(speaker_names(claim.speakers) != teller for claim in denied for teller in tellers)


def disputes(one: Claim, other: Claim, table: ChannelTable) -> bool:
    """Whether two claims on one row say for one time what cannot both be true.

    Two acts on one day may follow each other (seized, then freed), so acts dispute only where
    different speakers tell them; standing facts exclude each other whoever states them.
    """
    if frozenset({one.state, other.state}) not in table.excludes or one.day != other.day:
        return False
    speakers = speaker_names(one.speakers), speaker_names(other.speakers)
    apart = bool(speakers[0]) and bool(speakers[1]) and not speakers[0] & speakers[1]
    return apart or (one.standing and other.standing)


def disputed(claims: Sequence[Claim], table: ChannelTable) -> Iterator[Claim]:
    """Those claims of a row that another one disputes; the claims come ordered by their day."""
    for _, same_day in groupby(claims, key=lambda claim: claim.day):
        members = list(same_day)
        if len({claim.state for claim in members}) > 1:
            yield from (one for one in members if any(disputes(one, other, table) for other in members))


def _since(stretch: Stretch) -> DateInterval | None:
    """When the state began: the first date that its evidence gives."""
    return next((claim.since for claim in stretch.claims if claim.since is not None), None)


def _until(stretch: Stretch) -> DateInterval | None:
    """The end that the last evidence gives."""
    return stretch.claims[-1].until


def _history(stretches: Sequence[Stretch], current: Stretch, against: Sequence[Claim]) -> tuple[HistoryEntry, ...]:
    """All stretches but the current one; each lasted until what ended it, where that has a date."""
    entries = []
    for place, stretch in enumerate(stretches):
        if stretch is current:
            continue
        following = next((later for later in stretches[place + 1 :] if not later.aside), None)
        until = _until(stretch) or (_since(following) if following is not None else None)
        evidence = [*stretch.claims, *(claim for claim in against if claim.state == stretch.state)]
        ids = tuple(dict.fromkeys(claim.id for claim in evidence))
        entries.append(HistoryEntry(stretch.state, _since(stretch), until, ids))
    return tuple(entries)
