"""Reading OpenDocument texts (ODT): all their text, at the place where it is printed.

A frame stands after the paragraph to which it is fixed, and a note after the paragraph (or the row
of a table) that refers to it. Tracked changes count as accepted. Headers and footers, comments and
what is struck out, deleted, hidden or not to be seen is told. Source: OpenDocument 1.3, part 3
(ISO/IEC 26300).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from thidua.attachments.text.model import (
    Manuscript,
    OmissionReason,
    PageColumn,
    Paragraph,
    TextPlace,
    UnreadableTextError,
)
from thidua.attachments.text.odflines import OdfLineReader, OdfRuns, is_known, odf_words
from thidua.attachments.text.odflists import Counts, ListLabels
from thidua.attachments.text.odfobjects import is_watermark, words_of_object
from thidua.attachments.text.odfstyles import TextStyles, named
from thidua.attachments.text.odftables import OdfCell, read_rows
from thidua.attachments.text.officelines import list_line_paragraphs
from thidua.attachments.text.officeparts import open_archive, parse_xml, read_member
from thidua.attachments.text.omissions import Omissions
from thidua.attachments.text.plaintext import SUPERSCRIPTS
from thidua.attachments.text.tabbed import part_tabs
from thidua.attachments.text.tables import table_paragraphs

_PARAGRAPHS = (named("text:p"), named("text:h"))
_MARGINS = ("header", "footer", "header-left", "footer-left", "header-first", "footer-first")
_SILENT = {
    named(name)
    for name in ("text:tracked-changes", "text:sequence-decls", "text:variable-decls",
                 "text:user-field-decls", "office:forms", "text:soft-page-break", "svg:title",
                 "svg:desc", "text:table-of-content-source", "text:change-end",
                 "text:alphabetical-index-source", "table:shapes", "draw:glue-point")
}  # fmt: skip


def read_opendocument(content: bytes) -> Manuscript:
    """Read the manuscript of an ODT file that has been inspected.

    Raises:
        UnreadableTextError: if the file has no text, or its XML is broken or too deep.
    """
    parts = _read_parts(content)
    if "content.xml" not in parts:
        raise UnreadableTextError("tệp không có phần nội dung của văn bản OpenDocument")
    return _OpenDocumentReader(parts).manuscript()


def _read_parts(content: bytes) -> dict[str, Any]:
    """The roots of all parts with text of the document."""
    archive = open_archive(content)
    return {
        entry.filename: parse_xml(read_member(archive, entry))
        for entry in archive.infolist()
        if entry.filename.rpartition("/")[2] in ("content.xml", "styles.xml")
    }


class _OdfSurroundings(NamedTuple):
    """Where blocks stand: their half of the page, whether in a row of data, and on paper."""

    column: PageColumn = PageColumn.WHOLE
    in_row: bool = False
    on_paper: bool = True


class _ListItem(NamedTuple):
    """Where a paragraph stands in a list: the style of the list, its counts, the level."""

    style: str
    counts: Counts
    level: int


class _OpenDocumentReader:
    def __init__(self, parts: dict[str, Any]) -> None:
        self._parts = parts
        self._root = parts["content.xml"]
        trees = [
            tree for name in ("styles.xml", "content.xml") if (tree := parts.get(name)) is not None
        ]
        self._margins = parts.get("styles.xml")
        self._styles = TextStyles(*trees)
        self._labels = ListLabels(*trees)
        self._omissions = Omissions()
        self._deletions = self._read_deletions()
        self._lines = OdfLineReader(self._styles, self._omissions, self._deletions, self._equation)

    def manuscript(self) -> Manuscript:
        """Read everything.

        Raises:
            UnreadableTextError: if there is no text.
        """
        body = self._root.find(f"{named('office:body')}/{named('office:text')}")
        if body is None:
            raise UnreadableTextError("tệp không có phần nội dung của văn bản OpenDocument")
        self._tell_margins()
        paragraphs = list(self._numbered(body))
        for deletion in self._deletions.values():
            self._tell(deletion, OmissionReason.DELETED)
        parted, omitted = part_tabs(paragraphs, self._omissions.all(has_pages=False))
        return Manuscript(parted, encoding=self._lines.encoding, omitted=omitted)

    def _numbered(self, body: Any) -> Iterator[Paragraph]:
        for paragraph in self._blocks(body, _OdfSurroundings()):
            self._omissions.paragraphs += 1
            yield replace(paragraph, place=TextPlace(None, self._omissions.paragraphs))

    def _read_deletions(self) -> dict[str, Any]:
        return {
            region.get(named("text:id")) or region.get(named("xml:id")) or "": deletion
            for region in self._root.iter(named("text:changed-region"))
            if (deletion := region.find(named("text:deletion"))) is not None
        }

    def _tell(self, element: Any, reason: OmissionReason) -> None:
        self._omissions.add_apart(odf_words(element), reason)

    def _tell_margins(self) -> None:
        """Tell headers and footers before the first paragraph."""
        if self._margins is None:
            return
        for margin in self._margins.iter(*(named(f"style:{name}") for name in _MARGINS)):
            marks = [shape for shape in margin.iter() if is_watermark(shape)]
            for mark in marks:
                self._tell(mark, OmissionReason.WATERMARK)
                tail = mark.tail
                mark.clear()
                mark.tail = tail
            self._tell(margin, OmissionReason.REPEATED)

    def _blocks(self, parent: Any, around: _OdfSurroundings) -> Iterator[Paragraph]:
        for element in parent:
            tag = element.tag
            if tag in _PARAGRAPHS:
                label = self._labels.outline_label(element) if tag == _PARAGRAPHS[1] else ""
                yield from self._paragraph(element, around, label, 0)
            elif tag == named("text:list"):
                style = element.get(named("text:style-name")) or self._style_inside(element)
                counts = self._labels.begin(element, style)
                yield from self._list(element, around, _ListItem(style, counts, 1))
            elif tag == named("text:numbered-paragraph"):
                yield from self._numbered_paragraph(element, around)
            elif tag == named("table:table"):
                yield from self._table(element, around)
            elif tag not in _SILENT and isinstance(tag, str):
                yield from self._other_block(element, around)

    def _other_block(self, element: Any, around: _OdfSurroundings) -> Iterator[Paragraph]:
        """The paragraphs of anything that is neither a paragraph, a list nor a table."""
        if element.tag in (named("text:change"), named("text:change-start")):
            deletion = self._deletions.pop(element.get(named("text:change-id")) or "", None)
            if deletion is not None:
                self._tell(deletion, OmissionReason.DELETED)
        elif _is_hidden_section(element):
            self._tell(element, OmissionReason.HIDDEN)
        elif element.tag == named("office:annotation"):
            self._tell(element, OmissionReason.COMMENT)
        elif element.tag == named("draw:object"):
            yield from self._object(element, around)
        elif is_known(element):
            on_paper = around.on_paper and not self._styles.is_filled(element)
            yield from self._blocks(element, around._replace(on_paper=on_paper))
            self._omissions.add_apart(_loose_words(element), OmissionReason.UNKNOWN)
        else:
            self._tell(element, OmissionReason.UNKNOWN)

    def _style_inside(self, element: Any) -> str:
        """The style of a list that names none: that which its first paragraph demands."""
        first = next(element.iter(*_PARAGRAPHS), None)
        if first is None:
            return ""
        return self._styles.list_style(first.get(named("text:style-name"))) or ""

    def _list(self, element: Any, around: _OdfSurroundings, item: _ListItem) -> Iterator[Paragraph]:
        for entry in element:
            label = ""
            if entry.tag == named("text:list-item") and any(
                child.tag in _PARAGRAPHS for child in entry
            ):
                start = entry.get(named("text:start-value"))
                label = self._labels.label(item.style, item.level, item.counts, start)
            for child in entry:
                if child.tag == named("text:list"):
                    style = child.get(named("text:style-name")) or item.style
                    inner = _ListItem(style, item.counts, item.level + 1)
                    yield from self._list(child, around, inner)
                elif child.tag in _PARAGRAPHS:
                    yield from self._paragraph(child, around, label, item.level - 1)
                    label = ""
                else:
                    yield from self._blocks([child], around)

    def _numbered_paragraph(self, element: Any, around: _OdfSurroundings) -> Iterator[Paragraph]:
        style = element.get(named("text:style-name")) or self._style_inside(element)
        level = int(element.get(named("text:level")) or 1)
        counts = self._labels.begin(element, style)
        start = element.get(named("text:start-value"))
        label = self._labels.label(style, level, counts, start)
        for child in element:
            yield from self._paragraph(child, around, label, level - 1)

    def _equation(self, frame: Any) -> str:
        """The equation in a frame, which stands in a line; empty if it has none."""
        element = frame.find(named("draw:object"))
        if element is None:
            return ""
        words, is_equation = words_of_object(element, self._parts)
        return words if is_equation else ""

    def _object(self, element: Any, around: _OdfSurroundings) -> Iterator[Paragraph]:
        words, is_equation = words_of_object(element, self._parts)
        if is_equation and words:
            yield Paragraph(words, TextPlace(None, 0), column=around.column)
        elif words:
            self._omissions.add_apart(words, OmissionReason.UNKNOWN)
        else:
            self._omissions.add_unreadable()

    def _paragraph(
        self, element: Any, around: _OdfSurroundings, label: str, indent: int
    ) -> Iterator[Paragraph]:
        runs = self._lines.read(element, in_row=around.in_row, on_paper=around.on_paper)
        yield from self._printed(runs, element, around, label, indent)
        for frame in runs.frames:
            yield from self._blocks([frame], around)
        for note in runs.notes:
            yield from self._note(note, around)

    def _printed(
        self, runs: OdfRuns, element: Any, around: _OdfSurroundings, label: str, indent: int
    ) -> Iterator[Paragraph]:
        style = element.get(named("text:style-name"))
        centred = self._styles.find("paragraph", style, "fo:text-align") == "center"
        yield from list_line_paragraphs(
            runs.lines,
            label,
            in_row=around.in_row,
            centred=centred,
            column=around.column,
            indent=indent,
        )

    def _note(self, note: Any, around: _OdfSurroundings) -> Iterator[Paragraph]:
        citation = note.find(named("text:note-citation"))
        mark = "" if citation is None else "".join(citation.itertext()).strip()
        body = note.find(named("text:note-body"))
        for paragraph in () if body is None else self._blocks(body, around):
            label = mark.translate(SUPERSCRIPTS) or paragraph.label
            yield replace(paragraph, label=label, is_note=True)
            mark = ""

    def _table(self, table: Any, around: _OdfSurroundings) -> Iterator[Paragraph]:
        rows = read_rows(table, self._tell)
        on_paper = around.on_paper and not self._styles.is_filled(table)

        def in_cell(cell: OdfCell, column: PageColumn, in_row: bool) -> Iterator[Paragraph]:
            if cell.element is not None:
                filled = map(self._styles.is_filled, (cell.element, cell.element.getparent()))
                inside = _OdfSurroundings(column, in_row, on_paper and not any(filled))
                yield from self._blocks(cell.element, inside)

        def place() -> TextPlace:
            return TextPlace(None, 0)

        yield from table_paragraphs(rows, around.column, in_cell, place, in_row=around.in_row)


def _is_hidden_section(element: Any) -> bool:
    display = element.get(named("text:display"))
    hidden = element.get(named("text:is-hidden")) == "true"
    return bool(display == "none" or (display == "condition" and hidden))


def _loose_words(element: Any) -> str:
    """Text directly inside an element that should have paragraphs only."""
    return " ".join([element.text or "", *(child.tail or "" for child in element)])
