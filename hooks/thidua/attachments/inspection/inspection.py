"""Inspecting a file: its properties, or why it must not be published. Results are kept by hash."""

from __future__ import annotations

import hashlib
import re
import zipfile
from dataclasses import replace
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from thidua.attachments.inspection.facts import Findings, Inspected, as_json, from_json
from thidua.attachments.inspection.filetypes import (
    BY_SUFFIX,
    DOCX,
    ODT,
    PDF,
    TXT,
    XLSX,
    FileType,
    holds_program,
    is_archive,
    type_of,
)
from thidua.attachments.inspection.language import language_of
from thidua.attachments.inspection.refusals import (
    ARCHIVE_INSIDE,
    DAMAGED_ARCHIVE,
    DAMAGED_PDF,
    DAMAGED_PICTURE,
    EMPTY,
    NOT_FETCHED,
    NOT_UTF8,
    NUL_IN_TEXT,
    PROGRAM_INSIDE,
    TOO_LONG,
    TOO_LONG_TEXT,
    TOO_MUCH_MEMORY,
    WORDLESS,
    Refusal,
    RefusedError,
    deceiving_letter,
    suffix_not_accepted,
    too_large,
    unrecognised,
    wrong_suffix,
)
from thidua.attachments.text.reading import is_endless
from thidua.foundation.confinement import Excess, OverLimitError, work_apart
from thidua.foundation.files import LFS_POINTER
from thidua.foundation.store import Memo

MEGABYTE = 1_000_000
_LETTER = re.compile(r"[^\W_]")
_DECEIVING = re.compile(r"[\b\x1b\x7f\x9b\u202b\u202d\u202e\u2067]")
"""Going back, commands of terminals, changes of direction. Marks of other programs (the end of a
cell, a soft hyphen) show as nothing or as a box, and do no harm."""


def inspect_file(
    path: Path, most_megabytes: int, memo: Memo, *, is_paper: bool = True
) -> Inspected:
    """Read and inspect a regular file.

    Args:
        path: of the file; the suffix of the name says what type it claims to be.
        most_megabytes: the largest size allowed; a larger file is not read.
        memo: keeps outcomes from build to build.
        is_paper: whether a picture shows a page, which people must be able to read.
    """
    size = path.stat().st_size
    if size > most_megabytes * MEGABYTE:
        return Inspected("", size, too_large(size, most_megabytes))
    content = path.read_bytes()
    suffix = path.suffix.lower()
    sha256 = hashlib.sha256(content).hexdigest()
    claimed = BY_SUFFIX.get(suffix)
    # Inspecting words is faster than looking up a kept result.
    if claimed in (TXT, None) and not is_archive(content):
        return Inspected(sha256, size, inspect(content, suffix))
    ingredients = b"\0".join([suffix.encode(), sha256.encode(), b"paper" * is_paper])
    if claimed not in (TXT, None):
        _load_inspector(claimed)  # once, here: each process is a copy of this one

    def make() -> bytes:
        return work_apart(_say_findings, content, suffix, is_paper)

    try:
        outcome = from_json(memo.get(ingredients, make))
    except OverLimitError as over:  # not kept: a faster machine may read the file
        outcome = TOO_LONG if over.excess is Excess.TIME else TOO_MUCH_MEMORY
    return Inspected(sha256, size, outcome)


def _say_findings(content: bytes, suffix: str, is_paper: bool) -> bytes:
    return as_json(inspect(content, suffix, is_paper=is_paper))


def inspect(content: bytes, suffix: str, *, is_paper: bool = True) -> Findings | Refusal:
    """Inspect the content of a file.

    Args:
        content: the whole file.
        suffix: of its name, in lower case with the dot.
        is_paper: whether a picture shows a page, which people must be able to read.
    """
    try:
        file_type = _proved_type(content, suffix)
        found = _inspected_as(file_type, content, is_paper)
        return _with_picture(found, content, file_type) if found.preview else found
    except RefusedError as refused:
        return refused.refusal


def _with_picture(found: Findings, content: bytes, file_type: FileType) -> Findings:
    """Findings with the picture of the first page, which shows too that it can be drawn."""
    from thidua.attachments.inspection import preview  # noqa: PLC0415

    assert found.preview is not None
    try:
        picture = preview.draw(content, found.preview, file_type is PDF)
    except MemoryError:
        raise
    except Exception as error:  # a malicious file can make the libraries raise anything
        raise RefusedError(DAMAGED_PDF if file_type is PDF else DAMAGED_PICTURE) from error
    return replace(found, picture=picture)


def _proved_type(content: bytes, suffix: str) -> FileType:
    """The type of a file, if name and content agree on it; else the file is refused."""
    if not content:
        raise RefusedError(EMPTY)
    if content.startswith(LFS_POINTER.encode()):
        raise RefusedError(NOT_FETCHED)
    claimed, actual = BY_SUFFIX.get(suffix), type_of(content)
    if claimed is None:
        raise RefusedError(suffix_not_accepted())
    if actual is None and claimed is not TXT:
        raise RefusedError(_not_what_it_claims(content, claimed))
    if actual is not None and actual is not claimed:
        raise RefusedError(wrong_suffix(actual.within, actual.suffixes))
    if claimed not in (DOCX, XLSX, ODT, TXT) and zipfile.is_zipfile(BytesIO(content)):
        raise RefusedError(ARCHIVE_INSIDE)
    if claimed is not TXT and holds_program(content):
        raise RefusedError(PROGRAM_INSIDE)
    return claimed


def _not_what_it_claims(content: bytes, claimed: FileType) -> Refusal:
    """The refusal of content without a known beginning: it is text, or it is broken."""
    if b"\0" in content:
        return unrecognised(claimed.within)
    try:
        content.decode()
    except UnicodeDecodeError:
        return unrecognised(claimed.within)
    return wrong_suffix(TXT.within, TXT.suffixes)


def _inspected_as(file_type: FileType, content: bytes, is_paper: bool) -> Findings:
    if file_type is TXT:
        return _text(content)
    inspector = _load_inspector(file_type)
    found: Findings
    if file_type in (DOCX, XLSX, ODT):
        return _package(inspector, content, file_type)
    if file_type is PDF:
        found = inspector.inspect(content)
    else:
        found = inspector.inspect(content, file_type, is_paper)
    return found


def _package(inspector: Any, content: bytes, file_type: FileType) -> Findings:
    found: Findings
    try:
        found = inspector.inspect(content, *([] if file_type is ODT else [file_type]))
    except (RefusedError, MemoryError):
        raise
    except Exception as error:  # a malicious package can make the libraries raise anything
        raise RefusedError(DAMAGED_ARCHIVE) from error
    return found


def _load_inspector(file_type: FileType) -> Any:
    """The module that inspects files of a type; its library takes a third of a second to load."""
    names = {PDF: "pdf", DOCX: "office", XLSX: "office", ODT: "opendocument"}
    return import_module(f"thidua.attachments.inspection.{names.get(file_type, 'pictures')}")


def _text(content: bytes) -> Findings:
    if b"\0" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise RefusedError(NUL_IN_TEXT)
    if is_endless(content):
        raise RefusedError(TOO_LONG_TEXT)
    try:
        words = content.decode()
    except UnicodeDecodeError as error:
        raise RefusedError(NOT_UTF8) from error
    if not _LETTER.search(words):
        raise RefusedError(WORDLESS)
    if found := _DECEIVING.search(words):
        raise RefusedError(deceiving_letter(words.count("\n", 0, found.start()) + 1, found[0]))
    return Findings(language=language_of(words))
