"""Closed lists that plans refer to: issuing bodies, fields, document types, abbreviations."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import ConfigDict, RootModel, field_validator
from pydantic import Field as Described

from thidua.language.dates import Edtf
from thidua.model.base import Noted, Record
from thidua.model.tiers import BodyGroup, BodyKind, Level
from thidua.model.types import (
    Day,
    EdtfDate,
    Flag,
    IconName,
    Line,
    ListedId,
    Name,
    Number,
    Slug,
)
from thidua.model.web import WebAddress


class EndingDocument(Noted):
    """The document that ended a body."""

    title: Line = Described(
        title="Tên văn bản",
        description="Loại và tên: `Nghị quyết về sắp xếp đơn vị hành chính cấp xã`.",
    )
    number: Number | None = Described(
        None, title="Số, ký hiệu", description="`202/2025/QH15`; bỏ qua nếu không rõ."
    )
    date: EdtfDate | None = Described(
        None, title="Ngày", description="Ngày ban hành; bỏ qua nếu không rõ."
    )
    url: WebAddress | None = Described(
        None, title="Địa chỉ", description="Nơi đăng văn bản, nếu có trên mạng."
    )


class Issuer(Noted):
    """One issuing body; a body that is founded later with the same name is another issuer."""

    id: Slug = Described(
        title="Mã", description="Mã lâu dài, dùng trong địa chỉ trang, ví dụ `ubnd-xa-mau`."
    )
    name: Name = Described(title="Tên đầy đủ", description="Tên đầy đủ của cơ quan.")
    short_name: Name = Described(
        title="Tên gọn", description="Tên dùng trên thẻ và danh sách, ví dụ `UBND xã Mẫu`."
    )
    level: Level | None = Described(
        None,
        title="Cấp",
        description="`central`, `province`, `district` hoặc `commune`; cơ quan không thuộc cấp "
        "chính quyền nào (trường học, bệnh viện, doanh nghiệp, đơn vị) thì bỏ, ghi `kind`.",
    )
    kind: BodyKind | None = Described(
        None,
        title="Loại cơ quan",
        description="`school` (trường học), `health` (cơ sở y tế), `enterprise` (doanh nghiệp, hợp "
        "tác xã) hoặc `unit` (cơ quan, đơn vị khác), thay cho `level`; bỏ cả hai mà có `parent` "
        "là `unit`.",
    )
    parent: ListedId | None = Described(
        None, title="Cấp trên", description="Mã cơ quan cấp trên trực tiếp trong tệp này."
    )
    valid_from: Day | None = Described(
        None, title="Hoạt động từ ngày", description="Ngày bắt đầu; bỏ qua nếu không rõ."
    )
    valid_to: Day | None = Described(
        None,
        title="Hoạt động đến hết ngày",
        description="Ngày cuối cùng cơ quan hoạt động; bỏ qua nếu còn hoạt động.",
    )
    successors: tuple[ListedId, ...] = Described(
        (),
        title="Cơ quan kế thừa",
        description="Mã các cơ quan tiếp nối khi cơ quan này nhập, chia, đổi tên; không thì bỏ.",
    )
    ended_because: Line | None = Described(
        None,
        title="Vì sao kết thúc",
        description="Một câu cho người đọc: nhập, chia, đổi tên hay thôi hoạt động.",
    )
    ended_by: EndingDocument | None = Described(
        None,
        title="Văn bản kết thúc",
        description="Văn bản làm cơ quan này kết thúc; hiện cùng lý do.",
    )

    @property
    def group(self) -> BodyGroup:
        """The bodies that it is listed and compared with."""
        return self.kind or self.level or BodyKind.UNIT

    def existed(self, earliest: date, latest: date) -> bool:
        """Whether it existed on any day from ``earliest`` to ``latest``, both included."""
        began = self.valid_from is None or self.valid_from <= latest
        return began and (self.valid_to is None or self.valid_to >= earliest)

    def existed_on(self, when: Edtf) -> bool:
        """Whether it existed on any day that ``when`` can mean."""
        return self.existed(when.earliest, when.latest)


class Issuers(Record):
    """``data/issuers.yml``."""

    issuers: tuple[Issuer, ...] = Described(
        title="Cơ quan", description="Các cơ quan ban hành hoặc được viện dẫn."
    )


class Field(Noted):
    """One field (lĩnh vực) of public life that targets and contents belong to."""

    id: Slug = Described(title="Mã", description="Mã dùng trong các tệp kế hoạch.")
    slug: Slug = Described(title="Địa chỉ", description="Phần địa chỉ, không dấu: `giao-duc`.")
    name: Name = Described(title="Tên", description="Tên hiện trên trang.")
    description: Name = Described(title="Mô tả", description="Một câu nói lĩnh vực gồm những gì.")
    icon: IconName = Described(
        title="Biểu tượng",
        description=(
            "Tên một biểu tượng có sẵn trong các bộ của Material, như `material/sprout-outline`, "
            "hoặc tên một tệp trong `overrides/icons/`. Nét mảnh (`…-outline`) hợp với hình có sẵn."
        ),
    )


class Fields(Record):
    """``data/fields.yml``."""

    fields: tuple[Field, ...] = Described(
        title="Lĩnh vực", description="Danh sách đóng các lĩnh vực, theo thứ tự hiện trên trang."
    )


class DocumentType(Noted):
    """One type of document: the 29 of Nghị định 30/2020/NĐ-CP, Điều 7, and others cited."""

    id: Slug = Described(title="Mã", description="Mã dùng trong các tệp kế hoạch: `ke_hoach`.")
    slug: Slug = Described(title="Địa chỉ", description="Phần địa chỉ, không dấu: `ke-hoach`.")
    name: Name = Described(title="Tên", description="Tên loại văn bản.")
    code: Name | None = Described(
        None, title="Chữ viết tắt", description="Chữ viết tắt trong ký hiệu văn bản: `KH`."
    )
    decree_30: Flag = Described(
        title="Thuộc Nghị định 30",
        description="`có` nếu là một trong 29 loại của Nghị định 30/2020/NĐ-CP.",
    )


class DocumentTypes(Record):
    """``data/document-types.yml``."""

    document_types: tuple[DocumentType, ...] = Described(
        title="Loại văn bản", description="Danh sách đóng các loại văn bản."
    )


class Abbreviations(RootModel[dict[str, tuple[Name, ...]]]):
    """``data/abbreviations.yml``: each abbreviation with all its readings.

    An abbreviation with one reading is explained in texts. The portal never chooses between several
    readings, so an abbreviation with more than one is not explained.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "additionalProperties": {
                "type": ["string", "array"],
                "items": {"type": "string"},
                "description": "Một cách đọc, hoặc danh sách `[…, …]` khi có nhiều cách đọc.",
            }
        }
    )

    @field_validator("root", mode="before")
    @classmethod
    def _one_reading_or_a_list(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return {
            abbr: meaning if isinstance(meaning, list) else [meaning]
            for abbr, meaning in value.items()
        }
