"""One campaign plan: all that its document says, in the words of the document.

Lists have the printed order. ``heading`` is the printed heading of a section; ``lead`` is the text
between the heading and the first item. Source of the terms: Luật Thi đua, khen thưởng 06/2022/QH15,
Điều 16.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from pydantic import Field as Described

from thidua.model.base import Noted
from thidua.model.campaign_forms import Label, LegalForm, Scope
from thidua.model.decided import DecidedChange, Effect
from thidua.model.document import Attachment, CitedDocument, Document
from thidua.model.field_path import FieldPath
from thidua.model.history import HistoryEntry
from thidua.model.responsibility import Responsibilities, Responsibility
from thidua.model.review import Doubt, UnplacedText
from thidua.model.target import Target, Targets
from thidua.model.types import (
    Day,
    EdtfDate,
    Flag,
    HistoricDate,
    Line,
    ListedId,
    Number,
    Passage,
    Slug,
    WholeNumber,
    Year,
)

_HEADING = Described(
    None, title="Đầu mục như in", description="Các đầu mục đứng trước, mỗi đầu mục một dòng."
)
_QUOTE = Described(title="Nguyên văn", description="Chép đúng từ văn bản, không thêm bớt.")


class Section(Noted):
    """A passage with the headings printed before it."""

    heading: Passage | None = _HEADING
    text: Passage = Described(title="Lời văn", description="Các đoạn văn, chép đúng nguyên văn.")


class Item(Noted):
    """One numbered paragraph of a section."""

    number: Line = Described(
        title="Số mục",
        description='Như in, cả dấu: `1.`, `3.2.`, `a)`, `đ)`; gạch đầu dòng: `"-"`.',
    )
    text: Passage = Described(title="Lời văn", description="Nguyên văn, không gồm số mục.")
    fields: tuple[ListedId, ...] = Described(
        (), title="Lĩnh vực", description="Các mã lĩnh vực mà mục này nói đến."
    )


class Items(Noted):
    """A section made of numbered paragraphs."""

    heading: Passage | None = _HEADING
    lead: Passage | None = Described(
        None, title="Đoạn dẫn", description="Lời văn giữa đầu mục và mục đầu tiên."
    )
    items: tuple[Item, ...] = Described(
        title="Các mục", description="Từng mục theo thứ tự in.", min_length=1
    )


class Theme(Noted):
    """The headline of a campaign (chủ đề thi đua)."""

    text: Line = Described(title="Chủ đề", description="Lời chủ đề, không kèm dấu ngoặc bao ngoài.")
    heading: Passage | None = _HEADING
    sentence: Passage | None = Described(
        None,
        title="Câu nêu chủ đề",
        description="Cả câu như in, khi chủ đề có mục riêng trong văn bản.",
    )


class Quote(Noted):
    """Words taken from the document."""

    text: Line = _QUOTE


class Movement(Noted):
    """A named movement (phong trào) that the campaign continues."""

    name: Line = Described(title="Tên phong trào", description="Tên như in, không kèm ngoặc kép.")
    launched_by: Line | None = Described(
        None, title="Ai phát động", description="Như văn bản nói: `Thủ tướng Chính phủ`."
    )


class Occasion(Noted):
    """A day or event that the campaign celebrates; its dates do not say when the campaign runs."""

    name: Line = Described(title="Dịp", description="Tên ngày lễ, ngày kỷ niệm, sự kiện.")
    text: Line = _QUOTE
    date: HistoricDate | None = Described(
        None, title="Ngày", description="Ngày lễ hoặc ngày diễn ra, nếu văn bản ghi."
    )
    from_: HistoricDate | None = Described(
        None, alias="from", title="Từ", description="Đầu khoảng kỷ niệm: `1947-05-19`."
    )
    to: HistoricDate | None = Described(
        None, title="Đến", description="Cuối khoảng kỷ niệm: `2022-05-19`."
    )


class Period(Noted):
    """When the campaign runs."""

    heading: Passage | None = _HEADING
    text: Line = _QUOTE
    start: EdtfDate | None = Described(
        None, title="Bắt đầu", description="Ngày, tháng hoặc năm; bỏ qua nếu bắt đầu từ sự kiện."
    )
    start_event: Line | None = Described(
        None, title="Bắt đầu từ sự kiện", description="Như in: `ngày phát động thi đua`."
    )
    end: EdtfDate | None = Described(None, title="Kết thúc", description="Ngày, tháng hoặc năm.")
    end_event: Line | None = Described(
        None, title="Kết thúc khi", description="Như in, khi kết thúc bằng một sự kiện."
    )


class Phase(Noted):
    """One phase of a campaign (đợt 1, giai đoạn 2)."""

    name: Line = Described(title="Tên đợt", description="Như in: `Đợt 1`.")
    text: Line = _QUOTE
    start: EdtfDate | None = Described(None, title="Bắt đầu", description="Nếu văn bản ghi.")
    end: EdtfDate | None = Described(None, title="Kết thúc", description="Nếu văn bản ghi.")


class Deadline(Noted):
    """Something due by a date."""

    date: EdtfDate = Described(title="Hạn", description="Ngày cuối cùng.")
    what: Line = Described(title="Việc gì", description="Việc phải xong, nói gọn.")
    to: Line | None = Described(None, title="Gửi ai", description="Nơi nhận, nếu là báo cáo.")
    text: Line = _QUOTE


class RespondsTo(Noted):
    """The plan of a higher level that this one answers."""

    number: Number = Described(
        title="Số, ký hiệu", description="Phải là một văn bản được viện dẫn trong kế hoạch này."
    )
    plan: ListedId | None = Described(
        None, title="Mã kế hoạch", description="Mã kế hoạch cấp trên, nếu có trên Cổng này."
    )


class Plan(Noted):
    """``data/plans/<id>/plan.yml``."""

    refused_keys: ClassVar[Mapping[str, tuple[str, str]]] = {
        "corrections": (
            "Đính chính nay là một phần của lịch sử trang, ghi ở `history`.",
            "Đổi `corrections` thành `history` và thêm `kind: corrected` vào từng mục.",
        )
    }

    id: Slug = Described(
        title="Mã",
        description="Trùng tên thư mục: cơ quan, năm, tên ngắn. Là địa chỉ trang, không đổi nữa.",
    )
    year: Year = Described(title="Năm thi đua", description="Năm mà phong trào thuộc về.")
    updated: Day = Described(
        title="Cập nhật lần cuối", description="Ngày sửa tệp này lần cuối; hiện ở cuối trang."
    )
    draft: Flag = Described(
        False,
        exclude=True,
        title="Bản nháp",
        description="`có` thì kế hoạch chưa lên Cổng, chỉ hiện khi xem trước; xong thì bỏ dòng.",
    )
    review: tuple[Doubt, ...] = Described(
        (),
        exclude=True,
        title="Chỗ phải soát",
        description="Những chỗ còn ngờ hoặc còn thiếu; soát xong chỗ nào thì xóa chỗ ấy.",
    )
    unplaced: tuple[UnplacedText, ...] = Described(
        (),
        title="Chữ để ngoài",
        description="Chữ của bản gốc chưa có ở mục nào: xếp vào mục rồi xóa ở đây, hoặc ghi lý do.",
    )
    document: Document = Described(title="Văn bản", description="Phần đầu và phần cuối văn bản.")

    legal_form: LegalForm | None = Described(
        None,
        title="Hình thức tổ chức",
        description="`regular` (thường xuyên), `thematic` (chuyên đề), khi văn bản nói rõ.",
    )
    legal_form_text: Line | None = Described(
        None, title="Hình thức như in", description="Chữ trong văn bản nói lên hình thức."
    )
    labels: tuple[Label, ...] = Described(
        (),
        title="Tên gọi đợt",
        description="`dot`, `cao_diem`, `dac_biet`, `nuoc_rut`, `n_ngay_dem`, như văn bản tự gọi.",
    )
    scope: Scope | None = Described(
        None,
        title="Phạm vi",
        description="`national`, `sector`, `cluster` hoặc `unit`, khi văn bản nói rõ.",
    )
    launched_by: Line | None = Described(
        None, title="Ai phát động", description="Như in: `Chủ tịch Ủy ban nhân dân huyện`."
    )
    responds_to: RespondsTo | None = Described(
        None, title="Hưởng ứng", description="Kế hoạch cấp trên mà kế hoạch này thực hiện."
    )
    standing_body: Line | None = Described(
        None, title="Cơ quan thường trực", description="Như in: `Phòng Nội vụ`."
    )

    theme: Theme | None = Described(None, title="Chủ đề", description="Chủ đề thi đua.")
    motto: Quote | None = Described(None, title="Phương châm", description="Phương châm như in.")
    slogans: tuple[Quote, ...] = Described((), title="Khẩu hiệu", description="Các khẩu hiệu.")

    legal_bases: tuple[CitedDocument, ...] = Described(
        (), title="Căn cứ", description="Các văn bản làm căn cứ, theo thứ tự in."
    )
    opening: Section | None = Described(
        None, title="Phần mở đầu", description="Các đoạn văn trước mục đầu tiên."
    )
    purpose: Section | None = Described(None, title="Mục đích", description="Mục đích.")
    requirements: Section | None = Described(None, title="Yêu cầu", description="Yêu cầu.")
    objectives: Section | None = Described(None, title="Mục tiêu", description="Mục tiêu.")
    contents: Items | None = Described(
        None, title="Nội dung thi đua", description="Các nội dung thi đua."
    )
    tasks: Items | None = Described(
        None, title="Nhiệm vụ trọng tâm", description="Các nhiệm vụ trọng tâm."
    )
    targets: Targets | None = Described(
        None, title="Chỉ tiêu", description="Danh sách chỉ tiêu; bỏ qua nếu văn bản không có."
    )
    highlights: tuple[WholeNumber, ...] = Described(
        (),
        title="Con số nổi bật",
        description="Số thứ tự các chỉ tiêu hiện to ở đầu trang; bỏ qua thì Cổng tự chọn.",
    )
    period: Period | None = Described(
        None, title="Thời gian thi đua", description="Bắt đầu và kết thúc."
    )
    phases: tuple[Phase, ...] = Described((), title="Các đợt", description="Các đợt, giai đoạn.")
    deadlines: tuple[Deadline, ...] = Described(
        (), title="Thời hạn", description="Việc phải xong trước ngày nào."
    )
    registration: Section | None = Described(
        None, title="Đăng ký thi đua", description="Quy định về đăng ký thi đua."
    )
    pledge: Section | None = Described(
        None, title="Giao ước thi đua", description="Giao ước đã ký hoặc quy định về giao ước."
    )
    interim_review: Section | None = Described(
        None, title="Sơ kết", description="Quy định về sơ kết."
    )
    final_review: Section | None = Described(
        None, title="Tổng kết, khen thưởng", description="Quy định về tổng kết, khen thưởng."
    )
    audience: tuple[Quote, ...] = Described(
        (), title="Đối tượng thi đua", description="Ai tham gia thi đua, như in."
    )
    emulation_clusters: tuple[Quote, ...] = Described(
        (), title="Cụm thi đua", description="Các cụm thi đua được nêu tên."
    )
    emulation_blocs: tuple[Quote, ...] = Described(
        (), title="Khối thi đua", description="Các khối thi đua được nêu tên."
    )
    projects: tuple[Quote, ...] = Described(
        (), title="Công trình, phần việc", description="Công trình, phần việc chào mừng."
    )
    movements: tuple[Movement, ...] = Described(
        (), title="Phong trào", description="Các phong trào mà kế hoạch tiếp tục thực hiện."
    )
    occasions: tuple[Occasion, ...] = Described(
        (), title="Dịp chào mừng", description="Ngày lễ, ngày kỷ niệm, sự kiện được chào mừng."
    )
    responsibilities: Responsibilities | None = Described(
        None, title="Tổ chức thực hiện", description="Đơn vị nào làm việc gì."
    )
    sections: tuple[Section, ...] = Described(
        (),
        title="Mục khác",
        description="Mục của văn bản không thuộc loại nào ở trên, ví dụ kinh phí, giải pháp.",
    )
    closing: Section | None = Described(
        None, title="Phần kết", description="Các đoạn văn sau mục cuối cùng."
    )
    citations: tuple[CitedDocument, ...] = Described(
        (), title="Văn bản viện dẫn", description="Văn bản được nhắc đến ngoài phần căn cứ."
    )
    changes: tuple[DecidedChange, ...] = Described(
        (),
        title="Thay đổi kế hoạch khác",
        description="Văn bản này sửa đổi, gia hạn, rút ngắn, thay thế, tạm dừng hoặc bãi bỏ kế "
        "hoạch nào.",
    )
    related: tuple[ListedId, ...] = Described(
        (), title="Kế hoạch liên quan", description="Mã các kế hoạch liên quan trên Cổng này."
    )
    attachments: tuple[Attachment, ...] = Described(
        (), title="Tệp văn bản", description="Các tệp công bố cùng kế hoạch.", min_length=1
    )
    history: tuple[HistoryEntry, ...] = Described(
        (),
        title="Lịch sử trang",
        description="Những gì đã xảy ra với trang này trên Cổng, từ cũ đến mới; lệnh "
        "`portal changes --write-history` ghi sẵn.",
    )

    @property
    def target_items(self) -> tuple[Target, ...]:
        """Its targets; none where it has no list of them."""
        return self.targets.items if self.targets else ()

    @property
    def responsibility_items(self) -> tuple[Responsibility, ...]:
        """The paragraphs that say who does what; none where it has no such list."""
        return self.responsibilities.items if self.responsibilities else ()

    def list_cited(self) -> Iterator[tuple[FieldPath, CitedDocument]]:
        """Every document that it names, the legal bases first, each with its path."""
        for key, listed in (("legal_bases", self.legal_bases), ("citations", self.citations)):
            for index, cited in enumerate(listed):
                yield (key, index), cited

    @property
    def is_campaign(self) -> bool:
        """Whether it launches a campaign of its own, and does not only change others."""
        replaces = any(change.effect is Effect.REPLACE for change in self.changes)
        return not self.changes or replaces or bool(self.period or self.targets or self.theme)
