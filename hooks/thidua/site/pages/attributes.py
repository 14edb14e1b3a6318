"""The block of attributes at the head of a plan's page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from thidua.language.markup import one_line
from thidua.model import Plan, paths
from thidua.model.document import Signer
from thidua.model.labels import BODY_GROUPS, LABELS, LEGAL_FORMS, SCOPES, VALIDITIES
from thidua.model.tiers import BodyKind
from thidua.portal.published_plan import PublishedPlan

MISSING = "không có trong bản gốc"
_BY_PORTAL = "Cổng ghi"


class Attribute(NamedTuple):
    """One line of the block of attributes; ``missing`` where the original is silent."""

    label: str
    value: str
    path: str = ""
    missing: bool = False
    detail: str = ""


def list_attributes(published: PublishedPlan, period: str) -> Iterator[Attribute]:
    """What readers of official documents look for first, in their usual order.

    Args:
        published: the plan.
        period: when the campaign runs, in words; may be empty.
    """
    plan, issuer, kind = published.plan, published.issuer, published.document_type
    document = plan.document
    yield _number(plan)
    if document.issued:
        words = document.issued.in_words()
        blank = "" if document.issued.day else "bản gốc để trống ngày"
        yield Attribute("Ngày ban hành", words[0].upper() + words[1:], detail=blank)
    else:
        yield Attribute("Ngày ban hành", MISSING, missing=True)
    yield Attribute("Cơ quan ban hành", issuer.name, paths.issuer(issuer.id))
    name = "Loại cơ quan" if isinstance(issuer.group, BodyKind) else "Cấp"
    yield Attribute(name, BODY_GROUPS[issuer.group], paths.body_group(issuer.group))
    yield Attribute("Loại văn bản", kind.name, paths.document_type(kind.slug))
    yield _signer(document.signer)
    if period:
        yield Attribute("Thời gian thi đua", period[0].upper() + period[1:])
    yield Attribute("Năm", str(plan.year), paths.year(plan.year))
    if plan.legal_form:
        quoted = f"“{plan.legal_form_text}”" if plan.legal_form_text else ""
        yield Attribute("Hình thức", LEGAL_FORMS[plan.legal_form], detail=quoted)
    else:
        yield Attribute("Hình thức", MISSING, missing=True)
    if plan.labels:
        yield Attribute("Tên gọi đợt", ", ".join(LABELS[label] for label in plan.labels))
    if plan.scope:
        yield Attribute("Phạm vi", SCOPES[plan.scope])
    if plan.launched_by:
        yield Attribute("Phát động", plan.launched_by)
    if plan.standing_body:
        yield Attribute("Cơ quan thường trực", plan.standing_body)
    if plan.responds_to:
        parent = plan.responds_to.plan
        yield Attribute(
            "Hưởng ứng, thực hiện",
            str(plan.responds_to.number),
            paths.plan(parent) if parent else "",
            detail=plan.responds_to.note or "",
        )
    yield from _validity(plan)


def _number(plan: Plan) -> Attribute:
    number = plan.document.number
    if number is None:
        return Attribute("Số, ký hiệu", MISSING, missing=True)
    blank = "" if number.seq else "bản gốc để trống số"
    return Attribute("Số, ký hiệu", str(number), detail=blank)


def _signer(signer: Signer | None) -> Attribute:
    if signer is None:
        return Attribute("Người ký", MISSING, missing=True)
    position = _in_small_letters(one_line(signer.position))
    if signer.name is None:
        return Attribute("Người ký", position, detail="bản gốc không có tên người ký")
    return Attribute("Người ký", signer.name, detail=position)


def _in_small_letters(position: str) -> str:
    """``PHÓ CHỦ TỊCH`` as ``Phó Chủ tịch``, the way decrees write it."""
    small = position.capitalize()
    head, deputy, office = small.partition("Phó ")
    return f"{deputy}{office[:1].upper()}{office[1:]}" if deputy and not head else small


def _validity(plan: Plan) -> Iterator[Attribute]:
    """Whether the document holds, which the portal tells: the document itself need not print it."""
    document = plan.document
    told = {
        "Tình trạng hiệu lực": VALIDITIES[document.status] if document.status else "",
        "Có hiệu lực từ": document.effective.in_words() if document.effective else "",
        "Hết hiệu lực": document.expires.in_words() if document.expires else "",
        "Thay thế": ", ".join(map(str, document.replaces)),
        "Bị thay thế bởi": str(document.replaced_by or ""),
    }
    yield from (Attribute(name, words, detail=_BY_PORTAL) for name, words in told.items() if words)
