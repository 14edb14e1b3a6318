"""A plan at a glance: its figures by field, its days, who does what, and its files.

Each figure and each day leads to the printed words on the page of the plan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from markupsafe import Markup

from thidua.model import Plan, paths
from thidua.model.labels import ROLES
from thidua.model.parts import PART, Part
from thidua.model.plan import Item
from thidua.model.printed import printed_items, target_anchor
from thidua.model.responsibility import Responsibility
from thidua.model.target import Target
from thidua.model.vocabulary import DocumentType, Field, Issuer
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.published_plan import PublishedPlan
from thidua.site.pages.attributes import Attribute, list_attributes
from thidua.site.pages.cards import Card
from thidua.site.pages.cited_links import CitedLink, list_citations
from thidua.site.pages.fidelity import Comparison, TargetSpot, list_spots
from thidua.site.pages.glance_parts import has_own_bases
from thidua.site.pages.glance_room import Room, find_room
from thidua.site.pages.highlights import Highlight, TargetFigure, list_target_figures
from thidua.site.pages.history import HistoryDay, list_history
from thidua.site.pages.issuer_life import IssuerEnd
from thidua.site.pages.judgeable import JudgeableDays, list_judgeable
from thidua.site.pages.life import Happening, list_all_targets
from thidua.site.pages.mistakes import list_mistake_links
from thidua.site.pages.moments import Moment, list_moments
from thidua.site.pages.notes import Note, list_notes
from thidua.site.pages.originals import FileCard, list_files
from thidua.site.pages.page import Link, View
from thidua.site.pages.plan_content import ANSWERS, HONOREES, RELATED, list_glance_sections
from thidua.site.pages.plan_view import Duty, PlanView
from thidua.site.pages.reviews import FigureState
from thidua.site.plan_parts import SectionName


class GlanceRow(NamedTuple):
    """A target in short.

    Attributes:
        anchor: of the row, and of its printed words on the page of the plan.
        path: where its printed words stand.
        mark: its number.
        name: its first words, where no figure has a name.
        figures: its figures.
        states: what the last review says of them.
        indicators: links to the pages that compare its figures.
        spot: where an original prints it; None where none was found.
        judgeable: what it prints of all that a judgement needs, by the days of its words.
        mistake: the address that begins a message on a mistake in it.
    """

    anchor: str
    path: str
    mark: str
    name: str
    figures: tuple[TargetFigure, ...]
    states: tuple[FigureState, ...]
    indicators: tuple[Link, ...]
    spot: TargetSpot | None
    judgeable: tuple[JudgeableDays, ...]
    mistake: str


class GlanceGroup(NamedTuple):
    """What a plan says of one field in short.

    Attributes:
        field: the field.
        rows: its targets.
        contents: the contents and tasks that are about it, in words and with their addresses.
    """

    field: Field
    rows: tuple[GlanceRow, ...]
    contents: tuple[Link, ...]


@dataclass(frozen=True)
class OverviewView(View):
    """What the page of a plan at a glance shows.

    Attributes:
        plan: the record.
        card: the plan in short.
        issuer: the body that issued it.
        type: the type of the document.
        end: what ended its issuer; None while it is there.
        happenings: what decisions did to it, in the order of days.
        highlights: its most telling figures.
        dues: its deadlines that may still have to be kept, for the line at the top.
        groups: the targets in short, field by field.
        table: the address of the table of its figures, without ``.csv`` or ``.xlsx``; empty where
            it has none.
        moments: everything with a day, in order.
        period_text: what the document prints of its time; empty if nothing.
        duties: what each unit is asked to do, by the name of the unit.
        attributes: the lines of the block of attributes.
        sections: the sections of the page, in order.
        room: how many of them, the first, fill the shorter column of a wide screen.
        bases: the legal bases.
        has_own_bases: whether the document prints them by themselves, so that its page has them.
        citations: the documents that the text cites.
        files: the files of the plan.
        comparison: the outcome of the comparison with the originals.
        notes: all notes.
        abbreviations: each abbreviation that occurs, with its readings.
        history: what happened to the page, day by day, the newest first.
        later_sections: kinds of the sections that other records fill.
        parts: the parts of a plan by key, with their anchors and titles.
        later: marks a place that other records fill.
    """

    template: ClassVar[str] = "overview.html"

    plan: Plan
    card: Card
    issuer: Issuer
    type: DocumentType
    end: IssuerEnd | None
    happenings: tuple[Happening, ...]
    highlights: tuple[Highlight, ...]
    dues: tuple[Moment, ...]
    groups: tuple[GlanceGroup, ...]
    table: str
    moments: tuple[Moment, ...]
    period_text: str
    duties: Mapping[str, Sequence[Duty]]
    attributes: tuple[Attribute, ...]
    sections: tuple[SectionName, ...]
    room: Room
    bases: tuple[CitedLink, ...]
    has_own_bases: bool
    citations: tuple[CitedLink, ...]
    files: tuple[FileCard, ...]
    comparison: Comparison
    notes: tuple[Note, ...]
    abbreviations: Sequence[tuple[str, str]]
    history: tuple[HistoryDay, ...]
    later_sections: tuple[str, ...]
    parts: Mapping[str, Part]
    later: Callable[..., Markup]


def make_overview(published: PublishedPlan, summary: PlanSummary, view: PlanView) -> OverviewView:
    """The plan at a glance, beside its page."""
    plan = published.plan
    groups = tuple(_list_groups(published, view))
    moments = list_moments(plan, published.dossier.life)
    duties = _duties(plan)
    sections = list_glance_sections(published)
    rows = [[len(row.figures) for row in group.rows] for group in groups]
    return OverviewView(
        plan=plan,
        card=view.card,
        issuer=view.issuer,
        type=view.type,
        end=view.end,
        happenings=view.happenings,
        highlights=view.highlights,
        dues=view.dues,
        groups=groups,
        table=paths.plan_table(plan.id) if summary.has_figures else "",
        moments=moments,
        period_text=plan.period.text if plan.period else "",
        duties=duties,
        attributes=tuple(list_attributes(published, summary.period)),
        sections=sections,
        room=find_room(sections, rows, moments=len(moments), units=len(duties)),
        bases=view.bases,
        has_own_bases=has_own_bases(published),
        citations=list_citations(published),
        files=list_files(published),
        comparison=view.comparison,
        notes=tuple(list_notes(plan)),
        abbreviations=_abbreviations(published),
        history=list_history(plan),
        later_sections=(HONOREES, RELATED, ANSWERS),
        parts=PART,
        later=view.later,
    )


def _list_groups(published: PublishedPlan, view: PlanView) -> Iterator[GlanceGroup]:
    items = list(list_all_targets(published))
    maker = _RowMaker(published, view)
    contents = _contents(published)
    for field in published.references.fields.values():
        own = tuple(maker.make(target) for target in items if target.field == field.id)
        if own or field.id in contents:
            yield GlanceGroup(field, own, tuple(contents.get(field.id, ())))


def _contents(published: PublishedPlan) -> dict[str, list[Link]]:
    """The contents and tasks that are about each field, by its identifier."""
    plan = published.plan
    found: dict[str, list[Link]] = {}
    for name in ("contents", "tasks"):
        for anchor, where, _, item in printed_items(name, getattr(plan, name)):
            link = Link(where, f"{paths.plan(plan.id)}#{anchor}")
            for field in item.fields if isinstance(item, Item) else ():
                found.setdefault(field, []).append(link)
    return found


class _RowMaker:
    """Makes the rows of the targets of one plan."""

    def __init__(self, published: PublishedPlan, view: PlanView) -> None:
        self._published, self._view = published, view
        self._figures = list_target_figures(published)
        self._spots = list_spots(published)
        self._judgeable = list_judgeable(published)
        self._mistakes = list_mistake_links(published)
        self._indicators = _indicators(published)

    def make(self, target: Target) -> GlanceRow:
        """A target in short."""
        number = target.number
        figures = self._figures.get(number, ())
        told = self._view.results.get(number, ())
        anchor = target_anchor(number)
        return GlanceRow(
            anchor=anchor,
            path=f"{paths.plan(self._published.plan.id)}#{anchor}",
            mark=target.mark or str(number),
            name=_name(self._published, target, figures),
            figures=figures,
            states=tuple(state for result in told for state in result.states),
            indicators=tuple(self._indicators.get(number, ())),
            spot=self._spots.get(number),
            judgeable=self._judgeable[number],
            mistake=self._mistakes[number],
        )


def _indicators(published: PublishedPlan) -> dict[int, list[Link]]:
    """The pages that compare the figures of each target, by its number."""
    links: dict[int, dict[str, Link]] = {}
    for line in published.held_lines:
        for figure in line.figures:
            if figure.indicator:
                link = Link(figure.indicator.name, paths.indicator(figure.indicator.id))
                links.setdefault(line.target.number, {})[link.path] = link
    return {number: list(found.values()) for number, found in links.items()}


def _abbreviations(published: PublishedPlan) -> list[tuple[str, str]]:
    """Abbreviations that occur in the plan, with all their readings."""
    readings = published.references.lexicon.readings
    return [(abbr, "; ".join(readings[abbr])) for abbr in published.abbreviations]


def _name(published: PublishedPlan, target: Target, figures: Sequence[TargetFigure]) -> str:
    """What a target is about: the name of its one figure as printed, else its words.

    The versions of a figure that decisions changed share their name.
    """
    names = [
        " – ".join(placed.path)
        for line in published.held_lines
        if line.target.number == target.number
        for placed in line.figures
        if placed.figure.value is not None
    ]
    versions = figures if len(set(names)) == 1 and all(figure.days for figure in figures) else ()
    if len(figures) != 1 and not versions:
        return "" if figures and all(figure.name for figure in figures) else target.text
    name = names[0]
    return name[:1].upper() + name[1:] if name else target.text


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
