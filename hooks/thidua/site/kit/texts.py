"""What of a plan is told in words and in calendars; kept with its parts."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from pydantic_core import from_json, to_json

from thidua.kit.announcing import Announcement, compose_announcements
from thidua.kit.calendar import KitEvent, write_event
from thidua.kit.ready_texts import (
    PlanWords,
    cite_officially,
    cite_on_the_web,
    count_sms_parts,
    measure_sms,
    write_long_post,
    write_short_post,
    write_sms,
)
from thidua.language.dates import Edtf
from thidua.language.spoken.sentences import Speaker
from thidua.language.vietnamese import lower_first
from thidua.model import paths
from thidua.model.kit_forms import ANNOUNCED
from thidua.model.labels import REVIEWS, day
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.published_plan import PublishedPlan
from thidua.portal.versions import find_last_day, is_called_off
from thidua.site.kit.news import list_reviews
from thidua.site.kit.passages import list_passages
from thidua.site.kit.plan_standing import list_due, say_standing
from thidua.site.kit.told import ToldPlan
from thidua.site.pages.life import say_life

_FULL = 50
"""Seconds that a minute of a text must have at least."""
_STANDS = ("xet-", "dip-")
"""Keys of events that a later decision does not call off."""


class ReadyText(NamedTuple):
    """A text to be copied.

    Attributes:
        key: by which the page knows it.
        title: what it is for.
        text: itself.
        note: its length, or what is missing in it; may be empty.
    """

    key: str
    title: str
    text: str
    note: str


class SpokenText(NamedTuple):
    """A loudspeaker text as its page shows it.

    Attributes:
        unsure: words that are not sure, each with the reason.
    """

    minutes: int
    text: str
    syllables: int
    quickest: int
    slowest: int
    unsure: tuple[tuple[str, str], ...]

    @property
    def title(self) -> str:
        """Its length: the one meant, or the real one where the plan has too few words."""
        if self.slowest >= self.minutes * _FULL:
            return f"{self.minutes} phút"
        return f"Khoảng {round((self.quickest + self.slowest) / 20) * 10} giây"


class PlanTexts(NamedTuple):
    """What is told of a plan.

    Attributes:
        announced: loudspeaker texts, the shortest first.
        ready: texts to be copied.
        events: of its calendar, written.
    """

    announced: tuple[SpokenText, ...]
    ready: tuple[ReadyText, ...]
    events: tuple[str, ...]


def pack_texts(texts: PlanTexts) -> bytes:
    """Texts as bytes; :func:`unpack_texts` reads them."""
    return zlib.compress(to_json(texts), 1)


def unpack_texts(packed: bytes) -> PlanTexts:
    """What :func:`pack_texts` was given."""
    announced, ready, events = from_json(zlib.decompress(packed))
    spoken = [SpokenText._make(text) for text in announced]
    return PlanTexts(
        tuple(
            text._replace(unsure=tuple((words, why) for words, why in text.unsure))
            for text in spoken
        ),
        tuple(map(ReadyText._make, ready)),
        tuple(events),
    )


def tell_in_words(published: PublishedPlan, summary: PlanSummary, told: ToldPlan) -> PlanTexts:
    """Everything that is told of a plan in words.

    Args:
        published: the plan.
        summary: the same in short.
        told: what its kit tells.
    """
    speaker = _make_speaker(tuple(published.references.lexicon.readings.items()))
    passages = list(list_passages(published, summary, told))
    announced = compose_announcements(passages, ANNOUNCED, speaker)
    return PlanTexts(
        tuple(map(_show, announced)),
        tuple(_list_ready(_make_words(published, summary, told), summary)),
        tuple(write_event(event).decode() for event in _list_events(published, summary)),
    )


@lru_cache(maxsize=4)
def _make_speaker(readings: tuple[tuple[str, tuple[str, ...]], ...]) -> Speaker:
    return Speaker(dict(readings))


def _show(found: Announcement) -> SpokenText:
    unsure = tuple((doubt.words, doubt.why) for doubt in found.unsure)
    return SpokenText(found.minutes, found.text, found.syllables, *found.seconds, unsure)


def _make_words(published: PublishedPlan, summary: PlanSummary, told: ToldPlan) -> PlanWords:
    page = paths.plan(summary.id)
    figures = tuple((told.name_figure(figure), figure.value) for figure in told.highlights)
    return PlanWords(
        title=told.title,
        kind=told.kind,
        number=told.number,
        issued=published.plan.document.issued,
        issuer=told.issuer,
        issuer_name=published.issuer.short_name,
        theme=told.theme,
        period=told.period,
        life=say_standing(published, summary),
        figures=figures,
        portal=published.references.identity.record.name,
        address=published.base + page,
        short=published.base + paths.short(page),
        year=summary.year,
        due=tuple(words for _, words in list_due(published, summary, told.kind.lower())),
    )


def _list_ready(words: PlanWords, summary: PlanSummary) -> Iterator[ReadyText]:
    short, long, sms = write_short_post(words), write_long_post(words), write_sms(words)
    yield ReadyText("ngan", "Zalo, Facebook – bản ngắn", short, f"{len(short)} ký tự")
    yield ReadyText("dai", "Zalo, Facebook – bản dài", long, f"{len(long)} ký tự")
    parts = count_sms_parts(sms)
    yield ReadyText(
        "tin-nhan", "Tin nhắn SMS", sms, f"{measure_sms(sms)} ký tự không dấu, {parts} tin"
    )
    blank = "" if words.number else "Bản gốc không ghi số, nên câu viện dẫn không có số."
    official = cite_officially(words)
    yield ReadyText("vien-dan", "Viện dẫn trong văn bản (Nghị định 30/2020)", official, blank)
    web = cite_on_the_web(words, day(summary.updated))
    yield ReadyText("tham-khao", "Dẫn nguồn trên web", web, "")


def _list_events(published: PublishedPlan, summary: PlanSummary) -> Iterator[KitEvent]:
    """Everything of a plan that has a date; what is known to a month or a year spans all of it."""
    plan, address = published.plan, published.base + paths.plan(summary.id)
    host = urlsplit(published.base).hostname
    issuer = published.issuer.short_name
    name = f"{issuer}: {summary.title}"
    over, life = find_last_day(summary.life), ", ".join(say_life(summary.life, summary.end))

    def event(
        key: str, title: str, first: Edtf, last: Edtf, text: str, *, is_due: bool
    ) -> KitEvent:
        is_sure = first.day is not None and last.day is not None
        if is_called_off(summary.life, first.earliest) and not key.startswith(_STANDS):
            title, is_due = f"Không còn áp dụng: {title}", False
            ended = f"chỉ có hiệu lực đến hết ngày {day(over)}" if over else life
            text = f"{text} (Kế hoạch {ended}.)".strip()
        told = text if is_sure else f"{text} (Bản gốc không ghi rõ ngày: {last.in_words()}.)"
        return KitEvent(
            f"{summary.id}-{key}@{host}", title if is_sure else f"{title} ({last.in_words()})",
            first.earliest, last.latest, f"{told}\n{name}", address, plan.updated,
            is_due and is_sure,
        )  # fmt: skip

    for place, deadline in enumerate(plan.deadlines, 1):
        title = f"Hạn: {deadline.what} ({issuer}, {summary.year})"
        yield event(f"han-{place}", title, deadline.date, deadline.date,
                    deadline.text, is_due=True)  # fmt: skip
    period = plan.period
    if period and period.start:
        is_same = period.start == period.end
        title = "Thời gian thi đua" if is_same else "Bắt đầu thi đua"
        yield event("bat-dau", f"{title}: {summary.title}", period.start, period.start, period.text,
                    is_due=False)  # fmt: skip
    if period and period.end and period.end != period.start:
        is_last = summary.last_end in ("", summary.end)
        ends = "Kết thúc thi đua" if is_last else "Kết thúc thi đua (theo kế hoạch khi ban hành)"
        yield event("ket-thuc", f"{ends}: {summary.title}", period.end, period.end, period.text,
                    is_due=is_last)  # fmt: skip
    if summary.last_end and summary.last_end != summary.end:
        last = Edtf.parse(summary.last_end)
        yield event("gia-han", f"Kết thúc thi đua (theo quyết định sau này): {summary.title}",
                    last, last, "", is_due=True)  # fmt: skip
    for place, phase in enumerate(plan.phases, 1):
        if phase.start or phase.end:
            began, ended = phase.start or phase.end, phase.end or phase.start
            assert began and ended
            yield event(f"dot-{place}", phase.name, began, ended, phase.text, is_due=False)
    for place, occasion in enumerate(plan.occasions, 1):
        when = occasion.date or occasion.to
        if when and when.day is not None:
            yield event(f"dip-{place}", occasion.name, when, when, occasion.text, is_due=False)
    for place, review in enumerate(list_reviews(published), 1):
        yield event(f"xet-{place}", f"Báo cáo {lower_first(REVIEWS[review.kind])}: {summary.title}",
                    review.date, review.date, review.source.text, is_due=False)  # fmt: skip
