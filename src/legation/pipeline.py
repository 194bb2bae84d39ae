"""Orders the steps: a report goes in, a coded report comes out.

    passages → parse → actors → dates → events, conditions → status → speakers → dates of events
    → places → contexts → amounts → retellings → offices

Every step declares the layers that it needs and adds; an order in which one lacks a layer is an
error when the pipeline is made, not when a report fails.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from legation.errors import PipelineError
from legation.knowledge.actors import load_actors
from legation.knowledge.ontology import load_ontology
from legation.knowledge.patterns import load_patterns
from legation.knowledge.roles import load_roles
from legation.model.relation import CodedReport
from legation.model.report import Report
from legation.steps.actors import Actors
from legation.steps.amounts import Amounts
from legation.steps.conditions import Conditions
from legation.steps.contexts import Contexts
from legation.steps.dates import Dates
from legation.steps.event_dates import EventDates
from legation.steps.events import Events
from legation.steps.mentions import actor_mentions
from legation.steps.parse import Parse
from legation.steps.passages import Passages
from legation.steps.places import Places
from legation.steps.reader import Reader, load_reader
from legation.steps.reading import LAYERS, Reading, Step
from legation.steps.retellings import Retellings
from legation.steps.role_claims import OfficeActs
from legation.steps.speakers import Speakers
from legation.steps.status import StatusStep


def default_steps(reader: Reader, packs: tuple[Path, ...] = ()) -> tuple[Step, ...]:
    """The shipped steps, in order, over the shipped knowledge and further packs."""
    ontology = load_ontology("plover", packs)
    return (
        Passages(),
        Parse(reader),
        Actors(load_actors(packs), load_roles(packs)),
        Dates(),
        Events(load_patterns("events", "en", packs), ontology),
        Conditions(load_patterns("conditions", "en", packs)),
        StatusStep(),
        Speakers(),
        EventDates(),
        Places(),
        Contexts(ontology),
        Amounts(),
        Retellings(),
        OfficeActs(),
    )


class Pipeline:
    """Codes reports with a fixed order of steps; one pipeline serves any number of reports."""

    def __init__(self, steps: Sequence[Step]) -> None:
        check_order(steps)
        self.steps = tuple(steps)

    def read(self, report: Report) -> Reading:
        """All layers of a report, for those who want to look inside."""
        reading = Reading(report)
        for step in self.steps:
            reading = step(reading)
        return reading

    def code(self, report: Report) -> CodedReport:
        """The coded report: events, conditions, role claims and mentions with their evidence."""
        reading = self.read(report)
        return CodedReport(
            report=reading.report,
            passages=reading.passages,
            events=reading.events,
            conditions=reading.conditions,
            roles=reading.roles,
            actors=tuple(actor_mentions(reading)),
            dates=tuple(mention.interval for mention in reading.dates),
            places=reading.places,
        )


def check_order(steps: Sequence[Step]) -> None:
    """Raises PipelineError where a step needs a layer that no earlier step adds."""
    ready = {"report"}
    for step in steps:
        unknown = (step.needs | step.adds) - LAYERS
        if unknown:
            raise PipelineError(f"step {step.name!r} names unknown layers {sorted(unknown)}; known: {sorted(LAYERS)}")
        missing = step.needs - ready
        if missing:
            raise PipelineError(
                f"step {step.name!r} needs {sorted(missing)}, which no step before it adds; ready: {sorted(ready)}"
            )
        ready |= step.adds


@lru_cache(maxsize=4)
def load_pipeline(reader: str | None = None, threads: int = 1, packs: tuple[Path, ...] = ()) -> Pipeline:
    """The pipeline with the shipped reader, or with an installed spaCy pipeline by name."""
    return Pipeline(default_steps(load_reader(reader, threads), packs))
