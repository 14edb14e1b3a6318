"""The command in a copy of this process: as in one of its own, but that all is loaded already.

To start Python, load what a build needs and compile expressions and templates takes longer than to
build a small site, and a suite builds often. So a process that builds again builds the sample in
itself first: what that compiled, all its copies have. Who tests how the command starts, what a
library says, or what kills it, starts a real process.
"""

from __future__ import annotations

import contextlib
import functools
import io
import itertools
import logging
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
import warnings
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import BinaryIO
from unittest import mock

from portal_cli import main
from remembering import remember_all
from thidua.figures.reading import read

_REPOSITORY = Path(__file__).parent.parent
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


def run_in_copy(
    *arguments: str, start: Callable[[Sequence[str]], int] = main
) -> subprocess.CompletedProcess[str]:
    """Run ``portal …`` in a copy of this process; its exit status and what it said.

    Args:
        arguments: what is typed after ``portal``.
        start: what is called with them, where it is not the command itself.
    """
    _get_ready(arguments)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        copy = os.fork()
        if copy == 0:
            _be_the_command(start, arguments, out, err)
        status = os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1])
        said = [_text_of(file) for file in (out, err)]
    return subprocess.CompletedProcess(["portal", *arguments], status, *said)


@contextlib.contextmanager
def running_copy(*arguments: str) -> Iterator[BinaryIO]:
    """Run ``portal …`` in a copy of this process while the test goes on; gives what it says."""
    _get_ready(arguments)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        copy = os.fork()
        if copy == 0:
            _be_the_command(main, arguments, out, err)
        try:
            yield out
        finally:
            os.kill(copy, signal.SIGTERM)
            os.waitpid(copy, 0)


_builds = itertools.count(1)
_kept: list[bytes] = []
"""The store of the sample, once this process has built it."""


def give_store(folder: Path) -> None:
    """Let the first build of a portal find what one of the sample kept, if that is there.

    Pictures, files that were inspected and parts of plans come from it where they are the same; the
    whole site is put together and written as in any build.
    """
    store = folder / ".cache" / "store.sqlite"
    if _kept and not store.parent.exists():
        store.parent.mkdir()
        store.write_bytes(_kept[0])


def _get_ready(arguments: tuple[str, ...]) -> None:
    """Load what all copies need; before the second build, compile what they need as well."""
    _load()
    if "build" in arguments[:2] and next(_builds) == 2:
        _build_here()


@functools.cache
def _load() -> None:
    """Load what every build needs, once for all copies."""
    for name in _LOADED_BY_BUILDS:
        import_module(name)
    remember_all()
    read("Giảm 5% số hộ nghèo")  # compiles the grammar of figures


def _build_here() -> None:
    """Build the sample in this process, without processes that would keep what they compile."""
    logger = logging.getLogger("mkdocs")
    before, speaks = logger.level, list(logger.handlers)
    with (
        tempfile.TemporaryDirectory() as folder,
        mock.patch.object(multiprocessing, "cpu_count", return_value=1),
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()) as said,
    ):
        for name in ("hooks", "overrides", "docs"):
            (Path(folder) / name).symlink_to(_REPOSITORY / name)
        shutil.copy(_REPOSITORY / "mkdocs.yml", folder)
        shutil.copytree(_REPOSITORY / "docs" / "mau" / "data", Path(folder) / "data")
        status = main(["build", "--root", folder, "--today", "2026-12-31"])
        _kept.append((Path(folder) / ".cache" / "store.sqlite").read_bytes())
    logger.setLevel(before)
    logger.handlers[:] = speaks
    assert status == 0, said.getvalue()


def _be_the_command(
    start: Callable[[Sequence[str]], int],
    arguments: tuple[str, ...],
    out: BinaryIO,
    err: BinaryIO,
) -> None:
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
        status = start(arguments)
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
