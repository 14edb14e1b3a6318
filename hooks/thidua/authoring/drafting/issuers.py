"""Which known body a name in a document means; a body that is not known is proposed.

Names come in full (“Ủy ban nhân dân huyện Bình Sơn”), short (“UBND huyện Bình Sơn”), and within a
document without the place (“UBND huyện”, “UBND tỉnh”): then they mean the issuer's own place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from thidua.language.dates import Edtf
from thidua.language.vietnamese import CAPITALS, fold
from thidua.model.vocabulary import Issuer, Level

_BODIES = (
    ("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd"), ("huyen uy", "huyen uy"),
    ("tinh uy", "tinh uy"), ("thanh uy", "thanh uy"), ("dang uy", "dang uy"),
)  # fmt: skip
_FULL_NAMES = {"ubnd": "Ủy ban nhân dân", "hdnd": "Hội đồng nhân dân"}
_ABOVE = re.compile(
    r"(?P<above>\S.*\b(?:TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s.*?\S)\s+"
    r"(?P<body>(?:SỞ|PHÒNG|BAN|VĂN PHÒNG|TRUNG TÂM|CHI CỤC|CỤC|TRƯỜNG|HỘI ĐỒNG THI ĐUA|"
    r"CÔNG ĐOÀN)\b.*)"
)
"""A body below another: “UBND TỈNH BẮC SƠN / SỞ GIÁO DỤC VÀ ĐÀO TẠO”."""
_CHAIR = re.compile(r"^(?:chu tich|ban thuong vu|ban chap hanh dang bo|thuong truc|lanh dao) ")
_PLACE = re.compile(
    r"\b(?P<level>[Tt]ỉnh|[Tt]hành phố|[Hh]uyện|[Tt]hị xã|[Qq]uận|[Xx]ã|[Pp]hường|[Tt]hị trấn|"
    r"TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|[Đđ]ặc khu)\s+"
    rf"(?P<name>[{CAPITALS}]\w*(?:[ -][{CAPITALS}]\w*){{0,3}})"
)
_PARTY = re.compile(
    rf"\b(?P<body>(?:TỈNH|HUYỆN|THÀNH|QUẬN|THỊ|ĐẢNG) (?:ỦY|UỶ|ĐOÀN)(?: XÃ| PHƯỜNG)?)\s+"
    rf"(?P<name>[{CAPITALS}]+(?: [{CAPITALS}]+)*)"
)
_COMMITTEE = re.compile(r"\s+BAN (?:CHẤP HÀNH|THƯỜNG VỤ)\b")
"""What a Party or youth body signs with; it is no part of its name."""
_LEVELS = {
    "tinh": Level.PROVINCE, "thanh pho": Level.PROVINCE, "huyen": Level.DISTRICT,
    "thi xa": Level.DISTRICT, "quan": Level.DISTRICT, "xa": Level.COMMUNE,
    "phuong": Level.COMMUNE, "thi tran": Level.COMMUNE, "dac khu": Level.COMMUNE,
}  # fmt: skip
_PLACE_WORDS = {Level.PROVINCE: "tinh", Level.DISTRICT: "huyen", Level.COMMUNE: "xa"}
_CENTRAL = {
    "bo chinh tri": "bo-chinh-tri", "chinh phu": "chinh-phu",
    "thu tuong chinh phu": "thu-tuong-chinh-phu", "ban bi thu": "ban-bi-thu",
    "ban chap hanh trung uong": "ban-chap-hanh-trung-uong", "quoc hoi": "quoc-hoi",
}  # fmt: skip


def _key(name: str) -> str:
    """A name without marks, its body's name short: ``ubnd huyen binh son``."""
    words = fold(" ".join(name.split()))
    for full, short in _BODIES:
        words = words.replace(full, short)
    return words


class Bodies:
    """Looks up the bodies that a document names.

    Args:
        issuers: all that are known.
        issued: when the document was issued, as far as it says.
    """

    def __init__(self, issuers: Sequence[Issuer], issued: Edtf | None) -> None:
        self.by_id: Mapping[str, Issuer] = {one.id: one for one in issuers}
        self._by_key: dict[str, str] = {}
        for one in issuers:
            if issued is None or one.existed_on(issued):
                for name in (one.name, one.short_name):
                    self._by_key.setdefault(_key(name), one.id)

    def named(self, name: str) -> str | None:
        """The body of exactly this name, whatever its spelling."""
        return self._by_key.get(_key(name)) or self._by_key.get(_CHAIR.sub("", _key(name)))

    def cited(self, after_of: str, own: str | None) -> str | None:
        """The body whose name begins a text, such as what follows “của”; None when not sure."""
        key = _key(after_of)
        known = [name for name in self._by_key if re.match(rf"{re.escape(name)}\b", key)]
        if known:
            return self._by_key[max(known, key=len)]
        for name, identifier in _CENTRAL.items():
            if key.startswith(name) and identifier in self.by_id:
                return identifier
        return self._relative(_CHAIR.sub("", key), own)

    def _relative(self, key: str, own: str | None) -> str | None:
        """“UBND huyện”, “HĐND huyện”: of the own place; “UBND tỉnh”: of the place above."""
        match = re.match(r"(ubnd|hdnd|tinh uy|huyen uy|huyen|dang uy)\b\s*(tinh|huyen|xa)?\b", key)
        if not match or own is None or own not in self.by_id:
            return None
        body, level = match.group(1), match.group(2)
        if level is None and body in ("ubnd", "hdnd"):
            level = _PLACE_WORDS.get(self.by_id[own].level)
        if body == "huyen":
            body, level = "huyen uy", "huyen"
        if body in ("tinh uy", "huyen uy"):
            level = body.removesuffix(" uy")
        place: Issuer | None = self.by_id[own]
        while place and level and place.level is not _LEVELS[level]:
            place = self.by_id.get(place.parent or "")
        if place is None or level is None:
            return None
        name = _key(place.name).removeprefix("ubnd ").removeprefix(f"{level} ")
        wanted = f"{body} {name}" if body.endswith(" uy") else f"{body} {level} {name}"
        return self._by_key.get(wanted)

    def own(self, printed: str | None, place: str | None, text: str) -> tuple[str | None, str]:
        """The issuer of a document: its identifier, and the name that the document gives it.

        Args:
            printed: the lines of its head that name the issuer, if it has them.
            place: the place before the date.
            text: the whole document.
        """
        name = self._printed_name(printed, text) if printed else ""
        if not name:
            name = self._mentioned_name(place, text)
        return (self.named(name), name) if name else (None, "")

    @staticmethod
    def _printed_name(printed: str, text: str) -> str:
        """The name in the head of a document; a body below another stands on the last line.

        A head is in capitals; which of them a name keeps, the prose below tells.
        """
        words = _COMMITTEE.sub("", " ".join(printed.split()))
        party = _PARTY.search(words)
        if party:
            return f"{party['body'].capitalize()} {party['name'].title()}"
        above = _ABOVE.match(words)
        found = [*_PLACE.finditer(above["above"] if above else words)]
        if not found:
            return _as_in_prose(words, text)
        level, name = found[-1]["level"].lower(), found[-1]["name"].title()
        if above:
            return f"{_as_in_prose(above['body'], text)} {level} {name}"
        for full, short in _BODIES:
            if full in fold(words) or short in fold(words).split():
                return f"{_FULL_NAMES.get(short, full.capitalize())} {level} {name}"
        before = words.partition(found[-1].group())[0].strip()
        return f"{_as_in_prose(before, text)} {level} {name}".strip()

    @staticmethod
    def _mentioned_name(place: str | None, text: str) -> str:
        """The place that the text names most, with the body that acts in it."""
        counts: Counter[tuple[str, str]] = Counter()
        for match in _PLACE.finditer(text):
            counts[(match["level"].lower(), match["name"])] += 1
        own = fold(place or "")
        ranked = sorted(
            counts.items(), key=lambda one: (fold(one[0][1]) == own, one[1]), reverse=True
        )
        if not ranked:
            return ""
        level, name = ranked[0][0]
        acts = re.search(r"ủy ban nhân dân|uỷ ban nhân dân|ubnd", text.lower())
        return f"Ủy ban nhân dân {level} {name}" if acts else ""


def _as_in_prose(capitals: str, text: str) -> str:
    """A name in capitals as the text writes it most often, else with one capital."""
    written = re.findall(rf"\b{re.escape(capitals)}\b", " ".join(text.split()), re.IGNORECASE)
    known = Counter(one for one in written if not one.isupper() and one[:1].isupper())
    alike = capitals.capitalize().replace("việt nam", "Việt Nam")
    return known.most_common(1)[0][0] if known else alike
