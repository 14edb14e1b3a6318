"""Proposing an entry for an issuing body that the portal does not know yet, from its name."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from thidua.authoring.identifiers import add_free_number, make_name
from thidua.datafiles.format.tree import Node, tree_of
from thidua.language.vietnamese import fold
from thidua.model.labels import BODY_KINDS, LEVELS
from thidua.model.tiers import BodyGroup, BodyKind, Level

_G = TypeVar("_G", bound=BodyGroup)

_SHORTER = (("Ủy ban nhân dân", "UBND"), ("Uỷ ban nhân dân", "UBND"), ("Hội đồng nhân dân", "HĐND"))
_CENTRAL_CITIES = "hà nội|hải phòng|huế|đà nẵng|hồ chí minh|cần thơ"
_LEVELS = (
    (Level.COMMUNE, r"\b(?:(?<!thị )(?<!- )(?<!– )xã(?! hội)|phường|thị trấn|đặc khu)\b"),
    (Level.DISTRICT, r"\b(?:huyện|quận|thị xã|thị (?:ủy|đoàn))\b"
                     rf"|\bthành (?:phố|ủy|đoàn) (?!{_CENTRAL_CITIES})"),
    (Level.PROVINCE, rf"\btỉnh\b|\b(?<!tncs )(?:{_CENTRAL_CITIES})\b"),
    (Level.CENTRAL, r"\b(?:(?<!chi )(?<!đảng )bộ (?!chỉ huy|chqs|đội)|chính phủ|quốc hội|"
                    r"trung ương|tối cao|"
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

_KINDS = (
    (BodyKind.SCHOOL, r"^(?:trường|học viện|đại học)\b(?! hợp)"),
    (BodyKind.HEALTH, r"^(?:bệnh viện|trạm y tế|trung tâm y tế|phòng khám)\b"),
    (BodyKind.ENTERPRISE, r"^(?:(?:tổng )?công ty|doanh nghiệp|tập đoàn|hợp tác xã|htx|xí nghiệp|"
                          r"nhà máy|nông trường|lâm trường)\b"),
)  # fmt: skip
"""With which words the names of bodies begin that are of no level, whatever place they name."""

_UNITS: Mapping[BodyGroup, tuple[str, ...]] = {
    Level.DISTRICT: ("quan", "thi xa"),
    Level.COMMUNE: ("phuong", "thi tran", "dac khu"),
}
"""Names of units of a level, besides the name of the level itself."""
_GROUP_NAMES: dict[BodyGroup, set[str]] = {
    level: {
        fold(level.value),
        *(
            prefix + unit
            for unit in (fold(name).removeprefix("cap "), *_UNITS.get(level, ()))
            for prefix in ("", "cap ")
        ),
    }
    for level, name in LEVELS.items()
} | {
    kind: {fold(kind.value), *(fold(word.strip()) for word in name.split(","))}
    for kind, name in BODY_KINDS.items()
}


@dataclass(frozen=True)
class NewIssuer:
    """An entry for ``data/issuers.yml``.

    Attributes:
        group: its level or its kind; None if its name shows neither.
        parent: the identifier of the body above; None if no known one is printed.
    """

    id: str
    name: str
    short_name: str
    group: BodyGroup | None
    parent: str | None = None

    def make_tree(self) -> Node:
        """Return the entry as a tree to write."""
        words = {"id": self.id, "name": self.name, "short_name": self.short_name}
        parent = {"parent": self.parent} if self.parent else {}
        field = "kind" if isinstance(self.group, BodyKind) else "level"
        group = {field: self.group.value} if self.group else {}
        return tree_of({**words, **group, **parent})


def find_group(words: str) -> BodyGroup | None:
    """Find what somebody means by ``xã``, ``phường``, ``cấp xã``, ``commune`` or ``trường học``."""
    return next((group for group, names in _GROUP_NAMES.items() if fold(words) in names), None)


def propose_issuer(name: str, taken: Collection[str]) -> NewIssuer:
    """Propose an entry for a body of this name, under an identifier that no other body has."""
    full, short = " ".join(name.split()), shorten(name)
    for long, brief in _SHORTER:
        full = re.sub(rf"^{brief}\b", long, full)
    identifier = add_free_number(make_name(short) or "co-quan", taken)
    group = _search(name, _KINDS) or _search(name, _LEVELS)
    return NewIssuer(identifier, full, short, group)


def shorten(name: str) -> str:
    """The name of a body in short: *UBND xã Mẫu* for *Ủy ban nhân dân xã Mẫu*."""
    short = " ".join(name.split())
    for long, brief in _SHORTER:
        short = re.sub(long, brief, short, flags=re.IGNORECASE)
    return short


def find_level_in_head(printed: str) -> Level | None:
    """Find the level of a body in the lines of a head that name it and the bodies above it.

    The nearest line counts: a hospital below *Sở Y tế* is one of the province.
    """
    for line in reversed(printed.split("\n")):
        level = _search(line, _LEVELS) or _search(line, _LEVELS_OF_HIGHER)
        if level:
            return level
    return None


def _search(words: str, table: Sequence[tuple[_G, str]]) -> _G | None:
    words = words.strip(" *").lower().replace("uỷ", "ủy")
    return next((group for group, pattern in table if re.search(pattern, words)), None)
