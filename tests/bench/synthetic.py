"""Made-up portals of any size, for measuring; never published, never committed.

Each plan is one of the five real ones with another place, year, numbers and products, the same
change made throughout its file, so that everything quoted is still printed; its original is printed
from it.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from plainplan import printed
from thidua.datafiles.validation import read
from thidua.language.vietnamese import slug
from thidua.model import Plan
from workspace import FIVE_PLANS

DATA = FIVE_PLANS / "data"
TEMPLATES = tuple(sorted((DATA / "plans").glob("*/plan.yml")))
_FIRST = (
    "An Bình Cẩm Châu Chiềng Cao Diên Đại Đông Đức Gia Giao Hà Hải Hòa Hoằng Hồng Hưng Khánh Kim "
    "Lâm Long Lương Mai Minh Mỹ Nam Nghĩa Ninh Phú Phúc Phước Quang Quảng Sơn Tân Tam Thanh Thái "
    "Thạch Thiện Thọ Thuận Thủy Tiên Trung Trường Tuy Vân Văn Vĩnh Xuân Yên"
).split()
_SECOND = (
    "An Bảo Biên Bình Châu Chánh Chương Cường Dân Dương Đạo Đình Định Đô Đồng Giang Hà Hải Hạnh "
    "Hiệp Hòa Hoàng Hưng Khê Lạc Lâm Lễ Lĩnh Lộc Long Lợi Mỹ Ngọc Nguyên Ninh Phong Phú Phúc "
    "Phương Quan Quý Sơn Tân Tây Thành Thịnh Thọ Thới Thủy Tiến Trạch Trị Trung Tường Xá Yên"
).split()
_PRODUCTS = (
    "thuốc lá|cam sành|chè Shan|vải thiều|quế hồi|mía đường|cà phê|hồ tiêu|dược liệu|măng tây|"
    "lúa nếp|sầu riêng|thanh long|bưởi da xanh|rau an toàn|hoa cúc|nấm rơm|gấc|mắc ca|đào phai"
).split("|")
_HERDS = "Đàn bò|Đàn dê|Đàn ngựa|Đàn hươu|Đàn ong|Đàn cừu|Đàn thỏ".split("|")
_ORIGINAL = "van-ban-trich-xuat.txt"
_NUMBER = re.compile(r"(?<![\d.,/-])\d[\d.]*(?:,\d+)?(?![\d/])")
_RECENT_YEAR = re.compile(r"(?<!\d)20[12]\d(?!\d)")


@dataclass(frozen=True)
class Place:
    """A made-up district: its name as printed, and the province it is made to lie in."""

    name: str
    province: str

    @property
    def issuer(self) -> str:
        """The identifier of its people's committee."""
        return f"ubnd-huyen-{slug(self.name)}-{self.province}"


def places(count: int) -> list[Place]:
    """Different places, the same every time."""
    names = [f"{first} {second}" for first in _FIRST for second in _SECOND if first != second]
    random.Random(1).shuffle(names)
    return [Place(names[index % len(names)], f"tinh-{index % 34:02}") for index in range(count)]


@lru_cache
def _template(path: Path) -> tuple[str, str, str, int]:
    """Text, place name, issuer and year of a real plan."""
    text = path.read_text("utf-8")
    issuer = re.search(r"issuer: (\S+)", text)
    year = re.search(r"^year: (\d+)", text, re.MULTILINE)
    assert issuer and year
    names = {
        "binh-son": "Bình Sơn", "ha-hoa": "Hạ Hòa", "bac-giang": "Bắc Giang",
        "ngan-son": "Ngân Sơn", "ha-quang": "Hà Quảng",
    }  # fmt: skip
    name = next(name for key, name in names.items() if path.parent.name.startswith(key))
    return text, name, issuer.group(1), int(year.group(1))


def plan_text(number: int, place: Place) -> tuple[str, str]:
    """Identifier and YAML of the plan with this number."""
    chance = random.Random(number)
    text, name, issuer, year = _template(TEMPLATES[number % len(TEMPLATES)])
    shift = chance.randint(2016, 2026) - year
    identifier = f"{slug(place.name)}-{year + shift}-ke-hoach-{number}"
    text = re.sub(r"(?<=issuer: )(?:ubnd|hdnd|huyen-uy)-\S+", place.issuer, text)
    assert issuer
    text = text.replace(name, place.name).replace(name.capitalize(), place.name)
    text = text.replace("thuốc lá", chance.choice(_PRODUCTS))
    text = text.replace("Đàn bò", chance.choice(_HERDS))
    text = _RECENT_YEAR.sub(lambda match: str(int(match.group()) + shift), text)
    for key, value in (("id", identifier), ("updated", "2026-11-20"), ("  - file", _ORIGINAL)):
        text = re.sub(rf"^{key}: .*", f"{key}: {value}", text, flags=re.MULTILINE)
    return identifier, _with_other_figures(text, chance)


def _with_other_figures(text: str, chance: random.Random) -> str:
    """Other numbers in the targets, the same number wherever a line of them is quoted."""
    start, end = text.find("\ntargets:"), text.find("\nperiod:")
    if start < 0:
        return text
    known: dict[str, str] = {}

    def other(match: re.Match[str]) -> str:
        number = match.group()
        if len(number) < 2 or number.startswith("0") or _RECENT_YEAR.fullmatch(number):
            return number
        return known.setdefault(
            number, "".join(_other_digit(one, place, chance) for place, one in enumerate(number))
        )

    lines = text[start:end].split("\n")
    changed = [
        _NUMBER.sub(other, line) if re.match(r"\s*(?:- )?(?:text|parts_of):", line) else line
        for line in lines
    ]
    return text[:start] + "\n".join(changed) + text[end:]


def _other_digit(char: str, place: int, chance: random.Random) -> str:
    if not char.isdigit():
        return char
    return str(chance.randint(1 if place == 0 else 0, 9))


def write_portal(folder: Path, count: int) -> None:
    """Write ``data/`` of a portal with ``count`` plans into ``folder``."""
    data = folder / "data"
    data.mkdir(parents=True)
    shutil.copy(DATA / "portal.yml", data)
    everywhere = places(max(1, count // 5))
    (data / "issuers.yml").write_text("".join(_issuers(everywhere)), "utf-8")
    for number in range(count):
        identifier, text = plan_text(number, everywhere[number // 5 % len(everywhere)])
        target = data / "plans" / identifier
        target.mkdir(parents=True)
        (target / "plan.yml").write_text(text, "utf-8")
        entry, problems = read(target / "plan.yml", identifier, Plan)
        assert entry, problems
        (target / _ORIGINAL).write_text(printed(entry.record), "utf-8")


def _issuers(everywhere: list[Place]) -> Iterator[str]:
    yield "issuers:\n"
    central = ("ban-chap-hanh-trung-uong", "bo-chinh-tri", "chinh-phu", "thu-tuong-chinh-phu")
    for identifier in central:
        yield _issuer(identifier, identifier.replace("-", " ").capitalize(), "central")
    for province in sorted({place.province for place in everywhere}):
        yield _issuer(province, f"Ủy ban nhân dân tỉnh {province[-2:]}", "province")
    for place in everywhere:
        yield _issuer(place.issuer, f"UBND huyện {place.name}", "district", place.province)


def _issuer(identifier: str, name: str, level: str, parent: str = "") -> str:
    below = f"    parent: {parent}\n" if parent else ""
    named = f"    name: {name}\n    short_name: {name}\n"
    return f"  - id: {identifier}\n{named}    level: {level}\n{below}"
