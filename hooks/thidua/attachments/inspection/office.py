"""Inspecting DOCX and XLSX files for their properties and for forbidden content (ECMA-376)."""

from __future__ import annotations

import re

from thidua.attachments.inspection import archive, xmlparts
from thidua.attachments.inspection.facts import Findings
from thidua.attachments.inspection.filetypes import XLSX, FileType, is_ole, type_of
from thidua.attachments.inspection.language import LOOKED_AT, language_of
from thidua.attachments.inspection.refusals import (
    ACTIVEX,
    EXTERNAL_CONTENT,
    EXTERNAL_TEMPLATE,
    MACROS,
    OLE_OBJECT,
    RefusedError,
)

_MACRO_PART = re.compile(r"(?i)vbaproject|vbadata|(?:^|/)macrosheets/")
_ACTIVEX_PART = re.compile(r"(?i)(?:^|/)activex/")
_EMBEDDED = re.compile(r"(?i)(?:^|/)embeddings/")
_SIGNATURES = "_xmlsignatures/"
_FETCHED = ("/oleObject", "/frame", "/subDocument", "/aFChunk", "/package", "/control")
_START = 64
_DDE = re.compile(r"DDEAUTO|\bDDE\b", re.IGNORECASE)
_DDE_ELEMENTS = {"ddeLink", "oleLink"}
_TEXT = {".docx": "word/document.xml", ".xlsx": "xl/sharedStrings.xml"}


def inspect(content: bytes, file_type: FileType) -> Findings:
    """Inspect a DOCX or XLSX file.

    Raises:
        RefusedError: if it is damaged, or contains more than text, tables and pictures.
    """
    parts = archive.parts(content)
    _refuse_active(parts)
    return Findings(
        pages=_sheets(parts) if file_type is XLSX else _pages(parts),
        signed=any(name.startswith(_SIGNATURES) for name in parts),
        language=language_of(_words(parts, _TEXT[file_type.suffixes[0]])),
    )


def _refuse_active(parts: dict[str, bytes]) -> None:
    for name, part in parts.items():
        if _MACRO_PART.search(name):
            raise RefusedError(MACROS)
        if _ACTIVEX_PART.search(name):
            raise RefusedError(ACTIVEX)
        if _EMBEDDED.search(name):
            _refuse_embedded(part)
        if _is_xml(name, part):
            _OfficeWatch().read(part)


def _is_xml(name: str, part: bytes) -> bool:
    """Whether a part is XML, whatever its name; old drawings (VML) are not valid XML."""
    named = name.lower().endswith((".xml", ".rels"))
    begun = part[:_START].replace(b"\0", b"").strip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")
    return named or (begun and not name.lower().endswith(".vml"))


def _refuse_embedded(part: bytes) -> None:
    """Refuse an embedded object, unless it is the small workbook with the figures of a chart.

    A workbook with another object inside it is refused too.
    """
    if not part:
        return
    if is_ole(part):
        raise RefusedError(OLE_OBJECT)
    try:
        file_type = type_of(part)
    except RefusedError as refused:
        macros = refused.refusal is MACROS
        raise RefusedError(MACROS if macros else OLE_OBJECT) from refused
    inner = archive.parts(part) if file_type is XLSX else {}
    if not inner or any(_EMBEDDED.search(name) for name in inner):
        raise RefusedError(OLE_OBJECT)
    _refuse_active(inner)


class _OfficeWatch:
    """Checks the elements of one part for content that runs or fetches something."""

    def __init__(self) -> None:
        self._instructions = ""

    def read(self, part: bytes) -> None:
        xmlparts.walk(part, self._element, self._words)
        if _DDE.search(self._instructions):
            raise RefusedError(EXTERNAL_CONTENT)

    def _element(self, name: str, attributes: xmlparts.Attributes) -> None:
        content_type = attributes.get("ContentType", "")
        if "macroEnabled" in content_type or "vbaProject" in content_type:
            raise RefusedError(MACROS)
        if "activeX" in content_type:
            raise RefusedError(ACTIVEX)
        if name in ("OLEObject", "oleObject"):
            raise RefusedError(OLE_OBJECT)
        if name in _DDE_ELEMENTS:
            raise RefusedError(EXTERNAL_CONTENT)
        if name == "Relationship":
            _refuse_relationship(attributes)
        if name == "fldSimple":
            self._instructions += attributes.get("instr", "") + "\n"

    def _words(self, name: str, text: str) -> None:
        # Word may split the instruction of a field into several runs.
        if name == "instrText":
            self._instructions += text


def _refuse_relationship(attributes: xmlparts.Attributes) -> None:
    kind = attributes.get("Type", "")
    if attributes.get("TargetMode", "").strip().lower() == "external":
        if kind.endswith("/attachedTemplate"):
            raise RefusedError(EXTERNAL_TEMPLATE)
        if kind.endswith(_FETCHED):
            raise RefusedError(EXTERNAL_CONTENT)
    elif kind.endswith("/vbaProject"):
        raise RefusedError(MACROS)
    elif kind.endswith("/oleObject"):
        raise RefusedError(OLE_OBJECT)
    elif kind.endswith(("/control", "/activeXControlBinary")):
        raise RefusedError(ACTIVEX)


def _words(parts: dict[str, bytes], name: str) -> str:
    """The first words of a part."""
    found: list[str] = []

    def keep(element: str, text: str) -> None:
        if element == "t" and len(found) < LOOKED_AT:
            found.append(text)

    if name in parts:
        xmlparts.walk(parts[name], lambda *_: None, keep)
    return " ".join(found)


def _pages(parts: dict[str, bytes]) -> int | None:
    """The number of pages that Word stored when it last saved; None from other programs."""
    counted: list[str] = []

    def keep(element: str, text: str) -> None:
        if element == "Pages":
            counted.append(text)

    if "docProps/app.xml" in parts:
        xmlparts.walk(parts["docProps/app.xml"], lambda *_: None, keep)
    number = "".join(counted).strip()
    return int(number) if re.fullmatch(r"[1-9]\d{0,4}", number) else None


def _sheets(parts: dict[str, bytes]) -> int | None:
    sheets: list[str] = []

    def count(element: str, _: xmlparts.Attributes) -> None:
        if element == "sheet":
            sheets.append(element)

    if "xl/workbook.xml" in parts:
        xmlparts.walk(parts["xl/workbook.xml"], count)
    return len(sheets) or None
