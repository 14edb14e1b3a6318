"""Reading what a report says of a target: values, shares of the plan, and what was planned.

A report writes ``trồng mới 96,5 ha, đạt 80,4% kế hoạch``: the second number is a share of the plan
and no value. It writes ``13,1/12,45 tỷ đồng``: done, and planned. It compares with an earlier year:
``tăng 17% so với cùng kỳ``. So these wordings are taken out first; the reader of figures reads the
rest.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from thidua.figures import Comparator, Direction, Figure, lexicon, read
from thidua.figures.numerals import number
from thidua.foundation.patterns import LatePattern

_PERCENT = rf"(?P<number>{lexicon.NUMBER}) ?(?:%|phần trăm)"
PLAN = (
    r"(?:kế hoạch|KH|chỉ tiêu|dự toán|mục tiêu|nghị quyết|NQ|nhiệm vụ|định mức|chỉ tiêu kế hoạch)"
)
"""What a plan is called of which a report tells a share."""
_FULFILS = (
    r"(?:(?:ước )?(?:chỉ |mới )?(?:thực hiện |hoàn thành )?(?:đạt|bằng|được|hoàn thành|thực hiện)|"
    r"tương ứng|tương đương|chiếm)"
)
_SHARE = re.compile(
    rf"(?:{_FULFILS} )?{_PERCENT}(?: so với| so)? (?:mức )?{PLAN}(?!\w)(?: (?:năm|cả năm|giao|"
    r"được giao|đề ra|tỉnh giao|huyện giao|xã giao|đã đề ra|đăng ký|HĐND giao|pháp lệnh))*",
    re.IGNORECASE,
)
_EXCESS = re.compile(
    rf"(?:đạt và )?(?<!không )vượt(?: mức)?(?: (?:{PLAN})(?:[^,;.()\d]{{0,30}})?)?(?: là|:)? "
    rf"?{_PERCENT}(?:(?: so với| so)?(?: mức)? {PLAN}(?!\w)(?: (?:năm|giao|được giao|đề ra))*)?",
    re.IGNORECASE,
)
_EARLIER = (
    r"(?:cùng kỳ|cùng thời điểm|năm (?:trước|ngoái|\d{4})|(?:TH|thực hiện|ước thực hiện)(?: năm)? "
    r"\d{4}|đầu năm|đầu nhiệm kỳ|quý (?:trước|[IVX]+)|tháng trước|6 tháng|sáu tháng|năm học trước)"
)
_COMPARED = re.compile(rf"(?:bằng|đạt) {_PERCENT} so(?: với)? {_EARLIER}[^,;.()]*", re.IGNORECASE)
_PLANNED = LatePattern(
    rf"(?P<done>{lexicon.NUMBER_START}{lexicon.NUMBER})(?: ?(?P<unit>{lexicon.ANY_UNIT}))?"
    r" ?(?:/|(?P<part>(?:trong|trên)(?: tổng)? số|(?:trong|trên) tổng))(?: là)? ?"
    rf"(?P<planned>{lexicon.NUMBER}){lexicon.NUMBER_END}(?: ?(?P<same>{lexicon.ANY_UNIT}))?",
)
_ABOUT = re.compile(
    r"(?:(?<!\w)(?:xấp xỉ|khoảng|chừng|tầm|trên dưới|ngót|suýt soát|ngót nghét|non nửa|gần bằng|"
    r"non)(?: đạt| là| bằng)?|~|≈)"
    rf" ?{lexicon.NUMBER}",
    re.IGNORECASE,
)
_RATIO_AND_SHARE = re.compile(
    r"(?P<part>\d[\d.]*) ?/ ?(?P<whole>\d[\d.]*)(?: [^\W\d]+){0,6}?,? ?\(?(?:(?:đạt|chiếm|bằng|là|"
    rf"tương ứng|tương đương|=)(?: tỷ lệ)? |tỷ lệ )?(?P<percent>{lexicon.NUMBER}) ?%"
    rf"(?! ?(?:so với )?(?:mức )?{PLAN})",
    re.IGNORECASE,
)
_OF_TOTAL = re.compile(r"(?:trong|trên) (?:tổng|số)", re.IGNORECASE)
_IN_TURN = re.compile(r"(?<!\w)lần lượt(?!\w)", re.IGNORECASE)
ROUGH = "Kết quả chỉ nêu con số ước chừng."
PART = "Báo cáo nêu một phần của một tổng số, chưa rõ tổng số ấy có phải là chỉ tiêu không."
MISMATCH = "Trong báo cáo, phân số và phần trăm đứng cạnh nhau không khớp nhau."
_SHORTFALL = re.compile(
    rf"(?<!\w)(?:giảm|thấp hơn|hụt|thiếu|chưa đạt)(?: là|:)? ?{_PERCENT} (?:so với|so)(?: mức)? "
    rf"{PLAN}(?!\w)(?: (?:năm|giao|được giao|đề ra))*",
    re.IGNORECASE,
)
_RAISED = re.compile(
    rf"(?<!\w)(?:tăng|cao hơn)(?: là|:)? ?{_PERCENT} (?:so với|so)(?: mức)? {PLAN}(?!\w)"
    r"(?: (?:năm|giao|được giao|đề ra))*",
    re.IGNORECASE,
)
_BESIDE_THE_PLAN = LatePattern(
    rf"(?<!\w)(?:vượt|tăng|giảm|thiếu|hụt|cao hơn|thấp hơn) (?:là )?{lexicon.NUMBER} ?"
    rf"{lexicon.ANY_UNIT}(?: \w+)? (?:so với|so) (?:mức )?{PLAN}(?!\w)"
)
"""By how much a result differs from the plan, which is neither a value nor a share."""
NOT_DONE = (
    r"(?:phấn đấu|dự kiến (?:đến )?(?:năm|quý) \w+|kế hoạch|KH|chỉ tiêu|mục tiêu|nghị quyết|"
    r"dự toán|khởi công|đang|đăng ký|chuẩn bị|chưa|không|còn thiếu|thiếu|cùng kỳ|"
    r"năm (?:trước|ngoái)|(?<!tháng )(?<!từ )(?<!so với )đầu (?:năm|kỳ)|đề nghị|cam kết)"
)
"""Words before a number that is planned, begun or of another time, and no result."""
_NOT_DONE = re.compile(rf"(?<!\w){NOT_DONE}(?!\w)", re.IGNORECASE)
_NO_SHARE = re.compile(
    r"(?<!\w)(?:chưa|không|phấn đấu|dự kiến|đăng ký|cam kết|đề nghị|gần|dưới|khoảng|xấp xỉ|còn|"
    r"cùng kỳ|năm (?:trước|ngoái)|đặt ra|quyết tâm)(?!\w)",
    re.IGNORECASE,
)
"""Words before a share of the plan that is not reached, only wanted, or of another time."""
_MORE_THAN = re.compile(r"(?<!\w)(?:trên|hơn)\s*$", re.IGNORECASE)
_TAIL = re.compile(
    r"[,;()\n]|\.(?=\s|$)|(?<!\w)(?:so|trong đó|và|gồm|hiện|để|nhằm|do|theo|tại|trong|"
    r"(?:đạt|bằng|tương ứng|tương đương|chiếm|tăng|giảm)(?: là)? ?\d)",
    re.IGNORECASE,
)
"""Where the words end that may say of what the number before them is: *10% số người chết*."""
_PHRASE_START = re.compile(r".*(?:[,;:(]|\.(?=\s))(?!\d)", re.DOTALL)
_ESTIMATED = re.compile(r"(?<!\w)(?:ước|dự ước|ước tính|dự kiến)(?!\w)", re.IGNORECASE)
_CLAUSE_END = re.compile(r";|\n|\.(?= |$)")
_HUNDRED = Decimal(100)
_WORD_BEFORE = 14
AMOUNTS = (Direction.INCREASE, Direction.DECREASE)
"""Directions of figures that say by how much something changes."""


@dataclass(frozen=True)
class ReportedValue:
    """A number of a report that is a value.

    Attributes:
        figure: the number with its name and unit.
        clause: the number of its clause, from 0.
        planned: the number after the slash in ``13,1/12,45 tỷ đồng``; None if there is none. It may
            be the number planned, or the total of which the value is a part.
        estimated: whether the report says that it is an estimate.
        undone: the word by which it is only planned, begun or of another time; empty without one.
        unclear: why nobody can be sure of it, in Vietnamese; empty if one can.
        tail: the words right after it, which may say of what it is.
    """

    figure: Figure
    clause: int
    planned: Decimal | None
    estimated: bool
    undone: str = ""
    tail: str = ""
    unclear: str = ""


class PlanShare(NamedTuple):
    """A share of the plan that a report states.

    Attributes:
        percent: 105.2 for ``đạt 105,2% kế hoạch`` and for ``vượt 5,2%``.
        places: decimal places as printed.
        words: as printed.
        start: offset in the report.
        clause: the number of its clause, from 0.
        is_excess: whether the report prints only by how much the plan is exceeded or missed.
        head: the words of its clause before it.
        undone: the word by which it is not reached, only wanted, or of another time; may be empty.
        estimated: whether the report says that it is an estimate.
    """

    percent: Decimal
    places: int
    words: str
    start: int
    clause: int
    is_excess: bool
    head: str = ""
    undone: str = ""
    estimated: bool = False


@dataclass(frozen=True)
class ReportReading:
    """What the words of a report say.

    Attributes:
        values: in printed order.
        shares: of the plan, in printed order.
        left: numbers that cannot be read.
    """

    values: tuple[ReportedValue, ...]
    shares: tuple[PlanShare, ...]
    left: tuple[str, ...] = ()


def read_report(text: str) -> ReportReading:
    """Read the words with which a report tells a result.

    Args:
        text: one line.
    """
    masked, shares = _take_shares(text)
    masked = _take(_BESIDE_THE_PLAN.compiled, _take(_COMPARED, masked))
    rest, planned, parts = _take_planned(masked)
    ends = _list_clause_ends(rest)
    values: list[ReportedValue] = []
    found = read(rest, is_result=True)
    odd = list(_list_mismatches(masked))
    for figure in found.valued():
        clause = bisect_right(ends, figure.span[0])
        earlier = values[-1] if values and values[-1].clause == clause else None
        value = _value(rest, _same_change(figure, earlier), clause, planned)
        if any(_is_one_of(mismatch, value) for mismatch in odd):
            value = replace(value, unclear=MISMATCH)
        elif any(figure.span[0] < at <= figure.span[1] for at in parts):
            value = replace(value, unclear=PART)
        values.append(value)
    left = [found.text[start:end] for start, end in found.left]
    left += _IN_TURN.findall(text)
    return ReportReading(tuple(values), tuple(shares), tuple(left))


def _list_mismatches(text: str) -> Iterator[tuple[Decimal, Decimal, Decimal]]:
    """Where a fraction stands beside a percentage that is not its own: *14/16 xóm đạt 90%*."""
    for match in _RATIO_AND_SHARE.finditer(text):
        whole, percent = number(match["whole"]), number(match["percent"])
        places = len(match["percent"].partition(",")[2])
        part = _HUNDRED * number(match["part"]) / whole if whole else percent
        if abs(part - percent) > Decimal(1).scaleb(-places):
            yield number(match["part"]), whole, percent


def _is_one_of(mismatch: tuple[Decimal, Decimal, Decimal], value: ReportedValue) -> bool:
    part, whole, percent = mismatch
    figure = value.figure
    if figure.unit == "%":
        return figure.value == percent
    return figure.value == part and whole in (figure.of, value.planned)


def _list_clause_ends(text: str) -> list[int]:
    return [match.end() for match in _CLAUSE_END.finditer(text)]


def _take_shares(text: str) -> tuple[str, list[PlanShare]]:
    shares = []
    ends = _list_clause_ends(text)
    for pattern in (_EXCESS, _RAISED, _SHORTFALL, _SHARE):
        for match in pattern.finditer(text):
            clause = bisect_right(ends, match.start())
            head = text[ends[clause - 1] if clause else 0 : match.start()]
            shares.append(_share(match, clause, pattern, head))
        text = _take(pattern, text)
    return text, sorted(shares, key=lambda share: share.start)


def _same_change(figure: Figure, earlier: ReportedValue | None) -> Figure:
    """A percentage that says a change again: ``giảm 07 vụ (36,8%)``, ``tương ứng 4,1%``."""
    if (
        earlier
        and earlier.figure.direction in AMOUNTS
        and figure.unit == "%"
        and figure.direction is None
        and figure.name in ("", "tương ứng", "tương đương", earlier.figure.name)
    ):
        return replace(figure, direction=earlier.figure.direction, name=earlier.figure.name)
    return figure


def _share(match: re.Match[str], clause: int, pattern: re.Pattern[str], head: str) -> PlanShare:
    printed, is_excess = match["number"], pattern is not _SHARE
    percent = number(printed)
    if pattern is _SHORTFALL:
        percent = _HUNDRED - percent
    elif is_excess:
        percent += _HUNDRED
    places = len(printed.partition(",")[2])
    phrase = _PHRASE_START.sub("", head)
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
        if unit or same:
            head = text[cursor : match.end("done")]
            planned[length + len(head)] = number(match["planned"])
            ends += [length + len(head)] if match["part"] else []
            parts += [head, f" {unit or same}"]
            length += len(head) + 1 + len(unit or same)
            cursor = match.end()
    return "".join([*parts, text[cursor:]]), planned, ends


def _value(text: str, figure: Figure, clause: int, planned: dict[int, Decimal]) -> ReportedValue:
    start, end = figure.span
    beside = next((value for at, value in planned.items() if start < at <= end), None)
    estimated = (
        figure.comparator is Comparator.APPROX or _ESTIMATED.search(text[start:end]) is not None
    )
    undone = _NOT_DONE.search(_PHRASE_START.sub("", text[:end]))
    tail = _TAIL.split(text[end:], maxsplit=1)[0].strip()
    about = ROUGH if _ABOUT.search(text[max(0, start - _WORD_BEFORE) : end]) else ""
    return ReportedValue(
        figure, clause, beside, estimated, undone.group() if undone else "", tail, about
    )


def bare_shares(reading: ReportReading) -> Iterator[tuple[int, PlanShare]]:
    """Percentages that can only be a share of the plan if the target is not in per cent.

    ``Trồng 131/120 ha, đạt 109%``: a nameless percentage after a value of another unit.

    Yields:
        The index in ``values`` of the percentage, and the share that it would be.
    """
    earlier: ReportedValue | None = None
    for at, value in enumerate(reading.values):
        figure = value.figure
        if figure.unit != "%":
            earlier = value
        elif (
            earlier
            and earlier.clause == value.clause
            and figure.name in ("", earlier.figure.name)
            and figure.direction is None
            and isinstance(figure.value, Decimal)
        ):
            places = max(0, -int(figure.value.as_tuple().exponent))
            share = PlanShare(figure.value, places, "", figure.span[0], value.clause, False)
            yield at, share


def without_value(reading: ReportReading, at: int) -> ReportReading:
    """The same reading without one of the values."""
    return replace(reading, values=(*reading.values[:at], *reading.values[at + 1 :]))
