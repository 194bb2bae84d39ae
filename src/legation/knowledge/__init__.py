"""Loads and checks the data packs; blind to how reports are read."""
