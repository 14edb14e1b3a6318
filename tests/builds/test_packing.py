"""Compressed files: any program opens them, and nothing but their content makes their bytes."""

from __future__ import annotations

import gzip
import struct
import zipfile
from io import BytesIO

import pytest

from thidua.foundation.packing import (
    gzip_bytes,
    join_pieces,
    pack_file,
    pack_piece,
    zip_bytes,
    zip_pieces,
)

CONTENT = "Số liệu chỉ tiêu thi đua\n".encode() * 1000


def test_a_gzip_file_has_the_same_head_under_every_python() -> None:
    """Neither the time nor the system stands in it, which modules of Python write in there."""
    packed = gzip_bytes(CONTENT)
    assert gzip.decompress(packed) == CONTENT
    assert packed[:10] == b"\x1f\x8b\x08\0\0\0\0\0\x02\x03"
    assert len(packed) < len(CONTENT) / 50


def test_an_archive_is_opened_as_any_other() -> None:
    """With the content of every file in it, in order, and the first day that the format knows."""
    files = [pack_file("b/1.xml", [CONTENT, b"x"]), pack_file("a.xml", [])]
    with zipfile.ZipFile(BytesIO(zip_bytes(files))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["b/1.xml", "a.xml"]
        assert archive.read("b/1.xml") == CONTENT + b"x"
        assert archive.read("a.xml") == b""
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_it_is_the_same_however_a_file_comes_in_pieces() -> None:
    """Large files are made piece by piece."""
    pieces = [CONTENT[at : at + 700] for at in range(0, len(CONTENT), 700)]
    assert pack_file("a.xml", pieces) == pack_file("a.xml", [CONTENT])


def test_parts_that_were_packed_alone_make_one_file() -> None:
    """With the checksum of the whole, however long the parts are."""
    lengths = (0, 1, 7, 300, 65_536, 70_001, 2)
    parts = [CONTENT[:length] + bytes([number]) for number, length in enumerate(lengths)]
    parts[3] = b""
    joined = join_pieces("a.xml", map(pack_piece, parts))
    whole = pack_file("a.xml", parts)
    assert (joined.checksum, joined.size) == (whole.checksum, whole.size)
    with zipfile.ZipFile(BytesIO(zip_bytes([joined, pack_file("b", [b"x"])]))) as archive:
        assert archive.testzip() is None
        assert archive.read("a.xml") == b"".join(parts)


@pytest.mark.slow
def test_an_archive_may_have_more_files_than_the_old_form_counts() -> None:
    """And names with Vietnamese letters."""
    many = (pack_file(f"tệp/{number}", []) for number in range(66_000))
    with zipfile.ZipFile(BytesIO(zip_bytes(many))) as archive:
        names = archive.namelist()
    assert len(names) == 66_000
    assert names[-1] == "tệp/65999"


def test_an_archive_may_be_larger_than_the_old_form_measures() -> None:
    """Files that begin behind four gigabytes are found: here one that says it is so large."""
    large = pack_file("lon", [])._replace(packed=_Long(b"\3\0"))
    pieces = list(zip_pieces([large, pack_file("sau", [b"x"])]))
    local, central = pieces[3], pieces[-2]
    assert local.startswith(b"PK\3\4")
    assert central.endswith(struct.pack("<2HQ", 1, 8, 30 + 3 + 2**32 - 1))
    assert pieces[-1].startswith(b"PK\6\6")


class _Long(bytes):
    """Bytes that say they are four gigabytes."""

    def __len__(self) -> int:
        return 2**32 - 1
