"""Settings: defaults, a TOML file over them, and single values over that. An unknown key is an error."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, get_type_hints

from legation.errors import UsageError

FILE = "legation.toml"
FILE_VARIABLE = "LEGATION_SETTINGS"
LEDGER_VARIABLE = "LEGATION_LEDGER"


@dataclass(frozen=True, slots=True)
class Limits:
    """What hostile or mistaken input may cost."""

    report_characters: int = 300_000
    """Characters of one report."""
    file_bytes: int = 200_000_000
    """Bytes of one file; a JSONL or CSV file may hold many reports."""
    fetch_bytes: int = 5_000_000
    """Bytes of one page fetched."""
    fetch_seconds: float = 20.0
    """Seconds for one page, redirects included."""
    fetch_redirects: int = 5
    """Redirects followed for one page."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. Options of the command line go over the file's values."""

    ledger: str = "legation.ledger"
    """File, or database URL, of the ledger."""
    reader: str = "legation-en"
    """The shipped reader, or the name of an installed spaCy pipeline with a parser."""
    threads: int = 1
    """Threads that the reader's network uses."""
    packs: tuple[str, ...] = ()
    """Folders of further knowledge packs."""
    publisher: str | None = None
    """Publisher of reports that name none."""
    encoding: str = "utf-8"
    """Encoding of text files."""
    limits: Limits = field(default_factory=Limits)


def load_settings(file: Path | None = None, environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings from `file`, else from the file that LEGATION_SETTINGS names, else from `legation.toml`
    in the current folder if there is one, else the defaults. UsageError where a value is wrong."""
    named = file or (Path(environment[FILE_VARIABLE]) if environment.get(FILE_VARIABLE) else None)
    settings = Settings()
    if named is not None or Path(FILE).is_file():
        path = named or Path(FILE)
        settings = _merged(settings, _table(path), str(path))
    if environment.get(LEDGER_VARIABLE):
        settings = replace(settings, ledger=environment[LEDGER_VARIABLE])
    return settings


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: the settings cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: is not valid TOML: {error}") from error


def _merged(settings: Any, table: Mapping[str, Any], where: str) -> Any:
    hints = get_type_hints(type(settings))
    known = {each.name for each in fields(settings)}
    changed: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            raise UsageError(f"{where}: unknown setting {key!r}; known are {', '.join(sorted(known))}")
        current = getattr(settings, key)
        changed[key] = (
            _merged(current, _as_table(value, key, where), f"{where}, [{key}]")
            if isinstance(current, Limits)
            else _checked(value, key, hints[key], where)
        )
    return replace(settings, **changed)


def _as_table(value: object, key: str, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise UsageError(f"{where}: {key} must be a table of settings, got {value!r}")
    return value


def _checked(value: object, key: str, hint: object, where: str) -> object:
    """The value if it is of the setting's kind; numbers must be above zero."""
    if hint is int or hint is float:
        kinds = (int,) if hint is int else (int, float)
        if isinstance(value, bool) or not isinstance(value, kinds) or value <= 0:
            raise UsageError(f"{where}: {key} must be a number above zero, got {value!r}")
        return value
    if hint == tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise UsageError(f"{where}: {key} must be a list of folders, got {value!r}")
        return tuple(value)
    if not isinstance(value, str) or not value:
        raise UsageError(f"{where}: {key} must be a text, got {value!r}")
    return value
