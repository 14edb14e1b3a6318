"""Plans that answer plans: the tree of them, and target by target where they share an indicator.

How two figures compare, :mod:`thidua.site.pages.figure_answers` says.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from thidua.model import paths
from thidua.model.labels import quantity
from thidua.model.printed import target_anchor
from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_summary import PlanSummary
from thidua.site.pages.cards import Cards, ShownPeriod
from thidua.site.pages.counted_days import CountedDays, cut_by_days
from thidua.site.pages.figure_answers import (
    OUTCOMES,
    FigureAnswer,
    answer_figures,
    join_words,
)
from thidua.site.pages.page import Link, View
from thidua.site.part_shelf import PartShelf
from thidua.site.plan_parts import FigureFragment, SectionName

MOST_SHOWN = 24
"""Plans that are shown one by one on the page of a plan; more have a page of their own."""
_MOST_IN_TREE = 60
"""Plans below the next level that a tree shows; of more, each branch only tells how many."""


class OutcomeCount(NamedTuple):
    """How many plans make the same of a figure.

    Attributes:
        outcome: a value of ``AnswerOutcome``.
        word: the same in words.
        places: how many.
        before: per cent of the plans that stand before these in the drawing of all.
        share: per cent of the plans that are these.
    """

    outcome: str
    word: str
    places: int
    before: float
    share: float


class AskedIndicator(NamedTuple):
    """An indicator for which the plan above sets figures, and what others answer.

    Attributes:
        name: of the indicator, which leads to its page.
        words: the figures of the plan above, as printed.
        place: the first of them on the page of that plan.
        answers: each with the plan that answers; none where there are too many.
        counts: how many have which outcome, where there are too many.
        first: the first day on which all this is so, in ISO form; may be empty, likewise ``last``.
    """

    name: Link
    words: str
    place: str
    answers: tuple[tuple[Link, FigureAnswer], ...]
    counts: tuple[OutcomeCount, ...]
    first: str = ""
    last: str = ""


class OwnAnswer(NamedTuple):
    """What a plan answers to an indicator of the plan above, and on which days."""

    name: Link
    answer: FigureAnswer
    first: str
    last: str


class _HeldFigure(NamedTuple):
    """A figure of a plan in the words of some days."""

    plan: PlanSummary
    figure: FigureFragment


class TreePlan(NamedTuple):
    """A plan in the tree.

    Attributes:
        link: whose plan it is and of which year, then its title.
        depth: counts from the highest plan.
        period: when it runs, and what decisions made of that.
        further: how many plans answer it that the tree does not show.
    """

    link: Link
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
        more: the page of the plans below, where they are too many for this one.
    """

    template: ClassVar[str] = "plan/answers.html"

    section: SectionName
    tree: tuple[TreePlan, ...]
    above: tuple[AskedIndicator, ...]
    above_link: Link | None
    below: tuple[AskedIndicator, ...]
    more: Link | None


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


def list_compared(catalogue: Catalogue, plan: PlanSummary) -> list[PlanSummary]:
    """The plans whose figures stand beside those of a plan: those next above and below."""
    above = [catalogue.plan_by_id[plan.responds_to]] if plan.responds_to else []
    return [*above, *catalogue.plans_by_answered.get(plan.id, ())]


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
    reader = AnswerReader(catalogue, cards, shelf)
    parent = around.above[0] if around.above else None
    return AnswersView(
        section=section,
        tree=tuple(_tree(catalogue, cards, plan, around)),
        above=tuple(reader.ask(parent, [plan])) if parent else (),
        above_link=cards.of(parent).link if parent else None,
        below=tuple(reader.ask(plan, around.below)),
        more=_link_page(plan, around),
    )


def has_page_of_answers(around: AnsweringPlans) -> bool:
    """Whether those that answer a plan have a page of their own."""
    return len(around.below) > MOST_SHOWN


def _link_page(plan: PlanSummary, around: AnsweringPlans) -> Link | None:
    if not has_page_of_answers(around):
        return None
    words = f"Xem cả {quantity(len(around.below))} kế hoạch đáp lại, từng nơi"
    return Link(words, paths.answering(plan.id))


def _tree(
    catalogue: Catalogue, cards: Cards, plan: PlanSummary, around: AnsweringPlans
) -> Iterator[TreePlan]:
    line = [*reversed(around.above), plan]
    whole = {found.id for found in around.further} if len(around.further) <= _MOST_IN_TREE else {}

    def branch(found: PlanSummary, depth: int, *, is_open: bool) -> Iterator[TreePlan]:
        answers = [
            answer for answer in catalogue.plans_by_answered.get(found.id, ())
            if is_open and answer.id in whole
        ]  # fmt: skip
        further = 0 if answers else _count_below(catalogue, found, set(), is_open=is_open)
        card = cards.of(found)
        words = "kế hoạch này" if found is plan else card.title
        link = Link(f"{card.name}: {words}", card.path)
        yield TreePlan(link, card.period, depth, found is plan, further)
        for answer in answers:
            yield from branch(answer, depth + 1, is_open=True)

    for depth, found in enumerate(line):
        yield from branch(found, depth, is_open=False)
    for found in () if has_page_of_answers(around) else around.below:
        yield from branch(found, len(line), is_open=True)


def _count_below(catalogue: Catalogue, plan: PlanSummary, seen: set[str], *, is_open: bool) -> int:
    """How many plans stand below one that the tree leaves closed; none of those it passes."""
    if not is_open or plan.id in seen:
        return 0
    seen.add(plan.id)
    answers = catalogue.plans_by_answered.get(plan.id, ())
    return len(answers) + sum(
        _count_below(catalogue, answer, seen, is_open=True) for answer in answers
    )


class AnswerReader:
    """Compares the figures of plans with those of the plan above them."""

    def __init__(self, catalogue: Catalogue, cards: Cards, shelf: PartShelf) -> None:
        self._catalogue, self._cards, self._shelf = catalogue, cards, shelf

    def ask(self, above: PlanSummary, plans: Sequence[PlanSummary]) -> Iterator[AskedIndicator]:
        """What plans answer to each indicator of a plan, on the days on which that is so."""
        for name in dict.fromkeys(above.indicators) if plans else ():
            rows = [row for plan in (above, *plans) for row in self._list_words(plan, name)]
            for days, held in cut_by_days(rows, _days_of, self._catalogue.updated):
                if any(row.plan is above for row in held):  # else the target was dropped
                    yield self._compare(above, plans, name, held)._replace(
                        first=days.first, last=days.last
                    )

    def _compare(
        self,
        above: PlanSummary,
        plans: Sequence[PlanSummary],
        name: str,
        held: Sequence[_HeldFigure],
    ) -> AskedIndicator:
        indicator = self._catalogue.indicators[name]
        by_plan: dict[str, list[FigureFragment]] = defaultdict(list)
        for row in held:
            by_plan[row.plan.id].append(row.figure)
        asked = by_plan[above.id]
        answers = [
            (plan, answer_figures(indicator, asked, by_plan[plan.id], (above.year, plan.year)))
            for plan in plans
        ]
        few = len(plans) <= MOST_SHOWN
        return AskedIndicator(
            Link(indicator.name, paths.indicator(name)),
            join_words(asked),
            _place(above, asked),
            tuple((self._name(plan), _placed(plan, answer)) for plan, answer in answers)
            if few
            else (),
            () if few else tuple(_count([answer for _, answer in answers])),
        )

    def answers_of(self, above: PlanSummary, plan: PlanSummary) -> Iterator[OwnAnswer]:
        """What one plan answers to each indicator of the plan above, on which days."""
        for asked in self.ask(above, [plan]):
            for _, answer in asked.answers:
                yield OwnAnswer(asked.name, answer, asked.first, asked.last)

    def _list_words(self, plan: PlanSummary, name: str) -> Iterator[_HeldFigure]:
        """The figures of a plan by its own words and by those of decisions."""
        if name in plan.indicators:
            for figure in self._shelf.figures(plan.id, name):
                yield _HeldFigure(plan, figure)

    def _name(self, plan: PlanSummary) -> Link:
        return Link(self._catalogue.issuer_of(plan).short_name, paths.plan(plan.id))


def _days_of(row: _HeldFigure) -> CountedDays:
    """When words stand beside those of another plan: the last of them to the end, and after it."""
    return CountedDays(row.figure.first, "" if row.figure.is_latest else row.figure.last)


def _place(plan: PlanSummary, figures: Sequence[FigureFragment]) -> str:
    return f"{paths.plan(plan.id)}#{target_anchor(figures[0].number)}" if figures else ""


def _placed(plan: PlanSummary, answer: FigureAnswer) -> FigureAnswer:
    return answer._replace(place=f"{paths.plan(plan.id)}#{answer.place}" if answer.place else "")


def _count(answers: Sequence[FigureAnswer]) -> Iterator[OutcomeCount]:
    """Always in the same order, so that the drawings of several indicators can be compared."""
    found = Counter(answer.outcome for answer in answers)
    before = 0
    for outcome, word in OUTCOMES.items():
        count = found[outcome.value]
        if count:
            share = 100 / len(answers)
            yield OutcomeCount(
                outcome.value, word, count, round(before * share, 2), round(count * share, 2)
            )
            before += count
