"""Names that a new plan lives by for decades: its identifier, and those of its files."""

from __future__ import annotations

import re
from collections.abc import Collection

from thidua.language.vietnamese import fold, slug

_BODY = re.compile(
    r"^(?:ubnd|hdnd)-|^(?:huyen|tinh|thanh|dang)-uy-"
    r"|(?<=-)(?:tinh|huyen|thi-xa|quan|thanh-pho)-|^(?:tinh|huyen)-"
)
_COMMON_WORDS = re.compile(
    r"^ve viec |phat dong|phat trien|phong trao|\bdot\b|to chuc|trien khai|thuc hien|thang loi"
    r"|hoan thanh|thi dua|nhiem vu|ke hoach|chi thi|nam \d{4}|giai doan [\d -]+|cua "
    r"|tren dia ban .*"
)
_SHORT_NAME_WORDS = 5


def proposed_id(issuer: str, year: str, title: str, taken: Collection[str]) -> str:
    """Issuer, year and a short name, none of them taken together.

    Args:
        issuer: the short name of the body.
        year: of the campaign.
        title: the abstract of the document.
        taken: identifiers that other plans have.
    """
    place = _BODY.sub("", slug(issuer))
    words = fold(title).replace("-", " ")
    rest = slug(_COMMON_WORDS.sub(" ", words).replace(place.replace("-", " "), " "))
    short = "-".join(rest.split("-")[:_SHORT_NAME_WORDS]) or "phong-trao-thi-dua"
    return _free(f"{place}-{year}-{short}", taken)


def proposed_file_name(kind: str, number: str, year: str, otherwise: str, suffix: str) -> str:
    """A clean, lasting name for an original: ``ke-hoach-21-kh-ubnd-2025.pdf``.

    Args:
        kind: identifier of its type, ``ke_hoach``.
        number: its number and symbol, or empty.
        year: of the campaign.
        otherwise: what to call a document without a number.
        suffix: of its file, with the dot.
    """
    stem = slug(f"{kind} {number or otherwise} {year}")
    return f"{stem}{suffix.lower()}"


def _free(first: str, taken: Collection[str]) -> str:
    proposed, count = first, 2
    while proposed in taken:
        proposed, count = f"{first}-{count}", count + 1
    return proposed
