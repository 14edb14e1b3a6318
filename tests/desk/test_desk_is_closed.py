"""Nobody but the browser that was opened comes in, and nothing leads out of the repository."""

from __future__ import annotations

import asyncio
import io
import itertools
import logging
import re
import subprocess
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from unittest import mock
from urllib.parse import quote

import pytest
import uvicorn
from starlette.datastructures import UploadFile
from starlette.testclient import TestClient
from starlette.types import Message
from uvicorn.server import ServerState

from desk.app import make_app, make_desk_app
from desk.gitwork import Git, GitRefusedError
from desk.guard import MEGABYTE, MOST_FIELDS, MOST_FORM, Guard, open_doors
from desk.receiving import keep_upload, refuse_file
from desk.repository import OutsideError
from desk.server import DeskProtocol
from desks import PLAN, PORT, PREVIEW_PORT, Seat, wait_for_answer
from portal_cli.git import list_replaced_originals
from portal_cli.system import keep_libraries_silent
from repositories import git, serve_clone_of
from soaking import SOAKING

STRANGER = "http://example.com"


def test_a_browser_without_the_token_sees_nothing(seat: Seat) -> None:
    stranger = seat.open_browser()
    assert stranger.get("/").status_code == 403
    assert stranger.get("/vao?khoa=doan-bua").status_code == 403
    assert stranger.get("/tinh/desk.css").status_code == 403


@pytest.mark.parametrize("sent", [b"\x16\x03\x01", b"GET /tim?chu=" + b"a" * 70_000])
def test_what_is_no_request_is_refused_in_vietnamese(sent: bytes) -> None:
    """A page that somebody pasted into the address, or another program."""
    answer = list[bytes]()
    transport = mock.Mock(write=answer.append, is_closing=lambda: False)
    transport.get_extra_info.return_value = None
    config = uvicorn.Config(make_desk_app, http=DeskProtocol, log_config=None)
    config.load()
    loop = asyncio.new_event_loop()
    protocol = DeskProtocol(config, ServerState(), {}, loop)
    protocol.connection_made(transport)
    protocol.data_received(sent + b" x\r\n\r\n")
    loop.close()
    assert b"".join(answer).startswith(b"HTTP/1.1 400 ")
    assert "Bàn làm việc không đọc được" in b"".join(answer).decode()
    transport.close.assert_called_once()


def test_a_repository_that_is_trusted_while_the_desk_is_open_runs_nothing_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git tells no settings of a folder of somebody else: none may be taken for harmless."""
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "config", "filter.a.clean", "evil")
    asked = Git(tmp_path)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(GitRefusedError, match=r"safe\.directory"):
        asked.is_there()
    monkeypatch.delenv("GIT_TEST_ASSUME_DIFFERENT_OWNER")
    assert asked.is_there()
    assert asked.ask("config", "filter.a.clean").words == "\n"


def test_a_form_that_is_none_says_nothing_on_the_console(
    seat: Seat, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The library that reads forms tells in English what it met."""
    monkeypatch.setattr(logging.root, "handlers", [])
    keep_libraries_silent()
    form = {"Content-Type": "multipart/form-data; boundary=x"}
    seat.browser.post("/nhan", content=b"--x\r\nabc\r", headers=form)
    assert capfd.readouterr() == ("", "")


def test_the_address_opens_the_desk_once(seat: Seat) -> None:
    again = seat.open_browser().get(f"/vao?khoa={seat.desk.keys.entry}", follow_redirects=False)
    assert again.status_code == 403


def test_the_cookie_is_kept_from_scripts_and_other_sites(seat: Seat) -> None:
    other = Seat(seat.root.parent)
    cookies = other.open_browser().get("/vao?khoa=x").headers.get("set-cookie", "")
    assert not cookies
    fresh = type(other.desk.keys)(PORT, PREVIEW_PORT)
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


def test_scripts_of_the_preview_are_strangers_to_the_desk(seat: Seat) -> None:
    """A portal may bring scripts of its own: they run beside the desk, never in its name."""
    keys = seat.desk.keys
    near = {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors"}
    assert seat.browser.get("/", headers=near).status_code == 403
    form, origin = {"khoa": keys.form}, {"Origin": keys.preview_origin}
    assert seat.browser.post("/dung", data=form, headers=origin).status_code == 403
    assert not seat.has_stopped
    policy = seat.browser.get("/").headers["content-security-policy"]
    assert f"frame-src {keys.preview_origin};" in policy
    assert "script-src 'self';" in policy


def test_the_preview_opens_for_the_desk_alone(seat: Seat) -> None:
    """On its port nothing of the desk answers, and nobody comes in who is not at the desk."""
    keys = seat.desk.keys
    live = seat.root / ".cache" / "xem-truoc"
    live.mkdir(parents=True)
    (live / "index.html").write_text("<h1>Trang chủ</h1>", "utf-8")
    (live / "404.html").write_text("<h1>Không có trang này</h1>", "utf-8")
    browser = TestClient(make_app(seat.desk), base_url=keys.preview_origin)
    assert browser.get("/").status_code == 403
    browser.cookies = seat.browser.cookies
    shown = browser.get("/", headers={"Sec-Fetch-Site": "same-site"})
    assert "Trang chủ" in shown.text
    assert f"frame-ancestors 'self' {keys.origin}" in shown.headers["content-security-policy"]
    assert browser.get("/", headers={"Host": keys.host}).status_code == 403
    assert browser.get("/", headers={"Origin": keys.origin}).status_code == 403
    assert browser.get("/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert browser.post("/dung", data={"khoa": keys.form}).status_code == 403
    for words in ("sua/" + PLAN, "vao", "..%2f..%2fdata", "%00", "..", "x" * 300):
        answer = browser.get(f"/{words}")
        assert answer.status_code == 404 or "Trang chủ" in answer.text, words
        assert "plan.yml" not in answer.text


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


ODD = (
    "999999999999",
    "9" * 5000,
    "-1",
    "٣",
    "²",
    "..",
    "../..",
    "a" * 3000,
    "a\u202eb",
    "\ufeff",
    "%00",
    "\x00",
    "<script>",
    "CON",
    "targets.items.999999999.text",
    "targets.items.1.text.x.y",
    "document..number",
    "review.1",
)
HERE = "xa-mau-2026-kinh-te-xa-hoi"
ADDRESSES = (
    f"/sua/{PLAN}?o={{}}",
    "/sua/{}",
    "/yaml/{}",
    "/cho-sua?trong={}",
    "/cho-sua?trong=data/plans/{}",
    "/cho-sua?trong=data/honorees/{}",
    "/nhan/{}",
    "/soat/{}",
    f"/soat/{HERE}?cho={{}}",
    f"/soat/{HERE}?trang={{}}",
    f"/soat/{HERE}?tep={{}}",
    f"/hinh/{HERE}/{{}}",
    f"/hinh/{HERE}/phu-luc-1-kh-ubnd-2026.png?cat={{}}",
    "/hinh/{}/plan.yml",
    "/xem-truoc/{}",
    "/ket-qua/{}",
    f"/ket-qua/{HERE}?soat={{}}",
    f"/ket-qua/{HERE}?soat=2&trang={{}}",
    f"/ket-qua/{HERE}/doc/{{}}",
    "/sua-doi/{}",
    f"/sua-doi/{HERE}?muc={{}}",
    "/tinh/{}",
    "/{}",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_address_breaks_the_desk_or_leads_out(seat: Seat, address: str) -> None:
    """Whatever somebody writes into it: a page, or a sentence that there is none."""
    turn = ADDRESSES.index(address) % 3
    for words in ODD if SOAKING else ODD[turn::3]:
        answer = seat.browser.get(address.format(quote(words, safe="")))
        assert answer.status_code in {200, 404}, (address, words)
        if answer.status_code != 200:
            assert "Không có gì ở địa chỉ này" in answer.text, (address, words)


def test_a_file_that_was_pasted_into_a_field_is_told_as_such(seat: Seat) -> None:
    """What is long goes on as words; what is far too long is refused, not called a stranger's."""
    address = f"/sua/data/plans/{HERE}/plan.yml?o=document"
    name, before = seat.read_name(address), seat.read()
    seat.send(address, doc=name, f_place="Xã Mẫu " * 1400)
    assert seat.read() != before
    name = seat.read_name(address)
    assert "một từ dài quá 1.000 chữ cái" in seat.send(address, 422, doc=name, f_place="a" * 5000)
    said = seat.send(address, 413, doc=name, f_place="a" * 5_000_000)
    assert "đã dán nhầm cả một tệp" in said


def test_a_page_that_breaks_says_so_in_a_sentence(seat: Seat) -> None:
    def fail() -> None:
        raise RuntimeError("broken")

    seat.desk.checker.check = fail  # type: ignore[assignment,method-assign]
    app = make_app(seat.desk)
    browser = TestClient(app, base_url=seat.desk.keys.origin, raise_server_exceptions=False)
    browser.cookies = seat.browser.cookies
    answer = browser.get("/")
    assert answer.status_code == 500
    assert "không có gì được ghi dở" in answer.text
    assert "RuntimeError" not in answer.text


def test_a_portal_that_was_moved_away_is_told_as_such(seat: Seat) -> None:
    """A folder that somebody renamed, or a stick that was pulled out."""
    app = make_app(seat.desk)
    browser = TestClient(app, base_url=seat.desk.keys.origin, raise_server_exceptions=False)
    browser.cookies = seat.browser.cookies
    seat.root.rename(seat.root.with_name("cong-da-chuyen"))
    answer = browser.get("/")
    assert answer.status_code == 410
    assert f"không còn ở {seat.root}" in answer.text


@pytest.mark.parametrize("name", ["plan.yml", "results.yml", "ke-hoach-15-kh-ubnd-2026.txt"])
def test_a_file_that_is_a_link_is_neither_read_nor_written_nor_sent(seat: Seat, name: str) -> None:
    """It may lead anywhere on the machine; the first page says where, and what to do."""
    outside = seat.root.parent / "rieng.txt"
    outside.write_text("id: bí-mật-của-máy\n", "utf-8")
    link = seat.root / "data" / "plans" / HERE / name
    link.unlink()
    link.symlink_to(outside)
    for page in ("/yaml/data/plans/{0}/plan.yml", "/soat/{0}", "/ket-qua/{0}"):
        assert "bí-mật-của-máy" not in seat.browser.get(page.format(HERE)).text
    assert f"data/plans/{HERE}/{name} là liên kết" in seat.see("/")
    packed = zipfile.ZipFile(io.BytesIO(seat.browser.get("/gui/goi.zip").content))
    assert f"data/plans/{HERE}/{name}" not in packed.namelist()
    assert "là liên kết" in seat.send("/gui", 422)
    assert outside.read_text("utf-8") == "id: bí-mật-của-máy\n"


@pytest.mark.parametrize(
    "name",
    [
        "../../../var/ke-hoach.txt",
        "..\\..\\ke-hoach.txt",
        "/etc/cron.d/x.txt",
        "C:\\Windows\\x.txt",
        "ke\u202etxt.exe.txt",
        "kế hoạch <b>thi đua</b> & “khen” 100%.txt",
        "Kế hoạch " * 60 + ".txt",
        "漢字" * 100 + ".txt",
        "con.txt",
        "aux .txt",
        "a\nb.txt",
        "-rf.txt",
        "x.tar.gz.txt",
        "...txt",
    ],
)
def test_files_with_odd_names_are_kept_under_safe_ones(seat: Seat, name: str) -> None:
    upload = UploadFile(io.BytesIO(b"x"), filename=name, size=1)
    path = keep_upload(seat.desk, upload)
    assert path.parent.parent == seat.root.parent / ".cong.ban-lam-viec" / "nhan"
    assert path.read_bytes() == b"x"
    assert re.fullmatch(r"[\w .()-]{1,80}", path.name), path.name
    assert path.suffix == ".txt"
    assert path.stem.lower().strip() not in {"con", "aux", ""}
    assert not path.name.startswith(".")


@pytest.mark.parametrize("name", [".txt", "x", "x.exe", "x\u202efdp.exe", "x.txt/.."])
def test_names_that_are_none_are_refused_with_a_sentence(seat: Seat, name: str) -> None:
    upload = UploadFile(io.BytesIO(b"x"), filename=name, size=1)
    said = refuse_file(upload, 20)
    assert said.startswith("Không đọc được “")
    assert said.isprintable()


HEAD = b'--x\r\nContent-Disposition: form-data; name="tep"; filename="a.pdf"\r\n\r\n'


async def upload_in_parts(seat: Seat, size: int, pause: float, seconds: float) -> list[Message]:
    """Send a body without end in parts, and take what the desk answers."""
    sent: list[Message] = []
    parts = itertools.chain([HEAD], itertools.repeat(bytes(size)))

    async def receive() -> Message:
        await asyncio.sleep(pause)
        return {"type": "http.request", "body": next(parts), "more_body": True}

    async def send(message: Message) -> None:
        sent.append(message)

    keys = seat.desk.keys
    headers = {
        "host": keys.host,
        "origin": keys.origin,
        "cookie": f"{keys.cookie}={keys.session}",
        "content-type": "multipart/form-data; boundary=x",
    }
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/nhan",
        "raw_path": b"/nhan",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    guard = Guard(make_desk_app(seat.desk), open_doors(keys)[PORT], keys, MEGABYTE, seconds=seconds)
    await asyncio.wait_for(guard(scope, receive, send), 10)
    return sent


def send_in_parts(seat: Seat, size: int, pause: float, seconds: float) -> list[Message]:
    """Upload as slowly as is asked."""
    return wait_for_answer(upload_in_parts(seat, size, pause, seconds))


def test_an_upload_that_never_ends_is_given_up_with_a_sentence(seat: Seat) -> None:
    sent = send_in_parts(seat, 1, 0.05, 0.3)
    assert [message["type"] for message in sent] == ["http.response.start", "http.response.body"]
    assert sent[0]["status"] == 408
    assert "quá lâu" in sent[1]["body"].decode()


def test_an_upload_that_does_not_say_how_large_it_is_is_refused_with_a_sentence(
    seat: Seat,
) -> None:
    sent = send_in_parts(seat, MEGABYTE, 0, 1)
    assert [message["type"] for message in sent] == ["http.response.start", "http.response.body"]
    assert sent[0]["status"] == 413
    assert "nặng quá" in sent[1]["body"].decode()


def test_a_form_that_is_none_is_refused_with_a_sentence(seat: Seat) -> None:
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    answer = seat.browser.post("/nhan", content=b"no boundary", headers=headers)
    assert answer.status_code == 403
    assert "Biểu mẫu này không do Bàn làm việc" in answer.text
    assert seat.browser.put("/").status_code == 404


def test_cookies_of_other_programs_on_the_machine_do_not_lock_anybody_out(seat: Seat) -> None:
    """Browsers send a cookie to every port of a host; some hold what the old rules forbid."""
    name, value = seat.desk.keys.cookie, seat.desk.keys.session
    for other in ('theme={"a":1}', "x=a b,c", "=;;", "a[b]=c; é=1"):
        cookie = f"{other}; {name}={value}".encode()
        stranger = seat.open_browser()
        answer = stranger.get("/nhan", headers={b"Cookie": cookie})
        assert answer.status_code == 200, other
        answer = stranger.get("/nhan", headers={b"Cookie": cookie[:-1]})
        assert answer.status_code == 403, other


def test_too_many_files_at_once_are_refused_with_what_to_do(seat: Seat) -> None:
    files = [("tep", (f"trang {at}.png", b"x")) for at in range(61)]
    answer = seat.browser.post("/nhan", data={"khoa": seat.desk.keys.form}, files=files)
    assert answer.status_code == 413
    assert "gộp các ảnh thành một tệp PDF" in answer.text


def test_a_form_of_countless_fields_is_refused_before_it_is_read(seat: Seat) -> None:
    """Empty ones are no fields to what reads forms, and held the desk for seconds."""
    plain = {"Content-Type": "application/x-www-form-urlencoded"}
    parts = {"Content-Type": "multipart/form-data; boundary=x"}
    part = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'
    for status, body, headers in (
        (413, b"&" * (MOST_FIELDS + 1), plain),
        (403, b"&" * MOST_FIELDS, plain),  # read, and none of the desk's
        (413, part * (MOST_FIELDS + 1) + b"--x--", parts),
        (403, b"a=" + b"%26" * (MOST_FIELDS + 1), plain),
        (403, part + b"&" * MOST_FIELDS + b"\r\n--x--", parts),
    ):
        answer = seat.browser.post("/gui", content=body, headers=headers)
        assert answer.status_code == status, body[:80]
        assert ("có quá 4.000 ô" in answer.text) == (status == 413), body[:80]


def test_an_answer_comes_after_all_that_the_browser_sends(seat: Seat) -> None:
    """Whoever still sends when the connection ends is shown that it ended, and no sentence."""
    events: list[str] = []

    async def ask() -> None:
        async def answer_at_once(scope: Any, receive: Any, send: Any) -> None:
            await send({"type": "http.response.start", "status": 413, "headers": []})
            await send({"type": "http.response.body", "body": b"x"})

        parts = iter([True] * 5 + [False])

        async def receive() -> Message:
            events.append("part")
            return {"type": "http.request", "body": b"x", "more_body": next(parts)}

        async def send(message: Message) -> None:
            events.append(message["type"])

        keys = seat.desk.keys
        headers = {"host": keys.host, "origin": keys.origin,
                   "cookie": f"{keys.cookie}={keys.session}"}  # fmt: skip
        scope = {"type": "http", "method": "POST", "path": "/nhan", "headers": [
            (name.encode(), value.encode()) for name, value in headers.items()]}  # fmt: skip
        await Guard(answer_at_once, open_doors(keys)[PORT], keys, MEGABYTE)(scope, receive, send)

    wait_for_answer(ask())
    assert events == ["part"] * 6 + ["http.response.start", "http.response.body"]


def test_a_form_that_was_open_for_very_long_writes_over_nobody(seat: Seat) -> None:
    """Where the words it was made from are not kept any more, whatever differs is asked about."""
    form = {"doc": "0" * 64, "f.place": "Xã Khác", "f.type_text": "KẾ HOẠCH"}
    before = seat.read()
    shown = seat.send(f"/sua/{PLAN}?o=document", 409, **form)
    assert "Xã Khác" in shown
    assert "Loại văn bản như in" not in shown
    assert seat.read() == before


def test_many_people_who_save_at_once_lose_nothing(seat: Seat) -> None:
    """Each changes a field of its own, with the words that all of them read."""
    doc = seat.read_name(f"/sua/{PLAN}?o=document")
    words = {
        "place": "Xã Một",
        "issued_text": "ngày Hai",
        "type_text": "BA",
        "motto_text": "BỐN",
        "number_text": "Số: 15/KH-UBND.",
        "recipients_heading": "Năm:",
    }

    def save(name: str) -> int:
        form = {"khoa": seat.desk.keys.form, "doc": doc, f"f.{name}": words[name]}
        for _ in range(20):
            status = seat.browser.post(f"/sua/{PLAN}?o=document", data=form).status_code
            if status != 409:
                return int(status)
        return 409

    with ThreadPoolExecutor(len(words)) as people:
        assert set(people.map(save, words)) == {200}
    assert all(said in seat.read() for said in words.values())
    assert len(seat.desk.repository.journal.list_saves()) == len(words)


@pytest.mark.parametrize("words", ["\x00", "a\x00b", "\u2028", "-m", "\n\n", "\x85\x1f"])
def test_no_message_breaks_sending(seat: Seat, words: str) -> None:
    form = {"khoa": seat.desk.keys.form, "loi-nhan": words}
    assert seat.browser.post("/gui", data=form).status_code in {200, 422}


def test_every_save_can_be_undone_however_much_was_read_since(seat: Seat) -> None:
    before = seat.read()
    seat.save("document", f_place="Xã Khác")
    journal = seat.desk.repository.journal
    for at in range(1200):
        journal.keep_text(f"x{at}")
    kept = list((journal.folder / "van-ban").iterdir())
    assert len(kept) < 1000
    seat.send("/lan-luu", so="1")
    assert seat.read() == before


def test_a_file_pasted_into_a_form_that_takes_files_is_told_as_such(seat: Seat) -> None:
    """Such a form may be large, but none of its words may."""
    sent = {"khoa": seat.desk.keys.form, "f.title": "a" * (MOST_FORM + 1)}
    answer = seat.browser.post(
        f"/sua/{PLAN}?o=attachments.1", data=sent, files=[("tep.f.file", ("a.txt", b"a", ""))]
    )
    assert answer.status_code == 413
    assert "dán nhầm cả một tệp vào một ô" in answer.text


TRAPS = {
    "ký số khi lưu": {"commit.gpgsign": "true", "gpg.program": "{}"},
    "khóa ký": {"commit.gpgsign": "true", "gpg.format": "ssh", "gpg.ssh.defaultKeyCommand": "{}"},
    "chương trình của máy chủ": {"remote.origin.uploadpack": "{}"},
    "chương trình nhận": {"remote.origin.receivepack": "{}"},
    "địa chỉ là chương trình": {"remote.origin.url": "ext::{}", "protocol.ext.allow": "always"},
    "cách nối": {"remote.origin.vcs": "ext", "remote.origin.url": "{}",
                 "protocol.ext.allow": "always"},
    "ssh": {"remote.origin.url": "ssh://git@127.0.0.1:1/x", "core.sshCommand": "{}"},
    "cổng nối": {"remote.origin.url": "git://127.0.0.1:1/x", "core.gitProxy": "{}"},
    "thiết đặt của một thư mục": {"extensions.worktreeConfig": "true", "filter.e.clean": "{}"},
    "tên có dấu bằng": {"filter.e=e.clean": "{}"},
}  # fmt: skip


@pytest.mark.parametrize("trap", TRAPS)
def test_no_setting_of_a_repository_starts_a_program(trap: str, tmp_path: Path) -> None:
    """The desk asks the server when it opens: a folder from elsewhere would do what it likes."""
    root, ran, program = tmp_path / "cong", tmp_path / "ran", tmp_path / "program"
    (root / "data").mkdir(parents=True)
    (root / "data" / "a.yml").write_text("a: 1\n", "utf-8")
    serve_clone_of(root)
    program.write_text(f"#!/bin/sh\ntouch {ran}\nexit 1\n", "utf-8")
    program.chmod(0o755)
    for key, value in TRAPS[trap].items():
        is_own = key == "filter.e.clean"
        git(root, "config", *(["--worktree"] if is_own else []), key, value.format(program))
    filtered = "e=e" if "filter.e=e.clean" in TRAPS[trap] else "e"
    (root / ".git" / "info").mkdir(exist_ok=True)
    (root / ".git" / "info" / "attributes").write_text(f"* filter={filtered}\n", "utf-8")
    asked = (
        ("fetch", "-q", "origin"), ("add", "-A"), ("commit", "-q", "-m", "b", "--allow-empty"),
        ("push", "-q", "origin", "HEAD"),
    )  # fmt: skip
    (root / "data" / "a.yml").write_text("a: 22\n", "utf-8")
    for words in asked:
        Git(root).ask(*words)
    list_replaced_originals(root, "HEAD")
    assert not ran.exists()
    (root / "data" / "a.yml").write_text("a: 333\n", "utf-8")
    for words in asked:
        subprocess.run(["git", "-C", str(root), *words], capture_output=True, check=False)
    assert ran.exists(), "the trap would spring"


def test_no_program_of_a_repository_is_run(seat: Seat, tmp_path: Path) -> None:
    """A folder that came as a copy may bring hooks, filters, a monitor: looking would run them."""
    server, ran = serve_clone_of(seat.root), tmp_path / "ran"
    ran.mkdir()

    def write_program(path: Path, then: str = "") -> str:
        path.write_text(f"#!/bin/sh\ntouch '{ran}/{path.stem}'\n{then}\n", "utf-8")
        path.chmod(0o755)
        return str(path)

    def set_traps() -> None:
        for key, name, then in (
            ("core.fsmonitor", "monitor", ""),
            ("filter.e.clean", "clean", "cat"),
            ("filter.e.smudge", "smudge", "cat"),
            ("merge.e.driver", "driver", ""),
            ("diff.external", "external", ""),
            ("core.editor", "editor", ""),
        ):
            git(seat.root, "config", key, write_program(tmp_path / name, then))
        for name in ("pre-commit", "commit-msg", "post-checkout", "post-merge", "pre-push",
                     "reference-transaction", "post-index-change"):  # fmt: skip
            write_program(seat.root / ".git" / "hooks" / name)
        info = seat.root / ".git" / "info" / "attributes"
        info.parent.mkdir(exist_ok=True)
        info.write_text("*.yml filter=e merge=e\n", "utf-8")

    other = tmp_path / "other"
    git(tmp_path, "clone", "-q", str(server), str(other))
    words = (other / PLAN).read_text("utf-8")
    theirs = words.replace("what: Gửi báo cáo tổng kết", "what: Báo cáo tổng kết", 1)
    (other / PLAN).write_text(theirs, "utf-8")
    git(other, "commit", "-q", "-am", "theirs")
    git(other, "push", "-q", "origin", "main")
    set_traps()
    seat.see("/")
    seat.save("attachments.1", f_title="Kế hoạch của xã")
    seat.see("/gui")
    assert "Đã gửi" in seat.send("/gui")
    assert not sorted(path.name for path in ran.iterdir())
    assert "what: Báo cáo tổng kết" in seat.read()
    git(seat.root, "status")
    assert list(ran.iterdir()), "the traps would spring"
