"""Proposing an entry for an issuing body that the portal does not know yet, from its name."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from thidua.authoring.identifiers import add_free_number
from thidua.datafiles.format.tree import Node, tree_of
from thidua.language.vietnamese import fold, slug
from thidua.model.labels import LEVELS
from thidua.model.tiers import Level

_SHORTER = (("Ủy ban nhân dân", "UBND"), ("Uỷ ban nhân dân", "UBND"), ("Hội đồng nhân dân", "HĐND"))
_CENTRAL_CITIES = "hà nội|hải phòng|huế|đà nẵng|hồ chí minh|cần thơ"
_LEVELS = (
    (Level.COMMUNE, r"\b(?:(?<!thị )(?<!- )(?<!– )xã(?! hội)|phường|thị trấn|đặc khu)\b"),
    (Level.DISTRICT, r"\b(?:huyện|quận|thị xã|thị (?:ủy|đoàn))\b"
                     rf"|\bthành (?:phố|ủy|đoàn) (?!{_CENTRAL_CITIES})"),
    (Level.PROVINCE, rf"\btỉnh\b|\b(?<!tncs )(?:{_CENTRAL_CITIES})\b"),
    (Level.CENTRAL, r"\b(?:bộ (?!chỉ huy|chqs|đội)|chính phủ|quốc hội|trung ương|tối cao|"
                    r"quân (?:khu|đoàn|chủng)|binh (?:chủng|đoàn)|tổng cục|nhà nước)"),
)  # fmt: skip
_LEVELS_OF_HIGHER = (
    (Level.PROVINCE, r"^sở\b"),
    (Level.DISTRICT, r"^phòng (?:gd|giáo dục)"),
    (
        Level.CENTRAL,
        r"^(?:bộ (?!chỉ huy|chqs|đội)|tổng liên đoàn)|"
        r"^(?!tập đoàn|tổng công ty|ngân hàng).*\bviệt nam$",
    ),
)
"""What a body above another says of the level of that, which names no place."""

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
    """An entry for ``data/issuers.yml``.

    Attributes:
        level: None if the name does not show it.
        parent: the identifier of the body above; None if no known one is printed.
    """

    id: str
    name: str
    short_name: str
    level: Level | None
    parent: str | None = None

    def set_level(self, level: Level) -> NewIssuer:
        """Return the same body with the given level."""
        return replace(self, level=level)

    def make_tree(self) -> Node:
        """Return the entry as a tree to write."""
        assert self.level is not None
        words = {"id": self.id, "name": self.name, "short_name": self.short_name}
        parent = {"parent": self.parent} if self.parent else {}
        return tree_of({**words, "level": self.level.value, **parent})


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
    identifier = add_free_number(slug(short) or "co-quan", taken)
    return NewIssuer(identifier, full, short, _search_level(name, _LEVELS))


def find_level_in_head(printed: str) -> Level | None:
    """Find the level of a body in the lines of a head that name it and the bodies above it.

    The nearest line counts: a hospital below *Sở Y tế* is one of the province.
    """
    for line in reversed(printed.split("\n")):
        level = _search_level(line, _LEVELS) or _search_level(line, _LEVELS_OF_HIGHER)
        if level:
            return level
    return None


def _search_level(words: str, table: Sequence[tuple[Level, str]]) -> Level | None:
    words = words.strip(" *").lower().replace("uỷ", "ủy")
    return next((level for level, pattern in table if re.search(pattern, words)), None)
