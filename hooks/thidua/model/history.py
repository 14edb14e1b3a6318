"""What happened to a plan on this portal, as readers are told: dated entries in its data."""

from __future__ import annotations

from enum import Enum

from pydantic import Field as Described

from thidua.model.base import Noted
from thidua.model.types import Day, Line


class HistoryKind(Enum):
    """What happened. A correction (đính chính) is published by Luật 104/2016/QH13."""

    PUBLISHED = "published"
    CORRECTED = "corrected"
    AMENDED = "amended"
    REPORTED = "reported"
    ENDED = "ended"


class HistoryEntry(Noted):
    """One thing that happened on one day."""

    date: Day = Described(title="Ngày", description="Ngày trang này thay đổi.")
    kind: HistoryKind = Described(
        title="Việc gì",
        description="`published` (đăng), `corrected` (đính chính), `amended` (sửa đổi), `reported` "
        "(báo cáo kết quả) hoặc `ended` (kết thúc).",
    )
    what: Line = Described(
        title="Ở đâu, chuyện gì", description="Chỗ đã đổi, hoặc văn bản: `Chỉ tiêu 1`."
    )
    before: Line | None = Described(
        None, title="Trước ghi", description="Chữ trước khi đổi; bỏ qua nếu trước đó không có."
    )
    after: Line | None = Described(
        None, title="Nay ghi", description="Chữ sau khi đổi; bỏ qua nếu đã bỏ chỗ ấy."
    )
    by: Line | None = Described(
        None, title="Ai làm", description="Cơ quan hoặc bộ phận đã làm, nếu muốn nêu."
    )
