"""What all records share: strictness and notes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field

from thidua.model.types import Line


class Record(BaseModel):
    """A group of named fields; a name it does not know is a fault."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True
    )

    refused_keys: ClassVar[Mapping[str, tuple[str, str]]] = {}
    """Names that deserve a sentence and advice of their own when somebody writes them."""


class Noted(Record):
    """A record that can carry a remark for readers, such as a misprint in the original."""

    note: Line | None = Field(
        None,
        title="Chú thích",
        description=(
            "Điều người đọc cần biết về mục này, thường là lỗi in trong bản gốc. Hiện ngay bên "
            "cạnh nội dung; không bao giờ sửa thẳng vào lời văn."
        ),
    )
