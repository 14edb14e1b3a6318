"""What the desk answers to whoever works at it, step by step, written down and read by a person.

Each step is a form that is sent, as its page shows it but for what is changed. Written down are
where it leads, what is said on that page and on no page before, and what changes in the files.
``make bless`` writes it anew.
"""

from __future__ import annotations

import difflib
import io
import json
import re
import time
import zipfile
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html

from desks import PLAN, Seat
from goldens import compare_lines
from repositories import git, serve_clone_of
from test_desk_amends import DECISION, NEW, SENTENCE, TEXT, WORDS
from test_desk_drafts_results import TABLE as RESULT_TABLE
from test_desk_drafts_results import WORD
from test_desk_sends import change_on_server
from test_desk_words import WORDS as SEEN
from test_desk_words import shorten
from test_words import tell_page
from workspace import TESTS

FOLDER = SEEN.parent / "desk"
MOMENT = re.compile(r"\b\d\d:\d\d\b( ngày [\d/]+)?|khoảng \d+ giây|\b\d+ giây trước")


class Walk:
    """Somebody who walks through the desk, and what they meet.

    Args:
        seat: where they sit.
    """

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        self.lines: list[str] = []
        self._seen = set(SEEN.read_text("utf-8").splitlines())
        self._files = self._read_files()

    def see(self, address: str) -> str:
        """Open a page; its text."""
        answer = self.seat.browser.get(address)
        self._note(f"== {address}", answer)
        return str(answer.text)

    def send(self, page: str, to: str = "", **changed: str) -> str:
        """Send the form of a page with some fields changed; the text of the page that follows.

        Args:
            page: the address of the page.
            to: where its form is sent, if not there.
            changed: values by the names of fields.
        """
        shown = html.fromstring(self.seat.browser.get(page).text)
        sent = read_fields(shown, to or page) | changed
        data: dict[str, Any] = {"khoa": self.seat.desk.keys.form, **sent}
        answer = self.seat.browser.post(to or page, data=data)
        told = " ".join(f"{name}={value[:80]!r}" for name, value in changed.items())
        self._note(f">> {to or page} {told}", answer)
        return str(answer.text)

    def wait(self, answer: str, address: str) -> str:
        """Wait until a page no longer says that the machine reads."""
        for _ in range(600):
            if "tự cập nhật" not in answer and "Máy đang đọc" not in answer:
                return answer
            time.sleep(0.05)
            answer = self.seat.browser.get(address).text
        raise AssertionError("reading takes too long")

    def undo(self) -> None:
        """Take back the last save, if there was one."""
        if saves := self.seat.desk.repository.journal.list_saves():
            self.send("/lan-luu", so=str(saves[0].number))

    def _note(self, step: str, answer: Any) -> None:
        end = urlsplit(str(answer.url))
        place = end.path + (f"?{end.query}" if end.query else "")
        self.lines.append(self._shorten(step))
        kind = answer.headers.get("content-type", "").partition(";")[0]
        self.lines.append(self._shorten(f"{answer.status_code} {kind} {place}"))
        said: Iterator[str] = iter(())
        if kind == "text/html" and answer.text:
            said = tell_page(html.fromstring(answer.text))
        elif kind == "application/json":
            said = iter(json.dumps(answer.json(), ensure_ascii=False, indent=1).splitlines())
        for line in map(self._shorten, said):
            if line not in self._seen:
                self._seen.add(line)
                self.lines.append(line)
        after = self._read_files()
        for name in sorted({*self._files, *after}):
            before = self._files.get(name, "").splitlines()
            for line in difflib.unified_diff(before, after.get(name, "").splitlines(), n=0):
                if not line.startswith(("---", "+++", "@@")):
                    self.lines.append(f"{name} {self._shorten(line)}")
        self._files = after

    def _read_files(self) -> dict[str, str]:
        root = self.seat.root / "data"
        paths = [path for path in root.rglob("*") if path.is_file()]
        return {
            path.relative_to(root).as_posix(): path.read_text("utf-8", "replace")
            if path.suffix == ".yml" else f"{path.stat().st_size} byte"
            for path in paths
        }  # fmt: skip

    def _shorten(self, line: str) -> str:
        return MOMENT.sub("#", shorten(self.seat, line))


def read_fields(page: html.HtmlElement, to: str) -> dict[str, str]:
    """What the form that is sent somewhere holds; of buttons of scripts, that of the record."""
    path = urlsplit(to).path
    forms = [
        form for form in page.xpath("//form")
        if urlsplit(urljoin(to, form.get("action") or to)).path == path
    ] or page.xpath("//form[.//input[@name='doc']]")  # fmt: skip
    held: dict[str, str] = {}
    for name, value in forms[0].form_values() if forms else ():
        held[name] = f"{held[name]}\n{value}" if name in held else value
    return held


def walk_lists(walk: Walk) -> None:
    """Items move, go and come back; saved ones lead on and back; words wait unsaved."""
    for item in (
        "targets.items.2",
        "phases.1",
        "attachments.1",
        "history.1",
        "targets.items.1.parts.2",
    ):
        for way in ("len", "xuong", "bo"):
            walk.send(f"/sua/{PLAN}?o={item}", f"/xep/{PLAN}?o={item}", lam=way)
            walk.undo()
    for way in ("tiep", "ve"):
        walk.send(f"/sua/{PLAN}?o=attachments.1", lam=way, **{"f.title": "Kế hoạch của xã"})
        walk.undo()
    walk.send(f"/sua/{PLAN}?o=phases.1", f"/nhap/{PLAN}?o=phases.1", **{"f.name": "Gõ dở"})
    walk.see(f"/sua/{PLAN}?o=phases.1")
    walk.see("/")
    walk.see(f"/sua/{PLAN}?o=phases.1&lay=1")
    walk.see("/cho-sua")
    for words in ("van hoa", "15/KH", "ông", "qqq zzz", ""):
        walk.see(f"/tim?chu={words}")
    for address in (
        f"/sua/{PLAN}?o=targets.items.99", "/sua/data/la.yml", "/soat/khong-co", "/la",
        "/ket-qua/khong-co", "/yaml/../README.md", "/sua-doi/khong-co",
    ):  # fmt: skip
        walk.see(address)
    text = walk.seat.read()
    for chu in ("id: [", text.replace("year: 2026", "year: hai nghìn", 1), text):
        walk.send(f"/yaml/{PLAN}", lam="luu", chu=chu)
    walk.send("/lan-luu", so="99")


def walk_results(walk: Walk) -> None:
    """The table is filled in, pasted into, and reviewed beside the report that was dropped."""
    new = {"moi.kind": "interim", "moi.date": "15/9/2026", "moi.number": "60/BC-UBND"}
    new["moi.text"] = "Báo cáo số 60/BC-UBND ngày 15/9/2026"
    for change in (
        {"f.moi.1": "4.100"}, {**new, "f.moi.1": "4.100", "f.moi.2": "98%"},
        {**new, "f.moi.1": "4.100", "d.f.moi.1": "có"}, {"f.2.1": "", "f.1.3": "Trồng 5 ha rừng"},
    ):  # fmt: skip
        walk.send(RESULT_TABLE, lam="luu", **change)
    pasted = "Chỉ tiêu\tĐVT\tThực hiện\nTỷ lệ gia đình văn hóa\t%\t98\nSố trận mưa\ttrận\t2\n"
    walk.send(RESULT_TABLE, lam="dan", cot="moi", dan=pasted)
    walk.send(RESULT_TABLE, f"{RESULT_TABLE}/dan", cot="1", dong="2", dan="90%\t98%\n4\t5\n")
    walk.send(RESULT_TABLE, f"{RESULT_TABLE}/nhap", **{"f.moi.2": "Gõ dở"})
    walk.see(RESULT_TABLE)
    for _ in range(2):
        walk.undo()
    answer = walk.seat.browser.post(
        f"{RESULT_TABLE}/bao-cao", data={"khoa": walk.seat.desk.keys.form},
        files={"bao-cao": ("Báo cáo 60.docx", WORD)},
    )  # fmt: skip
    walk.wait(answer.text, str(answer.url))
    review = f"{RESULT_TABLE}?soat=2"
    page = walk.see(review)
    left = re.findall(r'class="left" id="(x\.[\d.]+)"', page)
    walk.send(review, lam="xong")
    walk.send(review, lam="luu", **{f"{left[0]}.dich": "ngoai", f"{left[0]}.ly-do": " "})
    walk.send(
        review, lam="luu", **{f"{left[-1]}.dich": "3", f"{left[-1]}.chu": "Đã tổ chức 12 hội nghị"}
    )
    left = re.findall(r'class="left" id="(x\.[\d.]+)"', walk.seat.see(review))
    doubts = dict.fromkeys(re.findall(r'name="(s\.\d+)"', page), "có")
    reasons = {f"{name}.dich": "ngoai" for name in left}
    reasons |= {f"{name}.ly-do": "Không nói về chỉ tiêu nào." for name in left}
    walk.send(review, lam="xong", **doubts, **reasons)
    walk.see("/")


def walk_reviews(walk: Walk) -> None:
    """A document becomes a plan: each decision once, and one taken back."""
    document = TESTS / "drafting" / "nong-dan.txt"
    answer = walk.seat.browser.post(
        "/nhan", data={"khoa": walk.seat.desk.keys.form},
        files=[("tep", (document.name, document.read_bytes()))],
    )  # fmt: skip
    address = str(answer.url)
    walk.wait(answer.text, address)
    plan = next((walk.seat.root / "data" / "plans").glob("*nong-dan*")).name
    review = f"/soat/{plan}"
    walk.see("/")
    for at in range(1, 40):
        page = walk.see(f"{review}?cho={at}")
        if f"cho={at + 1}" not in page:
            break
    file = f"data/plans/{plan}/plan.yml"
    for item, way in (
        ("targets.items.1", {"lam": "tach", "f.text": "Phần // phần"}),
        ("targets.items.1", {"lam": "gop"}), ("targets.items.2", {"lam": "chuyen", "dich": "ket"}),
        ("targets.items.1", {"lam": "ngoai", "ly-do": "Dòng của nhà in."}),
    ):  # fmt: skip
        walk.send(f"/sua/{file}?o={item}", f"/doi-cho/{file}?o={item}", **way)
    walk.undo()
    ways: tuple[dict[str, str], ...] = (
        {"lam": "dung"}, {"lam": "ngoai", "ly-do": ""}, {"lam": "chi-tieu", "linh-vuc": "economy"},
        {"lam": "chuyen", "dich": ""}, {"lam": "noi-dung"}, {"lam": "noi-truoc"}, {"lam": "gop"},
        {"lam": "dung", "f.issuer": "Hội Nông dân xã Mẫu"}, {"lam": "noi-nhan"}, {"lam": "xong"},
    )  # fmt: skip
    for at, way in enumerate(ways, 1):
        walk.send(f"{review}?cho={at % 3 + 1}", **way)
    walk.send(review, f"{review}/bo")
    walk.see("/lan-luu")


def walk_decisions(walk: Walk) -> None:
    """A decision changes a target, drops one, adds one; mistakes are told; it ends by itself."""
    file = walk.seat.root / DECISION
    file.parent.mkdir()
    file.write_text(TEXT, "utf-8")
    (file.parent / "quyet-dinh-96-qd-ubnd-2026.txt").write_text(WORDS, "utf-8")
    page = f"/sua-doi/{file.parent.name}"
    facts = {"plan": PLAN.split("/")[2], "number": "15/KH-UBND", "effect": "amend",
             "from": "15/8/2026", "text": SENTENCE}  # fmt: skip
    shown = walk.send(page, lam="chon", **facts)
    old = dict(re.findall(r'name="(cu\.[\d.]+)" value="([^"]*)"', shown)) | {"co-dong": "có"}
    for change in (
        {"until": "1/7/2026"}, {"until": "31/12/2026", "moi.2": NEW}, {"effect": "replace"},
        {"effect": "repeal", "moi.2": NEW}, {"text": "Câu không có trong quyết định"},
        {"bo.1.1": "có"}, {"moi.them": "Trồng 5 ha rừng", "linh-vuc.them": "environment"},
        {"moi.them": "Trồng 5 ha rừng"}, {"plan": "", "number": "1/KH"}, {"from": "1/1/2020"},
    ):  # fmt: skip
        count = len(walk.seat.desk.repository.journal.list_saves())
        walk.send(page, **{"lam": "luu", **facts, **old, **change})
        if len(walk.seat.desk.repository.journal.list_saves()) > count:
            walk.see(f"{page}?muc=1")
            walk.see(f"/sua/{DECISION}?o=changes.1")
            walk.undo()
    walk.see("/cho-sua")


def walk_sendings(walk: Walk) -> None:
    """A change goes to the server, another one meets what somebody else sent; a ZIP."""
    server = serve_clone_of(walk.seat.root)
    walk.see("/gui")
    walk.send(f"/sua/{PLAN}?o=attachments.1", lam="luu", **{"f.title": "Kế hoạch của xã"})
    walk.see("/")
    walk.send("/gui", **{"loi-nhan": "Sửa tên tệp"})
    walk.lines += shorten(walk.seat, git(server, "log", "--all", "--format=%s%n%b")).splitlines()
    change_on_server(server, "title: Phụ lục Phân", "title: Phụ lục của họ Phân")
    walk.see("/")
    walk.send(f"/sua/{PLAN}?o=attachments.2", lam="luu", **{"f.title": "Phụ lục của mình"})
    walk.send("/", "/lay-ve")
    walk.send("/gui")
    walk.send("/gui", **{f"chon.{PLAN}:attachments.2.title": "ho"})
    walk.see("/gui")
    walk.send(f"/sua/{PLAN}?o=deadlines.1", lam="luu", **{"f.what": "Báo cáo"})
    archive = zipfile.ZipFile(io.BytesIO(walk.seat.browser.get("/gui/goi.zip").content))
    walk.lines += [f"ZIP {name}" for name in archive.namelist()]


WALKS: dict[str, Callable[[Walk], None]] = {
    "lists": walk_lists, "results": walk_results, "reviews": walk_reviews,
    "decisions": walk_decisions, "sendings": walk_sendings,
}  # fmt: skip


@pytest.mark.parametrize("name", list(WALKS))
def test_each_step_is_answered_as_written_down(seat: Seat, name: str) -> None:
    """Where it leads, what is said, what is written: nothing comes or goes that nobody has read."""
    walk = Walk(seat)
    WALKS[name](walk)
    compare_lines(FOLDER / f"{name}.txt", walk.lines)
