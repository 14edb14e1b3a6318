"""Units: which of them can be converted into each other, and by which factor."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

_SCALES = {
    "trăm": Decimal(100), "nghìn": Decimal(1000), "ngàn": Decimal(1000), "vạn": Decimal(10_000),
    "triệu": Decimal(10**6), "tỷ": Decimal(10**9), "tỉ": Decimal(10**9),
}  # fmt: skip
_SPELLINGS = {
    "tr.đ": "triệu đồng", "trđ": "triệu đồng", "tr. đ": "triệu đồng", "tr đ": "triệu đồng",
    "đ": "đồng", "vnđ": "đồng", "vnd": "đồng", "tr": "triệu", "k": "nghìn",
    "m2": "m²", "m3": "m³", "km2": "km²", "phần trăm": "%", "điểm %": "%",
    "điểm phần trăm": "%", "hecta": "ha", "héc ta": "ha", "mét": "m", "htx": "hợp tác xã",
    "đ/c": "đồng chí", "đc": "đồng chí", "hs": "học sinh", "h/s": "học sinh", "hv": "hội viên",
    "đv": "đoàn viên", "đvtn": "đoàn viên", "clb": "câu lạc bộ", "gv": "giáo viên",
    "tht": "tổ hợp tác", "ngày công lao động": "ngày công", "công lao động": "ngày công",
    "đầu người": "người", "khẩu": "người", "ngôi nhà": "nhà", "căn nhà": "nhà", "căn": "nhà",
    "người dân": "người", "lao động": "người", "người lao động": "người", "hộ gia đình": "hộ",
    "xã, phường, thị trấn": "xã", "xã, thị trấn": "xã", "xã, phường": "xã", "phường, xã": "xã",
    "thôn, bản": "thôn", "thôn, xóm": "thôn", "xóm, bản": "thôn", "xóm": "thôn", "bản": "thôn",
    "cán bộ, công chức, viên chức": "cán bộ", "cán bộ, công chức": "cán bộ",
    "công chức, viên chức": "công chức", "cán bộ, đảng viên": "cán bộ",
    "cơ quan, đơn vị": "cơ quan",
    "làng": "thôn", "ấp": "thôn", "buôn": "thôn",
    "lượt khách": "lượt", "lượt người": "lượt", "lượt du khách": "lượt",
}  # fmt: skip
_BASES = {
    "tấn": ("kg", Decimal(1000)), "tạ": ("kg", Decimal(100)), "yến": ("kg", Decimal(10)),
    "gam": ("kg", Decimal("0.001")), "km": ("m", Decimal(1000)), "ha": ("m²", Decimal(10_000)),
    "km²": ("m²", Decimal(10**6)), "‰": ("%", Decimal("0.1")),
}  # fmt: skip
_WITH_SLASH = re.compile(r"(?<!\w)(?:đ/c|h/s)(?!\w)")
_COUNTED_OVER = re.compile(r"(?P<number>\d[\d.]*) ?(?P<noun>\D.*)")


class Unit(NamedTuple):
    """The meaning of a unit.

    Attributes:
        base: what it measures, such as ``đồng``.
        over: what it is divided by, such as ``người``, ``năm``; in alphabetical order.
        factor: how many of ``base`` one unit is.
    """

    base: str
    over: tuple[str, ...]
    factor: Decimal


@lru_cache(maxsize=1024)
def unit_of(printed: str) -> Unit:
    """The meaning of a unit as printed: ``Tr.đ/người/năm`` is 1.000.000 đồng over người, năm."""
    words = _WITH_SLASH.sub(lambda found: _SPELLINGS[found[0]], printed.lower())
    head, *over = (part.strip() for part in words.split("/"))
    base, factor = _base(head)
    names = []
    for part in over:
        counted = _COUNTED_OVER.fullmatch(part)
        name, scale = _base(counted["noun"] if counted else part)
        times = Decimal(counted["number"].replace(".", "")) if counted else Decimal(1)
        if not times:  # “tấn/0 ha” is a misprint; it can only be compared with itself
            return Unit(printed.lower(), (), Decimal(1))
        factor /= times * scale
        names.append(name)
    return Unit(base, tuple(sorted(names)), factor)


def _base(word: str) -> tuple[str, Decimal]:
    word = _SPELLINGS.get(word, word)
    factor = Decimal(1)
    while word.partition(" ")[0] in _SCALES:
        scale, _, rest = word.partition(" ")
        factor, word = factor * _SCALES[scale], rest or "đồng"
    word = _SPELLINGS.get(word, word)
    base, times = _BASES.get(word, (word, Decimal(1)))
    return base, factor * times


def converted(value: Decimal, printed: str | None, wanted: str | None) -> Decimal | None:
    """Convert a value into another unit.

    What a unit is divided by may be missing in one of the two, because it is often said in the
    name instead (``đầu người``).

    Args:
        value: in the unit ``printed``.
        printed: the unit of ``value``, as printed; None without a unit.
        wanted: the unit of the result, as printed; None without a unit.

    Returns:
        The value in ``wanted``; None if the two units measure different things.
    """
    if not printed or not wanted:
        return value if printed == wanted else None
    source, target = unit_of(printed), unit_of(wanted)
    if source.base != target.base or not _fit(set(source.over), set(target.over)):
        return None
    return Decimal(format((value * source.factor / target.factor).normalize(), "f"))


def _fit(over: set[str], other: set[str]) -> bool:
    """Whether two values can be over the same: one may leave out what goes without saying."""
    return over <= other or other <= over


@lru_cache(maxsize=4096)
def are_comparable(printed: str, wanted: str) -> bool:
    """Whether values in the unit ``printed`` can be converted into the unit ``wanted``."""
    return converted(Decimal(1), printed, wanted) is not None
