"""The ``portal`` command: arguments in, calls of the domain, problems out as lines.

One verb, one module; ``verbs`` lists them and imports nothing slow. ``progress`` tells how far
long work is. ``caches`` refuses a ``.cache`` that git tracks. ``locks`` lets one build run at a
time. ``formats`` writes problems as forges read them, ``git`` gives the data at a base.
``publish``, with a module for each kind of destination, sends a site beside the live one and lets
``swap`` exchange the two.
"""

from portal_cli.main import main

__all__ = ["main"]
