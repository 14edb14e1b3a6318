"""Inspecting PDF files for their properties and for forbidden content (ISO 32000-2).

Active content can be hidden in object streams, so every object of the file is checked, even if
nothing refers to it. A file is never rewritten, because that would break its signatures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from typing import Any

import pypdfium2
from pypdf import PdfReader
from pypdf.errors import DependencyError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from thidua.attachments.inspection.blankness import is_blank
from thidua.attachments.inspection.facts import Extent, Findings
from thidua.attachments.inspection.language import language_of
from thidua.attachments.inspection.links import leads_to_a_host, refuse_harmful_link
from thidua.attachments.inspection.pdftwice import has_key_twice
from thidua.attachments.inspection.pdfunlisted import list_bodies, list_inside, list_unlisted
from thidua.attachments.inspection.preview import extent
from thidua.attachments.inspection.refusals import (
    BLANK_PDF,
    DAMAGED_PDF,
    ENCRYPTED_PDF,
    PDF_ACTION,
    PDF_EMBEDDED,
    PDF_EXTERNAL,
    PDF_JAVASCRIPT,
    PDF_LAUNCH,
    PDF_MEDIA,
    PDF_PICTURE,
    PDF_PIXELS,
    PDF_TOO_MUCH,
    PDF_TWICE,
    PDF_XFA,
    TRUNCATED_PDF,
    Refusal,
    RefusedError,
)
from thidua.attachments.text.pdfbounds import TooMuchDrawnError, check_bounds

_ACTIONS = {
    "/JavaScript": PDF_JAVASCRIPT,
    "/Launch": PDF_LAUNCH,
    **dict.fromkeys(("/Rendition", "/RichMediaExecute", "/GoTo3DView"), PDF_MEDIA),
    **dict.fromkeys(("/GoToR", "/GoToE", "/ImportData", "/SubmitForm"), PDF_ACTION),
}
"""Actions that no dictionary may hold, wherever it stands (ISO 32000-2, 12.6.4)."""
_HARMLESS_ACTIONS = {"/GoTo", "/URI", "/Named", "/SetOCGState", "/ResetForm", "/Hide", "/Trans"}
_ACTION_PLACES = ("/A", "/OpenAction", "/PA", "/Next")
_BY_ITSELF = ("/OpenAction",)
_CLICKS = ("/U", "/D")
_MENU_COMMANDS = {"/NextPage", "/PrevPage", "/FirstPage", "/LastPage", "/Print"}
_KEYS = {
    "/JS": PDF_JAVASCRIPT,
    "/JavaScript": PDF_JAVASCRIPT,
    "/EmbeddedFiles": PDF_EMBEDDED,
    "/EF": PDF_EMBEDDED,
    "/FS": PDF_EXTERNAL,
    "/OPI": PDF_EXTERNAL,
    "/XFA": PDF_XFA,
    "/RichMediaContent": PDF_MEDIA,
}
_SUBTYPES = {
    "/FileAttachment": PDF_EMBEDDED,
    **dict.fromkeys(("/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"), PDF_MEDIA),
}
_TYPES = {"/EmbeddedFile": PDF_EMBEDDED}
_ACTING = {*_KEYS, *_ACTION_PLACES, "/AA", "/Names", "/S", "/URI", "/F"}
"""Keys that lead to what a file does; the library reads only the first of each."""
_END = b"%%EOF"
_NEAR_END = 2048
_MOST_PAGES_READ = 50
_LEAST_WORDS = 3
_MOST_PIXELS = 600_000_000
"""Of one picture: A0 at 600 dpi has 558 million."""
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
    except (RefusedError, MemoryError):
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
    packed: list[bytes] = []
    for dictionary in _dictionaries(reader, content):
        if refusal := _refusal_of(dictionary):
            raise RefusedError(refusal)
        if isinstance(dictionary, StreamObject) and dictionary.get("/Type") == "/ObjStm":
            packed.append(dictionary.get_data())
        signed = signed or ("/ByteRange" in dictionary and "/Contents" in dictionary)
    if any(has_key_twice(body, _ACTING) for body in chain(list_bodies(content), packed)):
        raise RefusedError(PDF_TWICE)
    if "/Root" not in reader.trailer or not len(reader.pages):
        raise RefusedError(DAMAGED_PDF)
    return signed


def _dictionaries(reader: PdfReader, content: bytes) -> Iterator[DictionaryObject]:
    """Every dictionary of the file, including those inside other objects."""
    for pdf_object in chain(_objects(reader), list_unlisted(content, reader)):
        waiting = [pdf_object]
        while waiting:
            one = waiting.pop()
            if isinstance(one, DictionaryObject):
                yield one
                # References are not followed: their targets are objects of the file themselves.
                waiting += [value for value in one.values() if _holds_others(value)]
                if isinstance(one, StreamObject) and one.get("/Type") == "/ObjStm":
                    waiting += list_inside(one, reader)
            elif isinstance(one, ArrayObject):
                waiting += [value for value in one if _holds_others(value)]


def _objects(reader: PdfReader) -> Iterator[Any]:
    """The objects that the tables of the file lead to."""
    places = [(number, of) for of, found in reader.xref.items() for number in found]
    places += [(number, 0) for number in reader.xref_objStm]
    yield reader.trailer
    for number, generation in sorted(set(places)):
        yield reader.get_object(IndirectObject(number, generation, reader))


def _holds_others(value: Any) -> bool:
    return isinstance(value, DictionaryObject | ArrayObject)


def _refusal_of(dictionary: DictionaryObject) -> Refusal | None:
    """Why a dictionary must not be in a published file; None if it may."""
    if "/URI" in dictionary:
        _check_link(dictionary["/URI"])
    return _refusal_by_kind(dictionary) or _refusal_by_reach(dictionary)


def _refusal_by_kind(dictionary: DictionaryObject) -> Refusal | None:
    """Why a dictionary of its keys, its type or its action must not be in a published file."""
    for key, kinds in (("/S", _ACTIONS), ("/Subtype", _SUBTYPES), ("/Type", _TYPES)):
        if key in dictionary and (found := kinds.get(str(dictionary[key]))):
            return found
    return next((refusal for key, refusal in _KEYS.items() if key in dictionary), None)


def _refusal_by_reach(dictionary: DictionaryObject) -> Refusal | None:
    """Why a dictionary that reaches out of the file must not be published."""
    if _count_pixels(dictionary) > _MOST_PIXELS:
        return PDF_PIXELS
    # The content of a stream may be another file (7.3.8.2); a form may show a page of one (8.10.4).
    if isinstance(dictionary, StreamObject) and ("/F" in dictionary or "/Ref" in dictionary):
        return PDF_EXTERNAL
    if any(leads_to_a_host(str(dictionary[key])) for key in ("/F", "/UF") if key in dictionary):
        return PDF_EXTERNAL
    if any(str(action["/S"]) == "/URI" for action in _actions(dictionary, _BY_ITSELF)):
        return PDF_ACTION
    found = (_refusal_of_action(action) for action in _actions(dictionary, _ACTION_PLACES))
    return next(filter(None, found), None)


def _count_pixels(dictionary: DictionaryObject) -> int:
    """How many points a picture says that it has; a small file may say any number."""
    sides = [dictionary.get(side) for side in ("/Width", "/Height")]
    whole = [int(side) for side in sides if isinstance(side, int | float)]
    return whole[0] * whole[1] if len(whole) == len(sides) else 0


def _check_link(address: Any) -> None:
    """Check the address of a link, or the address that all relative links begin with."""
    if isinstance(address, DictionaryObject):
        address = address.get("/Base", "")
    if not _holds_others(address):
        refuse_harmful_link(str(address))
        # The library guesses how a text is written; readers may guess otherwise.
        refuse_harmful_link(getattr(address, "original_bytes", b"").decode("latin-1"))


def _actions(dictionary: DictionaryObject, places: tuple[str, ...]) -> Iterator[DictionaryObject]:
    """The actions that a dictionary starts from some places, and on all occasions but clicks."""
    found = [dictionary[place] for place in places if place in dictionary]
    if "/AA" in dictionary and isinstance(additional := dictionary["/AA"], DictionaryObject):
        found += [
            additional[occasion]
            for occasion in additional
            if places is not _BY_ITSELF or occasion not in _CLICKS
        ]
    for action in found:
        several = action if isinstance(action, ArrayObject) else [action]
        for one in several:
            resolved = one.get_object() if hasattr(one, "get_object") else one
            if isinstance(resolved, DictionaryObject) and "/S" in resolved:
                yield resolved


def _refusal_of_action(action: DictionaryObject) -> Refusal | None:
    kind = str(action["/S"])
    if kind == "/Named":
        return None if str(action.get("/N")) in _MENU_COMMANDS else PDF_ACTION
    return None if kind in _HARMLESS_ACTIONS else _ACTIONS.get(kind, PDF_ACTION)


def _read_pages(content: bytes) -> tuple[int, list[str], Extent]:
    """The number of pages, the text of each of the first ones, and the size of the preview."""
    document = pypdfium2.PdfDocument(content)
    try:
        size = extent(*document[0].get_size())
        count = min(len(document), _MOST_PAGES_READ)
        words = [_words(document, at) for at in range(count)]
        if not _WORD.search(" ".join(words)) and all(
            _is_blank_page(document[at]) for at in range(count)
        ):
            broken = any(_has_broken_picture(document[at]) for at in range(count))
            raise RefusedError(PDF_PICTURE if broken else BLANK_PDF)
        return len(document), words, size
    finally:
        document.close()


def _is_blank_page(page: Any) -> bool:
    size = extent(*page.get_size())
    return is_blank(page.render(scale=size.width / page.get_width()).to_pil())


def _has_broken_picture(page: Any) -> bool:
    """Whether a picture of a page cannot be drawn; the library leaves it out without a word."""
    try:
        for picture in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
            picture.get_bitmap()
    except pypdfium2.PdfiumError:
        return True
    return False


def _words(document: Any, at: int) -> str:
    page = document[at]
    text_page = page.get_textpage()
    try:
        return str(text_page.get_text_range())
    finally:
        text_page.close()
        page.close()
