"""Nobody but the browser that was opened comes in, and nothing leads out of the repository."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from desk.guard import MEGABYTE
from desk.repository import OutsideError
from desks import PLAN, Seat

STRANGER = "http://example.com"


def test_a_browser_without_the_token_sees_nothing(seat: Seat) -> None:
    stranger = seat.open_browser()
    assert stranger.get("/").status_code == 403
    assert stranger.get("/vao?khoa=doan-bua").status_code == 403
    assert stranger.get("/tinh/desk.css").status_code == 403


def test_the_address_opens_the_desk_once(seat: Seat) -> None:
    again = seat.open_browser().get(f"/vao?khoa={seat.desk.keys.entry}", follow_redirects=False)
    assert again.status_code == 403


def test_the_cookie_is_kept_from_scripts_and_other_sites(seat: Seat) -> None:
    other = Seat(seat.root.parent)
    cookies = other.open_browser().get("/vao?khoa=x").headers.get("set-cookie", "")
    assert not cookies
    fresh = type(other.desk.keys)(8765)
    other.desk.keys.entry, other.desk.keys._is_used = fresh.entry, False
    answer = other.open_browser().get(f"/vao?khoa={fresh.entry}", follow_redirects=False)
    said = answer.headers["set-cookie"].lower()
    assert "httponly" in said
    assert "samesite=strict" in said


@pytest.mark.parametrize("host", ["evil.example:8765", "localhost:8765", "127.0.0.1:9999"])
def test_another_host_name_is_refused(seat: Seat, host: str) -> None:
    assert seat.browser.get("/", headers={"Host": host}).status_code == 403


def test_another_origin_is_refused(seat: Seat) -> None:
    form = {"khoa": seat.desk.keys.form}
    assert seat.browser.post("/dung", data=form, headers={"Origin": STRANGER}).status_code == 403
    assert seat.browser.post("/dung", data=form, headers={"Origin": "null"}).status_code == 403
    cross = {"Sec-Fetch-Site": "cross-site"}
    assert seat.browser.get("/", headers=cross).status_code == 403
    assert not seat.has_stopped


def test_a_form_that_no_page_of_the_desk_made_is_refused(seat: Seat) -> None:
    before = seat.read()
    answer = seat.browser.post(f"/sua/{PLAN}?o=document", data={"khoa": "x", "f.place": "Khác"})
    assert answer.status_code == 403
    assert seat.read() == before


@pytest.mark.parametrize(
    "file",
    [
        "../../etc/passwd",
        "data/plans/../../mkdocs.yml",
        "/etc/passwd",
        "data/plans/x/../xa-mau-2026-kinh-te-xa-hoi/plan.yml",
        "data//issuers.yml",
        "mkdocs.yml",
        "data\\issuers.yml",
    ],
)
def test_no_path_leaves_the_repository(seat: Seat, file: str) -> None:
    with pytest.raises(OutsideError):
        seat.desk.repository.locate(file)
    encoded = quote(file, safe="")  # as it is, the browser would make it shorter
    for page in ("sua", "yaml"):
        answer = seat.browser.get(f"/{page}/{encoded}", follow_redirects=False)
        assert answer.status_code == 404, answer.text
    form = {"khoa": seat.desk.keys.form, "chu": "x", "doc": ""}
    assert seat.browser.post(f"/yaml/{encoded}", data=form).status_code == 404


def test_a_link_that_leads_out_is_not_followed(seat: Seat) -> None:
    outside = seat.root.parent / "ngoai"
    outside.mkdir()
    (outside / "plan.yml").write_text("id: x\n", "utf-8")
    (seat.root / "data" / "plans" / "loi-ra").symlink_to(outside, target_is_directory=True)
    assert seat.browser.get("/yaml/data/plans/loi-ra/plan.yml").status_code == 404


def test_half_a_gigabyte_is_refused_and_never_kept(seat: Seat) -> None:
    """The body is thrown away as it comes: the test makes it piece by piece, too."""
    sent = 0

    def body() -> Iterator[bytes]:
        nonlocal sent
        yield b'--x\r\nContent-Disposition: form-data; name="tep"; filename="a.pdf"\r\n\r\n'
        for _ in range(500):
            sent += MEGABYTE
            yield bytes(MEGABYTE)

    headers = {"Content-Type": "multipart/form-data; boundary=x", "Content-Length": "500000100"}
    answer = seat.browser.post("/nhan", content=body(), headers=headers)
    assert answer.status_code == 413
    assert "nặng quá" in answer.text
    kept = list((seat.root.parent / ".cong.ban-lam-viec").rglob("*.pdf"))
    assert kept == []


def test_pages_allow_no_inline_script_and_no_frame(seat: Seat) -> None:
    answer = seat.browser.get("/")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert "frame-ancestors 'none'" in policy
    assert not re.search(r"<script(?![^>]* src=)|<style| style=| on\w+=", answer.text)


def test_the_button_stops_the_desk(seat: Seat) -> None:
    seat.send("/dung")
    assert seat.has_stopped
