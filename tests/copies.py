"""The command in a copy of this process: as in one of its own, but that all is loaded already.

To start Python and load what a build needs takes a second and more, and a suite builds often. Who
tests how the command starts, what a library says, or what kills it, starts a real process.
"""

from __future__ import annotations

import functools
import io
import logging
import os
import subprocess
import sys
import tempfile
import traceback
import warnings
from importlib import import_module
from typing import BinaryIO

from portal_cli import main
from thidua.figures.reading import read

_LOADED_BY_BUILDS = (
    "mkdocs.commands.build",
    "mkdocs.contrib.search",
    "mkdocs.theme",
    "mkdocs_portal",
    "portal_cli.build",
    "portal_cli.mkdocs_runner",
)


def can_copy() -> bool:
    """Whether the system can make a copy of a process."""
    return hasattr(os, "fork")


def run_in_copy(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run ``portal …`` in a copy of this process; its exit status and what it said."""
    _load()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        copy = os.fork()
        if copy == 0:
            _be_the_command(arguments, out, err)
        status = os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1])
        said = [_text_of(file) for file in (out, err)]
    return subprocess.CompletedProcess(["portal", *arguments], status, *said)


@functools.cache
def _load() -> None:
    """Load and compile what every build needs, once for all copies."""
    for name in _LOADED_BY_BUILDS:
        import_module(name)
    read("Giảm 5% số hộ nghèo")  # compiles the grammar of figures


def _be_the_command(arguments: tuple[str, ...], out: BinaryIO, err: BinaryIO) -> None:
    """Take the place of the command, in the copy, and end."""
    status = 70
    try:
        with open(os.devnull, "rb") as nothing:  # noqa: PTH123  # the number of the file is wanted
            os.dup2(nothing.fileno(), 0)
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        sys.stdin, sys.stdout, sys.stderr = (
            io.TextIOWrapper(io.FileIO(number, mode, closefd=False), encoding="utf-8")
            for number, mode in enumerate(("r", "w", "w"))
        )
        # What pytest listens to is said again.
        logging.getLogger().handlers.clear()
        warnings.resetwarnings()
        status = main(arguments)
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else 1
    except BaseException:  # a copy never goes on as the tests
        traceback.print_exc()
    finally:
        for stream in (sys.stdout, sys.stderr):
            if not stream.closed:
                stream.flush()
        os._exit(status)


def _text_of(file: BinaryIO) -> str:
    file.seek(0)
    return file.read().decode("utf-8")
