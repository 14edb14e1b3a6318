"""The licence of every package in the locks, and whether it lets anybody do as they please."""

from __future__ import annotations

import json
import re
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path
from typing import NamedTuple

HOME = Path(__file__).parent.parent.parent
PERMISSIVE = frozenset(
    {"MIT", "MIT-0", "MIT-CMU", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "ISC"}
    | {"PSF-2.0", "Zlib", "CC0-1.0", "Unlicense", "HPND"}
)
EXCEPTIONS = {
    "certifi": ("MPL-2.0", "a list of certificates, used as it is"),
    "pathspec": ("MPL-2.0", "used as it is; the licence is about changed files of its own"),
    "text-unidecode": ("Artistic-1.0-Perl", "for tests only; one of its two licences"),
    "axe-playwright-python": ("MIT", "says so in its LICENSE, not in its metadata"),
    "pyftpdlib": ("MIT", "says so in its LICENSE, not in its metadata"),
    "resvg-py": ("MIT", "says so in its LICENSE, not in its metadata"),
    "pypdfium2": ("BSD-3-Clause AND Apache-2.0", "its metadata says it in words"),
}
"""Packages whose licence is no permissive one, or is not told in one word; each with the reason."""
_WORDS = {
    "MIT License": "MIT",
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "Apache Software License": "Apache-2.0",
    "Python Software Foundation License": "PSF-2.0",
}


class Pinned(NamedTuple):
    """One package of a lock."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]


def read_lock(name: str) -> list[Pinned]:
    """The packages of a requirements file."""
    text = (HOME / name).read_text("utf-8").replace("\\\n", " ")
    found = []
    for line in text.splitlines():
        match = re.match(r"([\w.-]+)==(\S+)\s*(?:;\s*(.*?))?\s*(?=--hash|$)", line)
        if match:
            hashes = tuple(re.findall(r"--hash=(\S+)", line))
            found.append(Pinned(match[1], match[2], match[3] or "", hashes))
    return found


def read_licence(name: str) -> str | None:
    """The licence of an installed package in the words of SPDX; None where it is not installed."""
    if name in EXCEPTIONS:
        return EXCEPTIONS[name][0]
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return None
    return _first(told, "License-Expression") or _read_older(told)


def _read_older(told: PackageMetadata) -> str:
    classified = [
        line.rpartition("::")[2].strip()
        for line in told.get_all("Classifier") or []
        if line.startswith("License ::")
    ]
    words = [_WORDS.get(one, one) for one in classified] or [_first(told, "License") or "unknown"]
    return " AND ".join(_WORDS.get(word, word) for word in words)


def _first(told: PackageMetadata, name: str) -> str:
    return next(iter(told.get_all(name) or []), "")


def read_script_licences() -> dict[str, str]:
    """The licences of what tests of the scripts need, by package."""
    lock = json.loads((HOME / "package-lock.json").read_text("utf-8"))
    return {
        path.rpartition("node_modules/")[2]: told.get("license", "unknown")
        for path, told in lock["packages"].items()
        if path
    }


def is_permissive(licence: str) -> bool:
    """Whether a licence, or each of several that all hold, or one of several to choose from, is."""
    either = [part.strip("() ") for part in licence.split(" OR ")]
    return any(set(part.split(" AND ")) <= PERMISSIVE for part in either)
