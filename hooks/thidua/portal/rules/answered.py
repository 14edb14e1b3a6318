"""Rules for the plan that a plan answers: the document carries it out, and it is that plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from thidua.foundation.problems import Problem, Severity
from thidua.language.markup import plain_line
from thidua.model.document import CitedDocument
from thidua.portal.answering import is_answered, is_cited_as_of
from thidua.portal.dossier import Dossier
from thidua.portal.plan_details import CitedHere
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.rules.fidelity import difference_problem
from thidua.portal.sources import Sources


def answered_plans_are_carried_out(dossier: Dossier) -> Iterator[Problem]:
    """The plan that is answered launches a campaign, or the document says it carries it out."""
    plan = dossier.entry.record
    if not plan.responds_to or plan.responds_to.note:
        return
    number = str(plan.responds_to.number)
    cited = [one for one in (*plan.legal_bases, *plan.citations) if str(one.number) == number]
    if cited and not any(_is_answered(dossier, one) for one in cited):
        yield difference_problem(
            dossier.entry,
            ("responds_to", "number"),
            f"Văn bản không nói là thực hiện, hưởng ứng phong trào mà `{number}` phát động: "
            f"“{cited[0].text[:80].rstrip()}”.",
            "Ghi số của kế hoạch, chỉ thị cấp trên phát động phong trào này; không có thì bỏ "
            "`responds_to`.",
        )


def answered_plans_are_those_that_are_cited(sources: Sources) -> Iterator[Problem]:
    """The plan of this portal that is answered has the number, body and year that are cited."""
    by_id = {plan.id: plan for plan in sources.plans if not plan.draft}
    for plan in sources.plans:
        answered = by_id.get(plan.responds_to)
        if answered is None or any(_is_cited_as(answered, cited) for cited in plan.cited):
            continue
        issuer = sources.issuer_by_id.get(answered.issuer)
        if issuer is None:
            continue  # told where it is named; which plan is cited cannot be known before
        named = f"{answered.printed_number or 'không số'} của {issuer.short_name}"
        yield sources.open_entry(plan).problem(
            ("responds_to", "plan"),
            f"`{answered.id}` là văn bản {named}, không phải văn bản mà kế hoạch này viện dẫn.",
            "Ghi mã của đúng kế hoạch được hưởng ứng; kế hoạch ấy chưa có trên Cổng thì bỏ dòng "
            "này.",
        )


def answered_plans_of_the_portal_are_linked(sources: Sources) -> Iterator[Problem]:
    """A plan says which plan of this portal it answers, where that one is published."""
    published = {
        (plan.number, plan.issuer, plan.issued[:4]): plan
        for plan in sources.plans
        if plan.number and plan.issued and not plan.draft
    }
    for plan in sources.plans:
        cited = () if plan.responds_to else plan.cited
        found = [published.get((one.number, one.issuer, one.date[:4])) for one in cited]
        if not any(found):
            continue
        entry = sources.open_entry(plan)
        answered = entry.record.responds_to
        for other in found:
            if answered and other and str(answered.number) == other.number:
                unlinked = entry.problem(
                    ("responds_to", "number"),
                    f"Kế hoạch số `{other.number}` có trên Cổng này mà hai trang chưa dẫn sang "
                    "nhau.",
                    f"Thêm `plan: {other.id}` dưới `number`.",
                )
                yield replace(unlinked, severity=Severity.NOTICE)
                break


def _is_cited_as(plan: PlanSummary, cited: CitedHere) -> bool:
    return (
        cited.number in (plan.number, plan.printed_number)
        and cited.issuer in ("", plan.issuer)
        and cited.date[:4] in ("", plan.issued[:4])
    )


def _is_answered(dossier: Dossier, cited: CitedDocument) -> bool:
    if _is_of_the_same_body(dossier, cited):
        return False
    leads = _list_leads(dossier, cited)
    return is_answered(cited.doc_type or "", plain_line(cited.text), leads)


def _is_of_the_same_body(dossier: Dossier, cited: CitedDocument) -> bool:
    """Whether the document is one of the issuer's own."""
    own = dossier.entry.record.document.issuer
    if cited.issuer:
        return cited.issuer == own
    issuer = dossier.references.issuer_by_id.get(own)
    return issuer is not None and is_cited_as_of(cited.text, issuer.name)


def _list_leads(dossier: Dossier, cited: CitedDocument) -> Iterator[str]:
    """What stands before a citation in its sentence, where the document begins."""
    words = plain_line(cited.text)
    begins = [one for one in dossier.passages if one.path[0] in ("legal_bases", "opening")]
    first = [one for one in dossier.passages if one.path[0] == "sections"][:1]
    for passage in begins or first:
        at = passage.text.find(words)
        if at >= 0:
            yield re.split(r"[.;](?=\s)", passage.text[:at])[-1]
