"""The page of one plan, as far as the plan alone can tell it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from thidua.model import Plan, paths
from thidua.model.document import Authority, Signer
from thidua.model.parts import PART, PARTS
from thidua.model.printed import printed_items, target_anchor
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.published_plan import PublishedPlan
from thidua.portal.tallies import tally
from thidua.site.pages import jsonld
from thidua.site.pages.cards import Card, make_card
from thidua.site.pages.cited_links import list_bases
from thidua.site.pages.fidelity import describe_comparison
from thidua.site.pages.glance_parts import has_own_bases, list_moved, sort_glance_sections
from thidua.site.pages.highlights import list_highlights
from thidua.site.pages.issuer_life import describe_end
from thidua.site.pages.life import list_added, list_happenings, list_shown_changes, list_stories
from thidua.site.pages.life_events import list_events, say_life
from thidua.site.pages.moments import list_dues
from thidua.site.pages.notes import list_notes
from thidua.site.pages.page import Page, shorten
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
        title_tail=published.references.name_with_year(published.issuer.id, plan.year),
        summary=_summary(published, summary),
        view=view,
        subject=jsonld.describe_legislation(published, summary),
        updated=plan.updated,
    )


def make_plan_view(published: PublishedPlan, summary: PlanSummary) -> PlanView:
    """What the page of a plan shows of the plan itself."""
    plan, references = published.plan, published.references
    found = list(list_sections(published))
    glance = list_glance_sections(published)
    stories = list_stories(published)
    results = list_results(published)
    return PlanView(
        plan=plan,
        card=_make_own_card(published, summary),
        issuer=published.issuer,
        end=describe_end(published.issuer, references.succession),
        type=published.document_type,
        sections=tuple(sort_sections(plan, (part for part in found if part not in glance))),
        moved=list_moved(published, glance, (RELATED, ANSWERS)),
        highlights=list_highlights(published),
        dues=list_dues(plan, summary.life, summary.last_end),
        results=results.by_target,
        reviews=results.reviews,
        tally=tally(published.results),
        unnumbered=_unnumbered(plan),
        bases=list_bases(published),
        happenings=tuple(list_happenings(published)),
        stories=stories,
        added=list_added(published, stories),
        changes=tuple(list_shown_changes(published)),
        comparison=describe_comparison(published),
        signature=_signature(plan.document.signer),
        printed_items=printed_items,
        parts=PART,
        target_anchor=target_anchor,
        later=mark_later,
    )


def _make_own_card(published: PublishedPlan, summary: PlanSummary) -> Card:
    """Its card for its own page, where a notice tells what decisions changed."""
    card = make_card(summary, published.issuer, published.references)
    told = {made.day.isoformat() for made in published.dossier.changes}
    events = list_events(summary.life, summary.end, summary.updated)
    untold = tuple(event.words for event in events if event.is_end or event.first not in told)
    return replace(card, period=replace(card.period, untold=untold))


def list_glance_sections(published: PublishedPlan) -> tuple[SectionName, ...]:
    """The sections that stand at a glance."""
    return sort_glance_sections(published, list_sections(published))


def list_sections(published: PublishedPlan) -> Iterator[SectionName]:
    """The sections that a plan has, on both its pages."""
    plan = published.plan
    made = {
        "notes": any(list_notes(plan)),
        "abbreviations": bool(published.abbreviations),
        "amendments": bool(published.dossier.changes),
        "legal_bases": bool(plan.legal_bases) and has_own_bases(published),
    }
    for part in PARTS:
        if part.is_section and made.get(part.key, part.is_in(plan)):
            yield SectionName(part.anchor, part.title_in(plan), part.key)


def _summary(published: PublishedPlan, summary: PlanSummary) -> str:
    number = f" số {summary.number}" if summary.number else ""
    targets = f" {summary.targets} chỉ tiêu." if summary.targets else ""
    theme = f" Chủ đề: {summary.theme}" if summary.theme else f" {summary.title}"
    issuer, kind = published.issuer.short_name, published.document_type.name
    life = ", ".join(say_life(summary.life, summary.end, summary.updated))
    told = f"{kind}{number} của {issuer}, {summary.year}{f' ({life})' if life else ''}."
    return shorten(f"{told}{targets}{theme}", 200)


def _unnumbered(plan: Plan) -> bool:
    """Whether the numbers of the targets are the portal's, not the document's."""
    return plan.targets is not None and not any(target.mark for target in plan.targets.items)


def _signature(signer: Signer | None) -> tuple[str, ...]:
    """The lines of the signature block, as printed."""
    if signer is None:
        return ()
    lines = [line for line in (signer.on_behalf_of, signer.position, signer.name) if line]
    if signer.authority is not Authority.NONE:
        lines[0] = f"{signer.authority.value}. {lines[0]}"
    return (signer.collective, *lines) if signer.collective else tuple(lines)
