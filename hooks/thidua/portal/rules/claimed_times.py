"""What texts of the portal's own say of when a plan begins, ends and wants its reports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.foundation.patterns import compile_late
from thidua.language.vietnamese import fold

_DAY = compile_late(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_DAY_IN_WORDS = compile_late(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})", re.IGNORECASE)
_MONTH = compile_late(
    r"(?<!\w)tháng (\d{1,2})(?:/| năm )(\d{4})|(?:hết|cuối|sang|từ) năm (\d{4})", re.IGNORECASE
)
_DUE = compile_late(
    r"(?<!\w)(?:hạn|chậm nhất|trước ngày|thời gian|kết thúc|bắt đầu|từ ngày|đến hết)(?!\w)",
    re.IGNORECASE,
)
_BY_PLAN = compile_late(r"(?<!\w)(?:theo|của|trong)(?!\w)[^.;,]{0,16}$", re.IGNORECASE)
_TIME_OF = compile_late(
    r"(?<!\w)thời (?:gian|hạn)(?: (?:thực hiện|triển khai|tổ chức|của|thi đua)){1,2} "
    r"(?:kế hoạch (?:số )?|phong trào )?$",
    re.IGNORECASE,
)
_RUNS = compile_late(
    r"\s?(?:sẽ |được )*(?:kéo dài|kết thúc|bắt đầu|diễn ra|thực hiện|triển khai) (?:từ|đến|vào|"
    r"trong|hết|tháng|năm)(?!\w)",
    re.IGNORECASE,
)
_SENT = compile_late(
    r"(?<!\w)(?:báo cáo|gửi|nộp|đăng ký)(?!\w)[^.;]*(?:chậm nhất|trước|hạn|đến)[^.;\d]{0,16}$",
    re.IGNORECASE,
)
_SENDS = compile_late(r"(?<!\w)(?:bao cao|gui|nop|dang ky|tong hop|ho so)(?!\w)")


def find_strange_times(sentence: str, linked: str, words: str) -> Iterator[re.Match[str]]:
    """Days, months and years that a sentence ascribes to a plan, and the plan prints none such.

    Args:
        sentence: that names a plan.
        linked: the words of the link to it.
        words: of the plan, without marks, a line for each passage.
    """
    at = sentence.find(linked) if linked else -1
    printed = set(list_days(words))
    by_plan = _BY_PLAN.search(sentence, 0, max(at, 0))
    of_plan = at >= 0 and bool(
        _TIME_OF.search(sentence, 0, at) or _RUNS.match(sentence, at + len(linked))
    )
    if not (of_plan or (by_plan and _DUE.search(sentence))):
        return
    says_so = by_plan and by_plan[0].lower().startswith("theo")
    for pattern in (_DAY, _DAY_IN_WORDS):
        for found in pattern.finditer(sentence):
            day = tuple(map(int, found.groups()))
            is_sent = _SENT.search(sentence, 0, found.start())
            if day not in printed or (is_sent and not _is_day_of_reports(day, words)):
                yield found
    for found in _MONTH.finditer(sentence) if of_plan or says_so else ():
        if found[3]:
            forms = rf"(?<!\d){found[3]}(?!\d)"
        else:
            months = {one[1:] for one in printed}
            forms = rf"thang 0?{int(found[1])}(?:/| nam ){found[2]}"
            if (int(found[1]), int(found[2])) in months:
                continue
        if not re.search(forms, words) and not _DAY_IN_WORDS.search(
            sentence, max(0, found.start() - 8)
        ):
            yield found


def _is_day_of_reports(day: tuple[int, ...], words: str) -> bool:
    """Whether a passage with this day tells of reports, or of anything that is sent."""
    lines = (line for line in words.split("\n") if day in set(list_days(line)))
    return any(_SENDS.search(line) for line in lines)


def list_days(words: str) -> Iterator[tuple[int, ...]]:
    """The days that words without marks print: day, month, year."""
    for pattern in (_DAY, re.compile(fold(_DAY_IN_WORDS.pattern))):
        for found in pattern.finditer(words):
            yield tuple(map(int, found.groups()))
    for found in re.finditer(r"(\d{4})-(\d\d)-(\d\d)", words):
        yield int(found[3]), int(found[2]), int(found[1])
