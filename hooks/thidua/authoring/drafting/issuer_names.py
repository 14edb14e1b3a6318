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
    r"(?<![-–] )(?<!sách )(?<!SÁCH )(?<!hiểm )(?<!HIỂM )\b"
    r"(?P<level>[Tt]ỉnh|[Tt]hành phố|[Hh]uyện|[Tt]hị xã|[Qq]uận|[Xx]ã|[Pp]hường|[Tt]hị trấn|"
    r"TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|[Đđ]ặc khu)\s+"
    rf"(?P<name>(?!{_LEVEL_WORD}|VÙNG\b)[{CAPITALS}]\w*"
    rf"(?:[ -](?!{_LEVEL_WORD})[{CAPITALS}]\w*){{0,3}})"
)
_PARTY = re.compile(
    rf"(?P<body>(?:TỈNH|HUYỆN|THÀNH|QUẬN|THỊ|ĐẢNG) (?:ỦY|UỶ|ĐOÀN)(?: XÃ| PHƯỜNG)?)\s+"
    rf"(?P<name>[{CAPITALS}]+(?: [{CAPITALS}]+)*)$"
)
_WITHOUT_PLACE = re.compile(
    r"(?:CÁC|UBND|ỦY BAN|CƠ QUAN|CÔNG AN|QUÂN SỰ|KHỐI|DOANH NGHIỆP|TRƯỜNG|BỆNH VIỆN)\b"
)
"""What a Party committee leads instead of a place."""
_COMMITTEE = re.compile(r"\s*\b(?:BAN (?:CHẤP HÀNH|THƯỜNG VỤ)|BCH|BTV)\b")
"""Words in signatures of Party and youth bodies that are not part of their names."""
_HEAD = re.compile(
    r"(?:ỦY BAN|UỶ BAN|UBND|UBMTTQ|HỘI|HĐND|SỞ|PHÒNG|BAN|VĂN PHÒNG|TRUNG TÂM|CHI CỤC|CỤC|TỔNG|VỤ|"
    r"BỘ|TRƯỜNG|HỌC VIỆN|VIỆN|BỆNH VIỆN|CÔNG AN|CÔNG ĐOÀN|LIÊN ĐOÀN|CÔNG TY|TẬP ĐOÀN|NGÂN HÀNG|"
    r"BẢO HIỂM|KHO BẠC|ĐẢNG|CHI BỘ|(?:TỈNH|HUYỆN|THÀNH|THỊ|QUẬN) (?:ỦY|UỶ|ĐOÀN)|ĐOÀN|QUÂN|SƯ ĐOÀN|"
    r"LỮ ĐOÀN|TRUNG ĐOÀN|TIỂU ĐOÀN|BINH|CỤM|KHỐI|TÒA ÁN|TOÀ ÁN|ĐÀI|BÁO|THỦ TƯỚNG|CHÍNH PHỦ|ĐỘI|"
    r"TRẠM|HẠT|MẶT TRẬN|ĐỒN|THUẾ|CĐCS|CHI ĐOÀN|CHI HỘI|LIÊN ĐỘI|LIÊN MINH|BƯU ĐIỆN|VIỄN THÔNG|"
    r"THANH TRA|VƯỜN QUỐC GIA|NHÀ MÁY|XÍ NGHIỆP|HỢP TÁC XÃ|HTX|ĐẠI ĐỘI|HẢI ĐOÀN|"
    r"LIÊN HIỆP (?:HỢP TÁC XÃ|HTX|CÁC)|TỔ HỢP TÁC|"
    r"VÙNG(?= (?:\d|[IVX]+\b|CẢNH SÁT|HẢI QUÂN))|KHOA|THƯ VIỆN|"
    r"BẢO TÀNG|QUỸ)\b"
)
_BROKEN_WORD = re.compile(r"(?<=MÔI)\s*\n\s*(?=TRƯỜNG\s*(?:\n|$))")
"""Where a word is broken so that its end looks like the head of a name: “MÔI / TRƯỜNG”."""
_OPEN_END = re.compile(
    r".*(?:[,–-]|\b(?:CÁC(?: (?:XÃ|PHƯỜNG|HUYỆN|TỈNH|CƠ QUAN|TRƯỜNG))?|VÀ|CỦA|TRƯỜNG ĐẠI HỌC|"
    r"TRƯỜNG CAO ĐẲNG))|(?:CHI CỤC|CỤC|BAN QUẢN LÝ|TRUNG TÂM|PHÒNG|SỞ|TRƯỜNG|VIỆN)"
)
"""How a line ends that is no whole name: the next line goes on with it, whatever it begins with."""
_NEEDS_ABOVE = re.compile(r"(?:VĂN PHÒNG|BAN THƯỜNG TRỰC|THƯỜNG TRỰC|(?:CỤM|KHỐI)\b.*)$")
"""Bodies that are known only with the name of the body above them."""
_ACRONYM = re.compile(
    r"(?:UBND|HĐND|ATGT|TĐ.?KT|\w*\d\w*|I{1,3}|IV|IX|XI{2,3}|"
    r"(?=.{2})[^AEIOUYÀ-ÃÈ-ÊÌ-ÍÒ-ÕÙ-ÚÝĂĨŨƠƯẠ-Ỹ]+)$"
)
"""A word without vowels, a Roman number, or one of a few others."""
_PROPER = (
    ("việt nam", "Việt Nam"), ("hồ chí minh", "Hồ Chí Minh"), ("tổ quốc", "Tổ quốc"),
    ("chính phủ", "Chính phủ"), ("quốc hội", "Quốc hội"), ("hải quân", "Hải quân"),
    ("biên phòng", "Biên phòng"), ("cảnh sát biển", "Cảnh sát biển"),
    ("phòng không", "Phòng không"), ("cảnh sát cơ động", "Cảnh sát cơ động"),
)  # fmt: skip
_FIRST_WORDS = re.compile(
    r"((?:Sở|Phòng|Ban|Hội(?! đồng)|Ủy ban(?= kiểm)|"
    r"Cục|Chi cục|Trung tâm|Trường|Hội đồng|Bộ|Bệnh viện|Cụm|"
    r"Khối)\s)(\w)"
)
_BEFORE_OWN_NAME = re.compile(
    r"(?P<before>.*\b(?:khu vực|cửa khẩu(?: quốc tế| cảng)?|điện lực|chi nhánh|bưu điện|viễn thông|"
    r"dịch vụ (?:tổng hợp|nông nghiệp)|nông nghiệp|thủy lợi|lâm nghiệp|cấp nước|môi trường đô thị|"
    r"hải đăng|cảng hàng không|kiểm lâm|quản lý thủy nông) )(?P<name>[^\d]+)", re.IGNORECASE,
)  # fmt: skip
"""What stands before the proper name at the end of the name of a body."""
_MOST_OWN_WORDS = 3
_JOINED = re.compile(r"((?: -| –|,| và) )(\w)")
_OF_FIELDS = re.compile(r"(?:Sở|Phòng|Bộ(?! [Cc]hỉ)|Hội đồng)\s")
"""Bodies whose names are those of fields: *Sở Văn hóa, Thể thao và Du lịch*."""
_INSIDE = re.compile(
    r"(?P<part>CĐCS|Chi bộ|Chi đoàn|Công đoàn(?: cơ sở)?|Đảng bộ) "
    r"(?P<body>(?:sở|phòng|ban|trường|bệnh viện|trung tâm|công an|văn phòng|cục)\b.+)"
)
"""A part of the Party or a union inside another body."""
_SCHOOL = re.compile(
    r"(?P<kind>Trường (?:mầm non|mẫu giáo|tiểu học|trung học (?:cơ sở|phổ thông)|đại học|cao đẳng|"
    r"PTDT\w*|THCS|THPT)(?:,? (?:và )?(?:THCS|THPT|trung học cơ sở))*|Bệnh viện(?: đa khoa)?)\s+"
    r"(?P<name>.+)",
    re.IGNORECASE,
)
_VILLAGE = re.compile(r"(\b(?:thôn|bản|xóm|ấp|buôn|làng) )([^,–-]+)$")
_COMMON = re.compile(
    r"(?:đa khoa|khu vực|tỉnh|huyện|thành phố|trung ương|quốc gia|quốc tế|y tế|y dược|y học|"
    r"cổ truyền|phụ sản|sản nhi|tâm thần|phổi|mắt|điều dưỡng|phục hồi chức năng|quân y|sư phạm|"
    r"kỹ thuật|kinh tế|tài chính|ngân hàng|công nghiệp|công nghệ|thông tin|nông lâm|nông nghiệp|"
    r"văn hóa|nghệ thuật|thể thao|du lịch|luật|thương mại|ngoại ngữ|giao thông|vận tải|xây dựng|"
    r"bách khoa|chuyên|nội trú|bán trú|dân tộc|và|nghề|số)(?!\w)"
)
"""Words in names of schools and hospitals that are no proper names."""


def read_printed_name(printed: str, text: str) -> str:
    """Read the name in the head of a document; a body below another one is on the last lines.

    The head is in capitals. The text of the document shows which letters of the name are capitals.

    Args:
        printed: the lines of the head that name the issuer.
        text: the whole document.
    """
    above, own = _cut_head(printed)
    unit = " ".join(own)
    if not unit:
        return ""
    if not above or PLACE.search(unit) or _PARTY.match(unit):
        return _name_unit(unit, text)
    if _NEEDS_ABOVE.match(unit):
        return f"{_write_as_in_prose(unit, text)} {read_name_above(printed, text)}"
    return f"{_write_as_in_prose(unit, text)} {_name_place(above)}".strip()


def read_name_above(printed: str, text: str) -> str:
    """Read the name of the body above, on the first lines of the head; empty if it has none."""
    above, _ = _cut_head(printed)
    return read_printed_name("\n".join(above), text)


def _cut_head(printed: str) -> tuple[list[str], list[str]]:
    """Cut the lines of a head into those of the body above and those of the body itself."""
    printed = _BROKEN_WORD.sub(" ", printed)
    lines = [_COMMITTEE.sub("", line).strip() for line in printed.split("\n")]
    lines = [" ".join(line.split()) for line in lines if line.strip(" *")]
    begins = (
        at
        for at, line in enumerate(lines)
        if _HEAD.match(line) and not (at and _OPEN_END.fullmatch(lines[at - 1]))
    )
    start = max(begins, default=0)
    return lines[:start], lines[start:]


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
        name = party["name"].title()
        if _WITHOUT_PLACE.match(party["name"]):
            name = _write_as_in_prose(party["name"], text)
            name = name if name[:2].isupper() else name[:1].lower() + name[1:]
        return f"{party['body'].capitalize()} {name}"
    found = [*PLACE.finditer(unit)]
    if not found:
        return _write_as_in_prose(unit, text)
    level, name = found[-1]["level"].lower(), found[-1]["name"].title()
    for full, short in BODIES:
        if fold(unit).startswith(full) or short in fold(unit).split():
            return f"{_FULL_NAMES.get(short, full.capitalize())} {level} {name}"
    before = unit.partition(found[-1].group())[0].strip()
    return f"{_write_as_in_prose(before, text)} {level} {name}".strip()


_MOTTO = re.compile(
    r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA|XÃ\s+HỘI\s+CHỦ\s+NGHĨA", re.IGNORECASE
)
"""*Xã Hội* in the motto is no commune."""


def guess_name(place: str | None, text: str) -> str:
    """Guess the issuer: the committee of the place before the date, or of the place named most."""
    words = _MOTTO.sub("", text)
    counts = Counter((match["level"].lower(), match["name"]) for match in PLACE.finditer(words))
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
    inside = _INSIDE.match(name)
    if inside:
        return f"{inside['part']} {_write_by_rules(inside['body'])}"
    school = _SCHOOL.match(name)
    if school:
        kind = _FIRST_WORDS.sub(lambda found: found[1] + found[2].upper(), school["kind"], count=1)
        return f"{kind} {_write_own_name(school['name'], kind)}"
    own = _BEFORE_OWN_NAME.fullmatch(name)
    if own and not _COMMON.search(own["name"]) and own["name"].count(" ") < _MOST_OWN_WORDS:
        words = (word if word.isupper() else word.title() for word in own["name"].split())
        name = own["before"] + " ".join(words)
    name = _VILLAGE.sub(lambda found: found[1] + found[2].title(), name)
    if _OF_FIELDS.match(name):
        name = _JOINED.sub(lambda found: found[1] + found[2].upper(), name)
    return _FIRST_WORDS.sub(lambda found: found[1] + found[2].upper(), name, count=1)


def _write_own_name(words: str, kind: str) -> str:
    """Write the proper name in what follows the kind of a school or hospital."""
    written, rest = "", words
    while rest:
        common = _COMMON.match(rest)
        word = common.group() if common else rest.partition(" ")[0]
        own = word if common or word.isupper() else word.title()
        written += ("" if not written else " ") + own
        rest = rest[len(word) :].strip()
    starts = kind.lower() == "bệnh viện" or kind.lower().endswith(("đại học", "cao đẳng"))
    is_common = starts and _COMMON.match(words)
    return written[:1].upper() + written[1:] if is_common else written
