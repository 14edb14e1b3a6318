"""Forges, such as GitHub: the hosts of repositories, and the addresses for editing a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from thidua.language.vietnamese import fold
from thidua.language.web_address import FILE, AddressPurpose, read_web_address

NO_FORGE = "none"
"""The kind of forge of a portal that has none; its checks do not run automatically."""

FORGES: Mapping[str, str] = {
    "github": f"/edit/main/{FILE}",
    "gitlab": f"/-/edit/main/{FILE}",
    "forgejo": f"/_edit/main/{FILE}",
}
"""Kinds of forges, each with the path for editing a file on ``main``, relative to a repository."""

_ALSO = {"gitea": "forgejo", "codeberg": "forgejo", "khong": NO_FORGE, "khong co": NO_FORGE}
_OF_SSH = re.compile(r"(?:ssh://)?git@(?P<host>[^:/]+)[:/](?P<path>.+)")


def find_forge(text: str) -> str | None:
    """Find the kind of forge that somebody wrote; None if there is none with this name."""
    name = fold(text)
    name = _ALSO.get(name, name)
    return name if name in {*FORGES, NO_FORGE} else None


def guess_forge(repository: str) -> str:
    """Guess the kind of forge from the address of a repository; :data:`NO_FORGE` if unknown."""
    host = urlsplit(repository).hostname or ""
    known = {**{forge: forge for forge in FORGES}, **_ALSO}
    return next((forge for word, forge in known.items() if word in host), NO_FORGE)


def read_repository_address(text: str) -> str:
    """Read the address of a repository; anything after owner and name is removed.

    Args:
        text: the address of its page, or the address from which git clones it.

    Raises:
        ValueError: if it is not such an address; with a Vietnamese sentence.
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
    """Make the address at which a file is edited; None if there is none.

    In it, :data:`~thidua.language.web_address.FILE` stands for the path of the file.

    Args:
        forge: one of :data:`FORGES`, or :data:`NO_FORGE`.
        repository: the address of its page; may be empty.
    """
    return f"{repository}{FORGES[forge]}" if repository and forge in FORGES else None
