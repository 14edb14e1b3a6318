"""Adapts callouts, tabs, tables, tasks and icons of Material's Markdown to the portal.

An extension of Python-Markdown that changes the result of other extensions. ``:material-sprout:``
becomes an icon; callouts get Vietnamese titles; tables can be focused and scrolled by keyboard;
tasks become words and icons instead of form controls. No element gets an inline style.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from thidua.look.drawings import UnusableIconError
from thidua.look.icons import Icons


@dataclass(frozen=True)
class Callout:
    """One type of callout.

    Attributes:
        title: shown above it if the text gives no title.
        icon: shown beside its title.
        tone: its colours, the end of the class ``callout--…`` of the style sheet.
    """

    title: str
    icon: str
    tone: str


CALLOUTS = {
    "note": Callout("Ghi chú", "pencil", "blue"),
    "abstract": Callout("Tóm tắt", "clipboard-list", "blue"),
    "info": Callout("Thông tin", "info", "blue"),
    "tip": Callout("Gợi ý", "lightbulb", "green"),
    "success": Callout("Thành công", "circle-check", "green"),
    "question": Callout("Hỏi đáp", "circle-help", "gold"),
    "warning": Callout("Lưu ý", "triangle-alert", "gold"),
    "failure": Callout("Chưa đạt", "circle-x", "red"),
    "danger": Callout("Cảnh báo", "octagon-alert", "red"),
    "bug": Callout("Lỗi", "bug", "red"),
    "example": Callout("Ví dụ", "list", "plain"),
    "quote": Callout("Trích dẫn", "quote", "plain"),
}
"""Every type of callout, by the word after ``!!!``."""

_UNTYPED = Callout("", "", "plain")

USES_FURNITURE = re.compile(
    r"<(?:mark|kbd|dl|img|figure|blockquote|hr)\b"
    r'|<\w+\b[^<>]*\sclass="(?:callout|tabbed-set|grid|task|footnote|keys|glyph|filename|linenos|hll'
    r'|[^"]*\balign-)'
)
"""Found in the HTML of exactly those pages that need ``furniture.css``."""

_SHORTCODE = r"(?<![\w:/]):([a-z0-9][a-z0-9_+-]*[a-z0-9]):(?![\w:])"
_CHECKBOX = re.compile(r'<input type="checkbox" disabled( checked)?\s*/?>')
_HAS_LETTER = re.compile(r"[a-z]")
_BOX_ICON = "check"
# After attributes of lists (8) and the table of contents (5), before links are resolved (0).
_TREE_PRIORITY = 3
_INLINE_PRIORITY = 75
_TEXT_PRIORITY = 5


class Furniture(Extension):
    """The extension; it may be used for any number of texts.

    Args:
        icons: where icons are found.

    Attributes:
        faults: codes between colons that are not icons, in all texts so far; each with the reason
            if the icon exists but cannot be used.
    """

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.faults: list[tuple[str, str]] = []
        self._icons = icons
        self._drawn: dict[str, str] = {}

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown calls it so
        """Add the three steps of the extension to a converter."""
        md.inlinePatterns.register(_Shortcodes(self, md), "portal_icons", _INLINE_PRIORITY)
        md.treeprocessors.register(_Tree(self, md), "portal_furniture", _TREE_PRIORITY)
        md.postprocessors.register(_Tasks(self, md), "portal_tasks", _TEXT_PRIORITY)

    def drawn(self, code: str) -> str:
        """The icon of a shortcode as inline SVG; without one, empty and noted in ``faults``."""
        if code in self._drawn:
            return self._drawn[code]
        name = self._icons.name_of_shortcode(code)
        if name is None:
            self.faults.append((code, ""))
            return ""
        try:
            self._drawn[code] = self._icons.markup_of(name)
        except UnusableIconError as error:
            self.faults.append((code, str(error)))
            return ""
        return self._drawn[code]


class _Shortcodes(InlineProcessor):
    """Replaces ``:material-sprout:`` by an icon; ``{ .lg }`` after it sets its class."""

    def __init__(self, furniture: Furniture, md: Markdown) -> None:
        super().__init__(_SHORTCODE, md)
        self._furniture = furniture

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        drawing = self._furniture.drawn(m[1]) if _HAS_LETTER.search(m[1]) else ""
        if not drawing:
            return None, None, None
        holder = Element("span", {"class": "glyph"})
        holder.text = AtomicString(self.md.htmlStash.store(drawing))
        return holder, m.start(0), m.end(0)


class _Tree(Treeprocessor):
    """Changes callouts, tables, tabs and footnotes to the form that the portal shows."""

    def __init__(self, furniture: Furniture, md: Markdown) -> None:
        super().__init__(md)
        self._furniture = furniture

    def run(self, root: Element) -> None:
        for element in list(root.iter()):
            classes = element.get("class", "").split()
            if "admonition" in classes:
                self._callout(element, "p")
            elif element.tag == "details":
                self._callout(element, "summary")
            elif "tabbed-set" in classes:
                element.set("role", "group")
                element.set("aria-label", "Các phần để chọn")
            elif "footnote" in classes and element.tag == "div":
                element.set("role", "group")
                element.set("aria-label", "Chú thích cuối trang")
            elif "footnote-backref" in classes:
                element.set("aria-label", element.get("title", ""))
        tables = [found for found in _children_with_parents(root) if found[1].tag == "table"]
        for number, (parent, table) in enumerate(tables, 1):
            _settle_cells(table)
            _wrap(parent, table, number)

    def _callout(self, box: Element, title_tag: str) -> None:
        classes = [name for name in box.get("class", "").split() if name != "admonition"]
        kind = classes[0] if classes else ""
        look = CALLOUTS.get(kind, CALLOUTS["note"]) if kind else _UNTYPED
        # The type is not kept as a class: the style sheet uses words such as `note` otherwise.
        box.set("class", " ".join(["callout", f"callout--{look.tone}", *classes[1:]]))
        title = box[0] if len(box) and box[0].tag == title_tag else None
        if title is None or (title_tag == "p" and title.get("class") != "admonition-title"):
            return
        words = title.text or ""
        if words == kind.capitalize() and not len(title):  # the text gives no title
            words = look.title
        icon = self.md.htmlStash.store(self._furniture.drawn(look.icon)) if look.icon else ""
        title.set("class", "callout__title")
        title.text = AtomicString(icon + words)


class _Tasks(Postprocessor):
    """Replaces the boxes of task lists, which are form controls without a name, by icons."""

    def __init__(self, furniture: Furniture, md: Markdown) -> None:
        super().__init__(md)
        self._furniture = furniture

    def run(self, text: str) -> str:
        return _CHECKBOX.sub(self._box, text)

    def _box(self, found: re.Match[str]) -> str:
        done, said = (" task--done", "Đã xong:") if found[1] else ("", "Chưa xong:")
        icon = self._furniture.drawn(_BOX_ICON) if found[1] else ""
        words = f'<span class="visually-hidden">{said}</span>'
        return f'<span class="task{done}">{icon}{words}</span>'


def _children_with_parents(root: Element) -> Iterator[tuple[Element, Element]]:
    for parent in list(root.iter()):
        for child in list(parent):
            yield parent, child


def _settle_cells(table: Element) -> None:
    """Replace alignment attributes by classes, and add ``scope`` to the cells of headings."""
    for cell in table.iter():
        if cell.tag not in {"th", "td"}:
            continue
        side = cell.attrib.pop("align", None)
        if side in {"center", "right"}:
            cell.set("class", f"{cell.get('class', '')} align-{side}".strip())
        if cell.tag == "th" and not _has_content(cell):
            cell.tag = "td"
    for head in table.iterfind("thead//th"):
        head.set("scope", head.get("scope", "col"))


def _has_content(element: Element) -> bool:
    return bool(len(element) or (element.text or "").strip())


def _wrap(parent: Element, table: Element, number: int) -> None:
    """Put a table into a box that can be scrolled and focused."""
    attributes: dict[str, Any] = {"class": "table-scroll", "tabindex": "0", "role": "group"}
    box = Element("div", {**attributes, "aria-label": f"Bảng {number}"})
    place = list(parent).index(table)
    parent.remove(table)
    box.tail, table.tail = table.tail, "\n"
    box.append(table)
    parent.insert(place, box)
