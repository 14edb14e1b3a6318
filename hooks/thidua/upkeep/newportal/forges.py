"""Forges: the places that hold repositories of portals, and how each edits a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from thidua.language.vietnamese import fold
from thidua.language.web_address import FILE, AddressPurpose, read_web_address

NO_FORGE = "none"
"""For a portal without a forge, so that nobody runs its checks."""

FORGES: Mapping[str, str] = {
    "github": f"/edit/main/{FILE}",
    "gitlab": f"/-/edit/main/{FILE}",
    "forgejo": f"/_edit/main/{FILE}",
}
"""Kinds of forges, each with the way from a repository to the editing of a file on ``main``."""

_ALSO = {"gitea": "forgejo", "codeberg": "forgejo", "khong": NO_FORGE, "khong co": NO_FORGE}
_OF_SSH = re.compile(r"(?:ssh://)?git@(?P<host>[^:/]+)[:/](?P<path>.+)")


def find_forge(text: str) -> str | None:
    """Find the kind of forge that somebody means; None where there is no such."""
    name = fold(text)
    name = _ALSO.get(name, name)
    return name if name in {*FORGES, NO_FORGE} else None


def guess_forge(repository: str) -> str:
    """Guess the kind of forge from an address; :data:`NO_FORGE` where it does not tell."""
    host = urlsplit(repository).hostname or ""
    known = {**{forge: forge for forge in FORGES}, **_ALSO}
    return next((forge for word, forge in known.items() if word in host), NO_FORGE)


def read_repository_address(text: str) -> str:
    """Read the page of a repository, without what follows its owner and name.

    Args:
        text: the page, or where git clones it from.

    Raises:
        ValueError: with a Vietnamese sentence.
    """
    clone = _OF_SSH.fullmatch(text)
    address = f"https://{clone['host']}/{clone['path']}" if clone else text
    address = read_web_address(address, AddressPurpose.PAGE).rstrip("/").removesuffix(".git")
    parts = urlsplit(address)
    if len(parts.path.strip("/").split("/")) < 2 or parts.query or parts.fragment:  # noqa: PLR2004
        raise ValueError(
            f"`{text}` không phải trang của một kho: cần cả chủ kho và tên kho, ví dụ "
            "`https://github.com/xa-mau/thi-dua`."
        )
    return address


def make_edit_address(forge: str, repository: str) -> str | None:
    """Make the address where a file is edited; None if there is none.

    :data:`~thidua.language.web_address.FILE` stands in it for the path of the file.

    Args:
        forge: one of :data:`FORGES`, or :data:`NO_FORGE`.
        repository: its page; may be empty.
    """
    return f"{repository}{FORGES[forge]}" if repository and forge in FORGES else None
