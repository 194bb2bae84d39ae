"""Legation reads news and keeps the record of relations between states.

    >>> from datetime import date
    >>> import legation
    >>> report = legation.Report("Norway cut ties with Libya on Monday.", published=date(2011, 3, 2))
    >>> record = legation.code_report(report)
    >>> [(event.type, event.status) for event in record.coded.events]
    [('SANCTION', 'occurred')]
    >>> [(state.channel, state.pair, state.state) for state in record.relations]
    [('ties', ('LBY', 'NOR'), 'severed')]

The names are loaded when they are first asked for, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from legation.errors import LegationError
from legation.version import VERSION

if TYPE_CHECKING:
    from legation.jobs.reading import code_report
    from legation.model.relation import Record
    from legation.model.report import Report
    from legation.pipeline import Pipeline, load_pipeline
    from legation.relate import dossier
    from legation.store import Ledger, open_ledger

__version__ = VERSION

_PLACES = {
    "Ledger": "legation.store",
    "Pipeline": "legation.pipeline",
    "Record": "legation.model.relation",
    "Report": "legation.model.report",
    "dossier": "legation.relate",
    "load_pipeline": "legation.pipeline",
    "open_ledger": "legation.store",
    "code_report": "legation.jobs.reading",
}

__all__ = [
    "Ledger",
    "LegationError",
    "Pipeline",
    "Record",
    "Report",
    "__version__",
    "code_report",
    "dossier",
    "load_pipeline",
    "open_ledger",
]


def __getattr__(name: str) -> object:
    if name not in _PLACES:
        raise AttributeError(f"module 'legation' has no attribute {name!r}")
    return getattr(import_module(_PLACES[name]), name)
