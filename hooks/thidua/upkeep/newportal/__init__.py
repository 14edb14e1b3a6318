"""Making a new portal from a few answers: the questions, the meaning of answers, and the files.

There are two kinds of files. Those of :mod:`~thidua.upkeep.newportal.skeleton` depend on the
engine; a newer engine renews those that nobody changed. Those in ``data/`` belong to the portal;
the engine does not renew them.
"""
