"""Results reported at an interim or final review (sơ kết, tổng kết), kept apart from targets."""

from __future__ import annotations

from enum import Enum

from pydantic import Field as Described

from thidua.model.base import Noted, Record
from thidua.model.review import Doubt, UnplacedText
from thidua.model.target import StatedFigure
from thidua.model.types import (
    EdtfDate,
    FileName,
    Flag,
    Line,
    ListedId,
    Number,
    PrintedPlace,
    WholeNumber,
)
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
    file: FileName | None = Described(
        None,
        title="Tệp báo cáo",
        description="Tên tệp báo cáo trong thư mục của kế hoạch, được công bố và đối chiếu như "
        "bản gốc. Không có tệp thì trang nói rõ là chưa đính kèm, chưa đối chiếu.",
    )


class ReportedCount(Noted):
    """How many targets a report itself counts as reached."""

    text: Line = Described(
        title="Câu như in",
        description="Chép đúng câu báo cáo tự đếm: `22/27 chỉ tiêu đạt và vượt kế hoạch`.",
    )
    met: WholeNumber | None = Described(
        None, title="Số đạt", description="Số chỉ tiêu đạt và vượt, có trong câu: `22`."
    )
    total: WholeNumber | None = Described(
        None, title="Tổng số", description="Tổng số chỉ tiêu, có trong câu: `27`."
    )


_REPORTED_TEXT = Described(
    title="Kết quả như in", description="Chép đúng từng chữ từ báo cáo, kể cả đơn vị."
)
_VERDICT = Described(
    None,
    title="Báo cáo tự đánh giá",
    description="`đạt`, `vượt` hoặc `không đạt`, chỉ ghi khi báo cáo nói rõ.",
)
_REPORTED_FIGURES = Described(
    (),
    title="Số liệu",
    description="Chỉ ghi khi máy đọc sai hoặc không đọc được; số phải có trong `text`.",
)


class UnitResult(Noted):
    """What a report says about one unit: a commune of a province, an office of a commune."""

    unit: Line = Described(title="Đơn vị", description="Tên đơn vị như in: `xã Mẫu`.")
    issuer: ListedId | None = Described(
        None, title="Mã cơ quan", description="Mã trong `data/issuers.yml`, nếu đơn vị có ở đó."
    )
    text: Line = _REPORTED_TEXT
    verdict: Verdict | None = _VERDICT
    figures: tuple[StatedFigure, ...] = _REPORTED_FIGURES


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
    text: Line = _REPORTED_TEXT
    verdict: Verdict | None = _VERDICT
    figures: tuple[StatedFigure, ...] = _REPORTED_FIGURES
    units: tuple[UnitResult, ...] = Described(
        (),
        title="Từng đơn vị",
        description="Kết quả của từng xã, từng đơn vị, theo thứ tự in trong báo cáo.",
    )


class Review(Noted):
    """One review with all results in its report."""

    kind: ReviewKind = Described(
        title="Loại", description="`interim` (sơ kết) hoặc `final` (tổng kết)."
    )
    date: EdtfDate = Described(title="Ngày báo cáo", description="Ngày ghi trên báo cáo.")
    draft: Flag = Described(
        False,
        exclude=True,
        title="Bản nháp",
        description="`có` thì lần này chưa lên Cổng, các lần khác không đổi; soát xong thì bỏ.",
    )
    source: ReportSource = Described(title="Nguồn", description="Báo cáo nêu các kết quả này.")
    results: tuple[Result, ...] = Described(
        title="Kết quả", description="Từng kết quả theo thứ tự in.", min_length=1
    )
    summary: ReportedCount | None = Described(
        None,
        title="Báo cáo tự đếm",
        description="Câu báo cáo nói bao nhiêu chỉ tiêu đạt; hiện cạnh số Cổng tự đếm.",
    )
    unplaced: tuple[UnplacedText, ...] = Described(
        (),
        title="Chữ chưa xếp vào kết quả nào",
        description="Những chỗ có số của báo cáo mà không kết quả nào lấy.",
    )


class Results(Record):
    """``data/plans/<id>/results.yml``."""

    draft: Flag = Described(
        False,
        exclude=True,
        title="Bản nháp",
        description="`có` thì cả tệp chưa lên Cổng; chỉ một lần còn nháp thì ghi ở lần ấy.",
    )
    review: tuple[Doubt, ...] = Described(
        (),
        exclude=True,
        title="Chỗ phải soát",
        description="Những chỗ còn ngờ hoặc còn thiếu; soát xong chỗ nào thì xóa chỗ ấy.",
    )
    reviews: tuple[Review, ...] = Described(
        title="Các lần sơ kết, tổng kết", description="Từ cũ đến mới.", min_length=1
    )

    @property
    def published(self) -> tuple[Review, ...]:
        """The reviews that readers see, without those that are a draft."""
        return tuple(one for at, one in enumerate(self.reviews) if not self.is_drafted(at))

    @property
    def for_readers(self) -> Results | None:
        """These results with the published reviews only; None if there is none."""
        reviews = self.published
        if len(reviews) == len(self.reviews):
            return self
        return self.model_copy(update={"reviews": reviews}) if reviews else None

    def is_drafted(self, at: int | None) -> bool:
        """Whether a review is a draft, by its index; without one, whether all are."""
        return self.draft or (at is not None and self.reviews[at].draft)
