"""Sections that the engine adds below some written pages."""

from __future__ import annotations

from typing import NamedTuple

from thidua.datafiles.file_kinds import FILE_KINDS
from thidua.model import paths


class Added(NamedTuple):
    """Sections below a written page.

    Attributes:
        template: the file under ``overrides/pages/written/`` that is filled to make them.
        headings: words and anchor of each heading in them.
    """

    template: str
    headings: tuple[tuple[str, str], ...]


CODES = (
    ("Lĩnh vực", "field", "linh-vuc"),
    ("Loại văn bản", "doc_type", "loai-van-ban"),
    ("Chỉ tiêu chung", "indicators", "chi-tieu-chung"),
)
"""Lists of identifiers that every portal has: the key at which staff write one, the anchor."""

ADDED = {
    paths.ABOUT: Added(
        "about.html", (("Ai lập cổng này", "ai-lap"), ("Báo lỗi, phản ánh", "bao-loi"))
    ),
    paths.GUIDE: Added("guide.html", (("Mã có sẵn", "ma-co-san"), ("Tra cứu từng mục", "tra-cuu"))),
    paths.CODES: Added("codes.html", tuple((title, anchor) for title, _, anchor in CODES)),
    paths.REFERENCE: Added(
        "reference.html",
        tuple((kind.title, kind.anchor) for kind in FILE_KINDS.values() if kind.has_fields),
    ),
}
"""The added sections, by the address of the page."""

NOTHING_ADDED = Added("", ())
