"""A decision that changes a plan: plan, targets and new words are chosen, not typed as YAML."""

from __future__ import annotations

import re
from typing import Any

import pytest

from desk import amending
from desk.answers import Written
from desk.places import PlacedProblem
from desks import PLAN, Seat, named
from thidua.datafiles.format.tree import Node

DECISION = "data/plans/xa-mau-2026-quyet-dinh-dieu-chinh/plan.yml"
PAGE = "/sua-doi/xa-mau-2026-quyet-dinh-dieu-chinh"
SENTENCE = "Điều chỉnh chỉ tiêu 2 của Kế hoạch số 15/KH-UBND như sau"
NEW = "Tỷ lệ gia đình văn hóa đạt 99%"
WORDS = f"""\
QUYẾT ĐỊNH

Về việc điều chỉnh chỉ tiêu

Điều 1. {SENTENCE}: {NEW}

Quyết định có hiệu lực từ ngày 15/8/2026.
"""
TEXT = """\
# yaml-language-server: $schema=../../schemas/plan.schema.json
id: xa-mau-2026-quyet-dinh-dieu-chinh
year: 2026
updated: 2026-08-15
document:
  issuer: ubnd-xa-mau
  number: 96/QĐ-UBND
  issued: 2026-08-14
  doc_type: quyet_dinh
  title: Về việc điều chỉnh chỉ tiêu
attachments:
  - file: quyet-dinh-96-qd-ubnd-2026.txt
    kind: extract
    title: Quyết định số 96/QĐ-UBND
"""
FACTS: dict[str, Any] = {
    "plan": "xa-mau-2026-kinh-te-xa-hoi",
    "number": "15/KH-UBND",
    "effect": "amend",
    "from": "15/8/2026",
    "text": SENTENCE,
}


@pytest.fixture
def decided(seat: Seat) -> Seat:
    """A desk whose portal has a decision that says nothing yet of what it changes."""
    file = seat.root / DECISION
    file.parent.mkdir()
    file.write_text(TEXT, "utf-8")
    (file.parent / "quyet-dinh-96-qd-ubnd-2026.txt").write_text(WORDS, "utf-8")
    return seat


def test_what_is_wrong_elsewhere_hides_nothing_beside_a_field() -> None:
    """Each problem is told: at its field where the page has it, above the form where not."""
    path = ("changes", 0)
    asked = amending._AskedChange("quyet-dinh", DECISION, 0, Node({}), "", "")
    problems = (
        PlacedProblem(DECISION, ("title",), "Sai ở chỗ khác.", "", is_error=True),
        PlacedProblem(DECISION, (*path, "from"), "Sai ngày.", "Viết lại.", is_error=True),
        PlacedProblem(DECISION, (*path, "from"), "Sai nữa.", "", is_error=True),
    )
    told = amending._sort(Written("", problems, ()), asked, Node({}), {})
    assert told.errors == {"from": ("Sai ngày. Viết lại.", "Sai nữa.")}
    assert told.problems == ("Sai ở chỗ khác.",)


def send(seat: Seat, status: int = 200, page: str = PAGE, **fields: str) -> str:
    """Send the form of a change with the words that hold, as the page shows them."""
    shown = seat.send(page, doc=seat.read_name(page), lam="chon", **named({**FACTS, **fields}))
    old = dict(re.findall(r'name="(cu\.[\d.]+)" value="([^"]*)"', shown))
    sent: dict[str, Any] = {**FACTS, **old, **fields, "lam": "luu"}
    return seat.send(page, status, doc=seat.read_name(page), **sent)


def test_the_targets_of_the_chosen_plan_are_shown_with_their_words(decided: Seat) -> None:
    assert PAGE in decided.see("/")
    shown = decided.send(PAGE, doc=decided.read_name(PAGE), lam="chon", **FACTS)
    assert 'name="cu.2" value="Tỷ lệ gia đình văn hóa đạt 98.5%"' in shown
    assert f'<option value="{NEW}">' in shown
    assert 'name="cu.1.1"' in shown


def test_chosen_targets_become_a_change_as_one_types_it(decided: Seat) -> None:
    send(decided, **named({"moi.2": NEW, "bo.1.1": "có"}))
    assert decided.read(DECISION) == TEXT.replace(
        "attachments:",
        f"""changes:
  - plan: xa-mau-2026-kinh-te-xa-hoi
    number: 15/KH-UBND
    effect: amend
    from: 2026-08-15
    text: {SENTENCE}
    targets:
      - target: 1.1
        old: "- Vùng thấp: 70 triệu đồng;"
      - target: 2
        old: Tỷ lệ gia đình văn hóa đạt 98.5%
        new: {NEW}
attachments:""",
    )


def test_a_change_is_changed_and_keeps_what_the_page_does_not_ask(decided: Seat) -> None:
    send(decided, **named({"moi.2": NEW}))
    text = decided.read(DECISION)
    noted = text.replace(f"new: {NEW}\n", f"new: {NEW}\n        note: Lời ghi.\n")
    (decided.root / DECISION).write_text(noted, "utf-8")
    page = f"{PAGE}?muc=1"
    assert f'value="{NEW}"' in decided.see(page)
    send(decided, page=page, **named({"moi.2": NEW, "from": "16/8/2026"}))
    assert decided.read(DECISION) == noted.replace("2026-08-15\n    text", "2026-08-16\n    text")


def test_a_target_is_added_with_the_next_number(decided: Seat) -> None:
    send(decided, **named({"moi.them": "Trồng 5 ha rừng", "linh-vuc.them": "environment"}))
    text = decided.read(DECISION)
    assert "target: 4\n" in text
    assert "field: environment" in text


def test_every_target_that_was_added_is_kept(decided: Seat) -> None:
    """A decision may add several; the page had place for one, and the last stood for all."""
    send(decided, **named({"moi.them": "Trồng 5 ha rừng", "linh-vuc.them": "environment"}))
    page = f"{PAGE}?muc=1"
    again = {"moi.them-4": "Trồng 5 ha rừng", "linh-vuc.them-4": "environment"}
    shown = decided.see(page)
    assert 'name="moi.them-4" value="Trồng 5 ha rừng"' in shown
    send(decided, page=page, **named({**again, "moi.them": "Mở 2 lớp", "linh-vuc.them": "economy"}))
    text = decided.read(DECISION)
    assert text.count("- target: ") == 2
    assert "target: 4\n        new: Trồng 5 ha rừng\n        field: environment" in text
    assert "target: 5\n        new: Mở 2 lớp\n        field: economy" in text


def test_lines_that_were_not_shown_are_not_lost(decided: Seat) -> None:
    """Those of a plan that is not on the portal, and of a number that the plan does not have."""
    send(decided, **named({"moi.2": NEW}))
    text = decided.read(DECISION)
    (decided.root / DECISION).write_text(text.replace("- target: 2", "- target: 9"), "utf-8")
    page = f"{PAGE}?muc=1"
    shown = decided.see(page)
    assert 'name="cu.9"' in shown
    assert f'name="moi.9" value="{NEW}"' in shown
    abroad = text.replace("plan: xa-mau-2026-kinh-te-xa-hoi\n    number", "number")
    (decided.root / DECISION).write_text(abroad, "utf-8")
    sent: dict[str, Any] = {**FACTS, "plan": "", "lam": "luu", "from": "16/8/2026"}
    assert 'name="co-dong"' not in decided.see(page)
    decided.send(page, doc=decided.read_name(page), **sent)
    assert decided.read(DECISION) == abroad.replace("2026-08-15\n    text", "2026-08-16\n    text")


def test_a_review_shows_what_was_read_of_a_decision(decided: Seat) -> None:
    """Its old and new words stand there; staff had to open the data to see what they accept."""
    send(decided, **named({"moi.2": NEW, "bo.1.1": "có"}))
    why = "Máy đọc là sửa đổi. Đúng thì xóa dòng này; không phải thì xóa cả `changes`."
    doubt = f"draft: có\nreview:\n  - at: changes.1\n    why: {why}\ndocument:\n"
    text = decided.read(DECISION).replace("document:\n", doubt, 1)
    (decided.root / DECISION).write_text(text, "utf-8")
    page = PAGE.replace("sua-doi", "soat")
    shown = " ".join(decided.see(page).split())
    assert "bấm “Đã xem”" in shown
    assert "Đúng thì xóa dòng này" not in shown
    assert re.search(r"Chỉ tiêu 2</strong>.*98\.5%</del>.*đạt 99%</ins>", shown)
    assert "Chỉ tiêu 1.1</strong> (bỏ)" in shown
    assert f'href="{PAGE}?muc=1"' in shown
    sent: dict[str, Any] = {**FACTS, "lam": "luu", "cu.2": "a", "moi.2": "b", "co-dong": "có"}
    saved = decided.browser.post(
        f"{PAGE}?muc=1",
        data={"khoa": decided.desk.keys.form, "doc": decided.read_name(f"{PAGE}?muc=1"), **sent},
        follow_redirects=False,
    )
    assert saved.headers["location"] == page


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ({"from": ""}, "from"),
        ({"from": "31/6/2026"}, "from"),
        ({"effect": ""}, "effect"),
        ({"text": ""}, "text"),
        ({"number": "mười lăm"}, "number"),
        ({"until": "hết năm"}, "until"),
        ({"from": "15/8/2026", "until": "14/8/2026"}, "until"),
    ],
)
def test_a_mistake_is_answered_beside_its_field(
    decided: Seat, sent: dict[str, Any], name: str
) -> None:
    shown = send(decided, 422, **named({"moi.2": NEW, **sent}))
    assert re.findall(r'class="field__error" id="sai-([\w.]+)"', shown) == [name]
    assert decided.read(DECISION) == TEXT


def test_words_of_an_earlier_decision_are_the_old_ones(decided: Seat) -> None:
    send(decided, **named({"moi.2": NEW}))
    later = decided.root / DECISION.replace("dieu-chinh", "lan-hai")
    later.parent.mkdir()
    later.write_text(TEXT.replace("dieu-chinh", "lan-hai"), "utf-8")
    page = PAGE.replace("dieu-chinh", "lan-hai")
    for day, is_new in (("1/10/2026", True), ("", True), ("15/8/2026", False), ("1/8/2026", False)):
        sent: dict[str, Any] = {**FACTS, "from": day}
        shown = decided.send(page, doc=decided.read_name(page), lam="chon", **sent)
        assert (f'name="cu.2" value="{NEW}"' in shown) == is_new
    assert PLAN in decided.see("/")


def test_the_table_of_results_has_what_decisions_made_of_the_targets(decided: Seat) -> None:
    """A target that was added has a row, one with new words shows them, one struck is named so."""
    table = "/ket-qua/xa-mau-2026-kinh-te-xa-hoi"
    added = {"moi.them": "Trồng 5 ha rừng", "linh-vuc.them": "environment"}
    send(decided, **named({"moi.2": NEW, "bo.1.1": "có", **added}))
    shown = " ".join(decided.see(table).split())
    assert re.search(rf"{NEW} <span[^>]*>Đến hết ngày 14/8/2026: “[^”]*98.5%”.</span> <span", shown)
    assert re.search(r"Vùng thấp: 70 triệu đồng; <span[^>]*>Bỏ từ ngày 15/8/2026.<", shown)
    assert re.search(r"> Trồng 5 ha rừng <span[^>]*>Bổ sung từ ngày 15/8/2026.<", shown)
    assert 'name="f.moi.4"' in shown
    facts = {"moi.kind": "interim", "moi.text": "Báo cáo sơ kết"}
    cells = {"f.moi.1.1": "Vùng thấp đạt 71 triệu đồng", "f.moi.4": "Trồng 4 ha rừng"}
    said = {
        "15/7/2026": ["Chỉ tiêu này được bổ sung từ ngày 15/8/2026, sau lần báo cáo này."],
        "15/9/2026": ["Chỉ tiêu này đã được bỏ từ ngày 15/8/2026, trước lần báo cáo này."],
    }
    for day, wanted in said.items():
        sent = named({**facts, **cells, "moi.date": day})
        page = decided.send(table, 422, doc=decided.read_name(table), lam="luu", **sent)
        assert re.findall(r"Chỉ tiêu này [^.]*\.", page) == wanted


def test_a_review_by_its_report_has_the_targets_of_its_day(decided: Seat) -> None:
    """The half-year of July knows no decision of August; the final review knows no old words."""
    table = "/ket-qua/xa-mau-2026-kinh-te-xa-hoi"
    added = {"moi.them": "Trồng 5 ha rừng", "linh-vuc.them": "environment"}
    send(decided, **named({"moi.2": NEW, "bo.3": "có", **added}))
    july, final = (decided.see(f"{table}?soat={at}") for at in (1, 2))
    assert "Tỷ lệ gia đình văn hóa đạt 98.5%" in july and "Trồng 5 ha rừng" not in july
    assert 'name="f.1.3"' in july and "Bỏ từ ngày 15/8/2026" in july
    assert NEW in final and "Trồng 5 ha rừng" in final and 'name="f.2.3"' not in final
