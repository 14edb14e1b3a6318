"""Pictures of the lines of a PDF in which words stand, with the words marked.

Whoever reads a plan on a phone sees the paper itself, at its place, without fetching the file. A
place is marked only where the words are found once on their page: else there is no picture.
"""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import Any, NamedTuple

from thidua.attachments.inspection.facts import Extent
from thidua.attachments.marking import (
    MarkedBox,
    fade_ends,
    find_like,
    join_boxes,
    mark_boxes,
)
from thidua.foundation.confinement import Limits, OverLimitError, work_apart
from thidua.language.vietnamese import nfc

MOST_PICTURES = 60
MOST_BYTES = 600_000
"""Of all pictures of one file."""

_WIDEST, _SHARPEST = 880, 2.0  # pixels; pixels for a point
_TALLEST = 240  # points; of longer places, the beginning is shown
_NARROWEST = 300  # points
_BESIDE, _ABOVE = 10, 1.9  # points of paper beside a place; heights of lines above and below
_FEWEST = 30  # letters; so many of a place are on its page where the rest is on the next
_FOOT = 60  # letters that may stand below a place that goes on: a footer, the number of the page
_LIKE = 0.7  # of the words; a word with one letter read wrong is another
_FEWEST_WORDS = 4
_DIGITS = re.compile(r"\d+")
_MOST_LETTERS = 20_000  # of a page
_COLOURS = 16
_QUALITIES, _AIM = (45, 30, 15), 14_000
_LIMITS = Limits(seconds=10, megabytes=300)
_HEAD_BYTES = 4
_SAME = str.maketrans(
    {"\x02": "-", "\ufffe": "-", "–": "-", "—": "-", "−": "-", "“": '"', "”": '"', "Ð": "Đ"}
)
_UNSEEN = "\u0000\u200b\u00ad"


class WantedPlace(NamedTuple):
    """Words, and the page of a file on which they are printed, from 1."""

    number: int
    page: int
    words: str


class PlacePicture(NamedTuple):
    """The lines in which words are printed, as WebP; ``number`` is that of the words."""

    number: int
    size: Extent
    content: bytes


class _Letters(NamedTuple):
    """The letters of a page.

    Attributes:
        text: all of them, without spaces.
        indices: the number that PDFium gives to each.
        starts: where words begin.
    """

    text: str
    indices: list[int]
    starts: list[int]


def draw_places(content: bytes, wanted: Sequence[WantedPlace]) -> bytes:
    """Draw the places of some words of a PDF from outside, in a process of its own.

    Args:
        content: the whole file, which was inspected.
        wanted: what to look for.

    Returns:
        The pictures, for :func:`unpack_pictures`; none where the file takes too much.
    """
    import pypdfium2  # noqa: F401, PLC0415  # once, here: the process is a copy of this one

    try:
        return work_apart(_say_pictures, content, list(wanted), limits=_LIMITS)
    except OverLimitError:
        return _pack([])


def unpack_pictures(packed: bytes) -> tuple[PlacePicture, ...]:
    """The pictures that :func:`draw_places` gave."""
    end = _HEAD_BYTES + int.from_bytes(packed[:_HEAD_BYTES], "big")
    pictures = []
    for number, width, height, length in json.loads(packed[_HEAD_BYTES:end]):
        pictures.append(PlacePicture(number, Extent(width, height), packed[end : end + length]))
        end += length
    return tuple(pictures)


def _pack(pictures: Sequence[PlacePicture]) -> bytes:
    head = json.dumps([(each.number, *each.size, len(each.content)) for each in pictures]).encode()
    contents = (each.content for each in pictures)
    return b"".join([len(head).to_bytes(_HEAD_BYTES, "big"), head, *contents])


def _say_pictures(content: bytes, wanted: Sequence[WantedPlace]) -> bytes:
    import pypdfium2  # noqa: PLC0415  # slow to load

    pictures: list[PlacePicture] = []
    left = MOST_BYTES
    try:
        document = pypdfium2.PdfDocument(content)
        for picture in _draw(document, wanted):
            left -= len(picture.content)
            if left < 0 or len(pictures) == MOST_PICTURES:
                break
            pictures.append(picture)
    except (pypdfium2.PdfiumError, OSError, ValueError):  # what was drawn so far is right
        pass
    return _pack(pictures)


def _draw(document: Any, wanted: Iterable[WantedPlace]) -> Iterator[PlacePicture]:
    pages: dict[int, tuple[Any, Any, _Letters]] = {}
    for place in wanted:
        if not 0 < place.page <= len(document):
            continue
        if place.page not in pages:
            page = document[place.page - 1]
            text = page.get_textpage()
            pages[place.page] = page, text, _read_letters(text)
        page, text, letters = pages[place.page]
        span = _find(letters, place.words)
        if span:
            boxes = list(
                _list_boxes(page, text, letters.indices[span[0]], letters.indices[span[1]])
            )
            if boxes:
                yield _draw_place(page, boxes, place.number)


def _read_letters(text: Any) -> _Letters:
    from pypdfium2 import raw  # noqa: PLC0415  # slow to load

    said: list[str] = []
    indices: list[int] = []
    starts = [0]
    for index in range(min(text.count_chars(), _MOST_LETTERS)):
        letter = chr(raw.FPDFText_GetUnicode(text.raw, index))
        if letter.isspace() or letter in _UNSEEN:
            if letter.isspace() and starts[-1] < len(said):
                starts.append(len(said))
            continue
        if said and unicodedata.combining(letter) and len(nfc(said[-1] + letter)) == 1:
            said[-1] = nfc(said[-1] + letter)
        else:
            said.append(letter)
            indices.append(index)
    return _Letters("".join(_fold(letter) for letter in said), indices, starts)


def _fold(letter: str) -> str:
    """A letter as it is compared: one for one."""
    return letter.translate(_SAME).lower()[:1]


def _squeeze(words: str) -> str:
    """Words as they are looked for among letters."""
    return "".join(_fold(letter) for letter in nfc(words) if not letter.isspace())


def _find(letters: _Letters, words: str) -> tuple[int, int] | None:
    """The first and the last letter of words; None where it is not sure which they are."""
    looked_for = _squeeze(words)
    length = bisect_right(
        range(1, len(looked_for) + 1), 0, key=lambda size: looked_for[:size] not in letters.text
    )
    start = letters.text.find(looked_for[:length])
    goes_on = len(letters.text) - start - length <= _FOOT and length >= _FEWEST
    if not length or (length < len(looked_for) and not goes_on):
        return _find_recognised(letters, words)
    is_twice = letters.text.find(looked_for[:length], start + 1) >= 0
    return None if is_twice else (start, start + length - 1)


def _find_recognised(letters: _Letters, words: str) -> tuple[int, int] | None:
    """Words that a machine may have read wrong here and there, but for their numbers."""
    ends = [*letters.starts[1:], len(letters.text)]
    spans = [span for span in zip(letters.starts, ends, strict=True) if span[0] < span[1]]
    wanted = [_squeeze(word) for word in words.split()]
    if len(wanted) < _FEWEST_WORDS:
        return None
    first, count = find_like([letters.text[start:end] for start, end in spans], wanted, _LIKE)
    if not count:
        return None
    start, end = spans[first][0], spans[first + count - 1][1]
    are_numbers_same = _DIGITS.findall(letters.text[start:end]) == _DIGITS.findall("".join(wanted))
    return (start, end - 1) if are_numbers_same else None


def _list_boxes(page: Any, text: Any, first: int, last: int) -> Iterator[MarkedBox]:
    """Where letters stand, in points from the top left of the page as it is shown."""
    from thidua.attachments.text.pdfpages import find_view  # noqa: PLC0415  # loads PDFium

    shown = find_view(page)[0]
    for at in range(text.count_rects(first, last - first + 1)):
        yield MarkedBox(*shown.box(*text.get_rect(at)))


def _draw_place(page: Any, boxes: Sequence[MarkedBox], number: int) -> PlacePicture:
    """The lines of a place, with as much paper around as tells where it is."""
    from thidua.attachments.webp import save_clean_webp, save_webp  # noqa: PLC0415  # loads Pillow

    width, height = page.get_size()
    line = median(box.bottom - box.top for box in boxes)
    place = join_boxes(boxes)
    around = MarkedBox(
        max(0.0, place.left - _BESIDE),
        max(0.0, place.top - _ABOVE * line),
        min(width, place.right + _BESIDE),
        min(height, place.bottom + _ABOVE * line, place.top + _TALLEST),
    )
    around = around._replace(right=min(width, max(around.right, around.left + _NARROWEST)))
    scale = min(_SHARPEST, _WIDEST / (around.right - around.left))
    cut = around.left, height - around.bottom, width - around.right, around.top
    drawn = page.render(scale=scale, crop=cut, grayscale=True).to_pil()
    marks = [
        MarkedBox(
            (row.left - around.left) * scale - 2,
            (row.top - around.top) * scale,
            (row.right - around.left) * scale + 2,
            (row.bottom - around.top) * scale,
        )
        for row in _join_rows(boxes)
    ]
    shown = fade_ends(mark_boxes(drawn, marks), round(line * scale))
    content = save_clean_webp(shown, _COLOURS)
    if len(content) > _AIM:  # the noise of a scan
        content = save_webp(shown, _QUALITIES, _AIM)
    return PlacePicture(number, Extent(*drawn.size), content)


def _join_rows(boxes: Sequence[MarkedBox]) -> list[MarkedBox]:
    """One place for each printed line: letters with marks are higher than others."""
    rows: list[MarkedBox] = []
    for box in boxes:
        last = rows[-1] if rows else None
        if (
            last
            and min(last.bottom, box.bottom) - max(last.top, box.top) > 0
            and (box.left >= last.left)
        ):
            rows[-1] = join_boxes([last, box])
        else:
            rows.append(box)
    return rows
