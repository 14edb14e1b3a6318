"""Targets (chỉ tiêu): the printed words, and where they stand.

Figures are read out of ``text`` by a later stage; nothing here holds a number of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field as Described

from thidua.model.base import Noted
from thidua.model.types import Line, Passage, Slug, WholeNumber

Path = tuple[str | int, ...]


class TargetPart(Noted):
    """One printed line below a target."""

    text: Line = Described(title="Nguyên văn", description="Chép đúng một dòng của văn bản.")
    field: Slug | None = Described(
        None, title="Lĩnh vực", description="Chỉ ghi khi khác lĩnh vực của chỉ tiêu."
    )
    parts: tuple[TargetPart, ...] = Described(
        (), title="Dòng con", description="Các dòng thụt vào."
    )


class Target(Noted):
    """One target as printed."""

    number: WholeNumber = Described(
        title="Số thứ tự",
        description="Thứ tự trong danh sách; là địa chỉ `#chi-tieu-7` nên không đổi nữa.",
    )
    mark: Line | None = Described(
        None,
        title="Số như in",
        description="Dấu đứng trước chỉ tiêu: `(7)`; bỏ qua nếu bản gốc không đánh số.",
    )
    text: Line = Described(
        title="Nguyên văn", description="Chép đúng từng chữ, kể cả chỗ in sai; không sửa."
    )
    field: Slug = Described(title="Lĩnh vực", description="Mã trong `data/fields.yml`.")
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

    def lines(self) -> Iterator[tuple[Path, Target, Target | TargetPart]]:
        """Every printed line in order: its place in the record, its target, and the line itself."""
        for index, target in enumerate(self.items):
            path: Path = ("items", index)
            yield path, target, target
            for place, part in _below(target.parts, path):
                yield place, target, part


def _below(parts: tuple[TargetPart, ...], path: Path) -> Iterator[tuple[Path, TargetPart]]:
    for index, part in enumerate(parts):
        here = (*path, "parts", index)
        yield here, part
        yield from _below(part.parts, here)
