"""Reading one paragraph of an OpenDocument text to printed lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from thidua.attachments.text.model import OmissionReason
from thidua.attachments.text.odfstyles import LetterLook, TextStyles, named
from thidua.attachments.text.officelines import OfficeLine
from thidua.attachments.text.officeparts import local_name
from thidua.attachments.text.omissions import Omissions
from thidua.attachments.text.plaintext import SUPERSCRIPTS
from thidua.attachments.text.symbols import signs_of
from thidua.language.legacy import CONVERTERS, encoding_of_font

_SPACES = {named("text:tab"), named("text:s")}
_SILENT = {
    named(name)
    for name in ("text:soft-page-break", "svg:title", "svg:desc", "text:tracked-changes",
                 "text:sequence-decls", "text:variable-decls", "text:user-field-decls",
                 "office:forms", "text:index-title-template", "office:event-listeners",
                 "text:alphabetical-index-mark", "text:toc-mark", "text:label", "dc:creator",
                 "dc:date", "text:note-citation", "office:binary-data")
}  # fmt: skip
_HIDING = {named("text:hidden-text"), named("text:hidden-paragraph")}
_LAST_LATIN_1 = "\xff"
_OPEN_SYMBOL = str.maketrans("\ue00c\ue00a\ue006\ue001\ue005", "•■◆●✓")
_DRAWING = named("draw:frame").removesuffix("frame")


@dataclass
class OdfRuns:
    """What was read of one paragraph: its lines, and the frames and notes at it."""

    lines: list[OfficeLine] = field(default_factory=lambda: [OfficeLine()])
    frames: list[Any] = field(default_factory=list)
    notes: list[Any] = field(default_factory=list)
    filled: int = 0


class Spans(NamedTuple):
    """The styles around letters: of the paragraph, and of every span; and why they are hidden."""

    names: tuple[str | None, ...]
    reason: OmissionReason | None = None


class OdfLineReader:
    """Reads paragraphs of one document.

    Args:
        styles: of the document.
        omissions: gets what is not printed.
        deletions: the content of every deletion, by the identifier of the change.
        equation: gives the equation in a frame; empty if it has none.

    Attributes:
        encoding: the legacy encoding of the fonts; empty if there was none.
    """

    def __init__(
        self,
        styles: TextStyles,
        omissions: Omissions,
        deletions: dict[str, Any],
        equation: Callable[[Any], str],
    ) -> None:
        self._equation = equation
        self._styles = styles
        self._omissions = omissions
        self._deletions = deletions
        self.encoding = ""
        self._runs = OdfRuns()
        self._in_row = False
        self._converts = True
        self._on_paper = True

    def read(self, paragraph: Any, *, in_row: bool, on_paper: bool) -> OdfRuns:
        """Read a paragraph.

        Args:
            paragraph: ``text:p`` or ``text:h``.
            in_row: whether it is part of a row, which is one paragraph of the manuscript.
            on_paper: whether the paper is behind it, not the ground of a cell or a shape.
        """
        self._runs, self._in_row, self._on_paper = OdfRuns(), in_row, on_paper
        words = "".join(paragraph.itertext())
        self._converts = not any(char > _LAST_LATIN_1 and char.isalpha() for char in words)
        hidden = any(_is_hidden(mark) for mark in paragraph.iter(named("text:hidden-paragraph")))
        spans = Spans(
            (paragraph.get(named("text:style-name")),), OmissionReason.HIDDEN if hidden else None
        )
        self._inside(paragraph, spans)
        self._omissions.ahead = 0
        return self._runs

    def _inside(self, element: Any, spans: Spans) -> None:
        self._add(element.text or "", spans)
        for child in element:
            if isinstance(child.tag, str):
                self._child(child, spans)
            self._add(child.tail or "", spans)

    def _child(self, element: Any, spans: Spans) -> None:
        tag = element.tag
        if tag == named("text:line-break"):
            self._break()
        elif tag in _SPACES:
            self._add("\t" if tag == named("text:tab") else " ", spans)
        elif tag in _HIDING:
            self._hiding(element, spans)
        elif tag == named("text:ruby-text"):
            self._add(" ", spans)
            self._inside(element, spans)
        elif tag in _SILENT or self._is_aside(element):
            pass
        elif tag.startswith(_DRAWING) and local_name(element) != "a":
            equation = self._equation(element)
            self._add(equation, spans)
            if not equation:
                self._runs.frames.append(element)
        elif is_known(element):
            style = element.get(named("text:style-name")) if local_name(element) != "a" else None
            names = (*spans.names, style) if style else spans.names
            self._inside(element, spans._replace(names=names))
        else:
            self._omissions.add_apart(odf_words(element), OmissionReason.UNKNOWN)

    def _is_aside(self, element: Any) -> bool:
        """Read an element whose text is not in this line; returns whether it is one."""
        if element.tag in (named("text:change"), named("text:change-start")):
            self._change(element)
        elif element.tag == named("text:note"):
            self._runs.notes.append(element)
        elif element.tag == named("office:annotation"):
            self._omissions.add_apart(odf_words(element), OmissionReason.COMMENT)
        else:
            return False
        return True

    def _break(self) -> None:
        self._runs.filled += bool(self._runs.lines[-1].words.strip())
        self._runs.lines.append(OfficeLine())
        self._omissions.ahead = 0 if self._in_row else self._runs.filled

    def _change(self, mark: Any) -> None:
        deletion = self._deletions.pop(mark.get(named("text:change-id")) or "", None)
        if deletion is not None:
            self._omissions.add_apart(odf_words(deletion), OmissionReason.DELETED)

    def _hiding(self, element: Any, spans: Spans) -> None:
        words = element.get(named("text:string-value")) or ""
        shown = "".join(element.itertext())
        if _is_hidden(element):
            self._omissions.add_apart(shown or words, OmissionReason.HIDDEN)
        else:
            self._add(shown or words, spans)

    def _add(self, words: str, spans: Spans) -> None:
        if not words:
            return
        look = self._styles.look(spans.names)
        printed = self._printed(" ".join(words.splitlines()), look)
        pale = OmissionReason.UNSEEN if look.is_pale and self._on_paper else None
        reason = spans.reason or look.unprinted or pale
        if reason is not None:
            self._omissions.add(printed, reason)
            return
        if printed.strip():
            self._omissions.interrupt()
        self._runs.lines[-1].add(printed, bold=look.bold, italic=look.italic)

    def _printed(self, words: str, look: LetterLook) -> str:
        encoding = encoding_of_font(look.font) if self._converts else ""
        if encoding:
            self.encoding = encoding
            words = CONVERTERS[encoding](words)
            words = words.upper() if look.font.endswith("H") else words
        else:
            words = words.translate(_OPEN_SYMBOL)
            words, unknown = signs_of(words, look.font)
            if unknown:
                letters = "".join(code for code in unknown if code.isalnum())
                if letters:
                    self._omissions.add_apart(letters, OmissionReason.UNKNOWN)
                else:
                    self._omissions.add_unreadable()
        if look.raised:
            words = words.translate(SUPERSCRIPTS)
        return words.upper() if look.capitals else words


def _is_hidden(element: Any) -> bool:
    return bool(element.get(named("text:is-hidden")) == "true")


def is_known(element: Any) -> bool:
    """Whether an element belongs to OpenDocument, so that its text is text of the document."""
    uri = element.tag[1:].partition("}")[0]
    return uri.startswith("urn:oasis:names:tc:opendocument:") or "documentfoundation" in uri


def odf_words(element: Any) -> str:
    """All words inside any element, on one line."""
    out: list[str] = []
    _collect(element, out)
    return " ".join("".join(out).split())


def _collect(element: Any, out: list[str]) -> None:
    tag = element.tag
    if not isinstance(tag, str) or tag in _SILENT:
        return
    if tag in (named("text:p"), named("text:h"), named("text:line-break"), *_SPACES):
        out.append(" ")
    if tag in _HIDING and not element.text:
        out.append(element.get(named("text:string-value")) or "")
    out.append(element.text or "")
    for child in element:
        _collect(child, out)
        out.append(child.tail or "")
