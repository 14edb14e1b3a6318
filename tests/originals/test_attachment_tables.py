"""What is read of every construct of every kind of file, with its layout, and said of it: tables.

Other tests look at the words of these constructs; here all that is told of each is written down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields

import pytest

import odfconstructs
import wordconstructs
from pdflayouts import LAYOUTS
from tables import compare_table
from test_fidelity_cases import checked, original, plan_with
from test_number_formats import EXPECTED, shown
from test_workbook_texts import CASES
from thidua.attachments.comparison.model import decoded, encoded
from thidua.attachments.text.model import Manuscript, Paragraph
from thidua.attachments.text.numberformats import show_text
from thidua.attachments.text.pdf import read_pdf
from thidua.attachments.text.reading import read_manuscript

_USUAL = {one.name: one.default for one in fields(Paragraph)}


def tell_manuscript(name: str, manuscript: Manuscript | None) -> Iterator[str]:
    """A line for each paragraph: its place, its words, and what is not as usual."""
    assert manuscript
    about = (manuscript.pages, manuscript.encoding, manuscript.look_alikes, manuscript.recognised)
    yield f"== {name} {about}"
    for one in manuscript.paragraphs:
        odd = {
            key: getattr(one, key)
            for key, usual in _USUAL.items()
            if key not in {"text", "place"} and getattr(one, key) != usual
        }
        yield f"{one.place.page}:{one.place.paragraph} {one.text[:90]!r} {odd or ''}"
    for left in manuscript.omitted:
        yield f"- {left.place.page}:{left.place.paragraph} {left.reason.name} {left.words[:60]!r}"


def tell_word() -> Iterator[str]:
    """Constructs of Word."""
    for name, one in wordconstructs.CONSTRUCTS.items():
        yield from tell_manuscript(name, read_manuscript(one.content, ".docx"))


def tell_odf() -> Iterator[str]:
    """Constructs of OpenDocument, and workbooks."""
    for name, one in odfconstructs.CONSTRUCTS.items():
        yield from tell_manuscript(name, read_manuscript(one.content, ".odt"))
    for name, content in CASES.items():
        yield from tell_manuscript(name, read_manuscript(content, ".xlsx"))


def tell_layouts() -> Iterator[str]:
    """Layouts of printed pages: some, for `test_pdf_layouts` reads all."""
    for name in list(LAYOUTS)[::5]:
        yield from tell_manuscript(name, read_pdf(LAYOUTS[name]().content))


TEXTS = (
    "KẾ HOẠCH\n\n1. Một\n- hai\n  + ba\n    bốn\n", "A    |  B\n1    |  2\n\n\fC\n",
    "# A\n\n* b\n* c\n",
    "ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI\nXÃ MẪU                   Độc lập\n",
    "a\tb\tc\n1\t2\t3\n",
    "TT  Chỉ tiêu      Đơn vị\n1   Lúa           tấn\n2   Ngô           tấn\n    lai\n",
    "Một dòng rất\ndài\n\nhai",
    "+---+---+\n| a | b |\n+---+---+\n", "Trang 1\nA\n\fTrang 2\nB\n", "",
    "Nơi nhận:        TM. ỦY BAN\n- Lưu.\n",
)  # fmt: skip


def tell_texts() -> Iterator[str]:
    """Plain texts, and what cells of workbooks show."""
    for text in TEXTS:
        yield from tell_manuscript(repr(text[:20]), read_manuscript(text.encode(), ".txt"))
    for code, values in EXPECTED.items():
        told = [shown(value, code, True) for value in [*list(values)[:3], 0, -1.5, 45000.75]]
        yield f"{code} {told} {show_text('Chữ', code)!r}"


PRINTED = (
    ("Tăng 2%", ("Tăng 3%",)), ("Tăng 2%", ("Tăng 2%",)), ("Tăng 2%", ()), ("Tăng 2% số hộ",
    ("Tăng 2% số", "hộ")),
    ("Lúa đạt 45 tấn trở lên", ("Lúa đạt 54 tấn trở lên", "Ngô đạt 45 tấn")), ("Giảm 5 hộ",
    ("Giảm 5 hộ nghèo",)),
    ("Trồng 10 ha rừng mới", ("Trồng mới 10 ha rừng",)), ("Xây 3 trường",
    ("Xây dựng 3 trường học đạt chuẩn",)),
    ("a b c d e f g h", ("a b c x e f g h",)), ("a b c d e f g h", ("a b c d", "e f g", "h i")),
    ("Ủy ban", ("Uỷ ban",)),
    ("Đạt 95%", ("(1) Đạt 95%;",)), ("≥ 3,5%", ("Tăng trưởng: ≥ 3,5%",)), ("1.400 tấn",
    ("1400 tấn",)),
    ("Đến năm 2027 có 3 xã", ("Đến năm 2026 có 3 xã", "Đến năm 2027 có 4 xã")), ("x", ("y",)),
    ("Tăng 2%", ("TĂNG 2%",)),
)  # fmt: skip


def tell_verdicts() -> Iterator[str]:
    """What is said of a target beside what its original prints: sure and recognised words."""
    for text, printed in PRINTED:
        for pages in (False, True):
            words = original("Phát động", *printed, pages=pages)
            found = checked(plan_with(text, "Lạc", text), words)
            yield f"{text} | {printed} {found.lines}"
            yield f"{found.misses} {decoded(encoded(found)) == found}"


RULES: dict[str, Callable[[], Iterator[str]]] = {
    "word": tell_word, "odf": tell_odf, "layouts": tell_layouts, "texts": tell_texts,
    "verdicts": tell_verdicts,
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_originals_are_read_as_is_written_down(name: str) -> None:
    """Each call of a table gives what it gave."""
    compare_table(f"attachment-{name}", RULES[name]())
