"""Checks of all templates of a portal's own. The rules, which run without Jinja, call them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from thidua.foundation.problems import Problem
from thidua.look.templates.environment import make_environment
from thidua.look.templates.faults import list_naming_faults, list_writing_faults
from thidua.look.templates.reading import Templates


def find_writing_faults(folders: Sequence[Path], texts: Mapping[str, str]) -> Iterator[Problem]:
    """Find errors of syntax in templates, and calls of templates that do not exist.

    Args:
        folders: the folders of templates, the portal's own first.
        texts: the templates to check, by name.
    """
    templates = _read(folders)
    for name, text in texts.items():
        yield from list_writing_faults(templates, name, text)


def find_naming_faults(
    folders: Sequence[Path],
    texts: Mapping[str, str],
    values: Mapping[str, Any],
    icon_fault: Callable[[str], tuple[str, str] | None],
) -> Iterator[Problem]:
    """Find uses of values and icons that do not exist.

    Args:
        folders: the folders of templates, the portal's own first.
        texts: the templates to check, by name.
        values: those values passed to every template that are known beforehand, by name.
        icon_fault: takes the name of an icon and gives what is wrong with it and what to write
            instead; None if nothing is wrong.
    """
    templates = _read(folders)
    for name in texts:
        yield from list_naming_faults(templates, name, values, icon_fault)


def _read(folders: Sequence[Path]) -> Templates:
    return Templates(folders, make_environment(folders))
