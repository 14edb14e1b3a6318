"""Typed records of a drafted plan: ``DraftedTarget`` for ``model.target.Target``, and so on."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.authoring.decided_records import DraftedDecidedChange
from thidua.authoring.new_issuer import NewIssuer
from thidua.authoring.values import (
    DraftedDoubt,
    DraftedRecord,
    DraftedUnplaced,
    DraftedValue,
    FieldGroup,
)


@dataclass(frozen=True)
class DraftedSigner(DraftedRecord):
    """Who signed the document."""

    authority: DraftedValue
    on_behalf_of: DraftedValue | None
    position: DraftedValue
    name: DraftedValue | None
    note: DraftedValue | None
    collective: DraftedValue | None = None


@dataclass(frozen=True)
class DraftedRecipient(DraftedRecord):
    """One line of the list of recipients, with the lines below it."""

    text: DraftedValue
    purpose: DraftedValue | None = None
    channel: DraftedValue | None = None
    children: tuple[DraftedRecipient, ...] = ()


@dataclass(frozen=True, kw_only=True)
class HeaderFields(FieldGroup):
    """The fields in the head of a document."""

    number_text: DraftedValue | None = None
    number: DraftedValue | None = None
    place: DraftedValue | None = None
    issued: DraftedValue | None = None
    issued_text: DraftedValue | None = None
    motto_text: DraftedValue | None = None
    issuer_text: DraftedValue | None = None
    type_text: DraftedValue | None = None
    title: DraftedValue


@dataclass(frozen=True)
class EndingFields(FieldGroup):
    """The fields at the end of a document."""

    recipients_heading: DraftedValue | None = None
    archive_line: DraftedValue | None = None
    recipients: tuple[DraftedRecipient, ...] = ()
    signer: DraftedSigner | None = None


@dataclass(frozen=True)
class DraftedDocument(DraftedRecord):
    """The official document: its head, its end, its issuer and its type."""

    issuer: DraftedValue
    header: HeaderFields
    ending: EndingFields
    doc_type: DraftedValue


@dataclass(frozen=True)
class DraftedCitedDocument(DraftedRecord):
    """Another document that the text refers to."""

    text: DraftedValue
    title: DraftedValue | None = None
    doc_type: DraftedValue | None = None
    number: DraftedValue | None = None
    date: DraftedValue | None = None
    issuer: DraftedValue | None = None


@dataclass(frozen=True)
class DraftedRespondsTo(DraftedRecord):
    """The plan of a higher level that this one answers."""

    number: DraftedValue
    plan: DraftedValue | None = None


@dataclass(frozen=True)
class CitationFields(FieldGroup):
    """Every document that the text refers to: first the legal bases, then the others."""

    legal_bases: tuple[DraftedCitedDocument, ...] = ()
    citations: tuple[DraftedCitedDocument, ...] = ()
    responds_to: DraftedRespondsTo | None = None


@dataclass(frozen=True)
class DraftedSection(DraftedRecord):
    """A section of prose with the headings above it."""

    heading: DraftedValue | None
    text: DraftedValue


@dataclass(frozen=True)
class DraftedItem(DraftedRecord):
    """One numbered paragraph with the paragraphs below it."""

    number: DraftedValue
    text: DraftedValue
    fields: tuple[DraftedValue, ...]


@dataclass(frozen=True)
class DraftedItems(DraftedRecord):
    """A section of numbered paragraphs."""

    heading: DraftedValue | None
    lead: DraftedValue | None
    items: tuple[DraftedItem, ...]


@dataclass(frozen=True)
class DraftedUnitRole(DraftedRecord):
    """A unit and its role."""

    unit: DraftedValue
    role: DraftedValue


@dataclass(frozen=True)
class DraftedResponsibility(DraftedRecord):
    """One paragraph that assigns tasks to units."""

    number: DraftedValue
    units: tuple[DraftedUnitRole, ...]
    text: DraftedValue


@dataclass(frozen=True)
class DraftedResponsibilities(DraftedRecord):
    """Who does what (Tổ chức thực hiện)."""

    heading: DraftedValue | None
    lead: DraftedValue | None
    items: tuple[DraftedResponsibility, ...]


@dataclass(frozen=True)
class DraftedStatedFigure(DraftedRecord):
    """A figure from a cell of its own in a table."""

    name: DraftedValue
    value: DraftedValue
    of: DraftedValue | None = None
    unit: DraftedValue | None = None
    comparator: DraftedValue | None = None
    direction: DraftedValue | None = None
    by: DraftedValue | None = None


@dataclass(frozen=True)
class DraftedTargetPart(DraftedRecord):
    """One printed line below a target."""

    text: DraftedValue
    parts: tuple[DraftedTargetPart, ...] = ()
    field: DraftedValue | None = None
    figures: tuple[DraftedStatedFigure, ...] = ()
    no_figures: DraftedValue | None = None


@dataclass(frozen=True)
class DraftedTarget(DraftedRecord):
    """One target as printed."""

    number: DraftedValue
    text: DraftedValue
    field: DraftedValue
    mark: DraftedValue | None = None
    figures: tuple[DraftedStatedFigure, ...] = ()
    no_figures: DraftedValue | None = None
    parts_lead: DraftedValue | None = None
    parts_of: DraftedValue | None = None
    parts: tuple[DraftedTargetPart, ...] = ()


@dataclass(frozen=True)
class DraftedTargets(DraftedRecord):
    """The list of targets."""

    heading: DraftedValue | None
    lead: DraftedValue | None
    items: tuple[DraftedTarget, ...]


@dataclass(frozen=True)
class BodyFields(FieldGroup):
    """The sections between title and recipients; ``sections`` are those without another field."""

    opening: DraftedSection | None = None
    purpose: DraftedSection | None = None
    requirements: DraftedSection | None = None
    objectives: DraftedSection | None = None
    contents: DraftedItems | None = None
    tasks: DraftedItems | None = None
    targets: DraftedTargets | None = None
    registration: DraftedSection | None = None
    pledge: DraftedSection | None = None
    interim_review: DraftedSection | None = None
    final_review: DraftedSection | None = None
    responsibilities: DraftedResponsibilities | None = None
    sections: tuple[DraftedSection, ...] = ()
    closing: DraftedSection | None = None


@dataclass(frozen=True)
class DraftedTheme(DraftedRecord):
    """The theme; ``heading`` and ``sentence`` are filled only if it has a section of its own."""

    text: DraftedValue
    heading: DraftedValue | None = None
    sentence: DraftedValue | None = None


@dataclass(frozen=True)
class DraftedQuote(DraftedRecord):
    """Words taken from the document: a motto, a slogan."""

    text: DraftedValue


@dataclass(frozen=True)
class DraftedMovement(DraftedRecord):
    """A named movement (phong trào) that the campaign continues."""

    name: DraftedValue
    launched_by: DraftedValue | None


@dataclass(frozen=True)
class DraftedOccasion(DraftedRecord):
    """A day or event that the campaign celebrates, with one date, two dates, or none."""

    name: DraftedValue
    text: DraftedValue
    date: DraftedValue | None = None
    from_: DraftedValue | None = None
    to: DraftedValue | None = None


@dataclass(frozen=True, kw_only=True)
class DraftedPeriod(DraftedRecord):
    """When the campaign runs."""

    heading: DraftedValue | None = None
    text: DraftedValue
    start: DraftedValue | None = None
    start_event: DraftedValue | None = None
    end: DraftedValue | None = None
    end_event: DraftedValue | None = None
    note: DraftedValue | None = None


@dataclass(frozen=True)
class DraftedPhase(DraftedRecord):
    """One phase of the campaign (đợt 1, giai đoạn 2)."""

    name: DraftedValue
    text: DraftedValue
    start: DraftedValue | None
    end: DraftedValue | None


@dataclass(frozen=True)
class DraftedDeadline(DraftedRecord):
    """Something due by a date."""

    date: DraftedValue
    what: DraftedValue
    text: DraftedValue


@dataclass(frozen=True)
class ScheduleFields(FieldGroup):
    """When the campaign runs, and its deadlines."""

    period: DraftedPeriod | None = None
    phases: tuple[DraftedPhase, ...] = ()
    deadlines: tuple[DraftedDeadline, ...] = ()


@dataclass(frozen=True)
class CampaignFields(FieldGroup):
    """The fields that the prose states about the campaign."""

    theme: DraftedTheme | None = None
    motto: DraftedQuote | None = None
    slogans: tuple[DraftedQuote, ...] = ()
    labels: tuple[DraftedValue, ...] = ()
    launched_by: DraftedValue | None = None
    standing_body: DraftedValue | None = None
    movements: tuple[DraftedMovement, ...] = ()
    occasions: tuple[DraftedOccasion, ...] = ()


@dataclass(frozen=True)
class DraftedPlan(DraftedRecord):
    """Every field of ``plan.yml`` that a draft can fill from a document or from answers."""

    year: DraftedValue
    document: DraftedDocument
    citations: CitationFields = CitationFields()
    campaign: CampaignFields = CampaignFields()
    schedule: ScheduleFields = ScheduleFields()
    body: BodyFields = BodyFields()
    changes: tuple[DraftedDecidedChange, ...] = ()


@dataclass(frozen=True)
class DraftedAttachment:
    """A file of the plan's folder: its entry in ``attachments``."""

    file: str
    kind: str
    title: str


@dataclass(frozen=True)
class Draft:
    """A plan that staff still have to review.

    Attributes:
        unplaced: all words that no field has, in printed order.
        issuer_name: what the document calls its issuer, in short.
    """

    id: str
    plan: DraftedPlan
    doubts: tuple[DraftedDoubt, ...]
    new_issuer: NewIssuer | None
    unplaced: tuple[DraftedUnplaced, ...] = ()
    issuer_name: str = ""
