"""Model dataclasses to JSON and back, exactly. Fields at their default are left out."""

from __future__ import annotations

from typing import TypeVar

from cattrs.preconf.json import make_converter

T = TypeVar("T")
CONVERTER = make_converter(omit_if_default=True)


def to_json(value: object, kind: object) -> str:
    """A value of a model type as JSON."""
    return CONVERTER.dumps(value, unstructure_as=kind, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str, kind: type[T]) -> T:
    """The value of a model type that `to_json` wrote."""
    return CONVERTER.loads(text, kind)
