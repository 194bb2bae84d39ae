"""Event and condition patterns: words that tell of an act, and where its parties stand around them.

A pattern names trigger words and a frame. A frame lists, for verbs and for nouns, the slots in
which the parties are looked for (`data/languages/en/frames.yaml` explains every slot). Patterns
are data: a researcher adds a file, gives examples, and `legation knowledge check` runs them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast

from legation.errors import KnowledgeError
from legation.knowledge.packs import DATA, load_yaml

Part = Literal["verb", "noun", "adjective"]
PARTS: tuple[Part, ...] = ("verb", "noun", "adjective")
PARTY_SLOTS = ("source", "target", "host")


@dataclass(frozen=True, slots=True)
class Frame:
    """Where parties stand: slots in order of preference, for each part of speech of the trigger.

    `gather` names the parties for which all slots count together ("A met B with C") instead of
    the first that is filled.
    """

    name: str
    slots: Mapping[Part, Mapping[str, tuple[str, ...]]]
    gather: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger word: its lemma, a particle ("call off") and modifiers ("air strike") it must have."""

    lemma: str
    part: Part
    particle: str | None = None
    modifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of our own and what must be read in it; `none` where nothing may be."""

    text: str
    expect: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of telling of an act or of a standing fact.

    For an event `type`, `mode` and `matter` are set; for a condition `channel` and `state`.
    `where` lists, a slot each, lemmas of which one must stand there; `unless` what must not.
    `needs` names the parties without which nothing is coded.
    """

    id: str
    file: str
    triggers: tuple[Trigger, ...]
    frame: Frame
    where: Mapping[str, frozenset[str]]
    unless: Mapping[str, frozenset[str]]
    needs: frozenset[str]
    type: str | None = None
    mode: str | None = None
    matter: str | None = None
    channel: str | None = None
    state: str | None = None
    status: str | None = None
    names_object: tuple[str, ...] = ()
    names_about: tuple[str, ...] = ()
    issue: str | None = None

    @property
    def specificity(self) -> int:
        """More constraints make a pattern more specific; the most specific one wins."""
        return 2 * len(self.where) + len(self.unless) + sum(2 for t in self.triggers[:1] if t.modifiers)


@dataclass(frozen=True, slots=True)
class PatternFile:
    """One concept: its patterns and the examples that test them."""

    path: str
    patterns: tuple[Pattern, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class PatternBook:
    """All patterns of a language, found by trigger lemma."""

    files: tuple[PatternFile, ...]
    by_lemma: Mapping[tuple[str, Part], tuple[tuple[Trigger, Pattern], ...]] = field(repr=False)

    def candidates(self, lemma: str, part: Part) -> tuple[tuple[Trigger, Pattern], ...]:
        """Patterns that a word may trigger."""
        return self.by_lemma.get((lemma, part), ())


def _words(value: object, lists: Mapping[str, frozenset[str]], file: str) -> frozenset[str]:
    words: set[str] = set()
    for item in _strings(value, file):
        if item.startswith("@"):
            if item[1:] not in lists:
                raise KnowledgeError(file, f"unknown word list {item!r}; known: {', '.join(sorted(lists))}")
            words |= lists[item[1:]]
        else:
            words.update((item, item.replace("-", " ")))  # the reader cuts most hyphens: "cease-fire"
    return frozenset(words)


def _strings(value: object, file: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    if isinstance(value, Sequence) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise KnowledgeError(file, f"expected a word or a list of words, found {value!r}")


def _mapping(value: object, file: str, what: str) -> Mapping[str, object]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise KnowledgeError(file, f"{what} must be a mapping, found {value!r}")
    return cast(Mapping[str, object], value)


def load_frames(*folders: Path) -> dict[str, Frame]:
    """Frames of language packs; a later pack's frame replaces one of the same name."""
    frames: dict[str, Frame] = {}
    for folder in folders:
        if (folder / "frames.yaml").is_file():
            frames |= _frames_of(folder / "frames.yaml")
    return frames


def _frames_of(path: Path) -> dict[str, Frame]:
    frames: dict[str, Frame] = {}
    for name, body in _mapping(load_yaml(path), str(path), "the file").items():
        entry = _mapping(body, str(path), name)
        slots: dict[Part, dict[str, tuple[str, ...]]] = {}
        for part in PARTS:
            parts = _mapping(entry.get(part), str(path), f"{name}.{part}")
            slots[part] = {party: _strings(listed, str(path)) for party, listed in parts.items()}
        frames[name] = Frame(name, slots, frozenset(_strings(entry.get("gather"), str(path))))
    return frames


def load_word_lists(*folders: Path) -> dict[str, frozenset[str]]:
    """Named word lists that patterns share (`@ties`); a later pack's words join those of the same name."""
    lists: dict[str, frozenset[str]] = {}
    for path in (folder / "words.yaml" for folder in folders if (folder / "words.yaml").is_file()):
        for name, words in _mapping(load_yaml(path), str(path), "the file").items():
            lists[name] = lists.get(name, frozenset()) | frozenset(_strings(words, str(path)))
    return lists


_KNOWN_KEYS = frozenset(
    "id verbs nouns adjectives frame source target host where unless needs type mode matter channel "
    "state status object about issue gather".split()
)


def _pattern(
    entry: Mapping[str, object],
    shared: Mapping[str, object],
    file: str,
    frames: Mapping[str, Frame],
    lists: Mapping[str, frozenset[str]],
) -> Pattern:
    unknown = set(entry) - _KNOWN_KEYS
    if unknown:
        raise KnowledgeError(file, f"unknown key {sorted(unknown)}; allowed: {sorted(_KNOWN_KEYS)}")
    value = {**shared, **entry}
    frame_name = str(value.get("frame", "transitive"))
    if frame_name not in frames:
        raise KnowledgeError(file, f"unknown frame {frame_name!r}; known: {', '.join(sorted(frames))}")
    return Pattern(
        id=str(value.get("id", Path(file).stem)),
        file=file,
        triggers=tuple(_triggers(value, lists, file)),
        frame=_override(frames[frame_name], value, file),
        where=_constraints(value.get("where"), lists, file),
        unless=_constraints(value.get("unless"), lists, file),
        needs=frozenset(_strings(value.get("needs"), file)),
        names_object=_strings(value.get("object"), file),
        names_about=_strings(value.get("about"), file),
        **{key: _text(value.get(key)) for key in _PLAIN},
    )


_PLAIN = ("type", "mode", "matter", "channel", "state", "status", "issue")


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _constraints(value: object, lists: Mapping[str, frozenset[str]], file: str) -> dict[str, frozenset[str]]:
    return {slot: _words(words, lists, file) for slot, words in _mapping(value, file, "where").items()}


def _override(frame: Frame, value: Mapping[str, object], file: str) -> Frame:
    changed = {party: _strings(value[party], file) for party in PARTY_SLOTS if party in value}
    gather = frozenset(_strings(value["gather"], file)) if "gather" in value else frame.gather
    if not changed:
        return frame if gather == frame.gather else Frame(frame.name, frame.slots, gather)
    slots = {part: {**frame.slots[part], **changed} for part in PARTS}
    return Frame(frame.name, slots, gather)


def _triggers(value: Mapping[str, object], lists: Mapping[str, frozenset[str]], file: str) -> Iterator[Trigger]:
    for word in sorted(_words(value.get("verbs"), lists, file)):
        lemma, _, particle = word.partition(" ")
        yield Trigger(lemma, "verb", particle or None)
    for word in sorted(_words(value.get("nouns"), lists, file)):
        *modifiers, lemma = word.split(" ")
        yield Trigger(lemma, "noun", None, tuple(modifiers))
    for word in sorted(_words(value.get("adjectives"), lists, file)):
        yield Trigger(word, "adjective")


def load_pattern_file(path: Path, frames: Mapping[str, Frame], lists: Mapping[str, frozenset[str]]) -> PatternFile:
    """One file of patterns, checked; an error names the file."""
    file = str(path)
    body = _mapping(load_yaml(path), file, "the file")
    shared = {key: body[key] for key in (*_PLAIN, "frame", "needs", "unless") if key in body}
    entries = body.get("patterns")
    if not isinstance(entries, list) or not entries:
        raise KnowledgeError(file, "needs a non-empty list `patterns`")
    patterns = tuple(_pattern(_mapping(e, file, "a pattern"), shared, file, frames, lists) for e in entries)
    for pattern in patterns:
        if not pattern.triggers:
            raise KnowledgeError(file, f"pattern {pattern.id!r} has no verbs, nouns or adjectives")
        if (pattern.type is None) == (pattern.channel is None):
            raise KnowledgeError(file, f"pattern {pattern.id!r} needs either a type or a channel")
    examples = []
    for entry in cast(list[object], body.get("examples") or []):
        example = _mapping(entry, file, "an example")
        if "text" not in example or "expect" not in example:
            raise KnowledgeError(file, f"an example needs `text` and `expect`, found {example!r}")
        expect = example["expect"]
        wanted = "; ".join(_strings(expect, file)) if not isinstance(expect, str) else expect
        examples.append(Example(str(example["text"]), wanted))
    return PatternFile(file, patterns, tuple(examples))


@lru_cache(maxsize=8)
def load_patterns(kind: str = "events", language: str = "en", extra: tuple[Path, ...] = ()) -> PatternBook:
    """All patterns of a kind (`events` or `conditions`): the shipped pack and further folders."""
    folders = [folder / "languages" / language for folder in (DATA, *extra)]
    frames, lists = load_frames(*folders), load_word_lists(*folders)
    paths = [path for folder in folders for path in sorted((folder / kind).rglob("*.yaml"))]
    files = tuple(load_pattern_file(path, frames, lists) for path in paths)
    index: dict[tuple[str, Part], list[tuple[Trigger, Pattern]]] = {}
    for file in files:
        for pattern in file.patterns:
            for trigger in pattern.triggers:
                index.setdefault((trigger.lemma, trigger.part), []).append((trigger, pattern))
    return PatternBook(files, {key: tuple(found) for key, found in index.items()})
