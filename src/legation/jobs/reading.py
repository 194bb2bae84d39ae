"""Reports into records and into the ledger; names of states to codes."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.utils import default_process

from legation.config import Settings
from legation.errors import LegationError, ReportError, UsageError
from legation.knowledge.actors import load_actors
from legation.knowledge.ontology import load_ontology
from legation.knowledge.patterns import load_patterns
from legation.knowledge.relations import RelationRules, load_relations_of
from legation.model.relation import Record
from legation.model.report import Report
from legation.pipeline import Pipeline, load_pipeline
from legation.relate import relate
from legation.sources import Described, Found, find_reports
from legation.steps.pairs import PairClassifier
from legation.steps.parse import Parse
from legation.steps.reader import load_reader
from legation.store import Ledger

LOG = logging.getLogger("legation")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report: a record, or the error that kept it from being read.

    `new` tells whether the ledger took it in; None where no ledger was asked.
    """

    source: str
    record: Record | None = None
    error: ReportError | None = None
    new: bool | None = None


@dataclass(frozen=True, slots=True)
class Coder:
    """Turns reports into records: the pipeline, and the rules by which relations follow."""

    pipeline: Pipeline
    rules: RelationRules

    def code(self, report: Report, source: str) -> Record:
        """A report coded and related; whatever goes wrong inside is a ReportError that names the report."""
        try:
            return relate(self.pipeline.code(report), self.rules)
        except LegationError as error:
            raise ReportError(source, str(error)) from error
        except Exception as error:  # one report must not end the run; the log keeps the traceback
            LOG.debug("coding %s failed", source, exc_info=True)
            reason = f"could not be coded: {type(error).__name__} inside Legation; please report it"
            raise ReportError(source, reason) from error


def packs_of(settings: Settings) -> tuple[Path, ...]:
    """The folders of the packs; UsageError for one that is no folder."""
    for pack in settings.packs:
        if not Path(pack).is_dir():
            raise UsageError(f"pack {pack!r} is no folder; a pack has folders such as actors/ or languages/")
    return tuple(Path(pack).resolve() for pack in settings.packs)


def coder_for(settings: Settings) -> Coder:
    """The coder that the settings ask for."""
    packs = packs_of(settings)
    return Coder(load_pipeline(settings.reader, settings.threads, packs), load_relations_of(packs))


def read_reports(
    locations: Iterable[str],
    described: Described,
    coder: Coder,
    ledger: Ledger | None = None,
    skip_known: bool = False,
    again: bool = False,
) -> Iterator[Outcome]:
    """Codes and stores every report at the locations, one at a time; errors stand in their places.

    With `skip_known` a report that the ledger has is not coded again: an interrupted run goes on
    where it stopped. With `again` a new coding takes the place of the one that the ledger has.
    """
    for found in find_reports(locations, described):
        yield _read_one(found, coder, ledger, skip_known, again)


def _read_one(found: Found, coder: Coder, ledger: Ledger | None, skip_known: bool, again: bool) -> Outcome:
    report = found.result
    if isinstance(report, ReportError):
        return Outcome(found.source, error=report)
    if skip_known and not again and ledger is not None and report.id in ledger:
        return Outcome(found.source, new=False)
    try:
        record = coder.code(report, found.source)
    except ReportError as error:
        return Outcome(found.source, error=error)
    new = None if ledger is None else ledger.add(record.coded, again=again)
    return Outcome(found.source, record, new=new)


def pair_classifier(settings: Settings) -> PairClassifier:
    """The classifier of marked pairs, with the reader and packs that the settings ask for."""
    packs = packs_of(settings)
    parse = Parse(load_reader(settings.reader, settings.threads))
    return PairClassifier(parse, load_patterns("events", "en", packs), load_ontology("plover", packs))


def code_report(report: Report, settings: Settings | None = None) -> Record:
    """One report coded and related, for use from Python; ReportError where it cannot be coded."""
    return coder_for(settings or Settings()).code(report, f"report {report.id}")


def country_code(text: str, packs: tuple[Path, ...] = ()) -> str:
    """Code of a state or organisation by code or name; UsageError that says what comes near."""
    index = load_actors(packs)
    found = index.country_code(text)
    if found is not None:
        return found
    if index.by_code(text.upper()) is not None:
        return text.upper()
    current = (surface for surface in index.surfaces() if surface.kind == "name" and surface.until is None)
    names = {surface.text: surface.entry.code for surface in current if surface.entry.kind == "state"}
    near = process.extract(text, list(names), processor=default_process, limit=3, score_cutoff=75)
    hint = f"; did you mean {', '.join(f'{name} ({names[name]})' for name, *_ in near)}?" if near else ""
    raise UsageError(
        f"unknown country or organisation {text!r}: give an ISO 3166-1 alpha-3 code or a name such as Venezuela{hint}"
    )
