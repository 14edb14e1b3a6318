"""Reading the manuscript of an original of any type."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from thidua.attachments.text.model import Manuscript, UnreadableTextError
from thidua.language.endless import MOST_OF_A_PARAGRAPH, MOST_OF_A_ROW, tell_endless
from thidua.language.legacy import CONVERTERS, encoding_of_text

LOOK_ALIKES = {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"}
"""Letters of Icelandic and of African languages, and the Vietnamese ones they are typed for."""


_MOST_LETTERS, _MOST_PARAGRAPHS = 3_000_000, 30_000
"""What a document may have at most: a thousand pages."""
_WITHIN_A_LETTER = bytes(range(0x80, 0xC0))
"""Bytes of UTF-8 that no letter begins with."""
_MOST_LINES_OF_A_PARAGRAPH = 10
_LINE_ENDS = b"\n\r\x0b\x0c\x1c\x1d\x1e"
_WIDE_LINE_ENDS = ("\x85".encode(), "\u2028".encode(), "\u2029".encode())
_TOO_LONG = "tệp dài hơn mọi văn bản hành chính"

_READERS = {
    ".txt": ("plaintext", "read_text_file"),
    ".docx": ("word", "read_word"),
    ".odt": ("opendocument", "read_opendocument"),
    ".pdf": ("pdf", "read_pdf"),
    ".xlsx": ("workbook", "read_workbook"),
}
"""For each suffix, the module of this package that reads such files, and its function."""
READABLE = frozenset(_READERS)
"""Suffixes of the files that can have text, in lower case with the dot."""


def read_manuscript(content: bytes, suffix: str) -> Manuscript | None:
    """Read the manuscript of a file that has been inspected; None if files of its kind have none.

    Args:
        content: the whole file.
        suffix: of its name, such as ``.pdf``; inspection has checked that it fits the content.

    Raises:
        UnreadableTextError: if the text of the file cannot be read.
    """
    reader = load_reader(suffix)
    if reader is None:
        return None
    if suffix.lower() == ".txt" and is_endless(content):
        raise UnreadableTextError(_TOO_LONG)
    try:
        manuscript = reader(content)
    except UnreadableTextError:
        raise
    except Exception as error:  # a library can raise anything on a file that it does not know
        raise UnreadableTextError("phần mềm không hiểu cách tệp ghi chữ") from error
    _refuse_endless(manuscript)
    return _with_vietnamese_letters(_in_unicode(manuscript))


def is_endless(content: bytes) -> bool:
    """Whether a text is longer than any document; cutting it into lines takes a hundredfold."""
    lines = len(content) - len(content.translate(None, _LINE_ENDS))
    lines += sum(map(content.count, _WIDE_LINE_ENDS))
    return (
        len(content.translate(None, _WITHIN_A_LETTER)) > _MOST_LETTERS
        or lines > _MOST_PARAGRAPHS * _MOST_LINES_OF_A_PARAGRAPH
    )


def _refuse_endless(manuscript: Manuscript) -> None:
    """Refuse words that are no document: whatever looks at them would take minutes."""
    paragraphs = manuscript.paragraphs
    if (
        len(paragraphs) > _MOST_PARAGRAPHS
        or sum(len(one.text) for one in paragraphs) > _MOST_LETTERS
    ):
        raise UnreadableTextError(_TOO_LONG)
    for paragraph in paragraphs:
        most = MOST_OF_A_ROW if paragraph.cells else MOST_OF_A_PARAGRAPH
        if endless := tell_endless(paragraph.text, most):
            raise UnreadableTextError(f"tệp có {endless}, dài hơn trong mọi văn bản hành chính")


def load_reader(suffix: str) -> Callable[[bytes], Manuscript] | None:
    """The reader of files with a suffix; None if such files have no text.

    Loading the library of one takes much of a second, so each is loaded only when needed.
    """
    named = _READERS.get(suffix.lower())
    if named is None:
        return None
    module, function = named
    reader: Callable[[bytes], Manuscript]
    reader = getattr(import_module(f"thidua.attachments.text.{module}"), function)
    return reader


def read_if_readable(content: bytes, suffix: str) -> Manuscript | None:
    """Read the manuscript of a file; None also if its text cannot be read."""
    try:
        return read_manuscript(content, suffix)
    except UnreadableTextError:
        return None


def _in_unicode(manuscript: Manuscript) -> Manuscript:
    """Convert words in a legacy encoding that the names of their fonts did not indicate."""
    encoding = "" if manuscript.encoding else encoding_of_text(manuscript.text)
    if not encoding:
        return manuscript
    return replace(_converted(manuscript, CONVERTERS[encoding]), encoding=encoding)


def _with_vietnamese_letters(manuscript: Manuscript) -> Manuscript:
    """Read letters of other languages that look like Vietnamese ones as those."""
    words = manuscript.text + "".join(omitted.words for omitted in manuscript.omitted)
    found = "".join(letter for letter in LOOK_ALIKES if letter in words)
    if not found:
        return manuscript
    table = str.maketrans(LOOK_ALIKES)
    return replace(_converted(manuscript, lambda text: text.translate(table)), look_alikes=found)


def _converted(manuscript: Manuscript, convert: Callable[[str], str]) -> Manuscript:
    """A manuscript with all words converted."""
    paragraphs = tuple(
        replace(
            paragraph,
            text=convert(paragraph.text),
            label=convert(paragraph.label),
            cells=tuple(map(convert, paragraph.cells)),
        )
        for paragraph in manuscript.paragraphs
    )
    omitted = tuple(one._replace(words=convert(one.words)) for one in manuscript.omitted)
    return replace(manuscript, paragraphs=paragraphs, omitted=omitted)
