"""Whether a plan still holds when its kit is made, what became of it, and what is still due.

The kit knows no today: it goes by the day on which the record was last changed. What was over on
that day is over for ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.language.dates import Edtf
from thidua.language.vietnamese import lower_first, lower_opening
from thidua.model.decided import Effect
from thidua.model.plan import Deadline
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.published_plan import PublishedPlan
from thidua.portal.versions import FINAL, HeldState, find_last_day, is_halted
from thidua.site.pages.life_events import say_life

ENDED = "đã kết thúc"
_LIMIT = (
    r"(?i:((?:trước|chậm nhất|muộn nhất|không quá|đến hết|đến|hết|trong|vào)"
    r"(?:\s+(?:là|vào|đến|hết|trước))*))\s+"
)


def has_ended(published: PublishedPlan, summary: PlanSummary) -> bool:
    """Whether the campaign was over, or the plan held no longer, when the record last changed."""
    updated = published.plan.updated.isoformat()
    if any(not span.first and HeldState(span.state) in FINAL for span in summary.life):
        return True
    last = find_last_day(summary.life)
    return bool(summary.last_end and summary.last_end < updated) or bool(
        last and last < published.plan.updated
    )


def say_standing(published: PublishedPlan, summary: PlanSummary) -> str:
    """What became of a plan, and of which document took its place; empty if it holds as dated."""
    said = list(say_life(summary.life, summary.end, summary.updated))
    if said and summary.life and HeldState(summary.life[-1].state) is HeldState.REPLACED:
        by = _name_successor(published)
        said[-1] += f" bằng {by}" if by else ""
    if said:
        return ", ".join(said)
    return ENDED if has_ended(published, summary) else ""


def _name_successor(published: PublishedPlan) -> str:
    for made in published.dossier.changes:
        if made.change.effect is Effect.REPLACE and made.number:
            kind = published.references.type_by_id[made.doc_type].name
            return f"{lower_first(kind)} số {made.number}"
    number = published.plan.document.replaced_by
    return f"văn bản số {number}" if number else ""


def list_due(
    published: PublishedPlan, summary: PlanSummary, kind: str
) -> Iterator[tuple[Deadline, str]]:
    """What is still due, each with its sentence.

    Args:
        published: the plan.
        summary: the same in short.
        kind: what its type of document is called, in small letters.
    """
    if has_ended(published, summary):
        return
    for deadline in published.plan.deadlines:
        day = deadline.date.latest
        if day >= published.plan.updated and not is_halted(summary.life, deadline.date.earliest):
            yield deadline, say_deadline(deadline, kind)


def say_deadline(deadline: Deadline, kind: str) -> str:
    """The limit as printed, before the day or up to it; the printed words where it is not clear."""
    limit = re.search(_LIMIT + _date_pattern(deadline.date), deadline.text)
    if not limit:
        return f"Về thời hạn, {kind} ghi: “{deadline.text.strip(' .;')}”."
    word = " ".join(limit[1].lower().split())
    return f"{word[:1].upper()}{word[1:]} {deadline.date.within_words()}, {_say_duty(deadline)}."


def _date_pattern(date: Edtf) -> str:
    if date.day:
        return rf"(?:ngày\s+)?0?{date.day}(?:\s*[/.-]\s*|\s+tháng\s+)0?{date.month}(?!\d)"
    if date.month:
        return rf"(?:tháng\s+)?0?{date.month}(?:\s*[/.-]\s*|\s+năm\s+){date.year}"
    return rf"(?:năm\s+)?{date.year}(?!\d)"


def _say_duty(deadline: Deadline) -> str:
    """What is due and where it goes, as one would say it."""
    what, to = lower_opening(deadline.what.strip(" .;")), (deadline.to or "").strip(" .;")
    if not to or to in what:
        return what
    if " về để " in what:
        return what.replace(" về để ", f" về {to} để ", 1)
    if what.startswith(("gửi", "nộp", "báo cáo", "chuyển")):
        head, purpose, tail = what.partition(" để ")
        return f"{head} về {to}{purpose}{tail}"
    return f"{what}, gửi về {to}"
