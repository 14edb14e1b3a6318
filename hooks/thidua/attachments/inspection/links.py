"""Where the addresses inside a file lead: into the file, to the web, or to what may do harm.

Readers click links of an official document without thinking. So only links of the web, of mail and
of telephones are published; a link that opens a program, a file of the reader's machine or a folder
of a network is refused, however it is spelt.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

from thidua.attachments.inspection.filetypes import is_program
from thidua.attachments.inspection.refusals import RefusedError, forbidden_link

_ALLOWED = {"http", "https", "mailto", "tel"}
_SCHEME = re.compile(r"([^/?#:]*):")
_ATTACHING = re.compile(r"mailto:[^?]*\?(?:.*&)?attach(?:ment)?=")
"""Some programs put a file of the reader's disk into the letter."""
_NAME_OF_SITE = ".com"  # people write www.a.com without a protocol
_NETWORK = ("\\\\", "//", "\\/", "/\\")
_MOST_SHOWN = 60


def refuse_harmful_link(address: str) -> None:
    """Check the address of a link that a reader may click.

    Raises:
        RefusedError: if it leads neither to a place in the file, nor to the web, nor to mail.
    """
    plain, read = _readings(address)
    scheme = _SCHEME.match(plain) or _SCHEME.match(read)
    if (
        plain.startswith(_NETWORK)
        or read.startswith(_NETWORK)
        or (scheme and (scheme[1] not in _ALLOWED or _ATTACHING.match(read)))
        or (not scheme and _names_program(read))
    ):
        raise RefusedError(forbidden_link(plain[:_MOST_SHOWN]))


def _names_program(path: str) -> bool:
    """Whether a link without a protocol opens a program beside the file."""
    name = re.split(r"[?#]", path)[0].rstrip(". ")
    return not name.endswith(_NAME_OF_SITE) and is_program(name, b"")


def leads_outside(address: str) -> bool:
    """Whether an address of a part leads out of its file: to a host, a disk or a folder above."""
    if not address:  # asked of every element of a file
        return False
    return any(
        bool(_SCHEME.match(path)) or path.startswith("/") or "../" in path.split("#")[0]
        for path in (read.replace("\\", "/") for read in _readings(address))
    )


def leads_to_a_host(address: str) -> bool:
    """Whether an address makes a program ask another machine."""
    return any(map(_is_of_a_host, _readings(address)))


def _is_of_a_host(path: str) -> bool:
    if path.startswith(_NETWORK):
        return True
    scheme = _SCHEME.match(path)
    if scheme is None or len(scheme[1]) == 1:  # a path, or a disk of Windows
        return False
    return scheme[1] != "file" or not re.match(r"file:///(?![/\\])", path)


def _readings(address: str) -> tuple[str, str]:
    """An address as programs may read it: as it is written, and with its codes read."""
    plain = _plain(address)
    return plain, _plain(unquote(plain))  # Word reads codes in the name of a file


def _plain(address: str) -> str:
    """An address as programs understand it: they skip blanks and control characters in it."""
    folded = unicodedata.normalize("NFKC", address).lower()
    return "".join(letter for letter in folded if letter > " " and letter.isprintable())
