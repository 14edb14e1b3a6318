"""Finding icons by name: the portal's own, the engine's, and those of well-known icon sets.

A name without a slash is a file of ``overrides/icons/``; one with a slash, such as
``material/sprout``, is a file of a set.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from thidua.foundation.engine import OVERRIDES, list_layers
from thidua.look.drawings import UnusableIconError, redraw

_NAME = re.compile(r"[a-z0-9]+(?:[-_/][a-z0-9]+)*")
_CLOSE = 0.8
_LEAST_PART = 4
_MOST_NAMES = 3


@dataclass(frozen=True)
class Icons:
    """Where icons are looked for.

    Attributes:
        folders: hold ``<name>.svg``; the first folder that has the file is used.
        sets: a folder of sets, each a folder of icons, such as ``material/sprout.svg``.
    """

    folders: tuple[Path, ...]
    sets: Path | None = None

    @classmethod
    def of(cls, root: Path, sets: Path | None) -> Icons:
        """The icons of the portal in ``root``."""
        return cls(list_layers(root / "overrides" / "icons", OVERRIDES / "icons"), sets)

    def find(self, name: str) -> Path | None:
        """The file of an icon; None if there is no such file, or the name is malformed."""
        if not _NAME.fullmatch(name):
            return None
        in_a_set = (self.sets,) if self.sets else ()
        for folder in in_a_set if "/" in name else self.folders:
            path = folder / f"{name}.svg"
            if path.is_file():
                return path
        return None

    def markup_of(self, name: str) -> str:
        """An icon as inline SVG, hidden from screen readers.

        Raises:
            UnusableIconError: if there is no such icon, or it has anything but shapes.
        """
        path = self.find(name)
        if path is None:
            raise UnusableIconError("không có tệp này")
        try:
            return redraw(path.read_bytes())
        except OSError:
            raise UnusableIconError("máy không cho đọc tệp này") from None

    def name_of_shortcode(self, code: str) -> str | None:
        """The name of the icon that ``:material-sprout:`` in Markdown means; None if none exists.

        Args:
            code: the text between the colons. It has hyphens where the name has slashes.
        """
        if self.find(code) and "/" not in code:
            return code
        for family in self._longest_first:
            name = f"{family}/{code.removeprefix(_coded(family))}"
            if code.startswith(_coded(family)) and self.find(name):
                return name
        return None

    def names_like(self, name: str) -> tuple[str, ...]:
        """Up to three names of icons that a writer may have meant by ``name``.

        Names in the same set that are spelled almost like it come first, then names in any set
        that end the same way. Only if there is neither, names that share a long part with it.
        The result may be empty: no suggestion is better than a wrong one.

        Args:
            name: a name that no icon has.
        """
        family, _, wanted = name.strip().lower().rpartition("/")
        within = [icon for icon in self._names if icon.rpartition("/")[0] == family]
        endings = {icon.rpartition("/")[2]: icon for icon in within}
        close = difflib.get_close_matches(wanted, list(endings), n=_MOST_NAMES, cutoff=_CLOSE)
        meant = self.name_of_shortcode(name.replace("/", "-"))
        same = [icon for icon in self._names if icon.endswith(f"/{wanted}")]
        longer = [icon for icon in within if icon.rpartition("/")[2].startswith(f"{wanted}-")]
        found = [
            *([meant] if meant else []),
            *longer[:1],
            *(endings[ending] for ending in close),
            *same,
        ]
        if not found:
            found = list(_sharing_a_part(wanted, within or self._names))
        return tuple(dict.fromkeys(found))[:_MOST_NAMES]

    def advice(self, name: str) -> str:
        """A Vietnamese sentence on what to write instead of a name that no icon has."""
        found = [f"`{icon}`" for icon in self.names_like(name)]
        if found:
            return _guesses(found)
        families = [f"`{family}/…`" for family in self.families]
        others = f", một tên trong các bộ {', '.join(families)} (như `material/sprout`)"
        return f"Ghi tên một tệp trong `overrides/icons/`{others if families else ''}."

    def shortcode_advice(self, code: str) -> str:
        """A Vietnamese sentence on what to write instead of ``:code:``, if no icon has it."""
        family = next(
            (known for known in self._longest_first if code.startswith(_coded(known))), ""
        )
        name = f"{family}/{code.removeprefix(_coded(family))}" if family else code
        found = [f"`:{icon.replace('/', '-')}:`" for icon in self.names_like(name)]
        if found:
            return _guesses(found)
        return "Ghi tên có thật, như `:material-sprout:`, hoặc viết bằng chữ."

    @cached_property
    def _longest_first(self) -> tuple[str, ...]:
        return tuple(sorted(self.families, key=len, reverse=True))

    @cached_property
    def families(self) -> tuple[str, ...]:
        """The names of the icon sets: what stands before the slash in the name of an icon."""
        return tuple(sorted({name.rpartition("/")[0] for name in self._names} - {""}))

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """Every name that can be used."""
        names = {path.stem for folder in self.folders for path in folder.glob("*.svg")}
        if self.sets is not None:
            files = (path.relative_to(self.sets) for path in self.sets.rglob("*.svg"))
            names |= {file.with_suffix("").as_posix() for file in files if len(file.parts) > 1}
        return tuple(sorted(name for name in names if _NAME.fullmatch(name)))


def _coded(family: str) -> str:
    """The beginning of the shortcodes of a set: ``material/x`` gives ``material-x-``."""
    return f"{family.replace('/', '-')}-"


def _guesses(found: list[str]) -> str:
    *before, last = found
    return f"Có phải ý bạn là {', '.join(before)}{' hay ' if before else ''}{last}?"


def _sharing_a_part(wanted: str, names: Iterable[str]) -> Iterator[str]:
    """Names that have a part of ``wanted`` between hyphens; longest parts, shortest names first."""
    parts = {part for part in re.split("[-_]", wanted) if len(part) >= _LEAST_PART}
    for part in sorted(parts, key=lambda piece: (-len(piece), piece)):
        sharing = [name for name in names if part in re.split("[-_/]", name.rpartition("/")[2])]
        yield from sorted(sharing, key=lambda name: (len(name), name))
