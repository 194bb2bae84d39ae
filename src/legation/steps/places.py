"""Step: where. Place names as places with coordinates, and the place of each event.

An act is where a locative of its clause says ("in Lima", "near the port of Odesa"; "to Geneva"
with words of motion; what is visited or shelled). Names of states and capitals that act
("Washington said") are no places: where the actors step has resolved a name, its word counts.
Gazetteer: `data/places` (GeoNames, CC BY 4.0).
"""

from __future__ import annotations

import gzip
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import cast

from legation.errors import KnowledgeError
from legation.knowledge.language import WordClasses
from legation.knowledge.packs import DATA, load_yaml
from legation.model.event import Condition, Event
from legation.model.evidence import Decision
from legation.model.place import Place
from legation.model.relation import PlaceMention
from legation.steps.dates.linking import holding_verb
from legation.steps.dates.vocabulary import Vocabulary, load_vocabulary
from legation.steps.reading import Reading
from legation.steps.tree import Tree

_FOLDER = DATA / "places"
_LONGEST = 5  # words of a name
_DEEPEST = 3  # nominals between an act and its place: "a raid on a depot outside Lima"
_DOWN = ("obl", "obj", "nmod", "conj", "advmod")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean; `own` tells a name from another spelling."""

    place: Place
    people: int
    capital: bool
    own: bool


@dataclass(frozen=True)
class Gazetteer:
    """Countries and cities by name, in lower case; the cities are read when one is first asked for."""

    countries: Mapping[str, Place]
    words: WordClasses

    @cached_property
    def _cities(self) -> dict[str, list[str]]:
        lines: dict[str, list[str]] = {}
        for line in _lines("cities.tsv.gz"):
            fields = line.split("\t")
            lines.setdefault(fields[0].lower(), []).append(line)
            if fields[7]:
                for other in fields[7].split("|"):
                    lines.setdefault(other.lower(), []).append(line)
        return lines

    def cities(self, name: str) -> list[Candidate]:
        """The cities that have a name."""
        key = name.lower()
        return [_candidate(line, key) for line in self._cities.get(key, ())]

    def knows(self, name: str) -> bool:
        """Whether a country or city has a name."""
        return name.lower() in self.countries or name.lower() in self._cities

    def best(self, name: str, near: frozenset[str], country: str | None = None) -> Place | None:
        """What a name means in a report that names the countries `near`; `country` is told beside it."""
        known = self.countries.get(name.lower())
        if known is not None and country is None:
            return known
        found = [one for one in self.cities(name) if country in (None, one.place.country)]
        if not found:
            return known
        return max(found, key=lambda one: _weight(one, near)).place


def _weight(one: Candidate, near: frozenset[str]) -> float:
    """People on a scale of tens; a country of the report counts as a hundred times as many."""
    return math.log10(one.people + 10) + 2 * (one.place.country in near) + one.capital + one.own


def _candidate(line: str, key: str) -> Candidate:
    name, country, latitude, longitude, number, people, capital, _ = line.split("\t")
    place = Place(name, country, float(latitude), float(longitude), int(number), "city")
    return Candidate(place, int(people), capital == "1", name.lower() == key)


def _lines(file: str) -> list[str]:
    try:
        return gzip.decompress((_FOLDER / file).read_bytes()).decode("utf-8").splitlines()
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise KnowledgeError(str(_FOLDER / file), f"cannot be read: {error}") from error


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """The shipped gazetteer."""
    countries: dict[str, Place] = {}
    by_code: dict[str, Place] = {}
    for line in _lines("countries.tsv.gz"):
        name, code, number, _, others = line.split("\t")
        by_code[code] = Place(name, code, geonames=int(number))
        for known in [name, *others.split("|")]:
            if known:
                countries[known.lower()] = by_code[code]
    names = cast(Mapping[str, list[str]], load_yaml(_FOLDER / "names.yaml"))
    for code, more in names.items():
        countries.update({name.lower(): by_code[code] for name in more})
    body = cast(Mapping[str, list[str]], load_yaml(_FOLDER / "locatives.yaml"))
    return Gazetteer(countries, WordClasses({name: frozenset(words) for name, words in body.items()}))


@dataclass(frozen=True, slots=True)
class Places:
    """Adds place mentions, and places to events and to missions that are run from elsewhere."""

    language: str = "en"
    name: str = "places"
    needs: frozenset[str] = frozenset({"sentences", "references", "events", "conditions"})
    adds: frozenset[str] = frozenset({"places", "events", "conditions"})

    def __call__(self, reading: Reading) -> Reading:
        """The reading with this step done."""
        finder = PlaceFinder(reading, load_gazetteer(), load_vocabulary(self.language))
        mentions = [mention for tree in reading.sentences for mention in finder.mentions(tree)]
        return replace(
            reading,
            places=tuple(mentions),
            events=tuple(finder.located(event) for event in reading.events),
            conditions=tuple(finder.handled_from(condition) for condition in reading.conditions),
        )


@dataclass(slots=True)
class PlaceFinder:
    """Finds the places of one report."""

    reading: Reading
    gazetteer: Gazetteer
    vocabulary: Vocabulary
    names: dict[int, dict[int, tuple[int, int, Place]]] = field(default_factory=dict)
    near: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        references = self.reading.references.values()
        near = {reference.party.country for reference in references if reference.party.country}
        self.near = frozenset(near | {place.country for place in self._countries() if place.country})
        for tree in self.reading.sentences:
            found = self.names[tree.number] = {}
            for first, last, place in self._named(tree):
                head = next((i for i in range(first, last + 1) if not first <= tree.heads[i] <= last), first)
                found[head] = (first, last, place)

    def _countries(self) -> Iterator[Place]:
        for tree in self.reading.sentences:
            for first, _, name in _name_candidates(tree, self.gazetteer):
                if name.lower() in self.gazetteer.countries and tree.names[first] != "B-PER":
                    yield self.gazetteer.countries[name.lower()]

    def _named(self, tree: Tree) -> Iterator[tuple[int, int, Place]]:
        """Names of the gazetteer in a sentence, each with the place meant."""
        known = list(_name_candidates(tree, self.gazetteer))
        for position, (first, last, name) in enumerate(known):
            if tree.names[first].endswith("PER") or _inside_name(tree, first, last):
                continue
            beside = None
            if position + 1 < len(known) and known[position + 1][0] == last + 2 and tree.tokens[last + 1] == ",":
                following = self.gazetteer.countries.get(known[position + 1][2].lower())
                beside = following.country if following else None
            place = self.gazetteer.best(name, self.near, beside) or self.gazetteer.best(name, self.near)
            if place is not None and (place.precision == "country" or tree.names[first] != "O"):
                yield first, last, place

    def mentions(self, tree: Tree) -> Iterator[PlaceMention]:
        """The names of a sentence that stand for places."""
        for head, (first, last, place) in self.names[tree.number].items():
            if self._is_place(tree, head, place):
                start, end = tree.span(first, last)
                yield PlaceMention(self.reading.report.text[start:end], start, end, place)

    def _is_place(self, tree: Tree, head: int, place: Place) -> bool:
        reference = self.reading.references.get((tree.number, head))
        if reference is not None:
            return reference.kind == "place"
        return self._is_locative(tree, head) or (place.precision == "city" and tree.names[head].endswith("LOC"))

    def _is_locative(self, tree: Tree, head: int) -> bool:
        preposition = tree.preposition(_leader(tree, head))
        words = self.gazetteer.words
        return preposition is not None and (
            preposition in words["locatives"] or preposition in words["towards"] or preposition == "from"
        )

    def located(self, event: Event) -> Event:
        """The event with its place, where the clause of its trigger tells one."""
        if event.place is not None or not event.evidence:
            return event
        number, token = self.reading.locate(event.evidence[0].trigger[0])
        tree = self.reading.sentences[number]
        found = self._place_of(tree, token, event.mode == "visit")
        if found is None:
            return event
        place, rule = found
        decision = Decision(f"place:{place.name}", "places", rule, 0.8 if place.precision == "city" else 0.7, rule)
        return replace(event, place=place, decisions=(*event.decisions, decision))

    def _place_of(self, tree: Tree, token: int, visit: bool) -> tuple[Place, str] | None:
        found = list(self._below(tree, token, visit, 0))
        verb = holding_verb(tree, token, self.vocabulary)
        if not found and verb != token:
            found = list(self._below(tree, verb, visit, 0))
        cities = [one for one in found if one[0].precision == "city"]
        return next(iter(cities or found), None)

    def _below(self, tree: Tree, token: int, visit: bool, depth: int) -> Iterator[tuple[Place, str]]:
        """Places among the complements of a word, the nearest level first."""
        words, deeper = self.gazetteer.words, []
        for child in tree.children[token]:
            relation = tree.relations[child].partition(":")[0]
            if relation not in _DOWN or tree.tags[child] in ("VERB", "AUX"):
                continue
            preposition = tree.preposition(child)
            named = self.names[tree.number].get(child)
            if named is not None and self._tells_place(tree, token, relation, preposition, visit):
                yield named[2], f"locative: {preposition or 'object of motion'}"
            elif preposition not in ("from", "by", "with") and (depth or relation != "conj"):
                deeper.append(child)
        if depth < _DEEPEST:
            for child in deeper:
                if tree.preposition(child) in words["towards"] and tree.lemmas[token] not in words["motion"]:
                    continue
                yield from self._below(tree, child, visit, depth + 1)

    def _tells_place(self, tree: Tree, token: int, relation: str, preposition: str | None, visit: bool) -> bool:
        words = self.gazetteer.words
        if preposition is None:
            return relation == "obj" and tree.lemmas[token] in words["entered"]
        if preposition in words["locatives"]:
            return True
        if preposition == "of":
            return tree.tags[token] == "NOUN" and tree.lemmas[token] in words["parts"] | words["done_to"]
        if preposition in words["towards"]:
            return visit or tree.lemmas[token] in words["motion"]
        return False

    def handled_from(self, condition: Condition) -> Condition:
        """A mission with the third country that it is run from, "there" being the place last told."""
        if condition.channel != "mission" or condition.place is not None or not condition.evidence:
            return condition
        number, token = self.reading.locate(condition.evidence[0].trigger[0])
        tree = self.reading.sentences[number]
        host = condition.pair[1]
        for name in self._from_places(tree, token):
            if name.country != host:
                decision = Decision(f"place:{name.name}", "places", "handled from", 0.75, "locative of the clause")
                return replace(condition, place=name, decisions=(*condition.decisions, decision))
        return condition

    def _from_places(self, tree: Tree, token: int) -> Iterator[Place]:
        words = self.gazetteer.words
        for child in sorted(tree.subtree(token), key=lambda child: abs(child - token)):
            if tree.preposition(child) in words["from"]:
                if tree.tokens[child].lower() == "there":
                    yield from self._before(tree, child)
                elif child in self.names[tree.number]:
                    yield self.names[tree.number][child][2]

    def _before(self, tree: Tree, token: int) -> Iterator[Place]:
        """Places told before a token, the last first."""
        for number in range(tree.number, max(tree.number - 3, -1), -1):
            earlier = self.reading.sentences[number]
            for head in sorted(self.names[number], reverse=True):
                if (number < tree.number or head < token) and self._is_place(
                    earlier, head, self.names[number][head][2]
                ):
                    yield self.names[number][head][2]


def _leader(tree: Tree, token: int) -> int:
    """The first of conjoined nominals, which carries the preposition of all."""
    while tree.relations[token] == "conj" and tree.heads[token] >= 0:
        token = tree.heads[token]
    return token


def _inside_name(tree: Tree, first: int, last: int) -> bool:
    """Part of a longer name: "New York Times", "Bank of England", "Paris Club"."""
    if tree.names[first].startswith("I-") and not tree.names[first].endswith("LOC"):
        return True
    return last + 1 < len(tree) and tree.names[last + 1].startswith("I-") and not tree.names[last + 1].endswith("LOC")


def _name_candidates(tree: Tree, gazetteer: Gazetteer) -> Iterator[tuple[int, int, str]]:
    """Runs of capitalised words that are names of the gazetteer, the longest at each place."""
    token = 0
    while token < len(tree):
        word = tree.tokens[token]
        if not word[:1].isupper() or (tree.tags[token] not in ("PROPN", "NOUN") and tree.names[token] == "O"):
            token += 1
            continue
        for last in range(min(token + _LONGEST, len(tree)) - 1, token - 1, -1):
            name = " ".join(tree.tokens[token : last + 1])
            if gazetteer.knows(name):
                yield token, last, name
                token = last
                break
        token += 1
