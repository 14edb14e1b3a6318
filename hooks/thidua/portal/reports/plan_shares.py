"""Shares of the plan that a report tells, which are no values: *đạt 80,4% kế hoạch*."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from thidua.figures import lexicon
from thidua.figures.numerals import number
from thidua.foundation.patterns import compile_late
from thidua.portal.reports.report_reading import PlanShare
from thidua.portal.reports.report_wordings import FULFILS, GIVEN, NO_SHARE, PLAN
from thidua.portal.reports.sentence_cuts import (
    ESTIMATED,
    blank_out,
    cut_phrase,
    find_other_year,
    find_tail,
    list_clause_ends,
)

PERCENT = rf"(?P<number>{lexicon.NUMBER}) ?(?:%|phần trăm)"
_SHARE = compile_late(
    rf"(?:{FULFILS} )?{PERCENT}(?: so với| so)? (?:mức )?{PLAN}(?!\w){GIVEN}",
    re.IGNORECASE,
)
_EXCESS = compile_late(
    rf"(?:đạt và )?(?<!không )vượt(?: mức)?(?: (?:{PLAN})(?:[^,;.()\d]{{0,30}})?)?(?: là|:)? "
    rf"?{PERCENT}(?:(?: so với| so)?(?: mức)? {PLAN}(?!\w){GIVEN})?",
    re.IGNORECASE,
)
_SHORTFALL = compile_late(
    r"(?<!\w)(?:(?:giảm|thấp hơn|chưa đạt)(?: là|:)? ?(?=\d[\d.,]* ?(?:%|phần trăm) so)|"
    rf"(?:hụt|thiếu)(?: là|:)? ?)"
    rf"{PERCENT}(?: so với| so)?(?: mức)? {PLAN}(?!\w){GIVEN}",
    re.IGNORECASE,
)
_RAISED = compile_late(
    rf"(?<!\w)(?:tăng|cao hơn)(?: là|:)? ?{PERCENT}(?: so với| so)?(?: mức)? {PLAN}(?!\w)"
    rf"{GIVEN}",
    re.IGNORECASE,
)
_NO_SHARE = compile_late(rf"(?<!\w){NO_SHARE}(?!\w)", re.IGNORECASE)
_MORE_THAN = compile_late(r"(?<!\w)(?:trên|hơn)\s*$", re.IGNORECASE)
_HUNDRED = Decimal(100)


def take_shares(text: str, year: int | None) -> tuple[str, list[PlanShare]]:
    """A text without the shares of the plan in it, and these in printed order.

    Args:
        text: what a report says.
        year: of which it reports; None if that is not known.
    """
    shares: list[PlanShare] = []
    ends = list_clause_ends(text)
    for pattern in (_EXCESS, _RAISED, _SHORTFALL, _SHARE):
        for match in pattern.finditer(text):
            clause = bisect_right(ends, match.start())
            head = text[ends[clause - 1] if clause else 0 : match.start()]
            share = _share(match, clause, pattern, head)
            share = share._replace(tail=find_tail(text[match.end() :]))
            undone = share.undone or find_other_year(head, year)
            shares.append(share._replace(undone=undone))
        text = blank_out(pattern, text)
    return text, list(_cut_heads(sorted(shares, key=lambda share: share.start)))


def _cut_heads(shares: Sequence[PlanShare]) -> Iterator[PlanShare]:
    """The shares, each with the words before it that are not of the one before."""
    end = 0
    for share in shares:
        start = share.start - len(share.head)
        yield share._replace(head=share.head[max(0, end - start) :])
        end = share.start + len(share.words)


def _share(match: re.Match[str], clause: int, pattern: re.Pattern[str], head: str) -> PlanShare:
    printed, is_excess = match["number"], pattern is not _SHARE
    percent = number(printed)
    if pattern is _SHORTFALL:
        percent = _HUNDRED - percent
    elif is_excess:
        percent += _HUNDRED
    places = len(printed.partition(",")[2])
    phrase = cut_phrase(head)
    undone = _NO_SHARE.search(phrase) or (percent < _HUNDRED and _MORE_THAN.search(phrase))
    return PlanShare(
        percent, places, match.group().strip(), match.start(), clause, is_excess, head,
        undone.group().strip() if undone else "",
        ESTIMATED.search(f"{phrase}{match.group()}") is not None,
    )  # fmt: skip
