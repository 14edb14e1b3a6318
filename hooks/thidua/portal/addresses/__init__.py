"""Lasting addresses: those that exist, those that existed before, and where the latter lead now."""
