"""A plan at a glance: its figures by field, its days, who does what, and its files.

Each figure and each day leads to the printed words on the page of the plan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from markupsafe import Markup

from thidua.language.dates import Edtf
from thidua.model import Plan, paths
from thidua.model.labels import ROLES
from thidua.model.parts import PART, Part
from thidua.model.printed import printed_items, target_anchor
from thidua.model.responsibility import Responsibility
from thidua.model.target import Target
from thidua.model.vocabulary import DocumentType, Field, Issuer
from thidua.portal.published_plan import PublishedPlan
from thidua.site.pages.cards import Card
from thidua.site.pages.highlights import TargetFigure
from thidua.site.pages.originals import FileCard
from thidua.site.pages.page import View
from thidua.site.pages.plan_view import Duty, PlanView
from thidua.site.pages.reviews import FigureState


class GlanceRow(NamedTuple):
    """A target in short.

    Attributes:
        path: where its printed words stand.
        mark: its number.
        name: its first words, where no figure has a name.
        figures: its figures.
        states: what the last review says of them.
    """

    path: str
    mark: str
    name: str
    figures: tuple[TargetFigure, ...]
    states: tuple[FigureState, ...]


class GlanceGroup(NamedTuple):
    """The targets of one field in short."""

    field: Field
    rows: tuple[GlanceRow, ...]


class Moment(NamedTuple):
    """Something with a day.

    Attributes:
        first: its first day in ISO form.
        last: its last day; the browser tells by it whether it is past.
        days: both in words.
        what: happens or is due.
        to: to whom; may be empty.
        is_due: whether it is a deadline.
    """

    first: str
    last: str
    days: str
    what: str
    to: str
    is_due: bool


@dataclass(frozen=True)
class OverviewView(View):
    """What the page of a plan at a glance shows.

    Attributes:
        plan: the record.
        card: the plan in short.
        issuer: the body that issued it.
        type: the type of the document.
        groups: the targets in short, field by field.
        moments: everything with a day, in order.
        period_text: what the document prints of its time; empty if nothing.
        duties: what each unit is asked to do, by the name of the unit.
        files: the files of the plan.
        parts: the parts of a plan by key, with their anchors and titles.
        later: marks a place that other records fill.
    """

    template: ClassVar[str] = "overview.html"

    plan: Plan
    card: Card
    issuer: Issuer
    type: DocumentType
    groups: tuple[GlanceGroup, ...]
    moments: tuple[Moment, ...]
    period_text: str
    duties: Mapping[str, Sequence[Duty]]
    files: tuple[FileCard, ...]
    parts: Mapping[str, Part]
    later: Callable[..., Markup]


def make_overview(published: PublishedPlan, view: PlanView) -> OverviewView:
    """The plan at a glance, from what its page shows."""
    plan = published.plan
    return OverviewView(
        plan=plan,
        card=view.card,
        issuer=view.issuer,
        type=view.type,
        groups=tuple(_list_groups(published, view)),
        moments=tuple(sorted(_list_moments(plan), key=lambda one: (one.last, one.first))),
        period_text=plan.period.text if plan.period else "",
        duties=_duties(plan),
        files=view.files,
        parts=PART,
        later=view.later,
    )


def _list_groups(published: PublishedPlan, view: PlanView) -> Iterator[GlanceGroup]:
    targets = published.plan.targets
    items = targets.items if targets else ()
    for field in published.references.fields.values():
        own = tuple(_row(target, published, view) for target in items if target.field == field.id)
        if own:
            yield GlanceGroup(field, own)


def _row(target: Target, published: PublishedPlan, view: PlanView) -> GlanceRow:
    figures = tuple(view.figures.get(target.number, ()))
    states = [
        state for told in view.results.get(target.number, ()) for state in told.states
    ]  # fmt: skip
    return GlanceRow(
        f"{paths.plan(published.plan.id)}#{target_anchor(target.number)}",
        target.mark or str(target.number),
        _name(published, target, figures),
        figures,
        tuple(states),
    )


def _name(published: PublishedPlan, target: Target, figures: Sequence[TargetFigure]) -> str:
    """What a target is about: the name of its one figure as printed, else its words."""
    if len(figures) != 1:
        return "" if figures and all(figure.name for figure in figures) else target.text
    placed = next(
        placed
        for line in published.held_lines
        if line.target.number == target.number
        for placed in line.figures
        if placed.figure.value is not None
    )
    name = " – ".join(placed.path)
    return name[:1].upper() + name[1:] if name else target.text


def _list_moments(plan: Plan) -> Iterator[Moment]:
    period = plan.period
    is_one = period is not None and period.start is not None and period.start == period.end
    if period and period.start and is_one:
        yield _moment(period.start, period.start, "Thời gian thi đua")
    elif period and period.start:
        yield _moment(period.start, period.start, "Bắt đầu")
    for phase in plan.phases:
        first, last = phase.start or phase.end, phase.end or phase.start
        if first and last:
            yield _moment(first, last, phase.name)
    for deadline in plan.deadlines:
        yield _moment(
            deadline.date, deadline.date, deadline.what, to=deadline.to or "", is_due=True
        )
    if period and period.end and not is_one:
        yield _moment(period.end, period.end, "Kết thúc")


def _moment(first: Edtf, last: Edtf, what: str, to: str = "", *, is_due: bool = False) -> Moment:
    words = first.in_words() if first == last else f"{first.in_words()} – {last.in_words()}"
    start, end = first.earliest.isoformat(), last.latest.isoformat()
    return Moment(start, end, words, what, to, is_due)


def _duties(plan: Plan) -> dict[str, list[Duty]]:
    """Who does what: the duties of every unit named, in the order they are named."""
    duties: dict[str, list[Duty]] = {}
    for anchor, where, _, item in printed_items("responsibilities", plan.responsibilities):
        assert isinstance(item, Responsibility)
        for unit in item.units:
            name = unit.unit[0].upper() + unit.unit[1:]
            duty = Duty(ROLES[unit.role], unit.role.value, where, anchor)
            duties.setdefault(name, []).append(duty)
    return duties
