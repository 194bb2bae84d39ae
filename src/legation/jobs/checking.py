"""The job behind `legation knowledge check`: packs are loaded whole, and their examples are run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from legation.errors import KnowledgeError, UsageError
from legation.knowledge.actors import load_actors
from legation.knowledge.ontology import Ontology, load_ontology
from legation.knowledge.packs import DATA
from legation.knowledge.patterns import PatternBook, load_patterns
from legation.knowledge.relations import RelationRules, load_relations_of
from legation.knowledge.roles import load_roles
from legation.pattern_check import Failure, check_patterns
from legation.relate.examples import failing_examples

PARTS = ("ontologies", "actors", "languages", "relations", "places")


@dataclass(frozen=True, slots=True)
class Checked:
    """How much was checked, and what failed."""

    counts: dict[str, int]
    examples: int
    failures: tuple[Failure, ...]


def check_knowledge(path: Path | None = None) -> Checked:
    """Checks the shipped packs, or the pack or files at `path`.

    Raises KnowledgeError, naming the file, where a file does not hold together, and UsageError
    where there is no pack at the path.
    """
    if path is not None and not path.exists():
        raise UsageError(f"no such file or folder: {path}")
    shipped = path is None or DATA in (path.resolve(), *path.resolve().parents)
    packs = () if shipped or path is None else (_pack(path),)
    events, conditions = load_patterns("events", "en", packs), load_patterns("conditions", "en", packs)
    _unique_ids(events, conditions)
    rules = load_relations_of(packs)
    _known_labels(events, conditions, load_ontology("plover", packs), rules)
    counts = {"pattern files": len(events.files) + len(conditions.files), "actor wordings": _actors(packs)}
    counts["role words"] = sum(1 for _ in load_roles(packs).words())
    counts["relation rules"] = sum(len(each) for each in rules.rules.values())
    count, failures = check_patterns(() if path is None else (path,), packs)
    counts["pattern examples"] = count
    if path is None or any((pack / "relations").is_dir() for pack in packs):
        rule_examples = [each for rule in rules.rules.values() for each in rule]
        counts["rule examples"] = sum(len(each.examples) + len(each.counterexamples) for each in rule_examples)
        failures += [
            Failure(text.partition(": ")[0], text.partition(": ")[2], "as written", ())
            for text in failing_examples(rules)
        ]
    return Checked(counts, count + counts.get("rule examples", 0), tuple(failures))


def _pack(path: Path) -> Path:
    if not path.is_dir() or not any((path / part).is_dir() for part in PARTS):
        raise UsageError(f"{path}: is no pack; a pack is a folder with one of the folders {', '.join(PARTS)}")
    return path


def _actors(packs: tuple[Path, ...]) -> int:
    return sum(1 for _ in load_actors(packs).surfaces())


def _unique_ids(*books: PatternBook) -> None:
    """A decision names a pattern by its id: two patterns must not share one."""
    seen: dict[str, str] = {}
    for file in (file for book in books for file in book.files):
        for pattern in file.patterns:
            if pattern.id in seen:
                raise KnowledgeError(file.path, f"pattern id {pattern.id!r} is taken by {seen[pattern.id]}")
            seen[pattern.id] = file.path


def _known_labels(events: PatternBook, conditions: PatternBook, ontology: Ontology, relations: RelationRules) -> None:
    """Types and modes are the ontology's, channels and states the relations'."""
    for pattern in (pattern for file in events.files for pattern in file.patterns):
        try:
            ontology.intensity(pattern.type or "", pattern.mode)
        except UsageError as error:
            raise KnowledgeError(pattern.file, f"pattern {pattern.id!r}: {error}") from error
        if pattern.issue is not None and pattern.issue not in ontology.issues:
            known = ", ".join(sorted(ontology.issues))
            raise KnowledgeError(
                pattern.file, f"pattern {pattern.id!r}: unknown issue {pattern.issue!r}; known: {known}"
            )
        if pattern.matter is not None and pattern.matter not in relations.matters:
            known = ", ".join(sorted(relations.matters))
            raise KnowledgeError(
                pattern.file, f"pattern {pattern.id!r}: unknown matter {pattern.matter!r}; known: {known}"
            )
    for pattern in (pattern for file in conditions.files for pattern in file.patterns):
        table = relations.channels.get(pattern.channel or "")
        if table is None or pattern.state not in table.states:
            allowed = ", ".join(table.states if table else relations.channels)
            raise KnowledgeError(
                pattern.file, f"pattern {pattern.id!r}: no state {pattern.channel}/{pattern.state}; allowed: {allowed}"
            )
