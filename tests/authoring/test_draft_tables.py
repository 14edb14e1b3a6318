"""What is drafted of documents and read of forms: tables, each call with its answer.

Documents of other places with every value, where it was found and how sure it is, what is doubted
and what no field has; cells, days, verdicts and kinds of reviews in every way of writing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import date
from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest

from drafts import OTHERS, drafted
from drafts import values as plain_values
from tables import compare_table
from test_target_tables import Reader, entries, lines, short
from thidua.attachments.text.model import TextPlace
from thidua.attachments.text.reading import read_manuscript
from thidua.authoring import identifiers
from thidua.authoring.drafting import ledger, table_columns, task_tables
from thidua.authoring.drafting.sections import OutlineSection
from thidua.authoring.drafting.unit_words import has_other_words
from thidua.authoring.known_lists import KnownLists
from thidua.authoring.results import cells, form_entries, report_head, report_unit_lines, told
from thidua.authoring.results import word_doubts as doubts
from thidua.authoring.results.report_starting import merge_review
from thidua.authoring.values import Certainty, DraftedDoubt, DraftedValue, list_values
from thidua.authoring.writing import say_place, write_unplaced
from thidua.datafiles.format.tree import Node, tree_of
from thidua.figures import read
from thidua.language.dates import Edtf

_EVERY = 5
"""Of so many documents one: ``test_drafting_elsewhere`` drafts them all, and asks for less."""


def tell_drafts(known: KnownLists) -> Iterator[str]:
    """Doubts, words that no field has, and each value that is not sure or was said nowhere."""
    for path in sorted(OTHERS.glob("*.txt"))[::_EVERY]:
        manuscript = read_manuscript(path.read_bytes(), ".txt")
        assert manuscript is not None
        draft = drafted(manuscript, known)
        yield f"== {path.stem} {draft.id} {draft.new_issuer and draft.new_issuer.id}"
        yield from (f"{'.'.join(map(str, one.path))}: {one.why}" for one in draft.doubts)
        yield from (str(write_unplaced(one)) for one in draft.unplaced)
        fields: dict[str, list[str]] = {}
        for where, value in list_values(draft.plan):
            place = value.place and say_place(value.place)
            told = f"{'.'.join(map(str, where))} {value.certainty.value} {place}: {value.text}"
            fields.setdefault(str(where[0]), []).append(told)
            if value.certainty is not Certainty.SURE or not place:
                yield told
        for name, values in fields.items():
            digest = hashlib.sha256("\n".join(values).encode()).hexdigest()[:8]
            yield f"{name}: {len(values)} {digest}"


HEADS = (
    "STT|Nội dung|Đơn vị|Kế hoạch 2025|Thực hiện 2025|Kế hoạch 2026",
    "TT|Chỉ tiêu|ĐVT|Chỉ tiêu giao",
    "Chỉ tiêu|Năm 2026|Năm 2030", "STT|Tên chỉ tiêu|Chỉ tiêu (ha)|Ghi chú", "Nội dung|Chỉ tiêu",
    "STT|Nội dung|Chỉ tiêu|Thời gian|Đơn vị thực hiện",
)  # fmt: skip
ROWS = """
I|Về kinh tế||||
1|Trồng rừng|ha|100|95|120
2|Thu ngân sách|tỷ đồng|#REF!|18|18,5
|Trong đó: thuế|tỷ đồng|5||6,5
3|Hộ nghèo|%|5|4,8|dưới 4
-|Xã A|ha|x|12|13
a|Trường đạt chuẩn|trường|2|3/5|Đạt 3
4|Khác|Trước 30/11||UBND xã|Theo hướng dẫn
Cộng|||||138
"""


def tell_tables(known: KnownLists) -> Iterator[str]:
    """Rows under heads of every sort."""
    reader, rows = Reader(known), ROWS.strip().split("\n")
    for head, start in product(HEADS, (0, 1, 4)):
        width = head.count("|") + 1
        drawn = [head, *("|".join(row.split("|")[:width]) for row in rows[start:])]
        record, told_doubts = reader.read("\n".join(drawn), "II. CHỈ TIÊU")
        asked = (one.path for one in reader.draft("\n".join(drawn)).doubts)
        yield f"fields: {['.'.join(map(str, path)) for path in asked if path[-1] == 'field']}"
        yield f"== {head} {start}"
        yield from told_doubts
        for item in record.get("items", ()):
            yield from (
                f"{line.get('number')} {line['text']}: {short(line)}" for line in lines(item)
            )

    yield f"marks: {[mark for mark in MARKS if table_columns.is_mark(mark)]}"
    table = "STT|Chỉ tiêu|ĐVT|Năm 2026\n1|Đạt danh hiệu|lần|5\n"
    for between in (
        "2. Về kinh tế",
        "Việc khác",
        "Về kinh tế||\n",
        "- Trồng 5 ha rừng\n3. Còn lại",
    ):
        found = reader.draft(f"1. Việc riêng\n{table}{between}\n{table}")
        yield f"{between!r}: {[(one.path, one.why) for one in found.doubts]}"
        yield str(found.part and [(one.text.text, len(one.parts)) for one in found.part.items])
    for group in ("I|Việc riêng||", "I|Về kinh tế||", "I|Việc riêng|lần|5"):
        found = reader.draft(f"STT|Chỉ tiêu|ĐVT|Năm 2026\n{group}\n1|Đạt danh hiệu|lần|5")
        yield f"{group}: {[(one.path, one.why) for one in found.doubts]}"


DAYS = (
    "20/12/2026", "20 - 12 - 2026", "12/20/2026", "20/13/2026", "13/2026", "tháng 12/2026",
    "12/2026", "2026", "năm 2026", "2026-12-20", "2026-12", "46011", "hôm qua", "31/02/2026",
    "1/2/26", "",
    "ngày 5 tháng 3 năm 2026", "2026/12/20", "20.12.2026",
)  # fmt: skip
RESULTS = (
    "Đạt 102% kế hoạch", "không đạt chỉ tiêu", "chưa hoàn thành", "đạt và vượt chỉ tiêu",
    "Vượt mức", "vượt kế hoạch", "hoàn thành mục tiêu", "Đạt", "Không đạt",
    "Chưa đạt, chưa hoàn thành", "",
    "không hoàn thành kế hoạch; đạt chỉ tiêu", "Hoàn thành", "vượt chỉ tiêu nhưng chưa đạt yêu cầu",
)  # fmt: skip


def tell_cells(_: KnownLists) -> Iterator[str]:
    """What cells of forms and tables of reports are read as."""
    for words in DAYS:
        try:
            yield f"{words}: {form_entries.read_day(words)}"
        except ValueError as error:
            yield f"{words}! {error}"
    for words in RESULTS:
        yield f"{words}: {told.find_verdict(words)} {told.read_verdict_cell(words)}"
    place = TextPlace(2, 3)
    planned = cells.read_value("Trồng rừng", "120", "ha")
    for done, unit in product(
        ("131", "131/120", "1.310,5 ha", "131 / 140 Ha", "131/120%", "", "12 - 13", "131 ha rừng",
         "131 và 120", "28.603,61"), ("", "ha", "%"),
    ):  # fmt: skip
        stated, figure = cells.state_value("Trồng rừng", done, unit, planned, place)
        texts = [value.text for one in stated for _, value in list_values(one)]
        yield f"{done} {unit}: {texts} {figure and (figure.value, figure.of, figure.unit)}"
    yield str([cells.begin_small(unit) for unit in ("Ha", "HA", "%", "ha", "Tỷ đồng", "", "Đ")])
    yield str([cells.cell_at([" a ", ""], at) for at in (None, 0, 1, 2)])
    for text in ("a; b;; c ", "", "12 / 13", "12/13/14", "12"):
        yield f"{form_entries._split_cell(text)} {form_entries._split_value(text)}"


def tell_words(_: KnownLists) -> Iterator[str]:
    """What is doubted of words of results, and which lines tell of units."""
    for shown, is_date in product(
        ("#REF!", "#N/A", "5/12", "05/12/2026", "1,2E+10", "12 thg 5", "dec-05", "12,5", "Đạt 5",
         "#1", "1E5", "01-Thg12"), (False, True),
    ):  # fmt: skip
        made = doubts.doubt_made(shown, date(2026, 12, 5) if is_date else None)
        yield f"{shown} {is_date}: {doubts.is_error(shown)} {made}"
    targets = ("Trồng mới 120 ha rừng", "Thu ngân sách 18,5 tỷ đồng", "Tỷ lệ hộ nghèo còn 5%",
             "Tạo việc làm cho 350 lao động")  # fmt: skip
    for line, text in product(targets, (
        "Trồng 131 ha, đạt 109,2%", "Trồng 131 ha, đạt 190% kế hoạch", "1,310.5 ha", "131.00 ha",
        "Thu 18.500 triệu đồng", "Thu 18,5 triệu đồng", "185 tỷ đồng", "Thu 19 tỷ/18,5 tỷ đồng",
        "còn 45%", "còn 0,5%", "còn 105%", "350/300 lao động", "412 người", "3500 lao động",
        "Tăng 5%", "35 lao động", "12 000 ha", "đạt", "131ha; 12.5%",
    )):  # fmt: skip
        for one in doubts.doubt_words(text, list(read(line).valued())):
            yield f"{line} | {text}: {one.what} {one.fix}"
    figure = next(read("Trồng mới 120 ha rừng").valued())
    for text in ("Xã A: 12 ha; xã B: 13 ha", "Xã A 12 ha, xã B 13,5 ha", "Thôn Một trồng 5 ha",
                 "12 ha", "- Xã A: 12 ha\n- Xã B: 3 ha", "Xã A: 12 hộ; xã B: 13 hộ",
                 "Xã A: 12; xã B: 13",
                 "Phường 5: 12 ha; phường 6: 13/15 ha (đạt 90%)"):  # fmt: skip
        told_lines = report_unit_lines.read_unit_lines(text, figure, ["Xã A", "Xã B"])
        yield from (f"{text!r}: {line}" for line in told_lines)
    for name in ("Phòng Nội vụ", "Phòng Nội vụ chạy nhanh", "Hội Nông dân (xã nhảy)",
                 "UBND “vẫy” xã", "Nhảy", "Trường tiểu học Bế Văn Đàn"):  # fmt: skip
        yield f"{name} {has_other_words(name)}"


def tell_heads(_: KnownLists) -> Iterator[str]:
    """Kinds and days of reports by their heads, and identifiers of plans."""
    titles = ("Sơ kết 6 tháng đầu năm", "Tổng kết phong trào thi đua năm 2026", "Kết quả quý II",
              "Kết quả", "Sơ kết, tổng kết đợt 1", "Tiến độ thực hiện", "Kết quả cả năm",
              "Kết thúc đợt 2",
              "giữa nhiệm kỳ", "Kết quả 9 tháng", "quý 5")  # fmt: skip
    for title, day, last in product(titles, ("2026-06-30", "2026-12-20"), (None, "2026-12-31")):
        found = report_head.read_kind(title, Edtf.parse(day), Edtf.parse(last) if last else None)
        yield f"{title} {day} {last}: {found.part.text} {[one.why for one in found.doubts]}"
    for issued, title, kind, number in product(
        (None, "2026-12-20", "2026-12"), ("Năm 2025", "Kết quả"), (None, "BÁO CÁO:"), (None, "9/BC")
    ):
        header: Any = SimpleNamespace(**{
            name: words and DraftedValue(words)
            for name, words in
            (("issued", issued), ("title", title), ("type_text", kind), ("number", number))
        })  # fmt: skip
        found = report_head.read_day_of(header, 2024)
        yield f"{found.part.text} {[one.why for one in found.doubts]}"
        yield report_head.cite_report(header)
    taken = ["xa-mau-2026-cai-cach-hanh-chinh"]
    for title in ("Về việc phát động phong trào thi đua cải cách hành chính, chuyển đổi số, 2026",
                  "Kế hoạch; thi đua", "V/v thi đua yêu nước trên địa bàn xã",
                  "Thi đua " * 20, "", "漢"):  # fmt: skip
        yield identifiers.propose_id("UBND xã Mẫu", "2026", title, taken)
    for number, suffix in product(("21/KH-UBND", "", "/KH"), (".pdf", ".docx")):
        yield identifiers.propose_file_name("ke_hoach", number, "2026", "ban-goc", suffix)
    for names in ((), ("a",), ("a", "a-2"), ("b",)):
        yield identifiers.add_free_number("a", names)
    for name in (
        "xa-mau-2026-thi-dua",
        "xa-mau-2025-thi-dua",
        "Xã",
        "xa",
        "xa-mau-2026",
        "a_2026_b",
    ):
        for is_free in (True, False):
            try:
                identifiers.check_identifier(name, "2026", is_free=is_free)
                yield f"{name} {is_free}"
            except ValueError as error:
                yield f"{name}! {error}"


TASK_HEADS = (
    "STT|Nhiệm vụ|Chủ trì|Phối hợp|Thời gian", "TT|Nội dung công việc|Đơn vị thực hiện|Hạn",
    "TT|Việc|Thời hạn hoàn thành", "TT|Chỉ tiêu|Đơn vị tính|Kế hoạch", "Số|Hoạt động|Phụ trách",
    "TT|Nội dung|Người chịu trách nhiệm|Đơn vị phối hợp thực hiện|Tiến độ",
)  # fmt: skip
TASK_ROWS = """
1|Trồng rừng|Phòng Kinh tế|Các thôn|Trước 30/11/2026
2.|Ra quân|Công an xã; Đoàn xã||Tháng 6/2026
a)|Báo cáo|Văn phòng|Phòng Nội vụ, các thôn|31/02/2026
-|Tập huấn||Trung tâm|Quý II
"""
INTRODUCED = ("", "Các nhiệm vụ cụ thể:", "1. Trồng rừng:", "Hết phần này.")


def tell_tasks(_: KnownLists) -> Iterator[str]:
    """Tables of tasks: where they begin, whose duty each row is, and by when."""
    rows = TASK_ROWS.strip().split("\n")
    for head, words, others in product(TASK_HEADS, INTRODUCED, ((), ("responsibilities",))):
        width = head.count("|") + 1
        drawn = "\n".join(("Mục tiêu chung.", words, head, *(cut(row, width) for row in rows)))
        if others and words:
            continue
        section = OutlineSection("objectives", entries=entries(drawn))
        cut_apart = [*task_tables.separate_tasks([section, *map(OutlineSection, others)])]
        told = [(one.kind, len(one.entries)) for one in cut_apart]
        yield f"== {head} {words} {others}: {told}"
        if words or others:
            continue
        found = task_tables.list_task_deadlines(cut_apart)
        yield str([plain_values(one) for one in found.part])
        yield from (doubt.why for doubt in found.doubts)
        table = task_tables.find_task_table(cut_apart[1] if len(cut_apart) > 1 else section)
        if table is None:
            continue
        for at in range(1, len(rows) + 1):
            duties = task_tables.read_task_duties(table._replace(rows=table.rows[:at]), None)
            yield f"{at}: {duties and plain_values(duties)}"


def cut(row: str, width: int) -> str:
    """A row with so many cells."""
    return "|".join(row.split("|")[:width])


MARKS = (
    "1", "1.", "(1)", "1)", "a", "a)", "đ.", "I", "IV.", "XVIII", "XVIIII", "B", "1.2", "1.2.3.4",
    "1.2.3.4.5", "1234", "-", "+", "–", "--", "aa", "1,2", "(a", "", "z.", "Đ)", "W",
)  # fmt: skip


REVIEWS: tuple[tuple[str, str], ...] = (
    ("", ""), ("2026-06-30", "1.results.1.text"), ("2027-01-31", "1.date"),
    ("2026-12-20", "1.date"),
    ("2026-06-30 2027-01-31", "1.date 2.results.1.text 2"),
    ("2026-12-20 2027-01-31 2027-02-01", "3.date 2.date 1.date"),
)  # fmt: skip
"""The days of the reviews that are there, and what was doubted of them."""


def tell_merged(_: KnownLists) -> Iterator[str]:
    """Where a drafted review stands among others, and where their doubts lead then."""
    drafted_review = told.DraftedReview(
        kind=DraftedValue("final"), date=DraftedValue("2026-12-20"), results=(),
        source=told.DraftedReportSource(text=DraftedValue("Báo cáo")),
    )  # fmt: skip
    for (days, asked), own in product(REVIEWS, ((), (DraftedDoubt(("date",), "Ngày?"),))):
        there = [{"kind": "interim", "date": day} for day in days.split()]
        review = [{"at": f"reviews.{at}", "why": at} for at in asked.split()]
        tree = tree_of({"review": review, "reviews": there}) if days else None
        merged = merge_review(tree, told.ReportDraft(drafted_review, own, ()))
        yield f"{days or 'none'} {asked} {len(own)}: {plain(merged)}"


def plain(node: Node) -> Any:
    """What a tree says."""
    value: Any = node.value
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, tuple) else value


def tell_ledger(_: KnownLists) -> Iterator[str]:
    """What is cut of a line that fields took letters of, and why that is nobody's."""
    line = "1. Trồng 45 ha rừng (đợt 1); đạt 5%."
    count = len([char for char in line if char.isalnum() or char == "%"])
    for start, end in (
        (0, 0),
        (0, 1),
        (1, 6),
        (8, 13),
        (6, count),
        (13, 17),
        (17, count),
        (0, count),
    ):
        flags = bytearray(start <= at < end for at in range(count))
        yield f"{start} {end}: {list(ledger._cut_left(line, flags))}"
    for words, why, is_whole in product(
        ("TM. ỦY BAN", "K/T CHỦ TỊCH", "а б", "中", "Số 15/KH-UBND", "Trồng 45 ha", ""),
        (*ledger._WHYS[:2], ""), (False, True),
    ):  # fmt: skip
        yield f"{words} | {why} {is_whole}: {ledger._explain(words, why, is_whole=is_whole)}"


RULES: dict[str, Callable[[KnownLists], Iterator[str]]] = {
    "drafts": tell_drafts, "tables": tell_tables, "cells": tell_cells,
    "tasks": tell_tasks, "words": tell_words, "heads": tell_heads, "merged": tell_merged,
    "ledger": tell_ledger,
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_drafts_are_as_written_down(name: str, known: KnownLists) -> None:
    """Each call of a table gives what it gave."""
    compare_table(f"draft-{name}", RULES[name](known))
