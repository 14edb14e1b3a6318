"""The page of one plan, as far as the plan alone can tell it."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from thidua.model import Plan, paths
from thidua.model.document import Authority, Signer
from thidua.model.labels import ROLES
from thidua.model.parts import PART, PARTS
from thidua.model.printed import printed_items, target_anchor
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.published_plan import PublishedPlan
from thidua.portal.tallies import tally
from thidua.site.pages import jsonld
from thidua.site.pages.attributes import list_attributes
from thidua.site.pages.cards import make_card, name_plan
from thidua.site.pages.cited_links import list_bases, list_citations
from thidua.site.pages.fidelity import describe_comparison, list_spots
from thidua.site.pages.highlights import list_highlights, list_target_figures
from thidua.site.pages.history import list_history
from thidua.site.pages.issuer_life import describe_end
from thidua.site.pages.judgeable import list_judgeable
from thidua.site.pages.life import (
    list_added,
    list_happenings,
    list_shown_changes,
    list_stories,
)
from thidua.site.pages.mistakes import list_mistake_links
from thidua.site.pages.notes import Note, list_notes
from thidua.site.pages.originals import list_files
from thidua.site.pages.page import Link, Page, shorten
from thidua.site.pages.plan_view import PlanView
from thidua.site.pages.printed_order import sort_sections
from thidua.site.pages.reviews import list_results
from thidua.site.plan_parts import SectionName

HONOREES, RELATED, ANSWERS = "honorees", "related", "answers"
"""Sections that other records fill."""


def mark_later(kind: str, key: str = "") -> Markup:
    """The mark of a place where other records have something to say."""
    return Markup(f"<!-- later: {kind} {key} -->")


def make_plan_page(published: PublishedPlan, summary: PlanSummary, view: PlanView) -> Page:
    """The page of a plan with what the plan itself says; its template marks the rest."""
    plan = published.plan
    return Page(
        path=paths.plan(plan.id),
        title=plan.document.title,
        title_tail=name_plan(published.references.issuer_names[published.issuer.id], plan.year),
        summary=_summary(published, summary),
        view=view,
        subject=jsonld.describe_legislation(published, summary),
        updated=plan.updated,
    )


def make_plan_view(published: PublishedPlan, summary: PlanSummary) -> PlanView:
    """What the page of a plan shows of the plan itself."""
    plan, references = published.plan, published.references
    remarks = tuple(list_notes(plan))
    abbreviations = _abbreviations(published)
    stories = list_stories(published)
    results = list_results(published)
    return PlanView(
        plan=plan,
        card=make_card(summary, published.issuer, references),
        issuer=published.issuer,
        end=describe_end(published.issuer, references.succession),
        type=published.document_type,
        attributes=tuple(list_attributes(published, summary.period)),
        sections=tuple(sort_sections(plan, list_sections(published, remarks, abbreviations))),
        highlights=list_highlights(published),
        figures=list_target_figures(published),
        indicators=_indicators(published),
        table=paths.plan_table(plan.id) if summary.has_figures else "",
        results=results.by_target,
        reviews=results.reviews,
        tally=tally(published.results),
        judgeable=list_judgeable(published),
        mistakes=list_mistake_links(published),
        unnumbered=_unnumbered(plan),
        roles=ROLES,
        bases=list_bases(published),
        citations=list_citations(published),
        happenings=tuple(list_happenings(published)),
        stories=stories,
        added=list_added(published, stories),
        changes=tuple(list_shown_changes(published)),
        files=list_files(published),
        comparison=describe_comparison(published),
        spots=list_spots(published),
        notes=remarks,
        abbreviations=abbreviations,
        history=list_history(plan),
        signature=_signature(plan.document.signer),
        fields=references.fields,
        printed_items=printed_items,
        parts=PART,
        target_anchor=target_anchor,
        later=mark_later,
        later_sections=(HONOREES, RELATED, ANSWERS),
    )


def list_sections(
    published: PublishedPlan, remarks: tuple[Note, ...], abbreviations: list[tuple[str, str]]
) -> Iterator[SectionName]:
    """The sections that a plan has."""
    plan = published.plan
    made = {
        "notes": bool(remarks),
        "abbreviations": bool(abbreviations),
        "amendments": bool(published.dossier.changes),
    }
    for part in PARTS:
        if part.is_section and made.get(part.key, part.is_in(plan)):
            yield SectionName(part.anchor, part.title, part.key)


def _summary(published: PublishedPlan, summary: PlanSummary) -> str:
    number = f" số {summary.number}" if summary.number else ""
    targets = f" {summary.targets} chỉ tiêu." if summary.targets else ""
    theme = f" Chủ đề: {summary.theme}" if summary.theme else f" {summary.title}"
    issuer, kind = published.issuer.short_name, published.document_type.name
    return shorten(f"{kind}{number} của {issuer}, {summary.year}.{targets}{theme}", 200)


def _indicators(published: PublishedPlan) -> dict[int, list[Link]]:
    """The pages that compare the figures of each target, by its number."""
    links: dict[int, dict[str, Link]] = {}
    for line in published.lines:
        for figure in line.figures:
            if figure.indicator:
                link = Link(figure.indicator.name, paths.indicator(figure.indicator.id))
                links.setdefault(line.target.number, {})[link.path] = link
    return {number: list(found.values()) for number, found in links.items()}


def _unnumbered(plan: Plan) -> bool:
    """Whether the numbers of the targets are the portal's, not the document's."""
    return plan.targets is not None and not any(target.mark for target in plan.targets.items)


def _abbreviations(published: PublishedPlan) -> list[tuple[str, str]]:
    """Abbreviations that occur in the plan, with all their readings."""
    readings = published.references.lexicon.readings
    return [(abbr, "; ".join(readings[abbr])) for abbr in published.abbreviations]


def _signature(signer: Signer | None) -> tuple[str, ...]:
    """The lines of the signature block, as printed."""
    if signer is None:
        return ()
    lines = [line for line in (signer.on_behalf_of, signer.position, signer.name) if line]
    if signer.authority is not Authority.NONE:
        lines[0] = f"{signer.authority.value}. {lines[0]}"
    return (signer.collective, *lines) if signer.collective else tuple(lines)
