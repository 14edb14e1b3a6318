"""The records of a portal to which a new plan can refer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from thidua.datafiles.closed_lists import read_closed_lists
from thidua.datafiles.validation import read
from thidua.foundation.problems import Problem
from thidua.language.vietnamese import fold
from thidua.model import Indicator, Issuers, Plan, PortalIdentity
from thidua.model.vocabulary import DocumentType, Field, Issuer
from thidua.portal.file_names import PLAN
from thidua.portal.references import ISSUERS, PORTAL


@dataclass(frozen=True)
class KnownLists:
    """The closed lists of a portal, and the identifiers of its plans.

    Attributes:
        taken: the identifiers of its plans.
        plans: the folder of its plans; None if there is none.
    """

    issuers: tuple[Issuer, ...] = ()
    document_types: tuple[DocumentType, ...] = ()
    fields: tuple[Field, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    taken: frozenset[str] = frozenset()
    plans: Path | None = None

    def find_plan(self, number: str) -> Plan | None:
        """Find the plan of the portal with a number; the newest of several.

        Only files in which the number stands are read.
        """
        wanted = f"number: {number}".encode()
        found: list[Plan] = []
        for file in sorted(self.plans.glob(f"*/{PLAN}")) if self.plans else ():
            if wanted in file.read_bytes():
                entry, _ = read(file, file.name, Plan)
                if entry and str(entry.record.document.number) == number:
                    found.append(entry.record)
        return max(found, key=lambda plan: (plan.year, plan.id), default=None)

    def find_issuer(self, named: str) -> Issuer | None:
        """Find the body with this identifier or name.

        If several bodies have the name, the result is the one that still exists. The name may be
        typed without marks, but not with wrong marks: two communes may differ only in a mark.
        """
        found = [issuer for issuer in self.issuers if named.lower() in _names_of(issuer)]
        if not found and fold(named) == named.lower():
            found = [
                issuer for issuer in self.issuers if named.lower() in map(fold, _names_of(issuer))
            ]
        living = [issuer for issuer in found if issuer.valid_to is None] or found
        return living[-1] if len({issuer.name for issuer in living}) == 1 else None

    def find_type(self, named: str) -> DocumentType | None:
        """Find the document type with this identifier, address, name or abbreviation."""
        for kind in self.document_types:
            words = kind.id, kind.slug, kind.name, kind.code
            if fold(named) in {fold(word) for word in words if word}:
                return kind
        return None


def _names_of(issuer: Issuer) -> set[str]:
    return {issuer.id, issuer.name.lower(), issuer.short_name.lower()}


def read_known_lists(root: Path) -> tuple[KnownLists | None, list[Problem]]:
    """Read the lists of the portal in ``root``.

    Returns:
        The lists, or None with the problems of files that must be corrected first.
    """
    issuers, problems = read(root / ISSUERS, ISSUERS, Issuers)
    closed, closed_problems = read_closed_lists(root)
    problems = [*problems, *closed_problems]
    if issuers is None or closed is None or problems:
        return None, problems
    plans = root / "data" / "plans"
    known = KnownLists(
        issuers=issuers.record.issuers,
        document_types=closed.document_types,
        fields=closed.fields,
        indicators=closed.indicators,
        taken=frozenset(path.name for path in plans.iterdir()) if plans.is_dir() else frozenset(),
        plans=plans,
    )
    return known, []


def read_largest_file_size(root: Path) -> tuple[int | None, list[Problem]]:
    """Read the largest size of a published file, in megabytes, of the portal in ``root``.

    Returns:
        The number, or None with the problems of ``data/portal.yml``.
    """
    identity, problems = read(root / PORTAL, PORTAL, PortalIdentity)
    return identity.record.max_file_size if identity else None, problems
