"""Short addresses, codes and the small pages of targets, as phones and services meet them."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
import resvg_py
import segno
import zxingcpp
from PIL import Image

from kit_sites import BASE, NGAN_SON, site_with_old_addresses
from page_heads import read_metas
from thidua.kit.qr import draw_qr_svg
from thidua.model import paths
from thidua.model.labels import lived
from thidua.portal.references import References
from thidua.site.audit.pages import PublishedPage, read_page

PLAN, INDICATOR = paths.plan(NGAN_SON), paths.indicator("ty-le-ho-ngheo")
HONOREE = paths.honoree("xa-soc-ha-2021-nong-thon-moi")
DOTS_PER_CM = 118  # 300 dots an inch


@pytest.fixture(scope="module")
def kit_site(tmp_path_factory: pytest.TempPathFactory, real_site: Path) -> Path:
    """The five plans, with another one that moved and one that ended."""
    return site_with_old_addresses(tmp_path_factory)


def open_page(site: Path, page: str) -> PublishedPage:
    """A page of the site as a service reads it, without script."""
    return read_page(site / page / "index.html", page)


def test_short_addresses_never_change() -> None:
    """They stand on printed posters."""
    assert paths.short(PLAN) == "k/7p7zk63/"
    assert paths.short(INDICATOR) == "k/r2h3mp3/"
    assert paths.short(HONOREE) == "k/k6xh5sx/"


@pytest.mark.parametrize("page", [PLAN, INDICATOR, HONOREE])
def test_a_short_address_leads_to_its_page_without_script(kit_site: Path, page: str) -> None:
    """A phone is led on at once; a service takes it for the page itself."""
    found = open_page(kit_site, paths.short(page))
    tags = read_metas(found)
    assert tags["refresh"] == f"0; url=../../{page}"
    assert tags["og:url"] == BASE + page
    assert tags["og:title"] == read_metas(open_page(kit_site, page))["og:title"].partition(" – ")[0]
    assert not found.all("script")
    assert any(link.get("href") == f"../../{page}" for link in found.all("a"))


def test_a_printed_code_goes_on_leading_after_a_move(kit_site: Path) -> None:
    """The code of the old address leads to the new page."""
    tags = read_metas(open_page(kit_site, paths.short("ke-hoach/cu-2021/")))
    assert tags["refresh"] == f"0; url=../../{PLAN}"
    lines = (kit_site / paths.NGINX_MAP).read_text("utf-8")
    code = paths.short("ke-hoach/cu-2021/").rstrip("/")
    assert f'"/{code}" "/{PLAN}";\n' in lines and f'"/{code}/" "/{PLAN}";\n' in lines


def test_a_printed_code_of_what_ended_leads_to_why(kit_site: Path) -> None:
    tags = read_metas(open_page(kit_site, paths.short("ke-hoach/thoi-2020/")))
    assert tags["refresh"] == "0; url=../../ke-hoach/thoi-2020/"
    assert tags["og:title"] == "Kế hoạch thi đua năm 2020"


@pytest.mark.parametrize("page", [PLAN, INDICATOR, HONOREE])
def test_a_code_can_be_read_from_a_print_of_two_centimetres(kit_site: Path, page: str) -> None:
    """Also where the printer lays only half of the dots of a good one."""
    drawing = (kit_site / paths.qr(page, "svg")).read_text("utf-8")
    picture = bytes(resvg_py.svg_to_bytes(svg_string=drawing, width=DOTS_PER_CM))
    whole = (kit_site / paths.qr(page, "png")).read_bytes()
    for content in (picture, whole):
        with Image.open(io.BytesIO(content)) as shown:
            (code,) = zxingcpp.read_barcodes(shown)
        assert code.text == BASE + paths.short(page)


@pytest.mark.slow
@pytest.mark.parametrize("length", [5, 12, 30, 45, 60, 90])
def test_a_code_has_the_mask_that_is_the_easiest_to_read(length: int) -> None:
    """It is the one that the library finds, which looks at every square by itself."""
    chance = Random(length)
    masks = set()
    for _ in range(20):
        address = BASE + "".join(chance.choices("abcdefghkmnpqrstvwxyz23456789-/", k=length))
        code = segno.make(address, error="m", micro=False, boost_error=False)
        drawn = "".join(
            f"M{x} {y}h1v1h-1z"
            for y, row in enumerate(code.matrix, 4)
            for x, dark in enumerate(row, 4)
            if dark
        )
        size = len(code.matrix) + 8
        wanted = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        wanted += f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{drawn}"/></svg>'
        assert_same_dots(draw_qr_svg(address).decode(), wanted, size)
        masks.add(code.mask)
    assert len(masks) > 2


def assert_same_dots(one: str, other: str, size: int) -> None:
    """Two drawings have the same squares."""
    assert resvg_py.svg_to_bytes(svg_string=one, width=size) == resvg_py.svg_to_bytes(
        svg_string=other, width=size
    )


def test_a_target_tells_services_of_itself(kit_site: Path) -> None:
    """Its own address has its own title, words and picture, and leads to its place."""
    page = paths.target(NGAN_SON, 8)
    tags = read_metas(open_page(kit_site, page))
    assert tags["og:title"] == "Chỉ tiêu 8: Giảm tỷ lệ hộ nghèo so với năm 2020: ≥ 3,5%."
    assert tags["og:description"].startswith("Kế hoạch, UBND huyện Ngân Sơn, 2021: ")
    assert tags["og:url"] == BASE + page
    assert tags["twitter:card"] == "summary_large_image"
    assert tags["refresh"] == f"0; url=../../../../{PLAN}#chi-tieu-8"
    picture = tags["og:image"].removeprefix(BASE)
    with Image.open(kit_site / picture) as shown:
        assert shown.size == (int(tags["og:image:width"]), int(tags["og:image:height"]))


def test_every_target_has_a_page_of_its_own(kit_site: Path) -> None:
    plan = (kit_site / PLAN / "index.html").read_text("utf-8")
    numbers = set(re.findall(r'id="chi-tieu-(\d+)"', plan))
    pages = {path.parent.name for path in (kit_site / PLAN / "chi-tieu").glob("*/index.html")}
    assert numbers and pages == numbers


@pytest.mark.parametrize(
    ("first", "last", "year", "name"),
    [
        (date(2025, 7, 1), None, 2026, "UBND xã Mẫu, 2026"),
        (None, date(2025, 6, 30), 2024, "UBND xã Mẫu, 2024"),
        (date(2011, 1, 1), date(2025, 6, 30), 2020, "UBND xã Mẫu, 2020"),
        (date(2025, 7, 1), None, 2025, "UBND xã Mẫu (từ 01/7/2025), 2025"),
        (date(2025, 7, 1), None, 2024, "UBND xã Mẫu (từ 01/7/2025), 2024"),
        (None, date(2025, 6, 30), 2025, "UBND xã Mẫu (đến 30/6/2025), 2025"),
        (None, None, 2025, "UBND xã Mẫu, 2025"),
    ],
)
def test_the_dates_of_a_body_stand_only_beside_the_year_of_a_change(
    first: date | None, last: date | None, year: int, name: str
) -> None:
    """The year of the plan tells which of two bodies it is, but for the year of the change."""
    told: Any = SimpleNamespace(short_name="UBND xã Mẫu", valid_from=first, valid_to=last)
    references: Any = SimpleNamespace(
        issuer_by_id={"xa-mau": told}, issuer_names={"xa-mau": lived(told)}
    )
    assert References.name_with_year(references, "xa-mau", year) == name
