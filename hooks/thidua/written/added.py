"""What the portal itself adds below some written pages."""

from __future__ import annotations

from typing import NamedTuple

from thidua.model import paths


class Added(NamedTuple):
    """Sections below a written page.

    Attributes:
        template: the file under ``overrides/pages/written/`` that makes them.
        headings: their words and anchors.
    """

    template: str
    headings: tuple[tuple[str, str], ...]


ADDED = {
    paths.ABOUT: Added(
        "about.html", (("Ai lập cổng này", "ai-lap"), ("Báo lỗi, phản ánh", "bao-loi"))
    ),
    paths.GUIDE: Added("guide.html", (("Mã có sẵn", "ma-co-san"), ("Tra cứu từng mục", "tra-cuu"))),
}
"""By the address of the page."""

NOTHING_ADDED = Added("", ())
