"""Drawings (SVG) inside office files: they may show shapes, and neither run nor fetch anything.

Word and LibreOffice hand them to whatever program draws SVG on the reader's machine.
"""

from __future__ import annotations

import re

from thidua.attachments.inspection import xmlparts
from thidua.attachments.inspection.links import refuse_harmful_link
from thidua.attachments.inspection.refusals import ACTIVE_DRAWING, RefusedError

_ACTIVE = {
    "script", "foreignObject", "iframe", "embed", "object", "audio", "video", "handler",
    "listener", "set", "animate", "animateMotion", "animateTransform", "discard",
}  # fmt: skip
_OWN_PLACE = re.compile(r"\s*(?:#|data:image/(?:png|jpe?g|gif)[;,]|$)", re.IGNORECASE)
_FETCHING_STYLE = re.compile(
    r"@import|image-set\(|url\(\s*(?:(?![\s\"'#]|data:image/)|[\"'](?!#|data:image/))",
    re.IGNORECASE,
)
_STYLE_CODE = re.compile(r"\\([0-9A-Fa-f]{1,6})\s?|\\(.)")
_LAST_LETTER = 0x10FFFF  # of Unicode
_PAGE_SPACE = "http://www.w3.org/1999/xhtml"
"""The namespace of web pages, whose elements have many ways to fetch."""
_GZIP = b"\x1f\x8b"


def is_drawing(name: str, part: bytes) -> bool:
    """Whether a part of a package is a drawing."""
    named = name.lower().endswith((".svg", ".svgz"))
    return named or (xmlparts.is_xml(name, part) and xmlparts.find_root(part) == "svg")


def refuse_active_drawing(part: bytes) -> None:
    """Check a drawing.

    Raises:
        RefusedError: if it runs or fetches something, is compressed so that nobody sees what it
            holds, or is no XML.
    """
    if part.startswith(_GZIP):
        raise RefusedError(ACTIVE_DRAWING)
    style: list[str] = []

    def keep(name: str, words: str) -> None:
        if name == "style":
            style.append(words)

    xmlparts.walk(part, _look_at, keep, on_instruction=_refuse_style_sheet)
    if _fetches("".join(style)):
        raise RefusedError(ACTIVE_DRAWING)


def _refuse_style_sheet(target: str) -> None:
    if target == "xml-stylesheet":
        raise RefusedError(ACTIVE_DRAWING)


def _fetches(style: str) -> bool:
    """Whether a style fetches something; any letter of it may be written as a code (CSS)."""
    plain = _STYLE_CODE.sub(_read_style_code, style) if "\\" in style else style
    return bool(_FETCHING_STYLE.search(plain))


def _read_style_code(found: re.Match[str]) -> str:
    number = int(found[1], 16) if found[1] else ord(found[2])
    return chr(number) if number <= _LAST_LETTER else ""


def _look_at(name: str, attributes: xmlparts.Attributes) -> None:
    if name in _ACTIVE:
        raise RefusedError(ACTIVE_DRAWING)
    for key, value in attributes.items():
        is_link = name == "a" and key == "href"
        if is_link:
            refuse_harmful_link(value)
        if (
            key in ("base", "ping")
            or key.lower().startswith("on")
            or value.strip() == _PAGE_SPACE
            or _fetches(value)
            or (key in ("href", "src") and not is_link and not _OWN_PLACE.match(value))
        ):
            raise RefusedError(ACTIVE_DRAWING)
