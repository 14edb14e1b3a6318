"""Zip files that nobody trusts: their parts, read within limits, and nothing written anywhere."""

from __future__ import annotations

import re
import stat
import zipfile
from io import BytesIO

from thidua.attachments.inspection.refusals import (
    BOMB,
    DAMAGED_ARCHIVE,
    ENCRYPTED_MEMBER,
    MEMBER_PATH,
    MEMBER_SYMLINK,
    MEMBER_TWICE,
    RefusedError,
)

MOST_PARTS = 5_000
MOST_BYTES = 200_000_000
MOST_RATIO = 200
_RATIO_MATTERS = 5_000_000  # repeated rows of a small sheet may well shrink a thousandfold
_PIECE = 1 << 16
_ENCRYPTED = 0x1
_OUTSIDE = re.compile(r"^[/~]|\\|^[A-Za-z]:|(?:^|/)\.\.(?:/|$)|[\x00-\x1f]")


def parts(content: bytes) -> dict[str, bytes]:
    """Every part of a zip file by its name.

    Raises:
        RefusedError: where a part has a name that leads outside, is a link, is encrypted, comes
            twice or is damaged, or where they grow too large, by their list or while reading.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            listed = archive.infolist()
            _look_at_list(listed)
            return {part.filename: _read(archive, part) for part in listed}
    except RefusedError:
        raise
    except Exception as error:  # whatever a hostile archive makes the library raise
        raise RefusedError(DAMAGED_ARCHIVE) from error


def _look_at_list(listed: list[zipfile.ZipInfo]) -> None:
    for part in listed:
        if _OUTSIDE.search(part.orig_filename):
            raise RefusedError(MEMBER_PATH)
        if stat.S_ISLNK(part.external_attr >> 16):
            raise RefusedError(MEMBER_SYMLINK)
        if part.flag_bits & _ENCRYPTED:
            raise RefusedError(ENCRYPTED_MEMBER)
        if _grows_too_much(part.file_size, part.compress_size):
            raise RefusedError(BOMB)
    if len(listed) > MOST_PARTS or sum(part.file_size for part in listed) > MOST_BYTES:
        raise RefusedError(BOMB)
    # Office tells no capitals from small letters in names of parts.
    if len({part.filename.lower() for part in listed}) < len(listed):
        raise RefusedError(MEMBER_TWICE)
    if min((part.header_offset for part in listed), default=0) > 0:
        # Two archives, one behind the other: readers disagree about which one counts.
        raise RefusedError(DAMAGED_ARCHIVE)


def _grows_too_much(size: int, compressed: int) -> bool:
    return size > _RATIO_MATTERS and size > MOST_RATIO * max(compressed, 1)


def _read(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """A part's bytes, never more than its list says: where it lies, the checksum is wrong.

    Asked for all at once, the library would unpack all before it cuts what is too much.
    """
    with archive.open(part) as opened:
        return b"".join(iter(lambda: opened.read(_PIECE), b""))
