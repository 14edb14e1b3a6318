"""Refusing PDFs whose pages draw so much that looking at them would take minutes or gigabytes.

Operations are counted before anything is drawn. A form counts as often as it is drawn, because a
small file can draw a form that draws forms, a million times.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from thidua.attachments.text.model import UnreadableTextError

_MOST_OPERATIONS = 600_000
"""Of one page; a page full of words has some thousands, a map some hundred thousand."""
_MOST_ALTOGETHER = 5_000_000  # operations of all pages
_MOST_BYTES = 64_000_000  # of the unpacked content of one page
_MOST_WRITTEN = 2_000_000  # bytes of the words of one page
_MOST_PAGES = 2000
_LEVELS = 12
_OPERATION = re.compile(rb"(?<![^\s\])>])[a-zA-Z'\"][a-zA-Z*01'\"]{0,2}(?![^\s\[(<])")
_WORDS = re.compile(rb"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>", re.DOTALL)
_DRAWN = re.compile(rb"/([^\s/\[\]()<>]+)\s+Do\b")
_FILTERS = ("/FlateDecode", "/Fl")


class TooMuchDrawnError(UnreadableTextError):
    """A page has more operations than can be looked at."""

    def __init__(self) -> None:
        super().__init__("tệp PDF vẽ quá nhiều nét hoặc quá nhiều trang, đọc sẽ treo máy")


def check_bounds(content: bytes) -> None:
    """Check that every page of a PDF can be looked at in seconds.

    Raises:
        TooMuchDrawnError: if one cannot.
    """
    reader = PdfReader(BytesIO(content))
    pages = reader.pages
    if len(pages) > _MOST_PAGES:
        raise TooMuchDrawnError
    known: dict[int, int] = {}
    total = 0
    for page in pages:
        count = _operations(
            _streams(page.get("/Contents")), _resolved(page.get("/Resources")), known, 0
        )
        total += count
        if count > _MOST_OPERATIONS or total > _MOST_ALTOGETHER:
            raise TooMuchDrawnError


def _resolved(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value


def _streams(contents: Any) -> list[StreamObject]:
    found = _resolved(contents)
    parts = found if isinstance(found, ArrayObject) else [found]
    return [part for part in map(_resolved, parts) if isinstance(part, StreamObject)]


def _operations(
    streams: Iterable[StreamObject], resources: Any, known: dict[int, int], level: int
) -> int:
    """The number of operations of streams, with those of the forms that they draw."""
    count, size = 0, 0
    drawn: dict[str, int] = {}
    for stream in streams:
        data = _unpacked(stream)
        size += len(data)
        if size > _MOST_BYTES:
            return _MOST_OPERATIONS + 1
        for _ in _OPERATION.finditer(data):
            count += 1
            if count > _MOST_OPERATIONS:
                return count
        written = 0
        for found in _WORDS.finditer(data):
            written += len(found.group())
            if written > _MOST_WRITTEN:
                return _MOST_OPERATIONS + 1
        for found in _DRAWN.finditer(data):
            name = "/" + found.group(1).decode("latin-1")
            drawn[name] = drawn.get(name, 0) + 1
    forms = (
        _resolved(resources.get("/XObject")) if isinstance(resources, DictionaryObject) else None
    )
    for name, times in drawn.items():
        form = _resolved(forms.get(name)) if isinstance(forms, DictionaryObject) else None
        if isinstance(form, StreamObject) and form.get("/Subtype") == "/Form":
            count += times * _of_form(form, resources, known, level + 1)
    return count


def _of_form(form: StreamObject, resources: Any, known: dict[int, int], level: int) -> int:
    if level > _LEVELS:
        return 0  # PDFium does not look deeper either, and forms that draw themselves end here
    if id(form) not in known:
        known[id(form)] = 0
        own = _resolved(form.get("/Resources")) or resources
        known[id(form)] = _operations([form], own, known, level) + 1
    return known[id(form)]


def _unpacked(stream: StreamObject) -> bytes:
    """The content of a stream, but not much more of it than the bound."""
    packed = getattr(stream, "_data", b"")
    filters = _resolved(stream.get("/Filter"))
    names = [filters] if not isinstance(filters, ArrayObject) else list(filters)
    if names == [None]:
        return bytes(packed)
    if len(names) == 1 and names[0] in _FILTERS and not stream.get("/DecodeParms"):
        try:
            return zlib.decompressobj().decompress(packed, _MOST_BYTES + 1)
        except zlib.error:
            pass  # a damaged stream: pypdf reads what it can
    return bytes(stream.get_data())
