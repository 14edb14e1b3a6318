"""``portal figures``: how the machine reads the words of a target."""

from __future__ import annotations

import json
import sys
from argparse import Namespace

from thidua.figures import read
from thidua.figures.records import reading_record


def run(given: Namespace) -> int:
    """Print what is read in the words that were typed, or in those that come in."""
    from_input = given.words == ["-"]
    lines = sys.stdin.read().splitlines() if from_input else [" ".join(given.words)]
    records = (reading_record(read(line)) for line in lines if line.strip())
    items = (json.dumps(record, ensure_ascii=False) for record in records)
    print("[" + ",\n ".join(items) + "]")
    return 0
