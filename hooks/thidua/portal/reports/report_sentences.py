"""Reading what a report says of a target: values, shares of the plan, and what was planned.

A report writes ``trồng mới 96,5 ha, đạt 80,4% kế hoạch``: the second number is a share of the plan
and no value. It writes ``13,1/12,45 tỷ đồng``: done, and planned. It compares with an earlier year:
``tăng 17% so với cùng kỳ``. So these wordings are taken out first; the reader of figures reads the
rest.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from decimal import Decimal

from thidua.figures import Comparator, Figure, lexicon, read
from thidua.figures.numerals import number
from thidua.foundation.patterns import LatePattern, compile_late
from thidua.portal.reports.fractions import is_one_of, list_mismatches
from thidua.portal.reports.in_turn import spread_in_turn
from thidua.portal.reports.listed_deeds import (
    is_proposed_with,
    is_said_again,
    name_by_heads,
    share_verbs,
)
from thidua.portal.reports.plan_shares import PERCENT, take_shares
from thidua.portal.reports.report_changes import tell_same_change
from thidua.portal.reports.report_phrases import ACTING
from thidua.portal.reports.report_reading import (
    ReportedValue,
    ReportReading,
)
from thidua.portal.reports.report_wordings import (
    DENIED,
    DENIES,
    EARLIER,
    HAS_VERB,
    MISMATCH,
    NOT_DONE,
    OF_WHOLE,
    PART,
    PLAN,
    ROUGH,
    TO_COME,
    WANTED,
)
from thidua.portal.reports.sentence_cuts import (
    ASIDE,
    CLAUSE_END,
    ESTIMATED,
    blank_out,
    cut_phrase,
    find_due_later,
    find_more_counted,
    find_other_year,
    find_tail,
    list_clause_ends,
)
from thidua.portal.reports.shorthand import write_out

_COMPARED = compile_late(
    rf"(?:bằng|đạt) {PERCENT} (?:so(?: với)? {EARLIER}|(?:của |mức )?(?:cùng (?:kỳ|thời điểm)|"
    rf"(?:năm|kỳ|quý|tháng|vụ|năm học) (?:trước|ngoái)))(?!\w)[^,;.()]*",
    re.IGNORECASE,
)
_PLANNED = LatePattern(
    rf"(?P<done>{lexicon.NUMBER_START}{lexicon.NUMBER})(?: ?(?P<unit>{lexicon.ANY_UNIT})(?: mới)?)?"
    r" ?(?:/(?: ?(?:KH|CT|kế hoạch|chỉ tiêu):?(?= ?\d))?|"
    r"(?P<part>(?:trong|trên)(?: tổng)? số|(?:trong|trên) tổng))(?: là)? ?"
    rf"(?P<planned>{lexicon.NUMBER}){lexicon.NUMBER_END}(?: ?(?P<same>{lexicon.ANY_UNIT}))?"
    r"(?:(?<=chỉ tiêu)(?: được)? (?:giao|đề ra)(?!\w))?",
)
_ABOUT = compile_late(
    r"(?:(?<!\w)(?:xấp xỉ|khoảng|chừng|(?<!sưu )tầm|trên dưới|ngót|"
    r"suýt soát|ngót nghét|non nửa|gần bằng|"
    r"non)(?: đạt| là| bằng)?|~|≈)"
    rf" ?{lexicon.NUMBER}",
    re.IGNORECASE,
)
_LABELS = compile_late(
    r"(?<!\w)\(?(?:TH|[Tt]hực hiện) ?/ ?(?:KH|[Kk]ế hoạch)\)?:?(?= ?:? ?\d)|"
    r"(?<!\w)(?:TH|Ư?TH|KQ)(?: đạt|:)?(?= ?\d)(?! ?(?:19|20)\d\d(?![\w.]))"
)
"""Heads of columns before their numbers: *Ngô: TH 117/KH 120 ha*; no schools, and no years."""
_SCHOOLS = compile_late(
    r"(?<!\w)(?:THCS|THPT|MN|(?:[Tt]iểu|[Mm]ẫu|[Tt]rung) (?:học|giáo)|[Tt]rường)(?!\w)"
)
_OF_TOTAL = compile_late(r"(?:trong|trên) (?:tổng|số)", re.IGNORECASE)
_BESIDE_THE_PLAN = LatePattern(
    rf"(?<!\w)(?:vượt|tăng|giảm|thiếu|hụt|cao hơn|thấp hơn) (?:là )?{lexicon.NUMBER} ?"
    rf"{lexicon.ANY_UNIT}(?: \w+)? (?:so với|so) (?:mức )?{PLAN}(?!\w)"
)
"""By how much a result differs from the plan, which is neither a value nor a share."""
_NOT_DONE = compile_late(rf"(?<!\w){NOT_DONE}(?!\w)", re.IGNORECASE)
_IS_PLAN = compile_late(PLAN, re.IGNORECASE)
_FULFILLED = compile_late(r"(?<!\w)hoàn thành\s*\Z", re.IGNORECASE)
"""What stands before a plan that is reached: *hoàn thành chỉ tiêu giao quân với 12 thanh niên*."""
_PLAN_BEFORE = compile_late(
    rf"(?<!thực hiện )(?<!hoàn thành )(?<!so với )(?<!kết quả )(?<!\w){PLAN}"
    r"(?: (?:năm|cả|giao|được|đề|ra|huyện|tỉnh|xã|phường|20\d\d))*: *\d", re.IGNORECASE
)  # fmt: skip
"""A plan with its number behind a colon: *Ngô KH: 120 ha*."""
_MONTH = compile_late(r"tháng\s*\Z", re.IGNORECASE)
_SCHOOL_YEAR = compile_late(r"năm\s*\Z", re.IGNORECASE)
"""What stands before *học*, if that is no word of a name: *đến cuối năm học*."""
_OVER_MANY = compile_late(r"(?:100|1\.?000|10\.?000|100\.?000) ?[^\W\d]")
"""What a rate is over: *26,3 giường/10.000 dân*; no number of a plan."""
_COMMA = compile_late(r",(?!\d)| và ")
_TO_NUMBER = compile_late(r".*\d", re.DOTALL)
_DIGITS = compile_late(r".*\d.*", re.DOTALL)
_CAUSE = compile_late(
    r", *(?:nguyên nhân|lý do)(?: (?:chủ yếu|chính))?(?: là)?(?: do| vì)(?!\w)"
    r"(?:[^;.()]|[.](?=\d))*|"
    r"(?:(?<!\w)(?:,? *(?:nguyên nhân|lý do)(?: (?:chủ yếu|chính))?(?: là)?(?: do)?|"
    r"do(?= (?:ảnh hưởng|thiếu|thời tiết|mưa|bão|hạn|dịch|giá|thiên tai)(?!\w)))|"
    r", *(?:góp phần|(?:qua|nhờ|từ) đó(?![^;.()\d]*\d)|nhằm|tạo (?:điều kiện|thuận lợi|động lực)))"
    r"(?!\w)[^;.()\d]*",
    re.IGNORECASE,
)
"""Why a result is what it is, and what it is good for; of words behind it no number is."""
_ACTIVITY = compile_late(
    r"(?!.*(?<!\w)(?:vụ|đợt|quý|tháng|kỳ|riêng|tại|ở|vùng|khu vực|khối|cấp|nhóm|thôn|xóm|bản|xã|"
    r"phường|huyện|trường|học sinh|trẻ|nữ|hộ|dân tộc|cho|với|trong|lần|mũi|mới|lại)(?!\w))"
    r"(?:(?:công tác|kết quả|phong trào|chương trình|việc|qua) )*(?:bình xét|xét(?: công nhận)?|"
    r"tiêm chủng|rà soát|đánh giá|xếp loại|kiểm tra|thống kê|phổ cập|thi hành án|xây dựng|đăng ký|"
    r"khám|giải quyết|bình bầu|bầu|hòa giải|giao|tuyển|cải cách|bảo hiểm|chuyển đổi số|gia đình|"
    r"văn hóa|môi trường|giáo dục|y tế)"
    r"(?: [^\W\d]+){0,5}",
    re.IGNORECASE,
)
"""An activity before a fraction, which names no group, place or time.

What is counted behind it says itself of what the percentage is.
"""
_NONE_THERE = compile_late(
    r",(?: và| còn| nhưng| tuy nhiên)? (?:chưa|không) (?:(?:có|phát sinh|để xảy ra)(?!\w)|"
    r"(?:đạt|hoàn thành)(?= (?:được )?(?:so với )?(?:chỉ tiêu|kế hoạch|KH|mục tiêu|yêu cầu|"
    r"nghị quyết)| *(?:[,;.]|$)))[^,;.()\d]*(?=[,;.]|$)",
    re.IGNORECASE,
)
"""A clause that tells of something else that there is none, or judges: *…, chưa đạt kế hoạch*."""
_WORD_BEFORE = 14
_SEVERAL_WORDS = 2


def read_report(text: str, year: int | None = None) -> ReportReading:
    """Read the words with which a report tells a result.

    Args:
        text: one line.
        year: of which it reports; numbers of other years are no results. None if that is not known.
    """
    text = write_out(text)
    masked = text if _SCHOOLS.search(text) else blank_out(_LABELS, text)
    masked, shares = take_shares(masked, year)
    masked = blank_out(_CAUSE, blank_out(TO_COME, blank_out(_COMPARED, masked)))
    masked = blank_out(_BESIDE_THE_PLAN.compiled, blank_out(_NONE_THERE, masked))
    rest, planned, parts = _take_planned(masked)
    ends = list_clause_ends(rest)
    values: list[ReportedValue] = []
    found = read(rest, is_result=True)
    odd = list(list_mismatches(masked))
    for figure in found.valued():
        clause = bisect_right(ends, figure.span[0])
        earlier = values[-1] if values and values[-1].clause == clause else None
        head = rest[ends[clause - 1] if clause else 0 : figure.span[1]]
        value = _value(
            rest, tell_same_change(figure, values if earlier else (), head), clause, planned
        )
        value = replace(value, undone=value.undone or find_other_year(head, year))
        value = replace(value, denied=_find_denied(text, figure.span))
        if value.estimated and not value.undone:
            value = replace(value, undone=find_due_later(figure, year))
        if (
            earlier
            and not value.undone
            and (is_said_again(earlier, figure) or is_proposed_with(earlier, figure, rest))
        ):
            value = replace(value, undone=earlier.undone)
        if earlier and OF_WHOLE.search(rest[earlier.figure.span[1] : figure.span[1]]):
            value = replace(value, whole=earlier.whole or earlier.figure.name)
        if earlier and figure.unit == "%" and figure.name == earlier.figure.unit:
            value = replace(value, tail=value.tail or _DIGITS.sub("", earlier.tail))
        elif earlier and earlier.planned and figure.unit == "%" and not value.tail:
            value = _name_by_counted(value, earlier)
        if any(is_one_of(mismatch, value) for mismatch in odd):
            value = replace(value, unclear=MISMATCH)
        elif any(figure.span[0] < at <= figure.span[1] for at in parts):
            value = replace(value, unclear=PART)
        values.append(value)
    values = list(share_verbs(name_by_heads(values, rest), rest))
    left = [found.text[start:end] for start, end in found.left]
    reading = ReportReading(tuple(values), tuple(shares), tuple(left), text, year)
    return spread_in_turn(reading, rest if len(rest) == len(text) else "")


def _find_denied(text: str, span: tuple[int, int]) -> str:
    """The words with which a report says that a number is too low; empty without any."""
    behind, before = DENIED.match(text, span[1]), CLAUSE_END.split(text[: span[1]])[-1]
    found = behind or DENIES.fullmatch(before)
    return found["words"].strip() if found else ""


def _name_by_counted(value: ReportedValue, counted: ReportedValue) -> ReportedValue:
    """A percentage of a fraction, which is of what is counted, and not of the activity before it.

    *Tiêm chủng: 312/326 trẻ được tiêm đầy đủ, đạt 95,7%*.
    """
    said = f"{counted.figure.unit or ''} {counted.tail}".strip()
    is_again = (
        value.figure.name == counted.figure.name and counted.tail.count(" ") >= _SEVERAL_WORDS
    )
    if not is_again or not _ACTIVITY.fullmatch(value.figure.name):
        return value
    return replace(value, figure=replace(value.figure, name=said))


def _take_planned(text: str) -> tuple[str, dict[int, Decimal], list[int]]:
    """The text without the second number of each pair; these numbers by the end of the first.

    The ends of those that are parts of a total come last.
    """
    ends: list[int] = []
    planned: dict[int, Decimal] = {}
    parts: list[str] = []
    length = cursor = 0
    has_pair = "/" in text or _OF_TOTAL.search(text)
    for match in _PLANNED.compiled.finditer(text) if has_pair else ():
        unit, same = match["unit"], match["same"]
        is_rate = unit and unit != same and _OVER_MANY.match(text[match.start("planned") :])
        is_month = _MONTH.search(text, 0, match.start()) is not None
        all_day = match["done"] == "24" and (unit or same) == "giờ"  # “trực 24/24 giờ”
        if (unit or same) and not (is_rate or is_month or all_day):
            head = text[cursor : match.end("done")]
            planned[length + len(head)] = number(match["planned"])
            ends += [length + len(head)] if match["part"] else []
            cursor = match.end()
            behind = f" {unit or same}".ljust(cursor - match.end("done"))  # offsets stay
            parts += [head, behind]
            length += len(head) + len(behind)
    return "".join([*parts, text[cursor:]]), planned, ends


def _find_undone(phrase: str) -> str:
    """The word by which the number of a phrase is no result; a plan behind it is only named."""
    for match in _NOT_DONE.finditer(phrase):
        is_plan = _IS_PLAN.fullmatch(match.group()) is not None
        if is_plan and _FULFILLED.search(phrase, 0, match.start()):
            continue
        if not is_plan or re.search(r"\d", phrase[match.end() :]):
            return match.group()
    return ""


def _find_wanted(head: str) -> str:
    """The word in an earlier phrase by which all of a list is only wanted or begun."""
    *phrases, last = _COMMA.split(CLAUSE_END.split(ASIDE.sub(" ", head))[-1])
    number = _TO_NUMBER.match(last)  # a verb behind it says what is counted, not that it is done
    for phrase in (last, *reversed(phrases)):
        wanted = WANTED.search(phrase)
        told = number.group() if number and phrase is last else phrase
        if wanted or HAS_VERB.search(told) or ACTING.match(phrase.strip().lower()):
            return wanted.group() if wanted else ""
    return ""


def _value(text: str, figure: Figure, clause: int, planned: dict[int, Decimal]) -> ReportedValue:
    start, end = figure.span
    if figure.name.startswith("học") and _SCHOOL_YEAR.search(text, 0, start):
        figure = replace(figure, name=figure.name.removeprefix("học").strip())
    beside = next((value for at, value in planned.items() if start < at <= end), None)
    estimated = (
        figure.comparator is Comparator.APPROX or ESTIMATED.search(text[start:end]) is not None
    )
    planned_here = _PLAN_BEFORE.search(text[start:end])
    undone = _find_undone(cut_phrase(text[:end])) or _find_wanted(text[:end])
    undone = undone or (planned_here.group().partition(":")[0] if planned_here else "")
    tail = find_tail(text[end:])
    if not tail and figure.name == figure.unit:
        tail = find_more_counted(text[end:])
    about = ROUGH if _ABOUT.search(text[max(0, start - _WORD_BEFORE) : end]) else ""
    return ReportedValue(figure, clause, beside, estimated, undone, tail, about)
