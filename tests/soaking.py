"""How much of long lists the tests try: some, or all by ``make soak``, which runs each night."""

from __future__ import annotations

import os

SOAKING = os.environ.get("SOAK") == "1"
"""Whether everything is tried."""


def at_most(usual: int, soaking: int) -> int:
    """How often something is tried."""
    return soaking if SOAKING else usual
