"""The command line. Heavy parts are imported by the commands that need them, so that help is quick."""

from __future__ import annotations

from legation.cli.app import main

__all__ = ["main"]
