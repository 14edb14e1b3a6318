"""The lists of the portal that forms let people choose from, by name."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from thidua.authoring.known_lists import KnownLists, read_known_lists
from thidua.datafiles.validation import read
from thidua.language.vietnamese import fold
from thidua.model import Plan
from thidua.model.labels import lived

_NO_INDICATOR = ("khong", "(không thuộc chỉ tiêu chung nào)")


@dataclass(frozen=True)
class PortalLists:
    """Names by identifier, for each list that a field can choose from."""

    names: dict[str, dict[str, str]] = field(default_factory=dict)
    known: KnownLists = field(default_factory=KnownLists)

    def list_choices(self, listed: str) -> list[tuple[str, str]]:
        """The entries of a list: identifier and name, in order."""
        return list(self.names.get(listed, {}).items())

    def list_names(self) -> list[tuple[str, list[str]]]:
        """The names of the entries of every list."""
        return [(listed, list(entries.values())) for listed, entries in self.names.items()]

    def say_name(self, listed: str, identifier: str) -> str:
        """The name of an entry; the identifier itself if the list has it not."""
        return self.names.get(listed, {}).get(identifier, identifier)

    def find_id(self, listed: str, written: str) -> str:
        """The identifier of what somebody chose or typed; what was typed if nothing is meant."""
        entries = self.names.get(listed, {})
        wanted = " ".join(written.split())
        if wanted in entries:
            return wanted
        for same in (str.lower, fold):
            found = [code for code, name in entries.items() if same(name) == same(wanted)]
            if len(found) == 1:
                return found[0]
        if listed == "issuers" and (issuer := self.known.find_issuer(wanted)):
            return issuer.id
        return wanted


def read_lists(root: Path) -> PortalLists:
    """Read the lists of a portal; those that cannot be read are empty."""
    known, _ = read_known_lists(root)
    if known is None:
        return PortalLists({"plans": _name_plans(root)})
    return PortalLists(
        {
            "issuers": {issuer.id: lived(issuer) for issuer in known.issuers},
            "document-types": {kind.id: kind.name for kind in known.document_types},
            "fields": {one.id: one.name for one in known.fields},
            "indicators": dict([*((one.id, one.name) for one in known.indicators), _NO_INDICATOR]),
            "plans": _name_plans(root),
        },
        known,
    )


def _name_plans(root: Path) -> dict[str, str]:
    names: dict[str, str] = {}
    for file in sorted((root / "data" / "plans").glob("*/plan.yml")):
        entry, _ = read(file, file.name, Plan)
        if entry:
            number = entry.record.document.number
            about = f"{number} – " if number else ""
            names[file.parent.name] = f"{about}{entry.record.document.title}"
    return names
