"""What a process of its own writes for the desk: a line of JSON for each thing that it says."""

from __future__ import annotations

import json
import sys
from typing import Any


def write_line(said: dict[str, Any]) -> None:
    """Write a line for the desk, which reads it at once."""
    sys.stdout.write(f"{json.dumps(said, ensure_ascii=False)}\n")
    sys.stdout.flush()
