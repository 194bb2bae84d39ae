"""The labels that a trained reader knows, in the order of its outputs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Inventory:
    """One tuple of labels an output of the network."""

    universal_tags: tuple[str, ...]
    treebank_tags: tuple[str, ...]
    lemma_rules: tuple[str, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...]


def load_inventory(folder: Path) -> Inventory:
    """The inventory that lies beside the network."""
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    return Inventory(**{name: tuple(values) for name, values in labels.items()})
