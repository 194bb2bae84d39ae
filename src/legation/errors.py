"""Errors of the package: each says what is wrong, the value, and what is allowed or what to do."""

from __future__ import annotations


class LegationError(Exception):
    """Base of every error that the package raises on purpose; its text is fit for a user."""


class UsageError(LegationError):
    """A request that cannot be carried out as put: an unknown option, code or name."""


class ReportError(LegationError):
    """A report that cannot be read; names the report and the reason, the others go on."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class KnowledgeError(LegationError):
    """A data pack that does not hold together; names the file and the entry."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason


class ReaderError(LegationError):
    """The language reader (network or spaCy pipeline) cannot be loaded or lacks a layer."""


class StoreError(LegationError):
    """The ledger cannot be opened, was written by another version, or refuses a write."""


class PipelineError(LegationError):
    """Steps in an order in which one lacks a layer that it needs."""
