"""Whether a number of a report is counted as a target counts: units, and names that hold them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from thidua.figures import Baseline, Direction, Figure
from thidua.figures.units import converted, unit_of
from thidua.language.vietnamese import CAPITALS
from thidua.portal.reports.report_reading import ReportedValue
from thidua.portal.reports.report_wordings import EMPTY, IN_THE_YEAR, NARROWING, SAID_BY_UNIT
from thidua.portal.reports.report_words import WORD, is_short_for, say_alike, spell_out

_SHORT_FORM = re.compile(rf"[{CAPITALS}]{{2,}}")
_BARE_SCALES = frozenset({"tỷ", "tỉ", "triệu", "nghìn", "ngàn"})
_WITHOUT_SAYING = frozenset({"năm", "người", "tháng", "ngày"})
_SHORT_UNITS = {"m²": "ha"}
_ADDRESSES = frozenset({"đồng chí", "em", "cháu", "anh", "chị", "người"})
"""How persons are called before what they are: *66 đồng chí dân quân*."""
_CALLED = frozenset({"đồng chí", "em", "cháu", "chiến sĩ"})
_ADMITTED = re.compile(
    r"(?P<deed>.*kết nạp)(?: [^\W\d]+){0,6}? vào (?P<body>Đảng|Đoàn|Hội)(?! \w)", re.IGNORECASE
)
"""What those who are admitted become: *kết nạp 11 quần chúng ưu tú vào Đảng* are *đảng viên*."""
_HAPPENINGS = frozenset({"vụ", "vụ việc", "ca", "trường hợp"})
_YEAR_BEFORE = re.compile(r"(?<!\w)(?:cùng kỳ|năm (?:trước|ngoái))(?!\w)", re.IGNORECASE)
_RATE = re.compile(r"(?<!\w)(?:tỷ|tỉ) (?:lệ|suất)(?!\w)", re.IGNORECASE)
_NUMBERED = re.compile(r"(?<![\w/.,])(?<!tháng )(?<!ngày )(?<!năm )(?<!quý )\d{1,2} [^\W\d]+")
"""A number that is a part of a name: *trẻ 5 tuổi*, *học 2 buổi*."""
_WHERE = re.compile(r"(?<!thông )(?<!\w)(?:nông thôn(?! mới)|đô thị(?! văn minh))(?!\w)", re.I)
_ONLY_WHERE = re.compile(
    r"(?:(?:(?:trong|đến|tính đến|hết|qua) [^,]{1,30}|(?:toàn|cả) \w+|trên địa bàn(?: \w+)?|"
    r"hiện(?: nay)?|năm qua|năm \d{4})(?:, ?)?)+",
    re.IGNORECASE,
)
"""A name that says only when and where, so that what is counted stands behind the number."""
_PHRASE_END = re.compile(r"[,;(](?!\d)|\.(?=\s|$)")
_MORE = re.compile(r"(?<!tăng )(?<!\w)thêm(?: được)? \d", re.IGNORECASE)
_HUNDRED = Decimal(100)
_DENIED = re.compile(r"(?<!\w)(?:không|chưa|thiếu|mất|còn|trừ)(?!\w)", re.IGNORECASE)
_GROWTH = re.compile(r"(?<!\w)(?:tốc độ tăng|tăng trưởng)(?!\w)(?!.*dân số)", re.IGNORECASE)


def say_as_target(target: Figure, value: ReportedValue, report: str) -> ReportedValue:
    """A number of a report, counted in the way of the target where both surely say the same."""
    value = _as_counted(target, _with_thing(target, _as_member(target, value)))
    phrase = _PHRASE_END.split(report[value.figure.span[1] :], maxsplit=1)[0]
    report_here = report[: value.figure.span[1]] + phrase
    if denies_alike(report_here, target.name):
        value = _as_share_of_all(target, value)
    return _as_growth(target, _as_made(target, value, report), report)


def _as_made(target: Figure, value: ReportedValue, report: str) -> ReportedValue:
    """What was made besides, where a target says what is to be made: *có thêm 6 mô hình*."""
    figure = value.figure
    is_made = target.direction is None and IN_THE_YEAR.match(target.name)
    if not is_made or figure.direction is not Direction.INCREASE or figure.baseline:
        return value
    is_more = _MORE.search(report[slice(*figure.span)]) and not figure.is_percent
    return replace(value, figure=replace(figure, direction=None)) if is_more else value


def _as_member(target: Figure, value: ReportedValue) -> ReportedValue:
    """Those who are admitted as what they become, and a unit that says the same."""
    figure, wanted = value.figure, target.unit or ""
    admitted = _ADMITTED.match(f"{figure.name} {value.tail}".strip())
    if admitted and wanted == f"{admitted['body'].lower()} viên":
        return replace(value, figure=replace(figure, unit=wanted, name=admitted["deed"]), tail="")
    if figure.unit and wanted and say_alike(figure.unit) == say_alike(wanted):
        return replace(value, figure=replace(figure, unit=wanted))
    return value


def _with_thing(target: Figure, value: ReportedValue) -> ReportedValue:
    """A number whose unit names the thing too, or leaves it to the name: *hộ cận nghèo*, *hộ*."""
    value = replace(value, tail=spell_out(value.tail, f"{target.unit or ''} {target.name}"))
    figure = value.figure
    unit, wanted = figure.unit or "", target.unit or ""
    if unit in _CALLED and wanted and f"{value.tail} ".startswith(f"{wanted} "):
        figure, unit = replace(figure, unit=wanted), wanted
    elif unit in _ADDRESSES and wanted and f"{unit} {wanted}" in figure.name:
        name = figure.name.replace(f"{unit} {wanted}", wanted)
        figure, unit = replace(figure, unit=wanted, name=name), wanted
    elif wanted and (
        (unit in _CALLED and re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", figure.name))
        or (unit in ("", *_ADDRESSES) and _counts_first(figure.name, wanted))
    ):
        figure, unit = replace(figure, unit=wanted), wanted
    elif (
        wanted in _ADDRESSES
        and f" {unit} " in f" {target.name} ".lower()
        and converted(Decimal(1), unit, wanted) is None
    ):
        figure, unit = replace(figure, unit=wanted, name=f"{figure.name} {unit}"), wanted
    words = wanted.split()[: len(unit)]
    if len(wanted.split()) > len(unit) > 1 and is_short_for(unit, " ".join(words)):
        full = " ".join(words)  # “HTX nông nghiệp”
        figure, unit = replace(figure, unit=full, name=figure.name.replace(unit, full)), full
    if value.tail and (figure.name in ("", unit) or _ONLY_WHERE.fullmatch(figure.name)):
        figure = replace(figure, name=f"{figure.name} {value.tail}".strip())
    if _is_short_of(wanted, unit) or is_short_for(unit, wanted) or is_short_for(wanted, unit):
        figure, unit = replace(figure, unit=wanted), wanted
    if converted(Decimal(1), unit or None, wanted or None) is not None:
        pass
    elif wanted and unit.startswith(f"{wanted} "):
        name = f"{figure.name} {unit.removeprefix(wanted).strip()}".strip()
        figure = replace(figure, unit=wanted, name=name)
    elif (
        unit
        and wanted.startswith(f"{unit} ")
        and list_words(wanted) <= list_words(f"{unit} {figure.name}")
    ):
        figure = replace(figure, unit=wanted)
    tail = value.tail if figure is value.figure or value.tail not in figure.name else ""
    return replace(value, figure=figure, tail=tail)


def _is_short_of(wanted: str, unit: str) -> bool:
    """Whether a rate leaves out a word of what it counts: *giường/vạn dân* of *giường bệnh*."""
    short, slash, over = wanted.partition("/")
    return bool(slash) and unit.startswith(f"{short} ") and unit.endswith(f"/{over}")


def _counts_first(name: str, noun: str) -> bool:
    """Whether a name begins with what is counted: *Lao động được tạo việc làm*, in persons."""
    counted = rf"(?:(?:tổng|lượt|số|\W)\s*)*{re.escape(noun)}(?!\w)"
    return re.match(counted, name, re.IGNORECASE) is not None


def _as_share_of_all(target: Figure, value: ReportedValue) -> ReportedValue:
    """How many of all, beside a target of all of them: *17/18 thôn* and *100% thôn*.

    Only then it is the same whether 18 are all that there are, or all that were planned.
    """
    percent = reckon_of_counted(target, value)
    if percent is None or target.value != _HUNDRED:
        return value
    share = replace(value.figure, value=percent, unit="%", of=None)
    return replace(value, figure=share, planned=None)


def reckon_of_counted(target: Figure, value: ReportedValue) -> Decimal | None:
    """The share that a number is of the one behind its slash, if the target counts the same things.

    *17/18 thôn* and *90% thôn*: 18 are all that there are, or all that were planned.
    """
    figure, whole = value.figure, value.planned
    if target.unit != "%" or not whole or not figure.unit:
        return None
    done = figure.value
    if not isinstance(done, Decimal) or not 0 <= done <= whole or value.unclear:
        return None
    called = (figure.unit, unit_of(figure.unit).base)
    if not any(list_words(noun) <= list_words(target.name) for noun in called):
        return None
    return _HUNDRED * done / whole


def denies_alike(name: str, other: str) -> bool:
    """Whether two names deny as often: *thôn không có ma túy* is not *thôn có ma túy*."""
    return len(_DENIED.findall(name)) == len(_DENIED.findall(other))


def _is_year_before(baseline: Baseline, report: str) -> bool:
    """Whether a change is one of a single year: *cùng kỳ*, *năm 2026 tăng … so với năm 2025*."""
    if _YEAR_BEFORE.search(baseline.text):
        return True
    return baseline.year is not None and f"năm {baseline.year + 1}" in report


def _as_growth(target: Figure, value: ReportedValue, report: str) -> ReportedValue:
    """A growth told as a level beside one told as a change: *tốc độ tăng trưởng 8%*, *tăng 8%*."""
    figure = value.figure
    if (target.unit, figure.unit) != ("%", "%") or target.baseline:
        return value
    if figure.baseline and not _is_year_before(figure.baseline, report):
        return value
    rises = Direction.INCREASE
    if target.direction is None and figure.direction is rises and _GROWTH.search(target.name):
        return replace(value, figure=replace(figure, direction=None))
    if target.direction is rises and figure.direction is None and _GROWTH.search(figure.name):
        return replace(value, figure=replace(figure, direction=rises))
    return value


def tell_unit(unit: str | None) -> str:
    """What a unit says already, so that a name may leave it out."""
    is_money = unit is not None and unit_of(unit).base == "đồng"
    return "giá trị nguồn lực số tiền" if is_money else SAID_BY_UNIT.get(unit or "", "")


def count_shared_words(name: str, other: str) -> int:
    """How many words two names share; a short form counts as the words that it stands for."""
    words, others = list_words(name), list_words(other)
    return len(words & others) + _expanded(name, other) + _expanded(other, name)


@lru_cache(maxsize=2048)  # each name of a report is compared with each line of the plan
def list_words(name: str) -> frozenset[str]:
    """The words of a name that tell it from others."""
    return frozenset(WORD.findall(name.lower().replace("phát sinh", "phát_sinh"))) - EMPTY


def list_narrowing(name: str) -> set[str]:
    """The words of a name that make a quantity stricter: *tự nguyện* beside *bắt buộc*."""
    found = {match.group().lower() for match in NARROWING.finditer(name)}
    found |= {match.group().lower() for match in _WHERE.finditer(name)}
    return found | {match.group().lower() for match in _NUMBERED.finditer(name)}


def _expanded(short: str, long: str) -> int:
    """Words of ``long`` whose first letters make a short form: BHYT, *bảo hiểm y tế*."""
    forms = _SHORT_FORM.findall(short)
    return sum(len(form) for form in forms if form in _initials(long)) if forms else 0


@lru_cache(maxsize=2048)
def _initials(text: str) -> str:
    return "".join(word[0] for word in WORD.findall(text)).upper()


def in_unit_of(target: Figure, figure: Figure) -> Decimal | None:
    """The value of a figure in the unit of a target; None if they measure different things."""
    value = figure.value[0] if isinstance(figure.value, tuple) else figure.value
    if value is None:
        return None
    if target.unit == figure.unit or _names_unit(target, figure) or _names_unit(figure, target):
        return value
    if figure.unit in _BARE_SCALES and unit_of(target.unit or "").base == "đồng":
        figure = replace(figure, unit=f"{figure.unit} đồng")  # “212 triệu/350 triệu”
    if not _are_over_the_same(target, figure):
        return None
    scale, other = _scale_over(target), _scale_over(figure)
    if scale != other and Decimal(1) in (scale, other):  # the name says “trên vạn dân” instead
        value = value * other / scale
    done = converted(value, figure.unit, target.unit)
    if done is None and "đầu người" in target.name and _lacks_only_what_is_said(target, figure):
        heads = [(one.unit or "").partition("/")[0] for one in (figure, target)]
        done = converted(value, *heads)
    return done


def _lacks_only_what_is_said(target: Figure, figure: Figure) -> bool:
    """Whether one says in a year and the other of a person: *75 triệu đồng/năm*, *triệu/người*."""
    over, other = (set(unit_of(one.unit or "").over) for one in (target, figure))
    return over ^ other == {"người", "năm"}


def goes_other_way(target: Figure, figure: Figure) -> bool:
    """Whether a count rose that a target lowers by per cents: *tăng 2 vụ*, *giảm 5% số vụ*.

    Only the direction of such a change counts. A rate may fall although a count rises.
    """
    ways = {target.direction, figure.direction}
    return (
        target.unit == "%"
        and figure.unit in _HAPPENINGS
        and figure.baseline is not None
        and ways == {Direction.INCREASE, Direction.DECREASE}
        and not _RATE.search(target.name)
    )


def count_planned(target: Figure, value: ReportedValue) -> Decimal | None:
    """The number after the slash in the unit of a target: *91.245/86.000 triệu đồng*, 86 tỷ."""
    planned = value.planned
    if planned is None or planned in (target.value, target.of):
        return planned
    scaled = converted(planned, value.figure.unit, target.unit)
    return planned if scaled is None else scaled


def _names_unit(counted: Figure, named: Figure) -> bool:
    """Whether a figure without a unit names that of another: *số hội viên là 214*."""
    if counted.unit is None or named.unit or named.of is not None or counted.of is not None:
        return False
    if unit_of(counted.unit).factor != 1 or "/" in counted.unit or counted.unit in ("%", "đồng"):
        return False
    name = rf"(?:tổng )?(?:số )?(?:lượng )?{re.escape(counted.unit)}(?!\w)"
    return re.match(name, named.name, re.IGNORECASE) is not None


def _as_counted(target: Figure, value: ReportedValue) -> ReportedValue:
    """A number out of as many, where the target names what it counts: *Số thôn đạt: 13/13*."""
    unit = value.figure.unit
    if target.unit or target.of is None or unit is None or value.planned != target.of:
        return value
    if not count_shared_words(target.name, unit):
        return value
    return replace(value, figure=replace(value.figure, unit=None))


def _are_over_the_same(target: Figure, figure: Figure) -> bool:
    """Whether one leaves out only what goes without saying, or what its name says instead."""
    over, other = (set(unit_of(one.unit or "").over) for one in (target, figure))
    missing = (over ^ other) - _WITHOUT_SAYING
    if not missing:
        return True
    rate, level = (target, figure) if over > other else (figure, target)
    name = say_alike(level.name).lower()
    if _scale_over(rate) != 1:
        return say_alike((rate.unit or "").partition("/")[2]).lower() in name
    return all(_SHORT_UNITS.get(noun, noun) in name for noun in missing)


def _scale_over(figure: Figure) -> Decimal:
    """Over how many a rate is: 10.000 for *giường/vạn dân*."""
    head, slash, _ = (figure.unit or "").partition("/")
    return unit_of(head).factor / unit_of(figure.unit or "").factor if slash else Decimal(1)


def is_counted_like(targets: Sequence[Figure], told: Sequence[ReportedValue]) -> bool:
    """Whether the last number before a bare percentage is in the unit of a target."""
    before = next((one.figure for one in reversed(told) if one.figure.unit != "%"), None)
    return before is not None and any(in_unit_of(target, before) is not None for target in targets)
