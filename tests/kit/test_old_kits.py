"""Every address that the kit of a plan had goes on answering after it moved or was withdrawn."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import feedparser
import pytest
import zxingcpp
from icalendar import Calendar
from PIL import Image

from kit_sites import BASE, ENDED, MOVED_FROM, MOVED_TO, TwoStates, build_twice
from thidua.model import paths
from thidua.site.audit.pages import read_page


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> TwoStates:
    """Two plans; then one moved and one was withdrawn."""
    return build_twice(tmp_path_factory.mktemp("old-kits"))


def list_kit(site: Path, page: str) -> list[str]:
    """Every address of a plan's kit, its embeds and its targets; folders are pages."""
    places = (site / page / "chia-se", site / page / "chi-tieu", site / "nhung" / page)
    files = [path for place in places for path in place.rglob("*") if path.is_file()]
    return [path.relative_to(site).as_posix().removesuffix("index.html") for path in files]


def follow(site: Path, address: str) -> str:
    """Where a reader comes in the end who opens an address of a plain host; empty if nowhere."""
    for _ in range(5):
        file = site / address
        if file.is_file():
            return address
        if not (file / "index.html").is_file():
            return ""
        folder = address if address.endswith("/") else f"{address}/"
        refresh = [
            one["content"].partition("url=")[2]
            for one in read_page(file / "index.html", folder).all("meta")
            if one.get("http-equiv") == "refresh"
        ]
        if not refresh:
            return folder
        to, mark, anchor = refresh[0].partition("#")
        address = (site / folder / to).resolve().relative_to(site.resolve()).as_posix()
        address += "/" if to.endswith("/") else ""
        if mark:
            assert f'id="{anchor}"' in (site / address / "index.html").read_text("utf-8")
            return f"{address}#{anchor}"
    return ""


def test_every_address_of_a_kit_leads_to_the_same_after_a_move(states: TwoStates) -> None:
    """Each target to its own place, each file to the same file, programs without any page."""
    old, new = MOVED_FROM.split("/")[1], MOVED_TO.split("/")[1]
    listed = list_kit(states.before, MOVED_FROM)
    assert len(listed) > 90
    for address in listed:
        wanted = address.replace(old, new)
        target = re.fullmatch(rf"{MOVED_TO}chi-tieu/(\d+)/", wanted)
        if target:
            wanted = f"{MOVED_TO}#chi-tieu-{target[1]}"
        if address.endswith((".png", ".svg", ".ics", ".json")):
            assert (states.after / address).is_file(), address
            kept = (states.after / address).read_bytes()
            assert kept == (states.after / wanted).read_bytes(), address
        else:
            assert follow(states.after, address) == wanted, address


def test_every_address_of_a_kit_says_that_its_plan_ended(states: TwoStates) -> None:
    """Frames and pictures say it themselves; whatever a reader opens leads to why."""
    # A plain host cannot know which targets had a picture; other servers do (see below).
    pictures = re.compile(r".*/chi-tieu/\d+/anh\.png")
    listed = [one for one in list_kit(states.before, ENDED) if not pictures.fullmatch(one)]
    assert len(listed) > 60
    for address in listed:
        file = states.after / address
        if address.startswith("nhung/") and address.endswith("/"):
            assert "Đã thôi công bố" in (file / "index.html").read_text("utf-8"), address
        elif address.endswith(".svg") and "ma-qr" not in address:
            assert "Đã thôi công bố" in file.read_text("utf-8")
        elif address.endswith(".png") and "ma-qr" not in address:
            with Image.open(file) as shown:
                assert min(shown.size) >= 630
        elif not address.endswith((".png", ".svg", ".ics", ".json")):
            assert follow(states.after, address) == ENDED, address


def test_a_service_learns_the_new_title_of_a_target_from_its_old_address(
    states: TwoStates,
) -> None:
    page = read_page(states.after / MOVED_FROM / "chi-tieu" / "8" / "index.html", "")
    told = {one.get("property"): one.get("content") for one in page.all("meta")}
    assert told["og:title"] == "Chỉ tiêu 8: Giảm tỷ lệ hộ nghèo so với năm 2020: ≥ 3,5%."
    assert told["og:url"] == f"{BASE}{MOVED_TO}chi-tieu/8/"


def read_names(file: Path) -> set[str]:
    """The names of all events of a calendar."""
    read: Any = Calendar.from_ical(file.read_bytes())
    return {str(event["UID"]) for event in read.walk("VEVENT")}


def test_events_keep_their_names_when_their_plan_moves(states: TwoStates) -> None:
    """Or else telephones that know the old ones would show each of them twice."""
    (old,) = (states.before / MOVED_FROM).rglob("*.ics")
    (new,) = (states.after / MOVED_TO).rglob("*.ics")
    assert read_names(old) == read_names(new)
    gone = {name for name in read_names(states.before / "truyen-thong/lich.ics")
            if name.startswith(ENDED.split("/")[1])}  # fmt: skip
    left = read_names(states.before / "truyen-thong/lich.ics") - gone
    assert gone and left == read_names(states.after / "truyen-thong/lich.ics")


def test_whoever_follows_a_list_that_ended_is_told(states: TwoStates) -> None:
    issuer = "co-quan/ubnd-huyen-binh-son/"
    feed = feedparser.parse((states.after / issuer / "tin.atom").read_bytes())
    assert not feed.bozo and "Đã thôi công bố" in feed.entries[0].title
    (told,) = json.loads((states.after / issuer / "tin.json").read_text("utf-8"))["items"]
    assert told["url"] == BASE + issuer and "Trùng với kế hoạch khác." in told["content_text"]
    for page in (issuer, ENDED):
        (calendar,) = (states.after / page).rglob("*.ics")
        assert len(read_names(calendar)) == 1


@pytest.mark.parametrize("file", [paths.NGINX_MAP, paths.REDIRECTS])
def test_servers_lead_each_address_of_a_moved_kit_to_the_same(states: TwoStates, file: str) -> None:
    """What is said of the folder comes after what is said of each address in it."""
    lines = (states.after / file).read_text("utf-8").splitlines()
    rules = [line.replace('"', "").rstrip(";").split() for line in lines if "/" in line]
    exact = {rule[0]: rule[1] for rule in reversed(rules) if len(rule) > 1}
    picture = f"/{ENDED}chi-tieu/:so/anh.png"
    patterns = (rule[0].replace("\\", "").replace("[0-9]+", ":so").strip("~^$") for rule in rules)
    assert picture in set(patterns)
    old, new = MOVED_FROM.split("/")[1], MOVED_TO.split("/")[1]
    assert exact[f"/{MOVED_FROM}chi-tieu/8/"] == f"/{MOVED_TO}#chi-tieu-8"
    kit = f"/{MOVED_FROM}chia-se/"
    assert exact[kit] == f"/{MOVED_TO}chia-se/"
    for name in ("anh-{}.png", "lich-{}.ics", "bo-truyen-thong-{}.zip"):
        assert exact[kit + name.format(old)] == f"/{MOVED_TO}chia-se/{name.format(new)}"


def test_a_target_with_a_picture_has_a_code_that_leads_to_it(states: TwoStates) -> None:
    """The code of a target stays where it was when its plan moves."""
    files = sorted(states.before.glob("ke-hoach/*/chi-tieu/*/ma-qr.png"))
    assert len(files) > 10
    for file in files:
        page = f"{file.parent.relative_to(states.before).as_posix()}/"
        with Image.open(file) as shown:
            (code,) = zxingcpp.read_barcodes(shown)
        assert code.text == BASE + page
        assert (file.parent / "anh.png").exists()
        kit = (states.before / page).parent.parent / "chia-se" / "index.html"
        assert f"{page}ma-qr.png" in kit.read_text("utf-8")
        if page.startswith(MOVED_FROM):
            assert (states.after / page / "ma-qr.png").exists()
