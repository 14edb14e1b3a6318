"""What the settings of the framework name: other files and values that shape written pages.

Every build asks, also where nothing has changed. So nothing here reads YAML or loads the framework:
each word that is the name of a file or a folder counts. One too many costs time, never truth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

SETTINGS = "mkdocs.yml"
_KNOWN = frozenset({"data", "docs", "overrides", "hooks", "site", ".", "..", ""})
"""Folders that each build looks at anyway, or that come of it."""
_VALUE = re.compile(r"^\s*(?:-\s+)?(?:[\w.-]+:\s+)?(.+?)\s*$", re.MULTILINE)
_WORD = re.compile(r"[^\s'\"\[\]{},:#]+")
_VARIABLE = re.compile(r"!ENV\s+(\w+|\[[^\]]*\])")
_SETTING_ENDS = (".yml", ".yaml")


class NamedSettings(NamedTuple):
    """What settings name, sorted.

    Attributes:
        files: by their paths relative to the portal; the settings themselves first.
        folders: likewise; all in them counts.
        variables: of the environment.
    """

    files: tuple[str, ...]
    folders: tuple[str, ...]
    variables: tuple[str, ...]


def name_settings(root: Path, settings: str) -> NamedSettings:
    """All that a file of settings names, with what those name from which it inherits.

    Args:
        root: the folder of the portal.
        settings: the file, relative to it.
    """
    files: dict[str, None] = {settings: None}
    folders: set[str] = set()
    variables: set[str] = set()
    waiting = [settings]
    while waiting:
        file = waiting.pop()
        text = ""
        with suppress(OSError):
            text = (root / file).read_text("utf-8", errors="replace")
        variables.update(name for found in _VARIABLE.findall(text) for name in _WORD.findall(found))
        for path in dict.fromkeys(_find_paths(root, Path(file).parent, text)):
            if (root / path).is_dir():
                folders.add(path)
            elif path not in files:
                files[path] = None
                waiting += [path] if path.endswith(_SETTING_ENDS) else []
    return NamedSettings((settings, *sorted(files.keys() - {settings})),
                         tuple(sorted(folders)), tuple(sorted(variables)))  # fmt: skip


def _find_paths(root: Path, beside: Path, text: str) -> Iterator[str]:
    """Words of a text that are names of something beside its file or in the portal."""
    words = [found.strip("'\"") for found in _VALUE.findall(text)]
    for word in dict.fromkeys([*words, *_WORD.findall(text)]):
        for path in dict.fromkeys((word, (beside / word).as_posix())):
            if path.rstrip("/") not in _KNOWN and _is_there(root, path):
                yield path


def _is_there(root: Path, path: str) -> bool:
    """Whether something is there; a folder that the portal itself lies in is not looked at."""
    with suppress(OSError, ValueError):  # a word may be too long for a name
        place = root / path
        return place.exists() and not root.resolve().is_relative_to(place.resolve())
    return False
