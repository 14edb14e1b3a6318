"""The ``portal`` command: arguments in, calls of the domain, problems out as lines.

One verb, one module; :mod:`portal_cli.verbs` lists them.
"""

from portal_cli.main import main

__all__ = ["main"]
