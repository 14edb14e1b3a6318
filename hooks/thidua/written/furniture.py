"""What makes Material's Markdown furniture fit the portal: words, icons, and no inline styles.

An extension of Python-Markdown that works on what other extensions made. Icons are called
``:material-sprout:``; callouts get Vietnamese titles; tables can be reached and scrolled by
keyboard; tasks are words and icons instead of form controls.
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
        title: what stands above it when the text gives no title.
        icon: the icon beside its title.
        tone: its colours, a class of the style sheet.
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
"""In the HTML of a page that needs the style sheet of furniture."""

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
        faults: what stood between colons and is no icon, in all texts so far, with the reason
            where there is an icon that cannot be used.
    """

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.faults: list[tuple[str, str]] = []
        self._icons = icons
        self._drawn: dict[str, str] = {}

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown calls it so
        """Add the three steps to a converter."""
        md.inlinePatterns.register(_Shortcodes(self, md), "portal_icons", _INLINE_PRIORITY)
        md.treeprocessors.register(_Tree(self, md), "portal_furniture", _TREE_PRIORITY)
        md.postprocessors.register(_Tasks(self, md), "portal_tasks", _TEXT_PRIORITY)

    def drawn(self, code: str) -> str:
        """The icon of a shortcode as inline SVG; empty where there is none, which is noted."""
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
    """``:material-sprout:`` as an icon; ``{ .lg }`` after it sets its class."""

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
    """Callouts, tables, tabs and footnotes as the portal shows them."""

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
        # Types are words that the portal's own style sheet has other uses for, such as `note`.
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
    """Boxes of task lists, which others make as form controls without a name."""

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
    """Classes instead of alignment attributes; heads that say what they are heads of."""
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
    """Put a table into a box that scrolls, and can be reached to be scrolled."""
    attributes: dict[str, Any] = {"class": "table-scroll", "tabindex": "0", "role": "group"}
    box = Element("div", {**attributes, "aria-label": f"Bảng {number}"})
    place = list(parent).index(table)
    parent.remove(table)
    box.tail, table.tail = table.tail, "\n"
    box.append(table)
    parent.insert(place, box)
