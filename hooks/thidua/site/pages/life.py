"""The life of a plan in words: what decisions changed about it, and what a document changes.

Days stand in words, so that a page is true without script; ``data-`` attributes let the script mark
what holds today.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from thidua.language.dates import Edtf, write_day
from thidua.model import paths
from thidua.model.decided import Effect
from thidua.model.labels import name_deed, name_fate
from thidua.model.parts import PART
from thidua.model.printed import target_anchor
from thidua.model.target import Target
from thidua.portal.plan_details import ChangedPlan
from thidua.portal.published_plan import PublishedPlan
from thidua.portal.references import References
from thidua.portal.targets import PlacedFigure, added_targets
from thidua.portal.versions import HeldDays, LineVersion, MadeChange
from thidua.site.pages.page import Link


class Happening(NamedTuple):
    """One thing that a decision did to the plan.

    Attributes:
        words: what, and from which day.
        first: that day, in ISO form.
        text: the sentence of the decision.
        decision: the decision, at the place that says it.
        targets: places on the page of the plan that it changed.
        note: on the change; may be empty.
    """

    words: str
    first: str
    text: str
    decision: Link
    targets: tuple[Link, ...]
    note: str


class ShownVersion(NamedTuple):
    """The words of a line for some days.

    Attributes:
        words: empty for the days after the line was abolished.
        days: in words.
        first: in ISO form; empty if the words hold from the beginning, likewise ``last``.
        decision: whose words they are; None for the plan's own words.
        note: on the words; may be empty.
    """

    words: str
    days: str
    first: str
    last: str
    decision: Link | None
    note: str


class LineStory(NamedTuple):
    """All versions of a line of the targets, the newest first.

    Attributes:
        place: ``3``, or ``3.2`` for a line below a target.
        is_own: whether it is the line of the target itself.
    """

    place: str
    is_own: bool
    versions: tuple[ShownVersion, ...]


class AddedTarget(NamedTuple):
    """A target that the plan itself does not print."""

    number: int
    anchor: str
    story: LineStory


class SideBySide(NamedTuple):
    """One line of the targets before and after a decision; ``target`` leads to it in the plan."""

    place: str
    target: str
    old: str
    new: str
    note: str


class ShownChange(NamedTuple):
    """What a document changes about one plan, on the page of the document.

    Attributes:
        anchor: of the change on the page.
        words: what it does, and from which day.
        plan: the page of the changed plan; None if it is not on this portal.
        number: of the changed plan; may be empty.
        text: the sentence that says so.
        rows: lines of targets, before and after.
        note: on the change; may be empty.
    """

    anchor: str
    words: str
    plan: Link | None
    number: str
    text: str
    rows: tuple[SideBySide, ...]
    note: str


def say_day(day: date) -> str:
    """A day as the decree writes it: ``15/8/2026``."""
    return write_day(day)


def name_decision(made: MadeChange, references: References) -> Link:
    """The name of a decision, which leads to the place that says what it changes."""
    anchor = PART["changes"].number(made.index + 1)
    name = name_document(references, made.doc_type, made.number, made.issued)
    return Link(name, f"{paths.plan(made.decision)}#{anchor}")


def name_document(references: References, doc_type: str, number: str, issued: str) -> str:
    """The name of a document: ``Quyết định số 96/QĐ-UBND ngày 15/8/2026``."""
    kind = references.type_by_id[doc_type].name
    known = Edtf.parse(issued) if issued else None
    day = f" {'ngày ' if known.day else ''}{known.in_words()}" if known else ""
    return f"{kind}{f' số {number}' if number else ''}{day}"


def list_happenings(published: PublishedPlan) -> Iterator[Happening]:
    """What decisions did to a plan, in the order of days."""
    page = paths.plan(published.plan.id)
    for made in published.dossier.changes:
        change = made.change
        yield Happening(
            words=add_days(
                name_fate(change.effect, is_correction=change.is_correction),
                change.from_,
                change.until,
            ),
            first=change.from_.isoformat(),
            text=change.text,
            decision=name_decision(made, published.references),
            targets=link_targets(page, [target.target for target in change.targets]),
            note=change.note or "",
        )


def add_days(done: str, first: date, last: Edtf | None) -> str:
    """What is done or happens, until when and from which day."""
    until = f" đến hết {last.within_words()}" if last else ""
    return f"{done}{until}, từ ngày {say_day(first)}"


def link_targets(page: str, places: Sequence[str]) -> tuple[Link, ...]:
    """Links to lines of the targets on the page of their plan."""
    return tuple(Link(f"chỉ tiêu {place}", f"{page}#{_anchor_of(place)}") for place in places)


def _anchor_of(place: str) -> str:
    return target_anchor(int(place.partition(".")[0]))


def list_stories(published: PublishedPlan) -> dict[int, tuple[LineStory, ...]]:
    """The versions of every line that decisions changed, by the number of the target."""
    found: dict[int, list[LineStory]] = {}
    for place, versions in published.dossier.versions.items():
        number = int(place.partition(".")[0])
        shown = tuple(
            _show_version(version, published.references) for version in reversed(versions)
        )
        found.setdefault(number, []).append(LineStory(place, place == str(number), shown))
    return {number: tuple(stories) for number, stories in found.items()}


def list_all_targets(published: PublishedPlan) -> Iterator[Target]:
    """The targets of a plan, then those that decisions added, with their first words."""
    yield from published.plan.target_items
    yield from added_targets(published.lines, published.held_lines)


def list_added(
    published: PublishedPlan, stories: dict[int, tuple[LineStory, ...]]
) -> tuple[AddedTarget, ...]:
    """The targets that decisions added."""
    known = {target.number for target in published.plan.target_items}
    return tuple(
        AddedTarget(number, target_anchor(number), story)
        for number, lines in stories.items()
        for story in lines
        if number not in known
    )


def _show_version(version: LineVersion, references: References) -> ShownVersion:
    source = version.source
    held = version.held
    return ShownVersion(
        words=version.words or "",
        days=say_days(held),
        first=held.first.isoformat() if held.first else "",
        last=held.last.isoformat() if held.last else "",
        decision=name_decision(source[0], references) if source else None,
        note=(source[1].note or "") if source else "",
    )


def say_days(held: HeldDays) -> str:
    """The days on which words hold, in words."""
    if held.first and held.last:
        return f"Từ {say_day(held.first)} đến hết {say_day(held.last)}"
    if held.first:
        return f"Từ {say_day(held.first)}"
    return f"Đến hết {say_day(held.last)}" if held.last else ""


def is_latest(published: PublishedPlan, placed: PlacedFigure) -> bool:
    """Whether no later decision gives other words for the line of a figure."""
    versions = published.dossier.versions.get(placed.place)
    return not versions or versions[-1].held == placed.held


def list_shown_changes(published: PublishedPlan) -> Iterator[ShownChange]:
    """What a document changes about other plans."""
    part = PART["changes"]
    for index, change in enumerate(published.plan.changes):
        page = paths.plan(change.plan) if change.plan else ""
        number = str(change.number) if change.number else ""
        named = f"Kế hoạch số {number}" if number else "Kế hoạch được thay đổi"
        yield ShownChange(
            anchor=part.number(index + 1),
            words=add_days(
                name_deed(change.effect, is_correction=change.is_correction),
                change.from_,
                change.until,
            ),
            plan=Link(named, page) if page else None,
            number=number,
            text=change.text,
            rows=tuple(
                SideBySide(
                    target.target,
                    f"{page}#{_anchor_of(target.target)}" if page else "",
                    target.old or "",
                    target.new or "",
                    target.note or "",
                )
                for target in change.targets
            ),
            note=change.note or "",
        )


def say_changed(changed: Sequence[ChangedPlan]) -> str:
    """What a document changes, for its card: ``Sửa đổi, bổ sung Kế hoạch 18/KH-UBND``."""
    said: dict[str, list[str]] = {}
    for plan in changed:
        words = name_deed(Effect(plan.effect), is_correction=plan.is_correction)
        verbs = said.setdefault(plan.number, [])
        if words not in verbs:
            verbs.append(words if not verbs else words.lower())
    return "; ".join(
        f"{', '.join(verbs)} {f'Kế hoạch {number}' if number else 'một kế hoạch'}"
        for number, verbs in said.items()
    )
