"""Where repositories of portals live, and how each such place edits a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from thidua.language.vietnamese import fold
from thidua.language.web_address import FILE, Purpose, read_web_address

NO_FORGE = "none"
"""A portal whose repository lives nowhere that runs checks."""

FORGES: Mapping[str, str] = {
    "github": f"/edit/main/{FILE}",
    "gitlab": f"/-/edit/main/{FILE}",
    "forgejo": f"/_edit/main/{FILE}",
}
"""Kinds of forges, each with the way from a repository to the editing of a file on ``main``."""

_ALSO = {"gitea": "forgejo", "codeberg": "forgejo", "khong": NO_FORGE, "khong co": NO_FORGE}
_OF_SSH = re.compile(r"(?:ssh://)?git@(?P<host>[^:/]+)[:/](?P<path>.+)")


def forge_named(text: str) -> str | None:
    """The kind of forge that somebody means; None where there is no such."""
    name = fold(text)
    name = _ALSO.get(name, name)
    return name if name in {*FORGES, NO_FORGE} else None


def forge_of(repository: str) -> str:
    """The kind of forge that an address looks like; :data:`NO_FORGE` where it does not tell."""
    host = urlsplit(repository).hostname or ""
    known = {**{forge: forge for forge in FORGES}, **_ALSO}
    return next((forge for word, forge in known.items() if word in host), NO_FORGE)


def repository_address(text: str) -> str:
    """The page of a repository, without what follows its owner and name.

    Args:
        text: the page, or where git clones it from.

    Raises:
        ValueError: with a Vietnamese sentence.
    """
    clone = _OF_SSH.fullmatch(text)
    address = f"https://{clone['host']}/{clone['path']}" if clone else text
    address = read_web_address(address, Purpose.PAGE).rstrip("/").removesuffix(".git")
    parts = urlsplit(address)
    if len(parts.path.strip("/").split("/")) < 2 or parts.query or parts.fragment:  # noqa: PLR2004
        raise ValueError(
            f"`{text}` không phải trang của một kho: cần cả chủ kho và tên kho, ví dụ "
            "`https://github.com/xa-mau/thi-dua`."
        )
    return address


def edit_address(forge: str, repository: str) -> str | None:
    """The address where a file is edited; None if there is none.

    :data:`~thidua.language.web_address.FILE` stands in it for the path of the file.

    Args:
        forge: one of :data:`FORGES`, or :data:`NO_FORGE`.
        repository: its page; may be empty.
    """
    return f"{repository}{FORGES[forge]}" if repository and forge in FORGES else None
