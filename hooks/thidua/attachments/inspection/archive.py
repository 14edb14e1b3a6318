"""Reading untrusted zip files: within limits of size, and without writing anything to disk."""

from __future__ import annotations

import re
import stat
import struct
import unicodedata
import zipfile
from io import BytesIO

from thidua.attachments.inspection.refusals import (
    BOMB,
    DAMAGED_ARCHIVE,
    ENCRYPTED_MEMBER,
    MEMBER_PATH,
    MEMBER_SYMLINK,
    MEMBER_TWICE,
    MEMBER_UNLISTED,
    RefusedError,
)

MOST_PARTS = 5_000
MOST_BYTES = 200_000_000
MOST_RATIO = 200
_RATIO_MATTERS = 5_000_000  # bytes; in smaller parts, repeated rows may shrink a thousandfold
_PIECE = 1 << 16
_ENCRYPTED = 0x1
_PART, _ENTRY = b"PK\x03\x04", b"PK\x01\x02"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How parts of office files may be compressed (ISO/IEC 29500-2, B.4; OpenDocument 1.3, part 2)."""
_OUTSIDE = re.compile(r"^[/~]|\\|^[A-Za-z]:|(?:^|/)\.\.(?:/|$)|[\x00-\x1f]")


def parts(content: bytes) -> dict[str, bytes]:
    """Read every part of a zip file.

    Returns:
        The content of each part, by its name.

    Raises:
        RefusedError: if the name of a part leads out of the archive; if a part is a link, is
            encrypted, occurs twice or is damaged; or if the parts are too large.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            listed = archive.infolist()
            _look_at_list(listed)
            _look_between(content, listed)
            return {part.filename: _read(archive, part) for part in listed}
    except RefusedError:
        raise
    except Exception as error:  # a malicious archive can make the library raise anything
        raise RefusedError(DAMAGED_ARCHIVE) from error


def _look_at_list(listed: list[zipfile.ZipInfo]) -> None:
    for part in listed:
        if _OUTSIDE.search(part.orig_filename):
            raise RefusedError(MEMBER_PATH)
        if stat.S_ISLNK(part.external_attr >> 16):
            raise RefusedError(MEMBER_SYMLINK)
        if part.flag_bits & _ENCRYPTED:
            raise RefusedError(ENCRYPTED_MEMBER)
        if part.compress_type not in _METHODS:  # neither Word nor LibreOffice could open it
            raise RefusedError(DAMAGED_ARCHIVE)
        if _grows_too_much(part.file_size, part.compress_size):
            raise RefusedError(BOMB)
    if len(listed) > MOST_PARTS or sum(part.file_size for part in listed) > MOST_BYTES:
        raise RefusedError(BOMB)
    if len({_fold(part.filename) for part in listed}) < len(listed):
        raise RefusedError(MEMBER_TWICE)
    if min((part.header_offset for part in listed), default=0) > 0:
        # There is something before the first part, such as another archive, which other programs
        # may read instead of this one.
        raise RefusedError(DAMAGED_ARCHIVE)


def _look_between(content: bytes, listed: list[zipfile.ZipInfo]) -> None:
    """Refuse a part that the list leaves out: a program that mends a file would find it."""
    end = 0
    for part in sorted(listed, key=lambda one: one.header_offset):
        if _PART in content[end : part.header_offset]:
            raise RefusedError(MEMBER_UNLISTED)
        lengths = content[part.header_offset + 26 : part.header_offset + 30]
        end = part.header_offset + 30 + sum(struct.unpack("<HH", lengths)) + part.compress_size
    if _PART in content[end : content.find(_ENTRY, end)]:
        raise RefusedError(MEMBER_UNLISTED)


def _fold(name: str) -> str:
    """A name as programs tell names apart: without case, form of letters, and dots at its end."""
    return unicodedata.normalize("NFKC", name).casefold().rstrip(". ")


def _grows_too_much(size: int, compressed: int) -> bool:
    return size > _RATIO_MATTERS and size > MOST_RATIO * max(compressed, 1)


def _read(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """The bytes of a part, never more than the list of parts says.

    The library stops there; if the list is wrong, the checksum is too. Reading piece by piece
    matters: when all is read at once, the library unpacks the whole part before it cuts it off.
    """
    with archive.open(part) as opened:
        return b"".join(iter(lambda: opened.read(_PIECE), b""))
