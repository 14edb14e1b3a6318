"""What one plan makes of a figure that the plan above it sets.

Only what can be compared is: one figure on each side, for the same year, that does not depend on
the size of the place. Everything else says why not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from thidua.figures import Comparator, Direction
from thidua.model import Indicator
from thidua.model.indicator import Better
from thidua.model.printed import target_anchor
from thidua.portal.reports.report_wordings import NARROWING
from thidua.site.plan_parts import FigureFragment


class AnswerOutcome(Enum):
    """What a plan makes of a figure that the plan above it sets."""

    KEPT = "kept"
    RAISED = "raised"
    LOWERED = "lowered"
    DIFFERENT = "different"
    LEFT_OUT = "left_out"
    NOT_COMPARABLE = "not_comparable"


OUTCOMES = {
    AnswerOutcome.RAISED: "Đặt yêu cầu cao hơn",
    AnswerOutcome.KEPT: "Giữ nguyên",
    AnswerOutcome.LOWERED: "Đặt yêu cầu thấp hơn",
    AnswerOutcome.DIFFERENT: "Đặt con số khác",
    AnswerOutcome.LEFT_OUT: "Không có con số về chỉ tiêu này",
    AnswerOutcome.NOT_COMPARABLE: "Không so sánh được",
}
_GROUPS = re.compile(
    r"(?<!\w)(?:học sinh|sinh viên|giáo viên|đoàn viên|hội viên|đảng viên|công nhân|người lao động|"
    r"cán bộ|công chức|viên chức|trẻ em|trẻ|người cao tuổi|phụ nữ|nữ|nông dân|người nghèo|"
    r"cận nghèo|dân tộc thiểu số|người khuyết tật|hộ nông nghiệp)(?!\w)"
)
"""People of whom a figure tells apart from all others: *học sinh*, where another has *dân số*."""
_ROUGH = (Comparator.APPROX.value, Comparator.NEAR.value)


class FigureAnswer(NamedTuple):
    """What one plan answers to the figures of an indicator.

    Attributes:
        words: its figures as printed; empty if it has none.
        place: the first of them on the page of the plan; empty if it has none.
        outcome: a value of :class:`AnswerOutcome`.
        word: the outcome in words.
        reason: why it cannot be compared; may be empty.
    """

    words: str
    place: str
    outcome: str
    word: str
    reason: str


def answer_figures(
    indicator: Indicator,
    asked: Sequence[FigureFragment],
    given: Sequence[FigureFragment],
    years: tuple[int, int],
) -> FigureAnswer:
    """Compare the figures of an indicator in two plans.

    Args:
        indicator: the indicator.
        asked: those of the plan above.
        given: those of the plan that answers it.
        years: of both plans.
    """
    if not given:
        return _answer(AnswerOutcome.LEFT_OUT, given)
    reason = _find_obstacle(indicator, asked, given, years)
    if reason:
        return _answer(AnswerOutcome.NOT_COMPARABLE, given, reason)
    wanted, set_here = asked[0].value, given[0].value
    assert wanted and set_here  # else there is an obstacle
    if wanted == set_here:
        same = _strictness(asked[0]) == _strictness(given[0])
        return _answer(AnswerOutcome.KEPT, given, "" if same else "cùng con số, khác chữ so sánh")
    is_more = set_here[0] >= wanted[0] and set_here[1] >= wanted[1]
    if not is_more and not (set_here[0] <= wanted[0] and set_here[1] <= wanted[1]):
        return _answer(AnswerOutcome.NOT_COMPARABLE, given, "hai khoảng lồng vào nhau")
    return _answer(_judge(indicator, given[0].amount, is_more=is_more), given)


def join_words(figures: Sequence[FigureFragment]) -> str:
    """Figures as printed, one after the other."""
    return "; ".join(filter(None, (f"{figure.part} {figure.words}".strip() for figure in figures)))


def _answer(
    outcome: AnswerOutcome, given: Sequence[FigureFragment], reason: str = ""
) -> FigureAnswer:
    place = target_anchor(given[0].number) if given else ""
    return FigureAnswer(join_words(given), place, outcome.value, OUTCOMES[outcome], reason)


def _strictness(figure: FigureFragment) -> str:
    """How a figure compares, where reaching it exactly is enough or is not."""
    strict = (Comparator.GT.value, Comparator.LT.value)
    return figure.comparator if figure.comparator in strict else ""


def _find_obstacle(
    indicator: Indicator,
    asked: Sequence[FigureFragment],
    given: Sequence[FigureFragment],
    years: tuple[int, int],
) -> str:
    """Why two figures cannot be compared; empty if they can."""
    first, second = asked[0], given[0]
    year, own_year = years
    obstacles = (
        (
            len(asked) > 1 or len(given) > 1,
            "có nhiều con số về chỉ tiêu này, không biết con số nào đáp con số nào",
        ),
        (year != own_year, f"hai kế hoạch của hai năm khác nhau ({year}, {own_year})"),
        (not first.value or not second.value, "có con số không đổi được ra đơn vị chung"),
        (
            first.amount != second.amount,
            "một bên đặt mức phải đạt, một bên đặt mức tăng hoặc giảm",
        ),
        (
            bool(first.amount) and first.baseline_key != second.baseline_key,
            "tính so với những mốc khác nhau",
        ),
        (first.part != second.part, "nói về những phần khác nhau"),
        *_list_differing(indicator, first, second),
        (
            first.comparator in _ROUGH or second.comparator in _ROUGH,
            "có con số chỉ ước chừng",
        ),
        (not _is_rate(indicator.unit), "con số của cả địa bàn, mỗi nơi một quy mô"),
    )
    return next((reason for stands, reason in obstacles if stands), "")


def _list_differing(
    indicator: Indicator, first: FigureFragment, second: FigureFragment
) -> Iterator[tuple[bool, str]]:
    """Words by which two printed lines tell of other people, or of a stricter thing."""
    known = indicator.name.lower()
    for words, reason in (
        (_GROUPS, "một bên chỉ nói về {}"), (NARROWING, "một bên nói thêm “{}”"),
    ):  # fmt: skip
        said, other = (
            {found for found in words.findall(figure.text.lower()) if found not in known}
            for figure in (first, second)
        )
        yield said != other, reason.format(", ".join(sorted(said ^ other)))


def _is_rate(unit: str) -> bool:
    """Whether a quantity does not grow with the size of the place."""
    return unit in ("%", "‰") or "/" in unit


def _judge(indicator: Indicator, amount: str, *, is_more: bool) -> AnswerOutcome:
    """Whether another figure demands more or less; neither where nobody says which is better."""
    wants_more = {
        (Better.HIGHER, ""): True,
        (Better.LOWER, ""): False,
        (Better.HIGHER, Direction.INCREASE.value): True,
        (Better.LOWER, Direction.DECREASE.value): True,
    }.get((indicator.better, amount))
    if wants_more is None:
        return AnswerOutcome.DIFFERENT
    return AnswerOutcome.RAISED if wants_more == is_more else AnswerOutcome.LOWERED
