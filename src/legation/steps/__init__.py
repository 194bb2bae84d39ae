"""One step a file, from a parsed sentence to events, conditions and who says so."""
