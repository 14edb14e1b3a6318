"""What a portal already has, for a new plan to refer to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from thidua.datafiles.closed_lists import read_closed_lists
from thidua.datafiles.validation import read
from thidua.foundation.problems import Problem
from thidua.language.vietnamese import fold
from thidua.model import Issuers
from thidua.model.vocabulary import DocumentType, Issuer
from thidua.portal.sources import ISSUERS


@dataclass(frozen=True)
class Lists:
    """The closed lists, and the identifiers that plans have taken."""

    issuers: tuple[Issuer, ...]
    types: tuple[DocumentType, ...]
    taken: frozenset[str]

    def issuer(self, named: str) -> Issuer | None:
        """The body with this identifier or name; of several in one name, the one that lives.

        Marks may be left out, but not be others: two communes can differ in a mark alone.
        """
        found = [issuer for issuer in self.issuers if named.lower() in _names(issuer)]
        if not found and fold(named) == named.lower():
            found = [
                issuer for issuer in self.issuers if named.lower() in map(fold, _names(issuer))
            ]
        living = [issuer for issuer in found if issuer.valid_to is None] or found
        return living[-1] if len({issuer.name for issuer in living}) == 1 else None

    def type(self, named: str) -> DocumentType | None:
        """The document type with this identifier, address, name or abbreviation."""
        for kind in self.types:
            words = kind.id, kind.slug, kind.name, kind.code or ""
            if fold(named) in {fold(word) for word in words}:
                return kind
        return None


NO_LISTS = Lists((), (), frozenset())
"""Of a portal that has nothing yet."""


def _names(issuer: Issuer) -> set[str]:
    return {issuer.id, issuer.name.lower(), issuer.short_name.lower()}


def read_lists(root: Path) -> tuple[Lists | None, list[Problem]]:
    """The lists of the portal in ``root``; None with the problems that keep them from use."""
    issuers, problems = read(root / ISSUERS, ISSUERS, Issuers)
    closed, more = read_closed_lists(root)
    problems += more
    if issuers is None or closed is None or problems:
        return None, problems
    plans = root / "data" / "plans"
    taken = frozenset(path.name for path in plans.iterdir()) if plans.is_dir() else frozenset()
    return Lists(issuers.record.issuers, closed.document_types, taken), []
