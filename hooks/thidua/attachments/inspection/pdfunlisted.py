"""Objects of a PDF that its tables leave out.

Where a table is broken, programs look through the whole file and take the last object with each
number; they do not agree on when a table is broken. So what they would find is looked at, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import StreamObject, read_object

_OBJECT = re.compile(rb"obj")
_HEAD = re.compile(rb"(?<!\d)(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]*\Z")
_LONGEST_HEAD = 64
_BODY_END = re.compile(rb"endobj|stream[\r\n]|\d\s+obj\b")
_BLANKS = re.compile(rb"(?:[\0\t\n\f\r ]|%[^\r\n]*)*+")
_LISTED = 2  # numbers for each object in the list at the beginning of a stream of objects


def list_unlisted(content: bytes, reader: PdfReader) -> Iterator[Any]:
    """The last object with each number, where the tables do not lead to it."""
    listed = {number: place for found in reader.xref.values() for number, place in found.items()}
    last: dict[int, tuple[int, int]] = {}
    for found in _OBJECT.finditer(content):
        begun = max(0, found.start() - _LONGEST_HEAD)
        if head := _HEAD.search(content, begun, found.start()):
            last[int(head[1])] = (head.start(), found.end())
    for number, (start, end) in last.items():
        if listed.get(number) != start:
            yield from _read_at(content, end, reader)


def list_bodies(content: bytes) -> Iterator[bytes]:
    """The words of each object as they stand in the file, without the data of streams."""
    for found in _OBJECT.finditer(content):
        begun = max(0, found.start() - _LONGEST_HEAD)
        if _HEAD.search(content, begun, found.start()) and (
            end := _BODY_END.search(content, found.end())
        ):
            yield content[found.end() : end.start()]


def list_inside(stream: StreamObject, reader: PdfReader) -> Iterator[Any]:
    """The objects in a stream of objects that the tables do not lead to."""
    data = stream.get_data()
    first = int(str(stream["/First"]))
    numbers = [int(number) for number in data[:first].split()]
    for number, place in zip(numbers[::_LISTED], numbers[1::_LISTED], strict=False):
        if number not in reader.xref_objStm:
            yield from _read_at(data, first + place, reader)


def _read_at(content: bytes, place: int, reader: PdfReader) -> Iterator[Any]:
    """The object that begins at a place; nothing where none can be read."""
    stream = BytesIO(content)
    stream.seek(_BLANKS.match(content, place).end())  # type: ignore[union-attr]  # or none
    try:
        yield read_object(stream, reader)
    except Exception:  # words about objects, or a rest: no program reads it either
        return
