"""A process that has loaded the engine and all its tests, and tries bugs in copies of itself.

To start Python and to find the tests takes longer than most tests do. So that is done once: which
functions each test calls is noted, and each bug is put into a copy of the process, which runs the
tests that reach it, the quick ones first.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import hashlib
import itertools
import json
import math
import mmap
import os
import pickle
import re
import resource
import shutil
import signal
import sys
import tempfile
import threading
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from jinja2 import Environment

from mutants.places import Place, find_imports_of, find_place, list_places
from mutants.reach import list_files
from mutants.turns import Reach, file_of, is_of_whole, put_in_order

HOME = Path(__file__).parent.parent.parent
_MARKS = 1 << 20
_SURVIVED, _NOTICED = 0, 1
_OF_ONE_TEST, _PER_FILE = 120.0, 240.0
"""So many seconds on, what is left of a test with hundreds of cases, or of a file, is not asked."""
_FOR_WHOLE = 3
"""So many times the budget have the tests that look at everything, once no other has noticed."""
_LONG_NAME = 16
_NOTING = 3
"""So many times as long a test takes while its lines are noted: a copy that tries a bug is given
more of them, and runs as many as the budget allows."""


_OFTEN, _SPARSE = 1000, 16
"""Of a function that a test calls so often, lines are noted in one call of so many."""
_Tracer = Callable[[FrameType, str, object], Any]


@dataclass
class _Noted:
    """A function: its number, its code, what notes its lines, and how often a test called it."""

    mark: int
    code: CodeType
    tracer: _Tracer | None
    calls: int = 0


class Calls:
    """Which functions and templates are used, in this process and in all its copies."""

    def __init__(self) -> None:
        self._marks = mmap.mmap(-1, _MARKS)  # shared with copies
        self._known: dict[int, _Noted] = {}
        self._lines: dict[int, dict[int, int]] = {}

    def note_lines(self, places: Iterable[Place]) -> str:
        """Note of these functions which lines are used too; a name of what is noted."""
        for place in places:
            for function in place.numbers if place.lines else ():
                self._lines.setdefault(function, {}).update(place.lines)
        return hashlib.sha256(
            repr(sorted((k, sorted(v)) for k, v in self._lines.items())).encode()
        ).hexdigest()

    def begin(self) -> None:
        """Note nothing but what is used from now on."""
        self._marks[:] = bytes(_MARKS)
        self._known.clear()
        threading.settrace(self._note)
        sys.settrace(self._note)

    def end(self) -> frozenset[int]:
        """What has been used."""
        sys.settrace(None)
        threading.settrace(None)
        return frozenset(found.start() for found in re.finditer(rb"\x01", self._marks[:]))

    def _note(self, frame: FrameType, event: str, given: object) -> _Tracer | None:
        code = frame.f_code
        found = self._known.get(id(code))
        if found is None:
            mark = mark_of(code.co_filename, code.co_qualname)
            lines = self._lines.get(mark)
            found = _Noted(mark, code, self._note_of(lines) if lines else None)
            self._known[id(code)] = found
        if found.mark:
            self._marks[found.mark] = 1
        if found.tracer is None:
            return None
        found.calls += 1
        return found.tracer if found.calls < _OFTEN or not found.calls % _SPARSE else None

    def _note_of(self, lines: Mapping[int, int]) -> _Tracer:
        def note(frame: FrameType, event: str, given: object) -> _Tracer:
            if mark := lines.get(frame.f_lineno):
                self._marks[mark] = 1
            return note

        return note


def mark_of(file: str, function: str) -> int:
    """The number under which a function, or a template as a whole, is noted; 0 for all others."""
    if file.endswith(".html"):
        return number_of(f"overrides{file.rpartition('/overrides')[2]}")
    if not file.startswith(f"{HOME}{os.sep}hooks"):
        return 0
    outer = function.partition(".<locals>")[0]
    return number_of(f"{Path(file).relative_to(HOME).as_posix()} {outer}")


def number_of(key: str) -> int:
    """The number under which something is noted."""
    return zlib.crc32(key.encode()) % (_MARKS - 1) + 1


@dataclass(eq=False)
class Loaded:
    """What pytest is told to do instead of running the tests.

    Attributes:
        bugs: a file with bugs, each a line of JSON.
        outcomes: the file that what became of them is written into.
        kept: the file that keeps what the tests reach.
        budget: the most seconds that the tests of one bug may take.
    """

    bugs: Path
    outcomes: Path
    kept: Path
    budget: float
    calls: Calls = field(default_factory=Calls)
    on_loading: frozenset[int] = frozenset()
    known: dict[str, Reach] = field(default_factory=dict)
    sound: dict[str, bool] = field(default_factory=dict)
    caught: Counter[str] = field(default_factory=Counter)
    """How many bugs each file of tests has noticed, now and in earlier samples: it is asked sooner
    about the next."""

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Note what was called while everything was loaded."""
        self.on_loading = self.calls.end()

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Note what tests reach, then try the bugs."""
        gc.unfreeze()
        _factory.append(session.config._tmp_path_factory)  # type: ignore[attr-defined]
        bugs = [json.loads(line) for line in self.bugs.read_text("utf-8").splitlines()]
        places = [find_place(bug["file"], _read(bug["file"]), bug["start"]) for bug in bugs]
        noted = self.calls.note_lines(
            place
            for package in session.config.option.packages
            for file in list_files(package)
            for place in list_places(file)
        )
        self.known = _measure(session, self.calls, self.kept, noted)
        caught = self.kept.with_suffix(".caught.json")
        if caught.is_file():
            self.caught.update(json.loads(caught.read_bytes()))
        left = Counter(item.path.name for item in session.items if item.nodeid not in self.known)
        with self.outcomes.open("a", encoding="utf-8") as told:
            told.write(json.dumps(left) + "\n")
            for bug, place in zip(bugs, places, strict=True):
                outcome = self._try(session, bug, place)
                told.write(json.dumps(outcome) + "\n")
                told.flush()
                caught.write_text(json.dumps(self.caught), "utf-8")
        return True

    def _try(self, session: pytest.Session, bug: dict[str, Any], place: Place) -> dict[str, Any]:
        path, text = HOME / bug["file"], _read(bug["file"])
        broken = text[: bug["start"]] + bug["new"] + text[bug["end"] :]
        turns = [(place, False)]
        if place.function and self.on_loading & place.numbers:  # what it made then is made anew
            turns.append((find_place(bug["file"], text, 0), False))
        turns.append((place, True))
        begun = time.monotonic()
        asked, status, at = 0, _SURVIVED, ""
        for one, of_whole in turns:
            if status != _SURVIVED:
                break
            budget = self.budget * (_FOR_WHOLE if of_whole else 1)
            while True:
                near = self._list_near(session.items, bug["file"], one)
                items = self._choose(
                    [item for item in near if is_of_whole(item.nodeid) == of_whole],
                    budget * _NOTING,
                )
                status, at = _SURVIVED, ""
                if items:
                    status, at = self._run(items, path, broken, one, budget)
                if status == _SURVIVED or self._is_right(session, items, at):
                    break
                if not at:  # the same tests fail without the bug as well
                    status = _SURVIVED
                    break
            names = [item.nodeid for item in items]
            if one is place or status != _SURVIVED:
                asked += names.index(at) + 1 if at in names else len(names)
        if status != _SURVIVED and at:
            self.caught[Path(file_of(at)).name] += 1
        near = self._list_near(session.items, bug["file"], place)
        return {
            **bug, "noticed": status != _SURVIVED, "status": status, "by": at,
            "tests": asked, "near": len(near), "seconds": round(time.monotonic() - begun, 1),
        }  # fmt: skip

    def _run(
        self,
        items: list[pytest.Item],
        path: Path,
        broken: str,
        place: Place,
        budget: float,
    ) -> tuple[int, str]:
        """Run tests with a bug in their way: how that ended, and with which test."""
        limit = _limit(items, self.known)
        with tempfile.NamedTemporaryFile() as noted, _written(path, broken):
            at = Path(noted.name)
            if place.function or path.suffix == ".html":
                work = functools.partial(
                    _run_changed, functools.partial(_run_items, items, at, budget),
                    path, broken, function=place.function,
                )  # fmt: skip
            else:
                work = functools.partial(_run_anew, [item.nodeid for item in items])
            return _in_copy(work, limit), at.read_text("utf-8")

    def _is_right(self, session: pytest.Session, items: list[pytest.Item], at: str) -> bool:
        """Whether tests that failed do not fail without the bug."""
        if at:
            return self._is_sound(session, at)
        anew = functools.partial(_run_anew, [item.nodeid for item in items])
        return _in_copy(anew, _limit(items, self.known)) == _SURVIVED

    def _is_sound(self, session: pytest.Session, name: str) -> bool:
        """Whether a test passes in a copy without a bug; one that does not is asked no more.

        So a test that fails beside others, or that is ended because it takes long, shows no bug.
        """
        if name not in self.sound:
            item = next(item for item in session.items if item.nodeid == name)
            status = _in_copy(functools.partial(_run_items, [item]), _limit([item], self.known))
            self.sound[name] = status == _SURVIVED
            if status != _SURVIVED:
                del self.known[name]
        return self.sound[name]

    def _list_near(
        self, items: Sequence[pytest.Item], file: str, place: Place
    ) -> list[pytest.Item]:
        """The tests that reach a place; one of a file that imports the module is asked sooner.

        First are those that are named after a function of the module: cases of its rule.
        """
        near, known = _imports_of(file), self.known
        called = _list_long_names(file)
        wanted = frozenset(place.lines.values()) or place.numbers
        # A value of a module is used while it is loaded, which no test is seen to do.
        by_name = frozenset[str]() if place.lines else near
        fitting = {
            item.nodeid: item for item in items
            if item.nodeid in known
            and (known[item.nodeid].used & wanted or item.path.name in by_name)
        }  # fmt: skip

        def weigh(path: str) -> float:
            name = Path(path).name
            return (0.2 if name in near else 1) / (1 + self.caught[name])

        order = put_in_order(fitting, known, weigh)
        order.sort(key=lambda name: not any(word in name for word in called))
        return [fitting[name] for name in order]

    def _choose(self, near: Sequence[pytest.Item], left: float) -> list[pytest.Item]:
        """The first of some tests, as many as so many seconds allow."""
        chosen: list[pytest.Item] = []
        for before, item in zip([None, *near], near, strict=False):
            price, shared = self.known[item.nodeid], frozenset[tuple[str, float]]()
            if before and before.path == item.path:
                shared = self.known[before.nodeid].shared
            left -= price.seconds + sum(seconds for _, seconds in price.shared - shared)
            if chosen and left < 0:
                break
            chosen.append(item)
        return chosen


@functools.cache
def _imports_of(file: str) -> frozenset[str]:
    """Names of files of tests that import a module of the engine, or its folder as a whole."""
    if not file.endswith(".py"):
        return frozenset()
    folder = Path(file).parent
    wanted = find_imports_of(file)
    tests = {path.name: path.read_text("utf-8") for path in (HOME / "tests").glob("*/test_*.py")}
    inside = ".".join(folder.parent.relative_to("hooks").parts)
    whole = re.compile(rf"from {re.escape(inside)} import [^\n]*\b{folder.name}\b")
    return frozenset(
        name for name, text in tests.items() if wanted.search(text) or whole.search(text)
    )


@functools.cache
def _list_long_names(file: str) -> frozenset[str]:
    """Names of functions of a module which hardly stand for anything else."""
    names = re.findall(r"^def ([a-z]\w+)", _read(file), re.MULTILINE)
    return frozenset(name for name in names if len(name) >= _LONG_NAME)


def _limit(items: Iterable[pytest.Item], known: Mapping[str, Reach]) -> int:
    reaches = [known[item.nodeid] for item in items]
    spent = sum(reach.seconds + reach.preparing for reach in reaches)
    return int(20 + 8 * spent)


def _read(file: str) -> str:
    return (HOME / file).read_bytes().decode()


def _measure(session: pytest.Session, calls: Calls, kept: Path, noted: str) -> dict[str, Reach]:
    """What each test reaches: of a file of tests that is as it was, what was kept."""
    known: dict[str, dict[str, Reach]] = {}
    if kept.is_file():
        known = pickle.loads(kept.read_bytes())
    found: dict[str, Reach] = {}
    files: dict[Path, list[pytest.Item]] = {}
    for item in session.items:
        files.setdefault(item.path, []).append(item)
    for path, items in files.items():
        names = "\n".join(item.nodeid for item in items)  # a run may ask the quick ones alone
        hashes = (hashlib.sha256(part).hexdigest() for part in (path.read_bytes(), names.encode()))
        key = f"{path.name} {' '.join(hashes)} {noted}"
        if key not in known:
            with tempfile.TemporaryDirectory() as folder:
                told = Path(folder) / "told"
                _in_copy(functools.partial(_note_reach, calls, items, told), 900)
                known[key] = pickle.loads(told.read_bytes()) if told.is_file() else {}
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(pickle.dumps(known))
        found |= known[key]
    return found


def _note_reach(calls: Calls, items: list[pytest.Item], told: Path) -> int:
    """Run tests one after another and write down what each reached, with what it shares."""
    shared: dict[str, Reach] = {}
    hooked = _NotesShared(calls, shared)
    items[0].config.pluginmanager.register(hooked)
    noted: dict[str, Reach] = {}
    spent: defaultdict[str, float] = defaultdict(float)
    kept = [thing for thing in _list_caches() if thing.__module__.startswith("thidua")]
    for at, item in enumerate(items):
        test = item.nodeid.partition("[")[0]
        if spent[test] > _OF_ONE_TEST:
            continue
        for thing in kept:  # or only the first test would come to what is worked out once
            thing.cache_clear()
        begun = _processor_time()
        hooked.before, hooked.seconds = frozenset(), 0.0
        calls.begin()
        reports = runtestprotocol(item, log=False, nextitem=(*items, None)[at + 1])
        used = calls.end() | hooked.before
        taken = {name: shared[name] for name in getattr(item, "fixturenames", ()) if name in shared}
        used = used.union(*(reach.used for reach in taken.values()))
        seconds = _processor_time() - begun
        failed = [report for report in reports if report.failed]
        if not failed:
            prices = frozenset((name, reach.seconds) for name, reach in taken.items())
            noted[item.nodeid] = Reach(used, seconds - hooked.seconds, prices)
        for report in failed:  # to be read in the file that MUTANT_LOG names
            print(item.nodeid, report.longreprtext, sep="\n", flush=True)
        spent[test] += seconds
        if sum(spent.values()) > _PER_FILE:
            break
    told.write_bytes(pickle.dumps(noted))
    return _SURVIVED


def _processor_time() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


@dataclass(eq=False)
class _NotesShared:
    """Notes what fixtures that several tests share have used."""

    calls: Calls
    shared: dict[str, Reach]
    before: frozenset[int] = frozenset()
    seconds: float = 0.0

    @pytest.hookimpl(hookwrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        """Note it, beside what the test itself uses."""
        if fixturedef.scope == "function":
            yield
            return
        self.before |= self.calls.end()
        begun = _processor_time()
        self.calls.begin()
        yield
        used, seconds = self.calls.end(), _processor_time() - begun
        self.shared[fixturedef.argname] = Reach(used, seconds)
        self.before |= used
        self.seconds += seconds
        self.calls.begin()


def _run_changed(run: Callable[[], int], path: Path, broken: str, *, function: str | None) -> int:
    """Put other code into a function of this process, or let it read a template anew; run tests."""
    changed = None
    if function:
        try:
            changed = _find_code(compile(broken, str(path), "exec", dont_inherit=True), function)
        except SyntaxError:
            return _NOTICED
    for thing in _list_caches():
        thing.cache_clear()
    for thing in gc.get_objects():
        if changed and isinstance(thing, FunctionType):
            code = thing.__code__
            if code.co_filename == str(path) and code.co_qualname == function:
                thing.__code__ = changed
        elif isinstance(thing, Environment) and thing.cache is not None:
            thing.cache.clear()
    return run()


def _list_caches() -> list[Any]:
    """The functions of this process that keep what they gave."""
    return [thing for thing in gc.get_objects() if type(thing) is functools._lru_cache_wrapper]


def _run_items(
    items: list[pytest.Item], noted: Path | None = None, budget: float = math.inf
) -> int:
    """Run tests until one fails, or until so many seconds are spent; write down which is run."""
    end = _processor_time() + budget
    for at, item in enumerate(items):
        if _processor_time() > end:
            break
        if noted:
            noted.write_text(item.nodeid, "utf-8")
        reports = runtestprotocol(item, log=False, nextitem=(*items, None)[at + 1])
        if any(report.failed for report in reports):
            return _NOTICED
    return _SURVIVED


def _find_code(code: CodeType, function: str) -> CodeType | None:
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            if inner.co_qualname == function:
                return inner
            if function.startswith(f"{inner.co_qualname}.") and (
                found := _find_code(inner, function)
            ):
                return found
    return None


def _run_anew(names: Sequence[str]) -> int:
    """Load the engine and the tests anew, and run some."""
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None) or next(iter(getattr(module, "__path__", ())), "")
        if file and str(file).startswith((f"{HOME}/hooks", f"{HOME}/tests")):
            del sys.modules[name]
    own = tempfile.mkdtemp(dir=os.environ["MUTANT_TEMP"])
    done = pytest.main(
        ["-x", "-q", "-p", "no:cacheprovider", f"--basetemp={own}", f"--rootdir={HOME}", *names]
    )
    return (
        _SURVIVED if done in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED} else _NOTICED
    )


class _written:  # noqa: N801  # reads as a word of the language
    """A file with other text for a while, so that no compiled one passes for it."""

    clock = 2_000_000_000

    def __init__(self, path: Path, text: str) -> None:
        self._path, self._before, self._text = path, path.read_bytes(), text

    def __enter__(self) -> None:
        self._write(self._text.encode())

    def __exit__(self, *_: object) -> None:
        self._write(self._before)

    def _write(self, content: bytes) -> None:
        self._path.write_bytes(content)
        _written.clock += 2
        os.utime(self._path, (_written.clock, _written.clock))


def _in_copy(work: Callable[[], int], limit: int) -> int:
    """Do something in a copy of this process, in folders of its own; what it gives.

    Past its limit of processor time, that of the processes it started among it, or forty times that
    on a clock, it is ended.
    """
    folder = Path(tempfile.mkdtemp(prefix="mutant-"))
    copy = os.fork()
    if not copy:
        status = 70
        try:
            status = _begin(work, folder, limit)
        finally:
            os._exit(status)
    end = time.monotonic() + 40 * limit
    asked = itertools.cycle([*[False] * 500, True])  # each few seconds
    try:
        while True:
            done, status = os.waitpid(copy, os.WNOHANG)
            if done:
                return os.waitstatus_to_exitcode(status)
            if time.monotonic() > end or (
                next(asked) and sum(list_spent_by(copy).values()) > limit
            ):
                for process in list_spent_by(copy):  # some are of a group of their own
                    with contextlib.suppress(ProcessLookupError, PermissionError):
                        os.kill(process, signal.SIGKILL)
                return os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1])
            time.sleep(0.01)
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(copy, signal.SIGKILL)
        shutil.rmtree(folder, ignore_errors=True)


def list_spent_by(copy: int) -> dict[int, float]:
    """A process and all below it, with the seconds of processors of each, if the system tells."""
    spent: dict[int, float] = {}
    above: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has just ended
            told = stat.read_text("utf-8", errors="replace").rpartition(")")[2].split()
            process = int(stat.parent.name)
            above[process] = int(told[1])
            spent[process] = sum(map(int, told[11:15])) / os.sysconf("SC_CLK_TCK")
    below = {copy}
    while added := {one for one, parent in above.items() if parent in below} - below:
        below |= added
    return {one: spent.get(one, 0) for one in below}


def _begin(work: Callable[[], int], folder: Path, limit: int) -> int:
    os.setsid()
    nothing = os.open(
        os.environ.get("MUTANT_LOG", os.devnull), os.O_RDWR | os.O_CREAT | os.O_APPEND
    )
    for number in range(3):
        os.dup2(nothing, number)
    sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5))
    os.environ["MUTANT_TEMP"] = os.environ["TMPDIR"] = str(folder)
    tempfile.tempdir = None
    for thing in gc.get_objects():  # what modules of tests made while they were loaded
        if isinstance(thing, tempfile.TemporaryDirectory):
            thing.name = tempfile.mkdtemp(dir=folder)
    factory = _factory[0]
    factory._basetemp, factory._given_basetemp = None, folder / "tests"
    try:
        return work()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


_factory: list[Any] = []


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take what to try from the command line."""
    parser.addoption("--bugs", type=Path)
    parser.addoption("--outcomes", type=Path)
    parser.addoption("--reach", type=Path)
    parser.addoption("--budget", type=float, default=12)
    parser.addoption("--packages", action="append", default=[])


def pytest_configure(config: pytest.Config) -> None:
    """Take the place of the loop that runs tests, and note from now on what is loaded."""
    if config.option.bugs:
        given = config.option
        loaded = Loaded(given.bugs, given.outcomes, given.reach, given.budget, _calls)
        config.pluginmanager.register(loaded)


_calls = Calls()
if __name__ != "__main__" and any(given.startswith("--bugs") for given in sys.argv):
    _calls.begin()
