"""Tests in several processes are all run once and told of once, whatever one of them does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any, ClassVar
from unittest import mock

import pytest

import compiling
from conftest import _KEEPS_MEMORY
from own_folders import make_own_folder
from spreading import Spreading
from workspace import MODULES, TESTS

OTHERS = 12
"""Tests beside the one that ends its process, of which each process has some waiting."""
ALONE = """\
import os, signal, time
import pytest

@pytest.mark.parametrize("number", range({others}))
def test_other(number):
    pass

def test_ends_its_process():
    os.kill(os.getpid(), signal.SIGKILL)

def test_fails():
    assert False

@pytest.mark.skip
def test_is_left_out():
    pass

@pytest.fixture
def dear():
    time.sleep(0.3)

def test_with_preparations(dear):
    pass
"""
TOGETHER = """\
import os, signal
import pytest

@pytest.fixture(scope="module")
def shared():
    return 1

@pytest.mark.parametrize("number", range(4))
def test_shares(number, shared):
    if number == 1:
        os.kill(os.getpid(), signal.SIGKILL)
"""
NOTED = """
_WORTH_TELLING = 0.25  # on a busy machine, nothing lasts long

def pytest_runtest_logreport(report):
    if "PYTEST_XDIST_WORKER" not in os.environ:
        with open("told.txt", "a", encoding="utf-8") as told:
            told.write(f"{report.nodeid} {report.when} {report.outcome}\\n")
"""
"""Added to the settings of the tests: what the process that spreads them is told."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Counter[str]:
    """What is told of a run in two processes of which tests kill one after another."""
    folder = tmp_path_factory.mktemp("spread")
    shutil.copy(TESTS / "conftest.py", folder)
    with (folder / "conftest.py").open("a", encoding="utf-8") as settings:
        settings.write(NOTED)
    (folder / "shared_fixtures.py").touch()  # nothing here needs a browser
    (folder / "test_alone.py").write_text(ALONE.format(others=OTHERS), "utf-8")
    (folder / "test_together.py").write_text(TOGETHER, "utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = slow: takes time\n", "utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-n", "2", "-q", "-p", "no:cacheprovider"],
        cwd=folder,
        env={
            **{name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")},
            "PYTHONPATH": MODULES,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert f"3 failed, {OTHERS + 1 + 3} passed, 1 skipped" in ran.stdout, ran.stdout
    return Counter((folder / "told.txt").read_text("utf-8").splitlines())


def test_a_test_that_ends_its_process_is_told_once_and_the_rest_is_run(told: Counter[str]) -> None:
    """Those that waited in that process as well, alone or with what they share."""
    ended = ("test_alone.py::test_ends_its_process", "test_together.py::test_shares[1]")
    for test in ended:
        assert told[f"{test} ??? failed"] == 1
        assert sum(line.startswith(test) for line in told) == 1
    passed = [line for line in told if line.endswith(" call passed")]
    assert len(passed) == OTHERS + 1 + 3
    assert {told[line] for line in passed} == {1}


def test_of_a_test_that_passes_one_thing_is_told(told: Counter[str]) -> None:
    """And preparations that take their time; of one that fails or is left out, why."""
    about = {
        name: {line.partition(" ")[2] for line in told if f"::{name} " in line}
        for name in ("test_other[3]", "test_fails", "test_is_left_out", "test_with_preparations")
    }
    assert about == {
        "test_other[3]": {"call passed"},
        "test_fails": {"call failed"},
        "test_is_left_out": {"setup skipped"},
        "test_with_preparations": {"setup passed", "call passed"},
    }


@pytest.mark.parametrize(
    ("process", "first"), [("gw0", "test_a1"), ("gw1", "test_a3"), ("gw2", "test_b2")]
)
def test_each_process_begins_to_load_tests_elsewhere(
    process: str, first: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And goes on to the last; what cannot be loaded is left to who looks for it."""
    for number in range(1, 4):
        for folder in ("a", "b"):
            (tmp_path / folder).mkdir(exist_ok=True)
            (tmp_path / folder / f"test_{folder}{number}.py").touch()
    loaded: list[str] = []

    def refuse(name: str) -> None:
        loaded.append(name)
        raise ImportError(name)

    class Config:
        args = ("a", "b/test_b1.py::test_one", "b/test_b2.py", "b/test_b3.py")
        workerinput: ClassVar[dict[str, Any]] = {"workerid": process, "workercount": 3}
        invocation_params = pytest.Config.InvocationParams(args=(), plugins=(), dir=tmp_path)

    monkeypatch.setattr(compiling, "import_module", refuse)
    compiling.load_own_share(Config)  # type: ignore[arg-type]
    wanted = [f"test_{folder}{number}" for folder in "ab" for number in range(1, 4)]
    assert loaded == wanted[wanted.index(first) :]


def test_a_process_that_still_looks_for_tests_is_given_none() -> None:
    """Where one ends while another has just taken the place of one, the rest is run."""
    spreading = Spreading.__new__(Spreading)
    spreading.registered_collections = {}
    spreading.workqueue = {"test_late.py": {"test_late.py::test": False}}
    new = mock.Mock(shutting_down=False)
    spreading.assigned_work = {new: {}}
    spreading._reschedule(new)
    assert list(spreading.workqueue) == ["test_late.py"]


@pytest.mark.skipif(
    not os.environ.get("PYTEST_XDIST_WORKER") or not Path("/proc/self/environ").exists(),
    reason="only processes that tests are spread over begin so, and only Linux tells how",
)
def test_only_processes_of_tests_keep_their_memory() -> None:
    """A program that a test starts has the system's own ways, as with users."""
    # Older ones of glibc put an end to each part while they read it.
    began = Path("/proc/self/environ").read_text("utf-8").replace("\0", ":")
    told = os.environ.get("GLIBC_TUNABLES")  # by whoever runs the tests
    assert told != _KEEPS_MEMORY
    assert told or f":GLIBC_TUNABLES={_KEEPS_MEMORY}:" in f":{began}:"


@pytest.mark.skipif(sys.platform == "win32", reason="there nobody asks who runs without ending it")
def test_folders_of_processes_that_were_killed_are_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They filled the memory of the machine; those of others that run stay, and strangers."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    for name in (f"a-{ended.pid}-x", f"a-{os.getppid()}-x", "a-b", f"b-{ended.pid}-x"):
        (tmp_path / name / "cong").mkdir(parents=True)
    with make_own_folder("a-") as own:
        left = {path.name for path in tmp_path.iterdir()}
        assert left == {f"a-{os.getppid()}-x", "a-b", f"b-{ended.pid}-x", Path(own).name}
