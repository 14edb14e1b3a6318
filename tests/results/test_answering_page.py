"""More plans answer a plan than its own page shows: they stand on a page of their own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import twoyears
from outlining import compare_outline, read_pages
from thidua.model import paths
from twoyears import PROVINCE_PLAN
from workspace import SAMPLE, Workspace

COMMUNES = 70
OTHERS = 20
"""Communes of the other province, whose plans answer as well."""
_ISSUER = """  - id: {name}
    name: Ủy ban nhân dân xã {words}
    short_name: UBND xã {words}
    level: commune
    parent: {parent}
"""
_PROVINCE = """  - id: ubnd-tinh-ha
    name: Ủy ban nhân dân tỉnh Hạ
    short_name: UBND tỉnh Hạ
    level: province
"""


def write_answers(folder: Path) -> Workspace:
    """A portal with a plan that ninety communes of two provinces answer."""
    identity = folder / "identity"
    identity.mkdir(parents=True)
    shutil.copy(SAMPLE / "portal.yml", identity)
    workspace = Workspace(folder / "portal", identity)
    files = twoyears.list_files()
    issuers, plans = files["issuers.yml"] + _PROVINCE, {}
    plans[PROVINCE_PLAN] = files[f"plans/{PROVINCE_PLAN}/plan.yml"]
    for at in range(COMMUNES + OTHERS):
        name = f"xa-{at + 1}"
        parent = "ubnd-tinh-thuong" if at < COMMUNES else "ubnd-tinh-ha"
        issuers += _ISSUER.format(name=name, words=f"Số {at + 1:02}", parent=parent)
        plan = f"{name}-2026-thi-dua"
        text = files[f"plans/{twoyears.PLAN}/plan.yml"].replace(twoyears.PLAN, plan)
        text = text.replace("issuer: ubnd-xa-thuong-son", f"issuer: {name}")
        text = text.replace(
            "title: Thi đua năm 2026", f"title: Thi đua năm 2026 của xã Số {at + 1:02}"
        )
        plans[plan] = text.replace("đạt 95% trở lên", f"đạt {93 + at % 5}% trở lên")
    workspace.write("issuers.yml", issuers)
    for name, text in plans.items():
        workspace.write(f"plans/{name}/plan.yml", text)
        workspace.print_original(f"plans/{name}/plan.yml")
    return workspace


_HEADING = r"<h3><a [^>]+>(UBND xã [^<]+), 2026</a></h3>"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    portal = write_answers(tmp_path_factory.mktemp("answers"))
    return portal.written(f"plan {PROVINCE_PLAN}", "plan xa-7-")


def read_page(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text("utf-8")


def test_the_page_of_the_plan_leads_there_and_does_not_grow(site: Path) -> None:
    """It tells how many, and names none of them."""
    page = read_page(site, paths.overview(PROVINCE_PLAN))
    assert f"Xem cả {COMMUNES + OTHERS} kế hoạch đáp lại" in page
    assert f"/{paths.answering(PROVINCE_PLAN)}" in page
    assert "UBND xã Số 07" not in page


def test_every_answer_stands_once_below_its_body(site: Path) -> None:
    """On pages of sixty, by the body above, then by name; each leads to its plan."""
    first = read_page(site, paths.answering(PROVINCE_PLAN))
    second = read_page(site, f"{paths.answering(PROVINCE_PLAN)}trang/2/")
    named = [re.findall(_HEADING, page) for page in (first, second)]
    assert [len(names) for names in named] == [60, 30]
    assert len(set(named[0] + named[1])) == COMMUNES + OTHERS
    assert named[0][0] == f"UBND xã Số {COMMUNES + 1:02}"  # Hạ stands before Thượng
    assert named[1][-1] == f"UBND xã Số {COMMUNES:02}"
    assert '/xa-7-2026-thi-dua/"' in first
    assert "Cấp xã, dưới UBND tỉnh Thượng (tiếp)" in second


def test_groups_are_reached_without_a_script(site: Path) -> None:
    """From every page, also where a group begins on another one."""
    second = read_page(site, f"{paths.answering(PROVINCE_PLAN)}trang/2/")
    place = f"{paths.answering(PROVINCE_PLAN)}#xa-ubnd-tinh-ha"
    assert f'{place}">Cấp xã, dưới UBND tỉnh Hạ' in second
    first = read_page(site, paths.answering(PROVINCE_PLAN))
    assert 'id="xa-ubnd-tinh-ha"' in first
    assert 'id="xa-ubnd-tinh-thuong"' in first


def test_each_answer_is_told_target_by_target(site: Path) -> None:
    """Raised, kept and lowered, as the numbers of the plans are."""
    first = read_page(site, paths.answering(PROVINCE_PLAN))
    told = {
        name: re.sub(r"<[^>]+>|\s+", " ", part)
        for name, part in re.findall(rf"{_HEADING}(.*?)</li>", first, re.DOTALL)
    }
    for at, words in ((71, "Đặt yêu cầu thấp hơn"), (73, "Giữ nguyên"), (74, "yêu cầu cao hơn")):
        share = f"{93 + (at - 1) % 5}%"
        insured = told[f"UBND xã Số {at:02}"].partition("bảo hiểm y tế")[2]
        _, printed, outcome = insured.partition(share)
        assert printed, insured
        assert words in outcome.partition("Gia đình văn hóa")[0], insured
    told_at_once = re.sub(r"<[^>]+>|\s+", " ", first)
    assert re.search(r"Giữ nguyên: +18 +nơi", told_at_once)
    # What is drawn is what is told: 36, 18 and 36 of 90.
    parts = re.findall(r'<rect class="outcome-(\w+)" x="([\d.]+)%" width="([\d.]+)%"', first)
    raised, kept, lowered = [part for part in parts if part[2] != "100.0"]
    assert raised == ("raised", "0.0", "40.0")
    assert kept == ("kept", "40.0", "20.0")
    assert lowered == ("lowered", "60.0", "40.0")


def test_a_plan_with_few_answers_has_no_such_page(site: Path) -> None:
    assert not (site / paths.answering("xa-7-2026-thi-dua")).exists()


def test_pages_of_answers_are_put_together_as_written_down(site: Path) -> None:
    """Tables of answers, groups and pages of them, as ``test_outlines`` looks at others."""
    compare_outline("answers", read_pages(site))
