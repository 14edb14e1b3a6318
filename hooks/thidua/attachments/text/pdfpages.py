"""Asking PDFium what stands on the pages of a PDF: letters, spaces, rules, areas.

Everything is given as a reader sees the page: places are in points from its top left corner, after
the page was turned and cropped. Nothing is decided here about what belongs to the text.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from math import hypot
from typing import Any

import pypdfium2.raw as pdfium

from thidua.attachments.text.pagecontent import (
    Matrix,
    PageArea,
    PageContent,
    PageLetter,
    TextLook,
)
from thidua.attachments.text.pdfbounds import TooMuchDrawnError
from thidua.attachments.text.pdfpaths import matrix_of, read_path

_NAME_LENGTH = 256
_END_OF_TEXT = 2  # bytes; a text without letters has no more
_NOTHING = 0.05  # points
_OPAQUE = 255
_STROKED_ONLY = 1
_FORM_LEVELS = 12
_MOST_LETTERS = 150_000  # of a page; a dense one has ten thousand
_SURROGATES, _AFTER_SURROGATES, _END = 0xD800, 0xDFFF, 0x110000  # no letters by themselves


def read_content(page: Any, hidden_layers: frozenset[str]) -> PageContent:
    """Read all that stands on a page.

    Args:
        page: of PDFium.
        hidden_layers: the names of layers that are not shown.
    """
    shown, width, height = find_view(page)
    content = PageContent(width, height)
    content.hidden_layers = hidden_layers
    text_page = page.get_textpage()
    try:
        _read_objects(page.raw, text_page.raw, shown, content)
        content.letters = list(_letters(text_page.raw, shown, content))
        content.notes = list(_notes(page.raw))
    finally:
        text_page.close()
    return content


def find_view(page: Any) -> tuple[Matrix, float, float]:
    """From places in a file to places on its page as it is shown; the size of that page."""
    left, bottom, right, top = page.get_bbox()
    turned = page.get_rotation() // 90
    shown = (
        Matrix(1, 0, 0, -1, -left, top),
        Matrix(0, 1, 1, 0, -bottom, -left),
        Matrix(-1, 0, 0, 1, right, -bottom),
        Matrix(0, -1, -1, 0, top, right),
    )[turned]
    size = (right - left, top - bottom)
    return shown, *(size if turned % 2 == 0 else size[::-1])


def _letters(raw: Any, shown: Matrix, content: PageContent) -> Iterator[PageLetter | None]:
    """Every letter in the order of the file; None for a space, whose place is noted too."""
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    looks = _Looks(raw)
    to_box, to_x, to_y, to_matrix = map(ctypes.byref, (box, x, y, matrix))
    after_gap = False
    count = pdfium.FPDFText_CountChars(raw)
    if count > _MOST_LETTERS:
        raise TooMuchDrawnError
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        char = chr(code) if code < _SURROGATES or _AFTER_SURROGATES < code < _END else "\ufffd"
        if pdfium.FPDFText_IsGenerated(raw, index) == 1:
            # PDFium adds a space wherever the size of letters changes, as after “m²”.
            after_gap = True
            continue
        if char.isspace() or char in "\u200b\u0000":
            if char != "\u0000":
                pdfium.FPDFText_GetCharOrigin(raw, index, to_x, to_y)
                content.typed_spaces.append(shown.point(x.value, y.value))
                after_gap = False
                yield None
                continue
            char = "\ufffd"
        pdfium.FPDFText_GetLooseCharBox(raw, index, to_box)
        pdfium.FPDFText_GetCharOrigin(raw, index, to_x, to_y)
        pdfium.FPDFText_GetMatrix(raw, index, to_matrix)
        at = shown.point(x.value, y.value)
        left, top, right, bottom = shown.box(box.left, box.bottom, box.right, box.top)
        scale = hypot(matrix.c, matrix.d) or 1.0
        yield PageLetter(
            "-" if char in "\x02\ufffe" else char,
            *at,
            left,
            right,
            top,
            bottom,
            max(pdfium.FPDFText_GetFontSize(raw, index) * scale, 0.1),
            _direction(shown, matrix),
            looks.of(index),
            pdfium.FPDFText_HasUnicodeMapError(raw, index) == 1,
            after_gap,
            content.order.get(looks.address, 0),
        )
        after_gap = False


def _direction(shown: Matrix, matrix: Any) -> tuple[float, float]:
    """The direction of writing on the page as it is shown, of length 1."""
    across = shown.a * matrix.a + shown.c * matrix.b
    down = shown.b * matrix.a + shown.d * matrix.b
    length = hypot(across, down)
    return (across / length, down / length) if length else (1.0, 0.0)


class _Looks:
    """The looks of text objects, kept because many letters share one."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self._fonts: dict[int, tuple[str, bool, bool]] = {}
        self._last: tuple[int, TextLook] | None = None
        self._parts = [ctypes.c_uint() for _ in range(4)]
        self._pointers = [ctypes.byref(part) for part in self._parts]

    @property
    def address(self) -> int:
        """The address of the last text object."""
        return self._last[0] if self._last else 0

    def of(self, index: int) -> TextLook:
        """The look of a letter."""
        text = pdfium.FPDFText_GetTextObject(self._raw, index)
        address = ctypes.cast(text, ctypes.c_void_p).value or 0
        if self._last is None or self._last[0] != address or not address:
            mode = pdfium.FPDFTextObj_GetTextRenderMode(text) if address else 0
            font = pdfium.FPDFTextObj_GetFont(text) if address else None
            self._last = (
                address,
                TextLook(*self._font(font, index), max(mode, 0), self._colour(index, mode)),
            )
        return self._last[1]

    def _font(self, font: Any, index: int) -> tuple[str, bool, bool]:
        address = (ctypes.cast(font, ctypes.c_void_p).value or 0) if font is not None else 0
        if address not in self._fonts or not address:
            name = ctypes.create_string_buffer(_NAME_LENGTH)
            flags = ctypes.c_int()
            pdfium.FPDFText_GetFontInfo(self._raw, index, name, _NAME_LENGTH, ctypes.byref(flags))
            said = name.value.decode("utf-8", "replace")
            lower = said.lower()
            weight = pdfium.FPDFText_GetFontWeight(self._raw, index)
            bold = "bold" in lower or weight >= 600  # noqa: PLR2004
            self._fonts[address] = said, bold, "italic" in lower or "oblique" in lower
        return self._fonts[address]

    def _colour(self, index: int, mode: int) -> tuple[int, int, int, int]:
        stroked = mode == _STROKED_ONLY
        ask = pdfium.FPDFText_GetStrokeColor if stroked else pdfium.FPDFText_GetFillColor
        if not ask(self._raw, index, *self._pointers):
            return (0, 0, 0, _OPAQUE)
        red, green, blue, opacity = self._parts
        return red.value, green.value, blue.value, opacity.value


def _read_objects(page: Any, text_page: Any, shown: Matrix, content: PageContent) -> None:
    count = pdfium.FPDFPage_CountObjects(page)
    for index in range(count):
        _read_object(pdfium.FPDFPage_GetObject(page, index), text_page, shown, content, 0)


def _read_object(
    drawn: Any, text_page: Any, shown: Matrix, content: PageContent, level: int
) -> None:
    """Note an object if it is a space, a rule, an area or a picture; look into forms."""
    kind = pdfium.FPDFPageObj_GetType(drawn)
    content.drawn += 1
    if kind == pdfium.FPDF_PAGEOBJ_TEXT:
        content.order[ctypes.cast(drawn, ctypes.c_void_p).value or 0] = content.drawn
        content.perhaps_lost |= _says_other_letters(drawn)
        if content.hidden_layers and _is_in_layer(drawn, content.hidden_layers):
            content.hidden.add(content.drawn)
        if pdfium.FPDFTextObj_GetText(drawn, text_page, None, 0) <= _END_OF_TEXT:
            _note_left_out(drawn, shown, content)
    elif kind == pdfium.FPDF_PAGEOBJ_PATH:
        read_path(drawn, shown, content)
    elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        content.areas.append(PageArea(*shown.after(matrix_of(drawn)).box(0, 0, 1, 1), True))
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and level < _FORM_LEVELS:
        inside = shown.after(matrix_of(drawn))
        for index in range(pdfium.FPDFFormObj_CountObjects(drawn)):
            _read_object(
                pdfium.FPDFFormObj_GetObject(drawn, index), text_page, inside, content, level + 1
            )


def _says_other_letters(text: Any) -> bool:
    """Whether the file says which letters a text stands for, instead of those that it shows."""
    return any(
        pdfium.FPDFPageObjMark_GetParamValueType(
            pdfium.FPDFPageObj_GetMark(text, index), b"ActualText"
        )
        for index in range(pdfium.FPDFPageObj_CountMarks(text))
    )


def _is_in_layer(text: Any, layers: frozenset[str]) -> bool:
    """Whether a text is part of one of these layers."""
    letters, length = ctypes.create_string_buffer(_NAME_LENGTH), ctypes.c_ulong()
    for index in range(pdfium.FPDFPageObj_CountMarks(text)):
        mark = pdfium.FPDFPageObj_GetMark(text, index)
        pointer = ctypes.cast(letters, ctypes.POINTER(pdfium.FPDF_WCHAR))
        found = pdfium.FPDFPageObjMark_GetParamStringValue(
            mark, b"Name", pointer, _NAME_LENGTH, ctypes.byref(length)
        )
        name = letters.raw[: max(length.value - _END_OF_TEXT, 0)].decode("utf-16-le", "replace")
        if found and name in layers:
            return True
    return False


def _note_left_out(text: Any, shown: Matrix, content: PageContent) -> None:
    """Note a text object that PDFium leaves out of the letters: a space, or lost letters."""
    ends = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(text, *map(ctypes.byref, ends)):
        return
    left, bottom, right, top = (end.value for end in ends)
    if right - left > _NOTHING and top - bottom > _NOTHING:
        content.lost.append(PageArea(*shown.box(left, bottom, right, top), False))
        return
    own = matrix_of(text)
    content.spaces.append(shown.point(own.e, own.f))
    embedded = pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(text))
    content.perhaps_lost |= embedded == 0


def _notes(page: Any) -> Iterator[str]:
    """The words of annotations: comments, boxes for text, values of form fields."""
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        try:
            if pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_POPUP:
                continue
            for key in (b"Contents", b"V"):
                words = _note_text(note, key)
                if words:
                    yield words
        finally:
            pdfium.FPDFPage_CloseAnnot(note)


def _note_text(note: Any, key: bytes) -> str:
    length = pdfium.FPDFAnnot_GetStringValue(note, key, None, 0)
    if length <= _END_OF_TEXT:
        return ""
    letters = ctypes.create_string_buffer(length)
    pointer = ctypes.cast(letters, ctypes.POINTER(pdfium.FPDF_WCHAR))
    pdfium.FPDFAnnot_GetStringValue(note, key, pointer, length)
    return " ".join(letters.raw[: length - _END_OF_TEXT].decode("utf-16-le", "replace").split())
