"""What a number over a number is: a day, a count out of a whole, or a part of it.

Those that stand together, *từ 5/10 lên 8/10 xã*, are judged together by the words around them.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from thidua.foundation.patterns import compile_late
from thidua.language.spoken.passing import PARTS, RANKED, Pass


class Over(Enum):
    """What a number over a number is."""

    DAY = "day"
    COUNT = "count"
    PART = "part"


_PLACE = compile_late(
    r"(?<!\w)(?:đường|phố|đại lộ|công viên|quảng trường|khu phố|khu dân cư|chợ|cầu|rạp|nhà máy|"
    r"xí nghiệp|công ty|bệnh viện|hợp tác xã|HTX|nông trường|lâm trường|sân vận động|"
    r"(?:nhà|cung)[ ]văn hóa|trường(?:[ ](?:mầm non|mẫu giáo|tiểu học|trung học|[A-Z&]{2,5}))?"
    r"(?:[ ](?:cơ sở|phổ thông))?)[ ]$",
    re.IGNORECASE,
)
"""Places that are named after a day: *đường 3/2*, *Trường THCS 19-5*."""
_NUMBERED = compile_late(
    r"(?<!\w)(?:lớp|khối|tổ|số nhà|nhà số|hẻm|ngõ|ngách|kiệt|lô|thửa|căn hộ)[ ]$", re.IGNORECASE
)
"""What has a number over a number as its name: *lớp 6/7*, *hẻm 12/3*."""
_WHY_NAMED = "Có lẽ là tên lớp, số nhà, số lô chứ không phải phép tính; hỏi lại rồi hãy đọc."


class Judged(NamedTuple):
    """What it is, and why that is not sure; empty where it is."""

    over: Over
    why: str = ""


_COUNTED = (
    r"(?:số|tổng|xã|phường|thị trấn|huyện|tỉnh|thành phố|thôn|xóm|bản|ấp|làng|buôn|khu|tổ|cụm|hộ|"
    r"người|dân|trẻ|em|cháu|học sinh|sinh viên|giáo viên|cán bộ|công chức|viên chức|đảng viên|"
    r"đoàn viên|hội viên|thành viên|chi|đảng bộ|đảng ủy|cơ quan|đơn vị|tổ chức|trường|lớp|"
    r"trạm|chợ|cơ sở|doanh nghiệp|hợp tác xã|HTX|tiêu chí|chỉ tiêu|nhiệm vụ|nội dung|mục tiêu|"
    r"mô hình|công trình|dự án|đề án|sản phẩm|tuyến|km|ha|m²|mét|cây|con|nhà|căn|phòng|ban|ngành|"
    r"năm(?![ ]\d)|quý|tuần|giờ|phút|buổi|lần|điểm|phiếu|ý kiến|vụ|ca|đồng|triệu|tỷ|nghìn|"
    r"tấn|tạ|kg|"
    r"diện tích|dân số|lực lượng|thời gian|chiều dài|quân số|khối lượng|đại biểu|địa phương|"
    r"hồ sơ|thủ tục|dịch vụ|câu lạc bộ|CLB|liên đoàn|công đoàn|hội|đoàn|gia đình|phần|"
    r"trung đội|tiểu đội|đại đội|tiểu đoàn|khẩu đội|thanh niên|phụ nữ|nông dân|lao động|"
    r"đội|nhóm|giải|cuộc thi|hội thi|tiết mục|thí sinh|vận động viên|huy chương|"
    r"bác sĩ|giường|tàu|xe|máy|lượt|nhiệm kỳ|thời hạn)(?!\w)"
)
_NOUN = compile_late(rf"[ ]?%|[ ](?:các[ ])?{_COUNTED}")
_GOES_ON = compile_late(
    r"[ ](?:các|và|hoặc|hay|đến|tới|năm|tại|của|ở|là|để|âm|dương|phải|sẽ|hằng|hàng|này|trong|toàn|"
    r"cả|với|trên|do|theo|về|thì|có|được|như|trở|từ|cho|nhằm|nếu|mà|mới|đã|bằng|khi|lịch|vừa|sắp|"
    r"hoàn|gửi|không|chưa|đối|thực|tổng kết|sơ kết|báo|tổ chức)(?!\w)"
)
_ITEM = r"\d{1,2}/\d{1,2}(?![\d/]|[.,]\d)"
_JOINED = (
    rf"(?:[ ]{_COUNTED})?(?:[ ]?[,;][ ]?(?:và[ ])?|[ ]?[-–][ ]?|[ ](?:và|hoặc|hay|đến|tới|lên|"
    r"lên đến|xuống|xuống còn|còn)[ ])(?:ngày[ ])?"
)
_SERIES = compile_late(rf"(?<![\w.,/]){_ITEM}(?:{_JOINED}{_ITEM})*")
_DASHED_ITEM = r"\d{1,2}-\d{1,2}(?![\d/-])"
_DASHED = compile_late(rf"(?<![\w.,/-]){_DASHED_ITEM}(?:(?:, | và | đến | - ){_DASHED_ITEM})*")
_DAY_WORD = compile_late(
    r"(?<!\w)(?:nay|mai|qua|ngày|dịp|lễ|tết|mừng|kỷ niệm|rằm|mùng|hạn|sáng|chiều|tối|trưa|"
    r"Nam|khánh|Lao động|giới|thiếu nhi|phụ nữ|nhà giáo|"
    r"thương binh|liệt sĩ|thành lập|"
    r"truyền thống)[ ]?[,(]?[ ]?"
    r"(?:ngày[ ])?$",
    re.IGNORECASE,
)
_LEANS = compile_late(r"(?<!\w)(?:trước|sau|từ|đến|tới|hết|kể từ)[ ]$", re.IGNORECASE)
_CHANGES = compile_late(r"(?<!\w)(?:tăng|giảm|nâng|đạt|tỷ lệ|tỉ lệ|duy trì|chiếm)(?!\w)[^.;]*$", re.IGNORECASE)  # fmt: skip  # noqa: E501
_LEADS = compile_late(
    r"(?:[:=(]|(?<!\w)(?:đạt|là|được|bằng|còn|lên|xuống|chiếm|có|trên|dưới|hơn|gần|khoảng))[ ]?$",
    re.IGNORECASE,
)
_KEPT_TEXT = (
    "1/1 9/1 3/2 27/2 8/3 26/3 27/3 21/4 30/4 1/5 7/5 15/5 19/5 1/6 5/6 28/6 27/7 19/8 2/9 10/10 "
    "13/10 14/10 15/10 20/10 9/11 18/11 20/11 1/12 6/12 22/12"
)
_KEPT = frozenset(_KEPT_TEXT.split(" "))
"""Days that everybody keeps."""
_PERCENT = compile_late(r"[ ,;]*(?:\(|=|đạt |bằng |chiếm )+[ ]?\d{1,3}(?:,\d+)?[ ]?%")
_MOST_DAYS, _MOST_MONTHS, _MOST_PARTS = 31, 12, 10
_PLAIN_PARTS = {(1, 2), (1, 3), (2, 3), (1, 4), (3, 4)}
_PEOPLE = compile_late(
    r"[ ](?:đại biểu|cử tri|dân cư|nhân dân|người dân|đảng viên|hội viên|đoàn viên|lao động|"
    r"thành viên|cán bộ|hộ dân)(?!\w)"
)
"""Of whom nobody counts two out of three."""
_SHARE = compile_late(r"(?<!\w)(?:tỷ|tỉ) lệ[ ]$", re.IGNORECASE)
_ALWAYS = (24, 7)
_DATED = re.compile(r"(?<!\w)(?:ngày|dịp|từ|đến|trước|sau|hết|tới|kể)[ ]$", re.IGNORECASE)
_WHY = "Không chắc đây là ngày tháng hay là phần trên tổng số; xem bản gốc rồi hãy đọc."


def judge_over(state: Pass, place: int) -> Judged:
    """What the number over a number at a place is, by all that stand together with it."""
    for found in _SERIES.finditer(state.text):
        if found.start() <= place < found.end():
            return _judge(found, state, place)
    return Judged(Over.COUNT)


def is_place(state: Pass, place: int) -> bool:
    """Whether a day at a place names a street, a school, a park: nobody says *ngày* in it."""
    return bool(_PLACE.search(state.text[:place]))


def is_counted(state: Pass, place: int) -> bool:
    """Whether what stands at a place is counted."""
    return bool(_NOUN.match(state.text, place))


def is_dashed_day(state: Pass, place: int) -> bool:
    """Whether *30-4* is a day: after a word for one, or from such a day to another."""
    for found in _DASHED.finditer(state.text):
        if found.start() <= place < found.end():
            pairs = _list_pairs(found[0])
            before, after = state.text[: found.start()], state.text[found.end() :]
            if not _are_days(pairs) or _NOUN.match(after):
                return False
            is_span = bool(_LEANS.search(before)) and len(pairs) > 1
            is_kept = _are_kept(pairs) and all(low > high for low, high in pairs)
            return is_span or is_kept or bool(_DAY_WORD.search(before) or _PLACE.search(before))
    return False


def _judge(found: re.Match[str], state: Pass, place: int) -> Judged:
    before, after = state.text[: found.start()], state.text[found.end() :]
    pairs = _list_pairs(found[0])
    is_within = all(low <= high for low, high in pairs)
    are_days = _are_days(pairs)
    named = _judge_named(pairs, before, after)
    if named:
        return named
    if are_days and _DAY_WORD.search(before):
        return Judged(Over.DAY)
    if are_days and not is_within and "," in found[0] and _LEANS.search(before):
        own = re.match(r"(\d+)/(\d+)", state.text[place:])
        if own and _NOUN.match(after):  # “đến 30/6, 8/12 xã”
            return Judged(Over.DAY if int(own[1]) > int(own[2]) else Over.COUNT)
    if _NOUN.match(after) or re.search(rf"\d[ ]{_COUNTED}", found[0]):
        leans = are_days and not is_within and _LEANS.search(before)
        is_sure = after.startswith(" các ")
        why = "" if is_sure else _WHY
        return Judged(Over.DAY, why) if leans else _count(pairs, after)
    if not are_days:
        return Judged(Over.COUNT)
    return _judge_bare(pairs, found[0], before, after)


def _judge_named(pairs: list[tuple[int, int]], before: str, after: str) -> Judged | None:
    """Ranks, names of places, names of classes and houses, plain shares: by the word before."""
    if RANKED.search(before) or (pairs == [_ALWAYS] and not _DATED.search(before)):
        return Judged(Over.COUNT)  # “hai chiều 24/7”
    if _are_days(pairs) and _PLACE.search(before):
        return Judged(Over.DAY, "" if _are_kept(pairs) else _WHY)
    if _NUMBERED.search(before) and not _NOUN.match(after):
        return Judged(Over.COUNT, _WHY_NAMED)
    is_more = any(low > high for low, high in pairs)
    if _are_kept(pairs) and is_more and _NOUN.match(after) and not _DAY_WORD.search(before):
        return Judged(Over.DAY, _WHY)  # thirty out of four is no count: “30/4 đội văn nghệ”
    is_share = _SHARE.search(before) and not after[:2].strip()
    return Judged(Over.PART) if is_share and _are_plain_parts(pairs) else None


def _judge_bare(pairs: list[tuple[int, int]], text: str, before: str, after: str) -> Judged:
    """Those that may be days, and behind which nothing is counted."""
    is_within = all(low <= high for low, high in pairs)
    is_open = not re.match(r"[ ]\w", after) or bool(_GOES_ON.match(after))
    if _is_plain_count(pairs, before, after, is_open=is_open) or (
        _LEADS.search(before) and not _are_kept(pairs)
    ):
        return Judged(Over.COUNT)
    if _are_kept(pairs):
        return _judge_kept(text, before, is_within=is_within)
    is_span = len(pairs) > 1 and re.search("[-–]|đến", text)
    if not is_within and (_LEANS.search(before) or (is_span and is_open)):
        return Judged(Over.DAY)
    if _LEANS.search(before):
        is_changed = "lên" in text or _CHANGES.search(before) or not is_open
        return Judged(Over.COUNT, _WHY) if is_changed else Judged(Over.DAY)
    if _are_parts(pairs) and len(pairs) > 1 and "lên" not in text:
        return Judged(Over.PART)
    is_named = re.search(r"(?<!và)(?<!\w,)[ ]$|^$", before)
    is_named = is_named and re.match(r"[ ]?[(]|[ ]?[,.;]?$", after)
    return Judged(Over.COUNT, "" if is_within and is_named else _WHY)


def _is_plain_count(
    pairs: list[tuple[int, int]], before: str, after: str, *, is_open: bool
) -> bool:
    """“1/1 trung đội”, “8/9, đạt 88,8%”, “24/7”."""
    is_same = all(low == high for low, high in pairs)
    is_behind_percent = re.search(r"%[ ]?\($", before)
    return (is_same and (not is_open or bool(is_behind_percent))) or bool(_PERCENT.match(after))


def _judge_kept(text: str, before: str, *, is_within: bool) -> Judged:
    """Days that everybody keeps, unless the words before them lead to a value."""
    leads = _LEADS.search(before)
    is_doubtful = leads or _CHANGES.search(before) or "lên" in text
    is_count = is_within and (leads or re.search(r"(?:tăng|giảm)[ ]$", before))
    return Judged(Over.COUNT if is_count else Over.DAY, _WHY if is_doubtful else "")


def _count(pairs: list[tuple[int, int]], after: str) -> Judged:
    is_part = PARTS.match(after) and _are_parts(pairs)
    is_part = is_part or (_PEOPLE.match(after) and _are_plain_parts(pairs))
    return Judged(Over.PART if is_part else Over.COUNT)


def _list_pairs(text: str) -> list[tuple[int, int]]:
    found = re.findall(r"(\d+)[/-](\d+)", text)
    return [(int(low), int(high)) for low, high in found]


def _are_days(pairs: list[tuple[int, int]]) -> bool:
    return all(1 <= day <= _MOST_DAYS and 1 <= month <= _MOST_MONTHS for day, month in pairs)


def _are_kept(pairs: list[tuple[int, int]]) -> bool:
    return all(f"{day}/{month}" in _KEPT for day, month in pairs)


def _are_plain_parts(pairs: list[tuple[int, int]]) -> bool:
    return all(pair in _PLAIN_PARTS for pair in pairs)


def _are_parts(pairs: list[tuple[int, int]]) -> bool:
    return all(0 < low < high <= _MOST_PARTS for low, high in pairs)
