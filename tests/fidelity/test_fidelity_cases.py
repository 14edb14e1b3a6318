"""What counts as printed, case by case, against originals made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from thidua.attachments.comparison import days
from thidua.attachments.comparison.checking import can_be_compared, check
from thidua.attachments.comparison.model import Fidelity, Outcome, decoded, encoded
from thidua.attachments.comparison.words import Words, normal
from thidua.attachments.text.model import Manuscript, Paragraph, TextPlace
from thidua.language.dates import Edtf
from thidua.model import Plan
from thidua.model.printed import passages


def checked(plan: Plan, *originals: Words) -> Fidelity:
    return check(plan, tuple(passages(plan)), originals)


def original(*paragraphs: str, file: str = "goc.txt", pages: bool = False, **more: Any) -> Words:
    """An original made by hand; with pages, two paragraphs stand on each."""
    made = tuple(
        Paragraph(normal(text), TextPlace(1 + at // 2 if pages else None, at + 1))
        for at, text in enumerate(paragraphs)
    )
    return Words(file, Manuscript(made), **more)


BASE = {
    "id": "x-2026", "year": "2026", "updated": "2026-01-01",
    "document": {"issuer": "x", "doc_type": "ke_hoach", "title": "Phát động"},
    "attachments": [{"file": "goc.txt", "kind": "original", "title": "x"}],
}  # fmt: skip


def plan_with(*targets: str | dict[str, Any], **more: Any) -> Plan:
    """A small plan with these targets."""
    items = [
        {"number": str(at), "field": "x", **({"text": one} if isinstance(one, str) else one)}
        for at, one in enumerate(targets, 1)
    ]
    return Plan.model_validate({**BASE, "targets": {"items": items}, **more})


def outcome_of(text: str, printed: str) -> Outcome:
    """The verdict on a target, against an original that prints something else, or the same."""
    return checked(plan_with(text), original("Phát động", printed)).lines[0].outcome


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("sản lượng 1.40", "sản lượng 1.400 tấn"),
        ("66,2%", "đạt 166,2%"),
        ("0 trường", "10 trường"),
        ("Tăng 02", "Tăng 02,5%"),
        ("3,5%", "≥ 3,5%"),
        ("3,5%", "đạt ≥3,5%"),
        ("95% hộ", "trên 95% hộ"),
        ("95% hộ", "không quá: 95% hộ"),
        ("dưới 5%", "không dưới 5%"),
        ("2,5%", "từ 2 - 2,5%"),
        ("2,5%", "từ 2 đến 2,5%"),
        ("đạt 2", "đạt 2 - 2,5%"),
        ("tăng 12", "tăng 12%"),
        ("tăng 12", "tăng 12 %"),
        ("thu 54 triệu", "thu 54 triệu đồng"),
        ("thu 54 triệu đồng", "thu 54 triệu đồng/người/năm"),
        ("đạt 95% hộ", "đạt 95% hộ trở lên"),
        ("20 xã", "15/20 xã"),
        ("đạt 15", "đạt 15/20 xã"),
        ("đàn bò 5%", "tăng đàn bò 5%"),
        ("giai đoạn 2021", "giai đoạn 2021-2025"),
        ("âm 5%", "năm 5%"),
        ("5%", "giảm -5%"),
        ("5%", "giảm −5%"),
        ("Thu 54 triệu đồng", "2. Thu 54 triệu đồng, chi 50 triệu đồng."),
        ("Nhiệm vụ năm 2021", "Nhiệm vụ năm 2021 căn cứ tình hình"),
        ("hộ dân có nước sạch", "Phấn đấu hộ dân có nước sạch"),
    ],
)
def test_a_quote_cuts_nothing_off_a_figure(text: str, printed: str) -> None:
    """Comparison, sign, digits and unit of a figure are quoted with it, or it is not there."""
    assert outcome_of(text, printed) is Outcome.MISSING


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Đạt 95%", "(1) Đạt 95%;"),
        ("Đạt 95%", "Đạt 95%. Trong đó có 2 xã."),
        ("Đạt 95%", "“Đạt 95%”"),
        ("Thu 54 triệu đồng", "2. Thu 54 triệu đồng; chi 50 triệu đồng."),
        ("Năm 2025", "Năm 2025."),
        ("≥ 3,5%", "Tăng trưởng: ≥ 3,5%"),
        ("Đạt 95\u00a0%", "Đạt 95 %"),
        ("Kinh tế \u2011 xã hội 5%", "Kinh tế - xã hội 5%"),
        ("Ho\u0300a 5%", "Hòa 5%"),
        ("- Đạt 95%", "Đạt 95%"),
        ("- + Đạt 95%", "Đạt 95%"),
        ("m²: 5", "m²: 5"),
        ("Nhiệm vụ năm 2021", "Nhiệm vụ năm 2021. Căn cứ tình hình"),
    ],
)
def test_what_stands_around_a_quote_and_how_it_is_coded_does_not_matter(
    text: str, printed: str
) -> None:
    """Numbering, punctuation, white space and letter codes are not the words."""
    assert outcome_of(text, printed) is Outcome.FOUND


@pytest.mark.parametrize(
    ("text", "printed"),
    [("Uỷ ban 5", "Ủy ban 5"), ("Hoà 5", "Hòa 5"), ("a – b 5", "a - b 5"), ("ĐẠT 5", "Đạt 5")],
)
def test_letters_marks_and_dashes_are_not_folded(text: str, printed: str) -> None:
    """Exact means exact."""
    assert outcome_of(text, printed) is Outcome.MISSING


def test_a_quote_runs_over_the_end_of_a_page() -> None:
    """Where a page ends is not where words end; the place is where they begin."""
    words = original("Phát động", "Tổng sản lượng lương", "thực có hạt: 5 tấn", "Hết", pages=True)
    found = checked(plan_with("Tổng sản lượng lương thực có hạt: 5 tấn"), words)
    spot = found.lines[0].spot
    assert spot and spot.place == TextPlace(1, 2)
    assert found.misses == ()


def test_equal_words_elsewhere_do_not_hide_a_wrong_target() -> None:
    """The third target says what the first one does, but prints it nowhere of its own."""
    words = original("Phát động", "Tăng 2%", "Lạc", "Tăng 3%")
    found = checked(plan_with("Tăng 2%", "Lạc", "Tăng 2%"), words)
    assert [one.outcome for one in found.lines] == [Outcome.FOUND, Outcome.FOUND, Outcome.MISSING]


def test_a_line_printed_once_is_not_quoted_twice() -> None:
    """A target that was copied twice is told as such."""
    found = checked(plan_with("Tăng 2%", "Tăng 2%"), original("Phát động", "Tăng 2%"))
    assert found.misses[0].twice


def test_parts_stand_between_their_target_and_the_next() -> None:
    """The same words below another target are that target's."""
    parts = [{"text": "Vùng thấp: 5 tấn"}]
    plan = plan_with({"text": "Lúa", "parts": parts}, {"text": "Ngô", "parts": parts})
    words = original("Phát động", "Lúa", "Vùng thấp: 5 tấn", "Ngô", "Vùng thấp: 5 tấn")
    places = [one.spot.place.paragraph for one in checked(plan, words).lines if one.spot]
    assert places == [2, 3, 4, 5]
    words = original("Phát động", "Lúa", "Vùng thấp: 6 tấn", "Ngô", "Vùng thấp: 5 tấn")
    assert [one.outcome for one in checked(plan, words).lines].count(Outcome.MISSING) == 1


def test_paragraphs_of_a_passage_may_stand_apart() -> None:
    """The two columns of a header come in any order; each line is compared."""
    head = {"issuer_text": "ỦY BAN NHÂN DÂN\nXÃ MẪU", "motto_text": "CỘNG HÒA\nĐộc lập"}
    plan = plan_with("Lúa", document={**BASE["document"], **head})  # type: ignore[dict-item]
    mixed = ("ỦY BAN NHÂN DÂN", "CỘNG HÒA", "XÃ MẪU", "Độc lập", "Phát động", "Lúa")
    assert checked(plan, original(*mixed)).misses == ()
    wrong = original(*(line.replace("XÃ MẪU", "XÃ MẤU") for line in mixed))
    assert [miss.original for miss in checked(plan, wrong).misses] == ["XÃ [MẤU]"]


@pytest.mark.parametrize(
    ("words", "pages", "readable"),
    [("Ký bởi: Ủy ban nhân dân xã", 3, False), ("chữ " * 300, 3, True), ("Một dòng", None, True),
     ("", None, False)],
)  # fmt: skip
def test_a_stamp_on_a_scan_is_no_text(words: str, pages: int | None, readable: bool) -> None:
    """A signature's few words on pictures of pages prove nothing, and accuse nobody."""
    paragraphs = (Paragraph(words, TextPlace(1, 1)),) if words else ()
    assert can_be_compared(Manuscript(paragraphs, pages=pages)) is readable


def test_the_printed_number_says_which_of_equal_lines_is_meant() -> None:
    """A target with a mark is looked for together with it."""
    words = original("Phát động", "Tăng 2%", "(7) Tăng 2%")
    found = checked(plan_with({"text": "Tăng 2%", "mark": "(7)"}), words)
    assert found.lines[0].spot and found.lines[0].spot.place.paragraph == 3


@pytest.mark.parametrize(
    ("note", "outcome"),
    [
        ("Bản gốc in “66,2%”, ở đây ghi “68,2%” theo đính chính.", Outcome.NOTED),
        ('Bản gốc in "66,2%", ở đây ghi "68,2%".', Outcome.NOTED),
        ("Bản gốc in “đạt 66,2%”, ở đây ghi “đạt 68,2%”.", Outcome.NOTED),
        ("Bản gốc in “66,2%”.", Outcome.MISSING),
        ("Đúng là “68,2%”.", Outcome.MISSING),
        ("Bản gốc in 66,2%, ở đây ghi 68,2%.", Outcome.MISSING),
        ("Bản gốc in “166,2%”, ở đây ghi “168,2%”.", Outcome.MISSING),
        ("Xem phụ lục.", Outcome.MISSING),
    ],
)
def test_a_note_owns_a_difference_that_it_quotes(note: str, outcome: Outcome) -> None:
    """Both sides stand in quotation marks in the note, or the difference is an error."""
    plan = plan_with({"text": "Hộ nghèo đạt 68,2%", "note": note})
    words = original("Phát động", "Hộ nghèo đạt 66,2%")
    assert checked(plan, words).lines[0].outcome is outcome


def test_a_note_owns_one_difference_and_not_the_next() -> None:
    """A slip in a line that has a note is still caught."""
    note = "Bản gốc in “66,2%”, ở đây ghi “68,2%”."
    plan = plan_with({"text": "Hộ nghèo đạt 68,2%, cận nghèo 5%", "note": note})
    words = original("Phát động", "Hộ nghèo đạt 66,2%, cận nghèo 6%")
    assert checked(plan, words).lines[0].outcome is Outcome.MISSING


def test_a_note_owns_words_that_are_not_there() -> None:
    """Left out or put in, the word beside it is quoted with it; a whole line is “không có”."""
    put_in = {
        "text": "Thu ngân sách trên 5 tỷ đồng",
        "note": "Bản gốc in “sách”; nên là “sách trên”.",
    }
    words = original("Phát động", "Thu ngân sách 5 tỷ đồng")
    assert checked(plan_with(put_in), words).lines[0].outcome is Outcome.NOTED
    whole = {"text": "Trồng 5 ha rừng", "note": "Bản quét mờ, không có dòng “Trồng 5 ha rừng”."}
    assert checked(plan_with(whole), words).lines[0].outcome is Outcome.NOTED


RECOGNISED = ("Phát dộng", "Hộ nghéo đạt 66,2 % tong số")


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Hộ nghèo đạt 66,2% tổng số", Outcome.RECOGNISED),
        ("Hộ nghèo đạt 68,2% tổng số", Outcome.DOUBTFUL),
        ("Phát triển văn hóa", Outcome.RECOGNISED),
    ],
)
def test_recognised_words_prove_figures_only(text: str, outcome: Outcome) -> None:
    """A machine misreads letters: only a figure that it did not see is told."""
    found = checked(plan_with(text), original(*RECOGNISED, recognised=True))
    assert found.lines[0].outcome is outcome
    assert not found.exact
    assert {miss.outcome for miss in found.misses} <= {Outcome.DOUBTFUL}


def test_an_annex_that_was_scanned_stands_in_for_an_original() -> None:
    """What is in no exact file may be in the recognised one, with its figures."""
    plan = plan_with("Lúa 5 tấn", "Hộ nghèo đạt 66,2% tổng số", "Hộ nghèo đạt 68,2% tổng số")
    main = original("Phát động", "Lúa 5 tấn")
    annex = original(*RECOGNISED, file="phu-luc.txt", recognised=True)
    found = checked(plan, main, annex)
    expected = [Outcome.FOUND, Outcome.RECOGNISED, Outcome.MISSING]
    assert [one.outcome for one in found.lines] == expected


def test_a_quote_may_stand_in_any_of_several_originals() -> None:
    """The document and its annexes are one original in several files."""
    words = original("Phát động"), original("Lúa 5 tấn", "Ngô 6 tấn", file="phu-luc.txt")
    found = checked(plan_with("Lúa 5 tấn", "Ngô 6 tấn"), *words)
    assert [one.spot.file for one in found.lines if one.spot] == ["phu-luc.txt"] * 2
    assert found.misses == ()


def test_without_a_readable_file_nothing_is_said() -> None:
    """No verdict is better than a made-up one."""
    assert checked(plan_with("Lúa 5 tấn")) == Fidelity()


def test_signs_that_look_alike_are_named() -> None:
    """The eye sees no difference between a Latin and a Cyrillic letter."""
    found = checked(plan_with("Hộ nghеo 5"), original("Phát động", "Hộ ngheo 5"))
    assert "không phải chữ Việt" in found.misses[0].hint


def test_verdicts_outlive_a_build() -> None:
    """What is kept is what was found."""
    plan = plan_with("Lúa 5 tấn", {"text": "Ngô 7 tấn", "parts": [{"text": "Vụ mùa 8%"}]})
    words = original("Phát động", "Lúa 5 tấn", "Ngô 6 tấn", pages=True)
    found = checked(plan, words)
    assert found.misses
    assert decoded(encoded(found)) == found


@pytest.mark.parametrize(
    ("when", "text", "there"),
    [
        ("2025-11-05", "trước ngày 05/11/2025", True),
        ("2025-11-05", "trước ngày 5/11/2025", True),
        ("2025-11-05", "trước ngày 5-11-2025.", True),
        ("2025-11-05", "trước ngày 05 tháng 11 năm 2025", True),
        ("2025-11-05", "trước ngày 05/11", True),
        ("2025-11-05", "trước ngày 15/11/2025", False),
        ("2025-11-05", "trước ngày 05/11/2026", False),
        ("2025-11", "trong tháng 11/2025", True),
        ("2025-12", "trong quý IV/2025", True),
        ("2025-11", "trong tháng 1/2025", False),
        ("2025", "trong năm 2025", True),
        ("2026-11-05", "trước ngày 05/11", False),
    ],
)
def test_a_deadline_is_printed_in_any_usual_form(when: str, text: str, there: bool) -> None:
    """Day, month and year as documents write them; the year may go without saying."""
    assert days.is_printed(Edtf.parse(when), text, 2025) is there


@pytest.mark.parametrize(
    ("when", "printed", "same"),
    [
        ("2025-02-03", "ngày 03 tháng 02 năm 2025", True),
        ("2025-02-03", "ngày 3 tháng 2 năm 2025", True),
        ("2021-02", "ngày    tháng 02 năm 2021", True),
        ("2021-02", "ngày …… tháng 02 năm 2021", True),
        ("2021-02-05", "ngày    tháng 02 năm 2021", False),
        ("2021-02", "ngày 05 tháng 02 năm 2021", False),
        ("2025-03-03", "ngày 03 tháng 02 năm 2025", False),
        ("2025-02-03", "Bình Sơn, 03/02/2025", True),
    ],
)
def test_the_day_of_issue_is_the_printed_one(when: str, printed: str, same: bool) -> None:
    """Every part agrees, and what is blank stays blank."""
    assert days.agrees(Edtf.parse(when), printed) is same


@pytest.mark.parametrize(
    ("document", "printed", "missing"),
    [
        ({"number": "21/KH-UBND"}, "Số: 21 /KH-UBND", set()),
        ({"number": "21/KH-UBND"}, "Số: 121/KH-UBND", {"number"}),
        ({"number": "/KH-UBND"}, "Số:      /KH-UBND", set()),
        ({"number": "/KH-UBND"}, "Số: …… /KH-UBND", set()),
        ({"number": "/KH-UBND"}, "Số: 5/KH-UBND", {"number"}),
        ({"issued": "2025-02-03"}, "Bình Sơn, ngày 03 tháng 02 năm 2025", set()),
        ({"issued": "2025-02-03"}, "Bình Sơn, ngày 13 tháng 02 năm 2025", {"issued"}),
        ({"place": "Bình Sơn", "issued_text": "ngày 3"}, "Bình Sơn, ngày 3", set()),
        ({"place": "Bình Sơn", "issued_text": "ngày 3"}, "Hà Nội, ngày 3, Bình Sơn", {"place"}),
        ({"signer": {"authority": "KT", "position": "PHÓ CHỦ TỊCH", "on_behalf_of": "CHỦ TỊCH"}},
         "KT. CHỦ TỊCH PHÓ CHỦ TỊCH", set()),
        ({"signer": {"authority": "TM", "position": "PHÓ CHỦ TỊCH", "on_behalf_of": "CHỦ TỊCH"}},
         "KT. CHỦ TỊCH PHÓ CHỦ TỊCH", {"on_behalf_of"}),
        ({"recipients": [{"text": "- Gửi", "children": [{"text": "Sở Nội vụ;"}]}]},
         "Gửi Sở Tài chính;", {"text"}),
    ],
)  # fmt: skip
def test_the_head_and_foot_are_compared(
    document: dict[str, Any], printed: str, missing: set[str]
) -> None:
    """Number, day, place, signer and recipients, each where staff wrote it."""
    plan = plan_with("Lúa", document={**BASE["document"], **document})  # type: ignore[dict-item]
    body = ("Phát động", "Lúa")
    at_the_end = {"signer", "recipients"} & set(document)
    found = checked(plan, original(*body, printed) if at_the_end else original(printed, *body))
    assert {miss.path[-1] for miss in found.misses} == missing
