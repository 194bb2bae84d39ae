"""Readers of input, one a format: files, folders, web pages and standard input become reports.

What cannot be read becomes a `ReportError` in its place, so that the rest goes on.
"""

from __future__ import annotations

from legation.sources.described import Described
from legation.sources.open import FORMATS, Found, find_reports

__all__ = ["FORMATS", "Described", "Found", "find_reports"]
