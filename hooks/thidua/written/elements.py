"""The elements of a page: their tags, their text, and the tags that do not match."""

from __future__ import annotations

from dataclasses import dataclass, field

from thidua.written.htmltokens import Hidden, HtmlWords, Tag, read_tokens

TABLES = "caption col colgroup table tbody td tfoot th thead tr"
DRAWN = "svg g path circle ellipse line polyline polygon rect title desc"
"""The elements that may stand in a drawing."""

_VOID = frozenset({"br", "col", "hr", "img", "input", "source", "track", "wbr"})
_SELF_CLOSING = frozenset(DRAWN.split()) - {"svg", "g", "title", "desc"}
TOLD_OF_DRAWINGS = frozenset({"title", "desc"})
_HOLDS_DRAWN = TOLD_OF_DRAWINGS | {"svg"}
_MAY_STAY_OPEN = frozenset({"p", "li", "dd", "dt", *TABLES.split()}) - {"table", "caption"}


@dataclass
class Element:
    """A start tag with its attributes, the text in it, and the alternative texts of images.

    Attributes:
        drawn_in: the innermost of ``svg``, ``title`` and ``desc`` around it; empty outside them.
    """

    tag: str
    attributes: dict[str, str]
    drawn_in: str = ""
    text: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The text that a screen reader reads out."""
        return " ".join("".join(self.text).split())


class _ElementReader:
    """Collects elements in order, tags that do not match, and parts that browsers hide."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.unmatched: list[str] = []
        self.hidden: list[str] = []
        self._open: list[Element] = []

    def read(self, html: str) -> None:
        for token in read_tokens(html):
            match token:
                case HtmlWords(text):
                    for around in self._open:
                        around.text.append(text)
                case Hidden(opening):
                    self.hidden.append(opening)
                case Tag(name):
                    if token.is_end:
                        self._end(name)
                    elif token.is_closed:
                        self._start_and_end(token)
                    else:
                        self._start(token)
        for element in self._open:
            self._note_open(element)

    def _start(self, found: Tag) -> None:
        tag = found.name
        drawings = (outer.tag for outer in reversed(self._open) if outer.tag in _HOLDS_DRAWN)
        element = Element(tag, found.attributes, next(drawings, ""))
        self.elements.append(element)
        for around in self._open:
            around.text.append(element.attributes.get("alt", ""))
        if tag not in _VOID:
            self._open.append(element)

    def _start_and_end(self, found: Tag) -> None:
        self._start(found)
        tag = found.name
        if tag in _SELF_CLOSING:
            self._open.pop()
        elif tag not in _VOID:  # HTML has no <div/>: browsers leave the element open
            self.unmatched.append(f"<{tag}")
            self._open.pop()

    def _end(self, tag: str) -> None:
        if tag not in {element.tag for element in self._open}:
            if tag not in _VOID:
                self.unmatched.append(f"</{tag}")
            return
        while self._open:
            closed = self._open.pop()
            if closed.tag == tag:
                return
            self._note_open(closed)

    def _note_open(self, element: Element) -> None:
        if element.tag not in _MAY_STAY_OPEN:
            self.unmatched.append(f"<{element.tag}")


@dataclass(frozen=True)
class PageMarkup:
    """The HTML of a page.

    Attributes:
        elements: every start tag, in order.
        unmatched: start tags without an end tag, and end tags without a start tag.
        hidden: the beginning of each part that browsers hide: ``<![``, ``<?``, an open ``<!--``.
    """

    elements: tuple[Element, ...]
    unmatched: tuple[str, ...]
    hidden: tuple[str, ...]

    @property
    def anchors(self) -> tuple[str, ...]:
        """The ``id`` of every element that has one; links can lead to it."""
        return tuple(
            element.attributes["id"] for element in self.elements if element.attributes.get("id")
        )


def read_html(html: str) -> PageMarkup:
    """Read the HTML of a written page."""
    reader = _ElementReader()
    reader.read(html)
    return PageMarkup(tuple(reader.elements), tuple(reader.unmatched), tuple(reader.hidden))
