"""Rules for figures that staff state: what they are of, how much, and which way, is printed.

What a figure is of and in which unit, whether it is a least value, a level or a change: the words
say it, and a fact that contradicts them is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.figures import Comparator, Direction, Figure, read
from thidua.foundation.patterns import compile_late
from thidua.foundation.problems import Problem
from thidua.language.compared_words import drop_zeros, gather_words
from thidua.language.compounds import keep_compounds
from thidua.language.vietnamese import fold
from thidua.model.target import StatedFigure
from thidua.portal.dossier import Dossier
from thidua.portal.rules.fidelity import difference_problem
from thidua.portal.targets import TargetLine

_UP, _DOWN = {Comparator.GT, Comparator.GE}, {Comparator.LT, Comparator.LE}
_UP_WORDS = compile_late(
    r"tren|tro len|it nhat|toi thieu|khong duoi|khong thap hon|vuot|hon|tu |dat va|[≥>⩾]"
)
_DOWN_WORDS = compile_late(
    r"duoi|tro xuong|khong qua|khong vuot|khong cao hon|toi da|nho hon|thap hon|chua den|[≤<⩽]"
)
_RISING = {Direction.INCREASE, Direction.INCREASE_TO}
_FALLING = {Direction.DECREASE, Direction.DECREASE_TO}
_AMOUNTS = {Direction.INCREASE, Direction.DECREASE}
_LEVELS = {Direction.INCREASE_TO, Direction.DECREASE_TO}
_FALLS = compile_late(
    r"\b(?:giam|ha|xuong|con|bot|rut|keo|thap|it|duoi|khong|kiem che|han che|cat|thu hep|xoa)\b|"
    r"[-−]\d"
)
_NUMBER = compile_late(r"\d+(?:[.,]\d+)*")
_RANGE = compile_late(
    rf"(?<![\d.,/])({_NUMBER.pattern})(?: ?[%‰])? ?(?:[-–—]|đến|tới) ?({_NUMBER.pattern})(?![\d/])"
)
_MAGNITUDE = compile_late(r"\s*(nghin|ngan|trieu|ty|ti|van)\b(?! le)")
_MEASURE = compile_late(
    r"\s?(kV|kVA|MVA|MW|kW|kWh|km²|km2|km|ha|m²|m2|m³|m3|kg|tấn|lít|mm|cm|GB|Mbps)(?![\w²³/])"
)
_STARTS = compile_late(r"\W*(?:(?:dau |cuoi )?nam \d+ )?(?:xuong|len)\b")
_REACHES = compile_late(r"\s?[%‰]?\s?(?:xuong|len)(?: con| den| thanh)? \d")
_LEADS = compile_late(r"\b(?:dat|con|ket nap|it nhat|toi thieu|phan dau|xay dung|trong moi)\W*$")
_IS_BASE = compile_late(r"\b(?:nam \d{4}|so voi|tu|hien nay|truoc day)\b[^,;]{0,20}$")
_CLAUSE = compile_late(r"; ?")
_FEWEST_CLAUSES = 2
_JOINING = frozenset(fold("ở của trong được số các những").split())
"""Words that only join the printed ones in another order: *suy dinh dưỡng ở trẻ em*."""
_ABOUT = compile_late(r"\b(?:khoang|xap xi|du kien|uoc|tam)\W*$")


def stated_figures_say_what_is_printed(dossier: Dossier) -> Iterator[Problem]:
    """Name and unit of a stated figure are printed; it does not turn round what the words say."""
    targets = dossier.entry.record.targets
    for line in dossier.lines:
        heads = [line.line.text, line.target.text, line.target.parts_lead or ""]
        heads += [targets.heading or "", targets.lead or ""] if targets else []
        words = gather_words(" ".join(heads))
        for at, figure in enumerate(line.line.figures):
            for key, said in (("name", figure.name), ("unit", figure.unit or "")):
                added = gather_words(said) - words
                if added - (_JOINING if key == "name" else set()):
                    yield difference_problem(
                        dossier.entry,
                        ("targets", *line.path, "figures", at, key),
                        f"“{said}” không có ở dòng này, ở đầu mục hay ở đầu bảng.",
                        "Chỉ dùng chữ mà văn bản in ở đó.",
                    )
            if figure.unit and _is_tail(figure.unit, " ".join(heads)):
                yield difference_problem(
                    dossier.entry,
                    ("targets", *line.path, "figures", at, "unit"),
                    f"“{figure.unit}” ở dòng này chỉ là phần cuối của một từ dài hơn.",
                    "Ghi đủ cả từ, hoặc bỏ đơn vị.",
                )
            turned = find_turned(figure, line.line.text) or _unsaid(figure, line)
            turned = turned or _find_other_bound(figure, line.line.text)
            if turned or (turned := _find_other_name(figure, line.line.text)):
                key, why = turned
                yield difference_problem(
                    dossier.entry, ("targets", *line.path, "figures", at, key), why,
                    "Ghi đúng như in, hoặc bỏ dòng này.",
                )  # fmt: skip


def find_turned(figure: StatedFigure, text: str) -> tuple[str, str] | None:
    """Find what a stated figure turns round, and why: “dưới 3%” is no least value."""
    return (
        _find_false_total(figure, text)
        or _find_cut_range(figure, text)
        or _find_turned_number(figure, text)
    )


def find_other_change(figure: StatedFigure, text: str) -> tuple[str, str] | None:
    """A level that is stated as the amount of a change: *giảm từ 5% xuống 3%* is no fall by 3%."""
    said = _read_alone(figure, text)
    if said and figure.direction in _AMOUNTS and said.direction in _LEVELS:
        return "direction", f"`{figure.value}` là mức đạt được, không phải mức tăng, giảm."
    return None


def find_unsaid_bound(figure: StatedFigure, text: str) -> tuple[str, str] | None:
    """A result that is stated as a least or a most value, and printed as neither."""
    said = _read_alone(figure, text)
    if said and said.comparator is Comparator.EQ and figure.comparator in _UP | _DOWN:
        return "comparator", f"Cạnh `{figure.value}` không in chữ nào nói vậy."
    return None


def _find_other_bound(figure: StatedFigure, text: str) -> tuple[str, str] | None:
    """*Dưới 3%* does not include three per cent, *không quá 3%* does."""
    said = _read_alone(figure, text)
    pair = {said.comparator, figure.comparator} if said else set()
    if (
        said
        and said.comparator in _UP | _DOWN
        and figure.comparator in _UP | _DOWN
        and ((said.comparator in _UP) is not (figure.comparator in _UP))
    ):
        return (
            "comparator",
            f"Cạnh `{figure.value}` in chiều ngược lại: ghi `{said.comparator.value}`.",
        )
    if said and said.comparator and pair in (_UP, _DOWN):
        return "comparator", f"Cạnh `{figure.value}` in mức khác: ghi `{said.comparator.value}`."
    return find_other_change(figure, text)


def _read_alone(figure: StatedFigure, text: str) -> Figure | None:
    """What the words say of a stated number, where only one reading has it."""
    digits = _digits_of(figure)
    found = [one for one in read(text).valued() if str(one.value).replace(".", ",") == digits]
    return found[0] if len(found) == 1 else None


def _find_other_name(figure: StatedFigure, text: str) -> tuple[str, str] | None:
    """The words of a name that stand only beside another number of the line."""
    clauses = _CLAUSE.split(text)
    own = [one for one in clauses if _bare(figure.value) in map(_bare, _NUMBER.findall(one))]
    others = [one for one in clauses if one not in own and re.search(r"\d", one)]
    if len(own) != 1 or len(clauses) < _FEWEST_CLAUSES:
        return None
    name = gather_words(figure.name)
    if name <= gather_words(own[0]) or not any(name <= gather_words(one) for one in others):
        return None
    return "name", f"“{figure.name}” là tên của số khác, không phải của `{figure.value}`."


def _find_false_total(figure: StatedFigure, text: str) -> tuple[str, str] | None:
    """The total of which a value is a part is another printed number, and no share."""
    if figure.of is None:
        return None
    printed = [(_bare(one[0]), one) for one in _NUMBER.finditer(text)]
    totals = [one for number, one in printed if number == _bare(figure.of)]
    if figure.of and _bare(figure.of) == _bare(figure.value) and len(totals) == 1:
        return "of", f"`{figure.of}` chỉ in một lần ở đây: không có tổng số nào."
    if totals and all(_is_end_of_range(one, text) for one in totals):
        return "of", f"`{figure.of}` là một đầu của khoảng, không phải tổng số."
    if totals and all(re.match(r"\s?[%‰]", text[one.end() :]) for one in totals):
        return "of", f"`{figure.of}` là tỷ lệ, không phải tổng số."
    return None


def _is_end_of_range(one: re.Match[str], text: str) -> bool:
    """Whether a number is an end of *10 - 12 thôn*: nothing can be a part of that."""
    return any(one.start() in (found.start(1), found.start(2)) for found in _RANGE.finditer(text))


def _find_cut_range(figure: StatedFigure, text: str) -> tuple[str, str] | None:
    """Both ends of a range are stated, and no other two numbers are made one."""
    ranges = [(_bare(one[1]), _bare(one[2]), one[0]) for one in _RANGE.finditer(text)]
    stated = [_bare(one) for one in _NUMBER.findall(figure.value)]
    if len(stated) > 1:
        is_there = any([low, high] == stated for low, high, _ in ranges)
        return None if is_there else ("value", f"Ở đây không in khoảng `{figure.value}`.")
    cut = [words for low, high, words in ranges if stated and stated[0] in (low, high)]
    alone = len([one for one in _NUMBER.findall(text) if _bare(one) == stated[0]]) if stated else 0
    if cut and alone == len(cut):
        return "value", f"Văn bản in khoảng “{cut[0]}”."
    return None


def stated_figures_leave_no_goal_out(dossier: Dossier) -> Iterator[Problem]:
    """A line whose goals are surely read states all of them, and not that it has none."""
    for line in dossier.lines:
        if not line.stated or line.line.note or line.target.note:
            continue
        text = line.line.text
        own = {_bare(one) for figure in line.line.figures
               for one in _NUMBER.findall(f"{figure.value} {figure.of or ''}")}  # fmt: skip
        for number in _list_sure_goals(text):
            if _bare(number) in own:
                continue
            key = "no_figures" if line.line.no_figures else "figures"
            yield difference_problem(
                dossier.entry,
                ("targets", *line.path, key),
                f"Dòng này in mức phải đạt `{number}` mà ở đây không có.",
                "Bỏ `no_figures`."
                if line.line.no_figures
                else "Ghi đủ mọi số liệu của dòng; "
                "không phải mức phải đạt thì thêm `note` nói vì sao.",
            )


def _list_sure_goals(text: str) -> Iterator[str]:
    """The numbers that are read as goals, beside words or signs that make them such."""
    reading = read(text)
    for figure in reading.valued():
        values = figure.value if isinstance(figure.value, tuple) else (figure.value,)
        is_sure = figure.comparator in _UP | _DOWN or figure.direction is not None
        for found in _NUMBER.finditer(reading.text, *figure.span):
            is_value = any(_reads_as(found[0], one) for one in values)
            if not is_value or any(a <= found.start() < b for a, b in reading.others):
                continue
            head, tail = reading.text[: found.start()], reading.text[found.end() :]
            is_percent = re.match(r"\s?[%‰]", tail) and not _IS_BASE.search(fold(head))
            is_sure = is_sure or figure.comparator is Comparator.RANGE
            if is_sure or is_percent or _LEADS.search(fold(head)):
                yield found[0]


def _reads_as(printed: str, value: object) -> bool:
    return printed.replace(".", "").replace(",", ".").lstrip("0") == str(value).lstrip("0")


def _bare(number: str) -> str:
    return drop_zeros(re.sub(r"[.\s]", "", number))


def _find_turned_number(figure: StatedFigure, text: str) -> tuple[str, str] | None:  # noqa: PLR0911
    number = re.escape(figure.value)
    before = re.search(rf"([^\d;,.]{{0,24}})(?<![\d.,]){number}(?![\d.,]*\d)([^;,.]{{0,24}})", text)
    if not before:
        return None
    lead, rest = fold(before[1]), fold(before[2])
    if re.match(r"\s?[%‰]", before[2]) and figure.unit and figure.unit[0] not in "%‰":
        return "unit", f"Sau `{figure.value}` in đơn vị khác."
    if (other := _MEASURE.match(before[2])) and figure.unit and other[1] not in figure.unit:
        return "unit", f"Sau `{figure.value}` in “{other[1]}”."
    if (much := _MAGNITUDE.match(rest)) and figure.unit and much[1] not in fold(figure.unit):
        return "unit", f"Sau `{figure.value}` in “{before[2].split()[0]}”."
    if _STARTS.match(rest) and (lead.endswith("tu ") or _REACHES.match(rest)):
        return "value", f"`{figure.value}` là mức trước khi thay đổi, không phải mức phải đạt."
    low = (
        re.search(r"(?:(?<!khong )\bduoi|khong qua|toi da|[<≤])\W*(?:muc )?$", lead)
        or "tro xuong" in rest
    )
    high = (
        re.search(r"(?:(?<!khong )\btren|khong duoi|it nhat|toi thieu|[>≥])\W*(?:muc )?$", lead)
        or "tro len" in rest
    )
    if (low and figure.comparator in _UP) or (high and figure.comparator in _DOWN):
        return "comparator", f"Trước hoặc sau `{figure.value}` in chiều ngược lại."
    if (low or high) and figure.comparator is Comparator.EQ:
        return "value", f"Cạnh `{figure.value}` in mức ít nhất hay nhiều nhất: thiếu `comparator`."
    if _ABOUT.search(lead) and figure.comparator in _UP | _DOWN | {Comparator.EQ}:
        return "comparator", f"Trước `{figure.value}` in “{before[1].split()[-1]}”: ghi `approx`."
    falls = re.search(r"\b(?:giam|xuong|con)\b", lead)
    rises = re.search(r"\b(?:tang|len)\b", lead)
    if (falls and figure.direction in _RISING) or (rises and figure.direction in _FALLING):
        return "direction", f"Trước `{figure.value}` in chiều ngược lại."
    return None


def _unsaid(figure: StatedFigure, line: TargetLine) -> tuple[str, str] | None:
    """What a stated figure leaves out or adds: the amount of a fall is no level."""
    text = line.line.text
    if figure.direction is None and _reads_as_change(figure, text, Direction.DECREASE):
        return "value", f"`{figure.value}` là mức giảm, không phải mức phải đạt: thiếu `direction`."
    said = _UP_WORDS if figure.comparator in _UP else _DOWN_WORDS
    if figure.comparator in _UP | _DOWN and not said.search(fold(f"{text} {line.target.text}")):
        return "comparator", "Dòng này không in chữ hay dấu nào nói vậy."
    if figure.direction in _FALLING and not _FALLS.search(fold(f"{text} {line.target.text}")):
        return "direction", "Dòng này không in chữ nào nói là giảm."
    is_rise = _is_a_rise(figure, text) or (
        "tang" not in fold(figure.name) and _reads_as_change(figure, text, Direction.INCREASE)
    )
    if figure.direction is None and is_rise:
        return "value", f"`{figure.value}` là mức tăng, không phải mức phải đạt: thiếu `direction`."
    return None


def _is_a_rise(figure: StatedFigure, text: str) -> bool:
    """Whether a percentage stands behind *tăng*, and the name of the figure does not say so."""
    rise = (
        rf"\btang(?: them| binh quan| tren| it nhat| toi thieu| tu)* {re.escape(figure.value)} ?%"
    )
    return "tang" not in fold(figure.name) and re.search(rise, fold(text)) is not None


def _reads_as_change(figure: StatedFigure, text: str, way: Direction) -> bool:
    """Whether the same value is read as the amount of a rise or a fall."""
    read_values = (one for one in read(text).valued() if one.direction is way)
    digits = _digits_of(figure)
    return any(str(one.value).replace(".", ",") == digits for one in read_values)


def _digits_of(figure: StatedFigure) -> str:
    """Its value as a reading has it: *0,77*, but *2* for *02*."""
    return re.sub(r"^0+(?=\d)", "", re.sub(r"[^\d,]", "", figure.value))


def _is_tail(unit: str, text: str) -> bool:
    """Whether a unit is printed only as the end of a longer noun: *xã* in *hợp tác xã*."""
    alone = re.findall(rf"(\w?)(\W?)(?<!\w){re.escape(unit)}(?!\w)", keep_compounds(text), re.I)
    return bool(alone) and all(before.isalpha() and space == "\xa0" for before, space in alone)
