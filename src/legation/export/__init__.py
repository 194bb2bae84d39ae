"""Writes records for other programs, one format a file."""
