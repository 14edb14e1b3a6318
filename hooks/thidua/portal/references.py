"""The records to which plans refer: the portal's identity, the issuers and the closed lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR
from functools import cached_property
from pathlib import Path

from thidua.datafiles.closed_lists import ClosedLists
from thidua.datafiles.validation import FileRecord
from thidua.foundation.store import hash_of
from thidua.language.abbreviations import Lexicon
from thidua.language.vietnamese import fold
from thidua.look.icons import Icons
from thidua.model import Indicator, Issuers, PortalIdentity
from thidua.model.labels import lived
from thidua.model.vocabulary import DocumentType, Field, Issuer
from thidua.portal.succession import Succession
from thidua.portal.targets import Linker

PORTAL, ISSUERS = "data/portal.yml", "data/issuers.yml"


@dataclass(frozen=True)
class References:
    """All records to which a plan may refer, except other plans.

    Attributes:
        root: the folder of the portal.
    """

    root: Path
    identity: FileRecord[PortalIdentity]
    issuers: FileRecord[Issuers]
    lists: ClosedLists
    icons: Icons

    @cached_property
    def issuer_by_id(self) -> dict[str, Issuer]:
        """Issuing bodies by identifier."""
        return {issuer.id: issuer for issuer in self.issuers.record.issuers}

    @cached_property
    def field_ids(self) -> frozenset[str]:
        """Identifiers of all fields."""
        return frozenset(field.id for field in self.lists.fields)

    @cached_property
    def type_by_id(self) -> dict[str, DocumentType]:
        """Document types by identifier."""
        return {kind.id: kind for kind in self.lists.document_types}

    @cached_property
    def folded_types(self) -> list[tuple[DocumentType, str]]:
        """Document types, with their names as they are without marks."""
        return [(kind, fold(kind.name)) for kind in self.type_by_id.values()]

    @cached_property
    def fields(self) -> dict[str, Field]:
        """Fields by identifier, in list order."""
        return {field.id: field for field in self.lists.fields}

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """Indicators by identifier, in list order."""
        return self.linker.by_id

    @cached_property
    def lexicon(self) -> Lexicon:
        """The known abbreviations and their meanings."""
        return Lexicon(self.lists.readings)

    @cached_property
    def linker(self) -> Linker:
        """Finds the indicators of figures."""
        return Linker(self.lists.indicators)

    @cached_property
    def succession(self) -> Succession:
        """Which issuers came before and after which."""
        return Succession(self.issuer_by_id)

    @cached_property
    def issuer_names(self) -> Mapping[str, str]:
        """What each issuer is called in lists; with its dates if another one is called the same."""
        named = self._same_named
        return {
            issuer.id: lived(issuer) if len(named[issuer.short_name]) > 1 else issuer.short_name
            for issuer in self.issuer_by_id.values()
        }

    def name_with_year(self, issuer: str, year: int) -> str:
        """What tells a plan from others: the name of its issuer and its year.

        Of bodies of the same name, the dates stay only where the year is that of a change.
        """
        body = self.issuer_by_id[issuer]
        first = body.valid_from.year if body.valid_from else 0
        last = body.valid_to.year if body.valid_to else MAXYEAR
        name = body.short_name if first < year < last else self.issuer_names[issuer]
        return f"{name}, {year}"

    @cached_property
    def _same_named(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for issuer in self.issuer_by_id.values():
            found[issuer.short_name].append(issuer.id)
        return found

    def issuers_around(self, named: Iterable[str]) -> tuple[str, ...]:
        """Identifiers of some issuers, and of all other issuers that their pages may name.

        These are the bodies above them, before and after both, and those of the same name.
        """
        return tuple(sorted({found for name in named for found in self._list_around(name)}))

    def _list_around(self, name: str) -> Collection[str]:
        """The same for one issuer, which thousands of plans may name."""
        if name not in self._around:
            issuer = self.issuer_by_id.get(name)
            found = {name}
            if issuer:
                own = [name, *([issuer.parent] if issuer.parent else [])]
                found.update(own, self._same_named[issuer.short_name])
                found.update(*map(self.succession.relatives, own))
            self._around[name] = found
        return self._around[name]

    @cached_property
    def _around(self) -> dict[str, Collection[str]]:
        return {}

    def hash_issuers(self, names: Iterable[str]) -> bytes:
        """A hash of the entries of some issuers.

        For an identifier that is not in the list, it depends on the whole list, because advice on
        what to write instead is taken from the whole list.
        """
        asked = tuple(names)
        if asked not in self._hashes:  # many plans name the same
            keys = (self.issuer_keys.get(name, self._hash_of_all) for name in asked)
            self._hashes[asked] = hash_of(*keys)
        return self._hashes[asked]

    @cached_property
    def _hashes(self) -> dict[tuple[str, ...], bytes]:
        return {}

    @cached_property
    def issuer_keys(self) -> Mapping[str, bytes]:
        """A hash of the entry of each issuer, by identifier."""
        return {
            issuer.id: hash_of(issuer.model_dump_json().encode())
            for issuer in self.issuers.record.issuers
        }

    @cached_property
    def _hash_of_all(self) -> bytes:
        return hash_of(*self.issuer_keys.values())
