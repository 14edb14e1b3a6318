"""Where the relations of a DOCX or XLSX lead, and who uses them for what (ECMA-376, part 2)."""

from __future__ import annotations

import re

from thidua.attachments.inspection import xmlparts
from thidua.attachments.inspection.formulas import makes_link
from thidua.attachments.inspection.links import leads_to_a_host, refuse_harmful_link
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
    OLE_OBJECT,
    RefusedError,
)

_FETCHING = {
    "blip", "svgBlip", "imagedata", "fill", "stroke", "videoFile", "audioFile", "wavAudioFile",
    "media", "attachedTemplate", "subDoc", "headerReference", "footerReference", "control",
    "objectEmbed", "objectLink", "externalData", "contentPart", "picture", "drawing", "sheet",
}  # fmt: skip
_ASKED = {"link", "embed", "id", "pict", "relid"}
"""Attributes in which such an element names the relation that it fetches."""
_BAD_ADDRESS = re.compile(
    r"(?i)\s*(?:(?:file|javascript|vbscript|data|shell|smb|search-ms|ms-[\w-]+):\S|\\\\\w|[a-z]:\\)"
)
"""Text of a cell that a click must not follow; others, such as “Email: a@b.vn”, are words."""


class PackageLinks:
    """What several parts of a package say together about where its links lead."""

    def __init__(self) -> None:
        self._outer: dict[str, set[str]] = {}
        self._fetched: dict[str, set[str]] = {}
        self._from_cells = False
        self._cells: list[str] = []

    def see_relation(self, part: str, attributes: xmlparts.Attributes) -> None:
        """See a relation that may be published, in the part that lists it."""
        if _is_outer(attributes):
            self._outer.setdefault(part.lower(), set()).add(attributes.get("Id", ""))

    def see_element(self, part: str, name: str, attributes: xmlparts.Attributes) -> None:
        """See an element of a part, which may fetch what a relation leads to."""
        if name in _FETCHING and not _ASKED.isdisjoint(attributes):
            folder, _, own = part.lower().rpartition("/")
            asked = {attributes[key] for key in _ASKED & attributes.keys()}
            self._fetched.setdefault(f"{folder}/_rels/{own}.rels", set()).update(asked)

    def see_formula(self, formula: str) -> None:
        """See a formula; some make a link of what a cell says."""
        self._from_cells = self._from_cells or makes_link(formula)

    def see_cell(self, words: str) -> None:
        """See the words of a cell."""
        if _BAD_ADDRESS.match(words):
            self._cells.append(words)

    def refuse_misused(self) -> None:
        """Refuse a relation that is called a link and is fetched, and a cell that is a bad link."""
        if any(self._outer[name] & self._fetched.get(name, set()) for name in self._outer):
            raise RefusedError(LINKED_PICTURE)
        if self._from_cells:
            for text in self._cells:
                refuse_harmful_link(text)


def refuse_relationship(attributes: xmlparts.Attributes) -> None:
    """Check a relation of a part to another one, or to something outside.

    Raises:
        RefusedError: if it leads to what runs, or outside and is no ordinary link.
    """
    kind, target = attributes.get("Type", "").lower(), attributes.get("Target", "")
    if _is_outer(attributes):
        _refuse_outer(kind, target)
    elif leads_to_a_host(target):  # not said to lead outside, and it does
        raise RefusedError(EXTERNAL_CONTENT)
    elif kind.endswith(("/vbaproject", "macrosheet")):
        raise RefusedError(MACROS)
    elif kind.endswith("/oleobject"):
        raise RefusedError(OLE_OBJECT)
    elif kind.endswith(("/control", "/activexcontrolbinary")):
        raise RefusedError(ACTIVEX)
    elif kind.endswith("/afchunk"):
        raise RefusedError(ALT_CHUNK)
    elif kind.endswith("/ui/extensibility"):
        raise RefusedError(CUSTOM_UI)


def _is_outer(attributes: xmlparts.Attributes) -> bool:
    return attributes.get("TargetMode", "").strip().lower() == "external"


def _refuse_outer(kind: str, target: str) -> None:
    """Refuse a relation to another file; only links that are clicked may lead to the web.

    Args:
        kind: of the relation, in lower case.
        target: what it leads to.
    """
    if kind.endswith("/hyperlink"):
        refuse_harmful_link(target)
    elif kind.endswith("/attachedtemplate"):
        raise RefusedError(EXTERNAL_TEMPLATE)
    elif kind.endswith(("/image", "/video", "/audio", "/media")):
        raise RefusedError(LINKED_PICTURE)
    elif kind.endswith(("/mailmergesource", "/mailmergeheadersource")):
        raise RefusedError(MAIL_MERGE)
    elif kind.endswith(
        ("/externallinkpath", "/xlpathmissing", "/xlstartup", "/xlalternatestartup")
    ):
        raise RefusedError(CONNECTION)
    else:
        raise RefusedError(EXTERNAL_CONTENT)
