"""All templates of a portal's own looked at, apart from the rules, which run without Jinja."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from thidua.foundation.problems import Problem
from thidua.look.templates.environment import make_environment
from thidua.look.templates.faults import naming_faults, writing_faults
from thidua.look.templates.reading import Templates


def find_writing_faults(folders: Sequence[Path], texts: Mapping[str, str]) -> Iterator[Problem]:
    """Where templates are not written as Jinja reads them, or call templates that are not there.

    Args:
        folders: where templates are looked for, the portal's own first.
        texts: the templates to look at, by name.
    """
    templates = _read(folders)
    for name, text in texts.items():
        yield from writing_faults(templates, name, text)


def find_naming_faults(
    folders: Sequence[Path],
    texts: Mapping[str, str],
    values: Mapping[str, Any],
    icon_fault: Callable[[str], tuple[str, str] | None],
) -> Iterator[Problem]:
    """Where templates use values or icons that they are not given.

    Args:
        folders: where templates are looked for, the portal's own first.
        texts: the templates to look at, by name.
        values: what every template is given, as far as it is known beforehand.
        icon_fault: what is wrong with an icon of this name, and the cure; None if nothing is.
    """
    templates = _read(folders)
    for name in texts:
        yield from naming_faults(templates, name, values, icon_fault)


def _read(folders: Sequence[Path]) -> Templates:
    return Templates(folders, make_environment(folders))
