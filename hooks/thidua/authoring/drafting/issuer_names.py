"""Reading the name of the issuing body from the lines in capitals at the head of a document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from thidua.language.vietnamese import CAPITALS, fold

BODIES = (
    ("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd"), ("huyen uy", "huyen uy"),
    ("tinh uy", "tinh uy"), ("thanh uy", "thanh uy"), ("dang uy", "dang uy"),
)  # fmt: skip
"""Names of bodies without marks, long and short."""
_FULL_NAMES = {"ubnd": "Ủy ban nhân dân", "hdnd": "Hội đồng nhân dân"}
_LEVEL_WORD = r"(?:TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\b"
PLACE = re.compile(
    r"\b(?P<level>[Tt]ỉnh|[Tt]hành phố|[Hh]uyện|[Tt]hị xã|[Qq]uận|[Xx]ã|[Pp]hường|[Tt]hị trấn|"
    r"TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|[Đđ]ặc khu)\s+"
    rf"(?P<name>(?!{_LEVEL_WORD}|VÙNG\b)[{CAPITALS}]\w*"
    rf"(?:[ -](?!{_LEVEL_WORD})[{CAPITALS}]\w*){{0,3}})"
)
_PARTY = re.compile(
    rf"(?P<body>(?:TỈNH|HUYỆN|THÀNH|QUẬN|THỊ|ĐẢNG) (?:ỦY|UỶ|ĐOÀN)(?: XÃ| PHƯỜNG)?)\s+"
    rf"(?P<name>[{CAPITALS}]+(?: [{CAPITALS}]+)*)$"
)
_COMMITTEE = re.compile(r"\s*\b(?:BAN (?:CHẤP HÀNH|THƯỜNG VỤ)|BCH|BTV)\b")
"""Words in signatures of Party and youth bodies that are not part of their names."""
_HEAD = re.compile(
    r"(?:ỦY BAN|UỶ BAN|UBND|UBMTTQ|HỘI|HĐND|SỞ|PHÒNG|BAN|VĂN PHÒNG|TRUNG TÂM|CHI CỤC|CỤC|TỔNG|VỤ|"
    r"BỘ|TRƯỜNG|HỌC VIỆN|VIỆN|BỆNH VIỆN|CÔNG AN|CÔNG ĐOÀN|LIÊN ĐOÀN|CÔNG TY|TẬP ĐOÀN|NGÂN HÀNG|"
    r"BẢO HIỂM|KHO BẠC|ĐẢNG|CHI BỘ|(?:TỈNH|HUYỆN|THÀNH|THỊ|QUẬN) (?:ỦY|UỶ|ĐOÀN)|ĐOÀN|QUÂN|SƯ ĐOÀN|"
    r"LỮ ĐOÀN|TRUNG ĐOÀN|TIỂU ĐOÀN|BINH|CỤM|KHỐI|TÒA ÁN|TOÀ ÁN|ĐÀI|BÁO|THỦ TƯỚNG|CHÍNH PHỦ|ĐỘI|"
    r"TRẠM|HẠT|MẶT TRẬN)\b"
)
_NEEDS_ABOVE = re.compile(r"(?:VĂN PHÒNG|BAN THƯỜNG TRỰC|THƯỜNG TRỰC|(?:CỤM|KHỐI)\b.*)$")
"""Bodies that are known only with the name of the body above them."""
_ACRONYM = re.compile(
    r"(?:THCS|THPT|UBND|HĐND|MTTQ|LHPN|TNCS|ATGT|TĐ.?KT|TNHH|GDTX|GD&ĐT|PTDT|LĐLĐ|\w*\d\w*)$"
)
_PROPER = (("việt nam", "Việt Nam"), ("hồ chí minh", "Hồ Chí Minh"), ("tổ quốc", "Tổ quốc"))
_FIRST_WORDS = re.compile(
    r"((?:Sở|Phòng|Ban|Hội(?! đồng)|Ủy ban(?= kiểm)|"
    r"Cục|Chi cục|Trung tâm|Trường|Hội đồng|Bộ|Bệnh viện|Cụm|"
    r"Khối)\s)(\w)"
)
_SCHOOL = re.compile(
    r"(?P<kind>Trường (?:mầm non|mẫu giáo|tiểu học|trung học (?:cơ sở|phổ thông)|THCS|THPT)"
    r"(?: và (?:THCS|THPT|trung học cơ sở))?)\s+(?P<name>.+)",
    re.IGNORECASE,
)


def read_printed_name(printed: str, text: str) -> str:
    """Read the name in the head of a document; a body below another one is on the last lines.

    The head is in capitals. The text of the document shows which letters of the name are capitals.

    Args:
        printed: the lines of the head that name the issuer.
        text: the whole document.
    """
    lines = [_COMMITTEE.sub("", line).strip() for line in printed.split("\n")]
    lines = [" ".join(line.split()) for line in lines if line.strip(" *")]
    if not lines:
        return ""
    start = max((at for at, line in enumerate(lines) if _HEAD.match(line)), default=0)
    unit, above = " ".join(lines[start:]), " ".join(lines[:start])
    if not above or PLACE.search(unit) or _PARTY.match(unit):
        return _name_unit(unit, text)
    if _NEEDS_ABOVE.match(unit):
        higher = read_printed_name("\n".join(lines[:start]), text)
        return f"{_write_as_in_prose(unit, text)} {higher}"
    return f"{_write_as_in_prose(unit, text)} {_name_place(lines[:start])}".strip()


def _name_place(above: Sequence[str]) -> str:
    """Name the place of the body above: “tỉnh An Hải”; of a Party body, its whole name."""
    party = _PARTY.match(above[-1])
    if party:
        return f"{party['body'].capitalize()} {party['name'].title()}"
    places = [*PLACE.finditer(" ".join(above))]
    return f"{places[-1]['level'].lower()} {places[-1]['name'].title()}" if places else ""


def _name_unit(unit: str, text: str) -> str:
    """Write the name of one body: its kind, its level, its place."""
    party = _PARTY.match(unit)
    if party:
        return f"{party['body'].capitalize()} {party['name'].title()}"
    found = [*PLACE.finditer(unit)]
    if not found:
        return _write_as_in_prose(unit, text)
    level, name = found[-1]["level"].lower(), found[-1]["name"].title()
    for full, short in BODIES:
        if fold(unit).startswith(full) or short in fold(unit).split():
            return f"{_FULL_NAMES.get(short, full.capitalize())} {level} {name}"
    before = unit.partition(found[-1].group())[0].strip()
    return f"{_write_as_in_prose(before, text)} {level} {name}".strip()


def guess_name(place: str | None, text: str) -> str:
    """Guess the issuer: the committee of the place before the date, or of the place named most."""
    counts = Counter((match["level"].lower(), match["name"]) for match in PLACE.finditer(text))
    if not counts:
        return ""
    own = fold(place or "")
    level, name = max(counts, key=lambda found: (fold(found[1]) == own, counts[found]))
    acts = re.search(r"ủy ban nhân dân|uỷ ban nhân dân|ubnd", text.lower())
    return f"Ủy ban nhân dân {level} {name}" if acts else ""


def _write_as_in_prose(capitals: str, text: str) -> str:
    """Write a name in capitals in its most frequent form in the text, or else by the rules."""
    written = re.findall(rf"\b{re.escape(capitals)}\b", " ".join(text.split()), re.IGNORECASE)
    known = Counter(name for name in written if not name.isupper() and name[:1].isupper())
    return known.most_common(1)[0][0] if known else _write_by_rules(capitals)


def _write_by_rules(capitals: str) -> str:
    """Write a name in capitals with one after its first noun, and with those of proper names."""
    words = (word if _ACRONYM.match(word) else word.lower() for word in capitals.split())
    name = " ".join(words)
    name = name[:1].upper() + name[1:]
    for lower, proper in _PROPER:
        name = name.replace(lower, proper)
    school = _SCHOOL.match(name)
    if school:
        kind = school["kind"]
        return f"Trường {kind[7:8].upper()}{kind[8:]} {school['name'].title()}"
    return _FIRST_WORDS.sub(lambda found: found[1] + found[2].upper(), name, count=1)
