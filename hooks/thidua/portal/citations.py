"""The documents that a plan cites, and the places at which it cites them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.language.markup import one_line
from thidua.language.vietnamese import slug
from thidua.model.document import CitedDocument
from thidua.model.parts import PART
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
    """A key of a document, usable in addresses, that is the same wherever it is cited.

    A number is unique only within an issuer and a year (Nghị định 30/2020/NĐ-CP), so the key has
    all three. The key of a document without a number is made from its name.
    """
    name = str(cited.number) if cited.number else cited.title or cited.text
    parts = [slug(name)]
    if cited.date and str(cited.date.year) not in parts[0].split("-"):
        parts.append(str(cited.date.year))
    if cited.number and cited.issuer:
        parts.append(cited.issuer)
    return "-".join(parts)


def citations_of(plan: Plan, printed: Passages) -> Iterator[tuple[CitedDocument, Citation]]:
    """Every document that a plan cites, with the place of the citation; legal bases come first.

    Args:
        plan: the plan.
        printed: its printed passages.
    """
    for index, basis in enumerate(plan.legal_bases, 1):
        part = PART["legal_bases"]
        yield basis, Citation(part.number(index), part.name, one_line(basis.text))
    for cited in plan.citations:
        text = one_line(cited.text)
        # A rule reports citations whose words are not printed in the plan.
        where = next((passage for passage in printed if text in passage.text), None)
        place = (where.anchor, where.title) if where else ("", "")
        yield cited, Citation(*place, text)
