"""Reading the manuscript of an original of any type."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from thidua.attachments.text.model import Manuscript
from thidua.attachments.text.plaintext import decoded, read_text
from thidua.language.legacy import CONVERTERS, encoding_of_text

VERSION = "3"
"""Must be changed with every change of a reader, because results are kept from build to build."""


def _read_txt(content: bytes) -> Manuscript:
    text, encoding = decoded(content)
    return replace(read_text(text), encoding=encoding)


# Loading each of these libraries takes much of a second, so they are loaded only when needed.


def _read_docx(content: bytes) -> Manuscript:
    from thidua.attachments.text.word import read_word  # noqa: PLC0415

    return read_word(content)


def _read_odt(content: bytes) -> Manuscript:
    from thidua.attachments.text.opendocument import read_opendocument  # noqa: PLC0415

    return read_opendocument(content)


def _read_pdf(content: bytes) -> Manuscript:
    from thidua.attachments.text.pdf import read_pdf  # noqa: PLC0415

    return read_pdf(content)


def _read_xlsx(content: bytes) -> Manuscript:
    from thidua.attachments.text.workbook import read_workbook  # noqa: PLC0415

    return read_workbook(content)


_READERS: dict[str, Callable[[bytes], Manuscript]] = {
    ".txt": _read_txt,
    ".docx": _read_docx,
    ".odt": _read_odt,
    ".pdf": _read_pdf,
    ".xlsx": _read_xlsx,
}
READABLE = frozenset(_READERS)
"""Suffixes of the files that can have text, in lower case with the dot."""


def read_manuscript(content: bytes, suffix: str) -> Manuscript | None:
    """Read the manuscript of a file that has been inspected; None if no text can be read.

    Args:
        content: the whole file.
        suffix: of its name, such as ``.pdf``; inspection has checked that it fits the content.
    """
    reader = _READERS.get(suffix.lower())
    if reader is None:
        return None
    try:
        return _in_unicode(reader(content))
    except Exception:
        # Inspection found the file intact and harmless. If a library still cannot read its text,
        # it is treated like a picture, and the page says that nothing could be compared.
        return None


def _in_unicode(manuscript: Manuscript) -> Manuscript:
    """Convert words in a legacy encoding that the names of their fonts did not indicate."""
    encoding = "" if manuscript.encoding else encoding_of_text(manuscript.text)
    if not encoding:
        return manuscript
    convert = CONVERTERS[encoding]
    paragraphs = tuple(
        replace(paragraph, text=convert(paragraph.text)) for paragraph in manuscript.paragraphs
    )
    return replace(manuscript, paragraphs=paragraphs, encoding=encoding)
