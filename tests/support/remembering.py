"""What this process has worked out once and need not work out again, whatever portal asks.

Of templates, texts and plans that are the same, byte for byte, only the first is compiled, checked
or read: most tests change one file of a portal, and look at what is said of that.
"""

from __future__ import annotations

import dataclasses
import functools
import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import CodeType
from typing import Any, TypeVar

from jinja2 import Environment

from thidua.datafiles import validation, yamltree
from thidua.datafiles.decoding import MAX_BYTES
from thidua.datafiles.format import reading
from thidua.datafiles.validation import FileRecord
from thidua.foundation.engine import WRITTEN
from thidua.foundation.problems import Problem
from thidua.foundation.store import Memo
from thidua.look.icons import Icons
from thidua.portal import loading
from thidua.portal.plan_reading import ReadPlan
from thidua.portal.plans_loading import PlansLoader, _Done
from thidua.written import listing
from thidua.written.checking import written_problems

_REPOSITORY = Path(__file__).parents[2]
_MANY = 300
"""How much of one kind is remembered: thousands of spoilt data sets would fill the memory."""
_LARGEST = 100_000
"""Letters of the largest text of which the desk's tests remember the tree; plans are smaller."""
_ENGINES = (str(_REPOSITORY / "overrides"), str(_REPOSITORY / "hooks"))


Key = TypeVar("Key")
Value = TypeVar("Value")


class Lately(dict[Key, Value]):
    """Remembers what was asked for lately, and forgets what nobody has asked for the longest."""

    def __getitem__(self, key: Key) -> Value:
        found = self.pop(key)
        super().__setitem__(key, found)  # the last one now
        return found

    def __setitem__(self, key: Key, value: Value) -> None:
        super().__setitem__(key, value)
        if len(self) > _MANY:
            del self[next(iter(self))]


def remember_all() -> None:
    """Work out everything once."""
    remember_templates()
    remember_texts()
    remember_records()
    remember_plans()
    remember_drawings()
    remember_inspections()
    remember_engine()


@functools.cache
def remember_templates() -> None:
    """Let Jinja compile each template of the engine once for all environments of the process.

    What it compiles depends on the text, and on which filters want the context. A filter of the
    engine on constant words would be worked out while compiling; no template has one.
    """
    compile_anew = Environment.compile
    done: dict[Any, CodeType] = {}

    def compile_once(
        self: Environment, source: Any, name: Any = None, filename: Any = None, *more: Any
    ) -> Any:
        if more or not filename or not os.path.realpath(filename).startswith(_ENGINES):
            return compile_anew(self, source, name, filename, *more)
        passing = ((key, getattr(one, "jinja_pass_arg", None)) for key, one in self.filters.items())
        key = (type(self), source, name, frozenset(passing))
        if key not in done:
            done[key] = compile_anew(self, source, name, filename)
        return _of_file(done[key], filename)

    Environment.compile = compile_once  # type: ignore[assignment]


@functools.cache
def remember_texts() -> None:
    """Let the engine's own written pages be checked once; that is half of checking a small portal.

    Only where a portal has the repository's texts and icons themselves, and none of its own.
    """
    done: dict[Path | None, list[Problem]] = {}

    def check_once(root: Path, icons: Icons) -> list[Problem]:
        docs, overrides = (os.path.realpath(root / name) for name in ("docs", "overrides"))
        if docs != str(_REPOSITORY / "docs") or (
            overrides != str(_REPOSITORY / "overrides") and Path(overrides, "icons").exists()
        ):
            return written_problems(root, icons)
        if icons.sets not in done:
            done[icons.sets] = written_problems(root, icons)
        return list(done[icons.sets])

    loading.written_problems = check_once  # type: ignore[attr-defined]


def _of_file(code: CodeType, name: str) -> CodeType:
    """Code as compiled from another file with the same text."""
    inner = (_of_file(one, name) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_filename=name, co_consts=tuple(inner))


@functools.cache
def remember_records() -> None:
    """Let a data file with the same name and text be read once, and looked at for reminders once.

    Portals of tests have the same lists of bodies, and most of them the same plans.
    """
    names = ("files", "loading", "file_reminders")
    files, loads, reminders = (import_module(f"thidua.portal.{name}") for name in names)
    read_anew, remind_anew = files.read, loads.remind_of_file
    known = Lately[tuple[object, ...], tuple[FileRecord[Any] | None, list[Problem]]]()
    told = Lately[tuple[object, ...], list[Problem]]()

    def read_once(source: Path, file: str, model: type[Any]) -> Any:
        content = _content_of(source)
        if content is None:
            return read_anew(source, file, model)
        key = (file, model, content)
        if key not in known:
            known[key] = read_anew(source, file, model)
        entry, problems = known[key]
        if entry is not None:
            place = entry.__dict__.get("_tree")
            entry = dataclasses.replace(entry, source=source)
            if place is not None:
                entry.__dict__["_tree"] = place
        return entry, [*problems]

    def remind_once(entry: FileRecord[Any], store: Any, engine: bytes) -> list[Problem]:
        content = _content_of(entry.source)
        if engine or content is None:
            return [*remind_anew(entry, store, engine)]
        key = (entry.file, type(entry.record), content, reminders.FILE_REMINDERS)
        if key not in told:
            told[key] = [*remind_anew(entry, store, engine)]
        return [*told[key]]

    files.read = read_once  # type: ignore[attr-defined]
    loads.remind_of_file = remind_once  # type: ignore[attr-defined]


def _content_of(path: Path) -> bytes | None:
    """All of an ordinary data file; None of what is something else, or too large to be one."""
    with suppress(OSError):
        if path.is_file() and path.stat().st_size <= MAX_BYTES:
            return path.read_bytes()
    return None


@functools.cache
def remember_readings() -> None:
    """Let the desk read a text that is the same once; its pages ask for the names of all plans."""
    records = Lately[tuple[object, ...], Any]()
    read_anew = validation.read

    def read_once(source: Path, file: str, model: type[Any]) -> Any:
        content = _content_of(source)
        if content is None or len(content) > _LARGEST:
            return read_anew(source, file, model)
        key = (file, model, content)
        if key not in records:
            records[key] = read_anew(source, file, model)
        entry, problems = records[key]
        return entry and dataclasses.replace(entry, source=source), [*problems]

    trees = Lately[tuple[str, str], Any]()
    parse_anew = yamltree.parse

    def parse_once(text: str, file: str) -> Any:
        key = (text, file)
        if len(text) > _LARGEST:
            return parse_anew(text, file)
        if key not in trees:
            trees[key] = parse_anew(text, file)
        tree, problems = trees[key]
        return tree, [*problems]

    nodes = Lately[str, Any]()
    read_tree_anew = reading.read_tree

    def read_tree_once(text: str) -> Any:
        if len(text) > _LARGEST:
            return read_tree_anew(text)
        if text not in nodes:
            nodes[text] = read_tree_anew(text)
        return nodes[text]

    _put_in_place(validation.read, read_once)
    _put_in_place(yamltree.parse, parse_once)
    _put_in_place(reading.read_tree, read_tree_once)


def _put_in_place(old: Callable[..., Any], new: Callable[..., Any]) -> None:
    """Let all modules that are loaded call another function."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("thidua.", "desk.")):
            for known, thing in list(vars(module).items()):
                if thing is old:
                    setattr(module, known, new)


@functools.cache
def remember_plans() -> None:
    """Let a plan be read and checked once, as long as its files and all that it refers to stay.

    What makes something from a plan reads as ever.
    """
    read_anew = PlansLoader._do
    known = Lately[tuple[object, ...], tuple[ReadPlan, bytes]]()

    def hash_issuers(self: PlansLoader, read: ReadPlan) -> bytes:
        """A hash of the issuers on which the findings depend, which the key leaves out."""
        named = read.summary.issuers if read.summary else ()
        return self._references.hash_issuers(self._references.issuers_around(named))

    def read_once(self: PlansLoader, task: Any) -> Any:
        if self._maker or task.known:
            return read_anew(self, task)
        key = (task.folder, task.key, self._remind)
        if key in known:
            read, issuers = known[key]
            if hash_issuers(self, read) == issuers:
                return _Done(read, [], [])
        done = read_anew(self, task)
        known[key] = done.read, hash_issuers(self, done.read)
        return done

    PlansLoader._do = read_once  # type: ignore[method-assign]


_PURE = {
    "thidua.portal.rules.identity": ("find_unreadable", "are_swapped"),
    "thidua.portal.rules.written_claims": ("list_paragraphs_on_plans",),
    "thidua.look.share": ("draw_share_picture",),
    "thidua.site.kit.makings": ("draw_qr_svg", "draw_qr_png"),
    "thidua.site.opendata.description": ("describe_model",),
}
"""Slow functions of nothing but their arguments, where they are called."""


@functools.cache
def remember_drawings() -> None:
    """Let the same arguments be drawn, or described, once: even for a build from nothing.

    All arguments count, whatever a build takes for the key of what it keeps: one that keeps too
    long is noticed as ever.
    """
    for module, names in _PURE.items():
        place = import_module(module)
        for name in names:
            setattr(place, name, _once(getattr(place, name)))


def _once(function: Callable[..., Any]) -> Callable[..., Any]:
    done = Lately[bytes, bytes]()

    @functools.wraps(function)
    def ask(*given: Any) -> Any:
        key = pickle.dumps(given)
        if key not in done:
            done[key] = pickle.dumps(function(*given))
        return pickle.loads(done[key])

    return ask


@functools.cache
def remember_engine() -> None:
    """Let the names of the engine's own texts be listed once; each check of a portal asks twice."""
    list_anew = listing._names
    done: dict[Path, list[str]] = {}

    def list_once(folder: Path) -> list[str]:
        if folder != WRITTEN:
            return list_anew(folder)
        if folder not in done:
            done[folder] = list_anew(folder)
        return [*done[folder]]

    listing._names = list_once


@functools.cache
def remember_inspections() -> None:
    """Let the same file be inspected once, whichever portals have it.

    Each takes a process of its own, which is two thirds of checking the sample. What an outcome
    depends on is what the engine names for its store: the type, the content, its own versions.
    """
    known = Lately[bytes, bytes]()

    class Remembered:
        """A memo of a portal that asks those of all others first."""

        def __init__(self, memo: Memo) -> None:
            self._memo = memo

        def get(self, ingredients: bytes, make: Callable[[], bytes]) -> bytes:
            def make_once() -> bytes:
                if ingredients not in known:
                    known[ingredients] = make()
                return known[ingredients]

            return self._memo.get(ingredients, make_once)

    for module in ("thidua.portal.dossier", "thidua.portal.albums"):
        place = import_module(module)
        inspect = place.inspect_file

        def ask(*given: Any, memo: Memo, ask_anew: Any = inspect, **more: Any) -> Any:
            return ask_anew(*given, memo=Remembered(memo), **more)

        place.inspect_file = ask  # type: ignore[attr-defined]
