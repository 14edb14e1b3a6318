"""Inspecting a file: its properties, or why it must not be published. Results are kept by hash."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from thidua.attachments.inspection.facts import Findings, Inspected, as_json, from_json
from thidua.attachments.inspection.filetypes import (
    BY_SUFFIX,
    DOCX,
    ODT,
    PDF,
    TXT,
    XLSX,
    FileType,
    type_of,
)
from thidua.attachments.inspection.language import language_of
from thidua.attachments.inspection.refusals import (
    EMPTY,
    NOT_UTF8,
    NUL_IN_TEXT,
    Refusal,
    RefusedError,
    suffix_not_accepted,
    too_large,
    unrecognised,
    wrong_suffix,
)
from thidua.foundation.store import Memo

MEGABYTE = 1_000_000
_LIBRARIES = ("pillow", "pypdf", "pypdfium2")


def inspect_file(path: Path, most_megabytes: int, memo: Memo) -> Inspected:
    """Read and inspect a regular file.

    Args:
        path: of the file; the suffix of the name says what type it claims to be.
        most_megabytes: the largest size allowed; a larger file is not read.
        memo: keeps outcomes from build to build.
    """
    size = path.stat().st_size
    if size > most_megabytes * MEGABYTE:
        return Inspected("", size, too_large(size, most_megabytes))
    content = path.read_bytes()
    suffix = path.suffix.lower()
    sha256 = hashlib.sha256(content).hexdigest()
    if BY_SUFFIX.get(suffix) in (TXT, None):  # inspecting is faster than looking up a kept result
        return Inspected(sha256, size, inspect(content, suffix))
    ingredients = b"\0".join([_maker(), suffix.encode(), sha256.encode()])
    outcome = from_json(memo.get(ingredients, lambda: as_json(inspect(content, suffix))))
    return Inspected(sha256, size, outcome)


def inspect(content: bytes, suffix: str) -> Findings | Refusal:
    """Inspect the content of a file.

    Args:
        content: the whole file.
        suffix: of its name, in lower case with the dot.
    """
    try:
        return _inspected_as(_proved_type(content, suffix), content)
    except RefusedError as refused:
        return refused.refusal


def _proved_type(content: bytes, suffix: str) -> FileType:
    """The type of a file, if name and content agree on it; else the file is refused."""
    if not content:
        raise RefusedError(EMPTY)
    claimed, actual = BY_SUFFIX.get(suffix), type_of(content)
    if claimed is None:
        raise RefusedError(suffix_not_accepted())
    if actual is None and claimed is not TXT:
        raise RefusedError(_not_what_it_claims(content, claimed))
    if actual is not None and actual is not claimed:
        raise RefusedError(wrong_suffix(actual.name, actual.suffixes))
    return claimed


def _not_what_it_claims(content: bytes, claimed: FileType) -> Refusal:
    """The refusal of content without a known beginning: it is text, or it is broken."""
    if b"\0" in content:
        return unrecognised(claimed.name)
    try:
        content.decode()
    except UnicodeDecodeError:
        return unrecognised(claimed.name)
    return wrong_suffix(TXT.name, TXT.suffixes)


def _inspected_as(file_type: FileType, content: bytes) -> Findings:
    # Loading the libraries takes a third of a second, so each is loaded only when needed.
    if file_type is TXT:
        return _text(content)
    if file_type is PDF:
        from thidua.attachments.inspection import pdf  # noqa: PLC0415

        return pdf.inspect(content)
    if file_type in (DOCX, XLSX):
        from thidua.attachments.inspection import office  # noqa: PLC0415

        return office.inspect(content, file_type)
    if file_type is ODT:
        from thidua.attachments.inspection import opendocument  # noqa: PLC0415

        return opendocument.inspect(content)
    from thidua.attachments.inspection import pictures  # noqa: PLC0415

    return pictures.inspect(content, file_type)


def _text(content: bytes) -> Findings:
    if b"\0" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise RefusedError(NUL_IN_TEXT)
    try:
        return Findings(language=language_of(content.decode()))
    except UnicodeDecodeError as error:
        raise RefusedError(NOT_UTF8) from error


@cache
def _maker() -> bytes:
    """A hash of all that can change an outcome: the libraries, and the code of this package."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    versions = [version(library).encode() for library in _LIBRARIES]
    return b"\0".join([*versions, *(source.read_bytes() for source in sources)])
