"""Tables of calls and what they give, written down once and read by a person.

A rule with many cases is called with each of them, those at its limits among them: who changes a
condition, a number or a word of it sees here which answers are others.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from goldens import compare_lines

WORDINGS = Path(__file__).parents[1] / "wordings"
TABLES, DESK_TABLES = WORDINGS / "tables", WORDINGS / "desk" / "tables"


def compare_table(name: str, told: Iterable[str]) -> None:
    """Whether each line is as it is written down."""
    compare_lines(TABLES / f"{name}.txt", (" ".join(line.split()) for line in told))


def compare_desk_table(name: str, told: Iterable[str]) -> None:
    """The same of a table of the desk, whose lines are set in below others."""
    compare_lines(DESK_TABLES / f"{name}.txt", told)


def tell_steps(name: str, ask: Callable[[int], Any], values: Iterable[int]) -> Iterator[str]:
    """What is said at each step, as far as it differs from what is said at the step before."""
    told: list[str] = []
    last = None
    for value in values:
        said = repr(ask(value))
        if said != last:
            told.append(f"{value}: {said}")
            last = said
    yield f"{name} | {'; '.join(told)}"


def tell_defaults(package: ModuleType) -> Iterator[str]:
    """What records of a room mean, and calls of its functions, where nothing is said."""
    for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        module = importlib.import_module(found.name)
        for name, thing in sorted(vars(module).items()):
            if getattr(thing, "__module__", "") != module.__name__:
                continue
            if said := ", ".join(_list_defaults(thing)):
                yield f"{found.name.removeprefix(f'{package.__name__}.')}.{name}: {said}"


def _list_defaults(thing: Any) -> Iterator[str]:
    if inspect.isfunction(thing):
        for one in inspect.signature(thing).parameters.values():
            if one.default is not one.empty:
                yield f"{one.name}={_name(one.default)}"
    elif inspect.isclass(thing):
        if is_dataclass(thing):
            known = {one.name: one.default for one in fields(thing) if one.default is not MISSING}
        else:
            known = getattr(thing, "_field_defaults", {})
        yield from (f"{key}={_name(value)}" for key, value in known.items())
        for name, inner in vars(thing).items():
            if inspect.isfunction(inner) and inner.__module__ == thing.__module__:
                said = [] if name == "__init__" and known else [*_list_defaults(inner)]
                yield from (f"{name} {one}" for one in said)


def _name(value: Any) -> str:
    return value.__name__ if inspect.isfunction(value) else repr(value)
