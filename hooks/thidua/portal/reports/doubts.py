"""Why a number that fits a target may yet be another one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thidua.figures import Figure
from thidua.foundation.patterns import compile_late
from thidua.language.vietnamese import CAPITALS
from thidua.portal.reports.grades import is_of_one_grade
from thidua.portal.reports.names import name_other_whole, name_strangers
from thidua.portal.reports.other_kinds import counts_other_kinds
from thidua.portal.reports.report_phrases import GROUPS, RATED_GROUPS
from thidua.portal.reports.report_reading import AMOUNTS, ReportedValue, ReportReading
from thidua.portal.reports.report_wordings import (
    ADDS_UP,
    COUNTED_TOO,
    EACH_ONE,
    IN_THE_YEAR,
    PER_HEAD,
    SEVERAL,
    STOCKED,
    UNDONE,
    WANTED,
)
from thidua.portal.reports.report_words import names_word
from thidua.portal.reports.several import (
    counts_kept,
    counts_more,
    is_added_to_stock,
    is_beside_kept,
    is_graded_apart,
    is_listed_apart,
    is_of_all,
    is_of_one_deed,
    is_of_one_thing,
    is_part_of_goal,
    is_scored_by_others,
    is_told_by_bodies,
    is_told_in_part,
    is_told_in_stages,
    tells_apart,
)
from thidua.portal.reports.words_around import tell_why_another

_OF_THESE = re.compile(
    r"(?<!\w)(?:khu vực|vùng|khối|đợt|vòng|lần|nhóm|thôn|xóm|bản|học kỳ|dân tộc|nữ|riêng)(?!\w)"
    r"(?! (?:trở|nào|văn hóa))",
    re.IGNORECASE,
)
_SO_FAR = re.compile(
    r"(?<!\w)(?:đến nay|hiện nay|hiện),? (?:trên địa bàn |toàn \w+ |cả \w+ )?(?:đã )?"
    r"(?:được cấp|có)(?: khoảng| trên| hơn)? [\d.]+ (?![^;.]*(?:mới|thêm|trong năm))",
    re.IGNORECASE,
)
"""How many there are by now, which counts those of earlier years: *đến nay được cấp 14 mã số*."""
_GROWN = re.compile(r"phát triển (?:\w+ )?(?:đàn|diện tích|vùng)(?!\w)", re.IGNORECASE)
"""How a target of a stock begins with a verb."""
_SENTENCE = re.compile(r"[;\n]\s*|\.\s+")
_PART_FIRST = re.compile(
    r"(?:riêng|"
    r"(?:tại|ở|trong|với|đối với|khu vực|vùng) (?:các |những |một số |nhóm )*(?:thôn|bản|xóm|ấp|"
    r"khu vực|vùng|trường|hộ|nhóm|khối|đồng bào|người|lĩnh vực|cơ sở|lớp|điểm|cụm|"
    r"trung tâm|khu|phía|đợt|dịp|"
    r"xã (?=đặc|biên|vùng|"
    r"nghèo)))(?!\w)",
    re.IGNORECASE,
)
"""How a clause begins by which all that follows is of a part."""
_AMONG = compile_late(
    r"trong (?:tổng )?số (?:các |những )?(?P<count>\d[\d.]* )?(?P<whom>.+)", re.IGNORECASE
)
"""Those among whom a share behind it is told; where they are counted, they may be all."""
_FEWER = compile_late(
    r"(?<!\w)(?:nghèo|dân tộc|nữ|trẻ|khuyết tật|cao tuổi|vùng|nông thôn|đô thị)(?!\w)",
    re.IGNORECASE,
)
_GROUP_FIRST = compile_late(
    rf"(?:khu dân cư|thôn|xóm|bản|ấp|tổ dân phố|tổ|lớp|khối|đội)(?: số)? \d|"
    rf"(?:các |những )*(?:lĩnh vực|khối(?! lượng)|nhóm|vùng|khu vực|gia đình|"
    rf"{RATED_GROUPS.pattern}|{GROUPS.pattern})(?!\w)",
    re.IGNORECASE,
)
_NAMED_PLACE = re.compile(
    rf"(?:tại|ở|trên địa bàn) (?:xã|phường|thị trấn|huyện|quận|tỉnh|thành phố|thôn|xóm|bản) "
    rf"[{CAPITALS}]\w*"
)
_NOT_NOW = re.compile(
    r"(?:theo (?:kế hoạch|dự kiến|chỉ tiêu|dự toán|nghị quyết)(?! số)|đầu (?:năm|kỳ)(?! (?:đến|"
    r"tới))|"
    r"trước đây|năm (?:trước|ngoái)|cùng kỳ|dự kiến|phấn đấu|nếu|khi|lúc|hồi|trước khi|"
    r"so với (?:giai đoạn|nhiệm kỳ|các năm|nhiều năm)|"
    r"(?:nghị quyết|kế hoạch|chỉ tiêu|mục tiêu|dự toán)(?=[^,;]*(?:đề ra|đặt ra|giao)))(?!\w)"
    r"[^,;\d]{0,40}, ",
    re.IGNORECASE,
)
"""How a clause begins by which all that follows is of another time, or only planned."""
_WITHOUT = compile_late(
    r"(?<!\w)(?:chưa|không)(?!\w)(?! (?:ngừng|để|có hiện tượng))", re.IGNORECASE
)
"""Words behind a number by which it counts those of whom a target does not tell."""
_LONG_AGO = compile_late(
    r"[^;.\d]{0,30}?so (?:với )?(?:thời điểm )?(?P<base>đầu (?:nhiệm kỳ|giai đoạn)|"
    r"(?:nhiệm kỳ|giai đoạn) trước|(?:cuối |đầu )?năm (?P<year>20\d\d)|"
    r"khi (?:mới |bắt đầu )?(?:thành lập|triển khai|sáp nhập))(?!\w)",
    re.IGNORECASE,
)
"""With what a change is compared that is one of several years."""
_COUNTED = re.compile(
    r"(?<!\w)số (?P<what>vụ|người|ca|hộ|đối tượng|trường hợp|lượt|học sinh|trẻ|cặp|tiền)(?!\w)",
    re.IGNORECASE,
)
_COUNT = re.compile(r"(?:^|[,:%] )\W{0,9}(?:tổng )?số(?: lượng)? (?!điểm)\w+", re.IGNORECASE)
_RATE = re.compile(r"(?<!\w)(?:tỷ|tỉ) (?:lệ|suất)(?!\w)", re.IGNORECASE)
_REACHED = re.compile(
    r" (?:đã |mới |chỉ )*(?:đạt|có|được|hoàn thành)(?: được| từ| trên| \w+ chuẩn)? (?=\d)",
    re.IGNORECASE,
)
"""How what is told of a count is another number: *02 xã đạt 18/19 tiêu chí*."""
_WHOLE_OF_SHARE = re.compile(r"(?<=% )(?:của|trên|trong)(?: tổng)?(?: số)? \d")
"""How a number begins that is the whole of a share: *đạt 88% của 5.200 tỷ đồng*."""
_CLAUSE = re.compile(r"[;\n]|\.(?=\s)|trong đó", re.IGNORECASE)


def find_doubt(target: Figure, value: ReportedValue, line: str, reading: ReportReading) -> str:
    """Why a number that fits a target may yet be another one; empty if nothing says so."""
    if tells_apart(target, value, reading) or is_beside_kept(line, value, reading.values):
        return SEVERAL
    if counts_kept(target, line, value):
        return STOCKED
    if (
        _WHOLE_OF_SHARE.match(reading.text, value.figure.span[0])
        or is_added_to_stock(target, line, value, reading)
        or counts_more(line, value, reading.text)
        or is_told_in_part(target, line, value, reading.values)
        or counts_other_kinds(target, value, reading)
        or is_of_one_thing(target, value)
        or is_of_one_deed(target, value, reading)
        or is_listed_apart(target, value, reading.values)
        or is_told_by_bodies(line, value, reading.values)
        or is_graded_apart(line, value, reading.text)
        or is_of_one_grade(target, value, reading)
        or is_told_in_stages(line, value, reading)
        or is_scored_by_others(line, value, reading)
        or _has_another_number(value, line, reading)
    ):
        return SEVERAL
    another = tell_why_another(value, [line], reading)
    if another:
        return another
    if (
        _is_without(value, line)
        or _is_compared_with_long_ago(target, value, line, reading)
        or _NOT_NOW.match(_SENTENCE.split(reading.text[: value.figure.span[1]])[-1].strip())
    ):
        return UNDONE
    return "" if is_part_of_goal(target, value) else value.unclear


def _has_another_number(value: ReportedValue, line: str, reading: ReportReading) -> bool:
    """Whether all that is told of those counted is how many other things they have."""
    at = value.figure.span[1]
    reached = _REACHED.match(reading.text, at)
    return reached is not None and any(
        at <= one.figure.span[0] + 1 <= reached.end()
        and one.figure.unit not in (None, "%", "‰", value.figure.unit)
        and not names_word([line], one.figure.unit or "")
        for one in reading.values
    )


def _is_without(value: ReportedValue, line: str) -> bool:
    """Whether a number is of those who do not do it: *4,8% dân số chưa tham gia*."""
    words = _WITHOUT.search(f"{value.figure.name} {value.tail}")
    return words is not None and not names_word([line], words.group())


def _is_compared_with_long_ago(
    target: Figure, value: ReportedValue, line: str, reading: ReportReading
) -> bool:
    """Whether a change is one of several years: *giảm 2,4% so với đầu nhiệm kỳ*."""
    base = _LONG_AGO.match(reading.text, value.figure.span[1])
    is_change = value.figure.direction in AMOUNTS and target.direction in AMOUNTS
    if base is None or not is_change or names_word([line], base["base"]):
        return False
    return not base["year"] or bool(reading.year and int(base["year"]) < reading.year - 1)


def list_more_strangers(
    target: Figure,
    value: ReportedValue,
    strangers: Sequence[str],
    known: Sequence[str],
    reading: ReportReading,
) -> Iterator[str]:
    """The words of its name, and others of the report, by which a number may be another one."""
    if _adds_up(value, known[0], reading):
        yield "lũy kế"
    yield from strangers
    yield from _list_added(target, value, known, reading)
    yield from _list_scene(value, known, reading)
    yield from _list_other_counts(target, value, reading)
    yield from _list_per_head(target, value, known)
    yield from _list_before_colon(value, known, reading)
    stage = WANTED.match(value.tail)
    yield from () if stage is None or names_word(known, stage.group()) else (stage.group(),)
    if value.figure.unit == "%":
        printed = reading.text[value.figure.span[0] :]
        yield from name_other_whole(target.name, value.figure.name, printed)
    if is_of_all(target, known[0], value, reading.text):
        yield "tổng số"


def _list_before_colon(
    value: ReportedValue, known: Sequence[str], reading: ReportReading
) -> Iterator[str]:
    """A place, a group or a turn before a colon, of which alone the numbers behind it are."""
    head, colon, rest = reading.text[: value.figure.span[1]].rpartition(": ")
    found = (
        _OF_THESE.search(_CLAUSE.split(head)[-1]) if colon and not _CLAUSE.search(rest) else None
    )
    if found and not names_word(known, found.group()):
        yield found.group()


def _list_scene(
    value: ReportedValue, known: Sequence[str], reading: ReportReading
) -> Iterator[str]:
    """Where, when or of whom alone a clause tells, said at its start and not in the name.

    *Tại các thôn đặc biệt khó khăn, tỷ lệ hộ nghèo còn 4,8%*.
    """
    clause = _SENTENCE.split(reading.text[: value.figure.span[1]])[-1]
    scene, comma, _ = clause.rpartition(": ")[2].partition(", ")
    start = value.figure.span[1] - len(clause)
    end = start + clause.find(", ")
    is_of_number = any(start <= other.figure.span[0] < end for other in reading.values)
    if not comma or is_of_number or scene.strip().lower() in value.figure.name.lower():
        return
    found = _PART_FIRST.match(scene.strip())
    found = found or _GROUP_FIRST.match(scene.strip()) or _NAMED_PLACE.search(scene)
    said = found.group() if found else ""
    if said and not names_word(known, said):
        yield said
    among = _AMONG.match(scene.strip())
    if among and not (among["count"] and _FEWER.search(among["whom"]) is None):
        yield from name_strangers(among["whom"], known, reading.text)


def _list_other_counts(
    target: Figure, value: ReportedValue, reading: ReportReading
) -> Iterator[str]:
    """What a report counts, if a target counts something else: *số vụ*, *số người*.

    Where 12.4% fewer are poor, the rate of the poor has not fallen by 12.4%.
    """
    count = _COUNT.search(reading.text[slice(*value.figure.span)])
    if count and _is_change_of_rate(target) and not _RATE.search(value.figure.name):
        yield count.group().strip(" ,:%").lower()
    if _is_change_of_rate(value.figure) and _COUNT.match(target.name) and target.unit == "%":
        yield "tỷ lệ"
    asked = {match["what"].lower() for match in _COUNTED.finditer(target.name)}
    told = {match["what"].lower() for match in _COUNTED.finditer(value.figure.name)}
    if asked and told and not asked & told:
        yield from sorted(told)


def _is_change_of_rate(figure: Figure) -> bool:
    return (
        figure.unit == "%" and figure.direction in AMOUNTS and _RATE.search(figure.name) is not None
    )


def _list_per_head(target: Figure, value: ReportedValue, known: Sequence[str]) -> Iterator[str]:
    """Words by which a number is told of each one, if the target is of all together."""
    per_head = PER_HEAD.search(f"{value.figure.name} {value.tail}")
    if per_head and not any(EACH_ONE.search(words) for words in (*known, target.unit or "")):
        yield per_head.group().lower()


def _list_added(
    target: Figure, value: ReportedValue, known: Sequence[str], reading: ReportReading
) -> tuple[str, ...]:
    """What a list behind a number counts too: *cho 95% hộ nghèo, hộ cận nghèo*."""
    behind = reading.text[value.figure.span[1] :]
    added = COUNTED_TOO.match(behind) if value.figure.value != target.value else None
    return () if added is None or names_word(known, added["what"]) else (added["what"],)


def _adds_up(value: ReportedValue, line: str, reading: ReportReading) -> bool:
    """Whether a number counts earlier years too, beside a target of what this year does."""
    head = _CLAUSE.split(reading.text[: value.figure.span[1]])[-1] + value.figure.name
    if ADDS_UP.search(line) or not IN_THE_YEAR.match(line):
        return False
    return bool(ADDS_UP.search(head) or (_SO_FAR.search(head) and not _GROWN.match(line)))
