"""Addresses of pages as browsers want them in a folder: with the name of the file.

A server answers ``ke-hoach/`` with the page in it. Without a server, browsers list the folder.
"""

from __future__ import annotations

import re

INDEX = "index.html"

_ATTRIBUTE = re.compile(r'(?P<before>\s(?:href|action|formaction)=")(?P<address>[^"]+)"')
_REFRESH = re.compile(r'(?P<before>\scontent="0; url=)(?P<address>[^"]+)"')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)
_TAIL = re.compile(r"[?#]")


def name_file(address: str) -> str:
    """An address with the name of the file where it is that of a folder of this site.

    Args:
        address: as it stands in a page: relative, whole, or only a place in the page.
    """
    if _ELSEWHERE.match(address):
        return address
    tail = _TAIL.search(address)
    end = tail.start() if tail else len(address)
    path, rest = address[:end], address[end:]
    last = path.rpartition("/")[2]
    if not path or last not in {"", ".", ".."}:
        return address
    return f"{path}{'/' if last else ''}{INDEX}{rest}"


def name_files(html: str) -> str:
    """HTML whose links, forms and forwards name files."""

    def named(match: re.Match[str]) -> str:
        return f'{match["before"]}{name_file(match["address"])}"'

    return _REFRESH.sub(named, _ATTRIBUTE.sub(named, html))
