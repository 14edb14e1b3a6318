"""Rules for what free texts of examples tell beside the deed: cards, telephones, births, beliefs.

Fields of such a kind are refused by the model; the same stands in sentences. Problems never repeat
what they found: reports of checks are kept longer than consents.

Sources: Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15; Nghị định 356/2025/NĐ-CP.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from thidua.foundation.patterns import compile_late
from thidua.foundation.problems import Problem, Severity
from thidua.language.vietnamese import CAPITALS
from thidua.model.field_path import FieldPath
from thidua.model.honoree import HonoreeKind
from thidua.portal.addresses.persons import list_personal_facts
from thidua.portal.sources import Sources

_NO_WORDS = frozenset({"id", "field", "plan", "file", "url"})
_KEPT = frozenset({"takedown", "note"})
"""What is still told of an example that was taken down."""
_ACCOUNT = compile_late(r"\b(?:tài khoản|STK)\D{0,30}\d{6,}", re.IGNORECASE)
_TITLES = (
    "Ông|Bà|Anh|Chị|Cô|Chú|Bác|Em|Cháu|Thầy|Cụ|Mẹ|Đồng chí|Đ/c|Thầy giáo|Cô giáo|Bác sĩ|Nghệ nhân"
    "|Già làng|Trưởng bản|Linh mục|Mục sư|Sư cô|Ni sư|Hòa thượng|Thượng tọa|Đại đức"
)
_NAME = rf"[{CAPITALS}][^\W\d_{CAPITALS}]*"
_FAMILIES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Ngô|Dương|Lý|Đinh|Trịnh|Đoàn|Lương|Trương"
    "|Nông|Hà|Lò|Lù|Giàng|Vàng|Sùng|Hờ|Triệu|Ma|Thào|Tẩn|Chẩu|Quàng|Cà|Lường|Bế|Chu|Đàm|Mùa|Vừ"
)
"""Family names; a body so called is written with what sort of body it is."""
_ONLY_FAMILIES = "Nguyễn|Phạm|Huỳnh|Bùi|Đặng|Trịnh"
"""Those with which no place begins."""
_PERSON = compile_late(
    rf"(?:{_TITLES}) {_NAME}(?: {_NAME})+(?![^\W\d_])"
    rf"|(?:(?:{_FAMILIES})(?: {_NAME}){{2,3}}|(?:{_ONLY_FAMILIES}) {_NAME})(?=$|,| [(–—-])"
    rf"|(?:{_NAME} ){{1,2}}(?:Văn|Thị) {_NAME}|(?:Y|[HK]['’]{_NAME}) {_NAME}(?= |$)"
)
"""A title before a name of two words at least, for “Cô Tô” is an island; or a whole name."""
_NEXT_NAME = compile_late(rf"(?<!\w)[{CAPITALS}]")
_OF_PERSONS = compile_late(
    rf"(?:{_TITLES}|hộ|gia đình|vợ chồng|anh hùng|nghệ nhân|(?:cựu )?chiến (?:binh|sĩ)|thương binh"
    r"|trưởng|phó|bí thư|chủ tịch|giám đốc|hiệu trưởng|nông dân|công nhân|giáo viên|học sinh"
    r"|sinh viên|(?:đảng|đoàn|hội) viên|cán bộ|kỹ sư|[yb]ác? sĩ|ths|ts|pgs|gs"
    r"|(?:thiếu|trung|thượng|đại) (?:úy|tá)|gương)\b",
    re.IGNORECASE,
)
"""What stands before the name of a person or a household: *Hộ ông*, *Cựu chiến binh*."""
_OFFICE = compile_late(r"(?:trưởng|phó|bí thư|chủ tịch|giám đốc|hiệu trưởng)\b", re.IGNORECASE)
_BODY = compile_late(
    r"(?:thôn|xóm|bản|ấp|làng|buôn|khu|khối|phố|đường|tổ|hội|ban|trường|lớp|xã|phường|huyện|tỉnh|học"
    r"|sở|thông|đội|thcs|thpt)",
    re.IGNORECASE,
)
"""What is named after somebody, and has no office before it."""
_OF_BEASTS = compile_late(
    r"\b(?:cây|cây trồng|lúa|ngô|lợn|trâu|bò|gà|vịt|đàn|vật nuôi|gia súc|gia cầm)(?: \w+){0,2} "
    r"(?:bị|mắc|nhiễm) bệnh",
    re.IGNORECASE,
)
_PEOPLES = (
    "Mông|H[’']?Mông|Thái|Tày|Nùng|Dao|Mường|Khmer|Khơ ?me|Hoa|Chăm|Ê ?[Đđ]ê|Ba ?[Nn]a|Gia ?[Rr]ai"
    "|Sán Dìu|Sán Chay|Cao Lan|Giáy|La Chí|La Hủ|Lô Lô|Hà Nhì|Xơ ?[Đđ]ăng|Cơ ?[Hh]o|Ra ?[Gg]lai"
    "|Xtiêng|Bru|Thổ|Cơ ?[Tt]u|Chơ ?[Rr]o|Xinh ?[Mm]un|Khơ ?[Mm]ú|Kháng|Pà Thẻn|Pu Péo|Cờ Lao|Bố Y"
    "|Ngái|Si La|Rơ Măm|Brâu|Ơ Đu|Chứt|Tà Ôi|Gié|M[’']?[Nn]ông"
)
_SENSITIVE: Mapping[str, re.Pattern[str]] = {
    "sức khỏe": compile_late(
        r"\b(?:ung thư|HIV|AIDS|khuyết tật|tâm thần|trầm cảm|tai biến|đột quỵ|chạy thận|suy thận"
        r"|bạo bệnh|tiểu đường|huyết áp|bại não|bại liệt|tự kỷ|câm điếc|khiếm (?:thị|thính)|da cam"
        r"|vô sinh|mang thai|ốm (?:nặng|đau)|bệnh (?:tật|hiểm nghèo|nan y|nặng|tim)"
        r"|(?:mắc|bị|căn|nhiễm) bệnh|(?:mắc|nhiễm) covid|là thương binh"
        r"|thương binh (?:hạng|nặng|\d)"
        r"|bị (?:liệt|mù|câm|điếc|cụt|viêm|suy|tai nạn|tật|thoát vị)|mù lòa|cụt (?:tay|chân|một)"
        r"|(?:từng|bị|đã) nghiện)\b",
        re.IGNORECASE,
    ),
    "tôn giáo, tín ngưỡng": compile_late(
        r"\b(?:công giáo|thiên chúa|phật (?:tử|giáo)|tin lành|cao đài|h(?:òa|oà) hảo|hồi giáo"
        r"|đạo hồi|giáo dân|tín đồ|(?:theo|bỏ) đạo|quy y|linh mục|mục sư|tu sĩ|sư cô|ni sư"
        r"|h(?:òa|oà) thượng|thượng t(?:ọa|oạ)|trụ trì|chức sắc)\b",
        re.IGNORECASE,
    ),
    "việc vào Đảng": compile_late(
        r"\b(?:[Đđ]ảng viên|(?:vào|kết nạp|tuổi|cảm tình) Đảng|khai trừ"
        r"|sinh hoạt (?:ở |tại )?chi bộ)\b"
    ),
    "dân tộc": compile_late(
        rf"\b(?:người )?dân tộc (?:thiểu số|[{CAPITALS}])"
        rf"|\bngười (?:{_PEOPLES})(?! [{CAPITALS}])(?!\w)"
    ),
    "đời tư, việc vi phạm pháp luật": compile_late(
        r"\b(?:đi tù|mãn hạn tù|ra tù|tiền án|tiền sự|(?:từng|đã) bị (?:xử phạt|kết án|bắt)"
        r"|đồng tính|chuyển giới|ly (?:hôn|dị)|nạn nhân (?:của )?(?:bạo lực|mua bán|xâm hại))\b",
        re.IGNORECASE,
    ),
}


def examples_tell_nothing_private(sources: Sources) -> Iterator[Problem]:
    """No sentence has a number of a card, a telephone or an account, or a birth."""
    for entry in sources.honorees:
        for path, text in _list_texts(entry.record):
            account = ["số tài khoản"] * bool(_ACCOUNT.search(text))
            for what in account or list_personal_facts(text):
                yield entry.problem(
                    path,
                    f"Mục `{path[-1]}` có {what}: thông tin riêng tư, không bao giờ được công bố "
                    "trên Cổng.",
                    "Bỏ khỏi câu; nếu tệp đã lên git thì làm theo quy trình gỡ bỏ ở trang Hướng "
                    "dẫn.",
                )


def collectives_are_no_persons(sources: Sources) -> Iterator[Problem]:
    """No body is called as a person is: filed so, nobody would be asked for a consent."""
    for entry in sources.honorees:
        if entry.record.kind is HonoreeKind.COLLECTIVE and _is_person(entry.record.name):
            yield entry.problem(
                ("name",),
                "Tên này là của một người, một hộ, mà mục `kind` ghi là tập thể.",
                "Ghi `kind: person` (một hộ thì `household`, nhiều người thì `group`) và mục "
                "`consent` theo phiếu đồng ý đã lưu. Đúng là tập thể thì viết cả loại trước tên, "
                "ví dụ “Thôn …”, “Tổ …”.",
            )


def _is_person(name: str) -> bool:
    """Whether a name is a person's, also behind an office or a household: *Hộ ông Nguyễn Văn A*."""
    called = name.title() if name.isupper() or name.islower() else name
    called = called[:1].upper() + called[1:]
    starts = [found.start() for found in _NEXT_NAME.finditer(called)]
    for start in starts if _OF_PERSONS.match(called) else starts[:1]:
        around = (called[:start].split()[-1:], called[start:].split()[:1])
        is_of_body = any(_BODY.fullmatch(word) for words in around for word in words)
        is_led = start > 0 and bool(_OFFICE.match(called))
        if _PERSON.match(called, start) and (is_led or not is_of_body):
            return True
    return False


def sensitive_matters_were_asked_about(sources: Sources) -> Iterator[Problem]:
    """Of a person, health, religion, party and origin are told only with their knowledge."""
    for entry in sources.honorees:
        if not entry.record.is_personal:
            continue
        for path, text in _list_texts(entry.record):
            if entry.record.takedown and path[0] not in _KEPT:
                continue
            for what, pattern in _SENSITIVE.items():
                if pattern.search(_OF_BEASTS.sub(" ", text)):
                    yield Problem(
                        entry.file,
                        entry.at(*path),
                        f"Mục `{path[-1]}` nhắc tới {what}, là dữ liệu cá nhân nhạy cảm.",
                        "Hỏi lại: người được nêu có biết và đồng ý cho nói điều này không? Không "
                        "cần để kể việc làm thì bỏ.",
                        Severity.NOTICE,
                    )


def _list_texts(record: BaseModel, before: FieldPath = ()) -> Iterator[tuple[FieldPath, str]]:
    """Every text of a record with where it stands, also of what only the repository tells."""
    for name in type(record).model_fields:
        if name not in _NO_WORDS:
            yield from _list_below(getattr(record, name), (*before, name))


def _list_below(value: object, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel):
        yield from _list_texts(value, path)
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from _list_below(item, (*path, place))
