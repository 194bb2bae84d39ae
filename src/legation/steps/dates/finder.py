"""Finds and resolves the dates of one sentence after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from legation.steps.dates.context import Context, Parts
from legation.steps.dates.frame import framed, is_open, opening
from legation.steps.dates.guards import is_lookalike
from legation.steps.dates.kinds import KINDS
from legation.steps.dates.kinds.counted import counts_from_sentence
from legation.steps.dates.patterns import DatePatterns
from legation.steps.dates.profile import Profile
from legation.steps.dates.span import Span
from legation.steps.dates.tense import governor, is_done, lies_ahead, under_modal
from legation.steps.dates.wording import Wording, wordings_at
from legation.steps.reading import DateMention
from legation.steps.tree import Tree

_DEICTIC = frozenset({"shortly_after", "lasting", "recently", "recent", "vague_ago", "stretch", "stretch_ahead"})
_ABSOLUTE = frozenset({"calendar"})
BEFORE_PUBLICATION = "before publication"
BEFORE_DATE = "before the date in the sentence"
_LISTED = 3  # tokens from one date of a list to the next: ", and"
_NO_FRAME = frozenset({"shortly_after", "recently", "recent", "stretch_ahead"})


@dataclass(slots=True)
class DateFinder:
    """Reads dates in text order; what was read before is what "two days later" counts from."""

    patterns: DatePatterns
    published: date | None
    profile: Profile
    anchor: Span | None = None
    near: bool = field(default=False)

    def dates_of(self, tree: Tree, text: str) -> list[DateMention]:
        """The dates of a sentence whose characters are `text`."""
        if not self.patterns.hint.search(text):
            return []
        self.near = False
        found = []
        wordings = list(self._wordings(tree, text))
        position = 0
        while position < len(wordings):
            pair = self._pair(tree, text, wordings, position)
            made = pair or self._single(tree, text, wordings[position])
            position += 2 if pair else 1
            if made is not None:
                found.append(made)
        return _without_loose_ends(found)

    def _wordings(self, tree: Tree, text: str) -> Iterator[Wording]:
        """Wordings from left to right, each the longest that is a date here."""
        token, previous_end = 0, -2
        while token < len(tree):
            chosen = None
            for wording in wordings_at(text, tree, token, self.patterns):
                listed = previous_end >= 0 and token - previous_end <= _LISTED
                words, surnames = self.patterns.words, self.profile.surnames
                if not is_lookalike(wording, tree, words, surnames, listed) and self._resolves(wording):
                    chosen = wording
                    break
            if chosen is None:
                token += 1
                continue
            yield chosen
            previous_end, token = chosen.last, chosen.last + 1

    def _resolves(self, wording: Wording) -> bool:
        """Whether the figures can be a date at all; what the context lacks is found later."""
        groups = wording.groups
        for name, most in (("day", 31), ("last_day", 31), ("month_figure", 12)):
            value = groups.get(name)
            if value is not None and not 1 <= int(value) <= most:
                return False
        return True

    def _context(self, tree: Tree, first: int, last: int) -> Context:
        ahead = lies_ahead(tree, first, last, self.patterns.words)
        past = not ahead and is_done(tree, first, last)
        return Context(self.published, self.anchor, ahead, past, self.profile.narrative, self.near)

    def _span(self, wording: Wording, context: Context) -> Span | None:
        try:
            return KINDS[wording.pattern.kind](Parts(wording.groups, self.patterns.words), context)
        except (ValueError, OverflowError):
            return None  # 31 June, the year 12000, a day before the calendar begins

    def _single(self, tree: Tree, text: str, wording: Wording) -> DateMention | None:
        kind = wording.pattern.kind
        if kind == "lasting" and not _goes_on_still(tree, wording):
            return None
        if kind == "shortly_after" and under_modal(tree, wording.first, wording.last):
            return None  # "will meet just days after the vote": nothing tells how far off either is
        context = self._context(tree, wording.first, wording.last)
        span = self._span(wording, context)
        if span is None:
            return None
        above = governor(tree, wording.first, wording.last)
        noun_above = above >= 0 and tree.tags[above] in ("NOUN", "PROPN")
        modifies = (noun_above and above > wording.last) or _before_noun(tree, wording)
        opener = opening(text, wording.start, self.patterns.words)
        opener = (
            None
            if kind in _NO_FRAME or (wording.has("last_day") and opener == "from")
            else is_open(opener, modifies, noun_above)
        )
        if opener is None and noun_above and _under_since(tree, above):
            opener = "since"
        if self._sets_time(wording, span, context):
            self.anchor, self.near = span, wording.has("year")
        rule = wording.pattern.rule
        if kind == "lasting" or (kind == "stretch" and _after_for(tree, wording)):
            offsets = (tree.starts[wording.first], tree.start + wording.end)
            interval = framed(span, "since", text[wording.start : wording.end], rule, offsets)
            return DateMention(tree.number, wording.first, wording.last, replace(interval, rule="for"))
        if kind == "shortly_after":
            rule = _shortly_rule(wording, counts_from_sentence(context))
        return self._mention(tree, text, wording.first, wording.last, wording.end, span, opener, rule)

    def _sets_time(self, wording: Wording, span: Span, context: Context) -> bool:
        """Whether later dates may count from this one; a look ahead or far back leaves a history's time."""
        if wording.pattern.kind in _DEICTIC:
            return False
        if not self.profile.narrative:
            return True
        return not context.future and not (wording.pattern.kind == "counted" and span.grain == "year")

    def _mention(
        self,
        tree: Tree,
        text: str,
        first: int,
        last: int,
        end: int,
        span: Span,
        opener: str | None,
        rule: str,
    ) -> DateMention:
        start = tree.starts[first]
        interval = framed(span, opener, text[start - tree.start : end], rule, (start, tree.start + end))
        return DateMention(tree.number, first, last, interval)

    def _pair(self, tree: Tree, text: str, wordings: list[Wording], position: int) -> DateMention | None:
        """ "from March 1990 to 1994", "between May and July 1987": two dates as one stretch."""
        if position + 1 >= len(wordings):
            return None
        first, second = wordings[position : position + 2]
        words = self.patterns.words
        joint = " ".join(text[first.end : second.start].lower().split())
        before = tree.tokens[first.first - 1].lower() if first.first else ""
        opened = before in words.clauses["range_openers"]
        kinds = {first.pattern.kind, second.pattern.kind}
        if joint not in words.clauses["to"] or (joint == "and" and before != "between"):
            return None
        if kinds - {
            "calendar",
            "weekday",
            "near_day",
            "season",
            "decade",
            "month_by",
            "unit_by",
            "named_day",
        }:
            return None
        if not opened and kinds != _ABSOLUTE and kinds != {"weekday"}:
            return None
        span = self._joined(tree, first, second)
        if span is None:
            return None
        self.anchor, self.near = span, True
        return self._mention(tree, text, first.first, second.last, second.end, span, None, "from one date to another")

    def _joined(self, tree: Tree, first: Wording, second: Wording) -> Span | None:
        """Both spans as one; a year or month that only one names holds for both."""
        context = self._context(tree, first.first, second.last)
        end = self._span(_completed(second, first), context)
        begin = self._span(_completed(first, second), context)
        if begin is None or end is None:
            return None
        if begin.first > end.last and not first.has("year") and second.has("year"):
            year = str(end.last.year - 1)
            begin = self._span(replace(first, groups={**first.groups, "year": year}), context)
        if begin is None or begin.first > end.last:
            return None
        grain = min(begin.grain, end.grain, key=["day", "month", "year"].index)
        return Span(begin.first, end.last, "range", grain)


def _without_loose_ends(found: list[DateMention]) -> list[DateMention]:
    """ "on 3 May, days after the vote": beside another date nothing tells how far from publication."""
    if len(found) < 2:
        return found
    return [mention for mention in found if not mention.interval.rule.endswith(BEFORE_PUBLICATION)] or found


def _completed(wording: Wording, other: Wording) -> Wording:
    if wording.pattern.kind != "calendar" or wording.has("year") or not other.has("year"):
        return wording
    return replace(wording, groups={**wording.groups, "year": other.groups["year"]})


def _shortly_rule(wording: Wording, from_sentence: bool) -> str:
    end = BEFORE_DATE if from_sentence and wording.groups.get("number") else BEFORE_PUBLICATION
    unit = (wording.groups.get("unit") or "").lower()
    number = (wording.groups.get("number") or wording.groups.get("vague_number") or "").lower()
    return f"{number} {unit} {end}" if number else f"{unit} {end}"


def _before_noun(tree: Tree, wording: Wording) -> bool:
    """ "the 1998 war": a bare year between a determiner and a noun."""
    if wording.first != wording.last or not wording.has("year") or wording.last + 1 >= len(tree):
        return False
    return tree.tags[wording.last + 1] == "NOUN" and tree.tags[wording.first - 1] in ("DET", "ADJ", "PART")


def _after_for(tree: Tree, wording: Wording) -> bool:
    return wording.first > 0 and tree.tokens[wording.first - 1].lower() == "for"


def _goes_on_still(tree: Tree, wording: Wording) -> bool:
    """ "has been closed for three years": only in the perfect does a duration tell when it began."""
    token = governor(tree, wording.first, wording.last)
    while token >= 0:
        if tree.tags[token] in ("VERB", "AUX") or tree.child(token, "cop") is not None:
            break
        token = tree.heads[token]
    if token < 0:
        return False
    return any(
        tree.lemmas[child] == "have" and tree.fine_tags[child] in ("VBZ", "VBP")
        for child in tree.all_children(token, "aux")
    )


def _under_since(tree: Tree, token: int) -> bool:
    """ "since the end of the war in 1998": the noun that is dated stands after "since"."""
    while token >= 0 and tree.tags[token] in ("NOUN", "PROPN", "NUM", "ADJ"):
        if tree.preposition(token) == "since":
            return True
        token = tree.heads[token]
    return False
