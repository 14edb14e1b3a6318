"""Reading from a changelog what changed between two releases."""

from __future__ import annotations

import re
from typing import NamedTuple

from thidua.upkeep.wheels import is_release, split_version

FOR_STAFF = "Với người dùng Cổng"
"""The heading, in each release, of the part that staff are shown when they upgrade."""

_HEADING = re.compile(r"^## (\S+).*$", re.M)
_PART_OF_WORK = re.compile(r"^#### (.+)$", re.M)
_PART = re.compile(rf"^### {FOR_STAFF}\n(.*?)(?=^### |\Z)", re.M | re.DOTALL)


class Release(NamedTuple):
    """One release, and what matters to the staff of a portal, as a terminal shows it."""

    version: str
    words: str


def list_releases_since(changelog: str, version: str) -> list[Release]:
    """List the releases after a version, newest first.

    Args:
        changelog: with a heading ``## 1.2.0`` for each release; other headings are skipped.
        version: the release in use; it is not listed itself.
    """
    pieces = _HEADING.split(changelog)[1:]
    found = zip(pieces[::2], pieces[1::2], strict=True)
    return [
        Release(name, _for_staff(body))
        for name, body in found
        if is_release(name) and split_version(name) > split_version(version)
    ]


def _for_staff(body: str) -> str:
    part = _PART.search(body)
    words = _PART_OF_WORK.sub(r"\1:", part[1] if part else body)
    return words.replace("**", "").strip()
