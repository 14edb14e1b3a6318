"""What the templates of a plan's page show: the page itself, and the parts filled later."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from markupsafe import Markup

from thidua.model import Plan
from thidua.model.parts import Part
from thidua.model.plan import Items
from thidua.model.printed import PrintedItem
from thidua.model.responsibility import Responsibilities, Role
from thidua.model.vocabulary import DocumentType, Field, Issuer
from thidua.portal.tallies import Tally
from thidua.site.pages.attributes import Attribute
from thidua.site.pages.cards import Card
from thidua.site.pages.cited_links import CitedLink
from thidua.site.pages.fidelity import Comparison, TargetSpot
from thidua.site.pages.highlights import Highlight, TargetFigure
from thidua.site.pages.history import HistoryDay
from thidua.site.pages.issuer_life import IssuerEnd
from thidua.site.pages.judgeable import Printed
from thidua.site.pages.life import AddedTarget, Happening, LineStory, ShownChange
from thidua.site.pages.notes import Note
from thidua.site.pages.originals import FileCard
from thidua.site.pages.page import Link, View
from thidua.site.pages.reviews import ReviewTable, ToldResult
from thidua.site.plan_parts import SectionName


@dataclass(frozen=True)
class Duty:
    """What one unit is asked to do, and where it says so."""

    role: str
    role_id: str
    where: str
    anchor: str


class PlanHonoree(NamedTuple):
    """An honoured example on the page of its plan."""

    name: str
    place: str
    path: str


class CitedElsewhere(NamedTuple):
    """Where a cited document is met again: in other plans, or as a plan of this portal."""

    key: str
    shared: Link | None
    published: Link | None


@dataclass(frozen=True)
class PlanView(View):
    """What the page of a plan shows of the plan itself.

    The templates of its sections, ``overrides/pages/plan/``, may use the same names.

    Attributes:
        plan: the record.
        card: the plan in short.
        issuer: the body that issued it.
        end: when and why the issuer ended, and who continues it; None if it did not.
        type: the type of the document.
        attributes: the lines of the block of attributes.
        sections: the sections of the page, in order.
        highlights: its most telling figures.
        figures: the figures of each target, by its number.
        indicators: links to the pages that compare the figures of a target, by its number.
        table: the address of the table of its figures, without ``.csv`` or ``.xlsx``; empty where
            it has none.
        results: what the last reviews report of each target, by its number.
        reviews: the reviews, the newest first.
        tally: how many targets are met.
        judgeable: what each target prints of all that a judgement needs, by its number.
        mistakes: the address that begins a message on a mistake in a target, by its number.
        unnumbered: whether the numbers of the targets are the portal's, not the document's.
        roles: what the roles of units are called.
        bases: the legal bases.
        citations: the documents that the text cites.
        happenings: what decisions did to it, in the order of days.
        stories: all versions of the lines that decisions changed, by the number of the target.
        added: the targets that decisions added.
        changes: what it changes about other plans.
        files: the files of the plan.
        comparison: the outcome of the comparison with the originals.
        spots: where each target is printed in an original, by its number.
        notes: all notes.
        abbreviations: each abbreviation that occurs, with its readings.
        history: what happened to the page, day by day, the newest first.
        signature: the lines of the block of the signature.
        fields: all fields by identifier.
        printed_items: gives the items of a list with their anchors: name of the list, the list.
        parts: the parts of a plan by key, with their anchors and titles.
        target_anchor: gives the anchor of a target by its number.
        later: marks a place that other records fill: what kind of place, and for which document.
        later_sections: kinds of the sections that other records fill.
    """

    template: ClassVar[str] = "plan.html"

    plan: Plan
    card: Card
    issuer: Issuer
    end: IssuerEnd | None
    type: DocumentType
    attributes: tuple[Attribute, ...]
    sections: tuple[SectionName, ...]
    highlights: tuple[Highlight, ...]
    figures: Mapping[int, tuple[TargetFigure, ...]]
    indicators: Mapping[int, Sequence[Link]]
    table: str
    results: Mapping[int, Sequence[ToldResult]]
    reviews: Sequence[ReviewTable]
    tally: Tally
    judgeable: Mapping[int, tuple[Printed, ...]]
    mistakes: Mapping[int, str]
    unnumbered: bool
    roles: Mapping[Role, str]
    bases: tuple[CitedLink, ...]
    citations: tuple[CitedLink, ...]
    happenings: tuple[Happening, ...]
    stories: Mapping[int, Sequence[LineStory]]
    added: tuple[AddedTarget, ...]
    changes: tuple[ShownChange, ...]
    files: tuple[FileCard, ...]
    comparison: Comparison
    spots: Mapping[int, TargetSpot]
    notes: tuple[Note, ...]
    abbreviations: Sequence[tuple[str, str]]
    history: tuple[HistoryDay, ...]
    signature: tuple[str, ...]
    fields: Mapping[str, Field]
    printed_items: Callable[[str, Items | Responsibilities | None], Iterator[PrintedItem]]
    parts: Mapping[str, Part]
    target_anchor: Callable[[int], str]
    later: Callable[..., Markup]
    later_sections: tuple[str, ...]


@dataclass(frozen=True)
class SharedSectionView(View):
    """A section of a plan's page that other records fill.

    Attributes:
        section: which one it is.
        honorees: the honoured examples that name the plan.
        related: cards of plans to read next, each with the reason.
    """

    template: ClassVar[str] = "plan/section.html"

    section: SectionName
    honorees: tuple[PlanHonoree, ...]
    related: tuple[tuple[Card, str], ...]


@dataclass(frozen=True)
class CitedElsewhereView(View):
    """Where a document that a plan cites is met again.

    Attributes:
        one: the ways on from the document.
    """

    template: ClassVar[str] = "plan/cited.html"

    one: CitedElsewhere
