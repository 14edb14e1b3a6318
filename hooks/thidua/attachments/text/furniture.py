"""Setting lines apart that belong to the pages of a document and not to its text.

These are page numbers, heads and feet that are repeated, and stamps of signature services and of
clerks. All are told as left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from thidua.attachments.text.lines import MOTTO, LeftOutWords, PrintedLine
from thidua.attachments.text.model import OmissionReason

_PAGE_NUMBER = re.compile(
    r"^[-–—.\s]*(?:(?:trang|page)\s*)?(\d{1,3})(?:\s*(?:/|trên|of)\s*\d{1,3})?[-–—.\s]*$",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"^(?:Ký bởi|Người ký|Ký ngày|Thời gian ký|Giờ ký|Ngày ký|Email|Cơ quan|Tổ chức xác thực)\s*:"
    r"|^Signature (?:Not )?Verified|^Digitally signed by|^CÔNG VĂN ĐẾN\b",
    re.IGNORECASE,
)
_NEVER_REPEATED = re.compile(rf"{MOTTO.pattern}|^(?:PHỤ LỤC|Phụ lục|BIỂU|Biểu|Mẫu|MẪU)\b")
_NUMBER = re.compile(r"\d+")
_LEAST_PAGES = 3  # a line on two pages may be there by chance
_HEAD, _FOOT = 0.12, 0.86  # of the height of a page: where heads end, and where feet begin
_MOST_LINES = 3  # of a head or a foot


def set_furniture_apart(
    pages: Sequence[list[PrintedLine]], heights: Sequence[float]
) -> list[list[LeftOutWords]]:
    """Remove what belongs to the pages from their lines, from the top down.

    Args:
        pages: the lines of each page.
        heights: of the pages; where one is not known, it does not matter where lines stand.

    Returns:
        What was removed from each page.
    """
    removed: list[list[LeftOutWords]] = [[] for _ in pages]
    for lines, out in zip(pages, removed, strict=True):
        stamps = [line for line in lines if _STAMP.match(line.text)]
        out += [_left_out(line, OmissionReason.STAMP) for line in stamps]
        lines[:] = [line for line in lines if line not in stamps]
    for place in (0, -1):
        for _ in range(_MOST_LINES):
            _take_page_numbers(pages, removed, place, heights)
            if not _take_repeated(pages, removed, place, heights):
                break
    return removed


def read_page_number(line: str) -> int:
    """The page number that a line prints and nothing else; 0 if it prints none."""
    match = _PAGE_NUMBER.match(line)
    return int(match[1]) if match else 0


def _in_margin(lines: Sequence[PrintedLine], place: int, height: float) -> bool:
    """Whether the first or the last line stands where heads and feet stand."""
    if not lines or not height:
        return bool(lines)
    line = lines[place]
    return line.top > _FOOT * height if place else line.bottom < _HEAD * height


def _left_out(line: PrintedLine, reason: OmissionReason) -> LeftOutWords:
    return LeftOutWords(line.text, line.top, reason)


def _take_page_numbers(
    pages: Sequence[list[PrintedLine]],
    removed: Sequence[list[LeftOutWords]],
    place: int,
    heights: Sequence[float],
) -> None:
    """Remove the page number from the first or the last line of every page."""
    for lines, out, height in zip(pages, removed, heights, strict=True):
        numbered = any(_PAGE_NUMBER.match(taken.text) for taken in out)
        if (
            _in_margin(lines, place, height)
            and not numbered
            and _PAGE_NUMBER.match(lines[place].text)
        ):
            out.append(_left_out(lines.pop(place), OmissionReason.REPEATED))


def _take_repeated(
    pages: Sequence[list[PrintedLine]],
    removed: Sequence[list[LeftOutWords]],
    place: int,
    heights: Sequence[float],
) -> bool:
    """Remove a line at the top or bottom that several pages have, perhaps with their numbers."""
    seen: dict[str, int] = {}
    for number, lines in enumerate(pages, 1):
        if lines:
            key = _without_number(lines[place].text, number)
            seen[key] = seen.get(key, 0) + 1
    found = False
    both = zip(pages, removed, heights, strict=True)
    for number, (lines, out, height) in enumerate(both, 1):
        if not _in_margin(lines, place, height) or _NEVER_REPEATED.search(lines[place].text):
            continue
        if seen.get(_without_number(lines[place].text, number), 0) >= _LEAST_PAGES:
            out.append(_left_out(lines.pop(place), OmissionReason.REPEATED))
            found = True
    return found


def _without_number(text: str, page: int) -> str:
    """A line with a sign in place of the number of its page."""

    def mark(found: re.Match[str]) -> str:
        return "#" if int(found.group()) == page else found.group()

    return _NUMBER.sub(mark, text)
