"""Compressed files whose bytes depend on their content alone.

The modules ``gzip`` and ``zipfile`` tell in a file's head on which system it was packed, in other
bytes since Python 3.13. Here the heads are fixed. What is compressed may still differ from one
version of the zlib library to another.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from typing import NamedTuple

_GZIP_HEAD = b"\x1f\x8b\x08\0\0\0\0\0\x02\x03"  # no name, no time, the best compression, Unix
_GZIP_TAIL = struct.Struct("<2L")  # checksum, size
_RAW = -15  # zlib's word for no head and no tail of its own

# Appendix of PKWARE's APPNOTE 6.3: the fields of each record in their order.
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION, _DEFLATED, _NO_FLAGS = 20, 8, 0
_MADE_ON_UNIX = 3 << 8 | _VERSION
_TIME, _DATE = 0, 1 << 5 | 1  # 1 January 1980, the first day of the format
_READABLE_FILE = 0o100644 << 16


class PackedFile(NamedTuple):
    """A file that is compressed already, ready to be put into an archive.

    Attributes:
        name: its path in the archive, in ASCII.
        checksum: CRC-32 of its content.
        size: how many bytes its content has.
        packed: the compressed content.
    """

    name: str
    checksum: int
    size: int
    packed: bytes


def gzip_bytes(content: bytes) -> bytes:
    """Compress ``content`` as a ``.gz`` file."""
    packed = _deflated(content, 9)
    tail = _GZIP_TAIL.pack(zlib.crc32(content), len(content) & 0xFFFFFFFF)
    return _GZIP_HEAD + packed + tail


def pack_file(name: str, pieces: Iterable[bytes]) -> PackedFile:
    """Compress a file for an archive; ``pieces`` are its content, one after the other."""
    # One level more takes half as long again and saves three bytes of a hundred.
    packer = zlib.compressobj(5, zlib.DEFLATED, _RAW)
    checksum = size = 0
    packed = []
    for piece in pieces:
        checksum = zlib.crc32(piece, checksum)
        size += len(piece)
        packed.append(packer.compress(piece))
    packed.append(packer.flush())
    return PackedFile(name, checksum, size, b"".join(packed))


def zip_bytes(files: Iterable[PackedFile]) -> bytes:
    """Put compressed files into a ``.zip`` archive, in their order."""
    contents, central = [], []
    offset = 0
    for file in files:
        name = file.name.encode("ascii")
        about = (_VERSION, _NO_FLAGS, _DEFLATED, _TIME, _DATE)
        sizes = (file.checksum, len(file.packed), file.size, len(name), 0)
        contents += [_LOCAL.pack(b"PK\3\4", *about, *sizes), name, file.packed]
        made = _CENTRAL.pack(
            b"PK\1\2", _MADE_ON_UNIX, *about, *sizes, 0, 0, 0, _READABLE_FILE, offset
        )
        central += [made, name]
        offset += _LOCAL.size + len(name) + len(file.packed)
    listed = b"".join(central)
    count = len(central) // 2
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(listed), offset, 0)
    return b"".join([*contents, listed, end])


def _deflated(content: bytes, level: int) -> bytes:
    packer = zlib.compressobj(level, zlib.DEFLATED, _RAW)
    return packer.compress(content) + packer.flush()
