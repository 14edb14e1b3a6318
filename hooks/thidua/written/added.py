"""Sections that the engine adds below some written pages."""

from __future__ import annotations

from typing import NamedTuple

from thidua.model import paths


class Added(NamedTuple):
    """Sections below a written page.

    Attributes:
        template: the file under ``overrides/pages/written/`` that is filled to make them.
        headings: words and anchor of each heading in them.
    """

    template: str
    headings: tuple[tuple[str, str], ...]


ADDED = {
    paths.ABOUT: Added(
        "about.html", (("Ai lập cổng này", "ai-lap"), ("Báo lỗi, phản ánh", "bao-loi"))
    ),
    paths.GUIDE: Added("guide.html", (("Mã có sẵn", "ma-co-san"), ("Tra cứu từng mục", "tra-cuu"))),
}
"""The added sections, by the address of the page."""

NOTHING_ADDED = Added("", ())
