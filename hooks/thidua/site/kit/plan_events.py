"""Everything of a plan that has a date, as events of its calendar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from thidua.kit.calendar import KitEvent
from thidua.kit.shortening import shorten_title
from thidua.language.dates import Edtf
from thidua.language.vietnamese import lower_first
from thidua.model import paths
from thidua.model.labels import REVIEWS, day
from thidua.model.short_codes import make_short_code
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.published_plan import PublishedPlan
from thidua.portal.versions import find_last_day, is_called_off, is_halted
from thidua.site.kit.news import list_reviews
from thidua.site.pages.life_events import say_life

_LONGEST_TITLE = 110
_STANDS = ("xet-", "dip-")
"""Keys of events that a later decision does not call off."""


def list_events(published: PublishedPlan, summary: PlanSummary) -> Iterator[KitEvent]:
    """Deadlines, the time of the campaign, phases, occasions and reviews, in this order."""
    events = _PlanEvents(published, summary)
    plan = published.plan
    for deadline in plan.deadlines:
        title = f"Hạn: {deadline.what} ({published.issuer.short_name}, {summary.year})"
        key, due = events.name("han", deadline.date, deadline.text), deadline.date
        yield events.make(key, title, due, due, deadline.text, is_due=True)
    yield from _list_period(published, summary, events)
    for phase in plan.phases:
        if phase.start or phase.end:
            began, ended = phase.start or phase.end, phase.end or phase.start
            assert began and ended
            key = events.name("dot", phase.text)
            yield events.make(key, phase.name, began, ended, phase.text)
    for occasion in plan.occasions:
        when = occasion.date or occasion.to
        if when and when.day is not None:
            key = events.name("dip", when, occasion.name)
            yield events.make(key, occasion.name, when, when, occasion.text)
    for review in list_reviews(published):
        key, when = events.name("xet", review.date, review.kind.value), review.date
        title = f"Báo cáo {lower_first(REVIEWS[review.kind])}: {events.short_title}"
        yield events.make(key, title, when, when, review.source.text)


def _list_period(
    published: PublishedPlan, summary: PlanSummary, events: _PlanEvents
) -> Iterator[KitEvent]:
    """When the campaign begins and ends, as printed and as later decisions have it."""
    period = published.plan.period
    if period and period.start:
        is_same = period.start == period.end
        title = f"{'Thời gian thi đua' if is_same else 'Bắt đầu thi đua'}: {events.short_title}"
        yield events.make("bat-dau", title, period.start, period.start, period.text)
    if period and period.end and period.end != period.start:
        is_last = summary.last_end in ("", summary.end)
        ends = "Kết thúc thi đua" if is_last else "Kết thúc thi đua (theo kế hoạch khi ban hành)"
        title = f"{ends}: {events.short_title}"
        yield events.make("ket-thuc", title, period.end, period.end, period.text, is_due=is_last)
    if summary.last_end and summary.last_end != summary.end:
        last = Edtf.parse(summary.last_end)
        title = f"Kết thúc thi đua (theo quyết định sau này): {events.short_title}"
        yield events.make("gia-han", title, last, last, "", is_due=True)


class _PlanEvents:
    """Makes the events of a plan.

    Attributes:
        short_title: the title of the plan as events are called; the whole one stands in them.
    """

    def __init__(self, published: PublishedPlan, summary: PlanSummary) -> None:
        self._summary, self._updated = summary, published.plan.updated
        self._address = published.base + paths.plan(summary.id)
        self._host = urlsplit(published.base).hostname
        self._name = f"{published.issuer.short_name}: {summary.title}"
        self._given: Counter[str] = Counter()
        self.short_title = shorten_title(summary.title, _LONGEST_TITLE)

    def name(self, kind: str, *printed: object) -> str:
        """A key that stays when others are put before it: by the day and the words as printed."""
        key = f"{kind}-{make_short_code(' '.join(map(str, printed)))}"
        self._given[key] += 1
        return key if self._given[key] == 1 else f"{key}-{self._given[key]}"

    def make(
        self, key: str, title: str, first: Edtf, last: Edtf, text: str, *, is_due: bool = False
    ) -> KitEvent:
        """An event; what is known to a month or a year spans all of it, and nobody is warned."""
        summary = self._summary
        is_sure = first.day is not None and last.day is not None
        if is_called_off(summary.life, first.earliest) and not key.startswith(_STANDS):
            title, is_due = f"Không còn áp dụng: {title}", False
            over = find_last_day(summary.life)
            life = ", ".join(say_life(summary.life, summary.end, summary.updated))
            ended = f"chỉ có hiệu lực đến hết ngày {day(over)}" if over else life
            text = f"{text} (Kế hoạch {ended}.)".strip()
        elif is_halted(summary.life, first.earliest) and not key.startswith(_STANDS):
            title, is_due = f"Đang tạm dừng: {title}", False
            life = ", ".join(say_life(summary.life, summary.end, summary.updated))
            text = f"{text} (Phong trào {life}.)".strip()
        told = text if is_sure else f"{text} (Bản gốc không ghi rõ ngày: {last.in_words()}.)"
        return KitEvent(
            f"{summary.id}-{key}@{self._host}",
            title if is_sure else f"{title} ({last.in_words()})",
            first.earliest,
            last.latest,
            f"{told}\n{self._name}",
            self._address,
            self._updated,
            is_due and is_sure,
        )
