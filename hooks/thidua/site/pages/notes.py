"""Remarks on a plan, collected from wherever they stand, each with the place that it concerns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.model import Plan
from thidua.model.parts import PART
from thidua.model.printed import ITEM_LISTS, SECTIONS, printed_items, target_anchor


@dataclass(frozen=True)
class Note:
    """A remark and the anchor of what it remarks on."""

    anchor: str
    where: str
    text: str


def list_notes(plan: Plan) -> Iterator[Note]:
    """Every note of a plan, in the order of the page."""
    yield from _note(PART["head"].anchor, "Toàn văn bản", plan.note)
    yield from _note(PART["form"].anchor, "Phần đầu văn bản", plan.document.note)
    if plan.document.signer:
        yield from _note(PART["form"].anchor, "Chữ ký", plan.document.signer.note)
    if plan.theme:
        yield from _note(PART["theme"].anchor, PART["theme"].name, plan.theme.note)
    if plan.motto:
        yield from _note(PART["theme"].anchor, "Phương châm", plan.motto.note)
    for slogan in plan.slogans:
        yield from _note(PART["theme"].anchor, "Khẩu hiệu", slogan.note)
    if plan.period:
        yield from _note(PART["timing"].anchor, PART["timing"].name, plan.period.note)
    for name, (anchor, title) in SECTIONS.items():
        section = getattr(plan, name)
        if section:
            yield from _note(anchor, title, section.note)
    yield from _of_items(plan)
    yield from _of_targets(plan)
    yield from _of_changes(plan)
    yield from _listed(plan)


def _of_items(plan: Plan) -> Iterator[Note]:
    for name, (anchor, title) in ITEM_LISTS.items():
        items = getattr(plan, name)
        if items:
            yield from _note(anchor, title, items.note)
            if any(item.note for item in items.items):  # few have one, and places cost time
                for place, where, _, item in printed_items(name, items):
                    yield from _note(place, f"{title}, {where}", item.note)


def _of_targets(plan: Plan) -> Iterator[Note]:
    if plan.targets:
        yield from _note(PART["targets"].anchor, PART["targets"].name, plan.targets.note)
        for _, target, line in plan.targets.lines():
            if line.note:
                anchor = target_anchor(target.number)
                yield Note(anchor, f"{PART['targets'].one} {target.number}", line.note)


def _of_changes(plan: Plan) -> Iterator[Note]:
    part = PART["changes"]
    for index, change in enumerate(plan.changes, 1):
        yield from _note(part.number(index), part.name, change.note)
        for target in change.targets:
            yield from _note(part.number(index), f"Chỉ tiêu {target.target}", target.note)


def _listed(plan: Plan) -> Iterator[Note]:
    for part, listed in (
        (PART["legal_bases"], plan.legal_bases),
        (PART["cited_in_text"], plan.citations),
    ):
        for index, cited in enumerate(listed, 1):
            if cited.note:
                yield Note(part.number(index), part.name, cited.note)
    for deadline in plan.deadlines:
        yield from _note(PART["timing"].anchor, "Thời hạn", deadline.note)
    for movement in plan.movements:
        yield from _note(PART["movements"].anchor, "Phong trào", movement.note)
    for occasion in plan.occasions:
        yield from _note(PART["occasions"].anchor, "Dịp chào mừng", occasion.note)
    for recipient in plan.document.recipients:
        for line in (recipient, *recipient.children):
            if line.note:
                yield Note(PART["form"].anchor, "Nơi nhận", line.note)


def _note(anchor: str, where: str, text: str | None) -> Iterator[Note]:
    if text:
        yield Note(anchor, where, text)
