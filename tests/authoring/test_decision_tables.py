"""What decisions say of plans: tables of days, sentences and lines of targets.

Whole decisions come to few of these wordings; here each stands beside its answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from tables import compare_table
from test_draft_parts import paragraphs
from thidua.attachments.text.model import Manuscript
from thidua.authoring.drafting import changed_days, said_changes, said_sentences
from thidua.authoring.drafting.changed_targets import TargetChanges
from thidua.authoring.drafting.changes import list_amended, read_changes
from thidua.authoring.drafting.entries import OutlineEntry, take_apart
from thidua.authoring.drafting.outline import cut_outline
from thidua.authoring.drafting.topics import FieldGuesser
from thidua.authoring.known_lists import KnownLists
from thidua.authoring.records import HeaderFields
from thidua.authoring.values import DraftedValue
from thidua.language.dates import Edtf
from thidua.language.swapped_words import Swap, is_part, is_swapped, swap_words
from thidua.model.decided import Effect

ISSUED = "2026-08-15"
DAYS = (
    "kể từ ngày 01/9/2026", "từ hết ngày 1.9.2026", "từ 7 giờ 30 phút, ngày 01 tháng 9 năm 2026",
    "từ 7h ngày 1/9/2026", "từ đầu tháng 9/2026", "từ tháng 9 năm 2026", "từ tháng 13/2026",
    "kể từ ngày ký", "kể từ ngày ban hành", "sau 10 ngày kể từ ngày ký",
    "sau 10 (mười) ngày, kể từ ngày ban hành", "sau 100 ngày kể từ ngày ký",
    "từ ngày 01/9 đến ngày 31/10/2026", "từ ngày 01 cho đến hết 31/10/2026",
    "từ ngày 20/12 đến ngày 10/01/2027", "từ ngày 31/2 đến ngày 10/3/2027", "từ 31/02/2026",
    "đến hết ngày 30/9/2026", "đến cuối tháng 9/2026", "đến năm 2027", "tới hết quý IV/2026",
    "đến quý 2, năm 2026", "đến quý i/2026", "đến hết 31/9/2026", "đến tháng 13/2026",
    "kéo dài thành 30/9/2026", "hoàn thành 30/9/2026", "sang năm 2027", "lên ngày 30/9/2026",
    "xuống còn ngày 30/9/2026", "vào quý III năm 2026", "trước ngày 1/9/2026", "trong năm 2026",
    "còn tháng 9/2026", "là 30/9/2026",
    "từ ngày 1/3/2026 đến ngày 1/6/2026 thành từ ngày 1/3/2026 đến ngày 1/9/2026",
    "từ ngày 31/10/2026 sang ngày 15/12/2026", "từ 31/10 xuống còn ngày 15/9/2026",
    "thêm 2 tháng, kể từ ngày 31/10/2026", "thêm 2 (hai) tháng tính từ 31/10/2026",
    "Thời gian thực hiện: đến 30/9/2026", "Thời hạn đến 15/12/2026",
    "Ngày kết thúc là 31/10/2026", "Thời điểm kết thúc đến 31/10/2026", "đến 15/12/2026",
    "Thời gian từ ngày 31/10/2026 đến ngày 31/10/2026", "Thời gian: trong năm 2026.",
    "trong 10 ngày", "trong vòng 2 tuần", "trong thời gian 02 tháng", "thời hạn là: 1 năm",
    "trong 3 tháng 10 ngày", "thời gian 02 (hai) tháng", "trong 13 tháng", "trong 1 ngày", "",
    "Thời gian tạm dừng: 02 tháng kể từ ngày ký", "Thời hạn hoãn là 10 ngày",
)  # fmt: skip


def tell_days(_: KnownLists) -> Iterator[str]:
    """Since when and until when, as sentences say it."""
    plan: Any = SimpleNamespace(period=SimpleNamespace(end=Edtf.parse("2026-10-31")))
    endless: Any = SimpleNamespace(period=None)
    for text in DAYS:
        yield (
            f"{text}: {changed_days.find_first(text, ISSUED)} {changed_days.find_first(text, None)}"
            f" | {changed_days.find_until([text])} {changed_days.find_until(['', text, '30/9'])}"
            f" | {changed_days.count_days_after(text, ISSUED)}"
            f" {[changed_days.count_until(text, day) for day in ('2026-01-31', '2026-12-01')]}"
            f" | {[one and one.value for one in _name_ends(text, plan, endless)]}"
        )
    yield f"{changed_days.count_days_after('sau 10 ngày kể từ ngày ký', '2026-08')}"


def _name_ends(text: str, *plans: Any) -> list[Effect | None]:
    return [changed_days.name_new_end(text, plan) for plan in (*plans, None)]


LONGER = (
    "gia hạn thêm 03 tháng", "thêm 03 (ba) tháng kể từ ngày 31/10/2026", "thêm 15 ngày",
    "thêm thời gian thực hiện 1 năm", "thêm 2 tháng từ ngày hết hạn", "thêm 2 tháng từ ngày ký",
    "thêm 3 tháng 10 ngày", "thêm 3 xã",
)  # fmt: skip


def tell_longer(_: KnownLists) -> Iterator[str]:
    """The new end that is counted from one that a plan prints, of each exactness."""
    for text in LONGER:
        for end in ("2026-11-30", "2026-11", "2026", None):
            plan: Any = SimpleNamespace(period=SimpleNamespace(end=end and Edtf.parse(end)))
            counted = changed_days.count_longer(text, plan)
            told = f"{counted.until} from {counted.before}: {counted.words}" if counted else "–"
            yield f"{text} | {end}: {told}"
    yield f"no plan: {changed_days.count_longer(LONGER[0], None)}"


SENTENCES = (
    "Điều chỉnh Kế hoạch số 18/KH-UBND như sau:", "Kế hoạch số 18/KH-UBND được gia hạn.",
    "Bãi bỏ Kế hoạch số 18/KH-UBND.", "Không bãi bỏ Kế hoạch số 18/KH-UBND.",
    "Chưa phải là bãi bỏ Kế hoạch số 18/KH-UBND.", "Thay thế Nghị định số 18/2023/NĐ-CP.",
    "Bãi bỏ Kế hoạch số 18/KH-UBND ngày 1/2/2026, Quyết định số 19/QĐ-UBND.",
    "Bãi bỏ Kế hoạch số 18/KH-UBND của UBND xã Mẫu và các Quyết định số: 19/QĐ-UBND.",
    "Bãi bỏ Kế hoạch số 18/KH-UBND; xem Quyết định số 19/QĐ-UBND.",
    "Bãi bỏ Nghị định số 18/2023/NĐ-CP và Kế hoạch số 19/KH-UBND.",
    "Tiếp tục thực hiện Kế hoạch số 18/KH-UBND từ ngày 1/9/2026.",
    "Điều 1. Tiếp tục tổ chức triển khai Kế hoạch số 18/KH-UBND từ 1/9/2026.",
    "Tiếp tục thực hiện Kế hoạch số 18/KH-UBND.",
    "Xã tiếp tục thực hiện Kế hoạch số 18/KH-UBND từ 1/9/2026.",
    "Không thực hiện chỉ tiêu 5 của Kế hoạch số 18/KH-UBND.",
    "Điều 2. Bỏ các chỉ tiêu 5, 6 Kế hoạch số 18/KH-UBND.",
    "Xã không thực hiện chỉ tiêu 5 Kế hoạch số 18/KH-UBND.",
    "Khi Kế hoạch số 18/KH-UBND được điều chỉnh thì xã báo cáo.",
    "Trường hợp bãi bỏ Kế hoạch số 18/KH-UBND thì xã báo cáo.",
    "Nếu có bão thì tạm dừng Kế hoạch số 18/KH-UBND.",
    "Khi có bão, tạm dừng Kế hoạch số 18/KH-UBND.",
    "Khi có bão, tạm dừng Kế hoạch số 18/KH-UBND thì xã báo cáo.",
    "Kế hoạch số 18/KH-UBND đã được sửa đổi tại Quyết định số 19/QĐ-UBND.",
    "Kế hoạch số 18/KH-UBND được sửa đổi bởi Quyết định này.",
    "Kế hoạch số 18/KH-UBND, được điều chỉnh theo các văn bản khác, nay kết thúc.",
    "Kế hoạch số 18/KH-UBND đã hết hiệu lực. Xã họp.",
    "Kế hoạch số 18/KH-UBND của xã; cũ. Hết hiệu lực từ nay.",
    "Đã được sửa đổi tại Kế hoạch số 18/KH-UBND.", "Được bổ sung theo Kế hoạch số 18/KH-UBND.",
    "Quyết định về việc điều chỉnh Kế hoạch số 18/KH-UBND.",
    "Quyết định số 61/QĐ-UBND về việc điều chỉnh Kế hoạch số 18/KH-UBND.",
    "Về việc điều chỉnh Kế hoạch số 18/KH-UBND.",
    "Hoãn các hoạt động thi đua theo Kế hoạch số 18/KH-UBND.",
    "Tạm dừng phong trào theo Kế hoạch số 18/KH-UBND.",
    "Tạm dừng xây nhà theo Kế hoạch số 18/KH-UBND.",
    "Điều chỉnh phong trào theo Kế hoạch số 18/KH-UBND.",
    "Tạm dừng họp để thực hiện Kế hoạch số 18/KH-UBND.",
    "Bãi bỏ nội dung căn cứ Kế hoạch số 18/KH-UBND.",
    "Thay thế phong trào ban hành theo Kế hoạch số 18/KH-UBND.",
    "Bãi bỏ khoản 2 Kế hoạch số 18/KH-UBND.", "Bãi bỏ mục IV của Kế hoạch số 18/KH-UBND.",
    "Bãi bỏ nội dung của Kế hoạch số 18/KH-UBND.", "Thay thế cụm từ tại Kế hoạch số 18/KH-UBND.",
    "Tạm dừng nhiệm vụ 2 của Kế hoạch số 18/KH-UBND.",
    "Gia hạn một phần Kế hoạch số 18/KH-UBND.", "Rút ngắn chỉ tiêu 3 Kế hoạch số 18/KH-UBND.",
    "Gia hạn Kế hoạch số 18/KH-UBND.", "Rút ngắn thời gian Kế hoạch số 18/KH-UBND.",
    "Bãi bỏ " + "các việc cũ " * 16 + "Kế hoạch số 18/KH-UBND.",
    "Bãi bỏ " + "các việc cũ " * 15 + "Kế hoạch số 18/KH-UBND.",
    "Kế hoạch số 18/KH-UBND " + "của các đơn vị " * 13 + "hết hiệu lực.",
    "Kết thúc trước thời hạn Kế hoạch số 18/KH-UBND.", "Đính chính Kế hoạch số 18/KH-UBND.",
    "Thời gian tạm dừng: 2 tháng.", "Thời gian gia hạn đến 1/9.", "Xã họp; Bãi bỏ. Xong",
    "Sửa thành: “6. Trồng rừng. Đạt 5 ha.” Hết. Xã", 'Sửa: "A. B" C. D', "A. “B. C", "a. b",
)  # fmt: skip
POINTS = (
    "Thời gian: đến hết ngày 31/12/2026.", "Gia hạn thời gian đến 31/12/2026.",
    "Gia hạn thời gian nộp báo cáo đến 31/12/2026.", "Gia hạn thời gian Kế hoạch đến 31/12/2026.",
    "Xã họp. Gia hạn thời gian đến 31/12/2026.", "Gia hạn thời gian.", "Tạm dừng từ 1/9/2026.",
    "Xã họp. Gia hạn thời gian thực hiện Kế hoạch đến 31/12/2026.",
    "Kéo dài thời gian xây nhà đến 31/12/2026.", "Kế hoạch kết thúc ngày 31/12/2026.",
    "Điều chỉnh thời gian thực hiện đến 30/9/2026.",
    "Rút ngắn thời gian thực hiện “Kế hoạch” đến 30/9/2026.",
)  # fmt: skip


def tell_sentences(_: KnownLists) -> Iterator[str]:
    """What sentences do to which plans, and what points say of their time."""
    for text in SENTENCES:
        found = [(effect.value, number) for effect, number in said_changes.read_sentence(text)]
        parts = [*said_sentences.split_sentences(text)]
        told = [one.value for one in Effect if said_changes.tells_time(text, one)]
        yield f"{text[:110]!r}: {found} {parts if len(parts) > 1 else ''} {told or ''}"
    for text in POINTS:
        points = said_changes._read_points(entries_of(text)[0], "18/KH-UBND")
        yield f"{text}: {[(one.effect.value, one.is_clear, one.sentence) for one in points]}"


OWN = {
    "1": "Thu ngân sách đạt 12,45 tỷ đồng trở lên.", "2": "Trồng mới 120 ha rừng.",
    "2.1": "Xã Đầu trồng 70 ha rừng.", "3": "Tỷ lệ hộ nghèo còn dưới 5%.",
    "4": "Giải ngân đạt 70% vốn, đạt 70% hộ.",
}  # fmt: skip
AMENDED = (
    "2. Trồng mới 100 ha rừng.", "9. Trồng mới 100 ha rừng.", "2. Nuôi 5 con bò.", "- Nuôi bò",
    "9. Nuôi 5 con bò.", "- Trồng mới 100 ha rừng.", "Trồng mới 100 ha rừng.",
    "a) Chỉ tiêu 2: Trồng mới 100 ha rừng", "Chỉ tiêu 2: bỏ qua", "Chỉ tiêu số 2: “Trồng mới 9 ha”",
    "Chỉ tiêu 9: “Nuôi 5 con bò”", "Chỉ tiêu 2: “2. Trồng mới 9 ha rừng”",
    "Chỉ tiêu 2: “3. Trồng mới 9 ha rừng”", "Chỉ tiêu 2: “Trồng mới 120 ha rừng.” thành “Trồng 9 "
    "ha rừng mới”", "Chỉ tiêu 2: “Trồng 12 ha rừng.” thành “Trồng mới 9 ha rừng”",
    "“Trồng mới 90 ha rừng.”", "Khoản 1 sửa thành: “Trồng mới 90 ha rừng”",
    "Khoản 1 có chữ: “Trồng mới 90 ha rừng”", "“Nuôi bò” thành “Nuôi 5 con bò”",
    "Thay cụm từ “120 ha” bằng “100 ha”", "Chỉ tiêu 3: thay “5%” thành “4%”",
    "Chỉ tiêu 4: thay cụm từ “70%” bằng cụm từ “75%”", "Chỉ tiêu 2, từ 120 ha xuống 100 ha",
    "từ 120 ha xuống 100 ha", "từ 5% xuống 4%", "“dưới 5%” nay là “dưới 4%”",
    "Chỉ tiêu 2 và chỉ tiêu 3: “120 ha” là “100 ha”", "“rừng.” nay là “rừng mới.”",
    "Bãi bỏ chỉ tiêu 2 và chỉ tiêu 7.", "Bỏ chỉ tiêu 2, nay là chỉ tiêu 3.",
    "Đồng bộ chỉ tiêu 2.", "Không thực hiện các chỉ tiêu 3; chỉ tiêu 2.1.",
    "Bổ sung chỉ tiêu sau: “Nuôi 5 con bò”; “Nuôi 6 con gà”",
    "Bổ sung chỉ tiêu 8: “Nuôi 5 con bò”", "Bổ sung chỉ tiêu 2: “Nuôi 5 con bò”",
    "Sửa đổi, bổ sung chỉ tiêu: “Trồng mới 90 ha rừng”", "Bổ sung chỉ tiêu: “Trồng mới 90 ha rừng”",
    "Bổ sung chỉ tiêu: “2. Trồng mới 90 ha rừng”", "Bổ sung chỉ tiêu: “6. Nuôi 5 con bò”",
    "Thêm chỉ tiêu:\n9. Nuôi 5 con bò\n- Nuôi gà\n2. Trồng mới 90 ha rừng\n“Nuôi 6 con lợn”",
    "Bổ sung vào mục IV các chỉ tiêu sau:\na) Nuôi 5 con bò\nb) Nuôi 6 con gà",
    "Bãi bỏ các chỉ tiêu sau:\n2. Trồng mới 120 ha rừng.\nchỉ tiêu 3",
    "Thêm chỉ tiêu:\nĐiều 5. Nuôi 5 con bò\n- Nuôi 6 con gà:",
    "Tại mục IV đã in: “Trồng mới 120 ha rừng.”\nNay đính chính là: “Trồng mới 12 ha rừng.”",
    "Tại mục IV đã in: “Trồng mới 120 ha rừng.”\nXã họp.", "Ban đầu ghi: “Trồng mới 120 ha rừng.”",
    "Đã in “A b c d” và “e f g h”\nNay sửa là: “Trồng mới 12 ha rừng.”",
    "Chỉ tiêu 2/3: “Trồng”", "Chỉ tiêu 2%: 5 ha", "Chỉ tiêu thứ (2): trồng 9 ha rừng",
    "|1|Trồng mới 120 ha rừng.|Trồng mới 90 ha rừng.", "|2|Trồng mới|120 ha|90 ha",
    "|Trồng mới 120 ha rừng|120|90", "|Trồng mới 120 ha rừng|12|9", "|3|Thu khác|5%|4%",
    "|2|Trồng mới rừng|ha|120|90|75%", "|2|Trồng mới 120 ha rừng.|Trồng mới 120 ha rừng.",
    "|Trồng 90 ha rừng mới|Nuôi 5 con bò|ghi chú 3",
)  # fmt: skip


def entries_of(text: str) -> list[OutlineEntry]:
    """The paragraphs of a text; a line that begins with a bar is a row of a table."""
    made = []
    for one in paragraphs(text):
        cells = tuple(one.text[1:].split("|")) if one.text.startswith("|") else ()
        made.append(take_apart(replace(one, text=" ".join(cells), cells=cells) if cells else one))
    return made


def tell_amended(known: KnownLists) -> Iterator[str]:
    """Lines of targets that are changed, added and abolished; of a plan that is here, and none."""
    guesser = FieldGuesser(known.indicators, [field.id for field in known.fields])
    for text in AMENDED:
        for own in (OWN, {}):
            reader = TargetChanges(None, guesser)
            plan: Any = own or None
            reader._own, reader._plan = own, plan
            yield f"== {text!r} {bool(own)}"
            for target, why in reader.read("Điều chỉnh:", entries_of(text)):
                words = [
                    f"{name}={value.text}{value.certainty.name[0]}"
                    for name in ("target", "old", "new", "field")
                    if (value := getattr(target, name))
                ]
                yield f"= {' '.join(words)} | {why}"
    for line, old, new in (
        ("Đạt 70%, còn 70%", "70%", "5"), ("Đạt 170%", "70%", "75%"), ("Đạt 70%.", "70%", "75%"),
        ("Đạt 70,5%", "70", "75"), ("Đạt 1.70", "70", "75"), ("70 xã", "70", "75"),
        ("Đạt 70 xã", "Đạt 70", "Đạt 75"), ("70 xã.", "70", "75 xã"), ("Đạt 70", "70", "Đạt 75"),
        ("70a", "70", "75"), ("a70", "70", "75"),
    ):  # fmt: skip
        swap = Swap(old, new, is_figure=False)
        yield f"{line} {old} {new}: {swap_words(line, swap)} {is_part(line, swap)}"
    texts = ["Thay từ “70” bằng “75”", "“80” nay xin đính chính lại là: “85”", "từ 5 ha lên 6 ha"]
    for line, new in (("Đạt 70", "Đạt 75"), ("Đạt 80", "Đạt 85"), ("Đạt 5 ha", "Đạt 6 ha"),
                      ("Đạt 70", "Đạt 76"), ("Đạt 80", "Đạt 80")):  # fmt: skip
        yield f"{line} {new}: {is_swapped(line, new, texts)} {is_swapped(line, new, [])}"


DECISIONS = (
    "Điều 1. Gia hạn Kế hoạch số 18/KH-UBND đến ngày 31/12/2026.\nĐiều 2. Có hiệu lực từ 1/9/2026.",
    "Điều 1. Gia hạn Kế hoạch số 18/KH-UBND.\nĐiều 2. Có hiệu lực sau 10 ngày kể từ ngày ký.",
    "Điều 1. Gia hạn Kế hoạch số 18/KH-UBND.\nKế hoạch số 18/KH-UBND có hiệu lực từ 1/2/2026.",
    "Điều 1. Tạm dừng Kế hoạch số 18/KH-UBND.\nThời gian tạm dừng: 02 tháng kể từ ngày ký.",
    "Điều 1. Tạm dừng Kế hoạch số 18/KH-UBND từ 1/9/2026 đến 1/10/2026.",
    "Điều 1. Bãi bỏ Kế hoạch số 19/KH-UBND.", "Điều 1. Điều chỉnh Kế hoạch số 18/KH-UBND.",
    "Điều 1. Bãi bỏ các kế hoạch sau đây:\n1. Kế hoạch số 18/KH-UBND\n2. Luật số 5/2026/QH15",
    "Điều 1. Điều chỉnh Kế hoạch số 18/KH-UBND như sau:\n1. Thời gian: đến hết ngày 31/12/2026."
    "\n2. Trồng mới 100 ha rừng.",
    "Điều 1. Điều chỉnh thời gian Kế hoạch số 18/KH-UBND như sau:\n1. Gia hạn thời gian đến "
    "31/12/2026.\n2. Xã họp. Kéo dài thời gian xây nhà đến 30/11/2026.",
    "Điều 1. Điều chỉnh thời gian Kế hoạch số 18/KH-UBND từ ngày 31/10/2026 đến ngày 15/12/2026.",
    "Điều 1. Điều chỉnh Kế hoạch số 18/KH-UBND từ 1/9/2026:\n2. Trồng mới 100 ha rừng.\n"
    "Điều 2. Gia hạn Kế hoạch đến 31/12/2026.", "Điều 1. Kéo dài đến 31/12/2026.", "Điều 1. Họp.",
)  # fmt: skip
TITLES = (
    "Về việc gia hạn Kế hoạch số 18/KH-UBND", "Về việc thi đua", "Bãi bỏ Kế hoạch số 21/QĐ-UBND",
    "Tạm dừng Kế hoạch số 17/KH-UBND",
)  # fmt: skip


def tell_decided(known: KnownLists) -> Iterator[str]:
    """What decisions change, since when, and what somebody must look at."""
    guesser = FieldGuesser(known.indicators, [field.id for field in known.fields])
    told = [(body, TITLES[0], ISSUED, "QUYẾT ĐỊNH") for body in DECISIONS]
    told += [(DECISIONS[at], title, ISSUED, "QUYẾT ĐỊNH") for at in (5, -2, -1) for title in TITLES]
    told += [(DECISIONS[at], "", day, "ĐÍNH CHÍNH") for at in (2, 4, 6) for day in ("2026-08", "")]
    for body, title, issued, kind in told:
        outline = cut_outline(
            Manuscript(tuple(paragraphs(f"QUYẾT ĐỊNH\nVề việc\n{body}"))), ("Quyết định",)
        )
        header = HeaderFields(
            issued=DraftedValue(issued) if issued else None, title=DraftedValue(title),
            number=DraftedValue("21/QĐ-UBND"), type_text=DraftedValue(kind),
        )  # fmt: skip
        found = read_changes(outline, header, title, guesser, lambda _: None)
        yield f"== {body!r} {title} {issued} {kind} {len(list_amended(found.part))}"
        for one in found.part:
            ends = f"{one.from_.text}{one.from_.certainty.name[0]} {one.until and one.until.text}"
            lines = [target.new and target.new.text for target in one.targets]
            yield f"= {one.effect.text} {one.number.text} {ends} {one.text.text[:50]} {lines}"
        yield from (f"? {'.'.join(map(str, one.path))} {one.why}" for one in found.doubts)


RULES: dict[str, Callable[[KnownLists], Iterator[str]]] = {
    "days": tell_days, "sentences": tell_sentences, "amended": tell_amended,
    "decided": tell_decided, "longer": tell_longer,
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_decisions_are_read_as_is_written_down(name: str, known: KnownLists) -> None:
    """Each sentence with what it changes."""
    compare_table(f"draft-{name}", RULES[name](known))
