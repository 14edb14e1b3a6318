"""Inspecting SVG drawings: one with scripts, links, animation or outside content is refused.

A browser that opens an SVG file by its address treats it like a page of the portal: a script in it
could do whatever scripts of the portal can do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple
from xml.parsers import expat

from thidua.attachments.inspection.refusals import Refusal, RefusedError

NAMESPACE = "http://www.w3.org/2000/svg"
_WEB_PAGE = "http://www.w3.org/1999/xhtml"
_OWN_DOCTYPE = "-//W3C//DTD SVG "  # written by drawing programs; browsers ignore it
_MOST_DRAWN = 20_000  # elements; those drawn again by ``use`` are counted again
_DEEPEST = 200
_ACTIVE = frozenset({"script", "handler", "listener"})
_FOREIGN = frozenset(
    {"foreignobject", "iframe", "embed", "object", "audio", "video", "canvas", "html", "body"}
)
_MOVING = frozenset(
    {"animate", "set", "animatetransform", "animatemotion", "animatecolor", "discard"}
)
_LINKS = frozenset({"href", "src", "base"})
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?|\.\d+)\s*(?:px|pt|pc|mm|cm|in|em|ex)?\s*", re.I)
_URL = re.compile(r"url\(\s*[\"']?\s*([^)\"']*)", re.I)
_LOADS = re.compile(r"@import|@font-face|image-set\(|(?<![\w-])(?:src|image)\(", re.I)
_MOVES = re.compile(r"@(?:-\w+-)?keyframes|(?<![\w-])(?:animation|transition)(?:-\w+)?\s*:", re.I)
_CSS_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
_STYLED = re.compile(r"style|fill|stroke|filter|mask|clip-path|marker.*|cursor", re.I)

_PLAIN = "Mở bằng Inkscape, lưu lại dạng “Plain SVG”; hoặc dùng ảnh PNG."
_AGAIN = "Xin lại tệp từ người vẽ, hoặc dùng ảnh PNG."
DTD = Refusal("Tệp SVG `{name}` có khai báo DTD.", _PLAIN)
BROKEN = Refusal("Tệp SVG `{name}` bị hỏng, không đọc được.", _AGAIN)
NO_SVG = Refusal("`{name}` không phải là tệp SVG: phần tử ngoài cùng không phải `<svg>`.", _AGAIN)
SCRIPT = Refusal("Tệp SVG `{name}` chứa mã lệnh.", _PLAIN)
FOREIGN = Refusal("Tệp SVG `{name}` nhúng trang web, phim hoặc âm thanh.", _PLAIN)
PICTURE = Refusal(
    "Tệp SVG `{name}` nhúng ảnh bên trong.",
    "Vẽ lại thành nét (Inkscape: Path > Trace Bitmap), hoặc dùng chính ảnh ấy dạng PNG.",
)
LINK = Refusal("Tệp SVG `{name}` dẫn ra ngoài tệp hoặc nạp thứ khác từ nơi khác.", _PLAIN)
MOVING = Refusal("Hình `{name}` chuyển động.", "Bỏ phần chuyển động, giữ hình đứng yên.")
NO_SIZE = Refusal(
    "Tệp SVG `{name}` không ghi kích thước.",
    'Thêm `viewBox="0 0 rộng cao"` vào phần tử `<svg>`, hoặc lưu lại bằng Inkscape.',
)
TOO_MUCH = Refusal("Tệp SVG `{name}` vẽ ra quá nhiều hình, trình duyệt sẽ treo.", _AGAIN)


class Drawing(NamedTuple):
    """An inspected drawing: its size in its own units, and whether it needs a font."""

    width: float
    height: float
    has_text: bool


def inspect(content: bytes) -> Drawing:
    """Inspect an SVG file without running anything in it.

    Raises:
        RefusedError: if it is broken, has no size, or is more than a still picture.
    """
    reader = _SvgReader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse_dtd
    parser.ProcessingInstructionHandler = reader.instruction
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.words
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise RefusedError(BROKEN) from error
    if reader.size is None:
        raise RefusedError(NO_SIZE)
    reader.refuse_bomb()
    return Drawing(*reader.size, has_text=reader.has_text)


class _SvgReader:
    """Receives the events of the XML parser and checks every element."""

    def __init__(self) -> None:
        self.size: tuple[float, float] | None = None
        self.has_text = False
        self._within: list[str] = []
        self._ids: list[str] = []  # of all open elements; empty for an element without ``id``
        self._drawn: dict[str, int] = defaultdict(int)
        self._uses: dict[str, list[str]] = defaultdict(list)
        self._style: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        namespace, local = _split(name)
        if not self._within:
            if (namespace, local) != (NAMESPACE, "svg"):
                raise RefusedError(NO_SVG)
            self.size = _size(attributes)
        lower = local.lower()
        _refuse_element(namespace, lower)
        named = {_split(key)[1].lower(): value for key, value in attributes.items()}
        for key, value in named.items():
            _refuse_attribute(key, value)
        self.has_text = self.has_text or lower == "text"
        self._within.append(lower)
        if len(self._within) > _DEEPEST:
            raise RefusedError(TOO_MUCH)
        self._ids.append(named.get("id", ""))
        self._count(lower, named)

    def _count(self, local: str, attributes: Mapping[str, str]) -> None:
        around = {"", *self._ids}  # the empty name stands for the whole drawing
        for identifier in around:
            self._drawn[identifier] += 1
            if local == "use" and "href" in attributes:
                self._uses[identifier].append(attributes["href"].strip().removeprefix("#"))

    def words(self, text: str) -> None:
        if self._within[-1] == "style":
            self._style.append(text)

    def end(self, name: str) -> None:
        if self._within.pop() == "style":
            _refuse_css("".join(self._style))
            self._style.clear()
        self._ids.pop()

    def instruction(self, target: str, data: str) -> None:
        raise RefusedError(LINK)  # <?xml-stylesheet href="…"?>

    def refuse_bomb(self) -> None:
        """Refuse a drawing with ``use`` in a circle, or one that draws too many elements."""
        drawn: dict[str, int] = {}

        def count(identifier: str, above: tuple[str, ...]) -> int:
            if identifier in above or len(above) > _DEEPEST:
                raise RefusedError(TOO_MUCH)
            if identifier not in drawn:
                inner = (count(used, (*above, identifier)) for used in self._uses[identifier])
                drawn[identifier] = self._drawn[identifier] + sum(inner)
            return drawn[identifier]

        if count("", ()) > _MOST_DRAWN:
            raise RefusedError(TOO_MUCH)


def _split(name: str) -> tuple[str, str]:
    namespace, _, local = name.rpartition(" ")
    return namespace, local.rpartition(":")[2]


def _size(attributes: Mapping[str, str]) -> tuple[float, float] | None:
    """Width and height of the ``viewBox``, or else those of the attributes; None without both."""
    box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    try:
        width, height = (float(side) for side in box[2:4])
    except ValueError:
        sides = [_LENGTH.fullmatch(attributes.get(name, "")) for name in ("width", "height")]
        width, height = (float(side[1]) if side else 0.0 for side in sides)
    return (width, height) if 0 < width < float("inf") and 0 < height < float("inf") else None


def _refuse_element(namespace: str, local: str) -> None:
    if local in _ACTIVE:
        raise RefusedError(SCRIPT)
    if local in _FOREIGN or namespace == _WEB_PAGE:
        raise RefusedError(FOREIGN)
    if local in _MOVING:
        raise RefusedError(MOVING)
    if local in {"image", "feimage"}:
        raise RefusedError(PICTURE)


def _refuse_attribute(name: str, value: str) -> None:
    """Refuse attributes with scripts or links to other places.

    Args:
        name: in lower case, without its namespace prefix.
        value: of the attribute.
    """
    if name.startswith("on") or "javascript:" in re.sub(r"\s", "", value).lower():
        raise RefusedError(SCRIPT)
    if name in _LINKS and not value.strip().startswith("#"):
        raise RefusedError(LINK)
    if _STYLED.fullmatch(name) or "url(" in value.lower():
        _refuse_css(value)


def _refuse_css(css: str) -> None:
    """Refuse rules that load or move anything, and escapes, which could hide such rules."""
    plain = _CSS_COMMENT.sub("", css)
    if "\\" in plain or _LOADS.search(plain):
        raise RefusedError(LINK)
    if any(not target.strip().startswith("#") for target in _URL.findall(plain)):
        raise RefusedError(LINK)
    if _MOVES.search(plain):
        raise RefusedError(MOVING)


def _refuse_dtd(_: str, __: str | None, public: str | None, declares: bool | int) -> None:
    """Refuse document types that could make a browser read the file differently from this check."""
    if declares or not (public or "").startswith(_OWN_DOCTYPE):
        raise RefusedError(DTD)
