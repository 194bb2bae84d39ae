"""What looks wrong in an annotated text without breaking the format: advice for annotators, never a verdict.

Each rule follows from the guideline (`docs/guideline.md`); a text may have a good reason to differ.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from legation.knowledge.actors import ActorIndex, Surface, load_actors
from legation.scoring.annotation import Act, AnnotatedText, Span

_TOKEN = re.compile(r"[A-Za-z]\.(?:[A-Za-z]\.)+|\w+(?:[-.]\w+)*|[^\w\s]")
_DAY_WORD = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|April|June|July|August|September|October"
    r"|November|December)\b|\b(?:yesterday|tomorrow)\b|\b(?:last|next|this) (?:week|month|year|spring|summer|autumn"
    r"|winter)\b|\b(?:in|since|until|by|of) (?:19|20)\d\d\b"
)
_NEGATED = re.compile(r"\b(?:did not|didn't|has not|have not|had not|never|hasn't|haven't)\s+(?:\w+\s+)?$")
_FUTURE = re.compile(r"\b(?:will|is to|are to|is set to|are set to|is due to|are due to)\s+(?:\w+ly\s+)?$")
# guideline, section 6: the status of the act that a saying speaks of
_SPOKEN_OF: Mapping[str, tuple[str, ...]] = {
    "REQUEST": ("possible",),
    "THREATEN": ("possible",),
    "AGREE": ("planned", "possible"),
    "REJECT": ("cancelled",),
}
_NAMING = ("name", "demonym", "people", "capital", "seat")
_MEETINGS_OF_EQUALS = ("multilateral", "phone", None)


def advice(text: AnnotatedText) -> list[str]:
    """All that looks wrong in a text, a sentence each."""
    return [remark for rule in _RULES for remark in rule(text)]


def _spans_too_long(text: AnnotatedText) -> Iterator[str]:
    for label in text.actors:
        words = text.words(label)
        if re.match(r"(?:the|an?)\s", words, re.IGNORECASE):
            yield f"actor {label} begins with an article: {words!r}"
        if words.endswith(("'s", "’s")):
            yield f"actor {label} ends with a possessive: {words!r}"
    for label in (*(act.label for act in text.acts), *(each.label for each in text.standings)):
        if len(text.words(label).split()) > 2:
            yield f"trigger {label} has several words: {text.words(label)!r}"


def _codes_of_other_states(text: AnnotatedText) -> Iterator[str]:
    named = dict(_states_named(text))
    for label, actor in text.actors.items():
        start, end = text.spans[label][0]
        codes = {surface.entry.code for (first, last), surface in named.items() if start <= first and last <= end}
        if codes and actor.code is not None and actor.code not in codes:
            words = text.words(label)
            yield f"actor {label} {words!r} has code {actor.code}, its words name {', '.join(sorted(codes))}"


def _unmarked_states(text: AnnotatedText) -> Iterator[str]:
    places = [span for label in text.spans for span in text.spans[label]]
    for (start, end), surface in _states_named(text):
        if surface.kind == "name" and not any(first <= start and end <= last for first, last in places):
            yield f"{text.text[start:end]!r} ({surface.entry.code}) is not marked"


def _unmarked_dates(text: AnnotatedText) -> Iterator[str]:
    dated = [span for label in text.dates for span in text.spans[label]]
    inside = dated + [span for label in (*text.actors, *text.places) for span in text.spans[label]]
    for found in _DAY_WORD.finditer(text.text):
        if not any(first < found.end() and found.start() < last for first, last in inside):
            yield f"the date {found[0]!r} is not marked"


def _parties(text: AnnotatedText) -> Iterator[str]:
    for act in text.acts:
        both = set(act.sources) & set(act.targets)
        if both:
            yield f"{act.label}: {'+'.join(sorted(both))} is source and target"
        if act.type == "CONSULT" and act.mode in _MEETINGS_OF_EQUALS and act.targets and act.status != "denied":
            yield f"{act.label}: in a meeting without visit or mediator all parties are sources"
        for label in (*act.sources, *act.targets):
            if len(text.actors[label].same_as) > 1:
                yield f"{act.label}: {label} is a group; give its members as parties"
        if set(act.speakers) & set(act.sources) and act.type in ("AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"):
            yield f"{act.label}: a saying is not vouched for by its own source"


def _status_of_words(text: AnnotatedText) -> Iterator[str]:
    for act in text.acts:
        before = text.text[max(0, text.spans[act.label][0][0] - 30) : text.spans[act.label][0][0]]
        if _NEGATED.search(before) and act.status in ("occurred", "ongoing", "planned"):
            yield f"{act.label} is {act.status} after {before.strip()[-20:]!r}"
        if _FUTURE.search(before) and act.status in ("occurred", "ongoing", "denied") and act.type != "THREATEN":
            yield f"{act.label} is {act.status} after {before.strip()[-20:]!r}"


def _spoken_of(text: AnnotatedText) -> Iterator[str]:
    acts: Mapping[str, Act] = {act.label: act for act in text.acts}
    refused = {label for act in text.acts if act.type == "REJECT" for label in act.about_events}
    for act in text.acts:
        allowed = _SPOKEN_OF.get(act.type)
        for other in (acts[label] for label in act.about_events):
            answered = act.type == "REJECT" and other.type in ("ACCUSE", "REQUEST", "AGREE")
            if other.label in refused and other.status == "cancelled":
                continue  # asked for or offered, and refused
            if allowed and act.status == "occurred" and not answered and other.status not in allowed:
                wanted = " or ".join(allowed)
                yield f"{other.label} is {other.status}, but {act.type} {act.label} speaks of it: {wanted}"


def _states_of_reports(text: AnnotatedText) -> Iterator[str]:
    if text.is_report and text.acts and not text.states:
        yield "a report with events has no '=' line"
    for state in text.states:
        if state.pair[0] == state.pair[1]:
            yield f"= {state.channel} is of a pair of one code"


def _states_named(text: AnnotatedText) -> Iterator[tuple[Span, Surface]]:
    """The names, demonyms and capitals of states in a text, the longest at each place, as of its year."""
    year = text.facts.get("published", "")[:4]
    index: ActorIndex = load_actors().at(int(year) if year.isdigit() else None)
    tokens = list(_TOKEN.finditer(text.text))
    words = [token[0] for token in tokens]
    place = 0
    while place < len(tokens):
        found = index.longest(words, place)
        if found is None or found[1].entry.kind != "state" or found[1].kind not in _NAMING:
            place += found[0] if found else 1
            continue
        yield (tokens[place].start(), tokens[place + found[0] - 1].end()), found[1]
        place += found[0]


_RULES: tuple[Callable[[AnnotatedText], Iterator[str]], ...] = (
    _spans_too_long,
    _codes_of_other_states,
    _unmarked_states,
    _unmarked_dates,
    _parties,
    _status_of_words,
    _spoken_of,
    _states_of_reports,
)
