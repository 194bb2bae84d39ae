"""Compares two codings of one text, layer by layer.

One of them is called wanted (the gold, or one annotator), the other found (the program, or the
other annotator). What is counted for each layer:

    actors            mentions at overlapping words (one inside another, as "Togo" in "Togo's envoy", may be
                      left out or marked); exact: at the same characters
    actor codes       of paired mentions; sectors: where the wanted one has a sector
    dates             expressions at overlapping words (those that the text alone does not resolve may be left out
                      or marked); date values: of paired expressions
    places            mentions at overlapping words; place countries: of paired mentions
    triggers          events at overlapping trigger words, whatever their type
    events            the same, with the same type; everything below is counted for these pairs
    modes             where either has one
    statuses          all
    directions        where the wanted has different codes as sources and targets and both have the same parties
    sources, targets, hosts, speakers, via     sets of codes (words where an actor has no code)
    event dates       resolved values of words in the text, not the day of publication
    event places      country of the place where it happened
    amounts           kind and value
    complete events   type, source code, target code, occurred or not: a text's set of them, whatever the words
    conditions        standing facts of one channel in the same sentence
    complete conditions   channel, pair and state, a text's set of them
    states            channel, pair and state after the text; states beyond gold are wrong states
    conflicts         kinds
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations

from legation.scoring.annotation import Span
from legation.scoring.comparable import Coding, StandingFact, Told
from legation.scoring.matching import overlap, pair_up
from legation.scoring.sentences import sentence_around
from legation.scoring.tally import Tally, of_sets, of_yes_and_no

LAYERS = (
    "actors", "actors exact", "actor codes", "sectors", "dates", "date values", "places", "place countries",
    "triggers", "events", "modes", "statuses", "directions", "sources", "targets", "hosts", "speakers", "via",
    "event dates", "event places", "amounts", "complete events", "conditions", "complete conditions", "states",
    "conflicts",
)  # fmt: skip
ACCURACIES = ("actor codes", "sectors", "date values", "place countries", "modes", "statuses", "directions")
NOBODY = "-"
Complete = tuple[str, str, str, bool]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of comparing two codings of one text.

    `pairs` are events of one type at the same words, `confused` those at the same words with
    different types, `missed` and `beyond` those without a partner.
    """

    wanted: Coding
    found: Coding
    layers: dict[str, Tally] = field(default_factory=dict)
    types: dict[str, Tally] = field(default_factory=dict)
    pairs: tuple[tuple[Told, Told], ...] = ()
    confused: tuple[tuple[Told, Told], ...] = ()
    missed: tuple[Told, ...] = ()
    beyond: tuple[Told, ...] = ()

    @property
    def directed(self) -> list[tuple[Told, Told]]:
        """The pairs of events whose direction can be compared."""
        return [(one, two) for one, two in self.pairs if _comparable_direction(one, two)]


def compare(wanted: Coding, found: Coding) -> Comparison:
    """The comparison of two codings of one text; ValueError if the texts differ."""
    if wanted.text != found.text:
        raise ValueError(f"codings of different texts cannot be compared: {wanted.id}, {found.id}")
    matched, missed, beyond = pair_up(wanted.events, found.events, _likeness)
    pairs = tuple((one, two) for one, two in matched if one.type == two.type)
    result = Comparison(
        wanted,
        found,
        pairs=pairs,
        confused=tuple((one, two) for one, two in matched if one.type != two.type),
        missed=tuple(missed),
        beyond=tuple(beyond),
    )
    result.layers.update(
        {
            **_mentions(wanted, found),
            "triggers": Tally(len(matched), len(found.events), len(wanted.events)),
            "events": Tally(len(pairs), len(found.events), len(wanted.events)),
            **_details(pairs),
            "directions": of_yes_and_no(not is_reversed(one, two) for one, two in result.directed),
            "complete events": of_sets(complete_events(found), complete_events(wanted)),
            **_relations(wanted, found),
        }
    )
    result.types.update(_types(wanted, found, pairs))
    return result


def complete_events(coding: Coding) -> set[Complete]:
    """Type, source code, target code, occurred or not: one for each two parties; equals who meet too."""
    events: set[Complete] = set()
    for each in coding.events:
        events.update((each.type, one, two, each.occurred) for one, two in _dyads(each))
    return events


def is_reversed(one: Told, two: Told) -> bool:
    """Whether the second has the first one's parties the other way round."""
    return bool(one.sources & two.targets) and not one.sources & two.sources


def _dyads(event: Told) -> Iterable[tuple[str, str]]:
    if not event.targets and len(event.sources) > 1:
        return combinations(sorted(event.sources), 2)
    return [(one, two) for one in event.sources or {NOBODY} for two in event.targets or {NOBODY}]


def _comparable_direction(one: Told, two: Told) -> bool:
    parties = (one.sources, one.targets, two.sources, two.targets)
    return (
        all(parties)
        and not one.sources & one.targets
        and bool((one.sources & two.sources and one.targets & two.targets) or is_reversed(one, two))
    )


def _likeness(one: Told, two: Told) -> float:
    shared = overlap(one.trigger, two.trigger)
    if not shared:
        return 0.0
    return shared + (one.type == two.type) + 0.1 * (one.status == two.status)


def _mentions(wanted: Coding, found: Coding) -> dict[str, Tally]:
    actors, _, beyond = pair_up(wanted.actors, found.actors, lambda one, two: overlap(one.span, two.span))
    inside = sum(any(_within(each.span, one.span) for one in wanted.actors) for each in beyond)
    dates, undated, _ = pair_up(wanted.dates, found.dates, lambda one, two: overlap(one.span, two.span))
    unresolved = sum(each.value == (None, None) for each in undated)
    places, _, _ = pair_up(wanted.places, found.places, lambda one, two: overlap(one.span, two.span))
    exact = of_sets((each.span for each in found.actors), (each.span for each in wanted.actors))
    return {
        "actors": Tally(len(actors), len(found.actors) - inside, len(wanted.actors)),
        "actors exact": exact,
        "actor codes": of_yes_and_no(one.code == two.code for one, two in actors),
        "sectors": of_yes_and_no(one.sector == two.sector for one, two in actors if one.sector is not None),
        "dates": Tally(len(dates), len(found.dates), len(wanted.dates) - unresolved),
        "date values": of_yes_and_no(one.value == two.value for one, two in dates),
        "places": Tally(len(places), len(found.places), len(wanted.places)),
        "place countries": of_yes_and_no(one.country == two.country for one, two in places),
    }


def _within(inner: Span, outer: Span) -> bool:
    return inner != outer and outer[0] <= inner[0] and inner[1] <= outer[1]


def _details(pairs: Iterable[tuple[Told, Told]]) -> dict[str, Tally]:
    listed = list(pairs)

    def sets(name: str) -> Tally:
        return sum((of_sets(getattr(two, name), getattr(one, name)) for one, two in listed), Tally())

    def values(name: str) -> Tally:
        given = [(getattr(one, name), getattr(two, name)) for one, two in listed]
        return sum((of_sets({two} - {None}, {one} - {None}) for one, two in given), Tally())

    return {
        "modes": of_yes_and_no(one.mode == two.mode for one, two in listed if one.mode or two.mode),
        "statuses": of_yes_and_no(one.status == two.status for one, two in listed),
        **{name: sets(name) for name in ("sources", "targets", "hosts", "speakers", "via", "amounts")},
        "event dates": values("date"),
        "event places": values("place"),
    }


def _relations(wanted: Coding, found: Coding) -> dict[str, Tally]:
    facts, _, _ = pair_up(
        wanted.conditions,
        found.conditions,
        partial(_likeness_of_facts, wanted.text),
    )
    complete = [{(each.channel, each.pair, each.state) for each in side.conditions} for side in (found, wanted)]
    layers = {
        "conditions": Tally(len(facts), len(found.conditions), len(wanted.conditions)),
        "complete conditions": of_sets(*complete),
    }
    if wanted.states is not None:
        kinds = [Counter(side.conflicts) for side in (found, wanted)]
        layers["states"] = of_sets(found.states or (), wanted.states)
        layers["conflicts"] = Tally((kinds[0] & kinds[1]).total(), kinds[0].total(), kinds[1].total())
    return layers


def _likeness_of_facts(text: str, one: StandingFact, two: StandingFact) -> float:
    if one.channel != two.channel or sentence_around(text, one.trigger) != sentence_around(text, two.trigger):
        return 0.0
    return 1 + overlap(one.trigger, two.trigger) + (one.state == two.state) + (one.pair == two.pair)


def _types(wanted: Coding, found: Coding, pairs: Iterable[tuple[Told, Told]]) -> dict[str, Tally]:
    right = Counter(one.type for one, _ in pairs)
    many = [Counter(each.type for each in side.events) for side in (found, wanted)]
    return {kind: Tally(right[kind], many[0][kind], many[1][kind]) for kind in sorted(many[0] | many[1])}
