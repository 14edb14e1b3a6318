"""What stands in parentheses beside a value: an earlier level, a later one, or only words."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from thidua.figures import lexicon
from thidua.figures.clauses import Aside, Clause
from thidua.figures.model import Baseline, Direction, Figure
from thidua.figures.tokens import Against, Due, Quantity
from thidua.figures.units import converted

_ACTUAL = re.compile(rf"\s*(?:{lexicon.ACTUAL})(?!\w)", re.IGNORECASE)
_ONLY_WHEN = re.compile(
    rf"\s*(?:cuối )?năm {lexicon.YEAR}(?: ?[:,]| là| đạt| có|(?= \d))", re.IGNORECASE
)


def is_earlier(figure: Figure, inside: Clause, words: str) -> bool:
    """Whether the value in parentheses is a level from before that of the figure.

    Args:
        figure: the one that the parentheses stand beside.
        inside: what is in the parentheses.
        words: the same as text.
    """
    if _ACTUAL.match(words):
        return True
    dues = [item for item in inside.items if isinstance(item, Due)]
    if not figure.by or len(dues) != 1 or len(inside.quantities()) != 1:
        return False
    return dues[0].by.date[:4] < figure.by.date[:4]


def is_of_any_year(figure: Figure, inside: Clause, words: str) -> bool:
    """Whether it is not sure if the value in parentheses is a result or a goal.

    Example: ``đạt 63,5% (năm 2024: 62,8%)``. Behind a change it is the level that is reached.

    Args:
        figure: the one that the parentheses stand beside.
        inside: what is in the parentheses.
        words: the same as text.
    """
    if figure.by or figure.direction in (Direction.INCREASE, Direction.DECREASE):
        return False
    return len(inside.quantities()) == 1 and bool(_ONLY_WHEN.match(words))


def level_compared_with(text: str, figure: Figure, aside: Aside, tail: Clause) -> Baseline | None:
    """The level that parentheses right behind a comparison tell: *so với năm 2025 (1.620 người)*.

    Args:
        text: the line.
        figure: the one that is compared.
        aside: the parentheses.
        tail: the words behind the value of the figure, with the parentheses among them.
    """
    against = [item for item in tail.items if isinstance(item, Against)]
    quantities = aside.inside.quantities()
    if not against or len(quantities) != 1 or figure.baseline is not against[-1].baseline:
        return None
    is_behind = against[-1].span[1] <= aside.span[0]
    if not is_behind or text[against[-1].span[1] : aside.span[0]].strip():
        return None
    (level,) = quantities
    is_alone = text[aside.inside.span[0] : level.span[0]].strip(" làđạt:") == ""
    if not is_alone or not isinstance(level.value, Decimal):
        return None
    value = converted(level.value, level.unit, figure.unit)
    words = text[against[-1].span[0] : aside.span[1]]
    return replace(figure.baseline, text=words, value=value)


def says_more(aside: Aside) -> bool:
    """Whether parentheses have a value or a comparison, not only words of the name."""
    return any(isinstance(item, (Quantity, Against)) for item in aside.inside.items)
