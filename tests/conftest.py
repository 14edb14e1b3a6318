"""How tests are found, spread over processes, and told of."""

from __future__ import annotations

import gc
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from compiling import load_own_share
from goldens import is_blessing
from soaking import SOAKING, choose_for_the_day, read_nightly
from speeds import is_slow, place_in_order

_MEMORY = Path("/dev/shm")  # Linux' own name of it
"""A folder that lies in memory, on systems that have one."""
_ROOM = 8_000_000_000
_KEEPS_MEMORY = (
    "glibc.malloc.hugetlb=1"
    ":glibc.malloc.mmap_threshold=1000000000:glibc.malloc.trim_threshold=1000000000"
)
"""Let Linux give memory in large pieces, and let it stay with who had it once."""
_WORTH_TELLING = 0.01
"""Seconds of preparing for a test, or of clearing up after it, that people may ask after."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the tests of ``tests/portal`` be run on any portal."""
    parser.addoption("--portal", metavar="FOLDER", help="the portal that tests/portal looks at")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Look for no garbage while tests are found; keep what tests write in memory if it has room.

    It is hundreds of thousands of files, and to make one on a disk costs more than to fill it. The
    process that only spreads tests over others loads no fixtures: all others wait for it.

    The processes that it starts keep their memory: a fifth of a run was the system's time, most of
    it to give them small pieces over and over. Programs that tests start are as ever.
    """
    gc.disable()
    if os.environ.setdefault("GLIBC_TUNABLES", _KEEPS_MEMORY) == _KEEPS_MEMORY and (
        hasattr(config, "workerinput") or not config.getoption("numprocesses", None)
    ):
        del os.environ["GLIBC_TUNABLES"]
    if not config.getoption("numprocesses", None):  # it runs tests itself
        config.pluginmanager.import_plugin("shared_fixtures")
    if "TMPDIR" not in os.environ and config.option.basetemp is None and _has_room(_MEMORY):
        os.environ["TMPDIR"] = str(_MEMORY)  # of the processes, browsers and programs as well
        tempfile.tempdir = None


def _has_room(folder: Path) -> bool:
    """Whether all that a run of the tests writes finds place in a folder, and can run there."""
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        return False
    about = os.statvfs(folder)
    return about.f_bavail * about.f_frsize > _ROOM and not about.f_flag & os.ST_NOEXEC


def pytest_collection(session: pytest.Session) -> None:
    """Begin to load tests where no other process does."""
    if hasattr(session.config, "workerinput"):
        load_own_share(session.config)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave some to the night; mark what is slow, and in one of several processes, put it first."""
    named_alone = any("::" in named for named in config.args)
    if not (SOAKING or is_blessing() or named_alone):
        _leave_to_the_night(config, items)
    for item in filter(is_slow, items):
        item.add_marker("slow")
    if hasattr(config, "workerinput"):
        items.sort(key=place_in_order)


def _leave_to_the_night(config: pytest.Config, items: list[pytest.Item]) -> None:
    chosen = choose_for_the_day([item.nodeid for item in items], read_nightly())
    left = [item for item in items if item.nodeid not in chosen]
    if left:
        items[:] = [item for item in items if item.nodeid in chosen]
        config.hook.pytest_deselected(items=left)


def pytest_collection_finish() -> None:
    """Look for garbage again, but never among what tests were found with: that stays."""
    gc.freeze()
    gc.enable()


def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Where tests are spread, tell of each once that it passed, and not in five messages.

    Of ten thousand tests, most cost less than what is said of them.
    """
    if not hasattr(item.config, "workerinput"):
        return None
    for report in runtestprotocol(item, log=False, nextitem=nextitem):
        if report.when == "call" or not report.passed or report.duration > _WORTH_TELLING:
            item.ihook.pytest_runtest_logreport(report=report)
    return True


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """How many processes ``-n auto`` are: half as many again as there are processors.

    A fifth of the time, tests wait for browsers, programs and clocks. Quick ones wait for nothing,
    and each process has to find all tests first.
    """
    if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ:
        return None  # as it says
    affinity = getattr(os, "sched_getaffinity", None)
    processors = len(affinity(0)) if affinity else os.cpu_count() or 1
    return processors if "not slow" in config.option.markexpr else processors + processors // 2


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Spread the tests over the processes of ``pytest -n``."""
    from spreading import Spreading  # noqa: PLC0415  # only where they are spread

    config.option.loadscopereorder = False  # by the number of tests, whatever they cost
    return Spreading(config, log)
