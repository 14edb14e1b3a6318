"""Targets (chỉ tiêu): the printed words, line by line.

:mod:`thidua.figures` reads the figures in ``text``. Staff state a figure by hand only if it is read
wrongly or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field as Described

from thidua.figures.model import Comparator, Direction
from thidua.model.base import Noted, Record
from thidua.model.field_path import FieldPath
from thidua.model.types import Flag, Line, ListedId, Passage, PrintedValue, WholeNumber


class StatedFigure(Record):
    """A figure stated by hand, with the same digits as in the text."""

    name: Line = Described(title="Tên", description="Số liệu nói về điều gì, theo lời in.")
    value: PrintedValue = Described(
        title="Giá trị",
        description="Số như in: `28.603,61`; khoảng thì viết `2 - 2,5`.",
    )
    of: PrintedValue | None = Described(
        None, title="Trên tổng số", description="`21` trong `20/21 xã`."
    )
    unit: Line | None = Described(None, title="Đơn vị", description="Như in: `triệu đồng`.")
    comparator: Comparator = Described(
        Comparator.EQ,
        title="So sánh",
        description="`eq` (bằng), `gt` (trên), `ge` (trở lên), `lt` (dưới), `le` (không quá), "
        "`approx` (khoảng), `near` (gần) hoặc `range` (từ … đến …).",
    )
    direction: Direction | None = Described(
        None,
        title="Tăng, giảm",
        description="`increase`, `decrease` (thêm, bớt bao nhiêu), `increase_to`, `decrease_to` "
        "(lên, xuống đến mức nào) hoặc `maintain` (giữ).",
    )
    by: Line | None = Described(
        None,
        title="Đến khi nào",
        description="Hạn phải đạt, như in ở dòng này hoặc ở đầu cột của bảng: `Đến năm 2027`.",
    )
    indicator: ListedId | None = Described(
        None, title="Chỉ tiêu chung", description="Mã trong `data/indicators.yml`."
    )


INDICATORS = Described(
    (),
    title="Chỉ tiêu chung",
    description=(
        "Chỉ ghi khi máy gắn sai: mã trong `data/indicators.yml` cho từng số liệu của dòng, "
        "theo thứ tự in; `khong` khi số liệu không thuộc chỉ tiêu chung nào."
    ),
)
FIGURES = Described(
    (),
    title="Số liệu",
    description="Chỉ ghi khi máy đọc sai hoặc không đọc được; thay cho mọi số liệu của dòng.",
)
NO_FIGURES = Described(
    False,
    exclude=True,
    title="Không có số liệu",
    description="`có` khi các số trong dòng không phải mức phải đạt, như kết quả của năm trước.",
)


class TargetPart(Noted):
    """One printed line below a target."""

    text: Line = Described(title="Nguyên văn", description="Chép đúng một dòng của văn bản.")
    field: ListedId | None = Described(
        None, title="Lĩnh vực", description="Chỉ ghi khi khác lĩnh vực của chỉ tiêu."
    )
    indicators: tuple[ListedId, ...] = INDICATORS
    figures: tuple[StatedFigure, ...] = FIGURES
    no_figures: Flag = NO_FIGURES
    parts: tuple[TargetPart, ...] = Described(
        (), title="Dòng con", description="Các dòng thụt vào."
    )


class Target(Noted):
    """One target as printed."""

    number: WholeNumber = Described(
        title="Số thứ tự",
        description="Thứ tự trong danh sách, chỉ gồm chữ số; là địa chỉ `#chi-tieu-7` nên không "
        "đổi nữa. In khác thì ghi ở `mark`.",
    )
    mark: Line | None = Described(
        None,
        title="Số như in",
        description="Dấu đứng trước chỉ tiêu: `(7)`; bỏ qua nếu bản gốc không đánh số.",
    )
    text: Line = Described(
        title="Nguyên văn", description="Chép đúng từng chữ, kể cả chỗ in sai; không sửa."
    )
    field: ListedId = Described(
        title="Lĩnh vực",
        description="Mã lĩnh vực, như `culture`; không nhớ mã thì viết tên, máy nói mã.",
    )
    indicators: tuple[ListedId, ...] = INDICATORS
    figures: tuple[StatedFigure, ...] = FIGURES
    no_figures: Flag = NO_FIGURES
    parts_lead: Line | None = Described(
        None, title="Câu dẫn", description="Chữ đứng trước các dòng con: `Trong đó:`."
    )
    parts_of: Line | None = Described(
        None,
        title="Dòng con thuộc ý nào",
        description="Chép ý trong `text` mà các dòng con nói rõ thêm, khi `text` có nhiều ý.",
    )
    parts: tuple[TargetPart, ...] = Described(
        (), title="Dòng con", description="Các dòng in bên dưới chỉ tiêu, theo thứ tự."
    )


class Targets(Noted):
    """The list of targets."""

    heading: Passage | None = Described(
        None, title="Đầu mục như in", description="Các đầu mục đứng trước, mỗi đầu mục một dòng."
    )
    lead: Passage | None = Described(
        None, title="Đoạn dẫn", description="Lời văn giữa đầu mục và danh sách."
    )
    items: tuple[Target, ...] = Described(
        title="Chỉ tiêu", description="Từng chỉ tiêu theo thứ tự in.", min_length=1
    )

    def lines(self) -> Iterator[tuple[FieldPath, Target, Target | TargetPart]]:
        """Every printed line in order, as path in this record, target, and the line itself."""
        for index, target in enumerate(self.items):
            path: FieldPath = ("items", index)
            yield path, target, target
            for place, part in _below(target.parts, path):
                yield place, target, part


def _below(
    parts: tuple[TargetPart, ...], path: FieldPath
) -> Iterator[tuple[FieldPath, TargetPart]]:
    for index, part in enumerate(parts):
        here = (*path, "parts", index)
        yield here, part
        yield from _below(part.parts, here)
