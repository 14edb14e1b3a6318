"""A desk of a portal in a folder of the test's own, answered in the test's process."""

from __future__ import annotations

import asyncio
import functools
import re
import shutil
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from starlette.testclient import TestClient

from desk.app import make_app, make_desk
from desk.keys import Keys
from desk.waiting import Waiting, list_waiting
from desk.web import Desk
from loaded_jobs import load_jobs
from own_folders import make_own_folder
from remembering import remember_all, remember_readings
from thidua.datafiles.format.reading import read_tree
from workspace import SAMPLE

PLAN = "data/plans/xa-mau-2026-kinh-te-xa-hoi/plan.yml"
RESULTS = "data/plans/xa-mau-2026-kinh-te-xa-hoi/results.yml"
PORT, PREVIEW_PORT = 8765, 8766
DAY = date(2026, 12, 31)


Answer = TypeVar("Answer")


def wait_for_answer(answering: Coroutine[Any, Any, Answer]) -> Answer:
    """What comes of it, in a thread of its own: a browser of another test may have a loop here."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, answering).result()


def named(fields: dict[str, str]) -> dict[str, Any]:
    """Fields of a form whose names are no names of Python."""
    return dict(fields)


_FOLDER = make_own_folder("ban-lam-viec-")


@functools.cache
def checked_portal() -> Path:
    """The portal of the sample with what its first check kept: it need not be read anew each time.

    A copy of it is taken for changed where anything is; see the tests of the store.
    """
    folder = Path(_FOLDER.name) / "cong"
    shutil.copytree(SAMPLE, folder / "data")
    make_desk(
        folder, Keys(PORT, PREVIEW_PORT), lambda: None, lambda: DAY, trusted=True
    ).checker.check()
    return folder


class Seat:
    """Somebody who sits at a desk.

    Args:
        folder: an empty folder; the portal of the sample is put into it.
    """

    def __init__(self, folder: Path) -> None:
        remember_all()
        remember_readings()
        load_jobs()
        self.root = folder / "cong"
        if not self.root.exists():
            shutil.copytree(checked_portal(), self.root)
        self.has_stopped = False
        self.desk: Desk = make_desk(
            self.root, Keys(PORT, PREVIEW_PORT), self._stop, lambda: DAY, trusted=True
        )
        self.browser = self.open_browser()
        entered = self.browser.get(f"/vao?khoa={self.desk.keys.entry}", follow_redirects=False)
        assert entered.status_code == 303

    def _stop(self) -> None:
        self.has_stopped = True

    def open_browser(self) -> TestClient:
        """A browser that has not entered yet."""
        return TestClient(
            make_app(self.desk),
            base_url=self.desk.keys.origin,
            headers={"Origin": self.desk.keys.origin},
        )

    def read(self, file: str = PLAN) -> str:
        """What a file says."""
        return (self.root / file).read_text("utf-8")

    def see(self, address: str, browser: TestClient | None = None) -> str:
        """What a page shows."""
        answer = (browser or self.browser).get(address)
        assert answer.status_code == 200, answer.text
        return str(answer.text)

    def see_as_public(self, page: str) -> str:
        """What a page of the preview shows."""
        browser = TestClient(make_app(self.desk), base_url=self.desk.keys.preview_origin)
        browser.cookies = self.browser.cookies
        return self.see(page, browser)

    def preview(self, plan: str) -> str:
        """What the page with the preview of a plan shows, once it is built."""
        answer = self.browser.get(f"/xem-truoc/{plan}")
        for _ in range(600):
            if "tự cập nhật" not in answer.text:
                return str(answer.text)
            time.sleep(0.2)
            answer = self.browser.get(str(answer.url))
        raise AssertionError("the preview is not built in time")

    def send(self, address: str, status: int = 200, **fields: str) -> str:
        """Send a form of the desk; ``f_x`` stands for the field ``f.x``."""
        named = {re.sub("^f_", "f.", name): value for name, value in fields.items()}
        answer = self.browser.post(address, data={"khoa": self.desk.keys.form, **named})
        assert answer.status_code == status, answer.text
        return str(answer.text)

    def save(self, where: str, status: int = 200, file: str = PLAN, **fields: str) -> str:
        """Open the form of a record, and save some fields."""
        address = f"/sua/{file}?o={where}"
        return self.send(address, status, doc=self.read_name(address), **fields)

    def read_name(self, address: str) -> str:
        """The name of the text that a page was made from."""
        found = re.search(r'name="doc" value="(\w+)"', self.see(address))
        assert found
        return found[1]


@dataclass(frozen=True)
class Reviewed:
    """What a review took.

    Attributes:
        doubts: how many there were.
        unplaced: how many paragraphs had no field.
        actions: what staff did: a press of a button, or words typed.
        plan: its identifier afterwards; one that names no body is made anew.
        is_kept: false for a draft that was put away, because its document was there already.
    """

    doubts: int
    unplaced: int
    actions: int
    plan: str
    is_kept: bool = True


ISSUER = "Ủy ban nhân dân xã Mẫu"


def review_all(seat: Seat, plan: str) -> Reviewed:
    """Do with a draft what careful staff do, by buttons and fields of the desk only.

    What is right is accepted; a sentence that may be a target becomes one; a body that the machine
    does not know is chosen; a document that is there already is put away.
    """
    file = f"data/plans/{plan}/plan.yml"
    waiting = list_waiting(read_tree(seat.read(file)))
    doubts = sum(one.kind == "ngo" for one in waiting)
    actions, unplaced = 0, len(waiting) - doubts
    while waiting:
        if waiting[0].words.startswith("Văn bản này đã có"):
            _press(seat, plan, {}, "/bo")
            return Reviewed(doubts, unplaced, actions + 1, plan, is_kept=False)
        sent = _decide_as_staff(waiting[0])
        _press(seat, plan, sent)
        actions += 1 + any(name.startswith("f.") or name == "linh-vuc" for name in sent)
        assert actions < 200, waiting[0]
        waiting = list_waiting(read_tree(seat.read(file)))
    _press(seat, plan, {"lam": "xong"})
    lasting = seat.desk.repository.journal.list_saves()[0].file.split("/")[2]
    return Reviewed(doubts, unplaced, actions, lasting)


def _decide_as_staff(now: Waiting) -> dict[str, str]:
    if now.kind == "chu":
        return {"lam": "ngoai", "ly-do": "Không thuộc kế hoạch."}
    if now.may_be_target:
        return {"lam": "chi-tieu", "linh-vuc": "economy"}
    if now.words.startswith("Chưa rõ cơ quan ban hành"):
        return {"lam": "dung", "f.issuer": ISSUER}
    return {"lam": "dung"}


def _press(seat: Seat, plan: str, sent: dict[str, str], button: str = "") -> None:
    read = seat.desk.repository.read(f"data/plans/{plan}/plan.yml").name
    answer = seat.browser.post(
        f"/soat/{plan}{button}",
        data={"khoa": seat.desk.keys.form, "doc": read, **sent},
        follow_redirects=False,
    )
    assert answer.status_code == 303, answer.text
