"""Joins source, pipeline, relations and ledger: what the commands do, without how they look."""
