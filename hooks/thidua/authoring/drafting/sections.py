"""Cutting the body of a document into sections at its headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from thidua.attachments.text.model import TextPlace
from thidua.authoring.drafting.entries import NumberStyle, OutlineEntry
from thidua.authoring.drafting.headings import OUTER_STYLES, PrintedHeading, find_heading
from thidua.authoring.drafting.responsibilities import find_units
from thidua.authoring.drafting.said_changes import read_sentence
from thidua.authoring.passages import escape_passage
from thidua.authoring.values import DraftedValue

LISTS = ("contents", "tasks", "responsibilities")
"""Kinds of sections that become lists of items."""

_FIRST_STYLES = (*OUTER_STYLES, NumberStyle.ARTICLE, NumberStyle.DECIMAL)
_LONGEST_UNKNOWN = 60
_MOST_WORDS = 5
_REPORTS = re.compile(r"\b(?:bao cao|gui (?:ve|ho so|danh sach)|nop)\b")
_MILESTONE = re.compile(
    r"(?:dang ky|binh xet|so ket|tong ket|bao cao|to chuc phat dong|le phat dong)\b[^:]*: "
    r"(?!tu (?:ngay )?\d)"
)
"""The beginning of the first of several days by which something is due, and not of a period."""
_ENDS_OF_TIME = (
    re.compile(r"(?:thoi gian |ngay )?(?:bat dau|khoi dong|phat dong|tu ngay)\b"),
    re.compile(r"(?:thoi gian |ngay )?(?:ket thuc|tong ket|den (?:het )?ngay)\b"),
)
_QUOTE = re.compile(r"[“\"«]")
_DOCUMENT = r"(?:ke hoach|quyet dinh|chi thi|van ban|huong dan|cong van|chuong trinh|thong bao)"
_ON_DOCUMENTS = re.compile(
    rf"\b{_DOCUMENT} nay (?:se |duoc |nham )*(?:thay (?:the|cho)|bai bo|huy bo|co hieu luc|ap "
    rf"dung tu|sua doi|bo sung|gia han)\b|"
    rf"\b{_DOCUMENT} so \S+/.*\b(?:het hieu luc|khong con hieu luc|"
    rf"(?:duoc|bi) (?:thay the|bai bo|huy bo))\b|"
    rf"(?:bai bo|huy bo|thay the|cham dut|dung|ngung)(?: thuc hien)? {_DOCUMENT} so "
)
"""What a document does to others, or from when it holds: no target, though it stands in a list."""
LEADS_TO_TARGETS = re.compile(
    r"^(?!.*\b(?:dieu chinh|sua doi|bo sung|thay the|bai bo)\b).*\bcac (?:chi tieu|muc tieu)"
    r"(?: (?:sau|cu the|nhu sau|thi dua|chu yeu|duoi day|sau day|can dat))*\s*:$"
)
"""The end of a sentence before a list of targets: *phát động phong trào … với các chỉ tiêu:*."""


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


def find_first_section(body: Sequence[OutlineEntry]) -> int:
    """Find where the preamble ends: at the first heading, numbered paragraph, or table."""
    for index, entry in enumerate(body):
        if entry.cells or find_heading(entry) or entry.number_style in _FIRST_STYLES:
            return index
    return len(body)


def cut_sections(body: Iterable[OutlineEntry]) -> tuple[OutlineSection, ...]:
    """Cut the body at its headings; several consecutive headings begin one section."""
    sections: list[OutlineSection] = []
    articles: int | None = None
    for entry in body:
        if entry.number_style is NumberStyle.ARTICLE:
            articles = _find_articles(sections)
        if articles is not None and articles < len(sections) - 1:
            if entry.number_style is NumberStyle.ARTICLE or not find_heading(entry):
                sections[articles] = _add_entry(sections[articles], entry)
                continue
            articles = None
        heading = None if _is_point_of_change(sections, entry) else find_heading(entry)
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
            headed = _read_unknown_heading(entry) if sections else None
            if headed:
                sections.append(headed)
                continue
            sections.append(OutlineSection("contents"))
        sections[-1] = _add_entry(sections[-1], entry)
    return tuple(part for section in sections for part in _trim(section))


def _find_articles(sections: Sequence[OutlineSection]) -> int | None:
    """Find the section with the articles before this one, whose points may have headings."""
    found = (
        at
        for at in reversed(range(len(sections)))
        if any(one.number_style is NumberStyle.ARTICLE for one in sections[at].entries)
    )
    return next(found, None)


def _is_point_of_change(sections: Sequence[OutlineSection], entry: OutlineEntry) -> bool:
    """“1. Thời gian thực hiện: …” below “Điều 1. Điều chỉnh Kế hoạch số … như sau:”.

    What it names belongs to the plan that is changed; the document has no such section.
    """
    outer = (NumberStyle.CAPITAL, NumberStyle.ROMAN, NumberStyle.ARTICLE, NumberStyle.NONE)
    if not sections or entry.number_style in outer:
        return False
    above = reversed(sections[-1].entries)
    article = next((one for one in above if one.number_style is NumberStyle.ARTICLE), None)
    return (
        article is not None
        and article.text.rstrip().endswith(":")
        and any(True for _ in read_sentence(article.text))
    )


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


def _read_unknown_heading(entry: OutlineEntry) -> OutlineSection | None:
    """Read a numbered line as a heading whose words nobody knows: “2. Danh hiệu”, “3. Địa bàn: …”.

    It is short and no sentence, or names a thing, and not a unit, before a colon.
    """
    title, colon, after = entry.text.partition(":")
    is_short = len(title) <= _LONGEST_UNKNOWN and not title.rstrip().endswith((".", ";", ",", "/"))
    if not is_short or (colon and (len(title.split()) > _MOST_WORDS or find_units(title).is_sure)):
        return None
    words = replace(entry, number="", text=after.strip())
    return OutlineSection(
        kind="other",
        headings=(f"{entry.number} {title}{colon}",),
        entries=(words,) if words.text else (),
        number_style=entry.number_style,
        place=entry.place,
    )


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


def _trim(section: OutlineSection) -> Iterator[OutlineSection]:
    """Cut off what stands below the heading of time, theme or targets without saying one."""
    kept = [*section.entries]
    if section.kind == "period" and kept:
        if _REPORTS.search(kept[0].folded) or _MILESTONE.match(kept[0].folded):
            yield replace(section, kind="other")
            return
        kept = kept[: 2 if _ends_below(kept) else 1]
    if section.kind == "theme":
        quotes = (at for at, entry in enumerate(kept) if _QUOTE.search(entry.text))
        kept = kept[: next(quotes, 0) + 1]
    if section.kind == "targets":
        kept = kept[: _find_end_of_targets(kept)]
    yield replace(section, entries=tuple(kept))
    others = section.entries[len(kept) :]
    if others:
        yield OutlineSection("other", entries=others)


def _find_end_of_targets(entries: Sequence[OutlineEntry]) -> int:
    """Where the lines on documents begin that end a list of targets; its length without any."""
    end = len(entries)
    for at in reversed(range(len(entries))):
        if _ON_DOCUMENTS.search(entries[at].folded):
            end = at
        elif _is_listed(entries[at]) or entries[at].cells:
            break
    return end


def _ends_below(entries: Sequence[OutlineEntry]) -> bool:
    """Tell whether a period begins in its first paragraph and ends in the second."""
    return len(entries) > 1 and all(
        pattern.match(entry.folded) for pattern, entry in zip(_ENDS_OF_TIME, entries, strict=False)
    )


def split_closing(
    sections: Sequence[OutlineSection],
) -> tuple[Sequence[OutlineSection], Sequence[OutlineEntry]]:
    """Split off the closing paragraphs: those at the end that do not belong to an item."""
    if not sections:
        return (), ()
    entries = sections[-1].entries
    end = len(entries)
    if not any(map(_is_listed, entries)):
        return sections, ()
    while end and not _is_listed(entries[end - 1]):
        if end >= 2 and _leads_on(entries[end - 2]):  # noqa: PLR2004
            break
        end -= 1
    return [*sections[:-1], replace(sections[-1], entries=entries[:end])], entries[end:]


def _is_listed(entry: OutlineEntry) -> bool:
    return entry.number_style is not NumberStyle.NONE or bool(entry.bullet)


def _leads_on(entry: OutlineEntry) -> bool:
    """Tell whether the paragraph after this one belongs to it: “Cấp huyện”, “như sau:”."""
    text = entry.text.rstrip()
    is_name = _is_listed(entry) and not text.endswith((".", ";", "./"))
    return text.endswith(":") or is_name


def cut_listed_targets(
    preamble: Sequence[OutlineEntry],
) -> tuple[Sequence[OutlineEntry], Sequence[OutlineSection], Sequence[OutlineEntry]]:
    """Cut a letter in prose at its list of targets: what is before it, the list, what closes."""
    for at, entry in enumerate(preamble):
        below = [*takewhile(lambda line: bool(line.bullet), preamble[at + 1 :])]
        if LEADS_TO_TARGETS.match(entry.folded) and 2 * sum(map(_has_digit, below)) > len(below):
            section = OutlineSection("targets", entries=tuple(below))
            return preamble[: at + 1], (section,), preamble[at + 1 + len(below) :]
    return preamble, (), ()


def _has_digit(entry: OutlineEntry) -> bool:
    return any(map(str.isdecimal, entry.text))
