"""A whole new portal from a few answers: what to ask, what answers mean, and what to write.

What is written is of two kinds. The files of :mod:`~thidua.upkeep.newportal.skeleton` follow from
the engine; a newer engine renews those that nobody changed. What is in ``data/`` is the portal's.
"""
