"""The anchors on the page of a plan to which people link, found from the plan without its page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from thidua.attachments.inspection.recognised import scan_of
from thidua.model import Plan
from thidua.model.document import OriginalKind
from thidua.model.parts import PARTS, Part, PartForm
from thidua.model.printed import passages, printed_items

FURNITURE = frozenset(part.anchor for part in PARTS if not part.lasting)
"""Anchors of sections that may disappear without an entry in the address book.

These sections have notes, abbreviations and related plans, which are not part of the document. If
staff remove the only note of a plan, they should not have to explain that a section disappeared.
"""

_BY_ANCHOR = {part.anchor: part for part in PARTS}


def lasting_places(plan: Plan) -> frozenset[str]:
    """The lasting anchors on the page of a plan: its sections, items, targets and citations."""
    return frozenset(_places(plan))


def _places(plan: Plan) -> Iterator[str]:
    for part in PARTS:
        if part.lasting and part.is_in(plan):
            if part.has_own_anchor:
                yield part.anchor
            if part.form is PartForm.ITEMS:
                yield from (
                    item.anchor for item in printed_items(part.key, getattr(plan, part.key))
                )
            elif part.form is PartForm.COUNTED:
                yield from map(part.number, list_numbers(plan, part))


def list_numbers(plan: Plan, part: Part) -> Iterable[int]:
    """The numbers of the entries of a counted part."""
    if part.key == "targets":
        return [target.number for target in plan.target_items]
    if part.key == "recognised":
        kind = OriginalKind.RECOGNISED
        texts = [attachment for attachment in plan.attachments if attachment.kind is kind]
        return range(1, sum(scan_of(plan, text) is not None for text in texts) + 1)
    return range(1, sum(len(getattr(plan, name)) for name in part.fields) + 1)


def words_at(plan: Plan) -> dict[str, str]:
    """The printed words at each place, by anchor; they identify a place if its anchor changes."""
    found: dict[str, str] = {}
    for passage in passages(plan):
        found[passage.anchor] = f"{found.get(passage.anchor, '')} {passage.text}".strip()
    return found


def name_place(anchor: str) -> str:
    """The name of a place for readers: ``chi-tieu-3`` gives “Chỉ tiêu 3”."""
    if anchor in _BY_ANCHOR:
        return _BY_ANCHOR[anchor].title
    for stem in sorted(_BY_ANCHOR, key=len, reverse=True):
        rest = anchor.removeprefix(f"{stem}-")
        if rest != anchor:
            return _name_entry(_BY_ANCHOR[stem], rest)
    return f"Chỗ #{anchor}"


def _name_entry(part: Part, rest: str) -> str:
    if part.form is not PartForm.ITEMS:
        return f"{part.one} {rest}"
    bullet = re.fullmatch(r"gach-(\d+)", rest)
    place = f"gạch đầu dòng {bullet[1]}" if bullet else f"mục {rest.replace('-', '.')}"
    return f"{part.name}, {place}"
