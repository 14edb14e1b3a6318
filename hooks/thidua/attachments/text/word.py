"""Reading Word documents (DOCX): all their text, at the place where Word prints it.

The paragraphs are those of the document itself, with its tables, content controls and text boxes;
a box stands after the paragraph to which it is fixed, and a note after the paragraph (or the row of
a table) that refers to it. Tracked changes count as accepted. Everything else is told: headers and
footers, comments, text that is struck out, removed, hidden or not to be seen, and what this reader
does not know. Codes of fields and properties of the file are not text.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from lxml import etree

from thidua.attachments.text.letters import printed_letters
from thidua.attachments.text.model import (
    Manuscript,
    OmissionReason,
    PageColumn,
    Paragraph,
    TextPlace,
    UnreadableTextError,
)
from thidua.attachments.text.numbering import ItemMark, ListNumbering
from thidua.attachments.text.officelines import list_line_paragraphs
from thidua.attachments.text.officeparts import (
    OfficeParts,
    chosen_branch,
    local_name,
    qualified,
)
from thidua.attachments.text.tabbed import part_tabs
from thidua.attachments.text.tables import table_paragraphs
from thidua.attachments.text.wordlines import LineReader
from thidua.attachments.text.wordnotes import WordNotes
from thidua.attachments.text.wordomissions import WordOmissions
from thidua.attachments.text.wordruns import Box, PrintedRuns, Reference
from thidua.attachments.text.wordstyles import Ground, WordStyles, fill_of
from thidua.attachments.text.wordtables import RowCell, read_rows

_WRAPPERS = {
    qualified(f"w:{name}") for name in ("sdtContent", "ins", "moveTo", "customXml", "smartTag")
}
_REMOVED = {qualified("w:del"), qualified("w:moveFrom")}


def read_word(content: bytes) -> Manuscript:
    """Read the manuscript of a DOCX file that has been inspected.

    Raises:
        UnreadableTextError: if the file has no document, or its XML is broken or too deep.
    """
    return _WordReader(OfficeParts(content)).manuscript()


class _Surroundings(NamedTuple):
    """Where blocks stand: their half of the page, what is behind them, whether in a row of data."""

    column: PageColumn = PageColumn.WHOLE
    ground: Ground = Ground()
    in_row: bool = False


@dataclass
class _Joined:
    """The beginning of a paragraph whose mark is removed or hidden: the next one continues it."""

    runs: PrintedRuns
    mark: ItemMark | None


class _WordReader:
    def __init__(self, parts: OfficeParts) -> None:
        self._parts = parts
        self._main = parts.main
        self._omissions = WordOmissions(parts, self._main)
        self._styles = WordStyles(self._related("styles"))
        self._numbering = ListNumbering(self._related("numbering"), self._styles)
        self._lines = LineReader(parts, self._styles, self._omissions)
        self._joined: _Joined | None = None
        self._notes = WordNotes(parts, self._main)
        self._omissions.seen.update(self._notes.parts.values())
        self._endnotes: list[Reference] = []

    def manuscript(self) -> Manuscript:
        """Read everything.

        Raises:
            UnreadableTextError: if there is no document.
        """
        root = self._parts.root(self._main)
        body = None if root is None else root.find(qualified("w:body"))
        if body is None:
            raise UnreadableTextError("tệp không có phần nội dung của văn bản Word")
        self._omissions.tell_headers()
        self._lines.place_comments(self._comments())
        before = self._lines.fields.begin_part(self._main, root)
        paragraphs = list(self._numbered(body))
        self._lines.fields.end_part(before)
        self._tell_the_rest()
        has_pages = self._lines.has_pages
        if not has_pages:
            paragraphs = [
                replace(paragraph, place=TextPlace(None, paragraph.place.paragraph))
                for paragraph in paragraphs
            ]
        parted, omitted = part_tabs(paragraphs, self._omissions.all(has_pages=has_pages))
        return Manuscript(
            parted,
            pages=self._omissions.page if has_pages else None,
            encoding=self._lines.encoding,
            omitted=omitted,
        )

    def _numbered(self, body: Any) -> Iterator[Paragraph]:
        """Every paragraph, with its number."""
        for paragraph in self._whole_text(body):
            self._omissions.paragraphs += 1
            place = TextPlace(paragraph.place.page, self._omissions.paragraphs)
            yield replace(paragraph, place=place)

    def _whole_text(self, body: Any) -> Iterator[Paragraph]:
        yield from self._blocks(body, _Surroundings())
        yield from self._rest_of_joined(_Surroundings())
        for note in self._endnotes:
            yield from self._note(note, _Surroundings())

    def _related(self, kind: str) -> Any:
        name = next(self._parts.related_of_kind(self._main, kind), "")
        return self._parts.root(name)

    def _comments(self) -> dict[str, Any]:
        name = next(self._parts.related_of_kind(self._main, "comments"), "")
        root = self._parts.root(name)
        self._omissions.seen.add(name)
        children = () if root is None else root.iterchildren(qualified("w:comment"))
        return {comment.get(qualified("w:id")) or "": comment for comment in children}

    def _tell_the_rest(self) -> None:
        """Tell text of the file to which no page led."""
        for comment in self._lines.comments_left():
            self._omissions.tell(comment, OmissionReason.COMMENT)
        for note in self._notes.left():
            self._omissions.tell(note, OmissionReason.STORED)
        self._omissions.tell_unseen_parts()

    def _blocks(self, parent: Any, around: _Surroundings) -> Iterator[Paragraph]:
        """The paragraphs of a body, a cell, a box or a note."""
        for element in parent:
            tag = element.tag
            if tag == qualified("w:p"):
                yield from self._paragraph(element, around)
            elif tag == qualified("w:tbl"):
                yield from self._table(element, around)
            elif tag in _WRAPPERS:
                yield from self._blocks(element, around)
            elif tag == qualified("w:sdt"):
                self._lines.open_control(element)
                yield from self._blocks(element, around)
            elif local_name(element) == "AlternateContent":
                branch = chosen_branch(element)
                yield from self._blocks(() if branch is None else branch, around)
                self._lines.tell_others(element)
            elif tag in _REMOVED:
                self._omissions.tell(element, OmissionReason.DELETED)
            elif tag == qualified("w:altChunk"):
                self._omissions.tell_chunk(element.get(qualified("r:id")))
            elif isinstance(tag, str) and tag.startswith(qualified("m:oMath")):
                yield from self._paragraph(_wrapped(element), around)
            elif isinstance(tag, str) and not local_name(element).endswith("Pr"):
                if tag == qualified("w:subDoc"):
                    self._omissions.add_unreadable()
                self._omissions.tell(element, OmissionReason.UNKNOWN)

    def _paragraph(self, element: Any, around: _Surroundings) -> Iterator[Paragraph]:
        properties = element.find(qualified("w:pPr"))
        joined = self._joined or _Joined(PrintedRuns(), None)
        self._joined = None
        page = self._omissions.page
        ground = self._ground(properties, around)
        self._lines.read(element, joined.runs, properties, ground, in_row=around.in_row)
        look = None if properties is None else properties.find(qualified("w:rPr"))
        if _is_removed(look) or _is_drop_cap(properties):
            self._joined = joined
            return
        hidden = self._is_mark_hidden(properties, look)
        if hidden and joined.runs.is_blank:
            self._joined = joined
            return
        mark = joined.mark or self._numbering.mark(properties)
        if hidden:
            self._joined = _Joined(joined.runs, mark)
            return
        yield from self._printed(joined.runs, mark, properties, page, around)

    def _is_mark_hidden(self, properties: Any, look: Any) -> bool:
        reason = self._styles.look(properties, look, Ground()).unprinted
        return reason is OmissionReason.HIDDEN

    def _rest_of_joined(self, around: _Surroundings) -> Iterator[Paragraph]:
        """What is left of a paragraph whose removed mark is the last of its text."""
        if self._joined is not None:
            joined, self._joined = self._joined, None
            mark = joined.mark or ItemMark()
            yield from self._printed(joined.runs, mark, None, self._omissions.page, around)

    @staticmethod
    def _ground(properties: Any, around: _Surroundings) -> Ground:
        fill = fill_of(properties)
        return Ground(fill) if fill else around.ground

    def _printed(
        self, runs: PrintedRuns, mark: ItemMark, properties: Any, page: int, around: _Surroundings
    ) -> Iterator[Paragraph]:
        """The paragraphs of printed lines, and after them boxes and notes."""
        side = self._styles.paragraph_property(properties, "w:jc")
        yield from list_line_paragraphs(
            runs.lines,
            mark.label,
            in_row=around.in_row,
            centred=side is not None and side.get(qualified("w:val")) == "center",
            column=around.column,
            indent=mark.level,
            pages=(page, self._omissions.page),
        )
        for box in runs.boxes:
            yield from self._box(box, around)
        for note in runs.notes:
            if note.kind == "endnote":
                self._endnotes.append(note)
            else:
                yield from self._note(note, around)

    def _box(self, box: Box, around: _Surroundings) -> Iterator[Paragraph]:
        if box.content is None:
            words = " ".join(printed_letters(box.words).split())
            if words:
                place = TextPlace(self._omissions.page, 0)
                yield Paragraph(words, place, column=around.column)
            return
        self._lines.fields.begin_story()
        inside = around._replace(ground=box.ground)
        yield from self._blocks(box.content, inside)
        yield from self._rest_of_joined(inside)
        self._lines.fields.end_story()

    def _note(self, reference: Reference, around: _Surroundings) -> Iterator[Paragraph]:
        """The paragraphs of a note, each told apart; the first has its mark."""
        kind = reference.kind.removeprefix("deleted ")
        note = self._notes.take(kind, reference.identifier)
        if note is None or kind != reference.kind:
            if note is not None:
                self._omissions.tell(note, OmissionReason.DELETED)
            return
        mark = "" if reference.own_mark else self._notes.next_mark(kind)
        before = self._lines.fields.begin_part(self._notes.parts[kind], note)
        self._lines.fields.begin_story()
        for paragraph in [*self._blocks(note, around), *self._rest_of_joined(around)]:
            label = mark or paragraph.label
            yield replace(paragraph, label=label, is_note=True)
            mark = ""
        self._lines.fields.end_story()
        self._lines.fields.end_part(before)

    def _table(self, table: Any, around: _Surroundings) -> Iterator[Paragraph]:
        yield from self._rest_of_joined(around)
        rows = list(read_rows(table, self._omissions.tell, self._lines.open_control))
        ground = Ground("") if self._styles.shades(table) else around.ground

        def in_cell(cell: RowCell, column: PageColumn, in_row: bool) -> Iterator[Paragraph]:
            if cell.element is not None:
                behind = Ground(cell.fill) if cell.fill else ground
                inside = _Surroundings(column, behind, in_row)
                yield from self._blocks(cell.element, inside)
                yield from self._rest_of_joined(inside)

        def place() -> TextPlace:
            return TextPlace(self._omissions.page, 0)

        yield from table_paragraphs(rows, around.column, in_cell, place, in_row=around.in_row)


def _is_removed(look: Any) -> bool:
    """Whether a tracked change removed the mark of a paragraph, so that the next one joins it."""
    return look is not None and any(look.find(name) is not None for name in _REMOVED)


def _is_drop_cap(properties: Any) -> bool:
    """Whether a paragraph is the large first letter of the next one."""
    frame = None if properties is None else properties.find(qualified("w:framePr"))
    return frame is not None and frame.get(qualified("w:dropCap")) in ("drop", "margin")


def _wrapped(equation: Any) -> Any:
    """A paragraph with an equation that stands between paragraphs."""
    paragraph = etree.Element(qualified("w:p"))
    paragraph.append(deepcopy(equation))
    return paragraph
