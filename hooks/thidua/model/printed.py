"""The printed words of a plan, divided into passages, each with its lasting anchor on the page.

Pages, checks and the search index all take the printed words from here, so that they always agree
on what was printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from thidua.language.markup import plain_line
from thidua.language.vietnamese import slug
from thidua.model.field_path import FieldPath
from thidua.model.parts import PART, PRINTED, PartForm
from thidua.model.plan import Item, Items, Plan, Section
from thidua.model.responsibility import Responsibilities, Responsibility

SECTIONS = {
    part.key: (part.anchor, part.title) for part in PRINTED if part.form is PartForm.PASSAGE
}
"""Anchor and title of every section that is one passage, by its name in the plan."""

ITEM_LISTS = {
    part.key: (part.anchor, part.title) for part in PRINTED if part.form is PartForm.ITEMS
}
"""Anchor and title of every section that is a list of numbered items."""


class PrintedPassage(NamedTuple):
    """A passage of printed words.

    Attributes:
        anchor: on the page of the plan.
        title: by which readers know the part of the plan.
        text: the plain words, on one line.
        path: of the field in the record.
    """

    anchor: str
    title: str
    text: str
    path: FieldPath


class PrintedItem(NamedTuple):
    """An item of a list.

    Attributes:
        anchor: its lasting anchor on the page of the plan.
        where: what readers call it (“mục 3.1”).
        is_bullet: whether it has no number.
        item: the record.
    """

    anchor: str
    where: str
    is_bullet: bool
    item: Item | Responsibility


def printed_items(name: str, items: Items | Responsibilities | None) -> Iterator[PrintedItem]:
    """The items of one of the lists in :data:`ITEM_LISTS`, each with an anchor of its own.

    The anchor has the printed number: ``trach-nhiem-3-1``. The letter đ becomes ``dd``, because d
    and đ are two items in a list a, b, c, d, đ, e. Bullets are counted (``trach-nhiem-gach-2``). A
    number that occurs again gets a count (``noi-dung-1-lan-2``).

    Args:
        name: of the list, a key of :data:`ITEM_LISTS`.
        items: the list in the plan; None gives no items.
    """
    prefix = ITEM_LISTS[name][0]
    seen: Counter[str] = Counter()
    listed: tuple[Item | Responsibility, ...] = items.items if items else ()
    for item in listed:
        number = slug(item.number.lower().replace("đ", "dd"))
        seen[number] += 1
        count = seen[number]
        if not number:
            yield PrintedItem(f"{prefix}-gach-{count}", f"gạch đầu dòng {count}", True, item)
            continue
        anchor = f"{prefix}-{number}" if count == 1 else f"{prefix}-{number}-lan-{count}"
        yield PrintedItem(anchor, f"mục {item.number.rstrip('.)/-')}", False, item)


def target_anchor(number: int) -> str:
    """The lasting anchor of a target on the page of its plan."""
    return PART["targets"].number(number)


def passages(plan: Plan) -> Iterator[PrintedPassage]:
    """Every printed passage of a plan, in the order in which plans are usually printed."""
    for part in PRINTED:
        if part.form is PartForm.PASSAGE:
            yield from _section(plan, part.key)
        elif part.form is PartForm.ITEMS:
            yield from _items(part.key, getattr(plan, part.key))
        else:
            yield from _OTHERS[part.key](plan)


def _passage(anchor: str, title: str, text: str, path: FieldPath) -> PrintedPassage:
    return PrintedPassage(anchor, title, plain_line(text), path)


def _header(plan: Plan) -> Iterator[PrintedPassage]:
    document = plan.document
    part = PART["head"]
    yield _passage(part.anchor, "Trích yếu", document.title, ("document", "title"))
    if document.issued_text:
        path = ("document", "issued_text")
        yield _passage(part.anchor, part.name, document.issued_text, path)


def _legal_bases(plan: Plan) -> Iterator[PrintedPassage]:
    part = PART["legal_bases"]
    for index, basis in enumerate(plan.legal_bases):
        path = ("legal_bases", index, "text")
        yield _passage(part.number(index + 1), part.name, basis.text, path)


def _other_sections(plan: Plan) -> Iterator[PrintedPassage]:
    part = PART["other"]
    for index, section in enumerate(plan.sections):
        yield from _one_section(section, part.number(index + 1), part.name, ("sections", index))


def _section(plan: Plan, name: str) -> Iterator[PrintedPassage]:
    section: Section | None = getattr(plan, name)
    if section:
        yield from _one_section(section, *SECTIONS[name], (name,))


def _one_section(
    section: Section, anchor: str, title: str, path: FieldPath
) -> Iterator[PrintedPassage]:
    if section.heading:
        yield _passage(anchor, title, section.heading, (*path, "heading"))
    yield _passage(anchor, title, section.text, (*path, "text"))


def _theme(plan: Plan) -> Iterator[PrintedPassage]:
    if plan.theme and plan.theme.sentence:
        part = PART["theme"]
        yield _passage(part.anchor, part.name, plan.theme.sentence, ("theme", "sentence"))


def _items(name: str, items: Items | Responsibilities | None) -> Iterator[PrintedPassage]:
    if not items:
        return
    anchor, title = ITEM_LISTS[name]
    if items.heading:
        yield _passage(anchor, title, items.heading, (name, "heading"))
    if items.lead:
        yield _passage(anchor, title, items.lead, (name, "lead"))
    for index, (place, where, _, item) in enumerate(printed_items(name, items)):
        yield _passage(place, f"{title}, {where}", item.text, (name, "items", index, "text"))


def _targets(plan: Plan) -> Iterator[PrintedPassage]:
    part, targets = PART["targets"], plan.targets
    if not targets:
        return
    if targets.heading:
        yield _passage(part.anchor, part.name, targets.heading, ("targets", "heading"))
    if targets.lead:
        yield _passage(part.anchor, part.name, targets.lead, ("targets", "lead"))
    for path, target, line in targets.lines():
        anchor, title = target_anchor(target.number), f"{part.one} {target.number}"
        yield _passage(anchor, title, line.text, ("targets", *path, "text"))


def _period(plan: Plan) -> Iterator[PrintedPassage]:
    if plan.period and plan.period.heading:
        part = PART["timing"]
        yield _passage(part.anchor, part.name, plan.period.heading, ("period", "heading"))
        yield _passage(part.anchor, part.name, plan.period.text, ("period", "text"))


_OTHERS = {
    "head": _header, "legal_bases": _legal_bases, "theme": _theme, "targets": _targets,
    "timing": _period, "other": _other_sections,
}  # fmt: skip
"""What gives the passages of parts that are neither one passage nor a list of items."""
