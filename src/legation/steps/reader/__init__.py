"""Reads English text into trees: the shipped network, or any spaCy pipeline in its place."""

from legation.steps.reader.load import load_reader
from legation.steps.reader.reader import Reader

__all__ = ["Reader", "load_reader"]
