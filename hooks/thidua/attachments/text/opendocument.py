"""Reading OpenDocument texts (ODT). Source: OpenDocument 1.3, part 3 (ISO/IEC 26300)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

from thidua.attachments.text.letters import printed_letters
from thidua.attachments.text.model import Manuscript, PageColumn, Paragraph, TextPlace
from thidua.attachments.text.numbering import FORMATS
from thidua.attachments.text.plaintext import SUPERSCRIPTS, split_bullet
from thidua.attachments.text.tables import table_paragraphs

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _STYLE, _TABLE = f"{{{_NAMES}text:1.0}}", f"{{{_NAMES}style:1.0}}", f"{{{_NAMES}table:1.0}}"
_OFFICE, _FO = f"{{{_NAMES}office:1.0}}", f"{{{_NAMES}xsl-fo-compatible:1.0}}"
_NOT_PRINTED = {f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note"}
_SHAPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman",
           "I": "upperRoman"}  # fmt: skip


def read_opendocument(content: bytes) -> Manuscript:
    """Read the manuscript of an ODT file that has been inspected."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("content.xml"), parser)
        styles = etree.fromstring(archive.read("styles.xml"), parser)
    return Manuscript(tuple(_OpenDocumentReader(root, styles).paragraphs()))


class _OpenDocumentReader:
    def __init__(self, root: Any, styles: Any) -> None:
        self._root = root
        named = [style for tree in (styles, root) for style in tree.iter(f"{_STYLE}style")]
        self._styles = {style.get(f"{_STYLE}name"): style for style in named}
        lists = [
            list_style for tree in (styles, root) for list_style in tree.iter(f"{_TEXT}list-style")
        ]
        self._lists = {list_style.get(f"{_STYLE}name"): list_style for list_style in lists}
        self._count = 0

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every printed paragraph in order."""
        body = self._root.find(f"{_OFFICE}body/{_OFFICE}text")
        if body is not None:
            yield from self._blocks(body, PageColumn.WHOLE)

    def _blocks(self, parent: Any, column: PageColumn) -> Iterator[Paragraph]:
        for element in parent:
            if element.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                yield from self._lines(element, column, "", 0)
            elif element.tag == f"{_TEXT}list":
                name = element.get(f"{_TEXT}style-name")
                yield from self._list(element, column, self._lists.get(name), 1)
            elif element.tag == f"{_TABLE}table":
                yield from self._table(element, column)
            elif element.tag not in _NOT_PRINTED:
                yield from self._blocks(element, column)

    def _list(
        self, element: Any, column: PageColumn, style: Any, level: int
    ) -> Iterator[Paragraph]:
        for count, item in enumerate(element.iterchildren(f"{_TEXT}list-item"), 1):
            label = self._label(style, level, count)
            for child in item:
                if child.tag == f"{_TEXT}list":
                    yield from self._list(child, column, style, level + 1)
                elif child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                    yield from self._lines(child, column, label, level - 1)
                    label = ""

    @staticmethod
    def _label(style: Any, level: int, count: int) -> str:
        for level_style in style if style is not None else ():
            if level_style.get(f"{_TEXT}level") != str(level):
                continue
            if level_style.tag == f"{_TEXT}list-level-style-bullet":
                return "-"
            shape = _SHAPES.get(level_style.get(f"{_STYLE}num-format") or "")
            if shape:
                prefix, suffix = (
                    level_style.get(f"{_STYLE}num-{end}", "") for end in ("prefix", "suffix")
                )
                return f"{prefix}{FORMATS[shape](count)}{suffix}"
        return ""

    def _table(self, table: Any, column: PageColumn) -> Iterator[Paragraph]:
        rows = [
            list(row.iterchildren(f"{_TABLE}table-cell"))
            for row in table.iter(f"{_TABLE}table-row")
        ]
        return table_paragraphs(rows, column, self._blocks, self._next_place)

    def _next_place(self) -> TextPlace:
        self._count += 1
        return TextPlace(None, self._count)

    def _lines(
        self, element: Any, column: PageColumn, label: str, indent: int
    ) -> Iterator[Paragraph]:
        style = element.get(f"{_TEXT}style-name")
        pieces = [(words, name or style) for words, name in self._pieces(element, None)]
        whole = "".join(words for words, _ in pieces)
        bold = self._is_mostly(pieces, "font-weight", "bold")
        italic = self._is_mostly(pieces, "font-style", "italic")
        for line in whole.split("\n"):
            words = " ".join(printed_letters(line).split())
            bullet, words = ("", words) if label else split_bullet(words)
            if not words:
                continue
            yield Paragraph(
                words,
                self._next_place(),
                label=label or bullet,
                bold=bold,
                italic=italic,
                centred=self._is(style, "text-align", "center"),
                column=column,
                indent=indent,
            )
            label = ""

    def _pieces(self, element: Any, name: str | None) -> Iterator[tuple[str, str | None]]:
        """Printed words inside an element, each with the name of the style of its letters."""
        raised = self._is(name, "text-position", "super")
        yield self._raised(element.text or "", raised), name
        for child in element:
            if child.tag == f"{_TEXT}line-break":
                yield "\n", name
            elif child.tag in (f"{_TEXT}tab", f"{_TEXT}s"):
                yield " ", name
            elif child.tag not in _NOT_PRINTED and isinstance(child.tag, str):
                yield from self._pieces(child, child.get(f"{_TEXT}style-name") or name)
            yield self._raised(child.tail or "", raised), name

    def _is_mostly(self, pieces: list[tuple[str, str | None]], look: str, value: str) -> bool:
        letters = sum(len(words.strip()) for words, _ in pieces)
        such = sum(len(words.strip()) for words, name in pieces if self._is(name, look, value))
        return 2 * such > letters

    @staticmethod
    def _raised(words: str, raised: bool) -> str:
        return words.translate(SUPERSCRIPTS) if raised else words

    def _is(self, name: str | None, look: str, value: str) -> bool:
        """Whether a style, or one on which it is based, has a property with a value."""
        while name is not None and (style := self._styles.get(name)) is not None:
            for properties in style:
                found = properties.get(f"{_FO}{look}") or properties.get(f"{_STYLE}{look}")
                if found:
                    return bool(found.startswith(value))
            name = style.get(f"{_STYLE}parent-style-name")
        return False
