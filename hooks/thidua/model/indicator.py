"""Recurring indicators: a closed list that makes targets of different plans comparable."""

from __future__ import annotations

from enum import Enum

from pydantic import Field as Described

from thidua.model.base import Noted, Record
from thidua.model.types import Flag, Line, ListedId, Name, Slug


class Better(Enum):
    """Whether a higher or a lower value is better."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class Indicator(Noted):
    """A quantity for which many plans set a figure."""

    id: Slug = Described(
        title="Mã", description="Mã lâu dài, là phần cuối địa chỉ trang: `ty-le-ho-ngheo`."
    )
    name: Name = Described(title="Tên", description="Tên gọi thông dụng: `Tỷ lệ hộ nghèo`.")
    field: ListedId = Described(
        title="Lĩnh vực",
        description="Mã lĩnh vực, như `culture`; không nhớ mã thì viết tên, máy nói mã.",
    )
    unit: Line = Described(
        title="Đơn vị chung",
        description="Đơn vị để so sánh các kế hoạch với nhau: `%`, `triệu đồng`, `ha`.",
    )
    better: Better = Described(
        title="Chiều tiến bộ",
        description="`higher` (càng cao càng tốt), `lower` (càng thấp càng tốt) hoặc `neither`.",
    )
    definition: Name = Described(
        title="Giải thích", description="Một câu nói chỉ tiêu này đo điều gì, cho người đọc."
    )
    synonyms: tuple[Name, ...] = Described(
        title="Cách gọi khác",
        description=(
            "Những cụm từ mà văn bản dùng; số liệu có cụm từ này trong tên và đúng đơn vị thì "
            "được gắn vào đây."
        ),
        min_length=1,
    )
    without: tuple[Name, ...] = Described(
        (),
        title="Trừ khi có",
        description="Cụm từ cho biết đó là chuyện khác, ví dụ `cận nghèo`.",
    )
    asked_as: tuple[Name, ...] = Described(
        (),
        exclude=True,
        title="Người dân hỏi là",
        description=(
            "Từ ngữ hằng ngày mà văn bản không dùng, chỉ để tìm kiếm: `sinh đẻ`, `còi xương`."
        ),
    )
    headline: Flag = Described(
        False,
        exclude=True,
        title="Hay được hỏi",
        description="`có` thì con số được ưu tiên hiện to ở đầu trang kế hoạch.",
    )


class Indicators(Record):
    """``data/indicators.yml``."""

    indicators: tuple[Indicator, ...] = Described(
        title="Chỉ tiêu chung", description="Danh sách đóng, theo thứ tự hiện trên trang."
    )
