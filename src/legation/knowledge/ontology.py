"""Event types, modes, contexts, sectors and issues of an ontology, read from its folder of YAML files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from legation.errors import KnowledgeError, UsageError
from legation.knowledge.packs import DATA, load_yaml

QUADS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Mode:
    """A finer kind of an event type, with its score of conflict and cooperation."""

    name: str
    intensity: float
    meaning: str


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of event: `quad` 1 to 4, `intensity` from -10 (conflict) to 10 (cooperation)."""

    name: str
    quad: int
    intensity: float
    meaning: str
    modes: dict[str, Mode]


@dataclass(frozen=True, slots=True)
class Context:
    """What an event is about besides the act; `words` are lemmas, alone or two together."""

    name: str
    meaning: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Ontology:
    """All that an ontology names. `sectors` and `issues` are by name."""

    name: str
    types: dict[str, EventType]
    contexts: dict[str, Context]
    sectors: dict[str, str]
    issues: dict[str, frozenset[str]]

    def quad(self, type: str) -> int:
        """Verbal or material, cooperation or conflict: 1 to 4."""
        return self._type(type).quad

    def intensity(self, type: str, mode: str | None = None) -> float:
        """Score of a mode, else of the type."""
        found = self._type(type)
        if mode is None:
            return found.intensity
        if mode not in found.modes:
            allowed = ", ".join(found.modes) or "none"
            raise UsageError(f"{type} has no mode {mode!r}; its modes are: {allowed}")
        return found.modes[mode].intensity

    def _type(self, name: str) -> EventType:
        if name not in self.types:
            raise UsageError(f"no event type {name!r} in {self.name}; allowed are {', '.join(sorted(self.types))}")
        return self.types[name]


@lru_cache(maxsize=8)
def load_ontology(name: str = "plover", extra: tuple[Path, ...] = ()) -> Ontology:
    """An ontology by the name of its folder, in a further pack or in the shipped one."""
    folders = [folder / "ontologies" / name for folder in (*extra, DATA)]
    folder = next((folder for folder in folders if folder.is_dir()), None)
    if folder is None:
        known = sorted(path.name for path in (DATA / "ontologies").iterdir() if path.is_dir())
        raise UsageError(f"no ontology {name!r}; shipped are {', '.join(known)}")
    types = {kind.name: kind for kind in map(_event_type, sorted((folder / "types").glob("*.yaml")))}
    if not types:
        raise KnowledgeError(str(folder / "types"), "holds no event types")
    contexts = {found.name: found for found in map(_context, sorted((folder / "contexts").glob("*.yaml")))}
    return Ontology(name, types, contexts, _sectors(folder / "sectors.yaml"), _issues(folder / "issues.yaml"))


def _event_type(path: Path) -> EventType:
    file = str(path)
    body = _mapping(load_yaml(path), file, "the file")
    _only(body, {"name", "quad", "intensity", "meaning", "modes"}, file)
    name, quad = _text(body, "name", file), body.get("quad")
    if quad not in QUADS:
        raise KnowledgeError(file, f"quad {quad!r} must be 1, 2, 3 or 4")
    intensity = _score(body.get("intensity"), file, name)
    modes = {}
    for mode, entry in _mapping(body.get("modes", {}), file, "modes").items():
        fields = _mapping(entry, file, f"mode {mode}")
        _only(fields, {"intensity", "meaning"}, file)
        modes[mode] = Mode(mode, _score(fields.get("intensity", intensity), file, mode), _text(fields, "meaning", file))
    return EventType(name, quad, intensity, _text(body, "meaning", file), modes)


def _context(path: Path) -> Context:
    file = str(path)
    body = _mapping(load_yaml(path), file, "the file")
    _only(body, {"name", "meaning", "words"}, file)
    return Context(_text(body, "name", file), _text(body, "meaning", file), _words(body.get("words"), file))


def _sectors(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    body = _mapping(_mapping(load_yaml(path), str(path), "the file").get("sectors"), str(path), "sectors")
    return {name: str(meaning) for name, meaning in body.items()}


def _issues(path: Path) -> dict[str, frozenset[str]]:
    if not path.exists():
        return {}
    body = _mapping(_mapping(load_yaml(path), str(path), "the file").get("issues"), str(path), "issues")
    return {name: _words(words, str(path)) for name, words in body.items()}


def _mapping(value: object, file: str, what: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise KnowledgeError(file, f"{what} must be a mapping")
    return value


def _only(body: Mapping[str, object], allowed: set[str], file: str) -> None:
    unknown = set(body) - allowed
    if unknown:
        raise KnowledgeError(file, f"unknown key {min(unknown)!r}; allowed are {', '.join(sorted(allowed))}")


def _text(body: Mapping[str, object], key: str, file: str) -> str:
    value = body.get(key)
    if not isinstance(value, str) or not value.strip():
        raise KnowledgeError(file, f"needs a text `{key}`")
    return value.strip()


def _score(value: object, file: str, what: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not -10 <= value <= 10:
        raise KnowledgeError(file, f"intensity {value!r} of {what} must be a number from -10 to 10")
    return float(value)


def _words(value: object, file: str) -> frozenset[str]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise KnowledgeError(file, "words must be a list of words")
    return frozenset(word.lower() for word in value)
