"""Honoured examples: the list, and a page for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from thidua.language.vietnamese import fold
from thidua.model import Honoree, paths
from thidua.model.honoree import Award, HonoreeKind, HonourType
from thidua.model.labels import AWARD_FORMS, HONOREE_KINDS, HONOUR_TYPES, quantity
from thidua.model.printed import target_anchor
from thidua.model.vocabulary import Field, Issuer
from thidua.portal.catalogue import Catalogue
from thidua.site.pages import jsonld
from thidua.site.pages.cards import tell_plan_apart
from thidua.site.pages.page import Address, Link, Page, View, shorten
from thidua.site.pages.plan_list import HOME_LINK
from thidua.site.paging import Slice, cut_slices

_PAGE_SIZE = 24
_REMOVED_TITLE = "Trang đã được gỡ"


@dataclass(frozen=True)
class HonoreesView(View):
    """The list of honoured examples.

    Attributes:
        honorees: those on this page, each with issuer and year of its plan.
        slice: which page of the list it is.
        kinds: what the kinds of examples are called.
        types: what the types of honours are called.
        fields: all fields by identifier.
    """

    template: ClassVar[str] = "honorees.html"

    honorees: tuple[tuple[Honoree, str], ...]
    slice: Slice[Honoree]
    kinds: Mapping[HonoreeKind, str]
    types: Mapping[HonourType, str]
    fields: Mapping[str, Field]


@dataclass(frozen=True)
class HonoreeView(View):
    """An honoured example.

    Attributes:
        honoree: the record.
        kind: what its kind is called.
        type: what the type of the honour is called.
        awards: each award with its form and title.
        field: the field that it belongs to.
        issuers: the bodies that decided on the awards, by identifier.
        plan_link: a link to its plan.
        quote_path: where the plan says what is quoted.
    """

    template: ClassVar[str] = "honoree.html"

    honoree: Honoree
    kind: str
    type: str
    awards: tuple[tuple[Award, str], ...]
    field: Field
    issuers: Mapping[str, Issuer]
    plan_link: Link
    quote_path: str


@dataclass(frozen=True)
class RemovedHonoreeView(View):
    """An honoured example that was taken down.

    Attributes:
        honoree: the record, with the day when it was taken down.
    """

    template: ClassVar[str] = "honoree-removed.html"

    honoree: Honoree


def list_honoree_pages(catalogue: Catalogue) -> Iterator[Address]:
    """The paged list of those who are shown, and the page of everyone who ever was."""
    shown = [honoree for honoree in catalogue.honorees if not honoree.takedown]
    updated = max((honoree.updated for honoree in catalogue.honorees), default=None)
    for part in cut_slices(shown, _PAGE_SIZE, paths.HONOREES):
        yield Address.of(_list_page(catalogue, part, updated))
    named = Counter(honoree.name for honoree in shown)
    for honoree in catalogue.honorees:
        tail = _told_apart(catalogue, honoree, is_alone=named[honoree.name] <= 1)
        yield Address.of(_honoree_page(catalogue, honoree, tail))


def _list_page(catalogue: Catalogue, part: Slice[Honoree], updated: date | None) -> Page:
    links = [Link(honoree.name, paths.honoree(honoree.id)) for honoree in part.items]
    return Page(
        path=part.path,
        title="Gương người tốt, việc tốt",
        title_tail=f"trang {part.number}" if part.number > 1 else "",
        summary=f"{quantity(part.total)} gương người tốt, việc tốt, điển hình tiên tiến được "
        "nêu trong các văn bản thi đua.",
        view=HonoreesView(
            honorees=tuple(
                (honoree, tell_plan_apart(catalogue, catalogue.plan_by_id[honoree.plan]))
                for honoree in part.items
            ),
            slice=part,
            kinds=HONOREE_KINDS,
            types=HONOUR_TYPES,
            fields=catalogue.fields,
        ),
        trail=(HOME_LINK,),
        subject=jsonld.describe_collection(
            catalogue.identity.base_url, part.path, "Gương người tốt, việc tốt", links
        ),
        updated=updated,
        nav=paths.HONOREES,
    )


def _told_apart(catalogue: Catalogue, honoree: Honoree, *, is_alone: bool) -> str:
    """What tells a page from others of its name; of one taken down only its address is left."""
    if honoree.takedown:
        return honoree.id
    kind = HONOUR_TYPES[honoree.type]
    if is_alone:
        return kind
    return f"{kind}, {tell_plan_apart(catalogue, catalogue.plan_by_id[honoree.plan])}"


def _honoree_page(catalogue: Catalogue, honoree: Honoree, tail: str) -> Page:
    down = honoree.takedown
    return Page(
        path=paths.honoree(honoree.id),
        title=_REMOVED_TITLE if down else honoree.name,
        title_tail=tail,
        summary=_REMOVED_TITLE if down else shorten(honoree.achievement, 180),
        view=RemovedHonoreeView(honoree) if down else _view(catalogue, honoree),
        trail=(HOME_LINK, Link("Gương", paths.HONOREES)),
        subject=jsonld.describe_honoured(catalogue.identity.base_url, honoree),
        updated=honoree.updated,
        source=f"data/honorees/{honoree.id}.yml",
        nav=paths.HONOREES,
    )


def _view(catalogue: Catalogue, honoree: Honoree) -> HonoreeView:
    plan = catalogue.plan_by_id[honoree.plan]
    return HonoreeView(
        honoree=honoree,
        kind=HONOREE_KINDS[honoree.kind],
        type=HONOUR_TYPES[honoree.type],
        awards=tuple((award, _award_name(award)) for award in honoree.awards),
        field=catalogue.fields[honoree.field],
        issuers={name: catalogue.issuers[name] for name in _deciding(honoree)},
        plan_link=Link(f"{plan.title} ({tell_plan_apart(catalogue, plan)})", paths.plan(plan.id)),
        quote_path=_quote_path(honoree),
    )


def _deciding(honoree: Honoree) -> Iterator[str]:
    """The bodies that decided on awards."""
    for award in honoree.awards:
        for decision in (award.decision, award.revoked_by):
            if decision and decision.issuer:
                yield decision.issuer


def _award_name(award: Award) -> str:
    """Its title, after its form where the title does not begin with that."""
    form = AWARD_FORMS[award.award_form]
    return award.title if fold(award.title).startswith(fold(form)) else f"{form}: {award.title}"


def _quote_path(honoree: Honoree) -> str:
    """Where the plan says what is quoted: the target when it is known, else the plan's page."""
    path = paths.plan(honoree.plan)
    if honoree.quote and honoree.quote.target:
        return f"{path}#{target_anchor(honoree.quote.target)}"
    return path
