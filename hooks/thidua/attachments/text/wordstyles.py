"""How a run of a Word document looks: what it says itself, its styles, the document's defaults.

Source: ISO/IEC 29500-1, 17.7.2 (hierarchy of styles) and 17.7.3 (toggle properties).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from thidua.attachments.text.inks import look_alike
from thidua.attachments.text.model import OmissionReason
from thidua.attachments.text.officeparts import qualified, value_of, whole_number
from thidua.attachments.text.symbols import is_symbol_font

_OFF = ("0", "false", "none", "off")
_TOGGLES = ("b", "i", "caps", "strike", "vanish", "specVanish")
_PAPER = "FFFFFF"
_HIGHLIGHTS = {
    "white": _PAPER, "black": "000000", "yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF",
    "magenta": "FF00FF", "blue": "0000FF", "red": "FF0000", "darkBlue": "000080",
    "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000",
    "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
_COLOUR_LENGTH = 6
_TINY = 5  # half points
_NARROW = 10  # per cent of the width of letters
_LONGEST_CHAIN = 32  # styles; Word makes shorter ones only
_FLAT = 60  # twentieths of a point: exact height of a line


class Ground(NamedTuple):
    """What is behind letters: the colour of the paper, a cell or a box; empty if not known."""

    colour: str = _PAPER


@dataclass(frozen=True)
class RunLook:
    """The look of a run.

    Attributes:
        font: for Latin letters; empty if the document does not name it.
        raised: whether it is superscript.
        unprinted: why its letters are not words of the document; None if they are.
    """

    bold: bool
    italic: bool
    capitals: bool
    raised: bool
    font: str
    unprinted: OmissionReason | None


class WordStyles:
    """The styles of a document; a document without any has the defaults of the standard."""

    def __init__(self, root: Any) -> None:
        styles = [] if root is None else root.findall(qualified("w:style"))
        self._styles = {style.get(qualified("w:styleId")): style for style in styles}
        self._default = next(
            (
                style.get(qualified("w:styleId"))
                for style in styles
                if style.get(qualified("w:type")) in (None, "paragraph")
                and style.get(qualified("w:default")) not in (None, *_OFF)
            ),
            None,
        )
        path = "/".join(map(qualified, ("w:docDefaults", "w:rPrDefault", "w:rPr")))
        self._defaults = None if root is None else root.find(path)
        self._chains: dict[str | None, tuple[Any, ...]] = {}
        self._properties: dict[tuple[str | None, str], tuple[Any, str | None]] = {}
        self._looks: dict[tuple[str | None, str | None], dict[str, Any]] = {}

    def chain(self, name: str | None) -> tuple[Any, ...]:
        """A style and all styles it is based on; each once, even if they form a circle."""
        if name not in self._chains:
            found: dict[str | None, Any] = {}
            step = name
            while step in self._styles and step not in found and len(found) < _LONGEST_CHAIN:
                found[step] = self._styles[step]
                step = value_of(self._styles[step], "w:basedOn")
            self._chains[name] = tuple(found.values())
        return self._chains[name]

    def paragraph_style(self, properties: Any) -> str | None:
        """The name of the style of a paragraph with these properties."""
        named = value_of(properties, "w:pStyle")
        return named if named in self._styles else self._default

    def paragraph_property(self, properties: Any, name: str) -> Any:
        """A property of a paragraph, its own or that of its styles; None without."""
        own = None if properties is None else properties.find(qualified(name))
        if own is not None:
            return own
        return self.style_property(self.paragraph_style(properties), name)[0]

    def style_property(self, style: str | None, name: str) -> tuple[Any, str | None]:
        """A property of paragraphs of a style, and the style that has it; None without."""
        if (style, name) not in self._properties:
            path = f"{qualified('w:pPr')}/{qualified(name)}"
            self._properties[style, name] = next(
                (
                    (found, step.get(qualified("w:styleId")))
                    for step in self.chain(style)
                    if (found := step.find(path)) is not None
                ),
                (None, None),
            )
        return self._properties[style, name]

    def shades(self, table: Any) -> bool:
        """Whether the style of a table may give some of its cells another ground."""
        properties = table.find(qualified("w:tblPr"))
        return any(
            _fill(shade) not in ("", _PAPER)
            for style in self.chain(value_of(properties, "w:tblStyle"))
            for shade in style.iter(qualified("w:shd"))
        )

    def look(self, properties: Any, own: Any, ground: Ground) -> RunLook:
        """The look of a run.

        Args:
            properties: ``w:pPr`` of its paragraph, or None.
            own: ``w:rPr`` of the run, or None.
            ground: what is behind the paragraph.
        """
        names = (self.paragraph_style(properties), value_of(own, "w:rStyle"))
        if names not in self._looks:
            self._looks[names] = self._styled(*names)
        styled = self._looks[names]
        direct = {} if own is None else {child.tag: child for child in own}

        def is_on(toggle: str) -> bool:
            mine = direct.get(qualified(f"w:{toggle}"))
            return bool(styled.get(toggle)) if mine is None else is_switched_on(mine)

        def of(name: str) -> Any:
            return direct.get(qualified(name), styled.get(name))

        raised = of("w:vertAlign")
        struck = is_on("strike") or is_switched_on(of("w:dstrike"))
        reason = OmissionReason.STRUCK_OUT if struck else None
        if is_on("vanish") or is_on("specVanish"):
            reason = OmissionReason.HIDDEN
        elif reason is None and (self._is_flat(properties) or _is_unseen(of, ground)):
            reason = OmissionReason.UNSEEN
        return RunLook(
            bold=is_on("b"),
            italic=is_on("i"),
            capitals=is_on("caps"),
            raised=raised is not None and raised.get(qualified("w:val")) == "superscript",
            font=_font(direct.get(qualified("w:rFonts"))) or styled["font"],
            unprinted=reason,
        )

    def _styled(self, paragraph: str | None, character: str | None) -> dict[str, Any]:
        """Toggles and other properties that two styles and the defaults give together."""
        out: dict[str, Any] = {}
        both = (self.chain(paragraph), self.chain(character))
        for toggle in _TOGGLES:
            name = qualified(f"w:{toggle}")
            default = None if self._defaults is None else self._defaults.find(name)
            switched = [_first(chain, name) for chain in both]
            # A style that is bold inside a style that is bold is not bold: 17.7.3.
            odd = sum(found is not None and is_switched_on(found) for found in switched) % 2
            unsaid = all(found is None for found in switched)
            out[toggle] = bool(odd) or (unsaid and default is not None and is_switched_on(default))
        for name in ("w:color", "w:sz", "w:w", "w:shd", "w:highlight", "w:dstrike",
                     "w:vertAlign", "w14:textFill"):  # fmt: skip
            full = qualified(name)
            out[name] = next(
                (look.find(full) for look in _properties(both, self._defaults)
                 if look.find(full) is not None), None,
            )  # fmt: skip
        fonts = (_font(look.find(qualified("w:rFonts")))
                 for look in _properties(both, self._defaults))  # fmt: skip
        out["font"] = next(filter(None, fonts), "")
        return out

    def _is_flat(self, properties: Any) -> bool:
        """Whether the lines of a paragraph are too low for letters."""
        spacing = self.paragraph_property(properties, "w:spacing")
        if spacing is None or spacing.get(qualified("w:lineRule")) != "exact":
            return False
        return whole_number(spacing.get(qualified("w:line")), _FLAT + 1) <= _FLAT


def is_switched_on(element: Any) -> bool:
    """Whether a property is on: ``<w:b/>`` is, ``<w:b w:val="0"/>`` and None are not."""
    return element is not None and element.get(qualified("w:val")) not in _OFF


def fill_of(parent: Any) -> str:
    """The colour with which an element is shaded (``w:shd``); empty if it is not."""
    return _fill(None if parent is None else parent.find(qualified("w:shd")))


def _fill(shade: Any) -> str:
    if shade is None:
        return ""
    if (shade.get(qualified("w:val")) or "") == "solid":
        front = shade.get(qualified("w:color")) or ""
        return front if len(front) == _COLOUR_LENGTH else "000000"
    fill = shade.get(qualified("w:fill")) or ""
    return fill.upper() if len(fill) == _COLOUR_LENGTH else ""


def _font(fonts: Any) -> str:
    """The font of Latin letters; that of signs, if there is one; empty if it is not named."""
    if fonts is None:
        return ""
    named = [fonts.get(qualified(name)) or "" for name in ("w:ascii", "w:hAnsi")]
    theme = fonts.get(qualified("w:asciiTheme")) or fonts.get(qualified("w:hAnsiTheme"))
    return next(filter(is_symbol_font, named), theme or named[0] or named[1])


def _first(chain: tuple[Any, ...], name: str) -> Any:
    for style in chain:
        found = style.find(f"{qualified('w:rPr')}/{name}")
        if found is not None:
            return found
    return None


def _properties(both: tuple[tuple[Any, ...], ...], defaults: Any) -> Iterator[Any]:
    """Every ``w:rPr`` that bears on a run, the strongest first."""
    paragraph, character = both
    for style in (*character, *paragraph):
        look = style.find(qualified("w:rPr"))
        if look is not None:
            yield look
    if defaults is not None:
        yield defaults


def _is_unseen(of: Any, ground: Ground) -> bool:
    size, width, fill = of("w:sz"), of("w:w"), of("w14:textFill")
    if fill is not None and fill.find(qualified("w14:noFill")) is not None:
        return True
    if size is not None and whole_number(size.get(qualified("w:val")), _TINY + 1) <= _TINY:
        return True
    if width is not None:
        share = (width.get(qualified("w:val")) or "").removesuffix("%")
        if whole_number(share, _NARROW + 1) <= _NARROW:
            return True
    colour = of("w:color")
    ink = "" if colour is None else colour.get(qualified("w:val")) or ""
    highlight = of("w:highlight")
    behind = _fill(of("w:shd"))
    if highlight is not None:
        behind = _HIGHLIGHTS.get(highlight.get(qualified("w:val")) or "", behind)
        if behind == _HIGHLIGHTS["black"] and ink in ("", "auto"):
            return True  # as one blackens what is not to be read
    return look_alike(ink, behind or ground.colour)
