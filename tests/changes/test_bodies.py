"""Bodies that end, merge, split and are renamed, on pages, in search results and in open data."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from plainplan import printed
from thidua.datafiles.validation import read
from thidua.model import Plan
from thidua.model.tiers import Level
from thidua.model.vocabulary import Issuer
from thidua.portal.loading import load_or_raise
from thidua.portal.succession import Succession
from thidua.site.pages.issuer_life import list_names_now, name_through_time
from thidua.site.search.entries import FindablePage, make_plan_entry
from workspace import SAMPLE, Workspace

_PLAN = """\
id: xa-mau-2024-thi-dua
year: 2024
updated: 2026-01-05
document:
  issuer: {issuer}
  issued: 2024-03-01
  doc_type: ke_hoach
  title: Phát động phong trào thi đua năm 2024
attachments:
  - file: ke-hoach-2024.txt
    kind: extract
    title: Kế hoạch phát động thi đua năm 2024
"""
_BODIES = """\
  - id: ubnd-xa-a
    name: Ủy ban nhân dân xã Áng
    short_name: UBND xã Áng
    level: commune
    valid_to: 2024-12-31
    successors: [ubnd-xa-b]
    ended_because: Xã Áng nhập vào xã Bằng.
    ended_by:
      title: Nghị quyết về sắp xếp đơn vị hành chính
      number: 1234/NQ-UBTVQH15
      date: 2024-11-14
      url: https://vbpl.vn/nghi-quyet-1234
  - id: ubnd-xa-b
    name: Ủy ban nhân dân xã Bằng
    short_name: UBND xã Bằng
    level: commune
    valid_from: 2025-01-01
    valid_to: 2025-06-30
    successors: [ubnd-xa-mau, ubnd-xa-doi]
  - id: ubnd-xa-doi
    name: Ủy ban nhân dân xã Đồi
    short_name: UBND xã Đồi
    level: commune
    valid_from: 2025-07-01
"""


def _words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace(" .", ".").replace(" ,", ",")


def _write_plan(portal: Workspace, name: str, text: str) -> None:
    """Write a plan, and an original that prints the same."""
    portal.write(f"plans/{name}/plan.yml", text)
    file = portal.folder / f"data/plans/{name}/plan.yml"
    entry, problems = read(file, file.name, Plan)
    assert entry, problems
    file.with_name(entry.record.attachments[0].file).write_text(printed(entry.record), "utf-8")


class Built:
    """A built site."""

    def __init__(self, site: Path) -> None:
        self._site = site

    def words(self, page: str) -> str:
        """What a page says."""
        html = (self._site / page / "index.html").read_text("utf-8")
        return _words(html.partition('id="phan-chinh"')[2])

    def html(self, page: str) -> str:
        """A page."""
        return (self._site / page / "index.html").read_text("utf-8")

    def text(self, file: str) -> str:
        """A file of the site."""
        return (self._site / file).read_text("utf-8")

    def data(self, name: str) -> Any:
        """A file of the open data."""
        return json.loads((self._site / "api/v1" / f"{name}.json").read_text("utf-8"))

    def entries(self) -> dict[str, FindablePage]:
        """What can be found of each plan."""
        catalogue = load_or_raise(self._site.parent)
        return {
            plan.id: make_plan_entry(catalogue.open_plan(plan), plan) for plan in catalogue.plans
        }


@pytest.fixture(scope="module")
def five(real_site: Path) -> Built:
    """The five real plans."""
    return Built(real_site)


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A → B → C and D, with a plan of A beside one of C; and an older body named like C."""
    portal = Workspace(tmp_path_factory.mktemp("chain"), SAMPLE)
    portal.write("issuers.yml", portal.read("issuers.yml") + _BODIES)
    _write_plan(portal, "xa-mau-2024-thi-dua", _PLAN.format(issuer="ubnd-xa-a"))
    old = _PLAN.replace("xa-mau-2024-thi-dua", "xa-mau-2023-thi-dua").replace("2024", "2023")
    _write_plan(portal, "xa-mau-2023-thi-dua", old.format(issuer="ubnd-xa-mau-cu"))
    return Built(portal.written("pages", "plan ", "cards"))


def test_the_merge_of_2025_is_told_both_ways(five: Built) -> None:
    """Each of the provinces says who continues it; each new one, whom it continues."""
    merged = {
        "ubnd-tinh-bac-ninh-2025": {"ubnd-tinh-bac-giang", "ubnd-tinh-bac-ninh"},
        "ubnd-tinh-thai-nguyen-2025": {"ubnd-tinh-bac-kan", "ubnd-tinh-thai-nguyen"},
        "ubnd-tinh-quang-ngai-2025": {"ubnd-tinh-quang-ngai", "ubnd-tinh-kon-tum"},
        "ubnd-tinh-phu-tho-2025": {
            "ubnd-tinh-phu-tho", "ubnd-tinh-vinh-phuc", "ubnd-tinh-hoa-binh",
        },
    }  # fmt: skip
    issuers = {issuer["id"]: issuer for issuer in five.data("issuers")["issuers"]}
    for new, old in merged.items():
        assert set(issuers[new]["predecessors"]) == old
        for name in old:
            assert issuers[name]["successors"] == issuers[name]["heirs"] == [new]
            page = five.words(f"co-quan/{name}/")
            assert "hoạt động đến hết ngày 30/6/2025." in page
            assert "số 202/2025/QH15, ngày 12/6/2025" in page
            assert f'/co-quan/{new}/"' in five.html(f"co-quan/{name}/")
            assert f'/co-quan/{name}/"' in five.html(f"co-quan/{new}/")


def test_a_living_body_offers_the_plans_of_its_predecessors(five: Built) -> None:
    """Told apart in words; the plan itself stays with the body that issued it."""
    page = five.words("co-quan/ubnd-tinh-bac-ninh-2025/")
    assert "Cổng chưa có kế hoạch nào do chính cơ quan này ban hành." in page
    assert "do cơ quan trước đây ban hành, không phải do UBND tỉnh Bắc Ninh" in page
    assert "chiến thắng đại dịch COVID-19" in page.partition("Kế hoạch của cơ quan tiền thân")[2]
    plan = "ke-hoach/bac-giang-2021-nuoc-rut-chien-thang-covid-19/"
    facts = five.words(f"{plan}tom-luoc/")
    assert "Cơ quan ban hành Ủy ban nhân dân tỉnh Bắc Giang" in facts
    for view in (plan, f"{plan}tom-luoc/"):
        assert "Cơ quan tiếp nối: UBND tỉnh Bắc Ninh (từ 01/7/2025)." in five.words(view)
    (card,) = [one for one in five.data("plans")["plans"] if one["issuer"] == "ubnd-tinh-bac-giang"]
    assert card["issuer_heirs"] == ["ubnd-tinh-bac-ninh-2025"]


def test_the_end_of_the_district_level_names_no_successor(five: Built) -> None:
    """Which communes took over is not recorded; the province of then is, and of now."""
    for plan, then, now in (
        ("ngan-son-2021-kinh-te-xa-hoi", "Bắc Kạn (đến 30/6/2025)", "Thái Nguyên"),
        ("ha-hoa-2022-75-nam-dang-bo-huyen", "Phú Thọ (đến 30/6/2025)", "Phú Thọ"),
        ("binh-son-2025-kinh-te-xa-hoi", "Quảng Ngãi (đến 30/6/2025)", "Quảng Ngãi"),
    ):
        said = five.words(f"ke-hoach/{plan}/")
        assert "Cổng không ghi cơ quan nào tiếp nối." in said
        assert f"Cấp trên khi ấy: UBND tỉnh {then}, sau là UBND tỉnh {now} (từ 01/7/2025)." in said
        assert "203/2025/QH15" in five.words(f"co-quan/ubnd-huyen-{plan.partition('-20')[0]}/")
    still = five.words("ke-hoach/ha-quang-2021-phong-trao-thi-dua/")
    assert "Cấp trên khi ấy: UBND tỉnh Cao Bằng." in still


def test_results_say_whose_plan_it_was(five: Built, chain: Built) -> None:
    """A search for the body of today finds plans of the body of then, named as such."""
    found = five.entries()
    bac_giang = found["bac-giang-2021-nuoc-rut-chien-thang-covid-19"]
    assert bac_giang.context == "UBND tỉnh Bắc Giang (sau là UBND tỉnh Bắc Ninh)"
    assert "Ủy ban nhân dân tỉnh Bắc Ninh" in bac_giang.places[0].texts
    ngan_son = found["ngan-son-2021-kinh-te-xa-hoi"]
    assert ngan_son.context == (
        "UBND huyện Ngân Sơn (đến 30/6/2025), thuộc UBND tỉnh Bắc Kạn (sau là UBND tỉnh Thái "
        "Nguyên)"
    )
    assert "UBND tỉnh Thái Nguyên" in ngan_son.places[0].texts
    found = chain.entries()
    split = "UBND xã Áng (sau do UBND xã Mẫu, UBND xã Đồi tiếp nối)"
    assert found["xa-mau-2024-thi-dua"].context == split
    same = "UBND xã Mẫu (sau là UBND xã Mẫu (từ 01/7/2025))"
    assert found["xa-mau-2023-thi-dua"].context == same


def test_a_chain_and_a_split_are_told_whole(chain: Built) -> None:
    """A names B and whoever continues B; C offers the plan of A, through B and beside D."""
    said = chain.words("co-quan/ubnd-xa-a/")
    assert "Cơ quan tiếp nối: UBND xã Bằng (từ 01/01/2025 đến 30/6/2025)." in said
    assert "Về sau là: UBND xã Mẫu (từ 01/7/2025), UBND xã Đồi (từ 01/7/2025)." in said
    assert 'href="https://vbpl.vn/nghi-quyet-1234"' in chain.html("co-quan/ubnd-xa-a/")
    for name in ("ubnd-xa-mau", "ubnd-xa-doi"):
        earlier = chain.words(f"co-quan/{name}/").partition("Kế hoạch của cơ quan tiền thân")[2]
        assert "Do UBND xã Bằng (từ 01/01/2025 đến 30/6/2025) tiếp nối trước." in earlier
        assert "Phát động phong trào thi đua năm 2024" in earlier
    assert "Kế hoạch của cơ quan tiền thân" not in chain.words("co-quan/ubnd-xa-a/")
    middle = chain.words("co-quan/ubnd-xa-b/")
    assert "Cùng tiếp nối" not in middle
    assert "năm 2024" in middle.partition("Kế hoạch của cơ quan tiền thân")[2]


def test_bodies_of_one_name_are_told_apart_in_lists(chain: Built) -> None:
    """The older UBND xã Mẫu has its dates beside its name, on cards and in filters."""
    assert "UBND xã Mẫu (đến 30/6/2025)" in chain.words("ke-hoach/")
    assert "UBND xã Mẫu (từ 01/7/2025)" in chain.words("ke-hoach/")
    facets = json.loads(chain.text("ke-hoach/loc/mat.json"))
    names = [name for _, name in facets["names"]["issuers"]]
    assert len(set(names)) == len(names)


def _body(name: str, *after: str, to: str | None = None, **more: Any) -> Issuer:
    return Issuer.model_validate(
        {"id": name, "name": f"Ủy ban {name}", "short_name": f"UB {name}", "level": "commune"}
        | ({"successors": list(after)} if after else {})
        | ({"valid_to": to} if to else {})
        | more
    )


def _line(*bodies: Issuer) -> Succession:
    return Succession({body.id: body for body in bodies})


def test_lines_with_mistakes_do_not_run_in_circles() -> None:
    """Circles and unknown names are for the check to tell; nothing hangs."""
    line = _line(_body("a", "b"), _body("b", "c", "a"), _body("c", "c", "none"))
    assert [body.id for body in line.later("a")] == ["b", "c"]
    assert line.heirs("a") == []
    assert [known.issuer.id for known in line.ancestors("a")] == ["b"]


def test_a_diamond_is_one_heir() -> None:
    """A splits in B and C, which merge into D."""
    line = _line(_body("a", "b", "c"), _body("b", "d"), _body("c", "d"), _body("d"))
    assert [body.id for body in line.heirs("a")] == ["d"]
    assert [known.issuer.id for known in line.ancestors("d")] == ["b", "c", "a"]
    assert [body.id for body in line.ancestors("d")[2].through] == ["b"]


def test_what_stands_between_two_bodies_is_told_from_the_earliest() -> None:
    """A, then B, then C, then D."""
    line = _line(_body("a", "b"), _body("b", "c"), _body("c", "d"), _body("d"))
    found = {known.issuer.id: [one.id for one in known.through] for known in line.ancestors("d")}
    assert found == {"c": [], "b": ["c"], "a": ["b", "c"]}


def test_a_renamed_body_is_found_by_its_new_name() -> None:
    """One body after one body."""
    line = _line(_body("cu", "moi", to="2025-06-30"), _body("moi"))
    assert name_through_time(line.issuers["cu"], line) == "UB cu (sau là UB moi)"
    assert list_names_now(line.issuers["cu"], line) == ["UB moi", "Ủy ban moi"]
    assert name_through_time(line.issuers["moi"], line) == "UB moi"


def test_many_heirs_are_counted() -> None:
    """A result has one line for the body."""
    line = _line(_body("a", "b", "c", "d", "e", to="2025-06-30"), *map(_body, "bcde"))
    assert name_through_time(line.issuers["a"], line) == (
        "UB a (sau do UB b, UB c và 2 cơ quan khác tiếp nối)"
    )


def test_a_body_that_ended_for_good_has_its_last_day() -> None:
    """Nobody continues it."""
    line = _line(_body("a", to="2025-06-30"))
    assert name_through_time(line.issuers["a"], line) == "UB a (đến 30/6/2025)"
    assert line.issuers["a"].level is Level.COMMUNE


LEVELS = """\
  - id: ubnd-huyen-thuong
    name: Ủy ban nhân dân huyện Thượng
    short_name: UBND huyện Thượng
    level: district
    valid_to: 2025-06-30
"""


def test_levels_are_never_in_one_ranking(tmp_path: Path) -> None:
    """A district and a commune that set the same indicator stand in groups of their own."""
    portal = Workspace(tmp_path, SAMPLE)
    portal.write("issuers.yml", portal.read("issuers.yml") + LEVELS)
    targets = """\
targets:
  items:
    - number: 1
      field: poverty
      text: "Tỷ lệ hộ nghèo: {0}%"
"""
    for year, issuer, value in (
        (2023, "ubnd-huyen-thuong", 7), (2024, "ubnd-huyen-thuong", 6), (2025, "ubnd-xa-mau-cu", 5),
        (2024, "ubnd-xa-mau-cu", 4),
    ):  # fmt: skip
        name = f"{issuer.removeprefix('ubnd-')}-{year}-ngheo"
        plan = _PLAN.replace("xa-mau-2024-thi-dua", name).replace("2024", str(year))
        text = plan.format(issuer=issuer).replace(
            "attachments", targets.format(value) + "attachments"
        )
        _write_plan(portal, name, text)
    site = Built(portal.written("pages indicator"))
    html = site.html("chi-tieu/ty-le-ho-ngheo/")
    assert re.findall(r"<h2>([^<]+?) <span", html) == ["Cấp huyện: mức đề ra", "Cấp xã: mức đề ra"]
    series = html.split('<section class="section series">')[1:]
    drawn = [re.findall(r"<h4[^>]*>(UBND \w+)", part) for part in series]
    assert drawn == [["UBND huyện"], ["UBND xã"]]
    labels = [set(re.findall(r'class="chart__label"[^>]*>(UBND \w+)', part)) for part in series]
    assert labels == [set(), set()]  # one body alone stands in no ranking
    assert "mỗi cấp xếp riêng, không so với nhau" in _words(html)


def test_pages_follow_when_the_line_of_a_body_grows(tmp_path: Path) -> None:
    """A later end of the heir is told on pages of plans that nobody touched."""
    portal = Workspace(tmp_path, SAMPLE)
    portal.write("issuers.yml", portal.read("issuers.yml") + _BODIES)
    _write_plan(portal, "xa-mau-2024-thi-dua", _PLAN.format(issuer="ubnd-xa-a"))
    page = "ke-hoach/xa-mau-2024-thi-dua/"
    assert "UBND xã Đồi (từ 01/7/2025)." in Built(portal.built()).words(page)
    portal.replace(
        "issuers.yml",
        "    short_name: UBND xã Đồi\n    level: commune\n    valid_from: 2025-07-01\n",
        "    short_name: UBND xã Đồi\n    level: commune\n    valid_from: 2025-07-01\n"
        "    valid_to: 2026-06-30\n    successors: [ubnd-xa-mau]\n",
    )
    said = Built(portal.built()).words(page)
    assert "Về sau là: UBND xã Mẫu (từ 01/7/2025)." in said
