"""The base classes of all records: unknown fields are refused; many have a field for a note."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field

from thidua.model.types import Line


class Record(BaseModel):
    """A group of named fields; any other name is an error."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True
    )

    refused_keys: ClassVar[Mapping[str, tuple[str, str]]] = {}
    """Unknown names that staff are likely to write, each with what is wrong and what to do."""


class Noted(Record):
    """A record with an optional note for readers, such as on a misprint in the original."""

    note: Line | None = Field(
        None,
        title="Chú thích",
        description=(
            "Điều người đọc cần biết về mục này, thường là lỗi in trong bản gốc. Hiện ngay bên "
            "cạnh nội dung; không bao giờ sửa thẳng vào lời văn."
        ),
    )
