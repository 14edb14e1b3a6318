"""Inspecting DOCX and XLSX files for their properties and for forbidden content (ECMA-376)."""

from __future__ import annotations

import re

from thidua.attachments.inspection import archive, xmlparts
from thidua.attachments.inspection.drawings import is_drawing, refuse_active_drawing
from thidua.attachments.inspection.facts import Findings
from thidua.attachments.inspection.filetypes import XLSX, FileType, is_ole, is_program, type_of
from thidua.attachments.inspection.language import LOOKED_AT, language_of
from thidua.attachments.inspection.links import (
    leads_outside,
    leads_to_a_host,
    refuse_harmful_link,
)
from thidua.attachments.inspection.refusals import (
    ACTIVEX,
    ALT_CHUNK,
    CONNECTION,
    CUSTOM_UI,
    EXTERNAL_CONTENT,
    EXTERNAL_TEMPLATE,
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
_OF_OLD_DRAWINGS = {"fmlamacro", "fmlalink", "fmlarange", "fmlagroup", "fmlatxbx", "fmlapict"}
_SIGNATURES = "_xmlsignatures/"
_FORMULAS = {
    "f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula",
    "totalsRowFormula", *_OF_OLD_DRAWINGS,
}  # fmt: skip
_LITERAL = re.compile(r"\"(?:[^\"]|\"\")*\"")
_CALLING = re.compile(
    r"(?i)\b(?:WEBSERVICE|IMAGE|RTD|CALL|REGISTER(?:\.ID)?|EXEC|STOCKHISTORY|SQL\.REQUEST|"
    r"INITIATE|CUBE[A-Z]+|PY|COPILOT|TRANSLATE|DETECTLANGUAGE|DDE|GOOGLE[A-Z]+|"
    r"IMPORT(?:TEXT|CSV|XML|HTML|DATA|FEED|RANGE))\s*\(|=?\s*[\w.'+-]+\|[^|]*!"
)
_LINK_FORMULA = re.compile(r"(?i)\bHYPERLINK\s*\(")
_SAFE_START = re.compile(r"(?i)\s*\"\s*(?:https?://|mailto:|tel:|#)")
_PROTOCOL = re.compile(r"(?i)\s*(?:[a-z][a-z0-9+.-]*:|[\\/]{2})")
_BY_CODE = re.compile(r"(?i)\b(?:UNI)?CHAR\s*\(")
_OTHER_WORKBOOK = re.compile(r"(?i)'(?:[^'\[]*[\\/][^'\[]*\[[^'\]]+\]|(?:file|https?|ftp|smb):)")
_PICTURES = {"imagedata", "image", "fill", "stroke", "use", "feImage", "videoFile", "audioFile"}
_ADDRESSES = ("src", "href", "link")
_REFUSED_ELEMENTS = {
    **dict.fromkeys(("OLEObject", "oleObject", "oleobject"), OLE_OBJECT),
    **dict.fromkeys(("ddeLink", "oleLink"), EXTERNAL_CONTENT),
    "script": EXTERNAL_CONTENT,
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
_TELLING = {"type", "manifestLocation", "t", "macro", "action", *_FORMULA_ATTRIBUTES, *_ADDRESSES}
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
    for name, part in parts.items():
        _refuse_by_name(name)
        if _EMBEDDED.search(name):
            _refuse_embedded(part)
        if is_program(name, part):
            raise RefusedError(PROGRAM_INSIDE)
        if is_ole(part):  # under the name of a picture, say
            raise RefusedError(OLE_OBJECT)
        if is_drawing(name, part):
            refuse_active_drawing(part)
        elif xmlparts.is_xml(name, part):
            _OfficeWatch().read(part)
        elif name.lower().endswith(".vml"):
            _OfficeWatch().read_old_drawing(part)


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

    def __init__(self) -> None:
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
            _refuse_relationship(attributes)
        if name == "fldChar":
            self._fields.see_mark(attributes.get("fldCharType", ""))
        if name == "fldSimple":
            refuse_loading_field(attributes.get("instr", ""))
        self._formula.clear()

    def _words(self, name: str, text: str) -> None:
        if name == "instrText":
            self._fields.see_words(text)
        if name in _FORMULAS:
            self._formula.append(text)

    def _element_ends(self, name: str) -> None:
        if name == "fmlamacro" and "".join(self._formula).strip():
            raise RefusedError(MACROS)
        if name in _FORMULAS:
            _refuse_formula("".join(self._formula))


def _refuse_attributes(name: str, attributes: xmlparts.Attributes) -> None:
    if name == "cacheSource" and attributes.get("type") == "external":
        raise RefusedError(CONNECTION)
    if leads_outside(attributes.get("manifestLocation", "")):  # of a schema: a pack to install
        raise RefusedError(EXTERNAL_CONTENT)
    if name == "s" and attributes.get("t", "").startswith(_FETCHED_VALUES):
        raise RefusedError(CONNECTION)
    if attributes.get("macro"):  # of a button
        raise RefusedError(MACROS)
    for key in _FORMULA_ATTRIBUTES & attributes.keys():
        _refuse_formula(attributes[key])
    if name in _PICTURES and any(leads_outside(attributes.get(key, "")) for key in _ADDRESSES):
        raise RefusedError(LINKED_PICTURE)
    if name in ("shape", "rect", "oval", "group"):  # of VML: a click follows the address
        refuse_harmful_link(attributes.get("href", ""))
    if attributes.get("action", "").lower().startswith("ppaction://"):
        raise RefusedError(EXTERNAL_CONTENT)


def _refuse_content_type(content_type: str) -> None:
    if any(said in content_type for said in ("macroEnabled", "vbaProject", "macrosheet")):
        raise RefusedError(MACROS)
    if "activeX" in content_type:
        raise RefusedError(ACTIVEX)


def _refuse_formula(formula: str) -> None:
    if _CALLING.search(_LITERAL.sub("", formula)):
        raise RefusedError(NETWORK_FORMULA)
    for link in _LINK_FORMULA.finditer(formula):
        _refuse_made_link(_take_argument(formula[link.end() :]))
    if _OTHER_WORKBOOK.search(formula):
        raise RefusedError(CONNECTION)


def _take_argument(rest: str) -> str:
    """The first argument of a function, from what comes after its bracket."""
    depth, quoted = 0, False
    for at, letter in enumerate(rest):
        quoted ^= letter == '"'
        if quoted:
            continue
        if not depth and letter in ",;)":
            return rest[:at]
        depth += {"(": 1, ")": -1}.get(letter, 0)
    return rest


def _refuse_made_link(formula: str) -> None:
    """Check a link that a formula puts together, whatever its pieces and their order."""
    pieces = [piece[1:-1] for piece in _LITERAL.findall(formula)]
    if formula.lstrip().startswith('"'):
        refuse_harmful_link(pieces[0] if pieces else formula)
    if _SAFE_START.match(formula):
        return
    for address in ("".join(pieces), *pieces):
        if _PROTOCOL.match(address):
            refuse_harmful_link(address)
    if _BY_CODE.search(formula):
        raise RefusedError(NETWORK_FORMULA)


def _refuse_relationship(attributes: xmlparts.Attributes) -> None:
    kind, target = attributes.get("Type", ""), attributes.get("Target", "")
    if attributes.get("TargetMode", "").strip().lower() == "external":
        _refuse_outer(kind, target)
    elif leads_to_a_host(target):  # not said to lead outside, and it does
        raise RefusedError(EXTERNAL_CONTENT)
    elif kind.lower().endswith(("/vbaproject", "macrosheet")):
        raise RefusedError(MACROS)
    elif kind.endswith("/oleObject"):
        raise RefusedError(OLE_OBJECT)
    elif kind.endswith(("/control", "/activeXControlBinary")):
        raise RefusedError(ACTIVEX)
    elif kind.endswith("/aFChunk"):
        raise RefusedError(ALT_CHUNK)
    elif kind.endswith("/ui/extensibility"):
        raise RefusedError(CUSTOM_UI)


def _refuse_outer(kind: str, target: str) -> None:
    """Refuse a relation to another file; only links that are clicked may lead to the web."""
    if kind.endswith("/hyperlink"):
        refuse_harmful_link(target)
    elif kind.endswith("/attachedTemplate"):
        raise RefusedError(EXTERNAL_TEMPLATE)
    elif kind.endswith(("/image", "/video", "/audio", "/media")):
        raise RefusedError(LINKED_PICTURE)
    elif kind.endswith(("/mailMergeSource", "/mailMergeHeaderSource")):
        raise RefusedError(MAIL_MERGE)
    elif kind.endswith(
        ("/externalLinkPath", "/xlPathMissing", "/xlStartup", "/xlAlternateStartup")
    ):
        raise RefusedError(CONNECTION)
    else:
        raise RefusedError(EXTERNAL_CONTENT)


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
