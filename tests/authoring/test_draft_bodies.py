"""Small documents, each with what is drafted of its body: what a section is taken for, and why.

``bodies.txt`` has a document below each title: lists in which enough lines have figures and lists
in which one is missing, duties that a unit begins and that none begins, tables, annexes, decisions
that change another document.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from drafts import drafted
from tables import compare_table
from test_draft_parts import HEAD, paragraphs, tell
from thidua.attachments.text.model import Manuscript
from thidua.authoring.drafting.entries import take_apart
from thidua.authoring.drafting.headings import find_heading, find_kind
from thidua.authoring.known_lists import KnownLists
from thidua.authoring.writing import write_unplaced

DOCUMENTS = Path(__file__).with_name("bodies.txt")
RECIPIENTS = "\nNơi nhận:\n- Lưu: VT."
ABOUT_HEADS = ("document", "period", "year", "id")
"""What is drafted of a head: `test_draft_parts` looks at it."""


def list_documents() -> Iterator[tuple[str, str]]:
    """What each is called, and its text."""
    for block in DOCUMENTS.read_text("utf-8").removeprefix("== ").split("\n== "):
        title, _, body = block.strip().partition("\n")
        kind = "KẾ HOẠCH" if title.startswith("Phát động") else "QUYẾT ĐỊNH"
        end = "" if RECIPIENTS in body else RECIPIENTS
        yield f"{title} | {body[:90]}", f"{HEAD}{kind}\n{title}\n{body}{end}"


def tell_bodies(known: KnownLists) -> Iterator[str]:
    """Values of each document but those of its head, doubts, and words that no field has."""
    for name, text in list_documents():
        draft = drafted(Manuscript(tuple(paragraphs(text))), known)
        yield f"== {name!r}"
        for line in tell(draft.plan):
            if not line.startswith(ABOUT_HEADS):
                yield f"= {line[:110]}"
        for one in draft.doubts:
            if one.path[0] not in ABOUT_HEADS:
                yield f"? {'.'.join(map(str, one.path))}: {one.why[:170]}"
        yield from (f"- {str(write_unplaced(one))[:120]}" for one in draft.unplaced)


HEADINGS = (
    "I. MỤC ĐÍCH, YÊU CẦU", "I. Mục tiêu", "I. Chỉ tiêu thi đua", "II. Mục tiêu, chỉ tiêu",
    "II. NỘI DUNG THI ĐUA", "2. Nội dung và chỉ tiêu", "III. Thời gian", "3. Thời gian thực hiện:",
    "Thời gian, nội dung", "THỜI GIAN, ĐỊA ĐIỂM", "Thời gian và đối tượng:",
    "*Thời gian, hình thức",
    "Thời điểm, phạm vi", "IV. ĐỐI TƯỢNG THI ĐUA", "IV. Tiêu chuẩn khen thưởng", "V. KHEN THƯỞNG",
    "V. Tổ chức thực hiện", "Tổ chức thực hiện:", "Tổ chức thực hiện: làm tốt", "thực hiện:",
    "*Tổ chức thực hiện.", "*Tổ chức thực hiện", "TỔ CHỨC THỰC HIỆN;", "VI. KINH PHÍ", "Kinh phí",
    "VII. Nhiệm vụ, giải pháp", "Chủ đề thi đua: “Vươn lên”", "1. Chủ đề", "Khẩu hiệu",
    "VIII. Các mốc thời gian", "Chế độ báo cáo", "PHẦN THỨ NHẤT", "Phần I", "Phần I. KẾT QUẢ",
    "Chương II", "Điều 1. Nội dung", "Điều 2", "a) Nội dung", "- Nội dung", "Nội dung",
    "NỘI DUNG", "NỘI DUNG,", "1.1. Nội dung", "I. " + "Nội dung rất dài " * 12, "Nội dung " * 30,
    "I. Việc khác", "Thi đua", "Chỉ tiêu:", "Chỉ tiêu thi đua: 5 ha", "*chỉ tiêu", "Phân công",
    "I. Phân công nhiệm vụ", "Đơn vị thực hiện", "Biện pháp", "Căn cứ", "Phụ lục",
)  # fmt: skip


def tell_headings() -> Iterator[str]:
    """What a line begins as a heading, and the field of what stands below it."""
    for paragraph in paragraphs("\n".join(HEADINGS)):
        found = find_heading(take_apart(paragraph))
        words = paragraph.text[:40]
        bold = " (bold)" if paragraph.bold else ""
        yield f"{words}{bold}: {find_kind(words)} {found and tuple(found)}"


def test_headings_are_told_from_other_lines() -> None:
    """Each line with its kind."""
    compare_table("draft-headings", tell_headings())


def test_bodies_are_drafted_as_is_written_down(known: KnownLists) -> None:
    """Each small document with all that it gives."""
    compare_table("draft-bodies", tell_bodies(known))
