"""Vietnamese words for the closed values of the model."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

from thidua.figures import Comparator, Direction
from thidua.language.dates import write_day
from thidua.model.campaign_forms import Label, LegalForm, Scope
from thidua.model.decided import Effect
from thidua.model.document import Authority, Channel, Language, OriginalKind, Purpose, Validity
from thidua.model.history import HistoryKind
from thidua.model.honoree import (
    AwardForm,
    ConsentField,
    ConsentMethod,
    ConsentScope,
    HonoreeKind,
    HonourType,
    TakedownMode,
)
from thidua.model.identity import KitPictures
from thidua.model.indicator import Better
from thidua.model.responsibility import Role
from thidua.model.results import ReviewKind
from thidua.model.tiers import BodyGroup, BodyKind, Level
from thidua.model.vocabulary import Issuer

LEVELS: Mapping[BodyGroup, str] = {
    Level.CENTRAL: "Trung ương",
    Level.PROVINCE: "Cấp tỉnh",
    Level.DISTRICT: "Cấp huyện",
    Level.COMMUNE: "Cấp xã",
}
BODY_KINDS: Mapping[BodyGroup, str] = {
    BodyKind.SCHOOL: "Trường học",
    BodyKind.HEALTH: "Cơ sở y tế",
    BodyKind.ENTERPRISE: "Doanh nghiệp, hợp tác xã",
    BodyKind.UNIT: "Cơ quan, đơn vị",
}
BODY_GROUPS: Mapping[BodyGroup, str] = {**LEVELS, **BODY_KINDS}
LEGAL_FORMS = {
    LegalForm.REGULAR: "Thi đua thường xuyên",
    LegalForm.THEMATIC: "Thi đua theo chuyên đề",
}
LABELS = {
    Label.DOT: "Đợt thi đua",
    Label.CAO_DIEM: "Cao điểm",
    Label.DAC_BIET: "Đặc biệt",
    Label.NUOC_RUT: "Nước rút",
    Label.N_NGAY_DEM: "Ngày đêm",
}
BETTER = {
    Better.HIGHER: "Càng cao càng tốt",
    Better.LOWER: "Càng thấp càng tốt",
    Better.NEITHER: "",
}
KIT_PICTURES = {
    KitPictures.RECENT: "Kế hoạch của hai năm mới nhất, hoặc còn chạy trong hai năm ấy",
    KitPictures.ALL: "Mọi kế hoạch",
    KitPictures.NONE: "Không làm",
}
BETTER_FOR_STAFF = {**BETTER, Better.NEITHER: "Không xét"}
"""Pages do not show that there is none; forms and changes do."""
REVIEWS = {ReviewKind.INTERIM: "Sơ kết", ReviewKind.FINAL: "Tổng kết"}
HISTORY_KINDS = {
    HistoryKind.PUBLISHED: "Đăng",
    HistoryKind.CORRECTED: "Đính chính",
    HistoryKind.AMENDED: "Sửa đổi",
    HistoryKind.REPORTED: "Báo cáo kết quả",
    HistoryKind.ENDED: "Kết thúc",
}
SCOPES = {
    Scope.NATIONAL: "Toàn quốc",
    Scope.SECTOR: "Bộ, ban, ngành, tỉnh",
    Scope.CLUSTER: "Cụm, khối thi đua",
    Scope.UNIT: "Cơ quan, tổ chức, đơn vị",
}
ROLES = {
    Role.LEAD: "Chủ trì",
    Role.COORDINATE: "Phối hợp",
    Role.ASSIGN: "Được giao",
    Role.REQUEST: "Được đề nghị",
    Role.SUPPORT: "Tham mưu, giúp việc",
}
VALIDITIES = {
    Validity.DRAFT: "Dự thảo",
    Validity.IN_FORCE: "Còn hiệu lực",
    Validity.ENDED: "Hết hiệu lực",
    Validity.REPLACED: "Đã bị thay thế",
    Validity.ARCHIVED: "Lưu trữ",
}
EFFECTS = {
    Effect.AMEND: "Sửa đổi, bổ sung",
    Effect.EXTEND: "Gia hạn",
    Effect.SHORTEN: "Rút ngắn thời gian",
    Effect.REPLACE: "Thay thế",
    Effect.SUSPEND: "Tạm dừng",
    Effect.RESUME: "Tiếp tục thực hiện",
    Effect.END: "Bãi bỏ, dừng thực hiện",
}
SUFFERED = {
    Effect.AMEND: "Được sửa đổi, bổ sung",
    Effect.EXTEND: "Được gia hạn",
    Effect.SHORTEN: "Được rút ngắn thời gian",
    Effect.REPLACE: "Được thay thế",
    Effect.SUSPEND: "Tạm dừng",
    Effect.RESUME: "Tiếp tục thực hiện",
    Effect.END: "Bị bãi bỏ, thôi thực hiện",
}
"""The same of the plan that a decision changes."""
LANGUAGES = {
    Language.VIETNAMESE: "Tiếng Việt",
    Language.ENGLISH: "Tiếng Anh",
    Language.TAY: "Tiếng Tày",
    Language.NUNG: "Tiếng Nùng",
    Language.MUONG: "Tiếng Mường",
    Language.HMONG: "Tiếng Mông",
    Language.THAI: "Tiếng Thái (Việt Nam)",
    Language.DAO: "Tiếng Dao",
    Language.KHMER: "Tiếng Khmer",
    Language.CHAM: "Tiếng Chăm",
    Language.EDE: "Tiếng Ê Đê",
    Language.JARAI: "Tiếng Gia Rai",
    Language.BAHNAR: "Tiếng Ba Na",
    Language.CHINESE: "Tiếng Hoa",
}
HONOREE_KINDS = {
    HonoreeKind.COLLECTIVE: "Tập thể",
    HonoreeKind.PERSON: "Cá nhân",
    HonoreeKind.HOUSEHOLD: "Hộ gia đình",
    HonoreeKind.GROUP: "Nhóm người",
}
UNNAMED = {
    HonoreeKind.COLLECTIVE: "một tập thể",
    HonoreeKind.PERSON: "một cá nhân",
    HonoreeKind.HOUSEHOLD: "một hộ gia đình",
    HonoreeKind.GROUP: "một nhóm người",
}
"""Words used instead of a name that must not be published."""
HONOUR_TYPES = {
    HonourType.GOOD_DEED: "Người tốt, việc tốt",
    HonourType.ROLE_MODEL: "Điển hình tiên tiến",
    HonourType.NEW_MODEL: "Mô hình mới, cách làm hay",
}
AWARD_FORMS = {
    AwardForm.EMULATION_TITLE: "Danh hiệu thi đua",
    AwardForm.EMULATION_FLAG: "Cờ thi đua",
    AwardForm.ORDER: "Huân chương",
    AwardForm.MEDAL: "Huy chương",
    AwardForm.STATE_HONORARY_TITLE: "Danh hiệu vinh dự nhà nước",
    AwardForm.MERIT_CERTIFICATE: "Bằng khen",
    AwardForm.COMMENDATION: "Giấy khen",
    AwardForm.COMMEMORATIVE_MEDAL: "Kỷ niệm chương",
    AwardForm.BADGE: "Huy hiệu",
}
CONSENT_FIELDS = {
    ConsentField.NAME: "tên",
    ConsentField.UNIT: "đơn vị",
    ConsentField.PLACE: "địa bàn",
    ConsentField.ACHIEVEMENT: "thành tích",
    ConsentField.AWARD: "khen thưởng",
    ConsentField.PHOTO: "ảnh",
    ConsentField.VIDEO: "phim",
    ConsentField.WORDS: "lời nói",
}
CONSENT_SCOPES = {
    ConsentScope.WEB: "trang web",
    ConsentScope.ZALO: "Zalo",
    ConsentScope.POSTER: "áp phích",
}
CONSENT_METHODS = {
    ConsentMethod.WRITTEN: "bằng văn bản",
    ConsentMethod.ELECTRONIC: "qua phương tiện điện tử",
    ConsentMethod.RECORDED_CALL: "qua cuộc gọi có ghi âm",
}
TAKEDOWN_MODES = {TakedownMode.REMOVE: "gỡ hẳn", TakedownMode.ANONYMISE: "ẩn danh"}
PURPOSES = {
    Purpose.REPORT: "để báo cáo",
    Purpose.ACT: "để thực hiện",
    Purpose.COORDINATE: "để phối hợp",
    Purpose.INFORM: "để biết",
}
CHANNELS = {Channel.ELECTRONIC: "bản điện tử", Channel.PAPER: "bản giấy"}
ORIGINAL_KINDS = {
    OriginalKind.ORIGINAL: "bản gốc",
    OriginalKind.SCAN: "bản quét",
    OriginalKind.EXTRACT: "bản trích xuất",
    OriginalKind.ANNEX: "phụ lục",
    OriginalKind.RECOGNISED: "chữ nhận dạng",
}
COMPARATORS = {
    Comparator.EQ: "đúng bằng, đạt",
    Comparator.GT: "trên, lớn hơn, hơn, >",
    Comparator.GE: "từ … trở lên, ít nhất, tối thiểu, >=, ≥",
    Comparator.LT: "dưới, nhỏ hơn, <",
    Comparator.LE: "từ … trở xuống, không quá, tối đa, <=, ≤",
    Comparator.APPROX: "khoảng",
    Comparator.NEAR: "gần",
    Comparator.RANGE: "từ … đến …",
}
DIRECTIONS = {
    Direction.INCREASE: "tăng thêm",
    Direction.DECREASE: "giảm bớt",
    Direction.INCREASE_TO: "tăng lên đến",
    Direction.DECREASE_TO: "giảm xuống còn",
    Direction.MAINTAIN: "giữ, duy trì",
}
AUTHORITIES = {
    Authority.TM: "thay mặt",
    Authority.KT: "ký thay",
    Authority.TL: "thừa lệnh",
    Authority.TUQ: "thừa ủy quyền",
    Authority.Q: "quyền",
    Authority.NONE: "không ghi",
}

_TABLES: tuple[Mapping[Any, str], ...] = (
    LEVELS,
    BODY_KINDS,
    LEGAL_FORMS,
    LABELS,
    EFFECTS,
    KIT_PICTURES,
    BETTER_FOR_STAFF,
    REVIEWS,
    HISTORY_KINDS,
    SCOPES,
    ROLES,
    VALIDITIES,
    EFFECTS,
    LANGUAGES,
    HONOREE_KINDS,
    HONOUR_TYPES,
    AWARD_FORMS,
    CONSENT_FIELDS,
    CONSENT_SCOPES,
    CONSENT_METHODS,
    TAKEDOWN_MODES,
    PURPOSES,
    CHANNELS,
    ORIGINAL_KINDS,
    COMPARATORS,
    DIRECTIONS,
    AUTHORITIES,
)


def meanings(closed: type[Enum]) -> dict[str, str]:
    """The Vietnamese word for every value of a closed list; empty for a value without one.

    Args:
        closed: an enumeration of the model.

    Returns:
        Words by the value that staff write.
    """
    words = {member: word for table in _TABLES for member, word in table.items()}
    return {str(member.value): words.get(member, "") for member in closed}


def name_deed(effect: Effect, *, is_correction: bool) -> str:
    """What a decision does to a plan; an amendment that only corrects a misprint is called so."""
    return "Đính chính" if is_correction else EFFECTS[effect]


def name_fate(effect: Effect, *, is_correction: bool) -> str:
    """What happens to a plan that a decision changes: the same from its side."""
    return "Được đính chính" if is_correction else SUFFERED[effect]


def day(value: date) -> str:
    """A full date in Vietnamese notation: ``20/11/2026``, ``20/9/2026``."""
    return write_day(value)


def lived(issuer: Issuer) -> str:
    """The name of a body with its dates, which differ from those of another of the same name."""
    dates = [
        f"{word} {day(when)}"
        for word, when in (("từ", issuer.valid_from), ("đến", issuer.valid_to))
        if when
    ]
    return f"{issuer.short_name} ({' '.join(dates)})" if dates else issuer.short_name


def quantity(number: int) -> str:
    """A whole number with dots between thousands: ``1.240``."""
    return f"{number:,}".replace(",", ".")


def byte_size(size: int) -> str:
    """The size of a file in KB or MB, in Vietnamese notation: ``15,4 KB``.

    Args:
        size: in bytes; a KB is 1024 bytes.
    """
    kilobytes = size / 1024
    if kilobytes < 1000:  # noqa: PLR2004
        return f"{kilobytes:.1f}".replace(".", ",") + " KB"
    return f"{kilobytes / 1024:.1f}".replace(".", ",") + " MB"
