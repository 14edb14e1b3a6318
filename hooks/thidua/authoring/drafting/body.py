"""Reading the sections of the body as fields of a plan: passages, items, duties, targets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TypeAlias, TypeVar

from thidua.attachments.text.model import Manuscript, TextPlace
from thidua.authoring.drafting.entries import (
    OutlineEntry,
    join_entries,
    take_apart,
)
from thidua.authoring.drafting.goals import names_targets, separate_targets
from thidua.authoring.drafting.items import read_items, read_responsibilities
from thidua.authoring.drafting.outline import Outline
from thidua.authoring.drafting.responsibilities import find_units
from thidua.authoring.drafting.sections import LISTS, OutlineSection
from thidua.authoring.drafting.target_table import read_target_table
from thidua.authoring.drafting.targets import has_figure, read_targets
from thidua.authoring.drafting.task_tables import find_task_table, read_task_duties
from thidua.authoring.drafting.topics import FieldGuesser
from thidua.authoring.passages import shorten
from thidua.authoring.records import (
    BodyFields,
    DraftedItems,
    DraftedResponsibilities,
    DraftedSection,
    DraftedTargets,
)
from thidua.authoring.values import DraftedDoubt, Found
from thidua.language.vietnamese import fold

_PASSAGES = frozenset(
    ("purpose", "requirements", "objectives", "registration", "pledge", "interim_review",
     "final_review")
)  # fmt: skip
_READ_ELSEWHERE = ("theme", "period")
"""Kinds of sections that ``campaign`` and ``schedule`` read."""
_FEWEST_ROWS = 2
"""The least number of rows of a table of targets: its head and one target."""
_MOST_ANNEX_HEADINGS = 3
_GOALS = re.compile(r"\b(?:chi tieu|muc tieu)\b")

_Content: TypeAlias = (
    DraftedSection | DraftedItems | DraftedResponsibilities | DraftedTargets | None
)
PartContent = TypeVar("PartContent", bound=_Content)


@dataclass(frozen=True)
class _BodyPart:
    """A section of the body as a field of the plan; empty if another reader fills the field."""

    field: str
    content: _Content = None


@dataclass(frozen=True)
class Body:
    """The fields read from the body.

    Attributes:
        printed_order: the names of the fields in the order in which the document prints them.
    """

    fields: BodyFields
    printed_order: tuple[str, ...]


def read_body(
    outline: Outline,
    guesser: FieldGuesser,
    year: int | None = None,
    amended: AbstractSet[TextPlace] = frozenset(),
) -> Found[Body]:
    """Read all sections between title and recipients, and the annex.

    Args:
        outline: the document.
        guesser: guesses the fields of targets and items.
        year: of the campaign, as far as it is sure; columns of years before it hold results.
        amended: the places of lines that are targets of another plan, which this one amends.
    """
    parts: list[_BodyPart] = []
    doubts: list[DraftedDoubt] = []
    closing = outline.closing
    opening = [entry for entry in outline.preamble if not entry.is_basis]
    if opening:
        parts.append(_BodyPart("opening", DraftedSection(None, join_entries(opening))))
    for section in separate_targets(outline.sections):
        is_of_another = any(entry.place in amended for entry in section.entries)
        own = replace(section, kind="other") if is_of_another else section
        found = _read_section(own, {part.field for part in parts}, guesser, year)
        parts += [found.part] if found.part else []
        doubts += found.doubts
    for annex in outline.annexes:
        found = _read_annex(annex, {part.field for part in parts}, guesser, year)
        parts += [found.part] if found.part else []
        doubts += found.doubts
    if closing:
        parts.append(_BodyPart("closing", DraftedSection(None, join_entries(closing))))
    order = tuple(dict.fromkeys(part.field for part in parts))
    return Found(Body(_gather_fields(parts), order), tuple(doubts))


def read_annexed_targets(
    annexes: Sequence[Manuscript], guesser: FieldGuesser, year: int | None = None
) -> Found[DraftedTargets | None]:
    """Read the targets in the first table of the files that came with a document.

    A table of units by columns, in which nobody can tell what a row must reach, lists no targets.

    Args:
        annexes: the text of the files.
        guesser: guesses the fields of targets.
        year: of the campaign, as far as it is sure.
    """
    for annex in annexes:
        rows = tuple(take_apart(row) for row in annex.paragraphs if row.cells)
        if len(rows) >= _FEWEST_ROWS:
            table = read_target_table(OutlineSection("targets", entries=rows), guesser, year)
            items = table.part.items if table.part else ()
            if 2 * sum(item.no_figures is not None for item in items) <= len(items):
                return Found(table.part, table.doubts)
    return Found(None)


def _gather_fields(parts: Sequence[_BodyPart]) -> BodyFields:
    def pick(field: str, kind: type[PartContent]) -> PartContent | None:
        return next(_list_contents(parts, field, kind), None)

    return BodyFields(
        opening=pick("opening", DraftedSection),
        purpose=pick("purpose", DraftedSection),
        requirements=pick("requirements", DraftedSection),
        objectives=pick("objectives", DraftedSection),
        contents=pick("contents", DraftedItems),
        tasks=pick("tasks", DraftedItems),
        targets=pick("targets", DraftedTargets),
        registration=pick("registration", DraftedSection),
        pledge=pick("pledge", DraftedSection),
        interim_review=pick("interim_review", DraftedSection),
        final_review=pick("final_review", DraftedSection),
        responsibilities=pick("responsibilities", DraftedResponsibilities),
        sections=tuple(_list_contents(parts, "sections", DraftedSection)),
        closing=pick("closing", DraftedSection),
    )


def _list_contents(
    parts: Sequence[_BodyPart], field: str, kind: type[PartContent]
) -> Iterator[PartContent]:
    for part in parts:
        if part.field == field and isinstance(part.content, kind):
            yield part.content


def _read_section(
    section: OutlineSection, taken: AbstractSet[str], guesser: FieldGuesser, year: int | None
) -> Found[_BodyPart | None]:
    """Read a section as the field of its kind, or as one of ``sections``.

    Args:
        section: the section to read.
        taken: the fields that were filled from the sections before it.
        guesser: guesses the fields of targets and items.
        year: of the campaign, as far as it is sure.
    """
    kind = "responsibilities" if _gives_duties(section) else section.kind
    if kind == "targets" and kind not in taken:
        targets = _read_target_list(section, guesser, year)
        if targets.part:
            return Found(_BodyPart(kind, targets.part), targets.doubts)
        kind = _choose_other_kind(section, taken)
    if kind not in taken:
        return _read_as(kind, section, taken, guesser)
    return _read_other(section, taken, _doubt_more_targets(section) if kind == "targets" else ())


def _choose_other_kind(section: OutlineSection, taken: AbstractSet[str]) -> str:
    """Choose what a section is that promises targets and has none."""
    headings = " ".join(fold(heading) for heading in section.headings)
    if "muc tieu" in headings:
        return "objectives"
    return "contents" if "noi dung" in headings and "contents" not in taken else "other"


def _read_as(
    kind: str, section: OutlineSection, taken: AbstractSet[str], guesser: FieldGuesser
) -> Found[_BodyPart | None]:
    """Read a section as the first of its kind."""
    if kind == "responsibilities":
        table = find_task_table(section)
        tasks = read_task_duties(table, section.heading) if table else None
        if tasks:
            return Found(_BodyPart(kind, tasks))
        duties = read_responsibilities(section)
        if duties.part:
            return Found(_BodyPart(kind, duties.part), duties.doubts)
        return _read_other(section, taken, _doubt_unnumbered(section))
    items = read_items(section, guesser) if kind in LISTS else None
    if items or kind in _READ_ELSEWHERE:
        return Found(_BodyPart(kind, items))
    if kind in _PASSAGES and section.entries:
        return Found(_BodyPart(kind, _read_passage(section)))
    return _read_other(section, taken)


def _gives_duties(section: OutlineSection) -> bool:
    """Tell whether items without a heading are duties: the first and most begin with a unit."""
    if section.headings or section.kind != "contents":
        return False
    numbered = [entry for entry in section.entries if entry.number]
    sure = [find_units(entry.text).is_sure for entry in numbered]
    return any(sure[:1]) and 2 * sum(sure) > len(numbered)


def _read_target_list(
    section: OutlineSection, guesser: FieldGuesser, year: int | None
) -> Found[DraftedTargets | None]:
    """Read a section under “Chỉ tiêu”: a table, or a list in which over a third have figures."""
    if len(section.rows) >= _FEWEST_ROWS:
        table = read_target_table(section, guesser, year)
        return Found(table.part, table.doubts)
    figures = sum(has_figure(entry.text) for entry in section.entries)
    is_list = figures > _count_leaves(section.entries) // 3 or (
        figures > 0 and names_targets(section)
    )
    return read_targets(section, guesser) if is_list else Found(None)


def _count_leaves(entries: Sequence[OutlineEntry]) -> int:
    """Count the lines of a list without those that only name the area of the bullets below."""
    return sum(
        not (entry.number and after and after.bullet and not has_figure(entry.text))
        for entry, after in zip_longest(entries, entries[1:])
    )


def _doubt_unnumbered(section: OutlineSection) -> tuple[DraftedDoubt, ...]:
    if not section.entries:
        return ()
    name = shorten(section.headings[-1] if section.headings else section.entries[0].text)
    why = f"Mục “{name}” không đánh số, đang để ở `sections`. Tách ra từng việc, từng đơn vị."
    return (DraftedDoubt(("responsibilities",), why),)


def _doubt_more_targets(section: OutlineSection) -> tuple[DraftedDoubt, ...]:
    name = shorten(section.headings[-1] if section.headings else section.entries[0].text)
    why = f"Còn chỉ tiêu ở “{name}” (trong `sections`). Chép tiếp vào đây."
    return (DraftedDoubt(("targets",), why),)


def _read_annex(
    annex: Sequence[OutlineEntry],
    taken: AbstractSet[str],
    guesser: FieldGuesser,
    year: int | None,
) -> Found[_BodyPart | None]:
    """Read an annex behind the signature: as targets if the body has none, else as a passage."""
    headings = 0
    while headings < len(annex) and _is_annex_heading(annex, headings):
        headings += 1
    section = OutlineSection(
        kind="other",
        headings=tuple(entry.whole for entry in annex[:headings]),
        entries=tuple(annex[headings:]),
        place=annex[0].place,
    )
    names_goals = any(_GOALS.search(fold(heading)) for heading in section.headings)
    if "targets" not in taken:
        is_table = len(section.rows) >= _FEWEST_ROWS
        is_list = is_table or names_goals
        targets = _read_target_list(section, guesser, year) if is_list else Found(None)
        if targets.part:
            return Found(_BodyPart("targets", targets.part), targets.doubts)
    has_more = names_goals and any(has_figure(entry.text) for entry in section.entries)
    return _read_other(section, taken, _doubt_more_targets(section) if has_more else ())


def _is_annex_heading(annex: Sequence[OutlineEntry], index: int) -> bool:
    """Tell whether a paragraph is “PHỤ LỤC” or the title below it."""
    entry = annex[index]
    if entry.cells or entry.bullet:
        return False
    return index == 0 or (entry.text.isupper() and index <= _MOST_ANNEX_HEADINGS)


def _read_other(
    section: OutlineSection, taken: AbstractSet[str], doubts: tuple[DraftedDoubt, ...] = ()
) -> Found[_BodyPart | None]:
    """Read a section for which there is no field, or the second section of a kind.

    Args:
        section: the section to read.
        taken: the fields that were filled from the sections before it.
        doubts: why it is not read as another kind of section.
    """
    if section.entries:
        return Found(_BodyPart("sections", _read_passage(section)), doubts)
    return Found(None, doubts)


def _read_passage(section: OutlineSection) -> DraftedSection:
    return DraftedSection(section.heading, join_entries(section.entries))
