"""What reports say of targets and reviews leave out, or give as results of another target."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from thidua.attachments.comparison.model import Spot
from thidua.attachments.comparison.report_rests import CELL, ReportRest
from thidua.figures import Comparator, Figure
from thidua.figures.units import converted
from thidua.foundation.problems import Problem, Severity
from thidua.model.results import Result, Review
from thidua.portal.dossier import Dossier
from thidua.portal.reports.report_clauses import ToldClause, read_count, read_told_clauses
from thidua.portal.reports.report_sentences import read_report
from thidua.portal.rules.fidelity import where_in
from thidua.portal.target_matching import TargetMatcher, find_extra_words

_SHORT = 120
_UNIT = re.compile(
    r"(?P<unit>(?:Thôn|Xóm|Bản|Ấp|Buôn|Làng|Tổ dân phố|Khu phố|Xã|Phường|Thị trấn|Huyện|Trường|"
    r"Chi bộ|Khối|Cụm) [^.;:,]{1,40}): +",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[-–+•*])(?: +|$)")
_SAYS = re.compile(r"\d|(?<!\w)(?:không|chưa) (?:đạt|hoàn thành)(?!\w)", re.IGNORECASE)
_DENIES = re.compile(r"(?<!\w)(?:không|chưa) (?:đạt|hoàn thành)(?!\w)", re.IGNORECASE)
_OF_A_PART = re.compile(
    r"(?<!\w)(?:\d+ tháng|quý|tháng \d|đợt|giai đoạn|năm (?:trước|ngoái|20\d\d)|cùng kỳ|trong đó|"
    r"riêng|nữ|nam|kế hoạch (?:giao|năm)|chỉ tiêu (?:giao|được giao)|nghị quyết|phấn đấu|mục tiêu|"
    r"trước đây|đầu (?:năm|kỳ)|tăng|giảm|thêm|mỗi|bình quân|từng|"
    r"phương hướng|nhiệm vụ|(?:năm|kỳ) (?:tới|sau)|sang năm)(?!\w)|^\W*(?:chỉ tiêu|kế hoạch)(?!\w)",
    re.IGNORECASE,
)
"""What tells of another time, of a part or of the plan, and need not be the result of the whole."""
_CHECKED_AGAIN = re.compile(
    r"^(?:Qua|Theo|Sau(?: khi)?|Kết quả|Số liệu)[^,:;.]{0,30}?(?:phúc tra|thẩm định|kiểm tra|"
    r"rà soát|xác minh|đối chiếu|thanh tra|kiểm toán|kiểm đếm|thống kê|đánh giá)[^,:;.]{0,40}?"
    r"(?:[,:] ?| thì |(?= (?:có|còn|đạt|mới|chỉ|kết nạp) ))",
    re.IGNORECASE,
)
"""How a report begins that gives a number once more, as others found it."""
_NEVER = re.compile(
    r"(?<!\w)không (?:để )?(?:xảy ra|phát sinh|xuất hiện|có) (?P<what>[^.;,:]+)", re.IGNORECASE
)
_HAPPENED = re.compile(
    r"(?<!không )(?<!không để )(?<!chưa )(?:xảy ra|phát sinh|xuất hiện) (?!0+ )(?:\d+|một|hai|"
    r"ba|bốn|năm|sáu|bảy|tám|chín|mười) (?P<what>(?:vụ|trường hợp|điểm|ca|đám|cuộc)(?!\w)[^.;,:]*)",
    re.IGNORECASE,
)
_OF_ANOTHER_TIME = re.compile(r"(?<!\w)(?:năm (?:trước|ngoái)|cùng kỳ|năm (20\d\d))(?!\w)", re.I)
_SAY_LITTLE = frozenset(
    re.findall(
        r"\w+", "vụ việc trường hợp nào điểm ca đám cuộc các bất kỳ trên địa bàn xã toàn tại ở"
    )
)
_FIX = (
    "Thêm vào `results` với `target: {place}`, của riêng một đơn vị thì vào `units`, chép nguyên "
    "văn; không phải kết quả của chỉ tiêu thì chép vào `unplaced` của lần báo cáo này, ghi "
    "`reason`."
)


@dataclass
class _ToldTargets:
    """What a review tells of which target.

    Attributes:
        matcher: knows the targets.
        years: those of which results can be reported.
        figures: by target the indices of the figures of which it tells; None where it may be all.
        units: by target the units that are told apart.
        never: by target the words for what did not happen.
        count: the sentence in which the report counts.
        values: by target and index of its figure the numbers that results give for it.
    """

    matcher: TargetMatcher
    years: range
    figures: dict[str, set[int | None] | None] = field(default_factory=dict)
    units: dict[str, set[str]] = field(default_factory=dict)
    count: str = ""
    values: dict[tuple[str, int | None], list[Figure]] = field(default_factory=dict)
    never: dict[str, set[str]] = field(default_factory=dict)

    def add(self, result: Result) -> None:
        if not result.target:
            return
        told = self.figures.setdefault(result.target, set())
        for found in _NEVER.finditer(result.text):
            self.never[result.target] = _tell_apart(found["what"])
        clauses = list(read_told_clauses(result.text, self.matcher, self.years))
        own = [one.matched.figure for one in clauses if _line_of(one) == result.target]
        for one in clauses:
            if _line_of(one) == result.target and (value := _find_value(one)):
                self.values.setdefault((result.target, one.matched.figure), []).append(value)
        is_known = bool(own) or not re.search(r"\d", result.text)
        self.figures[result.target] = told | set(own) if is_known and told is not None else None
        self.units.setdefault(result.target, set()).update(one.unit.lower() for one in result.units)

    def has(self, place: str, figure: int | None) -> bool:
        """Whether a line, the one that it is a part of, or a part of it has this result."""
        if place in self.figures:
            told = self.figures[place]
            return told is None or figure is None or figure in told
        return any(_are_related(place, one) for one in self.figures)

    def is_contradicted(self, clause: ToldClause, words: str) -> bool:
        """Whether a clause gives another number for what a result tells, of the same time."""
        value = _find_value(clause)
        if value is None or value.comparator is not Comparator.EQ or _OF_A_PART.search(words):
            return False
        known = self.values.get((_line_of(clause), clause.matched.figure), [])
        are_same = [same for one in known if (same := _are_same(value, one)) is not None]
        return bool(are_same) and not any(are_same)

    def find_happened(self, words: str) -> str:
        """The target of which a result says that nothing happened, where words say it did."""
        found = _HAPPENED.search(words)
        time = _OF_ANOTHER_TIME.search(words)
        if not found or (time and not (time[1] and int(time[1]) in self.years)):
            return ""
        what = _tell_apart(found["what"])
        same = [place for place, never in self.never.items() if never <= what or what <= never]
        return same[0] if len(same) == 1 else ""

    def note(self, place: str, figure: int | None) -> None:
        """Tell each figure once."""
        told = self.figures.setdefault(place, set())
        if told is not None:
            told.add(figure)


def list_left_out(dossier: Dossier) -> Iterator[Problem]:
    """What an attached report surely tells of a target or a unit, and its review does not."""
    entry = dossier.results
    for at, found in enumerate(dossier.report_fidelity if entry else ()):
        assert entry
        review = entry.record.reviews[at]
        told = _read_told(dossier, review)
        is_draft = entry.record.is_drafted(at)
        if review.summary:
            told.count = review.summary.text
        for place, words, rest in _list_untold(found.rests, told):
            of = f"chỉ tiêu {place}" if place else "một chỉ tiêu đã có kết quả"
            short = words if len(words) <= _SHORT else f"{words[:_SHORT]}…"
            problem = entry.problem(
                ("reviews", at, "results"),
                f"Báo cáo {where_in(Spot(found.file, rest.place))} nói về {of}: "
                f"“{short}”, mà kết quả ở đây không có chữ ấy.",
                _FIX.format(place=place or "…"),
            )
            yield replace(problem, severity=Severity.NOTICE) if is_draft else problem


def list_misplaced(dossier: Dossier) -> Iterator[Problem]:
    """Results that surely tell of one target, and are given as those of another, or of a goal."""
    entry = dossier.results
    for at, review in enumerate(entry.record.reviews if entry else ()):
        assert entry
        told = _read_told(dossier, review)
        for index, result in enumerate(review.results):
            path = ("reviews", at, "results", index)
            for text in (result.text, *(unit.text for unit in result.units)):
                if other := _find_other(text, result.target or "", told):
                    said = f"`target: {result.target}`" if result.target else "`goal`"
                    yield entry.problem(
                        (*path, "target" if result.target else "goal"),
                        f"Câu “{text[:_SHORT]}” nói về chỉ tiêu {other}, ở đây ghi là kết quả của "
                        f"{said}.",
                        f"Ghi `target: {other}`, hoặc chép đúng câu báo cáo nói về mục này.",
                    )


def _find_other(text: str, own: str, told: _ToldTargets) -> str:
    """The line of which a text surely tells, where it is not its own; empty if there is none."""
    clauses = list(read_told_clauses(text, told.matcher, told.years))
    sure = {_line_of(one) for one in clauses if not one.matched.why} - {""}
    is_own = any(_are_related(_line_of(one), own) for one in clauses)
    return min(sure) if sure and not is_own else ""


def list_possible(dossier: Dossier) -> Iterator[Problem]:
    """What a report may tell of a target that has no result."""
    entry = dossier.results
    for at, found in enumerate(dossier.report_fidelity if entry else ()):
        assert entry
        told = _read_told(dossier, entry.record.reviews[at])
        for rest in found.rests:
            for clause in _read_rest(_NUMBER.sub("", rest.words), told):
                place = _line_of(clause)
                is_new = not told.has(place, None) or _DENIES.search(rest.words)
                if place and clause.matched.why and is_new:
                    told.note(place, None)
                    problem = entry.problem(
                        ("reviews", at, "results"),
                        f"Báo cáo {where_in(Spot(found.file, rest.place))} có câu có thể nói về "
                        f"chỉ tiêu {place}, mà ở đây không có: "
                        f"“{clause.words[:_SHORT]}”.",
                        "Đúng thì thêm vào `results`; không phải thì không cần làm gì.",
                    )
                    yield replace(problem, severity=Severity.NOTICE)


def _read_told(dossier: Dossier, review: Review) -> _ToldTargets:
    years = range(dossier.entry.record.year, review.date.year + 1)
    told = _ToldTargets(TargetMatcher(dossier.held_lines, dossier.references.linker), years)
    for result in review.results:
        told.add(result)
    return told


def _list_untold(
    rests: Sequence[ReportRest], told: _ToldTargets
) -> Iterator[tuple[str, str, ReportRest]]:
    """What is surely about a target that has no such result, or cut off from one that has."""
    for rest in rests:
        words = _NUMBER.sub("", rest.words)
        unit = _UNIT.match(words)
        if told.count and _counts_otherwise(words, told.count):
            yield "", words, rest
            continue
        if place := told.find_happened(words):
            yield place, words, rest
            continue
        words, is_again = _CHECKED_AGAIN.subn("", words)
        clauses = list(_read_rest(words[unit.end() :] if unit else words, told))
        sure = [one for one in clauses if _line_of(one) and not one.matched.why]
        if is_again:
            sure += [one for one in clauses if one not in sure and _has_no_other_word(one)]
        for clause in sure:
            place, figure = _line_of(clause), clause.matched.figure
            units = told.units.get(place)
            is_unit_left = unit and units and unit["unit"].lower() not in units
            is_denied = not unit and _DENIES.search(rest.words)
            is_cut = rest.is_cut and told.figures.get(place, set()) is None
            is_other = not (unit or rest.is_cut) and told.is_contradicted(clause, rest.words)
            if (
                is_unit_left
                or is_denied
                or is_cut
                or is_other
                or not (unit or told.has(place, figure))
            ):
                told.note(place, figure)
                yield place, words if unit else clause.words, rest
        if rest.is_cut and not sure and not unit and _SAYS.search(words):
            yield "", words, rest


def _has_no_other_word(clause: ToldClause) -> bool:
    """Whether a clause tells of a line with words of that line alone."""
    line = clause.matched.line
    return line is not None and not find_extra_words(clause.words, line.line.text)


def _tell_apart(what: str) -> set[str]:
    """The words that say what happened, without those that any event has."""
    return set(re.findall(r"[^\W\d]+", what.lower())) - _SAY_LITTLE


def _counts_otherwise(words: str, count: str) -> bool:
    """Whether a report counts its targets once more, and not the same."""
    found, own = read_count(words), read_count(count)
    return bool(found and own) and (found.met, found.total) != (own.met, own.total)  # type: ignore[union-attr]


def _read_rest(words: str, told: _ToldTargets) -> Iterator[ToldClause]:
    """What a piece of a sentence tells of targets, or a row whose name says which it is about."""
    cells = words.split(CELL)
    if len(cells) == 1:
        yield from read_told_clauses(words, told.matcher, told.years)
        return
    name = max(cells, key=lambda cell: sum(map(str.isalpha, cell)))
    if any(cell[:1].isdecimal() for cell in cells[cells.index(name) + 1 :]):
        yield ToldClause(words, told.matcher.match(name, None))


def _find_value(clause: ToldClause) -> Figure | None:
    """The one number that a clause gives for its target, if it is reached and surely read."""
    values = read_report(clause.words).values
    is_sure = len(values) == 1 and not (values[0].undone or values[0].unclear)
    return values[0].figure if is_sure else None


def _are_same(value: Figure, other: Figure) -> bool | None:
    """Whether two numbers are the same; None if they measure different things."""
    if not (isinstance(value.value, Decimal) and isinstance(other.value, Decimal)):
        return None
    same = converted(value.value, value.unit, other.unit)
    return None if same is None else same == other.value


def _line_of(clause: ToldClause) -> str:
    return clause.matched.line.place if clause.matched.line else ""


def _are_related(place: str, other: str) -> bool:
    """Whether two lines are the same, or one is a part of the other."""
    if not place or not other:
        return False
    return f"{place}.".startswith(f"{other}.") or f"{other}.".startswith(f"{place}.")
