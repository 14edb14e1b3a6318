"""Records whose files cannot be read: nobody is asked about addresses that may be theirs."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from thidua.model import paths
from thidua.portal.sources import Sources

_API_PLANS = paths.api_plan("").removesuffix(".json")


class Unread(NamedTuple):
    """Identifiers of the plans and the honoured examples whose files cannot be read."""

    plans: frozenset[str]
    honorees: frozenset[str]

    def may_hold(self, address: str) -> bool:
        """Whether an address may exist as soon as these records can be read.

        A plan and an honoured example have pages of their own, and may be in any list.
        """
        if not self.plans and not self.honorees:
            return False
        path = address.partition("#")[0]
        if path.startswith(_API_PLANS):
            return path.removeprefix(_API_PLANS).removesuffix(".json") in self.plans
        first, _, rest = path.partition("/")
        name = rest.partition("/")[0]
        if f"{first}/" == paths.PLANS and name not in paths.RESERVED:
            return name in self.plans
        if f"{first}/" == paths.HONOREES:
            return name in self.honorees
        return True

    def may_be_new_place_of(self, address: str, former: Collection[str]) -> bool:
        """Whether an unreadable record may be a renamed one that was at ``address`` before.

        Args:
            address: the page of a plan or an honoured example that no longer exists.
            former: the pages that existed before.
        """
        if address.startswith((paths.PLANS, _API_PLANS)):
            return any(paths.plan(name) not in former for name in self.plans)
        if address.startswith(paths.HONOREES):
            return any(paths.honoree(name) not in former for name in self.honorees)
        return False


def unread_records(sources: Sources) -> Unread:
    """The records that have a file but could not be read."""
    plans = {PurePosixPath(plan.file).parent.name for plan in sources.plans}
    honorees = {Path(entry.file).stem for entry in sources.honorees}
    there = {path.stem for path in (sources.root / "data/honorees").glob("*.yml")}
    return Unread(frozenset(sources.plan_folders - plans), frozenset(there - honorees))
