"""How processes that all load every test share the work of compiling the tests."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest


def load_own_share(config: pytest.Config) -> None:
    """Load the modules of tests, each of several processes from another place on.

    What pytest makes of their assertions is kept by the first that loads a module, so that
    in a fresh clone the others find it. All would else make the same at the same time, for five
    seconds of a processor each. What cannot be loaded is told when it is looked for.
    """
    modules = list(_list_modules(config))
    for module in modules[_begin_at(config, len(modules)) :]:
        with contextlib.suppress(Exception, pytest.skip.Exception):
            import_module(module.stem)


def _list_modules(config: pytest.Config) -> Iterator[Path]:
    for given in config.args:
        path = config.invocation_params.dir / given.partition("::")[0]
        yield from sorted(path.rglob("test_*.py")) if path.is_dir() else [path]


def _begin_at(config: pytest.Config, modules: int) -> int:
    """At the n-th of so many parts; the parts before it are loaded when they are looked for."""
    about = getattr(config, "workerinput")  # noqa: B009  # unknown to the types
    process, of = int(about["workerid"].removeprefix("gw")), int(about["workercount"])
    return modules * process // of
