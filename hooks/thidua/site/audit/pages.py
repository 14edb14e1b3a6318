"""What published pages hold: their text, links, anchors and metadata, read without a browser."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from thidua.foundation.problems import Position
from thidua.written.htmltokens import Hidden, HtmlWords, Tag, read_tokens

HOME, NOT_FOUND = "", "404.html"
_INLINE = {"a", "abbr", "b", "code", "em", "i", "small", "span", "strong", "sub", "sup", "time"}
_SILENT = {"script", "style", "svg"}
_NEVER_HOLDS = frozenset({"meta", "link", "img", "input", "br", "path", "circle", "rect", "hr"})


class StartTag(NamedTuple):
    """A start tag: its name, its attributes, and where in the file it stands."""

    tag: str
    attributes: dict[str, str]
    place: Position


@dataclass
class PublishedPage:
    """One HTML file.

    Attributes:
        path: the file.
        address: where the page is, relative to the root of the site: ``ke-hoach/x/``.
        text: the words of ``main``, white space collapsed.
        words: the words of the whole page, and those of attributes that are read out.
        elements: every start tag, in order.
        jsonld: what the page tells machines of itself.
        faults: sentences on what could not be read.
    """

    path: Path
    address: str = ""
    text: str = ""
    words: list[str] = field(default_factory=list)
    title: str = ""
    elements: list[StartTag] = field(default_factory=list)
    jsonld: list[Any] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @cached_property
    def ids(self) -> Counter[str]:
        """Every anchor of the page, and how often it stands there."""
        return Counter(
            element.attributes["id"] for element in self.elements if "id" in element.attributes
        )

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element of one kind."""
        return [element.attributes for element in self.elements if element.tag == tag]


class _PageReader:
    def __init__(self, page: PublishedPage, text: str) -> None:
        self.page = page
        self.text = text
        self.line, self.line_start = 1, 0
        self.inside: list[str] = []
        self.main: list[str] = []
        self.script: list[str] = []
        self.jsonld = False

    def read(self) -> None:
        for token in read_tokens(self.text):
            match token:
                case HtmlWords(text):
                    self._words(text)
                case Hidden(opening):
                    if not token.is_doctype or self.page.elements:
                        said = f"Trang có chỗ bắt đầu bằng `{opening}` mà trình duyệt giấu đi."
                        self.page.faults.append(said)
                case Tag():
                    if not token.is_end:
                        self._start(token)
                    if token.is_end or token.is_closed:
                        self._end(token.name)

    def _place(self, offset: int) -> Position:
        """A place after all that were asked for."""
        lines = self.text.count("\n", self.line_start, offset)
        if lines:
            self.line += lines
            self.line_start = self.text.rfind("\n", 0, offset) + 1
        return Position(self.line, offset - self.line_start + 1)

    def _start(self, found: Tag) -> None:
        tag, attributes = found.name, found.attributes
        self.page.elements.append(StartTag(tag, attributes, self._place(found.offset)))
        self.page.words += [
            attributes[name]
            for name in ("aria-label", "title", "alt", "placeholder")
            if attributes.get(name)
        ]
        self.jsonld = attributes.get("type") == "application/ld+json"
        self._space(tag)
        if tag not in _NEVER_HOLDS:
            self.inside.append(tag)

    def _end(self, tag: str) -> None:
        if tag in self.inside:
            while self.inside.pop() != tag:
                pass
        if tag == "script" and self.script:
            try:
                self.page.jsonld.append(json.loads("".join(self.script)))
            except ValueError:
                self.page.faults.append("Phần dành cho máy (JSON-LD) không đọc được.")
            self.script = []
        self._space(tag)

    def _words(self, data: str) -> None:
        if self.inside[-1:] == ["script"] and "<!--" in data:
            # Browsers may look for its end elsewhere then.
            self.page.faults.append("Trang có mã lệnh hay phần dành cho máy chứa `<!--`.")
        if self.jsonld and self.inside[-1:] == ["script"]:
            self.script.append(data)
        if _SILENT & set(self.inside):
            return
        if "title" in self.inside:
            self.page.title += data
        self.page.words.append(data)
        if "main" in self.inside:
            self.main.append(data)

    def _space(self, tag: str) -> None:
        if tag not in _INLINE:
            self.main.append(" ")


def read_page(path: Path, address: str = "") -> PublishedPage:
    """Read one HTML file, which is at ``address`` of its site."""
    page = PublishedPage(path, address)
    text = path.read_bytes().decode("utf-8", errors="replace")
    if "\ufffd" in text:
        page.faults.append("Trang có chỗ không phải mã UTF-8.")
    reader = _PageReader(page, text)
    reader.read()
    page.text = " ".join("".join(reader.main).split())
    return page


def walk_site(site: Path) -> Iterator[PublishedPage]:
    """Every page of a site, one at a time, in the order of their files."""
    for path in sorted(site.rglob("*.html")):
        yield read_page(path, path.relative_to(site).as_posix().removesuffix("index.html"))


def read_site(site: Path) -> dict[str, PublishedPage]:
    """Every page of a small site by its address, ``ke-hoach/x/`` or ``404.html``."""
    return {page.address: page for page in walk_site(site)}


def list_classes_in_main(page: PublishedPage) -> frozenset[str]:
    """The classes of all elements in the main part of a page, and the names of the elements."""
    found: set[str] = set()
    in_main = False
    for element in page.elements:
        in_main = in_main or element.tag == "main"
        if in_main:
            found.update((f"<{element.tag}>", *element.attributes.get("class", "").split()))
    return frozenset(found)
