"""What somebody must resolve before a plan is published: doubts, and words without a field."""

from __future__ import annotations

from pydantic import Field as Described

from thidua.model.base import Record
from thidua.model.field_path import FieldPath
from thidua.model.types import Line, Passage


class Doubt(Record):
    """A field that is doubtful or missing, and why."""

    at: Line = Described(
        title="Ở mục nào",
        description="Đường tới mục, phần tử đếm từ 1: `document.number`, `targets.items.3.text`.",
    )
    why: Line = Described(
        title="Vì sao phải soát", description="Một câu nói còn ngờ hoặc còn thiếu điều gì."
    )

    @property
    def path(self) -> FieldPath:
        """The field it is about; items of lists are counted from 0."""
        steps = self.at.split(".")
        return tuple(int(step) - 1 if step.isdecimal() else step for step in steps)


class UnplacedText(Record):
    """Words of the original that no field of the plan has.

    A draft lists all of them. A plan is published only if each has a reason; its page then shows
    the words as left out, with the reason.
    """

    text: Passage = Described(
        title="Nguyên văn", description="Chữ của bản gốc mà không mục nào có."
    )
    place: Line | None = Described(
        None, title="Ở đâu", description="Chỗ trong bản gốc: `trang 2, đoạn 15`."
    )
    why: Line | None = Described(
        None, title="Vì sao chưa xếp", description="Máy nói vì sao chưa xếp được vào mục nào."
    )
    reason: Line | None = Described(
        None,
        title="Lý do để ngoài",
        description="Vì sao không đưa vào mục nào; phải có mới công bố được, hiện trên trang.",
    )
