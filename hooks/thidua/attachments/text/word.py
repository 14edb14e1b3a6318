"""Reading Word documents (DOCX).

Tracked changes count as accepted; hidden text, field codes and comments are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn

from thidua.attachments.text.letters import printed_letters
from thidua.attachments.text.model import Manuscript, PageColumn, Paragraph, TextPlace
from thidua.attachments.text.numbering import ListNumbering
from thidua.attachments.text.plaintext import SUPERSCRIPTS, split_bullet
from thidua.attachments.text.tables import table_paragraphs
from thidua.language.legacy import CONVERTERS, encoding_of_font

_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OFF = ("0", "false", "none", "off")
_NOT_PRINTED = {qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), _ALTERNATE, qn("w:rPr")}


def read_word(content: bytes) -> Manuscript:
    """Read the manuscript of a DOCX file that has been inspected."""
    return _WordReader(docx.Document(BytesIO(content))).manuscript()


@dataclass
class _Line:
    """One printed line of a paragraph, while its runs are read."""

    words: str = ""
    bold: int = 0
    italic: int = 0

    def add(self, words: str, bold: bool, italic: bool) -> None:
        self.words += words
        weight = len(words.strip())
        self.bold += weight * bold
        self.italic += weight * italic


class _WordReader:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._numbering = ListNumbering(document)
        # XML elements, because python-docx fails on unknown values, such as those of LibreOffice.
        self._styles = {style.style_id: style.element for style in document.styles}
        self._default = next(
            (name for name, style in self._styles.items() if style.get(qn("w:default")) == "1"),
            None,
        )
        self._page = 1
        self._has_pages = False
        self._encoding = ""
        self._count = 0

    def manuscript(self) -> Manuscript:
        body = self._document.element.body
        paragraphs = list(self._blocks(body, PageColumn.WHOLE))
        if not self._has_pages:
            paragraphs = [
                replace(paragraph, place=TextPlace(None, paragraph.place.paragraph))
                for paragraph in paragraphs
            ]
        pages = self._page if self._has_pages else None
        return Manuscript(tuple(paragraphs), pages=pages, encoding=self._encoding)

    def _blocks(self, parent: Any, column: PageColumn) -> Iterator[Paragraph]:
        for element in parent:
            if element.tag == qn("w:p"):
                yield from self._paragraph(element, column)
            elif element.tag == qn("w:tbl"):
                yield from self._table(element, column)
            elif element.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins")):
                yield from self._blocks(element, column)

    def _table(self, table: Any, column: PageColumn) -> Iterator[Paragraph]:
        rows = [list(row.iterchildren(qn("w:tc"))) for row in table.iter(qn("w:tr"))]
        return table_paragraphs(rows, column, self._blocks, self._next_place)

    def _next_place(self) -> TextPlace:
        self._count += 1
        return TextPlace(self._page, self._count)

    def _paragraph(self, element: Any, column: PageColumn) -> Iterator[Paragraph]:
        properties = element.find(qn("w:pPr"))
        label = self._label(properties)
        centred = self._alignment(properties) == "center"
        lines = [_Line()]
        page = self._page
        self._runs(element, lines, self._is_bold(properties))
        for line in lines:
            words = " ".join(printed_letters(line.words).split())
            bullet, words = ("", words) if label else split_bullet(words)
            if words:
                self._count += 1
                most = len(words.replace(" ", "")) // 2
                yield Paragraph(
                    words,
                    TextPlace(page, self._count),
                    label=label or bullet,
                    bold=line.bold > most,
                    italic=line.italic > most,
                    centred=centred,
                    column=column,
                    indent=self._indent(properties),
                )
                label = ""
            page = self._page
        for box in element.iter(qn("w:txbxContent")):
            if not any(parent.tag == _ALTERNATE for parent in box.iterancestors()):
                yield from self._blocks(box, column)

    def _runs(self, parent: Any, lines: list[_Line], bold: bool) -> None:
        """Add all printed words inside an element to lines; a line break begins a new line."""
        for element in parent:
            if element.tag in _NOT_PRINTED or element.tag == qn("w:txbxContent"):
                continue
            if element.tag == qn("w:r"):
                self._run(element, lines, bold)
            else:
                self._runs(element, lines, bold)

    def _run(self, run: Any, lines: list[_Line], bold: bool) -> None:
        look = run.find(qn("w:rPr"))
        if _is_on(look, "w:vanish"):
            return
        bold = _is_on(look, "w:b", bold)
        italic = _is_on(look, "w:i")
        for element in run:
            if element.tag == qn("w:t"):
                lines[-1].add(self._words(element.text or "", look), bold, italic)
            elif element.tag in (qn("w:tab"), qn("w:ptab")):
                lines[-1].add(" ", bold, italic)
            elif element.tag == qn("w:noBreakHyphen"):
                lines[-1].add("-", bold, italic)
            elif element.tag == qn("w:lastRenderedPageBreak"):
                self._has_pages = True
                self._page += 1
            elif element.tag in (qn("w:br"), qn("w:cr")) and element.get(qn("w:type")) != "page":
                lines.append(_Line())
            elif element.tag not in _NOT_PRINTED:
                self._runs(element, lines, bold)

    def _words(self, words: str, look: Any) -> str:
        """The printed letters of a run, after applying its encoding and effects."""
        if look is None:
            return words
        fonts = look.find(qn("w:rFonts"))
        encoding = encoding_of_font(fonts.get(qn("w:ascii")) or "") if fonts is not None else ""
        if encoding:
            self._encoding = encoding
            words = CONVERTERS[encoding](words)
            name = fonts.get(qn("w:ascii"))
            words = words.upper() if name.endswith("H") else words  # .VnTimeH has capitals only
        raised = look.find(qn("w:vertAlign"))
        if raised is not None and raised.get(qn("w:val")) == "superscript":
            words = words.translate(SUPERSCRIPTS)
        return words.upper() if _is_on(look, "w:caps") else words

    def _label(self, properties: Any) -> str:
        own = None if properties is None else properties.find(qn("w:numPr"))
        numbered = next(self._in_styles(properties, "w:pPr/w:numPr"), None) if own is None else own
        return "" if numbered is None else self._numbering.label(numbered)

    def _alignment(self, properties: Any) -> str:
        own = None if properties is None else properties.find(qn("w:jc"))
        found = next(self._in_styles(properties, "w:pPr/w:jc"), None) if own is None else own
        return "" if found is None else found.get(qn("w:val")) or ""

    def _is_bold(self, properties: Any) -> bool:
        """Whether the style of a paragraph makes it bold."""
        found = next(self._in_styles(properties, "w:rPr/w:b"), None)
        return found is not None and found.get(qn("w:val")) not in _OFF

    def _in_styles(self, properties: Any, path: str) -> Iterator[Any]:
        """The elements at ``path`` in the style of a paragraph and the styles it is based on."""
        named = None if properties is None else properties.find(qn("w:pStyle"))
        name = self._default if named is None else named.get(qn("w:val"))
        while name in self._styles:
            style = self._styles[name]
            found = style.find("/".join(qn(step) for step in path.split("/")))
            if found is not None:
                yield found
            based = style.find(qn("w:basedOn"))
            name = None if based is None else based.get(qn("w:val"))

    @staticmethod
    def _indent(properties: Any) -> int:
        """The depth of a list item, from 0."""
        numbered = None if properties is None else properties.find(qn("w:numPr"))
        level = None if numbered is None else numbered.find(qn("w:ilvl"))
        return 0 if level is None else int(level.get(qn("w:val")))


def _is_on(look: Any, name: str, otherwise: bool = False) -> bool:
    """Whether a run has an effect: ``<w:b/>`` is on, ``<w:b w:val="0"/>`` is off."""
    found = None if look is None else look.find(qn(name))
    if found is None:
        return otherwise
    return found.get(qn("w:val")) not in _OFF
