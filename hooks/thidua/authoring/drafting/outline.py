"""Cutting a document into its parts: head, type and title, preamble, sections, end, annex."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from thidua.attachments.text.model import Manuscript, PageColumn, Paragraph, TextPlace
from thidua.authoring.drafting.ending_lines import EndingLine, split_ending
from thidua.authoring.drafting.entries import NumberStyle, OutlineEntry, take_apart
from thidua.authoring.drafting.headings import (
    LONGEST_HEADING,
    OUTER_STYLES,
    PrintedHeading,
    find_heading,
)
from thidua.authoring.drafting.landmarks import (
    ADDRESSED,
    ANNEX,
    find_attached,
    find_ending,
    find_type_line,
    take_title,
)
from thidua.authoring.passages import escape_passage
from thidua.authoring.values import DraftedValue
from thidua.language.vietnamese import fold

LISTS = ("contents", "tasks", "responsibilities")
"""Kinds of sections that become lists of items."""

@dataclass(frozen=True)
class OutlineSection:
    """A section of the body.

    Attributes:
        kind: the field it becomes, or ``other``.
        headings: all headings printed directly before it, the outermost first.
        number_style: of the last heading.
        place: of the first heading.
    """

    kind: str
    headings: tuple[str, ...] = ()
    entries: tuple[OutlineEntry, ...] = ()
    number_style: NumberStyle = NumberStyle.NONE
    place: TextPlace | None = None

    @property
    def heading(self) -> DraftedValue | None:
        """Its headings as a field, each on its own line; None if it has none."""
        if not self.headings:
            return None
        return DraftedValue(escape_passage("\n".join(self.headings)), self.place)

    @property
    def rows(self) -> tuple[OutlineEntry, ...]:
        """The rows of tables among its paragraphs."""
        return tuple(entry for entry in self.entries if entry.cells)


@dataclass(frozen=True)
class Outline:
    """A document cut into its parts, each in printed order.

    Attributes:
        type_is_known: whether the portal knows the type of the document.
        bounds: the first paragraphs of title, body, ending and annex; None where nothing follows.
    """

    header: tuple[Paragraph, ...]
    type_line: Paragraph | None
    title: tuple[Paragraph, ...]
    preamble: tuple[OutlineEntry, ...]
    sections: tuple[OutlineSection, ...]
    recipients: tuple[EndingLine, ...]
    signature: tuple[EndingLine, ...]
    annexes: tuple[tuple[OutlineEntry, ...], ...]
    type_is_known: bool = True
    bounds: tuple[TextPlace | None, ...] = ()

    def list_entries(self) -> Iterator[OutlineEntry]:
        """List every paragraph of the body except headings."""
        yield from self.preamble
        for section in self.sections:
            yield from section.entries

    def list_all_entries(self) -> Iterator[OutlineEntry]:
        """List every paragraph of the body, then those of the annexes."""
        yield from self.list_entries()
        for annex in self.annexes:
            yield from annex


def cut_outline(manuscript: Manuscript, type_names: Iterable[str]) -> Outline:
    """Cut a document into its parts.

    Args:
        manuscript: the whole document.
        type_names: names of the document types that may stand above a title.
    """
    names = tuple(type_names)
    printed = [line for line in manuscript.paragraphs if any(map(str.isalnum, line.text))]
    top = find_type_line(printed, names)
    paragraphs, type_at = top.paragraphs, top.index
    if type_at is None:
        begin = header_end = _find_body(paragraphs)
        title: list[Paragraph] = []
    else:
        header_end = type_at
        title = list(take_title(paragraphs[type_at + 1 :]))
        begin = type_at + 1 + len(title)
    lines = [EndingLine(paragraph) for paragraph in paragraphs]
    attached = find_attached(lines, begin, names)
    end, behind = find_ending(lines, begin, attached)
    body = [take_apart(paragraph) for paragraph in paragraphs[begin:end]]
    first = _find_first_section(body)
    sections = _cut_sections(body[first:])
    rest = paragraphs[behind:]
    if behind == attached < len(lines):
        annex = _find_annex(lines, behind + 1)
        sections = _join_attached(sections, _cut_attached(paragraphs[behind:annex]))
        rest = paragraphs[annex:]
    recipients, signature = split_ending(lines[end:behind])
    starts = (paragraphs[at : at + 1] for at in (header_end, begin, end, behind))
    return Outline(
        header=tuple(paragraphs[:header_end]),
        type_line=None if type_at is None else paragraphs[type_at],
        title=tuple(title),
        preamble=tuple(body[:first]),
        sections=sections,
        recipients=recipients,
        signature=signature,
        annexes=tuple(_cut_annexes(rest)),
        type_is_known=top.is_known,
        bounds=tuple(start[0].place if start else None for start in starts),
    )


def _cut_attached(paragraphs: Sequence[Paragraph]) -> tuple[OutlineSection, ...]:
    """Cut the plan that is attached to a decision: its type and title are its first heading."""
    title = [*take_title(paragraphs[1:])]
    head = OutlineSection(
        kind="other",
        headings=tuple(line.text for line in (paragraphs[0], *title)),
        place=paragraphs[0].place,
    )
    body = [take_apart(paragraph) for paragraph in paragraphs[1 + len(title) :]]
    first = _find_first_section(body)
    sections = _cut_sections(body[first:])
    if first:
        return (replace(head, entries=tuple(body[:first])), *sections)
    if not sections:
        return (head,)
    headings = (*head.headings, *sections[0].headings)
    return (replace(sections[0], headings=headings, place=head.place), *sections[1:])


def _join_attached(
    articles: tuple[OutlineSection, ...], plan: tuple[OutlineSection, ...]
) -> tuple[OutlineSection, ...]:
    """Put an attached plan behind the articles, which leave the field of contents to it."""
    if any(section.kind == "contents" for section in plan):
        articles = tuple(
            replace(section, kind="other") if section.kind == "contents" else section
            for section in articles
        )
    return (*articles, *plan)


def _cut_annexes(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[OutlineEntry, ...]]:
    """Cut what follows the signature at each annex."""
    annex: list[OutlineEntry] = []
    for paragraph in paragraphs:
        if annex and not paragraph.cells and ANNEX.match(paragraph.text):
            yield tuple(annex)
            annex = []
        annex.append(take_apart(paragraph))
    if annex:
        yield tuple(annex)


def _find_body(paragraphs: Sequence[Paragraph]) -> int:
    """Find where the body of a document without a type line begins, such as that of a công văn."""
    for index, paragraph in enumerate(paragraphs):
        if ADDRESSED.match(fold(paragraph.text)):
            return index
        if paragraph.column is PageColumn.WHOLE and len(paragraph.text) > LONGEST_HEADING:
            return index
    return 0


def _find_annex(lines: Sequence[EndingLine], begin: int) -> int:
    """Find where annexes begin, behind the signature."""
    after = range(begin, len(lines))
    return next((index for index in after if ANNEX.match(lines[index].text)), len(lines))


def _find_first_section(body: Sequence[OutlineEntry]) -> int:
    """Find where the preamble ends: at the first heading, or at the first numbered paragraph."""
    for index, entry in enumerate(body):
        if find_heading(entry) or entry.number_style in (*OUTER_STYLES, NumberStyle.DECIMAL):
            return index
    return len(body)


def _cut_sections(body: Iterable[OutlineEntry]) -> tuple[OutlineSection, ...]:
    """Cut the body at its headings; several consecutive headings begin one section."""
    sections: list[OutlineSection] = []
    for entry in body:
        heading = find_heading(entry)
        if heading and not _is_item(sections, entry, heading):
            if sections and not sections[-1].entries:
                sections[-1] = _add_heading(sections[-1], heading, entry)
            else:
                sections.append(_begin_section(heading, entry))
            if heading.words_after:
                words = replace(entry, number="", text=heading.words_after)
                sections[-1] = _add_entry(sections[-1], words)
            continue
        # A directive may number its orders without a heading, or on the level of “1. Mục tiêu:”.
        if not sections or _stands_beside(sections[-1], entry):
            sections.append(OutlineSection("contents"))
        sections[-1] = _add_entry(sections[-1], entry)
    return tuple(sections)


def _begin_section(heading: PrintedHeading, entry: OutlineEntry) -> OutlineSection:
    return OutlineSection(
        kind=heading.kind,
        headings=(heading.text,),
        number_style=entry.number_style,
        place=entry.place,
    )


def _add_heading(
    section: OutlineSection, heading: PrintedHeading, entry: OutlineEntry
) -> OutlineSection:
    """Add a heading below those that a section has; it decides the kind, if its own is known."""
    kind = heading.kind if heading.kind != "other" else section.kind
    headings = (*section.headings, heading.text)
    return replace(section, kind=kind, headings=headings, number_style=entry.number_style)


def _add_entry(section: OutlineSection, entry: OutlineEntry) -> OutlineSection:
    return replace(section, entries=(*section.entries, entry))


def _stands_beside(section: OutlineSection, entry: OutlineEntry) -> bool:
    """Tell whether a paragraph is numbered like the only heading of the section before it."""
    has_one_heading = len(section.headings) == 1 and bool(section.entries)
    return has_one_heading and entry.number_style is section.number_style is NumberStyle.DECIMAL


def _is_item(
    sections: Sequence[OutlineSection], entry: OutlineEntry, heading: PrintedHeading
) -> bool:
    """Tell whether a paragraph like a heading is in fact an item of the section before it.

    After the items 1. to 3. of a section, “4. Trách nhiệm của …” is the next item. Under “B. NHIỆM
    VỤ”, “I. Công tác tuyên truyền” is the first task.
    """
    if not sections or entry.number_style is NumberStyle.CAPITAL:
        return False
    section = sections[-1]
    if entry.number_style is NumberStyle.ROMAN:
        is_list = section.number_style is NumberStyle.CAPITAL and section.kind in LISTS
        return is_list and heading.kind == "other"
    if entry.number_style is NumberStyle.NONE:
        return False
    if all(item.number_style is not entry.number_style for item in section.entries):
        return False
    is_inside = section.number_style.value < entry.number_style.value
    return is_inside and not entry.paragraph.bold
