"""Documents that a plan cites, and the places that cite them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.language.markup import one_line
from thidua.language.vietnamese import slug
from thidua.model.document import CitedDocument
from thidua.model.plan import Plan
from thidua.model.printed import PrintedPassage

Passages = tuple[PrintedPassage, ...]


@dataclass(frozen=True)
class Citation:
    """One place where a plan cites a document."""

    anchor: str
    where: str
    text: str


def key_of(cited: CitedDocument) -> str:
    """An address part that is the same whenever the same document is cited.

    A number is unique per issuer and year only (Nghị định 30/2020/NĐ-CP), so all three are in it;
    a document without a number goes by its name.
    """
    name = str(cited.number) if cited.number else cited.title or cited.text
    parts = [slug(name)]
    if cited.date and str(cited.date.year) not in parts[0].split("-"):
        parts.append(str(cited.date.year))
    if cited.number and cited.issuer:
        parts.append(cited.issuer)
    return "-".join(parts)


def citations_of(plan: Plan, printed: Passages) -> Iterator[tuple[CitedDocument, Citation]]:
    """Every document that a plan cites, with the place that cites it, the legal bases first.

    Args:
        plan: the plan.
        printed: its printed passages.
    """
    for index, basis in enumerate(plan.legal_bases, 1):
        yield basis, Citation(f"can-cu-{index}", "Căn cứ", one_line(basis.text))
    for cited in plan.citations:
        text = one_line(cited.text)
        # Words that are printed nowhere are an error, which is told by a rule.
        where = next((passage for passage in printed if text in passage.text), None)
        place = (where.anchor, where.title) if where else ("", "")
        yield cited, Citation(*place, text)
