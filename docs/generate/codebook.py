"""`codebook.md`: every type, mode, context, sector, issue, status and code, from the packs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import get_args

from generate.markdown import code, codes, either, number, page, table
from generate.relations import relation_chapters
from generate.words import DATE_PRECISIONS, PLACE_PRECISIONS, QUADS, STATUSES, meaning
from legation.knowledge.actors import ActorEntry, Surface, load_actors
from legation.knowledge.amounts import load_amount_words
from legation.knowledge.ontology import EventType, Ontology, load_ontology
from legation.knowledge.roles import load_roles
from legation.knowledge.status_rules import load_status_rules
from legation.model.event import STATUSES as KNOWN_STATUSES
from legation.model.time import Precision

INTRODUCTION = """
# Codebook

What every label means, as the shipped knowledge packs have it. Events follow PLOVER 2.0 (Open Event Data
Alliance); channels, states and statuses are Legation's own. How to read a whole event is in the
[guide](guide.md); the fields of the JSON are in [json.md](json.md).
"""


def codebook() -> str:
    """The whole page."""
    ontology = load_ontology()
    return page(
        INTRODUCTION,
        *_events(ontology),
        *_statuses(),
        *_names(ontology),
        *relation_chapters(),
        *_actors(),
        *_amounts(),
        *_precisions(),
    )


def _events(ontology: Ontology) -> Iterator[str]:
    yield "## Event types and modes"
    yield (
        "Each type lies in one of four quads. The score says how much conflict (down to −10) or cooperation"
        " (up to 10) an act is; a mode has its own. An event carries the score as `intensity`."
    )
    for quad, meaning_of in sorted(QUADS.items()):
        yield f"### Quad {quad}: {meaning_of}"
        kinds = sorted((each for each in ontology.types.values() if each.quad == quad), key=lambda each: each.name)
        yield table(["Type", "Mode", "Score", "Meaning"], (row for kind in kinds for row in _kind(kind)))


def _kind(kind: EventType) -> Iterator[list[str]]:
    yield [code(kind.name), "", number(kind.intensity), kind.meaning]
    for _, mode in sorted(kind.modes.items()):
        yield [code(kind.name), code(mode.name), number(mode.intensity), mode.meaning]


def _statuses() -> Iterator[str]:
    yield "## Statuses"
    yield "Whether the act happened, by the words of the text. Type and status are apart: a planned visit is a visit."
    rows = ([code(each), meaning(each, STATUSES, "status")] for each in KNOWN_STATUSES)
    yield table(["Status", "Meaning"], rows)
    yield "### What PLOVER's own output calls them"
    yield (
        "PLOVER has no status: it gives another type to what has not happened. `legation classify` writes in these"
        " terms. The first rule that fits holds; all other acts keep their type and mode."
    )
    given = []
    for rule in load_status_rules():
        mode = f", mode `{rule.mode}`" if rule.mode else ""
        given.append([codes(sorted(rule.types)), either(sorted(rule.statuses)), code(rule.gives) + mode])
    yield table(["Act", "Status", "Given out as"], given)


def _names(ontology: Ontology) -> Iterator[str]:
    yield "## Contexts"
    yield "What an event is about besides the act, told by the words around it. An event may have several."
    yield table(["Context", "Meaning"], ([code(n), each.meaning] for n, each in sorted(ontology.contexts.items())))
    yield "## Sectors"
    yield "What part of a state or society an actor is."
    yield table(["Sector", "Meaning"], ([code(name), what] for name, what in sorted(ontology.sectors.items())))
    yield "## Issues"
    yield "Fields in which states work together, and the words that tell of them."
    yield table(["Issue", "Words"], ([code(n), ", ".join(sorted(each))] for n, each in sorted(ontology.issues.items())))


def _actors() -> Iterator[str]:
    surfaces = list(load_actors().surfaces())
    entries = sorted({each.entry for each in surfaces}, key=lambda each: (each.code, each.name))
    names = {kind: [each for each in entries if each.kind == kind] for kind in _KINDS}
    yield "## Actor codes"
    yield (
        "A state or territory has its ISO 3166-1 alpha-3 code (Kosovo `KOS`; states that are no more keep the code"
        " that they had). A body of one state has that state's code and a sector. Organisations of several states"
        " have PLOVER's codes, listed below."
    )
    counted = ([what, f"{len(names[kind]):,}"] for kind, what in _KINDS.items())
    yield table(["Kind", "Entries"], [*counted, ["wordings of all of them", f"{len(surfaces):,}"]])
    yield f"Besides, {sum(1 for _ in load_roles().words()):,} role words (president, ministry, rebel …) give sectors."
    yield "### Organisations"
    yield from _listed(names["organisation"], surfaces)
    yield "### Armed groups"
    yield from _listed(names["armed_group"], surfaces)


_KINDS = {
    "state": "states, those that are no more included",
    "place": "territories and regions",
    "organisation": "organisations",
    "armed_group": "armed groups",
}


def _listed(entries: list[ActorEntry], surfaces: list[Surface]) -> Iterator[str]:
    short: dict[ActorEntry, set[str]] = {}
    for each in surfaces:
        if each.kind == "acronym" and "." not in each.text:
            short.setdefault(each.entry, set()).add(each.text)
    rows = []
    for key, group in groupby(entries, key=lambda each: each.code):
        for entry in group:
            called = ", ".join(sorted(short.get(entry, ())))
            rows.append([code(key), entry.name, called, code(entry.country), code(entry.sector)])
    yield table(["Code", "Name", "Short", "Country", "Sector"], rows)


def _amounts() -> Iterator[str]:
    words = load_amount_words()
    kinds = sorted({*words.by_verb.values(), *words.by_noun.values()})
    yield "## Amounts"
    yield (
        "A number that the text ties to an act. Its kind is told by the verb above what is counted, else by what is"
        f" counted; `money` by its currency ({', '.join(sorted(set(words.currencies.values())))})."
    )
    rows = ([code(kind), _told_by(kind, words.by_verb), _told_by(kind, words.by_noun)] for kind in kinds)
    yield table(["Kind", "Verbs", "Nouns"], rows)


def _told_by(kind: str, words: Mapping[str, str]) -> str:
    return ", ".join(sorted(word for word, meant in words.items() if meant == kind))


def _precisions() -> Iterator[str]:
    yield "## Precisions"
    yield "A date is never finer than the words. Values are written as far as they are known: `2019`, `2019-03`."
    dates = ([code(each), meaning(each, DATE_PRECISIONS, "date precision")] for each in get_args(Precision))
    yield table(["Date", "Meaning"], dates)
    yield table(["Place", "Meaning"], ([code(name), what] for name, what in PLACE_PRECISIONS.items()))
