"""Inspecting ODT files for their properties and for forbidden content (OpenDocument 1.3)."""

from __future__ import annotations

import re
from base64 import b64decode

from thidua.attachments.inspection import archive, xmlparts
from thidua.attachments.inspection.drawings import is_drawing, refuse_active_drawing
from thidua.attachments.inspection.facts import Findings
from thidua.attachments.inspection.filetypes import is_foreign, is_program
from thidua.attachments.inspection.formulas import refuse_formula
from thidua.attachments.inspection.language import LOOKED_AT, language_of
from thidua.attachments.inspection.links import (
    leads_outside,
    leads_to_a_host,
    refuse_harmful_link,
)
from thidua.attachments.inspection.refusals import (
    DAMAGED_ARCHIVE,
    ENCRYPTED_OFFICE,
    EXTERNAL_CONTENT,
    EXTERNAL_TEMPLATE,
    LINKED_PICTURE,
    ODF_SCRIPT,
    OLE_OBJECT,
    PROGRAM_INSIDE,
    RefusedError,
)

_SCRIPT_PART = re.compile(
    # LibreOffice writes lists of libraries (lc, lb) when somebody has looked for macros once.
    r"(?i)(?:^|/)(?:Basic|Scripts|Dialogs)/(?!(?:[^/]+/)?(?:script|dialog)-l[bc]\.xml$)."
    r"|^META-INF/macrosignatures\.xml$"
)
_SCRIPT_ELEMENTS = {"script", "module", "event-listener", "execute-macro"}
_OBJECT_ELEMENTS = {"object-ole", "applet", "plugin"}
_FETCHING_ELEMENTS = {
    "floating-frame", "dde-source", "dde-connection-decl", "auto-reload", "submission",
    "connection-resource", "database-source-table", "database-source-sql", "database-source-query",
    "table-source", "cell-range-source", "database-display", "database-next", "database-row-select",
}  # fmt: skip
_CLICKED = {"a", "area-rectangle", "area-circle", "area-polygon"}
_TELLING = {"binary-data", "config-item"}
_WRITERS_FORMULA = "ooow:"
"""Before a sum in a table of a text, which knows no functions that fetch."""
_FETCHING_ATTRIBUTES = ("src", "schema")
"""Of forms (XForms): where their data and the rules for them come from."""


def inspect(content: bytes) -> Findings:
    """Inspect an ODT file.

    Raises:
        RefusedError: if it is encrypted or damaged, or contains scripts or objects.
    """
    parts = archive.parts(content)
    if any(_SCRIPT_PART.search(name) for name in parts):
        raise RefusedError(ODF_SCRIPT)
    for name, part in parts.items():
        _refuse_whole_file(name, part)
    watch = _OpenDocumentWatch()
    # The list of parts comes first: it says which parts are encrypted, and those are not XML.
    names = ["META-INF/manifest.xml", "content.xml", *parts]
    for name in dict.fromkeys(name for name in names if name in parts):
        if is_drawing(name, parts[name]):
            refuse_active_drawing(parts[name])
        elif parts[name] and xmlparts.is_xml(name, parts[name]):
            watch.read(name, parts[name])
    return Findings(
        pages=watch.pages,
        signed="META-INF/documentsignatures.xml" in parts,
        language=language_of(" ".join(watch.words)),
    )


def _refuse_whole_file(name: str, content: bytes) -> None:
    """Refuse a file inside the file that runs, or that a program opens."""
    if is_program(name, content):
        raise RefusedError(PROGRAM_INSIDE)
    if is_foreign(content):
        raise RefusedError(OLE_OBJECT)


def _refuse_written_file(written: str) -> None:
    """Refuse a file that stands as letters (Base64) among the elements of the text."""
    try:
        content = b64decode("".join(written.split()), validate=True)
    except ValueError as error:
        raise RefusedError(DAMAGED_ARCHIVE) from error
    _refuse_whole_file("", content)
    if is_drawing("", content):
        refuse_active_drawing(content)


class _OpenDocumentWatch:
    """Checks the elements of all parts, and collects the words of the text."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.pages: int | None = None
        self._part = ""
        self._told: list[str] = []
        self._config_name = ""

    def read(self, name: str, part: bytes) -> None:
        self._part = name
        xmlparts.walk(part, self._element, self._keep_words, self._element_ends)

    def _element(self, name: str, attributes: xmlparts.Attributes) -> None:
        if name == "encryption-data":
            raise RefusedError(ENCRYPTED_OFFICE)
        if name in _SCRIPT_ELEMENTS:
            raise RefusedError(ODF_SCRIPT)
        if name in _OBJECT_ELEMENTS:
            raise RefusedError(OLE_OBJECT)
        if name in _FETCHING_ELEMENTS:
            raise RefusedError(EXTERNAL_CONTENT)
        if attributes.get("datasource") or any(
            leads_outside(attributes.get(key, "")) for key in _FETCHING_ATTRIBUTES
        ):
            raise RefusedError(EXTERNAL_CONTENT)
        refuse_harmful_link(attributes.get("url", ""))
        if leads_outside(attributes.get("image-data", "")):  # of a button
            raise RefusedError(LINKED_PICTURE)
        if "formula" in attributes and not attributes["formula"].startswith(_WRITERS_FORMULA):
            _refuse_formula(attributes["formula"])
        if name == "property" and attributes.get("property-name", "").endswith("URL"):
            refuse_harmful_link(attributes.get("string-value", ""))
        if name == "config-item":
            self._config_name = attributes.get("name", "")
        self._told.clear()
        _refuse_address(name, attributes.get("href", ""))
        if name == "document-statistic" and attributes.get("page-count", "").isdecimal():
            self.pages = int(attributes["page-count"]) or None

    def _element_ends(self, name: str) -> None:
        told = "".join(self._told)
        if name == "binary-data":
            _refuse_written_file(told)
        if name == "config-item" and self._config_name.endswith("URL") and leads_to_a_host(told):
            raise RefusedError(EXTERNAL_CONTENT)

    def _keep_words(self, name: str, text: str) -> None:
        if name in _TELLING:
            self._told.append(text)
        if self._part == "content.xml" and len(self.words) < LOOKED_AT:
            self.words.append(text)


def _refuse_formula(formula: str) -> None:
    try:
        refuse_formula(formula)
    except RefusedError as refused:  # its sentence is about workbooks
        raise RefusedError(EXTERNAL_CONTENT) from refused


def _refuse_address(name: str, address: str) -> None:
    if not address:
        return
    if name in _CLICKED:
        refuse_harmful_link(address)
    elif name == "template":  # LibreOffice notes in each document which file it was begun from
        if leads_to_a_host(address):
            raise RefusedError(EXTERNAL_TEMPLATE)
    elif name == "image" and leads_outside(address):
        raise RefusedError(LINKED_PICTURE)
    elif leads_outside(address):
        raise RefusedError(EXTERNAL_CONTENT)
