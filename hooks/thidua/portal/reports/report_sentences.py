"""Reading what a report says of a target: values, shares of the plan, and what was planned.

A report writes ``trồng mới 96,5 ha, đạt 80,4% kế hoạch``: the second number is a share of the plan
and no value. It writes ``13,1/12,45 tỷ đồng``: done, and planned. It compares with an earlier year:
``tăng 17% so với cùng kỳ``. So these wordings are taken out first; the reader of figures reads the
rest.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
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
from thidua.portal.reports.report_changes import tell_same_change
from thidua.portal.reports.report_phrases import ACTING
from thidua.portal.reports.report_reading import (
    PlanShare,
    ReportedValue,
    ReportReading,
    find_due_later,
)
from thidua.portal.reports.report_wordings import (
    BY_NOW,
    EARLIER,
    FULFILS,
    GIVEN,
    HAS_VERB,
    MISMATCH,
    NO_SHARE,
    NOT_DONE,
    OF_WHOLE,
    OTHER_YEAR,
    PART,
    PLAN,
    ROUGH,
    TO_COME,
    WANTED,
)

_PERCENT = rf"(?P<number>{lexicon.NUMBER}) ?(?:%|phần trăm)"
_SHARE = compile_late(
    rf"(?:{FULFILS} )?{_PERCENT}(?: so với| so)? (?:mức )?{PLAN}(?!\w){GIVEN}",
    re.IGNORECASE,
)
_EXCESS = compile_late(
    rf"(?:đạt và )?(?<!không )vượt(?: mức)?(?: (?:{PLAN})(?:[^,;.()\d]{{0,30}})?)?(?: là|:)? "
    rf"?{_PERCENT}(?:(?: so với| so)?(?: mức)? {PLAN}(?!\w){GIVEN})?",
    re.IGNORECASE,
)
_COMPARED = compile_late(
    rf"(?:bằng|đạt) {_PERCENT} (?:so(?: với)? {EARLIER}|(?:của |mức )?(?:cùng (?:kỳ|thời điểm)|"
    rf"(?:năm|kỳ|quý|tháng|vụ|năm học) (?:trước|ngoái)))(?!\w)[^,;.()]*",
    re.IGNORECASE,
)
_PLANNED = LatePattern(
    rf"(?P<done>{lexicon.NUMBER_START}{lexicon.NUMBER})(?: ?(?P<unit>{lexicon.ANY_UNIT}))?"
    r" ?(?:/|(?P<part>(?:trong|trên)(?: tổng)? số|(?:trong|trên) tổng))(?: là)? ?"
    rf"(?P<planned>{lexicon.NUMBER}){lexicon.NUMBER_END}(?: ?(?P<same>{lexicon.ANY_UNIT}))?",
)
_ABOUT = compile_late(
    r"(?:(?<!\w)(?:xấp xỉ|khoảng|chừng|(?<!sưu )tầm|trên dưới|ngót|"
    r"suýt soát|ngót nghét|non nửa|gần bằng|"
    r"non)(?: đạt| là| bằng)?|~|≈)"
    rf" ?{lexicon.NUMBER}",
    re.IGNORECASE,
)
_OF_TOTAL = compile_late(r"(?:trong|trên) (?:tổng|số)", re.IGNORECASE)
_SHORTFALL = compile_late(
    r"(?<!\w)(?:(?:giảm|thấp hơn|chưa đạt)(?: là|:)? ?(?=\d[\d.,]* ?(?:%|phần trăm) so)|"
    rf"(?:hụt|thiếu)(?: là|:)? ?)"
    rf"{_PERCENT}(?: so với| so)?(?: mức)? {PLAN}(?!\w){GIVEN}",
    re.IGNORECASE,
)
_RAISED = compile_late(
    rf"(?<!\w)(?:tăng|cao hơn)(?: là|:)? ?{_PERCENT}(?: so với| so)?(?: mức)? {PLAN}(?!\w)"
    rf"{GIVEN}",
    re.IGNORECASE,
)
_BESIDE_THE_PLAN = LatePattern(
    rf"(?<!\w)(?:vượt|tăng|giảm|thiếu|hụt|cao hơn|thấp hơn) (?:là )?{lexicon.NUMBER} ?"
    rf"{lexicon.ANY_UNIT}(?: \w+)? (?:so với|so) (?:mức )?{PLAN}(?!\w)"
)
"""By how much a result differs from the plan, which is neither a value nor a share."""
_NOT_DONE = compile_late(rf"(?<!\w){NOT_DONE}(?!\w)", re.IGNORECASE)
_IS_PLAN = compile_late(PLAN, re.IGNORECASE)
_NO_SHARE = compile_late(rf"(?<!\w){NO_SHARE}(?!\w)", re.IGNORECASE)
_MORE_THAN = compile_late(r"(?<!\w)(?:trên|hơn)\s*$", re.IGNORECASE)
_MONTH = compile_late(r"tháng\s*\Z", re.IGNORECASE)
_SCHOOL_YEAR = compile_late(r"năm\s*\Z", re.IGNORECASE)
"""What stands before *học*, if that is no word of a name: *đến cuối năm học*."""
_OVER_MANY = compile_late(r"(?:100|1\.?000|10\.?000|100\.?000) ?[^\W\d]")
"""What a rate is over: *26,3 giường/10.000 dân*; no number of a plan."""
_TAIL = compile_late(
    r"[;()\n]|,(?!\d)|\.(?=\s|$)|(?<!\w)(?:(?:so|trong đó|và|gồm|hiện|để|nhằm)(?!\w)|"
    r"do(?!\w)(?! [^,;.]*(?:tài trợ|hỗ trợ|tổ chức|quản lý|làm chủ|phụ trách|thực hiện))|"
    r"cho \d|với (?:[^\W\d]+ ){0,5}\d|"
    r"(?:đạt|bằng|tương ứng|tương đương|chiếm|tăng|giảm)(?: là)? ?\d)",
    re.IGNORECASE,
)
"""Where the words end that may say of what the number before them is: *10% số người chết*."""
_MORE_COUNTED = compile_late(
    r" *(?: và|,(?: và)?) (?P<tail>(?!(?:đạt|bằng|chiếm|tăng|giảm|vượt|trong|không|chưa|có|được|so|"
    r"tương|riêng|đã|còn|cao|thấp|là|làm)(?!\w))[^\d,;.()]+)(?=[,;(]|\.(?:\s|$)|$)",
    re.IGNORECASE,
)
"""A second noun behind the unit of a number, and what is said of both, up to the next comma."""
_COMMA = compile_late(r",(?!\d)| và ")
_ASIDE = compile_late(r"\([^()]*\)")
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
_PHRASE_START = compile_late(
    rf"\A.*(?:(?:[,;:(]|\.(?=\s))(?!\d)|so(?: với)? {EARLIER} và )", re.DOTALL | re.IGNORECASE
)
_ESTIMATED = compile_late(r"(?<!\w)(?:ước|dự ước|ước tính|dự kiến)(?!\w)", re.IGNORECASE)
_CLAUSE_END = compile_late(r";|\n|\.(?= |$)")
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
_HUNDRED = Decimal(100)
_WORD_BEFORE = 14
_SEVERAL_WORDS = 2


def read_report(text: str, year: int | None = None) -> ReportReading:
    """Read the words with which a report tells a result.

    Args:
        text: one line.
        year: of which it reports; numbers of other years are no results. None if that is not known.
    """
    masked, shares = _take_shares(text, year)
    masked = _take(_CAUSE, _take(TO_COME, _take(_COMPARED, masked)))
    masked = _take(_BESIDE_THE_PLAN.compiled, masked)
    rest, planned, parts = _take_planned(masked)
    ends = [match.end() for match in _CLAUSE_END.finditer(rest)]
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
        value = replace(value, undone=value.undone or _find_other_year(head, year))
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


def _find_other_year(head: str, year: int | None) -> str:
    """The last year that the words before a number name, if results are of another."""
    now = max((match.end() for match in BY_NOW.finditer(head)), default=0)
    named = [one for one in OTHER_YEAR.finditer(head) if not one["compared"] and one.end() > now]
    return named[-1].group() if year and named and int(named[-1]["year"]) != year else ""


def _take_shares(text: str, year: int | None) -> tuple[str, list[PlanShare]]:
    shares: list[PlanShare] = []
    ends = [match.end() for match in _CLAUSE_END.finditer(text)]
    for pattern in (_EXCESS, _RAISED, _SHORTFALL, _SHARE):
        for match in pattern.finditer(text):
            clause = bisect_right(ends, match.start())
            head = text[ends[clause - 1] if clause else 0 : match.start()]
            share = _share(match, clause, pattern, head)
            share = share._replace(tail=_find_tail(text[match.end() :]))
            undone = share.undone or _find_other_year(head, year)
            shares.append(share._replace(undone=undone))
        text = _take(pattern, text)
    return text, list(_cut_heads(sorted(shares, key=lambda share: share.start)))


def _cut_heads(shares: Sequence[PlanShare]) -> Iterator[PlanShare]:
    """The shares, each with the words before it that are not of the one before."""
    end = 0
    for share in shares:
        start = share.start - len(share.head)
        yield share._replace(head=share.head[max(0, end - start) :])
        end = share.start + len(share.words)


def _share(match: re.Match[str], clause: int, pattern: re.Pattern[str], head: str) -> PlanShare:
    printed, is_excess = match["number"], pattern is not _SHARE
    percent = number(printed)
    if pattern is _SHORTFALL:
        percent = _HUNDRED - percent
    elif is_excess:
        percent += _HUNDRED
    places = len(printed.partition(",")[2])
    phrase = _cut_phrase(head)
    undone = _NO_SHARE.search(phrase) or (percent < _HUNDRED and _MORE_THAN.search(phrase))
    return PlanShare(
        percent, places, match.group().strip(), match.start(), clause, is_excess, head,
        undone.group().strip() if undone else "",
        _ESTIMATED.search(f"{phrase}{match.group()}") is not None,
    )  # fmt: skip


def _take(pattern: re.Pattern[str], text: str) -> str:
    """The text with spaces in place of what matches, so that offsets stay as they are."""
    return pattern.sub(lambda match: " " * len(match.group()), text)


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
        if not _IS_PLAN.fullmatch(match.group()) or re.search(r"\d", phrase[match.end() :]):
            return match.group()
    return ""


def _find_wanted(head: str) -> str:
    """The word in an earlier phrase by which all of a list is only wanted or begun."""
    *phrases, last = _COMMA.split(_CLAUSE_END.split(_ASIDE.sub(" ", head))[-1])
    number = _TO_NUMBER.match(last)  # a verb behind it says what is counted, not that it is done
    for phrase in (last, *reversed(phrases)):
        wanted = WANTED.search(phrase)
        told = number.group() if number and phrase is last else phrase
        if wanted or HAS_VERB.search(told) or ACTING.match(phrase.strip().lower()):
            return wanted.group() if wanted else ""
    return ""


def _cut_phrase(head: str) -> str:
    """The phrase in which a text ends, without what stands in closed brackets: *(đầu năm)*."""
    return _PHRASE_START.sub("", _ASIDE.sub(" ", head))


def _find_more_counted(behind: str) -> str:
    """What a report counts too, and says of all of it: *118/122 tuyến đường, ngõ phố có điện*."""
    more = _MORE_COUNTED.match(behind)
    return more["tail"] if more else ""


def _find_tail(behind: str) -> str:
    """The words right behind a number that may say of what it is."""
    return _TAIL.split(behind, maxsplit=1)[0].strip()


def _value(text: str, figure: Figure, clause: int, planned: dict[int, Decimal]) -> ReportedValue:
    start, end = figure.span
    if figure.name.startswith("học") and _SCHOOL_YEAR.search(text, 0, start):
        figure = replace(figure, name=figure.name.removeprefix("học").strip())
    beside = next((value for at, value in planned.items() if start < at <= end), None)
    estimated = (
        figure.comparator is Comparator.APPROX or _ESTIMATED.search(text[start:end]) is not None
    )
    undone = _find_undone(_cut_phrase(text[:end])) or _find_wanted(text[:end])
    tail = _find_tail(text[end:])
    if not tail and figure.name == figure.unit:
        tail = _find_more_counted(text[end:])
    about = ROUGH if _ABOUT.search(text[max(0, start - _WORD_BEFORE) : end]) else ""
    return ReportedValue(figure, clause, beside, estimated, undone, tail, about)
