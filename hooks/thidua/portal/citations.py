"""Documents that plans cite, each once, with everyone who cites it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

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


@dataclass
class CitedWork:
    """A cited document, as first printed, and the places that cite it in every plan that does."""

    key: str
    document: CitedDocument
    by_plan: dict[str, list[Citation]] = field(default_factory=dict)

    @cached_property
    def plans(self) -> list[str]:
        """Identifiers of the plans that cite it, in the order met."""
        return list(self.by_plan)

    @cached_property
    def place_of(self) -> dict[str, int]:
        """Where each plan stands in :attr:`plans`."""
        return {plan: place for place, plan in enumerate(self.plans)}


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


def cited_works(plans: Iterable[tuple[Plan, Passages]]) -> dict[str, CitedWork]:
    """Every document that plans cite by its key, in the order first met.

    Args:
        plans: with their printed passages, where the citations are looked up.
    """
    works: dict[str, CitedWork] = {}
    for plan, printed in plans:
        for cited, citation in _citations(plan, printed):
            key = key_of(cited)
            work = works.setdefault(key, CitedWork(key, cited))
            work.by_plan.setdefault(plan.id, []).append(citation)
    return works


def _citations(plan: Plan, printed: Passages) -> Iterator[tuple[CitedDocument, Citation]]:
    for index, basis in enumerate(plan.legal_bases, 1):
        yield basis, Citation(f"can-cu-{index}", "Căn cứ", one_line(basis.text))
    for cited in plan.citations:
        where = _passage_with(cited.text, printed)
        yield cited, Citation(where.anchor, where.title, one_line(cited.text))


def _passage_with(text: str, printed: Passages) -> PrintedPassage:
    wanted = one_line(text)
    # The check has proved that the words are printed somewhere.
    return next(passage for passage in printed if wanted in passage.text)
