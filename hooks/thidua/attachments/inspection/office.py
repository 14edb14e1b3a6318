"""Inspecting DOCX and XLSX files for their properties and for forbidden content (ECMA-376)."""

from __future__ import annotations

import re

from thidua.attachments.inspection import archive, xmlparts
from thidua.attachments.inspection.drawings import is_drawing, refuse_active_drawing
from thidua.attachments.inspection.facts import Findings
from thidua.attachments.inspection.filetypes import (
    XLSX,
    FileType,
    is_foreign,
    is_ole,
    is_program,
    type_of,
)
from thidua.attachments.inspection.formulas import refuse_formula
from thidua.attachments.inspection.language import LOOKED_AT, language_of
from thidua.attachments.inspection.links import (
    leads_outside,
    refuse_harmful_link,
)
from thidua.attachments.inspection.packagelinks import PackageLinks, refuse_relationship
from thidua.attachments.inspection.refusals import (
    ACTIVEX,
    ALT_CHUNK,
    CONNECTION,
    CUSTOM_UI,
    EXTERNAL_CONTENT,
    LINKED_PICTURE,
    MACROS,
    MAIL_MERGE,
    NETWORK_FORMULA,
    OLE_OBJECT,
    PROGRAM_INSIDE,
    WEB_EXTENSION,
    RefusedError,
)
from thidua.attachments.inspection.wordfields import FieldWatch, refuse_loading_field

_MACRO_PART = re.compile(r"(?i)vbaproject|vbadata|(?:^|/)macrosheets/")
_ACTIVEX_PART = re.compile(r"(?i)(?:^|/)activex/")
_EXTENSION_PART = re.compile(r"(?i)(?:^|/)webextensions?/|(?:^|/)(?:webextension|taskpanes)[^/]*$")
_CUSTOM_UI_PART = re.compile(r"(?i)(?:^|/)customui/")
_SERVICE_PART = re.compile(r"(?i)(?:^|/)xl/(?:model/|python\.xml)")
"""A database inside a workbook, and programs that a service of Microsoft runs for it."""
_EMBEDDED = re.compile(r"(?i)(?:^|/)embeddings/")
_BASE = "HyperlinkBase"
"""What links without a protocol begin with."""
_SHOWN = {"t", "v"}
_CELLS = {"si", "is", "c"}
"""Elements that hold the words of a cell, in any number of runs."""
_OF_OLD_DRAWINGS = {"fmlamacro", "fmlalink", "fmlarange", "fmlagroup", "fmlatxbx", "fmlapict"}
_SIGNATURES = "_xmlsignatures/"
_FORMULAS = {
    "f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula",
    "totalsRowFormula", *_OF_OLD_DRAWINGS,
}  # fmt: skip
_PICTURES = {"imagedata", "image", "fill", "stroke", "use", "feImage", "videoFile", "audioFile"}
_ADDRESSES = ("src", "href", "link")
_REFUSED_ELEMENTS = {
    **dict.fromkeys(("OLEObject", "oleObject", "oleobject"), OLE_OBJECT),
    **dict.fromkeys(("ddeLink", "oleLink"), EXTERNAL_CONTENT),
    "script": EXTERNAL_CONTENT,
    **dict.fromkeys(("entryMacro", "exitMacro"), MACROS),
    "mailMerge": MAIL_MERGE,
    "altChunk": ALT_CHUNK,
    "webVideoPr": WEB_EXTENSION,
    "webextension": WEB_EXTENSION,
    "customUI": CUSTOM_UI,
    **dict.fromkeys(("connection", "externalBook", "DataMashup", "queryTable"), CONNECTION),
    "webImageSrd": LINKED_PICTURE,
    "webPublishItem": EXTERNAL_CONTENT,
    "saveThroughXslt": EXTERNAL_CONTENT,
    "macrosheet": MACROS,
    "volType": NETWORK_FORMULA,
}
_FETCHED_VALUES = ("_linkedentity", "_webimage")
"""What richer values of cells are called whose content comes from a service."""
_FORMULA_ATTRIBUTES = {
    "formula",
    "fmlaMacro",
    "fmlaLink",
    "fmlaRange",
    "fmlaGroup",
    "fmlaTxbx",
    "fmlaPict",
}
_TELLING = {
    "type", "manifestLocation", "t", "macro", "action", "FileBindingName", "SchemaRef",
    *_FORMULA_ATTRIBUTES, *_ADDRESSES,
}  # fmt: skip
"""Attributes that may do something: of ten thousand elements, most have none of them."""
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
    links = PackageLinks()
    for name, part in parts.items():
        _refuse_by_name(name)
        if _EMBEDDED.search(name):
            _refuse_embedded(part)
        elif is_foreign(part):  # under the name of a picture, say
            raise RefusedError(OLE_OBJECT)
        if is_program(name, part):
            raise RefusedError(PROGRAM_INSIDE)
        if is_drawing(name, part):
            refuse_active_drawing(part)
        elif xmlparts.is_xml(name, part):
            _OfficeWatch(name, links).read(part)
        elif name.lower().endswith(".vml"):
            _OfficeWatch(name, links).read_old_drawing(part)
    links.refuse_misused()


def _refuse_by_name(name: str) -> None:
    for pattern, refusal in (
        (_MACRO_PART, MACROS),
        (_ACTIVEX_PART, ACTIVEX),
        (_EXTENSION_PART, WEB_EXTENSION),
        (_CUSTOM_UI_PART, CUSTOM_UI),
        (_SERVICE_PART, CONNECTION),
    ):
        if pattern.search(name):
            raise RefusedError(refusal)


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

    def __init__(self, name: str, links: PackageLinks) -> None:
        self._part = name
        self._links = links
        self._cell: list[str] = []
        self._fields = FieldWatch()
        self._formula: list[str] = []

    def read(self, part: bytes) -> None:
        xmlparts.walk(part, self._element, self._words, self._element_ends)
        self._fields.end()

    def read_old_drawing(self, part: bytes) -> None:
        """Read VML, which Excel writes as if it were HTML."""
        xmlparts.walk_loosely(part, self._element, self._words, self._element_ends)

    def _element(self, name: str, attributes: xmlparts.Attributes) -> None:
        if "ContentType" in attributes:
            _refuse_content_type(attributes["ContentType"])
        if refusal := _REFUSED_ELEMENTS.get(name):
            raise RefusedError(refusal)
        if not _TELLING.isdisjoint(attributes):
            _refuse_attributes(name, attributes)
        if name == "Relationship":
            refuse_relationship(attributes)
            self._links.see_relation(self._part, attributes)
        else:
            self._links.see_element(self._part, name, attributes)
        if name in _CELLS:
            self._cell.clear()
        if name == "fldChar":
            self._fields.see_mark(attributes.get("fldCharType", ""))
        if name == "fldSimple":
            refuse_loading_field(attributes.get("instr", ""))
        self._formula.clear()

    def _words(self, name: str, text: str) -> None:
        if name in ("instrText", "delInstrText"):
            self._fields.see_words(text)
        if name in _SHOWN:
            self._fields.see_shown(text)
            self._cell.append(text)
        if name in _FORMULAS or name == _BASE:
            self._formula.append(text)

    def _element_ends(self, name: str) -> None:
        if name == "fmlamacro" and "".join(self._formula).strip():
            raise RefusedError(MACROS)
        if name == _BASE:
            refuse_harmful_link("".join(self._formula))
        if name in _CELLS:
            self._links.see_cell("".join(self._cell))
        if name in _FORMULAS:
            formula = "".join(self._formula)
            refuse_formula(formula)
            self._links.see_formula(formula)


def _refuse_attributes(name: str, attributes: xmlparts.Attributes) -> None:
    if name == "cacheSource" and attributes.get("type") == "external":
        raise RefusedError(CONNECTION)
    if leads_outside(attributes.get("manifestLocation", "")):  # of a schema: a pack to install
        raise RefusedError(EXTERNAL_CONTENT)
    if name == "s" and attributes.get("t", "").startswith(_FETCHED_VALUES):
        raise RefusedError(CONNECTION)
    if attributes.get("macro") or attributes.get("fmlaMacro"):  # of a button
        raise RefusedError(MACROS)
    for key in _FORMULA_ATTRIBUTES & attributes.keys():
        refuse_formula(attributes[key])
    if name in _PICTURES and any(leads_outside(attributes.get(key, "")) for key in _ADDRESSES):
        raise RefusedError(LINKED_PICTURE)
    if "href" in attributes:  # of a shape of VML: a click follows the address
        refuse_harmful_link(attributes["href"])
    if leads_outside(attributes.get("FileBindingName", "")) or leads_outside(
        attributes.get("SchemaRef", "")
    ):  # of a map of XML: where its data and the rules for them come from
        raise RefusedError(CONNECTION)
    if attributes.get("action", "").lower().startswith("ppaction://"):
        raise RefusedError(EXTERNAL_CONTENT)


def _refuse_content_type(content_type: str) -> None:
    told = content_type.lower()
    if any(said in told for said in ("macroenabled", "vbaproject", "macrosheet")):
        raise RefusedError(MACROS)
    if "activex" in told:
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
