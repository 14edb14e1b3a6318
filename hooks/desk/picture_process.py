"""A process of its own that draws one page of an original, with the place of some words marked.

It reads what is asked as JSON from standard input. The page is drawn apart, within limits: the file
comes from outside. A page that is a picture is read once by the program that recognises letters;
what that says is kept beside the picture.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypdfium2
from PIL import Image

from portal_cli.tesseract import TesseractError, recognise_page
from thidua.attachments.marking import MarkedBox, find_like, join_boxes, mark_boxes
from thidua.attachments.text.lines import PrintedWord
from thidua.attachments.text.pictures import page_count, page_picture
from thidua.attachments.text.recognition import read_page
from thidua.foundation.confinement import Limits, OverLimitError, work_apart
from thidua.language.vietnamese import fold

_POINTS_TO_PIXELS, _WIDEST = 1.7, 1400
_FEWEST_WORDS, _MOST_WORDS, _FEWEST_LETTERS = 3, 12, 20
_LIKE = 0.6
_MARGIN = 0.5
_LIMITS = Limits(seconds=20, megabytes=400)
_BROKEN = (Image.DecompressionBombError, pypdfium2.PdfiumError, OSError)
_LENGTH = 8
"""How many bytes tell how long a picture is."""
_TOO_HEAVY = (
    "Trang này quá lớn hoặc quá nặng nên không vẽ được trong giới hạn an toàn. Mở tệp gốc để xem."
)


def main() -> None:
    """Draw what is asked for, and say that it is drawn, or why not."""
    asked = json.loads(sys.stdin.read())
    path = Path(asked["file"])
    try:
        _draw_page(path.read_bytes(), path.suffix.lower(), asked)
        said: dict[str, Any] = {"answer": {}}
    except OverLimitError:
        said = {"refused": _TOO_HEAVY}
    except TesseractError as unusable:
        said = {"refused": str(unusable)}
    sys.stdout.write(f"{json.dumps(said, ensure_ascii=False)}\n")


def _draw_page(content: bytes, suffix: str, asked: dict[str, Any]) -> None:
    """Draw a page apart; if it is a picture, its words are read in between."""
    given = content, suffix, asked["page"]
    drawings = [(drawing["words"], drawing["cut"]) for drawing in asked["drawings"]]
    answer = work_apart(_say_drawings, *given, drawings, None, limits=_LIMITS)
    if not answer:
        png = work_apart(_say_page, *given, limits=_LIMITS)
        words = _recognise(png, Path(asked["table"]))
        answer = work_apart(_say_drawings, *given, drawings, words, limits=_LIMITS)
    for drawing in asked["drawings"]:
        end = _LENGTH + int.from_bytes(answer[:_LENGTH], "big")
        unfinished = Path(f"{drawing['target']}.part")
        unfinished.write_bytes(answer[_LENGTH:end])
        unfinished.replace(drawing["target"])
        answer = answer[end:]


def _say_drawings(
    content: bytes,
    suffix: str,
    number: int,
    drawings: Sequence[tuple[str, str]],
    printed: Sequence[PrintedWord] | None,
) -> bytes:
    """Every drawing with its length before it; nothing if the words of the page must be read."""
    try:
        page = _Page(content, suffix, min(number, page_count(content, suffix)) - 1, printed)
        if page.must_be_read:
            return b""
        said = bytearray()
        for words, cut in drawings:
            drawn = _draw(page, words, cut)
            said += len(drawn).to_bytes(_LENGTH, "big") + drawn
        return bytes(said)
    except _BROKEN as error:
        raise MemoryError from error


def _say_page(content: bytes, suffix: str, number: int) -> bytes:
    """The page as a picture whose words can be read."""
    try:
        return page_picture(content, suffix, min(number, page_count(content, suffix)) - 1)
    except _BROKEN as error:
        raise MemoryError from error


class _Page:
    """One page of a file, as a picture.

    Args:
        content: of the file.
        suffix: of its name.
        index: of the page.
        printed: the words of a page that is a picture; None before they are read.
    """

    def __init__(
        self, content: bytes, suffix: str, index: int, printed: Sequence[PrintedWord] | None
    ) -> None:
        self._text: Any = None
        self._words = list(printed or ())
        self.must_be_read = False
        if suffix == ".pdf":
            page = pypdfium2.PdfDocument(content)[index]
            text = page.get_textpage()
            if text.count_chars() >= _FEWEST_LETTERS:
                self._text, (width, self._height) = text, page.get_size()
                self._scale = min(_POINTS_TO_PIXELS, 2 * _WIDEST / max(width, self._height))
                self.picture = page.render(scale=self._scale).to_pil().convert("RGB")
        if self._text is None:
            self.must_be_read = printed is None
            png = page_picture(content, suffix, index)
            self.picture = Image.open(BytesIO(png)).convert("RGB")

    def find(self, words: str, cut: str) -> list[MarkedBox]:
        """Where words are on the page; of these, those that are cut out."""
        if self._text is None:
            return _list_lines(_find_part(self._words, words, cut))
        return [
            MarkedBox(
                left * self._scale,
                (self._height - top) * self._scale,
                right * self._scale,
                (self._height - bottom) * self._scale,
            )
            for left, bottom, right, top in _find_boxes(self._text, words)
        ]


def _draw(page: _Page, words: str, cut: str) -> bytes:
    boxes = page.find(words, cut)
    drawn = _cut(page.picture, boxes) if cut else _fit(mark_boxes(page.picture, boxes), _WIDEST)
    png = BytesIO()
    drawn.save(png, "PNG", compress_level=3)
    return png.getvalue()


def _recognise(png: bytes, table: Path) -> list[PrintedWord]:
    """The words of a page that is a picture; they are read once."""
    if not table.is_file():
        with TemporaryDirectory() as folder:
            kept = Path(folder) / "trang.png"
            kept.write_bytes(png)
            table.write_bytes(recognise_page(kept).encode())
    return list(read_page(table.read_bytes().decode()).words)


def _find_part(printed: list[PrintedWord], words: str, cut: str) -> list[PrintedWord]:
    """The words of a paragraph, or the one of them that is cut out."""
    span = _find_span(printed, words.split())
    if not cut or cut == words:
        return span
    wanted = fold(cut)
    near = span or printed
    own = [word for word in near if fold(word.text) == wanted]
    return own[:1] or [word for word in near if wanted in fold(word.text)][:1] or span


def _find_boxes(text: Any, words: str) -> list[tuple[float, float, float, float]]:
    """Where the words, or as many of their first ones as stand together, are on the page."""
    parts = words.split()
    if len(parts) < _FEWEST_WORDS:
        return _find_once(text, " ".join(parts))
    for count in range(min(len(parts), _MOST_WORDS), _FEWEST_WORDS - 1, -1):
        found = text.search(" ".join(parts[:count])).get_next()
        if found:
            start, length = found
            boxes = text.count_rects(start, max(length, len(words)))
            return [text.get_rect(at) for at in range(boxes)]
    return []


def _find_once(text: Any, words: str) -> list[tuple[float, float, float, float]]:
    """Where a short paragraph is on the page; nothing where the page has its words twice."""
    if not words:
        return []
    search = text.search(words, match_case=True, match_whole_word=True)
    found = search.get_next()
    if not found or search.get_next():
        return []
    return [text.get_rect(at) for at in range(text.count_rects(*found))]


def _find_span(printed: list[PrintedWord], wanted: list[str]) -> list[PrintedWord]:
    """The words of a page that are most like those that are wanted; none if nothing is like."""
    there = [fold(word.text) for word in printed]
    first, count = find_like(there, [fold(word) for word in wanted], _LIKE)
    return printed[first : first + count]


def _list_lines(words: list[PrintedWord]) -> list[MarkedBox]:
    """One place for each printed line of some words."""
    lines: list[MarkedBox] = []
    for word in words:
        box = MarkedBox(word.left, word.top, word.right, word.bottom)
        last = lines[-1] if lines else None
        if last and abs(last.top - box.top) < box.bottom - box.top and box.left > last.left:
            lines[-1] = MarkedBox(last.left, last.top, max(last.right, box.right), last.bottom)
        else:
            lines.append(box)
    return lines


def _cut(picture: Image.Image, boxes: list[MarkedBox]) -> Image.Image:
    """The part of the picture in which the places are, with some paper around."""
    if not boxes:
        return picture.crop((0, 0, 1, 1))
    margin = _MARGIN * (boxes[0].bottom - boxes[0].top)
    place = join_boxes(boxes)
    around = (
        max(0, int(place.left - margin)),
        max(0, int(place.top - margin)),
        min(picture.width, int(place.right + margin)),
        min(picture.height, int(place.bottom + margin)),
    )
    return _fit(picture.crop(around), _WIDEST)


def _fit(picture: Image.Image, widest: int) -> Image.Image:
    if picture.width <= widest:
        return picture
    height = round(picture.height * widest / picture.width)
    return picture.resize((widest, height), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main()
