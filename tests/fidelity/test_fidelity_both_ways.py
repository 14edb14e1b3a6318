"""A plan and its original side by side: what is claimed, left over, or stands elsewhere."""

from __future__ import annotations

from typing import Any

import pytest

from test_fidelity_cases import BASE, checked, original, plan_with
from thidua.attachments.comparison.model import Fidelity, Outcome, decoded, encoded
from thidua.attachments.comparison.words import Words, normal
from thidua.attachments.text.model import Manuscript, Paragraph, TextPlace
from thidua.model import Plan
from thidua.model.document import OriginalKind

PURPOSE = {"heading": "1. Mục đích", "text": "Thi đua sôi nổi.\n\nHoàn thành nhiệm vụ."}
REQUIREMENTS = {"heading": "2. Yêu cầu", "text": "Thiết thực."}
PRINTED = ("Phát động", "1. Mục đích", "Thi đua sôi nổi.", "Hoàn thành nhiệm vụ.", "2. Yêu cầu",
           "Thiết thực.", "Lúa 5 tấn")  # fmt: skip


def plan(**more: Any) -> Plan:
    return plan_with("Lúa 5 tấn", **{"purpose": PURPOSE, "requirements": REQUIREMENTS, **more})


def omitted(found: Fidelity) -> list[str]:
    return [one.words for one in found.omissions]


def test_a_plan_that_has_every_paragraph_is_whole() -> None:
    """Nothing missing, nothing left over; what is kept from build to build says the same."""
    found = checked(plan(), original(*PRINTED))
    assert (found.misses, found.omissions) == ((), ())
    assert found.is_whole
    assert decoded(encoded(found)) == found


@pytest.mark.parametrize(
    ("extra", "left"),
    [
        ("Kinh phí từ ngân sách xã.", ["Kinh phí từ ngân sách xã."]),
        ("(Đã ký)", []),
        ("2", []),
        ("Trang 1/3", []),
        ("_______", []),
        ("Người ký: UBND xã Mẫu", []),
        ("2 hộ", ["2 hộ"]),
    ],
)
def test_what_no_field_has_is_left_over_but_for_furniture(extra: str, left: list[str]) -> None:
    """Numbers of pages, rules and stamps are counted, not told."""
    found = checked(plan(), original(*PRINTED, extra))
    assert omitted(found) == left
    assert found.coverage.furniture == (not left)
    assert found.is_whole is (not left)


def test_the_rest_of_a_paragraph_is_left_over() -> None:
    """With the field that has the words before it, so that staff know where to look."""
    printed = [one.replace("Thiết thực.", "Thiết thực. Không thu tiền.") for one in PRINTED]
    (one,) = checked(plan(), original(*printed)).omissions
    assert (one.words, one.whole) == ("Không thu tiền.", False)
    assert one.path == ("requirements", "text")


def test_words_left_out_with_a_reason_are_no_omission() -> None:
    """They are shown, and the plan is not called whole."""
    left = [{"text": "In tại xã Mẫu.\n\n100 bản.", "reason": "Dòng của nhà in."}]
    found = checked(plan(unplaced=left), original(*PRINTED, "In tại xã Mẫu.", "100 bản."))
    assert (found.misses, found.omissions) == ((), ())
    assert (found.coverage.left, found.is_whole) == (2, False)
    assert checked(plan(unplaced=left), original(*PRINTED)).misses


@pytest.mark.parametrize(
    ("purpose", "requirements"),
    [
        ({**PURPOSE, "text": "Hoàn thành nhiệm vụ.\n\nThi đua sôi nổi."}, REQUIREMENTS),
        ({**PURPOSE, "heading": "2. Yêu cầu"}, {**REQUIREMENTS, "heading": "1. Mục đích"}),
        ({**PURPOSE, "text": "Thiết thực."},
         {**REQUIREMENTS, "text": "Thi đua sôi nổi.\n\nHoàn thành nhiệm vụ."}),
    ],
)  # fmt: skip
def test_what_stands_in_another_order_is_told(
    purpose: dict[str, str], requirements: dict[str, str]
) -> None:
    """Paragraphs of a passage, and headings with their words."""
    found = checked(plan(purpose=purpose, requirements=requirements), original(*PRINTED))
    assert any(miss.misplaced for miss in found.misses)


def test_the_head_stands_before_the_body_and_the_closing_words_behind_it() -> None:
    """Wherever else the same words are printed."""
    number = {"document": {**BASE["document"], "number_text": "Số: 5"}}  # type: ignore[dict-item]
    assert checked(plan(**number), original("Số: 5", *PRINTED)).misses == ()
    assert checked(plan(**number), original(*PRINTED, "Số: 5")).misses[0].misplaced
    closing = {"closing": {"text": "Yêu cầu thực hiện."}}
    assert checked(plan(**closing), original(*PRINTED, "Yêu cầu thực hiện.")).misses == ()
    first = original("Phát động", "Yêu cầu thực hiện.", *PRINTED[1:])
    assert checked(plan(**closing), first).misses[0].misplaced


@pytest.mark.parametrize(
    ("item", "printed", "whole"),
    [
        ({"number": "1.", "text": "Trồng rừng."}, "1. Trồng rừng.", True),
        ({"number": "1.", "text": "Trồng rừng."}, "1.Trồng rừng.", True),
        ({"number": "2.", "text": "Trồng rừng."}, "1. Trồng rừng.", False),
        ({"number": "-", "text": "Trồng rừng."}, "1. Trồng rừng.", False),
    ],
)
def test_the_number_of_an_item_belongs_to_it(
    item: dict[str, str], printed: str, whole: bool
) -> None:
    """A wrong one is a difference, and one left out is left over."""
    found = checked(plan(contents={"items": [item]}), original(*PRINTED[:6], printed, "Lúa 5 tấn"))
    assert (not found.misses and not found.omissions) is whole


def test_a_cell_of_a_table_is_a_whole() -> None:
    """A target in one cell, another in the next; half a cell is cut."""
    row = Paragraph(
        "Lúa 5 tấn Ngô 6 tấn", TextPlace(None, 2), cells=("Lúa 5 tấn", "Ngô 6 tấn")
    )  # fmt: skip
    words = Words("a.docx", Manuscript((Paragraph("Phát động", TextPlace(None, 1)), row)))
    assert checked(plan_with("Lúa 5 tấn", "Ngô 6 tấn"), words).misses == ()
    assert checked(plan_with("Lúa 5 tấn Ngô", "6 tấn"), words).misses


def test_bullets_are_not_merged_into_one_line() -> None:
    """Two list items are two lines."""
    items = (
        Paragraph(normal(text), TextPlace(None, at), label=label)
        for at, (label, text) in enumerate((("", "Phát động"), ("-", "Lúa"), ("-", "Ngô")), 1)
    )
    words = Words("a.txt", Manuscript(tuple(items)))
    assert checked(plan_with("Lúa", "Ngô"), words).misses == ()
    assert checked(plan_with("Lúa Ngô"), words).misses


@pytest.mark.parametrize(
    ("kinds", "principal"),
    [
        (("extract", "original"), "b.txt"),
        (("extract", "extract"), "a.txt"),
        (("scan", "extract"), "b.txt"),
        (("annex", "extract"), "b.txt"),
        (("annex", "annex"), "a.txt"),
    ],
)
def test_one_file_is_the_principal_original(kinds: tuple[str, str], principal: str) -> None:
    """The signed one before an extract before a scan; an annex only where there is nothing else."""
    files = [{"file": f"{name}.txt", "kind": kind, "title": "x"}
             for name, kind in zip("ab", kinds, strict=True)]  # fmt: skip
    words = [original(*PRINTED, file=one["file"], kind=OriginalKind(one["kind"])) for one in files]
    assert checked(plan(attachments=files), *words).principal == principal


def test_a_note_of_the_whole_does_not_own_a_difference_of_a_part() -> None:
    """A note stands beside what it is about."""
    note = "Bản gốc in “66,2%”, ở đây ghi “68,2%”."
    part = {"text": "Hộ nghèo đạt 68,2%"}
    words = original("Phát động", "Chỉ tiêu:", "Hộ nghèo đạt 66,2%")
    above = plan_with({"text": "Chỉ tiêu:", "note": note, "parts": [part]})
    assert checked(above, words).lines[1].outcome is Outcome.MISSING
    beside = plan_with({"text": "Chỉ tiêu:", "parts": [{**part, "note": note}]})
    assert checked(beside, words).lines[1].outcome is Outcome.NOTED


def test_a_long_run_of_recognised_words_is_left_over() -> None:
    """Some misread letters are not; the figures must be there as before."""
    noise = original(*PRINTED, "l. .,", "Giao Văn phòng theo dõi và báo cáo kết quả hằng quý",
                     recognised=True)  # fmt: skip
    found = checked(plan(), noise)
    assert omitted(found) == ["Giao Văn phòng theo dõi và báo cáo kết quả hằng quý"]
