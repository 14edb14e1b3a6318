"""Compiled patterns, kept from one run to the next.

The patterns that read figures have up to thirty thousand characters. ``re`` takes sixty
milliseconds to compile one, and two to take over what it made of it before; a command that reads a
single line needs half a dozen.

What is kept is no program: numbers for the matcher of ``re``, which looks at them before taking
them. Where anything is odd (another Python, a damaged file), the pattern is compiled as usual.
"""

from __future__ import annotations

import json
import re
import zlib
from array import array
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module

from thidua.foundation.beside_code import find_beside, keep_beside, read_beside

_CODES = "I"
_MOST_KEPT = 60
_ODD = (
    AttributeError, ImportError, LookupError, NotImplementedError, OSError, OverflowError,
    RuntimeError, TypeError, ValueError, zlib.error,
)  # fmt: skip
"""What a Python that compiles otherwise, or a file of somebody else, may lead to."""


def make_pattern(source: str, flags: re.RegexFlag) -> re.Pattern[str]:
    """Compile a large pattern, or take over what was made of it in an earlier run.

    Args:
        source: the pattern.
        flags: those of ``re``.
    """
    with suppress(*_ODD):
        file = find_beside("pattern", str(import_module("_sre").MAGIC), str(int(flags)), source)
        with suppress(*_ODD):
            return _unpack(source, zlib.decompress(read_beside(file)))
        made, told = _compile(source, flags)
        keep_beside(file, zlib.compress(told), _MOST_KEPT)
        return made
    return re.compile(source, flags)


def _unpack(source: str, told: bytes) -> re.Pattern[str]:
    about, _, codes = told.partition(b"\n")
    flags, groups, places = json.loads(about)
    return _make(source, flags, groups, places, array(_CODES, codes).tolist())


def _compile(source: str, flags: re.RegexFlag) -> tuple[re.Pattern[str], bytes]:
    """Compile a pattern as ``re`` does; also what is to be kept of it."""
    tree = import_module("re._parser").parse(source, int(flags))
    codes: list[int] = import_module("re._compiler")._code(tree, int(flags))
    state = tree.state
    about = (int(flags) | state.flags, state.groups, dict(state.groupdict))
    told = json.dumps(about).encode() + b"\n" + array(_CODES, codes).tobytes()
    return _make(source, *about, codes), told


def _make(
    source: str, flags: int, groups: int, places: Mapping[str, int], codes: list[int]
) -> re.Pattern[str]:
    """Hand a compiled pattern to the matcher, which refuses what no compiler can have made."""
    names: list[str | None] = [None] * groups
    for name, place in places.items():
        names[place] = name
    make = import_module("_sre").compile
    made: re.Pattern[str] = make(source, flags, codes, groups - 1, places, tuple(names))
    return made
