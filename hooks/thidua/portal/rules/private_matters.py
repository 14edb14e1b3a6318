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

_NOT_TOLD = frozenset({"id", "field", "plan", "file", "url", "consent", "takedown", "note"})
"""What readers do not see as words, or what is told of the example by the portal itself."""
_ACCOUNT = compile_late(r"\b(?:tài khoản|STK)\D{0,30}\d{6,}", re.IGNORECASE)
_TITLES = "Ông|Bà|Anh|Chị|Cô|Chú|Bác|Em|Cháu|Thầy|Đồng chí|Đ/c|Thầy giáo|Cô giáo|Bác sĩ|Nghệ nhân"
_NAME = rf"[{CAPITALS}][^\W\d_{CAPITALS}]*"
_FAMILIES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Ngô|Dương|Lý|Đinh|Trịnh|Đoàn|Lương|Trương"
    "|Nông|Hà|Lò|Lù|Giàng|Vàng|Sùng|Hờ|Triệu|Ma|Thào|Tẩn|Chẩu|Quàng|Cà|Lường|Bế|Chu|Đàm|Mùa|Vừ"
)
"""Family names; a body so called is written with what sort of body it is."""
_PERSON = compile_late(
    rf"(?:{_TITLES}) {_NAME}(?: {_NAME})+(?![^\W\d_])|(?:{_FAMILIES})(?: {_NAME}){{2,3}}(?=$| \()"
)
"""A title before a name of two words at least, for “Cô Tô” is an island; or a whole name."""
_SENSITIVE: Mapping[str, re.Pattern[str]] = {
    "sức khỏe": compile_late(
        r"\b(?:ung thư|HIV|AIDS|khuyết tật|tâm thần|trầm cảm|tai biến|chạy thận|bạo bệnh"
        r"|(?:mắc|bị|căn) bệnh|bệnh (?:tật|hiểm nghèo|nan y|nặng))\b",
        re.IGNORECASE,
    ),
    "tôn giáo, tín ngưỡng": compile_late(
        r"\b(?:công giáo|phật tử|tin lành|giáo dân|tín đồ|theo đạo|linh mục|tu sĩ)\b", re.IGNORECASE
    ),
    "việc vào Đảng": compile_late(r"\b(?:[Đđ]ảng viên|vào Đảng|kết nạp Đảng)\b"),
    "dân tộc": compile_late(rf"\b(?:người )?dân tộc (?:thiểu số|[{CAPITALS}])"),
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
        if entry.record.kind is HonoreeKind.COLLECTIVE and _PERSON.match(entry.record.name):
            yield entry.problem(
                ("name",),
                "Tên này là của một người, mà mục `kind` ghi là tập thể.",
                "Ghi `kind: person` và mục `consent` theo phiếu đồng ý đã lưu. Đúng là tập thể thì "
                "viết cả loại trước tên, ví dụ “Thôn …”, “Tổ …”.",
            )


def sensitive_matters_were_asked_about(sources: Sources) -> Iterator[Problem]:
    """Of a person, health, religion, party and origin are told only with their knowledge."""
    for entry in sources.honorees:
        if not entry.record.is_personal or entry.record.takedown:
            continue
        for path, text in _list_texts(entry.record):
            for what, pattern in _SENSITIVE.items():
                if pattern.search(text):
                    yield Problem(
                        entry.file,
                        entry.at(*path),
                        f"Mục `{path[-1]}` nhắc tới {what}, là dữ liệu cá nhân nhạy cảm.",
                        "Hỏi lại: người được nêu có biết và đồng ý cho nói điều này không? Không "
                        "cần để kể việc làm thì bỏ.",
                        Severity.NOTICE,
                    )


def _list_texts(record: BaseModel, before: FieldPath = ()) -> Iterator[tuple[FieldPath, str]]:
    """Every text of a record that readers see, with where it stands."""
    for name in type(record).model_fields:
        if name not in _NOT_TOLD:
            yield from _list_below(getattr(record, name), (*before, name))


def _list_below(value: object, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel):
        yield from _list_texts(value, path)
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from _list_below(item, (*path, place))
