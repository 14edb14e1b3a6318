"""Who does what (Tổ chức thực hiện)."""

from __future__ import annotations

from enum import Enum

from pydantic import Field as Described

from thidua.model.base import Noted, Record
from thidua.model.types import Line, Passage


class Role(Enum):
    """The kind of task that a unit is given."""

    LEAD = "lead"
    COORDINATE = "coordinate"
    ASSIGN = "assign"
    REQUEST = "request"
    SUPPORT = "support"


class UnitRole(Record):
    """A unit and the task that it is given."""

    unit: Line = Described(title="Đơn vị", description="Tên đơn vị như in.")
    role: Role = Described(
        title="Vai trò",
        description=(
            "`lead` (chủ trì), `coordinate` (phối hợp), `assign` (giao, yêu cầu), "
            "`request` (đề nghị) hoặc `support` (giúp việc, tham mưu)."
        ),
    )


class Responsibility(Noted):
    """One paragraph of “Tổ chức thực hiện”."""

    number: Line = Described(
        title="Số mục", description='Như in, cả dấu: `1.`, `5.2.`; gạch đầu dòng: `"-"`.'
    )
    units: tuple[UnitRole, ...] = Described(
        title="Đơn vị và vai trò", description="Những đơn vị mà mục này giao việc.", min_length=1
    )
    text: Passage = Described(title="Lời văn", description="Nguyên văn, không gồm số mục.")

    @property
    def bare_number(self) -> str:
        """Its number as sentences name it, without the sign behind it."""
        return self.number.rstrip(".)")


class Responsibilities(Noted):
    """Who does what."""

    heading: Passage | None = Described(
        None, title="Đầu mục như in", description="Các đầu mục đứng trước, mỗi đầu mục một dòng."
    )
    lead: Passage | None = Described(
        None, title="Đoạn dẫn", description="Lời văn giữa đầu mục và mục đầu tiên."
    )
    items: tuple[Responsibility, ...] = Described(
        title="Các mục", description="Từng mục theo thứ tự in.", min_length=1
    )
