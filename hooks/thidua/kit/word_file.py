"""Word files of paragraphs, the same bytes for the same words.

A library made the empty file that is shipped; words are put into it without the library, which
takes longer to load than all files of a plan take to make.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from thidua.foundation.packing import PackedFile, pack_file, zip_bytes

EMPTY = Path(__file__).with_name("empty.docx")
"""A document without words; ``BLESS=1 pytest tests/kit/test_kit_texts.py`` makes it again."""

_BODY = "word/document.xml"
_SPACE = '<w:pPr>{}<w:spacing w:after="160" w:line="360" w:lineRule="auto"/></w:pPr>'
_TITLE = "Heading1"
_LANGUAGE = "vi-VN"
_FONT = "Times New Roman"


def write_word_file(title: str, paragraphs: Sequence[str]) -> bytes:
    """A Word file in large letters, to be read aloud from paper.

    Args:
        title: its heading.
        paragraphs: its text.
    """
    files, body = _model()
    before, _, rest = body.partition("<w:body>")
    after = rest[rest.index("<w:sectPr") :]
    said = [_paragraph(title, is_title=True), *map(_paragraph, paragraphs)]
    written = f"{before}<w:body>{''.join(said)}{after}".encode()
    return zip_bytes([*files, pack_file(_BODY, [written])])


def _paragraph(words: str, *, is_title: bool = False) -> str:
    style = f'<w:pStyle w:val="{_TITLE}"/>' if is_title else ""
    space, said = _SPACE.format(style), escape(words, quote=False)
    return f'<w:p>{space}<w:r><w:t xml:space="preserve">{said}</w:t></w:r></w:p>'


@lru_cache(maxsize=1)
def _model() -> tuple[tuple[PackedFile, ...], str]:
    """The parts of an empty document, compressed once, and the one part that has its words."""
    with ZipFile(EMPTY) as archive:
        parts = {name: archive.read(name) for name in sorted(archive.namelist())}
    body = parts.pop(_BODY).decode()
    return tuple(pack_file(name, [part]) for name, part in parts.items()), body


def make_empty_file() -> bytes:
    """Make the file that is shipped as ``EMPTY``; a test holds that it is this one."""
    from docx import Document  # noqa: PLC0415  # slow to load
    from docx.oxml.ns import qn  # noqa: PLC0415  # slow to load
    from docx.shared import Mm, Pt, RGBColor  # noqa: PLC0415  # slow to load

    document = Document()
    for name, size in (("Normal", 16), ("Heading 1", 18)):
        style: Any = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        fonts = style.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    document.styles["Heading 1"].font.color.rgb = RGBColor(0, 0, 0)
    styles: Any = document.styles.element
    for language in styles.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    told = document.core_properties
    told.author, told.comments, told.language = "", "", _LANGUAGE
    out = BytesIO()
    document.save(out)
    with ZipFile(BytesIO(out.getvalue())) as archive:
        parts = {name: archive.read(name) for name in sorted(archive.namelist())}
    return zip_bytes(pack_file(name, [part]) for name, part in parts.items())
