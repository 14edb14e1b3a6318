"""What changes in reports on results is told result by result, and proposed for the history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from thidua.changes.history import find_untold
from thidua.changes.naming import IdentifierNames
from thidua.changes.records import RecordComparison, Side
from thidua.changes.report import Fate, PlanChange, ReviewChange, Words
from thidua.changes.reviews import compare_reviews
from thidua.model.results import Result, Review
from thidua.portal.result_outcomes import ResultOutcome
from thidua.portal.result_states import Status
from thidua.portal.results import Reported

COMPARISON = RecordComparison(Side(IdentifierNames()), Side(IdentifierNames()))
MET = ResultOutcome(Status.MET, percent=Decimal("103.27"))
WHOLE = ResultOutcome(Status.MET, percent=Decimal(110))
OPEN = ResultOutcome(Status.NOT_COMPARABLE, "khác đơn vị")
NAME = "Sơ kết 30/6/2026: Báo cáo số 5"
FIRST: dict[str, Any] = {
    "kind": "interim",
    "date": "2026-06-30",
    "source": {"text": "Báo cáo số 5"},
}


def _review(*results: dict[str, Any], **facts: Any) -> Review:
    return Review.model_validate(FIRST | facts | {"results": results})


def _reported(review: Review, *outcomes: ResultOutcome) -> list[Reported]:
    """All results of a review, each with these outcomes."""
    return [
        Reported(review, result, str(result.target or ""), "", None, None, None, outcome)
        for result in review.results for outcome in outcomes or (MET,)
    ]  # fmt: skip


def _one(text: str, target: str | None = "1", **more: Any) -> dict[str, Any]:
    return {"text": text} | ({"target": target} if target else {"goal": "Mục tiêu A"}) | more


def _said(words: Words) -> str:
    return " ".join(piece.text for piece in words)


def _rows(change: ReviewChange) -> list[str]:
    """A change of a review in one row, and its results in one each."""
    rows = [f"{change.fate.value} {change.name}"]
    for result in change.results:
        outcomes = [", ".join(said) for said in (result.outcomes_before, result.outcomes_after)]
        words = f"{_said(result.before)} → {_said(result.after)}"
        rows.append(f"{result.about}: {words}; {' → '.join(outcomes)}; {result.in_both}")
        rows += [f"  {one.what}" for one in result.others]
    return [
        *rows,
        *(f"{one.what}: {_said(one.before)} → {_said(one.after)}" for one in change.others),
    ]


OLD = _review(_one("1 tấn"))


@pytest.mark.parametrize(
    ("before", "after", "rows", "history"),
    [([], [], [], []), (_reported(OLD), _reported(OLD), [], []),
     ([], _reported(OLD), [f"thêm {NAME}", "Chỉ tiêu 1:  → 1 tấn;  → Đạt (103,3%); False"],
      [f"reported {NAME}"]),
     (_reported(OLD), [], [f"bỏ {NAME}", "Chỉ tiêu 1: 1 tấn → ; Đạt (103,3%) → ; False"],
      [f"corrected {NAME}, Chỉ tiêu 1 | 1 tấn"]),
     (_reported(OLD), _reported(_review(_one("2 tấn"))),
      [f"sửa {NAME}", "Chỉ tiêu 1: 1 tấn → 2 tấn;  → ; True"],
      [f"corrected {NAME}, Chỉ tiêu 1 | 1 tấn | 2 tấn"]),
     (_reported(OLD), _reported(_review(_one("1 tấn"), _one("3 ha", "2.1"))),
      [f"sửa {NAME}", "Chỉ tiêu 2.1:  → 3 ha;  → Đạt (103,3%); False"],
      [f"corrected {NAME}, Chỉ tiêu 2.1 | 3 ha"]),
     (_reported(_review(_one("1 tấn"), _one("3 ha", None))), _reported(OLD),
      [f"sửa {NAME}", "Mục tiêu trong lời văn: 3 ha → ; Đạt (103,3%) → ; False"],
      [f"corrected {NAME}, Mục tiêu trong lời văn | 3 ha"]),
     (_reported(OLD), _reported(OLD, OPEN),
      [f"sửa {NAME}", "Chỉ tiêu 1:  → 1 tấn; Đạt (103,3%) → Chưa so sánh được: khác đơn vị; True"],
      []),
     (_reported(OLD, MET, MET), _reported(OLD, MET, WHOLE),
      [f"sửa {NAME}",
       "Chỉ tiêu 1:  → 1 tấn; Đạt (103,3%), Đạt (103,3%) → Đạt (103,3%), Đạt (110%); True"], []),
     (_reported(OLD), _reported(_review(_one("1 tấn", note="Số ước."))),
      [f"sửa {NAME}", "Chỉ tiêu 1:  → 1 tấn;  → ; True", "  Chú thích"], []),
     (_reported(_review(_one("a"), _one("b"))), _reported(_review(_one("a"), _one("c"))),
      [f"sửa {NAME}", "Chỉ tiêu 1: b → c;  → ; True"],
      [f"corrected {NAME}, Chỉ tiêu 1 | b | c"]),
     (_reported(OLD), _reported(_review(_one("1 tấn"), note="Lời.")),
      [f"sửa {NAME}", "Chú thích:  → Lời."], [f"corrected {NAME}, Chú thích | Lời."]),
     (_reported(OLD), _reported(_review(_one("1 tấn"), kind="final")),
      [f"thêm {NAME.replace('Sơ kết', 'Tổng kết')}",
       "Chỉ tiêu 1:  → 1 tấn;  → Đạt (103,3%); False",
       f"bỏ {NAME}", "Chỉ tiêu 1: 1 tấn → ; Đạt (103,3%) → ; False"],
      [f"reported {NAME.replace('Sơ kết', 'Tổng kết')}",
       f"corrected {NAME}, Chỉ tiêu 1 | 1 tấn"]),
     ([*_reported(OLD), *_reported(_review(_one("9")))], _reported(OLD),
      [f"bỏ {NAME}", "Chỉ tiêu 1: 9 → ; Đạt (103,3%) → ; False"],
      [f"corrected {NAME}, Chỉ tiêu 1 | 9"])],
)  # fmt: skip
def test_results_of_two_states_are_compared(
    before: Sequence[Reported], after: Sequence[Reported], rows: list[str], history: list[str]
) -> None:
    """By review, target and turn; the history gets what was printed and is no more, or is new."""
    changes = compare_reviews(before, after, COMPARISON)
    assert [row for change in changes for row in _rows(change)] == rows
    plan: Any = type("Plan", (), {"id": "a", "history": (), "document": None})()
    seen = PlanChange("a", "", "", Fate.UNKNOWN, reviews=changes)
    untold = find_untold(seen, plan, plan, date(2026, 7, 1))
    entries = untold.entries if untold else ()
    assert [
        " | ".join(filter(None, (f"{one.kind.value} {one.what}", one.before, one.after)))
        for one in entries
    ] == history


def test_outcomes_count_only_where_indicators_are_known_in_both_states() -> None:
    unlinked = replace(COMPARISON, is_linked=False)
    assert compare_reviews(_reported(OLD), _reported(OLD, OPEN), unlinked) == ()
    (change,) = compare_reviews([], _reported(OLD), unlinked)
    assert change.results[0].outcomes_after == ()


def test_a_result_is_told_by_what_it_is_about() -> None:
    """Two results of one target stay two, whatever stands between them."""
    review = _review(_one("a"), _one("b", "2"), _one("c"))
    less = _review(_one("a"), _one("b", "2"))
    (change,) = compare_reviews(_reported(review), _reported(less), COMPARISON)
    assert _rows(change)[1:] == ["Chỉ tiêu 1: c → ; Đạt (103,3%) → ; False"]
    assert Result.model_validate(_one("a")).target is not None
