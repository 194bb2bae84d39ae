"""Frozen types that every layer shares: reports, parties, dates, events, relations, evidence.

Nothing here knows how a report is read or stored. Ids come from content (`identity.py`), so that
reading the same report twice gives the same records.
"""
