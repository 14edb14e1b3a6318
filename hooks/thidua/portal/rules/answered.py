"""The rule for the plan that a plan answers: the document says that it carries it out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.foundation.problems import Problem
from thidua.language.markup import one_line, plain
from thidua.model.document import CitedDocument
from thidua.portal.answering import is_answered
from thidua.portal.dossier import Dossier
from thidua.portal.rules.fidelity import difference_problem
from thidua.portal.rules.readings import expand_names

_BODY_OF_IT = re.compile(r" của ((?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân) [^,;()]*?)(?: về| ban|$)")


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


def _is_answered(dossier: Dossier, cited: CitedDocument) -> bool:
    if _is_of_the_same_body(dossier, cited):
        return False
    leads = _list_leads(dossier, cited)
    return is_answered(cited.doc_type or "", one_line(plain(cited.text)), leads)


def _is_of_the_same_body(dossier: Dossier, cited: CitedDocument) -> bool:
    """Whether the document is one of the issuer's own."""
    own = dossier.entry.record.document.issuer
    if cited.issuer:
        return cited.issuer == own
    issuer = dossier.references.issuer_by_id.get(own)
    named = _BODY_OF_IT.search(cited.text)
    return bool(
        issuer
        and named
        and f"{expand_names(issuer.name)} ".startswith(f"{expand_names(named[1])} ")
    )


def _list_leads(dossier: Dossier, cited: CitedDocument) -> Iterator[str]:
    """What stands before a citation in its sentence, where the document begins."""
    words = one_line(plain(cited.text))
    begins = [one for one in dossier.passages if one.path[0] in ("legal_bases", "opening")]
    first = [one for one in dossier.passages if one.path[0] == "sections"][:1]
    for passage in begins or first:
        at = passage.text.find(words)
        if at >= 0:
            yield re.split(r"[.;](?=\s)", passage.text[:at])[-1]
