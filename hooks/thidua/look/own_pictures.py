"""Whether a portal's own file is the picture that its name promises."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

_DRAWING = ".svg"
_BEGINNINGS = {
    ".png": rb"\x89PNG\r\n\x1a\n",
    ".jpg": rb"\xff\xd8\xff",
    ".jpeg": rb"\xff\xd8\xff",
    ".webp": rb"RIFF.{4}WEBP",
    ".gif": rb"GIF8[79]a",
    ".avif": rb".{4}ftyp(?:avi|mif|ms)",
}
PICTURES = frozenset({*_BEGINNINGS, _DRAWING})
"""How names of pictures end that browsers show."""
LONGEST_BEGINNING = 16


def find_picture_fault(name: str, beginning: bytes) -> tuple[str, str] | None:
    """What is wrong with a picture of dots, and what to do; None if nothing is, or it is none.

    Args:
        name: of the file.
        beginning: the first ``LONGEST_BEGINNING`` bytes of it, or more.
    """
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in _BEGINNINGS or re.match(_BEGINNINGS[suffix], beginning, re.DOTALL):
        return None
    said = f"Nội dung tệp này không phải ảnh `{suffix}`: trình duyệt không hiện được."
    return said, f"Mở ảnh bằng chương trình xem ảnh, rồi lưu lại dạng `{suffix}`."
