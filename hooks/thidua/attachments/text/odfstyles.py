"""How letters of an OpenDocument text look. Source: OpenDocument 1.3, part 3, 16 (styles)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from thidua.attachments.text.inks import look_alike
from thidua.attachments.text.model import OmissionReason

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = {
    "text": f"{_NAMES}text:1.0",
    "style": f"{_NAMES}style:1.0",
    "table": f"{_NAMES}table:1.0",
    "office": f"{_NAMES}office:1.0",
    "draw": f"{_NAMES}drawing:1.0",
    "fo": f"{_NAMES}xsl-fo-compatible:1.0",
    "svg": f"{_NAMES}svg-compatible:1.0",
    "form": f"{_NAMES}form:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "dc": "http://purl.org/dc/elements/1.1/",
    "math": "http://www.w3.org/1998/Math/MathML",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
"""The namespaces that readers name, by their usual prefixes."""

_TINY = 2.5  # points
_FILLED = {
    "table:style-name": ("table-cell", "table-row", "table"),
    "draw:style-name": ("graphic",),
}
_PAPER = "#ffffff"
_LONGEST_CHAIN = 32  # styles


def named(name: str) -> str:
    """The full name of an element or attribute: ``text:p`` gives ``{urn:…}p``."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


class LetterLook(NamedTuple):
    """The look of letters.

    Attributes:
        unprinted: why they are not words of the document; None if they are.
        is_pale: whether they cannot be seen on paper.
    """

    bold: bool
    italic: bool
    raised: bool
    capitals: bool
    font: str
    unprinted: OmissionReason | None
    is_pale: bool


class TextStyles:
    """The styles of an OpenDocument text.

    Args:
        trees: the roots of the parts with styles; later ones win.
    """

    def __init__(self, *trees: Any) -> None:
        self._styles = {
            (style.get(named("style:family")), style.get(named("style:name"))): style
            for tree in trees
            for style in tree.iter(named("style:style"))
        }
        self._defaults = {
            style.get(named("style:family")): style
            for tree in trees
            for style in tree.iter(named("style:default-style"))
        }
        self._fonts = {
            face.get(named("style:name")): face.get(named("svg:font-family"), "").strip("'\" ")
            for tree in trees
            for face in tree.iter(named("style:font-face"))
        }
        self._looks: dict[tuple[str | None, ...], LetterLook] = {}

    def find(self, family: str, name: str | None, attribute: str) -> str:
        """A property of a style, or of one on which it is based; empty without."""
        return next(self._values([(family, name)], attribute), "")

    def is_filled(self, element: Any) -> bool:
        """Whether a cell, a row, a table or a shape has a ground of its own behind its text."""
        for attribute, families in _FILLED.items():
            name = element.get(named(attribute))
            for family in families if name else ():
                ground = self.find(family, name, "fo:background-color")
                fill = self.find(family, name, "draw:fill")
                if ground not in ("", "transparent", _PAPER) or fill not in ("", "none"):
                    return True
        return False

    def look(self, names: tuple[str | None, ...]) -> LetterLook:
        """The look of letters.

        Args:
            names: of the style of their paragraph, then of every span around them.
        """
        if names not in self._looks:
            self._looks[names] = self._read_look(names)
        return self._looks[names]

    def _read_look(self, names: tuple[str | None, ...]) -> LetterLook:
        paragraph, *spans = names
        steps = [*(("text", span) for span in reversed(spans)), ("paragraph", paragraph)]

        def find(attribute: str) -> str:
            return next(self._values(steps, attribute), "")

        position = find("style:text-position")
        font = find("style:font-name")
        return LetterLook(
            bold=find("fo:font-weight") in ("bold", "600", "700", "800", "900"),
            italic=find("fo:font-style").startswith(("italic", "oblique")),
            raised=position.startswith("super") or _percent(position.split(" ")[0]) > 0,
            capitals=find("fo:text-transform") == "uppercase",
            font=self._fonts.get(font) or font or find("fo:font-family").strip("'\" "),
            unprinted=_reason(find),
            is_pale=_is_pale(find),
        )

    def _values(self, steps: list[tuple[str, str | None]], attribute: str) -> Iterator[str]:
        """The values of a property, the strongest first."""
        full = named(attribute)
        for family, first in steps:
            name = first
            seen: set[str | None] = set()
            while name not in seen and len(seen) < _LONGEST_CHAIN:
                seen.add(name)
                style = self._styles.get((family, name))
                if style is None:
                    break
                yield from _in_properties(style, full)
                name = style.get(named("style:parent-style-name"))
            if family in self._defaults:
                yield from _in_properties(self._defaults[family], full)

    def list_style(self, paragraph: str | None) -> str | None:
        """The name of the list style that the style of a paragraph demands; None without."""
        seen: set[str | None] = set()
        while paragraph not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(paragraph)
            style = self._styles.get(("paragraph", paragraph))
            if style is None:
                return None
            found = style.get(named("style:list-style-name"))
            if found is not None:
                return str(found)
            paragraph = style.get(named("style:parent-style-name"))
        return None


def _in_properties(style: Any, attribute: str) -> Iterator[str]:
    for properties in style:
        value = properties.get(attribute)
        if value is not None:
            yield str(value)


def _reason(find: Callable[[str], str]) -> OmissionReason | None:
    """Why letters with these properties are not words of the document; None if they are."""
    if find("text:display") == "none":
        return OmissionReason.HIDDEN
    if find("style:text-line-through-style") not in ("", "none") or find(
        "style:text-line-through-type"
    ) not in ("", "none"):
        return OmissionReason.STRUCK_OUT
    size = find("fo:font-size")
    if size.endswith("pt") and _number(size.removesuffix("pt")) <= _TINY:
        return OmissionReason.UNSEEN
    return None


def _is_pale(find: Callable[[str], str]) -> bool:
    ink, behind = find("fo:color"), find("fo:background-color")
    behind = _PAPER if behind in ("", "transparent") else behind
    return find("style:use-window-font-color") != "true" and look_alike(
        ink.removeprefix("#"), behind.removeprefix("#")
    )


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("inf")


def _percent(text: str) -> float:
    return _number(text.removesuffix("%")) if text.endswith("%") else 0
