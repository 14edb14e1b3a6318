"""Addresses that last: what stands, what is asked when something ends, what readers find then."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from playwright import sync_api as playwright
from playwright.sync_api import Browser

from page_heads import read_metas
from people import person
from portal_cli import main
from portal_cli.serving import SiteServer
from repositories import git
from thidua.foundation.engine import OVERRIDES
from thidua.foundation.problems import DataProblemsError, Problem, Severity, pick_errors
from thidua.language.web_address import AddressPurpose, read_web_address
from thidua.model import Addresses, paths
from thidua.model.addresses import read_place
from thidua.portal.addresses.book import ADDRESSES, AddressBook, localised
from thidua.portal.addresses.former import (
    UnreadableError,
    address_list,
    read_address_list,
    read_former,
)
from thidua.portal.addresses.forwards import forwards, nginx_map, redirects, settle
from thidua.portal.addresses.lasting import TO_BE_WRITTEN, addresses_last
from thidua.portal.addresses.places import FURNITURE
from thidua.portal.addresses.standing import LISTS, Standing, Thing
from thidua.portal.loading import load
from thidua.portal.sources import Sources
from thidua.site.audit.pages import PublishedPage, read_site
from thidua.site.opendata.description import TITLES
from thidua.site.pages.cards import Cards
from thidua.site.pages.page import Address
from thidua.site.pages.standing import WrittenSource, make_not_found_page
from thidua.written.added import ADDED
from thidua.written.links import added_anchors
from thidua.written.listing import docs_files
from workspace import FIVE_PLANS, SAMPLE, SMALL, Workspace

TODAY = date(2026, 11, 26)
BINH_SON = "ke-hoach/binh-son-2025-kinh-te-xa-hoi/"
HA_QUANG = "ke-hoach/ha-quang-2021-phong-trao-thi-dua/"
SMALL_PLAN = "ke-hoach/xa-thu-2026-thi-dua/"
HEAD = "# yaml-language-server: $schema=schemas/addresses.schema.json\n"
PERSON = person("Nguyễn Thị Hoa", "binh-son-2025-kinh-te-xa-hoi")


@pytest.fixture
def portal(tmp_path: Path) -> Workspace:
    """The five plans, to be changed."""
    return Workspace(tmp_path / "now", FIVE_PLANS / "data")


def complaints(portal: Workspace, before: Path = FIVE_PLANS) -> list[Problem]:
    """What is said of addresses when ``portal`` comes after ``before``."""

    def rule(sources: Sources) -> Iterator[Problem]:
        return addresses_last(sources, read_former(before, sources), TODAY)

    found = load(portal.folder, more_rules=(rule,)).problems
    return [one for one in found if one.file == ADDRESSES and one.severity is Severity.ERROR]


def as_published(portal: Workspace, content: bytes) -> list[Problem]:
    """What is said when the list of the last publication is all that is known."""
    former = read_address_list(content)

    def rule(sources: Sources) -> Iterator[Problem]:
        return addresses_last(sources, former, TODAY)

    found = load(portal.folder, more_rules=(rule,)).problems
    return [one for one in found if one.file == ADDRESSES and one.severity is Severity.ERROR]


def published_list(root: Path) -> bytes:
    catalogue = load(root).catalogue
    assert catalogue
    return address_list(catalogue.standing, catalogue.book)


def proposed(problems: list[Problem]) -> dict[str, str]:
    """The line that each message gives, by the address it is about."""
    lines = {}
    for one in problems:
        match = re.search(r"`(- \{.*?\})`", one.fix)
        address = re.match(r"`([^`]+)`", one.message)
        assert match and address, one
        lines[address[1]] = match[1]
    return lines


def enter(portal: Workspace, problems: list[Problem]) -> None:
    """Add the lines as the messages say, the reasons written."""
    moved = [one for one in proposed(problems).values() if "{from:" in one]
    ended = [one for one in proposed(problems).values() if "{address:" in one]
    text = HEAD
    for name, lines in (("moved", moved), ("ended", ended)):
        if lines:
            text += f"{name}:\n" + "".join(f"  {line}\n" for line in sorted(lines))
    portal.write("addresses.yml", text.replace(TO_BE_WRITTEN, "Văn bản đã bị bãi bỏ."))


def rename_plan(portal: Workspace, old: str, new: str) -> None:
    plans = portal.folder / "data" / "plans"
    (plans / old).rename(plans / new)
    portal.replace(f"plans/{new}/plan.yml", f"id: {old}", f"id: {new}")


# What stands


WRITTEN_PARTS = {"gioi-thieu", "huong-dan", "lap-cong", "mau", "tro-nang"}


def addresses_in(site: Path) -> set[str]:
    """Every page and every file of a built site."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    return {re.sub(r"(^|/)index\.html$", r"\1", file) for file in files}


def told_by_the_site(site: Path) -> set[str]:
    """What the site makes from data, but for what is left out on purpose."""
    return {
        one
        for one in addresses_in(site)
        if one.partition("/")[0] not in WRITTEN_PARTS
        and one not in paths.MADE_FILES
        and not paths.is_part_of_a_page(one)
    }


def anchors_in_main(page: PublishedPage) -> set[str]:
    tags = [element.tag for element in page.elements]
    inside = page.elements[tags.index("main") + 1 :]
    found = {one.attributes["id"] for one in inside if "id" in one.attributes}
    labels = {one.attributes.get("aria-labelledby", "") for one in inside}
    return found - labels - set(FURNITURE)


def test_every_address_of_the_built_site_is_known_without_building_it(real_site: Path) -> None:
    """A page or file that nobody counts could end without anybody being asked."""
    catalogue = load(FIVE_PLANS).catalogue
    assert catalogue
    assert {*catalogue.standing.pages, *catalogue.standing.files} == told_by_the_site(real_site)


def test_every_written_address_is_known_without_building_it(real_site: Path) -> None:
    """No entry may take the place of what `docs/` becomes, and links may lead there."""
    told = {file.address for file in docs_files(FIVE_PLANS).values()}
    built = addresses_in(real_site)
    assert told == {one for one in built if one.partition("/")[0] in WRITTEN_PARTS}


def test_the_first_parts_that_are_taken_are_those_of_the_site(old_site: Path) -> None:
    """A part more would forbid a written page for nothing; one less would let it be overwritten."""
    first = {one.partition("/")[0] for one in addresses_in(old_site)} - WRITTEN_PARTS - {""}
    assert first | {"404"} == paths.TAKEN  # MkDocs would make 404.html of docs/404.md
    assert first >= paths.MADE_FILES


def test_the_anchors_of_the_frame_are_those_of_the_templates() -> None:
    """No heading and no moved place may take one of them."""
    around = [OVERRIDES / "frame.html", *(OVERRIDES / "parts").glob("*.html")]
    assert ids_in(around) - paths.SEARCH_ANCHORS == paths.FRAME_ANCHORS
    fields = {one for one in ids_in(OVERRIDES.rglob("*.html")) if one.startswith("tim-")}
    assert fields == paths.SEARCH_ANCHORS


def test_the_anchors_that_are_added_to_written_pages_are_known(
    real_pages: dict[str, PublishedPage],
) -> None:
    """Written pages may link to them, and no heading of a portal may take one."""
    of_frame = paths.FRAME_ANCHORS | paths.SEARCH_ANCHORS
    for address, added in ADDED.items():
        anchors = added_anchors(address)
        assert anchors - of_frame <= set(real_pages[address].ids)
        assert ids_in([OVERRIDES / "pages" / "written" / added.template]) <= anchors


def ids_in(templates: Iterable[Path]) -> set[str]:
    """Anchors that templates write out."""
    return {
        one for file in templates for one in re.findall(r'\bid="([\w-]+)"', file.read_text("utf-8"))
    }


@pytest.mark.parametrize(
    ("address", "is_part"),
    [
        ("ke-hoach/trang/2/", True), ("chi-tieu/linh-vuc/van-hoa/trang/12/", True),
        ("ke-hoach/x/xem-truoc-ban-ky-pdf.webp", True), ("assets/portal.css", True),
        ("tim-kiem/chi-muc/muc-luc.json", True), ("ke-hoach/loc/the-1.json", True),
        ("ke-hoach/x/", False), ("ke-hoach/x/xem-truoc-ban-ky.pdf", False),
        ("gioi-thieu/trang/2/", False), ("trang/2/", False), ("tim-kiem/", False),
    ],
)  # fmt: skip
def test_what_belongs_to_another_page_has_no_address_of_its_own(
    address: str, is_part: bool
) -> None:
    """Further pages of lists, pictures of first pages, what scripts read: none counts alone."""
    assert paths.is_part_of_a_page(address) is is_part


def test_every_place_of_a_plan_is_known_without_building_it(
    real_pages: dict[str, PublishedPage],
) -> None:
    """Links go to targets, items and sections; each of them counts, and nothing else does."""
    catalogue = load(FIVE_PLANS).catalogue
    assert catalogue
    assert len(catalogue.standing.places) == 5
    for page, places in catalogue.standing.places.items():
        assert places == anchors_in_main(real_pages[page]), page


def test_the_list_of_open_data_is_the_one_that_counts() -> None:
    """A list that is added to the open data is an address from then on."""
    assert set(LISTS) == set(TITLES)


META = {"title": "Một", "description": "Một trang.", "updated": "2026-01-01"}

# What is asked


def test_adding_a_plan_asks_nothing(portal: Workspace, tmp_path: Path) -> None:
    """Who adds never has to account for anything."""
    before = tmp_path / "before"
    shutil.copytree(FIVE_PLANS, before)
    shutil.rmtree(before / "data" / "plans" / BINH_SON.split("/")[1])
    for honoree in (before / "data" / "honorees").glob("*binh-son*"):
        honoree.unlink()
    assert complaints(portal, before) == []
    assert complaints(portal) == []


def test_a_plan_that_goes_is_asked_for_once(portal: Workspace) -> None:
    """One line for its page answers for its files, its JSON and all places on it."""
    text = portal.read("plans/ngan-son-2021-kinh-te-xa-hoi/plan.yml")
    targets = len(re.findall(r"^    - number: \d+$", text, re.MULTILINE))
    shutil.rmtree(portal.folder / "data" / "plans" / "ngan-son-2021-kinh-te-xa-hoi")
    asked = proposed(complaints(portal))
    about = [one for one in asked if "ke-hoach/ngan-son" in one or "api/" in one]
    assert about == ["ke-hoach/ngan-son-2021-kinh-te-xa-hoi/"]
    (line,) = asked.values()
    assert line.startswith("- {address: ke-hoach/ngan-son-2021-kinh-te-xa-hoi/, since: 2026-11-26")
    assert 'stood: "Kế hoạch của UBND huyện Ngân Sơn, năm 2021"' in line
    assert f", targets: {targets}, " in line  # so many small pages go on answering
    also = line.partition("also: [")[2].removesuffix("]}").split(", ")
    assert "co-quan/ubnd-huyen-ngan-son/" in also  # nothing of its body is left
    enter(portal, complaints(portal))
    assert complaints(portal) == []
    catalogue = portal.load().catalogue
    assert catalogue
    ended = catalogue.settled["co-quan/ubnd-huyen-ngan-son/"].ended
    assert ended and ended.stood == "Kế hoạch của UBND huyện Ngân Sơn, năm 2021"


def test_a_feed_that_ended_with_a_plan_stands_in_its_line(tmp_path: Path) -> None:
    """The page of a field stands although no plan is left in it; nobody can follow it then."""
    portal = Workspace(tmp_path / "now", SAMPLE)
    before = portal.copy(tmp_path / "before")
    plan = "xa-mau-2026-kinh-te-xa-hoi"
    shutil.rmtree(portal.folder / "data" / "plans" / plan)
    for honoree in (portal.folder / "data" / "honorees").glob("*.yml"):
        honoree.unlink()
    asked = proposed(complaints(portal, before.folder))
    line = asked[f"ke-hoach/{plan}/"]
    assert "linh-vuc/kinh-te/tin.atom, linh-vuc/kinh-te/tin.json" in line
    assert not [one for one in asked if one.endswith(("tin.atom", "tin.json"))]


def test_a_list_that_several_lost_plans_kept_has_a_line_of_its_own(portal: Workspace) -> None:
    """It goes with no one of them: what stood there was more than either."""
    for name in ("binh-son-2025-kinh-te-xa-hoi", "ngan-son-2021-kinh-te-xa-hoi"):
        shutil.rmtree(portal.folder / "data" / "plans" / name)
    asked = proposed(complaints(portal))
    along = " ".join(line.partition("also:")[2] for line in asked.values())
    lists = {one for one in asked if not one.startswith(("ke-hoach/binh", "ke-hoach/ngan"))}
    assert lists and not [one for one in lists if f" {one}," in along]
    enter(portal, complaints(portal))
    assert complaints(portal) == []


def test_a_list_that_ended_with_a_plan_may_stand_again(portal: Workspace, tmp_path: Path) -> None:
    """Who adds a plan is not asked to take lines away."""
    before = Workspace(tmp_path / "before", FIVE_PLANS / "data")
    shutil.rmtree(before.folder / "data" / "plans" / "ngan-son-2021-kinh-te-xa-hoi")
    enter(before, complaints(before))
    entries = before.read("addresses.yml")
    assert "co-quan/ubnd-huyen-ngan-son/" in entries
    first = "ke-hoach/ngan-son-2021-kinh-te-xa-hoi/"
    portal.write("addresses.yml", entries.replace(first, "ke-hoach/khac-2021/"))
    assert portal.load().catalogue, portal.load().problems


def test_the_given_lines_answer_for_everything(portal: Workspace) -> None:
    """Pasting what the messages give is enough, whatever went."""
    rename_plan(portal, "binh-son-2025-kinh-te-xa-hoi", "binh-son-2025-thi-dua")
    shutil.rmtree(portal.folder / "data" / "plans" / "ha-hoa-2022-75-nam-dang-bo-huyen")
    (portal.folder / "data" / "honorees" / "xa-soc-ha-2021-nong-thon-moi.yml").unlink()
    problems = complaints(portal)
    assert len(problems) == 3
    enter(portal, problems)
    assert complaints(portal) == []
    loaded = portal.load()
    assert loaded.catalogue, loaded.problems


def test_a_renamed_plan_is_recognised(portal: Workspace) -> None:
    """The message already says where the plan went."""
    rename_plan(portal, "binh-son-2025-kinh-te-xa-hoi", "binh-son-2025-thi-dua")
    assert proposed(complaints(portal)) == {
        BINH_SON: f"- {{from: {BINH_SON}, to: ke-hoach/binh-son-2025-thi-dua/, since: 2026-11-26}}"
    }


def test_another_plan_of_the_same_body_is_not_taken_for_the_old_one(portal: Workspace) -> None:
    """A plan of another year does not answer for one that went."""
    rename_plan(portal, "binh-son-2025-kinh-te-xa-hoi", "binh-son-2026-kinh-te-xa-hoi")
    path = "plans/binh-son-2026-kinh-te-xa-hoi/plan.yml"
    portal.replace(path, "year: 2025", "year: 2026")
    assert "ended" in next(one.fix for one in complaints(portal) if BINH_SON in one.message)


def test_a_plan_that_becomes_a_draft_is_asked_for(portal: Workspace) -> None:
    """Readers lose its page just as if the file were gone."""
    path = f"{BINH_SON.replace('ke-hoach', 'plans')}plan.yml"
    portal.write(path, portal.read(path) + "draft: có\n")
    assert BINH_SON in proposed(complaints(portal))


def test_a_target_that_is_numbered_anew_is_found_by_its_words(portal: Workspace) -> None:
    """The last of the targets is now the one before; its old number leads there."""
    path = f"{HA_QUANG.replace('ke-hoach', 'plans')}plan.yml"
    text = portal.read(path)
    numbers = [int(one) for one in re.findall(r"^    - number: (\d+)$", text, re.M)]
    last = max(numbers)
    portal.write(path, text.replace(f"    - number: {last}\n", f"    - number: {last + 3}\n"))
    assert proposed(complaints(portal)) == {
        f"{HA_QUANG}#chi-tieu-{last}": f"- {{from: {HA_QUANG}#chi-tieu-{last}, "
        f"to: {HA_QUANG}#chi-tieu-{last + 3}, since: 2026-11-26}}"
    }


def test_a_file_under_a_new_name_is_found(portal: Workspace) -> None:
    """The only new file of its kind is where the only lost one went."""
    folder = portal.folder / "data" / "plans" / "binh-son-2025-kinh-te-xa-hoi"
    (folder / "ke-hoach-21-kh-ubnd-2025.txt").rename(folder / "ke-hoach-21.txt")
    path = f"plans/{folder.name}/plan.yml"
    portal.replace(path, "ke-hoach-21-kh-ubnd-2025.txt", "ke-hoach-21.txt")
    line = proposed(complaints(portal))[f"{BINH_SON}ke-hoach-21-kh-ubnd-2025.txt"]
    assert f"to: {BINH_SON}ke-hoach-21.txt" in line


def test_lists_that_move_are_found(portal: Workspace) -> None:
    """A field under a new slug is the same field, on both of its pages."""
    portal.write(
        "fields.yml",
        "fields:\n  - {id: culture, slug: van-hoa, name: Văn hóa, "
        "description: Văn hóa., icon: material/sprout}\n",
    )
    asked = proposed(complaints(portal))
    assert "to: linh-vuc/van-hoa/" in asked["linh-vuc/van-hoa-the-thao/"]
    assert "to: chi-tieu/linh-vuc/van-hoa/" in asked["chi-tieu/linh-vuc/van-hoa-the-thao/"]


def test_a_person_is_never_named(portal: Workspace, tmp_path: Path) -> None:
    """What is asked for a person who is gone tells nobody who it was, nor may the answer."""
    before = Workspace(tmp_path / "before", FIVE_PLANS / "data")
    before.write("honorees/nguoi-tot-2026-02.yml", PERSON)
    assert before.load().catalogue, before.load().problems
    problems = complaints(portal, before.folder)
    assert "Hoa" not in "".join(map(str, problems))
    assert "Trang của một gương người tốt, việc tốt" in problems[0].message
    assert "Thị Hoa".encode() not in published_list(before.folder)
    enter(portal, problems)
    assert complaints(portal, before.folder) == []
    named = portal.read("addresses.yml").replace("Trang của một gương", "nguyễn thị hoa, gương")
    portal.write("addresses.yml", named)
    (told,) = complaints(portal, before.folder)
    assert "có tên một cá nhân được nêu gương (từ chữ thứ 1 đến chữ thứ 3)" in told.message
    assert "Hoa" not in str(told) and "hoa" not in str(told)


def test_words_that_only_look_like_a_name_are_left_to_people(
    portal: Workspace, tmp_path: Path
) -> None:
    """“Dịch vụ an ninh” is not about Vũ An, nor “an ninh Vũ Anh”; whole words count, with marks."""
    before = Workspace(tmp_path / "before", FIVE_PLANS / "data")
    before.write("honorees/nguoi-tot-2026-02.yml", PERSON.replace("Nguyễn Thị Hoa", "Vũ An"))
    ended = (
        "ended:\n  - address: guong/nguoi-tot-2026-02/\n    since: 2026-03-01\n"
        "    reason: LÝ DO\n    stood: Trang của một gương người tốt, việc tốt\n"
    )

    def told(reason: str) -> list[str]:
        portal.write("addresses.yml", HEAD + ended.replace("LÝ DO", reason))

        def rule(sources: Sources) -> Iterator[Problem]:
            return addresses_last(sources, read_former(before.folder, sources), TODAY)

        found = load(portal.folder, more_rules=(rule,)).problems
        return [str(one) for one in found if "cá nhân" in one.message]

    (notice,) = told("Văn bản về dịch vụ an ninh mạng hết hiệu lực.")
    assert "lưu ý: `reason` có chữ “vụ an”, bỏ dấu đi thì trùng tên" in notice
    assert told("Theo ông Vũ Anh, dịch vũ anh ninh.") == []
    (error,) = told("Theo ý kiến của Vu\u0303 An.")
    assert "lưu ý" not in error and "từ chữ thứ 5 đến chữ thứ 6" in error


@pytest.mark.parametrize("name", ["Nguyễn  Thị Hoa", "Nguyễn\u00a0Thị\u200b Hoa", "NGUYỄN_thị-hoa"])
def test_a_name_is_found_however_it_is_spaced(name: str, portal: Workspace, tmp_path: Path) -> None:
    """Two spaces, and letters that nobody sees, hide no name."""
    before = Workspace(tmp_path / "before", FIVE_PLANS / "data")
    before.write("honorees/nguoi-tot-2026-02.yml", PERSON)
    enter(portal, complaints(portal, before.folder))
    named = portal.read("addresses.yml").replace("Văn bản đã", f"{name} đã")
    portal.write("addresses.yml", named)
    told = complaints(portal, before.folder)
    assert [one for one in told if "tên một cá nhân được nêu gương" in one.message]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Gọi 0912 345 678 để hỏi.", "số điện thoại"),
        ("Gọi (0255) 3822 123 để hỏi.", "số điện thoại"),
        ("Gọi +84 912.345.678 để hỏi.", "số điện thoại"),
        ("Người có CCCD 051201012345.", "số giấy tờ tùy thân"),
        ("Người có CMND 212345678.", "số giấy tờ tùy thân"),
        ("Người có CCCD 051 201 012 345.", "số giấy tờ tùy thân"),
        ("Bà Hoa, sinh 1961.", "năm sinh"),
        ("Bà Hoa, sinh ngày 02/03/1961.", "năm sinh"),
        ("Bà Hoa (SN 1961).", "năm sinh"),
        ("Kế hoạch cho học sinh năm 2021.", ""),
        ("Vệ sinh 2022 ở thôn.", ""),
        ("Quyết định số 1234/QĐ-UBND ngày 01.01.2026 10 điều.", ""),
        ("Hết 12.345.678.901 đồng, từ 01/02/2020 đến 03/04/2021.", ""),
        ("Giảm 0,123456789 điểm; 100.000.000 đồng.", ""),
    ],
)
def test_an_entry_tells_no_fact_about_a_person(portal: Workspace, text: str, fact: str) -> None:
    """Numbers that only a person has are refused; documents, days and money are none of them."""
    ended = (
        "ended:\n  - address: ke-hoach/tet-2024/\n    since: 2026-03-01\n"
        f'    reason: "{text}"\n    stood: Kế hoạch Tết\n'
    )
    portal.write("addresses.yml", HEAD + ended)
    told = [one for one in pick_errors(portal.load().problems) if one.file == ADDRESSES]
    assert [one.message for one in told] == ([f"`reason` có {fact}."] if fact else [])


def test_a_takedown_asks_nothing(portal: Workspace, tmp_path: Path) -> None:
    """Its page stays, and says that it was taken down."""
    before = Workspace(tmp_path / "before", FIVE_PLANS / "data")
    before.write("honorees/nguoi-tot-2026-02.yml", PERSON)
    taken = PERSON.replace("name: Nguyễn Thị Hoa\nunit: Thôn Đông\n", 'name: "(đã gỡ)"\n')
    taken += "takedown:\n  requested_on: 2026-02-20\n  done_on: 2026-02-21\n"
    portal.write("honorees/nguoi-tot-2026-02.yml", taken + "  reason: Yêu cầu\n  mode: remove\n")
    assert complaints(portal, before.folder) == []


# Entries last themselves


def with_entries(folder: Path, text: str) -> Workspace:
    portal = Workspace(folder, FIVE_PLANS / "data")
    portal.write("addresses.yml", HEAD + text)
    return portal


MOVED = f"moved:\n  - from: ke-hoach/cu-2024/\n    to: {BINH_SON}\n    since: 2026-03-01\n"


def test_an_entry_that_goes_is_asked_for(portal: Workspace, tmp_path: Path) -> None:
    """A forward that was published goes on forwarding."""
    before = with_entries(tmp_path / "before", MOVED)
    (told,) = complaints(portal, before.folder)
    assert "`ke-hoach/cu-2024/` (đã chuyển đến" in told.message
    (told,) = as_published(portal, published_list(before.folder))
    assert "nay không còn trong tệp này" in told.message


@pytest.mark.parametrize("reading", ["folder", "list"])
def test_an_entry_that_leads_elsewhere_is_asked_for(tmp_path: Path, reading: str) -> None:
    """Only a note that owns the mistake lets an entry lead elsewhere."""
    before = with_entries(tmp_path / "before", MOVED)
    now = with_entries(tmp_path / "now", MOVED.replace(BINH_SON, HA_QUANG))

    def told() -> list[Problem]:
        if reading == "folder":
            return complaints(now, before.folder)
        return as_published(now, published_list(before.folder))

    (problem,) = told()
    assert problem.position.line == 4
    assert f"đã công bố là chuyển đến `{BINH_SON}`" in problem.message
    now.write("addresses.yml", now.read("addresses.yml") + f"    note: Trước ghi nhầm {BINH_SON}\n")
    assert told() == []


def test_entries_may_be_worded_anew_and_moved_on(tmp_path: Path) -> None:
    """Slips of the hand are mended, and what moved may move again or end."""
    ended = (
        "ended:\n  - address: ke-hoach/tet-2024/\n    since: 2026-03-01\n"
        "    reason: Thôi.\n    stood: Kế hoach Tết\n"
    )
    before = with_entries(tmp_path / "before", MOVED + ended)
    now = with_entries(
        tmp_path / "now",
        MOVED
        + f"  - from: {BINH_SON}\n    to: ke-hoach/binh-son-2025-thi-dua/\n    since: 2026-04-01\n"
        + ended.replace("Kế hoach", "Kế hoạch"),
    )
    rename_plan(now, "binh-son-2025-kinh-te-xa-hoi", "binh-son-2025-thi-dua")
    assert complaints(now, before.folder) == []
    catalogue = now.load().catalogue
    assert catalogue
    end = catalogue.book.end_of("ke-hoach/cu-2024/#chi-tieu-3", catalogue.standing)
    assert end == "ke-hoach/binh-son-2025-thi-dua/#chi-tieu-3"
    end = catalogue.book.end_of("ke-hoach/cu-2024/#chi-tieu-99", catalogue.standing)
    assert end == "ke-hoach/binh-son-2025-thi-dua/"


def test_an_address_that_stands_again_needs_no_entry(portal: Workspace, tmp_path: Path) -> None:
    """What came back is a better answer than any entry."""
    before = Workspace(tmp_path / "before", FIVE_PLANS / "data")
    shutil.rmtree(before.folder / "data" / "plans" / "ha-hoa-2022-75-nam-dang-bo-huyen")
    enter(before, complaints(before))
    assert complaints(portal, before.folder) == []


def test_two_proposals_that_each_end_an_address_merge(tmp_path: Path) -> None:
    """Lines added at two places of a sorted list are no conflict for git, and fmt keeps them so."""
    names = ("an-2024", "bac-2024", "cam-2024", "dak-2024", "en-2024")

    def listed(*which: str) -> str:
        lines = "".join(
            f"  - from: ke-hoach/{name}/\n    to: {BINH_SON}\n    since: 2026-03-01\n"
            for name in which
        )
        return f"{HEAD}moved:\n{lines}"

    files = []
    for name, which in (
        ("ours", names[:4]),
        ("base", (names[0], names[2], names[3])),
        ("theirs", (names[0], names[2], names[3], names[4])),
    ):
        portal = with_entries(tmp_path / name, "")
        portal.write("addresses.yml", listed(*which))
        assert main(["fmt", "--check", "--root", str(portal.folder)]) == 0
        files.append(str(portal.folder / "data" / "addresses.yml"))
    merged = subprocess.run(
        ["git", "merge-file", "-p", *files], capture_output=True, text=True, check=False
    )
    assert merged.returncode == 0
    assert merged.stdout == listed(*names)


# Where the earlier state comes from


def test_the_published_list_asks_what_the_folder_asks(portal: Workspace) -> None:
    """Without git, the list of the last publication is enough."""
    rename_plan(portal, "binh-son-2025-kinh-te-xa-hoi", "binh-son-2025-thi-dua")
    shutil.rmtree(portal.folder / "data" / "plans" / "ha-hoa-2022-75-nam-dang-bo-huyen")
    assert as_published(portal, published_list(FIVE_PLANS)) == complaints(portal)


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b'{"version":2}', b"\xff", b'{"version":1,"pages":[],"files":3}',
     b'{"version":1,"pages":{"a/":7},"files":[],"moved":{},"ended":[]}', b"[" * 99_999],
)  # fmt: skip
def test_another_file_is_not_taken_for_the_list(content: bytes) -> None:
    """Whatever is given, a sentence says what is wrong with it."""
    with pytest.raises(UnreadableError, match=r"^(Tệp này|Danh sách)"):
        read_address_list(content)


def test_check_compares_with_a_folder_a_site_and_a_list(
    portal: Workspace, real_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--base` and `--published` say the same, and `--base none` is silence."""
    rename_plan(portal, "binh-son-2025-kinh-te-xa-hoi", "binh-son-2025-thi-dua")
    said = []
    for option in (
        ("--base", str(FIVE_PLANS)),
        ("--base", "none", "--published", str(real_site)),
        ("--base", "none", "--published", str(real_site / "dia-chi.json")),
    ):
        assert main(["check", "--root", str(portal.folder), *option]) == 1
        said.append([one for one in capsys.readouterr().out.splitlines() if ADDRESSES in one])
    assert said[0] == said[1] == said[2]
    assert len(said[0]) == 1
    assert main(["check", "--root", str(portal.folder), "--base", "none"]) == 0


def test_a_named_state_that_cannot_be_had_fails_the_check(
    portal: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who names a base or a list has it compared, or hears that it was not; silence is no pass."""
    broken = tmp_path / "broken"
    (broken / "data").mkdir(parents=True)
    (tmp_path / "khac.json").write_text('{"version":99}', "utf-8")
    for option in (
        ("--base", "khong-co-nhanh-nay"),
        ("--base", str(broken)),
        ("--base", str(tmp_path / "now" / "hooks")),
        ("--published", str(tmp_path / "khong-co")),
        ("--published", str(tmp_path / "khac.json")),
        ("--published", str(portal.folder / "data" / "portal.yml")),
    ):
        assert main(["check", "--root", str(portal.folder), *option]) == 1
        told = [one for one in capsys.readouterr().out.splitlines() if ADDRESSES in one]
        assert len(told) == 1, option
        assert ":1:1: Không so được địa chỉ" in told[0]
    for nothing_before in ((), ("--base", "none"), ("--base", "0" * 40)):
        assert main(["check", "--root", str(portal.folder), *nothing_before]) == 0
        assert ADDRESSES not in capsys.readouterr().out


def test_what_of_the_base_cannot_be_read_is_named(
    portal: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An older engine may have written it: the check passes, and says what it did not compare."""
    before = with_entries(tmp_path / "before", MOVED.replace("since:", "sicne:"))
    before.replace(f"{BINH_SON.replace('ke-hoach', 'plans')}plan.yml", "year:", "yaer:")
    base = ("--base", str(before.folder))
    assert main(["check", "--root", str(portal.folder), *base]) == 0
    (told,) = [one for one in capsys.readouterr().out.splitlines() if ADDRESSES in one]
    assert "lưu ý: Không đọc được data/addresses.yml, data/plans/binh-son" in told


def test_a_base_of_another_history_or_before_the_data_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A commit without data had nothing to lose; one of another history is the wrong base."""
    portal = Workspace(tmp_path / "main", FIVE_PLANS / "data")
    git(portal.folder, "init", "--quiet", "--initial-branch=main")
    git(portal.folder, "commit", "--quiet", "--allow-empty", "--message=x")
    git(portal.folder, "add", "data")
    git(portal.folder, "commit", "--quiet", "--message=x")
    root = ("--root", str(portal.folder))
    assert main(["check", *root, "--base", "HEAD~1"]) == 0
    assert "lưu ý: Không so được địa chỉ" in capsys.readouterr().out
    assert main(["check", *root, "--base", "HEAD~5"]) == 1
    git(portal.folder, "checkout", "--quiet", "--orphan", "khac")
    git(portal.folder, "commit", "--quiet", "--message=x")
    capsys.readouterr()
    assert main(["check", *root, "--base", "main"]) == 1
    assert "không có lịch sử chung" in capsys.readouterr().out


def test_the_whole_list_cannot_go(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Deleting the file takes every entry away, and each is told."""
    portal = with_entries(tmp_path / "main", MOVED)
    git(portal.folder, "init", "--quiet", "--initial-branch=main")
    git(portal.folder, "add", "data")
    git(portal.folder, "commit", "--quiet", "--message=x")
    (portal.folder / "data" / "addresses.yml").unlink()
    for option in ((), ("--base", "HEAD")):
        assert main(["check", "--root", str(portal.folder), *option]) == 1
        assert "Mục về `ke-hoach/cu-2024/`" in capsys.readouterr().out


def test_check_takes_what_stood_from_git(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A proposal that renames a plan is stopped without anybody saying what was there before."""
    portal = Workspace(tmp_path / "main", FIVE_PLANS / "data")
    git(portal.folder, "init", "--quiet", "--initial-branch=main")
    git(portal.folder, "add", "data")
    git(portal.folder, "commit", "--quiet", "--message=x")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(portal.folder), str(clone))
    assert main(["check", "--root", str(clone)]) == 0
    plans = clone / "data" / "plans"
    new = plans / "binh-son-2025-thi-dua"
    (plans / "binh-son-2025-kinh-te-xa-hoi").rename(new)
    text = (new / "plan.yml").read_text("utf-8")
    changed = text.replace("id: binh-son-2025-kinh-te-xa-hoi", "id: binh-son-2025-thi-dua")
    (new / "plan.yml").write_text(changed, "utf-8")
    capsys.readouterr()
    assert main(["check", "--root", str(clone)]) == 1
    assert "Có vẻ đã chuyển" in capsys.readouterr().out
    shallow = tmp_path / "shallow"
    origin = f"file://{portal.folder}"
    git(tmp_path, "clone", "--quiet", "--depth=1", origin, str(shallow))
    git(shallow, "update-ref", "-d", "refs/remotes/origin/main")
    git(shallow, "symbolic-ref", "-d", "refs/remotes/origin/HEAD")
    assert main(["check", "--root", str(shallow)]) == 1
    assert "Bản sao này thiếu lịch sử" in capsys.readouterr().out


def test_addresses_are_compared_beside_other_errors(portal: Workspace) -> None:
    """All is told in one run, even where the data refers to what is gone."""
    shutil.rmtree(portal.folder / "data" / "plans" / "ha-quang-2021-phong-trao-thi-dua")
    assert HA_QUANG in proposed(complaints(portal))


def test_a_list_that_cannot_be_read_is_no_reason_to_ask_for_its_entries(tmp_path: Path) -> None:
    """One broken line is one message, not one for every entry of the file."""
    before = with_entries(tmp_path / "before", MOVED)
    now = with_entries(tmp_path / "now", MOVED.replace("since:", "sicne:"))
    assert {one.position.line for one in complaints(now, before.folder)} == {5}


@pytest.mark.parametrize(
    ("file", "right", "wrong"),
    [
        ("plans/ngan-son-2021-kinh-te-xa-hoi/plan.yml", "year:", "yaer:"),
        ("honorees/xa-soc-ha-2021-nong-thon-moi.yml", "kind:", "knid:"),
    ],
)
def test_a_record_that_cannot_be_read_is_not_taken_for_gone(
    portal: Workspace, file: str, right: str, wrong: str
) -> None:
    """A slip of the hand is one fault: its page and the lists that it kept are not asked for."""
    portal.replace(file, right, wrong)
    assert complaints(portal) == []
    assert pick_errors(portal.load().problems)


def test_a_renamed_plan_that_cannot_be_read_is_not_taken_for_gone(portal: Workspace) -> None:
    """What cannot be read may be what stood; another plan that is gone is asked for later."""
    rename_plan(portal, "binh-son-2025-kinh-te-xa-hoi", "binh-son-2025-thi-dua")
    portal.replace("plans/binh-son-2025-thi-dua/plan.yml", "year:", "yaer:")
    assert complaints(portal) == []


def test_a_plan_that_goes_beside_one_that_cannot_be_read_is_asked_for(portal: Workspace) -> None:
    """A slip of the hand in one plan hides nothing about another."""
    portal.replace("plans/ngan-son-2021-kinh-te-xa-hoi/plan.yml", "year:", "yaer:")
    shutil.rmtree(portal.folder / "data" / "plans" / HA_QUANG.split("/")[1])
    assert HA_QUANG in proposed(complaints(portal))


def test_an_entry_may_lead_to_a_plan_that_cannot_be_read(tmp_path: Path) -> None:
    """The address is right, and stands as soon as the plan is mended."""
    now = with_entries(tmp_path / "now", MOVED)
    now.replace("plans/binh-son-2025-kinh-te-xa-hoi/plan.yml", "year:", "yaer:")
    assert not [one for one in pick_errors(now.load().problems) if one.file == ADDRESSES]


def test_addresses_are_read_in_any_way_they_are_copied() -> None:
    """A pasted link, a path with or without slashes, and a link to the index are one address."""
    for base in ("https://tinh.gov.vn/thi-dua/", "https://tinh.gov.vn/Thi-Dua/"):
        path = base.removeprefix("https://tinh.gov.vn")
        for written in (
            "ke-hoach/x/", "ke-hoach/x", "/ke-hoach/x/", f"{path}ke-hoach/x/index.html",
            f"{base}ke-hoach/x/", f"http://TINH.gov.vn{path}ke-hoach/x",
        ):  # fmt: skip
            assert localised(read_place(written), base) == "ke-hoach/x/", written
    base = "https://tinh.gov.vn/thi-dua/"
    assert localised(read_place(f"{base}Ke-Hoach/x/"), base) is None
    with pytest.raises(ValueError, match="không phải địa chỉ trên Cổng"):
        read_place("Ke-Hoach/x/")
    assert localised(read_place("https://tinh.gov.vn/khac/"), base) is None
    assert localised(read_place("https://tinh.gov.vn/thi-dua/"), base) is None


def test_letters_of_the_base_are_written_as_each_server_reads_them() -> None:
    """A base with escapes is not escaped twice, and nginx is told the letters that it looks up."""
    base = "https://tinh.gov.vn/thi-%C4%91ua/"
    found = {"ke-hoach/cu/": "ke-hoach/moi/#chi-tieu-3"}
    new = "/thi-%C4%91ua/ke-hoach/moi/#chi-tieu-3"
    assert redirects(found, base).splitlines() == [
        f"/thi-%C4%91ua/ke-hoach/cu/ {new} 301", f"/thi-%C4%91ua/ke-hoach/cu/* {new} 301",
    ]  # fmt: skip
    assert nginx_map(found, base).splitlines()[-2:] == [
        f'"/thi-đua/ke-hoach/cu/" "{new}";', f'"~^/thi-đua/ke-hoach/cu/" "{new}";',
    ]  # fmt: skip
    for path in ("/thi-%C4%91ua/", "/thi-%c4%91ua/", "/thi-đua/"):
        for host in ("", "https://tinh.gov.vn"):
            assert localised(read_place(f"{host}{path}ke-hoach/x/"), base) == "ke-hoach/x/"


def test_a_base_has_no_steps_up_in_escapes() -> None:
    """Browsers take `%2e%2e` for a step up, so that nothing would lie where it is said to."""
    for written in ("https://a.vn/%2e%2e/", "https://a.vn/b/%2E/", "https://a.vn/.%2e/"):
        with pytest.raises(ValueError, match=r"Đường dẫn có `\.` hoặc `\.\.`"):
            read_web_address(written, AddressPurpose.SITE)


def test_dates_far_ahead_are_slips_of_the_hand(
    portal: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    """A day soon to come is a notice; one of another year or later cannot be meant."""
    today = date.today()
    for since, code, said in (
        (today, 0, ""),
        (today + timedelta(days=30), 0, "lưu ý: `since` là ngày chưa tới"),
        (today + timedelta(days=400), 1, "`since` là ngày chưa tới"),
        (date(2999, 1, 1), 1, "`since` là ngày chưa tới"),
    ):
        portal.write("addresses.yml", HEAD + MOVED.replace("2026-03-01", since.isoformat()))
        assert main(["check", "--root", str(portal.folder), "--base", "none"]) == code
        told = [one for one in capsys.readouterr().out.splitlines() if ADDRESSES in one]
        assert len(told) == bool(said) and said in "".join(told)


OWN_PAGE = """\
---
title: Lịch
description: Lịch làm việc của xã.
updated: "2026-01-01"
---
# Lịch
"""


def write_own(portal: Workspace, name: str, text: str) -> None:
    """A written page or file of the portal's own."""
    written = portal.folder / "docs" / name
    written.parent.mkdir(parents=True)
    written.write_text(text, "utf-8", newline="\n")


def test_no_heading_takes_an_anchor_of_the_frame(portal: Workspace) -> None:
    """A place that moved is told in a section of its own, whatever the page says itself."""
    (portal.folder / "docs").unlink()
    write_own(portal, "lich.md", f"{OWN_PAGE}\n## Địa chỉ cũ\n\nChữ.\n")
    (told,) = pick_errors(portal.load().problems)
    assert told.file == "docs/lich.md" and "`#dia-chi-cu` đã có chỗ khác dùng" in told.message


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("quyet-dinh/mot/", "quyet-dinh/mot.md"),
        ("anh/so-do.svg", "anh/so-do.svg"),
        ("anh/so-do.svg/cu/", "anh/so-do.svg"),
        ("gioi-thieu/", ""),
    ],
)
def test_an_entry_takes_no_address_of_a_written_page(
    portal: Workspace, address: str, file: str
) -> None:
    """The portal's own folders of any name are published, and stay as they are."""
    (portal.folder / "docs").unlink()
    if file:
        drawn = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
        write_own(portal, file, OWN_PAGE if file.endswith(".md") else drawn)
    assert portal.load().catalogue, portal.load().problems
    moved = f"moved:\n  - from: {address}\n    to: {BINH_SON}\n    since: 2026-03-01\n"
    portal.write("addresses.yml", HEAD + moved)
    (told,) = pick_errors(portal.load().problems)
    assert told.file == ADDRESSES and told.position.line == 3
    assert f"`{address}`" in told.message


@pytest.mark.parametrize(
    "address",
    [
        "_redirects", "robots.txt/x/", "404.html/x/", "dia-chi-cu.nginx.map/", "sitemap.xml.gz/",
        "index.html/", "gioi-thieu/index.html/", "mau/data/issuers.yml/", "dia-chi.json/",
        f"{BINH_SON}ke-hoach-21-kh-ubnd-2025.txt/", f"{BINH_SON}index.html/",
        f"{BINH_SON}index.html/x/", "ke-hoach/loc/mat.json/", "assets/portal.css/x/",
        f"ke-hoach/{'x' * 300}/", "mau/data/issuers.yml/x/#cho",
        "ke-hoach/cu-2024/index.html/x.pdf",
    ],
)  # fmt: skip
def test_an_entry_is_for_an_address_that_can_be_written(portal: Workspace, address: str) -> None:
    """What the check lets pass, the build can write: no page lies in a file, or in its place."""
    moved = f"moved:\n  - from: {address}\n    to: {BINH_SON}\n    since: 2026-03-01\n"
    portal.write("addresses.yml", HEAD + moved)
    told = [one for one in pick_errors(portal.load().problems) if one.file == ADDRESSES]
    assert [one.position.line for one in told] == [3]


def test_a_file_and_a_page_of_its_name_are_one_address(portal: Workspace) -> None:
    """Both would be written to the same place."""
    entries = "".join(
        f"  - from: {address}\n    to: {BINH_SON}\n    since: 2026-03-01\n"
        for address in ("ke-hoach/a.pdf", "ke-hoach/a.pdf/")
    )
    portal.write("addresses.yml", f"{HEAD}moved:\n{entries}")
    (told,) = [one for one in pick_errors(portal.load().problems) if one.file == ADDRESSES]
    assert told.position.line == 6 and "đã ghi ở dòng 3" in told.message


def test_an_entry_comes_before_a_file_of_a_page_that_moved() -> None:
    """A page whose name is that of a file below it is written once, as its entry says."""
    record = Addresses.model_validate(
        {
            "moved": [
                {"from": "ke-hoach/cu/", "to": "ke-hoach/moi/", "since": "2026-01-01"},
                {"from": "ke-hoach/cu/a.pdf/", "to": "ke-hoach/", "since": "2026-01-01"},
            ]
        }
    )
    book = AddressBook.of(record, "https://x.vn/")
    pages = {"ke-hoach/": Thing(), "ke-hoach/moi/": Thing()}
    standing = Standing(pages, frozenset({"ke-hoach/moi/a.pdf"}), {})
    found = forwards(settle(book, standing), book, standing)
    assert found["ke-hoach/cu/a.pdf/"] == "ke-hoach/"
    assert "ke-hoach/cu/a.pdf" not in found


def test_lists_that_plans_bring_back_need_no_care(portal: Workspace, tmp_path: Path) -> None:
    """Without plans everything ended; with them again, nobody is asked to take lines away."""
    empty = Workspace(tmp_path / "empty", FIVE_PLANS / "data")
    shutil.rmtree(empty.folder / "data" / "plans")
    shutil.rmtree(empty.folder / "data" / "honorees")
    enter(empty, complaints(empty))
    assert complaints(empty) == []
    text = empty.read("addresses.yml")
    kept = [
        line
        for line in text.splitlines()
        if not re.search(r"address: (?:ke-hoach/[^/]+/,|guong/)", line)
    ]
    assert {"nam", "co-quan", "chi-tieu", "ke-hoach/cap"} <= {
        found[1] for line in kept if (found := re.search(r"address: (ke-hoach/\w+|[\w-]+)/", line))
    }
    portal.write("addresses.yml", "\n".join([*kept, ""]))
    assert complaints(portal, empty.folder) == []


def test_a_plan_that_is_published_again_stops_nothing(portal: Workspace, tmp_path: Path) -> None:
    """Its old entry is a notice, and answers for nothing that its page loses later."""
    ended = (
        f"ended:\n  - address: {BINH_SON}\n    since: 2026-03-01\n"
        "    reason: Thôi.\n    stood: Kế hoạch\n"
    )
    portal.write("addresses.yml", HEAD + ended)
    found = portal.load()
    assert found.catalogue
    (told,) = [one for one in found.problems if one.file == ADDRESSES]
    assert told.severity is Severity.NOTICE and "vẫn còn trên Cổng" in told.message
    path = f"{BINH_SON.replace('ke-hoach', 'plans')}plan.yml"
    text = portal.read(path)
    last = max(int(one) for one in re.findall(r"^    - number: (\d+)$", text, re.M))
    portal.write(path, text.replace(f"    - number: {last}\n", f"    - number: {last + 3}\n"))
    assert f"{BINH_SON}#chi-tieu-{last}" in proposed(complaints(portal))


@pytest.mark.parametrize(
    ("address", "taken"),
    [
        ("gioi-thieu/", "gioi-thieu/index.html"),
        (SMALL_PLAN, f"{SMALL_PLAN}index.html"),
        # A file and a folder: which of the two is told depends on which of them is made first.
        ("mau/data/fields.yml/", "mau/data/fields.yml(/index.html)?"),
        ("api/v1/plans.json/", "api/v1/plans.json/index.html"),
    ],
)
def test_two_things_at_one_address_stop_the_build(
    address: str, taken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever was not foreseen, nothing is lost without anybody being told."""
    portal = Workspace(tmp_path / "portal", SMALL)
    catalogue = portal.load().catalogue
    assert catalogue
    page = replace(make_not_found_page(catalogue, Cards(catalogue)), path=address)
    monkeypatch.setattr("thidua.site.makings.list_old_pages", lambda _: [Address.of(page)])
    site = portal.begin_site()
    site.load()
    with pytest.raises(DataProblemsError, match=f"cùng đòi địa chỉ `{taken}`"):
        site.write([WrittenSource("gioi-thieu/", "", (), META, "")])


def test_an_empty_book_answers_nothing() -> None:
    """A portal where nothing ever moved has nothing to look up."""
    book = AddressBook.of(None, "https://x.vn/")
    standing = Standing({}, frozenset(), {})
    assert book.covering("ke-hoach/x/") is None
    assert book.end_of("ke-hoach/x/", standing) is None


# What readers find

OLD = f"""\
moved:
  - from: {BINH_SON}#chi-tieu-99
    to: {BINH_SON}#chi-tieu-3
    since: 2026-03-01
  - from: {BINH_SON}ban-cu.txt
    to: {BINH_SON}ke-hoach-21-kh-ubnd-2025.txt
    since: 2026-03-01
  - from: ke-hoach/cu-2024/
    to: ke-hoach/cu-2025/
    since: 2026-01-01
  - from: ke-hoach/cu-2025/
    to: {BINH_SON}
    since: 2026-03-01
    note: Đổi mã <kế hoạch> & tên.
  - from: ke-hoach/cu-2025/#chi-tieu-98
    to: {BINH_SON}#chi-tieu-4
    since: 2026-03-01
ended:
  - address: {BINH_SON}#chi-tieu-97
    since: 2026-03-01
    reason: Trùng chỉ tiêu 3.
    stood: Chỉ tiêu 97
  - address: ke-hoach/tet-2024/
    since: 2026-03-01
    reason: Văn bản bị bãi bỏ theo <b>Quyết định</b> số 1/QĐ-UBND.
    stood: Kế hoạch Tết 2024
  - address: ke-hoach/tet-2024.pdf
    since: 2026-03-01
    reason: Tệp trùng.
    stood: Bản quét kế hoạch Tết
"""


@pytest.fixture(scope="module")
def old_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five plans below a path, with addresses that moved and ended."""
    portal = with_entries(tmp_path_factory.mktemp("old") / "portal", OLD)
    portal.replace(
        "portal.yml", "https://cong-thi-dua.example/", "https://cong-thi-dua.example/thi-dua/"
    )
    return portal.built()


@pytest.fixture(scope="module")
def old_pages(old_site: Path) -> dict[str, PublishedPage]:
    return read_site(old_site)


def test_a_moved_page_forwards(old_pages: dict[str, PublishedPage]) -> None:
    """Without script, with it and for search engines, the new address is the one that counts."""
    base = "https://cong-thi-dua.example/thi-dua/"
    for address in ("ke-hoach/cu-2024/", "ke-hoach/cu-2025/", f"{BINH_SON}ban-cu.txt/"):
        page = old_pages[address]
        up = "../" * address.count("/")
        file = "ke-hoach-21-kh-ubnd-2025.txt" if "txt" in address else ""
        metas = read_metas(page)
        assert metas["refresh"] == f"0; url={up}{BINH_SON}{file}"
        (canonical,) = (one["href"] for one in page.all("link") if one.get("rel") == "canonical")
        assert canonical == f"{base}{BINH_SON}{file}"
        assert metas["robots"] == "noindex"
        assert "đã chuyển" in page.text
    assert "Đổi mã <kế hoạch> & tên." in old_pages["ke-hoach/cu-2025/"].text


def test_files_of_a_moved_page_forward_too(old_site: Path) -> None:
    """A link to an original, its table or its JSON outlives the renaming of its plan."""
    for old, new in (
        ("ke-hoach/cu-2025/ke-hoach-21-kh-ubnd-2025.txt", "ke-hoach-21-kh-ubnd-2025.txt"),
        ("ke-hoach/cu-2025/so-lieu-cu-2025.csv", "so-lieu-binh-son-2025-kinh-te-xa-hoi.csv"),
        ("api/v1/plans/cu-2025.json", "api/v1/plans/binh-son-2025-kinh-te-xa-hoi.json"),
    ):
        assert f'{new}"></noscript>' in (old_site / old / "index.html").read_text("utf-8")


def test_an_ended_page_says_what_stood_there_and_why(
    old_pages: dict[str, PublishedPage],
) -> None:
    """Readers are not left before a closed door."""
    page = old_pages["ke-hoach/tet-2024/"]
    for words in (
        "Kế hoạch Tết 2024", "Thôi công bố từ ngày 01/3/2026.",
        "Văn bản bị bãi bỏ theo <b>Quyết định</b> số 1/QĐ-UBND.",
    ):  # fmt: skip
        assert words in page.text
    assert read_metas(page)["robots"] == "noindex"
    assert "../../linh-vuc/" in [one["href"] for one in page.all("a")]
    assert "Tệp này đã thôi công bố" in old_pages["ke-hoach/tet-2024.pdf/"].text


def test_old_places_stay_on_their_page(old_pages: dict[str, PublishedPage]) -> None:
    """An anchor that moved or ended is there still, once, and says so."""
    page = old_pages[BINH_SON]
    assert page.ids["chi-tieu-99"] == page.ids["chi-tieu-97"] == 1
    assert "Chỉ tiêu 99 đã chuyển đến Chỉ tiêu 3 của Kế hoạch số 21/KH-UBND" in page.text
    assert "Chỉ tiêu 97 đã thôi công bố từ ngày 01/3/2026. Trùng chỉ tiêu 3." in page.text
    assert "Địa chỉ cũ" not in old_pages[HA_QUANG].text


def test_servers_can_forward_by_themselves(old_site: Path) -> None:
    """Every server gets the ends of chains, with the path of the portal before each address."""
    root = "/thi-dua/"
    map_lines = (old_site / "dia-chi-cu.nginx.map").read_text("utf-8").splitlines()
    assert f'"{root}ke-hoach/cu-2024/" "{root}{BINH_SON}";' in map_lines
    assert map_lines[-1].startswith('"~^/thi-dua/ke-hoach/cu-202')
    rules = (old_site / "_redirects").read_text("utf-8").splitlines()
    assert f"{root}ke-hoach/cu-2024/ {root}{BINH_SON} 301" in rules
    first = rules.index(
        f"{root}ke-hoach/cu-2025/ke-hoach-21-kh-ubnd-2025.txt "
        f"{root}{BINH_SON}ke-hoach-21-kh-ubnd-2025.txt 301"
    )
    assert first < rules.index(f"{root}ke-hoach/cu-2025/* {root}{BINH_SON} 301")
    assert "tet-2024" not in "".join(rules + map_lines)


def test_programs_are_told(old_site: Path) -> None:
    """The open data lists every old address with its end."""
    content = json.loads((old_site / "api/v1/addresses.json").read_text("utf-8"))
    schema = (old_site / "api/v1/schemas/addresses.schema.json").read_text("utf-8")
    Draft202012Validator(json.loads(schema)).validate(content)
    listed = content["addresses"]
    found = {
        one["address"].removeprefix("https://cong-thi-dua.example/thi-dua/"): one for one in listed
    }
    assert len(found) == 8
    assert found["ke-hoach/cu-2024/"]["to"].endswith(BINH_SON)
    assert found["ke-hoach/tet-2024/"]["status"] == "ended"
    assert found["ke-hoach/tet-2024/"]["to"] is None


def test_the_site_map_lists_only_what_stands(old_site: Path) -> None:
    """Search engines are not sent to addresses that only forward."""
    text = (old_site / "sitemap.xml").read_text("utf-8")
    assert BINH_SON in text
    assert "cu-2024" not in text and "tet-2024" not in text


def test_where_nothing_moved_nothing_is_written_of_it(real_site: Path) -> None:
    """Servers are told of short addresses alone, and the list of the open data is empty."""
    assert (real_site / "dia-chi.json").is_file()
    assert not (real_site / "_redirects").exists()
    lines = (real_site / "dia-chi-cu.nginx.map").read_text("utf-8").splitlines()
    assert all(line.startswith(('"/k/', "#")) for line in lines)
    listed = json.loads((real_site / "api/v1/addresses.json").read_text("utf-8"))
    assert listed["addresses"] == []


# In a browser


@pytest.fixture(scope="module")
def old_server(old_site: Path) -> Iterator[SiteServer]:
    """The site with old addresses, below its path and under the strict policy."""
    with SiteServer(old_site, prefix="/thi-dua/") as server:
        yield server


@pytest.fixture(scope="module")
def old_page(browser: Browser) -> Iterator[playwright.Page]:
    """One page that goes from link to link."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ke-hoach/cu-2024/#chi-tieu-3", f"{BINH_SON}#chi-tieu-3"),
        ("ke-hoach/cu-2025/#chi-tieu-98", f"{BINH_SON}#chi-tieu-4"),
        ("ke-hoach/cu-2025/", BINH_SON),
        (f"{BINH_SON}#chi-tieu-99", f"{BINH_SON}#chi-tieu-3"),
        (f"{BINH_SON}#chi-tieu-97", f"{BINH_SON}#chi-tieu-97"),
    ],
)
def test_an_old_link_leads_to_the_place_it_meant(
    old_page: playwright.Page, old_server: SiteServer, old: str, new: str
) -> None:
    """The part of a link after `#` is not lost on the way, and the way back does not trap."""
    page, home = old_page, f"{old_server.address}api/v1/addresses.json"
    page.goto(home)
    page.goto(old_server.address + old)
    page.wait_for_url(old_server.address + new)
    anchor = new.partition("#")[2]
    if anchor:
        playwright.expect(page.locator(f"#{anchor}")).to_be_in_viewport()
    page.go_back()
    page.wait_for_url(home)


def test_an_old_link_works_without_script(browser: Browser, old_server: SiteServer) -> None:
    """A moved page forwards by itself; a moved place is on its page and says where it is."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{old_server.address}ke-hoach/cu-2024/#chi-tieu-3")
    page.wait_for_url(old_server.address + BINH_SON)
    page.goto(f"{old_server.address}{BINH_SON}#chi-tieu-99")
    place = page.locator("#chi-tieu-99")
    playwright.expect(place).to_be_in_viewport()
    place.locator("a").click()
    page.wait_for_url(f"{old_server.address}{BINH_SON}#chi-tieu-3")
    context.close()


def test_a_circle_that_grows_is_a_circle(sample: Workspace) -> None:
    """Two entries that lead below each other make ever longer addresses; the check still ends."""
    entries = "".join(
        f"  - from: {old}\n    to: {new}\n    since: 2026-01-01\n"
        for old, new in (
            ("ke-hoach/mot-2020-a/", "ke-hoach/hai-2020-b/"),
            ("ke-hoach/hai-2020-b/", "ke-hoach/mot-2020-a/x/"),
        )
    )
    sample.write("addresses.yml", f"moved:\n{entries}")
    said = [problem.message for problem in sample.load().problems]
    assert sum("addresses" in problem.file for problem in sample.load().problems) >= 2, said
