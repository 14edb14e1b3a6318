"""What stands in parentheses beside a value: an earlier level, a later one, or only words."""

from __future__ import annotations

import re

from thidua.figures import lexicon
from thidua.figures.clauses import Aside, Clause
from thidua.figures.model import Direction, Figure
from thidua.figures.tokens import Against, Due, Quantity

_EARLIER = re.compile(rf"\s*(?:{lexicon.EARLIER})(?!\w)", re.IGNORECASE)
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
    if _EARLIER.match(words):
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


def says_more(aside: Aside) -> bool:
    """Whether parentheses have a value or a comparison, not only words of the name."""
    return any(isinstance(item, (Quantity, Against)) for item in aside.inside.items)
