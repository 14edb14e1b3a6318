"""How a plan is shown wherever several are listed."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.language.dates import Edtf
from thidua.model import Plan, paths
from thidua.model.labels import LABELS
from thidua.model.vocabulary import Field, Issuer
from thidua.portal.catalogue import Catalogue
from thidua.site.pages.page import Link, shortened


@dataclass(frozen=True)
class Period:
    """When a campaign runs: ISO dates for the browser to tell the status from, words for people."""

    start: str
    end: str
    words: str


@dataclass(frozen=True)
class Card:
    """A plan in a list."""

    path: str
    title: str
    kind: str
    number: str
    issued: str
    issuer: Issuer
    theme: str
    year: int
    period: Period
    fields: tuple[Field, ...]
    targets: int
    labels: tuple[str, ...]
    ended: bool
    draft: bool


def card(catalogue: Catalogue, plan: Plan) -> Card:
    """The card of a plan."""
    issuer = catalogue.issuer_of(plan)
    return Card(
        path=paths.plan(plan.id),
        title=plan.document.title,
        kind=catalogue.type_of(plan).name,
        number=number_in_words(plan),
        issued=plan.document.issued.in_words() if plan.document.issued else "",
        issuer=issuer,
        theme=shortened(plan.theme.text, 180) if plan.theme else "",
        year=plan.year,
        period=period(plan),
        fields=tuple(catalogue.fields[one] for one in catalogue.fields_of(plan)),
        targets=len(plan.targets.items) if plan.targets else 0,
        labels=tuple(LABELS[label] for label in plan.labels),
        ended=issuer.valid_to is not None,
        draft=plan.draft,
    )


def plan_link(catalogue: Catalogue, plan: Plan) -> Link:
    """A link that tells plans of the same title apart."""
    return Link(f"{plan.document.title} ({known_as(catalogue, plan)})", paths.plan(plan.id))


def known_as(catalogue: Catalogue, plan: Plan) -> str:
    """What tells a plan from others: issuer and year."""
    return f"{catalogue.issuer_of(plan).short_name}, {plan.year}"


def number_in_words(plan: Plan) -> str:
    """The number; empty when the original has none or leaves it blank."""
    number = plan.document.number
    return str(number) if number and number.seq else ""


def period(plan: Plan) -> Period:
    """When the plan runs; its year when the document says nothing more."""
    start = plan.period.start if plan.period else None
    end = plan.period.end if plan.period else None
    if not plan.period:
        start = end = Edtf(plan.year)
    return Period(
        start=start.earliest.isoformat() if start else "",
        end=end.latest.isoformat() if end else "",
        words=_in_words(start, end),
    )


def _in_words(start: Edtf | None, end: Edtf | None) -> str:
    if start == end and start:
        return start.in_words()
    if start and end:
        return f"{start.in_words()} – {end.in_words()}"
    if end:
        return f"đến hết {end.in_words()}"
    return f"từ {start.in_words()}" if start else ""
