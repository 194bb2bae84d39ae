"""Step: who is meant. Nominals to parties, and the offices that the wording gives to persons."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from legation.knowledge.actors import ActorIndex, load_actors
from legation.knowledge.roles import RoleIndex, load_roles
from legation.steps.actors.assume import assume_states, trail_of
from legation.steps.actors.claims import wording_claims
from legation.steps.actors.namesakes import settle_namesakes
from legation.steps.actors.people import People
from legation.steps.actors.resolver import ReportResolver
from legation.steps.actors.scan import scan, take_surnames
from legation.steps.reading import Reading

__all__ = ["Actors"]


@dataclass(frozen=True, slots=True)
class Actors:
    """Adds a reference for every nominal that names a political actor, and claims of office.

    First the whole report is scanned for names and titles, so that a person is known from the
    first mention on; then the nominals are resolved in text order.
    """

    actors: ActorIndex = field(default_factory=load_actors)
    roles: RoleIndex = field(default_factory=load_roles)
    name: str = "actors"
    needs: frozenset[str] = frozenset({"sentences"})
    adds: frozenset[str] = frozenset({"references", "roles"})

    def __call__(self, reading: Reading) -> Reading:
        """The reading with this step done."""
        published = reading.report.published
        actors = self.actors.at(None if published is None else published.year)
        scans = [scan(tree, actors, self.roles) for tree in reading.sentences]
        take_surnames(scans)
        settle_namesakes(scans, actors)
        people = People(self.roles, reading.report.text)
        for found in scans:
            people.learn(found.tree.number, found)
        trail = trail_of(scans, self.roles)
        assume_states(people, trail)
        people.settle_sectors()
        resolver = ReportResolver(reading.report.text, people, trail)
        references = dict(resolver.resolve(scans))
        return replace(reading, references=references, roles=wording_claims(reading.report, people, scans))
