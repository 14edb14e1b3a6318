"""First cells of tables on scans that hold several: *2 Thu ngân sách Triệu đồng*.

Recognition sees no rules. Where the number of a row, what it counts and its unit stand close to
each other, they come as one cell; the head, *TT Chỉ tiêu Đơn vị tính*, tells what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from thidua.attachments.text.model import Paragraph
from thidua.figures import lexicon
from thidua.foundation.patterns import LatePattern, compile_late

_HEAD = compile_late(
    r"(?P<mark>S?TT)\W+(?P<name>[^\W\d].*?)(?:\s+(?P<unit>Đơn vị(?: tính)?|ĐVT))?", re.IGNORECASE
)
_MARK = compile_late(r"(?P<mark>\d{1,3}|[IVX]{1,5}|[a-zđ](?=[.)]))[.)]?\s+(?:[Jl]\s+)?(?=\S)")
"""The number of a row, and the rule behind it that was read as a letter."""
_UNIT = LatePattern(rf"(?<=\S )(?P<unit>{lexicon.UNIT})$")


def split_joined_cells(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Split the first cells of each table whose head joins several; the words stay as they are.

    Args:
        paragraphs: of a document that a machine recognised.
    """
    head: re.Match[str] | None = None
    width = 0
    for paragraph in paragraphs:
        cells = paragraph.cells
        found = _HEAD.fullmatch(cells[0]) if cells else None
        if found:
            head, width = found, len(cells)
            joined = [part for part in found.groups() if part]
            yield replace(paragraph, cells=(*joined, *cells[1:]))
        elif head and cells and len(cells) == width:
            yield replace(paragraph, cells=(*_split(cells[0], head), *cells[1:]))
        else:
            head = head if cells else None
            yield paragraph


def _split(cell: str, head: re.Match[str]) -> Iterator[str]:
    """The number, the name and the unit in the first cell of a row; empty where one is missing."""
    mark = _MARK.match(cell)
    name = cell[mark.end() :] if mark else cell
    unit = _UNIT.compiled.search(name) if head["unit"] else None
    yield mark["mark"] if mark else ""
    yield name[: unit.start()].rstrip() if unit else name
    if head["unit"]:
        yield unit["unit"] if unit else ""
