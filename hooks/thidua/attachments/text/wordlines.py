"""Reading the runs of one paragraph of Word to printed lines.

Tracked changes count as accepted. What is not printed is told with its reason, and so is every
element that is not known but has text.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from thidua.attachments.text.equations import linear
from thidua.attachments.text.model import OmissionReason
from thidua.attachments.text.officeparts import (
    OfficeParts,
    chosen_branch,
    local_name,
    qualified,
)
from thidua.attachments.text.plaintext import SUPERSCRIPTS
from thidua.attachments.text.symbols import sign_of, signs_of
from thidua.attachments.text.wordasides import (
    bound_words,
    branches_with_words,
    coded_sign,
    drawn_text,
    is_watermark,
    told_words,
)
from thidua.attachments.text.wordfields import FieldStack, printed_by_code, words_of_code
from thidua.attachments.text.wordomissions import WordOmissions
from thidua.attachments.text.wordruns import Box, PrintedRuns, Reference
from thidua.attachments.text.wordstyles import Ground, RunLook, WordStyles
from thidua.language.legacy import CONVERTERS, encoding_of_font

_REMOVED = {qualified("w:del"), qualified("w:moveFrom")}
_WRAPPERS = {
    qualified(f"w:{name}")
    for name in ("hyperlink", "smartTag", "customXml", "sdtContent", "ins", "moveTo", "bdo", "dir",
                 "rubyBase", "rt", "r")
}  # fmt: skip
_TURNED = {qualified("w:bdo"), qualified("w:dir")}
"""What may print letters from right to left: 12 as 21."""
_MATH = qualified("m:r").partition("}")[0]
_SIGNS = {
    qualified("w:tab"): "\t",
    qualified("w:ptab"): "\t",
    qualified("w:noBreakHyphen"): "-",
    qualified("w:softHyphen"): "",
}
_NOTES = {qualified("w:footnoteReference"): "footnote", qualified("w:endnoteReference"): "endnote"}
_CHANGING = {
    qualified(f"w:{part}{length}")
    for part in ("day", "month", "year")
    for length in ("Short", "Long")
}
_LAST_LATIN_1 = "\xff"


class LineReader:
    """Reads paragraphs of one document, one after the other.

    Attributes:
        encoding: the legacy encoding of the fonts of the document; empty if there was none.
        has_pages: whether the file says where its pages begin.
        fields: the open fields, which tell which part of the file is read.
    """

    def __init__(self, parts: OfficeParts, styles: WordStyles, omissions: WordOmissions) -> None:
        self._parts = parts
        self._styles = styles
        self._omissions = omissions
        self.encoding = ""
        self.has_pages = False
        self.fields = FieldStack()
        self._comments: dict[str, Any] = {}
        self._properties: Any = None
        self._ground = Ground()
        self._runs = PrintedRuns()
        self._converts = True
        self._in_row = False
        self._readers: dict[str, Callable[[Any, Any], None]] = {
            qualified("w:br"): self._break,
            qualified("w:cr"): self._break,
            qualified("w:lastRenderedPageBreak"): self._page_break,
            qualified("w:fldChar"): self._field_mark,
            qualified("w:instrText"): self._code,
            qualified("w:delInstrText"): self._code,
            qualified("w:fldSimple"): self._simple_field,
            qualified("w:sym"): self._symbol,
            qualified("w:drawing"): self._drawing,
            qualified("w:pict"): self._drawing,
            qualified("w:object"): self._drawing,
            qualified("w:commentReference"): self._comment,
            qualified("w:sdt"): self._control,
            qualified("mc:AlternateContent"): self._alternatives,
            qualified("w:ruby"): self._ruby,
            qualified("w:subDoc"): self._unreadable,
            **dict.fromkeys(_NOTES, self._refer),
            **dict.fromkeys(_CHANGING, self._unreadable),
        }

    def place_comments(self, comments: dict[str, Any]) -> None:
        """Set the comments, by identifier; each is told where the text refers to it."""
        self._comments = comments

    def comments_left(self) -> list[Any]:
        """The comments to which no text referred."""
        return list(self._comments.values())

    def read(
        self, paragraph: Any, runs: PrintedRuns, properties: Any, ground: Ground, *, in_row: bool
    ) -> None:
        """Read a paragraph, and add what it prints to runs.

        Args:
            paragraph: ``w:p``.
            runs: what was read of the paragraphs that this one continues.
            properties: ``w:pPr`` of the paragraph, or None.
            ground: what is behind it.
            in_row: whether it is part of a row, which is one paragraph of the manuscript.
        """
        self._runs, self._properties, self._ground, self._in_row = runs, properties, ground, in_row
        self._count_lines()
        letters = "".join(text.text or "" for text in paragraph.iter(qualified("w:t")))
        # Fonts of old encodings are left behind where Unicode was typed into them later.
        self._converts = letters.isascii() or not any(
            char > _LAST_LATIN_1 and char.isalpha() for char in letters
        )
        self._children(paragraph, None)
        self._omissions.ahead = 0

    def _children(self, parent: Any, look: Any) -> None:
        for child in parent:
            self._inline(child, look)

    def _inline(self, element: Any, look: Any) -> None:
        """Read anything that may stand in a paragraph; ``look`` is of the run around it."""
        tag = element.tag
        if tag == qualified("w:r"):
            self._children(element, element.find(qualified("w:rPr")))
        elif tag in (qualified("w:t"), qualified("m:t")):
            self._add(element.text or "", look)
        elif tag in _SIGNS:
            self._add(_SIGNS[tag], look)
        elif tag in _TURNED and element.get(qualified("w:val")) == "rtl":
            self._omissions.add(_runs_of(element), OmissionReason.UNKNOWN)
        elif tag in _WRAPPERS:
            self._children(element, look)
        elif tag in _REMOVED or tag == qualified("w:delText"):
            self._removed(element)
        elif not isinstance(tag, str) or local_name(element).endswith("Pr"):
            pass
        elif tag in self._readers:
            self._readers[tag](element, look)
        elif tag.startswith(_MATH):
            self._equation(element, look)
        else:
            self._omissions.tell(element, OmissionReason.UNKNOWN)

    def _break(self, *_: Any) -> None:
        self._runs.begin_line()
        self._count_lines()

    def _count_lines(self) -> None:
        self._omissions.ahead = 0 if self._in_row else self._runs.filled

    def _page_break(self, *_: Any) -> None:
        self.has_pages = True
        self._omissions.page += 1

    def _code(self, element: Any, _: Any) -> None:
        self.fields.add_code(element.text or "")

    def _refer(self, element: Any, _: Any) -> None:
        own_mark = element.get(qualified("w:customMarkFollows")) in ("1", "true", "on")
        identifier = element.get(qualified("w:id")) or ""
        self._runs.notes.append(Reference(_NOTES[element.tag], identifier, own_mark))

    def _comment(self, element: Any, _: Any) -> None:
        comment = self._comments.pop(element.get(qualified("w:id")) or "", None)
        if comment is not None:
            self._omissions.tell(comment, OmissionReason.COMMENT)

    def _control(self, element: Any, look: Any) -> None:
        self.open_control(element)
        self._children(element, look)

    def _unreadable(self, *_: Any) -> None:
        self._omissions.add_unreadable()

    def _removed(self, element: Any) -> None:
        self._omissions.add(_runs_of(element), OmissionReason.DELETED)
        for reference in element.iter(*_NOTES):
            kind, identifier = _NOTES[reference.tag], reference.get(qualified("w:id")) or ""
            self._runs.notes.append(Reference(f"deleted {kind}", identifier, own_mark=False))

    def _add(self, words: str, look: Any) -> None:
        """Add the letters of a run to the line, or tell why they are not printed."""
        if not words:
            return
        shown = self._styles.look(self._properties, look, self._ground)
        printed = self._printed(words, shown)
        reason = shown.unprinted
        if self.fields.is_unprinted:
            reason = OmissionReason.HIDDEN
        if reason is not None:
            self._omissions.add(printed, reason)
            return
        self._omissions.interrupt()
        self._runs.lines[-1].add(printed, bold=shown.bold, italic=shown.italic)

    def _printed(self, words: str, look: RunLook) -> str:
        """The printed letters of a run, after applying its font and effects."""
        encoding = encoding_of_font(look.font) if self._converts else ""
        if encoding:
            self.encoding = encoding
            words = CONVERTERS[encoding](words)
            # .VnTimeH has capitals only
            words = words.upper() if look.font.endswith("H") else words
        else:
            words, unknown = signs_of(words, look.font)
            if unknown:
                self._unknown_sign(unknown)
        if look.raised:
            words = words.translate(SUPERSCRIPTS)
        return words.upper() if look.capitals else words

    def _symbol(self, element: Any, look: Any) -> None:
        sign = sign_of(*coded_sign(element))
        if not sign:
            self._unknown_sign("")
        shown = self._styles.look(self._properties, look, self._ground)
        if shown.unprinted is not None:
            self._omissions.add(sign, shown.unprinted)
        elif sign:
            self._omissions.interrupt()
            self._runs.lines[-1].add(sign, bold=shown.bold, italic=shown.italic)

    def _unknown_sign(self, codes: str) -> None:
        letters = "".join(code for code in codes if code.isalnum())
        if letters:
            self._omissions.add(letters, OmissionReason.UNKNOWN)
        else:
            self._omissions.add_unreadable()

    def _field_mark(self, mark: Any, look: Any) -> None:
        ended = self.fields.pass_mark(mark)
        if ended is not None:
            self._add_from_code(printed_by_code(ended), look)

    def _simple_field(self, element: Any, look: Any) -> None:
        self._children(element, look)
        if not told_words(element):
            self._add_from_code(words_of_code(element.get(qualified("w:instr")) or ""), look)

    def _add_from_code(self, words: str | None, look: Any) -> None:
        if words is None:
            self._omissions.add_unreadable()
        else:
            self._add(words, look)

    def _drawing(self, drawing: Any, _: Any) -> None:
        if is_watermark(drawing, in_header=False):
            self._omissions.tell(drawing, OmissionReason.WATERMARK)
            return
        for drawn in drawn_text(drawing, self._parts, self.fields.part.name, self._omissions.seen):
            if drawn.reason is None:
                self._runs.boxes.append(Box(drawn.box, drawn.words, drawn.ground))
            else:
                words = drawn.words if drawn.box is None else told_words(drawn.box)
                self._omissions.add_apart(words, drawn.reason)

    def _alternatives(self, element: Any, look: Any) -> None:
        branch = chosen_branch(element)
        if branch is not None:
            self._children(branch, look)
        self.tell_others(element)

    def tell_others(self, alternatives: Any) -> None:
        """Tell what stands in the branches of ``mc:AlternateContent`` that Word does not show."""
        for _, words in branches_with_words(alternatives)[1]:
            self._omissions.add_apart(words, OmissionReason.HIDDEN)

    def open_control(self, control: Any) -> None:
        """Put into a content control the words that Word takes from the data of the file."""
        words = bound_words(control, self._parts)
        content = control.find(qualified("w:sdtContent"))
        texts = [] if words is None or content is None else list(content.iter(qualified("w:t")))
        shown = "".join(text.text or "" for text in texts)
        if words is None or not texts or words.split() == shown.split():
            return
        self._omissions.add_apart(shown, OmissionReason.HIDDEN)
        for text in texts:
            text.text = ""
        texts[0].text = words

    def _equation(self, element: Any, look: Any) -> None:
        outer = self._runs
        words = linear(element, self._captured, self._omissions.add)
        self._runs = outer
        self._add(words, look)

    def _captured(self, element: Any) -> str:
        """The words that an element inside an equation prints."""
        outer = self._runs
        self._runs = PrintedRuns(boxes=outer.boxes, notes=outer.notes)
        look = element.find(qualified("w:rPr"))
        if element.tag == qualified("m:r"):
            self._children(element, look)
        else:
            self._inline(element, look)
        words = " ".join(line.words for line in self._runs.lines)
        self._runs = outer
        return words

    def _ruby(self, element: Any, look: Any) -> None:
        """The words below, and after them those that Word prints small above them."""
        for name in ("w:rubyBase", "w:rt"):
            for part in element.findall(qualified(name)):
                self._add(" " if name == "w:rt" else "", look)
                self._children(part, look)


def _runs_of(element: Any) -> str:
    """The letters of removed runs, with the spaces at their ends."""
    words = told_words(element)
    texts = [one.text or "" for one in element.iter(qualified("w:delText"), qualified("w:t"))]
    raw = "".join(texts)
    return raw if "".join(raw.split()) == "".join(words.split()) else f" {words} "
