"""Rules for figures, which are read from the printed words and compared by indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from thidua.datafiles.closed_lists import FIELDS, INDICATORS
from thidua.datafiles.validation import FileRecord
from thidua.figures import Figure, FigureKind, read
from thidua.figures.model import Span
from thidua.figures.stated_dues import read_due
from thidua.figures.writing import written_number
from thidua.foundation.problems import Problem, Severity
from thidua.model import Plan
from thidua.model.decided import AmendedTarget
from thidua.model.field_path import FieldPath
from thidua.model.target import StatedFigure, Target, TargetPart
from thidua.portal.dossier import Dossier
from thidua.portal.rules.references import known_fields, unlisted
from thidua.portal.rules.wording import DOTTED_DECIMAL
from thidua.portal.sources import Sources
from thidua.portal.targets import NO_INDICATOR, TargetLine

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_WHOLE = Decimal(100)
_NAMES_TOLD = 8
_NARROWS = re.compile(
    r"(?<=\w )(?:(?:có )?từ \d[\d.]* \w+(?: \w+)? trở (?:lên|xuống)|có (?:trên |dưới )?\d[\d.]* \w+"
    r"(?: \w+)? trở (?:lên|xuống))(?= (?!so )\w)|(?:mức độ|khối|lớp|loại|hạng|nhóm|đối tượng) \d+"
    r"(?= \w)"
)
_IS_NO_GOAL = re.compile(
    r"\d tuổi|^(?:so với |đến |cuối |đầu )*(?:năm \d{4}|ngày|tháng|lần thứ|thứ \d)\b|"
    r"\bsố \d|\d/[A-ZĐ]|^(?:Điều|Khoản|điều|khoản) \d"
)
_REACHED = re.compile(
    r"(?:đạt|là|:|lên|còn|xuống|phấn đấu)(?: (?:trên|dưới|từ|mức độ|loại|hạng))? ?$"
)


def indicators_exist(dossier: Dossier) -> Iterator[Problem]:
    """Every indicator in a plan is in the list of indicators."""
    known: dict[str, tuple[str, ...]] = {NO_INDICATOR: ()}
    for indicator in dossier.references.lists.indicators:
        known[indicator.id] = (indicator.name, *indicator.synonyms)
    entry = dossier.entry
    for where, line, _ in _written_lines(dossier):
        named = [(("indicators", at), indicator) for at, indicator in enumerate(line.indicators)]
        for at, figure in enumerate(line.figures):
            if figure.indicator:
                named.append((("figures", at), figure.indicator))
        for path, value in named:
            if value not in known:
                yield unlisted(entry, (*where, *path), value, known, INDICATORS)


def _written_lines(
    dossier: Dossier,
) -> Iterator[tuple[FieldPath, Target | TargetPart | AmendedTarget, str]]:
    """Every line of targets with its place and words: the plan's own, and those that it changes."""
    for line in dossier.lines:
        yield ("targets", *line.path), line.line, line.line.text
    for index, change in enumerate(dossier.entry.record.changes):
        for at, target in enumerate(change.targets):
            yield ("changes", index, "targets", at), target, target.new or ""


def added_indicators_have_fields(sources: Sources) -> Iterator[Problem]:
    """Every indicator that a portal adds has a field that exists."""
    own = sources.lists.own_indicators
    for index, indicator in enumerate(own.record.indicators if own else ()):
        if own and indicator.field not in sources.references.field_ids:
            place = ("indicators", index, "field")
            yield unlisted(own, place, indicator.field, known_fields(sources.references), FIELDS)


def highlights_have_figures(dossier: Dossier) -> Iterator[Problem]:
    """Every target that a plan shows large is there and has a figure, and is named once."""
    entry = dossier.entry
    found = {
        line.target.number
        for line in dossier.lines
        if any(placed.figure.value is not None for placed in line.figures)
    }
    seen: set[int] = set()
    for index, number in enumerate(entry.record.highlights):
        if number in seen or number not in found:
            named = "đã ghi ở trên" if number in seen else "không có, hoặc không có con số nào"
            some = ", ".join(f"`{one}`" for one in sorted(found)[:5])
            yield entry.problem(
                ("highlights", index),
                f"Chỉ tiêu `{number}` {named}, nên không hiện to ở đầu trang được.",
                f"Ghi số thứ tự của chỉ tiêu có con số: {some} …"
                if found
                else "Bỏ `highlights`: kế hoạch này không có con số nào để hiện to.",
            )
        seen.add(number)


def stated_figures_are_printed(dossier: Dossier) -> Iterator[Problem]:
    """A figure stated by hand has numbers of the text, as printed: 51 is never 5,1."""
    entry = dossier.entry
    for where, line, text in _written_lines(dossier):
        printed = {_value(found) for found in _NUMBER.findall(text)}
        for at, figure in enumerate(line.figures):
            for key, value in _stated_numbers(figure):
                path = (*where, "figures", at, key)
                if not set(map(_value, _NUMBER.findall(value))) <= printed:
                    yield entry.problem(
                        path,
                        f"Số `{value}` không có trong nguyên văn của dòng này.",
                        "Chỉ ghi những số mà văn bản in.",
                    )


def stated_figures_are_no_qualifiers(dossier: Dossier) -> Iterator[Problem]:
    """What only narrows a name or is a day, an age, an ordinal, is no goal: *trẻ dưới 5 tuổi*."""
    for where, line, text in _written_lines(dossier):
        if not line.figures:
            continue
        reading = read(text)
        places = [
            *(span for span in reading.others if _IS_NO_GOAL.search(text[span[0] : span[1]])),
            *(found.span() for found in _NARROWS.finditer(text)),
        ]
        for at, figure in enumerate(line.figures):
            for key, value in _stated_numbers(figure):
                if _only_stands_in(value, reading.text, places):
                    yield dossier.entry.problem(
                        (*where, "figures", at, key),
                        f"`{value}` ở dòng này chỉ nói rõ thêm (tuổi, ngày, thứ, số văn bản, ai "
                        "được tính), không phải mức phải đạt.",
                        "Ghi con số phải đạt; dòng không có con số ấy thì bỏ `figures`.",
                    )


def _only_stands_in(value: str, text: str, places: Sequence[Span]) -> bool:
    numbers = set(map(_value, _NUMBER.findall(value)))
    found = [one for one in _NUMBER.finditer(text) if _value(one.group()) in numbers]
    return bool(found) and all(
        any(start <= one.start() < end for start, end in places)
        and not _REACHED.search(text, 0, one.start())
        for one in found
    )


def dues_are_printed(dossier: Dossier) -> Iterator[Problem]:
    """By when a stated figure is due is printed in its line, or at the head of its table."""
    targets = dossier.entry.record.targets
    for line in dossier.lines:
        heads = (line.line.text, targets and targets.heading, targets and targets.lead,
                 line.target.text, line.target.parts_lead)  # fmt: skip
        for at, figure in enumerate(line.line.figures):
            if figure.by is None:
                continue
            path = ("targets", *line.path, "figures", at, "by")
            if not any(figure.by in " ".join(words.split()) for words in heads if words):
                yield dossier.entry.problem(
                    path,
                    f"Chữ `{figure.by}` không có ở dòng này, ở đầu mục hay ở đầu bảng.",
                    "Chép đúng chữ mà văn bản in, ví dụ ở đầu cột của bảng: `Đến năm 2027`.",
                )
            elif read_due(figure.by) is None:
                yield dossier.entry.problem(
                    path,
                    f"Không đọc được năm trong `{figure.by}`.",
                    "Chép cả năm: `Đến năm 2027`; không có năm thì bỏ dòng này.",
                )


def figures_are_stated_or_none(dossier: Dossier) -> Iterator[Problem]:
    """A line that says it has no figures states none."""
    for where, line, _ in _written_lines(dossier):
        if line.no_figures and line.figures:
            yield dossier.entry.problem(
                (*where, "no_figures"),
                "Dòng này vừa ghi `figures` vừa ghi `no_figures: có`.",
                "Bỏ một trong hai.",
            )


def _stated_numbers(figure: StatedFigure) -> Iterator[tuple[str, str]]:
    yield "value", figure.value
    if figure.of:
        yield "of", figure.of


def _value(printed: str) -> Decimal | str:
    """The value of a printed number; one that has a point for a comma is that number too."""
    whole, comma, part = printed.rpartition(",")
    digits = whole if comma else part
    if _THOUSANDS.fullmatch(digits):
        digits = digits.replace(".", "")
    number = f"{digits}.{part}" if comma else digits
    try:
        return Decimal(number).normalize()
    except InvalidOperation:
        return printed


def digits_are_read(dossier: Dossier) -> Iterator[Problem]:
    """A notice for digits that cannot be read as a number; staff should state the figure."""
    entry = dossier.entry
    for line in dossier.lines:
        if line.stated:
            continue
        for start, end in line.reading.left:
            if DOTTED_DECIMAL.search(line.reading.text[start:end]) and not line.line.note:
                continue  # an error of its own says how it is to be written
            yield _notice(
                entry, line, f"Máy không đọc được số `{line.reading.text[start:end]}`.",
                "Nếu đó là số liệu, ghi thêm `figures:` cho dòng này.",
            )  # fmt: skip


def minus_signs_are_told(dossier: Dossier) -> Iterator[Problem]:
    """A notice for a minus sign behind *giảm*; the number is read without it."""
    entry = dossier.entry
    for line in dossier.lines:
        for start, end in line.reading.doubtful:
            yield _notice(
                entry, line, f"Văn bản in dấu trừ sau chữ “giảm”: `{line.reading.text[start:end]}`"
                "; Cổng đọc là mức giảm.",
                "Nếu ý của văn bản khác thế, ghi `figures:` cho dòng này.",
            )  # fmt: skip


def structures_make_a_whole(dossier: Dossier) -> Iterator[Problem]:
    """A notice if the parts of a structure do not add up to 100 %; the print is not changed."""
    entry = dossier.entry
    for line in dossier.lines:
        for figure in line.reading.all():
            total = _total(figure)
            if total is not None and total != _WHOLE:
                yield _notice(
                    entry, line, f"Các phần của “{figure.name}” cộng lại được "
                    f"{written_number(total)}%.", "Xem lại bản gốc; in thế nào giữ thế ấy.",
                )  # fmt: skip


def _total(figure: Figure) -> Decimal | None:
    if figure.kind is not FigureKind.STRUCTURE:
        return None
    values = [part.value for part in figure.parts if isinstance(part.value, Decimal)]
    in_percent = all(part.unit == "%" for part in figure.parts)
    return sum(values, Decimal(0)) if in_percent and len(values) == len(figure.parts) else None


def figures_are_linked(dossier: Dossier) -> Iterator[Problem]:
    """One notice for all figures of a plan without an indicator: no two plans compare by them."""
    entry = dossier.entry
    found = [
        (line, figure.place, figure.name)
        for line in dossier.lines
        for at, figure in enumerate(line.figures)
        if figure.indicator is None and line.line.indicators[at : at + 1] != (NO_INDICATOR,)
    ]
    if not found:
        return
    fix = (
        f"Thêm cách gọi này vào `{INDICATORS}`, hoặc ghi `indicators: [{NO_INDICATOR}]` "
        "nếu không cần so sánh."
    )
    first, place, name = found[0]
    if len(found) == 1:
        said = f"Chỉ tiêu {place}: số liệu “{name}” chưa gắn với chỉ tiêu chung nào."
        yield _notice(entry, first, said, fix)
        return
    told = _list_figures([(place, name) for _, place, name in found])
    fix = (
        f"Số liệu cần so sánh giữa các kế hoạch thì thêm cách gọi vào `{INDICATORS}`; không cần "
        f"thì ghi `indicators: [{NO_INDICATOR}]` ở chỉ tiêu đó."
    )
    said = f"{len(found)} số liệu chưa gắn với chỉ tiêu chung nào: {told}."
    places = dict.fromkeys(entry.at("targets", *line.path, "text") for line, _, _ in found)
    notice = _notice(entry, first, said, fix)
    yield replace(notice, others=tuple(places)[1:])


def _list_figures(found: Sequence[tuple[str, str]]) -> str:
    """Figures by their targets: all their numbers, but no more names than one reads at a time."""
    named: dict[str, list[str]] = {}
    for place, name in found[:_NAMES_TOLD]:
        named.setdefault(place, []).append(f"“{name}”")
    told = "; ".join(f"chỉ tiêu {place} {', '.join(names)}" for place, names in named.items())
    left = list(dict.fromkeys(place for place, _ in found[_NAMES_TOLD:]))
    more = f"; và {len(found) - _NAMES_TOLD} số liệu nữa ở chỉ tiêu {', '.join(left)}"
    return told + more if left else told


def _notice(entry: FileRecord[Plan], line: TargetLine, message: str, fix: str) -> Problem:
    position = entry.at("targets", *line.path, "text")
    return Problem(entry.file, position, message, fix, Severity.NOTICE)
