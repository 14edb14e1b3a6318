"""The official document: its printed header, its signers, its recipients and its files.

Sources: Nghị định 30/2020/NĐ-CP (thể thức văn bản hành chính); Hướng dẫn 36-HD/VPTW for the Party.
"""

from __future__ import annotations

from enum import Enum

from pydantic import Field as Described

from thidua.model.base import Noted
from thidua.model.types import EdtfDate, FileName, Line, ListedId, Number, Passage


class Authority(Enum):
    """On whose authority a document is signed (Nghị định 30/2020/NĐ-CP, Điều 13)."""

    TM = "TM"
    KT = "KT"
    TL = "TL"
    TUQ = "TUQ"
    Q = "Q"
    NONE = "none"


class Validity(Enum):
    """Whether the document is in force. Whether the campaign is running does not depend on it."""

    DRAFT = "draft"
    IN_FORCE = "in_force"
    ENDED = "ended"
    REPLACED = "replaced"
    ARCHIVED = "archived"


class Purpose(Enum):
    """The purpose for which a recipient receives the document."""

    REPORT = "bao_cao"
    ACT = "thuc_hien"
    COORDINATE = "phoi_hop"
    INFORM = "de_biet"


class Channel(Enum):
    """How the document was sent."""

    ELECTRONIC = "electronic"
    PAPER = "paper"


class OriginalKind(Enum):
    """The nature of a published file, so that readers know how far they can rely on it."""

    ORIGINAL = "original"
    SCAN = "scan"
    EXTRACT = "extract"
    ANNEX = "annex"
    RECOGNISED = "recognised"


class Language(Enum):
    """The languages that documents of Vietnam are published in."""

    VIETNAMESE = "viet"
    ENGLISH = "anh"
    TAY = "tay"
    NUNG = "nung"
    MUONG = "muong"
    HMONG = "mong"
    THAI = "thai"
    DAO = "dao"
    KHMER = "khmer"
    CHAM = "cham"
    EDE = "e_de"
    JARAI = "gia_rai"
    BAHNAR = "ba_na"
    CHINESE = "hoa"


class Signer(Noted):
    """The signature block."""

    collective: Line | None = Described(
        None,
        title="Dòng tập thể",
        description="Cả dòng in trên quyền hạn của người ký: `TM. ỦY BAN NHÂN DÂN` khi ký `KT.`.",
    )
    authority: Authority = Described(
        title="Quyền hạn ký",
        description="`TM`, `KT`, `TL`, `TUQ`, `Q`, hoặc `none` nếu bản gốc không ghi.",
    )
    on_behalf_of: Line | None = Described(
        None,
        title="Ký thay cho",
        description="Chữ đứng sau `TM.`, `KT.`…, như in: `ỦY BAN NHÂN DÂN`.",
    )
    position: Line = Described(title="Chức vụ", description="Như in: `CHỦ TỊCH`.")
    name: Line | None = Described(
        None, title="Họ tên", description="Bỏ qua nếu bản gốc không có tên người ký."
    )


class Recipient(Noted):
    """One line of the list of recipients, or a group of them."""

    text: Line = Described(title="Nơi nhận", description="Nguyên văn một dòng nơi nhận.")
    purpose: Purpose | None = Described(
        None,
        title="Để làm gì",
        description="`bao_cao`, `thuc_hien`, `phoi_hop` hoặc `de_biet`, nếu bản gốc có ghi.",
    )
    channel: Channel | None = Described(
        None, title="Cách gửi", description="`electronic` (bản điện tử) hoặc `paper` (bản giấy)."
    )
    children: tuple[Recipient, ...] = Described(
        (), title="Nhóm con", description="Các dòng thuộc nhóm này."
    )


class CitedDocument(Noted):
    """Another document that the text refers to, with the words of the reference."""

    text: Line = Described(
        title="Nguyên văn", description="Đoạn chữ viện dẫn, chép đúng từ văn bản."
    )
    title: Line | None = Described(
        None, title="Tên gọi", description="Tên văn bản; bắt buộc khi không in số, ký hiệu."
    )
    doc_type: ListedId | None = Described(
        None, title="Loại văn bản", description="Mã trong `data/document-types.yml`."
    )
    number: Number | None = Described(
        None, title="Số, ký hiệu", description="Số và ký hiệu như in: `34-CT/TW`."
    )
    date: EdtfDate | None = Described(
        None, title="Ngày", description="Ngày của văn bản được viện dẫn, nếu có in."
    )
    issuer: ListedId | None = Described(
        None, title="Cơ quan ban hành", description="Mã trong `data/issuers.yml`."
    )


class Attachment(Noted):
    """One file published beside the plan."""

    file: FileName = Described(title="Tên tệp", description="Tên tệp trong thư mục của kế hoạch.")
    kind: OriginalKind = Described(
        title="Là bản gì",
        description="`original` (bản ký), `scan` (bản quét), `extract` (bản trích xuất), `annex` "
        "(phụ lục) hoặc `recognised` (chữ máy nhận dạng từ bản quét).",
    )
    title: Line = Described(title="Tên hiện ra", description="Tên để người đọc biết tải gì.")
    language: Language | None = Described(
        None,
        title="Ngôn ngữ",
        description="`viet`, `anh`, `tay`, `nung`, `muong`, `mong`, `thai`, `dao`, `khmer`, "
        "`cham`, `e_de`, `gia_rai`, `ba_na`, `hoa`; bỏ qua nếu là tiếng Việt, máy tự nhận ra.",
    )


class Document(Noted):
    """The header of the official document, as printed."""

    issuer: ListedId = Described(
        title="Cơ quan ban hành", description="Mã cơ quan trong `data/issuers.yml`."
    )
    issuer_text: Passage | None = Described(
        None,
        title="Tên cơ quan như in",
        description="Hai dòng ở góc trái đầu văn bản; bỏ qua nếu bản gốc không có.",
    )
    motto_text: Passage | None = Described(
        None,
        title="Quốc hiệu, tiêu ngữ như in",
        description="Hai dòng ở góc phải đầu văn bản; bỏ qua nếu bản gốc không có.",
    )
    number: Number | None = Described(
        None,
        title="Số, ký hiệu",
        description="`21/KH-UBND`; viết `/KH-UBND` nếu bản gốc để trống số; bỏ qua nếu không có.",
    )
    number_text: Line | None = Described(
        None, title="Dòng số như in", description="Cả dòng như in: `Số: 21 /KH-UBND`."
    )
    place: Line | None = Described(None, title="Địa danh", description="Như in: `Xã Mẫu`.")
    issued: EdtfDate | None = Described(
        None,
        title="Ngày ban hành",
        description="`2025-02-03`; `2021-02` nếu ngày để trống. Không bao giờ đoán.",
    )
    issued_text: Line | None = Described(
        None, title="Dòng ngày như in", description="Như in: `ngày 03 tháng 02 năm 2025`."
    )
    effective: EdtfDate | None = Described(
        None, title="Có hiệu lực từ", description="Nếu văn bản ghi rõ."
    )
    expires: EdtfDate | None = Described(
        None, title="Hết hiệu lực", description="Nếu văn bản ghi rõ."
    )
    doc_type: ListedId = Described(
        title="Loại văn bản", description="Mã trong `data/document-types.yml`: `ke_hoach`."
    )
    type_text: Line | None = Described(
        None, title="Tên loại như in", description="Như in: `KẾ HOẠCH`."
    )
    title: Line = Described(
        title="Trích yếu", description="Dòng dưới tên loại, nói văn bản về việc gì."
    )
    status: Validity | None = Described(
        None,
        title="Tình trạng hiệu lực",
        description="`draft`, `in_force`, `ended`, `replaced`, `archived`; bỏ qua nếu không rõ, "
        "hoặc nếu quyết định làm đổi tình trạng có trên Cổng (`changes` của nó đã nói).",
    )
    replaces: tuple[Number, ...] = Described(
        (),
        title="Thay thế",
        description="Số các văn bản không có trên Cổng mà văn bản này thay thế; kế hoạch có trên "
        "Cổng thì ghi ở `changes`.",
    )
    replaced_by: Number | None = Described(
        None,
        title="Bị thay thế bởi",
        description="Số văn bản thay thế, chỉ khi văn bản ấy không có trên Cổng.",
    )
    recipients_heading: Line | None = Described(
        None, title="Đầu mục nơi nhận", description="Như in: `Nơi nhận:`."
    )
    recipients: tuple[Recipient, ...] = Described(
        (), title="Nơi nhận", description="Từng dòng nơi nhận, theo nhóm như in."
    )
    archive_line: Line | None = Described(
        None, title="Dòng lưu", description="Như in: `Lưu: VT, NV.`"
    )
    signer: Signer | None = Described(None, title="Người ký", description="Khối chữ ký cuối.")
