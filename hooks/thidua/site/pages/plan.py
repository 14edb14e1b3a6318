"""The page of one plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from thidua.model import Plan, paths
from thidua.model.document import Signer
from thidua.model.labels import (
    ROLES,
)
from thidua.model.printed import printed_items, target_anchor
from thidua.model.responsibility import Responsibility
from thidua.model.target import Target
from thidua.model.vocabulary import Field, Issuer
from thidua.portal.catalogue import Catalogue
from thidua.portal.results import tally
from thidua.site.pages import jsonld
from thidua.site.pages.attributes import attributes
from thidua.site.pages.cards import card, known_as, number_in_words, plan_link
from thidua.site.pages.cited_links import bases, citations
from thidua.site.pages.fidelity import comparison, spots
from thidua.site.pages.notes import Note, notes
from thidua.site.pages.originals import file_cards
from thidua.site.pages.page import Address, Heading, Link, Page, shortened
from thidua.site.pages.related import Related, related
from thidua.site.pages.reviews import reviews


@dataclass(frozen=True)
class TargetGroup:
    """The targets of one field."""

    field: Field
    targets: tuple[Target, ...]


@dataclass(frozen=True)
class Duty:
    """What one unit is asked to do, and where it says so."""

    role: str
    role_id: str
    where: str
    anchor: str


def plan_pages(catalogue: Catalogue) -> Iterator[Address]:
    """The page of every plan."""
    for place, plan in enumerate(catalogue.plans):
        yield Address(paths.plan(plan.id), plan.updated, partial(plan_page, catalogue, place))


def plan_page(catalogue: Catalogue, place: int) -> Page:
    """The page of the plan at ``place`` of the list, linked to its neighbours there."""
    plan = catalogue.plans[place]
    remarks = tuple(notes(plan))
    near = related(catalogue, plan)
    abbreviations = _abbreviations(catalogue, plan)
    sections = tuple(_sections(plan, remarks, abbreviations, near))
    return Page(
        path=paths.plan(plan.id),
        template="plan.html",
        title=plan.document.title,
        title_tail=known_as(catalogue, plan),
        summary=_summary(catalogue, plan),
        view={
            "plan": plan,
            "card": card(catalogue, plan),
            "issuer": catalogue.issuer_of(plan),
            "successors": _successors(catalogue, plan),
            "type": catalogue.type_of(plan),
            "attributes": tuple(attributes(catalogue, plan)),
            "sections": sections,
            "target_groups": _target_groups(catalogue, plan),
            "indicators": _indicators(catalogue, plan),
            "table": _table(catalogue, plan),
            "reviews": reviews(catalogue, plan),
            "tally": tally(catalogue.results.get(plan.id, ())),
            "unnumbered": _unnumbered(plan),
            "duties": _duties(plan),
            "roles": ROLES,
            "bases": bases(catalogue, plan),
            "citations": citations(catalogue, plan),
            "honorees": catalogue.honorees_by_plan.get(plan.id, ()),
            "files": file_cards(catalogue, plan),
            "comparison": comparison(catalogue, plan),
            "spots": spots(catalogue, plan),
            "notes": remarks,
            "abbreviations": abbreviations,
            "related": near,
            "signature": _signature(plan.document.signer),
            "fields": catalogue.fields,
            "printed_items": printed_items,
            "target_anchor": target_anchor,
        },
        trail=(Link("Trang chủ", paths.HOME), Link("Kế hoạch", paths.PLANS)),
        headings=tuple(Heading(section.title, section.anchor) for section in sections),
        subject=jsonld.legislation(catalogue, plan),
        updated=plan.updated,
        source=f"data/plans/{plan.id}/plan.yml",
        previous=_neighbour(catalogue, place - 1),
        next=_neighbour(catalogue, place + 1),
        nav=paths.PLANS,
    )


def _neighbour(catalogue: Catalogue, place: int) -> Link | None:
    there = 0 <= place < len(catalogue.plans)
    return plan_link(catalogue, catalogue.plans[place]) if there else None


@dataclass(frozen=True)
class PageSection:
    """A section of the page: its template is ``plan/<kind>.html``."""

    anchor: str
    title: str
    kind: str


def _sections(
    plan: Plan,
    remarks: tuple[Note, ...],
    abbreviations: list[tuple[str, str]],
    near: tuple[Related, ...],
) -> Iterator[PageSection]:
    """The sections that this plan has, in the order readers want them."""
    document = plan.document
    present = (
        ("chi-tieu", "Chỉ tiêu", "targets", True),
        ("ket-qua", "Kết quả thực hiện", "results", True),
        ("muc-tieu", "Mục tiêu", "objectives", plan.objectives),
        ("thoi-gian", "Thời gian, thời hạn", "timing", True),
        ("mo-dau", "Phần mở đầu", "opening", plan.opening),
        ("muc-dich", "Mục đích", "purpose", plan.purpose),
        ("yeu-cau", "Yêu cầu", "requirements", plan.requirements),
        ("noi-dung", "Nội dung thi đua", "contents", plan.contents),
        ("nhiem-vu", "Nhiệm vụ trọng tâm", "tasks", plan.tasks),
        ("tham-gia", "Ai tham gia, thế nào", "participation", _takes_part(plan)),
        ("trach-nhiem", "Tổ chức thực hiện", "responsibilities", plan.responsibilities),
        ("muc-khac", "Mục khác", "other", plan.sections),
        ("phan-ket", "Phần kết", "closing", plan.closing),
        ("phong-trao", "Phong trào", "movements", plan.movements),
        ("dip-chao-mung", "Dịp chào mừng", "occasions", plan.occasions),
        ("guong", "Gương người tốt, việc tốt", "honorees", True),
        ("van-ban-vien-dan", "Căn cứ, văn bản viện dẫn", "citations",
         plan.legal_bases or plan.citations),
        ("the-thuc", "Thể thức, nơi nhận, chữ ký", "form", document.recipients or document.signer),
        ("tep-van-ban", "Tệp văn bản", "originals", True),
        ("chu-thich", "Chú thích, đính chính", "notes", remarks or plan.corrections),
        ("chu-viet-tat", "Chữ viết tắt", "abbreviations", abbreviations),
        ("lien-quan", "Kế hoạch liên quan", "related", near),
    )  # fmt: skip
    for anchor, title, kind, there in present:
        if there:
            yield PageSection(anchor, title, kind)


def _takes_part(plan: Plan) -> bool:
    """Whether the plan says who takes part, and how."""
    return any(
        (
            plan.audience,
            plan.registration,
            plan.pledge,
            plan.emulation_clusters,
            plan.emulation_blocs,
            plan.projects,
        )
    )


def _summary(catalogue: Catalogue, plan: Plan) -> str:
    kind = catalogue.type_of(plan).name
    number = f" số {number_in_words(plan)}" if number_in_words(plan) else ""
    issuer = catalogue.issuer_of(plan).short_name
    count = len(plan.targets.items) if plan.targets else 0
    targets = f" {count} chỉ tiêu." if count else ""
    theme = f" Chủ đề: {plan.theme.text}" if plan.theme else f" {plan.document.title}"
    return shortened(f"{kind}{number} của {issuer}, {plan.year}.{targets}{theme}", 200)


def _successors(catalogue: Catalogue, plan: Plan) -> list[Issuer]:
    return [catalogue.issuers[one] for one in catalogue.issuer_of(plan).successors]


def _target_groups(catalogue: Catalogue, plan: Plan) -> tuple[TargetGroup, ...]:
    if not plan.targets:
        return ()
    groups: dict[str, list[Target]] = {}
    for target in plan.targets.items:
        groups.setdefault(target.field, []).append(target)
    return tuple(
        TargetGroup(catalogue.fields[field], tuple(groups[field]))
        for field in catalogue.fields
        if field in groups
    )


def _indicators(catalogue: Catalogue, plan: Plan) -> dict[int, list[Link]]:
    """The pages that compare the figures of each target, by its number."""
    links: dict[int, dict[str, Link]] = {}
    for line in catalogue.target_lines[plan.id]:
        for figure in line.figures:
            if figure.indicator:
                link = Link(figure.indicator.name, paths.indicator(figure.indicator.id))
                links.setdefault(line.target.number, {})[link.path] = link
    return {number: list(found.values()) for number, found in links.items()}


def _table(catalogue: Catalogue, plan: Plan) -> str:
    """The address of its table of figures, without the ending; empty where it has none."""
    has_figures = any(line.figures for line in catalogue.target_lines[plan.id])
    return paths.plan_table(plan.id) if has_figures else ""


def _unnumbered(plan: Plan) -> bool:
    """Whether the numbers of the targets are the portal's, not the document's."""
    return plan.targets is not None and not any(target.mark for target in plan.targets.items)


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


def _abbreviations(catalogue: Catalogue, plan: Plan) -> list[tuple[str, str]]:
    """Abbreviations that occur in the plan, with all their readings."""
    readings = catalogue.lexicon.readings
    return [(abbr, "; ".join(readings[abbr])) for abbr in catalogue.abbreviations[plan.id]]


def _signature(signer: Signer | None) -> tuple[str, ...]:
    """The lines of the signature block, as printed."""
    if signer is None:
        return ()
    first = f"{signer.authority.value}. {signer.on_behalf_of}" if signer.on_behalf_of else ""
    return tuple(line for line in (first, signer.position, signer.name or "") if line)
