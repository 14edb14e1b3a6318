"""Lasting names of a new plan: its identifier, and the names of its files."""

from __future__ import annotations

import re
from collections.abc import Collection

from thidua.language.vietnamese import fold, slug
from thidua.model.types import MOST_OF_A_SLUG

_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_BODY = re.compile(
    r"^(?:ubnd|hdnd)-|^(?:huyen|tinh|thanh|dang)-uy-"
    r"|(?<=-)(?:tinh|huyen|thi-xa|quan|thanh-pho)-|^(?:tinh|huyen)-"
)
_COMMON_WORDS = re.compile(
    r"^(?:ve viec|v/v) |phat dong|phat trien|phong trao|\bdot\b|to chuc|trien khai|thuc hien"
    r"|thang loi|hoan thanh|thi dua|nhiem vu|ke hoach|chi thi|\bmot so\b|nam \d{4}"
    r"|giai doan [\d -]+|tren dia ban .*"
)
_CLAUSE_END = re.compile(r"[,;:]|\bcua ")
_SHORT_NAME_WORDS = 5
_MOST_OF_A_SHORT_NAME = 45
_ROOM_FOR_A_NUMBER = 4
"""Letters."""


def check_identifier(identifier: str, year: str, *, is_free: bool = True) -> None:
    """Refuse an identifier that a plan of this year cannot have.

    Raises:
        ValueError: with a sentence that says why.
    """
    if not _IDENTIFIER.fullmatch(identifier):
        raise ValueError("Mã chỉ gồm chữ thường không dấu, chữ số và gạch nối.")
    if len(identifier) > MOST_OF_A_SLUG:
        raise ValueError(f"Mã dài quá {MOST_OF_A_SLUG} chữ; đặt mã ngắn hơn.")
    if not is_free:
        raise ValueError(f"Mã `{identifier}` đã dùng. Đặt một mã khác.")
    if year not in identifier.split("-"):
        raise ValueError(f"Mã phải có năm {year}, theo mẫu cơ quan-năm-tên ngắn.")


def propose_id(issuer: str, year: str, title: str, taken: Collection[str]) -> str:
    """Propose an identifier made of issuer, year and a short name, which no other plan has.

    Args:
        issuer: the short name of the body.
        year: of the campaign.
        title: the abstract of the document.
        taken: identifiers that other plans have.
    """
    place = _BODY.sub("", slug(issuer))
    words = fold(title).replace("-", " ")
    rest = _COMMON_WORDS.sub(" ", words).replace(place.replace("-", " "), " ")
    short_name = _cut("-".join(_shorten(rest)), _MOST_OF_A_SHORT_NAME) or "phong-trao-thi-dua"
    behind = f"-{year}-{short_name}"
    room = MOST_OF_A_SLUG - _ROOM_FOR_A_NUMBER - len(behind)
    return add_free_number(f"{_cut(place, room)}{behind}", taken)


def make_name(words: str) -> str:
    """The words as a name that fits into an address and onto a disk; empty if they are none."""
    return _cut(slug(words), MOST_OF_A_SLUG)


def _cut(name: str, most: int) -> str:
    """As many whole syllables as fit; of an endless one as many letters."""
    if len(name) <= most:
        return name
    return name[: most + 1].rpartition("-")[0] or name[:most]


def _shorten(words: str) -> list[str]:
    """The first few words; of a clause after the first all or none, so that no name breaks off."""
    short: list[str] = []
    for clause in filter(None, map(slug, _CLAUSE_END.split(words))):
        more = clause.split("-")
        if short and len(short) + len(more) > _SHORT_NAME_WORDS:
            break
        short += more
    return short[:_SHORT_NAME_WORDS]


def propose_file_name(kind: str, number: str, year: str, otherwise: str, suffix: str) -> str:
    """Propose a lasting name for a published file: ``ke-hoach-21-kh-ubnd-2025.pdf``.

    Args:
        kind: identifier of the document's type, ``ke_hoach``.
        number: its number and symbol, or empty.
        year: of the campaign.
        otherwise: used instead of type and number, for a document without a number.
        suffix: of the file, with the dot.
    """
    stem = make_name(f"{kind} {number or otherwise} {year}")
    return f"{stem}{suffix.lower()}"


def add_free_number(name: str, taken: Collection[str]) -> str:
    """Return the name; if it is taken, with the first number that makes it unique."""
    proposed, count = name, 2
    while proposed in taken:
        proposed, count = f"{name}-{count}", count + 1
    return proposed
