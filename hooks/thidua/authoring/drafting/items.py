"""Reading sections of numbered paragraphs: contents, tasks, and responsibilities."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from thidua.authoring.drafting.entries import NumberStyle, OutlineEntry, join_lead
from thidua.authoring.drafting.outline import Outline
from thidua.authoring.drafting.responsibilities import NamedUnit, NamedUnits, find_units
from thidua.authoring.drafting.sections import OutlineSection
from thidua.authoring.drafting.topics import FieldGuesser
from thidua.authoring.passages import join_paragraphs, shorten
from thidua.authoring.records import (
    DraftedItem,
    DraftedItems,
    DraftedResponsibilities,
    DraftedResponsibility,
    DraftedUnitRole,
)
from thidua.authoring.values import Certainty, DraftedDoubt, DraftedValue, Found

_MOST_OFFERS = 4
_GIVES = re.compile(r"(?:Giao|Đề nghị|Trân trọng đề nghị|Phân công|Yêu cầu)\s")


class NumberedItem(NamedTuple):
    """A numbered paragraph, and the paragraphs below it."""

    entry: OutlineEntry
    below: tuple[OutlineEntry, ...]

    @property
    def number(self) -> DraftedValue:
        """Its number or bullet as printed."""
        return DraftedValue(self.entry.number or self.entry.bullet, self.entry.place)

    @property
    def text(self) -> DraftedValue:
        """Its words and those of the paragraphs below it as one passage."""
        words = join_paragraphs([self.entry.text, *(entry.whole for entry in self.below)])
        return DraftedValue(words, self.entry.place)


class SplitSection(NamedTuple):
    """A section split into the paragraphs before the first item, and the items."""

    lead: tuple[OutlineEntry, ...]
    items: tuple[NumberedItem, ...]


def split_items(section: OutlineSection) -> SplitSection | None:
    """Split a section at the paragraphs numbered like its first, or at its bullets.

    Returns:
        None if no paragraph has a number or a bullet.
    """
    starts = _find_starts(section.entries)
    if not starts:
        return None
    ends = [*starts[1:], len(section.entries)]
    items = (
        NumberedItem(section.entries[start], section.entries[start + 1 : end])
        for start, end in zip(starts, ends, strict=True)
    )
    return SplitSection(section.entries[: starts[0]], tuple(items))


def _find_starts(entries: Sequence[OutlineEntry]) -> list[int]:
    """Find where items begin: at numbers in the style of the first one; if none, at bullets."""
    numberings = (entry.number_style for entry in entries)
    first = next((found for found in numberings if found is not NumberStyle.NONE), None)
    if first:
        return [index for index, entry in enumerate(entries) if entry.number_style is first]
    bullet = next((entry.bullet for entry in entries if entry.bullet), None)
    return [index for index, entry in enumerate(entries) if bullet and entry.bullet == bullet]


def read_items(section: OutlineSection, guesser: FieldGuesser) -> DraftedItems | None:
    """Read contents or tasks, each with its fields (lĩnh vực); None if they are not numbered."""
    split = split_items(section)
    if split is None:
        return None
    items = tuple(_read_item(item, guesser) for item in split.items)
    return DraftedItems(section.heading, join_lead(split.lead), items)


def _read_item(item: NumberedItem, guesser: FieldGuesser) -> DraftedItem:
    fields = guesser.guess_several(item.text.text)
    return DraftedItem(
        number=item.number,
        text=item.text,
        fields=tuple(DraftedValue(field, certainty=Certainty.LIKELY) for field in fields),
    )


def offer_prose_duties(outline: Outline) -> Iterator[DraftedDoubt]:
    """Offer the sentences of a document in prose that give tasks, for staff to decide."""
    sections = (one for one in outline.sections if one.kind in ("tasks", "contents"))
    items = (entry for one in sections for entry in one.entries if "chủ trì" in entry.text)
    for entry in (*outline.preamble, *islice(items, _MOST_OFFERS), *outline.closing):
        units = find_units(entry.text)
        gives = _GIVES.match(entry.text) or re.search(r"\bchủ trì\b", entry.text)
        if gives and units.is_sure and not entry.is_basis:
            why = (
                f"Đoạn {entry.place.paragraph} (“{shorten(entry.text)}”) giao việc cho "
                f"“{units.units[0].name}” mà đứng trong lời văn. Muốn kể ở phần phân công thì "
                "chuyển cả đoạn vào `responsibilities`, không thì xóa dòng này."
            )
            yield DraftedDoubt(("responsibilities",), why)


def read_responsibilities(section: OutlineSection) -> Found[DraftedResponsibilities | None]:
    """Read responsibilities; None if the paragraphs are not numbered."""
    split = split_items(section)
    if split is None:
        return Found(None)
    items = [_read_responsibility(index, item) for index, item in enumerate(split.items)]
    drafted = DraftedResponsibilities(
        section.heading, join_lead(split.lead), tuple(item.part for item in items)
    )
    return Found(drafted, tuple(doubt for item in items for doubt in item.doubts))


def _read_responsibility(index: int, item: NumberedItem) -> Found[DraftedResponsibility]:
    found = _find_units(item)
    odd = found.list_odd()
    units = tuple(
        _draft_unit(unit, item, is_sure=found.is_sure and unit.name not in odd)
        for unit in found.units
    )
    responsibility = DraftedResponsibility(item.number, units, item.text)
    if found.is_sure and not odd:
        return Found(responsibility)
    why = f"Chưa rõ “{shorten(item.entry.text)}” giao việc cho đơn vị nào."
    if found.is_sure:
        names = ", ".join(f"“{shorten(name)}”" for name in odd)
        why = f"Xem {names} có phải chỉ là tên đơn vị không; lẫn lời giao việc thì cắt bớt."
    return Found(
        responsibility, (DraftedDoubt(("responsibilities", "items", index, "units"), why),)
    )


def _draft_unit(unit: NamedUnit, item: NumberedItem, *, is_sure: bool) -> DraftedUnitRole:
    certainty = Certainty.LIKELY if is_sure else Certainty.DOUBTFUL
    place = item.entry.place
    return DraftedUnitRole(
        DraftedValue(unit.name, place, certainty), DraftedValue(unit.role, place, certainty)
    )


def _find_units(item: NumberedItem) -> NamedUnits:
    """Find the units of an item: in its words, else in those below it, else its first words."""
    found = find_units(_join_first_order(item))
    if not found.is_sure:
        below = _find_units_below(item)
        if below:
            return NamedUnits(below, is_sure=True)
    if not found.units:
        first_words = " ".join(item.entry.text.split()[:6])
        return NamedUnits((NamedUnit(first_words, "assign"),), found.is_sure)
    return found


def _join_first_order(item: NumberedItem) -> str:
    """Join a unit that is alone on its line with the first task below it."""
    words = item.entry.text
    is_alone = item.below and not words.rstrip().endswith((".", ";", ":"))
    return f"{words}: {item.below[0].text}" if is_alone else words


def _find_units_below(item: NumberedItem) -> tuple[NamedUnit, ...]:
    """Find the units under a line that names none itself, such as “Cấp tỉnh”."""
    units: dict[str, NamedUnit] = {}
    for entry in item.below:
        found = find_units(entry.text)
        for unit in found.units if found.is_sure else ():
            units.setdefault(unit.name, unit)
    return tuple(units.values())
