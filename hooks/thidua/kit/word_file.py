"""Word files of paragraphs, the same bytes for the same words.

The library makes one empty file; the words are put into it, which takes a hundredth of the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from html import escape
from io import BytesIO
from zipfile import ZipFile

from thidua.foundation.packing import PackedFile, pack_file, zip_bytes

_BODY = "word/document.xml"
_SPACE = '<w:pPr><w:spacing w:after="160" w:line="360" w:lineRule="auto"/>{}</w:pPr>'


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
    bold = "<w:rPr><w:b/></w:rPr>" if is_title else ""
    space, said = _SPACE.format(""), escape(words, quote=False)
    return f'<w:p>{space}<w:r>{bold}<w:t xml:space="preserve">{said}</w:t></w:r></w:p>'


@lru_cache(maxsize=1)
def _model() -> tuple[tuple[PackedFile, ...], str]:
    """The parts of an empty document, compressed once, and the one part that has its words."""
    from docx import Document  # noqa: PLC0415  # slow to load
    from docx.shared import Pt  # noqa: PLC0415  # slow to load

    document = Document()
    font = document.styles["Normal"].font
    font.name, font.size = "Times New Roman", Pt(16)
    out = BytesIO()
    document.save(out)
    with ZipFile(BytesIO(out.getvalue())) as archive:
        parts = {name: archive.read(name) for name in sorted(archive.namelist())}
    body = parts.pop(_BODY).decode()
    return tuple(pack_file(name, [part]) for name, part in parts.items()), body
