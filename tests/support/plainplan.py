"""A plan printed as plain text: an original that fits it, for tests and made-up portals."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.language.markup import plain
from thidua.model import Plan
from thidua.model.document import Authority, Document, Recipient
from thidua.model.plan import Item, Items, Section
from thidua.model.responsibility import Responsibilities, Responsibility
from thidua.model.target import Target, TargetPart


def printed(plan: Plan) -> str:
    """Everything that a plan says is printed, paragraph by paragraph, in the usual order."""
    body = [line.strip() for line in _body(plan)]
    facts = _facts(plan, "\n".join(" ".join(line.split()) for line in body))
    foot = (*_section(plan.closing), *_foot(plan.document), *_left_out(plan))
    lines = [*_head(plan.document), *body, *facts, *(line.strip() for line in foot)]
    return "\n\n".join(line.replace("*", r"\*") for line in lines if line) + "\n"


def _body(plan: Plan) -> Iterator[str]:
    yield from (basis.text for basis in plan.legal_bases)
    yield from _section(plan.opening)
    if plan.theme:
        yield plan.theme.heading or ""
        yield plain(plan.theme.sentence or "")
    for section in (plan.purpose, plan.requirements, plan.objectives):
        yield from _section(section)
    yield from _items(plan.contents)
    yield from _items(plan.tasks)
    if plan.targets:
        yield from (plan.targets.heading or "", plan.targets.lead or "")
        for target in plan.targets.items:
            yield from _target(target)
    if plan.period and plan.period.heading:
        yield from (plan.period.heading, plan.period.text)
    for section in (plan.registration, plan.pledge, plan.interim_review, plan.final_review):
        yield from _section(section)
    yield from _items(plan.responsibilities)
    for section in plan.sections:
        yield from _section(section)


def _facts(plan: Plan, body: str) -> Iterator[str]:
    """The lists of short facts of which one is not printed in the body."""
    said = [
        [f"“{one.text}”" for one in (plan.theme, plan.motto) if one and one.text not in body],
        [plan.period.text] if plan.period and not plan.period.heading else [],
        *(
            [one.text for one in facts]
            for facts in (plan.slogans, plan.citations, plan.phases, plan.deadlines)
        ),
    ]
    for lines in said:
        if not all(line in body for line in lines):
            yield from lines


def _left_out(plan: Plan) -> Iterator[str]:
    yield from (left.text for left in plan.unplaced)


def _head(document: Document) -> Iterator[str]:
    yield from (document.issuer_text or "", document.motto_text or "")
    yield document.number_text or (f"Số: {document.number}" if document.number else "")
    day, when = document.issued_text, document.issued
    if when and not day:
        parts = ("ngày", when.day), ("tháng", when.month), ("năm", when.year)
        day = " ".join(f"{word} {part:02}" for word, part in parts if part)
    yield f"{document.place}, {day}" if document.place else day or ""
    yield from (document.type_text or "", document.title)


def _section(section: Section | None) -> Iterator[str]:
    if section:
        yield from (section.heading or "", plain(section.text))


def _items(items: Items | Responsibilities | None) -> Iterator[str]:
    if not items:
        return
    yield from (items.heading or "", items.lead or "")
    numbered: tuple[Item | Responsibility, ...] = items.items
    yield from (f"{item.number} {plain(item.text)}" for item in numbered)


def _target(target: Target) -> Iterator[str]:
    yield f"{target.mark} {target.text}" if target.mark else target.text
    yield target.parts_lead or ""
    yield from _parts(target.parts)


def _parts(parts: tuple[TargetPart, ...]) -> Iterator[str]:
    for part in parts:
        yield part.text
        yield from _parts(part.parts)


def _foot(document: Document) -> Iterator[str]:
    yield document.recipients_heading or ""
    yield from _recipients(document.recipients)
    yield document.archive_line or ""
    signer = document.signer
    if signer:
        yield signer.collective or ""
        power = "" if signer.authority is Authority.NONE else f"{signer.authority.value}. "
        yield f"{power}{signer.on_behalf_of or ''}" if signer.on_behalf_of else ""
        yield signer.position if signer.on_behalf_of else f"{power}{signer.position}"
        yield signer.name or ""


def _recipients(recipients: tuple[Recipient, ...]) -> Iterator[str]:
    for one in recipients:
        yield f"- {one.text}"
        yield from _recipients(one.children)
