"""Addresses that last: what stands, what stood before, and where it went."""
