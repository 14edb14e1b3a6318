"""Entries of feeds: one for each thing that happened, by the same name for ever."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import feedparser
import pytest

from stand_ins import stand_in
from thidua.kit.feed import KitNotice
from thidua.language.dates import Edtf
from thidua.model import paths
from thidua.model.decided import Effect
from thidua.model.history import HistoryEntry
from thidua.portal.loading import load_or_raise
from thidua.site.kit import news
from thidua.site.kit.news import pack_news, unpack_news
from thidua.site.kit.text_makings import TextMakings
from thidua.site.pages.page import Link
from workspace import FIVE_PLANS, SAMPLE, Workspace

PLAN = "plans/xa-mau-2026-kinh-te-xa-hoi/plan.yml"
PAGE = paths.plan("xa-mau-2026-kinh-te-xa-hoi")
HISTORY = "history:                            # `portal changes --write-history` ghi sẵn\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path, SAMPLE)


def tell(workspace: Workspace, *amendments: str) -> tuple[KitNotice, ...]:
    """What feeds say of the plan of the sample, as if decisions of a day had amended it."""
    catalogue = load_or_raise(workspace.folder)
    plan = catalogue.plan_by_id["xa-mau-2026-kinh-te-xa-hoi"]
    published = catalogue.open_plan(plan)
    dossier, record = published.dossier, published.plan
    amended = tuple(
        HistoryEntry.model_validate({"date": "2026-03-01", "kind": "amended", "what": what})
        for what in amendments
    )
    more = record.model_copy(update={"history": (*amended, *record.history)})
    dossier = replace(dossier, entry=replace(dossier.entry, record=more))
    return unpack_news(pack_news(replace(published, dossier=dossier), plan))


def add_history(workspace: Workspace, *lines: str) -> None:
    """Entries before the others of the plan's page."""
    workspace.replace(PLAN, "\nupdated: 2026-02-12", "\nupdated: 2026-07-16")
    workspace.replace(PLAN, HISTORY, HISTORY + "".join(f"{line}\n" for line in lines))


def test_each_thing_that_happened_to_a_plan_is_told_once(workspace: Workspace) -> None:
    """A new plan, a correction, an amendment, and each review."""
    notices = tell(workspace, "Thêm chỉ tiêu")
    assert len({notice.name for notice in notices}) == len(notices)
    kinds = Counter(notice.kind for notice in notices)
    assert kinds == {"Kế hoạch mới": 1, "Đính chính": 1, "Sửa đổi": 1, "Báo cáo kết quả": 2}
    (corrected,) = [notice for notice in notices if notice.kind == "Đính chính"]
    assert "4.037 tấn" in corrected.summary and "4.073 tấn" in corrected.summary


def test_a_result_that_the_history_tells_later_is_no_news(workspace: Workspace) -> None:
    """Readers of a feed would see it a second time."""
    before = {notice.name for notice in tell(workspace)}
    add_history(workspace, "  - {date: 2026-07-16, kind: reported, what: Kết quả 6 tháng}")
    notices = tell(workspace)
    assert {notice.name for notice in notices} == before
    assert "Kết quả 6 tháng" in " ".join(notice.summary for notice in notices)


def test_an_entry_that_names_a_report_is_told_of_that_one(workspace: Workspace) -> None:
    """Though a later one was there when it was written."""
    add_history(workspace, "  - {date: 2026-12-16, kind: reported, what: Báo cáo số 45/BC-UBND}")
    workspace.replace(PLAN, "\nupdated: 2026-07-16", "\nupdated: 2026-12-16")
    told = {notice.name.partition("#")[2]: notice.summary for notice in tell(workspace)}
    assert "45/BC-UBND" in told["ket-qua-2026-07-15"]
    assert "Báo cáo kết quả" in told["ket-qua-2026-07-15"]
    assert "98/BC-UBND" in told["ket-qua-2026-11-25"]


def test_a_report_of_a_month_is_told_by_an_entry_of_that_month() -> None:
    """Its day is not known: the entry may be of an earlier one than the last of the month."""
    review: Any = stand_in(date=Edtf.parse("2026-07"), source=stand_in(number=None))
    given = {}
    for day in ("2026-07-16", "2026-06-30"):
        entry = {"date": day, "kind": "reported", "what": "Kết quả"}
        names = news._NoticeNames(PAGE, (), (review,))
        given[day] = names.give(HistoryEntry.model_validate(entry)).removeprefix(f"{PAGE}#")
    assert given == {"2026-07-16": "ket-qua-2026-07-31", "2026-06-30": "reported-2026-06-30-1"}


def test_a_report_that_comes_to_light_later_renames_none(workspace: Workspace) -> None:
    """Readers of a feed would see the others a second time, and the new one not at all."""
    before = {notice.name for notice in tell(workspace)}
    path = PLAN.replace("plan.yml", "results.yml")
    text = workspace.read(path)
    head, *reviews = re.split(r"(?m)^(?=  - )", text)
    assert len(reviews) == 2
    older = re.sub(r"(?m)^(\s+(?:- )?date: ).*$", r"\g<1>2026-03-30", reviews[0], count=1)
    older = re.sub(r"ngày \d+/\d+/\d{4}", "ngày 30/3/2026", older)
    workspace.write(path, head + older + "".join(reviews))
    after = {notice.name for notice in tell(workspace)}
    assert before < after
    assert {name.partition("#")[2] for name in after - before} == {"ket-qua-2026-03-30"}
    add_history(workspace, "  - {date: 2026-07-16, kind: reported, what: Kết quả 6 tháng}")
    workspace.replace(PLAN, "\nupdated: 2026-07-16", "\nupdated: 2027-01-20")
    workspace.replace(
        PLAN, HISTORY, f"{HISTORY}  - {{date: 2027-01-20, kind: reported, what: Quý một}}\n"
    )
    assert {notice.name for notice in tell(workspace)} == after


def test_two_things_of_one_day_stay_two(workspace: Workspace) -> None:
    first = {notice.name: notice.title for notice in tell(workspace, "Mục một", "Mục hai")}
    assert len([name for name in first if "#amended-2026-03-01-" in name]) == 2


@pytest.mark.parametrize(
    ("effect", "corrects", "number", "title", "summary"),
    [
        (Effect.AMEND, False, "96/QĐ-UBND", "Được sửa đổi, bổ sung",
         "được sửa đổi, bổ sung từ ngày 15/8/2026 theo quyết định số 96/QĐ-UBND"),
        (Effect.AMEND, True, "9/ĐC-UBND", "Được đính chính",
         "được đính chính từ ngày 15/8/2026 theo đính chính số 9/ĐC-UBND"),
        (Effect.END, False, "", "Bị bãi bỏ, thôi thực hiện",
         "bị bãi bỏ, thôi thực hiện từ ngày 15/8/2026"),
    ],
)  # fmt: skip
def test_what_a_decision_did_is_told_with_the_kind_of_the_document(
    effect: Effect, corrects: bool, number: str, title: str, summary: str
) -> None:
    """A correction is no amendment, and not every document that changes a plan is a decision."""
    day = date(2026, 8, 15)
    made = stand_in(decision="b", index=0, issued="2026-08-10", day=day, number=number,
                    change=stand_in(effect=effect, is_correction=corrects))  # fmt: skip
    kind = "Đính chính" if corrects else "Quyết định"
    notice = news._tell_decided(made, kind, "Tên", PAGE)
    assert notice.title == f"{title} – Tên"
    assert notice.summary == f"Kế hoạch {summary}."
    assert notice.day == "2026-08-10"


def test_an_entry_keeps_its_name_when_its_page_moves(tmp_path: Path) -> None:
    """Every feed reader knows entries by their names; only the move is new."""
    workspace = Workspace(tmp_path, FIVE_PLANS / "data")
    workspace.keep_plans("ngan-son-2021-kinh-te-xa-hoi", "binh-son-2025-kinh-te-xa-hoi")
    before = read_names(workspace.written("followed"))
    old, new = "ngan-son-2021-kinh-te-xa-hoi", "ngan-son-2021-phat-trien"
    plans = workspace.folder / "data" / "plans"
    (plans / old).rename(plans / new)
    workspace.replace(f"plans/{new}/plan.yml", f"id: {old}", f"id: {new}")
    for path in (workspace.folder / "data" / "honorees").glob("*.yml"):
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    moved = f"moved:\n  - {{from: ke-hoach/{old}/, to: ke-hoach/{new}/, since: 2026-11-20}}\n"
    workspace.write("addresses.yml", moved)
    after = read_names(workspace.written("followed"))
    assert set(before) <= set(after)
    (moved_now,) = set(after) - set(before)
    assert f"ke-hoach/{old}/#chuyen-2026-11-20" in moved_now
    assert after[moved_now].endswith(f"ke-hoach/{new}/")


def read_names(site: Path) -> dict[str, str]:
    """The entries of the feed of the whole portal: where each leads."""
    feed = feedparser.parse((site / f"{paths.feed(paths.PRESS)}.atom").read_bytes())
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    return {entry.id: entry.link for entry in feed.entries}


def test_honoured_examples_are_news_once(real_site: Path) -> None:
    names = read_names(real_site)
    assert sum("guong/" in name for name in names) == 3


def test_a_plan_that_moved_twice_on_one_day_has_two_entries(tmp_path: Path) -> None:
    """Each by the address that was left; both name the plan and lead to where it is now."""
    workspace = Workspace(tmp_path, FIVE_PLANS / "data")
    now = "ke-hoach/ngan-son-2021-kinh-te-xa-hoi/"
    workspace.write(
        "addresses.yml",
        "moved:\n  - {from: ke-hoach/mot/, to: ke-hoach/hai/, since: 2026-01-02}\n"
        f"  - {{from: ke-hoach/hai/, to: {now}, since: 2026-01-02}}\n",
    )
    catalogue = load_or_raise(workspace.folder)
    unused = cast("Any", None)
    shelf = cast("Any", SimpleNamespace(news=lambda _: ()))
    makings = TextMakings(catalogue, shelf, unused, unused, unused)
    plan = catalogue.plan_by_id["ngan-son-2021-kinh-te-xa-hoi"]
    files = makings._feeds("", Link("Tin", paths.PRESS), [plan])
    entries = feedparser.parse(files[f"{paths.feed(paths.PRESS)}.atom"]).entries
    moves = [entry for entry in entries if "#chuyen-" in entry.id]
    assert len(moves) == len({entry.id for entry in moves}) == 2
    for entry in moves:
        assert entry.title.startswith("Chuyển địa chỉ – ") and "Ngân Sơn" in entry.title
        assert entry.link.endswith(now) and now in entry.summary
