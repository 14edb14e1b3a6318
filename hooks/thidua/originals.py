"""Published files: what each of them is, told from its bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from thidua.model.document import OriginalKind

KIND_NAMES = {
    OriginalKind.ORIGINAL: "bản ký",
    OriginalKind.SCAN: "bản quét",
    OriginalKind.EXTRACT: "văn bản trích xuất, không phải bản ký",
    OriginalKind.ANNEX: "phụ lục",
    OriginalKind.RECOGNISED: "chữ máy nhận dạng từ bản quét, không phải bản gốc",
}
"""What readers are told a file is."""

_MEDIA_TYPES = {
    ".txt": ("text/plain", "Văn bản thuần (TXT)"),
    ".pdf": ("application/pdf", "PDF"),
    ".docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "Word (DOCX)",
    ),
    ".odt": ("application/vnd.oasis.opendocument.text", "OpenDocument (ODT)"),
    ".xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "Excel (XLSX)",
    ),
    ".png": ("image/png", "Ảnh PNG"),
    ".jpg": ("image/jpeg", "Ảnh JPEG"),
    ".jpeg": ("image/jpeg", "Ảnh JPEG"),
    ".tif": ("image/tiff", "Ảnh TIFF"),
    ".tiff": ("image/tiff", "Ảnh TIFF"),
}
ACCEPTED_SUFFIXES = frozenset(_MEDIA_TYPES)


@dataclass(frozen=True)
class Original:
    """One published file of a plan.

    ``source`` is where its bytes are; ``size`` counts bytes; ``sha256`` is in lower-case hex.
    """

    name: str
    source: Path
    title: str
    kind: OriginalKind
    media_type: str
    type_name: str
    size: int
    sha256: str

    @property
    def kind_name(self) -> str:
        """What readers are told it is."""
        return KIND_NAMES[self.kind]


def describe(source: Path, title: str, kind: OriginalKind) -> Original:
    """Read a file once and tell what a reader may want to know before downloading it."""
    content = source.read_bytes()
    media_type, type_name = _MEDIA_TYPES[source.suffix.lower()]
    return Original(
        name=source.name,
        source=source,
        title=title,
        kind=kind,
        media_type=media_type,
        type_name=type_name,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )
