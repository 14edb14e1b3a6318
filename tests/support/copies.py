"""The command in a copy of this process: as in one of its own, but that all is loaded already.

To start Python, load what a build needs and compile expressions and templates takes longer than to
build a small site, and a suite builds often. So a process that builds again builds the sample in
itself first: what that compiled, all its copies have. Who tests how the command starts, what a
library says, or what kills it, starts a real process.
"""

from __future__ import annotations

import contextlib
import errno
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
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import BinaryIO
from unittest import mock

from own_folders import make_own_folder
from portal_cli import main
from remembering import remember_all
from thidua.figures.reading import read

_REPOSITORY = Path(__file__).parents[2]
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
    return begin_in_copy(*arguments, start=start).wait()


@dataclass(frozen=True)
class Begun:
    """A command that runs in a copy of this process while the test goes on.

    Attributes:
        pid: the number of the copy.
        out: what it has said.
        err: what it has told besides.
    """

    arguments: tuple[str, ...]
    pid: int
    out: BinaryIO
    err: BinaryIO

    def end(self, sign: signal.Signals = signal.SIGKILL) -> subprocess.CompletedProcess[str]:
        """Kill it, wherever it is."""
        os.kill(self.pid, sign)
        return self.wait()

    def wait(self) -> subprocess.CompletedProcess[str]:
        """Its exit status and what it said, once it is over."""
        status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        said = []
        for file in (self.out, self.err):
            said.append(_text_of(file))
            file.close()
        return subprocess.CompletedProcess(["portal", *self.arguments], status, *said)


def begin_in_copy(*arguments: str, start: Callable[[Sequence[str]], int] = main) -> Begun:
    """Begin ``portal …`` in a copy of this process (see :func:`run_in_copy`)."""
    _get_ready(arguments)
    out, err = tempfile.TemporaryFile(), tempfile.TemporaryFile()  # noqa: SIM115  # of the copy too
    copy = os.fork()
    if copy == 0:
        _be_the_command(start, arguments, out, err)
    return Begun(arguments, copy, out, err)


_builds = itertools.count(1)
_kept: list[bytes] = []
"""The store of the sample, once this process has built it."""


@dataclass(frozen=True)
class KeptBuild:
    """What a build left: its store, and its site under names that no test has."""

    store: bytes
    site: Path


_of_data: dict[Path, KeptBuild] = {}
"""Portals that this run has built, by the data that they began with."""


def keep_build(data: Path, portal: Path) -> None:
    """Let first builds of portals with the same data find what the first of them made."""
    store = portal / ".cache" / "store.sqlite"
    if data in _of_data or not store.is_file():
        return
    site = Path(_kept_sites().name) / str(len(_of_data))
    if link_tree(portal / "site", site):
        _of_data[data] = KeptBuild(store.read_bytes(), site)


@functools.cache
def _kept_sites() -> tempfile.TemporaryDirectory[str]:
    return make_own_folder("kept-sites-")


def link_tree(source: Path, target: Path) -> bool:
    """Give every file of a site a second name, as builds do; whether the site is there then.

    Who changes such a file by hand puts another in its place. On another disk it is a copy.
    """

    def link(old: str, new: str) -> None:
        try:
            os.link(old, new)
        except OSError as refused:
            if refused.errno != errno.EXDEV:
                raise
            shutil.copy2(old, new)

    try:
        shutil.copytree(source, target, symlinks=True, copy_function=link)
    except (OSError, shutil.Error):
        shutil.rmtree(target, ignore_errors=True)
        return False
    return True


def give_build(data: Path | None, folder: Path, *, with_site: bool) -> None:
    """Let the first build of a portal find what one with its data, or the sample, kept.

    Pictures, files that were inspected and parts of plans come from the store where they are the
    same. With the site, so does every page that its build would make the same: that it does is
    proved where builds that take over are compared with builds from nothing.
    """
    store = folder / ".cache" / "store.sqlite"
    if store.parent.exists():
        return
    known = _of_data.get(data) if data else None
    kept = known.store if known else next(iter(_kept), None)
    if kept is None:
        return
    if known and with_site and not os.path.lexists(folder / "site"):
        link_tree(known.site, folder / "site")
    store.parent.mkdir()
    store.write_bytes(kept)


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
    if "PYTEST_XDIST_WORKER" in os.environ:  # other tests have the other processors
        multiprocessing.cpu_count = lambda: 1
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
