"""Which bodies came before and after which: merged, split, renamed, or ended for good.

Lists of bodies may have mistakes: names without an entry are passed over, and nothing here runs in
a circle.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from thidua.language.vietnamese import collation_key
from thidua.model.vocabulary import Issuer


class Ancestor(NamedTuple):
    """A body of earlier times.

    Attributes:
        issuer: the body.
        through: the bodies between it and the one that is asked about, the earliest first.
    """

    issuer: Issuer
    through: tuple[Issuer, ...]


@dataclass(frozen=True)
class Succession:
    """What came before and after each of some bodies.

    Attributes:
        issuers: the bodies by identifier.
    """

    issuers: Mapping[str, Issuer]

    def successors(self, name: str) -> list[Issuer]:
        """The bodies that came directly after a body, in the order of its entry."""
        issuer = self.issuers.get(name)
        after = dict.fromkeys(issuer.successors) if issuer else ()
        return [self.issuers[one] for one in after if one in self.issuers]

    def predecessors(self, name: str) -> list[Issuer]:
        """The bodies that a body came directly after, in alphabetical order."""
        return self._before.get(name, [])

    def later(self, name: str) -> list[Issuer]:
        """All bodies that came after a body, the nearest first; without itself."""
        found: dict[str, Issuer] = {}
        waiting = [name]
        for at in waiting:
            for one in self.successors(at):
                if one.id not in found and one.id != name:
                    found[one.id] = one
                    waiting.append(one.id)
        return list(found.values())

    def heirs(self, name: str) -> list[Issuer]:
        """The bodies at the end of every line that begins with a body; without itself."""
        return [one for one in self.later(name) if not self.successors(one.id)]

    def ancestors(self, name: str) -> list[Ancestor]:
        """All bodies of earlier times, the nearest first."""
        found: dict[str, Ancestor] = {}
        waiting: list[tuple[str, tuple[Issuer, ...]]] = [(name, ())]
        for after, through in waiting:
            for one in self.predecessors(after):
                if one.id not in found and one.id != name:
                    found[one.id] = Ancestor(one, through)
                    waiting.append((one.id, (one, *through)))
        return list(found.values())

    def relatives(self, name: str) -> set[str]:
        """Identifiers of the bodies directly before a body, and of all that came after it."""
        return {one.id for one in (*self.later(name), *self.predecessors(name))}

    @cached_property
    def _before(self) -> Mapping[str, list[Issuer]]:
        before: dict[str, list[Issuer]] = defaultdict(list)
        for issuer in self.issuers.values():
            for name in dict.fromkeys(issuer.successors):
                before[name].append(issuer)
        for found in before.values():
            found.sort(key=lambda issuer: (collation_key(issuer.short_name), issuer.id))
        return before
