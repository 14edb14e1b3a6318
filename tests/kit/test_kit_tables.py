"""What pictures and sheets are drawn as, from odd words: tables, each call with its answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import product

import pytest

from tables import compare_table
from thidua.foundation.engine import OVERRIDES
from thidua.kit import sheets
from thidua.kit.lines import Ruler
from thidua.kit.picture import DrawnPicture
from thidua.kit.picture_words import PictureFigure, PictureWords
from thidua.kit.sheets import PrintLook, SheetLine, SheetTarget, SheetWords
from thidua.look.palette import derive
from thidua.model.colours import DEFAULT_COLOURS
from thidua.model.kit_forms import PictureShape, Sheet

FONTS = OVERRIDES / "fonts"
PALETTE = derive(DEFAULT_COLOURS)
POOR = PictureFigure("từ ", "3,5", "%", " trở lên", "Tỷ lệ hộ nghèo")
WORTH = PictureFigure("khoảng ", "28.603,61", " tỷ đồng", "", "Tổng giá trị sản xuất các ngành")
WIDE = PictureFigure("", "1.234.567.890.123 - 2.345.678.901.234", " đồng", "", "Thu ngân sách")
FIGURES: tuple[tuple[PictureFigure, ...], ...] = (
    (), (POOR,), (POOR, WORTH), (POOR, WORTH, POOR, WORTH), (WIDE, POOR),
    (POOR._replace(number="漢"), WORTH), (POOR._replace(name="Hộ 漢 nghèo"),),
    (POOR._replace(name="Tỷ lệ hộ nghèo theo chuẩn nghèo đa chiều của từng thôn " * 4), WORTH),
    (WORTH._replace(before="đạt tối thiểu không dưới mức trung bình của cả tỉnh là "),),
    (WORTH._replace(unit=" tỷ đồng theo giá so sánh", after=" của tất cả các ngành kinh tế " * 4),),
)  # fmt: skip
PLAIN = PictureWords("UBND xã Mẫu", "Kế hoạch, năm 2026", "Thi đua yêu nước", "", (), "Cổng")
LONG = "Phát động phong trào thi đua thực hiện thắng lợi nhiệm vụ năm 2025 - 2030 " * 3
WORDS = (
    *(PLAIN._replace(figures=figures) for figures in FIGURES),
    *(PLAIN._replace(title=title, said=said) for title in ("漢字", LONG)
      for said in ("", "Gương sáng. " * 12)),
    *(PLAIN._replace(life="Được gia hạn. " * times, figures=(POOR,)) for times in (1, 40)),
    *(PLAIN._replace(total=total, counted="kế hoạch", figures=(POOR, WORTH)) for total in (2, 5)),
    PLAIN._replace(issuer=LONG, kind=LONG, site=LONG),
)  # fmt: skip


def tell_pictures() -> Iterator[str]:
    """Pictures as they are drawn, with ornament and without."""
    ruler = Ruler(FONTS)
    for shape, words in product(PictureShape, WORDS):
        drawn = DrawnPicture(words, shape, PALETTE, ruler, "")
        yield f"== {shape.name} {words.spoken[:120]}"
        yield from (shape.write() for shape in drawn.list_front())
    for shape, drum in product(PictureShape, ("", "<g/>")):
        drawn = DrawnPicture(WORDS[1], shape, PALETTE, ruler, drum)
        yield f"== {shape.name} {drum} {drawn.paper}"
        yield from (drawn.draw()[:900], drawn.draw_ground())


def tell_sheets() -> Iterator[str]:
    """What the template of sheets is told."""
    look = PrintLook(PALETTE, f'<g fill="{PALETTE.accent}"><g/></g>', OVERRIDES, FONTS)
    lines = (SheetLine(0, "Thu 2 tỷ đồng", ""), SheetLine(1, "ấp Tân-Lập", "trước 30/11"))
    plan = SheetWords("UBND xã", "Kế hoạch", LONG, "“Chung sức”", "2026",
                      (POOR, WORTH) * 4, (SheetTarget("1", lines),), "a.vn/k/x", "<svg/>",
                      "Theo nguyên văn.")  # fmt: skip
    example = plan._replace(
        told="Hiến 200 m² đất", told_of="2026", awards=("Giấy khen",), credit="Báo Mẫu",
        author="Cổng", figures=(), targets=(), call="Quét mã",
    )  # fmt: skip
    for kind, words in product(Sheet, (plan, example)):
        told = sheets._tell_template(words, kind, look)
        yield f"== {kind.name} {sheets.is_black(kind)}"
        for key, value in told.items():
            yield f"{key}: {json.dumps(value, ensure_ascii=False)}"
    yield sheets.PrintedPhotograph(b"abc", 3, 4).wrap()


RULES: dict[str, Callable[[], Iterator[str]]] = {"pictures": tell_pictures, "sheets": tell_sheets}


@pytest.mark.parametrize("name", RULES)
def test_kits_are_drawn_as_written_down(name: str) -> None:
    """Each call of a table gives what it gave."""
    compare_table(f"kit-{name}", RULES[name]())
