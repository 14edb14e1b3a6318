"""Word files of paragraphs, the same bytes for the same words.

The library makes one empty file; the words are put into it, which takes a hundredth of the time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_STORED, ZipFile, ZipInfo

_DAY = (1980, 1, 1, 0, 0, 0)
_BODY = "word/document.xml"
_SPACE = '<w:pPr><w:spacing w:after="160" w:line="360" w:lineRule="auto"/>{}</w:pPr>'


def pack_files(files: Mapping[str, bytes]) -> bytes:
    """An archive of files in their order, the same bytes for the same files."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for name, content in files.items():
            info = ZipInfo(name, _DAY)
            info.external_attr = 0o644 << 16
            info.create_system = 3
            archive.writestr(info, content)
    return out.getvalue()


def write_word_file(title: str, paragraphs: Sequence[str]) -> bytes:
    """A Word file in large letters, to be read aloud from paper.

    Args:
        title: its heading.
        paragraphs: its text.
    """
    parts = dict(_model())
    before, _, rest = parts[_BODY].decode().partition("<w:body>")
    after = rest[rest.index("<w:sectPr") :]
    said = [_paragraph(title, is_title=True), *map(_paragraph, paragraphs)]
    parts[_BODY] = f"{before}<w:body>{''.join(said)}{after}".encode()
    return pack_files(parts)


def _paragraph(words: str, *, is_title: bool = False) -> str:
    bold = "<w:rPr><w:b/></w:rPr>" if is_title else ""
    space = _SPACE.format("")
    return f'<w:p>{space}<w:r>{bold}<w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'


@lru_cache(maxsize=1)
def _model() -> tuple[tuple[str, bytes], ...]:
    from docx import Document  # noqa: PLC0415  # slow to load
    from docx.shared import Pt  # noqa: PLC0415  # slow to load

    document = Document()
    font = document.styles["Normal"].font
    font.name, font.size = "Times New Roman", Pt(16)
    out = BytesIO()
    document.save(out)
    with ZipFile(BytesIO(out.getvalue())) as archive:
        return tuple((name, archive.read(name)) for name in sorted(archive.namelist()))
