"""Cutting a document into its parts: head, type and title, preamble, sections, end, annex."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from thidua.attachments.text.model import Manuscript, PageColumn, Paragraph, TextPlace
from thidua.authoring.drafting.ending_lines import EndingLine, split_ending, unglue_lines
from thidua.authoring.drafting.entries import OutlineEntry, take_apart
from thidua.authoring.drafting.headings import LONGEST_HEADING
from thidua.authoring.drafting.landmarks import (
    ADDRESSED,
    ANNEX,
    find_attached,
    find_ending,
    find_type_line,
    read_bars,
    take_title,
)
from thidua.authoring.drafting.sections import (
    OutlineSection,
    cut_listed_targets,
    cut_sections,
    find_first_section,
    split_closing,
)
from thidua.authoring.drafting.task_tables import separate_tasks
from thidua.language.vietnamese import fold


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
    closing: tuple[OutlineEntry, ...] = ()
    type_is_known: bool = True
    bounds: tuple[TextPlace | None, ...] = ()

    def list_entries(self) -> Iterator[OutlineEntry]:
        """List every paragraph of the body except headings, in the order of the document.

        A section may have paragraphs that stand behind those of the next one.
        """
        body = chain.from_iterable(section.entries for section in self.sections)
        yield from self.preamble
        yield from sorted(body, key=lambda entry: (entry.place.page or 0, entry.place.paragraph))
        yield from self.closing

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
    top = find_type_line(read_bars(printed), names)
    paragraphs, type_at = top.paragraphs, top.at
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
    first = find_first_section(body)
    sections = cut_sections(body[first:])
    preamble, sections = _move_verdict(body[:first], sections)
    rest = paragraphs[behind:]
    if behind == attached < len(lines):
        annex = _find_annex(lines, behind + 1)
        sections = _join_attached(sections, _cut_attached(paragraphs[behind:annex], names))
        rest = paragraphs[annex:]
    cut, closing = split_closing([*separate_tasks(sections)])
    if not cut:
        preamble, cut, closing = cut_listed_targets(preamble)
    recipients, signature = split_ending([*unglue_lines(lines[end:behind])])
    starts = (paragraphs[at : at + 1] for at in (header_end, begin, end, behind))
    return Outline(
        header=tuple(paragraphs[:header_end]),
        type_line=None if type_at is None else paragraphs[type_at],
        title=tuple(title),
        preamble=tuple(preamble),
        sections=tuple(cut),
        recipients=recipients,
        signature=signature,
        annexes=tuple(_cut_annexes(rest)),
        closing=tuple(closing),
        type_is_known=top.is_known,
        bounds=tuple(start[0].place if start else None for start in starts),
    )


def _move_verdict(
    preamble: Sequence[OutlineEntry], sections: tuple[OutlineSection, ...]
) -> tuple[Sequence[OutlineEntry], tuple[OutlineSection, ...]]:
    """Make “QUYẾT ĐỊNH:” the heading of the articles below it."""
    if not preamble or not sections or sections[0].headings:
        return preamble, sections
    verdict = preamble[-1]
    is_verdict = verdict.text.isupper() and verdict.text.endswith(":")
    if not is_verdict or not sections[0].entries[0].number.startswith("Điều"):
        return preamble, sections
    first = replace(sections[0], headings=(verdict.text,), place=verdict.place)
    return preamble[:-1], (first, *sections[1:])


def _cut_attached(
    paragraphs: Sequence[Paragraph], type_names: Sequence[str]
) -> tuple[OutlineSection, ...]:
    """Cut the plan that is attached to a decision: its type and title are its first heading."""
    upper = {name.upper() for name in type_names}
    kinds = (at for at, line in enumerate(paragraphs) if line.text.strip(" .:") in upper)
    begin = next(kinds, 0) + 1
    begin += len([*take_title(paragraphs[begin:])])
    head = OutlineSection(
        kind="other",
        headings=tuple(line.text for line in paragraphs[:begin]),
        place=paragraphs[0].place,
    )
    body = [take_apart(paragraph) for paragraph in paragraphs[begin:]]
    first = find_first_section(body)
    sections = cut_sections(body[first:])
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
