"""Made-up portals of any size, for measuring; never published, never committed.

Each plan is one of the five real ones with another place, year, numbers and products, the same
change made throughout its file, so that everything quoted is still printed; its original is printed
from it.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

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
ORIGINAL = "van-ban-trich-xuat.txt"
MANY = 500
"""From this number of plans on, all processors write them."""
_NUMBER = re.compile(r"(?<![\d.,/-])\d[\d.]*(?:,\d+)?(?![\d/])")
# It begins with digits that it knows: so it is found twenty times as fast.
_RECENT_YEAR = re.compile(r"20(?<!\d20)[12]\d(?!\d)")


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
    # Of documents that are cited; councils and party committees have no place of their own here.
    of_province = rf"\g<1>issuer: {place.province}"
    text = re.sub(r"^( {4})issuer: ubnd-tinh-\S+", of_province, text, flags=re.MULTILINE)
    text = re.sub(r"^ {4}issuer: (?:hdnd|huyen-uy)-\S+\n", "", text, flags=re.MULTILINE)
    text = re.sub(r"issuer: (?:ubnd|hdnd|huyen-uy)-\S+", f"issuer: {place.issuer}", text)
    assert issuer
    text = text.replace(name, place.name).replace(name.capitalize(), place.name)
    text = text.replace("thuốc lá", chance.choice(_PRODUCTS))
    text = text.replace("Đàn bò", chance.choice(_HERDS))
    text = _RECENT_YEAR.sub(lambda match: str(int(match.group()) + shift), text)
    for key, value in (("id", identifier), ("updated", "2026-11-20"), ("  - file", ORIGINAL)):
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
        _NUMBER.sub(other, line) if re.match(r"\s*(?:- )?(?:text|parts_of|note):", line) else line
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
    where = (everywhere[number // 5 % len(everywhere)] for number in range(count))
    in_processes(write_plan, [(data, number, place) for number, place in enumerate(where)])


def write_plan(data: Path, number: int, place: Place) -> str:
    """Write the plan with this number and its original; returns its identifier."""
    identifier, text = plan_text(number, place)
    folder = data / "plans" / identifier
    folder.mkdir(parents=True)
    (folder / "plan.yml").write_text(text, "utf-8")
    print_original(folder)
    return identifier


def print_original(folder: Path) -> None:
    """Write the original of the plan in ``folder``: it says what the plan says."""
    entry, problems = read(folder / "plan.yml", folder.name, Plan)
    assert entry, problems
    (folder / ORIGINAL).write_text(printed(entry.record), "utf-8")


def in_processes(work: Callable[..., object], given: Sequence[tuple[Any, ...]]) -> None:
    """Do the work for each of the given arguments, with all processors where there is much."""
    if len(given) < MANY:
        for arguments in given:
            work(*arguments)
        return
    with ProcessPoolExecutor() as pool:
        for _ in pool.map(work, *zip(*given, strict=True), chunksize=MANY // 10):
            pass  # an error in one of them is raised here


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
