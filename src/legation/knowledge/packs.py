"""Where the shipped data lies, and how a YAML file is read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from legation.errors import KnowledgeError

DATA = Path(__file__).resolve().parent.parent / "data"
_BOOLEAN = "tag:yaml.org,2002:bool"
_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class PackLoader(_BASE):  # type: ignore[misc]
    """YAML's safe loader with the booleans of YAML 1.2: "on", "off", "yes" and "no" are words.

    Packs list prepositions and the word "no"; the older rule would turn them into booleans.
    """


PackLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOLEAN]
    for first, resolvers in _BASE.yaml_implicit_resolvers.items()
}
PackLoader.add_implicit_resolver(_BOOLEAN, re.compile(r"^(?:true|false)$"), ["t", "f"])


def load_yaml(path: Path) -> object:
    """The content of a YAML file; a missing or broken file is a KnowledgeError that names it."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=PackLoader)  # noqa: S506 (a safe loader)
    except OSError as error:
        raise KnowledgeError(str(path), f"cannot be read: {error.strerror}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise KnowledgeError(str(path), f"is not valid YAML: {error}") from error
