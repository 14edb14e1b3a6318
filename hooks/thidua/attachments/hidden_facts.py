"""What a photograph tells beside what is seen: where, when and with what it was taken.

The portal's own sizes are drawn anew and tell none of it; the file in the repository would. Its
picture stays as it is, point for point: only the parts that hold such facts are left out.
"""

from __future__ import annotations

import io
import struct
import warnings
from contextlib import suppress
from pathlib import Path

_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
_MARK = 0xFF
_SCAN, _END, _FACTS, _COMMENT = 0xDA, 0xD9, 0xE1, 0xFE
_LONE = frozenset({0x01, *range(0xD0, 0xD8)})
_KEPT = frozenset({0xE0, 0xEE})
"""What says how colours are to be shown, beside profiles of colours."""
_APPLICATION = range(0xE0, 0xF0)
_PROFILE = b"ICC_PROFILE\0"
_TELLING = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})
_ORIENTATION, _SHORT, _HEAD = 0x0112, 3, b"Exif\0\0"
_UPRIGHT, _LAST_TURN = 1, 8
_HEAD_OF_A_FILE = 262_144  # bytes; cameras write what they tell before the picture
_PLACE, _LATITUDE, _MAKERS = 0x8825, 2, (0x010F, 0x0110)


def find_hidden_facts(path: Path) -> str:
    """What a camera wrote into a file beside the picture, in Vietnamese; empty if nothing is found.

    Only the place and the camera count: that a picture has a date harms nobody.
    """
    from PIL import Image  # noqa: PLC0415  # slow to load, and few portals have photographs

    told = []
    with (
        suppress(Exception),  # what is broken is told elsewhere
        warnings.catch_warnings(action="ignore"),
        path.open("rb") as file,
    ):
        facts = Image.open(io.BytesIO(file.read(_HEAD_OF_A_FILE))).getexif()
        if facts.get_ifd(_PLACE).get(_LATITUDE):
            told.append("toạ độ nơi chụp")
        if any(facts.get(tag) for tag in _MAKERS):
            told.append("tên máy chụp")
    return " và ".join(told)


def drop_hidden_facts(content: bytes) -> bytes | None:
    """A photograph without what is not seen; None where its parts cannot be told apart."""
    try:
        if content.startswith(_JPEG):
            return _drop_from_jpeg(content)
        if content.startswith(_PNG):
            return _drop_from_png(content)
    except (struct.error, IndexError, ValueError):
        return None
    return None


def _drop_from_jpeg(content: bytes) -> bytes | None:
    """Its segments up to the end of the picture: what some cameras add behind it goes as well."""
    made, at, turn = bytearray(_JPEG), len(_JPEG), _UPRIGHT
    while True:
        if content[at] != _MARK:
            return None
        while content[at + 1] == _MARK:
            at += 1
        kind = content[at + 1]
        if kind == _END:
            made += bytes((_MARK, _END))
            break
        end = at + 2
        if kind not in _LONE:
            end += struct.unpack_from(">H", content, at + 2)[0]
        segment = content[at:end]
        if len(segment) < end - at:
            return None
        if kind == _FACTS and segment[4:].startswith(_HEAD):
            turn = _read_turn(segment[10:])
        if kind == _SCAN:
            end = _find_next(content, end)
            segment = content[at:end]
        if not _is_telling(kind, segment):
            made += segment
        at = end
    return bytes(made[:2]) + _write_turn(turn) + bytes(made[2:])


def _is_telling(kind: int, segment: bytes) -> bool:
    """Whether a segment may tell what is not seen; profiles of colours and their kind do not."""
    if kind == _COMMENT:
        return True
    return kind in _APPLICATION and kind not in _KEPT and not segment[4:].startswith(_PROFILE)


def _find_next(content: bytes, at: int) -> int:
    """Where the data of a scan ends: at the next segment that is none of its own marks."""
    while True:
        at = content.index(_MARK, at)
        if content[at + 1] != 0 and content[at + 1] not in _LONE:
            return at
        at += 2


def _read_turn(facts: bytes) -> int:
    """How the camera was held; upright where nobody can tell."""
    order = "<" if facts.startswith(b"II") else ">"
    at = struct.unpack_from(f"{order}L", facts, 4)[0]
    for entry in range(struct.unpack_from(f"{order}H", facts, at)[0]):
        tag, kind, _, value = struct.unpack_from(f"{order}HHLH", facts, at + 2 + 12 * entry)
        if tag == _ORIENTATION and kind == _SHORT and _UPRIGHT <= value <= _LAST_TURN:
            return int(value)
    return _UPRIGHT


def _write_turn(turn: int) -> bytes:
    """The one fact that the picture needs to be seen as it was; none for one that is upright."""
    if turn == _UPRIGHT:
        return b""
    entry = struct.pack(">HHLHH", _ORIENTATION, _SHORT, 1, turn, 0)
    facts = _HEAD + b"MM\0*" + struct.pack(">LH", 8, 1) + entry + struct.pack(">L", 0)
    return struct.pack(">BBH", _MARK, _FACTS, len(facts) + 2) + facts


def _drop_from_png(content: bytes) -> bytes | None:
    made, at = bytearray(_PNG), len(_PNG)
    while True:
        length, kind = struct.unpack_from(">L4s", content, at)
        end = at + 12 + length
        if end > len(content):
            return None
        if kind not in _TELLING:
            made += content[at:end]
        at = end
        if kind == b"IEND":
            return bytes(made)
