"""Inspecting PDF files for their properties and for forbidden content (ISO 32000-2).

Active content can be hidden in object streams, so every object of the file is checked, even if
nothing refers to it. A file is never rewritten, because that would break its signatures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdfium2
from pypdf import PdfReader
from pypdf.errors import DependencyError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from thidua.attachments.inspection.facts import Extent, Findings
from thidua.attachments.inspection.language import language_of
from thidua.attachments.inspection.preview import extent
from thidua.attachments.inspection.refusals import (
    DAMAGED_PDF,
    ENCRYPTED_PDF,
    PDF_EMBEDDED,
    PDF_JAVASCRIPT,
    PDF_LAUNCH,
    PDF_MEDIA,
    PDF_TOO_MUCH,
    PDF_XFA,
    TRUNCATED_PDF,
    Refusal,
    RefusedError,
)
from thidua.attachments.text.pdfbounds import TooMuchDrawnError, check_bounds

_ACTIONS = {"/JavaScript": PDF_JAVASCRIPT, "/Launch": PDF_LAUNCH}
_KEYS = {
    "/JS": PDF_JAVASCRIPT,
    "/JavaScript": PDF_JAVASCRIPT,
    "/EmbeddedFiles": PDF_EMBEDDED,
    "/EF": PDF_EMBEDDED,
    "/XFA": PDF_XFA,
    "/RichMediaContent": PDF_MEDIA,
}
_SUBTYPES = {
    "/FileAttachment": PDF_EMBEDDED,
    **dict.fromkeys(("/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"), PDF_MEDIA),
}
_END = b"%%EOF"
_NEAR_END = 2048
_MOST_PAGES_READ = 50
_LEAST_WORDS = 3
_WORD = re.compile(r"[^\W\d_]{2,}")


def inspect(content: bytes) -> Findings:
    """Inspect a PDF file.

    Raises:
        RefusedError: if it is encrypted, incomplete or damaged, draws too much to be looked at, or
            does more than show pages.
    """
    if _END not in content.rstrip(b"\0 \t\r\n")[-_NEAR_END:]:
        raise RefusedError(TRUNCATED_PDF)
    try:
        signed = _look_at_objects(content)
        check_bounds(content)
        pages, words, size = _read_pages(content)
    except RefusedError:
        raise
    except TooMuchDrawnError as error:
        raise RefusedError(PDF_TOO_MUCH) from error
    except DependencyError as error:  # the file needs a cipher that is not installed
        raise RefusedError(ENCRYPTED_PDF) from error
    except Exception as error:  # a malicious file can make the libraries raise anything
        raise RefusedError(DAMAGED_PDF) from error
    with_words = sum(len(_WORD.findall(page)) >= _LEAST_WORDS for page in words)
    return Findings(
        pages=pages,
        # Not if only a few pages have text, such as a digital stamp on the first page of a scan.
        has_text=2 * with_words > len(words),
        signed=signed,
        language=language_of(" ".join(words)),
        preview=size,
    )


def _look_at_objects(content: bytes) -> bool:
    """Check every object of the file; return whether it has a digital signature.

    Raises:
        RefusedError: for the first object that must not be there.
    """
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted:
        raise RefusedError(ENCRYPTED_PDF)
    signed = False
    for dictionary in _dictionaries(reader):
        if refusal := _refusal_of(dictionary):
            raise RefusedError(refusal)
        signed = signed or ("/ByteRange" in dictionary and "/Contents" in dictionary)
    if "/Root" not in reader.trailer or not len(reader.pages):
        raise RefusedError(DAMAGED_PDF)
    return signed


def _dictionaries(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary of the file, including those inside other objects."""
    places = [(number, of) for of, found in reader.xref.items() for number in found]
    places += [(number, 0) for number in reader.xref_objStm]
    waiting: list[Any] = [reader.trailer]
    for number, generation in sorted(set(places)):
        waiting.append(reader.get_object(IndirectObject(number, generation, reader)))
        while waiting:
            pdf_object = waiting.pop()
            if isinstance(pdf_object, DictionaryObject):
                yield pdf_object
                # References are not followed: their targets are objects of the file themselves.
                waiting += [value for value in pdf_object.values() if _holds_others(value)]
            elif isinstance(pdf_object, ArrayObject):
                waiting += [value for value in pdf_object if _holds_others(value)]


def _holds_others(value: Any) -> bool:
    return isinstance(value, DictionaryObject | ArrayObject)


def _refusal_of(dictionary: DictionaryObject) -> Refusal | None:
    """Why a dictionary must not be in a published file; None if it may."""
    for key, refusal in _KEYS.items():
        if key in dictionary:
            return refusal
    if "/S" in dictionary and (found := _ACTIONS.get(str(dictionary["/S"]))):
        return found
    if "/Subtype" in dictionary and (found := _SUBTYPES.get(str(dictionary["/Subtype"]))):
        return found
    if "/Type" in dictionary and str(dictionary["/Type"]) == "/EmbeddedFile":
        return PDF_EMBEDDED
    if "/URI" in dictionary and str(dictionary["/URI"]).strip().lower().startswith("javascript:"):
        return PDF_JAVASCRIPT
    return None


def _read_pages(content: bytes) -> tuple[int, list[str], Extent]:
    """The number of pages, the text of each of the first ones, and the size of the preview."""
    document = pypdfium2.PdfDocument(content)
    try:
        size = extent(*document[0].get_size())
        count = min(len(document), _MOST_PAGES_READ)
        return len(document), [_words(document, at) for at in range(count)], size
    finally:
        document.close()


def _words(document: Any, at: int) -> str:
    page = document[at]
    text_page = page.get_textpage()
    try:
        return str(text_page.get_text_range())
    finally:
        text_page.close()
        page.close()
