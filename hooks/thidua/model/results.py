"""Results reported at an interim or final review (sơ kết, tổng kết), kept apart from targets."""

from __future__ import annotations

from enum import Enum

from pydantic import Field as Described

from thidua.model.base import Noted, Record
from thidua.model.target import StatedFigure
from thidua.model.types import EdtfDate, Line, Number, PrintedPlace
from thidua.model.web import WebAddress


class ReviewKind(Enum):
    """The kind of review (Luật 06/2022/QH15; Nghị định 98/2023/NĐ-CP)."""

    INTERIM = "interim"
    FINAL = "final"


class Verdict(Enum):
    """What a report itself says of a target."""

    MET = "đạt"
    EXCEEDED = "vượt"
    NOT_MET = "không đạt"


class ReportSource(Record):
    """The document with the report of a review."""

    text: Line = Described(
        title="Văn bản báo cáo", description="Tên văn bản như in: `Báo cáo số 512/BC-UBND …`."
    )
    number: Number | None = Described(None, title="Số, ký hiệu", description="`512/BC-UBND`.")
    url: WebAddress | None = Described(
        None, title="Địa chỉ", description="Nơi đăng báo cáo, nếu có trên mạng."
    )


class Result(Noted):
    """What one line of a report says about one target."""

    target: PrintedPlace | None = Described(
        None,
        title="Chỉ tiêu số",
        description="Số thứ tự của chỉ tiêu: `3`; dòng con thứ hai của nó là `3.2`.",
    )
    goal: Line | None = Described(
        None,
        title="Mục tiêu trong lời văn",
        description="Chép đúng câu có con số, khi kế hoạch không đặt nó trong danh sách chỉ tiêu.",
    )
    text: Line = Described(
        title="Kết quả như in", description="Chép đúng từng chữ từ báo cáo, kể cả đơn vị."
    )
    verdict: Verdict | None = Described(
        None,
        title="Báo cáo tự đánh giá",
        description="`đạt`, `vượt` hoặc `không đạt`, chỉ ghi khi báo cáo nói rõ.",
    )
    figures: tuple[StatedFigure, ...] = Described(
        (),
        title="Số liệu",
        description="Chỉ ghi khi máy đọc sai hoặc không đọc được; số phải có trong `text`.",
    )


class Review(Noted):
    """One review with all results in its report."""

    kind: ReviewKind = Described(
        title="Loại", description="`interim` (sơ kết) hoặc `final` (tổng kết)."
    )
    date: EdtfDate = Described(title="Ngày báo cáo", description="Ngày ghi trên báo cáo.")
    source: ReportSource = Described(title="Nguồn", description="Báo cáo nêu các kết quả này.")
    results: tuple[Result, ...] = Described(
        title="Kết quả", description="Từng kết quả theo thứ tự in.", min_length=1
    )


class Results(Record):
    """``data/plans/<id>/results.yml``."""

    reviews: tuple[Review, ...] = Described(
        title="Các lần sơ kết, tổng kết", description="Từ cũ đến mới.", min_length=1
    )
