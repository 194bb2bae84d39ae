"""Annotated texts: the corpus format, its checks, and (later) the comparison of coded with gold."""

from __future__ import annotations

from legation.scoring.annotation import AnnotatedText
from legation.scoring.corpus_file import Fault, examine_corpus_file, read_corpus_file

__all__ = ["AnnotatedText", "Fault", "examine_corpus_file", "read_corpus_file"]
