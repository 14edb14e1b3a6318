"""The XML parts of a Word file, in one spelling, and how they refer to each other (ECMA-376-2).

Files in the Strict form of the standard have other namespaces; their elements are renamed, so that
readers know only one name for each. What refers to nothing is as if it were not there.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from functools import cache, cached_property
from io import BytesIO
from typing import Any

from lxml import etree

from thidua.attachments.text.model import UnreadableTextError

_OFFICE = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
NAMESPACES = {
    "w": f"{_OFFICE}wordprocessingml/2006/main",
    "m": f"{_OFFICE}officeDocument/2006/math",
    "r": f"{_OFFICE}officeDocument/2006/relationships",
    "a": f"{_OFFICE}drawingml/2006/main",
    "wp": f"{_OFFICE}drawingml/2006/wordprocessingDrawing",
    "c": f"{_OFFICE}drawingml/2006/chart",
    "dgm": f"{_OFFICE}drawingml/2006/diagram",
    "mc": f"{_OFFICE}markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wpc": "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
"""The namespaces that readers name, by their usual prefixes."""

_STRICT_PATHS = {
    "w": "wordprocessingml/main",
    "m": "officeDocument/math",
    "r": "officeDocument/relationships",
    "a": "drawingml/main",
    "wp": "drawingml/wordprocessingDrawing",
    "c": "drawingml/chart",
    "dgm": "drawingml/diagram",
}
_USUAL = {f"{_STRICT}{path}": NAMESPACES[prefix] for prefix, path in _STRICT_PATHS.items()}
_UNDERSTOOD = {uri for prefix, uri in NAMESPACES.items() if prefix.startswith("w")} | {
    f"http://schemas.microsoft.com/office/{path}"
    for path in ("word/2012/wordml", "word/2015/wordml/symex", "word/2010/wordprocessingDrawing",
                 "word/2012/wordprocessingDrawing", "drawing/2010/main", "drawing/2014/chartex")
}  # fmt: skip
_BROKEN = "tệp nén bên trong bị hỏng"
_MOST_BYTES = 200_000_000
_DATA = re.compile(r"customxml/item\d*\.xml|docprops/(?:core|app)\.xml")
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@cache
def qualified(name: str) -> str:
    """The full name of an element or attribute: ``w:p`` gives ``{http://…}p``."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def local_name(element: Any) -> str:
    """The name of an element without its namespace; empty for comments and instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def value_of(parent: Any, child: str) -> str | None:
    """The ``w:val`` of a child element; None if there is no such child or value."""
    found = None if parent is None else parent.find(qualified(child))
    return None if found is None else found.get(qualified("w:val"))


def whole_number(text: str | None, otherwise: int) -> int:
    """A whole number that a file writes; ``otherwise`` if it is none."""
    try:
        return int(text or "")
    except ValueError:
        return otherwise


def open_archive(content: bytes) -> zipfile.ZipFile:
    """Open a zip file whose parts fit into the memory.

    Raises:
        UnreadableTextError: if it is broken or too large.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except Exception as error:  # a broken archive can make the library raise anything
        raise UnreadableTextError(_BROKEN) from error
    if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
        raise UnreadableTextError("các phần bên trong tệp quá lớn")
    return archive


def read_member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of a part of a zip file.

    Raises:
        UnreadableTextError: if it is broken.
    """
    try:
        return archive.read(entry)
    except Exception as error:  # as above
        raise UnreadableTextError(_BROKEN) from error


def parse_xml(content: bytes) -> Any:
    """The root of an XML document that may be hostile; its depth and size are bounded.

    Raises:
        UnreadableTextError: if it is not well-formed, or too deep.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableTextError(
            "một phần bên trong tệp bị hỏng hoặc lồng nhau quá sâu"
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableTextError("một phần bên trong tệp tự định nghĩa chữ viết tắt (DTD)")
    return root


class OfficeParts:
    """The parts of a DOCX file."""

    def __init__(self, content: bytes) -> None:
        self._archive = open_archive(content)
        listed = self._archive.infolist()
        # Office ignores case in names of parts.
        self._entries = {entry.filename.replace("\\", "/").lower(): entry for entry in listed}
        self._roots: dict[str, Any] = {}
        self._relations: dict[str, dict[str, tuple[str, str]]] = {}

    @property
    def names(self) -> list[str]:
        """The names of all parts, in lower case."""
        return list(self._entries)

    @cached_property
    def data_names(self) -> list[str]:
        """The names of the parts with data that content controls may show."""
        return [name for name in self._entries if _DATA.fullmatch(name)]

    @property
    def main(self) -> str:
        """The name of the part with the document itself."""
        for kind, target in self._relations_of("").values():
            if kind == "officeDocument" and target in self._entries:
                return target
        return "word/document.xml"

    def content(self, name: str) -> bytes | None:
        """The bytes of a part; None if there is no such part.

        Raises:
            UnreadableTextError: if the archive is broken there.
        """
        if name not in self._entries:
            return None
        return read_member(self._archive, self._entries[name])

    def root(self, name: str) -> Any:
        """The root element of a part; None if there is no such part.

        Raises:
            UnreadableTextError: if the part is not well-formed, or too deep.
        """
        if name not in self._roots:
            content = self.content(name)
            if content is None:
                return None
            self._roots[name] = _in_usual_form(parse_xml(content))
        return self._roots[name]

    def related(self, name: str, identifier: str | None) -> str:
        """The name of the part to which a relation of a part leads; empty if it leads nowhere."""
        _, target = self._relations_of(name).get(identifier or "", ("", ""))
        return target if target in self._entries else ""

    def related_of_kind(self, name: str, kind: str) -> Iterator[str]:
        """The names of all parts to which relations of one kind lead, such as ``styles``."""
        for found, target in self._relations_of(name).values():
            if found == kind and target in self._entries:
                yield target

    def _relations_of(self, name: str) -> dict[str, tuple[str, str]]:
        if name not in self._relations:
            self._relations[name] = dict(self._read_relations(name))
        return self._relations[name]

    def _read_relations(self, name: str) -> Iterator[tuple[str, tuple[str, str]]]:
        folder, _, base = name.rpartition("/")
        root = self.root(posixpath.join(folder, "_rels", f"{base}.rels"))
        for relation in () if root is None else root.iter(_RELATIONSHIP):
            if relation.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(
                posixpath.join(f"/{folder}", (relation.get("Target") or "").replace("\\", "/"))
            )
            kind = (relation.get("Type") or "").rpartition("/")[2]
            yield relation.get("Id") or "", (kind, target.lstrip("/").lower())


def _in_usual_form(root: Any) -> Any:
    """Rename elements and attributes of the Strict form; other trees are left as they are."""
    if _STRICT not in "".join(uri for uri in root.nsmap.values() if uri):
        return root
    for element in root.iter(etree.Element):
        element.tag = _usual_name(element.tag)
        for name, value in list(element.attrib.items()):
            usual = _usual_name(name)
            if usual != name:
                del element.attrib[name]
                element.set(usual, value)
    return root


def _usual_name(name: str) -> str:
    uri, _, local = name.rpartition("}")
    usual = _USUAL.get(uri[1:])
    return f"{{{usual}}}{local}" if usual else name


def chosen_branch(alternatives: Any) -> Any:
    """The branch of ``mc:AlternateContent`` that Word shows; None if it shows none."""
    for branch in alternatives:
        if local_name(branch) == "Choice":
            wanted = (branch.get("Requires") or "").split()
            if all(branch.nsmap.get(prefix) in _UNDERSTOOD for prefix in wanted):
                return branch
    return alternatives.find(qualified("mc:Fallback"))
