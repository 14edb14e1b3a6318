"""Where the addresses inside a file lead: into the file, to the web, or to what may do harm.

Readers click links of an official document without thinking. So only links of the web, of mail and
of telephones are published; a link that opens a program, a file of the reader's machine or a folder
of a network is refused, however it is spelt.
"""

from __future__ import annotations

import re
import unicodedata

from thidua.attachments.inspection.refusals import RefusedError, forbidden_link

_ALLOWED = {"http", "https", "mailto", "tel"}
_SCHEME = re.compile(r"([^/?#:]*):")
_NETWORK = ("\\\\", "//", "\\/", "/\\")
_MOST_SHOWN = 60


def refuse_harmful_link(address: str) -> None:
    """Check the address of a link that a reader may click.

    Raises:
        RefusedError: if it leads neither to a place in the file, nor to the web, nor to mail.
    """
    plain = _plain(address)
    scheme = _SCHEME.match(plain)
    if plain.startswith(_NETWORK) or (scheme and scheme[1] not in _ALLOWED):
        raise RefusedError(forbidden_link(plain[:_MOST_SHOWN]))


def leads_outside(address: str) -> bool:
    """Whether an address of a part leads out of its file: to a host, a disk or a folder above."""
    plain = _plain(address)
    return (
        bool(_SCHEME.match(plain)) or plain.startswith(("/", "\\")) or "../" in plain.split("#")[0]
    )


def leads_to_a_host(address: str) -> bool:
    """Whether an address makes a program ask another machine."""
    plain = _plain(address)
    if plain.startswith(_NETWORK):
        return True
    scheme = _SCHEME.match(plain)
    if scheme is None or len(scheme[1]) == 1:  # a path, or a disk of Windows
        return False
    return scheme[1] != "file" or not re.match(r"file:///(?!/)", plain)


def _plain(address: str) -> str:
    """An address as programs understand it: they skip blanks and control characters in it."""
    folded = unicodedata.normalize("NFKC", address).lower()
    return "".join(letter for letter in folded if letter > " " and letter.isprintable())
