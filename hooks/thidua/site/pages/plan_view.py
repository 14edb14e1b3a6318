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
from thidua.model.responsibility import Responsibilities
from thidua.model.vocabulary import DocumentType, Issuer
from thidua.portal.tallies import Tally
from thidua.site.pages.cards import Card
from thidua.site.pages.cited_links import CitedLink
from thidua.site.pages.fates import PlanFate
from thidua.site.pages.fidelity import Comparison
from thidua.site.pages.glance_parts import MovedPart
from thidua.site.pages.highlights import Highlight
from thidua.site.pages.issuer_life import IssuerEnd
from thidua.site.pages.life import AddedTarget, Happening, LineStory, ShownChange
from thidua.site.pages.moments import Moment
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
        sections: the sections of the page, in order.
        moved: the parts that stand at a glance.
        highlights: its most telling figures.
        dues: its deadlines that may still have to be kept, for the line at the top.
        results: what the last reviews report of each target, by its number.
        reviews: the reviews, the newest first.
        tally: how many targets are met.
        unnumbered: whether the numbers of the targets are the portal's, not the document's.
        bases: the legal bases.
        happenings: what decisions did to it, in the order of days.
        stories: all versions of the lines that decisions changed, by the number of the target.
        added: the targets that decisions added.
        changes: what it changes about other plans.
        comparison: the outcome of the comparison with the originals.
        signature: the lines of the block of the signature.
        printed_items: gives the items of a list with their anchors: name of the list, the list.
        parts: the parts of a plan by key, with their anchors and titles.
        target_anchor: gives the anchor of a target by its number.
        later: marks a place that other records fill: what kind of place, and for which document.
    """

    template: ClassVar[str] = "plan.html"

    plan: Plan
    card: Card
    issuer: Issuer
    end: IssuerEnd | None
    type: DocumentType
    sections: tuple[SectionName, ...]
    moved: tuple[MovedPart, ...]
    highlights: tuple[Highlight, ...]
    dues: tuple[Moment, ...]
    results: Mapping[int, Sequence[ToldResult]]
    reviews: Sequence[ReviewTable]
    tally: Tally
    unnumbered: bool
    bases: tuple[CitedLink, ...]
    happenings: tuple[Happening, ...]
    stories: Mapping[int, Sequence[LineStory]]
    added: tuple[AddedTarget, ...]
    changes: tuple[ShownChange, ...]
    comparison: Comparison
    signature: tuple[str, ...]
    printed_items: Callable[[str, Items | Responsibilities | None], Iterator[PrintedItem]]
    parts: Mapping[str, Part]
    target_anchor: Callable[[int], str]
    later: Callable[..., Markup]


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
class FateView(View):
    """What became of a plan that a document changes.

    Attributes:
        fate: the same.
    """

    template: ClassVar[str] = "plan/fate.html"

    fate: PlanFate


@dataclass(frozen=True)
class CitedElsewhereView(View):
    """Where a document that a plan cites is met again.

    Attributes:
        one: the ways on from the document.
    """

    template: ClassVar[str] = "plan/cited.html"

    one: CitedElsewhere
