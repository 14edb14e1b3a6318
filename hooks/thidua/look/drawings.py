"""SVG files turned into drawings that may stand inside a page: shapes and colours, nothing else.

The file is parsed, and only its shapes are written out again: no script, style sheet, link or text
of the file reaches the page. A drawing in one colour is shown in the colour of the text beside it;
a drawing in several colours keeps them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from thidua.look.svg import NAMESPACE

MAX_BYTES = 10_000
"""The largest file of an icon: the drawing is repeated inside every page that shows it."""

_MAX_DEPTH = 20
_SVG = f"{{{NAMESPACE}}}"
_SHAPES = frozenset({"path", "circle", "ellipse", "line", "polyline", "polygon", "rect"})
_SILENT = frozenset({"title", "desc", "metadata"})
_GEOMETRY = frozenset(
    {"d", "cx", "cy", "r", "rx", "ry", "x", "y", "x1", "x2", "y1", "y2", "width", "height"}
    | {"points", "transform"}
)
_PAINTS = frozenset({"fill", "stroke"})
_PEN = frozenset(
    {"opacity", "fill-opacity", "stroke-opacity", "fill-rule", "clip-rule", "stroke-width"}
    | {"stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray"}
    | {"stroke-dashoffset"}
)
_EFFECTS = frozenset({"clip-path", "mask", "filter", "marker-start", "marker-mid", "marker-end"})
_PAGE_PEN = {
    "fill": "none",
    "stroke": "currentColor",
    "stroke-width": "2",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
}
"""How the style sheet draws icons that have no colours of their own."""
_PLAIN_PEN = {"stroke-width": "1", "stroke-linecap": "butt", "stroke-linejoin": "miter"}
"""The values that SVG prescribes for strokes without these attributes."""

_SAFE_VALUE = re.compile(r"[A-Za-z0-9\s.,()%+-]*")
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}|[a-zA-Z]+|(?:rgb|hsl)a?\([\d\s.,%/a-z]*\)")
_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)"
_BOX = re.compile(rf"\s*({_NUMBER})[\s,]+({_NUMBER})[\s,]+({_NUMBER})[\s,]+({_NUMBER})\s*")
_LENGTH = re.compile(rf"({_NUMBER})(?:px)?")
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*>", re.I)
_LICENCE = re.compile(r"<!--(![\w\s.,:/@()&;-]*?)-->")


class UnusableIconError(ValueError):
    """A file is not a drawing of plain shapes; the message says in Vietnamese what is wrong."""


@dataclass(frozen=True)
class _Shape:
    name: str
    geometry: Mapping[str, str]
    pen: Mapping[str, str]
    children: tuple[_Shape, ...]


def redraw(source: bytes) -> str:
    """An SVG file as inline SVG that is hidden from screen readers.

    Raises:
        UnusableIconError: if it is broken, or has anything but shapes.
    """
    if len(source) > MAX_BYTES:
        weight = f"{len(source):,}".replace(",", ".")
        raise UnusableIconError(f"tệp nặng {weight} byte, biểu tượng chỉ được nặng 10.000 byte")
    svg, licence = _parse(source)
    pen = _pen(svg)
    shapes = tuple(shape for child in svg if (shape := _shape(child, 1)))
    if not shapes:
        raise UnusableIconError("tệp không có hình vẽ nào")
    drawing = _Shape("g", {}, pen, shapes)
    paints = frozenset(_paints(drawing, "currentColor", "none"))
    own_colours = len(paints - {"none"}) > 1
    # Icons of the engine, and icons drawn with the same strokes, are painted by the style sheet.
    by_page = svg.get("class") == "icon" or pen == _PAGE_PEN
    if by_page:
        drawing = _Shape("g", {}, {}, shapes)
    elif any(_strokes(drawing)):
        drawing = _Shape("g", {}, {**_PLAIN_PEN, **pen}, shapes)
    kind = "icon" if by_page else "icon icon--filled"
    inside = _written(drawing, own_colours=own_colours)
    return f'<svg class="{kind}" viewBox="{_box(svg)}" aria-hidden="true">{licence}{inside}</svg>'


def _parse(source: bytes) -> tuple[ElementTree.Element, str]:
    """The root element of the file, and the comment with its licence; empty if it has none."""
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnusableIconError("tệp không phải mã UTF-8") from None
    text = _DOCTYPE.sub("", text)
    if re.search(r"<!(?!--|\[CDATA)", text):
        raise UnusableIconError("tệp có khai báo `<!…>`")
    try:
        svg = ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError):
        raise UnusableIconError("tệp không phải SVG, hoặc viết sai cú pháp XML") from None
    if svg.tag.removeprefix(_SVG) != "svg":
        raise UnusableIconError("tệp không phải SVG")
    licence = _LICENCE.search(text)
    kept = licence and "--" not in licence[1]
    return svg, licence[0] if licence and kept else ""


def _box(svg: ElementTree.Element) -> str:
    written = svg.get("viewBox")
    if written is None:
        sides = [_LENGTH.fullmatch(svg.get(side, "").strip()) for side in ("width", "height")]
        written = f"0 0 {' '.join(side[1] for side in sides if side)}"
    box = _BOX.fullmatch(written)
    if box is None or float(box[3]) <= 0 or float(box[4]) <= 0:
        raise UnusableIconError("tệp thiếu `viewBox` (khung hình), hoặc khung hình không có cỡ")
    return " ".join(box.groups())


def _shape(element: ElementTree.Element, depth: int) -> _Shape | None:
    """A shape or a group; None for an element that draws nothing."""
    if not isinstance(element.tag, str) or _is_foreign(element.tag) or _is_hidden(element):
        return None
    name = element.tag.removeprefix(_SVG)
    if name in _SILENT or (name == "defs" and not len(element)):
        return None
    if name not in _SHAPES and name != "g":
        raise UnusableIconError(f"tệp có thẻ `<{name}>`, chỉ được vẽ bằng nét và hình")
    if depth > _MAX_DEPTH:
        raise UnusableIconError("các nhóm hình lồng nhau quá sâu")
    children = tuple(found for child in element if (found := _shape(child, depth + 1)))
    if name == "g" and not children:
        return None
    geometry = {key: _safe(key, element.attrib[key]) for key in element.attrib if key in _GEOMETRY}
    return _Shape(name, geometry, _pen(element), children)


def _is_foreign(tag: str) -> bool:
    """Whether an element was added by the drawing program for its own use."""
    return tag.startswith("{") and not tag.startswith(_SVG)


def _is_hidden(element: ElementTree.Element) -> bool:
    drawn = _properties(element)
    return drawn.get("display") == "none" or drawn.get("visibility") in {"hidden", "collapse"}


def _properties(element: ElementTree.Element) -> dict[str, str]:
    """The attributes of an element; declarations in ``style`` override them, as in browsers."""
    found = {key: value.strip() for key, value in element.attrib.items()}
    for declaration in found.pop("style", "").split(";"):
        name, _, value = declaration.partition(":")
        found[name.strip().lower()] = value.strip()
    return found


def _pen(element: ElementTree.Element) -> dict[str, str]:
    """How an element is painted.

    Raises:
        UnusableIconError: when it has a script, a link or an effect.
    """
    pen = {}
    for key, value in _properties(element).items():
        name = key.rpartition("}")[2].lower()
        if name.startswith("on"):
            raise UnusableIconError(f"tệp có mã lệnh `{name}`")
        if name == "href":
            raise UnusableIconError("tệp có liên kết `href`")
        if name in _EFFECTS and value != "none":
            raise UnusableIconError(f"tệp có hiệu ứng `{name}`")
        if name in _PAINTS and value != "inherit":
            pen[name] = _paint(value)
        elif name in _PEN and value != "inherit":
            pen[name] = _safe(name, value)
    return pen


def _paint(value: str) -> str:
    if value.lower() in {"none", "transparent"}:
        return "none"
    if value.lower() == "currentcolor":
        return "currentColor"
    if not _COLOUR.fullmatch(value):
        raise UnusableIconError(f"màu `{value[:30]}` không phải một màu đơn")
    return value.lower()


def _safe(key: str, value: str) -> str:
    if not _SAFE_VALUE.fullmatch(value):
        raise UnusableIconError(f"`{key}` có ký tự lạ: `{value[:30]}`")
    return value


def _paints(shape: _Shape, fill: str, stroke: str) -> Iterator[str]:
    """Every colour in which a part of the drawing is filled or stroked."""
    fill, stroke = shape.pen.get("fill", fill), shape.pen.get("stroke", stroke)
    if not shape.children:
        yield from (fill, stroke)
    for child in shape.children:
        yield from _paints(child, fill, stroke)


def _strokes(shape: _Shape) -> Iterator[bool]:
    yield shape.pen.get("stroke", "none") != "none"
    for child in shape.children:
        yield from _strokes(child)


def _written(shape: _Shape, *, own_colours: bool) -> str:
    """A shape as markup; a group without attributes is replaced by its content."""
    said = {**shape.geometry, **shape.pen}
    if not own_colours:
        coloured = {key for key in _PAINTS & said.keys() if said[key] != "none"}
        said |= dict.fromkeys(coloured, "currentColor")
    inside = "".join(_written(child, own_colours=own_colours) for child in shape.children)
    if shape.name == "g" and not said:
        return inside
    attributes = "".join(f' {key}="{value}"' for key, value in said.items())
    if inside:
        return f"<{shape.name}{attributes}>{inside}</{shape.name}>"
    return f"<{shape.name}{attributes}/>"
