"""Comparing a plan with its originals, both ways.

Every line of the plan is found in the principal original, and every word of that is found in the
plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from thidua.attachments.comparison.exact import ExactComparison
from thidua.attachments.comparison.model import Fidelity
from thidua.attachments.comparison.principal import principal_of
from thidua.attachments.comparison.quotes import quotes
from thidua.attachments.comparison.recognised import RecognisedComparison
from thidua.attachments.comparison.words import Words
from thidua.attachments.text.model import Manuscript
from thidua.model.plan import Plan
from thidua.model.printed import PrintedPassage

_LEAST_WORDS = 20


def can_be_compared(manuscript: Manuscript) -> bool:
    """Whether a file has the text of its pages, and not only a digital stamp on scanned pages."""
    wanted = _LEAST_WORDS * (manuscript.pages or 0)
    counts = accumulate(len(paragraph.text.split()) for paragraph in manuscript.paragraphs)
    return any(count > wanted for count in counts)


def check(
    plan: Plan,
    printed: Iterable[PrintedPassage],
    originals: Sequence[Words],
    unreadable: Sequence[str] = (),
) -> Fidelity:
    """Compare all that a plan quotes with its originals, and its principal original with it.

    Args:
        plan: the plan.
        printed: its printed passages.
        originals: the words of its readable files, in the order of its attachments.
        unreadable: files that should have text, but cannot be read.

    Returns:
        The verdicts, with details of what differs and of what is left out.
    """
    principal = principal_of(plan, originals)
    if principal is None:
        return Fidelity(unreadable=tuple(unreadable))
    others = [words for words in originals if words is not principal]
    lines = list(quotes(plan, printed))
    comparison = RecognisedComparison if principal.recognised else ExactComparison
    return comparison(plan, lines, principal, others, tuple(unreadable)).result()
