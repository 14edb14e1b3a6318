"""What a report says before the clause in which a number stands, and which narrows nothing.

Reports lead up to a number: *Đời sống bà con ngày một khấm khá, thu nhập bình quân …*. Nobody can
list all they say there. So the clauses before a comma are left away, whatever their words, where
the rest names by itself all that they name of the target, and no word of them may make the number
one of a part, of another time or of what is only planned.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from thidua.foundation.patterns import compile_late
from thidua.language.vietnamese import CAPITALS
from thidua.portal.reports.report_phrases import (
    ACTING,
    GROUPS,
    HARMLESS,
    RATED_GROUPS,
    UNFINISHED,
)
from thidua.portal.reports.report_reading import ReportedValue
from thidua.portal.reports.report_words import WORD, plain_word, say_alike

_COMMA = re.compile(r", (?:nên |do đó,? |vì vậy,? |nhờ (?:đó|vậy),? )?| nên ")
_OPENS = compile_late(
    r"(?:nhân|qua|từ|nhờ|với|phát huy|thực hiện|triển khai|hưởng ứng|dưới|bằng|trước|bên cạnh|"
    r"cùng với|song song|ngay|thông qua|trên cơ sở|trong|để|nhằm|theo|căn cứ|xác định|quán triệt|"
    r"mặc dù|tuy|dù|do|vì|sau|được sự|dịp|chào mừng|đến|tính|năm|hằng|kết quả|nổi bật|đặc biệt|"
    r"ngoài ra|về|đồng thời|khảo sát|kiểm tra|rà soát|đánh giá|thống kê|điều tra|giám sát)"
    r"(?: \w+){2}",
    re.IGNORECASE,
)
"""How a phrase begins that tells why, by what or when a thing was done."""
_HAPPENS = compile_late(
    r"(?<!\w)(?:được|đã|luôn|ngày (?:càng|một)|từng bước|cơ bản|tiếp tục|không ngừng|gặp|đạt|"
    r"có (?:nhiều|bước|sự|chuyển)|duy trì|ổn định|phát triển|khởi sắc|rộng khắp|hiệu quả|tích cực|"
    r"chủ động|nghiêm|văn minh|chú trọng|quan tâm|đẩy mạnh|tăng cường|nâng (?:cao|lên)|chỉ đạo|"
    r"tập trung|phối hợp|quyết liệt|đồng bộ|kịp thời|thường xuyên|thuận lợi|khó khăn|sôi nổi|"
    r"thiết thực|làm tốt|thực hiện tốt|bảo đảm|đảm bảo|giữ vững|diễn ra|tổ chức|ra quân|có|"
    r"hoàn thành|thực hiện)(?!\w)",
    re.IGNORECASE,
)
"""Words of a clause that tells a thing of its own, and is no item of a list."""
MAY_NARROW = compile_late(
    r"(?<!\w)(?:riêng|chưa|không(?! ngừng)|trừ|ngoài(?! ra)|đối với|mỗi|từng(?! bước)|nếu|khi|"
    r"dự kiến|"
    r"phấn đấu|mục tiêu(?! quốc gia)|kế hoạch|chỉ tiêu|dự toán|đăng ký|đề nghị|đề xuất|cam kết|"
    r"điển hình|tiêu biểu|như|trong đó|gồm|lũy kế|luỹ kế|cộng dồn|giai đoạn|nhiệm kỳ|trước đây|"
    r"trước năm|cùng kỳ|năm (?:trước|ngoái)|so(?= với)|cả nước|toàn quốc|trung ương|một (?:số|vài)|"
    r"chuyên|trung bình|bình quân|năm \d{4})(?!\w)",
    re.IGNORECASE,
)
"""Words before a comma by which what follows may be of a part, of others, or not yet done."""
_TOPIC = (
    rf"(?:khu vực|lĩnh vực|vùng|nhóm|khối|vụ|đợt|quý|tháng|kỳ|học kỳ|"
    rf"thôn|bản|xóm|ấp|khu|tổ|lớp|trường|chi|"
    rf"thuộc|nữ|nam|dân tộc|trẻ|hộ|công ty|hợp tác xã|doanh nghiệp|gia đình|ông|bà(?! con)|bộ|"
    rf"quân khu|sở|tỉnh|huyện|quỹ|{RATED_GROUPS.pattern}|{GROUPS.pattern})"
)
TOPICS = compile_late(
    rf"(?:^|(?<!\w)(?:tại|ở|trong|của|cho|thuộc|từ|với) )(?:các |những |số |tất cả |toàn )*{_TOPIC}"
    r"(?!\w)",
    re.IGNORECASE,
)
"""Those of whom, where or when a clause tells, at its start or behind a preposition."""
_CAUSE = compile_late(
    r"(?:do|vì|nhờ|mặc dù|tuy|dù|bằng|từ (?:nguồn|sự)|được sự|để|nhằm|hưởng ứng|phát huy|nhân|"
    r"chào mừng)(?!\w)",
    re.IGNORECASE,
)
"""How a phrase begins that tells why or for what, of whomever it tells."""
_PROPER = compile_late(rf"(?<=\w )[{CAPITALS}]")
_NAMED_ALIKE = compile_late(
    r"(?<!\w)(?:Ngày(?: thứ)?|Tết|Tháng|Năm|Chiến dịch|Nghị quyết|Chỉ thị|Đề án|Quyết định|Luật|"
    r"Chương trình|Cuộc vận động|Phong trào|Hội (?:LHPN|Nông dân|Liên hiệp|Cựu chiến binh)|Đoàn|"
    r"Đảng|Bác|Đại "
    r"hội|Công đoàn|Mặt trận|Nhà nước|Việt Nam|Hồ Chí Minh|TNCS|LHPN|Quốc|Quân đội|Nông dân|Phụ nữ)"
    rf"(?: [{CAPITALS}]\w*)*|“[^”]*”"
)
"""Names of days, documents and movements, which are no places."""
_CLAUSE_WORDS = 4
_ADDS = compile_late(
    r"(?:chủ yếu|phần lớn|hầu hết|tập trung|nhất là|góp phần|tạo|giúp(?! đỡ)|đáp ứng|bảo đảm|"
    r"đảm bảo|làm lợi|cho thu nhập|mang lại|đem lại|trị giá|tổng trị giá|nhằm|để|qua đó|kịp thời|"
    r"được|"
    r"thu hút|nhờ|đúng|theo (?:đúng )?(?:quy định|kế hoạch)|về đích|hoàn thành trước|tiêu biểu|"
    r"điển hình|như)(?!\w)",
    re.IGNORECASE,
)
"""How a clause begins that tells more of what was counted before it, and counts nothing else."""
_MOSTLY = compile_late(r"(?:chủ yếu|phần lớn|hầu hết|nhất là)(?!\w)", re.IGNORECASE)
"""The same, of what most of it is."""


def cut_scene(name: str, told: str) -> str:
    """A name without the clauses before it that narrow nothing.

    Args:
        name: what a report says the number is of.
        told: all words of the target.
    """
    there = {plain_word(word) for word in WORD.findall(say_alike(told))}
    start = 0
    for comma in _COMMA.finditer(name):
        before, rest = name[start : comma.start()], name[comma.end() :]
        goes_on = start > 0 and (ACTING.match(before) or UNFINISHED.match(before))
        if (goes_on or leads_up(before, told)) and _names_all(rest, before, there):
            start = comma.end()
    return name[start:]


def without_scene(value: ReportedValue, known: Sequence[str]) -> ReportedValue:
    """A number whose name has no clauses before it that narrow nothing."""
    name = cut_scene(value.figure.name, " ".join(known))
    return replace(value, figure=replace(value.figure, name=name))


def cut_addition(name: str, told: str) -> str:
    """A name without the clauses behind it that only tell more of what it names."""
    there = {plain_word(word) for word in WORD.findall(say_alike(told))}
    for comma in _COMMA.finditer(name):
        before, rest = name[: comma.start()], name[comma.end() :]
        is_whole = _MOSTLY.match(rest) and _names_all(before, "", there)
        if is_whole or (_ADDS.match(rest) and _names_all(before, rest, there)):
            return before
    return name


def leads_up(clause: str, told: str) -> bool:
    """Whether a clause tells a thing of its own, or why and when, and nothing that may narrow."""
    plain = _NAMED_ALIKE.sub(" ", clause)
    is_clause = _OPENS.match(clause) or (
        len(WORD.findall(clause)) >= _CLAUSE_WORDS and _HAPPENS.search(clause)
    )
    if not is_clause or _PROPER.search(plain) or MAY_NARROW.search(plain):
        return False
    return _CAUSE.match(plain) is not None or not list_topics(plain, told)


def list_topics(clause: str, told: str) -> list[str]:
    """Those of whom, where or when a clause tells, if a target does not name them."""
    said = told.lower()
    return [
        topic.group()
        for topic in TOPICS.finditer(clause)
        if topic.group().lower() not in said and topic.group().split()[-1].lower() not in said
    ]


def _names_all(rest: str, before: str, there: set[str]) -> bool:
    """Whether a name has all words of a target that the words before it have, and some."""
    named, lost = (
        {
            plain_word(word)
            for word in WORD.findall(say_alike(words))
            if word.lower() not in HARMLESS and plain_word(word) in there
        }
        for words in (rest, before)
    )
    return bool(named) and lost <= named
