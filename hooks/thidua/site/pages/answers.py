"""Plans that answer plans: the tree of them, and target by target where they share an indicator.

Only what can be compared is: one figure on each side, for the same year, that does not depend on
the size of the place. Everything else says why not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar, NamedTuple

from thidua.figures import Comparator, Direction
from thidua.model import Indicator, paths
from thidua.model.indicator import Better
from thidua.model.printed import target_anchor
from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_summary import PlanSummary
from thidua.site.pages.cards import Cards, ShownPeriod
from thidua.site.pages.page import Link, View
from thidua.site.part_shelf import PartShelf
from thidua.site.plan_parts import FigureFragment, SectionName

_MOST_SHOWN = 24
"""Plans that are shown one by one for each indicator; of more, only numbers are told."""
_MOST_IN_TREE = 60
"""Plans below the next level that a tree shows; of more, each branch only tells how many."""


class AnswerOutcome(Enum):
    """What a plan makes of a figure that the plan above it sets."""

    KEPT = "kept"
    RAISED = "raised"
    LOWERED = "lowered"
    DIFFERENT = "different"
    LEFT_OUT = "left_out"
    NOT_COMPARABLE = "not_comparable"


OUTCOMES = {
    AnswerOutcome.KEPT: "Giữ nguyên",
    AnswerOutcome.RAISED: "Đặt yêu cầu cao hơn",
    AnswerOutcome.LOWERED: "Đặt yêu cầu thấp hơn",
    AnswerOutcome.DIFFERENT: "Đặt con số khác",
    AnswerOutcome.LEFT_OUT: "Không có con số về chỉ tiêu này",
    AnswerOutcome.NOT_COMPARABLE: "Không so sánh được",
}
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


class AskedIndicator(NamedTuple):
    """An indicator for which the plan above sets figures, and what others answer.

    Attributes:
        name: of the indicator, which leads to its page.
        words: the figures of the plan above, as printed.
        place: the first of them on the page of that plan.
        answers: each with the plan that answers; none where there are too many.
        counts: outcomes in words with their numbers, where there are too many.
    """

    name: Link
    words: str
    place: str
    answers: tuple[tuple[Link, FigureAnswer], ...]
    counts: tuple[tuple[str, int], ...]


class TreePlan(NamedTuple):
    """A plan in the tree.

    Attributes:
        depth: counts from the highest plan.
        period: when it runs, and what decisions made of that.
        further: how many plans answer it that the tree does not show.
    """

    link: Link
    issuer: str
    period: ShownPeriod
    depth: int
    is_here: bool
    further: int = 0


@dataclass(frozen=True)
class AnswersView(View):
    """The section of plans above and below.

    Attributes:
        section: which one it is.
        tree: from the highest plan, over this one, to all that answer it and those below them.
        above: what this plan answers to the one above it.
        above_link: the plan above; None if there is none on this portal.
        below: what the plans below answer to this one.
    """

    template: ClassVar[str] = "plan/answers.html"

    section: SectionName
    tree: tuple[TreePlan, ...]
    above: tuple[AskedIndicator, ...]
    above_link: Link | None
    below: tuple[AskedIndicator, ...]


class AnsweringPlans(NamedTuple):
    """The plans around one: those above it, the nearest first, and those that answer it.

    Attributes:
        further: those that answer these, and so on, each with the plan that it answers.
    """

    above: tuple[PlanSummary, ...]
    below: tuple[PlanSummary, ...]
    further: tuple[PlanSummary, ...] = ()

    @property
    def all(self) -> tuple[PlanSummary, ...]:
        """Those above and those below."""
        return (*self.above, *self.below, *self.further)


def find_answering(catalogue: Catalogue, plan: PlanSummary) -> AnsweringPlans:
    """The plans above a plan and directly below it."""
    above: list[PlanSummary] = []
    name = plan.responds_to
    while name and name != plan.id and all(name != known.id for known in above):
        above.append(catalogue.plan_by_id[name])
        name = above[-1].responds_to
    below = tuple(catalogue.plans_by_answered.get(plan.id, ()))
    seen = {plan.id, *(known.id for known in (*above, *below))}
    return AnsweringPlans(tuple(above), below, tuple(_list_further(catalogue, below, seen)))


def _list_further(
    catalogue: Catalogue, plans: Sequence[PlanSummary], seen: set[str]
) -> Iterator[PlanSummary]:
    """All plans below some, each once, level by level."""
    level = [
        answer for plan in plans for answer in catalogue.plans_by_answered.get(plan.id, ())
        if answer.id not in seen
    ]  # fmt: skip
    if level:
        yield from level
        yield from _list_further(catalogue, level, {*seen, *(plan.id for plan in level)})


def make_answers_view(
    section: SectionName,
    catalogue: Catalogue,
    cards: Cards,
    shelf: PartShelf,
    plan: PlanSummary,
) -> AnswersView:
    """What the section of a plan shows.

    Args:
        section: the section.
        catalogue: what there is.
        cards: those of all plans.
        shelf: what was made of each plan.
        plan: the plan.
    """
    around = find_answering(catalogue, plan)
    reader = _AnswerReader(catalogue, cards, shelf)
    parent = around.above[0] if around.above else None
    return AnswersView(
        section=section,
        tree=tuple(_tree(catalogue, cards, plan, around)),
        above=tuple(reader.ask(parent, [plan])) if parent else (),
        above_link=cards.of(parent).link if parent else None,
        below=tuple(reader.ask(plan, around.below)),
    )


def _tree(
    catalogue: Catalogue, cards: Cards, plan: PlanSummary, around: AnsweringPlans
) -> Iterator[TreePlan]:
    line = [*reversed(around.above), plan]
    whole = {found.id for found in around.further} if len(around.further) <= _MOST_IN_TREE else {}

    def branch(found: PlanSummary, depth: int, *, is_open: bool) -> Iterator[TreePlan]:
        answers = [
            one for one in catalogue.plans_by_answered.get(found.id, ())
            if is_open and one.id in whole
        ]  # fmt: skip
        further = 0 if answers else _count_below(catalogue, found, set(), is_open=is_open)
        card, issuer = cards.of(found), catalogue.issuer_of(found).short_name
        yield TreePlan(card.link, issuer, card.period, depth, found is plan, further)
        for one in answers:
            yield from branch(one, depth + 1, is_open=True)

    for depth, found in enumerate(line):
        yield from branch(found, depth, is_open=False)
    for found in around.below:
        yield from branch(found, len(line), is_open=True)


def _count_below(catalogue: Catalogue, plan: PlanSummary, seen: set[str], *, is_open: bool) -> int:
    """How many plans stand below one that the tree leaves closed; none of those it passes."""
    if not is_open or plan.id in seen:
        return 0
    seen.add(plan.id)
    answers = catalogue.plans_by_answered.get(plan.id, ())
    return len(answers) + sum(_count_below(catalogue, one, seen, is_open=True) for one in answers)


class _AnswerReader:
    """Compares the figures of plans with those of the plan above them."""

    def __init__(self, catalogue: Catalogue, cards: Cards, shelf: PartShelf) -> None:
        self._catalogue, self._cards, self._shelf = catalogue, cards, shelf

    def ask(self, above: PlanSummary, plans: Sequence[PlanSummary]) -> Iterator[AskedIndicator]:
        """What plans answer to each indicator of a plan."""
        for name in dict.fromkeys(above.indicators) if plans else ():
            indicator = self._catalogue.indicators[name]
            asked = self._figures(above, name)
            answers = [
                (plan, answer_figures(indicator, asked, self._figures(plan, name), years))
                for plan in plans
                for years in [(above.year, plan.year)]
            ]
            few = len(plans) <= _MOST_SHOWN
            yield AskedIndicator(
                Link(indicator.name, paths.indicator(name)),
                _words(asked),
                _place(above, asked),
                tuple((self._name(plan), _placed(plan, answer)) for plan, answer in answers)
                if few
                else (),
                () if few else tuple(_count(answer for _, answer in answers)),
            )

    def _figures(self, plan: PlanSummary, name: str) -> list[FigureFragment]:
        """The figures of a plan by its last words; decisions may have changed the first ones."""
        if name not in plan.indicators:
            return []
        return [figure for figure in self._shelf.figures(plan.id, name) if figure.is_latest]

    def _name(self, plan: PlanSummary) -> Link:
        return Link(self._catalogue.issuer_of(plan).short_name, paths.plan(plan.id))


def _place(plan: PlanSummary, figures: Sequence[FigureFragment]) -> str:
    return f"{paths.plan(plan.id)}#{target_anchor(figures[0].number)}" if figures else ""


def _placed(plan: PlanSummary, answer: FigureAnswer) -> FigureAnswer:
    return answer._replace(place=f"{paths.plan(plan.id)}#{answer.place}" if answer.place else "")


def _words(figures: Sequence[FigureFragment]) -> str:
    return "; ".join(filter(None, (f"{figure.part} {figure.words}".strip() for figure in figures)))


def _count(answers: Iterator[FigureAnswer]) -> Iterator[tuple[str, int]]:
    found: dict[str, int] = {}
    for answer in answers:
        found[answer.word] = found.get(answer.word, 0) + 1
    return iter(found.items())


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


def _answer(
    outcome: AnswerOutcome, given: Sequence[FigureFragment], reason: str = ""
) -> FigureAnswer:
    place = target_anchor(given[0].number) if given else ""
    return FigureAnswer(_words(given), place, outcome.value, OUTCOMES[outcome], reason)


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
        (
            first.comparator in _ROUGH or second.comparator in _ROUGH,
            "có con số chỉ ước chừng",
        ),
        (not _is_rate(indicator.unit), "con số của cả địa bàn, mỗi nơi một quy mô"),
    )
    return next((reason for stands, reason in obstacles if stands), "")


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
