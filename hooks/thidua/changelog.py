"""What changed between two releases, read from a changelog."""

from __future__ import annotations

import re
from typing import NamedTuple

from thidua.wheels import version_parts

FOR_STAFF = "Với người dùng Cổng"
"""The heading, in each release, of what staff are told when they upgrade."""

_RELEASE = re.compile(r"^## (\d+(?:\.\d+)+)\b.*$", re.M)
_PART = re.compile(rf"^### {FOR_STAFF}\n(.*?)(?=^### |\Z)", re.M | re.DOTALL)


class Release(NamedTuple):
    """One release, and what it brings to those who run a portal."""

    version: str
    words: str


def releases_since(changelog: str, version: str) -> list[Release]:
    """The releases after a version, newest first.

    Args:
        changelog: with a heading ``## 1.2.0`` for each release.
        version: what somebody has.
    """
    pieces = _RELEASE.split(changelog)[1:]
    found = zip(pieces[::2], pieces[1::2], strict=True)
    return [
        Release(number, _for_staff(body))
        for number, body in found
        if version_parts(number) > version_parts(version)
    ]


def _for_staff(body: str) -> str:
    part = _PART.search(body)
    return (part[1] if part else body).strip()
