"""Reading by which days something is due from the paragraphs that say so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from thidua.authoring.drafting.entries import OutlineEntry
from thidua.authoring.drafting.spans import DAY, FROM_TO, is_in_span, make_date
from thidua.authoring.passages import shorten
from thidua.authoring.records import DraftedDeadline
from thidua.authoring.values import Certainty, DraftedDoubt, DraftedValue

_DUE = re.compile(
    rf"(?:chậm nhất|muộn nhất|trước|đến hết|đến|hoàn thành trong)(?: là)?(?: vào)?\s+{DAY}"
)
_AND_DUE = re.compile(
    rf"(?:\s+(?:đối với|cho)\s[^.;,\d]{{1,40}}?|\s*\([^()]{{1,40}}\))?,?\s+và\s+"
    rf"(?:(?:chậm nhất|muộn nhất|trước)\s+)?{DAY}(?=\s*(?:$|[.,;:(]|/\.)|"
    r"\s+(?:hằng|hàng|đối với|cho|của|năm|để|về|theo)\b)"
)
"""Behind a deadline, a second one: *trước ngày 20/6 và 10/12/2026*."""


def list_deadlines(entry: OutlineEntry) -> Iterator[DraftedDeadline]:
    """List the deadlines in a paragraph, each with its clause."""
    for match, words in _list_due_clauses(entry):
        clause = words.strip(" ./")
        for day in _list_due_days(match):
            yield DraftedDeadline(
                date=DraftedValue(day, entry.place),
                what=DraftedValue(clause, entry.place, Certainty.DOUBTFUL),
                text=DraftedValue(clause, entry.place),
            )


def _list_due_clauses(entry: OutlineEntry) -> Iterator[tuple[re.Match[str], str]]:
    """List the days by which something is due, each with its clause."""
    for match in _DUE.finditer(entry.text):
        start = max(entry.text.rfind(mark, 0, match.start()) for mark in (". ", "; "))
        stops = [at for mark in (".", ";") if (at := entry.text.find(mark, match.end())) >= 0]
        words = entry.text[start + 2 if start >= 0 else 0 : min(stops, default=len(entry.text))]
        if not (FROM_TO.search(words) or is_in_span(entry.text, match.start())):
            yield match, words


def _list_due_days(match: re.Match[str]) -> list[str]:
    """The day of a deadline and that of a second one behind it, whose year may be that of both."""
    second = _AND_DUE.match(match.string, match.end())
    year = match[3] or (second[3] if second else None)
    days = [make_date(match[1], match[2], year)]
    if second and not _DUE.search(second[0]):  # else it is found by itself
        days.append(make_date(second[1], second[2], second[3] or year))
    return [day for day in days if day]


def doubt_days_without_year(entries: Iterable[OutlineEntry]) -> Iterator[DraftedDoubt]:
    """Tell of days by which something is due each year, or in a year that is not printed."""
    for entry in entries:
        for match, words in _list_due_clauses(entry):
            if match[2] and not _list_due_days(match):
                clause = shorten(words.strip(" ./"))
                why = f"Hạn trong câu “{clause}” không in năm nên chưa ghi. Cần thì thêm từng năm."
                yield DraftedDoubt(("deadlines",), why)
