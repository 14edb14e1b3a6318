"""Compressed files whose bytes depend on their content alone.

The modules ``gzip`` and ``zipfile`` tell in a file's head on which system it was packed, in other
bytes since Python 3.13. Here the heads are fixed. What is compressed may still differ from one
version of the zlib library to another.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_GZIP_HEAD = b"\x1f\x8b\x08\0\0\0\0\0\x02\x03"  # no name, no time, the best compression, Unix
_GZIP_TAIL = struct.Struct("<2L")  # checksum, size
_LEVEL = 5  # one more takes half as long again and saves three bytes of a hundred
_RAW = -15  # zlib's word for no head and no tail of its own

# Appendix of PKWARE's APPNOTE 6.3: the fields of each record in their order.
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_FAR = struct.Struct("<2HQ")  # where a file begins that begins behind four gigabytes
_LARGE_END = struct.Struct("<4sQ2H2L4Q")
_LARGE_PLACE = struct.Struct("<4sLQL")
_MOST, _MOST_FILES = 0xFFFFFFFF, 0xFFFF  # in place of what is larger: “see the larger field”
_VERSION, _DEFLATED, _STORED, _NO_FLAGS, _NAME_IN_UTF8 = 20, 8, 0, 0, 1 << 11
_MADE_ON_UNIX = 3 << 8 | _VERSION
_TIME, _DATE = 0, 1 << 5 | 1  # 1 January 1980, the first day of the format
_READABLE_FILE = 0o100644 << 16


_LAST_BLOCK = b"\x03\0"  # an empty block that says that no other follows (RFC 1951)
_CRC = 0xEDB88320  # the polynomial of CRC-32; its powers of x go down from the highest bit
_ONE = 1 << 31  # the polynomial 1


class PackedPiece(NamedTuple):
    """A part of a file that is compressed by itself.

    Attributes:
        checksum: CRC-32 of its content.
        size: how many bytes its content has.
        packed: the compressed content, without an end.
    """

    checksum: int
    size: int
    packed: bytes


class PackedFile(NamedTuple):
    """A file as an archive has it.

    Attributes:
        name: its path in the archive.
        checksum: CRC-32 of its content.
        size: how many bytes its content has.
        packed: the compressed content, or the content itself.
        is_compressed: which of both.
    """

    name: str
    checksum: int
    size: int
    packed: bytes
    is_compressed: bool = True


def gzip_bytes(content: bytes) -> bytes:
    """Compress ``content`` as a ``.gz`` file."""
    packed = _deflated(content, 9)
    tail = _GZIP_TAIL.pack(zlib.crc32(content), len(content) & 0xFFFFFFFF)
    return _GZIP_HEAD + packed + tail


def pack_file(name: str, pieces: Iterable[bytes]) -> PackedFile:
    """Compress a file for an archive; ``pieces`` are its content, one after the other."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW)
    checksum = size = 0
    packed = []
    for piece in pieces:
        checksum = zlib.crc32(piece, checksum)
        size += len(piece)
        packed.append(packer.compress(piece))
    packed.append(packer.flush())
    return PackedFile(name, checksum, size, b"".join(packed))


def keep_file(name: str, content: bytes) -> PackedFile:
    """Put a file as it is into an archive: one that is compressed in itself becomes no smaller."""
    return PackedFile(name, zlib.crc32(content), len(content), content, is_compressed=False)


def pack_piece(content: bytes) -> PackedPiece:
    """Compress a part of a file, so that the part need not be compressed again with the others."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW)
    packed = packer.compress(content) + packer.flush(zlib.Z_FULL_FLUSH)
    return PackedPiece(zlib.crc32(content), len(content), packed)


def join_pieces(name: str, pieces: Iterable[PackedPiece]) -> PackedFile:
    """Put parts together as one file for an archive."""
    checksum = size = 0
    packed = []
    for piece in pieces:
        checksum = _moved(checksum, piece.size) ^ piece.checksum
        size += piece.size
        packed.append(piece.packed)
    return PackedFile(name, checksum, size, b"".join([*packed, _LAST_BLOCK]))


def _moved(checksum: int, size: int) -> int:
    """The checksum of a content, as it counts in a file where ``size`` bytes more follow.

    A checksum is a polynomial over two elements; each bit that follows multiplies it by x. See
    Mark Adler's ``crc32_combine`` in zlib.
    """
    power = _ONE >> 8  # x to the power of 8: one byte
    while size:
        if size & 1:
            checksum = _product(power, checksum)
        power = _product(power, power)
        size >>= 1
    return checksum


def _product(one: int, other: int) -> int:
    """Two polynomials multiplied, modulo that of CRC-32."""
    product = 0
    for bit in range(31, -1, -1):
        if one >> bit & 1:
            product ^= other
        other = other >> 1 ^ (_CRC if other & 1 else 0)
    return product


def zip_bytes(files: Iterable[PackedFile]) -> bytes:
    """Put compressed files into a ``.zip`` archive, in their order."""
    return b"".join(zip_pieces(files))


def zip_pieces(files: Iterable[PackedFile]) -> Iterator[bytes]:
    """An archive piece by piece, for one that is larger than memory should hold."""
    central = []
    offset = 0
    for file in files:
        name = file.name.encode()
        flags = _NO_FLAGS if name.isascii() else _NAME_IN_UTF8
        method = _DEFLATED if file.is_compressed else _STORED
        about = (_VERSION, flags, method, _TIME, _DATE)
        sizes = (file.checksum, len(file.packed), file.size, len(name))
        yield from (_LOCAL.pack(b"PK\3\4", *about, *sizes, 0), name, file.packed)
        far = _FAR.pack(1, 8, offset) if offset >= _MOST else b""
        made = _CENTRAL.pack(
            b"PK\1\2", _MADE_ON_UNIX, *about, *sizes, len(far), 0, 0, 0, _READABLE_FILE,
            min(offset, _MOST),
        )  # fmt: skip
        central.append(made + name + far)
        offset += _LOCAL.size + len(name) + len(file.packed)
    yield from central
    yield _end_archive(len(central), sum(map(len, central)), offset)


def _end_archive(count: int, size: int, offset: int) -> bytes:
    """The end of an archive; one that the old end has no room for gets the larger one as well."""
    counts = min(count, _MOST_FILES)
    end = _END.pack(b"PK\5\6", 0, 0, counts, counts, min(size, _MOST), min(offset, _MOST), 0)
    if count < _MOST_FILES and size < _MOST and offset < _MOST:
        return end
    large = _LARGE_END.pack(
        b"PK\6\6", _LARGE_END.size - 12, _MADE_ON_UNIX, _VERSION, 0, 0, count, count, size, offset
    )
    return large + _LARGE_PLACE.pack(b"PK\6\7", 0, offset + size, 1) + end


def _deflated(content: bytes, level: int) -> bytes:
    packer = zlib.compressobj(level, zlib.DEFLATED, _RAW)
    return packer.compress(content) + packer.flush()
