"""A desk that saves a file until somebody kills it: run by a test as a program of its own."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

from desk.journal import Journal
from desk.repository import Repository


def main() -> None:
    """Save texts of growing numbers; die at a given step of the writing, if one is given."""
    root, file, step = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    repository = Repository(root, Journal.beside(root))
    begun = repository.read(file)
    if step:
        _die_at(step)
    name, text = begun.name, begun.text
    for number in range(100_000):
        text = f"{begun.text}# {number} {'x' * 2_000_000}\n"
        repository.save(file, text, name, f"lần {number}")
        name = repository.read(file).name
        print(number, flush=True)


def _die_at(step: str) -> None:
    """Be killed, as by the machine, while or after the new text is written beside the file."""
    owner, name = (Path, "replace") if step == "rename" else (os, "fsync")
    rename = Path.replace

    def die(*given: Any) -> None:
        if step == "rename" and not str(given[0]).endswith(".dang-ghi"):
            rename(*given)
            return
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(owner, name, die)


if __name__ == "__main__":
    main()
