"""Whether a number of a report is of one of several things that a target has in one number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from thidua.figures import Direction, Figure, lexicon
from thidua.foundation.patterns import LatePattern, compile_late
from thidua.portal.reports.report_phrases import ACTOR
from thidua.portal.reports.report_reading import ReportedValue, ReportReading
from thidua.portal.reports.report_units import list_words
from thidua.portal.reports.report_wordings import (
    ANEW,
    IN_THE_YEAR,
    KEPT,
    KEPT_TOO,
    LISTED_COUNTS,
    PART,
    STOCK,
)
from thidua.portal.reports.report_words import say_alike

_ALSO = LatePattern(rf"(?:,| và|, và) (?P<noun>{lexicon.ANY_UNIT})(?!\w)(?=[^\d;]*(?:;|$))")
"""A second noun behind the unit of a number, without a number of its own."""

_BEHIND = compile_late(r"[;,.(\d]|(?<!\w)(?:và|trong đó)(?!\w)")
"""Where the words end that say of what the number before them is."""
_GRADES = {"xuất sắc": 0, "giỏi": 1, "tốt": 1, "khá": 2, "trung bình": 3}
_GRADE = compile_late(
    rf"(?:(?<=hoàn thành )|(?<=xếp loại )|(?<=loại ))(?:{'|'.join(_GRADES)})(?!\w)"
)
_IN_TIME = frozenset({"trước hạn", "đúng hạn", "sớm hạn", "trước thời hạn", "đúng thời hạn"})
_LAST_STAGES = {"khởi công", "hoàn thành", "khánh thành", "bàn giao", "công nhận", "ban hành"}
_STAGE = compile_late(
    r"(?<!\w)(?:phê duyệt|nghiệm thu|thẩm định|xét duyệt|công nhận|khởi công|khánh thành|bàn giao|"
    r"tiếp nhận|đăng ký|đề xuất|đề nghị|triển khai|hoàn thành|thông qua|ban hành|cấp phép|nộp|"
    rf"{'|'.join(sorted(_IN_TIME))})(?!\w)",
    re.IGNORECASE,
)
"""How far a thing has come, or how early it was done."""
_OWN_SCORE = compile_late(
    r"(?<!\w)tự (?:chấm|đánh giá|kiểm tra|thẩm định|xếp|cho điểm)(?!\w)", re.IGNORECASE
)
_SCORE_OF_OTHERS = compile_late(
    r"(?<!tự )(?<!\w)(?:chấm|thẩm định|phúc tra|kiểm tra|đánh giá|công bố|xếp)(?!\w)"
    r"(?= (?:lại|đạt|là|được|còn|chấm|cho|\d)| [^,;.\d]{0,40}\d)", re.IGNORECASE
)  # fmt: skip
_LISTED = compile_late(r", | và | hoặc ")
_DEEDS = (
    compile_late(r"(?<!\w)(?:xây|làm mới|dựng mới|mở mới|cấp mới|trồng mới)(?!\w)", re.IGNORECASE),
    compile_late(
        r"(?<!\w)(?:sửa|tu (?:sửa|bổ)|cải tạo|nâng cấp|trùng tu|tôn tạo|cấp (?:đổi|lại)|"
        r"trồng (?:dặm|lại|thay))(?!\w)",
        re.IGNORECASE,
    ),
)
"""What makes a thing anew, and what mends it."""
_PAIR = 2
_WHO = compile_late(rf"{ACTOR.pattern}|(?:các )?quỹ(?!\w)", re.IGNORECASE)
STOCK_BUILT = compile_late(r"(?:phấn đấu )?xây dựng (?:được )?(?:nguồn )?(?:quỹ|vốn)(?!\w)", re.I)
"""What is built up over years, so that its target is a level."""
_ALL_OF_THEM = compile_late(
    r"(?<!\w)cả (?:0?[2-9]|hai|ba|bốn|năm) (?:tiêu chí|mặt|chỉ số|"
    r"chỉ tiêu|phương diện|yếu tố|nội dung|lĩnh vực)(?!\w)",
    re.IGNORECASE,
)
_TOTAL = compile_late(r"tổng (?:số|cộng)(?!\w)", re.IGNORECASE)
_GRADE_UP = compile_late(r"trở lên", re.IGNORECASE)


def tells_apart(target: Figure, value: ReportedValue, reading: ReportReading) -> bool:
    """Whether a report gives one number each to what the target counts in one.

    *Đám cưới văn minh 95%, đám tang 98%* beside *đám cưới, đám tang văn minh 96%*: neither is that
    of the target. A part leaves out what the whole before it says: *khám phá án đạt 92%, trong đó
    án mạng 100%*.
    """
    wanted, own = list_words(target.name), list_words(value.figure.name)
    return any(
        other.figure.span != value.figure.span
        and other.clause == value.clause
        and other.figure.unit == value.figure.unit
        and other.figure.direction is value.figure.direction
        and (list_words(other.figure.name) & wanted) - own
        and (own & wanted) - list_words(other.figure.name)
        and list_words(other.figure.name) <= wanted
        and not value.whole
        for other in reading.values
    )


def is_graded_apart(text: str, value: ReportedValue, report: str) -> bool:
    """Whether a number is of one grade, and a better one is told apart that a target may include.

    *14 chi bộ xuất sắc, 46 chi bộ hoàn thành tốt, chiếm 75%* beside *80% hoàn thành tốt*.
    """
    told = _GRADE.findall(f"{value.figure.name} {value.tail}".lower())
    if not told or _GRADE_UP.search(f"{value.figure.name} {value.tail}"):
        return False
    best = min(_GRADES[one] for one in told)
    asked = {_GRADES[one] for one in _GRADE.findall(text.lower())}
    better = {_GRADES[one] for one in _GRADE.findall(report.lower()) if _GRADES[one] < best}
    return best in asked and bool(better) and not better & asked


def is_told_in_stages(line: str, value: ReportedValue, reading: ReportReading) -> bool:
    """Whether a report counts a thing at several stages, and the target does not say at which.

    *Phê duyệt 13 đề tài, nghiệm thu 9 đề tài* beside *10 đề tài*; *trước hạn 85%, đúng hạn 14%*
    beside *đúng hạn 99%*, which both of them are.
    """
    own = _tell_stage(value)
    if not own or (own not in _IN_TIME and _STAGE.search(line)):
        return False
    stages = {
        _tell_stage(other)
        for other in reading.values
        if other.clause == value.clause
        and _first_word(other.figure.unit) == _first_word(value.figure.unit)
    } - {"", own}
    unit = re.escape(_first_word(value.figure.unit))
    if unit and own not in (*_IN_TIME, *_LAST_STAGES):  # those only wanted are no values any more
        counted = rf"(?P<stage>{_STAGE.pattern}) (?:được )?\d+ {unit}(?!\w)"
        told = re.finditer(counted, reading.text, re.IGNORECASE)
        stages |= {match["stage"].lower() for match in told} - {own}
    return bool(stages & _IN_TIME if own in _IN_TIME else stages - _IN_TIME)


def _tell_stage(value: ReportedValue) -> str:
    """The word of a number that says how far a thing has come, or how early it was done."""
    found = {word.lower() for word in _STAGE.findall(f"{value.figure.name} {value.tail}")}
    return found.pop() if len(found) == 1 else ""


def is_scored_by_others(line: str, value: ReportedValue, reading: ReportReading) -> bool:
    """Whether a report tells a body's own score and that of others, and the target not whose.

    *Tự chấm 95,5 điểm, đoàn kiểm tra chấm 93 điểm*.
    """
    if _OWN_SCORE.search(line) or _SCORE_OF_OTHERS.search(line):
        return False
    several = [one for one in reading.values if one.figure.unit == value.figure.unit]
    is_own = _OWN_SCORE.search(reading.text) is not None
    return len(several) > 1 and is_own and _SCORE_OF_OTHERS.search(reading.text) is not None


def is_of_all(target: Figure, line: str, value: ReportedValue, known: str) -> bool:
    """Whether a number is a total, and the report has no word by which a target is a part of it.

    *Tổng số lượt khám bệnh 78.200* beside *khám bệnh ngoại trú 62.000 lượt*.
    """
    is_share = value.figure.is_percent
    if is_share or not _TOTAL.match(value.figure.name) or _TOTAL.search(line):
        return False
    own = list_words(say_alike(f"{known} {value.figure.unit or ''}"))
    return bool(list_words(say_alike(target.name)) - own)


def is_of_one_thing(target: Figure, value: ReportedValue) -> bool:
    """Whether a number is of one of several things that a target sets: *số vụ, số người*.

    *Giảm 2 vụ (20%)* is one of those that *giảm trên cả 3 tiêu chí* means.
    """
    things = LISTED_COUNTS.findall(target.name)
    if _ALL_OF_THEM.search(target.name):
        return not _ALL_OF_THEM.search(f"{value.figure.name} {value.tail}")
    told = list_words(f"{value.figure.name} {value.figure.unit or ''} {value.tail}")
    return len(things) > 1 and not all(list_words(thing) & told for thing in things)


def is_listed_apart(target: Figure, value: ReportedValue, values: Sequence[ReportedValue]) -> bool:
    """Whether a number is of one of two things that a target lists, and another of the other.

    *Viện phí không dùng tiền mặt 54%*, *học phí 100%* beside *học phí, viện phí đạt 60%*.
    """
    own = list_words(f"{value.whole} {value.figure.name} {value.tail}")
    others: set[str] = set()
    for one in values:
        if one.figure.span != value.figure.span and one.figure.unit == value.figure.unit:
            others |= list_words(f"{one.figure.name} {one.tail}")
    for mark in _LISTED.finditer(target.name):
        before = set(target.name[: mark.start()].lower().split()[-_PAIR:])
        behind = set(target.name[mark.end() :].lower().split()[:_PAIR])
        for left, right in ((before - behind, behind - before), (behind - before, before - behind)):
            if left & own and not right & own and right & others:
                return True
    return False


def is_of_one_deed(target: Figure, value: ReportedValue, reading: ReportReading) -> bool:
    """Whether a number is of one of two deeds that a target counts in one, or each has its own.

    *Đã xây mới 4, sửa chữa 3 nhà* beside *Xây, sửa 6 nhà*.
    """
    own = f"{value.whole} {value.figure.name} {value.tail}"
    if all(deed.search(target.name) for deed in _DEEDS):
        return not all(deed.search(own) for deed in _DEEDS)
    listed = _LISTED.split(target.name)
    deeds = [item.split()[0].lower() for item in listed if item.strip()]
    done = [deed for deed in deeds if deed in own.lower().split()]
    others = "|".join(re.escape(deed) for deed in deeds if deed not in done)
    unit = re.escape(_first_word(value.figure.unit))
    counted = rf"(?<!\w)(?:{others})(?: [^\W\d]+){{0,2}} \d+(?: *[,;]| và|(?: {unit}(?!\w)))"
    return (
        bool(done and others and unit and not value.figure.is_percent)
        and re.search(counted, reading.text, re.IGNORECASE) is not None
    )


def is_told_by_bodies(line: str, value: ReportedValue, values: Sequence[ReportedValue]) -> bool:
    """Whether another number of the same is told of another body: *quỹ trao 165, xã trao 152*."""
    doer = ACTOR.match(value.figure.name)
    if doer is None or list_words(doer.group()) <= list_words(f"{line} {value.figure.unit}"):
        return False
    return any(
        one.figure.span != value.figure.span
        and one.clause == value.clause
        and _first_word(one.figure.unit) == _first_word(value.figure.unit)
        and one.figure.unit not in (None, "%", "‰")
        and not (one.whole or value.whole)
        and _WHO.match(one.figure.name)
        and value.figure.name != one.figure.name
        and value.figure.name.split()[-1] in one.figure.name.split()
        for one in values
    )


def is_beside_kept(line: str, value: ReportedValue, values: Sequence[ReportedValue]) -> bool:
    """Whether it is told apart what is new and what is kept: *duy trì 14, xây mới 7 tuyến*."""
    own = _is_kept(value.figure)
    if ANEW.search(line) or (own and KEPT.search(line)):
        return False
    return any(
        other.figure.span != value.figure.span
        and _is_kept(other.figure) is not own
        and other.clause == value.clause
        and _first_word(other.figure.unit) == _first_word(value.figure.unit)
        and other.figure.unit not in (None, "%", "‰")
        for other in values
    )


def is_told_in_part(
    target: Figure, line: str, value: ReportedValue, values: Sequence[ReportedValue]
) -> bool:
    """Whether only a part of what a number counts is what a target names.

    *Tặng 212 suất quà, trong đó 180 suất cho thiếu nhi* beside *200 suất quà cho thiếu nhi*.
    """
    own = list_words(f"{value.figure.name} {value.figure.unit or ''} {value.tail}")
    asked = list_words(_BEHIND.split(line[target.span[1] :])[0])
    return any(
        other.whole
        and not value.whole
        and other.clause == value.clause
        and _first_word(other.figure.unit) == _first_word(value.figure.unit)
        and (list_words(f"{other.figure.name} {other.tail}") & asked) - own
        for other in values
    )


def counts_kept(target: Figure, line: str, value: ReportedValue) -> bool:
    """Whether a number counts what was there before, beside a target of what is new."""
    is_new = IN_THE_YEAR.match(line) and not KEPT_TOO.search(line) and not KEPT.search(line)
    if not _is_kept(target) and IN_THE_YEAR.match(target.name) and not KEPT.search(target.name):
        is_new = is_new or not KEPT_TOO.search(target.name)
    return bool(is_new and (KEPT_TOO.search(value.figure.name) or _is_kept(value.figure)))


def _is_kept(figure: Figure) -> bool:
    """Whether a figure tells what was there before."""
    return figure.direction is Direction.MAINTAIN or KEPT.match(figure.name) is not None


def _first_word(unit: str | None) -> str:
    return (unit or "").partition(" ")[0]


def list_also_counted(target: Figure, text: str, report: str) -> tuple[str, ...]:
    """What stands beside the unit of a target, counted in the same number, and not in the report.

    *Tổ chức 6 hội thi, hội diễn*, of which a report tells *4 hội thi*.

    Args:
        target: a figure of the line.
        text: the line, in which its span is.
        report: the words of the report.
    """
    also = _ALSO.compiled.match(text[target.span[1] :])
    if also is None or re.search(rf"[^\d\W] ?(?:,| và|, và) {re.escape(also['noun'])}", report):
        return ()
    return (also["noun"],)


def counts_more(line: str, value: ReportedValue, report: str) -> bool:
    """Whether a number is of another thing too, which the target does not count.

    *6 hội thi, hội diễn* beside *5 hội thi*.
    """
    also = _ALSO.compiled.match(report[value.figure.span[1] :])
    return also is not None and not value.figure.is_percent and also["noun"] not in line


def is_part_of_goal(target: Figure, value: ReportedValue) -> bool:
    """Whether a part of a total is told of a target out of the same total."""
    return value.unclear == PART and target.of is not None and target.of == value.planned


def is_added_to_stock(
    target: Figure, line: str, value: ReportedValue, reading: ReportReading
) -> bool:
    """Whether a number only tells what was added to a stock that is the target.

    *Quỹ tăng trưởng 45 triệu đồng, nâng tổng nguồn vốn lên 327 triệu đồng* beside *quỹ đạt 300*.
    """
    is_new = IN_THE_YEAR.match(line) and not STOCK_BUILT.match(line)
    if is_new or ANEW.search(line) or value.figure.direction is Direction.INCREASE_TO:
        return False
    return target.direction is None and any(
        other.clause == value.clause
        and other.figure.direction is Direction.INCREASE_TO
        and other.figure.span[0] > value.figure.span[0]
        and _first_word(other.figure.unit) == _first_word(value.figure.unit)
        for other in reading.values
    )


def is_stock(figure: Figure) -> bool:
    """Whether a figure tells how many there are by now, all years together."""
    return figure.direction is Direction.INCREASE_TO or bool(STOCK.fullmatch(figure.name))
