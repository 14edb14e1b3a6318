"""Recognising headings, and the field that the section below a heading becomes."""

from __future__ import annotations

import re
from typing import NamedTuple

from thidua.authoring.drafting.entries import NumberStyle, OutlineEntry
from thidua.language.vietnamese import fold

KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "responsibilities",
        (
            "(?:cong tac )?(?:to chuc|trien khai) (?:trien khai )?thuc hien",
            "to chuc trien khai", "phan cong", "trach nhiem", "thuc hien$",
        ),
    ),
    ("purpose", ("muc dich",)),
    ("requirements", ("yeu cau",)),
    ("theme", ("(?:ten )?chu (?:de|diem)",)),
    (
        "targets",
        (
            "(?:cac |mot so |he thong )?(?:nhom )?chi tieu(?! (?:so |thu )?\\d)",
            "(?:cac )?(?:noi dung|tien do),? (?:va )?(?:cac )?chi tieu",
            "(?:cac |mot so )?muc tieu(?: cu the|,? (?:va )?(?:cac )?chi tieu)",
        ),
    ),
    ("contents", ("(?:cac )?noi dung", "(?:cac )?tieu chi(?! [“\"\\d])")),
    ("objectives", ("(?:cac )?muc tieu", "quan diem")),
    ("tasks", ("(?:cac |mot so )?nhiem vu", "(?:cac |mot so )?(?:giai|bien) phap")),
    (
        "period",
        (
            "thoi gian(?! (?:dang ky|nop|gui|nhan|bao cao|xet|cong bo|trao))",
            "thoi diem", "(?:cac |tien do )?(?:dot|giai doan) thi dua",
        ),
    ),
    ("registration", ("(?:cong tac )?dang ky",)),
    ("pledge", ("(?:ky ket )?giao uoc",)),
    (
        "final_review",
        (
            "(?:cong tac )?(?:tong ket|khen thuong|binh xet)",
            "(?:cong tac )?so ket,? (?:va )?tong ket", "so, tong ket",
        ),
    ),
    ("interim_review", ("(?:cong tac )?so ket",)),
    (
        "other",
        (
            "kinh phi", "hinh thuc", "thoi gian", "doi tuong", "pham vi",
            "che do (?:thong tin )?bao cao",
            "thong tin,? bao cao", "tien do", "dia diem", "phuong cham", "khau hieu", "cong trinh",
            "(?:co cau )?giai thuong", "danh hieu", "muc thuong",
        ),
    ),
)  # fmt: skip
"""Beginnings of headings, without marks, for each field that a section can become."""

_NO_HEADINGS = (NumberStyle.BRACKETS, NumberStyle.ARTICLE)
_PART = re.compile(
    r"(?:PHẦN|CHƯƠNG|MỤC|Phần|Chương)\s+(?:(?:THỨ|thứ)\s+)?"
    r"(?:[IVXLC]+|\d{1,2}|[A-E]|(?i:nhất|hai|ba|bốn|tư|năm|sáu|bảy))[.:]?$"
)
"""The number of a part alone on its line; its name stands below it."""
OUTER_STYLES = (NumberStyle.CAPITAL, NumberStyle.ROMAN)
LONGEST_HEADING = 110

_KIND = [(kind, re.compile(rf"(?:{'|'.join(words)})\b")) for kind, words in KINDS]


_ALONE = re.compile(
    r"(?:to chuc |trien khai )?thuc hien|thoi gian(?: thi dua)?|chi tieu(?: thi dua)?"
)
"""What stands alone on a line before a colon is a heading, though it is not bold."""
_SHARED_TIME = re.compile(
    r"thoi (?:gian|diem)\b.*\b(?:noi dung|doi tuong|dia diem|pham vi|hinh thuc|thanh phan|co cau)\b"
)
"""Headings over time and something else; the sentence on time is then found by its words."""


class PrintedHeading(NamedTuple):
    """A heading.

    Attributes:
        kind: the field that its section becomes, or ``other``.
        text: the heading as printed, with its number.
        words_after: the words after the colon in the same paragraph; may be empty.
    """

    kind: str
    text: str
    words_after: str


def find_heading(entry: OutlineEntry) -> PrintedHeading | None:
    """Return the heading with which a paragraph begins; None if it does not begin with one."""
    title, colon, after = entry.text.partition(":")
    if entry.number_style in _NO_HEADINGS or entry.bullet or entry.cells:
        return None
    if _PART.match(entry.text):
        return PrintedHeading("other", entry.text, "")
    kind = find_kind(title)
    is_short = len(title) <= LONGEST_HEADING
    number = f"{entry.number} ".lstrip()
    if entry.number_style in OUTER_STYLES and is_short:
        return PrintedHeading(kind or "other", f"{number}{title}{colon}", after.strip())
    stands_out = entry.text[:1].isupper() and (entry.paragraph.bold or entry.text.isupper())
    is_alone = colon and not after.strip() and _ALONE.fullmatch(fold(title.strip()))
    is_plain = entry.number_style is NumberStyle.NONE and not (stands_out or is_alone)
    if not kind or not is_short or is_plain:
        return None
    if colon or not title.rstrip().endswith((".", ";", ",")):
        return PrintedHeading(kind, f"{number}{title}{colon}", after.strip())
    return None


def find_kind(heading: str) -> str:
    """Return the field that a section under this heading becomes; empty if it is not known."""
    words = fold(" ".join(heading.split()))
    if _SHARED_TIME.match(words):
        return "contents" if "noi dung" in words else "other"
    return next((kind for kind, pattern in _KIND if pattern.match(words)), "")
