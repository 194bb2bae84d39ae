"""The ledger: schema, migrations, one writer, queries. Only here is the database known."""

from __future__ import annotations

from legation.store.ledger import Ledger, open_ledger
from legation.store.queries import LedgerInfo

__all__ = ["Ledger", "LedgerInfo", "open_ledger"]
