"""Proposing an entry for an issuing body that the portal does not know yet, from its name."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from thidua.authoring.identifiers import add_free_number
from thidua.datafiles.format.tree import Node, tree_of
from thidua.language.vietnamese import fold, slug
from thidua.model.labels import LEVELS
from thidua.model.vocabulary import Level

_SHORTER = (("Ủy ban nhân dân", "UBND"), ("Uỷ ban nhân dân", "UBND"), ("Hội đồng nhân dân", "HĐND"))
_CENTRAL_CITIES = "ha noi|hai phong|hue|da nang|ho chi minh|can tho"
_LEVELS = (
    (Level.COMMUNE, r"\b(xa|phuong|thi tran|dac khu)\b"),
    (Level.DISTRICT, rf"\b(huyen|quan|thi xa)\b|\bthanh pho (?!{_CENTRAL_CITIES})"),
    (Level.PROVINCE, rf"\btinh\b|\b(?:{_CENTRAL_CITIES})\b"),
    (Level.CENTRAL, r"\b(bo|chinh phu|quoc hoi|trung uong)\b"),
)

_UNITS = {
    Level.DISTRICT: ("quan", "thi xa"),
    Level.COMMUNE: ("phuong", "thi tran", "dac khu"),
}
"""Names of units of a level, besides the name of the level itself."""
_LEVEL_NAMES = {
    level: {
        fold(level.value),
        *(
            prefix + unit
            for unit in (fold(name).removeprefix("cap "), *_UNITS.get(level, ()))
            for prefix in ("", "cap ")
        ),
    }
    for level, name in LEVELS.items()
}


@dataclass(frozen=True)
class NewIssuer:
    """An entry for ``data/issuers.yml``; ``level`` is None if the name does not show it."""

    id: str
    name: str
    short_name: str
    level: Level | None

    def set_level(self, level: Level) -> NewIssuer:
        """Return the same body with the given level."""
        return replace(self, level=level)

    def make_tree(self) -> Node:
        """Return the entry as a tree to write."""
        assert self.level is not None
        words = {"id": self.id, "name": self.name, "short_name": self.short_name}
        return tree_of({**words, "level": self.level.value})


def find_level(words: str) -> Level | None:
    """Find the level that somebody means by ``xã``, ``phường``, ``cấp xã`` or ``commune``."""
    return next((level for level in Level if fold(words) in _LEVEL_NAMES[level]), None)


def propose_issuer(name: str, taken: Collection[str]) -> NewIssuer:
    """Propose an entry for a body of this name, under an identifier that no other body has."""
    name = " ".join(name.split())
    short = full = name
    for long, brief in _SHORTER:
        short = re.sub(long, brief, short, flags=re.IGNORECASE)
        full = re.sub(rf"^{brief}\b", long, full)
    folded = fold(name)
    level = next((level for level, words in _LEVELS if re.search(words, folded)), None)
    return NewIssuer(add_free_number(slug(short) or "co-quan", taken), full, short, level)
