"""From the bytes of an original to its manuscript."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from thidua.attachments.text.legacy import CONVERTERS, encoding_of_text
from thidua.attachments.text.model import Manuscript
from thidua.attachments.text.plaintext import decoded, read_text

VERSION = "3"
"""Changes whenever a reader does: what is kept from build to build depends on it."""


def _read_txt(content: bytes) -> Manuscript:
    text, encoding = decoded(content)
    return replace(read_text(text), encoding=encoding)


# Each of these loads a library for a good part of a second: portals of plain texts never wait.


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
"""Suffixes of the files that can hold words, in lower case with their dot."""


def read_manuscript(content: bytes, suffix: str) -> Manuscript | None:
    """The manuscript in a file that was inspected before; None where no words can be read.

    Args:
        content: the whole file.
        suffix: of its name, such as ``.pdf``; it says the type, which inspection has proved.
    """
    reader = _READERS.get(suffix.lower())
    if reader is None:
        return None
    try:
        return _in_unicode(reader(content))
    except Exception:
        # Inspection has proved the file whole and harmless. Where a library still cannot read its
        # words, it is as good as a picture, and the page says that nothing could be compared.
        return None


def _in_unicode(manuscript: Manuscript) -> Manuscript:
    """Words whose fonts did not say that they are in a legacy encoding, converted."""
    encoding = "" if manuscript.encoding else encoding_of_text(manuscript.text)
    if not encoding:
        return manuscript
    convert = CONVERTERS[encoding]
    paragraphs = tuple(
        replace(paragraph, text=convert(paragraph.text)) for paragraph in manuscript.paragraphs
    )
    return replace(manuscript, paragraphs=paragraphs, encoding=encoding)
