"""Pages of the documentation that are made from the packs, the command line and the settings."""
