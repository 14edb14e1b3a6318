"""Honoured examples (gương người tốt, việc tốt; điển hình tiên tiến).

Personal data is published only with a consent that is recorded and has not been withdrawn: Luật Bảo
vệ dữ liệu cá nhân 91/2025/QH15 and Nghị định 356/2025/NĐ-CP.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import ClassVar

from pydantic import Field as Described

from thidua.language.dates import Edtf
from thidua.language.vietnamese import slug
from thidua.model.base import Noted
from thidua.model.field_path import FieldPath
from thidua.model.story import MOST_PHOTOGRAPHS, Deed, Photograph, Saying, StorySource, VideoLink
from thidua.model.types import (
    Day,
    EdtfDate,
    FileName,
    Line,
    ListedId,
    Name,
    Number,
    Passage,
    Slug,
    WholeNumber,
)
from thidua.model.web import WebAddress

_NEVER_PUBLISHED = {
    "dân tộc": ("ethnicity", "ethnic_origin", "dan_toc"),
    "tôn giáo, tín ngưỡng": ("religion", "belief", "ton_giao", "tin_nguong"),
    "quan điểm chính trị": ("political_views", "party_member", "dang_vien"),
    "sức khỏe": ("health", "suc_khoe"),
    "ngày sinh": ("birth_date", "birthday", "ngay_sinh"),
    "giấy tờ tùy thân": ("id_number", "cccd", "cmnd"),
    "số điện thoại": ("phone", "so_dien_thoai"),
    "địa chỉ nhà": ("home_address", "dia_chi_nha"),
    "tài khoản ngân hàng": ("bank_account", "tai_khoan"),
}


class HonoreeKind(Enum):
    """Who is honoured."""

    COLLECTIVE = "collective"
    PERSON = "person"
    HOUSEHOLD = "household"
    GROUP = "group"


class HonourType(Enum):
    """The kind of example that an honoree gives."""

    GOOD_DEED = "good_deed"
    ROLE_MODEL = "role_model"
    NEW_MODEL = "new_model"


class AwardForm(Enum):
    """Forms of reward (Luật 06/2022/QH15, Điều 8, 9 và chương II, III)."""

    EMULATION_TITLE = "emulation_title"
    EMULATION_FLAG = "emulation_flag"
    ORDER = "order"
    MEDAL = "medal"
    STATE_HONORARY_TITLE = "state_honorary_title"
    MERIT_CERTIFICATE = "merit_certificate"
    COMMENDATION = "commendation"
    COMMEMORATIVE_MEDAL = "commemorative_medal"
    BADGE = "badge"


class ConsentField(Enum):
    """Personal facts that a consent can cover."""

    NAME = "name"
    UNIT = "unit"
    PLACE = "place"
    ACHIEVEMENT = "achievement"
    AWARD = "award"
    PHOTO = "photo"
    VIDEO = "video"
    WORDS = "words"


class ConsentScope(Enum):
    """Where the facts may be published."""

    WEB = "web"
    ZALO = "zalo"
    POSTER = "poster"


class ConsentMethod(Enum):
    """How consent was given; silence is not consent."""

    WRITTEN = "written"
    ELECTRONIC = "electronic"
    RECORDED_CALL = "recorded_call"


class TakedownMode(Enum):
    """What remains on the page after a takedown."""

    REMOVE = "remove"
    ANONYMISE = "anonymise"


class Consent(Noted):
    """A person's consent. The repository contains a reference to the form, never the form."""

    purpose: Line = Described(title="Mục đích", description="Công bố để làm gì, như đã hỏi.")
    fields: tuple[ConsentField, ...] = Described(
        title="Phạm vi thông tin",
        description=(
            "`name`, `unit`, `place`, `achievement`, `award`, `photo`, `video`, `words`: những gì "
            "được đồng ý."
        ),
        min_length=1,
    )
    given_on: Day = Described(title="Ngày đồng ý", description="Ngày ghi trên phiếu.")
    ends_on: Day | None = Described(
        None, title="Đồng ý đến hết ngày", description="Ngày cuối, nếu phiếu có ghi thời hạn."
    )
    method: ConsentMethod = Described(
        title="Cách đồng ý", description="`written`, `electronic` hoặc `recorded_call`."
    )
    evidence_ref: Line = Described(
        title="Nơi lưu phiếu", description="Số hồ sơ lưu phiếu; không bao giờ tải phiếu lên đây."
    )
    scope: tuple[ConsentScope, ...] = Described(
        title="Kênh công bố", description="`web`, `zalo`, `poster`.", min_length=1
    )
    withdrawn_on: Day | None = Described(
        None, title="Ngày rút lại", description="Ghi ngày khi người được nêu gương rút đồng ý."
    )


class Takedown(Noted):
    """A request to remove personal data from the site, and when and how this was done."""

    requested_on: Day = Described(title="Ngày yêu cầu", description="Ngày nhận yêu cầu.")
    done_on: Day | None = Described(None, title="Ngày gỡ", description="Ngày đã gỡ xong.")
    reason: Line = Described(title="Lý do", description="Nói gọn, không nhắc thông tin cá nhân.")
    mode: TakedownMode = Described(
        title="Cách gỡ", description="`remove` (gỡ hẳn) hoặc `anonymise` (ẩn danh)."
    )


class Decision(Noted):
    """A decision that gives or revokes an award."""

    number: Number | None = Described(None, title="Số quyết định", description="`1234/QĐ-UBND`.")
    date: EdtfDate | None = Described(None, title="Ngày", description="Ngày ký quyết định.")
    issuer: ListedId | None = Described(
        None, title="Cơ quan", description="Mã trong `data/issuers.yml`."
    )
    file: FileName | None = Described(
        None,
        title="Tệp quyết định",
        description="Tên tệp trong `data/honorees/<mã>/`; người đọc tải được, như PDF.",
    )
    url: WebAddress | None = Described(
        None, title="Địa chỉ quyết định", description="Nơi đọc được quyết định trên mạng."
    )


class Award(Noted):
    """A reward with the decision that gave it."""

    award_form: AwardForm = Described(
        title="Hình thức khen",
        description=(
            "`emulation_title`, `emulation_flag`, `order`, `medal`, `state_honorary_title`, "
            "`merit_certificate`, `commendation`, `commemorative_medal`, `badge`."
        ),
    )
    title: Name = Described(title="Tên phần thưởng", description="Như ghi trong quyết định.")
    decision: Decision | None = Described(
        None, title="Quyết định", description="Quyết định khen thưởng."
    )
    revoked_by: Decision | None = Described(
        None, title="Bị thu hồi bởi", description="Quyết định hủy bỏ, thu hồi, nếu có."
    )


class SourceQuote(Noted):
    """The words with which the plan itself names the honoree."""

    text: Line = Described(title="Trích nguyên văn", description="Chép đúng câu trong kế hoạch.")
    target: WholeNumber | None = Described(
        None, title="Ở chỉ tiêu số", description="Số thứ tự chỉ tiêu chứa câu này, nếu có."
    )


class HonouredPerson(Noted):
    """One of several persons under one honour, with a consent of their own."""

    name: Name = Described(title="Họ tên", description="Họ tên của người này.")
    unit: Line | None = Described(None, title="Đơn vị", description="Đơn vị, lớp, tổ dân phố.")
    consent: Consent | None = Described(
        None, title="Đồng ý công bố", description="Theo phiếu của chính người này."
    )


class Honoree(Noted):
    """``data/honorees/<id>.yml``."""

    refused_keys: ClassVar[Mapping[str, tuple[str, str]]] = {
        key: (
            f"Mục `{key}` là dữ liệu cá nhân nhạy cảm hoặc riêng tư ({what}), không bao giờ được "
            "công bố trên Cổng.",
            "Xóa dòng này; nếu tệp đã lên git thì làm theo quy trình gỡ bỏ ở trang Hướng dẫn.",
        )
        for what, keys in _NEVER_PUBLISHED.items()
        for key in keys
    }

    id: Slug = Described(title="Mã", description="Trùng tên tệp; với cá nhân không dùng tên người.")
    kind: HonoreeKind = Described(
        title="Loại",
        description=(
            "`collective` (tập thể), `person`, `household` hoặc `group` (nhiều người, ghi ở "
            "`persons`)."
        ),
    )
    type: HonourType = Described(
        title="Gương gì",
        description="`good_deed` (người tốt, việc tốt), `role_model` (điển hình tiên tiến), "
        "`new_model` (mô hình mới, cách làm hay).",
    )
    name: Name = Described(title="Tên", description="Tên tập thể, cá nhân hoặc hộ gia đình.")
    unit: Line | None = Described(None, title="Đơn vị", description="Đơn vị công tác.")
    place: Line | None = Described(None, title="Địa bàn", description="Xã, phường, huyện, tỉnh.")
    field: ListedId = Described(
        title="Lĩnh vực",
        description="Mã lĩnh vực, như `culture`; không nhớ mã thì viết tên, máy nói mã.",
    )
    theme: Name | None = Described(
        None, title="Chủ đề", description="Cuộc vận động hay chủ đề riêng của gương này, nếu có."
    )
    plan: ListedId | None = Described(
        None,
        title="Kế hoạch",
        description="Mã kế hoạch mà gương này thuộc về; không thuộc kế hoạch nào thì bỏ.",
    )
    deed: Deed | None = Described(
        None, title="Ngày và nơi của việc", description="Việc làm khi nào, ở đâu."
    )
    achievement: Passage = Described(
        title="Thành tích", description="Chỉ những gì văn bản thật sự nói."
    )
    quote: SourceQuote | None = Described(
        None, title="Trích dẫn", description="Câu trong kế hoạch nêu tên gương này."
    )
    words: Saying | None = Described(
        None, title="Lời nói", description="Một lời đáng nhớ, và của ai."
    )
    photographs: tuple[Photograph, ...] = Described(
        (),
        title="Ảnh",
        description="Ảnh đầu là ảnh lớn. Cổng tự làm các cỡ và bỏ thông tin ẩn trong ảnh.",
        max_length=MOST_PHOTOGRAPHS,
    )
    video: VideoLink | None = Described(None, title="Phim", description="Phim đã đăng ở nơi khác.")
    sources: tuple[StorySource, ...] = Described(
        (), title="Nguồn kể", description="Báo, đài, báo cáo đã kể về gương này."
    )
    awards: tuple[Award, ...] = Described((), title="Khen thưởng", description="Các phần thưởng.")
    persons: tuple[HonouredPerson, ...] = Described(
        (),
        title="Những người được nêu",
        description="Khi một gương có nhiều người: mỗi người một mục, với sự đồng ý của mình.",
    )
    consent: Consent | None = Described(
        None,
        title="Đồng ý công bố",
        description="Bắt buộc với cá nhân, hộ gia đình, và với ảnh có người.",
    )
    takedown: Takedown | None = Described(
        None, title="Gỡ bỏ", description="Khi có yêu cầu gỡ thông tin."
    )
    updated: Day = Described(title="Cập nhật lần cuối", description="Ngày sửa tệp lần cuối.")

    @property
    def is_personal(self) -> bool:
        """Whether the honoree is a person, several of them or a household, no organisation."""
        return self.kind is not HonoreeKind.COLLECTIVE

    @property
    def is_told_by_its_plan_alone(self) -> bool:
        """Whether nothing but its plan tells of it, so that all of it must be printed there."""
        return bool(self.quote and self.plan and not (self.sources or self.awards))

    @property
    def is_retold(self) -> bool:
        """Whether the portal tells of it what it compared with no document."""
        return not self.is_told_by_its_plan_alone or bool(self.deed or self.words or self.theme)

    @property
    def personal_names(self) -> tuple[str, ...]:
        """The names of persons and households, which nothing lasting may contain."""
        own = (self.name,) if self.is_personal else ()
        return () if self.takedown else (*own, *(one.name for one in self.persons))

    @property
    def own_day(self) -> Edtf | None:
        """When the deed was done, or else when it was first rewarded; None if neither is told."""
        if self.deed and self.deed.date:
            return self.deed.date
        days = [award.decision.date for award in self.awards if award.decision]
        return min((day for day in days if day), key=lambda day: day.earliest, default=None)

    def consents(self) -> Iterator[tuple[FieldPath, Consent | None]]:
        """Every consent that is asked for or written, with the path of its owner."""
        if self.consent or (self.is_personal and self.kind is not HonoreeKind.GROUP):
            yield (), self.consent
        for index, one in enumerate(self.persons):
            yield ("persons", index), one.consent

    def own_files(self) -> Iterator[tuple[FieldPath, str]]:
        """The files in the folder of the example that the record names, each with its path."""
        for index, photograph in enumerate(self.photographs):
            yield ("photographs", index, "file"), photograph.file
        for index, award in enumerate(self.awards):
            for key in ("decision", "revoked_by"):
                decision: Decision | None = getattr(award, key)
                if decision and decision.file:
                    yield ("awards", index, key, "file"), decision.file

    @property
    def id_tells_name(self) -> bool:
        """Whether the identifier contains a person's name, which addresses must not contain."""
        names = map(slug, self.personal_names)
        return any(name and name in self.id for name in names)
