"""Which tests are quick, and which belong together.

A test is slow when it, a fixture of it, or a helper that one of them names, starts a program or a
browser, copies the process, builds a site, or loads a whole portal. So nobody has to mark it; a
test that tries a thing thousands of times is marked by hand.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any, TypeVar

import pytest

_TESTS = str(Path(__file__).parents[1])
_SLOW = frozenset(
    {"subprocess", "fork", "main", "Workspace", "load", "load_or_raise", "begin_site", "built"}
    | {"sync_playwright", "SiteServer", "ProcessPoolExecutor", "real_site", "Seat"}
    | {"getfixturevalue"}  # of which nobody sees what it is
)
"""Names of what takes its time."""


Case = TypeVar("Case")
_OF_A_BATCH = 40


def batch(cases: Iterable[Case]) -> list[list[Case]]:
    """A thousand small cases as a few dozen tests: to run a test costs more than such a case.

    A case that fails must name itself.
    """
    listed = list(cases)
    return [listed[at : at + _OF_A_BATCH] for at in range(0, len(listed), _OF_A_BATCH)]


@functools.cache
def shares_preparations(module: Path) -> bool:
    """Whether the tests of a module share something that is prepared once for them."""
    text = module.read_text("utf-8")
    return 'scope="module"' in text or 'scope="session"' in text


def place_in_order(item: pytest.Item) -> int:
    """Where a test comes when tests are spread: what is slow and cannot be parted is first."""
    if "slow" not in item.keywords:
        return 2
    return 0 if shares_preparations(item.path) else 1


def is_slow(item: pytest.Item) -> bool:
    """Whether a test takes its time."""
    return "slow" in item.keywords or any(map(_reaches_slow, _functions_of(item)))


def _functions_of(item: pytest.Item) -> Iterator[Any]:
    assert isinstance(item, pytest.Function)
    yield item.function
    for definitions in item._fixtureinfo.name2fixturedefs.values():
        yield from (definition.func for definition in definitions)


@functools.cache
def _reaches_slow(function: Any) -> bool:
    """Whether a function, or what it names of the tests' own, names something slow."""
    return not _names(function).isdisjoint(_SLOW)


@functools.cache
def _names(thing: Any) -> frozenset[str]:
    """The names that a function, or the methods of a class, use, and those that they lead to."""
    found: set[str] = set()
    waiting, seen = [thing], set[int]()
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        for function in _own_functions(one):
            names = set(_names_of_code(function.__code__))
            found |= names
            waiting += [
                function.__globals__[name] for name in names if name in function.__globals__
            ]
    return frozenset(found)


def _own_functions(thing: Any) -> Iterator[FunctionType]:
    """The functions of the tests' own in something that is named."""
    if isinstance(thing, ModuleType):
        return
    thing = _unwrapped(thing)
    for member in list(vars(thing).values()) if isinstance(thing, type) else [thing]:
        function = _unwrapped(member)
        if isinstance(function, FunctionType) and function.__code__.co_filename.startswith(_TESTS):
            yield function


def _unwrapped(thing: Any) -> Any:
    """The function in a property, a cache or a decorator."""
    thing = getattr(thing, "fget", None) or getattr(thing, "func", None) or thing
    return getattr(thing, "__wrapped__", thing)


def _names_of_code(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names_of_code(constant)
