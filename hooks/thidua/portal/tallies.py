"""Counting targets by their states, beside what a report itself counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thidua.model.results import ReportedCount
from thidua.portal.result_states import Status
from thidua.portal.results import Reported


@dataclass(frozen=True)
class Tally:
    """Numbers of targets of a plan by the last review with results for them.

    Attributes:
        met: all figures are met.
        comparable: all figures are met, or one of them is not.
        running: the period has not ended yet.
        reported: some review speaks of them.
    """

    met: int
    comparable: int
    running: int
    reported: int


def tally(found: Iterable[Reported]) -> Tally:
    """Count targets; for each target, the last review with results for it decides."""
    states = [{entry.outcome.status for entry in same} for same in _group(found).values()]
    comparable = [state for state in states if Status.NOT_MET in state or state == {Status.MET}]
    met = [state for state in comparable if Status.NOT_MET not in state]
    running = [state for state in states if Status.ON_THE_WAY in state]
    return Tally(len(met), len(comparable), len(running), len(states))


def _group(found: Iterable[Reported]) -> dict[tuple[str, str], list[Reported]]:
    """The results of each target in the last review that has any for it.

    A target is known by its number: decisions may have changed its words between two reviews.
    """
    last: dict[tuple[str, str], list[Reported]] = {}
    for entry in found:
        if entry.adds:
            continue
        key = (entry.place, "" if entry.place else entry.target_text)
        if key in last and last[key][0].review is not entry.review:
            last[key] = []
        last.setdefault(key, []).append(entry)
    return last


def explain_count(
    count: ReportedCount, found: Sequence[Reported], targets: Sequence[str]
) -> tuple[str, ...]:
    """What the portal itself counts in the same review, and why the report counts otherwise.

    Args:
        count: that of the report.
        found: the results of the review.
        targets: the numbers of all targets of the plan.

    Returns:
        Sentences in Vietnamese.
    """
    own = tally(found)
    if own.running:
        return ("Giữa kỳ Cổng chưa xét đạt hay chưa đạt, nên không có số của Cổng để so.",)
    said = [f"Cổng tự so: {own.met}/{own.comparable} chỉ tiêu so được là đạt hoặc vượt."]
    if (count.met, count.total) == (own.met, own.comparable):
        return (*said, "Hai cách đếm khớp nhau.")
    said += _explain_difference(count, found, targets)
    return tuple(said) if len(said) > 1 else (*said, "Báo cáo không kể đã đếm những chỉ tiêu nào.")


def _explain_difference(
    count: ReportedCount, found: Sequence[Reported], targets: Sequence[str]
) -> Iterable[str]:
    states = {key: {entry.outcome.status for entry in same} for key, same in _group(found).items()}
    unclear = [
        place or "mục tiêu trong lời văn"
        for (place, _), state in states.items()
        if Status.NOT_MET not in state and state != {Status.MET}
    ]
    told = {place.partition(".")[0] for place, _ in states}
    missing = [number for number in targets if number not in told]
    if unclear:
        yield f"Chưa so được {len(unclear)}: {_listed(unclear)}."
    if missing:
        yield f"Không có kết quả của {len(missing)}: {_listed(missing)}."
    if count.total is not None and count.total != len(targets):
        yield f"Báo cáo đếm trên {count.total} chỉ tiêu, kế hoạch có {len(targets)}."


def _listed(places: Sequence[str]) -> str:
    numbers = [place for place in places if place[:1].isdigit()]
    words = [f"chỉ tiêu {', '.join(numbers)}"] if numbers else []
    return "; ".join([*words, *(place for place in places if not place[:1].isdigit())])
