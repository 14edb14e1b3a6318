"""Compiled patterns, kept beside Python's compiled modules from one run to the next.

The patterns that read figures have up to thirty thousand characters. ``re`` takes sixty
milliseconds to compile one, and two to take over what it made of it before; a command that reads a
single line needs half a dozen.

What is kept is no program: numbers for the matcher of ``re``, which looks at them before taking
them. They lie in ``__pycache__``, where whoever can change them can change the engine too, never
in a portal or its repository. Where anything is odd (another Python, a damaged file, a folder that
nobody may write), the pattern is compiled as usual.
"""

from __future__ import annotations

import json
import platform
import re
import zlib
from array import array
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from importlib import import_module
from importlib.util import cache_from_source
from pathlib import Path

_CODES = "I"
_SUFFIX = ".pattern"
_SEAL_BYTES = 16
_MOST_KEPT = 60
"""Files; more than that are those of earlier states of the engine."""
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
        file = _find_file(source, flags)
        with suppress(*_ODD):
            return _read(file, source)
        made, told = _compile(source, flags)
        with suppress(OSError):
            _keep(file, told)
        return made
    return re.compile(source, flags)


def _find_file(source: str, flags: re.RegexFlag) -> Path:
    """Where a pattern is kept, as this Python compiles it."""
    beside = Path(cache_from_source(__file__))
    matcher = f"{platform.python_version()} {import_module('_sre').MAGIC} {int(flags)}"
    return beside.with_name(f"{beside.stem}.{_hash(f'{matcher} {source}'.encode()).hex()}{_SUFFIX}")


def _read(file: Path, source: str) -> re.Pattern[str]:
    kept = file.read_bytes()
    told = kept[_SEAL_BYTES:]
    if kept[:_SEAL_BYTES] != _hash(told):
        raise ValueError("damaged, or still being written by another process")
    about, _, codes = zlib.decompress(told).partition(b"\n")
    flags, groups, places = json.loads(about)
    return _make(source, flags, groups, places, array(_CODES, codes).tolist())


def _keep(file: Path, told: bytes) -> None:
    """Keep a pattern where compiled modules are kept, if they are."""
    if file.parent.is_dir():
        others = list(file.parent.glob(f"*{_SUFFIX}"))
        for other in others if len(others) >= _MOST_KEPT else ():
            other.unlink(missing_ok=True)
        file.write_bytes(_hash(told) + told)


def _compile(source: str, flags: re.RegexFlag) -> tuple[re.Pattern[str], bytes]:
    """Compile a pattern as ``re`` does; also what is to be kept of it."""
    tree = import_module("re._parser").parse(source, int(flags))
    codes: list[int] = import_module("re._compiler")._code(tree, int(flags))
    state = tree.state
    about = (int(flags) | state.flags, state.groups, dict(state.groupdict))
    told = json.dumps(about).encode() + b"\n" + array(_CODES, codes).tobytes()
    return _make(source, *about, codes), zlib.compress(told)


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


def _hash(content: bytes) -> bytes:
    return blake2b(content, digest_size=_SEAL_BYTES).digest()
